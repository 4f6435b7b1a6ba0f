"""Contiguous areas of equal workload out of small units.

Random spanning trees cut where they balance best (recombination: DeFord, Duchin and Solomon 2021, Harvard Data Science
Review 3(1)) give whole areas; then units move over the borders by simulated annealing, as long as areas stay whole.
The problem is NP-hard: the result is good, not proven best; `least_largest` says what no division can go below.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree

from kmzb_plugin.analysis.progress import IsCancelled, Progress, stop_if

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Rank = tuple[float, float, float]

STARTS = 3, 12  # on a large map and on a small one, where a start takes no time and easily gets stuck
_TREES = 6  # drawn for each cut
_ROUNDS = 4  # recombinations for each area
_MOVES = 150  # tried for each unit in a start, at least _FEWEST and at most _MOST in all
_FEWEST, _MOST = 2_000, 100_000
_TOGETHER = 256  # moves drawn at once, between two looks at whether the result is still wanted
_HEAT = 0.01, 0.0005  # at first and at last
_WEIGHT = 0.3, 50.0  # of a deviation by the mean against all borders, at first and at last
_FINE = 0.005  # of the mean: no border is bent for less


@dataclass(frozen=True)
class Balanced:
    """The area of each unit (n,), from 0; the loads of the areas (k,), and the metres of border between areas.

    `least_largest` is a load that the largest area cannot be below, whatever the division.
    """

    area: Numbers
    loads: Floats
    border: float
    least_largest: float

    @property
    def deviations(self) -> Floats:
        """How far each area is from the mean, as a share of the mean."""
        deviations: Floats = self.loads / self.loads.mean() - 1
        return deviations


def balanced(
    loads: Floats,
    pairs: Numbers,
    lengths: Floats,
    count: int,
    tolerance: float = 0.0,
    seed: int = 1,
    part: Numbers | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Balanced:
    """`count` contiguous areas out of units with `loads` (n,) that neighbour each other in `pairs` (m, 2).

    `lengths` (m,) are the borders they share. The loads of the areas deviate from the mean as little as can be found,
    and by `tolerance`, at least half a percent, without harm: within it short borders are sought, that is compact
    areas. Without `part` all units must hang together; with it (n,) no area has units of two parts. Raises ValueError
    where there is no such division, Cancelled. Memory: 300 bytes a unit and a pair.
    """
    n = len(loads)
    groups = np.zeros(n, dtype=np.int64) if part is None else part
    if not 1 <= count <= n or groups.max(initial=0) + 1 > count:
        raise ValueError("there are too few units, or too many parts, for so many areas")
    if not (np.isfinite(loads).all() and (loads >= 0).all() and loads.sum() > 0):
        raise ValueError("loads must be 0 or more, and one above")
    shares = apportioned(loads, groups, count)
    rng = np.random.default_rng(seed)
    map_ = _Map(loads, pairs, lengths, float(loads.sum()) / count, max(tolerance, _FINE))
    best: tuple[Rank, Numbers] | None = None
    moves = int(np.clip(_MOVES * n, _FEWEST, _MOST))
    starts = int(np.clip(_MOST // moves, *STARTS))
    for start in range(starts):
        area = _first(map_, groups, shares, rng, cancelled)
        area = _recombined(map_, area, count, rng, cancelled)
        area = _annealed(map_, area, count, moves, rng, cancelled)
        rank = _State(map_, area, count).rank()
        if best is None or rank < best[0]:
            best = rank, area
        if progress is not None:
            progress((start + 1) / starts)
    assert best is not None
    area = best[1]
    found = np.bincount(area, weights=loads, minlength=count).astype(float)
    return Balanced(area, found, map_.border(area), least_largest(loads, groups, count))


def apportioned(loads: Floats, part: Numbers, count: int) -> Numbers:
    """How many areas each part gets so that the largest mean load is least; at least one, at most its units."""
    weight = np.bincount(part, weights=loads)
    most = np.bincount(part)
    shares = np.ones(len(weight), dtype=np.int64)
    for _ in range(count - len(weight)):
        mean = np.where(shares < most, weight / shares, -1.0)
        shares[int(np.argmax(mean))] += 1
    return shares


def least_largest(loads: Floats, part: Numbers, count: int) -> float:
    """A load that the largest of `count` areas cannot be below.

    The mean, the largest unit, and the largest mean of a part with its areas; a whole number if all loads are.
    """
    weight = np.bincount(part, weights=loads)
    bound = float((weight / apportioned(loads, part, count)).max())
    bound = max(bound, float(loads.max()), float(loads.sum()) / count)
    return float(np.ceil(bound - 1e-9)) if (loads == np.rint(loads)).all() else bound


class _Map:
    """The units, their neighbours and what an area should weigh."""

    def __init__(self, loads: Floats, pairs: Numbers, lengths: Floats, mean: float, tolerance: float) -> None:
        self.loads, self.pairs, self.lengths, self.mean, self.tolerance = loads, pairs, lengths, mean, tolerance
        self.near: list[list[int]] = [[] for _ in loads]
        self.shared: list[dict[int, float]] = [{} for _ in loads]
        for (a, b), length in zip(pairs.tolist(), lengths.tolist(), strict=True):
            self.near[a].append(b)
            self.near[b].append(a)
            self.shared[a][b] = self.shared[b][a] = length

    def border(self, area: Numbers) -> float:
        """Metres of border between areas."""
        return float(self.lengths[area[self.pairs[:, 0]] != area[self.pairs[:, 1]]].sum())

    def over(self, load: float, target: float) -> float:
        """By how many means a load is further from its target than it may be."""
        return max(0.0, abs(load - target) / self.mean - self.tolerance)

    def rank(self, loads: list[float], border: float) -> Rank:
        """What makes a division better: less over the tolerance at worst, less in all, then shorter borders."""
        over = [self.over(load, self.mean) for load in loads]
        return round(max(over), 9), round(sum(over), 9), round(border, 6)


def _first(
    map_: _Map, groups: Numbers, shares: Numbers, rng: np.random.Generator, cancelled: IsCancelled | None
) -> Numbers:
    """A division by cutting in halves, and these in halves, as often as each part has areas."""
    area = np.full(len(map_.loads), -1, dtype=np.int64)
    waiting = [(np.flatnonzero(groups == each), int(share)) for each, share in enumerate(shares)]
    done = 0
    while waiting:
        stop_if(cancelled)
        units, share = waiting.pop()
        if share == 1:
            area[units] = done
            done += 1
            continue
        side = _cut(map_, units, share // 2, share, rng)
        waiting += [(units[side], share // 2), (units[~side], share - share // 2)]
    return area


def _cut(map_: _Map, units: Numbers, share: int, whole: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Which of the units, that hang together, are one side of the best of some random cuts.

    The side weighs about `share` of `whole` of them, and each side has at least as many units as areas.
    """
    number = np.full(len(map_.loads), -1, dtype=np.int64)
    number[units] = np.arange(len(units))
    inside = (number[map_.pairs] >= 0).all(axis=1)
    pairs, lengths = number[map_.pairs[inside]], map_.lengths[inside]
    loads = map_.loads[units]
    target = float(loads.sum()) * share / whole
    best: tuple[tuple[float, float], NDArray[np.bool_]] | None = None
    for _ in range(_TREES):
        order, before, below, size = _random_tree(pairs, lengths, loads, rng)
        for flip in (False, True):  # the branch is the side, or the rest is
            weight = loads.sum() - below if flip else below
            of_side = len(units) - size if flip else size
            allowed = (of_side >= share) & (len(units) - of_side >= whole - share)
            allowed[order[0]] = False
            if not allowed.any():
                continue
            off = np.where(allowed, np.maximum(np.abs(weight - target) / map_.mean - map_.tolerance * share, 0), np.inf)
            for root in np.argsort(off, kind="stable")[:2]:
                if not np.isfinite(off[root]):
                    break
                branch = _branch(order, before, int(root)) ^ flip
                length = float(lengths[branch[pairs[:, 0]] != branch[pairs[:, 1]]].sum())
                rank = (round(float(off[root]), 9), length)
                if best is None or rank < best[0]:
                    best = rank, branch
    assert best is not None
    return best[1]


