"""Draws the templates that come with the plugin, kmzb_plugin/templates/*.qpt: `python -m tools.draw_templates`.

What all of them share (head, foot, type, tables) is said here once. A unit needs none of this: it changes a template
in QGIS's layout designer.
"""

from __future__ import annotations

import base64
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsExpressionContextUtils,
    QgsFillSymbol,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemMapGrid,
    QgsLayoutItemPicture,
    QgsLayoutItemPolyline,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsLineSymbol,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPolygonF

FOLDER = Path(__file__).resolve().parent.parent / "kmzb_plugin" / "templates"
FONT, ACCENT, INK, GREY, HAIR = "DejaVu Sans", "#1f3a5f", "#1c1c1c", "#5f5f5f", "#a8a8a8"
LEFT, WIDTH, COLUMN = 12.0, 186.0, 91.0
RIGHT_COLUMN = 107.0
NORTH = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 28" width="20" height="28">'
    '<path d="M10 1 L17 20 L10 16 Z" fill="#1c1c1c"/>'
    '<path d="M10 1 L3 20 L10 16 Z" fill="#ffffff" stroke="#1c1c1c" stroke-width="0.8"/>'
    '<path d="M7 28 V22 L13 28 V22" fill="none" stroke="#1c1c1c" stroke-width="1.2"/></svg>'
)
A4 = (210.0, 297.0)
OUTSIDE = "#f0f0f0"  # where the units end


