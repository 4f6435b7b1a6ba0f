"""Radius and least size of clusters where nobody chose them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy import spatial, special

from kmzb_plugin.analysis.neighbourhoods import SECONDS_PER_DAY, Reach
from kmzb_plugin.text import UserError, tr

FEWEST = 5
CHANCE = 0.001
_STRAY = 0.005  # at each end of each axis: what lies there says nothing about the extent


def default_min_size(n: int) -> int:
    """ln n, as Birant and Kut (2007) propose, at least 5."""
    return max(FEWEST, round(float(np.log(max(n, 1)))))


def chance_radius(
    x: ArrayLike,
    y: ArrayLike,
    min_size: int,
    days: ArrayLike | None = None,
    time_radius: float | None = None,
    chance: float = CHANCE,
) -> float:
    """The radius with which, were the points spread evenly, one in 1 / `chance` would be a core point.

    The number of others within a radius r is then Poisson with mean λ π r², λ being the density of the points in
    their convex hull, stray ones (the outer 0.5 % at each end of x and y) left out; with times, λ is multiplied by the
    share of pairs that are at most `time_radius` days apart. Rounded to two digits. Raises UserError if the points
    have no area.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    inner = np.ones(len(x), dtype=bool)
    for values in (x, y):
        low, high = np.quantile(values, [_STRAY, 1.0 - _STRAY])
        inner &= (values >= low) & (values <= high)
    area = _hull_area(np.column_stack([x[inner], y[inner]]))
    if not area > 0:
        raise UserError(tr("The points lie at one place or on a line, which says nothing about a radius. Give RADIUS."))
    density = inner.sum() / area
    if days is not None and time_radius is not None:
        density *= _share_near_in_time(np.asarray(days, dtype=float), time_radius)
    mean = special.gammaincinv(
        max(min_size - 1, 1), chance
    )  # of the others; P(N >= k) of Poisson(mean) = gammainc(k, mean)
    return float(f"{np.sqrt(mean / (density * np.pi)):.2g}")


def _hull_area(places: np.ndarray) -> float:
    """The area of the convex hull of places (n, 2); 0 where they have none. Twenty times as fast as GEOS."""
    try:
        return float(spatial.ConvexHull(places).volume)
    except (spatial.QhullError, ValueError):  # on a line; none at all
        return 0.0


def _share_near_in_time(days: np.ndarray, time_radius: float) -> float:
    """Of all pairs of points, the share that is at most so many days apart, a pair of one day counting at least."""
    seconds = np.sort(np.rint(days * SECONDS_PER_DAY).astype(np.int64))
    reach = Reach.of(1.0, time_radius).seconds or 0
    n = len(seconds)
    near = np.searchsorted(seconds, seconds + reach, side="right") - np.arange(1, n + 1)
    return max(float(near.sum()), 1.0) / max(n * (n - 1) / 2, 1.0)
