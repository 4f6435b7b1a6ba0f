"""Readies QGIS's temporal controller: opened, it has the days of the data and a step that fits them."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsDateTimeRange, QgsInterval, QgsProject, QgsTemporalNavigationObject, QgsUnitTypes
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDateTime, Qt

from ..domain.periods import Period
from .reading import read_span
from .session import Session
from .tasks import Tasks

STEPS = ((14, 1), (120, 7), (1200, 30))
"""Up to so many days, a step of so many days; beyond, a year."""


class Temporal:
    """Sets the range once a store is open, unless the person or their project has set one."""

    def __init__(self, session: Session, canvas: Any, project: QgsProject) -> None:
        self._session, self._canvas, self._project = session, canvas, project
        self._tasks = Tasks(lambda _: None)
        self._ours: QgsDateTimeRange | None = None
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_closed)
        project.cleared.connect(self._on_opened)  # another project has no range, or one of its own
        self._controller = canvas.temporalController()
        if self._controller is not None:
            self._controller.updateTemporalRange.connect(self._on_step)

    def unload(self) -> None:
        """Listens no more; the range stays."""
        self._session.opened.disconnect(self._on_opened)
        self._session.closed.disconnect(self._on_closed)
        self._project.cleared.disconnect(self._on_opened)
        if self._controller is not None and not sip.isdeleted(self._controller):
            self._controller.updateTemporalRange.disconnect(self._on_step)
        self._tasks.abandon()

    def _on_opened(self, _: object = None) -> None:
        self._tasks.abandon()
        if (store := self._session.store) is not None:
            self._tasks.start(lambda: read_span(store), self._set)

    def _on_closed(self) -> None:
        self._tasks.abandon()

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
        controller = self._canvas.temporalController()
        off = Qgis.TemporalNavigationMode.Disabled
        if isinstance(controller, QgsTemporalNavigationObject) and controller.navigationMode() == off:
            controller.setFrameDuration(QgsInterval(step, QgsUnitTypes.TemporalUnit.TemporalDays))
            controller.setTemporalExtents(self._ours)

    def _on_step(self, _: QgsDateTimeRange) -> None:
        """Keeps the whole time on the map while the controller is off.

        Told a range, it shows the first step of it at once, though nobody has switched it on: so it is with ours, and
        with QGIS's own, when the first layer that has times is loaded.
        """
        controller, off = self._controller, Qgis.TemporalNavigationMode.Disabled
        if not isinstance(controller, QgsTemporalNavigationObject) or controller.navigationMode() != off:
            return
        if not self._canvas.temporalRange().isInfinite():
            self._canvas.setTemporalRange(QgsDateTimeRange(QDateTime(), QDateTime()))


def _moment(day: Any) -> QDateTime:
    return QDateTime(day.year, day.month, day.day, 0, 0, 0, 0, Qt.TimeSpec.UTC)
