"""Intervals and tests for counts and shares."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special, stats

from kmzb_plugin.analysis.progress import IsCancelled, stop_if

Floats = NDArray[np.float64]

_E_TEST_MASS = 1e-12  # probability left out at each end of the two Poisson distributions


def wilson(k: ArrayLike, n: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Wilson's score interval for the share k/n, without continuity correction; NaN where n = 0. Broadcasts.

    Reference: Wilson (1927), JASA 22; Newcombe (1998), Statistics in Medicine 17, method 3.
    """
    k, n = np.broadcast_arrays(np.asarray(k, dtype=float), np.asarray(n, dtype=float))
    z = stats.norm.ppf(0.5 + level / 2.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        centre = (k + z * z / 2.0) / (n + z * z)
        half = z / (n + z * z) * np.sqrt(k * (n - k) / n + z * z / 4.0)
        low = np.where(k == 0, 0.0, centre - half)
        high = np.where(k == n, 1.0, centre + half)
    return np.where(n > 0, low, np.nan), np.where(n > 0, high, np.nan)


def newcombe(k1: ArrayLike, n1: ArrayLike, k2: ArrayLike, n2: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Interval for the difference k1/n1 - k2/n2 of two independent shares; NaN where n1 or n2 is 0. Broadcasts.

    Reference: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10 (from Wilson's intervals).
    """
    low1, high1 = wilson(k1, n1, level)
    low2, high2 = wilson(k2, n2, level)
    with np.errstate(divide="ignore", invalid="ignore"):
        p1 = np.asarray(k1, dtype=float) / np.asarray(n1, dtype=float)
        p2 = np.asarray(k2, dtype=float) / np.asarray(n2, dtype=float)
    difference = p1 - p2
    return difference - np.hypot(p1 - low1, high2 - p2), difference + np.hypot(high1 - p1, p2 - low2)


def poisson(k: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Exact interval for the mean of a Poisson distribution of which `k` was counted; NaN where k is.

    Reference: Garwood (1936), Biometrika 28, 437-442. `k` that is no whole number is taken for a gamma variable.
    """
    k = np.asarray(k, dtype=float)
    tail = (1.0 - level) / 2.0
    return np.where(k == 0, 0.0, special.gammaincinv(k, tail)), special.gammainccinv(k + 1.0, tail)


def rate_ratio(
    c1: ArrayLike, c2: ArrayLike, t1: float = 1.0, t2: float = 1.0, level: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """Rate c2/t2 over rate c1/t1 with its exact interval (ratio, low, high); NaN where both counts are 0. Broadcasts.

    Ratio and upper limit are infinite where c1 = 0. Given both together the second count is binomial: the limits are
    those of Clopper and Pearson for its share, which hold the truth in at least `level` of all cases.
    Reference: Przyborowski and Wilenski (1940), Biometrika 31, 313-323.
    """
    first, second = np.broadcast_arrays(np.asarray(c1, dtype=float), np.asarray(c2, dtype=float))
    tail = (1.0 - level) / 2.0
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(second > 0, special.betaincinv(np.maximum(second, 1.0), first + 1.0, tail), 0.0)
        high = np.where(first > 0, special.betaincinv(second + 1.0, np.maximum(first, 1.0), 1.0 - tail), 1.0)
        ratio = second / first
        limits = [np.where(first + second > 0, share / (1.0 - share), np.nan) for share in (low, high)]
    return ratio * (t1 / t2), limits[0] * (t1 / t2), limits[1] * (t1 / t2)


def poisson_etest(
    c1: ArrayLike, c2: ArrayLike, t1: float = 1.0, t2: float = 1.0, cancelled: IsCancelled | None = None
) -> Floats:
    """Two-sided p of equal Poisson rates c1/t1 and c2/t2 by the E-test, exact to 1e-9; 1 where both counts are 0.

    The p value is the probability, at the pooled rate, of a standardised difference of at least the one observed.
    Cost: about 13 √c tail probabilities for each different pair of counts. Broadcasts.
    Reference: Krishnamoorthy and Thomson (2004), Journal of Statistical Planning and Inference 119, 23-35.
    """
    first, second = np.broadcast_arrays(np.asarray(c1), np.asarray(c2))
    pairs, inverse = np.unique(np.stack([first.ravel(), second.ravel()]), axis=1, return_inverse=True)
    p = np.empty(pairs.shape[1])
    for i, (a, b) in enumerate(pairs.T.tolist()):
        stop_if(cancelled)
        p[i] = _etest(float(a), float(b), t1, t2)
    return p[np.ravel(inverse)].reshape(first.shape)


def _etest(c1: float, c2: float, t1: float, t2: float) -> float:
    if c1 + c2 == 0:
        return 1.0
    rate = (c1 + c2) / (t1 + t2)
    x1 = _likely(rate * t1)
    # equal statistics may differ in their last digits; both zero counts as no difference
    observed = abs(_standardised(c1, c2, t1, t2)) * (1.0 - 1e-12)
    most = max(float(_likely(rate * t2)[-1]), c2) + 1.0
    at_least = _first(lambda x2: _standardised(x1, x2, t1, t2) >= observed, x1, most)
    at_most = _first(lambda x2: _standardised(x1, x2, t1, t2) > -observed, x1, most) - 1.0
    above = np.where(at_least > 0, special.pdtrc(np.maximum(at_least - 1.0, 0.0), rate * t2), 1.0)
    below = np.where(at_most >= 0, special.pdtr(np.maximum(at_most, 0.0), rate * t2), 0.0)
    return float(min(1.0, (stats.poisson.pmf(x1, rate * t1) * np.minimum(above + below, 1.0)).sum()))


def _standardised(x1: ArrayLike, x2: ArrayLike, t1: float, t2: float) -> Floats:
    """The difference x2/t2 - x1/t1 over its standard error, 0 for no counts; it ascends with x2."""
    x1, x2 = np.asarray(x1, dtype=float), np.asarray(x2, dtype=float)
    variance = x1 / t1**2 + x2 / t2**2
    return np.divide(x2 / t2 - x1 / t1, np.sqrt(variance), out=np.zeros(variance.shape), where=variance > 0)


def _first(holds: Callable[[Floats], NDArray[np.bool_]], like: Floats, most: float) -> Floats:
    """For each place of `like` the smallest whole number from 0 to `most` + 1 from which on it holds, by halving."""
    low, high = np.zeros(like.shape), np.full(like.shape, most + 1.0)
    while (low < high).any():
        middle = np.floor((low + high) / 2.0)
        there = holds(middle) & (low < high)
        high = np.where(there, middle, high)
        low = np.where(there | (low >= high), low, middle + 1.0)
    return low


def _likely(mean: float) -> Floats:
    """The counts of a Poisson distribution between its far tails."""
    low, high = stats.poisson.ppf([_E_TEST_MASS, 1.0 - _E_TEST_MASS], mean)
    return np.arange(max(float(low), 0.0), float(high) + 1.0)
