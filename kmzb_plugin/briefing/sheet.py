"""One sheet: a layout template filled with what is known of a unit or a threat.

A template is an ordinary QGIS layout that a unit may change. Its texts show layout variables (`[% @kmzb_unit %]`);
its tables, pictures, maps and legends are found by their item ids (`parts`). What a template leaves out is left out.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpressionContextUtils,
    QgsLayoutItemLabel,
    QgsLayoutItemPicture,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsTextFormat,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QRectF, Qt

from ..text import UserError, tr
from .map_frames import fill_maps, ground_of, map_sizes, read_maps
from .month_wording import contents_rows
from .parts import CONTENTS_TABLE, PARTS, PREFIX, UNIT_MARK, Filling, parts_of
from .subject import Subject
from .tables import fill_flowing, fill_table, find_table, flow, flows, measure, overflow, pixels, sections
from .templates import SECTION, Template, sheet_titles, unit_mark
from .words import Row

TASKS = "tasks_table"
TASK_ROW_MM = 8.0
TASK_HEAD_MM = 5.0
_WRAPPED = int(getattr(Qt.TextFlag.TextWordWrap, "value", Qt.TextFlag.TextWordWrap))  # a number in Qt 5, no more in 6
LONGEST = 20_000  # letters: no page has room for more, and measuring takes its time
SMALLER = (1.0, 0.9, 0.8, 0.7)

Result = TypeVar("Result")


class OnMain(Protocol):
    """Does some work where QGIS does it, on its main thread, and returns what the work returns."""

    def __call__(self, work: Callable[[], Result], /) -> Result:
        """What `work` returns; raises what it raises."""


def at_once(work: Callable[[], Result], /) -> Result:
    """For who is on the main thread."""
    return work()


class Sheet:
    """A filled layout and the project that owns it: both must be kept while it is exported.

    `notices` are sentences about the template: a picture that is missing, a table that has no room. On the main thread.
    """

    def __init__(self, crs: str, author: str) -> None:
        self.project = QgsProject()
        self.project.setCrs(QgsCoordinateReferenceSystem(crs))
        self.layout = QgsPrintLayout(self.project)
        self.author = author
        self.notices: list[str] = []
        self._flowing: list[tuple[Any, int]] = []

    def load(self, template: Template, title: str) -> None:
        """The empty template. Raises UserError where QGIS cannot read it."""
        metadata = self.project.metadata()
        metadata.setTitle(title)
        metadata.setAuthor(self.author)
        self.project.setMetadata(metadata)
        _, loaded = self.layout.loadFromTemplate(template.document, QgsReadWriteContext())
        if not loaded:
            raise UserError(tr("The template could not be loaded. Choose a layout template that QGIS saved (.qpt)."))
        self.layout.setName(title)
        self.project.layoutManager().addLayout(self.layout)

    def fill(self, texts: dict[str, str], fillings: list[Filling]) -> None:
        """Texts and pictures; the maps are there already."""
        for name, text in texts.items():
            QgsExpressionContextUtils.setLayoutVariable(self.layout, PREFIX + name, text)
        self.notices += _check_pictures(self.layout)
        _fill_pictures(self.layout, fillings)
        _fill_mark(self.layout)

    def fill_table(self, name: str, rows: Sequence[Row]) -> None:
        """Fills the table of that id, where the template has it."""
        table = find_table(self.layout, name)
        if table is None:
            return
        if name == TASKS:  # as many empty lines as the frame has room for
            line = TASK_ROW_MM + 2 * table.cellMargin() + table.gridStrokeWidth()
            rows = rows[: 1 + max(1, int((table.frame(0).rect().height() - TASK_HEAD_MM) // line))]
        if flows(table):
            self._flowing.append((table, fill_flowing(table, rows)))
            return
        fill_table(table, rows, TASK_ROW_MM if name == TASKS else None)
        if overflow(table):
            self.notices.append(
                tr("The table «{name}» has no room for all of its rows: make its frame higher.").format(name=name)
            )

    def flow(self) -> None:
        """Makes room for the tables that go on, and then fills the contents, which know the pages."""
        flow(self.layout, self._flowing)
        contents = find_table(self.layout, CONTENTS_TABLE)
        if contents is not None:
            self.layout.refresh()
            fill_table(contents, contents_rows(sections(self.layout, SECTION)))

    def settle(self) -> None:
        """The last look at every item, now that all of them are filled."""
        _fit_labels(self.layout)
        self.layout.refresh()

    def close(self) -> None:
        """Lets go of the files that its maps are drawn from; the sheet is not usable afterwards."""
        if not sip.isdeleted(self.project):
            self.project.clear()
            sip.delete(self.project)  # here, and not on the thread that forgets it last


def make_sheet(
    subject: Subject,
    template: Template,
    folder: Path,
    on_main: OnMain = at_once,
    pause: Callable[[], None] = lambda: None,
) -> Sheet:
    """Fills the template in a project of its own; `folder` holds the density raster until the sheet is exported.

    What is read and counted is done where the caller is, the rest on the main thread, in pieces that let the window
    breathe. `pause` is called between them and may raise, so that a cancel is heard.
    """
    fillings = [PARTS[name].fill(subject) for name in parts_of(set(template.texts), set(template.items))]
    items = set(template.items)
    read_maps(subject, items)
    texts = {name: text for filling in fillings for name, text in filling.texts.items()}
    kind = sheet_titles().get(template.sheet, template.sheet)
    texts["kind"] = f"{kind} · {subject.source.handling}" if subject.source.handling else kind
    info = subject.source.info
    sheet = on_main(lambda: Sheet(info.crs, info.garrison))
    try:
        pause()
        on_main(lambda: sheet.load(template, _title(subject, kind, texts)))
        pause()
        sizes = on_main(lambda: map_sizes(sheet.layout, items))
        ground = ground_of(subject, sizes, folder)
        pause()
        texts["density"] = on_main(lambda: fill_maps(sheet.layout, sheet.project, subject, sizes, items, ground))
        pause()
        on_main(lambda: sheet.fill(texts, fillings))
        for filling in fillings:
            for name, rows in filling.tables.items():
                pause()
                on_main(partial(sheet.fill_table, name, rows))
        on_main(sheet.flow)
        pause()
        on_main(sheet.settle)
        pause()
    except BaseException:
        on_main(sheet.close)
        raise
    return sheet


def _title(subject: Subject, kind: str, texts: dict[str, str]) -> str:
    """For the title of the file; it names the unit, and a threat by its number alone."""
    about = subject.threat.number if subject.threat else texts.get("period", "")
    return ", ".join(part for part in (subject.unit.name, kind, about) if part)


def _fill_pictures(layout: QgsPrintLayout, fillings: list[Filling]) -> None:
    for filling in fillings:
        for name, svg in filling.pictures.items():
            item = layout.itemById(name)
            if isinstance(item, QgsLayoutItemPicture):
                path = "base64:" + base64.b64encode(svg.encode()).decode()
                item.setPicturePath(path, QgsLayoutItemPicture.Format.FormatSVG)


def _fill_mark(layout: QgsPrintLayout) -> None:
    """The unit's mark, where the template has a place for it and names no picture itself."""
    item, mark = layout.itemById(UNIT_MARK), unit_mark()
    if isinstance(item, QgsLayoutItemPicture) and not item.picturePath() and mark:
        item.setPicturePath(str(mark))


