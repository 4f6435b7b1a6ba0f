"""Which area each point lies in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage

from kmzb_plugin.analysis.progress import IsCancelled, Part, Progress, awaited, stop_if

_LEAST_CELLS, _MOST_CELLS = 100, 1_000_000
_TOLD = 64  # areas between two words on the progress


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
    """The number of the first shape that holds each point; each shape against the points in its columns."""
    order = awaited(lambda: np.argsort(x, kind="stable"), cancelled)
    x, y = x[order], y[order]
    found = np.full(len(x), -1, dtype=np.int64)
    shapely.prepare(shapes)
    xmin, ymin, xmax, ymax = shapely.bounds(shapes).T
    begin, end = np.searchsorted(x, xmin, side="left").tolist(), np.searchsorted(x, xmax, side="right").tolist()
    south, north = ymin.tolist(), ymax.tolist()
    for i, number in enumerate(numbers.tolist()):
        stop_if(cancelled)
        if progress is not None and i % _TOLD == 0:
            progress(i / len(shapes))
        columns = slice(begin[i], end[i])
        py = y[columns]
        free = ((py >= south[i]) & (py <= north[i]) & (found[columns] < 0)).nonzero()[0] + begin[i]
        if len(free):
            found[free[shapely.intersects_xy(shapes[i], x[free], y[free])]] = number
    result = np.empty(len(x), dtype=np.int64)
    result[order] = found
    return result


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
        columns = ((x - self.west) / self.size).astype(np.int32)
        return ((y - self.south) / self.size).astype(np.int32) * np.int32(self.columns) + columns

    def patches(self, shapes: NDArray[np.object_], cancelled: IsCancelled | None) -> tuple[NDArray[np.int32], int]:
        """Which patch each cell belongs to, 0 if a border of a shape may touch it, and how many patches there are."""
        crossed = np.zeros(self.rows * self.columns, dtype=bool)
        x, y = awaited(lambda: _pieces(shapes, 0.9 * self.size), cancelled)
        margin = self.size / 1000  # the ends of pieces are rounded
        # what is outside goes to the edge: some cells more are taken for crossed there
        for corner_x in (x.min(axis=0) - margin, x.max(axis=0) + margin):
            for corner_y in (y.min(axis=0) - margin, y.max(axis=0) + margin):
                corner_x, corner_y = corner_x.clip(self.west, self.east), corner_y.clip(self.south, self.north)
                crossed[self.cells(corner_x, corner_y)] = True
        labels, n = awaited(lambda: ndimage.label(~crossed.reshape(self.rows, self.columns)), cancelled)
        return labels.ravel(), n


def _pieces(shapes: NDArray[np.object_], longest: float) -> NDArray[np.float64]:
    """The borders of the shapes in short pieces: x and y of their two ends (2, 2, pieces)."""
    parts = shapely.get_parts(shapes)  # a repaired area may hold several of several parts, or lines
    is_polygon = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings = np.concatenate([shapely.get_rings(parts[is_polygon]), parts[~is_polygon]])
    xy, ring = shapely.get_coordinates(shapely.segmentize(rings, longest), return_index=True)
    end = np.arange(len(xy))
    end[:-1] += ring[1:] == ring[:-1]
    return np.stack([xy, xy[end]]).transpose(2, 0, 1)
