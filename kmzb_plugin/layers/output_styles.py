"""The styles of analysis results: single-hue ramps that rank in grey print too, legends with their unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsDateTimeRange,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalettedRasterRenderer,
    QgsPalLayerSettings,
    QgsPointPatternFillSymbolLayer,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleBandPseudoColorRenderer,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDateTime
from qgis.PyQt.QtGui import QColor

from ..locale import number
from ..text import tr

# ColorBrewer YlOrRd, seven classes (C. Brewer, Apache 2.0): light to dark in every way of seeing and in grey.
RAMP = ("#ffffb2", "#fed976", "#feb24c", "#fd8d3c", "#fc4e2a", "#e31a1c", "#b10026")
HOT = {1: "#f6b48f", 2: "#d8604c", 3: "#8e1023"}
COLD = {1: "#b5cde3", 2: "#5f8fc4", 3: "#1f3f7f"}
# ColorBrewer PuOr, ten classes: the outer three of each side. Above zero is orange, below it purple.
RISE = {1: "#fdb863", 2: "#e08214", 3: "#b35806"}
FALL = {1: "#b2abd2", 2: "#8073ac", 3: "#542788"}
DIVERGING_QUANTILES = (0.6, 0.85, 0.97)
QUANTILES = (0.5, 0.75, 0.9, 0.96, 0.99)
_ROUND = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_FINER = tuple(step / 10 for step in range(10, 101))  # where the values lie so close that round ones coincide
FEWEST_BREAKS = 4
NAMES_FROM = 60_000  # map scale from which a hot spot shows its name beside its rank
FEW, MANY = 1_000, 20_000  # areas: with clear borders, with borders at all
_WHITE = "255,255,255,140"


def round_breaks(values: NDArray[np.floating]) -> list[float]:
    """Inner class limits for the values above zero: their upper quantiles as round numbers, ascending, none twice.

    Together with zero below and the maximum above they make six classes, fewer where the values hardly differ.
    """
    positive = values[np.isfinite(values) & (values > 0)]
    if not positive.size:
        return []
    limits = np.quantile(positive, QUANTILES)
    for steps in (_ROUND, _FINER):
        rounded = sorted({_rounded(float(limit), steps) for limit in limits})
        breaks = [limit for limit in rounded if limit < positive.max()]
        if len(breaks) >= FEWEST_BREAKS:
            break
    return breaks


def _rounded(value: float, steps: Sequence[float]) -> float:
    power = 10.0 ** np.floor(np.log10(value))
    digit = min(steps, key=lambda step: abs(step - value / power))
    return float(f"{digit * power:.6g}")


def diverging_breaks(values: NDArray[np.floating]) -> list[float]:
    """Up to three limits for the distance from zero, round numbers ascending; below the first is about no change."""
    distance = np.abs(values[np.isfinite(values) & (values != 0)])
    if not distance.size:
        return []
    limits = np.quantile(distance, DIVERGING_QUANTILES)
    return sorted({_rounded(float(limit), _ROUND) for limit in limits if limit > 0})


def ramp_colours(classes: int) -> list[str]:
    """The ramp's colours for so many classes, the darkest always among them."""
    steps = np.linspace(len(RAMP) - 1, 0, max(classes, 2))[:classes][::-1]
    return [RAMP[round(float(step))] for step in steps]


def class_labels(breaks: Sequence[float], unit: str) -> list[str]:
    """`up to 5 reports / km²`, `5–10`, …, `more than 50`: the unit stands once, in the first."""
    if not breaks:
        return [tr("more than zero, {unit}").format(unit=unit)]
    text = [_plain(limit) for limit in breaks]
    between = [f"{low}–{high}" for low, high in pairwise(text)]
    return [
        tr("up to {limit} {unit}").format(limit=text[0], unit=unit),
        *between,
        tr("more than {limit}").format(limit=text[-1]),
    ]


def _plain(value: float) -> str:
    decimals = 0 if value >= 10 or value == int(value) else int(1 - np.floor(np.log10(value)))
    text = number(value, decimals)
    return text.rstrip("0").rstrip(",.") if decimals else text


def reports_per_km2() -> str:
    """The unit of a density."""
    return tr("reports / km²")


