"""Readies QGIS's temporal controller: opened, it has the days of the data and a step that fits them."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsDateTimeRange, QgsInterval, QgsTemporalNavigationObject, QgsUnitTypes
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDate, QDateTime, QTime, QTimeZone

from ..domain.periods import Period
from .map_link import MapLink
from .reading import read_span
from .session import Session
from .tasks import Tasks

STEPS = ((14, 1), (120, 7), (1200, 30))
"""Up to so many days, a step of so many days; beyond, a year."""


class Temporal:
    """Sets the range once the layers are there, unless the person or their project has set one."""

    def __init__(self, session: Session, link: MapLink) -> None:
        self._session, self._link = session, link
        self._canvas, self._project = link.canvas, link.project
        self._tasks = Tasks(lambda _: None)
        self._ours: QgsDateTimeRange | None = None
        self._controller = self._canvas.temporalController()
        if self._controller is not None:
            self._controller.updateTemporalRange.connect(self._show_all)
        link.shown.connect(self._on_shown)
        session.closed.connect(self._tasks.abandon)

    def unload(self) -> None:
        """Listens no more; the range stays."""
        self._link.shown.disconnect(self._on_shown)
        self._session.closed.disconnect(self._tasks.abandon)
        if self._controller is not None and not sip.isdeleted(self._controller):
            self._controller.updateTemporalRange.disconnect(self._show_all)
        self._tasks.abandon()

    def _on_shown(self) -> None:
        self._show_all()
        self._tasks.abandon()
        if (store := self._session.store) is not None:
            self._tasks.start(lambda: read_span(store), self._set)

    def _show_all(self, _: object = None) -> None:
        """Told a range, QGIS's controller shows the first step of it at once, though nobody has switched it on.

        So it is with ours, and with QGIS's own when the first layer that has times is loaded.
        """
        if self._is_off() and not self._canvas.temporalRange().isInfinite():
            self._canvas.setTemporalRange(QgsDateTimeRange(QDateTime(), QDateTime()))

    def _is_off(self) -> bool:
        controller = self._controller
        return not isinstance(controller, QgsTemporalNavigationObject) or (
            controller.navigationMode() == Qgis.TemporalNavigationMode.Disabled
        )

    def _set(self, span: Period | None) -> None:
        times = self._project.timeSettings()
        if span is None or not (times.temporalRange().isInfinite() or times.temporalRange() == self._ours):
            return
        days = (span.end - span.start).days
        step = next((step for most, step in STEPS if days <= most), 365)
        self._ours = QgsDateTimeRange(*(_moment(each) for each in (span.start, span.end)))
        times.setTemporalRange(self._ours)
        times.setTimeStep(step)
        times.setTimeStepUnit(QgsUnitTypes.TemporalUnit.TemporalDays)
        controller = self._controller
        if isinstance(controller, QgsTemporalNavigationObject) and self._is_off():
            controller.setFrameDuration(QgsInterval(step, QgsUnitTypes.TemporalUnit.TemporalDays))
            controller.setTemporalExtents(self._ours)
            self._show_all()


def _moment(day: Any) -> QDateTime:
    return QDateTime(QDate(day.year, day.month, day.day), QTime(0, 0), QTimeZone.utc())
