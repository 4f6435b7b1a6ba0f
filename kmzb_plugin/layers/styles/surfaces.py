"""Styles of density surfaces, of their change, and of what is beyond chance in them."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsDateTimeRange,
    QgsFillSymbol,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRendererCategory,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime
from qgis.PyQt.QtGui import QColor

from ...text import tr
from .hotspots import COLD, HOT
from .scales import FALL, RISE, class_labels, diverging_classes, ramp_colours, ratio_classes


def style_change(layer: QgsRasterLayer, band: int, breaks: Sequence[float], unit: str) -> None:
    """Classes symmetric around zero, purple below and orange above; what is about zero is transparent."""
    items = [
        QgsColorRampShader.ColorRampItem(limit, QColor(colour) if colour else QColor(255, 255, 255, 0), label)
        for limit, colour, label in diverging_classes(breaks, unit)
    ]
    _set_classes(layer, band, items)


def style_ratio(layer: QgsRasterLayer, band: int, unit: str) -> None:
    """Classes of a ratio, purple below one and orange above, pale about one; where it is unknown nothing is drawn."""
    items = [
        QgsColorRampShader.ColorRampItem(limit, QColor(colour) if colour else QColor(240, 240, 240, 150), label)
        for limit, colour, label in ratio_classes(unit)
    ]
    _set_classes(layer, band, items)


def style_density(layer: QgsRasterLayer, breaks: Sequence[float], unit: str) -> None:
    """Classes of one hue on transparent zero."""
    colours = ramp_colours(len(breaks) + 1)
    zero = QgsColorRampShader.ColorRampItem(0.0, QColor(255, 255, 255, 0), "0")
    limits = [*breaks, float("inf")]
    items = [
        QgsColorRampShader.ColorRampItem(limit, QColor(colour), label)
        for limit, colour, label in zip(limits, colours, class_labels(breaks, unit), strict=True)
    ]
    _set_classes(layer, 1, [zero, *items])


def _set_classes(layer: QgsRasterLayer, band: int, items: list[QgsColorRampShader.ColorRampItem]) -> None:
    ramp = QgsColorRampShader(items[0].value, items[-1].value)
    ramp.setColorRampType(QgsColorRampShader.Type.Discrete)
    ramp.setColorRampItemList(items)
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), band, shader)
    renderer.setOpacity(0.8)
    layer.setRenderer(renderer)
    layer.triggerRepaint()


def style_in_time(
    layer: QgsRasterLayer, breaks: Sequence[float], unit: str, periods: Sequence[tuple[float, float]]
) -> None:
    """The classes of a density, and the time of each band: begin and end in seconds since 1970, the end not included.

    QGIS's temporal controller plays the bands; without it the first one is shown.
    """
    style_density(layer, breaks, unit)
    ranges = {
        band: QgsDateTimeRange(
            QDateTime.fromSecsSinceEpoch(int(start)), QDateTime.fromSecsSinceEpoch(int(end)), True, False
        )
        for band, (start, end) in enumerate(periods, 1)
    }
    temporal = layer.temporalProperties()
    temporal.setMode(Qgis.RasterTemporalMode.FixedRangePerBand)
    temporal.setFixedRangePerBand(ranges)
    temporal.setIsActive(True)


def tolerance_labels(*, change: bool) -> dict[int, str]:
    """What the classes of significance mean: `here` takes each place by itself, `whole map` all of them at once."""
    if change:
        return {
            3: tr("Rise, whole map p ≤ 0.05"),
            2: tr("Rise, here p ≤ 0.01"),
            1: tr("Rise, here p ≤ 0.05"),
            0: tr("Within chance"),
            -1: tr("Fall, here p ≤ 0.05"),
            -2: tr("Fall, here p ≤ 0.01"),
            -3: tr("Fall, whole map p ≤ 0.05"),
        }
    return {
        3: tr("More, whole map p ≤ 0.05"),
        2: tr("More, here p ≤ 0.01"),
        1: tr("More, here p ≤ 0.05"),
        0: tr("Within chance"),
        -1: tr("Fewer, here p ≤ 0.05"),
        -2: tr("Fewer, here p ≤ 0.01"),
        -3: tr("Fewer, whole map p ≤ 0.05"),
    }


def tolerance_colours(*, change: bool) -> dict[int, str]:
    """The colour of each class of significance but zero, whose places stay empty."""
    more, fewer = (RISE, FALL) if change else (HOT, COLD)
    return {**more, **{-step: colour for step, colour in fewer.items()}}


def style_tolerance(layer: QgsRasterLayer, band: int, *, change: bool) -> None:
    """The classes of significance in `band`, -3 to 3; what is within chance is almost transparent."""
    colours = tolerance_colours(change=change)
    classes = []
    for code, label in tolerance_labels(change=change).items():
        colour = QColor(colours.get(code, "#f0f0f0"))
        colour.setAlpha(200 if code else 12)
        classes.append(QgsPalettedRasterRenderer.Class(code, colour, label))
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), band, classes))
    layer.triggerRepaint()


def style_tolerance_contours(layer: QgsVectorLayer, *, change: bool) -> None:
    """Outlines by `class`, the thicker the surer, dashed where there are fewer, so that grey print tells them."""
    colours, categories = tolerance_colours(change=change), []
    for code, label in tolerance_labels(change=change).items():
        if code:
            symbol = QgsFillSymbol.createSimple(
                {
                    "style": "no",
                    "outline_color": QColor(colours[3 if code > 0 else -3]).name(),
                    "outline_width": {1: "0.26", 2: "0.46", 3: "0.9"}[abs(code)],
                    "outline_style": "solid" if code > 0 else "dash",
                }
            )
            categories.append(QgsRendererCategory(code, symbol, label))
    layer.setRenderer(QgsCategorizedSymbolRenderer("class", categories))
    layer.triggerRepaint()
