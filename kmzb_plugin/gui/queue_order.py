"""The button in the count line: in which order the queue stands, and by what its threats are put together."""

from __future__ import annotations

from typing import TypeVar

from qgis.PyQt.QtCore import QObject, QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QActionGroup, QMenu, QToolButton

from ..locale import language, sort_key
from ..store.base import Dictionary
from ..store.order import By, Order
from ..text import tr
from . import settings
from .icons import icon
from .queue_groups import Groups

_Code = TypeVar("_Code", By, Groups)


def order_names() -> dict[By, str]:
    """The orders as the menu says them."""
    return {
        By.DUE: tr("By limit, overdue first"),
        By.NEWEST: tr("Newest report first"),
        By.OLDEST: tr("Oldest report first"),
        By.PLACE: tr("By place"),
        By.CATEGORY: tr("By category"),
    }


def group_names() -> dict[Groups, str]:
    """The groups as the menu says them."""
    return {
        Groups.NONE: tr("No groups"),
        Groups.CASE: tr("Group by case"),
        Groups.PLACE: tr("Group by place"),
        Groups.CATEGORY: tr("Group by category"),
        Groups.STATUS: tr("Group by status"),
    }


def order_of(by: By, dictionary: Dictionary | None) -> Order:
    """The order for a store: categories by their names in the user's language."""
    if by is not By.CATEGORY or dictionary is None:
        return Order(by)
    known = dictionary.categories
    names = {category.code: known.label(category.code, language()) for category in known}
    return Order(by, tuple(sorted(names, key=lambda code: sort_key(names[code]))))


class QueueOrder(QObject):
    """The menu behind the button; what a person chooses is remembered. `fold_wanted` is about all groups."""

    order_changed = pyqtSignal()
    groups_changed = pyqtSignal()
    fold_wanted = pyqtSignal(bool)

    def __init__(self, button: QToolButton) -> None:
        super().__init__(button)
        self._button = button
        by, groups = settings.queue_arrangement()
        self.by, self.groups = _known(By, by, By.DUE), _known(Groups, groups, Groups.NONE)
        self.menu = QMenu(button)
        self._orders = self._add(order_names())
        self.menu.addSeparator()
        self._groups = self._add(group_names())
        self.menu.addSeparator()
        self._fold = self.menu.addAction(tr("&Fold all groups"))
        self._fold.triggered.connect(lambda _=False: self.fold_wanted.emit(True))
        self._unfold = self.menu.addAction(tr("&Unfold all groups"))
        self._unfold.triggered.connect(lambda _=False: self.fold_wanted.emit(False))
        for action in self._orders.values():
            action.triggered.connect(lambda _=False: self._on_chosen())
        for action in self._groups.values():
            action.triggered.connect(lambda _=False: self._on_chosen())
        button.setMenu(self.menu)
        button.setIcon(icon("order"))
        button.setIconSize(QSize(16, 16))
        self._show()

    def _add(self, names: dict[_Code, str]) -> dict[_Code, QAction]:
        group = QActionGroup(self.menu)
        actions = {}
        for code, name in names.items():
            action = self.menu.addAction(name)
            action.setCheckable(True)
            group.addAction(action)
            actions[code] = action
        return actions

    def choose(self, by: By, groups: Groups) -> None:
        """As if a person had chosen both in the menu."""
        self._orders[by].setChecked(True)
        self._groups[groups].setChecked(True)
        self._on_chosen()

    def _on_chosen(self) -> None:
        by = next(code for code, action in self._orders.items() if action.isChecked())
        groups = next(code for code, action in self._groups.items() if action.isChecked())
        other_order, other_groups = by is not self.by, groups is not self.groups
        self.by, self.groups = by, groups
        settings.remember_arrangement(by.value, groups.value)
        self._show()
        if other_groups:
            self.groups_changed.emit()
        if other_order:
            self.order_changed.emit()

    def _show(self) -> None:
        self._orders[self.by].setChecked(True)
        self._groups[self.groups].setChecked(True)
        for action in (self._fold, self._unfold):
            action.setEnabled(self.groups is not Groups.NONE)
        said = [name for name, usual in (
            (order_names()[self.by], self.by is By.DUE),
            (group_names()[self.groups], self.groups is Groups.NONE),
        ) if not usual]  # fmt: skip
        text = tr("Order and groups of the queue: {what}").format(
            what=", ".join((order_names()[self.by], group_names()[self.groups]))
        )
        self._button.setToolTip(text)
        self._button.setAccessibleName(text)
        # What is not the usual is to be seen: the list would puzzle whoever comes back to it.
        font = self._button.font()
        font.setBold(bool(said))
        self._button.setFont(font)
        self._button.setText(_short(self.by, self.groups))


def _short(by: By, groups: Groups) -> str:
    """What is not the usual, in a word or two; the tool tip says all of it."""
    orders = {
        By.DUE: "",
        By.NEWEST: tr("newest"),
        By.OLDEST: tr("oldest"),
        By.PLACE: tr("place"),
        By.CATEGORY: tr("category"),
    }
    grouped = {
        Groups.NONE: "",
        Groups.CASE: tr("cases"),
        Groups.PLACE: tr("places"),
        Groups.CATEGORY: tr("categories"),
        Groups.STATUS: tr("statuses"),
    }
    said = [part for part in (grouped[groups], orders[by]) if part]
    return f"{said[0]} +1" if len(said) > 1 else "".join(said)


def _known(codes: type[_Code], code: str, usual: _Code) -> _Code:
    """The setting that a person's QGIS keeps; the usual one where it is none of ours."""
    return codes(code) if code in {known.value for known in codes} else usual
