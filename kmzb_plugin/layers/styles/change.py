"""Style of areas by how surely the reports rose or fell, and the colours of the rate ratio."""

from __future__ import annotations

from bisect import bisect_right

from qgis.core import QgsCategorizedSymbolRenderer, QgsRendererCategory, QgsVectorLayer

from ...text import tr
from .scales import FALL, RISE
from .symbols import MANY, plain_symbol, significant_symbol

NO_CHANGE = "#ececec"
NOTHING = "#ffffff"
RATIO_LIMITS = (0.5, 0.8, 1.25, 2.0)
RATIO_COLOURS = (FALL[3], FALL[1], NO_CHANGE, RISE[1], RISE[3])


def change_labels() -> dict[int, str]:
    """The classes of `analysis.areachange.AreaChange.classes`, in legend order."""
    return {
        2: tr("rose, sure among all areas (q ≤ 0.05)"),
        1: tr("rose, taken alone (p ≤ 0.05)"),
        0: tr("no more than chance"),
        -1: tr("fell, taken alone (p ≤ 0.05)"),
        -2: tr("fell, sure among all areas (q ≤ 0.05)"),
    }


def change_colours() -> dict[int, str]:
    """Orange rose, purple fell, the surer the darker; symmetric."""
    return {2: RISE[3], 1: RISE[1], 0: NO_CHANGE, -1: FALL[1], -2: FALL[3]}


def ratio_labels() -> list[str]:
    """What the classes of the rate ratio are called, from less to more."""
    return [
        tr("less than half the rate"),
        tr("0.5–0.8 times"),
        tr("about the same, 0.8–1.25 times"),
        tr("1.25–2 times"),
        tr("more than twice the rate"),
    ]


def ratio_colour(ratio: float) -> str:
    """The colour of a rate ratio; white where there is none."""
    return RATIO_COLOURS[bisect_right(RATIO_LIMITS, ratio)] if ratio == ratio else NOTHING


def style_change(layer: QgsVectorLayer, field: str) -> None:
    """Areas by the class in `field`; what fell is hatched where it is sure, so that grey print tells it from a rise."""
    colours, many = change_colours(), layer.featureCount() > MANY
    categories = [
        QgsRendererCategory(
            code,
            significant_symbol(colours[code], hatched=code == -2, many=many) if code else plain_symbol(many),
            label,
        )
        for code, label in change_labels().items()
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer(field, categories))
    layer.triggerRepaint()
