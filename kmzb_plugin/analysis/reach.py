"""Pairs of reports near each other in place and time, within a bounded number of comparisons."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from kmzb_plugin.analysis.progress import IsCancelled, stop_if

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MOST_FOLLOWERS = 50
"""In a crowded place a report is compared with so many of those that follow it in each square."""

_BLOCK = 500_000  # pairs looked at together
_LEAST_SQUARE = 1.0  # metres


class Reach:
    """Reports in the order of time, sorted into squares as wide as they reach.

    Two are in reach of each other if they are of one `kind` (n,), at most `metres` of the kind apart and at most
    `seconds` of it. Where more than MOST_FOLLOWERS in a square follow a report in time, only the next ones are looked
    at: `crowded` (n,) says where that is so. Everything is by position in the order of time, then of place; `order`
    (n,) says which row stands there, so that nothing depends on the order of the rows.
    """

    def __init__(
        self, x: Floats, y: Floats, seconds: Integers, kind: Integers, metres: Floats, within: Integers
    ) -> None:
        """`metres` and `within` (seconds) are by kind."""
        self.order = np.lexsort((kind, y, x, seconds))
        self._x, self._y, self._seconds, self._kind = (each[self.order] for each in (x, y, seconds, kind))
        self._metres, self._within = metres, within
        n = len(x)
        side = np.maximum(metres, _LEAST_SQUARE)[self._kind]
        corners = ((self._x, self._x.min(initial=np.inf)), (self._y, self._y.min(initial=np.inf)))
        column, row = (np.floor((each - low) / side).astype(np.int64) + 1 for each, low in corners)
        self._rows = int(row.max(initial=0)) + 2
        self._columns = int(column.max(initial=0)) + 2
        self._square = (self._kind * self._columns + column) * self._rows + row
        self._squares, place = np.unique(self._square, return_inverse=True)
        self._sorted = np.sort(place.ravel() * n + np.arange(n))
        # how many are not too late for each
        self._last = np.searchsorted(self._seconds, self._seconds + within[self._kind], side="right")
        self.crowded = np.zeros(n, dtype=bool)

    def pairs(self, cancelled: IsCancelled | None = None) -> Iterator[tuple[float, Integers, Integers, Floats]]:
        """The fraction done, the earlier and the later of each pair (positions in the order of time), metres apart.

        Raises Cancelled.
        """
        n = len(self._x)
        if not n:
            return
        begins, counts = self._windows(cancelled)
        per_report = counts.sum(axis=0)
        ends = np.cumsum(per_report)
        begin = 0
        while begin < n:
            done = int(ends[begin - 1]) if begin else 0
            end = max(begin + 1, int(np.searchsorted(ends, done + _BLOCK, side="right")))
            yield (end / n, *self._near(begins[:, begin:end], counts[:, begin:end], begin))
            begin = end

    def _windows(self, cancelled: IsCancelled | None) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """For each of the nine squares around a report, where its followers begin there, and how many they are."""
        n = len(self._x)
        begins, counts = np.zeros((9, n), dtype=np.int32), np.zeros((9, n), dtype=np.int32)
        own = np.arange(n)
        for i, step in enumerate((a, b) for a in (-1, 0, 1) for b in (-1, 0, 1)):
            stop_if(cancelled)
            beside = self._square + step[0] * self._rows + step[1]
            place = np.minimum(np.searchsorted(self._squares, beside), len(self._squares) - 1)
            there = np.flatnonzero(self._squares[place] == beside)
            place = place[there]
            first = np.searchsorted(self._sorted, place * n + own[there] + 1)
            count = np.searchsorted(self._sorted, place * n + self._last[there]) - first
            self.crowded[there] |= count > MOST_FOLLOWERS
            begins[i, there], counts[i, there] = first, np.clip(count, 0, MOST_FOLLOWERS)
        return begins, counts

    def _near(
        self, begins: NDArray[np.int32], counts: NDArray[np.int32], first: int
    ) -> tuple[Integers, Integers, Floats]:
        flat = counts.ravel()
        starts = np.cumsum(flat) - flat
        within = np.arange(int(flat.sum())) - np.repeat(starts, flat)
        later = self._sorted[np.repeat(begins.ravel().astype(np.int64), flat) + within] % len(self._x)
        earlier = first + np.repeat(np.tile(np.arange(begins.shape[1]), len(begins)), flat)
        apart = np.hypot(self._x[earlier] - self._x[later], self._y[earlier] - self._y[later])
        near = np.flatnonzero(apart <= self._metres[self._kind[earlier]])
        return earlier[near], later[near], apart[near]
