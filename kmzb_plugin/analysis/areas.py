"""Which area each point lies in."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.progress import Cancelled, IsCancelled, Progress, awaited


def locate(
    x: ArrayLike,
    y: ArrayLike,
    areas: ArrayLike,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> NDArray[np.int64]:
    """Number of the smallest area that holds each point (its border belongs to it), -1 where there is none; (n,).

    `areas` are valid shapely polygons or multipolygons, None is passed over. So each point counts once: in the inner
    one where areas lie in another, in the first one of equally large. Cost: for each area the points in its columns;
    memory: 40 bytes a point.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    geometries = np.asarray(areas, dtype=object)
    order = awaited(lambda: np.argsort(x, kind="stable"), cancelled)
    px, py = x[order], y[order]
    found = np.full(len(x), -1, dtype=np.int64)
    by_size = np.argsort(shapely.area(geometries), kind="stable")  # None is last
    for done, number in enumerate(by_size):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done / len(geometries))
        for part in shapely.get_parts(geometries[number]):
            xmin, ymin, xmax, ymax = shapely.bounds(part)
            if np.isnan(xmin):
                continue
            first, last = np.searchsorted(px, xmin, side="left"), np.searchsorted(px, xmax, side="right")
            free = (found[first:last] < 0) & (py[first:last] >= ymin) & (py[first:last] <= ymax)
            near = first + np.flatnonzero(free)
            shapely.prepare(part)
            found[near[shapely.intersects_xy(part, px[near], py[near])]] = number
    result = np.empty(len(x), dtype=np.int64)
    result[order] = found
    return result
