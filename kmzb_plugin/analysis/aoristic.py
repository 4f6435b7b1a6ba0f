"""Aoristic weights: an event of which only an interval is known is spread evenly over it."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def spread(start: ArrayLike, end: ArrayLike, cells: int) -> Floats:
    """The weight that falls into each of `cells` cells of length 1 from 0 on, (cells,).

    `start` and `end` (n,) are in cells, 0 <= start <= end <= cells; each event has weight 1 over [start, end), all of
    it in the cell of its start if the two are equal. Cost: n + cells, however long the intervals are.
    Reference: Ratcliffe (2002), Aoristic signatures and the spatio-temporal analysis of high volume crime patterns,
    Journal of Quantitative Criminology 18, 23-43.
    """
    begin, close = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
    first = np.minimum(np.floor(begin), cells - 1).astype(np.int64)
    last = np.maximum(np.ceil(close).astype(np.int64) - 1, first)
    within = first == last
    weights = np.bincount(first[within], minlength=cells).astype(float)
    begin, close = begin[~within], close[~within]
    first, last = first[~within], last[~within]
    density = 1.0 / (close - begin)
    weights += np.bincount(first, (first + 1 - begin) * density, minlength=cells)
    weights += np.bincount(last, (close - last) * density, minlength=cells)
    # the cells between are full: the sum of the densities that have begun and not ended
    between = np.cumsum(_steps(first + 1, last, density, cells))
    # what rounding leaves where none is open
    is_open = np.cumsum(_steps(first + 1, last, np.ones(len(first)), cells)) > 0.5
    result: Floats = weights + np.where(is_open, np.maximum(between, 0.0), 0.0)
    return result


def _steps(up: NDArray[np.int64], down: NDArray[np.int64], height: Floats, cells: int) -> Floats:
    steps = np.zeros(cells + 1)
    steps += np.bincount(up, height, minlength=cells + 1)
    steps -= np.bincount(down, height, minlength=cells + 1)
    return steps[:cells]
