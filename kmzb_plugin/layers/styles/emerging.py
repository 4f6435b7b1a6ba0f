"""Styles of hot spots through time."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ...text import tr
from .symbols import dots, hatching, plain_symbol, significant_symbol


def emerging_labels() -> dict[int, str]:
    """What the values of `pattern` mean, in the order of the legend: what is growing first."""
    return {
        3: tr("Intensifying hot spot"),
        4: tr("Persistent hot spot"),
        5: tr("Diminishing hot spot"),
        2: tr("Consecutive hot spot"),
        1: tr("New hot spot"),
        6: tr("Sporadic hot spot"),
        7: tr("Oscillating hot spot"),
        8: tr("Historical hot spot"),
        0: tr("No pattern"),
        -3: tr("Intensifying cold spot"),
        -4: tr("Persistent cold spot"),
        -5: tr("Diminishing cold spot"),
        -2: tr("Consecutive cold spot"),
        -1: tr("New cold spot"),
        -6: tr("Sporadic cold spot"),
        -7: tr("Oscillating cold spot"),
        -8: tr("Historical cold spot"),
    }


# Hot and cold by class: the surer and the more lasting, the darker.
EMERGING_COLOURS = {
    3: ("#67000d", "#08306b"),
    4: ("#b11218", "#2060a8"),
    5: ("#b11218", "#2060a8"),
    2: ("#ef6040", "#5fa0d0"),
    1: ("#fdae61", "#a6cde8"),
    6: ("#f4a08a", "#94bcdd"),
    7: ("#f4a08a", "#94bcdd"),
    8: ("#f7e3dc", "#e3ecf5"),
}


def emerging_colour(code: int) -> str:
    """The colour of a class of emerging hot spots."""
    return EMERGING_COLOURS[abs(code)][int(code < 0)] if code else "#f4f4f4"


def emerging_symbol(code: int) -> QgsFillSymbol:
    """The symbol of a class; marks tell those of like colour apart, and whatever is cold is hatched as in hot spots.

    Diminishing has level lines, sporadic dots, oscillating a net, historical a frame.
    """
    if code == 0:
        return plain_symbol()
    symbol = significant_symbol(emerging_colour(code), False)
    kind, pale = abs(code), abs(code) == 8
    white, dark = "#ffffff", emerging_colour(3 if code > 0 else -3)
    if kind == 5:
        symbol.appendSymbolLayer(hatching(0, 1.4, 0.4, white))
    elif kind == 6:
        symbol.appendSymbolLayer(dots(1.5, 0.6, dark))
    elif kind == 7:
        symbol.appendSymbolLayer(hatching(0, 1.4, 0.2, dark))
        symbol.appendSymbolLayer(hatching(90, 1.4, 0.2, dark))
    if code < 0:
        symbol.appendSymbolLayer(hatching(45, 1.6, 0.25, dark if pale else white))
    if pale or kind == 1:
        symbol.symbolLayer(0).setStrokeColor(QColor(dark))
        symbol.symbolLayer(0).setStrokeWidth(0.3)
    return symbol


def style_emerging(layer: QgsVectorLayer) -> None:
    """The classes that occur, by `pattern`."""
    occurring = layer.uniqueValues(layer.fields().lookupField("pattern"))
    categories = [
        QgsRendererCategory(code, emerging_symbol(code), label)
        for code, label in emerging_labels().items()
        if code in occurring or code == 0
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("pattern", categories))
    layer.triggerRepaint()
