"""A correction of a position on the map: where it was, where it would be, and the distance between the two."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvasItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from .changes import distance
from .map_view import MapView

OLD, NEW, HALO = QColor("#5b5b5b"), QColor("#c2410c"), QColor(255, 255, 255, 220)
RADIUS = 7.0


class CorrectionDrawing:
    """Shows the position that a threat had and its new one, whatever the map's reference system is."""

    def __init__(self, view: MapView, old: tuple[float, float]) -> None:
        self._view, self._old = view, old
        self._new: tuple[float, float] | None = None
        self._item = _Drawing(view.canvas)
        view.canvas.destinationCrsChanged.connect(self._draw)
        self._draw()

    def unload(self) -> None:
        """Takes it off the map."""
        self._view.canvas.destinationCrsChanged.disconnect(self._draw)
        sip.delete(self._item)

    def show(self, new: tuple[float, float] | None) -> None:
        """Shows where it would be; None for where it was."""
        self._new = new
        self._draw()

    def _draw(self) -> None:
        old = self._view.on_map(*self._old)
        new = self._view.on_map(*self._new) if self._new else None
        metres = QgsPointXY(*self._old).distance(QgsPointXY(*self._new)) if self._new else 0.0
        self._item.show_points(old, new, distance(metres))


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
