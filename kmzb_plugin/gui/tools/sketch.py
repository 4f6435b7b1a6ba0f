"""A shape made of clicks, as QGIS's own tools make it."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsGeometry, QgsPointXY
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import Qt

from .base import Around, StoreTool
from .on_canvas import take_off

_LEAST = {Qgis.GeometryType.Point: 1, Qgis.GeometryType.Line: 2, Qgis.GeometryType.Polygon: 3}


class SketchTool(StoreTool):
    """Left click adds a vertex, Backspace takes the last one away, right click ends, Esc gives it up.

    A point ends with its first click. Heirs say how the band looks and what happens with the finished shape.
    """

    def __init__(self, around: Around, kind: Qgis.GeometryType) -> None:
        super().__init__(around)
        self.kind = kind
        self.points: list[QgsPointXY] = []
        self.band: QgsRubberBand | None = None

    def new_band(self) -> QgsRubberBand:
        """The band that shows the shape while it is made."""
        raise NotImplementedError

    def finished(self, shape: QgsGeometry, modifiers: Qt.KeyboardModifiers) -> None:
        """Takes a shape in the map's reference system, once the tool is ready for the next."""
        raise NotImplementedError

    def too_few(self) -> None:
        """Somebody ended a shape that has not begun to be one."""

    def clear(self) -> None:
        self.points = []
        take_off(self.band)
        self.band = None

    def canvasReleaseEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            point = event.mapPoint()
            if not self.points or point != self.points[-1]:
                self.points.append(point)
            self._show(point)
            if self.kind == Qgis.GeometryType.Point:
                self._end(event)
        elif event.button() == Qt.MouseButton.RightButton and self.points:
            self._end(event)

    def _end(self, event: Any) -> None:
        points = self.points
        if len(points) < _LEAST[self.kind]:
            self.clear()
            self.too_few()
            return
        if self.kind == Qgis.GeometryType.Point:
            shape = QgsGeometry.fromPointXY(points[0])
        elif self.kind == Qgis.GeometryType.Line:
            shape = QgsGeometry.fromPolylineXY(points)
        else:
            shape = QgsGeometry.fromPolygonXY([[*points, points[0]]])
        self.clear()
        self.finished(shape, event.modifiers())

    def canvasMoveEvent(self, event: Any) -> None:
        if self.points:
            self._show(event.mapPoint())

    def keyPressEvent(self, event: Any) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.clear()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self.points:
            last = self.points.pop()
            if self.points:
                self._show(last)
            else:
                self.clear()
        else:
            event.ignore()

    def _show(self, mouse: QgsPointXY) -> None:
        """The vertices, and the way on to the mouse."""
        if self.band is None:
            self.band = self.new_band()
        self.band.reset(self.kind)
        points = self.points if self.kind == Qgis.GeometryType.Point else [*self.points, mouse]
        for point in points:
            self.band.addPoint(point, point is points[-1])
