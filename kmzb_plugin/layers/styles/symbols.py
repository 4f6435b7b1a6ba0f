"""Symbols of areas: plain, coloured, hatched, dotted; without borders where there are many."""

from __future__ import annotations

from qgis.core import (
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsMarkerSymbol,
    QgsPointPatternFillSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

FEW, MANY = 1_000, 20_000  # areas: with clear borders, with borders at all
_WHITE = "255,255,255,140"


def fill(colour: str, outline: str) -> QgsFillSymbol:
    """An area of one colour; no border where `outline` is empty."""
    look = {"outline_color": outline, "outline_width": "0.1"} if outline else {"outline_style": "no"}
    return QgsFillSymbol.createSimple({"color": colour, **look})


def borders(layer: QgsVectorLayer) -> tuple[str, str]:
    """Colour of the borders of areas with and without a value: the more areas the fainter, else borders cover them."""
    if layer.featureCount() > MANY:
        return "", ""
    return ("90,90,90,160", "120,120,120,120") if layer.featureCount() <= FEW else (_WHITE, "150,150,150,50")


def plain_symbol(many: bool = False) -> QgsFillSymbol:
    """What is not significant: almost invisible."""
    return fill("150,150,150,12", "" if many else "150,150,150,60")


def significant_symbol(name: str, hatched: bool, many: bool = False) -> QgsFillSymbol:
    """A strong colour, with white hatching where grey print would not tell it from its opposite."""
    colour = QColor(name)
    symbol = fill(f"{colour.red()},{colour.green()},{colour.blue()},200", "" if many else _WHITE)
    if hatched:
        symbol.appendSymbolLayer(hatching(45, 1.6, 0.25, "#ffffff"))
    return symbol


def hatching(angle: float, distance: float, width: float, colour: str) -> QgsLinePatternFillSymbolLayer:
    """Parallel lines: degrees, and millimetres."""
    made = QgsLinePatternFillSymbolLayer()
    made.setDistance(distance)
    made.setLineAngle(angle)
    made.subSymbol().setColor(QColor(colour))
    made.subSymbol().setWidth(width)
    return made


def dots(distance: float, size: float, colour: str) -> QgsPointPatternFillSymbolLayer:
    """Staggered dots, millimetres apart."""
    made = QgsPointPatternFillSymbolLayer()
    made.setDistanceX(distance)
    made.setDistanceY(distance)
    made.setDisplacementX(distance / 2)
    made.setSubSymbol(
        QgsMarkerSymbol.createSimple({"name": "circle", "color": colour, "outline_style": "no", "size": str(size)})
    )
    return made
