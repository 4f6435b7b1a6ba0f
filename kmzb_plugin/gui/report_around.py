"""Where a report is, and what is near: the field of the place, and the list of similar reports."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QListWidgetItem

from ..domain.duplicates import ANY, DuplicateRules
from ..domain.periods import now
from ..domain.threat import Threat
from ..layers.marks import status_icon
from ..store.base import Dictionary
from ..text import UserError, figure, tr
from . import wording
from .legible import ClearPlaceholder
from .map_click import MapClick
from .map_view import MapView
from .positions import read_position, written
from .problem import say
from .reading import Around, Spot
from .report_mark import ReportMark
from .session import Session

TYPING_MS = 500
MARK = 16
THREAT = Qt.ItemDataRole.UserRole
LIST_ROWS = 4


class PlaceField(QObject):
    """A place typed, clicked on the map, or taken from a threat; `changed` when it is another one.

    `ui` is the window of the form; `chosen` gives the threats chosen in the queue.
    """

    changed = pyqtSignal()

    def __init__(self, ui: Any, session: Session, view: MapView, chosen: Callable[[], Sequence[Threat]]) -> None:
        super().__init__(ui)
        self._ui, self._session, self._view, self._chosen = ui, session, view, chosen
        self.place: tuple[float, float] | None = None
        """Easting and northing in the store's reference system."""
        self._doubt = ""
        self.click = MapClick(view, self)
        self.mark = ReportMark(view)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._read)
        ClearPlaceholder(ui.placeEdit)
        ui.placeEdit.textEdited.connect(lambda _: self._typing.start())
        ui.placeEdit.editingFinished.connect(self.settle)
        ui.mapButton.clicked.connect(lambda on: self.click.start() if on else self.click.stop())
        ui.threatButton.clicked.connect(self.take_threats)
        self.click.active_changed.connect(self._on_clicking)
        self.click.clicked.connect(self._on_clicked)
        self.click.failed.connect(lambda error: say(ui.placeError, error.text))

    def begin(self) -> None:
        """The window is there: so is the mark."""
        self.mark.show(self.place)

    def leave(self) -> None:
        """The window goes, and nothing of it stays on the map."""
        self.click.stop()
        self.mark.show(None)

    def unload(self) -> None:
        """Lets go of the map."""
        self.click.unload()
        self.mark.unload()

    def _on_clicked(self, x: float, y: float) -> None:
        self.click.stop()
        self.take(x, y)

    def take(self, x: float, y: float) -> None:
        """Takes a place of the store's reference system, unless it lies outside what the system is made for."""
        from ..store.intake.coordinates import require_within

        try:
            require_within(x, y, self._session.info.crs if self._session.info else "")
        except UserError as error:
            say(self._ui.placeError, error.text)
            return
        self.show((x, y))
        self._view.follow(x, y)
        self._ui.activateWindow()

    def take_threats(self) -> None:
        """Takes the place of the threat chosen in the queue."""
        chosen = self._chosen()
        if len(chosen) == 1:
            self.take(chosen[0].x, chosen[0].y)
        else:
            say(self._ui.placeError, tr("Choose one threat in the queue first."))

    def show(self, place: tuple[float, float] | None) -> None:
        """Shows another place, or none."""
        self._ui.placeEdit.setText("" if place is None else written(*place))
        self._set(place)

    def _set(self, place: tuple[float, float] | None, doubt: str = "") -> None:
        self._typing.stop()
        self.place, self._doubt = place, doubt
        say(self._ui.placeError, "")
        self.mark.show(place)
        self.changed.emit()

    def settle(self) -> None:
        """Reads what was typed a moment ago."""
        if self._typing.isActive():
            self._read()

    def _read(self) -> None:
        self._typing.stop()
        text, info = str(self._ui.placeEdit.text()).strip(), self._session.info
        if info is None or not text:
            self._set(None)
            return
        try:
            read = read_position(text, info)
        except UserError as error:
            self._set(None)
            say(self._ui.placeError, error.text)
            return
        self._set((read.x, read.y), read.doubt)
        self._view.follow(read.x, read.y)

    def _on_clicking(self, on: bool) -> None:
        self._ui.mapButton.setChecked(on)
        if on:
            self._ui.placeHint.setText(tr("Click on the map where it was. Esc gives it up."))
            self._ui.placeHint.show()
        else:
            self.changed.emit()

    def describe(self, around: Around | None) -> None:
        """Says what is known about the place; None while it is looked up."""
        if self.click.is_active:
            return
        text = "" if self.place is None else self._text(around)
        self._ui.placeHint.setText(text)
        self._ui.placeHint.setVisible(bool(text))

    def _text(self, around: Around | None) -> str:
        if around is None:
            return tr("Looking up what is there…")
        parts = [part for part in (around.unit, around.town) if part]
        if around.near is not None:
            metres = wording.number(distance(around.near, around.spot))
            parts.append(tr("{metres} m from {place}").format(metres=metres, place=around.near.place))
        lines = [" · ".join(parts)] if parts else []
        if around.outside:
            outside = {
                "units": tr("Outside the areas of all units of this store."),
                "garrison": tr("Outside the garrison of this store."),
            }
            lines.append("⚠ " + outside[around.outside])
        if self._doubt:
            lines.append(self._doubt)
        return "\n".join(lines)


