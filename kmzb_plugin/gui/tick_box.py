"""A list in which any number is ticked: QGIS's own, with what it lacks for the keyboard and for long lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QStandardItem, QWheelEvent
from qgis.PyQt.QtWidgets import QMenu, QStyledItemDelegate, QStyleOptionViewItem

MOST_SEEN = 20
"""Rows before the list is scrolled."""

TYPED_MS = 1500
"""How long letters typed one after the other belong together."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

DEPTH = Qt.ItemDataRole.UserRole + 1
_INDENT = "\u2003"


class Entry(NamedTuple):
    """What may be ticked: `depth` is how far below others it stands."""

    code: str
    title: str
    depth: int = 0


class TickBox(QgsCheckableComboBox):
    """Shows titles, holds codes; `changed` when one is ticked or no longer.

    Space and Enter tick and leave the list open, Esc closes it; letters find the next title with them anywhere in it.
    """

    changed = pyqtSignal()

    def __init__(self, name: str, empty: str) -> None:
        """`name` is what a screen reader says, `empty` is shown while nothing is ticked."""
        super().__init__()
        self._offered: tuple[Entry, ...] = ()
        self._typed = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPED_MS)
        self.setAccessibleName(name)
        self.setDefaultText(empty)
        self.setMaxVisibleItems(MOST_SEEN)
        self.setItemDelegate(_Indented(self))
        # QGIS's own has none, for it begins as a box that cannot be written into.
        self.view().setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.view().installEventFilter(self)
        for action, codes in zip(self.findChild(QMenu).actions(), (self._codes, list), strict=True):
            # QGIS's own tick one after the other, and hold the window for half a second where there are 300.
            action.triggered.disconnect()
            action.triggered.connect(lambda _, codes=codes: self.tick(codes()))
        self.model().itemChanged.connect(lambda _: self._on_changed())
        self.currentIndexChanged.connect(self._on_current)

    # --- what is ticked ------------------------------------------------------------------------------------------

    def offer(self, entries: Iterable[Entry]) -> None:
        """Offers these in place of what was offered. What is ticked stays so, if need be as its code at the end."""
        offered = tuple(entries)
        if offered == self._offered:
            return
        self._offered = offered
        ticked = self.ticked()
        known = {entry.code for entry in offered}
        beyond = [Entry(code, code) for code in ticked if code not in known]
        self.clear()
        self._append([*offered, *beyond], ticked)

    def tick(self, codes: Sequence[str]) -> None:
        """Ticks these and no others; what is none of those offered is added, so that it is seen and kept."""
        wanted, model = set(codes), self.model()
        model.blockSignals(True)
        for row, code in enumerate(self._codes()):
            self.setItemCheckState(row, Qt.CheckState.Checked if code in wanted else Qt.CheckState.Unchecked)
        model.blockSignals(False)
        self._say_anew()
        self._append([Entry(code, code) for code in dict.fromkeys(codes) if self.findData(code) < 0], codes)

    def ticked(self) -> list[str]:
        """The codes that are ticked, in the list's order."""
        return [str(code) for code in self.checkedItemsData()]

    def _codes(self) -> list[str]:
        return [str(self.itemData(row)) for row in range(self.count())]

    def _append(self, entries: Sequence[Entry], ticked: Sequence[str]) -> None:
        rows = []
        for entry in entries:
            row = QStandardItem(entry.title)
            row.setData(entry.code, Qt.ItemDataRole.UserRole)
            row.setData(entry.depth, DEPTH)
            row.setCheckState(Qt.CheckState.Checked if entry.code in ticked else Qt.CheckState.Unchecked)
            rows.append(row)
        # At once: the box says what is ticked anew after each time.
        self.model().invisibleRootItem().appendRows(rows)
        self._on_changed()

    def _on_changed(self) -> None:
        titles = self.checkedItems()
        self.lineEdit().setToolTip("\n".join([*titles[:MOST_SEEN], *(["…"] if len(titles) > MOST_SEEN else [])]))
        self.changed.emit()

    def _on_current(self, row: int) -> None:
        """None is the current one: QGIS would show its title in place of those ticked."""
        if row >= 0:
            self.setCurrentIndex(-1)
            self._say_anew()

    def _say_anew(self) -> None:
        """What is ticked, in the box: QGIS does so for data of no row as well."""
        self.model().dataChanged.emit(QModelIndex(), QModelIndex())
        self.view().viewport().update()

    # --- the keyboard --------------------------------------------------------------------------------------------

    def showPopup(self) -> None:
        """Opens the list at the first that is ticked."""
        super().showPopup()
        self._typed = ""
        rows = range(self.count())
        first = next((row for row in rows if self.itemCheckState(row) == Qt.CheckState.Checked), 0)
        self.view().setCurrentIndex(self.model().index(first, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the dialog, not what the box shows."""
        event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view():
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in ENTER:
                # Else Qt has closed the list before the key arrives.
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._take(event):
                return True
        return bool(super().eventFilter(watched, event))

    def _take(self, event: Any) -> bool:
        """Whether a key pressed in the open list was meant for its rows."""
        typing = bool(self._typed) and self._typing.isActive()
        if event.key() in ENTER or (event.key() == Qt.Key.Key_Space and not typing):
            self.toggleItemCheckState(self.view().currentIndex().row())
            self._typed = ""
            return True
        text = event.text()
        if not text.isprintable() or not text or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._typed = ""
            return False
        self._typed = self._typed + text if typing else text
        self._typing.start()
        self._find(start=self.view().currentIndex().row() + (0 if typing else 1))
        return True

    def _find(self, start: int) -> None:
        """Goes to the next title with the letters typed, from the row on and then from the top."""
        wanted = self._typed.casefold()
        for row in (*range(start, self.count()), *range(start)):
            if wanted in self.itemText(row).casefold():
                self.view().setCurrentIndex(self.model().index(row, 0))
                return


class _Indented(QStyledItemDelegate):
    """Rows below others begin further to the right, and are found and said without that."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = _INDENT * (index.data(DEPTH) or 0) + option.text
