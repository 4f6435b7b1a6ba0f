"""Clusters of points by density, in space (DBSCAN) and in space and time (ST-DBSCAN), exact at any size.

A cell with enough points has core points only, and whether two cells hold neighbours is asked once for the cells, not
for their points: neither time nor memory grows with the number of pairs of neighbours.
Reference: Gunawan (2013), A faster algorithm for DBSCAN; Gan and Tao (2015), DBSCAN revisited, SIGMOD.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse, spatial

from kmzb_plugin.analysis.neighbourhoods import Cells, Distinct, Reach, expanded
from kmzb_plugin.analysis.progress import Cancelled, IsCancelled, Progress, awaited

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Bools = NDArray[np.bool_]

NOISE = -1
_FEW = 65_536  # pairs of points of two cells up to which comparing them all is fast


@dataclass(frozen=True)
class Clusters:
    """`label` (n,): the number of the cluster, 0 for the largest, or NOISE; `core` (n,): whether it is a core point.

    A point with a label that is no core point is a border point. `count` is the number of clusters.
    """

    label: Integers
    core: Bools
    count: int


def dbscan(
    x: ArrayLike,
    y: ArrayLike,
    radius: float,
    min_size: int,
    days: ArrayLike | None = None,
    time_radius: float | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Clusters:
    """Clusters of points (n,) that lie densely in space and, with `days` and `time_radius`, in time.

    Two points are neighbours if they are at most `radius` apart and, with `time_radius`, their times at most so many
    days (taken to the second). A point with at least `min_size` neighbours, itself included, is a core point; core
    points that are neighbours are in one cluster. Any other point with a core point among its neighbours is a border
    point and belongs to the cluster of the nearest of these in space, then in time, then of the lowest index: what the
    definition leaves open is decided the same way every time. The rest is noise. Clusters are numbered by size, equal
    ones by the lowest index among their points.

    Memory: about 400 bytes a point. Raises UserError if the extent is too large for the radius; Cancelled.
    References: Ester, Kriegel, Sander and Xu (1996), KDD; Birant and Kut (2007), Data & Knowledge Engineering 60,
    without their third condition on the values.
    """
    n = len(np.asarray(x))
    if not n:
        return Clusters(np.empty(0, dtype=np.int64), np.empty(0, dtype=bool), 0)
    reach = Reach.of(radius, time_radius)
    search = _Search(reach, min_size, progress, cancelled)
    points = awaited(lambda: Distinct.among(x, y, None if time_radius is None else days), cancelled)
    search.step(0.05)
    cells = awaited(lambda: Cells.holding(points, reach), cancelled)
    search.step(0.1)
    core = search.core_points(cells)
    label = np.full(len(core), NOISE)
    cores = cells.only(core)
    label[core] = search.joined(cores)[cores.of_point]
    label[~core] = search.nearest_label(cells.only(~core), cores, label[core])
    return awaited(lambda: _numbered(points, cells, label, core), cancelled)


def nth_distance(x: ArrayLike, y: ArrayLike, n: int, most: int = 20_000) -> Floats:
    """How far from each point the n-th point is, itself being the first: ascending, infinite if there are fewer.

    Points at the same place are 0 apart. Of more than about `most` points every so many-th in the order of their
    places is looked at.
    """
    points = Distinct.among(x, y)
    places = np.column_stack([points.x, points.y])
    of_point = np.repeat(np.arange(len(places)), points.many)
    looked_at, weight = np.unique(of_point[:: max(1, len(of_point) // most)], return_counts=True)
    nearest = np.arange(1, min(n, len(places)) + 1)
    far, index = spatial.cKDTree(places).query(places[looked_at], k=nearest)
    enough = np.cumsum(points.many[index], axis=1) >= n
    nth = np.where(enough.any(axis=1), far[np.arange(len(far)), enough.argmax(axis=1)], np.inf)
    return np.sort(np.repeat(nth, weight))


class _Search:
    """The three passes over the cells, with their progress."""

    def __init__(self, reach: Reach, min_size: int, progress: Progress | None, cancelled: IsCancelled | None) -> None:
        self.reach = reach
        self.min_size = min_size
        self.progress = progress
        self.cancelled = cancelled

    def step(self, fraction: float | None = None) -> None:
        if self.cancelled is not None and self.cancelled():
            raise Cancelled
        if self.progress is not None and fraction is not None:
            self.progress(fraction)

    def core_points(self, cells: Cells) -> Bools:
        """Which points have enough neighbours: for those whose own cell does not say so, cell by cell around it."""
        have = cells.total[cells.of_point]
        core = have >= self.min_size
        offsets = cells.offsets.around()
        hopeful = self._hopeful(cells, offsets)[cells.of_point]
        for number, offset in enumerate(offsets):
            self.step(0.2 + 0.3 * number / len(offsets))
            waiting = np.flatnonzero(hopeful & ~core)
            points, beside = self._beside(cells, waiting, cells, offset)
            whole = self._all_near(cells, points, cells, beside)
            have[points[whole]] += cells.total[beside[whole]]
            points, beside = points[~whole], beside[~whole]
            for rows, starts, others in expanded(cells.start[beside], np.diff(cells.start)[beside]):
                self.step()
                own = np.repeat(points[rows], np.diff(np.append(starts, len(others))))
                have[points[rows]] += np.add.reduceat(
                    self._near(cells, own, cells, others) * cells.many[others], starts
                )
            core[waiting] = have[waiting] >= self.min_size
        return core

    def _hopeful(self, cells: Cells, offsets: list[int]) -> Bools:
        """Which cells hold, with all cells around them, enough points for a core point."""
        around = cells.total.copy()
        for number, offset in enumerate(offsets):
            self.step(0.1 + 0.1 * number / len(offsets))
            waiting = np.flatnonzero(around < self.min_size)
            beside = cells.at(cells.key[waiting] + offset)
            around[waiting] += np.where(beside >= 0, cells.total[beside], 0)
        return around >= self.min_size

    def _beside(self, cells: Cells, points: Integers, others: Cells, offset: int) -> tuple[Integers, Integers]:
        """Of the points those with a cell of `others` at the offset that reaches near enough, and that cell."""
        own = cells.of_point[points]
        used = own[np.diff(own, prepend=-1) != 0]  # points are in the order of their cells
        there = np.full(len(cells.key), -1)
        there[used] = others.at(cells.key[used] + offset)
        beside = there[own]
        points, beside = points[beside >= 0], beside[beside >= 0]
        dx, dy, dt = (
            np.maximum(np.maximum(low[beside] - values[points], values[points] - high[beside]), 0)
            for values, low, high in zip((cells.x, cells.y, cells.t), others.low, others.high, strict=True)
        )
        near = self.reach.holds(dx, dy, dt)
        return points[near], beside[near]

    def _all_near(self, cells: Cells, points: Integers, others: Cells, beside: Integers) -> Bools:
        """Whether all of the cell beside a point are its neighbours."""
        dx, dy, dt = (
            np.maximum(high[beside] - values[points], values[points] - low[beside])
            for values, low, high in zip((cells.x, cells.y, cells.t), others.low, others.high, strict=True)
        )
        return self.reach.holds(dx, dy, dt)

    def _near(self, cells: Cells, points: Integers, others: Cells, beside: Integers) -> Bools:
        """Whether points are neighbours of other points."""
        return self.reach.holds(
            cells.x[points] - others.x[beside],
            cells.y[points] - others.y[beside],
            np.abs(cells.t[points] - others.t[beside]),
        )

    def joined(self, cores: Cells) -> Integers:
        """The cluster of each cell of core points: cells with points that are neighbours are in one."""
        label = np.arange(len(cores.key))
        offsets = cores.offsets.half()
        for number, offset in enumerate(offsets):
            self.step(0.5 + 0.35 * number / len(offsets))
            beside = cores.at(cores.key + offset)
            one, other = np.flatnonzero(beside >= 0), beside[beside >= 0]
            for test in (self._surely, self._compared, self._far_compared):
                apart = label[one] != label[other]
                one, other = one[apart], other[apart]
                touching, open_still = test(cores, one, other)
                label = _merged(label, one[touching], other[touching])
                one, other = one[open_still], other[open_still]
        return label

    def _surely(self, cores: Cells, one: Integers, other: Integers) -> tuple[Bools, Bools]:
        """Cells that touch by the points in their middle, and those of which it is not known."""
        gaps = (
            np.maximum(np.maximum(low[other] - high[one], low[one] - high[other]), 0)
            for low, high in zip(cores.low, cores.high, strict=True)
        )
        possible = self.reach.holds(*gaps)
        touching = self._near(cores, cores.middle[one], cores, cores.middle[other])
        return touching, possible & ~touching

    def _compared(self, cores: Cells, one: Integers, other: Integers) -> tuple[Bools, Bools]:
        """Cells that touch by any of their points, all compared; those with too many points stay open."""
        sizes = np.diff(cores.start)
        count = sizes[one] * sizes[other]
        few = np.flatnonzero(count <= _FEW)
        touching = np.zeros(len(one), dtype=bool)
        for rows, starts, pairs in expanded(np.zeros(len(few), dtype=np.int64), count[few]):
            self.step()
            pair = np.repeat(few[rows], np.diff(np.append(starts, len(pairs))))
            first = cores.start[one[pair]] + pairs // sizes[other[pair]]
            second = cores.start[other[pair]] + pairs % sizes[other[pair]]
            touching[few[rows]] = np.logical_or.reduceat(self._near(cores, first, cores, second), starts)
        return touching, count > _FEW

    def _far_compared(self, cores: Cells, one: Integers, other: Integers) -> tuple[Bools, Bools]:
        """The same for cells with many points, by trees."""
        touching = np.zeros(len(one), dtype=bool)
        for number, (first, second) in enumerate(zip(one, other, strict=True)):
            self.step()
            sides = (np.arange(cores.start[cell], cores.start[cell + 1]) for cell in (first, second))
            earlier, later = (side[np.argsort(cores.t[side], kind="stable")] for side in sides)
            touching[number] = self._touch(cores, earlier, later)
        return touching, np.zeros(len(one), dtype=bool)

    def _touch(self, cores: Cells, earlier: Integers, later: Integers) -> bool:
        """Whether any of two groups of points are neighbours; each ascends in time, the cell of `later` is not before.

        Of the second half of `earlier` all are near enough in time to those of `later` that are to the first of them:
        there the nearest in space decides. What is left are two questions of half the size.
        """
        if not len(earlier) or not len(later):
            return False
        middle = len(earlier) // 2
        half, cut = earlier[middle:], len(later)
        if self.reach.seconds is not None:
            last = cores.t[half[0]] + self.reach.seconds
            cut = int(np.searchsorted(cores.t[later], last, side="right"))
        if cut:
            tree = spatial.cKDTree(np.column_stack([cores.x[half], cores.y[half]]))
            found = later[:cut]
            _, nearest = tree.query(np.column_stack([cores.x[found], cores.y[found]]))
            dx, dy = cores.x[found] - cores.x[half[nearest]], cores.y[found] - cores.y[half[nearest]]
            if self.reach.holds(dx, dy, np.zeros(len(found), dtype=np.int64)).any():
                return True
        if not middle:
            return False
        return self._touch(cores, earlier[:middle], later[:cut]) or self._touch(cores, half, later[cut:])

    def nearest_label(self, rest: Cells, cores: Cells, label: Integers) -> Integers:
        """The label of the core point nearest to each point that is none, NOISE where none is a neighbour."""
        result = np.full(len(rest.x), NOISE)
        best = (
            np.full(len(rest.x), np.inf),
            np.zeros(len(rest.x), dtype=np.int64),
            np.zeros(len(rest.x), dtype=np.int64),
        )
        offsets = [0, *rest.offsets.around()]
        for number, offset in enumerate(offsets):
            self.step(0.85 + 0.15 * number / len(offsets))
            points, beside = self._beside(rest, np.arange(len(rest.x)), cores, offset)
            for rows, starts, others in expanded(cores.start[beside], np.diff(cores.start)[beside]):
                self.step()
                own = np.repeat(points[rows], np.diff(np.append(starts, len(others))))
                near = self._near(rest, own, cores, others)
                own, others = own[near], others[near]
                rank = (
                    (rest.x[own] - cores.x[others]) ** 2 + (rest.y[own] - cores.y[others]) ** 2,
                    np.abs(rest.t[own] - cores.t[others]),
                    cores.lowest[others],
                )
                order = np.lexsort((*rank[::-1], own))
                order = order[np.diff(own[order], prepend=-1) != 0]
                own, others, rank = own[order], others[order], (rank[0][order], rank[1][order], rank[2][order])
                nearer = _less(rank, tuple(part[own] for part in best))
                result[own[nearer]] = label[others[nearer]]
                for part, new in zip(best, rank, strict=True):
                    part[own[nearer]] = new[nearer]
        return result


def _less(one: tuple[NDArray, ...], other: tuple[NDArray, ...]) -> Bools:
    """Whether rows of columns come before others, the first column deciding first."""
    less = one[-1] < other[-1]
    for left, right in zip(one[-2::-1], other[-2::-1], strict=True):
        less = (left < right) | ((left == right) & less)
    return less


def _merged(label: Integers, one: Integers, other: Integers) -> Integers:
    """The labels after the clusters of these cells were joined."""
    if not len(one):
        return label
    size = int(label.max()) + 1
    links = sparse.coo_matrix((np.ones(len(one), dtype=bool), (label[one], label[other])), shape=(size, size))
    return sparse.csgraph.connected_components(links, directed=False)[1][label].astype(np.int64)


def _numbered(points: Distinct, cells: Cells, label: Integers, core: Bools) -> Clusters:
    """Labels and core flags of the input's points, clusters by size."""
    held = label >= 0
    count = int(label.max(initial=-1)) + 1
    size = np.bincount(label[held], weights=cells.many[held], minlength=count)
    first = np.full(count, len(points.of))
    descending = np.flatnonzero(held)[np.argsort(-cells.lowest[held])]
    first[label[descending]] = cells.lowest[descending]
    rank = np.empty(count + 1, dtype=np.int64)
    rank[np.lexsort((first, -size))] = np.arange(count)
    rank[NOISE] = NOISE
    by_point = np.empty(len(label), dtype=np.int64)
    core_by_point = np.empty(len(label), dtype=bool)
    by_point[cells.point], core_by_point[cells.point] = rank[label], core
    return Clusters(by_point[points.of], core_by_point[points.of], count)
