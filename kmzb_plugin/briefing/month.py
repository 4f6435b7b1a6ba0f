"""What a command's report says beyond a briefing: every category, what became of the reports, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from ..analysis.areachange import area_change
from ..analysis.intervals import wilson
from ..analysis.summary import CONFIRMED, DECIDED
from ..domain.periods import WARSAW, WARSAW_NAME
from ..store.base import Store, Unit
from .scope import Scope, days_earlier, read_threats, with_children, within

MONTHS = 13  # this one, and the same one a year before


@dataclass(frozen=True)
class CategoryRow:
    """A category's counts in the two periods with the ratio of the rates, and its confirmed share.

    `ratio`, `low`, `high`: NaN where there is nothing in either period, infinite where there was nothing before; the
    share is of the background period, NaN where nothing was decided. `q` allows for the number of categories.
    """

    category: str
    before: int
    now: int
    ratio: float
    low: float
    high: float
    p: float
    q: float
    confirmed: int
    decided: int
    share_low: float
    share_high: float


@dataclass(frozen=True)
class MonthCount:
    """Reports of a calendar month; `whole` is false for one that had not ended when the data ended."""

    first: date
    count: int
    whole: bool


@dataclass(frozen=True)
class MonthContent:
    """`statuses` are the reports of the period by the status they have now."""

    unit: Unit
    scope: Scope
    categories: tuple[CategoryRow, ...]
    statuses: tuple[tuple[str, int], ...]
    months: tuple[MonthCount, ...]


def build_month(store: Store, unit: Unit, scope: Scope) -> MonthContent:
    """The report of one unit with everything below it."""
    threats = read_threats(store, tuple(member.id for member in with_children(unit, store.units())))
    in_period = within(threats["reported"], scope.period)
    counts = threats.loc[in_period, "status"].value_counts()
    order = [status.code for status in store.dictionary().workflow]
    return MonthContent(
        unit,
        scope,
        _categories(threats, scope),
        tuple((code, int(counts[code])) for code in order if code in counts),
        _months(threats["reported"], scope),
    )


def _categories(threats: pd.DataFrame, scope: Scope) -> tuple[CategoryRow, ...]:
    """The most reported first."""
    chosen = pd.DataFrame(
        {
            "category": threats["category"],
            "before": within(threats["reported"], scope.compare),
            "now": within(threats["reported"], scope.period),
        }
    )
    background = within(threats["reported"], scope.background)
    chosen["confirmed"] = background & threats["status"].isin(CONFIRMED)
    chosen["decided"] = background & threats["status"].isin(DECIDED)
    counts = chosen.groupby("category")[["before", "now", "confirmed", "decided"]].sum().astype(int)
    counts = counts[counts.sum(axis=1) > 0].reset_index()
    change = area_change(counts["before"], counts["now"], (scope.compare.days, scope.period.days))
    low, high = wilson(counts["confirmed"], counts["decided"])
    rows = [
        CategoryRow(
            category=str(row.category),
            before=int(row.before),
            now=int(row.now),
            ratio=float(change.ratio[i]),
            low=float(change.low[i]),
            high=float(change.high[i]),
            p=float(change.p[i]),
            q=float(change.q[i]),
            confirmed=int(row.confirmed),
            decided=int(row.decided),
            share_low=float(low[i]),
            share_high=float(high[i]),
        )
        for i, row in enumerate(counts.itertuples())
    ]
    return tuple(sorted(rows, key=lambda row: (-row.now, -row.before, row.category)))


def _months(reported: pd.Series, scope: Scope) -> tuple[MonthCount, ...]:
    """The 13 calendar months up to the one that the period ends in."""
    last = days_earlier(scope.period.end, 1).astimezone(WARSAW)
    local = reported.dropna().dt.tz_convert(WARSAW_NAME)
    months = (local.dt.year * 12 + local.dt.month - 1).to_numpy(int)
    newest = last.year * 12 + last.month - 1
    oldest = newest - MONTHS + 1
    counts = np.bincount(months[(months >= oldest) & (months <= newest)] - oldest, minlength=MONTHS)
    end = days_earlier(scope.data_until, -1).astimezone(WARSAW)
    return tuple(
        MonthCount(date(number // 12, number % 12 + 1, 1), int(count), number < end.year * 12 + end.month - 1)
        for number, count in zip(range(oldest, newest + 1), counts, strict=True)
    )
