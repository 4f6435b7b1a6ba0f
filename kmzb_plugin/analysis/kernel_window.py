"""Exact kernel sums over one window of a grid: the two halves of the work behind `density.kernel_density`.

All lengths here are in cells. A point lies in a source cell at (u, v) from the cell's centre, -½ <= u, v <= ½; its
distance to the centre of the cell (dj, di) rows and columns away is d² = (di - u)² + (dj - v)². Two sums add up:

- *inner* (`kernel_moments`): offsets (dj, di) with di² + dj² <= r². There the formula of the kernel, also where it
  runs on beyond r, is a sum of products coefficient(dj, di) · basis(u, v), so the sum over all points is a sum of
  convolutions of "moment images" (the sums of basis(u, v) per cell), done by FFT.
- *rim* (`kernel_rim`): at the offsets near r some points of a cell are in reach and others are not. Those that the
  inner sum holds wrongly are taken away one by one, those that it misses are added. A point is wrong only if the
  circle passes between it and the centre of its cell; so each cell is divided into 2 × 2 or 4 × 4 parts, and of the
  8 r offsets that the circle passes through only 4 r or 3 r need a look for a given part.

Nothing is approximated for the polynomial kernels: (1 - d²/r²)^m is a polynomial in (u, v). The others are expanded
in Chebyshev polynomials to 2e-10 of the peak; where they don't converge (the tip of the cone) every point is summed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kmzb_plugin.analysis.kernels import Floats
from kmzb_plugin.analysis.progress import Job

CHUNK = 1 << 16  # points that are prepared at once


def chunks(n: int) -> Iterator[slice]:
    """Cuts n points into pieces that stay in the cache."""
    return (slice(begin, begin + CHUNK) for begin in range(0, n, CHUNK))


class Order(NamedTuple):
    """`order` (n,) takes items in the order of their keys; those of key k are numbered start[k] to start[k + 1]."""

    order: NDArray[np.int32]
    start: NDArray[np.int32]


def counting_sort(key: NDArray[np.integer], keys: int) -> Order:
    """Sorts by keys (n,) from 0 to `keys` - 1, equal ones in their order, in a twentieth of np.argsort's time."""
    n = len(key)
    one_each = np.arange(n + 1, dtype=np.int32)
    by_item = sparse.csr_matrix((np.ones(n, np.int8), key.astype(np.int32, copy=False), one_each), shape=(n, keys))
    by_key = by_item.tocsc()
    return Order(by_key.indices, by_key.indptr)


@dataclass(frozen=True)
class Places:
    """Where points lie, `at` (n,): column eastward + 1j · row southward, in cells; and their weights (None: all 1)."""

    at: NDArray[np.complex128]
    weight: Floats | None

    def __len__(self) -> int:
        return len(self.at)

    def only(self, chosen: NDArray[np.bool_] | NDArray[np.int32]) -> Places:
        return Places(self.at[chosen], None if self.weight is None else self.weight[chosen])

    @cached_property
    def hull(self) -> Box:
        """The box of the cells that hold points; there must be one."""
        across, down = self.at.real, self.at.imag
        left, top, right, bottom = (
            int(np.floor(each)) for each in (across.min(), down.min(), across.max(), down.max())
        )
        return Box(top, left, bottom + 1, right + 1)

    def within(self, box: Box) -> Places:
        """The points in the cells of a box."""
        if self.hull.cut(box) == self.hull:
            return self
        across, down = self.at.real, self.at.imag
        return self.only((down >= box.top) & (down < box.bottom) & (across >= box.left) & (across < box.right))


