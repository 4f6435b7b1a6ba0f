"""The fewest sites that cover all, and the p sites whose farthest demand is nearest."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kmzb_plugin.analysis.highs import Highs, Program
from kmzb_plugin.analysis.interchange import greedy_cover

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Cover:
    """Sites that cover all, and how many are needed at least."""

    sites: Whole
    least: int
    by_solver: bool

    @property
    def proven(self) -> bool:
        """Whether fewer cannot do."""
        return len(self.sites) <= self.least


def fewest(
    covers: NDArray[np.bool_], fixed: NDArray[np.bool_], seconds: float, solver: Highs, enough: int = 0
) -> Cover:
    """The fewest sites, the `fixed` (m,) ones among them, that cover every row of `covers` (n, m) (Toregas 1971).

    Every row has a site. It may stop at a cover of `enough` sites, or where that many are proven too few.
    """
    start = np.flatnonzero(fixed)
    sites = greedy_cover(covers, start)
    rows = np.unique(np.packbits(covers[~covers[:, start].any(axis=1)], axis=1), axis=0)
    left = np.unpackbits(rows, axis=1, count=covers.shape[1]).astype(bool)
    least = len(start) + _disjoint(left)
    if len(sites) <= max(least, enough) or least > enough > 0:
        return Cover(sites, least, False)
    m = covers.shape[1]
    matrix = sparse.csr_matrix(left.astype(float))
    # a site that is there anyway costs nothing and covers nothing that is left
    cost = np.ones(m)
    answer = solver.solve(
        Program(cost, matrix, np.ones(len(left)), np.full(len(left), np.inf), np.ones(m, dtype=bool)), seconds
    )
    if answer.x is not None:
        found = np.flatnonzero((answer.x > 0.5) & ~fixed)
        mine = np.concatenate([start, found])
        if len(mine) < len(sites) and covers[:, mine].any(axis=1).all():
            sites = mine
    if math.isfinite(answer.bound):
        least = max(least, len(start) + math.ceil(answer.bound - 1e-6))
    return Cover(sites, min(least, len(sites)), answer.x is not None or math.isfinite(answer.bound))


def _disjoint(covers: NDArray[np.bool_]) -> int:
    """A number of rows no two of which share a site: so many sites are needed."""
    taken = np.zeros(covers.shape[1], dtype=bool)
    n = 0
    for row in covers[np.argsort(covers.sum(axis=1), kind="stable")]:
        if not (row & taken).any():
            taken |= row
            n += 1
    return n


@dataclass(frozen=True)
class Centre:
    """Sites, the greatest cost from a demand to the nearest one, and a bound that no choice can be below."""

    sites: Whole
    radius: float
    bound: float
    by_solver: bool


def least_radius(cost: Floats, count: int, fixed: NDArray[np.bool_], seconds: float, solver: Highs) -> Centre | None:
    """`count` sites, the `fixed` ones among them, whose farthest demand is nearest (Minieka 1970).

    Bisection over the distinct values of `cost` (n, m), weights left out; each step asks whether `count` sites cover
    all within that. None where they do not even with every finite cost.
    """
    deadline = time.monotonic() + seconds
    m = cost.shape[1]
    start = np.flatnonzero(fixed)
    lowest = float(cost.min(axis=1).max())
    highest = float(cost[:, start].min(axis=1).max()) if len(start) else math.inf
    values = np.unique(cost[np.isfinite(cost) & (cost >= lowest) & (cost <= highest)])
    best: Centre | None = None
    below, above = -1, len(values)  # not enough; enough
    by_solver = False
    while above - below > 1:
        middle = (below + above) // 2
        left = deadline - time.monotonic()
        found = fewest(cost <= values[middle], fixed, max(left, 0.1), solver, count)
        by_solver |= found.by_solver
        if len(found.sites) <= count:
            others = np.setdiff1d(np.arange(m), found.sites)[: count - len(found.sites)]
            sites = np.concatenate([found.sites, others])
            radius = float(cost[:, sites].min(axis=1).max())
            best = Centre(sites, radius, lowest, by_solver)
            above = min(middle, int(np.searchsorted(values, radius)))
        elif found.least > count:
            below = middle
        else:
            break
        if left < 0:
            break
    if best is None:
        return None
    return Centre(best.sites, best.radius, min(best.radius, float(values[below + 1])), by_solver)
