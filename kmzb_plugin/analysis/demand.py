"""Places of demand: points that lie at one place, or near each other, as one with the sum of their weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
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
    of_point, places = pd.factorize(x + 1j * y)  # sorting pairs takes twenty times as long
    if cell is None and len(places) <= most:
        return DemandPlaces(places.real, places.imag, of_point, 0.0, 0.0, 0.0)
    sums = np.bincount(of_point, weights=weight, minlength=len(places))
    size = cell if cell is not None else _size(places, most)
    group, _ = pd.factorize(_squares(places, size))
    total = np.bincount(group, weights=sums)
    centre_x, centre_y = (np.bincount(group, weights=sums * axis) / total for axis in (places.real, places.imag))
    moved = np.hypot(places.real - centre_x[group], places.imag - centre_y[group])
    mean = float((moved * sums).sum() / sums.sum())
    return DemandPlaces(centre_x, centre_y, group[of_point], float(size), mean, float(moved.max()))


def _squares(places: NDArray[np.complex128], size: float) -> NDArray[np.complex128]:
    """The square of each place, by its number across and up."""
    return np.floor(places.real / size) + 1j * np.floor(places.imag / size)


def _size(places: NDArray[np.complex128], most: int) -> float:
    """The smallest round side of squares of which at most `most` hold a place."""
    power = 10.0
    while True:
        for step in (1.0, 2.0, 5.0):
            if len(pd.unique(_squares(places, step * power))) <= most:
                return step * power
        power *= 10.0