class Drawing:
    """A template in the making; `at` draws on a page, shifted to the right by `shift` millimetres (A3: two pages)."""

    def __init__(self, name: str, sheet: str, pages: int, *, a3: bool = False) -> None:
        self.name, self._a3 = name, a3
        self._project = QgsProject()
        self.layout = QgsPrintLayout(self._project)
        self.layout.initializeDefaults()
        self.layout.setName(name)
        QgsExpressionContextUtils.setLayoutVariable(self.layout, "kmzb_sheet", sheet)
        collection = self.layout.pageCollection()
        size = QgsLayoutSize(2 * A4[0] if a3 else A4[0], A4[1])
        collection.page(0).setPageSize(size)
        for _ in range(1, 1 if a3 else pages):
            page = type(collection.page(0))(self.layout)
            page.setPageSize(size)
            collection.addPage(page)
        self.page = 0

    def _put(self, item: QgsLayoutItem, item_id: str, x: float, y: float, width: float, height: float) -> None:
        if not isinstance(item, QgsLayoutFrame):
            self.layout.addLayoutItem(item)
        item.setId(item_id)
        page, shift = (0, self.page * A4[0]) if self._a3 else (self.page, 0.0)
        item.attemptResize(QgsLayoutSize(width, height))
        item.attemptMove(QgsLayoutPoint(x + shift, y), True, False, page)

    def label(
        self,
        item_id: str,
        text: str,
        x: float,
        y: float,
        width: float,
        height: float,
        size: float = 7.0,
        *,
        bold: bool = False,
        colour: str = INK,
        right: bool = False,
        html: bool = False,
    ) -> None:
        """A text; `text` is the name of a variable where it is one word, else as it is."""
        item = QgsLayoutItemLabel(self.layout)
        format_ = text_format(size, colour, bold=bold)
        format_.setAllowHtmlFormatting(html)
        item.setTextFormat(format_)
        shown = f"[% @kmzb_{text} %]" if re.fullmatch(r"\w+", text) else text
        item.setText(shown)
        item.setMarginX(0)
        item.setMarginY(0)
        item.setHAlign(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        self._put(item, item_id, x, y, width, height)

    def title(self, name: str, x: float, y: float, width: float, prefix: str = "") -> None:
        """The heading of a block; with the prefix `section_` it is listed in the contents."""
        self.label(prefix + name, name, x, y, width, 4.5, 9, bold=True, colour=ACCENT)

    def note(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """Small grey text."""
        self.label(name, name, x, y, width, height, 7, colour=GREY)

    def line(self, item_id: str, x: float, y: float, width: float, colour: str = HAIR, stroke: float = 0.2) -> None:
        """A hairline."""
        item = QgsLayoutItemPolyline(QPolygonF([QPointF(0, 0), QPointF(width, 0)]), self.layout)
        item.setSymbol(QgsLineSymbol.createSimple({"line_color": colour, "line_width": str(stroke)}))
        self._put(item, item_id, x, y, width, 0)

    def box(self, item_id: str, x: float, y: float, width: float, height: float) -> None:
        """A hairline box."""
        item = QgsLayoutItemShape(self.layout)
        item.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        item.setSymbol(QgsFillSymbol.createSimple({"style": "no", "outline_color": HAIR, "outline_width": "0.2"}))
        self._put(item, item_id, x, y, width, height)

    def table(
        self,
        item_id: str,
        x: float,
        y: float,
        width: float,
        height: float,
        shares: Sequence[float],
        size: float = 7.2,
        margin: float = 0.8,
        *,
        flows: bool = False,
    ) -> None:
        """A table with hairlines between its rows; `flows`: it goes on over further pages, its head with it."""
        table = QgsLayoutItemManualTable.create(self.layout)
        self.layout.addMultiFrame(table)
        table.setContentTextFormat(text_format(size, INK))
        table.setCellMargin(margin)
        table.setGridStrokeWidth(0.2)
        table.setGridColor(QColor(HAIR))
        table.setHorizontalGrid(True)
        table.setVerticalGrid(False)
        room = width - 2 * margin * len(shares)
        table.setColumnWidths([room * share / sum(shares) for share in shares])
        table.setIncludeTableHeader(False)
        mode = QgsLayoutItemManualTable.ResizeMode
        table.setResizeMode(mode.RepeatUntilFinished if flows else mode.UseExistingFrames)
        frame = QgsLayoutFrame(self.layout, table)
        table.addFrame(frame, False)
        self._put(frame, item_id, x, y, width + 0.4, height)

    def map(
        self,
        item_id: str,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        north: bool = True,
        ground: str = "#ffffff",
        crosses: float = 0,
    ) -> None:
        """A map with its scale bar and, in the corner, north; crosses every so many metres."""
        item = QgsLayoutItemMap(self.layout)
        item.setBackgroundColor(QColor(ground))
        if crosses:
            grid = QgsLayoutItemMapGrid("crosses", item)
            grid.setStyle(QgsLayoutItemMapGrid.GridStyle.Cross)
            grid.setIntervalX(crosses)
            grid.setIntervalY(crosses)
            grid.setCrossLength(1.5)
            grid.setGridLineWidth(0.2)
            grid.setGridLineColor(QColor("#8b9fb8"))
            item.grids().addGrid(grid)
        item.setFrameEnabled(True)
        item.setFrameStrokeColor(QColor(HAIR))
        item.setFrameStrokeWidth(QgsLayoutMeasurement(0.2))
        self._put(item, item_id, x, y, width, height)
        bar = QgsLayoutItemScaleBar(self.layout)
        bar.setStyle("Line Ticks Up")
        bar.setLinkedMap(item)
        bar.setHeight(1.4)
        bar.setTextFormat(text_format(6.5, "#000000"))
        bar.setLineSymbol(QgsLineSymbol.createSimple({"line_color": "#000000", "line_width": "0.2"}))
        bar.setBackgroundEnabled(True)
        bar.setBackgroundColor(QColor("#ffffff"))
        bar.setBoxContentSpace(0.8)
        bar.setNumberOfSegments(2)
        bar.setNumberOfSegmentsLeft(0)
        self._put(bar, "scalebar" if item_id == "map" else f"{item_id}_scalebar", x + 0.8, y + height - 7.4, 30, 6.5)
        if north:
            picture = QgsLayoutItemPicture(self.layout)
            path = "base64:" + base64.b64encode(NORTH.encode()).decode()
            picture.setPicturePath(path, QgsLayoutItemPicture.Format.FormatSVG)
            picture.setLinkedMap(item)
            picture.setNorthMode(QgsLayoutItemPicture.NorthMode.GridNorth)
            self._put(picture, "north" if item_id == "map" else f"{item_id}_north", x + width - 8, y + 1.5, 6.5, 9.1)

    def legend(self, item_id: str, x: float, y: float, width: float, height: float, columns: int = 4) -> None:
        """A legend, filled with what its map shows."""
        item = QgsLayoutItemLegend(self.layout)
        item.setAutoUpdateModel(False)
        item.setResizeToContents(False)
        item.setColumnCount(columns)
        item.setSplitLayer(True)
        item.setSymbolWidth(4.5)
        item.setSymbolHeight(2.8)
        item.setColumnSpace(5)
        item.setBoxSpace(0)
        item.setMaximumSymbolSize(4)
        kinds = QgsLegendStyle.Style
        for part in (kinds.Symbol, kinds.SymbolLabel, kinds.Subgroup, kinds.Group):
            style = item.style(part)
            style.setTextFormat(text_format(7.5, INK))
            style.setMargin(QgsLegendStyle.Side.Top, 0.7 if part in (kinds.Symbol, kinds.SymbolLabel) else 0)
            item.setStyle(part, style)
        item.setBackgroundEnabled(False)
        self._put(item, item_id, x, y, width, height)

    def picture(self, item_id: str, x: float, y: float, width: float, height: float) -> None:
        """Room for a chart or the unit's mark."""
        item = QgsLayoutItemPicture(self.layout)
        item.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
        self._put(item, item_id, x, y, width, height)

    def save(self) -> None:
        """Writes the template, with ids that are the same on every run."""
        path = FOLDER / f"{self.name}.qpt"
        if not self.layout.saveAsTemplate(str(path), QgsReadWriteContext()):
            raise SystemExit(f"{path} could not be written.")
        path.write_text(steady(path.read_text(encoding="utf-8")), encoding="utf-8")


def text_format(size: float, colour: str, *, bold: bool = False) -> QgsTextFormat:
    """The one typeface in a size of points."""
    font = QFont(FONT)
    font.setBold(bold)
    format_ = QgsTextFormat()
    format_.setFont(font)
    format_.setNamedStyle("Bold" if bold else "Book")
    format_.setSize(size)
    format_.setSizeUnit(Qgis.RenderUnit.Points)
    format_.setColor(QColor(colour))
    return format_


def steady(text: str) -> str:
    """The XML with its random ids counted through instead."""
    found = list(dict.fromkeys(re.findall(r"\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}", text)))
    for i, each in enumerate(found):
        text = text.replace(each, f"{{00000000-0000-4000-8000-{i:012x}}}")
    return text


def head(sheet: Drawing, *, first: bool = False, about: str = "period") -> None:
    """Unit, kind and handling line; the period, or what else the sheet is about; whether the data are invented."""
    top = 0.0 if first else 0.5
    if first:
        sheet.picture("unit_mark", 133, 9, 10, 10)
    sheet.label(
        "running_unit",
        "unit",
        LEFT,
        11 + top,
        119 if first else 132,
        7.5 if first else 5.8,  # down to the kind of sheet
        16 if first else 11,
        bold=True,
        colour=ACCENT,
    )
    sheet.label("running_about", about, 146, 12.6, 52, 5, 9, bold=True, right=True)
    sheet.label("running_kind", "kind", LEFT, 18.4 - 2 * top, 140, 5.8, 9)
    sheet.label("running_synthetic", "synthetic", 153, 18.8 - 2 * top, 45, 5, 9, bold=True, right=True)
    sheet.line("running_head_line", LEFT, 24.4 - 2 * top, WIDTH, ACCENT)


def foot(sheet: Drawing) -> None:
    """Source and state of the data, what they measure, the seal, the page."""
    sheet.line("running_foot_line", LEFT, 275, WIDTH)
    sheet.label("running_source", "source", LEFT, 276.2, 172, 3.4)
    sheet.label("running_caution", "caution", LEFT, 279.4, 172, 3.4)
    sheet.label("running_audit", "audit", LEFT, 282.6, 172, 3.4, 6.5, colour=GREY)
    number = "[% @layout_page %]/[% @layout_numpages %]"
    sheet.label("running_page", number, 184, 276.2, 14, 3.6, right=True)


def figures(sheet: Drawing) -> None:
    """Four numbers, each with its change."""
    for i, name in enumerate(("open", "overdue", "new", "confirmed")):
        x = LEFT + 47.5 * i
        sheet.box(f"{name}_box", x, 26.6, 43.5, 26)
        sheet.label(f"{name}_value", name, x + 2.5, 28.4, 38, 7.5, 18, bold=True, colour=ACCENT)
        sheet.label(f"{name}_label", f"{name}_label", x + 2.5, 36.2, 39.5, 4, 8, bold=True)
        sheet.label(f"{name}_change", f"{name}_change", x + 2.5, 40.3, 39.8, 12.2, html=True)


def maps_and_list(sheet: Drawing) -> None:
    """The map, the detail, their legend, and the list of the day."""
    sheet.title("map_title", LEFT, 54.4, 118)
    sheet.title("detail_title", 133, 54.4, 65)
    sheet.map("map", LEFT, 58.8, 118, 89)
    sheet.map("detail", 133, 58.8, 65, 89, north=False)
    sheet.legend("legend", LEFT, 149.6, WIDTH, 17)
    sheet.title("due_title", LEFT, 168.4, WIDTH)
    sheet.table("due_table", LEFT, 172.8, WIDTH, 41.5, (4, 51, 52, 31, 39))
    sheet.note("due_note", LEFT, 215, WIDTH, 3.6)


def heat(sheet: Drawing, y: float) -> None:
    """Hours by days, in the left column."""
    sheet.title("heat_title", LEFT, y, COLUMN)
    sheet.table("heat_table", LEFT, y + 4.5, COLUMN, 41.5, (12.7, *[9.7] * 7), 8, 0.55)
    sheet.note("heat_note", LEFT, y + 46, COLUMN, 7)


def method_text(
    sheet: Drawing, x: float, y: float, width: float, height: float, *names: str, size: float = 6.5
) -> None:
    """The small print."""
    sheet.label("method_title", "method_title", x, y, width, 4, 8, bold=True, colour=ACCENT)
    text = " ".join(f"[% @kmzb_{name} %]" for name in names)
    sheet.label("method", text, x, y + 4.2, width, height - 4.2, size, colour=GREY)


def patrol() -> Drawing:
    """One page for those who go out: what, where, when, and room for tasks."""
    sheet = Drawing("patrol", "patrol", 1)
    head(sheet, first=True)
    figures(sheet)
    maps_and_list(sheet)
    heat(sheet, 220)
    sheet.title("tasks_title", RIGHT_COLUMN, 220, COLUMN)
    sheet.table("tasks_table", RIGHT_COLUMN, 224.5, COLUMN, 49, (6, 38, 14, 11, 18), 7.2, 0.7)
    foot(sheet)
    return sheet


def weekly(*, a3: bool = False) -> Drawing:
    """Two pages, or the two sides of an A3: the week in figures and maps, then places, tasks and notes."""
    sheet = Drawing("weekly_a3" if a3 else "weekly", "weekly", 2, a3=a3)
    head(sheet, first=True)
    figures(sheet)
    maps_and_list(sheet)
    heat(sheet, 220)
    sheet.title("changes_title", RIGHT_COLUMN, 220, COLUMN)
    sheet.table("changes_table", RIGHT_COLUMN, 224.5, COLUMN, 21.5, (51, 13, 10, 12), 8, 0.7)
    sheet.note("changes_note", RIGHT_COLUMN, 246.3, COLUMN, 6.5)
    sheet.title("remarks_title", RIGHT_COLUMN, 254.3, COLUMN)
    for i in (1, 2):
        sheet.line(f"remarks_line_{i}", RIGHT_COLUMN, 254.5 + 8.5 * i, COLUMN)
    foot(sheet)
    sheet.page = 1
    head(sheet)
    sheet.title("recurring_title", LEFT, 26, WIDTH)
    sheet.table("recurring_table", LEFT, 30.5, WIDTH, 34, (66, 69, 25, 20), 8, 0.7)
    sheet.note("recurring_note", LEFT, 63.5, WIDTH, 3.6)
    sheet.title("tasks_title", LEFT, 70, WIDTH)
    sheet.table("tasks_table", LEFT, 74.5, WIDTH, 106, (6.4, 76, 36, 28, 30), 8, 0.7)
    sheet.title("notes_title", LEFT, 184, WIDTH)
    for i in range(6):
        sheet.line(f"notes_line_{i + 1}", LEFT, 196 + 9 * i, WIDTH)
    method_text(sheet, LEFT, 248, WIDTH, 26, "method", "density")
    foot(sheet)
    return sheet


def garrison(*, a3: bool = False) -> Drawing:
    """For the commander: the units in two funnels and on a map, where it got worse, and all of them in a table."""
    sheet = Drawing("garrison_a3" if a3 else "garrison", "garrison", 2, a3=a3)
    head(sheet, first=True)
    figures(sheet)
    for name, x in (("overdue_funnel", LEFT), ("confirmed_funnel", RIGHT_COLUMN)):
        sheet.title(f"{name}_title", x, 55.5, COLUMN)
        sheet.picture(name, x, 60, COLUMN, 60)
        sheet.note(f"{name}_note", x, 121, COLUMN, 10)
    sheet.title("change_map_title", LEFT, 133.5, COLUMN)
    sheet.map("change_map", LEFT, 138, COLUMN, 95, ground=OUTSIDE)
    sheet.legend("change_legend", LEFT, 234, COLUMN, 10, 2)
    sheet.title("worse_title", RIGHT_COLUMN, 133.5, COLUMN)
    sheet.note("worse_note", RIGHT_COLUMN, 138, COLUMN, 7)
    sheet.table("worse_table", RIGHT_COLUMN, 145.5, COLUMN, 98, (19, 33, 9.5, 8, 19.5), 6.8, 0.6)
    method_text(sheet, LEFT, 247, WIDTH, 27.5, "garrison_method", "method")
    foot(sheet)
    sheet.page = 1
    head(sheet)
    units_table(sheet)
    foot(sheet)
    return sheet


def units_table(sheet: Drawing, prefix: str = "") -> None:
    """The units side by side, over as many pages as it takes."""
    sheet.title("units_title", LEFT, 26, WIDTH, prefix)
    sheet.note("units_note", LEFT, 30.6, WIDTH, 10)
    shares = (5.8, 40, 12, 29, 9.5, 9.5, 33, 12.5, 30)
    sheet.table("units_table", LEFT, 41.5, WIDTH, 231, shares, 7, 0.7, flows=True)


def monthly() -> Drawing:
    """For the command: contents, method in one box, maps at full width, tables that go on."""
    sheet = Drawing("monthly", "monthly", 6)
    head(sheet, first=True)
    figures(sheet)
    sheet.title("contents_title", LEFT, 56, COLUMN)
    sheet.table("contents_table", LEFT, 60.5, COLUMN, 46, (83, 4), 7, 0.7)
    sheet.title("statuses_title", LEFT, 110, COLUMN, "section_")
    sheet.table("statuses_table", LEFT, 114.5, COLUMN, 35, (56, 18, 11), 7.2, 0.7)
    sheet.note("statuses_note", LEFT, 150, COLUMN, 3.6)
    sheet.box("method_box", RIGHT_COLUMN, 56, COLUMN, 97.5)
    method_text(sheet, RIGHT_COLUMN + 3, 58.5, COLUMN - 6, 93, "method", "density", "garrison_method", size=7.8)
    sheet.title("months_title", LEFT, 157, WIDTH, "section_")
    sheet.picture("months_chart", LEFT, 161.5, WIDTH, 42)
    sheet.note("months_note", LEFT, 204, WIDTH, 3.6)
    sheet.label("section_heat", "heat_title", LEFT, 212, COLUMN, 4.5, 9, bold=True, colour=ACCENT)
    sheet.table("heat_table", LEFT, 216.5, COLUMN, 41.5, (12.7, *[9.7] * 7), 8, 0.55)
    sheet.note("heat_note", LEFT, 258.5, COLUMN, 7)
    sheet.title("worse_title", RIGHT_COLUMN, 212, COLUMN, "section_")
    sheet.note("worse_note", RIGHT_COLUMN, 216.5, COLUMN, 7)
    sheet.table("worse_table", RIGHT_COLUMN, 224, COLUMN, 50, (19, 33, 9.5, 8, 19.5), 6.5, 0.4)
    foot(sheet)
    for sheet.page, name, legend in ((1, "map", "legend"), (2, "change_map", "change_legend")):
        head(sheet)
        sheet.title(f"{name}_title", LEFT, 26, WIDTH, "section_")
        sheet.map(name, LEFT, 31, WIDTH, 221, ground=OUTSIDE if name == "change_map" else "#ffffff")
        sheet.legend(legend, LEFT, 254, WIDTH, 20)
        foot(sheet)
    sheet.page = 3
    head(sheet)
    sheet.title("categories_title", LEFT, 26, WIDTH, "section_")
    sheet.note("categories_note", LEFT, 30.6, WIDTH, 10)
    sheet.table("categories_table", LEFT, 41.5, WIDTH, 231, (72, 11, 11, 33, 12, 13, 28), 7.2, 0.7, flows=True)
    foot(sheet)
    sheet.page = 4
    head(sheet)
    units_table(sheet, "section_")
    foot(sheet)
    sheet.page = 5
    head(sheet)
    sheet.title("places_title", LEFT, 26, WIDTH, "section_")
    sheet.note("places_note", LEFT, 30.6, WIDTH, 4)
    sheet.table("places_table", LEFT, 36, WIDTH, 236, (68, 70, 22, 20), 7.5, 0.7, flows=True)
    foot(sheet)
    return sheet


def verification_card() -> Drawing:
    """Two sides: what is known of one threat, with a large map; and the form that is filled in on the spot."""
    sheet = Drawing("verification_card", "verification_card", 2)
    head(sheet, first=True, about="number")
    sheet.label("category", "category", LEFT, 27, WIDTH, 6.5, 13, bold=True)
    sheet.table("threat_table", LEFT, 35, COLUMN, 44, (26, 62), 8, 0.8)
    sheet.title("threat_overview_title", RIGHT_COLUMN, 35, COLUMN)
    sheet.map("threat_overview", RIGHT_COLUMN, 39.5, COLUMN, 46, north=False)
    sheet.title("reported_title", LEFT, 88, WIDTH)
    sheet.label("description", "description", LEFT, 92.8, WIDTH, 20, 9)
    sheet.note("similar", LEFT, 114, WIDTH, 3.6)
    sheet.title("threat_map_title", LEFT, 120, 100)
    sheet.label("coordinates", "coordinates", 112, 120.5, 86, 4, 7.5, right=True, colour=GREY)
    sheet.map("threat_map", LEFT, 124.5, WIDTH, 131, crosses=100)
    sheet.legend("threat_legend", LEFT, 257.5, WIDTH, 16, 4)
    foot(sheet)
    sheet.page = 1
    head(sheet, about="number")
    sheet.title("history_title", LEFT, 26, WIDTH)
    sheet.table("history_table", LEFT, 30.5, WIDTH, 45, (27, 47, 26, 84), 7.2, 0.8)
    sheet.note("history_note", LEFT, 76, WIDTH, 3.6)
    sheet.title("check_title", LEFT, 83, WIDTH)
    for name, x in (("checked_by", LEFT), ("checked_at", RIGHT_COLUMN)):
        sheet.line(f"{name}_line", x, 98, COLUMN)
        sheet.note(name, x, 99, COLUMN, 3.6)
    sheet.title("found_title", LEFT, 107, WIDTH)
    for i in range(7):
        sheet.line(f"found_line_{i + 1}", LEFT, 120 + 9 * i, WIDTH)
    sheet.title("decision_title", LEFT, 182, COLUMN)
    sheet.label("decisions", "decisions", LEFT, 188, COLUMN, 36, 10)
    sheet.title("reason_title", RIGHT_COLUMN, 182, COLUMN)
    for i in range(4):
        sheet.line(f"reason_line_{i + 1}", RIGHT_COLUMN, 195 + 9 * i, COLUMN)
    sheet.note("entered", LEFT, 236, COLUMN, 3.6)
    sheet.line("entered_line", LEFT, 235, COLUMN)
    for name, x in (("signature", LEFT), ("supervisor", RIGHT_COLUMN)):
        sheet.line(f"{name}_line", x, 262, COLUMN)
        sheet.note(name, x, 263, COLUMN, 3.6)
    foot(sheet)
    return sheet


def main() -> None:
    """Draws all of them; with a fixed seed QGIS writes the attributes in the same order on every run."""
    if os.environ.get("QT_HASH_SEED") != "0":
        os.execve(sys.executable, [sys.executable, "-m", "tools.draw_templates"], {**os.environ, "QT_HASH_SEED": "0"})
    application = QgsApplication([], False)
    application.initQgis()
    drawn: list[Callable[[], Drawing]] = [
        patrol, weekly, lambda: weekly(a3=True), garrison, lambda: garrison(a3=True), monthly, verification_card,
    ]  # fmt: skip
    for draw in drawn:
        draw().save()


if __name__ == "__main__":
    main()
