"""Weighted displacement difference: did what was done in some places help, and did it only move the reports?"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats


@dataclass(frozen=True)
class Difference:
    """An estimate with its standard error."""

    estimate: float
    se: float

    @property
    def z(self) -> float:
        """The estimate over its standard error; 0 if nothing was counted anywhere."""
        return self.estimate / self.se if self.se > 0 else 0.0

    @property
    def p(self) -> float:
        """Two-sided, by the normal distribution."""
        return float(2.0 * stats.norm.sf(abs(self.z)))

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """By the normal distribution."""
        half = float(stats.norm.ppf(0.5 + level / 2.0)) * self.se
        return self.estimate - half, self.estimate + half


@dataclass(frozen=True)
class Displacement:
    """The difference where something was done, in the places it may have moved to, and both together."""

    local: Difference
    displaced: Difference
    total: Difference


def weighted_displacement_difference(
    sums: ArrayLike,
    time_weights: ArrayLike = (1.0, 1.0),
    area_weights: ArrayLike | None = None,
    squares: ArrayLike | None = None,
) -> Displacement:
    """The change of the treated places less that of the control; below 0: it fell against them.

    `sums` (2, 2) or (4, 2) are the numbers (before, after) of the treated places, the control, and if there are such
    of the places to which it may have moved and their own control, whose difference is added. Each number is divided
    by the weight of its period and of its places (2,) or (4,), lengths and areas for example. Counts vary as Poisson's
    do; of reports weighted by harm, `squares` are the sums of the squared weights, in the shape of `sums`.
    Reference: Wheeler and Ratcliffe (2018), Crime Science 7, 11; the R package ptools of Wheeler.
    """
    numbers = np.asarray(sums, dtype=float)
    variances = numbers if squares is None else np.asarray(squares, dtype=float)
    areas = np.ones(len(numbers)) if area_weights is None else np.asarray(area_weights, dtype=float)
    weights = np.multiply.outer(areas, np.asarray(time_weights, dtype=float))
    changes = ((numbers / weights) @ (-1.0, 1.0)).tolist()
    variance = (variances / weights**2).sum(axis=1).tolist()
    local, *moved = (
        Difference(changes[i] - changes[i + 1], sqrt(variance[i] + variance[i + 1])) for i in range(0, len(numbers), 2)
    )
    displaced = moved[0] if moved else Difference(0.0, 0.0)
    total = Difference(local.estimate + displaced.estimate, hypot(local.se, displaced.se))
    return Displacement(local, displaced, total)


def relative_change(treated: ArrayLike, control: ArrayLike, level: float = 0.95) -> tuple[float, float, float]:
    """How many times the treated places' (before, after) rose against the control's, with its interval.

    The odds ratio of the four numbers with Woolf's limits; all NaN if one of them is 0. Unlike the difference it does
    not ask that treated and control places have about as many reports. Reference: Woolf (1955), Annals of Human
    Genetics 19, 251-253.
    """
    numbers = np.array([treated, control], dtype=float)
    if not (numbers > 0).all():
        return float("nan"), float("nan"), float("nan")
    log = float(np.log(numbers[0, 1] / numbers[0, 0] * numbers[1, 0] / numbers[1, 1]))
    half = float(stats.norm.ppf(0.5 + level / 2.0) * np.sqrt((1.0 / numbers).sum()))
    return float(np.exp(log)), float(np.exp(log - half)), float(np.exp(log + half))
