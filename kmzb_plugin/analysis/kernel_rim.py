"""The rim of the exact kernel sums: offsets at which the kernel is evaluated point by point (see `kernel_window`)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kmzb_plugin.analysis.kernel_heights import Heights
from kmzb_plugin.analysis.kernel_window import SortedPoints, Window
from kmzb_plugin.analysis.kernels import Floats, Kernel
from kmzb_plugin.analysis.progress import Job

BLOCK = 24_576  # points, at least, whose values at an offset are computed at once, if there are so many
BLOCKS = 4  # blocks whose sums are added up before they are handed over
VALUES = 288_000  # values, points times offsets, that are summed per cell at once
ROWS = 16  # that the offsets summed at once may be apart
MARGIN = 1e-12  # of the radius: whatever rounding may put on the wrong side of the circle is looked at
SHARE = {1: 1.0, 2: 0.5, 4: 0.375}  # of the rim's offsets that a part needs, by the parts along a cell's side
PLACE_WORK = 0.1  # of an offset, to store the sum of a part of a cell, in evaluations of the kernel
CALL_WORK = 400.0  # of an offset, to evaluate it for any number of points


Offsets = NDArray[np.int64]
"""(n, 2): rows dj and columns di."""


def rim_offsets(
    window: Window, radius: float, inner: NDArray[np.bool_] | None, parts: int
) -> list[tuple[Offsets, Offsets]]:
    """For each part of a cell the offsets at which points are missing, and those at which some are held wrongly.

    `inner` (len(dj), len(di)): the offsets at which the inner sum holds all points; None if there is no such sum.
    """
    wide, narrow = radius * (1.0 + MARGIN), radius * (1.0 - MARGIN)
    in_reach = window.within(wide, -0.5)
    rows, cols = np.nonzero(in_reach if inner is None else in_reach & ~(inner & window.within(narrow, 0.5)))
    offsets = np.column_stack([window.dj[rows], window.di[cols]])
    if inner is None:
        return [(offsets, offsets[:0])] * parts**2
    # From each offset to one that is nearby: round the rim, and to and fro along the rows near the centre.
    down, across = offsets.T
    near = down**2 + across**2 < (radius / 2) ** 2
    along = np.where(near, np.where(down % 2, -across, across), np.arctan2(down, across))
    walk = np.lexsort((along, np.where(near, down, 0), near))
    offsets, held = offsets[walk], inner[rows, cols][walk]
    result = []
    for part in np.ndindex(parts, parts):
        low = np.array(part) / parts - 0.5
        high = low + 1.0 / parts
        near = (np.maximum(np.maximum(low - offsets, offsets - high), 0.0) ** 2).sum(axis=1)
        far = (np.maximum(np.abs(offsets - low), np.abs(offsets - high)) ** 2).sum(axis=1)
        result.append((offsets[~held & (near <= wide**2)], offsets[held & (far > narrow**2)]))
    return result


@dataclass(frozen=True)
class _Group:
    """Offsets [(dj, di)] that are summed together. In the flat frame they lead `low` + `shift` cells on, over the
    frame's `rows`. `held`: whether points are held wrongly there, not missing.
    """

    offsets: list[tuple[int, int]]
    held: bool
    rows: tuple[int, int]
    low: int
    shift: list[int]

    @classmethod
    def of(cls, offsets: Offsets, held: bool, window: Window, most: int) -> Iterator[_Group]:
        """At `most` so many consecutive offsets, not more than `ROWS` rows apart."""
        begin = 0
        while begin < len(offsets):
            dj = offsets[begin : begin + most, 0]
            fits = np.maximum.accumulate(dj) - np.minimum.accumulate(dj) <= ROWS
            end = begin + (len(dj) if fits.all() else int(fits.argmin()))
            dj, di = offsets[begin:end].T
            row = dj - window.dj[0]
            shift = row * window.frame_shape[1] + di - window.di[0]
            low = int(shift.min())
            pairs = list(zip(dj.tolist(), di.tolist(), strict=True))
            yield cls(pairs, held, (int(row.min()), int(row.max())), low, (shift - low).tolist())
            begin = end


def rim_work(points: SortedPoints, offsets: list[tuple[Offsets, Offsets]]) -> float:
    """Evaluations of the kernel."""
    counts = points.row_start[:, -1] - points.row_start[:, 0]
    return float(sum(n * (len(missing) + len(wrong)) for n, (missing, wrong) in zip(counts, offsets, strict=True)))


def rim_estimate(n: int, offsets: float, parts: int, window: Window) -> float:
    """Work of `Rim` in evaluations of the kernel, for n points at so many offsets for each part."""
    size = max(1, min(n // parts**2, BLOCK))
    places = parts**2 * window.source.shape[0] * window.frame_shape[1]
    return offsets * (n + CALL_WORK * -(-n // size) + PLACE_WORK * places)


class Rim:
    """Σ weight · shape(d²/r²) over the points that are missing, less that over those that are held wrongly.

    Any number of threads may `work` on it; the `sums` do not depend on which was faster.
    """

    def __init__(
        self,
        points: SortedPoints,
        kernel: Kernel,
        radius: float,
        offsets: list[tuple[Offsets, Offsets]],
        window: Window,
    ) -> None:
        self._window = window
        self._waiting = deque(enumerate(_tasks(points, kernel, radius, offsets, window)))
        self._done: dict[int, tuple[int, Floats]] = {}

    def work(self, job: Job) -> None:
        """Takes one piece after the other until none is left."""
        while True:
            try:
                place, task = self._waiting.popleft()
            except IndexError:
                return
            self._done[place] = task.sums(job)

    def sums(self) -> Floats:
        """The whole, once all work is done; shape: the window's target."""
        frame = np.zeros(self._window.frame_shape)
        for _, (first, sums) in sorted(self._done.items()):
            frame[first : first + len(sums)] += sums
        return frame[self._window.target_in_frame]


