"""The rim of the exact kernel sums: offsets at which the kernel is evaluated point by point (see `kernel_window`)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kmzb_plugin.analysis.kernel_window import SortedPoints, Window
from kmzb_plugin.analysis.kernels import Floats, GaussianKernel, Kernel, PolynomialKernel, TriangularKernel
from kmzb_plugin.analysis.progress import Job

BLOCK = 32768  # points: large enough that two threads seldom wait for the interpreter, small enough for the cache
TABLE = 1 << 23  # distances along the axes that a block may hold: fewer points where the radius is large
LONGEST_RUN = 4  # neighbouring offsets that are evaluated in one call


def rim_sums(
    points: SortedPoints,
    part: range,
    kernel: Kernel,
    radius: float,
    rim: NDArray[np.bool_],
    window: Window,
    job: Job,
) -> Floats:
    """Sum of weight · shape(d²/r²) of the points numbered `part` over the offsets of `rim` (len(dj), len(di)).

    Shape: the window's target.
    """
    height, width = window.frame_shape
    frame = np.zeros(height * width)
    runs = list(_runs(rim))
    size = max(1024, min(BLOCK, TABLE // (len(window.di) + len(window.dj))))
    for begin in part[::size]:
        block = _Block(points, begin, min(begin + size, part.stop), width)
        values = _VALUES[type(kernel)](kernel, radius, window, points.u[block.points], points.v[block.points])
        target_rows = window.target_in_frame[0]
        for row, first, last in runs:
            if block.last_row + row >= target_rows.start and block.first_row + row < target_rows.stop:
                block.add(values.at(row, first, last), row * width + first, frame)
            job.advance()
        job.advance(float(block.size) * rim.sum())
    return frame.reshape(height, width)[window.target_in_frame]


def _runs(rim: NDArray[np.bool_]) -> Iterator[tuple[int, int, int]]:
    """Row, first and last (excluded) column of the runs of neighbouring rim offsets, cut to `LONGEST_RUN`."""
    for row, flags in enumerate(rim):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.view(np.int8), [0]))))
        for first, last in edges.reshape(-1, 2):
            for begin in range(first, last, LONGEST_RUN):
                yield row, begin, min(begin + LONGEST_RUN, int(last))


class _Block:
    """Some consecutive points, and how their values are summed per cell and added to the frame."""

    def __init__(self, points: SortedPoints, begin: int, end: int, width: int) -> None:
        self.points = slice(begin, end)
        self.size = end - begin
        cell = points.cell[self.points]
        self.first_row, self.last_row = int(cell[0]) // width, int(cell[-1]) // width
        edges = np.concatenate(([0], np.flatnonzero(np.diff(cell)) + 1, [self.size]))
        self.cells = cell[edges[:-1]]
        span = int(cell[-1]) - int(cell[0]) + 1
        self.dense = span <= 4 * len(self.cells)
        if self.dense:  # all cells from the first to the last, so that the sums are added as one slice
            start = points.start[cell[0] : int(cell[-1]) + 2]
            edges = np.clip(start, begin, end) - begin
        self.count = len(edges) - 1
        self._edges = edges
        self._weight = points.weight[self.points]
        self._sums: dict[int, sparse.csr_matrix] = {}

    def _summing(self, run: int) -> sparse.csr_matrix:
        """The matrix that sums `run` rows of weighted values, laid end to end, per cell."""
        if run not in self._sums:
            begins = (np.arange(run)[:, None] * self.size + self._edges[:-1]).ravel()
            indptr = np.append(begins, run * self.size).astype(np.int32)
            indices = np.arange(run * self.size, dtype=np.int32)
            shape = (run * self.count, run * self.size)
            self._sums[run] = sparse.csr_matrix((np.tile(self._weight, run), indices, indptr), shape=shape)
        return self._sums[run]

    def add(self, values: Floats, shift: int, frame: Floats) -> None:
        """Adds values (run, size) to the cells `shift`, `shift` + 1 … further on in the flat frame."""
        run = len(values)
        sums = (self._summing(run) @ values.ravel()).reshape(run, self.count)
        for step in range(run):
            if self.dense:
                begin = int(self.cells[0]) + shift + step
                frame[begin : begin + self.count] += sums[step]
            else:
                frame[self.cells + (shift + step)] += sums[step]


class _Values:
    """Squared distances of a block along both axes, from which the kernel's values at any offset follow."""

    def __init__(self, kernel: Kernel, radius: float, window: Window, u: Floats, v: Floats) -> None:
        self.across = (window.di[:, None] - u) ** 2
        self.down = (window.dj[:, None] - v) ** 2
        self.radius = radius
        self._room = np.empty((2, LONGEST_RUN, len(u)))

    def room(self, run: int) -> tuple[Floats, Floats]:
        return self._room[0, :run], self._room[1, :run]


class _PolynomialValues(_Values):
    """(1 - d²/r²)^m; negative values are cut off as (q + |q|)/2, which numpy does faster than a maximum."""

    def __init__(self, kernel: PolynomialKernel, radius: float, window: Window, u: Floats, v: Floats) -> None:
        super().__init__(kernel, radius, window, u, v)
        scale = 0.5 / radius**2  # half, because q + |q| doubles
        self.across *= -scale
        self.down *= -scale
        self.down += 0.5
        self.power = kernel.power

    def at(self, row: int, first: int, last: int) -> Floats:
        q, other = self.room(last - first)
        np.add(self.across[first:last], self.down[row], out=q)
        if self.power == 0:
            return np.greater_equal(q, 0.0, out=q)
        np.absolute(q, out=other)
        q += other
        if self.power == 2:
            q *= q
        elif self.power == 3:
            np.multiply(q, q, out=other)
            q *= other
        return q


class _TriangularValues(_Values):
    """1 - d/r, cut off below zero."""

    def at(self, row: int, first: int, last: int) -> Floats:
        q, other = self.room(last - first)
        np.add(self.across[first:last], self.down[row], out=q)
        np.sqrt(q, out=q)
        q *= -0.5 / self.radius
        q += 0.5
        np.absolute(q, out=other)
        q += other
        return q


class _GaussianValues(_Values):
    """exp(-d²/2σ²) as the product of two exponentials, where d² <= r²."""

    def __init__(self, kernel: GaussianKernel, radius: float, window: Window, u: Floats, v: Floats) -> None:
        super().__init__(kernel, radius, window, u, v)
        scale = -0.5 * (kernel.reach / radius) ** 2
        self.exp_across = np.exp(scale * self.across)
        self.exp_down = np.exp(scale * self.down)
        self.down -= radius**2

    def at(self, row: int, first: int, last: int) -> Floats:
        q, other = self.room(last - first)
        np.add(self.across[first:last], self.down[row], out=other)
        np.less_equal(other, 0.0, out=other)
        np.multiply(self.exp_across[first:last], self.exp_down[row], out=q)
        q *= other
        return q


_VALUES = {
    PolynomialKernel: _PolynomialValues,
    TriangularKernel: _TriangularValues,
    GaussianKernel: _GaussianValues,
}
