"""Tables of a sheet: rows into the cells of a layout's table, and tables that go on over further pages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, TypeVar

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemManualTable,
    QgsLayoutItemPage,
    QgsLayoutMultiFrame,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsPrintLayout,
    QgsReadWriteContext,
    QgsTableCell,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import Qt, QUuid
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF
from qgis.PyQt.QtXml import QDomDocument

from .charts import ACCENT
from .templates import RUNNING
from .words import Cell, Row

T = TypeVar("T")
INK = "#1c1c1c"
MOST_ROWS = 300  # of a page
MM_PER_POINT = 25.4 / 72
_MEASURE = 100  # pixels: text is measured large, so that hinting does not matter
_SAFE = 0.97  # of the width: what fits by a hair is wrapped by the renderer
SMALLER = (1.0, 0.92, 0.85)  # a cell that is too long is made smaller first
LEAST_POINTS = 6.0  # but never than this
_GRID_MM = 0.25  # the line above the first row
FEW_ROWS = 8  # fewer than these are not left alone on a last page
_LIGHT_UP_TO = 0.62  # of a tone: ink and paper are equally well read on it


def find_table(layout: QgsPrintLayout, item_id: str) -> Any:
    """The table of that id; None where the template has none."""
    frame = layout.itemById(item_id)
    if isinstance(frame, QgsLayoutFrame) and isinstance(frame.multiFrame(), QgsLayoutItemManualTable):
        return frame.multiFrame()
    return None


def fill_table(table: Any, rows: Sequence[Row], row_height: float | None = None) -> None:
    """Puts the rows into a table; what is too long for its column is wrapped where the frame has room for it.

    Else it ends in an ellipsis.
    """
    short, whole = _cells(table, rows), _cells(table, rows, wrapped=True)
    if _texts(short) != _texts(whole):
        table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
        table.setTableContents(whole)
        if not overflow(table):
            return
        table.setWrapBehavior(QgsLayoutTable.WrapBehavior.TruncateText)
    table.setTableContents(short)
    if row_height:
        table.setRowHeights([0.0] + [row_height] * (len(rows) - 1))


def _cells(table: Any, rows: Sequence[Row], *, wrapped: bool = False) -> list[list[QgsTableCell]]:
    plain = table.contentTextFormat()
    widths = table.columnWidths()
    room = [widths[i] if i < len(widths) else 0.0 for i in range(max(map(len, rows), default=0))]
    return [[_cell(cell, plain, room[i], wrapped=wrapped) for i, cell in enumerate(row)] for row in rows]


def _texts(cells: list[list[QgsTableCell]]) -> list[list[Any]]:
    return [[cell.content() for cell in row] for row in cells]


def overflow(table: Any) -> bool:
    """Whether rows of the table stand on no page because its frames are too low."""
    return bool(table.totalSize().height() > sum(frame.rect().height() for frame in table.frames()) + 0.5)


def flows(table: Any) -> bool:
    """Whether the template lets the table go on over further pages."""
    return bool(table.resizeMode() == QgsLayoutMultiFrame.ResizeMode.RepeatUntilFinished)


def fill_flowing(table: Any, rows: Sequence[Row]) -> int:
    """Puts the rows into a table that goes on, its heading on every page; returns how many pages it takes.

    QGIS could do it by itself, but it would put the table over what stands on the next pages, take the pages away and
    add them again whenever it measures the table, and align all headings to the left.
    """
    table.setResizeMode(QgsLayoutMultiFrame.ResizeMode.UseExistingFrames)
    cells = _cells(table, rows)
    page = _rows_of_a_page(table, cells[0])
    even = evened(len(cells) - 1, page)
    if even < page:
        frame = table.frame(0)  # lower: in a share of its height as many rows have room as in a share of its rows
        frame.attemptResize(QgsLayoutSize(frame.rect().width(), frame.rect().height() * even / page + _GRID_MM))
    cells = with_headings(cells, even)
    table.setTableContents(cells)
    return max(1, math.ceil(len(cells) / even))


def evened(rows: int, page: int) -> int:
    """How many rows to put on a page that has room for `page`, of them one heading, so that no few are left alone."""
    body = page - 1
    pages = math.ceil(rows / body)
    if pages < 2 or rows - (pages - 1) * body >= min(FEW_ROWS, body):
        return page
    return math.ceil(rows / pages) + 1


def _rows_of_a_page(table: Any, row: list[QgsTableCell]) -> int:
    """How many rows like this a frame of the table has room for; all are of one height."""
    # QGIS tells the height of whole frames alone, so that the number is looked for
    least, most, room = 2, MOST_ROWS, table.frame(0).rect().height() + 0.1
    while least < most:
        middle = (least + most + 1) // 2
        table.setTableContents([row] * middle)
        least, most = (middle, most) if table.totalSize().height() <= room else (least, middle - 1)
    return least


def with_headings(rows: Sequence[T], page: int) -> list[T]:
    """The rows with the first of them, the heading, again at the top of every `page` rows.

    QGIS repeats headings by itself, but aligns all of them to the left.
    """
    first, body = list(rows[:1]), list(rows[1:])
    found: list[T] = []
    for start in range(0, max(len(body), 1), page - 1):
        found += first + body[start : start + page - 1]
    return found


def flow(layout: QgsPrintLayout, tables: Sequence[tuple[Any, int]]) -> None:
    """Makes room for tables that take so many pages: these come right behind, later pages move on.

    Items whose id begins with `running_` are repeated on the pages that were added.
    """
    pages = layout.pageCollection()
    for table, count in sorted(tables, key=lambda each: -each[0].frame(0).page()):
        frame, more = table.frame(0), count - 1
        if more < 1:
            continue
        first = frame.page()
        later = [item for item in _items(layout) if item.page() > first]
        for _ in range(more):
            page = QgsLayoutItemPage(layout)
            page.setPageSize(pages.page(first).sizeWithUnits())
            pages.addPage(page)
        for item in later:
            item.attemptMove(item.pagePositionWithUnits(), True, False, item.page() + more)
        for step in range(1, count):
            further = QgsLayoutFrame(layout, table)
            table.addFrame(further, False)
            further.attemptResize(frame.sizeWithUnits())
            further.attemptMove(frame.pagePositionWithUnits(), True, False, first + step)
        table.recalculateFrameSizes()
        _repeat(layout, first, more)


def _items(layout: QgsPrintLayout) -> list[QgsLayoutItem]:
    return [
        item for item in layout.items() if isinstance(item, QgsLayoutItem) and not isinstance(item, QgsLayoutItemPage)
    ]


def _repeat(layout: QgsPrintLayout, page: int, times: int) -> None:
    """Copies the running items of a page to the pages behind it."""
    context = QgsReadWriteContext()
    running = [each for each in _items(layout) if each.page() == page and each.id().startswith(RUNNING)]
    for item in sorted(running, key=lambda each: each.id()):
        document = QDomDocument()
        root = document.createElement("Items")
        document.appendChild(root)
        item.writeXml(root, document, context)
        for step in range(1, times + 1):
            root.firstChildElement().setAttribute("uuid", QUuid.createUuid().toString())
            for copy in layout.addItemsFromXml(root, document, context, None, False):
                copy.attemptMove(item.pagePositionWithUnits(), True, False, page + step)


def sections(layout: QgsPrintLayout, prefix: str) -> list[tuple[str, int]]:
    """The headings, labels whose id begins with the prefix, in the order of the pages, with their page from 1 on."""
    found = [
        (item.page(), item.pagePos().y(), item.currentText(), item)
        for item in _items(layout)
        if isinstance(item, QgsLayoutItemLabel) and item.id().startswith(prefix)
    ]
    return [(text, page + 1) for page, _, text, _ in sorted(found, key=lambda each: each[:2])]


def _cell(cell: Cell, plain: QgsTextFormat, room: float, *, wrapped: bool) -> QgsTableCell:
    format_ = QgsTextFormat(plain)
    font = format_.font()
    font.setBold(cell.bold)
    format_.setFont(font)
    format_.setNamedStyle("Bold" if cell.bold else "Book")
    format_.setColor(QColor("#ffffff" if cell.shade > _LIGHT_UP_TO else INK))
    text, points = fitted_cell(cell.text, font, format_.size(), room, wrapped=wrapped)
    format_.setSize(points)
    shown = QgsTableCell(text)
    shown.setTextFormat(format_)
    if cell.shade:
        shown.setBackgroundColor(_tone(cell.shade))
    horizontal = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
    shown.setHorizontalAlignment(horizontal)
    shown.setVerticalAlignment(Qt.AlignmentFlag.AlignVCenter)
    return shown


def measure(font: QFont) -> QFontMetricsF:
    """Metrics of the font at a hundred pixels."""
    measured = QFont(font.family())
    measured.setBold(font.bold())
    measured.setPixelSize(_MEASURE)
    return QFontMetricsF(measured)


def pixels(millimetres: float, points: float) -> float:
    """A length on the paper in the pixels of `measure`, for text of so many points."""
    return _SAFE * millimetres / (points * MM_PER_POINT) * _MEASURE


def elided(text: str, font: QFont, points: float, room: float) -> str:
    """The text, shortened to `room` millimetres."""
    return measure(font).elidedText(text, Qt.TextElideMode.ElideRight, pixels(room, points))


def fitted_cell(text: str, font: QFont, points: float, room: float, *, wrapped: bool = False) -> tuple[str, float]:
    """The text and its size so that it has room in so many millimetres: smaller, and shortened if need be.

    With `wrapped` it goes on in further lines, where none of its words is too long for one. An automatic column (no
    room given) shows all of it.
    """
    if room <= 0:
        return text, points
    sizes = [points, *(points * scale for scale in SMALLER[1:] if points * scale >= LEAST_POINTS)]
    for size in sizes:
        if elided(text, font, size, room) == text:
            return text, size
    if wrapped and all(elided(word, font, points, room) == word for word in text.split()):
        return text, points
    return elided(text, font, sizes[-1], room), sizes[-1]


def _tone(shade: float) -> QColor:
    """The accent mixed with paper; even a single report is told from none."""
    full, share = QColor(ACCENT), 0.08 + 0.92 * shade
    return QColor(*(round(255 + (value - 255) * share) for value in (full.red(), full.green(), full.blue())))