def _tasks(
    points: SortedPoints, kernel: Kernel, radius: float, offsets: list[tuple[Offsets, Offsets]], window: Window
) -> Iterator[_Task]:
    for (missing, wrong), row_start in zip(offsets, points.row_start.tolist(), strict=True):
        begin, end = row_start[0], row_start[-1]
        if begin == end:
            continue
        size = -(-(end - begin) // max(1, (end - begin) // BLOCK))
        most = max(1, VALUES // size)
        groups = [*_Group.of(missing, False, window, most), *_Group.of(wrong, True, window, most)]
        blocks = [slice(first, min(first + size, end)) for first in range(begin, end, size)]
        for k in range(0, len(blocks) if groups else 0, BLOCKS):
            yield _Task(points, blocks[k : k + BLOCKS], kernel, radius, groups, window)


class _Task:
    """Blocks of consecutive points of one part of the cells, whose rim one thread sums up."""

    def __init__(
        self,
        points: SortedPoints,
        blocks: list[slice],
        kernel: Kernel,
        radius: float,
        groups: list[_Group],
        window: Window,
    ) -> None:
        self.points, self.blocks = points, blocks
        self.kernel, self.radius, self.groups = kernel, radius, groups
        self.width = window.frame_shape[1]
        self.target_rows = window.target_in_frame[0]
        self.rows = [self._rows(block) for block in blocks]
        self.first_row = self.rows[0][0]
        self.height = self.rows[-1][1] - self.first_row + len(window.dj)

    def _rows(self, block: slice) -> tuple[int, int]:
        """The first and the last row of cells."""
        return int(self.points.cell[block.start]) // self.width, int(self.points.cell[block.stop - 1]) // self.width

    def sums(self, job: Job) -> tuple[int, Floats]:
        """The first row in the frame, and the sums from that row on."""
        span = (max(last - first for first, last in self.rows) + 1 + ROWS) * self.width
        flat = np.zeros(self.height * self.width + span)
        most, size = max(len(group.shift) for group in self.groups), self.blocks[0].stop - self.blocks[0].start
        room, summing = np.empty((2, most * size)), _Summing(most * size, span)
        for block, (first, last) in zip(self.blocks, self.rows, strict=True):
            n = block.stop - block.start
            rows, other = (each[: most * n].reshape(most, n) for each in room)
            weight = None if self.points.weight is None else self.points.weight[block]
            heights = Heights.of(self.kernel, self.radius, self.points.u[block], self.points.v[block], weight)
            place = self.points.cell[block] - np.int32(first * self.width)
            corner = (first - self.first_row) * self.width
            for group in self.groups:
                k = len(group.shift)
                if first + group.rows[0] < self.target_rows.stop and last + group.rows[1] >= self.target_rows.start:
                    for (dj, di), row in zip(group.offsets, rows, strict=False):
                        heights.put(dj, di, row)
                    factors = heights.factors(rows[:k], group.held, other[:k])
                    reached = flat[corner + group.low :][:span]
                    sums = summing.per_cell(place, group.shift, *factors)
                    (np.subtract if group.held else np.add)(reached, sums, reached)
                job.advance(float(k * n))
        return self.first_row, flat[: self.height * self.width].reshape(self.height, self.width)


class _Summing:
    """Sums values per cell by a sparse matrix whose data are one factor of the values, times the other factor."""

    def __init__(self, most: int, span: int) -> None:
        self._span = span
        self._target, self._value = np.empty(most, np.int32), np.arange(most, dtype=np.int32)
        self._matrices: dict[int, sparse.coo_matrix] = {}

    def per_cell(self, place: NDArray[np.int32], shift: list[int], data: Floats, factor: Floats) -> Floats:
        """Σ data · factor, both (k, n), in the cells `place` (n,) + `shift` (k); shape (span,)."""
        values = data.size
        target = self._target[:values]
        for one, row in zip(shift, target.reshape(data.shape), strict=True):
            np.add(place, one, row)
        if values not in self._matrices:
            parts = (data.reshape(-1), (target, self._value[:values]))
            self._matrices[values] = sparse.coo_matrix(parts, shape=(self._span, values))
        matrix = self._matrices[values]
        matrix.data, matrix.row = data.reshape(-1), target
        return matrix @ factor.reshape(-1)
