"""The layers that stand beside the threats: units, annotations, and decisions on their way to the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFields,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProperty,
    QgsRendererCategory,
    QgsRuleBasedLabeling,
    QgsSimpleMarkerSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QColor

from ..domain.statuses import Status
from ..locale import language
from ..store.base import Dictionary, Unit
from ..text import tr
from .marks import DETAIL_SCALE, INK, mark, symbol_of
from .styles.halo import halo_text
from .threat_style import ACCENT, CLUSTER_SCALE, between

# One name a place: the smallest units up close, further out those right below the garrison. The lists are layer
# variables, because a label that asks the layer itself stops a map that is drawn while the main thread waits.
SMALL_UNITS, LARGE_UNITS = "kmzb_small_units", "kmzb_large_units"
_UNIT_NAME = (
    f'if(array_contains(string_to_array(if(@map_scale <= 600000, @{SMALL_UNITS}, @{LARGE_UNITS})), "id"), "name", \'\')'
)


_SHORTENED = 'if(length("text") > 120, left("text", 119) || \'…\', "text")'


@dataclass(frozen=True)
class Pending:
    """A decision on its way: the threat, its place in the store's CRS, the status it will have, what to call it."""

    threat_id: str
    x: float
    y: float
    new_status: str
    label: str


Marked = dict[Pending, int]
"""Decisions that are shown, with the ids of their features."""


def _label_settings(
    layer: QgsVectorLayer, text: str, size: float, colour: str, far: float, near: float = 0
) -> QgsPalLayerSettings:
    """How labels of an expression look between two scales."""
    settings = QgsPalLayerSettings()
    settings.fieldName = text
    settings.isExpression = True
    settings.setFormat(halo_text(size, colour))
    if layer.geometryType() == Qgis.GeometryType.Point:
        settings.placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
        settings.dist = 4.5
    settings.scaleVisibility = True
    settings.minimumScale = far
    settings.maximumScale = near
    return settings


def _labels(layer: QgsVectorLayer, text: str, size: float, colour: str, far: float, near: float = 0) -> None:
    """Labels of an expression between two scales."""
    layer.setLabeling(QgsVectorLayerSimpleLabeling(_label_settings(layer, text, size, colour, far, near)))
    layer.setLabelsEnabled(True)


def _annotation_labels(layer: QgsVectorLayer) -> None:
    """What was written; a remark that has a place is nothing but its text, so that is larger and nearer."""
    rules = QgsRuleBasedLabeling.Rule(None)
    for condition, size, away in (("\"kind\" = 'remark'", 10, 1.0), ("ELSE", 7, 4.5)):
        settings = _label_settings(layer, _SHORTENED, size, ACCENT, CLUSTER_SCALE)
        settings.dist = away
        settings.autoWrapLength = 40
        if layer.geometryType() == Qgis.GeometryType.Line:
            settings.placement, settings.dist = QgsPalLayerSettings.Placement.Line, 0.8
        rule = QgsRuleBasedLabeling.Rule(settings)
        rule.setFilterExpression(condition)
        rules.appendChild(rule)
    layer.setLabeling(QgsRuleBasedLabeling(rules))
    layer.setLabelsEnabled(True)


def _not_identified(layer: QgsVectorLayer) -> None:
    """A click on the map means the threat, not what lies around it."""
    layer.setFlags(layer.flags() & ~QgsMapLayer.LayerFlag.Identifiable)


