"""Round class limits, colours from little to much and from less to more, and what the classes are called."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ...locale import number
from ...text import tr

# ColorBrewer YlOrRd, seven classes (C. Brewer, Apache 2.0): light to dark in every way of seeing and in grey.


# ColorBrewer YlOrRd, seven classes (C. Brewer, Apache 2.0): light to dark in every way of seeing and in grey.
RAMP = ("#ffffb2", "#fed976", "#feb24c", "#fd8d3c", "#fc4e2a", "#e31a1c", "#b10026")
# ColorBrewer PuOr, ten classes: the outer three of each side. Above zero is orange, below it purple.
RISE = {1: "#fdb863", 2: "#e08214", 3: "#b35806"}
FALL = {1: "#b2abd2", 2: "#8073ac", 3: "#542788"}
DIVERGING_QUANTILES = (0.6, 0.85, 0.97)
RATIOS = (1.2, 1.5, 2.0)  # times as often, or as rarely: the same classes on every map
QUANTILES = (0.5, 0.75, 0.9, 0.96, 0.99)
_ROUND = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_FINER = tuple(step / 10 for step in range(10, 101))  # where the values lie so close that round ones coincide
FEWEST_BREAKS = 4


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


def ratio_classes(unit: str) -> list[tuple[float, str, str]]:
    """Upper limit, colour (empty for the class about one) and label of each class of a ratio, from the lowest up.

    The unit stands in the highest, which legends begin with.
    """
    below = [1.0 / limit for limit in RATIOS[::-1]]
    low, high = ([number(limit, 2) for limit in limits] for limits in (below, RATIOS))
    labels = [
        tr("below {limit}").format(limit=low[0]),
        *(f"{near}–{far}" for near, far in pairwise(low)),
        tr("{low}–{high}, as everywhere").format(low=low[-1], high=high[0]),
        *(f"{near}–{far}" for near, far in pairwise(high)),
        tr("above {limit} {unit}").format(limit=high[-1], unit=unit),
    ]
    steps = range(1, len(RATIOS) + 1)
    colours = [*(FALL[step] for step in steps[::-1]), "", *(RISE[step] for step in steps)]
    return list(zip([*below, *RATIOS, float("inf")], colours, labels, strict=True))


def times_the_share() -> str:
    """The unit of a ratio of shares."""
    return tr("× the overall share")