def _random_tree(
    pairs: Numbers, lengths: Floats, loads: Floats, rng: np.random.Generator
) -> tuple[Numbers, Numbers, Floats, Numbers]:
    """A random spanning tree that likes long borders: its order from the root, parents, loads and sizes of branches."""
    n = len(loads)
    weights = rng.exponential(size=len(pairs)) / np.maximum(lengths, 1e-3 * lengths.max(initial=1.0)) + 1e-12
    graph = sparse.csr_matrix((weights, (pairs[:, 0], pairs[:, 1])), shape=(n, n))
    tree = minimum_spanning_tree(graph)
    order, before = breadth_first_order(tree, int(rng.integers(n)), directed=False)
    below, size, parent = loads.tolist(), [1] * n, before.tolist()
    for node in order[:0:-1].tolist():
        below[parent[node]] += below[node]
        size[parent[node]] += size[node]
    return order, before, np.array(below), np.array(size)


def _branch(order: Numbers, before: Numbers, root: int) -> NDArray[np.bool_]:
    """The nodes of a tree from `root` on."""
    inside = [False] * len(before)
    inside[root] = True
    parent = before.tolist()
    for node in order[1:].tolist():
        if inside[parent[node]]:
            inside[node] = True
    return np.array(inside)


def _recombined(
    map_: _Map, area: Numbers, count: int, rng: np.random.Generator, cancelled: IsCancelled | None
) -> Numbers:
    """Two neighbouring areas at a time are cut anew, where that is better."""
    for _ in range(_ROUNDS * count):
        stop_if(cancelled)
        sides = area[map_.pairs]
        between = np.unique(np.sort(sides[sides[:, 0] != sides[:, 1]], axis=1), axis=0)
        if not len(between):
            return area
        a, b = between[rng.integers(len(between))]
        units = np.flatnonzero((area == a) | (area == b))
        side = _cut(map_, units, 1, 2, rng)
        tried = area.copy()
        tried[units] = np.where(side, a, b)
        if _pair_rank(map_, tried, a, b) <= _pair_rank(map_, area, a, b):
            area = tried
    return area


