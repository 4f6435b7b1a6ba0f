"""Points that lie so far from the rest that they are mistakes: a coordinate of zero, a wrong zone, swapped axes."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.kernels import Floats

FAR = 5.0  # times the distance from the middle within which nine tenths of the points lie
FROM_ZERO = 2.0  # the same for a point at 0, 0
SAMPLE = 10_000
FEWEST = 10  # points below which nothing is called astray


def far_from_the_rest(x: ArrayLike, y: ArrayLike) -> tuple[NDArray[np.bool_], float]:
    """Which points (n,) are astray, and the distance from the middle (the median of x and y) to the farthest other one.

    Astray is what lies five times as far from the middle as nine tenths of the points do; for one at exactly 0, 0 twice
    as far is enough. Never more than a tenth of the points. The distance is 0 where nobody is.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    nowhere = np.zeros(len(x), dtype=bool)
    if len(x) < FEWEST:
        return nowhere, 0.0
    if not _stretched(x, y):
        return nowhere, 0.0
    distance = np.hypot(x - np.median(x), y - np.median(y))
    k = int(0.9 * (len(x) - 1))
    most = float(np.partition(distance, k)[k])
    if most == 0.0:
        return nowhere, 0.0
    astray: NDArray[np.bool_] = (distance > FAR * most) | ((x == 0) & (y == 0) & (distance > FROM_ZERO * most))
    return astray, float(distance[~astray].max()) if astray.any() else 0.0


def _stretched(x: Floats, y: Floats) -> bool:
    """Whether a point may be astray at all, by the bounding box and every so many-th point: quick where none is."""
    if ((x == 0) & (y == 0)).any():
        return True
    step = max(1, len(x) // SAMPLE)
    mx, my = np.median(x[::step]), np.median(y[::step])
    most = np.quantile(np.hypot(x[::step] - mx, y[::step] - my), 0.9)
    farthest = np.hypot(max(x.max() - mx, mx - x.min()), max(y.max() - my, my - y.min()))
    return bool(farthest > 0.8 * FAR * most)
