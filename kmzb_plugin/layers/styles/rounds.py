"""How a round looks: a line with arrows, the stops with their numbers, what is left out as small rings."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsLineSymbol,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ...text import tr
from .areas import set_aliases
from .halo import halo_text

ACCENT, LEFT_OUT = "#1f3a5f", "#b10026"


def style_route(aliases: dict[str, str], layer: QgsVectorLayer) -> None:
    """A dark line with arrows in the direction of travel."""
    symbol = QgsLineSymbol.createSimple({"color": ACCENT, "width": "0.7", "capstyle": "round", "joinstyle": "round"})
    arrows = QgsMarkerLineSymbolLayer(True, 18.0)
    arrows.setSubSymbol(
        QgsMarkerSymbol.createSimple(
            {
                "name": "filled_arrowhead",
                "color": ACCENT,
                "outline_color": "white",
                "outline_width": "0.2",
                "size": "2.8",
            }
        )
    )
    symbol.appendSymbolLayer(arrows)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    set_aliases(layer, aliases)
    layer.triggerRepaint()


def style_stops(aliases: dict[str, str], layer: QgsVectorLayer) -> None:
    """White discs with the number of the visit; red rings where there is none."""
    visited = QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": "white", "outline_color": ACCENT, "outline_width": "0.5", "size": "5.2"}
    )
    left_out = QgsMarkerSymbol.createSimple(
        {"name": "cross2", "outline_color": LEFT_OUT, "outline_width": "0.5", "size": "2.6"}
    )
    root = QgsRuleBasedRenderer.Rule(None)
    for symbol, condition, meaning in (
        (visited, '"visit_order" IS NOT NULL', tr("Visited, in this order")),
        (left_out, '"visit_order" IS NULL', tr("Not visited")),
    ):
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, filterExp=condition, label=meaning))
    layer.setRenderer(QgsRuleBasedRenderer(root))
    label = QgsPalLayerSettings()
    label.fieldName = "visit_order"
    label.placement = Qgis.LabelPlacement.OverPoint
    label.placementSettings().setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapAtNoCost)
    label.setFormat(halo_text(8, ACCENT, halo=0.4))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(label))
    layer.setLabelsEnabled(True)
    set_aliases(layer, aliases)
    layer.triggerRepaint()
