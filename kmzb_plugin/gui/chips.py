"""Buttons of the filter bar: each says what is set of one part of the filter, in bold, and opens a menu to set it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from qgis.PyQt.QtCore import QEvent, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QKeyEvent, QMouseEvent
from qgis.PyQt.QtWidgets import QAction, QActionGroup, QMenu, QToolButton, QWidget

LONGEST = 20
"""Letters of what is set, before it is cut."""


ARROW = 8


class Chip(QToolButton):
    """One part of the filter; `changed` when a person has set it."""

    changed = pyqtSignal()

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        """`title` is what it says while nothing is set, with a mnemonic; `name` is what a screen reader says first."""
        super().__init__(parent)
        self._title, self._name = title, name
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(name)
        self._actions: list[QAction] = []

    def sizeHint(self) -> QSize:
        """With room for the arrow beside the text: styles draw it over its end."""
        return super().sizeHint() + QSize(ARROW, 0)

    def clear(self) -> None:
        """Offers nothing."""
        self._actions = []
        self._say([])

    def _say(self, names: Sequence[str]) -> None:
        text = ", ".join(names)
        self.setText(_short(names).replace("&", "&&") if names else self._title)
        self.setAccessibleName(f"{self._name}: {text}" if names else self._name)
        self.setToolTip(f"{self._name}: {text}" if names else self._name)
        font = self.font()
        font.setBold(bool(names))
        self.setFont(font)


def _short(names: Sequence[str]) -> str:
    first = names[0] if len(names[0]) <= LONGEST else names[0][: LONGEST - 1] + "…"
    return first if len(names) == 1 else f"{first} +{len(names) - 1}"


class ChoiceChip(Chip):
    """One of several; the first is the usual one and does not count as set."""

    def fill(self, choices: Iterable[tuple[str, Any, QIcon | None]]) -> None:
        """Offers (name, value, icon); the first is chosen."""
        menu, group = QMenu(self), QActionGroup(self)
        self._actions = []
        for name, value, icon in choices:
            action = menu.addAction(name)
            if icon is not None:
                action.setIcon(icon)
            action.setData(value)
            action.setCheckable(True)
            group.addAction(action)
            self._actions.append(action)
        group.triggered.connect(lambda _: self._on_triggered())
        self.setMenu(menu)
        self.choose(self._actions[0].data())

    def _on_triggered(self) -> None:
        self._show()
        self.changed.emit()

    def value(self) -> Any:
        """What is chosen; None where nothing is offered."""
        return next((action.data() for action in self._actions if action.isChecked()), None)

    def choose(self, value: Any) -> None:
        """Chooses a value; the usual one where it is not offered."""
        found = next((action for action in self._actions if action.data() == value), None)
        for action in (found, *self._actions[:1]):
            if action is not None:
                action.setChecked(True)
                break
        self._show()

    def _show(self) -> None:
        self._say([action.text() for action in self._actions[1:] if action.isChecked()])


class TickChip(Chip):
    """Any number of several; none is all. Its menu stays open while things are ticked."""

    def fill(self, parts: Iterable[tuple[str, Iterable[tuple[str, Any]]]]) -> None:
        """Offers (name, value) under headings; an empty heading is none."""
        menu = _StayingMenu(self)
        self._actions = []
        for heading, choices in parts:
            if heading:
                menu.addSection(heading)
            self._actions += [_ticked(menu, name, value) for name, value in choices]
        self._listen(menu)

    def fill_tree(self, nodes: Iterable[tuple[str, str, str]]) -> None:
        """Offers (value, value of the node above, name), those above before those under them: a menu for each."""
        nodes = list(nodes)
        above = {parent for _, parent, _ in nodes}
        known = {value for value, _, _ in nodes}
        roots = [value for value, parent, _ in nodes if parent not in known]
        top = _StayingMenu(self)
        menus: dict[str, QMenu] = {}
        self._actions = []
        for value, parent, name in nodes:
            menu = menus.get(parent, top)
            if value in above:
                # A menu with one menu in it would only be in the way.
                menus[value] = menu = menu if roots == [value] else _add_menu(menu, name)
            self._actions.append(_ticked(menu, name, value))
            if value in above:
                menu.addSeparator()
        self._listen(top)

    def _listen(self, menu: QMenu) -> None:
        self.setMenu(menu)
        for action in self._actions:
            action.toggled.connect(lambda _: self._on_toggled())
        self._say([])

    def _on_toggled(self) -> None:
        self._show()
        self.changed.emit()

    def values(self) -> tuple[Any, ...]:
        """What is ticked."""
        return tuple(action.data() for action in self._actions if action.isChecked())

    def tick(self, values: Iterable[Any]) -> None:
        """Ticks these of what is offered, and no others."""
        wanted = set(values)
        for action in self._actions:
            action.blockSignals(True)
            action.setChecked(action.data() in wanted)
            action.blockSignals(False)
        self._show()

    def _show(self) -> None:
        self._say([action.text() for action in self._actions if action.isChecked()])


def _ticked(menu: QMenu, name: str, value: Any) -> QAction:
    action = menu.addAction(name)
    action.setData(value)
    action.setCheckable(True)
    return action


def _add_menu(menu: QMenu, name: str) -> QMenu:
    made = _StayingMenu(menu)
    made.setTitle(name)
    menu.addMenu(made)
    return made


class _StayingMenu(QMenu):
    """A click, Space or Enter ticks and leaves the menu open; Esc closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._toggle(self.actionAt(event.pos())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() != QEvent.Type.KeyPress or event.key() not in keys or not self._toggle(self.activeAction()):
            super().keyPressEvent(event)

    def _toggle(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.toggle()
        return True
