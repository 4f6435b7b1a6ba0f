"""What tools draw on the map."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsPointXY
from qgis.gui import QgsMapCanvasItem, QgsMapToolEdit, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from ...layers.threat_style import ACCENT

# As QGIS's own tools of selection have it.
SELECTION_FILL, SELECTION_STROKE = QColor(254, 178, 76, 63), QColor(254, 58, 29, 100)


def selection_band(canvas: Any) -> QgsRubberBand:
    """An area that is being chosen."""
    band = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
    band.setFillColor(SELECTION_FILL)
    band.setStrokeColor(SELECTION_STROKE)
    return band


def drawing_band(canvas: Any, kind: Qgis.GeometryType) -> QgsRubberBand:
    """Something that is being drawn, in the colours that the person has set for digitizing."""
    band = QgsRubberBand(canvas, kind)
    band.setFillColor(QgsMapToolEdit.digitizingFillColor())
    band.setStrokeColor(QgsMapToolEdit.digitizingStrokeColor())
    band.setWidth(QgsMapToolEdit.digitizingStrokeWidth())
    return band


def ink_band(canvas: Any, kind: Qgis.GeometryType, style: Qt.PenStyle = Qt.PenStyle.DashLine) -> QgsRubberBand:
    """Something that stands on the map only for a while, in the ink of annotations."""
    band = QgsRubberBand(canvas, kind)
    ink = QColor(ACCENT)
    fill = QColor(ink)
    fill.setAlpha(30)
    band.setFillColor(fill)
    band.setStrokeColor(ink)
    band.setSecondaryStrokeColor(QColor(255, 255, 255, 200))
    band.setWidth(2)
    band.setLineStyle(style)
    band.setIcon(QgsRubberBand.IconType.ICON_FULL_BOX)
    band.setIconSize(8)
    return band


class MapText(QgsMapCanvasItem):
    """A line of text at a place of the map, with a white halo."""

    GAP = 8.0

    def __init__(self, canvas: Any, point: QgsPointXY, text: str) -> None:
        super().__init__(canvas)
        self._point = point
        self.text = text
        font = QFont()
        font.setBold(True)
        self._path = QPainterPath()
        self._path.addText(QPointF(self.GAP, -self.GAP), font, text)
        self._box = QRectF(self._path.boundingRect())
        self._margin = QFontMetricsF(font).height() / 3
        self.setZValue(120)  # above rubber bands
        self.updatePosition()

    def updatePosition(self) -> None:
        self.setPos(self.toCanvasCoordinates(self._point))

    def boundingRect(self) -> QRectF:
        return self._box.adjusted(-self._margin, -self._margin, self._margin, self._margin)

    def paint(self, painter: QPainter, option: Any = None, widget: Any = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        halo = QPen(QColor("white"), 4)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(self._path, halo)
        painter.fillPath(self._path, QColor(ACCENT))


def take_off(item: Any) -> None:
    """Takes a rubber band or a text off the map."""
    if item is not None and not sip.isdeleted(item) and item.scene() is not None:
        item.scene().removeItem(item)
