"""Counts at places of which none is small: what is too little stands together with others, or is left out.

A place and a span are worked on by themselves, whatever else is published with them. So two publications whose
periods overlap say the same of the spans they share, and their difference says nothing that is not published as it
stands (a partition as in Hundepool et al. 2012, Statistical Disclosure Control, Wiley, ch. 5.2: recoding, then a rest
that is itself no small count).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

SEVERAL, TOTAL = "several", "total"
"""In the place of a category or a status: several are counted together; all of them in a table."""

PLACE, SPAN, CATEGORY, STATUS, COUNT = "place", "period", "category", "status", "reports"
KEYS = [PLACE, SPAN, CATEGORY, STATUS]


def cell_names(x: NDArray[np.floating], y: NDArray[np.floating], grid: float) -> NDArray[np.object_]:
    """The square (n,) that each point lies in, as the INSPIRE grids are called: side, northing, easting in metres.

    The squares' corners are whole multiples of the side, so every publication has the same ones.
    """
    cells = np.stack([np.floor(np.asarray(y) / grid), np.floor(np.asarray(x) / grid)], axis=1).astype(np.int64)
    found, which = np.unique(cells, axis=0, return_inverse=True)
    names = [f"{grid:.15g}mN{north * grid:.15g}E{east * grid:.15g}" for north, east in found.tolist()]
    return np.array(names, dtype=object)[which.ravel()] if len(names) else np.empty(0, dtype=object)


def cell_shape(name: str) -> Any:
    """The square of a name that `cell_names` gave."""
    side, _, corner = name.partition("mN")
    north, _, east = corner.partition("E")
    x, y, grid = float(east), float(north), float(side)
    return shapely.box(x, y, x + grid, y + grid)


def nearest_streets(
    x: NDArray[np.floating], y: NDArray[np.floating], streets: NDArray[np.object_], within: float
) -> NDArray[np.int64]:
    """The nearest of the lines to each point (n,), by its number; -1 where none is within so many metres."""
    found = np.full(len(x), -1, dtype=np.int64)
    if len(x) and len(streets):
        points, lines = shapely.STRtree(streets).query_nearest(
            shapely.points(x, y), max_distance=within, all_matches=False
        )
        found[points] = lines
    return found


def counts_at_places(threats: pd.DataFrame, threshold: int) -> pd.DataFrame:
    """Counts by place, span, category and status, each `threshold` or more; SEVERAL where they stand together.

    `threats` has a row a threat. What is fewer than `threshold` at a place in a span is left out; all the rest is in
    exactly one count. Statuses too rare to be named stand together, with the rarest of the others where even together
    they would be a small count; then the categories of each status in the same way.
    """
    counts = threats.groupby(KEYS, sort=True, observed=True).size().rename(COUNT).reset_index()
    enough = counts.groupby([PLACE, SPAN])[COUNT].transform("sum") >= threshold
    counts = counts[enough]
    for keys, part in (([PLACE, SPAN], STATUS), ([PLACE, SPAN, STATUS], CATEGORY)):
        counts = _together(counts, keys, part, threshold)
    return counts.reset_index(drop=True)


def _together(counts: pd.DataFrame, keys: list[str], part: str, threshold: int) -> pd.DataFrame:
    """The counts with the values of `part` that are too rare within the keys as SEVERAL."""
    parts = counts.groupby([*keys, part], sort=True)[COUNT].sum().reset_index()
    rare = (parts[COUNT] < threshold) | (parts[part] == SEVERAL)
    rest = parts[COUNT].where(rare, 0).groupby([parts[key] for key in keys]).transform("sum")
    lacking = parts[~rare & (rest > 0) & (rest < threshold)].sort_values([COUNT, part], kind="stable")
    rare[lacking.groupby(keys).head(1).index] = True
    named = parts.loc[rare, [*keys, part]].assign(_rare=True)
    marked = counts.merge(named, on=[*keys, part], how="left")
    marked[part] = marked[part].where(marked["_rare"].isna(), SEVERAL)
    return marked.groupby(KEYS, sort=True)[COUNT].sum().reset_index()


def changes(earlier: pd.DataFrame, later: pd.DataFrame, threshold: int) -> pd.DataFrame:
    """Places and spans of which the difference of two publications would tell a small count: columns place, span.

    Either a single count or the total of the place has changed by 1 to `threshold` - 1. A place that only one of them
    has tells no more than that it had fewer than `threshold` in the other.
    """
    both = pd.merge(earlier[[*KEYS, COUNT]], later[[*KEYS, COUNT]], on=KEYS, how="outer", suffixes=("_1", "_2")).fillna(
        {f"{COUNT}_1": 0, f"{COUNT}_2": 0}
    )
    totals = both.groupby([PLACE, SPAN])[[f"{COUNT}_1", f"{COUNT}_2"]].sum().reset_index()
    told = [_small(each[f"{COUNT}_1"].to_numpy() - each[f"{COUNT}_2"].to_numpy(), threshold) for each in (both, totals)]
    return pd.concat([both.loc[told[0], [PLACE, SPAN]], totals.loc[told[1], [PLACE, SPAN]]]).drop_duplicates()


def _small(differences: NDArray[Any], threshold: int) -> NDArray[np.bool_]:
    size = np.abs(differences)
    return (size > 0) & (size < threshold)


def after_earlier(earlier: pd.DataFrame, later: pd.DataFrame, told: pd.DataFrame, threshold: int) -> pd.DataFrame:
    """What is published of a span after an earlier publication: at the places and spans told, what that one had.

    Both have the columns of `counts_at_places` and others. A place of which the earlier one had a count that is too
    small by now is left out.
    """
    few = earlier.loc[earlier[COUNT] < threshold, [PLACE, SPAN]]
    at = pd.MultiIndex.from_frame(earlier[[PLACE, SPAN]])
    stands = at.isin(pd.MultiIndex.from_frame(told)) & ~at.isin(pd.MultiIndex.from_frame(few))
    return pd.concat([at_others(later, told), earlier[stands]], ignore_index=True).sort_values(KEYS, ignore_index=True)


def at_others(counts: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """The counts at all places and spans but those told."""
    return counts[~pd.MultiIndex.from_frame(counts[[PLACE, SPAN]]).isin(pd.MultiIndex.from_frame(told))]


def table_tells(earlier: NDArray[np.floating], later: NDArray[np.floating], threshold: int) -> bool:
    """Whether the difference of two tables of one span (m + 1, k + 1; NaN is suppressed) may tell a small count.

    Not where each published count, and each sum of what is suppressed in a row or a column, has stayed or changed by
    `threshold` or more, and the same cells are suppressed in both.
    """
    if earlier.shape != later.shape:
        return True
    if (np.isnan(earlier) != np.isnan(later)).any():
        return True
    seen = np.nan_to_num(earlier - later)
    if _small(seen, threshold).any():
        return True
    for inner, total in ((seen[:, :-1], seen[:, -1]), (seen[:-1].T, seen[-1])):
        if _small(total - inner.sum(axis=1), threshold).any():
            return True
    return False


def known_counts(counts: pd.DataFrame, categories: Sequence[str], statuses: Sequence[str]) -> NDArray[np.int64]:
    """What the places of a span tell of its table (m + 1, k + 1): at least so many are of the category and status."""
    known = np.zeros((len(categories) + 1, len(statuses) + 1), dtype=np.int64)
    row = counts[CATEGORY].map({code: i for i, code in enumerate(categories)}).fillna(len(categories)).astype(int)
    column = counts[STATUS].map({code: j for j, code in enumerate(statuses)}).fillna(len(statuses)).astype(int)
    np.add.at(known, (row.to_numpy(), column.to_numpy()), counts[COUNT].to_numpy(np.int64))
    # A total is at least its named parts and what is of several kinds.
    known[:-1, -1] += known[:-1, :-1].sum(axis=1)
    known[-1] += known[:-1].sum(axis=0)
    known[-1, -1] = counts[COUNT].sum()
    return known