def reports_per_km2_and_month() -> str:
    """The unit of a density in time."""
    return tr("reports / km² in 30 days")


def diverging_classes(breaks: Sequence[float], unit: str) -> list[tuple[float, str, str]]:
    """Upper limit, colour (empty for the class about zero) and label of each class, from the lowest up."""
    steps = len(breaks)
    falls = [FALL[3 - i] for i in range(steps)]
    rises = [RISE[3 - steps + i + 1] for i in range(steps)]
    if not steps:
        return [(float("inf"), "", tr("no change"))]
    text = [_plain(limit) for limit in breaks]
    down = [f"−{far} – −{near}" for near, far in pairwise(text)][::-1]
    up = [f"+{near} – +{far}" for near, far in pairwise(text)]
    labels = [
        tr("below −{limit} {unit}").format(limit=text[-1], unit=unit),
        *down,
        f"−{text[0]} – +{text[0]}",
        *up,
        tr("above +{limit}").format(limit=text[-1]),
    ]
    limits = [*(-limit for limit in breaks[::-1]), *breaks, float("inf")]
    return list(zip(limits, [*falls, "", *rises], labels, strict=True))


def style_change(layer: QgsRasterLayer, band: int, breaks: Sequence[float], unit: str) -> None:
    """Classes symmetric around zero, purple below and orange above; what is about zero is transparent."""
    items = [
        QgsColorRampShader.ColorRampItem(limit, QColor(colour) if colour else QColor(255, 255, 255, 0), label)
        for limit, colour, label in diverging_classes(breaks, unit)
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
    return _plain_symbol(many) if code == 0 else _significant((HOT if code > 0 else COLD)[abs(code)], code < 0, many)


def _plain_symbol(many: bool = False) -> QgsFillSymbol:
    """What is not significant: almost invisible."""
    return _fill("150,150,150,12", "" if many else "150,150,150,60")


def _significant(name: str, hatched: bool, many: bool = False) -> QgsFillSymbol:
    colour = QColor(name)
    symbol = _fill(f"{colour.red()},{colour.green()},{colour.blue()},200", "" if many else _WHITE)
    if hatched:
        symbol.appendSymbolLayer(_lines(45, 1.6, 0.25, "#ffffff"))
    return symbol


def _fill(colour: str, outline: str) -> QgsFillSymbol:
    look = {"outline_color": outline, "outline_width": "0.1"} if outline else {"outline_style": "no"}
    return QgsFillSymbol.createSimple({"color": colour, **look})


def _borders(layer: QgsVectorLayer) -> tuple[str, str]:
    """Colour of the borders of areas with and without a value: the more areas the fainter, else borders cover them."""
    if layer.featureCount() > MANY:
        return "", ""
    return ("90,90,90,160", "120,120,120,120") if layer.featureCount() <= FEW else (_WHITE, "150,150,150,50")


def style_by_value(layer: QgsVectorLayer, field: str, values: NDArray[np.floating], unit: str) -> None:
    """Areas in classes of one hue by a field that is zero or more; zero and missing ones stay almost empty."""
    border, empty = _borders(layer)
    breaks = round_breaks(values)
    top = float(np.nanmax(values)) if np.isfinite(values).any() else 0.0
    limits = [0.0, *breaks, max(top, breaks[-1] if breaks else 0.0) + 1.0]
    colours = ramp_colours(len(limits) - 1)
    ranges = [QgsRendererRange(0.0, 0.0, _fill("150,150,150,12", empty), "0")]
    ranges += [
        QgsRendererRange(max(low, 1e-12), high, _fill(_translucent(colour), border), label)
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
    border, empty = _borders(layer)
    lines = layer.geometryType() == QgsWkbTypes.GeometryType.LineGeometry
    colours = rank_colours(labels, lines=lines)
    categories = []
    for place, (code, label) in enumerate(labels.items()):
        if lines:
            width = 0.2 if code == 0 else max(1.2 - 0.3 * place, 0.3)
            symbol = QgsLineSymbol.createSimple({"color": colours[code], "width": f"{width:g}"})
        elif code == 0:
            symbol = _fill("150,150,150,12", empty)
        else:
            symbol = _fill(_translucent(colours[code]), border)
        categories.append(QgsRendererCategory(code, symbol, label))
    layer.setRenderer(QgsCategorizedSymbolRenderer(field, categories))
    layer.triggerRepaint()


def _translucent(colour: str) -> str:
    chosen = QColor(colour)
    return f"{chosen.red()},{chosen.green()},{chosen.blue()},210"


def style_ranked_spots(layer: QgsVectorLayer) -> None:
    """Outlines that leave the cells under them visible, each with its rank; names from 1:60,000 on."""
    outline = QgsFillSymbol.createSimple(
        {"color": "0,0,0,0", "outline_color": "#26364d", "outline_width": "0.5", "joinstyle": "round"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(outline))
    form = QgsTextFormat()
    form.setSize(10)
    form.setForcedBold(True)
    form.setColor(QColor("#26364d"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("white"))
    form.setBuffer(halo)
    label = QgsPalLayerSettings()
    label.setFormat(form)
    label.isExpression = True
    label.fieldName = f'if(@map_scale < {NAMES_FROM}, "rank" || \'. \' || "name", "rank")'
    label.placement = Qgis.LabelPlacement.OverPoint
    label.centroidInside = True
    label.priority = 8
    layer.setLabeling(QgsVectorLayerSimpleLabeling(label))
    layer.setLabelsEnabled(True)
    layer.triggerRepaint()


def set_aliases(layer: QgsVectorLayer, aliases: dict[str, str]) -> None:
    """Field aliases in the user's language; a field that the layer lacks is passed over."""
    for name, alias in aliases.items():
        index = layer.fields().lookupField(name)
        if index >= 0:
            layer.setFieldAlias(index, alias)


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
    return _plain_symbol() if name == NOT_SIGNIFICANT else _significant(MORAN_COLOURS[name], name[0] == "L")


def style_local_moran(layer: QgsVectorLayer) -> None:
    """Clusters dark and outliers light by `cluster`; whatever is low is hatched so that grey print tells it."""
    categories = [QgsRendererCategory(name, moran_symbol(name), label) for name, label in moran_labels().items()]
    categories.append(QgsRendererCategory("", _plain_symbol(), tr("Without neighbours or value")))
    layer.setRenderer(QgsCategorizedSymbolRenderer("cluster", categories))
    layer.triggerRepaint()


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
        return _plain_symbol()
    symbol = _significant(emerging_colour(code), False)
    kind, pale = abs(code), abs(code) == 8
    white, dark = "#ffffff", emerging_colour(3 if code > 0 else -3)
    if kind == 5:
        symbol.appendSymbolLayer(_lines(0, 1.4, 0.4, white))
    elif kind == 6:
        symbol.appendSymbolLayer(_dots(1.5, 0.6, dark))
    elif kind == 7:
        symbol.appendSymbolLayer(_lines(0, 1.4, 0.2, dark))
        symbol.appendSymbolLayer(_lines(90, 1.4, 0.2, dark))
    if code < 0:
        symbol.appendSymbolLayer(_lines(45, 1.6, 0.25, dark if pale else white))
    if pale or kind == 1:
        symbol.symbolLayer(0).setStrokeColor(QColor(dark))
        symbol.symbolLayer(0).setStrokeWidth(0.3)
    return symbol


def _lines(angle: float, distance: float, width: float, colour: str) -> QgsLinePatternFillSymbolLayer:
    lines = QgsLinePatternFillSymbolLayer()
    lines.setDistance(distance)
    lines.setLineAngle(angle)
    lines.subSymbol().setColor(QColor(colour))
    lines.subSymbol().setWidth(width)
    return lines


def _dots(distance: float, size: float, colour: str) -> QgsPointPatternFillSymbolLayer:
    dots = QgsPointPatternFillSymbolLayer()
    dots.setDistanceX(distance)
    dots.setDistanceY(distance)
    dots.setDisplacementX(distance / 2)
    dots.setSubSymbol(
        QgsMarkerSymbol.createSimple({"name": "circle", "color": colour, "outline_style": "no", "size": str(size)})
    )
    return dots


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
