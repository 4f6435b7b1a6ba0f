"""The styles of station location: sites by their role, ways, uncovered demand."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ...text import tr
from .areas import set_aliases
from .halo import halo_text

NEW, EXISTING, GIVEN_UP = "#d55e00", "#1f3a5f", "#8a8a8a"
COVERED, MISSED = "#7f95b2", "#b10026"


def style_sites(aliases: dict[str, str], layer: QgsVectorLayer) -> None:
    """New sites as stars, existing ones as squares, those given up as crosses; each with its name."""
    looks = {
        "new": ("star", NEW, "5.2", "255,255,255", tr("New site")),
        "existing": ("square", EXISTING, "3.4", "255,255,255", tr("Existing station")),
        "given_up": ("cross2", GIVEN_UP, "3", GIVEN_UP, tr("Existing station, given up")),
    }
    categories = [
        QgsRendererCategory(
            role,
            QgsMarkerSymbol.createSimple(
                {"name": shape, "color": colour, "size": size, "outline_color": outline, "outline_width": "0.3"}
            ),
            label,
        )
        for role, (shape, colour, size, outline, label) in looks.items()
        if role in layer.uniqueValues(layer.fields().lookupField("role"))
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("role", categories))
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    settings.setFormat(halo_text(9))
    settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
    settings.offsetType = Qgis.LabelOffsetType.FromSymbolBounds
    settings.dist = 0.6
    settings.priority = 8
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    layer.setMapTipTemplate('<b>[% "name" %]</b><br>[% round("load_share", 1) %] %')
    set_aliases(layer, aliases)
    layer.triggerRepaint()


def style_ways(standard: str, aliases: dict[str, str], layer: QgsVectorLayer) -> None:
    """Thin lines, and dashed ones in another colour where the way is longer than the standard."""
    covered = QgsLineSymbol.createSimple({"color": COVERED, "width": "0.2"})
    missed = QgsLineSymbol.createSimple({"color": MISSED, "width": "0.2", "line_style": "dash"})
    categories = [
        QgsRendererCategory(1, covered, tr("up to {standard}").format(standard=standard)),
        QgsRendererCategory(0, missed, tr("more than {standard}").format(standard=standard)),
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("covered", categories))
    layer.setOpacity(0.7)
    set_aliases(layer, aliases)
    layer.triggerRepaint()


def style_uncovered(standard: str, aliases: dict[str, str], layer: QgsVectorLayer) -> None:
    """Rings whose area grows with the weight."""
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": "255,255,255,0", "outline_color": MISSED, "outline_width": "0.35", "size": "2"}
    )
    weight = layer.fields().lookupField("weight")
    most = layer.maximumValue(weight) if layer.featureCount() else 0
    if isinstance(most, int | float) and most > 0:
        size = QgsProperty.fromExpression(f'1.2 + 3.3 * sqrt("weight" / {most!r})')
        symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.PropertySize, size)
    label = tr("Demand more than {standard} from any site; area by weight").format(standard=standard)
    layer.setRenderer(QgsRuleBasedRenderer(QgsRuleBasedRenderer.Rule(None)))
    layer.renderer().rootRule().appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, "", label))
    set_aliases(layer, aliases)
    layer.triggerRepaint()
