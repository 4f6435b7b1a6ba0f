"""Styles of hot and cold spots, and of the ranked places."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsPalettedRasterRenderer,
    QgsPalLayerSettings,
    QgsRasterLayer,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ...text import tr
from .halo import halo_text
from .symbols import MANY, plain_symbol, significant_symbol

HOT = {1: "#f6b48f", 2: "#d8604c", 3: "#8e1023"}
COLD = {1: "#b5cde3", 2: "#5f8fc4", 3: "#1f3f7f"}
NAMES_FROM = 60_000  # map scale from which a hot spot shows its name beside its rank


def hot_spot_labels() -> dict[int, str]:
    """What the values of `gi_bin` mean."""
    return {
        3: tr("Hot spot, 99 %"),
        2: tr("Hot spot, 95 %"),
        1: tr("Hot spot, 90 %"),
        0: tr("Not significant"),
        -1: tr("Cold spot, 90 %"),
        -2: tr("Cold spot, 95 %"),
        -3: tr("Cold spot, 99 %"),
    }


def style_hot_spots(layer: QgsVectorLayer) -> None:
    """99, 95 and 90 % in three steps each way by `gi_bin`; cold spots are hatched so that grey print tells them."""
    many = layer.featureCount() > MANY
    categories = [
        QgsRendererCategory(code, _hot_spot_symbol(code, many), label) for code, label in hot_spot_labels().items()
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("gi_bin", categories))
    layer.triggerRepaint()


def style_hot_spots_raster(layer: QgsRasterLayer, band: int) -> None:
    """The same classes on a raster whose `band` holds gi_bin; hatching is not possible there."""
    classes = []
    for code, label in hot_spot_labels().items():
        colour = QColor("#f4f4f4") if code == 0 else QColor((HOT if code > 0 else COLD)[abs(code)])
        colour.setAlpha(200 if code else 90)
        classes.append(QgsPalettedRasterRenderer.Class(code, colour, label))
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), band, classes))
    layer.triggerRepaint()


def _hot_spot_symbol(code: int, many: bool) -> QgsFillSymbol:
    return (
        plain_symbol(many) if code == 0 else significant_symbol((HOT if code > 0 else COLD)[abs(code)], code < 0, many)
    )


def style_ranked_spots(layer: QgsVectorLayer) -> None:
    """Outlines that leave the cells under them visible, each with its rank; names from 1:60,000 on."""
    outline = QgsFillSymbol.createSimple(
        {"color": "0,0,0,0", "outline_color": "#26364d", "outline_width": "0.5", "joinstyle": "round"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(outline))
    label = QgsPalLayerSettings()
    label.setFormat(halo_text(10, "#26364d", bold=True))
    label.isExpression = True
    label.fieldName = f'if(@map_scale < {NAMES_FROM}, "rank" || \'. \' || "name", "rank")'
    label.placement = Qgis.LabelPlacement.OverPoint
    label.centroidInside = True
    label.priority = 8
    layer.setLabeling(QgsVectorLayerSimpleLabeling(label))
    layer.setLabelsEnabled(True)
    layer.triggerRepaint()
