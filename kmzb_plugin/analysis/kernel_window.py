"""Exact kernel sums over one window of a grid: the two halves of the work behind `density.kernel_density`.

All lengths here are in cells. A point lies in a source cell at (u, v) from the cell's centre, -½ <= u, v <= ½; its
distance to the centre of the cell (dj, di) rows and columns away is d² = (di - u)² + (dj - v)². The offsets (dj, di)
in reach fall into two kinds:

- *inner*: every place in the source cell is within the radius r of the target's centre. There the kernel is a smooth
  function of (u, v), a sum of products coefficient(dj, di) · basis(u, v), so the sum over all points is a sum of
  convolutions of "moment images" (the sums of basis(u, v) per cell), done by FFT (`kernel_moments`).
- *rim*: part of the source cell is out of reach. The kernel is evaluated for each point (`kernel_rim`).

Nothing is approximated for the polynomial kernels: (1 - d²/r²)^m is a polynomial in (u, v). The others are expanded
in Chebyshev polynomials to 5e-11 of the peak; where they don't converge (the tip of the cone) they count as rim.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kmzb_plugin.analysis.kernels import Floats


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

    def distances(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """|dj| and |di|."""
        return np.abs(self.dj), np.abs(self.di)

    def nearest_and_farthest(self) -> tuple[Floats, Floats]:
        """Squared distance from each offset's target centre to the nearest and the farthest place of the source cell.

        Shape (len(dj), len(di)).
        """
        aj, ai = self.distances()
        near_i, near_j = np.maximum(ai - 0.5, 0.0), np.maximum(aj - 0.5, 0.0)
        near = near_j[:, None] ** 2 + near_i**2
        far = (aj[:, None] + 0.5) ** 2 + (ai + 0.5) ** 2
        return near, far


@dataclass(frozen=True)
class SortedPoints:
    """Points in the order of their cells, numbered row by row over rows as wide as the window's frame.

    `cell` (n,), `start` (cells + 1,): the points of cell c are start[c] to start[c + 1].
    """

    u: Floats
    v: Floats
    weight: Floats
    cell: NDArray[np.int64]
    start: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.u)

    @classmethod
    def of(cls, col: Floats, row: Floats, weight: Floats, window: Window) -> SortedPoints:
        """Sorts points given by their coordinates in cells (`col` eastward, `row` southward) into the window."""
        icol, irow = np.floor(col), np.floor(row)
        rows, width = window.source.shape[0], window.frame_shape[1]
        cell = ((irow - window.source.top) * width + (icol - window.source.left)).astype(np.int32)
        # a counting sort: transposing a sparse matrix costs a twentieth of np.argsort
        n = len(cell)
        by_point = sparse.csr_matrix((np.ones(n, np.int8), cell, np.arange(n + 1)), shape=(n, rows * width))
        by_cell = by_point.tocsc()
        order = by_cell.indices
        u, v = col - icol - 0.5, row - irow - 0.5
        return cls(u[order], v[order], weight[order], cell[order], by_cell.indptr)
