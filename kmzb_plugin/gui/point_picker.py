"""A position chosen by a click on the map; the old and the new one are shown with a line and the distance."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvasItem, QgsMapToolEmitPoint
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QPointF, QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from .changes import distance

OLD, NEW, HALO = QColor("#5b5b5b"), QColor("#c2410c"), QColor(255, 255, 255, 220)
RADIUS = 7.0


class PointPicker(QObject):
    """Takes clicks on the map while `start`ed, in the store's system; `ended` where the map got another tool."""

    picked = pyqtSignal(float, float)
    ended = pyqtSignal()

    def __init__(self, canvas: Any, project: QgsProject, crs: str, old: tuple[float, float]) -> None:
        super().__init__()
        self._canvas, self._project, self._crs = canvas, project, crs
        self._old = old
        self._new: tuple[float, float] | None = None
        self._tool = QgsMapToolEmitPoint(canvas)
        self._tool.canvasClicked.connect(self._on_click)
        self._tool.deactivated.connect(self.ended)
        self._before: Any = None
        self._drawing = _Drawing(canvas)
        canvas.destinationCrsChanged.connect(self._draw)
        self._draw()

    def start(self) -> None:
        """Clicks on the map choose the position from now on."""
        if self._canvas.mapTool() is not self._tool:
            self._before = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)

    def stop(self) -> None:
        """The map gets back the tool that it had."""
        before, self._before = self._before, None
        if self._canvas.mapTool() is self._tool:
            self._canvas.unsetMapTool(self._tool)
            if before is not None and not sip.isdeleted(before):
                self._canvas.setMapTool(before)

    def show(self, new: tuple[float, float] | None) -> None:
        """Shows where it would be; None for where it was."""
        self._new = new
        self._draw()

    def unload(self) -> None:
        """Takes everything off the map."""
        self.stop()
        self._canvas.destinationCrsChanged.disconnect(self._draw)
        sip.delete(self._drawing)
        self._tool.deleteLater()

    def _to_map(self) -> QgsCoordinateTransform:
        return QgsCoordinateTransform(
            QgsCoordinateReferenceSystem(self._crs), self._canvas.mapSettings().destinationCrs(), self._project
        )

    def _on_click(self, point: QgsPointXY, button: Qt.MouseButton) -> None:
        if button != Qt.MouseButton.LeftButton:
            return
        try:
            found = self._to_map().transform(point, QgsCoordinateTransform.TransformDirection.ReverseTransform)
        except QgsCsException:
            return
        self.picked.emit(found.x(), found.y())

    def _draw(self) -> None:
        transform = self._to_map()
        try:
            old = transform.transform(QgsPointXY(*self._old))
            new = transform.transform(QgsPointXY(*self._new)) if self._new else None
        except QgsCsException:
            old = new = None
        metres = QgsPointXY(*self._old).distance(QgsPointXY(*self._new)) if self._new else 0.0
        self._drawing.show_points(old, new, distance(metres))


class _Drawing(QgsMapCanvasItem):
    """A grey ring where it was, an orange one where it would be, the line between them and its length."""

    def __init__(self, canvas: Any) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._old: QgsPointXY | None = None
        self._new: QgsPointXY | None = None
        self._label = ""
        self.setZValue(200)

    def show_points(self, old: QgsPointXY | None, new: QgsPointXY | None, label: str) -> None:
        """In the map's system."""
        self._old, self._new, self._label = old, new, label
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._canvas.width(), self._canvas.height())

    def updatePosition(self) -> None:
        self.prepareGeometryChange()
        self.setPos(0, 0)

    def paint(self, painter: QPainter, option: Any = None, widget: Any = None) -> None:
        if self._old is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        old = self.toCanvasCoordinates(self._old)
        new = self.toCanvasCoordinates(self._new) if self._new is not None else None
        if new is not None:
            for colour, width in ((HALO, 5.0), (NEW, 2.0)):
                painter.setPen(QPen(colour, width, Qt.PenStyle.DashLine if width < 3 else Qt.PenStyle.SolidLine))
                painter.drawLine(old, new)
        _ring(painter, old, OLD)
        if new is not None:
            _ring(painter, new, NEW)
            _write(painter, new + QPointF(RADIUS + 5, -RADIUS), self._label)


def _ring(painter: QPainter, at: QPointF, colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width in ((HALO, 6.0), (colour, 3.0)):
        painter.setPen(QPen(ink, width))
        painter.drawEllipse(at, RADIUS, RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(at, 2.0, 2.0)


def _write(painter: QPainter, at: QPointF, text: str) -> None:
    font = QFont()
    font.setBold(True)
    path = QPainterPath()
    path.addText(at, font, text)
    painter.strokePath(path, QPen(HALO, 4))
    painter.fillPath(path, NEW)
