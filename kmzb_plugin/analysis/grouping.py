"""Groups of linked points that stay small: any two of a group lie within its reach."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components, minimum_spanning_tree

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Links:
    """Pairs (m,) of points, `metres` apart; their group is at most `reach` metres wide and `within` seconds long."""

    first: NDArray[Any]
    second: NDArray[Any]
    metres: NDArray[Any]
    reach: NDArray[Any]
    within: NDArray[Any]

    def only(self, keep: NDArray[np.bool_]) -> Links:
        """Those for which `keep` is true."""
        columns = (self.first, self.second, self.metres, self.reach, self.within)
        return Links(*(each[keep] for each in columns))


class _Box(NamedTuple):
    """What a group fills, from `low` to `high` in x, y and time, and how much it may."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]
    reach: float
    within: float

    def with_other(self, other: _Box, reach: float, within: float) -> _Box:
        (a, b, c), (d, e, f) = self.low, other.low
        low = min(a, d), min(b, e), min(c, f)
        (a, b, c), (d, e, f) = self.high, other.high
        high = max(a, d), max(b, e), max(c, f)
        return _Box(low, high, min(self.reach, other.reach, reach), min(self.within, other.within, within))

    @property
    def is_small_enough(self) -> bool:
        across, up, along = (b - a for a, b in zip(self.low, self.high, strict=True))
        return math.hypot(across, up) <= self.reach and along <= self.within


def grouped(links: Links, x: Floats, y: Floats, seconds: Integers) -> Integers:
    """Groups (n,) of the points, numbered from 0 in no order that means anything, -1 for those in none.

    Linked points form a group if it lies in a box whose diagonal is at most the least `reach` of its links, and within
    the least `within`: then so do any two of its points. A larger one is built up anew along its shortest links, each
    of which is left out that would make a group too large (complete instead of single linkage).
    """
    n = len(x)
    if not len(links.first):
        return np.full(n, -1)
    size, label = connected_components(
        coo_matrix((np.ones(len(links.first), dtype=bool), (links.first, links.second)), shape=(n, n)), directed=False
    )
    label = label.astype(np.int64)
    reach, within = np.full(size, np.inf), np.full(size, np.iinfo(np.int64).max)
    np.minimum.at(reach, label[links.first], links.reach)
    np.minimum.at(within, label[links.first], links.within)
    wide = np.hypot(_spread(x, label, size), _spread(y, label, size))
    large = (wide > reach) | (_spread(seconds, label, size) > within)
    oversize = large[label[links.first]]
    if oversize.any():
        label = _built_up(links.only(oversize), label, large, x, y, seconds)
    _, label, members = np.unique(label, return_inverse=True, return_counts=True)
    label = label.ravel()
    return np.where(members[label] > 1, label, -1)


def _spread(values: NDArray[Any], label: Integers, size: int) -> Floats:
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(low, label, values)
    np.maximum.at(high, label, values)
    return high - low


def _built_up(
    links: Links, label: Integers, large: NDArray[np.bool_], x: Floats, y: Floats, seconds: Integers
) -> Integers:
    """The labels, those of groups that are too large anew."""
    n = len(x)
    later = np.abs(seconds[links.first] - seconds[links.second])
    # the order of the links must not depend on that of the rows: by length, then by what stands at their ends
    length = np.maximum(links.metres / np.maximum(links.reach, 1e-9), later / np.maximum(links.within, 1).astype(float))
    place = np.empty(n, dtype=np.int64)
    place[np.lexsort((y, x, seconds))] = np.arange(n)
    ends = np.sort(np.stack([place[links.first], place[links.second]]), axis=0)
    order = np.lexsort((ends[1], ends[0], length))
    rank = np.empty(len(order))
    rank[order] = np.arange(1, len(order) + 1)
    # ranks differ, so the tree is the only one; and a tree has no more links than points
    tree = minimum_spanning_tree(coo_matrix((rank, (links.first, links.second)), shape=(n, n)))
    chosen = order[np.sort(tree.data).astype(np.int64) - 1]
    root: dict[int, int] = {}
    boxes: dict[int, _Box] = {}

    def top(point: int) -> int:
        while (above := root.get(point, point)) != point:
            root[point] = root.get(above, above)
            point = above
        return point

    def box(point: int) -> _Box:
        own = float(x[point]), float(y[point]), float(seconds[point])
        return boxes.get(point) or _Box(own, own, np.inf, np.inf)

    columns = (links.first, links.second, links.reach, links.within)
    for first, second, reach, within in zip(*(each[chosen].tolist() for each in columns), strict=True):
        one, other = top(first), top(second)
        both = box(one).with_other(box(other), reach, within)
        if both.is_small_enough:
            root[other] = one
            boxes[one] = both
            boxes.pop(other, None)
    label = label.copy()
    points = np.flatnonzero(large[label])
    label[points] = [len(large) + top(point) for point in points.tolist()]
    return label
