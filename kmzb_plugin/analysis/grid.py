"""Square grids: where the cells lie, which cell a point is in, which cells a polygon covers."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage

from kmzb_plugin.text import UserError, figure, number, tr

MAX_CELLS = 16_000_000
Extent = tuple[float, float, float, float]
"""xmin, ymin, xmax, ymax in map units."""

_TOGETHER = 16_384  # points looked up at once
_ROUNDING = 1e-9  # cells: how far an extent may miss a grid line and still count as lying on it


@dataclass(frozen=True)
class Grid:
    """A grid of square cells; arrays over it have shape (nrows, ncols) and row 0 in the north.

    `x0`, `y0` is the lower left (south-west) corner in map units, `cell` the side of a cell.
    """

    x0: float
    y0: float
    cell: float
    ncols: int
    nrows: int

    @classmethod
    def covering(cls, extent: Extent, cell: float) -> Grid:
        """The smallest grid over `extent` whose lines lie on multiples of `cell`, so that different runs align.

        Refuses more than `MAX_CELLS` cells and names the smallest cell size that would work.
        """
        xmin, ymin, xmax, ymax = (float(value) for value in extent)
        if not all(map(math.isfinite, (xmin, ymin, xmax, ymax))) or xmax < xmin or ymax < ymin:
            raise UserError(tr("The extent of the grid is empty or not a number. Choose an extent that holds points."))
        if not (math.isfinite(cell) and cell > 0):
            raise UserError(tr("The cell size must be greater than zero."))
        if ((xmax - xmin) / cell + 1) * ((ymax - ymin) / cell + 1) > 4 * MAX_CELLS:
            raise too_many(extent)
        first_col, last_col = _lines(xmin, xmax, cell)
        first_row, last_row = _lines(ymin, ymax, cell)
        grid = cls(first_col * cell, first_row * cell, float(cell), last_col - first_col, last_row - first_row)
        if grid.ncols * grid.nrows > MAX_CELLS:
            raise too_many(extent)
        return grid

    @property
    def shape(self) -> tuple[int, int]:
        return self.nrows, self.ncols

    @property
    def x1(self) -> float:
        return self.x0 + self.ncols * self.cell

    @property
    def y1(self) -> float:
        return self.y0 + self.nrows * self.cell

    @property
    def extent(self) -> Extent:
        return self.x0, self.y0, self.x1, self.y1

    @property
    def geotransform(self) -> tuple[float, float, float, float, float, float]:
        return self.x0, self.cell, 0.0, self.y1, 0.0, -self.cell

    def __len__(self) -> int:
        return self.ncols * self.nrows

    @property
    def cell_area(self) -> float:
        return self.cell * self.cell

    @property
    def reach(self) -> tuple[float, float]:
        """How far a cell extends from its centre, across and up."""
        return self.cell / 2.0, self.cell / 2.0

    def widened(self, by: int) -> Grid:
        """The same cells and `by` more on each side."""
        more = by * self.cell
        return Grid(self.x0 - more, self.y0 - more, self.cell, self.ncols + 2 * by, self.nrows + 2 * by)

    def centres(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """x of the columns (ncols,) from the west and y of the rows (nrows,) from the north."""
        x = self.x0 + (np.arange(self.ncols, dtype=np.float64) + 0.5) * self.cell
        y = self.y0 + (np.arange(self.nrows, dtype=np.float64)[::-1] + 0.5) * self.cell
        return x, y

    def places(self, index: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Row and column of the cells `index` in the tessellation through the origin, the same in every grid."""
        row, col = np.divmod(np.asarray(index), self.ncols)
        first_row, first_col = round(self.y0 / self.cell), round(self.x0 / self.cell)
        return first_row + self.nrows - 1 - row, first_col + col

    def all_centres(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """x and y of the centre of each cell, (ncols · nrows,), row by row."""
        x, y = self.centres()
        return np.tile(x, self.nrows), np.repeat(y, self.ncols)

    def cell_index(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.int64]:
        """Index row · ncols + column of each point's cell, -1 outside; the outer edge belongs to the last cell.

        A point on a line between two cells belongs to the one east and north of it.
        """
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        index = np.empty(x.shape, dtype=np.int64)
        for first in range(0, len(x), _TOGETHER):  # what is in the processor's cache need not be fetched again
            some = slice(first, first + _TOGETHER)
            index[some] = self._cell_index(x[some], y[some])
        return index

    def _cell_index(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        inside = (x >= self.x0) & (x <= self.x1) & (y >= self.y0) & (y <= self.y1)
        with np.errstate(invalid="ignore"):
            col = np.clip(np.floor((x - self.x0) / self.cell), 0, self.ncols - 1)
            up = np.clip(np.floor((y - self.y0) / self.cell), 0, self.nrows - 1)
        index = np.where(inside, (self.nrows - 1 - up) * self.ncols + col, -1.0)
        return index.astype(np.int64)

    def counts(self, x: ArrayLike, y: ArrayLike, weights: ArrayLike | None = None) -> NDArray[np.float64]:
        """Number (or sum of weights) of the points in each cell, shape (nrows, ncols); points outside are left out."""
        index = self.cell_index(x, y)
        inside = index >= 0
        chosen = None if weights is None else np.asarray(weights, dtype=float)[inside]
        size = self.nrows * self.ncols
        return np.bincount(index[inside], weights=chosen, minlength=size).reshape(self.shape).astype(float)

    def rasterize_mask(self, polygons: shapely.Geometry) -> NDArray[np.bool_]:
        """Which cells have their centre inside `polygons` (one valid geometry), shape (nrows, ncols).

        Each border that crosses the line of a row's centres turns what lies east of it: inside where the number is odd.
        """
        rings = shapely.get_rings(shapely.get_parts(shapely.get_parts(polygons)))
        xy, ring = shapely.get_coordinates(rings, return_index=True)
        along = np.flatnonzero(ring[1:] == ring[:-1])
        # in cells from the centre of the south-western one
        u, v = (xy[:, 0] - self.x0) / self.cell - 0.5, (xy[:, 1] - self.y0) / self.cell - 0.5
        u0, v0, u1, v1 = u[along], v[along], u[along + 1], v[along + 1]
        first, last = (np.clip(np.ceil(each), 0, self.nrows).astype(np.int64) for each in np.sort([v0, v1], axis=0))
        edge = np.repeat(np.arange(len(along)), last - first)
        row = np.arange(len(edge)) - np.repeat(np.cumsum(last - first) - last, last - first)
        crossing = u0[edge] + (row - v0[edge]) * ((u1 - u0)[edge] / (v1 - v0)[edge])
        col = np.clip(np.ceil(crossing), 0, self.ncols).astype(np.int64)
        width = self.ncols + 1
        turns = np.bincount((self.nrows - 1 - row) * width + col, minlength=self.nrows * width)
        odd = (turns & 1).astype(bool).reshape(self.nrows, width)[:, :-1]
        return np.logical_xor.accumulate(odd, axis=1)

    def share_inside(self, polygons: shapely.Geometry, parts: int = 5) -> NDArray[np.float64]:
        """Which share of each cell lies inside `polygons` (one geometry), shape (nrows, ncols).

        Cells that the border may cross are sampled at `parts` × `parts` points, so that the share errs by about
        1/parts² there; all others are 0 or 1.
        """
        share = self.rasterize_mask(polygons).astype(float)
        border = shapely.get_coordinates(shapely.segmentize(shapely.boundary(shapely.get_parts(polygons)), self.cell))
        index = self.cell_index(border[:, 0], border[:, 1])
        crossed = np.zeros(self.shape, dtype=bool)
        crossed.ravel()[index[index >= 0]] = True
        # between two of its points, a cell apart, the border may cut a corner of a neighbour
        rows, cols = np.nonzero(ndimage.binary_dilation(crossed, structure=np.ones((3, 3))))
        x, y = self.centres()
        offset = ((np.arange(parts) + 0.5) / parts - 0.5) * self.cell
        found = np.zeros(len(rows))
        shapely.prepare(polygons)
        for dx in offset:
            for dy in offset:
                found += shapely.contains_xy(polygons, x[cols] + dx, y[rows] + dy)
        share[rows, cols] = found / parts**2
        return share

    def polygons(self, index: ArrayLike) -> NDArray[np.object_]:
        """The squares of the cells `index` as shapely polygons."""
        row, col = np.divmod(np.asarray(index), self.ncols)
        x = self.x0 + col * self.cell
        y = self.y0 + (self.nrows - 1 - row) * self.cell
        return shapely.box(x, y, x + self.cell, y + self.cell)


def _lines(low: float, high: float, cell: float) -> tuple[int, int]:
    first = math.floor(low / cell + _ROUNDING)
    return first, max(math.ceil(high / cell - _ROUNDING), first + 1)


def too_many(extent: Extent, margin: int = 2) -> UserError:
    """The refusal of a grid over `extent` that would have more than `MAX_CELLS` cells."""
    text = tr("The grid would have more than {most} cells. Choose a cell size of at least {cell} or a smaller extent.")
    return UserError(text.format(most=number(MAX_CELLS), cell=figure(smallest_cell(extent, margin))))


def smallest_cell(extent: Extent, margin: int = 2) -> float:
    """The smallest cell size, in two digits, whose grid over `extent` certainly has at most `MAX_CELLS` cells.

    Covering adds up to `margin` cells a side.
    """
    width, height = extent[2] - extent[0], extent[3] - extent[1]
    # (w/c + margin)(h/c + margin) = MAX_CELLS solved for 1/c
    a, b, c = width * height, margin * (width + height), float(margin * margin) - MAX_CELLS
    per_unit = -2 * c / (b + math.sqrt(b * b - 4 * a * c))  # the root that also holds where an extent is a line
    return _rounded_up(1.0 / per_unit)


def smallest_cell_within(area: shapely.Geometry, most: int, *, hexagon: bool = False, touching: bool = False) -> float:
    """The smallest cell size, in two digits, for which certainly at most `most` cells have their centre in `area`.

    `touching`: for which at most so many have any point in common with it. Such cells lie within their circumradius
    (twice that) of the area, whose size grows by no more than the perimeter and a disc around each part.
    """
    cell_area, reach = (math.sqrt(3.0) / 2.0, 1.0 / math.sqrt(3.0)) if hexagon else (1.0, math.sqrt(0.5))
    reach *= 2.0 if touching else 1.0
    a = most * cell_area - math.pi * reach**2 * len(shapely.get_parts(area))
    b = reach * shapely.length(area)
    if a <= 0:
        return math.inf
    return _rounded_up((b + math.sqrt(b * b + 4.0 * a * shapely.area(area))) / (2.0 * a))


def _rounded_up(length: float) -> float:
    """To two digits."""
    if not (math.isfinite(length) and length > 0):
        return length
    digit = 10.0 ** (math.floor(math.log10(length)) - 1)
    return math.ceil(length / digit) * digit
