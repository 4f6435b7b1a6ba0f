"""The sites that serve demand at the least sum of costs: the p-median, and covering as its special case.

First sites are found by exchange, then a Lagrangian relaxation says how much better any others could be and which
sites can be in no better choice at all (Beasley 1993). What is left, often little or nothing, is solved by HiGHS.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kmzb_plugin.analysis.highs import Highs, Program
from kmzb_plugin.analysis.interchange import greedy, interchange
from kmzb_plugin.analysis.progress import IsCancelled, stop_if

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

LARGEST = 300_000  # pairs of demand and site that are handed to HiGHS: of more it proves nothing in minutes
_SHARE = 0.5  # of the time is the relaxation's, the rest the solver's
_ROUNDS = 1_200
_AT_LEAST = 40  # rounds, whatever the time: a choice without any bound says nothing
_PATIENCE = 20  # rounds without a better bound before the steps are halved
_LEAST_STEP = 0.004
_SURE = 1e-9  # of the sum: what rounding may hide


@dataclass(frozen=True)
class Found:
    """Sites (p,), the sum of the costs, a bound that no choice can be below, and whether HiGHS had to prove it."""

    sites: Whole
    total: float
    bound: float
    by_solver: bool

    @property
    def proven(self) -> bool:
        """Whether no other choice is better."""
        return self.total - self.bound <= 2 * _SURE * max(abs(self.total), 1e-300)


def least_total(
    cost: Floats, count: int, fixed: NDArray[np.bool_], seconds: float, solver: Highs, *, binary: bool = False
) -> Found:
    """`count` sites, the `fixed` ones among them, so that the sum over demand of the least cost is least.

    `cost` (n, m) holds weights; infinite where a site cannot serve the demand. `binary`: costs are the demand's weight
    or 0, covered or not. The total is infinite where no choice serves all. Memory: five times that of `cost`.
    """
    start, free = np.flatnonzero(fixed), np.flatnonzero(~fixed)
    k = count - len(start)
    if k == 0 or k == len(free):
        sites = start if k == 0 else np.arange(cost.shape[1])
        total = float(cost[:, sites].min(axis=1).sum())
        return Found(sites, total, total, False)
    part = _Part.of(cost, start, free, binary)
    if k == 1:  # each of them was tried
        totals = part.cost[:, part.first :].sum(axis=0)
        best = int(np.argmin(totals))
        total = float(totals[best]) + part.constant
        return Found(np.append(start, free[best]), total, total, False)
    found = _least(part.cost, k + part.first, np.arange(part.cost.shape[1]) < part.first, seconds, solver, binary)
    chosen = free[found.sites[found.sites >= part.first] - part.first]
    return Found(
        np.concatenate([start, chosen]), found.total + part.constant, found.bound + part.constant, found.by_solver
    )


@dataclass(frozen=True)
class _Part:
    """What is open to choice: demand that a free site serves better than the fixed ones, which are one column.

    `first` is the column of the first free site, 0 where none is fixed; `constant` the sum over the other demand.
    """

    cost: Floats
    first: int
    constant: float

    @classmethod
    def of(cls, cost: Floats, start: Whole, free: Whole, binary: bool) -> _Part:
        nobody = cost.max(axis=1) if binary else np.full(len(cost), np.inf)
        base = cost[:, start].min(axis=1) if len(start) else nobody
        offered = np.minimum(cost[:, free], base[:, None])
        better = (offered < base[:, None]).any(axis=1)
        constant = float(base[~better].sum())
        offered, base = offered[better], base[better]
        if binary:  # demand that the same sites cover is one
            pattern = np.packbits(offered <= 0.0, axis=1)
            _, one, of_pattern = np.unique(pattern, axis=0, return_index=True, return_inverse=True)
            weight = np.bincount(of_pattern.ravel(), weights=base, minlength=len(one))
            offered = np.where(offered[one] <= 0.0, 0.0, weight[:, None])
            base = weight
        if len(start):
            offered = np.hstack([base[:, None], offered])
        return cls(np.ascontiguousarray(offered), int(len(start) > 0), constant)


def _least(cost: Floats, count: int, fixed: NDArray[np.bool_], seconds: float, solver: Highs, binary: bool) -> Found:
    """The same for what is open to choice."""
    began = time.monotonic()
    finite = np.isfinite(cost)
    penalised = cost if finite.all() else np.where(finite, cost, 1.0 + cost[finite].sum())
    sites = interchange(
        penalised, greedy(penalised, count, np.flatnonzero(fixed), solver.cancelled), fixed, solver.cancelled
    )
    relaxed = _relaxed(cost, penalised, sites, fixed, count, began + _SHARE * seconds, solver.cancelled)
    if relaxed.total - relaxed.bound <= _SURE * abs(relaxed.total) or relaxed.settled.all():
        return Found(relaxed.sites, relaxed.total, relaxed.total, False)
    return _exact(cost, relaxed, count, began + seconds, solver, binary)


@dataclass
class _Relaxed:
    """The best sites and bound; `settled` (m,) sites are known to be `opened` (m,) or not, if there is a better choice.

    Where all are settled, there is none.
    """

    sites: Whole
    total: float
    bound: float
    opened: NDArray[np.bool_]
    settled: NDArray[np.bool_]


def _relaxed(
    cost: Floats,
    penalised: Floats,
    sites: Whole,
    fixed: NDArray[np.bool_],
    count: int,
    deadline: float,
    cancelled: IsCancelled | None,
) -> _Relaxed:
    """Subgradient steps on the prices that demand pays to be served; `penalised` is `cost` without infinite ones."""
    free = np.flatnonzero(~fixed)
    k = count - int(fixed.sum())
    served = np.sort(cost[:, sites], axis=1)
    second = served[:, min(1, served.shape[1] - 1)]
    price = np.where(np.isfinite(second), 0.5 * (served[:, 0] + second), served[:, 0])
    price = np.where(np.isfinite(price), price, np.where(np.isfinite(cost), cost, 0.0).max(axis=1))
    result = _Relaxed(sites, float(cost[:, sites].min(axis=1).sum()), -math.inf, fixed.copy(), fixed.copy())
    step, since = 2.0, 0
    for turn in range(_ROUNDS):
        if turn % 8 == 0:
            stop_if(cancelled)
            if turn >= _AT_LEAST and time.monotonic() > deadline:
                break
        below = np.minimum(cost - price[:, None], 0.0)
        worth = below.sum(axis=0)
        order = free[np.argpartition(worth[free], k - 1)] if k < len(free) else free
        taken = np.concatenate([np.flatnonzero(fixed), order[:k]])
        bound = float(price.sum() + worth[taken].sum())
        if bound > result.bound:
            since = 0 if bound > result.bound + 1e-7 * abs(bound) else since + 1
            result.bound = bound
            reached = float(cost[:, taken].min(axis=1).sum())
            if reached < result.total:
                result.sites, result.total = taken, reached
        else:
            since += 1
        _settle(result, worth, bound, free, k)
        if result.total - result.bound <= _SURE * abs(result.total) or result.settled.all():
            break
        if since >= _PATIENCE:
            step, since = step / 2.0, 0
            if step < _LEAST_STEP or time.monotonic() > deadline:
                break
            # prices near the best ones name sites that exchange alone does not come upon
            better = interchange(penalised, taken, fixed, cancelled)
            reached = float(cost[:, better].min(axis=1).sum())
            if reached < result.total:
                result.sites, result.total = better, reached
        slope = 1.0 - (below[:, taken] < 0.0).sum(axis=1)
        size = float(slope @ slope)
        if size == 0.0:
            break
        above = result.total if math.isfinite(result.total) else bound + abs(bound) + 1.0
        price = price + step * (1.02 * above - bound) / size * slope
    return result


def _settle(result: _Relaxed, worth: Floats, bound: float, free: Whole, k: int) -> None:
    """Notes the sites that a choice better than the best known must have, or cannot have, by their reduced costs."""
    if not math.isfinite(result.total) or k >= len(free):
        return
    sure = _SURE * abs(result.total)
    ordered = np.partition(worth[free], (k - 1, k))
    last, following = ordered[k - 1], ordered[k]
    values = worth[free]
    never = bound + values - last > result.total - sure
    never &= values >= following
    always = bound - values + following > result.total - sure
    always &= values <= last
    result.settled[free[never | always]] = True
    result.opened[free[always]] = True


def _exact(cost: Floats, relaxed: _Relaxed, count: int, deadline: float, solver: Highs, binary: bool) -> Found:
    """HiGHS over the sites that are not settled."""
    undecided = np.flatnonzero(~relaxed.settled)
    opened = np.flatnonzero(relaxed.opened)
    k = count - len(opened)
    seconds = deadline - time.monotonic()
    known = Found(relaxed.sites, relaxed.total, relaxed.bound, False)
    if k < 0 or k > len(undecided):  # nothing better is left
        return Found(relaxed.sites, relaxed.total, relaxed.total, False)
    base = cost[:, opened].min(axis=1) if len(opened) else np.full(len(cost), np.inf)
    scale = 1e4 / max(abs(relaxed.total if math.isfinite(relaxed.total) else relaxed.bound), 1e-300)
    made = _covering(cost, base, undecided, k) if binary else _serving(cost, base, undecided, k)
    if made is None or seconds < 0.05:
        return known
    program, constant = made
    answer = solver.solve(
        Program(program.cost * scale, program.matrix, program.low, program.high, program.integral), seconds
    )
    if answer.infeasible:
        return Found(relaxed.sites, relaxed.total, relaxed.total, True)
    if answer.x is None and not math.isfinite(answer.bound):
        return known
    sites, total = relaxed.sites, relaxed.total
    if answer.x is not None:
        chosen = undecided[np.argsort(-answer.x[: len(undecided)], kind="stable")[:k]]
        mine = np.concatenate([opened, chosen])
        reached = float(cost[:, mine].min(axis=1).sum())
        if reached < total:
            sites, total = mine, reached
    # a choice with a site that was ruled out is no better than the best known
    proven = constant + answer.bound / scale
    bound = min(total, max(relaxed.bound, proven))
    if total - bound <= 1e-7 * abs(total):  # what HiGHS leaves open of a sum scaled to 10,000
        bound = total
    return Found(sites, total, bound, True)


def _serving(cost: Floats, base: Floats, undecided: Whole, k: int) -> tuple[Program, float] | None:
    """Who is served from where, and the constant of the sum; None if there are too many pairs.

    Demand has a pair with the sites nearer than those that are open anyway, and not with the k - 1 farthest: of k open
    sites one is nearer.
    """
    offered = cost[:, undecided]
    useful = offered < base[:, None]
    q = len(undecided)
    if k > 1:
        rank = np.argsort(np.argsort(offered, axis=1, kind="stable"), axis=1, kind="stable")
        useful &= rank < q - k + 1
    row, column = np.nonzero(useful)
    if len(row) > LARGEST:
        return None
    must = np.isinf(base)
    value = offered[row, column] - np.where(must, 0.0, base)[row]
    pairs = len(row)
    at = np.arange(pairs)
    present, of_row = np.unique(row, return_inverse=True)
    once = sparse.csr_matrix((np.ones(pairs), (of_row, q + at)), shape=(len(present), q + pairs))
    only_open = sparse.csr_matrix(
        (np.concatenate([np.ones(pairs), -np.ones(pairs)]), (np.tile(at, 2), np.concatenate([q + at, column]))),
        shape=(pairs, q + pairs),
    )
    number = sparse.csr_matrix((np.ones(q), (np.zeros(q, dtype=int), np.arange(q))), shape=(1, q + pairs))
    program = Program(
        np.concatenate([np.zeros(q), value]),
        sparse.vstack([once, only_open, number]).tocsr(),
        np.concatenate([np.where(must[present], 1.0, 0.0), np.full(pairs, -np.inf), [float(k)]]),
        np.concatenate([np.ones(len(present)), np.zeros(pairs), [float(k)]]),
        np.arange(q + pairs) < q,
    )
    return program, float(base[~must].sum())


def _covering(cost: Floats, base: Floats, undecided: Whole, k: int) -> tuple[Program, float] | None:
    """What stays uncovered; demand that the same sites cover is one."""
    left = base > 0
    covers = cost[left][:, undecided] <= 0.0
    weight = np.minimum(base, cost.max(axis=1))[left]
    reached = covers.any(axis=1)
    constant = float(weight[~reached].sum())
    packed = np.packbits(covers[reached], axis=1)
    _, first, of_pattern = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    total = np.bincount(of_pattern.ravel(), weights=weight[reached], minlength=len(first))
    pattern = covers[reached][first]
    row, column = np.nonzero(pattern)
    if len(row) > LARGEST:
        return None
    q, r = len(undecided), len(first)
    rows = sparse.csr_matrix(
        (np.ones(len(row) + r), (np.concatenate([row, np.arange(r)]), np.concatenate([column, q + np.arange(r)]))),
        shape=(r, q + r),
    )
    number = sparse.csr_matrix((np.ones(q), (np.zeros(q, dtype=int), np.arange(q))), shape=(1, q + r))
    program = Program(
        np.concatenate([np.zeros(q), total]),
        sparse.vstack([rows, number]).tocsr(),
        np.concatenate([np.ones(r), [float(k)]]),
        np.concatenate([np.full(r, np.inf), [float(k)]]),
        np.arange(q + r) < q,
    )
    return program, constant
