"""Square grids: where the cells lie, which cell a point is in, which cells a polygon covers."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.text import UserError, tr

MAX_CELLS = 16_000_000
Extent = tuple[float, float, float, float]
"""xmin, ymin, xmax, ymax in map units."""

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
            raise _too_many(extent)
        first_col, last_col = _lines(xmin, xmax, cell)
        first_row, last_row = _lines(ymin, ymax, cell)
        grid = cls(first_col * cell, first_row * cell, float(cell), last_col - first_col, last_row - first_row)
        if grid.ncols * grid.nrows > MAX_CELLS:
            raise _too_many(extent)
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

    def widened(self, by: int) -> Grid:
        """The same cells and `by` more on each side."""
        more = by * self.cell
        return Grid(self.x0 - more, self.y0 - more, self.cell, self.ncols + 2 * by, self.nrows + 2 * by)

    def centres(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """x of the columns (ncols,) from the west and y of the rows (nrows,) from the north."""
        x = self.x0 + (np.arange(self.ncols) + 0.5) * self.cell
        y = self.y0 + (np.arange(self.nrows)[::-1] + 0.5) * self.cell
        return x, y

    def cell_index(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.int64]:
        """Index row · ncols + column of each point's cell, -1 outside; the outer edge belongs to the last cell.

        A point on a line between two cells belongs to the one east and north of it.
        """
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
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
        """Which cells have their centre inside `polygons` (one geometry), shape (nrows, ncols)."""
        inside = np.zeros(self.shape, dtype=bool)
        x, y = self.centres()
        for part in shapely.get_parts(polygons):
            xmin, ymin, xmax, ymax = shapely.bounds(part)
            cols = slice(np.searchsorted(x, xmin), np.searchsorted(x, xmax, side="right"))
            rows = slice(np.searchsorted(-y, -ymax), np.searchsorted(-y, -ymin, side="right"))
            shapely.prepare(part)
            inside[rows, cols] |= shapely.contains_xy(part, x[None, cols], y[rows, None])
        return inside

    def polygons(self, index: ArrayLike) -> NDArray[np.object_]:
        """The squares of the cells `index` as shapely polygons."""
        row, col = np.divmod(np.asarray(index), self.ncols)
        x = self.x0 + col * self.cell
        y = self.y0 + (self.nrows - 1 - row) * self.cell
        return shapely.box(x, y, x + self.cell, y + self.cell)


def _lines(low: float, high: float, cell: float) -> tuple[int, int]:
    first = math.floor(low / cell + _ROUNDING)
    return first, max(math.ceil(high / cell - _ROUNDING), first + 1)


def _too_many(extent: Extent) -> UserError:
    smallest = smallest_cell(extent)
    text = tr("The grid would have more than {most} cells. Choose a cell size of at least {cell} or a smaller extent.")
    return UserError(text.format(most=MAX_CELLS, cell=f"{smallest:g}"))


def smallest_cell(extent: Extent) -> float:
    """The smallest cell size, in two digits, whose grid over `extent` certainly has at most `MAX_CELLS` cells."""
    width, height = extent[2] - extent[0], extent[3] - extent[1]
    # snapping adds up to two cells a side: (w/c + 2)(h/c + 2) = MAX_CELLS solved for 1/c
    a, b, c = width * height, 2.0 * (width + height), 4.0 - MAX_CELLS
    per_unit = -2 * c / (b + math.sqrt(b * b - 4 * a * c))  # the root that also holds where an extent is a line
    digit = 10.0 ** (math.floor(math.log10(1.0 / per_unit)) - 1)
    return math.ceil(1.0 / per_unit / digit) * digit


def default_cell(extent: Extent) -> float:
    """A fiftieth of the shorter side, rounded down to a multiple of 100 if it is at least 100 (rule of sfhotspot)."""
    cell = min(extent[2] - extent[0], extent[3] - extent[1]) / 50.0
    if cell <= 0:
        cell = max(extent[2] - extent[0], extent[3] - extent[1]) / 50.0
    if cell <= 0:
        raise UserError(tr("All points lie at one place. Choose a cell size."))
    return math.floor(cell / 100.0) * 100.0 if cell >= 100.0 else cell