@dataclass(frozen=True)
class Box:
    """A rectangle of cells: rows `top` to `bottom` and columns `left` to `right`, the last ones excluded."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def shape(self) -> tuple[int, int]:
        return self.bottom - self.top, self.right - self.left

    def cut(self, other: Box) -> Box:
        """What both have in common; empty, with sides of no or negative length, if that is nothing."""
        return Box(
            max(self.top, other.top),
            max(self.left, other.left),
            min(self.bottom, other.bottom),
            min(self.right, other.right),
        )


@dataclass(frozen=True)
class Window:
    """Geometry of one convolution: points in `source` cells act on `target` cells over the offsets `di`, `dj`.

    The *frame* is the rectangle that all source cells reach together: cell (row, col) of it is
    (source.top + dj[0] + row, source.left + di[0] + col) in the grid.
    """

    source: Box
    target: Box
    di: NDArray[np.int64]
    dj: NDArray[np.int64]

    @classmethod
    def between(cls, source: Box, target: Box, radius: float) -> Window | None:
        """None if no source cell reaches a target cell."""
        reach = int(np.floor(radius + 0.5))
        dj = np.arange(max(-reach, target.top - source.bottom + 1), min(reach, target.bottom - 1 - source.top) + 1)
        di = np.arange(max(-reach, target.left - source.right + 1), min(reach, target.right - 1 - source.left) + 1)
        if not (len(di) and len(dj)):
            return None
        reached = Box(
            max(target.top, source.top + int(dj[0])),
            max(target.left, source.left + int(di[0])),
            min(target.bottom, source.bottom + int(dj[-1])),
            min(target.right, source.right + int(di[-1])),
        )
        return cls(source, reached, di, dj)

    @property
    def frame_shape(self) -> tuple[int, int]:
        rows, cols = self.source.shape
        return rows + len(self.dj) - 1, cols + len(self.di) - 1

    @property
    def target_in_frame(self) -> tuple[slice, slice]:
        top = self.target.top - self.source.top - int(self.dj[0])
        left = self.target.left - self.source.left - int(self.di[0])
        rows, cols = self.target.shape
        return slice(top, top + rows), slice(left, left + cols)

    @property
    def offsets(self) -> tuple[int, int]:
        """The number of offsets along both axes."""
        return len(self.dj), len(self.di)

    def distances(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """|dj| and |di|."""
        return np.abs(self.dj), np.abs(self.di)

    def within(self, radius: float, shift: float = 0.0) -> NDArray[np.bool_]:
        """Which offsets are within `radius` if they are moved outward by `shift` along both axes: -½ asks for the
        nearest place of the source cell, 0 for its centre, ½ for the farthest. Shape (len(dj), len(di)).
        """
        down, across = (np.maximum(each + shift, 0.0) ** 2 for each in self.distances())
        return down[:, None] + across <= radius**2


@dataclass(frozen=True)
class SortedPoints:
    """Points in the order of the part of the cell they lie in, then of their row of cells.

    Every cell is divided into `parts` × `parts` squares, numbered row by row; the cells are numbered row by row over
    rows as wide as the window's frame. `u`, `v`, `weight` (None if all are 1) and `cell` are (n,); the points of part p
    in source row r are those from row_start[p, r] to row_start[p, r + 1].
    """

    u: Floats
    v: Floats
    weight: Floats | None
    cell: NDArray[np.int32]
    row_start: NDArray[np.int32]
    parts: int

    def __len__(self) -> int:
        return len(self.u)

    @classmethod
    def of(cls, places: Places, window: Window, parts: int, job: Job) -> SortedPoints:
        """Sorts points that lie in the window's source."""
        n, rows, width = len(places), window.source.shape[0], window.frame_shape[1]
        key = np.empty(n, np.int32)

        def locate(some: slice) -> None:
            across, down = places.at[some].real, places.at[some].imag
            left, top = np.floor(across), np.floor(down)
            part = np.minimum(np.floor((across - left) * parts), parts - 1)
            part += np.minimum(np.floor((down - top) * parts), parts - 1) * parts
            key[some] = part * rows + (top - window.source.top)

        job.each(locate, chunks(n))
        by_key = counting_sort(key, parts**2 * rows)
        row_start = np.lib.stride_tricks.sliding_window_view(by_key.start, rows + 1)[::rows].copy()
        job.report()
        u, v, cell = np.empty(n), np.empty(n), np.empty(n, np.int32)
        weight = None if places.weight is None else np.empty(n)

        def settle(some: slice) -> None:
            order = by_key.order[some]
            at = places.at.take(order)
            left, top = np.floor(at.real), np.floor(at.imag)
            u[some] = at.real - left - 0.5
            v[some] = at.imag - top - 0.5
            cell[some] = (top - window.source.top) * width + (left - window.source.left)
            if weight is not None and places.weight is not None:
                weight[some] = places.weight.take(order)

        job.each(settle, chunks(n))
        return cls(u, v, weight, cell, row_start, parts)
