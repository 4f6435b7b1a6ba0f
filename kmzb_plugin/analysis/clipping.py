"""Which cells lie in an area, wholly or in part, and how large the parts are.

The cells are halved again and again and the area is cut along with them, so that what is left of it grows small as fast
as the number of cells: n cells and an area of v corners cost about (v + cells on its border) log n, not their product.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from kmzb_plugin.analysis.progress import Cancelled, IsCancelled

_TOGETHER = 16  # cells cut in one go
_WHOLE = 1.0 - 1e-9  # of a cell's area

Cells = NDArray[np.int64]


@dataclass(frozen=True)
class Cover:
    """Cells in an area: those `wholly` inside, and those inside in part, `partly`, with their `parts`; in any order."""

    wholly: Cells
    partly: Cells
    parts: NDArray[np.object_]


def clip_cells(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    reach: tuple[float, float],
    shapes: Callable[[Cells], NDArray[np.object_]],
    area: shapely.Geometry,
    cancelled: IsCancelled | None = None,
) -> Cover:
    """The cells (n,) that have more than a border in common with `area`, polygons or multipolygons.

    `x`, `y` (n,) are their centres, `reach` is how far they extend from these across and up, `shapes` makes the
    polygons of some of them. Memory: 40 bytes a cell and the parts.
    """
    wholly: list[Cells] = []
    partly: list[Cells] = []
    parts: list[NDArray[np.object_]] = []
    waiting = [(np.arange(len(x)), area)] if len(x) else []
    while waiting:
        if cancelled is not None and cancelled():
            raise Cancelled
        cells, near = waiting.pop()
        cx, cy = x[cells], y[cells]
        west, east, south, north = cx.min(), cx.max(), cy.min(), cy.max()
        frame = shapely.box(west - reach[0], south - reach[1], east + reach[0], north + reach[1])
        near = polygonal(np.array([shapely.intersection(near, frame)]))[0]
        if not near.area > 0:
            continue
        if near.area >= _WHOLE * frame.area and len(cells) > 1:
            wholly.append(cells)
        elif len(cells) <= _TOGETHER:
            found = shapely.intersection(shapes(cells), near)
            size = shapely.area(found)
            full = size >= _WHOLE * shapely.area(shapes(cells))
            wholly.append(cells[full])
            some = (size > 0) & ~full
            partly.append(cells[some])
            parts.append(polygonal(found[some]))
        else:
            first = cx <= (west + east) / 2 if east - west >= north - south else cy <= (south + north) / 2
            waiting += [(cells[first], near), (cells[~first], near)]
    return Cover(_joined(wholly), _joined(partly), np.concatenate([np.empty(0, dtype=object), *parts]))


def polygonal(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    """Without the lines and points that an intersection may bring along."""
    result = geometries.copy()
    for i in np.flatnonzero(shapely.get_type_id(geometries) == shapely.GeometryType.GEOMETRYCOLLECTION):
        pieces = shapely.get_parts(geometries[i])
        result[i] = shapely.union_all(pieces[shapely.area(pieces) > 0])
    return result


def _joined(lists: list[Cells]) -> Cells:
    return np.concatenate([np.empty(0, dtype=np.int64), *lists])


def overlaps(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    reach: tuple[float, float],
    shapes: Callable[[Cells], NDArray[np.object_]],
    areas: NDArray[np.object_],
    density: NDArray[np.float64],
    cancelled: IsCancelled | None = None,
) -> NDArray[np.float64]:
    """Σ over `areas` (k,) of their `density` (k,) times the area they have in common with each cell, (n,).

    Cells as for `clip_cells`; `areas` may overlap, None among them is passed over. So what is counted in areas is
    spread over cells, evenly within an area.
    """
    result = np.zeros(len(x))
    order = np.argsort(x)
    sorted_x = x[order]
    for area, each in zip(areas, density, strict=True):
        if area is None or area.is_empty or not each > 0:
            continue
        west, south, east, north = area.bounds
        first, last = np.searchsorted(sorted_x, [west - reach[0], east + reach[0]])
        near = order[first:last]
        near = near[(y[near] >= south - reach[1]) & (y[near] <= north + reach[1])]
        cover = clip_cells(x[near], y[near], reach, _some(shapes, near), area, cancelled)
        result[near[cover.wholly]] += each * shapely.area(shapes(near[cover.wholly]))
        result[near[cover.partly]] += each * shapely.area(cover.parts)
    return result


def _some(shapes: Callable[[Cells], NDArray[np.object_]], near: Cells) -> Callable[[Cells], NDArray[np.object_]]:
    return lambda which: shapes(near[which])
