"""Which area each point lies in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage

from kmzb_plugin.analysis.progress import IsCancelled, Part, Progress, awaited, stop_if

_LEAST_CELLS, _MOST_CELLS = 100, 1_000_000
_STRIPS, _ROWS = 128, 65_536
_TOGETHER = 32_768  # pairs of a point and an area that are looked at together


def locate(
    x: ArrayLike,
    y: ArrayLike,
    areas: ArrayLike,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> NDArray[np.int64]:
    """Number of the smallest area that holds each point (its border belongs to it), -1 where there is none; (n,).

    `areas` are valid shapely polygons or multipolygons, None is passed over. So each point counts once: in the inner
    one where areas lie in another, in the first one of equally large. A grid is laid over them: its cells hang
    together in patches that no border crosses, and all points of a patch lie where one of them lies. Only that one, and
    the points in cells with a border, are looked at. Memory: 40 bytes a point, and
    100 MB for the grid.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    geometries = np.asarray(areas, dtype=object)
    shapes, owner = shapely.get_parts(geometries, return_index=True)
    found = np.full(len(x), -1, dtype=np.int64)
    west, south, east, north = _common(x, y, shapes)
    xmin, ymin, xmax, ymax = shapely.bounds(shapes).T
    reached = (xmin <= east) & (xmax >= west) & (ymin <= north) & (ymax >= south)
    if not reached.any():
        return found
    shapes, owner = shapes[reached], owner[reached]
    grid = _Grid.over(west, south, east, north, len(x), float(shapely.length(shapes).sum()))
    inside = grid.holds(x, y)
    if not inside.any():
        return found
    if not inside.all():
        x, y = x[inside], y[inside]
    patches, n = grid.patches(shapes, cancelled)
    patch = patches[grid.cells(x, y)]
    one = np.full(n + 1, -1)
    one[patch] = np.arange(len(x))
    one[0] = -1  # of cells with a border
    border, seen = np.flatnonzero(patch == 0), np.flatnonzero(one >= 0)
    tested = np.concatenate([border, one[seen]])
    by_size = np.argsort(shapely.area(geometries)[owner], kind="stable")
    told = None if progress is None else Part(progress, 0.2, 1.0)
    number = _tested(x[tested], y[tested], shapes[by_size], owner[by_size], told, cancelled)
    of_patch = np.full(n + 1, -1, dtype=np.int64)
    of_patch[seen] = number[len(border) :]
    located = of_patch[patch]
    located[border] = number[: len(border)]
    found[inside] = located
    return found


