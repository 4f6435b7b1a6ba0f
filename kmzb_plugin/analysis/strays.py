"""Points far from all others that stretch whatever is drawn around the points: a wrong zone, axes swapped, 0, 0."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.kernels import Floats

FEW = 0.01  # of the places, but at least one: so many may be strays
SHARE = 0.1  # of the points at most: more are no errors
FAR, FAR_AT_ZERO = 5.0, 2.0  # times the distance from the middle within which the others lie
FEWEST = 10
_SAMPLE = 10_000


def strays(x: ArrayLike, y: ArrayLike) -> NDArray[np.bool_]:
    """Which points (n,), in map units, lie so far from the rest that they are errors, most likely.

    Their places (coincident points are one) are five times as far from the middle (the median of x and y) as all others
    but a hundredth; at exactly 0, 0, where what was never located comes to lie, twice as far is enough. None where
    there are fewer than ten places, or where they would be more than a tenth of the points.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) >= FEWEST and _may_be(x, y):
        place, distinct = pd.factorize(x + 1j * y)
        found = _far(distinct.real, distinct.imag)[place]
        if found.mean() <= SHARE:
            return found
    return np.zeros(len(x), dtype=bool)


def _far(x: Floats, y: Floats) -> NDArray[np.bool_]:
    """Which places (m,) they are."""
    found = np.zeros(len(x), dtype=bool)
    if len(x) < FEWEST:
        return found
    zero = (x == 0) & (y == 0)
    distance = np.hypot(x - np.median(x[~zero]), y - np.median(y[~zero]))
    rest = distance[~zero]
    k = len(rest) - 1 - max(1, int(FEW * len(rest)))
    most = np.partition(rest, k)[k]
    if most == 0:
        return found
    result: NDArray[np.bool_] = (distance > FAR * most) | (zero & (distance > FAR_AT_ZERO * most))
    return result


def _may_be(x: Floats, y: Floats) -> bool:
    """Whether there may be one at all, by the bounding box and every so many-th point: quick where there is none."""
    if ((x == 0) & (y == 0)).any():
        return True
    step = max(1, len(x) // _SAMPLE)
    mx, my = np.median(x[::step]), np.median(y[::step])
    near = np.quantile(np.hypot(x[::step] - mx, y[::step] - my), 0.9)
    farthest = np.hypot(max(x.max() - mx, mx - x.min()), max(y.max() - my, my - y.min()))
    return bool(farthest > 0.8 * FAR * near)
