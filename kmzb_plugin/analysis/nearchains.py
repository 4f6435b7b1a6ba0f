"""Events that follow each other nearby: pairs by band, roles, chains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from kmzb_plugin.analysis.nearrepeat import BLOCK, ClosePairs, stop, whole_times
from kmzb_plugin.analysis.progress import IsCancelled

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class NearPairs:
    """Pairs (m,) that are in a band of distance and in one of time: `later` is the event that follows `earlier`.

    Of two events at the same time the first in the input counts as the earlier. `days` are apart.
    """

    earlier: Integers
    later: Integers
    space: NDArray[np.int16]
    time: NDArray[np.int16]
    days: Floats

    def __len__(self) -> int:
        return len(self.earlier)


def near_pairs(
    pairs: ClosePairs, days: ArrayLike, time_edges: Sequence[float], cancelled: IsCancelled | None = None
) -> NearPairs:
    """Those of the pairs whose events are less than the last edge apart in time, by band, earlier and later."""
    days = np.asarray(days, dtype=float)
    times, limits = whole_times(days[pairs.order], time_edges)
    space = pairs.bands()
    parts = []
    for begin in range(0, len(pairs), BLOCK):
        stop(cancelled)
        one, other = pairs.first[begin : begin + BLOCK], pairs.second[begin : begin + BLOCK]
        apart = np.abs(times[one] - times[other])
        near = np.flatnonzero(apart < limits[-1])
        band = np.searchsorted(limits, apart[near], side="right").astype(np.int16)
        parts.append((pairs.order[one[near]], pairs.order[other[near]], space[begin + near], band))
    empty = (
        np.empty(0, dtype=np.int64),
        np.empty(0, dtype=np.int64),
        np.empty(0, dtype=np.int16),
        np.empty(0, dtype=np.int16),
    )
    one, other, space, band = (np.concatenate(part) for part in zip(empty, *parts, strict=True))
    swapped = (days[one] > days[other]) | ((days[one] == days[other]) & (one > other))
    earlier, later = np.where(swapped, other, one), np.where(swapped, one, other)
    return NearPairs(earlier, later, space, band, days[later] - days[earlier])


@dataclass(frozen=True)
class Chains:
    """How events follow each other; arrays (n,) over events.

    `role` is "originator" (followed by others, follows none), "repeat" (follows one at the same location), "near
    repeat" (follows one nearby, none at the same location) or "" (neither follows nor is followed). `chain` numbers
    the groups of events linked by pairs, the largest first, -1 for events in none; `size` is how many it has.
    """

    role: NDArray[np.object_]
    chain: Integers
    size: Integers


def chains(earlier: ArrayLike, later: ArrayLike, same: ArrayLike, n: int) -> Chains:
    """Roles and chains of n events from pairs (m,): `later` follows `earlier`, `same` if at the same location.

    Roles as in the Repeat and Near Repeat Classification of ArcGIS; chains are the connected components, the
    near-repeat strings of Haberman and Ratcliffe (2012), Policing 6.
    """
    earlier, later = np.asarray(earlier, dtype=np.int64), np.asarray(later, dtype=np.int64)
    same = np.asarray(same, dtype=bool)
    leads, follows, repeats = (np.zeros(n, dtype=bool) for _ in range(3))
    leads[earlier] = True
    follows[later] = True
    repeats[later[same]] = True
    role = np.select([repeats, follows, leads], ["repeat", "near repeat", "originator"], "").astype(object)
    links = sparse.coo_matrix((np.ones(len(earlier), dtype=bool), (earlier, later)), shape=(n, n))
    _, label = sparse.csgraph.connected_components(links, directed=False)
    members = np.bincount(label, minlength=0)
    rank = np.empty(len(members), dtype=np.int64)
    rank[np.argsort(-members, kind="stable")] = np.arange(len(members))
    linked = members[label] > 1
    return Chains(role, np.where(linked, rank[label], -1), np.where(linked, members[label], 1))
