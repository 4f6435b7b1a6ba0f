"""Places of demand: points that lie at one place, or near each other, as one with the sum of their weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class DemandPlaces:
    """Places `x`, `y` (n,) in metres, and in which of them each point is, `of_point` (points,).

    `cell` is the side of the squares whose points were put together, 0 where only points at one place were. A distance
    from a place is off by `moved_mean` metres on average (weighted) and `moved_most` at most from that of its points.
    """

    x: Floats
    y: Floats
    of_point: Whole
    cell: float
    moved_mean: float
    moved_most: float

    def sums(self, weight: Floats) -> Floats:
        """(n,) the weight (points,) of each place."""
        return np.bincount(self.of_point, weights=weight, minlength=len(self.x)).astype(float)


def demand_places(x: Floats, y: Floats, weight: Floats, most: int, cell: float | None = None) -> DemandPlaces:
    """The places of points (k,) with their weights, at most `most` unless a `cell` in metres is given.

    Points at one place are one. Where these are too many, those in a square become one place at their weighted centre,
    in the smallest squares of 1, 2 or 5 times a power of ten metres that make few enough. Memory: 100 bytes a point.
    """
    xy = np.column_stack([x, y])
    places, of_point = np.unique(xy, axis=0, return_inverse=True)
    of_point = of_point.ravel()
    if cell is None and len(places) <= most:
        return DemandPlaces(places[:, 0], places[:, 1], of_point, 0.0, 0.0, 0.0)
    sums = np.bincount(of_point, weights=weight, minlength=len(places))
    size = cell if cell is not None else _size(places, most)
    _, group = np.unique(np.floor(places / size), axis=0, return_inverse=True)
    group = group.ravel()
    total = np.bincount(group, weights=sums)
    centre = np.column_stack([np.bincount(group, weights=sums * places[:, i]) / total for i in (0, 1)])
    moved = np.hypot(*(places - centre[group]).T)
    mean = float((moved * sums).sum() / sums.sum())
    return DemandPlaces(centre[:, 0], centre[:, 1], group[of_point], float(size), mean, float(moved.max()))


def _size(places: Floats, most: int) -> float:
    """The smallest round side of squares of which at most `most` hold a place."""
    power = 10.0
    while True:
        for step in (1.0, 2.0, 5.0):
            if len(np.unique(np.floor(places / (step * power)), axis=0)) <= most:
                return step * power
        power *= 10.0
