"""Bursts in time: the scan statistic of a moving window over counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Floats = NDArray[np.float64]
Probability = Callable[[ArrayLike], Floats]

FEWEST_WINDOWS = 3.0  # windows in the whole time from which a burst can be told from the rest
AROUND = 13  # windows of the time around one, itself in the middle, that say what is usual there


@dataclass(frozen=True)
class Burst:
    """Days `first` to `last` (numbers, both included) with `count` events; at most `peak` of them in one window.

    `p` is that of its least probable window: how probable so full a one is anywhere in the whole time.
    """

    first: int
    last: int
    count: int
    peak: int
    p: float


def scan_probability(n: int, mean: float, windows: float) -> float:
    """The probability that some window holds at least `n` of Poisson events, `mean` a window, in `windows` windows.

    The window moves continuously over a time of `windows` times its length. Naus's approximation
    1 - Q2 (Q3 / Q2)^(windows - 2), Q2 and Q3 being exact for two and three windows; 1 if n is at most the mean.
    Reference: Naus (1982), Approximations for distributions of scan statistics, JASA 77, 177-183.
    """
    if n <= max(mean, 1.0):
        return 1.0 if n <= mean else float(-np.expm1(-mean * windows))
    two, three = _two_windows(n, mean), _three_windows(n, mean)
    if two <= 0.0 or three <= 0.0:
        return 1.0
    # the ratio cannot rise with a longer time; rounding could let it
    log_none = np.log(two) + (windows - 2.0) * min(np.log(three / two), 0.0)
    return float(np.clip(-np.expm1(log_none), 0.0, 1.0))


def _two_windows(n: int, mean: float) -> float:
    """The probability that no window holds n where the whole time is two windows long, (3.1) in Naus."""
    at, below = _poisson(mean)
    return float(below(n - 1) ** 2 - (n - 1) * at(n) * at(n - 2) - (n - 1 - mean) * at(n) * below(n - 3))


def _three_windows(n: int, mean: float) -> float:
    """The same for three windows, (3.2) in Naus."""
    at, below = _poisson(mean)
    first = 2 * at(n) * below(n - 1) * ((n - 1) * below(n - 2) - mean * below(n - 3))
    second = (
        0.5
        * at(n) ** 2
        * ((n - 1) * (n - 2) * below(n - 3) - 2 * (n - 2) * mean * below(n - 4) + mean**2 * below(n - 5))
    )
    r = np.arange(1, n)
    third = (at(2 * n - r) * below(r - 1) ** 2).sum()
    r = r[1:]
    fourth = (at(2 * n - r) * at(r) * ((r - 1) * below(r - 2) - mean * below(r - 3))).sum()
    return float(below(n - 1) ** 3 - first + second + third - fourth)


def _poisson(mean: float) -> tuple[Probability, Probability]:
    """The probability of a number of events, and of at most so many; 0 below 0."""
    log_mean = np.log(mean)

    def at(k: ArrayLike) -> Floats:
        number = np.asarray(k, dtype=float)
        inside = np.maximum(number, 0.0)
        chance = np.exp(inside * log_mean - mean - special.gammaln(inside + 1.0))
        return np.where(number >= 0, chance, 0.0)

    def below(k: ArrayLike) -> Floats:
        number = np.asarray(k, dtype=float)
        return np.where(number >= 0, special.pdtr(np.maximum(number, 0.0), mean), 0.0)

    return at, below


def bursts(daily: ArrayLike, window: int, level: float = 0.05) -> list[Burst]:
    """The bursts in counts a day (n,), the least probable first: windows of `window` days at the `level`, joined.

    Windows that overlap or touch are one burst, cut to its first and last day with an event. What is usual is the mean
    of the whole time or, where that is more, of the `AROUND` windows around: so a high season is no burst. Both hold
    the bursts themselves, and windows begin at midnight; all of this makes p too large rather than too small. None if
    the time is shorter than `FEWEST_WINDOWS` windows.
    """
    counts = np.asarray(daily, dtype=np.int64)
    windows = len(counts) / window
    if windows < FEWEST_WINDOWS or not counts.any():
        return []
    sums = _moving_sums(counts, window)
    usual = np.maximum(_usual(counts, window), counts.sum() / windows)
    p = np.ones(len(sums))
    # of windows side by side alone one is so full with at least this probability
    with np.errstate(divide="ignore"):
        at_least = -np.expm1(np.floor(windows) * np.log1p(-special.pdtrc(sums - 1.0, usual)))
    candidates = np.flatnonzero((sums > usual) & (at_least <= level))
    pairs, inverse = np.unique(np.stack([sums, usual], axis=1)[candidates], axis=0, return_inverse=True)
    chances = np.array([scan_probability(int(n), float(mean), windows) for n, mean in pairs])
    p[candidates] = chances[np.ravel(inverse)]
    full = np.flatnonzero(p <= level)
    found = []
    for group in np.split(full, np.flatnonzero(np.diff(full) > window) + 1) if len(full) else ():
        begin, end = int(group[0]), int(group[-1]) + window
        with_events = begin + np.flatnonzero(counts[begin:end])
        first, last = int(with_events[0]), int(with_events[-1])
        peak, count = int(sums[group].max()), int(counts[first : last + 1].sum())
        found.append(Burst(first, last, count, peak, float(p[group].min())))
    return sorted(found, key=lambda burst: (burst.p, -burst.peak, burst.first))


def _usual(counts: NDArray[np.int64], window: int) -> Floats:
    """The mean of a window in the time around each window; at the edges that time lies to one side."""
    days = min(AROUND * window, len(counts))
    around = _moving_sums(counts, days)
    first = np.arange(len(counts) - window + 1) - (days - window) // 2
    usual: Floats = around[np.clip(first, 0, len(around) - 1)] * window / days
    return usual


def _moving_sums(counts: NDArray[np.int64], window: int) -> NDArray[np.int64]:
    """Sums over the days i to i + window - 1, for each i that has so many."""
    total = np.concatenate([[0], np.cumsum(counts)])
    return total[window:] - total[:-window]
