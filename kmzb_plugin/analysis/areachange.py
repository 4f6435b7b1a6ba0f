"""Counts of two periods by area, or by anything else that is counted: difference, rate ratio, chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from kmzb_plugin.analysis.getisord import adjusted
from kmzb_plugin.analysis.intervals import poisson_etest, rate_ratio
from kmzb_plugin.analysis.progress import IsCancelled

Floats = NDArray[np.float64]

LEVEL = 0.05
SMALL_COUNT = 5
"""Counts below it are told apart: little can be said of them, and a normal approximation does not hold."""


@dataclass(frozen=True)
class AreaChange:
    """What changed in each of n places, arrays (n,).

    `ratio` is the rate of the second period over that of the first, with `low` and `high` of its interval; NaN where
    there is nothing in either period, infinite where there was nothing in the first. `percent` is the change of the
    rate, NaN where the first count is 0. `p` is two-sided, `q` the same after Benjamini and Hochberg over the places
    with anything in either period; NaN elsewhere. `expected` is the second count if the rate had not changed.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    expected: Floats
    percent: Floats
    ratio: Floats
    low: Floats
    high: Floats
    p: Floats
    q: Floats

    def classes(self) -> NDArray[np.int64]:
        """2 rose for sure (q ≤ 0.05), 1 rose by p alone, 0 no more than chance, -1 and -2 fell; (n,)."""
        with np.errstate(invalid="ignore"):
            strength = (self.p <= LEVEL).astype(int) + (self.q <= LEVEL)
            return np.where(self.second > self.expected, strength, -strength)

    @property
    def compared(self) -> int:
        """In how many places there is anything to compare."""
        return int((self.first + self.second > 0).sum())


def area_change(
    first: ArrayLike,
    second: ArrayLike,
    exposures: tuple[ArrayLike, ArrayLike],
    level: float = 0.95,
    cancelled: IsCancelled | None = None,
) -> AreaChange:
    """Compares counts (n,) of two periods whose rates are per `exposures`: days, or what was counted in the whole.

    With the counts of the whole as exposures the question is who changed otherwise than the whole. Each exposure is
    one number or one for each place (n,). By the E-test; the interval is the exact one of `intervals.rate_ratio`.
    """
    c1, c2 = np.asarray(first, dtype=np.int64), np.asarray(second, dtype=np.int64)
    t1, t2 = (np.broadcast_to(np.asarray(each, dtype=float), c1.shape) for each in exposures)
    any_there = c1 + c2 > 0
    ratio, low, high, p = (np.full(c1.shape, np.nan) for _ in range(4))
    for e1, e2 in np.unique(np.stack([t1, t2]), axis=1).T.tolist():
        if not (e1 > 0 and e2 > 0):
            continue  # one whole is empty: there is nothing to compare with
        own = any_there & (t1 == e1) & (t2 == e2)
        ratio[own], low[own], high[own] = rate_ratio(c1[own], c2[own], e1, e2, level)
        p[own] = poisson_etest(c1[own], c2[own], e1, e2, cancelled)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = c1 * (t2 / t1)
    percent = np.where(c1 > 0, 100.0 * (ratio - 1.0), np.nan)
    return AreaChange(c1, c2, expected, percent, ratio, low, high, p, adjusted(p, "fdr"))


@dataclass(frozen=True)
class Dispersion:
    """How differently places changed: Pearson's chi-square over its degrees of freedom, and its p.

    1 is what counts at random (Poisson) give; above it they vary more, and intervals are too narrow by its root.
    """

    factor: float
    p: float


def dispersion(first: ArrayLike, second: ArrayLike) -> Dispersion | None:
    """Whether places changed alike, by the homogeneity of their counts (n,) in two periods; None if it cannot be said.

    Needs two places with anything and something in both periods. Reference: McCullagh and Nelder (1989), Generalized
    Linear Models, section 4.5.
    """
    counts = np.stack([np.asarray(first, dtype=float), np.asarray(second, dtype=float)])
    counts = counts[:, counts.sum(axis=0) > 0]
    if counts.shape[1] < 2 or not (counts.sum(axis=1) > 0).all():
        return None
    found = stats.chi2_contingency(counts, correction=False)
    return Dispersion(float(found[0] / found[2]), float(found[1]))
