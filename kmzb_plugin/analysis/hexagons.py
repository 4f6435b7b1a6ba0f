"""Regular hexagons instead of squares: cells whose neighbours are all equally far away.

A hexagon stands on a corner; `size` is the distance between opposite sides, which is also the distance between the
centres of neighbours. A cell has axial coordinates (q, r): its centre is (size · (q + r/2), size · √3/2 · r).
Reference for the rounding: Patel, Hexagonal Grids, redblobgames.com/grids/hexagons.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.grid import MAX_CELLS, Extent, too_many
from kmzb_plugin.text import UserError, tr

Integers = NDArray[np.int64]

_ROW = math.sqrt(3.0) / 2.0  # distance of rows, in sizes
_NEIGHBOURS = ((0, 0), (1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))


@dataclass(frozen=True)
class Hexagons:
    """Some hexagons of one tessellation through the origin, so that different runs align. `q`, `r` have shape (n,)."""

    size: float
    q: Integers
    r: Integers

    @classmethod
    def covering(cls, extent: Extent, size: float) -> Hexagons:
        """The hexagons whose centres lie in `extent` or at most a hexagon outside it.

        Refuses more than `MAX_CELLS` and names the smallest cell size that would work.
        """
        if not (math.isfinite(size) and size > 0):
            raise UserError(tr("The cell size must be greater than zero."))
        xmin, ymin, xmax, ymax = extent
        if ((xmax - xmin) / size + 3) * ((ymax - ymin) / (size * _ROW) + 3) > MAX_CELLS:
            raise too_many((xmin, ymin, xmax, ymin + (ymax - ymin) / _ROW), margin=3)
        r = np.arange(math.floor((ymin / size - 0.5) / _ROW), math.ceil((ymax / size + 0.5) / _ROW) + 1)
        cols = np.arange(math.ceil((xmax - xmin) / size) + 3)
        first = np.floor(xmin / size - r / 2.0).astype(np.int64) - 1
        return cls(float(size), (first[:, None] + cols).ravel(), np.repeat(r, len(cols)).astype(np.int64))

    def __len__(self) -> int:
        return len(self.q)

    def only(self, keep: NDArray[Any]) -> Hexagons:
        """The hexagons for which `keep` (n,) is true, or those with these numbers."""
        return Hexagons(self.size, self.q[keep], self.r[keep])

    def touching(self, extent: Extent) -> Hexagons:
        """The hexagons that have a point in common with the rectangle."""
        x, y = self.centres()
        beside = np.maximum(np.maximum(extent[0] - x, x - extent[2]), 0.0)
        above = np.maximum(np.maximum(extent[1] - y, y - extent[3]), 0.0)
        half = self.size / 2.0 * (1.0 + 1e-9)
        return self.only((beside <= half) & (beside / 2.0 + above * _ROW <= half))

    def centres(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """x and y of the centres, shape (n,)."""
        q, r = self.q.astype(np.float64), self.r.astype(np.float64)
        return self.size * (q + r / 2.0), self.size * _ROW * r

    all_centres = centres

    def places(self, index: Integers) -> tuple[Integers, Integers]:
        """r and q of the hexagons `index`."""
        return self.r[index], self.q[index]

    def image(self, values: NDArray[Any], elsewhere: float) -> NDArray[np.float64]:
        """Values (n,) on the parallelogram that holds all: a row for each r, a column for each q."""
        rows, cols = (int(np.ptp(each)) + 1 if len(self) else 0 for each in (self.r, self.q))
        image = np.full((rows, cols), elsewhere, dtype=float)
        if len(self):
            image[self._on_image] = values
        return image

    def of_image(self, image: NDArray[Any]) -> NDArray[Any]:
        """What stands at each hexagon (n,) on such a parallelogram."""
        return image[self._on_image] if len(self) else image.ravel()

    @property
    def _on_image(self) -> tuple[Integers, Integers]:
        return self.r - self.r.min(), self.q - self.q.min()

    @property
    def cell_area(self) -> float:
        return _ROW * self.size**2

    @property
    def reach(self) -> tuple[float, float]:
        """How far a hexagon extends from its centre, across and up."""
        return self.size / 2.0, self.size / (2.0 * _ROW)

    def polygons(self, which: Integers | None = None) -> NDArray[np.object_]:
        """The hexagons, or some of them, as shapely polygons; neighbours share their corners to the last digit."""
        q, r = (self.q, self.r) if which is None else (self.q[which], self.r[which])
        # corners lie on a lattice of half sizes across and thirds of rows up
        across = np.array([0, 1, 1, 0, -1, -1, 0])
        up = np.array([2, 1, -1, -2, -1, 1, 2])
        x = (2 * q + r)[:, None] + across
        y = (3 * r)[:, None] + up
        return shapely.polygons(np.stack([x * (self.size / 2.0), y * (self.size * _ROW / 3.0)], axis=2))

    def cell_index(self, x: ArrayLike, y: ArrayLike) -> Integers:
        """Number of the hexagon each point is in, -1 if in none of these."""
        return self._numbers(*axial(np.asarray(x, dtype=float), np.asarray(y, dtype=float), self.size))

    def counts(self, x: ArrayLike, y: ArrayLike, weights: ArrayLike | None = None) -> NDArray[np.float64]:
        """Number (or sum of weights) of the points in each hexagon, shape (n,)."""
        index = self.cell_index(x, y)
        inside = index >= 0
        chosen = None if weights is None else np.asarray(weights, dtype=float)[inside]
        return np.bincount(index[inside], weights=chosen, minlength=len(self)).astype(float)

    def neighbours(self) -> tuple[Integers, Integers]:
        """Pairs (cell, neighbour), each cell's own pair among them."""
        first, second = [], []
        for dq, dr in _NEIGHBOURS:
            number = self._numbers(self.q + dq, self.r + dr)
            first.append(np.flatnonzero(number >= 0))
            second.append(number[number >= 0])
        return np.concatenate(first), np.concatenate(second)

    def _numbers(self, q: Integers, r: Integers) -> Integers:
        """Where (q, r) stands among these hexagons, else -1."""
        if not len(self):
            return np.full(np.shape(q), -1, dtype=np.int64)
        low = int(self.q.min())
        width = int(self.q.max()) - low + 1
        own = self.r * width + (self.q - low)
        order = np.argsort(own)
        wanted = r * width + (q - low)
        place = np.clip(np.searchsorted(own, wanted, sorter=order), 0, len(own) - 1)
        number = order[place]
        found = (own[number] == wanted) & (q >= low) & (q < low + width)
        return np.where(found, number, -1)


def axial(x: NDArray[np.float64], y: NDArray[np.float64], size: float) -> tuple[Integers, Integers]:
    """Axial coordinates of the hexagon that each point is in: the nearest centre, by rounding three coordinates."""
    r = y / (size * _ROW)
    q = x / size - r / 2.0
    s = -q - r
    rq, rr, rs = np.rint(q), np.rint(r), np.rint(s)
    off_q, off_r, off_s = np.abs(rq - q), np.abs(rr - r), np.abs(rs - s)
    # the three must sum to zero: the one rounded farthest follows from the others
    wrong_q = (off_q > off_r) & (off_q > off_s)
    wrong_r = ~wrong_q & (off_r > off_s)
    rq, rr = np.where(wrong_q, -rr - rs, rq), np.where(wrong_r, -rq - rs, rr)
    return rq.astype(np.int64), rr.astype(np.int64)
