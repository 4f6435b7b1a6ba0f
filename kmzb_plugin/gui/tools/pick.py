"""Chooses the threat under a click; where several lie there it asks which."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from qgis.core import QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QMenu

from ...domain.periods import now
from ...domain.threat import Threat
from ...layers.marks import status_icon
from ...layers.threat_style import CLUSTER_DISTANCE
from ...text import UserError, tr
from .. import wording
from .base import SEARCH_MM, Around, StoreTool

MOST_FOUND = 1000
"""Threats that are asked for around one click."""

MOST_LISTED = 20
"""Threats that the menu names; the others are counted."""

STREET_SCALE = 5_000
"""The map goes no closer by itself."""


class PickTool(StoreTool):
    """A click chooses a threat, Ctrl with it adds one; where threats are counted together the map goes closer."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, Qt.CursorShape.PointingHandCursor)
        self.menu: QMenu | None = None

    def clear(self) -> None:
        self._drop_menu()
        self.around.messages.drop_hint()

    def canvasReleaseEvent(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        around, point = self.around, event.mapPoint()
        store, where = around.store(), around.link.counted()
        if store is None or where is None:
            return
        add = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        single = around.link.draws_single()
        radius = around.millimetres(SEARCH_MM if single else CLUSTER_DISTANCE)
        try:
            near = around.view.square(point, radius)
        except UserError as error:
            around.fail(error)
            return
        where = where.inside((near.xMinimum(), near.yMinimum(), near.xMaximum(), near.yMaximum()))
        place = self.around.canvas.mapToGlobal(event.pos())
        self.tasks.abandon()
        self.tasks.start(
            lambda: store.threats(where, limit=MOST_FOUND),
            lambda threats: self._found(self._near(threats, point, radius), point, place, add=add, single=single),
        )

    def _near(self, threats: Sequence[Threat], point: QgsPointXY, radius: float) -> list[Threat]:
        """Those within the radius on the map: what is open before what is closed, then the newest first."""
        dictionary = self.around.session.dictionary
        places = [(self.around.view.on_map(threat.x, threat.y), threat) for threat in threats]
        near = [threat for place, threat in places if place is not None and place.distance(point) <= radius]

        def rank(threat: Threat) -> tuple[bool, float]:
            status = wording.status_or_none(dictionary, threat.status) if dictionary is not None else None
            known = threat.reported_at or threat.occurred_at
            return status is None or not status.open, -known.timestamp() if known else 0.0

        return sorted(near, key=rank)

    def _found(self, threats: list[Threat], point: QgsPointXY, place: QPoint, *, add: bool, single: bool) -> None:
        messages = self.around.messages
        if not threats:
            messages.hint(tr("There is no threat here that passes the filter, of the planes switched on."))
        elif len(threats) == 1:
            messages.drop_hint()
            self.around.dock.choose(threats, add=add)
        elif single:
            self._ask(threats, place, add=add)
        else:
            self._go_closer(threats, point)

    def _go_closer(self, threats: Sequence[Threat], point: QgsPointXY) -> None:
        """To what was counted together: twice as close at the least, and no closer than a street."""
        canvas = self.around.canvas
        extent = QgsRectangle(point, point)
        for threat in threats:
            place = self.around.view.on_map(threat.x, threat.y)
            if place is not None:
                extent.include(place)
        middle, half = extent.center(), canvas.scale() / 2
        extent.scale(1.3)
        if not extent.isEmpty():
            canvas.setExtent(extent)
        canvas.setCenter(middle)
        canvas.zoomScale(max(STREET_SCALE, min(canvas.scale(), half)))
        canvas.refresh()

    def _ask(self, threats: Sequence[Threat], place: QPoint, *, add: bool) -> None:
        dictionary = self.around.session.dictionary
        if dictionary is None:
            return
        self._drop_menu()
        self.menu = menu = QMenu(self.around.canvas)
        menu.setObjectName("KmzbPick")
        moment = now()
        for threat in threats[:MOST_LISTED]:
            age = wording.age(threat.reported_at or threat.occurred_at, moment)
            parts = (wording.category_name(dictionary, threat.category), threat.place, age)
            text = " · ".join(part for part in parts if part).replace("&", "&&")
            status = wording.status_or_none(dictionary, self.around.session.hand_in.status_of(threat))
            action = menu.addAction(status_icon(status), text)
            action.setToolTip(threat.number)
            action.triggered.connect(partial(self._take, [threat], add))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        if len(threats) > MOST_LISTED:
            menu.addAction(tr("%n more lie here", len(threats) - MOST_LISTED)).setEnabled(False)
        if len(threats) >= MOST_FOUND:
            # As many as were asked for: there may be more, and «all» would not be all.
            menu.addAction(tr("Choose the rest by drawing a shape")).setEnabled(False)
        else:
            everyone = menu.addAction(tr("Choose &all %n", len(threats)))
            everyone.triggered.connect(partial(self._take, list(threats), add))
        menu.popup(place)

    def _take(self, threats: list[Threat], add: bool, _checked: bool = False) -> None:
        self.around.messages.drop_hint()
        self.around.dock.choose(threats, add=add)

    def _drop_menu(self) -> None:
        if self.menu is not None:
            self.menu.close()
            self.menu.deleteLater()
            self.menu = None
