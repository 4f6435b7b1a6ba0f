"""The filter over queue, map and analysis: a button for each part of it, and text in number and place."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ..domain.periods import Period, now
from ..domain.planes import Plane
from ..layers.marks import status_icon
from ..locale import language, sort_key
from ..store.base import Dictionary, Unit, with_units_below
from ..store.filter import ThreatFilter
from ..text import tr
from . import wording
from .chips import ChoiceChip, TickChip
from .flow import FlowLayout
from .legible import ClearPlaceholder

OPEN, ALL = "open", "all"
TYPING_MS = 300


def period_choices() -> list[tuple[str, int]]:
    """The quick choices: their name and how many days back; 0 is all time."""
    return [
        (tr("All time"), 0),
        (tr("Last 24 hours"), 1),
        (tr("Last 7 days"), 7),
        (tr("Last 30 days"), 30),
        (tr("Last 90 days"), 90),
        (tr("Last 12 months"), 365),
    ]


class FilterBar(QWidget):
    """What the officer wants to see; `changed` carries the filter. Open threats of all time are the usual."""

    changed = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dictionary: Dictionary | None = None
        self._units: tuple[Unit, ...] = ()
        self._actor = ""
        self.period = ChoiceChip(tr("Per&iod"), tr("When the threat was reported"), self)
        self.plane = TickChip(tr("Plane"), tr("Where the threat came from"), self)
        self.category = TickChip(tr("Cate&gory"), tr("Categories; none ticked shows all"), self)
        self.status = ChoiceChip(tr("St&atus"), tr("Status; open are all that nobody has closed yet"), self)
        self.unit = TickChip(tr("&Unit"), tr("Units, each with those below it"), self)
        self.mine = _switch(tr("Mine"), tr("Only threats that are assigned to me"), self)
        self.overdue = _switch(tr("Overdue"), tr("Only threats whose limit has passed"), self)
        self.text = QgsFilterLineEdit(self)
        self.text.setPlaceholderText(tr("number or place"))
        ClearPlaceholder(self.text)
        self.text.setAccessibleName(tr("Find in number and place"))
        self.text.setToolTip(tr("Find in number and place"))
        self.text.setShowSearchIcon(True)
        # An empty text is no missing value, which QGIS writes grey and slanting.
        self.text.setNullValue("\0")
        self.text.setClearMode(QgsFilterLineEdit.ClearMode.ClearToDefault)
        self.all = QToolButton(self)
        self.all.setText(tr("All"))
        self.all.setAutoRaise(True)
        self.all.setAccessibleName(tr("Show all open threats again"))
        self.all.setToolTip(tr("Back to all open threats"))
        self.all.hide()
        self._chips = (self.period, self.plane, self.category, self.status, self.unit)
        self._switches = (self.mine, self.overdue)
        row = FlowLayout(self)
        for widget in (*self._chips, *self._switches, self.all, self.text):
            row.addWidget(widget)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._emit)
        self.text.textChanged.connect(lambda _: self._typing.start())
        for chip in self._chips:
            chip.changed.connect(self._emit)
        for switch in self._switches:
            switch.toggled.connect(lambda _: self._emit())
        self.all.clicked.connect(lambda _: self.reset())
        self.set_store(None)

    def in_tab_order(self) -> tuple[QWidget, ...]:
        """Its parts, as Tab goes through them."""
        return (*self._chips, *self._switches, self.all, self.text)

    def set_store(self, dictionary: Dictionary | None, units: Sequence[Unit] = (), actor: str = "") -> None:
        """Offers the codes and units of a store to the person `actor`; None empties the bar."""
        self._dictionary, self._units, self._actor = dictionary, tuple(units), actor
        self.setEnabled(dictionary is not None)
        for chip in self._chips:
            chip.clear()
        self.unit.setVisible(len(units) > 1)
        if dictionary is not None:
            self._fill(dictionary)
        self._quietly(lambda: self._set({}))

    def _fill(self, dictionary: Dictionary) -> None:
        self.period.fill((name, days, None) for name, days in period_choices())
        self.plane.fill([("", [(wording.plane_name(plane.value), plane.value) for plane in Plane])])
        groups: dict[str, list[tuple[str, str]]] = {}
        for category in dictionary.categories:
            if not category.alias_of:
                name = dictionary.categories.label(category.code, language())
                groups.setdefault(wording.group_name(category.group), []).append((name, category.code))
        self.category.fill(
            (group, sorted(groups[group], key=lambda choice: sort_key(choice[0])))
            for group in sorted(groups, key=sort_key)
        )
        self.status.fill(
            [
                (tr("Open"), OPEN, None),
                (tr("All statuses"), ALL, None),
                *((status.label(language()), status.code, status_icon(status)) for status in dictionary.workflow),
            ]
        )
        self.unit.fill_tree((unit.id, unit.parent_id, unit.name) for unit in self._units)

    def filter(self) -> ThreatFilter:
        """The filter as it is set."""
        if self._dictionary is None:
            return ThreatFilter()
        status, days, moment = self.status.value(), self.period.value(), now()
        if status == OPEN:
            statuses = tuple(known.code for known in self._dictionary.workflow if known.open)
        else:
            statuses = () if status == ALL else (status,)
        return ThreatFilter(
            planes=self.plane.values(),
            categories=self.category.values(),
            statuses=statuses,
            units=with_units_below(self.unit.values(), self._units),
            # Half open: a report of this very moment is in.
            period=Period(moment - timedelta(days=days), moment + timedelta(days=1)) if days else None,
            owner=self._actor if self.mine.isChecked() else None,
            overdue_at=moment if self.overdue.isChecked() else None,
            text=self.text.text().strip(),
        )

    # --- what is set ---------------------------------------------------------------------------------------------

    def saved(self) -> str:
        """What is set, to be kept with a project; empty for the usual."""
        parts: dict[str, Any] = {
            "period": self.period.value(),
            "planes": self.plane.values(),
            "categories": self.category.values(),
            "status": self.status.value(),
            "units": self.unit.values(),
            "mine": self.mine.isChecked(),
            "overdue": self.overdue.isChecked(),
            "text": self.text.text().strip(),
        }
        usual = {"period": 0, "status": OPEN}
        said = {part: value for part, value in parts.items() if value and value != usual.get(part)}
        return json.dumps(said, ensure_ascii=False) if said else ""

    def restore(self, saved: str) -> bool:
        """Sets what `saved` said; what cannot be read is the usual. False where this store does not have all of it."""
        try:
            parts = json.loads(saved or "{}")
        except ValueError:
            parts = {}
        parts = parts if isinstance(parts, dict) else {}
        self._quietly(lambda: self._set(parts))
        self._emit()
        return _unordered(parts) == _unordered(json.loads(self.saved() or "{}"))

    def _set(self, parts: dict[str, Any]) -> None:
        self.period.choose(parts.get("period", 0))
        self.status.choose(parts.get("status", OPEN))
        for chip, part in ((self.plane, "planes"), (self.category, "categories"), (self.unit, "units")):
            values = parts.get(part, ())
            chip.tick(map(str, values) if isinstance(values, list | tuple) else ())
        self.mine.setChecked(bool(parts.get("mine")))
        self.overdue.setChecked(bool(parts.get("overdue")))
        self.text.setText(str(parts.get("text", "")))

    def show_overdue(self) -> None:
        """Only overdue ones, or all again."""
        self.overdue.toggle()

    def show_number(self, number: str) -> None:
        """One threat by its number, closed or not."""
        self.restore(json.dumps({"status": ALL, "text": number}))

    def reset(self) -> None:
        """Back to all that is open."""
        self.restore("")

    def _quietly(self, act: Callable[[], None]) -> None:
        widgets = (*self._chips, *self._switches)  # the text's cross follows its signal, and its timer is stopped
        for widget in widgets:
            widget.blockSignals(True)
        act()
        for widget in widgets:
            widget.blockSignals(False)
        self._typing.stop()
        self._show()

    def _show(self) -> None:
        for switch in self._switches:
            font = switch.font()
            font.setBold(switch.isChecked())
            switch.setFont(font)
        self.all.setVisible(bool(self.saved()))

    def _emit(self) -> None:
        self._typing.stop()
        self._show()
        self.changed.emit(self.filter())


def _unordered(parts: dict[str, Any]) -> dict[str, Any]:
    """Lists in one order: menus have that of the language."""
    return {part: sorted(value, key=str) if isinstance(value, list) else value for part, value in parts.items()}


def _switch(title: str, name: str, parent: QWidget) -> QToolButton:
    made = QToolButton(parent)
    made.setText(title)
    made.setCheckable(True)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
