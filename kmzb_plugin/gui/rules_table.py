"""A table of texts, a status and two languages each, that can be written in, added to, shortened and put in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtWidgets import QComboBox, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ..domain.statuses import Status
from ..layers.marks import status_icon
from ..locale import language
from ..text import tr
from .forms import form, plain_header
from .rules import ENGLISH, POLISH, Problem, Text

STATUS = 0


class TextsModel(QAbstractTableModel):
    """A text a row."""

    def __init__(self, statuses: Sequence[Status], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.statuses = {status.code: status for status in statuses}
        self.texts: list[Text] = []

    def set_texts(self, texts: Sequence[Text]) -> None:
        """Shows copies of these."""
        self.beginResetModel()
        self.texts = [replace(text) for text in texts]
        self.endResetModel()

    def add(self, row: int) -> int:
        """An empty text below a row, for the same status; returns its row."""
        status = self.texts[row].status if 0 <= row < len(self.texts) else next(iter(self.statuses))
        self.beginInsertRows(QModelIndex(), row + 1, row + 1)
        self.texts.insert(row + 1, Text(status, "", ""))
        self.endInsertRows()
        return row + 1

    def remove(self, row: int) -> None:
        """Takes a text away."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self.texts[row]
        self.endRemoveRows()

    def move(self, row: int, by: int) -> int:
        """Moves a text one row up (-1) or down (1); returns its row."""
        if not 0 <= row + by < len(self.texts):
            return row
        # Qt counts where it goes before it is taken out.
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), row + by if by < 0 else row + by + 1)
        self.texts.insert(row + by, self.texts.pop(row))
        self.endMoveRows()
        return row + by

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.texts)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        return (tr("Status"), tr("Polish"), tr("English"))[section]

    def flags(self, index: QModelIndex) -> Any:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text = self.texts[index.row()]
        if index.column() == STATUS:
            status = self.statuses.get(text.status)
            if role == Qt.ItemDataRole.DisplayRole:
                return status.label(language()) if status else text.status
            if role == Qt.ItemDataRole.DecorationRole:
                return status_icon(status)
            return text.status if role == Qt.ItemDataRole.EditRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return text.polish if index.column() == POLISH else text.english
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        name = {STATUS: "status", POLISH: "polish", ENGLISH: "english"}[index.column()]
        setattr(self.texts[index.row()], name, str(value))
        self.dataChanged.emit(index, index)
        return True


class _StatusDelegate(QStyledItemDelegate):
    """A status is chosen from the list of them."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        box = QComboBox(parent)
        for status in index.model().statuses.values():
            box.addItem(status_icon(status), status.label(language()), status.code)
        return box

    def setEditorData(self, editor: QComboBox, index: QModelIndex) -> None:
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QComboBox, model: QAbstractItemModel, index: QModelIndex) -> None:
        model.setData(index, editor.currentData())


class TextsTable(QWidget, form("rules_table")):  # type: ignore[misc]
    """The table with its buttons."""

    def __init__(self, statuses: Sequence[Status], title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.textsLabel.setText(title)
        self.textsView.setAccessibleName(title.replace("&", ""))
        self.model = TextsModel(statuses, self)
        self.textsView.setModel(self.model)
        self.textsView.setItemDelegateForColumn(STATUS, _StatusDelegate(self.textsView))
        header = self.textsView.horizontalHeader()
        plain_header(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(STATUS, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(STATUS, self.fontMetrics().averageCharWidth() * 36)
        self.textsView.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.addButton.clicked.connect(self._add)
        self.removeButton.clicked.connect(self._remove)
        self.upButton.clicked.connect(lambda _=False: self._move(-1))
        self.downButton.clicked.connect(lambda _=False: self._move(1))
        self.textsView.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        self._show_buttons()

    def set_texts(self, texts: Sequence[Text]) -> None:
        """Shows these."""
        self.model.set_texts(texts)
        self._show_buttons()

    def in_tab_order(self) -> tuple[QWidget, ...]:
        """The parts of it that Tab goes through."""
        return self.textsView, self.addButton, self.removeButton, self.upButton, self.downButton

    def texts(self) -> list[Text]:
        """As they are written, the one being written included."""
        self.textsView.setFocus()  # a cell that is open gives up its text
        return list(self.model.texts)

    def show_problem(self, found: Problem) -> None:
        """Goes to the cell."""
        index = self.model.index(found.row, found.column)
        self.textsView.setCurrentIndex(index)
        self.textsView.scrollTo(index)
        self.textsView.setFocus()

    @property
    def _row(self) -> int:
        return int(self.textsView.currentIndex().row())

    def _add(self) -> None:
        row = self.model.add(self._row if self._row >= 0 else self.model.rowCount() - 1)
        index = self.model.index(row, POLISH)
        self.textsView.setCurrentIndex(index)
        self.textsView.edit(index)

    def _remove(self) -> None:
        if self._row >= 0:
            self.model.remove(self._row)
            self._show_buttons()

    def _move(self, by: int) -> None:
        column = max(0, self.textsView.currentIndex().column())
        self.textsView.setCurrentIndex(self.model.index(self.model.move(self._row, by), column))
        self._show_buttons()

    def _show_buttons(self) -> None:
        row, last = self._row, self.model.rowCount() - 1
        self.removeButton.setEnabled(row >= 0)
        self.upButton.setEnabled(row > 0)
        self.downButton.setEnabled(0 <= row < last)
