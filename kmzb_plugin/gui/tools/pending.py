"""Shows what is drawn and on its way to the store, until the layers of annotations show it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry, QgsJsonUtils
from qgis.PyQt.QtCore import QObject

from ...domain.submission import Kind
from .base import Around
from .on_canvas import MapText, ink_band, take_off

MOST_SHOWN = 200
"""Drawings on their way that the map shows; the outbox lists them all."""


class PendingDrawings(QObject):
    """Dashed drawings on the map, as long as the outbox holds them."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._shown: list[str] = []
        self.items: list[Any] = []
        self._undo: list[Callable[[], Any]] = []
        for signal, slot in (
            (around.session.outgoing.changed, self._show),
            (around.session.closed, self._show),
            (around.canvas.destinationCrsChanged, self._show_again),
        ):
            signal.connect(slot)
            self._undo.append(partial(signal.disconnect, slot))
        self._show()

    def unload(self) -> None:
        """Takes them off the map and listens no more."""
        while self._undo:
            self._undo.pop()()
        self._clear()

    def _clear(self) -> None:
        for item in self.items:
            take_off(item)
        self.items = []
        self._shown = []

    def _show_again(self) -> None:
        self._clear()
        self._show()

    def _show(self) -> None:
        info = self._around.session.info
        drawn = [
            entry.submission
            for entry in (self._around.session.outgoing.pending() if info is not None else [])
            if entry.submission.kind is Kind.ANNOTATION and entry.submission.payload.get("geometry")
        ][:MOST_SHOWN]
        if [each.id for each in drawn] == self._shown:
            return
        self._clear()
        self._shown = [each.id for each in drawn]
        for each in drawn:
            assert info is not None
            geometry = QgsJsonUtils.geometryFromGeoJson(json.dumps(each.payload["geometry"]))
            self._add(geometry, str(each.payload.get("text") or ""), QgsCoordinateReferenceSystem(info.crs))

    def _add(self, geometry: QgsGeometry, text: str, crs: QgsCoordinateReferenceSystem) -> None:
        canvas = self._around.canvas
        band = ink_band(canvas, geometry.type())
        band.setToGeometry(geometry, crs)
        self.items.append(band)
        where = geometry if geometry.type() == Qgis.GeometryType.Point else geometry.pointOnSurface()
        point = where.asPoint()
        if text and (place := self._around.view.on_map(point.x(), point.y())) is not None:
            self.items.append(MapText(canvas, place, text.splitlines()[0]))
