"""Styles of areas by a value or a rank."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsRendererCategory,
    QgsRendererRange,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor

from .scales import class_labels, ramp_colours, round_breaks
from .symbols import borders, fill


def style_by_value(layer: QgsVectorLayer, field: str, values: NDArray[np.floating], unit: str) -> None:
    """Areas in classes of one hue by a field that is zero or more; zero and missing ones stay almost empty."""
    border, empty = borders(layer)
    breaks = round_breaks(values)
    top = float(np.nanmax(values)) if np.isfinite(values).any() else 0.0
    limits = [0.0, *breaks, max(top, breaks[-1] if breaks else 0.0) + 1.0]
    colours = ramp_colours(len(limits) - 1)
    ranges = [QgsRendererRange(0.0, 0.0, fill("150,150,150,12", empty), "0")]
    ranges += [
        QgsRendererRange(max(low, 1e-12), high, fill(_translucent(colour), border), label)
        for low, high, colour, label in zip(limits[:-1], limits[1:], colours, class_labels(breaks, unit), strict=True)
    ]
    layer.setRenderer(QgsGraduatedSymbolRenderer(field, ranges))
    layer.triggerRepaint()


def rank_colours(labels: Iterable[int], *, lines: bool = False) -> dict[int, str]:
    """The colour of each class of `style_ranks`; the ramp's lightest ones are lost on lines."""
    ranked = [code for code in labels if code]
    colours = ramp_colours(len(ranked) + 2)[2:] if lines else ramp_colours(len(ranked))
    return {**dict(zip(ranked, reversed(colours), strict=True)), 0: "#bebebe" if lines else "#f0f0f0"}


def style_ranks(layer: QgsVectorLayer, field: str, labels: dict[int, str]) -> None:
    """Places by the class of their rank: 1 the darkest, or widest line, 0 almost empty. `labels` in legend order."""
    border, empty = borders(layer)
    lines = layer.geometryType() == QgsWkbTypes.GeometryType.LineGeometry
    colours = rank_colours(labels, lines=lines)
    categories = []
    for place, (code, label) in enumerate(labels.items()):
        if lines:
            width = 0.2 if code == 0 else max(1.2 - 0.3 * place, 0.3)
            symbol = QgsLineSymbol.createSimple({"color": colours[code], "width": f"{width:g}"})
        elif code == 0:
            symbol = fill("150,150,150,12", empty)
        else:
            symbol = fill(_translucent(colours[code]), border)
        categories.append(QgsRendererCategory(code, symbol, label))
    layer.setRenderer(QgsCategorizedSymbolRenderer(field, categories))
    layer.triggerRepaint()


def _translucent(colour: str) -> str:
    chosen = QColor(colour)
    return f"{chosen.red()},{chosen.green()},{chosen.blue()},210"


def set_aliases(layer: QgsVectorLayer, aliases: dict[str, str]) -> None:
    """Field aliases in the user's language; a field that the layer lacks is passed over."""
    for name, alias in aliases.items():
        index = layer.fields().lookupField(name)
        if index >= 0:
            layer.setFieldAlias(index, alias)
