"""Counts by time against what would be expected: tables of two margins, and classes of days of unequal number."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

Floats = NDArray[np.float64]


def adjusted_residuals(table: ArrayLike) -> tuple[Floats, Floats]:
    """Expected counts by the product of the margins, and z of each cell, (rows, columns) both.

    z = (n - e) / √(e (1 - row / all) (1 - column / all)), standard normal where rows and columns are independent; NaN
    where that is zero. Sums of weights are taken as counts. Reference: Haberman (1973), Biometrics 29, 205-220.
    """
    n = np.asarray(table, dtype=float)
    total = n.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        rows, columns = n.sum(axis=1, keepdims=True) / total, n.sum(axis=0, keepdims=True) / total
        expected = total * rows * columns
        variance = expected * (1.0 - rows) * (1.0 - columns)
        z = (n - expected) / np.sqrt(np.where(variance > 0, variance, np.nan))
    return expected, z


def against_exposure(counts: ArrayLike, exposure: ArrayLike) -> tuple[Floats, Floats]:
    """Expected counts if all classes had one rate, and z of each, (n,) both; `exposure` says how often each occurred.

    Given their sum the counts are multinomial: z = (n - e) / √(e (1 - e / all)). NaN where a class did not occur.
    """
    n, days = np.asarray(counts, dtype=float), np.asarray(exposure, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = days / days.sum()
        expected = np.where(days > 0, n.sum() * share, np.nan)
        variance = expected * (1.0 - share)
        z = (n - expected) / np.sqrt(np.where(variance > 0, variance, np.nan))
    return expected, z


def by_weekday(counts: ArrayLike, weekday: ArrayLike, chosen: ArrayLike, baseline: ArrayLike) -> tuple[float, float]:
    """What the `chosen` days would hold if each were a `baseline` day of its weekday, and z of what they do hold.

    Arrays (days,): counts, weekday 0 to 6, and which days. z divides by the root of the expected count and of the
    variance that the means of the baseline add; NaN if a weekday of the chosen has no baseline, or nothing is expected.
    """
    counts, weekday = np.asarray(counts, dtype=float), np.asarray(weekday)
    chosen, baseline = np.asarray(chosen, dtype=bool), np.asarray(baseline, dtype=bool)
    wanted = np.bincount(weekday[chosen], minlength=7).astype(float)
    days = np.bincount(weekday[baseline], minlength=7).astype(float)
    total = np.bincount(weekday[baseline], counts[baseline], minlength=7)
    needed = wanted > 0
    if not needed.any() or (days[needed] == 0).any():
        return np.nan, np.nan
    factor = wanted[needed] / days[needed]
    expected = float((factor * total[needed]).sum())
    variance = expected + float((factor**2 * total[needed]).sum())
    return expected, float((counts[chosen].sum() - expected) / np.sqrt(variance)) if variance > 0 else np.nan


def poisson_band(expected: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Limits (n,) between which a Poisson count of that mean lies with at least the probability `level`; NaN kept."""
    mean = np.asarray(expected, dtype=float)
    tail = (1.0 - level) / 2.0
    low, high = stats.poisson.ppf(tail, mean), stats.poisson.ppf(1.0 - tail, mean)
    return np.where(mean > 0, low, mean), np.where(mean > 0, high, mean)


def dispersion(counts: ArrayLike, expected: ArrayLike) -> float:
    """Pearson's Σ (n - e)² / e over the degrees of freedom: 1 for Poisson counts, more if they vary more; or NaN."""
    n, e = np.asarray(counts, dtype=float), np.asarray(expected, dtype=float)
    known = e > 0
    if known.sum() < 2:
        return np.nan
    return float(((n[known] - e[known]) ** 2 / e[known]).sum() / (known.sum() - 1))
