"""The styles of near repeats: pairs, risk zones, events by role."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qgis.core import (
    Qgis,
    QgsArrowSymbolLayer,
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGeometryGeneratorSymbolLayer,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ...locale import number
from ...text import tr
from .areas import set_aliases
from .scales import ramp_colours

_KIND = "\"kind\" || if(\"significant\" = 1, '*', '')"
_STRONG, _WEAK = "#b10026", "#8a8a8a"
_RATIOS = (1.5, 2.0, 3.0, 5.0, 10.0)


def style_near_pairs(aliases: dict[str, str], layer: QgsVectorLayer) -> None:
    """Arrows from the earlier to the later event, rings where both are at one place; strong where significant."""
    labels = {
        "repeat*": tr("Repeat, significant bands"),
        "near repeat*": tr("Near repeat, significant bands"),
        "repeat": tr("Repeat"),
        "near repeat": tr("Near repeat"),
    }
    symbols = {
        "repeat*": _ring(_STRONG, 0.6),
        "near repeat*": _arrow(_STRONG, 0.3),
        "repeat": _ring(_WEAK, 0.25),
        "near repeat": _arrow(_WEAK, 0.1),
    }
    categories = [QgsRendererCategory(kind, symbols[kind], labels[kind]) for kind in labels]
    renderer = QgsCategorizedSymbolRenderer(_KIND, categories)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause("significant")]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)
    set_aliases(layer, aliases)
    layer.triggerRepaint()


def _arrow(colour: str, width: float) -> QgsLineSymbol:
    arrow = QgsArrowSymbolLayer()
    arrow.setIsCurved(False)
    arrow.setIsRepeated(False)
    arrow.setArrowWidth(width)
    arrow.setArrowStartWidth(width)
    arrow.setHeadLength(1.0 + 2 * width)
    arrow.setHeadThickness(0.5 + width)
    arrow.subSymbol().setColor(QColor(colour))
    arrow.subSymbol().symbolLayer(0).setStrokeColor(QColor(colour))
    symbol = QgsLineSymbol()
    symbol.changeSymbolLayer(0, arrow)
    symbol.setOpacity(0.8)
    return symbol


def _ring(colour: str, width: float) -> QgsLineSymbol:
    generator = QgsGeometryGeneratorSymbolLayer.create({"geometryModifier": "start_point($geometry)"})
    generator.setSymbolType(QgsSymbol.SymbolType.Marker)
    generator.setSubSymbol(
        QgsMarkerSymbol.createSimple(
            {
                "name": "circle",
                "size": "3",
                "color": "255,255,255,0",
                "outline_color": colour,
                "outline_width": f"{width}",
            }
        )
    )
    symbol = QgsLineSymbol()
    symbol.changeSymbolLayer(0, generator)
    return symbol


def style_risk_zones(ratios: Sequence[float], aliases: dict[str, str], layer: QgsVectorLayer) -> None:
    """Classes of the Knox ratio; shown by QGIS's temporal controller from when they are valid until they expire."""
    breaks = [each for each in _RATIOS if each < max(ratios, default=1.0)]
    limits = [1.0, *breaks, max(max(ratios, default=1.0), breaks[-1] if breaks else 1.0) + 1.0]
    text = [number(limit, 1) for limit in limits]
    labels = [tr("up to {limit} times as many as by chance").format(limit=text[1])] if breaks else []
    labels += [f"{low}–{high}" for low, high in pairwise(text[1:-1])]
    labels += [tr("more than {limit} times").format(limit=text[-2])]
    ranges = [
        QgsRendererRange(low, high, _zone(colour), label)
        for (low, high), colour, label in zip(pairwise(limits), ramp_colours(len(limits) - 1), labels, strict=True)
    ]
    layer.setRenderer(QgsGraduatedSymbolRenderer("knox_ratio", ranges))
    layer.setOpacity(0.7)
    temporal = layer.temporalProperties()
    temporal.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromFields)
    temporal.setStartField("valid_from")
    temporal.setEndField("expires")
    temporal.setIsActive(True)
    layer.setMapTipTemplate('<b>[% "space_band" %] m</b><br>[% format_date("expires", \'yyyy-MM-dd HH:mm\') %]')
    set_aliases(layer, aliases)
    layer.triggerRepaint()


def _zone(colour: str) -> QgsFillSymbol:
    fill = QColor(colour)
    return QgsFillSymbol.createSimple(
        {
            "color": f"{fill.red()},{fill.green()},{fill.blue()},170",
            "outline_color": "70,70,70,160",
            "outline_width": "0.15",
        }
    )


def style_roles(aliases: dict[str, str], layer: QgsVectorLayer) -> None:
    """Originators as triangles, repeats as squares, near repeats as discs, the rest as small grey dots."""
    looks = {
        "originator": ("triangle", "#d55e00", "3", tr("Originator")),
        "repeat": ("square", "#0072b2", "2.4", tr("Repeat")),
        "near repeat": ("circle", "#56b4e9", "2.4", tr("Near repeat")),
        "": ("circle", "#b0b0b0", "1.2", tr("Neither follows nor is followed")),
    }
    categories = [
        QgsRendererCategory(
            role,
            QgsMarkerSymbol.createSimple(
                {
                    "name": shape,
                    "color": colour,
                    "size": size,
                    "outline_color": "255,255,255,200",
                    "outline_width": "0.2",
                }
            ),
            label,
        )
        for role, (shape, colour, size, label) in looks.items()
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("role", categories))
    set_aliases(layer, aliases)
    layer.triggerRepaint()
