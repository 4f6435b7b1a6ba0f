"""How a publication looks: squares or streets by how much was reported, and the marks of the statuses over them."""

from __future__ import annotations

import base64
from itertools import pairwise
from pathlib import Path

import numpy as np
from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCentroidFillSymbolLayer,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSimpleMarkerSymbolLayer,
    QgsSvgMarkerSymbolLayer,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ...analysis.publication import COUNT
from ...domain.statuses import Workflow
from ...locale import language, number
from ...text import tr
from ..marks import mark, symbol_of
from ..overview import COLOURS, class_breaks
from ..threat_style import between
from .halo import halo_text

MARKS_APART = 0.009  # metres on the map between two marks of a place from which on they are drawn
_NUMBER_ROOM = 0.009  # metres on the map that a square needs to hold its number
_STREET_NUMBERS = 25_000.0  # the scale from which on streets have theirs
_SEEN = 0.0015  # metres on the map below which a square is drawn as a dot that can be seen


def style_places(layer: QgsVectorLayer, counts: np.ndarray, side: float, step: float) -> None:
    """Squares of a side in metres as those of the desktop's overview, or streets, in classes of their counts.

    The numbers are there from where they have room to where the marks of the statuses are drawn, `step` metres apart.
    """
    breaks = class_breaks(counts)
    first = len(COLOURS) - len(breaks)
    lines = layer.geometryType() == Qgis.GeometryType.Line
    ranges = []
    least = int(counts.min()) if len(counts) else 0
    for i, (colour, (below, upper)) in enumerate(zip(COLOURS[first:], pairwise([0, *breaks]), strict=True)):
        low = max(below + 1, least)
        label = number(upper) if upper == low else f"{number(low)}–{number(upper)}"
        symbol = _line(colour, i) if lines else _square(colour, side)
        ranges.append(QgsRendererRange(below + 0.5, upper + 0.5, symbol, label))
    # A class in which nothing lies, because small counts are not published, is none.
    layer.setRenderer(QgsGraduatedSymbolRenderer(COUNT, [each for each in ranges if each.upperValue() > least]))
    layer.setOpacity(1.0 if lines else 0.85)
    numbers_from = _STREET_NUMBERS if lines else side / _NUMBER_ROOM
    _label(layer, 8, lines=lines, far=numbers_from, near=step / MARKS_APART)


def _square(colour: str, side: float) -> QgsFillSymbol:
    square = QgsFillSymbol.createSimple({"color": colour, "outline_color": "#ffffff", "outline_width": "0.15"})
    dot = QgsMarkerSymbol.createSimple({"name": "square", "color": colour, "outline_style": "no", "size": "0"})
    # The legend knows no scale, so it has no dot.
    size = QgsProperty.fromExpression(f"if(@map_scale > {side / _SEEN:.0f}, {_SEEN * 1000}, 0)")
    dot.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.Size, size)
    from_afar = QgsCentroidFillSymbolLayer()
    from_afar.setSubSymbol(dot)
    square.appendSymbolLayer(from_afar)
    return square


def _line(colour: str, place: int) -> QgsLineSymbol:
    return QgsLineSymbol.createSimple({"color": colour, "width": f"{0.8 + 0.4 * place:g}", "capstyle": "round"})


def style_statuses(layer: QgsVectorLayer, workflow: Workflow, several: str, step: float) -> None:
    """The desktop's marks with the count beside each; drawn where they stand clear of one another, `step` metres."""
    spoken = language()
    shown = [status for status in workflow if status.public_days is None or status.public_days > 0]
    categories = [
        QgsRendererCategory(each.code, embedded(mark(each, detail=False)), each.label(spoken)) for each in shown
    ]
    categories.append(QgsRendererCategory(several, several_mark(), tr("Several statuses")))
    layer.setRenderer(QgsCategorizedSymbolRenderer("status", categories))
    between(layer, 0, step / MARKS_APART)
    _label(layer, 7, beside=True)


def style_counts(layer: QgsVectorLayer) -> None:
    """Every single count, for those who ask for data: plain dots, all at the middle of their place."""
    dot = QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": "#1f3a5f", "outline_color": "#ffffff", "outline_width": "0.2", "size": "2"}
    )
    layer.renderer().setSymbol(dot)


def several_mark() -> QgsMarkerSymbol:
    """The mark of counts that hold several statuses: none of the statuses' own."""
    halo, body = (QgsSimpleMarkerSymbolLayer(Qgis.MarkerShape.Hexagon, 3.2) for _ in range(2))
    for layer, fill, stroke, width in ((halo, "#ffffff", "#ffffff", 1.0), (body, "#d9d9d9", "#5a5a5a", 0.3)):
        layer.setFillColor(QColor(fill))
        layer.setStrokeColor(QColor(stroke))
        layer.setStrokeWidth(width)
    return symbol_of([halo, body])


def embedded(symbol: QgsMarkerSymbol) -> QgsMarkerSymbol:
    """The symbol with its pictures inside: a server has none of this machine's files."""
    for layer in symbol.symbolLayers():
        if isinstance(layer, QgsSvgMarkerSymbolLayer) and not layer.path().startswith("base64:"):
            layer.setPath("base64:" + base64.b64encode(Path(layer.path()).read_bytes()).decode("ascii"))
    return symbol


def _label(
    layer: QgsVectorLayer,
    size: float,
    *,
    lines: bool = False,
    beside: bool = False,
    far: float = 0,
    near: float = 0,
) -> None:
    settings = QgsPalLayerSettings()
    settings.fieldName = COUNT
    settings.setFormat(halo_text(size, halo=0.6))
    if lines:
        settings.placement = Qgis.LabelPlacement.Curved
    elif beside:
        settings.placement = Qgis.LabelPlacement.OverPoint
        settings.pointSettings().setQuadrant(Qgis.LabelQuadrantPosition.Right)
        settings.xOffset = 2.8
    else:
        settings.placement = Qgis.LabelPlacement.OverPoint
    if far:
        settings.scaleVisibility = True
        settings.minimumScale = far
        settings.maximumScale = near
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
