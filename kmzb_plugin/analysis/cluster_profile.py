"""What a cluster is like: outline, spread, dates, categories, how long it lasts."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy import spatial

TOP = 3
_TO_MONDAY = 3  # 1970-01-01 was a Thursday
_MANY = 1_000  # points


def cluster_profile(
    label: ArrayLike,
    core: ArrayLike,
    x: ArrayLike,
    y: ArrayLike,
    dates: ArrayLike | None = None,
    categories: ArrayLike | None = None,
) -> pd.DataFrame:
    """A row for each cluster 0, 1, …, from points (n,) of which `label` < 0 are in none.

    count, core       points, and core points among them
    share             of all n points
    hull, area        convex hull as a shapely geometry (a point or line where there is no area), and its area
    x, y              mean centre
    semi_major, semi_minor, azimuth
                      standard deviational ellipse: √2 standard deviations along the main axes, which hold 63 % of a
                      normal scatter; the direction of the longer one in degrees clockwise from north, 0 to 180
    first, last       dates
    days_active, weeks_active
                      distinct dates and weeks (from Monday) with a point
    active_share      weeks_active / weeks from first to last
    persistence       weeks_active / weeks from the first to the last date of all n points
    categories        how many occur
    category_1, share_1, …
                      the three most frequent and their shares, equal ones in alphabetical order; None, NaN
    nearest, nearest_distance
                      the cluster whose centre is nearest, and how far; -1 and NaN if there is only one

    `dates` are datetime64, NaT where unknown. Lengths are in the units of x and y. `category` values are text, empty
    where unknown. Reference: Yuill (1971), Geografiska Annaler B 53, with the √2 of the plane.
    """
    cluster = np.asarray(label, dtype=np.int64)
    points = pd.DataFrame({"cluster": cluster, "core": np.asarray(core), "x": x, "y": y})
    clustered = points[points["cluster"] >= 0]
    groups = clustered.groupby("cluster", sort=True)
    table = groups.agg(count=("x", "size"), core=("core", "sum"), x=("x", "mean"), y=("y", "mean"))
    table.insert(2, "share", table["count"] / max(len(points), 1))
    table["hull"] = _hulls(clustered, len(table))
    table["area"] = shapely.area(table["hull"].to_numpy(dtype=object))
    for name, values in _ellipses(clustered, table).items():
        table[name] = values
    known = None if dates is None else np.asarray(dates, dtype="datetime64[D]")
    _add_dates(table, cluster, known)
    _add_categories(table, cluster, categories)
    _add_nearest(table)
    return table.reset_index(drop=True)


def _hulls(points: pd.DataFrame, count: int) -> NDArray[np.object_]:
    ordered = points.sort_values("cluster", kind="stable")
    if not count:
        return np.empty(0, dtype=object)
    first = np.flatnonzero(np.diff(ordered["cluster"].to_numpy())) + 1
    groups = [_outermost(each) for each in np.split(ordered[["x", "y"]].to_numpy(), first)]
    of = np.repeat(np.arange(count), [len(each) for each in groups])
    hulls: NDArray[np.object_] = shapely.convex_hull(
        shapely.multipoints(shapely.points(np.concatenate(groups)), indices=of)
    )
    return hulls


def _outermost(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """The corners of the hull of many places, which qhull finds sooner than GEOS; else the places."""
    if len(places) < _MANY:
        return places
    try:
        return places[spatial.ConvexHull(places).vertices]
    except spatial.QhullError:  # on a line
        return places


def _ellipses(points: pd.DataFrame, table: pd.DataFrame) -> dict[str, NDArray[np.float64]]:
    centre = table.loc[points["cluster"]]
    dx, dy = points["x"].to_numpy() - centre["x"].to_numpy(), points["y"].to_numpy() - centre["y"].to_numpy()
    of = points["cluster"].to_numpy()
    n = table["count"].to_numpy()
    xx, yy, xy = (np.bincount(of, weights=product, minlength=len(n)) / n for product in (dx * dx, dy * dy, dx * dy))
    half, root = (xx + yy) / 2, np.hypot((xx - yy) / 2, xy)
    angle = np.degrees(np.arctan2(2 * xy, xx - yy)) / 2  # counter-clockwise from east
    return {
        "semi_major": np.sqrt(2 * (half + root)),
        "semi_minor": np.sqrt(2 * np.maximum(half - root, 0.0)),
        "azimuth": (90.0 - angle) % 180.0,
    }


def _add_dates(table: pd.DataFrame, cluster: NDArray[np.int64], dates: NDArray[np.datetime64] | None) -> None:
    nothing = np.full(len(table), np.nan)
    if dates is None or np.isnat(dates).all():
        table["first"] = table["last"] = np.full(len(table), np.datetime64("NaT"), dtype="datetime64[s]")
        for name in ("days_active", "weeks_active", "active_share", "persistence"):
            table[name] = nothing
        return
    known = ~np.isnat(dates)
    day = dates[known].astype(np.int64)
    when = pd.DataFrame({"cluster": cluster[known], "day": day, "week": (day + _TO_MONDAY) // 7})
    weeks = int(when["week"].max() - when["week"].min()) + 1
    groups = when[when["cluster"] >= 0].groupby("cluster")
    found = groups.agg(
        first=("day", "min"),
        last=("day", "max"),
        days_active=("day", "nunique"),
        weeks_active=("week", "nunique"),
        first_week=("week", "min"),
        last_week=("week", "max"),
    ).reindex(table.index)
    for name in ("first", "last"):
        missing = found[name].isna()
        table[name] = np.where(
            missing,
            np.datetime64("NaT"),
            found[name].fillna(0).astype("int64").to_numpy().astype("datetime64[D]").astype("datetime64[s]"),
        )
    table["days_active"], table["weeks_active"] = found["days_active"], found["weeks_active"]
    table["active_share"] = found["weeks_active"] / (found["last_week"] - found["first_week"] + 1)
    table["persistence"] = found["weeks_active"] / weeks


def _add_categories(table: pd.DataFrame, cluster: NDArray[np.int64], categories: ArrayLike | None) -> None:
    names = np.full(len(cluster), "", dtype=object) if categories is None else np.asarray(categories, dtype=object)
    known = pd.DataFrame({"cluster": cluster, "category": names})[(cluster >= 0) & (names != "")]
    counts = known.groupby(["cluster", "category"]).size().rename("n").reset_index()
    counts = counts.sort_values(["cluster", "n", "category"], ascending=[True, False, True])
    counts["rank"] = counts.groupby("cluster").cumcount() + 1
    counts["share"] = counts["n"] / table["count"].reindex(counts["cluster"]).to_numpy()
    table["categories"] = counts.groupby("cluster").size().reindex(table.index, fill_value=0)
    for rank in range(1, TOP + 1):
        chosen = counts[counts["rank"] == rank].set_index("cluster")
        category = chosen["category"].reindex(table.index).astype(object)
        table[f"category_{rank}"] = category.where(category.notna(), None)
        table[f"share_{rank}"] = chosen["share"].reindex(table.index)


def _add_nearest(table: pd.DataFrame) -> None:
    if len(table) < 2:
        table["nearest"], table["nearest_distance"] = -1, np.nan
        return
    centres = table[["x", "y"]].to_numpy()
    far, index = spatial.cKDTree(centres).query(centres, k=2)
    itself = index[:, 0] == np.arange(len(centres))  # centres at one place come in any order
    table["nearest"] = np.where(itself, index[:, 1], index[:, 0])
    table["nearest_distance"] = far[:, 1]