def _pair_rank(map_: _Map, area: Numbers, a: int, b: int) -> Rank:
    return map_.rank([float(map_.loads[area == each].sum()) for each in (a, b)], map_.border(area))


def _annealed(
    map_: _Map, area: Numbers, count: int, moves: int, rng: np.random.Generator, cancelled: IsCancelled | None
) -> Numbers:
    """Units move one by one over the borders, at first also for the worse; returns the best division that was met."""
    state = _State(map_, area, count)
    best, kept = state.rank(), area
    scale = 1.0 / max(state.border, 1e-9)
    for i in range(moves):
        if i % _TOGETHER == 0:
            stop_if(cancelled)
            draws = rng.random((_TOGETHER, 3)).tolist()
        which, where, chance = draws[i % _TOGETHER]
        unit = int(which * len(area))
        move = state.possible(unit, where)
        if move is None:
            continue
        cost = _WEIGHT[0] * (_WEIGHT[1] / _WEIGHT[0]) ** (i / moves) * move.over + scale * move.border
        heat = _HEAT[0] * (_HEAT[1] / _HEAT[0]) ** (i / moves)
        if (cost <= 0 or chance < exp(-cost / heat)) and state.stays_whole(unit):
            state.make(move)
            rank = state.rank()
            if rank < best:
                best, kept = rank, np.array(state.area)
    return kept


@dataclass(frozen=True)
class _Move:
    """A unit moves to another area; by how many means that brings areas further over the tolerance, and the border."""

    unit: int
    to: int
    over: float
    border: float


class _State:
    """A division on its way: the area of each unit, loads and sizes of the areas."""

    def __init__(self, map_: _Map, area: Numbers, count: int) -> None:
        self.map, self.area, self.loads = map_, area.tolist(), map_.loads.tolist()
        self.load = np.bincount(area, weights=map_.loads, minlength=count).tolist()
        self.size = np.bincount(area, minlength=count).tolist()
        self.border = map_.border(area)

    def rank(self) -> Rank:
        return self.map.rank(self.load, self.border)

    def possible(self, unit: int, where: float) -> _Move | None:
        """The move of the unit to a neighbouring area, chosen by `where` in [0, 1); None if it may not move."""
        map_, area, own = self.map, self.area, self.area[unit]
        near = map_.near[unit]
        others = [area[each] for each in near if area[each] != own]
        if not others or self.size[own] == 1:
            return None
        to = others[int(where * len(others))]
        shared = map_.shared[unit]
        border = sum(shared[each] for each in near if area[each] == own)
        border -= sum(shared[each] for each in near if area[each] == to)
        load, mean = self.loads[unit], map_.mean
        over = map_.over(self.load[own] - load, mean) + map_.over(self.load[to] + load, mean)
        over -= map_.over(self.load[own], mean) + map_.over(self.load[to], mean)
        return _Move(unit, to, over, border)

    def stays_whole(self, unit: int) -> bool:
        """Whether the area of the unit hangs together without it."""
        near, own = self.map.near, self.area[unit]
        wanted = {each for each in near[unit] if self.area[each] == own}
        start = wanted.pop()
        seen, waiting = {unit, start}, deque([start])
        while wanted and waiting:
            for each in near[waiting.popleft()]:
                if each not in seen and self.area[each] == own:
                    seen.add(each)
                    wanted.discard(each)
                    waiting.append(each)
        return not wanted

    def make(self, move: _Move) -> None:
        """Moves the unit."""
        own, load = self.area[move.unit], self.loads[move.unit]
        self.load[own] -= load
        self.load[move.to] += load
        self.size[own] -= 1
        self.size[move.to] += 1
        self.border += move.border
        self.area[move.unit] = move.to