def _check_pictures(layout: QgsPrintLayout) -> list[str]:
    """Pictures of the template that are not where it says: their place stays empty."""
    notices = []
    for item in layout.items():
        if isinstance(item, QgsLayoutItemPicture) and item.picturePath() and item.isMissingImage():
            notices.append(
                tr("The picture «{path}» of the template is missing: its place stays empty.").format(
                    path=Path(item.picturePath()).name
                )
            )
            item.setPicturePath("")
    return notices


def _fit_labels(layout: QgsPrintLayout) -> None:
    """Makes plain text that is too long for its label smaller, by 30 % at most, and then shortens it."""
    for item in layout.items():
        plain = isinstance(item, QgsLayoutItemLabel) and item.mode() == QgsLayoutItemLabel.Mode.ModeFont
        if not plain or item.textFormat().allowHtmlFormatting():
            continue
        text, format_ = item.currentText(), item.textFormat()
        size = format_.size()
        for scale in SMALLER:
            format_.setSize(size * scale)
            shown = fitted(text, item, format_)
            if shown == text:
                break
        if format_.size() != size:
            item.setTextFormat(format_)
        if shown != text:
            item.setText(shown.replace("[%", "[ %"))


def fitted(text: str, item: QgsLayoutItemLabel, format_: QgsTextFormat) -> str:
    """As much of the text as the label has room for, up to a word and an ellipsis."""
    metrics, points = measure(format_.font()), format_.size()
    width, height = pixels(item.rect().width(), points), pixels(item.rect().height(), points)
    room = QRectF(0, 0, width, 1e9)

    def fits(part: str) -> bool:
        box = metrics.boundingRect(room, _WRAPPED, part)
        return bool(box.height() <= max(height, 1.2 * metrics.height()) and box.width() <= width)

    if len(text) <= LONGEST and fits(text):
        return text
    least, most = 0, min(len(text), LONGEST)
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if fits(text[:middle] + "…") else (least, middle - 1)
    cut = text[:least]
    return (cut.rsplit(" ", 1)[0] if " " in cut[len(cut) // 2 :] else cut).rstrip(" ,;.·") + "…"
