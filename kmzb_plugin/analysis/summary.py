"""Counts and shares of threats by category, area, status and period."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from kmzb_plugin.analysis.intervals import wilson

CONFIRMED = ("confirmed", "confirmed_referred", "confirmed_eliminated")
DECIDED = (*CONFIRMED, "not_confirmed", "joke_or_mistake")
FEWEST_FOR_QUOTIENT = 5
_SECONDS_PER_DAY = 86_400.0


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


def category_summary(
    category: ArrayLike,
    area: ArrayLike,
    status: ArrayLike,
    period: ArrayLike | None = None,
    reported: ArrayLike | None = None,
    decided: ArrayLike | None = None,
    level: float = 0.95,
) -> CategorySummary:
    """Summarises threats given as columns (n,): codes of category and status, numbers of area and period, times.

    Threats with `area` or `period` negative or missing are in no area or period and are left out. Times are anything
    pandas reads as datetimes; `decided` is the time of the threat's first decision. `level` is that of the intervals.
    """
    threats = pd.DataFrame({"area": np.asarray(area), "category": np.asarray(category), "status": np.asarray(status)})
    threats["period"] = 0 if period is None else np.asarray(period)
    threats["is_decided"] = threats["status"].isin(DECIDED)
    threats["is_confirmed"] = threats["status"].isin(CONFIRMED)
    threats["days"] = _days(reported, decided, threats["is_decided"])
    threats = threats[(threats["area"] >= 0) & (threats["period"] >= 0)].astype({"area": int, "period": int})
    table = _counted(threats, ["area", "period", "category"], level)
    areas = _counted(threats, ["area", "period"], level)
    _add_quotients(table, areas, level)
    return CategorySummary(table, _with_mix(areas, table))


def _days(reported: ArrayLike | None, decided: ArrayLike | None, is_decided: pd.Series) -> pd.Series:
    """Days from report to decision; NaN where there is no decision, a time is missing or the order is wrong."""
    if reported is None or decided is None:
        return pd.Series(np.nan, index=is_decided.index)
    begin = pd.Series(np.asarray(reported, dtype="datetime64[ns]"), index=is_decided.index)
    end = pd.Series(np.asarray(decided, dtype="datetime64[ns]"), index=is_decided.index)
    days = (end - begin).dt.total_seconds() / _SECONDS_PER_DAY
    return days.where(is_decided & (days >= 0))


def _counted(threats: pd.DataFrame, keys: list[str], level: float) -> pd.DataFrame:
    """Counts, statuses, confirmed share and time to decision per group, in the order of the keys."""
    groups = threats.groupby(keys, sort=True)
    table = groups.agg(
        n=("status", "size"),
        decided=("is_decided", "sum"),
        confirmed=("is_confirmed", "sum"),
        timed=("days", "count"),
        median_days=("days", "median"),
    )
    low, high = wilson(table["confirmed"], table["decided"], level)
    share = table["confirmed"] / table["decided"].where(table["decided"] > 0)
    for place, (name, values) in enumerate([("share", share), ("low", low), ("high", high)]):
        table.insert(3 + place, f"confirmed_{name}", values)
    statuses = threats.groupby([*keys, "status"]).size().unstack(fill_value=0).add_prefix("status_")
    statuses.columns.name = None
    return table.join(statuses).reset_index()


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
