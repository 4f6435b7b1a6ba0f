"""Tables of a sheet: rows into the cells of a layout's table, and tables that go on over further pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemManualTable,
    QgsLayoutItemPage,
    QgsLayoutMultiFrame,
    QgsLayoutTableColumn,
    QgsPrintLayout,
    QgsReadWriteContext,
    QgsTableCell,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF
from qgis.PyQt.QtXml import QDomDocument

from .charts import ACCENT
from .templates import RUNNING
from .words import Cell, Row

INK = "#1c1c1c"
MM_PER_POINT = 25.4 / 72
_MEASURE = 100  # pixels: text is measured large, so that hinting does not matter
_SAFE = 0.97  # of the width: what fits by a hair is wrapped by the renderer


def find_table(layout: QgsPrintLayout, item_id: str) -> Any:
    """The table of that id; None where the template has none."""
    frame = layout.itemById(item_id)
    if isinstance(frame, QgsLayoutFrame) and isinstance(frame.multiFrame(), QgsLayoutItemManualTable):
        return frame.multiFrame()
    return None


def fill_table(table: Any, rows: Sequence[Row], row_height: float | None = None) -> None:
    """Puts the rows into a table; what is too long for its column ends in an ellipsis."""
    plain = table.contentTextFormat()
    widths = table.columnWidths()
    room = [widths[i] if i < len(widths) else 0.0 for i in range(max(map(len, rows), default=0))]
    body = rows
    if table.includeTableHeader():  # which QGIS repeats on every page
        body = rows[1:]
        columns = [_column(cell) for cell in rows[0]] if rows else []
        table.setHeaders(columns)
        table.setColumns(columns)  # by which the headers are aligned
    table.setTableContents([[_cell(cell, plain, room[i]) for i, cell in enumerate(row)] for row in body])
    if row_height:
        table.setRowHeights([0.0] + [row_height] * (len(rows) - 1))


def overflow(table: Any) -> bool:
    """Whether rows of the table stand on no page: its frames are too low, and it does not go on by itself."""
    if flows(table):
        return False
    return bool(table.totalSize().height() > sum(frame.rect().height() for frame in table.frames()) + 0.5)


def flows(table: Any) -> bool:
    """Whether the template lets the table go on over further pages."""
    return bool(table.resizeMode() == QgsLayoutMultiFrame.ResizeMode.RepeatUntilFinished)


def flow(layout: QgsPrintLayout, tables: Sequence[Any]) -> None:
    """Makes room for tables that go on: their further pages come right behind, later pages move on.

    QGIS adds the frames on the next pages, where other items may stand: those are moved. Items whose id begins with
    `running_` are repeated on the pages that were added.
    """
    pages = layout.pageCollection()
    for table in sorted(tables, key=lambda each: -each.frame(0).page()):
        table.refresh()  # QGIS adds the frames when it measures the table
        first, more = table.frame(0).page(), table.frameCount() - 1
        if more < 1:
            continue
        own = set(table.frames())
        later = [item for item in _items(layout) if item.page() > first and item not in own]
        size = pages.page(first).sizeWithUnits()
        occupied = max((item.page() for item in later), default=first)
        while pages.pageCount() < max(occupied, first) + 1 + more:
            page = QgsLayoutItemPage(layout)
            page.setPageSize(size)
            pages.addPage(page)
        for item in later:
            item.attemptMove(item.pagePositionWithUnits(), True, False, item.page() + more)
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


def _column(cell: Cell) -> QgsLayoutTableColumn:
    column = QgsLayoutTableColumn(cell.text)
    column.setHAlignment(Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft)
    return column


def _cell(cell: Cell, plain: QgsTextFormat, room: float) -> QgsTableCell:
    format_ = QgsTextFormat(plain)
    font = format_.font()
    font.setBold(cell.bold)
    format_.setFont(font)
    format_.setNamedStyle("Bold" if cell.bold else "Book")
    format_.setColor(QColor("#ffffff" if cell.shade > 0.55 else INK))
    shown = QgsTableCell(elided(cell.text, font, format_.size(), room))
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
    """The text, shortened to `room` millimetres; an automatic column (no room given) shows all of it."""
    if room <= 0:
        return text
    return measure(font).elidedText(text, Qt.TextElideMode.ElideRight, pixels(room, points))


def _tone(shade: float) -> QColor:
    """The accent mixed with paper; even a single report is told from none."""
    full, share = QColor(ACCENT), 0.08 + 0.92 * shade
    return QColor(*(round(255 + (value - 255) * share) for value in (full.red(), full.green(), full.blue())))
