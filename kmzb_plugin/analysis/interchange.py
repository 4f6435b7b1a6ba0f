"""Choosing sites quickly and well, without a certificate: greedy, then exchange as long as that helps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kmzb_plugin.analysis.progress import IsCancelled, stop_if

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

_WORTH = 1e-12  # of the whole: smaller gains are rounding


def greedy(cost: Floats, count: int, chosen: Whole, cancelled: IsCancelled | None = None) -> Whole:
    """The `chosen` sites and, one by one, those that lower the sum of the costs most until there are `count`.

    `cost` (n, m): what it costs to serve demand i from site j, weight included, finite. Returns (count,) in order.
    """
    sites = list(chosen.tolist())
    nearest = cost[:, chosen].min(axis=1) if len(chosen) else np.full(len(cost), np.inf)
    while len(sites) < count:
        stop_if(cancelled)
        left = np.minimum(cost, nearest[:, None]).sum(axis=0)
        left[sites] = np.inf
        best = int(np.argmin(left))
        sites.append(best)
        nearest = np.minimum(nearest, cost[:, best])
    return np.array(sites, dtype=np.int64)


def interchange(cost: Floats, sites: Whole, fixed: NDArray[np.bool_], cancelled: IsCancelled | None = None) -> Whole:
    """Exchanges one site for another as long as the sum of the costs falls; the best exchange each time.

    All exchanges at once: gain of the one coming, loss of the one going, and what both share (Resende and Werneck
    2007, after Teitz and Bart 1968). `cost` as in `greedy`, `fixed` (m,) sites stay. Memory: twice that of `cost`.
    """
    n, m = cost.shape
    sites = sites.copy()
    while True:
        stop_if(cancelled)
        leaving = np.flatnonzero(~fixed[sites])
        coming = np.setdiff1d(np.arange(m), sites)
        if not len(leaving) or not len(coming):
            return sites
        served = cost[:, sites]
        order = np.argsort(served, axis=1, kind="stable")[:, :2]
        own = order[:, 0]
        first = np.take_along_axis(served, order[:, :1], axis=1)[:, 0]
        second = np.take_along_axis(served, order[:, 1:2], axis=1)[:, 0] if len(sites) > 1 else np.full(n, np.inf)
        offered = cost[:, coming]
        if len(sites) == 1:  # whoever goes, all go to the one who comes
            change = offered.sum(axis=0)[None, :] - first.sum()
        else:
            group = sparse.csr_matrix((np.ones(n), (own, np.arange(n))), shape=(len(sites), n))
            gain = np.maximum(first[:, None] - offered, 0.0).sum(axis=0)
            loss = group @ (second - first)
            shared = group @ np.maximum(second[:, None] - np.maximum(offered, first[:, None]), 0.0)
            change = (loss[:, None] - gain[None, :] - shared)[leaving]
        out, into = np.unravel_index(int(np.argmin(change)), change.shape)
        if change[out, into] >= -_WORTH * max(float(first.sum()), 1e-300):
            return sites
        sites[leaving[out]] = coming[into]


def greedy_cover(covers: NDArray[np.bool_], chosen: Whole) -> Whole:
    """The `chosen` sites and those that cover most of what is uncovered until all is covered (Chvátal 1979).

    `covers` (n, m); every row has a site that covers it.
    """
    sites = list(chosen.tolist())
    open_rows = ~covers[:, chosen].any(axis=1) if len(chosen) else np.ones(len(covers), dtype=bool)
    while open_rows.any():
        best = int(np.argmax(covers[open_rows].sum(axis=0)))
        sites.append(best)
        open_rows &= ~covers[:, best]
    for site in reversed(sites[len(chosen) :]):  # what the others cover together is not needed
        others = [each for each in sites if each != site]
        if others and covers[:, others].any(axis=1).all():
            sites = others
    return np.array(sites, dtype=np.int64)
