"""Emerging hot spots: how hot and cold spots come, stay and go.

Gi* of every bin (place and step) over its neighbours in space, itself among them, in its own and the k steps before;
mean and deviation are those of the whole cube, and the correction is made over all bins. Each place is put in one of 17
classes by its series of hot and cold steps and by a Mann-Kendall test of its series of z.
References: Getis and Ord (1992), Geographical Analysis 24; Ord and Getis (1995), Geographical Analysis 27; Mann (1945),
Econometrica 13; the classes as Esri defines them in How Emerging Hot Spot Analysis Works (ArcGIS Pro).

What Esri's sentences leave open is decided so: the last step decides first, so a place that is hot there is of a hot
class, whatever it was before; new and consecutive come before oscillating; at least 90 % of the steps hot but not the
last one is historical, whatever the trend. The first k steps have fewer neighbours and therefore smaller |z|, which
alone would let a steady hot spot intensify: the trend is tested without them.
Other programs differ: sfdep's sporadic spot need not be hot in the last step and its historical one must be below
zero there, its intensifying one may be cold; xarray-spatial rounds 90 % of the steps down (9 of 11 are enough).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from kmzb_plugin.analysis.getisord import adjusted
from kmzb_plugin.analysis.neighbours import NeighbourSums
from kmzb_plugin.analysis.progress import IsCancelled, Progress, awaited, stop_if
from kmzb_plugin.analysis.trend import MannKendall, mann_kendall
from kmzb_plugin.text import UserError, figure, tr

Floats = NDArray[np.float64]
Codes = NDArray[np.int8]

FEWEST_PLACES = 30
LEVEL = 0.05
NONE, NEW, CONSECUTIVE, INTENSIFYING, PERSISTENT, DIMINISHING, SPORADIC, OSCILLATING, HISTORICAL = range(9)
"""Codes of the hot classes as Esri has them; a cold spot's class is the negative of it."""
_DIGITS = 9  # of z that the trend looks at: rounding errors are no trend
_TESTING = 0.6  # of the time


@dataclass(frozen=True)
class Emerging:
    """`z` and `q` (p after the correction, two-sided) of each bin and its `state`, 1 hot, -1 cold, 0 neither: arrays
    (steps, places). `pattern` (places,) is the class of each place, and `trend` the test of its series of z.
    """

    z: Floats
    q: Floats
    state: Codes
    pattern: Codes
    trend: MannKendall

    @property
    def hot_share(self) -> Floats:
        """Share of the steps in which a place is hot, shape (places,)."""
        return (self.state > 0).mean(axis=0)

    @property
    def cold_share(self) -> Floats:
        """Share of the steps in which a place is cold, shape (places,)."""
        return (self.state < 0).mean(axis=0)


def emerging_hot_spots(
    counts: Floats,
    neighbour_sums: NeighbourSums,
    steps_back: int = 1,
    correction: str = "fdr",
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Emerging:
    """The classes of the places from `counts` (steps, places) and the sums over their neighbours in space.

    Refuses fewer than 30 places and counts that are all equal. Memory: 70 bytes a bin.
    """

    def part(first: float, last: float) -> Progress | None:
        return None if progress is None else lambda fraction: progress(first + (last - first) * fraction)

    z = space_time_gi_star(counts, neighbour_sums, steps_back, part(0.0, _TESTING / 2), cancelled)
    stop_if(cancelled)
    q = awaited(lambda: adjusted(special.erfc(np.abs(z) / np.sqrt(2.0)), correction), cancelled)
    stop_if(cancelled)
    state = (np.sign(np.nan_to_num(z)) * (q <= LEVEL)).astype(np.int8)
    series = np.round(np.nan_to_num(z[steps_back:]), _DIGITS)
    trend = mann_kendall(series, part(_TESTING, 1.0), cancelled)
    direction = np.sign(trend.z) * (trend.p <= LEVEL)
    return Emerging(z, q, state, classes(state, direction.astype(np.int8)), trend)


def space_time_gi_star(
    counts: Floats,
    neighbour_sums: NeighbourSums,
    steps_back: int,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Floats:
    """z of Gi* of each bin of `counts` (steps, places); NaN where a bin has all others as neighbours.

    Binary weights: the place and its neighbours in space, in the bin's own step and up to `steps_back` before it.
    """
    steps, places = counts.shape
    if places < FEWEST_PLACES:
        text = tr("Emerging hot spots need at least {fewest} cells; there are {n}. Choose smaller cells.")
        raise UserError(text.format(fewest=FEWEST_PLACES, n=places))
    if np.ptp(counts) == 0:
        text = tr("All cells have {value} reports in every step; no place stands out. Check the filter and the area.")
        raise UserError(text.format(value=figure(float(counts.flat[0]))))
    near = np.rint(neighbour_sums(np.ones(places))) + 1
    in_space = np.empty(counts.shape)
    for step in range(steps):
        stop_if(cancelled)
        in_space[step] = neighbour_sums(counts[step]) + counts[step]
        if progress is not None:
            progress((step + 1) / steps)
    n, mean, deviation = counts.size, counts.mean(), counts.std()
    z = np.empty(counts.shape)
    for step in range(steps):
        stop_if(cancelled)
        first = max(step - steps_back, 0)
        weight = near * (step + 1 - first)
        sums = in_space[first : step + 1].sum(axis=0)  # of whole counts, so equal bins get equal z to the last digit
        variance = weight * (n - weight) / (n - 1)
        spread = deviation * np.sqrt(np.where(variance > 0, variance, np.nan))
        z[step] = (sums - mean * weight) / spread
    return z


def classes(state: Codes, direction: Codes) -> Codes:
    """The class of each place, shape (places,): one of the codes, negative for cold spots, 0 for none.

    `state` (steps, places) is 1, -1 or 0 for hot, cold or neither; `direction` (places,) is 1, -1 or 0 for z that
    rises, falls or does neither by the trend test.
    """
    pattern = np.zeros(state.shape[1], dtype=np.int8)
    for sign in (1, -1):
        of_sign = _one_sided(sign * state, sign * direction)
        pattern = np.where(pattern == 0, sign * of_sign, pattern).astype(np.int8)
    return pattern


def _one_sided(state: Codes, direction: Codes) -> Codes:
    """The hot class of each place, 0 for none."""
    steps = len(state)
    hot = state > 0
    number = hot.sum(axis=0)
    run = np.logical_and.accumulate(hot[::-1], axis=0).sum(axis=0)  # how many of the last steps are hot
    mostly, last, cold_last = 10 * number >= 9 * steps, hot[-1], state[-1] < 0
    rules = [
        (last & mostly & (direction > 0), INTENSIFYING),
        (last & mostly & (direction < 0), DIMINISHING),
        (last & mostly, PERSISTENT),
        (last & (number == 1), NEW),
        (last & (number == run), CONSECUTIVE),
        (last & (state < 0).any(axis=0), OSCILLATING),
        (last, SPORADIC),
        (mostly & ~cold_last, HISTORICAL),
    ]
    return np.select([where for where, _ in rules], [code for _, code in rules], NONE).astype(np.int8)
