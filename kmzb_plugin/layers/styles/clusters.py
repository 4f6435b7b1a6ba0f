"""The styles of clusters: told apart by shape and number, not by colour alone."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsGeometryGeneratorSymbolLayer,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSymbol,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ...text import tr
from .areas import set_aliases
from .halo import halo_text
from .scales import class_labels, ramp_colours, round_breaks

# Okabe and Ito (2008): told apart in every way of seeing.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
SHAPES = ("circle", "square", "triangle", "diamond", "pentagon", "star")
_COLOUR = f'array_get(array({",".join(repr(each) for each in COLOURS)}), ("cluster" - 1) % {len(COLOURS)})'
_SHAPE = f'array_get(array({",".join(repr(each) for each in SHAPES)}), ("cluster" - 1) % {len(SHAPES)})'
_ELLIPSE = 'boundary(make_ellipse(make_point("x", "y"), "semi_major", "semi_minor", "azimuth"))'


def role_labels() -> dict[str, str]:
    """What the values of `role` mean."""
    return {"core": tr("Core of a cluster"), "border": tr("Border of a cluster"), "noise": tr("In no cluster")}


def style_cluster_points(layer: QgsVectorLayer, aliases: dict[str, str]) -> None:
    """Colour and shape by cluster, core points filled, border points hollow, the rest small grey crosses."""
    symbols = {"core": _cluster_marker(hollow=False), "border": _cluster_marker(hollow=True), "noise": _noise_marker()}
    labels = role_labels()
    # what is drawn first lies below
    order = ("noise", "border", "core")
    categories = [QgsRendererCategory(role, symbols[role], labels[role]) for role in order]
    layer.setRenderer(QgsCategorizedSymbolRenderer("role", categories))
    set_aliases(layer, aliases)
    layer.triggerRepaint()


def _cluster_marker(*, hollow: bool) -> QgsMarkerSymbol:
    symbol = QgsMarkerSymbol.createSimple({"name": "circle", "size": "2.2", "outline_width": "0.3"})
    marker = symbol.symbolLayer(0)
    marker.setFillColor(QColor(255, 255, 255, 200) if hollow else QColor(COLOURS[0]))
    marker.setStrokeColor(QColor(COLOURS[0]) if hollow else QColor("white"))
    coloured = QgsSymbolLayer.Property.StrokeColor if hollow else QgsSymbolLayer.Property.FillColor
    marker.setDataDefinedProperty(coloured, QgsProperty.fromExpression(_COLOUR))
    marker.setDataDefinedProperty(QgsSymbolLayer.Property.Name, QgsProperty.fromExpression(_SHAPE))
    return symbol


def _noise_marker() -> QgsMarkerSymbol:
    return QgsMarkerSymbol.createSimple(
        {"name": "cross2", "size": "1.2", "outline_color": "120,120,120,150", "outline_width": "0.2"}
    )


def style_cluster_areas(layer: QgsVectorLayer, counts: NDArray[np.floating], aliases: dict[str, str]) -> None:
    """Outlines in classes of the number of points, each with its number and the ellipse of spread dashed."""
    breaks = round_breaks(counts)
    top = float(counts.max(initial=0.0))
    limits = [0.0, *breaks, max(top, breaks[-1] if breaks else 0.0) + 1.0]
    ranges = [
        QgsRendererRange(low, high, _outline(colour), label)
        for (low, high), colour, label in zip(
            pairwise(limits), ramp_colours(len(limits) - 1), class_labels(breaks, tr("reports")), strict=True
        )
    ]
    layer.setRenderer(QgsGraduatedSymbolRenderer("count", ranges))
    _label(layer)
    set_aliases(layer, aliases)
    layer.triggerRepaint()


def _outline(colour: str) -> QgsFillSymbol:
    fill = QColor(colour)
    symbol = QgsFillSymbol.createSimple(
        {
            "color": f"{fill.red()},{fill.green()},{fill.blue()},110",
            "outline_color": "50,50,50,220",
            "outline_width": "0.35",
        }
    )
    ellipse = QgsGeometryGeneratorSymbolLayer.create({"geometryModifier": _ELLIPSE})
    ellipse.setSymbolType(QgsSymbol.SymbolType.Line)
    ellipse.setSubSymbol(QgsLineSymbol.createSimple({"color": "50,50,50,160", "width": "0.25", "line_style": "dash"}))
    symbol.appendSymbolLayer(ellipse)
    return symbol


def _label(layer: QgsVectorLayer) -> None:
    """The cluster's number and how many points it has; where there is no room the larger clusters win."""
    settings = QgsPalLayerSettings()
    settings.fieldName = "'#' || \"cluster\" || ': ' || \"count\""
    settings.isExpression = True
    settings.setFormat(halo_text(9))
    settings.priority = 5
    priority = QgsProperty.fromExpression('max(0, 10 - "cluster" / 5)')
    settings.dataDefinedProperties().setProperty(QgsPalLayerSettings.Property.Priority, priority)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
