"""Nearest neighbours shared among those equally far, and the table of the categories on both sides.

Points at the same place are taken together: a square with a thousand reports would otherwise have a million pairs. A
point's first neighbours are the others at its place, all equally far at distance 0; what is left of the k neighbours
goes to the next places, and the last ones, equally far, share what is left for them by their points.

In the plane a place is the nearest of at most 6 others, ties included, and among the k nearest of at most about 6 k (of
two that see it at an angle below 60° the farther one is nearer to the other): so the pairs of places stay few.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse
from scipy.spatial import cKDTree

from kmzb_plugin.analysis.kernels import Floats
from kmzb_plugin.analysis.point_places import along_curve
from kmzb_plugin.analysis.progress import IsCancelled, stop_if

Indices = NDArray[np.int64]
EQUAL, FINE = 1e-9, 1e-6  # of a distance, and metres: two that differ by less are equal
_CHUNK = 200_000  # neighbours looked up at once


@dataclass(frozen=True)
class NearestShares:
    """Which share of the neighbours of each point every other point is.

    `order` (n,) sorts the points so that those alone at their place come first, in the order of their places. Between
    points that are alone the shares `share` (e,) go from `row` (e,) to `column` (e,), places in that order. All other
    shares are between crowded places and their neighbours: `among` (q, q) is the share that each point of the one
    place has of each point of the other, `within` (q,) that of another point at the same place, and `place` (s,) is
    the number among these places of the point `point` (s,) of the order.
    """

    order: Indices
    row: Indices
    column: Indices
    share: Floats
    point: Indices
    place: Indices
    among: Any
    within: Floats

    @classmethod
    def of(cls, x: Floats, y: Floats, neighbours: int, cancelled: IsCancelled | None = None) -> NearestShares:
        """The `neighbours` nearest of each of the points (n,): more points than that, at two places or more."""
        of_place, places = pd.factorize(x + 1j * y)
        nearby = along_curve(places.real, places.imag)  # what is looked up together lies together
        of_place, places = np.argsort(nearby)[of_place], places[nearby]
        count = np.bincount(of_place)
        row, column, share, within = _shares(places, count, neighbours, cancelled)
        crowded = count > 1
        mixed = crowded[row] | crowded[column]
        involved = crowded.copy()
        involved[row[mixed]] = involved[column[mixed]] = True
        # numbers of the places: alone ones in the order of points, involved ones by themselves
        order = np.lexsort((of_place, crowded[of_place]))
        rank = np.empty(len(places), dtype=np.int64)
        rank[of_place[order[::-1]]] = np.arange(len(order))[::-1]  # the first point of each place
        own = np.cumsum(involved) - 1
        size = int(involved.sum())
        among = sparse.csr_matrix((share[mixed], (own[row[mixed]], own[column[mixed]])), shape=(size, size))
        point = np.flatnonzero(involved[of_place[order]])
        return cls(
            order,
            rank[row[~mixed]],
            rank[column[~mixed]],
            share[~mixed],
            point,
            own[of_place[order[point]]],
            among,
            within[involved],
        )

    def ordered(self, codes: Indices) -> NDArray[np.integer]:
        """The categories in the order that `table` counts in, and as small as they can be, which is faster."""
        return codes[self.order].astype(np.min_scalar_type(int(codes.max(initial=0))))

    def table(self, codes: NDArray[np.integer], k: int, *, ordered: bool = False) -> Floats:
        """Σ over pairs of points of the share, by the category 0 … k - 1 of the point and of its neighbour, (k, k).

        `codes` (n,) are the categories of the points, or `ordered` ones.
        """
        codes = codes if ordered else self.ordered(codes.astype(np.int64))
        pair = np.multiply(codes[self.row], k, dtype=np.int64)
        pair += codes[self.column]
        total = np.bincount(pair, weights=self.share, minlength=k * k).astype(float).reshape(k, k)  # whole if empty
        if len(self.point):
            size = len(self.within)
            cell = self.place * k
            cell += codes[self.point]
            held = np.bincount(cell, minlength=size * k).reshape(size, k).astype(float)
            total += held.T @ (self.among @ held)
            inner = held * self.within[:, None]
            total += held.T @ inner
            total -= np.diag(inner.sum(axis=0))  # no point is its own neighbour
        return np.maximum(total, 0.0)  # what is taken off may miss it by rounding


def _shares(
    places: NDArray[np.complex128],
    count: Indices,
    neighbours: int,
    cancelled: IsCancelled | None,
) -> tuple[Indices, Indices, Floats, Floats]:
    """Pairs of places, the share that a point of the first has of each point of the second; and that at its own place.

    Shares of a point add up to 1.
    """
    others = count - 1
    within = 1.0 / np.maximum(others, neighbours)
    left = np.maximum(neighbours - others, 0)  # neighbours that are sought elsewhere
    tree = cKDTree(np.column_stack([places.real, places.imag]))
    seeking = np.flatnonzero(left)
    wanted = min(neighbours + 2, len(places))
    rows: list[Indices] = []
    columns: list[Indices] = []
    shares: list[Floats] = []
    while len(seeking):
        unsettled = []
        step = max(_CHUNK // wanted, 1)
        for first in range(0, len(seeking), step):
            stop_if(cancelled)
            some = seeking[first : first + step]
            distance, near = tree.query(tree.data[some], k=np.arange(2, wanted + 1))
            settled, weight = _shared(distance, count[near], left[some], wanted == len(places))
            used = settled[:, None] & (weight > 0)
            rows.append(np.repeat(some, used.sum(axis=1)))
            columns.append(near[used])
            shares.append(weight[used] / neighbours)
            unsettled.append(some[~settled])
        # those with so many places equally far that not all of them were seen are looked at again
        seeking = np.concatenate(unsettled)
        wanted = min(2 * wanted, len(places))
    empty = np.empty(0, dtype=np.int64)
    pairs = np.concatenate([empty, *rows]), np.concatenate([empty, *columns])
    return (*pairs, np.concatenate([np.empty(0), *shares]), within)


def _shared(distance: Floats, count: Indices, left: Indices, every: bool) -> tuple[NDArray[np.bool_], Floats]:
    """Which rows are settled, and how many of the neighbours `left` each point of each place is.

    `distance` and `count` (points of the place) (r, w) ascend by distance; `every`: there are no more places.
    """
    reached = np.cumsum(count, axis=1)
    last = np.minimum((reached < left[:, None]).sum(axis=1), distance.shape[1] - 1)
    at = np.arange(len(distance))
    edge = distance[at, last][:, None]
    tied = np.abs(distance - edge) <= EQUAL * edge + FINE
    nearer = (distance < edge) & ~tied
    settled = (reached[:, -1] >= left) & (~tied[:, -1] | every)
    rest = left - (count * nearer).sum(axis=1)
    each = rest / np.maximum((count * tied).sum(axis=1), 1)
    return settled, np.where(nearer, 1.0, np.where(tied, each[:, None], 0.0))