class NearbyList(QObject):
    """Reports that may be about the same thing, before another one is made; `changed` when one is chosen.

    A click or Enter shows one in the queue.
    """

    changed = pyqtSignal()

    def __init__(self, ui: Any, session: Session, show_threat: Callable[[str], None]) -> None:
        super().__init__(ui)
        self._ui, self._session = ui, session
        for signal in (ui.nearbyView.itemClicked, ui.nearbyView.itemActivated):
            signal.connect(lambda item: show_threat(item.data(THREAT).id))
        ui.nearbyView.itemSelectionChanged.connect(self.changed)
        self.show(None)

    def chosen(self) -> Threat | None:
        """The one that is chosen."""
        return next((item.data(THREAT) for item in self._ui.nearbyView.selectedItems()), None)

    def show(self, around: Around | None) -> None:
        """Lists the reports similar to a spot; None hides the list."""
        ui = self._ui
        ui.nearbyView.clear()
        similar: tuple[Threat, ...] = ()
        rules = DuplicateRules.seed()
        if around is not None and (dictionary := self._session.dictionary) is not None:
            similar, rules = around.similar, dictionary.duplicate_rules
            for threat in similar:
                status = wording.status_or_none(dictionary, threat.status)
                line = _line(dictionary, threat, around.spot)
                item = QListWidgetItem(status_icon(status, MARK), line)
                item.setToolTip(line)
                item.setData(THREAT, threat)
                ui.nearbyView.addItem(item)
        if similar:
            text = tr("%n similar &reports within {metres} m and {days} days. Is it one of them?", len(similar))
        else:
            text = tr("Nothing similar within {metres} m and {days} days.")
        rule = rules[around.spot.category if around is not None else ANY]
        ui.nearbyLabel.setText(text.format(metres=figure(rule.metres), days=figure(rule.days)))
        line = max(ui.nearbyView.sizeHintForRow(0), MARK) + 2
        ui.nearbyView.setFixedHeight(line * min(LIST_ROWS, len(similar)) + 2 * ui.nearbyView.frameWidth() + 2)
        for widget in (ui.nearbyView, ui.addButton, ui.caseButton):
            widget.setVisible(bool(similar))
        ui.nearbyBox.setVisible(around is not None and bool(around.spot.category))

    def fail(self, error: UserError) -> None:
        """Says that nobody knows what is near."""
        self.show(None)
        self._ui.nearbyLabel.setText(tr("Similar reports could not be looked up: {reason}").format(reason=error.text))
        self._ui.nearbyBox.show()


def _line(dictionary: Dictionary, threat: Threat, spot: Spot) -> str:
    parts = (
        threat.number,
        wording.status_name(dictionary, threat.status),
        f"{wording.number(distance(threat, spot))} m",
        wording.age(threat.reported_at or threat.occurred_at, now()),
        threat.place,
    )
    return " · ".join(part for part in parts if part)


def distance(threat: Threat, spot: Spot) -> float:
    """Metres between a threat and a spot."""
    return math.hypot(threat.x - spot.x, threat.y - spot.y)
