"""Counts and shares of threats by category, area, status and period."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.intervals import wilson

CONFIRMED = ("confirmed", "confirmed_referred", "confirmed_eliminated")
DECIDED = (*CONFIRMED, "not_confirmed", "joke_or_mistake")
FEWEST_FOR_QUOTIENT = 5
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
    kept = np.asarray(area) >= 0
    if period is not None:
        kept &= np.asarray(period) >= 0
    numbers, categories = pd.factorize(np.asarray(category, dtype=object)[kept], sort=True)
    threats = pd.DataFrame({"area": np.asarray(area)[kept].astype(np.int64), "period": 0, "category": numbers})
    if period is not None:
        threats["period"] = np.asarray(period)[kept].astype(np.int64)
    threats["status"], statuses = 0, np.array([""], dtype=object)
    if status is not None:
        threats["status"], statuses = pd.factorize(np.asarray(status, dtype=object)[kept], sort=True)
    days = threats[["area", "period", "category"]].iloc[:0].assign(days=np.empty(0))
    if reported is not None and decided is not None:
        is_decided = np.isin(statuses, DECIDED)[threats["status"]]
        some = np.flatnonzero(kept)[is_decided]
        passed = (_moments(decided)[some] - _moments(reported)[some]) / pd.Timedelta(days=1)
        days = threats.loc[is_decided, ["area", "period", "category"]].assign(days=passed)
        days = days[days["days"] >= 0]  # a time is missing, or the decision is before the report
    return Tally(_counts(threats), days, categories, statuses)


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
    table["category"] = counted.categories[table["category"]]
    _add_quotients(table, areas, level)
    return CategorySummary(table, _with_mix(areas, table))


def _moments(values: ArrayLike) -> pd.DatetimeIndex:
    moments = pd.DatetimeIndex(values)
    return moments.tz_localize("UTC") if moments.tz is None else moments.tz_convert("UTC")


def _counts(threats: pd.DataFrame, weights: NDArray[np.int64] | None = None) -> pd.DataFrame:
    """How many there are of each area, period, category and status, or what their weights add up to."""
    sizes = [int(threats[key].max()) + 1 if len(threats) else 1 for key in _KEYS]
    key = np.zeros(len(threats), dtype=np.int64)
    for name, size in zip(_KEYS, sizes, strict=True):
        key = key * size + threats[name].to_numpy()
    codes, distinct = pd.factorize(key, sort=True)
    columns = {"n": np.bincount(codes, weights, len(distinct)).astype(np.int64)}
    for name, size in zip(_KEYS[::-1], sizes[::-1], strict=True):
        distinct, columns[name] = np.divmod(distinct, size)
    return pd.DataFrame(columns)[[*_KEYS, "n"]]


def _measured(counted: Tally, keys: list[str], level: float) -> pd.DataFrame:
    """Counts, statuses, confirmed share and time to decision per group, in the order of the keys."""
    counts, statuses = counted.counts, counted.statuses
    first = (counts[keys].diff() != 0).any(axis=1).to_numpy()
    table = counts.loc[first, keys].reset_index(drop=True)
    place = (np.cumsum(first) - 1) * len(statuses) + counts["status"].to_numpy()
    by_status = np.bincount(place, counts["n"], len(table) * len(statuses)).astype(np.int64)
    by_status = by_status.reshape(len(table), len(statuses))
    table["n"] = by_status.sum(axis=1)
    table["decided"] = by_status[:, np.isin(statuses, DECIDED)].sum(axis=1)
    table["confirmed"] = by_status[:, np.isin(statuses, CONFIRMED)].sum(axis=1)
    table["confirmed_share"] = table["confirmed"] / table["decided"].where(table["decided"] > 0)
    table["confirmed_low"], table["confirmed_high"] = wilson(table["confirmed"], table["decided"], level)
    days = counted.days.groupby(keys)["days"].agg(timed="count", median_days="median")
    table = table.join(days, on=keys)
    table["timed"] = table["timed"].fillna(0).astype(np.int64)
    for i, status in enumerate(statuses):
        table[f"status_{status}"] = by_status[:, i]
    return table


def _add_quotients(table: pd.DataFrame, areas: pd.DataFrame, level: float) -> None:
    """Adds share, lq, lq_low and lq_high to the table of categories."""
    in_area = table[["area", "period"]].merge(areas[["area", "period", "n"]], on=["area", "period"], how="left")["n"]
    in_area.index = table.index
    everywhere = table.groupby(["period", "category"])["n"].transform("sum")
    expected = everywhere / table.groupby("period")["n"].transform("sum")
    enough = in_area >= FEWEST_FOR_QUOTIENT
    low, high = wilson(table["n"], in_area, level)
    table["share"] = table["n"] / in_area
    for name, share in (("lq", table["share"]), ("lq_low", low), ("lq_high", high)):
        table[name] = (share / expected).where(enough)


def _with_mix(areas: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Adds dominant, dominant_share and entropy to the table of areas."""
    keys = ["area", "period"]
    most = table.groupby(keys)["n"].transform("max")
    first = table[table["n"] == most]
    alone = first[~first.duplicated(keys, keep=False)].set_index(keys)["category"]
    entropy = (-table["share"] * np.log(table["share"])).groupby([table["area"], table["period"]]).sum()
    areas = areas.set_index(keys)
    areas["dominant"] = alone.reindex(areas.index).astype(object).where(lambda names: names.notna(), None)
    areas["dominant_share"] = table.groupby(keys)["share"].max()
    areas["entropy"] = entropy.abs()  # a single category gives -0
    return areas.reset_index()
