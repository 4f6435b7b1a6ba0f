"""The point far from all others that stretches whatever is drawn around the points."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

FEW = 0.001  # of the points, but at least one: so many may be strays
STRETCHED = 5.0  # times the longer side without them
FEWEST = 10


def stray(x: ArrayLike, y: ArrayLike) -> int | None:
    """Number of the farthest point if it and a few others make the rectangle around the points five times as long.

    `x`, `y` (n,) in map units. Far is meant from the median of the points; None where no point is so far off, or
    where there are fewer than ten.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    n = len(x)
    if n < FEWEST:
        return None
    far = np.maximum(np.abs(x - np.median(x)), np.abs(y - np.median(y)))
    few = max(1, int(n * FEW))
    order = np.argpartition(far, n - few)
    rest = order[:-few]
    if max(np.ptp(x), np.ptp(y)) <= STRETCHED * max(np.ptp(x[rest]), np.ptp(y[rest])):
        return None
    return int(far.argmax())
