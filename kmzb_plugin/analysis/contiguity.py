"""Which units share a border, although the layer was drawn with gaps and overlaps; and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from kmzb_plugin.analysis.progress import IsCancelled, stop_if

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

WIDEST_GAP = 1.0
"""Metres up to which two borders are one, unless it is said otherwise: more than any way of drawing is wrong by."""
_SHORTEST = 10.0  # gaps long a border must be: across a corner two units lie within a gap of each other, too
_TOGETHER = 500


@dataclass(frozen=True)
class Faults:
    """What a layer of units is wrong in.

    Pairs that overlap and by how many square metres; holes between units, and how many of these are slivers, narrower
    than twice the gap.
    """

    overlaps: int = 0
    overlapping: float = 0.0
    holes: int = 0
    slivers: int = 0


@dataclass(frozen=True)
class Borders:
    """Pairs of units (m, 2), the first number the smaller, and the metres of border that they share (m,).

    `part` (n,) says which part of the map a unit lies in: from part to part there is no shared border. `gap` is the
    width of gaps and overlaps that was passed over.
    """

    pairs: Numbers
    lengths: Floats
    part: Numbers
    gap: float
    faults: Faults

    @property
    def parts(self) -> int:
        """Into how many parts the map falls."""
        return int(self.part.max(initial=-1)) + 1


def shared_borders(
    units: NDArray[np.object_], gap: float | None = None, cancelled: IsCancelled | None = None
) -> Borders:
    """Which polygons (n,) in metres share a border; `gap`: the width of gap and overlap that is passed over.

    None: WIDEST_GAP, but no more than a thousandth of a usual unit's side. Touching in a corner is no shared border.
    Raises Cancelled. Memory: 1 kB a unit and the polygons twice.
    """
    side = float(np.sqrt(np.median(shapely.area(units)))) if len(units) else 0.0
    width = min(WIDEST_GAP, side / 1000) if gap is None else gap
    first, second = shapely.STRtree(units).query(units, predicate="dwithin", distance=width)
    apart = first < second
    first, second = first[apart], second[apart]
    lengths, common = np.zeros(len(first)), np.zeros(len(first))
    for begin in range(0, len(first), _TOGETHER):
        stop_if(cancelled)
        some = slice(begin, begin + _TOGETHER)
        a, b = units[first[some]], units[second[some]]
        lengths[some] = shapely.length(shapely.intersection(shapely.boundary(a), shapely.buffer(b, width)))
        common[some] = shapely.area(shapely.intersection(a, b))
    shared = lengths > _SHORTEST * width
    pairs = np.column_stack([first, second])[shared].astype(np.int64)
    joined = sparse.coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(units),) * 2)
    _, part = connected_components(joined, directed=False)
    over = common > width * np.maximum(lengths, _SHORTEST * width)
    stop_if(cancelled)
    holes, slivers = _holes(units, width)
    faults = Faults(int(over.sum()), float(common[over].sum()), holes, slivers)
    return Borders(pairs, lengths[shared], part.astype(np.int64), width, faults)


def _holes(units: NDArray[np.object_], width: float) -> tuple[int, int]:
    """Holes in the union of all units, and how many of them are slivers."""
    whole = shapely.get_parts(shapely.union_all(units))
    holes = [shapely.polygons(ring) for each in whole for ring in shapely.get_rings(each)[1:]]
    holes = [hole for hole in holes if hole.area > width * width]
    narrow = [shapely.is_empty(shapely.buffer(hole, -width)) for hole in holes]
    return len(holes), sum(map(bool, narrow))


def bridges(units: NDArray[np.object_], part: Numbers) -> Numbers:
    """Pairs of units (parts - 1, 2) across the shortest gaps that join all parts of the map: their shortest tree."""
    numbers = int(part.max(initial=-1)) + 1
    if numbers < 2:
        return np.empty((0, 2), dtype=np.int64)
    found: list[tuple[float, int, int]] = []
    members = [np.flatnonzero(part == each) for each in range(numbers)]
    for each, own in enumerate(members):
        others = np.flatnonzero(part != each)
        tree = shapely.STRtree(units[others])
        (which, other), distance = tree.query_nearest(units[own], return_distance=True, all_matches=False)
        nearest = int(np.argmin(distance))
        found.append((float(distance[nearest]), int(own[which[nearest]]), int(others[other[nearest]])))
    return _tree(units, part, sorted(found))


def _tree(units: NDArray[np.object_], part: Numbers, found: list[tuple[float, int, int]]) -> Numbers:
    """The pairs that join parts not yet joined, and as many more as are needed: Borůvka's rounds."""
    group = part.copy()
    kept: list[tuple[int, int]] = []
    for _, a, b in found:
        if group[a] != group[b]:
            group[group == group[a]] = group[b]
            kept.append((min(a, b), max(a, b)))
    _, group = np.unique(group, return_inverse=True)
    rest = bridges(units, group.reshape(-1).astype(np.int64))
    return np.concatenate([np.array(kept, dtype=np.int64).reshape(-1, 2), rest])
