"""Counts by time against what would be expected: tables of two margins, and classes of days of unequal number."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

Floats = NDArray[np.float64]

EACH_SIDE = 4  # ordinary days of the same weekday, before and after a day, that it is compared with


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


def against_neighbours(
    counts: ArrayLike, weekday: ArrayLike, chosen: ArrayLike, ordinary: ArrayLike
) -> tuple[float, float]:
    """What the `chosen` days would hold if they were as the ordinary days around, and z of what they do hold.

    Arrays (days,): counts, weekday 0 to 6, and which days. Each chosen day is compared with the mean of the nearest
    ordinary days of its weekday, up to `EACH_SIDE` before and after it: so neither weekday nor season makes the
    difference. z divides by the root of the expected count and of the variance of these means. NaN if there is no
    such day for one of the chosen, or nothing is expected.
    """
    n, of_week = np.asarray(counts, dtype=float), np.asarray(weekday)
    is_ordinary = np.asarray(ordinary, dtype=bool)
    days = np.flatnonzero(np.asarray(chosen, dtype=bool))
    weights = np.zeros(len(n))
    for day in days:
        alike = np.flatnonzero(is_ordinary & (of_week == of_week[day]))
        place = int(np.searchsorted(alike, day))
        near = alike[max(0, place - EACH_SIDE) : place + EACH_SIDE]
        near = near[near != day]
        if not len(near):
            return np.nan, np.nan
        weights[near] += 1.0 / len(near)
    expected = float((weights * n).sum())
    variance = expected + float((weights**2 * n).sum())
    return expected, float((n[days].sum() - expected) / np.sqrt(variance)) if variance > 0 else np.nan


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
