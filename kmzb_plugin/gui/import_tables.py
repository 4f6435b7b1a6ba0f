"""The tables of the import: the first rows of a file, reasons with their counts, rejected rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtWidgets import QHeaderView, QTableView

from .focus_ring import FocusRing
from .forms import plain_header
from .wording import number

WIDEST = 260
LONGEST = 300
"""Letters of a cell that are shown; a whole text may have a million."""

LOOKED_AT = 60
"""Rows that the widths of columns are made for."""


class TextTable(QAbstractTableModel):
    """Rows of texts and numbers under names of columns; `numbers` are what the rows are found by."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[str, ...] = ()
        self.rows: Sequence[Sequence[Any]] = ()
        self._numbers: Sequence[int] = ()

    def show(self, columns: Sequence[str], rows: Sequence[Sequence[Any]], numbers: Sequence[int] = ()) -> None:
        """Shows these."""
        self.beginResetModel()
        self.columns, self.rows, self._numbers = tuple(columns), rows, numbers
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return _shortly(self.columns[section])
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return number(self._numbers[section] if self._numbers else section + 1)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value = self.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return number(value) if isinstance(value, int) else _shortly(str(value))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.columns[index.column()]}: {_shortly(str(value))}"
        if role == Qt.ItemDataRole.TextAlignmentRole and isinstance(value, int):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def _shortly(text: str) -> str:
    text = " ".join(text[: 2 * LONGEST].split())
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def set_up(view: QTableView) -> TextTable:
    """Gives a view its model and the look that all tables here have."""
    model = TextTable(view)
    view.setModel(model)
    FocusRing(view)
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
    plain_header(view.horizontalHeader())
    view.horizontalHeader().setResizeContentsPrecision(LOOKED_AT)
    return model


def fit_columns(view: QTableView, stretched: int = -1) -> None:
    """Makes columns as wide as what they hold, within limits; one of them may take what is left."""
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    view.resizeColumnsToContents()
    for column in range(header.count()):
        if header.sectionSize(column) > WIDEST:
            header.resizeSection(column, WIDEST)
    if 0 <= stretched < header.count():
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
