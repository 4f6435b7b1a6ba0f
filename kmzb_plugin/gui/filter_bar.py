"""The filter over the queue: period, plane, category, status, overdue, and text in number and place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ..domain.periods import Period, now
from ..domain.planes import Plane
from ..layers.marks import status_icon
from ..locale import language
from ..store.base import Dictionary
from ..store.filter import ThreatFilter
from ..text import tr
from . import wording
from .forms import form

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


class FilterBar(QWidget, form("filter_bar")):  # type: ignore[misc]
    """What the officer wants to see; `changed` carries the filter."""

    changed = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._dictionary: Dictionary | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._emit)
        self.textEdit.textChanged.connect(lambda _: self._typing.start())
        self.textEdit.setShowSearchIcon(True)
        self.categoryBox.setDefaultText(tr("All categories"))
        self.categoryBox.checkedItemsChanged.connect(lambda _: self._emit())
        for box in (self.periodBox, self.planeBox, self.statusBox):
            box.currentIndexChanged.connect(lambda _: self._emit())
        self.overdueBox.toggled.connect(lambda _: self._emit())
        self.clearButton.clicked.connect(lambda _: self.reset())
        self.setEnabled(False)

    def set_dictionary(self, dictionary: Dictionary | None) -> None:
        """Offers the codes of a store; None empties the bar."""
        self._dictionary = dictionary
        self.setEnabled(dictionary is not None)
        self._quietly(self._fill)

    def _fill(self) -> None:
        for box in (self.periodBox, self.planeBox, self.statusBox, self.categoryBox):
            box.clear()
        self.textEdit.clear()
        self.overdueBox.setChecked(False)
        if self._dictionary is None:
            return
        for name, days in period_choices():
            self.periodBox.addItem(name, days)
        self.planeBox.addItem(tr("All planes"), "")
        for plane in Plane:
            self.planeBox.addItem(wording.plane_name(plane.value), plane.value)
        self.statusBox.addItem(tr("Open"), OPEN)
        self.statusBox.addItem(tr("All statuses"), ALL)
        for status in self._dictionary.workflow:
            self.statusBox.addItem(status_icon(status), status.label(language()), status.code)
        names = self._dictionary.categories
        for name, code in sorted(
            (names.label(category.code, language()), category.code) for category in names if not category.alias_of
        ):
            self.categoryBox.addItemWithCheckState(name, Qt.CheckState.Unchecked, code)

    def filter(self) -> ThreatFilter:
        """The filter as it is set."""
        if self._dictionary is None:
            return ThreatFilter()
        status, days, plane = (box.currentData() for box in (self.statusBox, self.periodBox, self.planeBox))
        moment = now()
        if status == OPEN:
            statuses = tuple(known.code for known in self._dictionary.workflow if known.open)
        else:
            statuses = () if status == ALL else (status,)
        return ThreatFilter(
            planes=(plane,) if plane else (),
            categories=tuple(self.categoryBox.checkedItemsData()),
            statuses=statuses,
            # Half open: a report of this very moment is in.
            period=Period(moment - timedelta(days=days), moment + timedelta(days=1)) if days else None,
            overdue_at=moment if self.overdueBox.isChecked() else None,
            text=self.textEdit.text().strip(),
        )

    def show_overdue(self) -> None:
        """Only overdue ones, or all again."""
        self.overdueBox.toggle()

    def show_everything(self) -> None:
        """No filter at all, closed threats included."""
        self._reset_to(ALL)

    def show_number(self, number: str) -> None:
        """One threat by its number, closed or not."""
        self._reset_to(ALL, number)

    def reset(self) -> None:
        """Back to all that is open."""
        self._reset_to(OPEN)

    def _reset_to(self, status: str, text: str = "") -> None:
        def act() -> None:
            for box in (self.periodBox, self.planeBox):
                box.setCurrentIndex(0)
            self.statusBox.setCurrentIndex(self.statusBox.findData(status))
            self.categoryBox.deselectAllOptions()
            self.textEdit.setText(text)
            self.overdueBox.setChecked(False)

        self._quietly(act)
        self._emit()

    def _quietly(self, act: Callable[[], None]) -> None:
        inputs = (*self.findChildren(QComboBox), self.textEdit, self.overdueBox)
        for widget in inputs:
            widget.blockSignals(True)
        act()
        for widget in inputs:
            widget.blockSignals(False)
        self._typing.stop()

    def _emit(self) -> None:
        self._typing.stop()
        for box in (self.periodBox, self.planeBox, self.statusBox):
            _embolden(box, box.currentIndex() > 0)
        _embolden(self.categoryBox, bool(self.categoryBox.checkedItemsData()))
        _embolden(self.overdueBox, self.overdueBox.isChecked())
        self.changed.emit(self.filter())


def _embolden(widget: QWidget, bold: bool) -> None:
    """What is set is bold."""
    font = widget.font()
    if font.bold() != bold:
        font.setBold(bold)
        widget.setFont(font)
