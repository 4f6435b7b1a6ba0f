"""Hot spots as things: significant places gathered around their peaks, and ranked.

A peak is a significant place whose z no touching one exceeds; every significant place belongs to the peak that the
steepest way up leads to. Two peaks whose neighbourhoods share places rest on the same reports: the lower one, with what
belongs to it, is part of the higher one's hot spot. So a hot spot is the neighbourhood of its peak, whose reports made
it significant, and the other significant places about it; where the town is hot as a whole, the hot spots in it are
divided along the valleys between peaks that stand for reports of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse, spatial, special

from kmzb_plugin.analysis.getisord import LEVELS, GetisOrd, adjusted

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

HOT = 2
"""The class from which a place is hot: 95 % of confidence after the correction."""

TOUCHING = 1.5  # cells: a cell and the eight around it
_ROUNDING = 1.0 + 1e-9  # cells exactly at a distance belong to it


@dataclass(frozen=True)
class HotSpot:
    """One hot spot: the positions of its `members` among all places, `peak` the one with the highest z.

    `expected` is what an even spread over all places would put there, `share` of all reports in [0, 1], `q` the
    smallest corrected p, `area` in square map units.
    """

    members: Integers
    peak: int
    count: float
    expected: float
    share: float
    area: float
    q: float

    @property
    def ratio(self) -> float:
        """How many times the expected number."""
        return self.count / self.expected

    @property
    def above(self) -> float:
        """Reports above the expected number; hot spots are ranked by it."""
        return self.count - self.expected


def cautious(result: GetisOrd, sums: Floats, total: float, places: int) -> GetisOrd:
    """The result with p (and q, gi_bin from it) no smaller than the exact binomial one, by Benjamini and Hochberg.

    `sums` has the shape of z: the number of reports at each place and its neighbours; each of the `total` reports falls
    into any of the `places` with the same chance. Where counts are small the normal distribution makes too much of
    them: where nine are expected, 22 have a two-sided p of 0.00035, not 0.000015. Where counts vary more than chance
    would make them, the binomial p is the smaller one and nothing changes.
    """
    valid = np.isfinite(result.z)
    cases = np.column_stack([np.rint(sums[valid]), result.neighbours[valid], result.z[valid] >= 0])
    different, case = np.unique(cases, axis=0, return_inverse=True)  # many places have the same numbers
    count, share = different[:, 0], different[:, 1] / places
    reports = round(total)
    tail = np.where(
        different[:, 2] > 0, special.bdtrc(count - 1.0, reports, share), special.bdtr(count, reports, share)
    )
    p = np.full(result.z.shape, np.nan)
    p[valid] = np.maximum(result.p[valid], np.minimum(2.0 * tail, 1.0)[np.ravel(case)])
    q = adjusted(p, "fdr")
    confidence = np.zeros(q.shape, dtype=np.int8)
    for level, step in LEVELS:
        confidence[q <= level] = step
    return replace(result, p=p, q=q, gi_bin=np.where(result.z < 0, -confidence, confidence).astype(np.int8))


def grid_spots(
    result: GetisOrd, row: Integers, col: Integers, band: float, counts: Floats, area: float
) -> list[HotSpot]:
    """The hot spots among cells at `row`, `col` (n,), neighbours up to `band` cells apart, of `area` square units.

    `result` and `counts` are over the same n cells. Memory: 200 bytes a cell.
    """
    hot = np.flatnonzero(result.gi_bin >= HOT)
    if not len(hot):
        return []
    centres = np.column_stack([row, col]).astype(float)
    pairs = spatial.cKDTree(centres[hot]).query_pairs(TOUCHING, output_type="ndarray")
    owner = owners(
        result.z[hot],
        pairs,
        lambda one, others: 2.0 * band - np.hypot(*(centres[hot[others]] - centres[hot[one]]).T),
    )
    peaks = np.unique(owner)
    around = spatial.cKDTree(centres).query_ball_point(centres[hot[peaks]], band * _ROUNDING)
    neighbourhoods = {int(peak): np.asarray(each) for peak, each in zip(peaks, around, strict=True)}
    return _ranked(hot, owner, neighbourhoods, counts, result.q, np.full(len(counts), area))


def area_spots(
    result: GetisOrd, touching: sparse.csr_matrix, weights: sparse.csr_matrix, counts: Floats, areas: ArrayLike
) -> list[HotSpot]:
    """The hot spots among n areas: `touching` and `weights` (the neighbours of the test) are binary (n, n).

    `areas` (n,) in square units; `counts` are NaN where an area takes no part.
    """
    hot = np.flatnonzero(result.gi_bin >= HOT)
    if not len(hot):
        return []
    upper = sparse.triu(touching[hot][:, hot], k=1)
    rows = (weights[hot] @ sparse.diags(np.isfinite(counts).astype(float))).tocsr()
    rows.eliminate_zeros()
    shared = (rows @ rows.T).toarray()
    owner = owners(result.z[hot], np.column_stack([upper.row, upper.col]), lambda one, others: shared[one, others])
    neighbourhoods = {int(peak): rows.indices[rows.indptr[peak] : rows.indptr[peak + 1]] for peak in np.unique(owner)}
    return _ranked(hot, owner, neighbourhoods, counts, result.q, np.asarray(areas, dtype=float))


def owners(z: Floats, touching: Integers, shared: Callable[[int, Integers], Floats]) -> Integers:
    """For each of n significant places the peak of its hot spot, (n,).

    `touching` (m, 2) holds each touching pair once; `shared(one, others)` says how much the neighbourhood of a place
    shares with those of others, above zero if anything: a lower peak belongs to the one it shares most with.
    """
    rank = np.empty(len(z), dtype=np.int64)
    rank[np.argsort(z, kind="stable")] = np.arange(len(z))
    top = _tops(rank, touching)
    tops = np.unique(top)
    belongs = np.arange(len(z))
    peaks: list[int] = []
    for each in tops[np.argsort(-rank[tops])]:
        overlap = shared(int(each), np.array(peaks, dtype=np.int64)) if peaks else np.empty(0)
        if len(overlap) and overlap.max() > 0:
            belongs[each] = peaks[int(overlap.argmax())]
        else:
            peaks.append(int(each))
    return belongs[top]


def _tops(rank: Integers, touching: Integers) -> Integers:
    """Where the steepest way up ends for each place."""
    up = np.arange(len(rank))
    source = np.concatenate([touching[:, 0], touching[:, 1]])
    target = np.concatenate([touching[:, 1], touching[:, 0]])
    higher = np.flatnonzero(rank[target] > rank[source])
    higher = higher[np.argsort(rank[target[higher]])]  # the highest neighbour is written last
    up[source[higher]] = target[higher]
    while not np.array_equal(farther := up[up], up):
        up = farther
    return up


def _ranked(
    hot: Integers, owner: Integers, neighbourhoods: dict[int, Integers], counts: Floats, q: Floats, areas: Floats
) -> list[HotSpot]:
    """The hot spots, most reports above the expected number first. No place belongs to two."""
    total, mean = float(np.nansum(counts)), float(np.nanmean(counts))
    taken = np.zeros(len(counts), dtype=bool)
    taken[hot] = True
    found = []
    for peak, neighbourhood in neighbourhoods.items():
        free = neighbourhood[~taken[neighbourhood]]
        taken[free] = True
        members = np.sort(np.concatenate([hot[owner == peak], free]))
        count = float(counts[members].sum())
        found.append(
            HotSpot(
                members,
                int(hot[peak]),
                count,
                mean * len(members),
                count / total,
                float(areas[members].sum()),
                float(q[hot[owner == peak]].min()),
            )
        )
    return sorted(found, key=lambda spot: (-spot.above, spot.peak))
