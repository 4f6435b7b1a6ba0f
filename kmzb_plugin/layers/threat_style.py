"""How threats look: marks by status up close, counted clusters in between, in the user's language."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFontMarkerSymbolLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointClusterRenderer,
    QgsProperty,
    QgsRendererCategory,
    QgsSimpleMarkerSymbolLayer,
    QgsSymbolLayer,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsVectorLayerTemporalProperties,
)
from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtGui import QColor, QFont

from ..locale import language
from ..store.base import Dictionary
from ..text import tr
from .marks import HALO, chosen_mark, mark, symbol_of
from .styles.halo import halo_text

CLUSTER_SCALE = 25_000  # further out than this, threats near one another are counted
OVERVIEW_SCALE = 200_000  # further out than this, squares of counts are shown
LABEL_SCALE = 6_000  # so that 1:5,000 has them, whatever the screen makes of it
MOST_LABELS = 300
CLUSTER_DISTANCE = 9.0  # millimetres on the map
ACCENT = "#1f3a5f"

MOMENT = 'coalesce("reported_at", "occurred_at")'


def status_renderer(dictionary: Dictionary, *, detail: bool = True) -> QgsCategorizedSymbolRenderer:
    """A category for each status of the store, and one for what the store does not know."""
    spoken = language()
    categories = [
        QgsRendererCategory(status.code, mark(status, detail=detail), status.label(spoken))
        for status in dictionary.workflow
    ]
    categories.append(QgsRendererCategory("", mark(None, detail=detail), tr("Unknown status")))
    return QgsCategorizedSymbolRenderer("status", categories)


def _cluster_symbol() -> QgsMarkerSymbol:
    """A disc whose area grows with the number of threats, and the number."""
    diameter = QgsProperty.fromExpression("max(4.8, min(13, 1.1 * sqrt(@cluster_size)))")
    halo = QgsSimpleMarkerSymbolLayer(size=4.8)
    halo.setFillColor(QColor("white"))
    halo.setStrokeColor(QColor("white"))
    halo.setStrokeWidth(2 * HALO)
    disc = QgsSimpleMarkerSymbolLayer(size=4.8)
    disc.setFillColor(QColor(ACCENT))
    disc.setStrokeColor(QColor("white"))
    disc.setStrokeWidth(0.2)
    for layer in (halo, disc):
        layer.setDataDefinedProperty(QgsSymbolLayer.Property.Size, diameter)
    count = QgsFontMarkerSymbolLayer(QFont().defaultFamily(), "#", 2.4, QColor("white"))
    count.setOffset(QPointF(0, 0.25))
    count.setDataDefinedProperty(QgsSymbolLayer.Property.Character, QgsProperty.fromExpression("@cluster_size"))
    return symbol_of([halo, disc, count])


def cluster_renderer(dictionary: Dictionary) -> QgsPointClusterRenderer:
    """Threats near one another as a counted disc, those that stand alone as the mark of their status."""
    renderer = QgsPointClusterRenderer()
    renderer.setTolerance(CLUSTER_DISTANCE)
    renderer.setToleranceUnit(QgsUnitTypes.RenderUnit.RenderMillimeters)
    renderer.setEmbeddedRenderer(status_renderer(dictionary, detail=False))
    renderer.setClusterSymbol(_cluster_symbol())
    return renderer


def _label(layer: QgsVectorLayer) -> None:
    """The number beside the mark where there is room."""
    settings = QgsPalLayerSettings()
    settings.fieldName = "number"
    settings.setFormat(halo_text(7))
    settings.placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
    settings.dist = 4.5
    # Nobody reads thousands of numbers in one view, and QGIS sought room for 15,000 of them for a minute.
    thinning = settings.thinningSettings()
    thinning.setLimitNumberLabelsEnabled(True)
    thinning.setMaximumNumberLabels(MOST_LABELS)
    settings.scaleVisibility = True
    settings.minimumScale = LABEL_SCALE
    settings.maximumScale = 0
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def between(layer: QgsVectorLayer, near: float, far: float) -> None:
    """The layer is drawn between two scales; 0 is no bound."""
    layer.setScaleBasedVisibility(True)
    layer.setMaximumScale(near)
    layer.setMinimumScale(far)


def make_temporal(layer: QgsVectorLayer) -> None:
    """Ready for the temporal controller: a threat belongs to the moment of its report, or else of the event."""
    properties = layer.temporalProperties()
    properties.setMode(QgsVectorLayerTemporalProperties.TemporalMode.ModeFeatureDateTimeStartAndEndFromExpressions)
    properties.setStartExpression(f"to_datetime({MOMENT})")
    properties.setEndExpression(f"to_datetime({MOMENT})")
    properties.setIsActive(True)


def style_threats(layer: QgsVectorLayer, dictionary: Dictionary) -> None:
    """Marks, labels and time of a layer of single threats."""
    layer.setRenderer(status_renderer(dictionary))
    chosen = layer.selectionProperties()
    chosen.setSelectionRenderingMode(Qgis.SelectionRenderingMode.CustomSymbol)
    chosen.setSelectionSymbol(chosen_mark(dictionary.workflow))
    _label(layer)
    between(layer, 0, CLUSTER_SCALE)
    make_temporal(layer)


def style_clusters(layer: QgsVectorLayer, dictionary: Dictionary) -> None:
    """The counted view of all planes together, between the marks and the overview."""
    layer.setRenderer(cluster_renderer(dictionary))
    between(layer, CLUSTER_SCALE, OVERVIEW_SCALE)
    make_temporal(layer)
