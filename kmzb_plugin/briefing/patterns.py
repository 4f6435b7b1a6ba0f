"""Patterns of a unit's reports in time and space: hours of the week, reports around a place, places that recur."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ..domain.periods import WARSAW_NAME

BAND_HOURS = 3
BANDS = 24 // BAND_HOURS
SIMILAR_METRES = 150.0
RECURRING_METRES = 50.0


@dataclass(frozen=True)
class HeatTable:
    """Reports by band of three hours (rows, from midnight) and weekday (columns, from Monday), in civil time.

    `without_hour` reports have no moment, or midnight to the second, which is how files write a bare date.
    """

    counts: tuple[tuple[int, ...], ...]
    total: int
    without_hour: int

    @property
    def largest(self) -> int:
        """The count of the fullest cell."""
        return max(max(row) for row in self.counts)


@dataclass(frozen=True)
class Around:
    """Reports like one report: how many others, and the band of hours most of them fall in (empty if none does)."""

    count: int
    hours: str


@dataclass(frozen=True)
class Recurring:
    """A place with several confirmed threats of one category."""

    place: str
    category: str
    confirmed: int
    last: datetime


def band_label(band: int) -> str:
    """`18–21` for the band that begins at 18."""
    return f"{band * BAND_HOURS}–{(band + 1) * BAND_HOURS}"


def _local(moments: pd.Series) -> pd.Series:
    """Civil times of those moments (UTC) that hold an hour."""
    local = moments.dropna().dt.tz_convert(WARSAW_NAME)
    return local[(local.dt.hour != 0) | (local.dt.minute != 0) | (local.dt.second != 0)]


def heat_table(moments: pd.Series) -> HeatTable:
    """Counts of moments (UTC, NaT allowed) by band of hours and weekday."""
    local = _local(moments)
    counts = np.zeros((BANDS, 7), dtype=int)
    np.add.at(counts, (local.dt.hour.to_numpy() // BAND_HOURS, local.dt.dayofweek.to_numpy()), 1)
    return HeatTable(tuple(tuple(map(int, row)) for row in counts), len(local), len(moments) - len(local))


def neighbours(chosen: pd.DataFrame, reports: pd.DataFrame) -> list[Around]:
    """For each chosen threat the other reports of its category within 150 m.

    Both frames have the columns id, category, occurred_at (UTC), x, y (metres). The hours are given where at least
    two of the reports and more than a third of them fall into one band.
    """
    found = []
    trees = {category: (cKDTree(group[["x", "y"]]), group) for category, group in reports.groupby("category")}
    for row in chosen.itertuples():
        if row.category not in trees:
            found.append(Around(0, ""))
            continue
        tree, group = trees[row.category]
        near = group.iloc[sorted(tree.query_ball_point((row.x, row.y), SIMILAR_METRES))]
        found.append(Around(int((near["id"] != row.id).sum()), _usual_hours(near["occurred_at"])))
    return found


def _usual_hours(moments: pd.Series) -> str:
    bands = np.bincount(_local(moments).dt.hour.to_numpy() // BAND_HOURS, minlength=BANDS)
    band = int(bands.argmax())
    return band_label(band) if bands[band] >= 2 and 3 * bands[band] > bands.sum() else ""


def recurring_places(confirmed: pd.DataFrame) -> list[Recurring]:
    """Places with at least two confirmed threats of one category, linked while no more than 50 m apart.

    `confirmed` has the columns category, place, reported (UTC), x, y (metres). The most confirmed come first.
    """
    chains = confirmed[["category", "place", "reported"]].assign(chain=-1)
    last = 0
    for _, group in confirmed.groupby("category"):
        chain = last + _linked(group[["x", "y"]].to_numpy(dtype=float))
        chains.loc[group.index, "chain"] = chain
        last = chain.max() + 1
    chains = chains[chains["chain"].duplicated(keep=False)]
    names = chains[chains["place"] != ""].groupby(["chain", "place"]).size().reset_index(name="n")
    names = names.sort_values(["n", "place"], ascending=[False, True]).drop_duplicates("chain")
    name_of = dict(zip(names["chain"], names["place"], strict=True))
    places = chains.groupby("chain").agg(n=("chain", "size"), category=("category", "first"), last=("reported", "max"))
    found = [
        Recurring(name_of.get(row.Index, ""), str(row.category), int(row.n), row.last.to_pydatetime())
        for row in places.itertuples()
    ]
    return sorted(found, key=lambda row: (-row.confirmed, -row.last.timestamp(), row.place, row.category))


def _linked(points: NDArray[np.float64]) -> NDArray[np.int32]:
    """The number of the chain of points that each point (n, 2) belongs to."""
    pairs = cKDTree(points).query_pairs(RECURRING_METRES, output_type="ndarray")
    links = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(points), len(points)))
    labels: NDArray[np.int32] = connected_components(links, directed=False)[1]
    return labels
