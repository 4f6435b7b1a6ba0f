"""Which line each point lies at: street segments as places."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.progress import Cancelled, IsCancelled, Progress

_TOGETHER = 5_000  # points looked up in one go


def nearest_line(
    x: ArrayLike,
    y: ArrayLike,
    lines: ArrayLike,
    most: float,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> tuple[NDArray[np.int64], int]:
    """Number of the nearest of `lines` within `most` of each point, -1 where there is none, (n,); and how many ties.

    `lines` are shapely lines, None is passed over. A point equally near to several, such as one at a crossing, goes
    to the first of them and counts among the ties. Memory: 50 bytes a point.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    tree = shapely.STRtree(np.asarray(lines, dtype=object))
    found = np.full(len(x), len(tree.geometries), dtype=np.int64)
    ties = 0
    for first in range(0, len(x), _TOGETHER):
        if cancelled is not None and cancelled():
            raise Cancelled
        last = min(first + _TOGETHER, len(x))
        points = shapely.points(x[first:last], y[first:last])
        which, line = tree.query_nearest(points, max_distance=most, all_matches=True)
        np.minimum.at(found, first + which, line)
        ties += int((np.bincount(which, minlength=1) > 1).sum())
        if progress is not None:
            progress(last / len(x))
    found[found == len(tree.geometries)] = -1
    return found, ties
