"""Points in cells so small that all points of a cell are neighbours: for questions about who is near whom.

Two points are neighbours if they are at most a radius apart in space and, where time plays a part, in time. Space is
cut into squares of radius / √2 and time into steps of its radius; neighbours of a point are in its own cell or in one
of those around it (`offsets`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.text import UserError, figure, number, tr

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

SECONDS_PER_DAY = 86_400
PAIRS_AT_ONCE = 500_000
_SHRUNK = 1.0 - 1e-6  # so that rounding puts no two points into one cell that are too far apart
_AROUND = 2  # cells to each side that hold neighbours
_MOST_CELLS = 2.0**62


@dataclass(frozen=True)
class Reach:
    """How far neighbours may be apart: in space, and in whole seconds; None: time plays no part."""

    space: float
    seconds: int | None = None

    @classmethod
    def of(cls, radius: float, days: float | None) -> Reach:
        """A time is taken to the second."""
        return cls(float(radius), None if days is None else int(np.floor(days * SECONDS_PER_DAY + 1e-6)))

    def holds(self, dx: Floats, dy: Floats, dt: Integers) -> NDArray[np.bool_]:
        """Whether such differences (of any shape, dt without sign) are those of neighbours."""
        near = dx * dx + dy * dy <= self.space * self.space
        return near if self.seconds is None else near & (dt <= self.seconds)


@dataclass(frozen=True)
class Distinct:
    """Points that differ in place or time (m,): `many` points of the input each, the first of them `lowest`.

    `t` are whole seconds, 0 where time plays no part. `of` (n,) says which of these a point of the input is.
    """

    x: Floats
    y: Floats
    t: Integers
    many: Integers
    lowest: Integers
    of: Integers

    @classmethod
    def among(cls, x: ArrayLike, y: ArrayLike, days: ArrayLike | None = None) -> Distinct:
        xs, ys = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        n = len(xs)
        t = np.zeros(n, dtype=np.int64)
        if days is not None and n:
            t = np.rint(np.asarray(days, dtype=float) * SECONDS_PER_DAY).astype(np.int64)
            t -= t.min()
        order = np.lexsort((t, ys, xs))
        xs, ys, t = xs[order], ys[order], t[order]
        new = np.ones(n, dtype=np.bool_)
        new[1:] = (np.diff(xs) != 0) | (np.diff(ys) != 0) | (np.diff(t) != 0)
        first = np.flatnonzero(new)
        of = np.empty(n, dtype=np.int64)
        of[order] = np.cumsum(new) - 1
        return cls(xs[first], ys[first], t[first], np.diff(np.append(first, n)), order[first], of)


@dataclass(frozen=True)
class Cells:
    """Points (m,) sorted by cell: those of cell c are `start[c]:start[c + 1]`, its `key` (cells,) ascends.

    `point` says which of the distinct points each is.
    """

    x: Floats
    y: Floats
    t: Integers
    many: Integers
    lowest: Integers
    point: Integers
    key: Integers
    start: Integers
    offsets: Offsets

    @classmethod
    def holding(cls, points: Distinct, reach: Reach) -> Cells:
        """Raises UserError if the extent holds more cells than can be numbered, with the least radius that works."""
        side = reach.space / np.sqrt(2.0) * _SHRUNK
        width, height = (float(np.ptp(values)) / side + 2 * _AROUND + 2 for values in (points.x, points.y))
        steps = _time_steps(points.t, reach)
        depth = float(steps.max()) + 2
        if width * height * depth > _MOST_CELLS:
            text = tr("The radius is too small for an extent of {width} × {height} km: choose at least {least} m.")
            least = reach.space * np.sqrt(width * height * depth / _MOST_CELLS) * 1.1
            extents = (number(float(np.ptp(values)) / 1000) for values in (points.x, points.y))
            raise UserError(text.format(width=next(extents), height=next(extents), least=figure(float(f"{least:.2g}"))))
        columns, rows = int(width), int(height)
        column = ((points.x - points.x.min()) / side).astype(np.int64) + _AROUND
        row = ((points.y - points.y.min()) / side).astype(np.int64) + _AROUND
        key = (steps * rows + row) * columns + column
        order = np.argsort(key, kind="stable")
        key, first = np.unique(key[order], return_index=True)
        return cls(
            points.x[order],
            points.y[order],
            points.t[order],
            points.many[order],
            points.lowest[order],
            order,
            key,
            np.append(first, len(order)),
            Offsets(columns, rows, bool(reach.seconds)),
        )

    @cached_property
    def of_point(self) -> Integers:
        """The cell of each point (m,)."""
        return np.repeat(np.arange(len(self.key)), np.diff(self.start))

    @cached_property
    def total(self) -> Integers:
        """How many points of the input each cell holds (cells,)."""
        return np.add.reduceat(self.many, self.start[:-1])

    @cached_property
    def low(self) -> tuple[Floats, Floats, Integers]:
        """Least x, y and t in each cell."""
        x, y, t = (np.minimum.reduceat(values, self.start[:-1]) for values in (self.x, self.y, self.t))
        return x, y, t

    @cached_property
    def high(self) -> tuple[Floats, Floats, Integers]:
        """Greatest x, y and t in each cell."""
        x, y, t = (np.maximum.reduceat(values, self.start[:-1]) for values in (self.x, self.y, self.t))
        return x, y, t

    @cached_property
    def middle(self) -> Integers:
        """The point of each cell that is nearest to the middle of what the cell holds."""
        (x0, y0, _), (x1, y1, _) = self.low, self.high
        of = self.of_point
        far = (self.x - ((x0 + x1) / 2)[of]) ** 2 + (self.y - ((y0 + y1) / 2)[of]) ** 2
        least = np.flatnonzero(far == np.minimum.reduceat(far, self.start[:-1])[of])
        result = np.empty(len(self.key), dtype=np.int64)
        result[of[least[::-1]]] = least[::-1]
        return result

    def only(self, keep: NDArray[np.bool_]) -> Cells:
        """The points for which `keep` is true; cells that lose all of theirs go."""
        count = np.bincount(self.of_point[keep], minlength=len(self.key))
        left = count > 0
        kept = {name: getattr(self, name)[keep] for name in ("x", "y", "t", "many", "lowest", "point")}
        start = np.concatenate([[0], np.cumsum(count[left])])
        return replace(self, **kept, key=self.key[left], start=start)

    def at(self, keys: Integers) -> Integers:
        """The cells with these keys, -1 where there is none."""
        if not len(self.key):
            return np.full(len(keys), -1)
        place = np.minimum(np.searchsorted(self.key, keys), len(self.key) - 1)
        return np.where(self.key[place] == keys, place, -1)


def _time_steps(t: Integers, reach: Reach) -> Integers:
    if reach.seconds is None:
        return np.zeros(len(t), dtype=np.int64)
    if reach.seconds == 0:
        steps: Integers = np.unique(t, return_inverse=True)[1].ravel().astype(np.int64)
        return steps
    return t // reach.seconds


@dataclass(frozen=True)
class Offsets:
    """Differences of keys between a cell and those around it that can hold neighbours, the nearest first."""

    columns: int
    rows: int
    timed: bool

    def around(self) -> list[int]:
        """All but the cell itself."""
        steps = range(-_AROUND, _AROUND + 1)
        times = (-1, 0, 1) if self.timed else (0,)
        all_steps = [(dt, dy, dx) for dt in times for dy in steps for dx in steps if (dt, dy, dx) != (0, 0, 0)]
        all_steps.sort(key=lambda step: (abs(step[0]) + step[1] ** 2 + step[2] ** 2, step))
        return [(dt * self.rows + dy) * self.columns + dx for dt, dy, dx in all_steps]

    def half(self) -> list[int]:
        """One of each two opposite ones: the later, or at the same time the northern, or the eastern."""
        return [offset for offset in self.around() if offset > 0]


def expanded(start: Integers, count: Integers) -> Iterator[tuple[slice, Integers, Integers]]:
    """For rows with `count` > 0 numbers from `start` on: blocks of rows, where each row begins in the block, and the
    numbers of all rows one after the other.
    """
    total = np.cumsum(count)
    begin = 0
    while begin < len(count):
        before = int(total[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(total, before + PAIRS_AT_ONCE, side="right")))
        rows = slice(begin, end)
        starts = total[rows] - count[rows] - before
        numbers = np.repeat(start[rows] - starts, count[rows]) + np.arange(int(total[end - 1]) - before)
        yield rows, starts, numbers
        begin = end
