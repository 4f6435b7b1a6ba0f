"""Styles of clusters and outliers (local Moran)."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsRendererCategory,
    QgsVectorLayer,
)

from ...text import tr
from .hotspots import COLD, HOT
from .symbols import plain_symbol, significant_symbol

NOT_SIGNIFICANT = "NS"
MORAN_COLOURS = {"HH": HOT[3], "HL": HOT[1], "LH": COLD[1], "LL": COLD[3], NOT_SIGNIFICANT: "#f4f4f4"}


def moran_labels() -> dict[str, str]:
    """What the values of `cluster` mean."""
    return {
        "HH": tr("High among high (HH)"),
        "HL": tr("High among low (HL)"),
        "LH": tr("Low among high (LH)"),
        "LL": tr("Low among low (LL)"),
        NOT_SIGNIFICANT: tr("Not significant"),
    }


def moran_symbol(name: str) -> QgsFillSymbol:
    """The symbol of a quadrant."""
    return plain_symbol() if name == NOT_SIGNIFICANT else significant_symbol(MORAN_COLOURS[name], name[0] == "L")


def style_local_moran(layer: QgsVectorLayer) -> None:
    """Clusters dark and outliers light by `cluster`; whatever is low is hatched so that grey print tells it."""
    categories = [QgsRendererCategory(name, moran_symbol(name), label) for name, label in moran_labels().items()]
    categories.append(QgsRendererCategory("", plain_symbol(), tr("Without neighbours or value")))
    layer.setRenderer(QgsCategorizedSymbolRenderer("cluster", categories))
    layer.triggerRepaint()
