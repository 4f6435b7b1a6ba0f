"""Counts and shares of threats by category, area, status and period."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.intervals import wilson

CONFIRMED = ("confirmed", "confirmed_referred", "confirmed_eliminated")
DECIDED = (*CONFIRMED, "not_confirmed", "joke_or_mistake")
FEWEST_FOR_QUOTIENT = 5
_SMALL = 1_000_000  # numbers of combinations that may all be counted, whether they occur or not
_KEYS = ["area", "period", "category", "status"]


@dataclass(frozen=True)
class CategorySummary:
    """`table`: one row per area, period and category that occurs. `areas`: one row per area and period.

    Both have, besides their keys `area` and `period`:
    n                threats
    status_<code>    threats in that status, a column for each status that occurs
    decided          threats with a decision (`DECIDED`): confirmed, passed on, eliminated, not confirmed, joke or
                     mistake
    confirmed        of these, the confirmed ones: confirmed, passed on, eliminated (`CONFIRMED`)
    confirmed_share  confirmed / decided, with confirmed_low and confirmed_high by Wilson; NaN if none is decided.
                     Threats that are new or under verification are in neither number.
    timed            decided threats with both times
    median_days      median of decided - reported in days over these; NaN if there is none

    `table` has `category`, share = n / n of the area in the period, and the location quotient
    lq = (n_ca / n_a) / (N_c / N) within the period, N over all areas; lq_low and lq_high are the Wilson limits of
    n_ca / n_a divided by N_c / N, which counts as known. All three are NaN if the area has fewer than 5 threats.

    `areas` has `dominant`, the most frequent category (None if several are), dominant_share, and `entropy`,
    -Σ p ln p over the categories' shares (0: one category only; ln k: k categories equally often).
    """

    table: pd.DataFrame
    areas: pd.DataFrame


@dataclass(frozen=True)
class Tally:
    """`counts`: a row for each area, period, category and status that occurs, in this order, with `n`, its threats.

    `days`: area, period and category of each decided threat with both times, with the `days` from report to decision.
    Categories and statuses are numbers: positions in `categories` and `statuses`, which are sorted.
    """

    counts: pd.DataFrame
    days: pd.DataFrame
    categories: NDArray[np.object_]
    statuses: NDArray[np.object_]

    def as_one(self, *keys: str) -> Tally:
        """With all areas, all periods or both as one, which has the number 0."""
        counts, days = (table.assign(**dict.fromkeys(keys, 0)) for table in (self.counts, self.days))
        return replace(self, counts=_counts(counts, counts["n"].to_numpy()), days=days)


def tally(
    category: ArrayLike,
    area: ArrayLike,
    status: ArrayLike | None = None,
    period: ArrayLike | None = None,
    reported: ArrayLike | None = None,
    decided: ArrayLike | None = None,
) -> Tally:
    """Counts threats given as columns (n,): codes of category and status, numbers of area and period, times.

    The codes are text, empty where there is none. Threats with `area` or `period` negative or missing are in no area
    or period and are left out. Times are anything pandas reads as datetimes, in UTC if they name no zone; `decided` is
    the time of the threat's first decision. Memory: 70 bytes a threat.
    """
    area, period = np.asarray(area), None if period is None else np.asarray(period)
    kept = area >= 0 if period is None else (area >= 0) & (period >= 0)
    n = int(kept.sum())
    some = slice(None) if n == len(kept) else kept  # no copies where all are in an area
    kind, categories = _coded(category, some)
    one = np.broadcast_to(np.int64(0), n)
    state, statuses = one, np.array([""], dtype=object)
    if status is not None:
        state, statuses = _coded(status, some)
    when = one if period is None else period[some].astype(np.int64)
    numbers = {"area": area[some].astype(np.int64), "period": when, "category": kind, "status": state}
    decision, passed = np.empty(0, dtype=np.int64), np.empty(0)
    if reported is not None and decided is not None:
        decision = np.flatnonzero(np.isin(statuses, DECIDED)[state])
        passed = _days(reported, decided, np.flatnonzero(kept)[decision])
        known = passed >= 0  # else a time is missing, or the decision is before the report
        decision, passed = decision[known], passed[known]
    days = pd.DataFrame({key: numbers[key][decision] for key in _KEYS[:3]} | {"days": passed})
    return Tally(_counts(numbers), days, categories, statuses)


def _coded(
    column: ArrayLike | pd.Categorical, some: slice | NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.object_]]:
    """Some of a column as numbers of the different codes in it, and these, sorted."""
    values = column if isinstance(column, pd.Categorical) else np.asarray(column, dtype=object)
    numbers, codes = pd.factorize(values[some], sort=True)
    return numbers, np.asarray(codes, dtype=object)


def category_summary(
    category: ArrayLike,
    area: ArrayLike,
    status: ArrayLike | None = None,
    period: ArrayLike | None = None,
    reported: ArrayLike | None = None,
    decided: ArrayLike | None = None,
    level: float = 0.95,
) -> CategorySummary:
    """Summarises threats given as the columns of `tally`. `level` is that of the intervals."""
    return summarised(tally(category, area, status, period, reported, decided), level)


def summarised(counted: Tally, level: float = 0.95) -> CategorySummary:
    """Summarises threats that are counted. `level` is that of the intervals."""
    table = _measured(counted, ["area", "period", "category"], level)
    areas = _measured(counted, ["area", "period"], level)
    place = np.cumsum(_is_first(table, ["area", "period"])) - 1  # each row's among the areas, which have the same order
    _add_quotients(table, areas["n"].to_numpy()[place], level)
    table["category"] = counted.categories[table["category"]]
    _add_mix(areas, table, place)
    return CategorySummary(table, areas)


def _days(reported: ArrayLike, decided: ArrayLike, some: NDArray[np.int64]) -> NDArray[np.float64]:
    """Days from report to decision of some threats; NaN where a time is missing."""
    begin, end = (pd.DatetimeIndex(moments)[some] for moments in (reported, decided))
    begin, end = (each.tz_localize("UTC") if each.tz is None else each for each in (begin, end))
    return ((end - begin) / pd.Timedelta(days=1)).to_numpy()


def _counts(
    numbers: Mapping[str, NDArray[np.int64]] | pd.DataFrame, weights: NDArray[np.int64] | None = None
) -> pd.DataFrame:
    """How many there are of each area, period, category and status, or what their weights add up to."""
    columns = {name: np.asarray(numbers[name]) for name in _KEYS}
    sizes = {name: int(column.max(initial=0)) + 1 for name, column in columns.items()}
    key = columns[_KEYS[0]]
    for name in _KEYS[1:]:
        if sizes[name] > 1:
            key = key * sizes[name] + columns[name]
    if math.prod(sizes.values()) <= max(len(key), _SMALL):
        sums = np.bincount(key, weights).astype(np.int64)
        distinct = np.flatnonzero(sums)
        counts = {"n": sums[distinct]}
    else:
        codes, distinct = pd.factorize(key, sort=True)
        counts = {"n": np.bincount(codes, weights, len(distinct)).astype(np.int64)}
    for name in reversed(_KEYS):
        distinct, counts[name] = np.divmod(distinct, sizes[name])
    return pd.DataFrame(counts)[[*_KEYS, "n"]]


def _measured(counted: Tally, keys: list[str], level: float) -> pd.DataFrame:
    """Counts, statuses, confirmed share and time to decision per group, in the order of the keys."""
    counts, statuses = counted.counts, counted.statuses
    first = _is_first(counts, keys)
    table = counts.loc[first, keys].reset_index(drop=True)
    place = (np.cumsum(first) - 1) * len(statuses) + counts["status"].to_numpy()
    by_status = np.bincount(place, counts["n"], len(table) * len(statuses)).astype(np.int64)
    by_status = by_status.reshape(len(table), len(statuses))
    table["n"] = by_status.sum(axis=1)
    table["decided"] = by_status[:, np.isin(statuses, DECIDED)].sum(axis=1)
    table["confirmed"] = by_status[:, np.isin(statuses, CONFIRMED)].sum(axis=1)
    table["confirmed_share"] = table["confirmed"] / table["decided"].where(table["decided"] > 0)
    table["confirmed_low"], table["confirmed_high"] = wilson(table["confirmed"], table["decided"], level)
    if counted.days.empty:
        table["timed"], table["median_days"] = 0, np.nan
    else:
        days = counted.days.groupby(keys)["days"].agg(timed="count", median_days="median")
        table = table.join(days, on=keys)
        table["timed"] = table["timed"].fillna(0).astype(np.int64)
    for i, status in enumerate(statuses):
        table[f"status_{status}"] = by_status[:, i]
    return table


def _is_first(table: pd.DataFrame, keys: list[str]) -> NDArray[np.bool_]:
    """Which rows begin a group of rows with the same keys."""
    first = np.ones(len(table), dtype=bool)
    first[1:] = np.any([np.diff(table[key]) != 0 for key in keys], axis=0)
    return first


def _add_quotients(table: pd.DataFrame, in_area: NDArray[np.int64], level: float) -> None:
    """Adds share, lq, lq_low and lq_high to the table of categories."""
    everywhere = table.groupby(["period", "category"])["n"].transform("sum")
    expected = everywhere / table.groupby("period")["n"].transform("sum")
    low, high = wilson(table["n"], in_area, level)
    table["share"] = table["n"] / in_area
    for name, share in (("lq", table["share"]), ("lq_low", low), ("lq_high", high)):
        table[name] = (share / expected).where(in_area >= FEWEST_FOR_QUOTIENT)


def _add_mix(areas: pd.DataFrame, table: pd.DataFrame, place: NDArray[np.int64]) -> None:
    """Adds dominant, dominant_share and entropy to the table of areas; `place` is each row's among them."""
    is_most = (table["n"] == table["n"].groupby(place).transform("max")).to_numpy()
    alone = np.bincount(place[is_most], minlength=len(areas)) == 1
    chosen = is_most & alone[place]
    dominant = np.full(len(areas), None, dtype=object)
    dominant[place[chosen]] = table["category"].to_numpy()[chosen]
    areas["dominant"] = dominant
    areas["dominant_share"] = table["share"].groupby(place).max()
    surprise = -table["share"] * np.log(table["share"])
    areas["entropy"] = np.abs(np.bincount(place, surprise, len(areas)))  # a single category gives -0