def _tested(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    shapes: NDArray[np.object_],
    numbers: NDArray[np.int64],
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> NDArray[np.int64]:
    """The number of the first shape that holds each point; each shape against the points near its bounding box.

    The points lie in strips from west to east, in these from south to north: of a strip a shape meets a slice.
    """
    west, south, east, north = x.min(), y.min(), x.max(), y.max()
    xmin, ymin, xmax, ymax = shapely.bounds(shapes).T
    rows = _steps(y, south, north, _ROWS)
    strips = _steps(x, west, east, _STRIPS)
    order = np.lexsort((rows, strips))
    x, y, places = x[order], y[order], strips[order].astype(np.int64) * _ROWS + rows[order]
    first, last = (_steps(each, west, east, _STRIPS).astype(np.int64) for each in (xmin, xmax))
    shape, strip = _ranges(first, last + 1)
    begin = np.searchsorted(places, strip * _ROWS + _steps(ymin, south, north, _ROWS)[shape], side="left")
    end = np.searchsorted(places, strip * _ROWS + _steps(ymax, south, north, _ROWS)[shape], side="right")
    pairs = np.cumsum(end - begin)
    cuts = np.searchsorted(pairs, np.arange(0, pairs[-1], _TOGETHER)).tolist()
    shapely.prepare(shapes)
    found = np.full(len(x), -1, dtype=np.int64)
    for cut in pairwise([*cuts, len(pairs)]):
        stop_if(cancelled)
        if progress is not None:
            progress(cut[0] / len(pairs))
        some = slice(*cut)
        which, point = _ranges(begin[some], end[some])
        which = shape[some][which]
        px, py = x[point], y[point]
        near = (px >= xmin[which]) & (px <= xmax[which]) & (py >= ymin[which]) & (py <= ymax[which])
        near &= found[point] < 0
        which, point = which[near], point[near]
        held = np.flatnonzero(shapely.intersects_xy(shapes[which], x[point], y[point]))[::-1]
        found[point[held]] = numbers[which[held]]  # the first shape has the last word
    result = np.empty(len(x), dtype=np.int64)
    result[order] = found
    return result


def _steps(values: NDArray[np.float64], low: float, high: float, n: int) -> NDArray[np.uint16]:
    """Which of n equal steps from low to high each value lies in; it never falls where the value rises.

    Numbers of 16 bits are sorted in one go.
    """
    share = (values - low) / max(high - low, 1e-290)
    return (share.clip(0.0, 1.0) * (n - 1)).astype(np.uint16)


def _ranges(begin: NDArray[np.int64], end: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The whole numbers from each begin up to before its end, and which range each comes from."""
    lengths = end - begin
    which = np.repeat(np.arange(len(lengths)), lengths)
    return which, np.arange(len(which)) + (begin - np.cumsum(lengths) + lengths)[which]


def _common(x: NDArray[np.float64], y: NDArray[np.float64], shapes: NDArray[np.object_]) -> tuple[float, ...]:
    """The rectangle in which both points and shapes can be: west, south, east, north; NaN or turned round if nowhere.

    A point or an area far from all others does not make it large.
    """
    known = np.isfinite(x) & np.isfinite(y)
    if not known.any() or not len(shapes):
        return (np.nan,) * 4
    if not known.all():
        x, y = x[known], y[known]
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    return max(west, x.min()), max(south, y.min()), min(east, x.max()), min(north, y.max())


@dataclass(frozen=True)
class _Grid:
    """Square cells over the rectangle from (west, south) to (east, north), numbered row by row."""

    west: float
    south: float
    east: float
    north: float
    size: float
    columns: int
    rows: int

    @classmethod
    def over(cls, west: float, south: float, east: float, north: float, n: int, border: float) -> _Grid:
        """At most about a cell for each of n points, and no more pieces of the `border`, so long in all, than cells."""
        cells = min(max(n, _LEAST_CELLS), _MOST_CELLS)
        wide, high = east - west, north - south
        # a strip has no more cells than a square; what rounding does to coordinates is far less than a cell
        rounding = 1e-9 * max(abs(west), abs(south), abs(east), abs(north), 1e-290)
        size = max((wide * high / cells) ** 0.5, max(wide, high) / cells, border / cells, rounding)
        return cls(west, south, east, north, size, int(wide / size) + 1, int(high / size) + 1)

    def holds(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which points (n,) lie in the rectangle."""
        return (x >= self.west) & (x <= self.east) & (y >= self.south) & (y <= self.north)

    def cells(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int32]:
        """The cell of each point (n,) of the rectangle.

        Column and row never fall where the coordinate rises: what lies between two points lies in their cells or
        between these.
        """
        return self._rows(y) * np.int32(self.columns) + self._columns(x)

    def _columns(self, x: NDArray[np.float64]) -> NDArray[np.int32]:
        return ((x - self.west) / self.size).astype(np.int32)

    def _rows(self, y: NDArray[np.float64]) -> NDArray[np.int32]:
        return ((y - self.south) / self.size).astype(np.int32)

    def patches(self, shapes: NDArray[np.object_], cancelled: IsCancelled | None) -> tuple[NDArray[np.int32], int]:
        """Which patch each cell belongs to, 0 if a border of a shape may touch it, and how many patches there are."""
        crossed = np.zeros(self.rows * self.columns, dtype=bool)
        x, y, end = awaited(lambda: _pieces(shapes, 0.9 * self.size), cancelled)
        margin = self.size / 1000  # the ends of pieces are rounded
        columns, rows = [], []
        for farther, off in ((np.minimum, -margin), (np.maximum, margin)):
            # what is outside goes to the edge: some cells more are taken for crossed there
            column = self._columns((x + off).clip(self.west, self.east))
            row = self._rows((y + off).clip(self.south, self.north))
            columns.append(farther(column, column[end]))
            rows.append(farther(row, row[end]))
        for row, column in product(rows, columns):
            crossed[row * np.int32(self.columns) + column] = True
        labels, n = awaited(lambda: ndimage.label(~crossed.reshape(self.rows, self.columns)), cancelled)
        return labels.ravel(), n


def _pieces(
    shapes: NDArray[np.object_], longest: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """The borders of the shapes in short pieces: x and y of where each begins, and which of these it ends at."""
    parts = shapely.get_parts(shapes)  # a repaired area may hold several of several parts, or lines
    is_polygon = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings = np.concatenate([shapely.get_rings(parts[is_polygon]), parts[~is_polygon]])
    xy, ring = shapely.get_coordinates(shapely.segmentize(rings, longest), return_index=True)
    end = np.arange(len(xy))
    end[:-1] += ring[1:] == ring[:-1]
    return xy[:, 0], xy[:, 1], end