def style_units(layer: QgsVectorLayer) -> None:
    """Outlines with names; nothing filled, so that the base map and the threats stay clear."""
    symbol = QgsFillSymbol.createSimple({"style": "no", "outline_color": ACCENT, "outline_width": "0.3"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    layer.setOpacity(0.7)  # of the whole layer: borders that units share do not add up
    _labels(layer, _UNIT_NAME, 8, ACCENT, 2_000_000, CLUSTER_SCALE)
    _not_identified(layer)
    layer.setReadOnly(True)


def name_units(layer: QgsVectorLayer, units: Sequence[Unit]) -> None:
    """Says which units are named up close and which further out."""
    parents = {unit.id: unit.parent_id for unit in units}
    roots = {id_ for id_, parent in parents.items() if parent not in parents}
    small = [id_ for id_ in parents if id_ not in set(parents.values())]
    large = [id_ for id_, parent in parents.items() if parent in roots or (id_ in roots and id_ in small)]
    QgsExpressionContextUtils.setLayerVariable(layer, SMALL_UNITS, ",".join(small))
    QgsExpressionContextUtils.setLayerVariable(layer, LARGE_UNITS, ",".join(large))


def style_annotations(layer: QgsVectorLayer) -> None:
    """Drawn shapes and remarks in one ink that is no status."""
    kind = layer.geometryType()
    if kind == Qgis.GeometryType.Point:
        symbol = QgsMarkerSymbol.createSimple(
            {"name": "square_with_corners", "size": "2.6", "color": "#ffffff", "outline_color": ACCENT,
             "outline_width": "0.5"}
        )  # fmt: skip
        size = QgsProperty.fromExpression("if(\"kind\" = 'remark', 1, 2.6)")
        symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.Size, size)
    elif kind == Qgis.GeometryType.Line:
        symbol = QgsLineSymbol.createSimple({"line_color": ACCENT, "line_width": "0.7", "capstyle": "round"})
    else:
        symbol = QgsFillSymbol.createSimple(
            {"color": "31,58,95,30", "style": "b_diagonal", "outline_color": ACCENT, "outline_width": "0.5"}
        )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    between(layer, 0, 4 * CLUSTER_SCALE)
    _annotation_labels(layer)
    layer.setReadOnly(True)


def _pending_symbol(status: Status) -> QgsMarkerSymbol:
    """A dashed ring around the threat and, at its corner, the mark it will have."""
    ring_size = QgsProperty.fromExpression(f"if(@map_scale <= {DETAIL_SCALE}, 10, 5.2)")
    rings = []
    for colour, width, style in (("#ffffff", 1.0, Qt.PenStyle.SolidLine), (INK, 0.45, Qt.PenStyle.DashLine)):
        ring = QgsSimpleMarkerSymbolLayer(size=5.2)
        ring.setColor(QColor(0, 0, 0, 0))
        ring.setStrokeColor(QColor(colour))
        ring.setStrokeWidth(width)
        ring.setStrokeStyle(style)
        ring.setDataDefinedProperty(QgsSymbolLayer.Property.Size, ring_size)
        rings.append(ring)
    becoming = mark(status, detail=False)
    becoming.setSize(2.8)
    small = [becoming.symbolLayer(index).clone() for index in range(becoming.symbolLayerCount())]
    for layer in small:
        across = -1 if layer.angle() else 1  # a mark turned by a quarter turns its offset with it
        layer.setOffset(QPointF(across * 2.6, 2.6))
        layer.setDataDefinedProperty(
            QgsSymbolLayer.Property.Offset,
            QgsProperty.fromExpression(f"if(@map_scale <= {DETAIL_SCALE}, '{across * 4.4},4.4', '{across * 2.6},2.6')"),
        )
    return symbol_of([*rings, *small])


def create_pending(crs: str, dictionary: Dictionary) -> QgsVectorLayer:
    """The empty layer of decisions that the store has not answered yet."""
    uri = f"Point?crs={crs}&field=threat_id:string&field=status:string&field=label:string"
    layer = QgsVectorLayer(uri, tr("Decisions on their way"), "memory")
    spoken = language()
    layer.setRenderer(
        QgsCategorizedSymbolRenderer(
            "status",
            [
                QgsRendererCategory(status.code, _pending_symbol(status), status.label(spoken))
                for status in dictionary.workflow
            ],
        )
    )
    _labels(layer, '"label"', 7, INK, CLUSTER_SCALE)
    between(layer, 0, 4 * CLUSTER_SCALE)
    layer.setReadOnly(True)
    return layer


def fill_pending(layer: QgsVectorLayer, entries: Iterable[Pending], marked: Marked | None = None) -> Marked:
    """Shows exactly these decisions; returns them with the ids of their features.

    `marked` is what it returned the last time, so that of thousands only those are touched that came or went.
    """
    provider, wanted = layer.dataProvider(), dict.fromkeys(entries)  # in their order
    if marked is None:
        provider.truncate()
        marked = {}
    if gone := marked.keys() - wanted.keys():
        provider.deleteFeatures([marked[entry] for entry in gone])
    new = [entry for entry in wanted if entry not in marked]
    fields = layer.fields()
    _, added = provider.addFeatures([_feature(fields, entry) for entry in new])
    if gone or new:
        layer.updateExtents()
        layer.triggerRepaint()
    kept = {entry: id_ for entry, id_ in marked.items() if entry in wanted}
    return kept | {entry: feature.id() for entry, feature in zip(new, added, strict=True)}


def _feature(fields: QgsFields, entry: Pending) -> QgsFeature:
    feature = QgsFeature(fields)
    feature.setAttributes([entry.threat_id, entry.new_status, entry.label])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(entry.x, entry.y)))
    return feature
