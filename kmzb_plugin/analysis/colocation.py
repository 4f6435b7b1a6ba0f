"""Which categories are found near which: colocation quotients, and how they depart from relabelled categories.

CLQ(A→B) = (C / N_A) / (N'_B / (N - 1)): how many times as often the nearest neighbours of A are B as they would be if
the categories were dealt out anew over the same places. C counts, over the points of A, the share of their nearest
neighbours that are B; N'_B = N_B, or N_B - 1 where A is B. It is no symmetric measure: bars may stand near banks
everywhere while few banks have a bar beside them.

Reference: Leslie and Kronenfeld (2011), The colocation quotient, Geographical Analysis 43, 306-326; Cliff and Ord
(1981), Spatial Processes, section 7.3 (random labelling); Davison and Hinkley (1997), Bootstrap Methods and their
Application, section 4.2 (p = (r + 1)/(m + 1)).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.kernels import Floats
from kmzb_plugin.analysis.nearest import NearestShares
from kmzb_plugin.analysis.progress import IsCancelled, Job, Part, Progress, awaited
from kmzb_plugin.text import UserError, number, tr

MOST_KEPT = 40_000_000  # pairs of categories times relabellings, 8 bytes each
LEVEL = 0.95  # of the interval
_ROUNDING = 1e-9  # of a point: counts that differ by less are equal


@dataclass(frozen=True)
class Quotients:
    """Counts `observed` and `expected` (…), their ratio, and how it ranks among those of the relabellings.

    Between `low` and `high` lie the ratios of the middle 95 % of the relabellings; `p` is two-sided, 2 · min(upper,
    lower tail), each (r + 1)/(m + 1), at most 1. NaN where nothing is expected: a single point has no other of its
    category. Without relabellings limits and p are NaN.
    """

    observed: Floats
    expected: Floats
    low: Floats
    high: Floats
    p: Floats

    @property
    def quotient(self) -> Floats:
        return _ratio(self.observed, self.expected)


@dataclass(frozen=True)
class Colocation:
    """`pairs` (k, k) of categories: how often the row is found near the column, in points of the row, and `whole` ():
    near the same category rather than another, over all. `counts` (k,) of the categories."""

    counts: NDArray[np.int64]
    pairs: Quotients
    whole: Quotients
    neighbours: int
    simulations: int


def colocation(
    x: ArrayLike,
    y: ArrayLike,
    category: ArrayLike,
    neighbours: int = 1,
    simulations: int = 999,
    seed: int = 1,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Colocation:
    """The colocation quotients of points (n,) whose `category` (n,) is a number from 0 to k - 1.

    Of the `neighbours` nearest neighbours of a point, those equally far share what is left for them; points at one
    place are neighbours at distance 0. The same `seed` gives the same result. The expected counts are exact;
    `simulations` are for limits and p. Raises UserError if there are not more points than neighbours, all lie at one
    place, all are of one category, or the counts of all relabellings would need more than 320 MB; `Cancelled` if
    `cancelled()`. Memory: 100 bytes a point and neighbour, and 17 a pair of categories and relabelling.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    codes = np.asarray(category, dtype=np.int64)
    counts = np.bincount(codes)
    k, n = len(counts), len(codes)
    _require(x, y, counts, neighbours, simulations)
    part = progress or (lambda fraction: None)
    near = awaited(lambda: NearestShares.of(x, y, neighbours, cancelled), cancelled)
    part(0.2)
    observed = near.table(codes, k)
    expected = counts[:, None] * (counts - np.eye(k)) / (n - 1.0)
    simulated = np.empty((simulations, k, k))
    job = Job(Part(part, 0.2, 1.0), cancelled)
    job.begin(simulations)
    order = near.ordered(codes)

    def relabel() -> None:
        # many short calls: on several threads they would wait for each other more than they work
        for i in range(simulations):
            job.advance(1.0)
            simulated[i] = near.table(np.random.default_rng([seed, i]).permutation(order), k, ordered=True)

    job.run(relabel)
    pairs = awaited(lambda: _ranked(observed, expected, simulated), cancelled)
    same = _ranked(np.trace(observed), np.trace(expected), np.trace(simulated, axis1=1, axis2=2))
    return Colocation(counts, pairs, same, neighbours, simulations)


def _ranked(observed: ArrayLike, expected: ArrayLike, simulated: Floats) -> Quotients:
    """How the observed counts (…) rank among the simulated ones (m, …)."""
    observed, expected, m = np.asarray(observed), np.asarray(expected), len(simulated)
    if not m:
        unknown = np.full(observed.shape, np.nan)
        return Quotients(observed, expected, unknown, unknown, unknown)
    slack = _ROUNDING * (1.0 + np.abs(observed))
    upper = (simulated >= observed - slack).sum(axis=0)
    lower = (simulated <= observed + slack).sum(axis=0)
    p = np.minimum(1.0, 2.0 * (np.minimum(upper, lower) + 1.0) / (m + 1.0))
    low, high = np.quantile(simulated, [(1.0 - LEVEL) / 2.0, (1.0 + LEVEL) / 2.0], axis=0)
    known = np.where(expected > 0, p, np.nan)
    return Quotients(observed, expected, _ratio(low, expected), _ratio(high, expected), known)


def _ratio(count: ArrayLike, expected: ArrayLike) -> Floats:
    count, expected = np.asarray(count, dtype=float), np.asarray(expected, dtype=float)
    return np.divide(count, expected, out=np.full(np.broadcast(count, expected).shape, np.nan), where=expected > 0)


def _require(x: Floats, y: Floats, counts: NDArray[np.int64], neighbours: int, simulations: int) -> None:
    """Refuses what has no answer, with what would work."""
    n, k = int(counts.sum()), len(counts)
    if k < 2:
        raise UserError(
            tr("All points are of one category, so that none can be near another. Check the field and the filter.")
        )
    if neighbours < 1:
        raise UserError(tr("A point needs one neighbour at least. Set NEIGHBOURS to 1 or more."))
    if n <= neighbours:
        text = tr("Points: {n}. Each needs {neighbours} others as neighbours. Set NEIGHBOURS to at most {most}.")
        raise UserError(text.format(n=number(n), neighbours=number(neighbours), most=number(n - 1)))
    if np.ptp(x) == 0 and np.ptp(y) == 0:
        raise UserError(tr("All points lie at one place, so that all are equally near to each other."))
    if simulations * k * k > MOST_KEPT:
        text = tr(
            "{simulations} simulations work with up to {most} categories; here there are {k}. Take fewer simulations, "
            "or leave out categories with the filter."
        )
        most = int((MOST_KEPT / simulations) ** 0.5)
        raise UserError(text.format(simulations=number(simulations), most=number(most), k=number(k)))
