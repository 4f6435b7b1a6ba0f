"""Rows of a choice each: what is to be decided, a list to decide it with, and what stands beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractItemModel, QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from .cut import CutBox

LEAST = 14
"""Letters that a list has room for, however narrow the window."""


class CutLabel(QLabel):
    """A line of plain text, cut with an ellipsis where it does not fit; the tool tip has all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_whole(self, text: str) -> None:
        """Shows a text, as much as there is room for."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._cut()
        super().resizeEvent(event)

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class ChoiceRows(QScrollArea):
    """A row for each key; `changed` says that somebody chose something else."""

    changed = pyqtSignal(str)

    def __init__(self, name: str, shares: tuple[int, int], parent: QWidget | None = None) -> None:
        """`shares` are those that the lists and what stands beside have of the width."""
        super().__init__(parent)
        self._shares = shares
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        # What Tab comes to are the lists.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.boxes: dict[str, QComboBox] = {}
        self._names: dict[str, QLabel] = {}
        self._beside: dict[str, CutLabel] = {}

    def build(self, titles: Sequence[str], rows: Mapping[str, str], spoken: Mapping[str, str] | None = None) -> None:
        """Makes the rows anew: a key and what is decided each, under the titles of the three columns.

        `spoken` is what a screen reader says of a list, where the name alone would not do.
        """
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 6, 6, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for column, (title, stretch) in enumerate(zip(titles, (0, *self._shares), strict=True)):
            label = QLabel(title, inside)
            font = label.font()
            font.setBold(True)
            label.setFont(font)
            grid.addWidget(label, 0, column)
            grid.setColumnStretch(column, stretch)
        self.boxes, self._names, self._beside = {}, {}, {}
        for row, (key, name) in enumerate(rows.items(), 1):
            label, box, beside = QLabel(name, inside), CutBox(inside), CutLabel(inside)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(box)
            box.setAccessibleName((spoken or {}).get(key, name))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(LEAST)
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.installEventFilter(self)
            box.activated.connect(lambda _, key=key: self.changed.emit(key))
            for column, widget in enumerate((label, box, beside)):
                grid.addWidget(widget, row, column)
            self.boxes[key], self._names[key], self._beside[key] = box, label, beside
        grid.setRowStretch(len(rows) + 1, 1)
        self.setWidget(inside)  # the rows of before go

    def offer(self, model: QAbstractItemModel, keys: Sequence[str] = ()) -> None:
        """Gives lists what can be chosen: one model for all, which may be long."""
        for key in keys or self.boxes:
            self.boxes[key].setModel(model)

    def choose(self, key: str, data: str) -> bool:
        """Chooses by data; whether it is there. What is not there leaves the first choice."""
        place = self.boxes[key].findData(data)
        self.boxes[key].setCurrentIndex(max(place, 0))
        return place >= 0

    def chosen(self, key: str) -> str:
        """The data of what is chosen."""
        return str(self.boxes[key].currentData() or "")

    def say(self, key: str, text: str, why: str = "") -> None:
        """What stands beside a choice, and why it was made."""
        self._beside[key].set_whole(text)
        for widget in (self._names[key], self.boxes[key]):
            widget.setToolTip(why)
        self.boxes[key].setAccessibleDescription(". ".join(part for part in (why, text) if part))

    def beside(self, key: str) -> str:
        """What stands beside a choice, whole."""
        return str(self._beside[key].toolTip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A wheel turned over a list moves the rows, and chooses nothing by accident; Tab brings a row into view."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()
            return True
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, 20)
        return bool(super().eventFilter(watched, event))


def named(values: Mapping[str, str]) -> Any:
    """A model of choices by their data: the name of each."""
    from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel

    model = QStandardItemModel()
    for value, name in values.items():
        item = QStandardItem(name)
        item.setData(value, Qt.ItemDataRole.UserRole)
        item.setToolTip(name)
        model.appendRow(item)
    return model
