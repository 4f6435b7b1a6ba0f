"""Choosing by a rectangle, by a polygon, and by areas that are selected in another layer."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QPoint, QRect, Qt
from qgis.PyQt.QtWidgets import QApplication

from ...text import UserError, tr
from ..map_view import out_of_reach
from .base import Around, StoreTool
from .choosing import Choosing
from .on_canvas import selection_band, take_off
from .sketch import SketchTool


def _adds(modifiers: Qt.KeyboardModifiers) -> bool:
    """Ctrl as with a click, Shift as in QGIS's own tools."""
    return bool(modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier))


def _choose(around: Around, choosing: Choosing, shape: QgsGeometry, modifiers: Qt.KeyboardModifiers) -> None:
    try:
        moved = around.view.shape_in_store(shape)
    except UserError as error:
        around.fail(error)
        return
    choosing.inside(lambda: moved, add=_adds(modifiers))


class RectangleTool(StoreTool):
    """Chooses what lies in a rectangle that is dragged; Esc gives it up."""

    def __init__(self, around: Around, choosing: Choosing) -> None:
        super().__init__(around)
        self._choosing = choosing
        self._start: QPoint | None = None
        self.band: QgsRubberBand | None = None

    def clear(self) -> None:
        self._start = None
        take_off(self.band)
        self.band = None

    def canvasPressEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clear()
            self._start = event.pos()

    def canvasMoveEvent(self, event: Any) -> None:
        if self._start is not None and event.buttons() & Qt.MouseButton.LeftButton:
            if self.band is None:
                self.band = selection_band(self.around.canvas)
            self.band.setToCanvasRectangle(QRect(self._start, event.pos()))

    def canvasReleaseEvent(self, event: Any) -> None:
        start, end = self._start, event.pos()
        if event.button() != Qt.MouseButton.LeftButton or start is None:
            return
        self.clear()
        if (end - start).manhattanLength() < QApplication.startDragDistance():
            self.around.messages.hint(tr("Drag a rectangle around the threats."))
            return
        # Its corners one by one: the map may be turned.
        corners = [start, QPoint(end.x(), start.y()), end, QPoint(start.x(), end.y()), start]
        ring = [self.toMapCoordinates(corner) for corner in corners]
        _choose(self.around, self._choosing, QgsGeometry.fromPolygonXY([ring]), event.modifiers())

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            event.ignore()


class PolygonTool(SketchTool):
    """Chooses what lies in a polygon of clicks."""

    def __init__(self, around: Around, choosing: Choosing) -> None:
        super().__init__(around, Qgis.GeometryType.Polygon)
        self._choosing = choosing

    def new_band(self) -> QgsRubberBand:
        return selection_band(self.around.canvas)

    def finished(self, shape: QgsGeometry, modifiers: Qt.KeyboardModifiers) -> None:
        _choose(self.around, self._choosing, shape, modifiers)

    def too_few(self) -> None:
        self.around.messages.hint(tr("A polygon has three corners at least. Right-click after the last."))


def choose_in_areas(around: Around, choosing: Choosing) -> None:
    """Chooses what lies in the areas that are selected in the current layer; Ctrl or Shift adds."""
    layer, info = around.canvas.currentLayer(), around.session.info
    if info is None:
        return
    if not isinstance(layer, QgsVectorLayer) or layer.geometryType() != Qgis.GeometryType.Polygon:
        around.messages.hint(tr("Choose a layer of areas in the layer tree, select areas in it, and try again."))
        return
    if not layer.selectedFeatureCount():
        text = tr("No area is selected in the layer «{name}». Select some with QGIS's own tools, and try again.")
        around.messages.hint(text.format(name=layer.name()))
        return
    source = QgsVectorLayerFeatureSource(layer)
    request = QgsFeatureRequest(layer.selectedFeatureIds()).setNoAttributes()
    way = QgsCoordinateTransform(layer.crs(), QgsCoordinateReferenceSystem(info.crs), around.project)

    def areas() -> QgsGeometry:
        shapes = []
        for feature in source.getFeatures(request):
            shape = QgsGeometry(feature.geometry())
            try:
                shape.transform(way)
            except QgsCsException as error:
                raise out_of_reach(str(error)) from error
            # One that is not sound would spoil the union of all.
            shapes.append(shape.makeValid())
        return QgsGeometry.unaryUnion(shapes)

    choosing.inside(areas, add=_adds(QApplication.keyboardModifiers()))
