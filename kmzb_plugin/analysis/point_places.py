"""The different places that points lie at: geocoded reports share them, and rules for bandwidths must know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.spatial import cKDTree

from kmzb_plugin.analysis.kernels import Floats

Indices = NDArray[np.int64]
_CHUNK = 250_000  # pairs at a time


@dataclass(frozen=True)
class Places:
    """Places (n,) in map units with the summed weights of their points, along a curve that keeps neighbours together.

    Points of weight zero are none.
    """

    x: Floats
    y: Floats
    weight: Floats

    @classmethod
    def of(cls, x: ArrayLike, y: ArrayLike, weights: ArrayLike | None = None) -> Places:
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        code, places = pd.factorize(x + 1j * y)
        given = None if weights is None else np.asarray(weights, dtype=float)
        weight = np.bincount(code, weights=given, minlength=len(places)).astype(float)
        used = weight > 0
        px, py, weight = places.real[used], places.imag[used], weight[used]
        order = along_curve(px, py)
        return cls(px[order], py[order], weight[order])

    def __len__(self) -> int:
        return len(self.x)

    @cached_property
    def tree(self) -> Any:
        """The k-d tree over the places."""
        return cKDTree(np.column_stack([self.x, self.y]))

    def sample(self, most: int) -> Indices:
        """All places or, of more than `most`, so many at equal steps along the curve: the same ones every time."""
        n = len(self.x)
        return np.arange(n) if n <= most else ((np.arange(most) + 0.5) * (n / most)).astype(np.int64)

    def nearest(self, chosen: Indices, k: int) -> tuple[Floats, Floats]:
        """Distance to the k nearest other places and their weights, (len(chosen), k) or fewer where there are none."""
        here = np.column_stack([self.x[chosen], self.y[chosen]])
        distance, index = self.tree.query(here, k=np.arange(1, min(k + 1, len(self.x)) + 1))
        return distance[:, 1:], self.weight[index[:, 1:]]

    def typical_distance(self, count: float, most: int = 1_000) -> float:
        """The distance within which the typical point has `count` others: the median over (a sample of) the points.

        Others at its own place count. Infinite where there are not so many points.
        """
        chosen = self.sample(most)
        distance, weight = self.nearest(chosen, int(np.ceil(count)))
        own = self.weight[chosen]
        reached = np.cumsum(np.column_stack([np.maximum(own - 1.0, 0.0), weight]), axis=1)
        distance = np.column_stack([np.zeros(len(chosen)), distance, np.full(len(chosen), np.inf)])
        each = distance[np.arange(len(chosen)), (reached < count).sum(axis=1)]
        order = np.argsort(each)
        share = np.cumsum(own[order])
        return float(each[order][np.searchsorted(share, share[-1] / 2.0)])


@dataclass(frozen=True)
class Sources:
    """Weights at points, ordered by the cells (row by row) that they lie in, so that those near a point are few slices.

    `of_place` (places,) says which source a place went into, `count` (sources,) how many places went into each.
    """

    x: Floats
    y: Floats
    weight: Floats
    count: Indices
    of_place: Indices
    key: Indices
    cell: float
    corner: tuple[float, float]
    width: int

    @classmethod
    def places(cls, places: Places, cell: float) -> Sources:
        """Each place for itself."""
        corner = (float(places.x.min()), float(places.y.min()))
        col, row = _cells(places.x, places.y, corner, cell)
        width = int(col.max()) + 1
        key = row * width + col
        order = np.argsort(key, kind="stable")
        of_place = np.empty(len(order), dtype=np.int64)
        of_place[order] = np.arange(len(order))
        x, y, weight = places.x[order], places.y[order], places.weight[order]
        alone = np.ones(len(order), dtype=np.int64)
        return cls(x, y, weight, alone, of_place, key[order], cell, corner, width)

    def merged(self, factor: int) -> Sources:
        """The sources of each block of factor × factor cells as one at their centre of mass; a factor of 1: of a cell.

        Merging step by step, by a factor of 2 each, is quick: the order hardly changes.
        """
        row, col = np.divmod(self.key, self.width)
        width = (self.width - 1) // factor + 1
        key = (row // factor) * width + col // factor
        order = np.argsort(key, kind="stable")
        first = np.flatnonzero(np.diff(key[order], prepend=-1))
        number = np.empty(len(key), dtype=np.int64)
        number[order] = np.cumsum(np.diff(key[order], prepend=-1) != 0) - 1
        weight = np.add.reduceat(self.weight[order], first)
        x = np.add.reduceat((self.weight * self.x)[order], first) / weight
        y = np.add.reduceat((self.weight * self.y)[order], first) / weight
        count = np.add.reduceat(self.count[order], first)
        of_place = number[self.of_place]
        return Sources(x, y, weight, count, of_place, key[order][first], self.cell * factor, self.corner, width)

    def pairs(self, x: Floats, y: Floats, reach: float) -> Iterator[tuple[int, int, Indices, Indices]]:
        """For chunks `first` to `last` of the points: point and source of all pairs within `reach`, some beyond."""
        steps = int(np.ceil(reach / self.cell))
        col, row = _cells(x, y, self.corner, self.cell)
        rows = row[:, None] + np.arange(-steps, steps + 1)
        left, right = np.clip(col - steps, 0, self.width - 1), np.clip(col + steps, 0, self.width - 1)
        begin = np.searchsorted(self.key, rows * self.width + left[:, None], side="left")
        end = np.searchsorted(self.key, rows * self.width + right[:, None], side="right")
        length = np.maximum(end - begin, 0)
        ahead = np.concatenate(([0], np.cumsum(length.sum(axis=1))))
        first = 0
        while first < len(x):
            last = max(int(np.searchsorted(ahead, ahead[first] + _CHUNK, side="right")) - 1, first + 1)
            of_slice = length[first:last].ravel()
            start = np.cumsum(of_slice) - of_slice
            source: Indices = np.arange(int(of_slice.sum()))
            source += np.repeat(begin[first:last].ravel() - start, of_slice)
            point: Indices = np.repeat(np.arange(first, last), length[first:last].sum(axis=1))
            yield first, last, point, source
            first = last


def _cells(x: Floats, y: Floats, corner: tuple[float, float], cell: float) -> tuple[Indices, Indices]:
    """Column and row of each point's cell."""
    col = np.floor((x - corner[0]) / cell).astype(np.int64)
    row = np.floor((y - corner[1]) / cell).astype(np.int64)
    return col, row


def along_curve(x: Floats, y: Floats) -> Indices:
    """The order of the places along the Z-order curve (Morton 1966) through their bounding square."""
    if not len(x):
        return np.empty(0, dtype=np.int64)
    side = max(float(np.ptp(x)), float(np.ptp(y)))
    scale = (2**31 - 1) / side if side > 0 else 0.0
    z = _spaced(((x - x.min()) * scale).astype(np.uint64))
    z |= _spaced(((y - y.min()) * scale).astype(np.uint64)) << np.uint64(1)
    return np.lexsort((x, z))


def _spaced(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The lower 31 bits of each value with a zero before each of them."""
    for shift, kept in (
        (16, 0x0000FFFF0000FFFF),
        (8, 0x00FF00FF00FF00FF),
        (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):
        values = (values | (values << np.uint64(shift))) & np.uint64(kept)
    return values
