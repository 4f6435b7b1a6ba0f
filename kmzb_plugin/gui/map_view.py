"""The way between the places of the store that is open and the map, and where the map looks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtGui import QColor

from ..domain.threat import Threat
from ..text import UserError, tr
from .session import Session

ZOOM_SCALE = 10_000

EDGE_POINTS = 16
"""Points put into each edge of a shape before it is moved: a straight edge on the map is bent in another system."""

FURTHEST = 1e9
"""Metres: no reference system reaches further than a few times around the Earth."""

_BACK = QgsCoordinateTransform.TransformDirection.ReverseTransform


def out_of_reach(details: str = "") -> UserError:
    """What to say about a place that the store's reference system does not reach."""
    return UserError(tr("This place lies outside what the store can express. Go nearer to its threats."), details)


class MapView:
    """Brings places from the store's reference system into the map's and back, whatever the two are now."""

    def __init__(self, session: Session, canvas: Any, project: QgsProject) -> None:
        self._session, self.canvas, self._project = session, canvas, project

    def to_map(self) -> QgsCoordinateTransform:
        """From the store's reference system to the map's."""
        info = self._session.info
        return self._from(QgsCoordinateReferenceSystem(info.crs if info else ""))

    def _from(self, crs: QgsCoordinateReferenceSystem) -> QgsCoordinateTransform:
        return QgsCoordinateTransform(crs, self.canvas.mapSettings().destinationCrs(), self._project)

    def on_map(self, x: float, y: float) -> QgsPointXY | None:
        """A place of the store on the map; None where the map's system does not reach it."""
        try:
            return self.to_map().transform(QgsPointXY(x, y))
        except QgsCsException:
            return None

    def in_store(self, point: QgsPointXY) -> tuple[float, float]:
        """A point of the map in the store's reference system. Raises UserError."""
        place = self.shape_in_store(QgsGeometry.fromPointXY(point), bent=False).asPoint()
        return place.x(), place.y()

    def shape_in_store(self, shape: QgsGeometry, *, bent: bool = True) -> QgsGeometry:
        """A shape of the map in the store's reference system; `bent` follows its edges there. Raises UserError."""
        way = self.to_map()
        moved = QgsGeometry(shape)
        if bent and not way.isShortCircuited():
            moved = moved.densifyByCount(EDGE_POINTS)
        try:
            failed = moved.transform(way, _BACK)
        except QgsCsException as error:
            raise out_of_reach(str(error)) from error
        box = moved.boundingBox()
        reach = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        if failed or not all(math.isfinite(side) and abs(side) < FURTHEST for side in reach):
            raise out_of_reach()
        return moved

    def square(self, point: QgsPointXY, radius: float, crs: QgsCoordinateReferenceSystem | None = None) -> QgsRectangle:
        """The square around a point of the map in the store's system, or in another. Raises UserError."""
        way = self.to_map() if crs is None else self._from(crs)
        square = QgsRectangle(point.x() - radius, point.y() - radius, point.x() + radius, point.y() + radius)
        try:
            found = way.transformBoundingBox(square, _BACK)
        except QgsCsException as error:
            raise out_of_reach(str(error)) from error
        if not found.isFinite():
            raise out_of_reach()
        return found

    def extent(self) -> QgsRectangle | None:
        """What the map shows, in the store's system; None where that does not reach it."""
        try:
            return self.to_map().transformBoundingBox(self.canvas.extent(), _BACK)
        except QgsCsException:
            return None

    def follow(self, x: float, y: float) -> None:
        """Pans, only where a place of the store is outside the view."""
        point = self.on_map(x, y)
        if point is not None and not self.canvas.extent().contains(point):
            self.canvas.setCenter(point)
            self.canvas.refresh()

    def zoom_and_flash(self, threats: Sequence[Threat]) -> None:
        """Goes close and flashes."""
        canvas = self.canvas
        points = [point for threat in threats if (point := self.on_map(threat.x, threat.y)) is not None]
        if not points:
            return
        if len(points) == 1:
            canvas.setCenter(points[0])
            canvas.zoomScale(min(ZOOM_SCALE, canvas.scale()) if canvas.scale() > 0 else ZOOM_SCALE)
        else:
            extent = QgsGeometry.fromMultiPointXY(points).boundingBox()
            extent.scale(1.2)
            canvas.setExtent(extent)
        canvas.refresh()
        canvas.flashGeometries(
            [QgsGeometry.fromPointXY(point) for point in points],
            canvas.mapSettings().destinationCrs(),
            QColor(255, 140, 0, 255),
            QColor(255, 140, 0, 0),
        )
