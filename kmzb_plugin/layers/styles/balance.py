"""How balanced areas look: pale colours that differ where areas touch, each with its name and deviation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from .areas import set_aliases
from .halo import halo_text
from .symbols import fill

# ColorBrewer Set3, without its strongest (C. Brewer, Apache 2.0): pale, so that black text is read on all of them.
COLOURS = ("#8dd3c7", "#ffffb3", "#bebada", "#fdb462", "#b3de69", "#fccde5", "#80b1d3", "#d9d9d9")
_LABEL = """"name" || '\n' || if("deviation" > 0, '+', '') || format_number("deviation", 1) || ' %'"""


def style_areas(
    layer: QgsVectorLayer, colours: Sequence[str], names: Sequence[str], aliases: Mapping[str, str]
) -> None:
    """The areas, numbered from 1, in their colours with their names and deviations."""
    _coloured(layer, colours, names, "0.6", aliases)
    label = QgsPalLayerSettings()
    label.fieldName, label.isExpression = _LABEL, True
    label.setFormat(halo_text(9))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(label))
    layer.setLabelsEnabled(True)


def style_units(
    layer: QgsVectorLayer, colours: Sequence[str], names: Sequence[str], aliases: Mapping[str, str]
) -> None:
    """The units in the colour of their area, with thin borders."""
    _coloured(layer, colours, names, "0.1", aliases)


def _coloured(
    layer: QgsVectorLayer, colours: Sequence[str], names: Sequence[str], width: str, aliases: Mapping[str, str]
) -> None:
    categories = []
    for number, (colour, name) in enumerate(zip(colours, names, strict=True), 1):
        symbol = fill(colour, "80,80,80,255")
        symbol.symbolLayer(0).setStrokeWidth(float(width))
        symbol.symbolLayer(0).setFillColor(_translucent(colour))
        categories.append(QgsRendererCategory(number, symbol, name))
    layer.setRenderer(QgsCategorizedSymbolRenderer("area", categories))
    set_aliases(layer, dict(aliases))
    layer.triggerRepaint()


def _translucent(name: str) -> QColor:
    colour = QColor(name)
    colour.setAlpha(190)
    return colour
