"""Counts of police statistics by area, ready for a map: one period of one system, at one level of areas."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..domain import teryt
from ..domain.statistic_periods import StatisticPeriod
from ..locale import month
from ..store.base import Store
from ..store.statistics import ALL
from ..text import UserError, tr


@dataclass(frozen=True)
class AreaCounts:
    """`counts` are the columns area_code, category and n; `summed_from` the digits of the codes that were added up
    to areas of `digits`, 0 where the statistics have these areas themselves.
    """

    source_system: str
    period: StatisticPeriod
    digits: int
    summed_from: int
    counts: pd.DataFrame

    @property
    def totals(self) -> pd.Series:
        """Counts by area code, all categories together: the total that was given, else the sum."""
        given = self.counts[self.counts["category"] == ALL].set_index("area_code")["n"]
        sums = self.counts[self.counts["category"] != ALL].groupby("area_code")["n"].sum()
        return given.combine_first(sums).astype("int64").sort_index()

    def is_same(self, other: AreaCounts | None) -> bool:
        """Whether others say the same."""
        return (
            other is not None
            and (self.source_system, self.period, self.digits, self.summed_from)
            == (other.source_system, other.period, other.digits, other.summed_from)
            and self.counts.equals(other.counts)
        )


def period_name(period: StatisticPeriod) -> str:
    """A period as people say it."""
    if period.months == 12:
        return str(period.year)
    if period.months == 1:
        return f"{month(period.first)} {period.year}"
    part = (period.first - 1) // period.months + 1
    text = tr("half {part} of {year}") if period.months == 6 else tr("quarter {part} of {year}")
    return text.format(part=part, year=period.year)


def latest(periods: pd.DataFrame, source_system: str = "") -> tuple[str, str] | None:
    """The system and the period to show, of `Store.statistic_periods`: what ends last, of that the longest period.

    Of several systems that have it the one with most areas. None where there is nothing.
    """
    if source_system:
        periods = periods[periods["source_system"] == source_system]
    if periods.empty:
        return None
    known = {code: StatisticPeriod.from_code(code) for code in periods["period"].unique()}
    code = max(known, key=lambda each: (known[each].ends, known[each].months))
    areas = periods[periods["period"] == code].groupby("source_system")["areas"].sum()
    return str(areas.idxmax()), code


def counts_at(rows: pd.DataFrame, digits: int) -> tuple[pd.DataFrame, int]:
    """The counts of areas with codes of so many digits, and the digits of the codes that had to be added up for them.

    `rows` are the statistics of one period and system. What the statistics have at the level is taken; else the next
    lower level is added up: of gminas those that stand for the whole, because the town and the countryside in one are
    parts of it, as the districts of a city are. Gminas with their kind become gminas.
    """
    lengths = rows["area_code"].str.len()
    for level in sorted(length for length in lengths.unique() if length >= digits):
        found = rows[lengths == level]
        if level == digits:
            return found[["area_code", "category", "n"]].reset_index(drop=True), 0
        codes = found["area_code"].map(teryt.gmina_of)
        whole = codes.str.len() < teryt.GMINA_KIND
        added = found[whole].assign(area_code=codes[whole].str[:digits])
        sums = added.groupby(["area_code", "category"], as_index=False)["n"].sum()
        return sums, 0 if (level, digits) == (teryt.GMINA_KIND, teryt.GMINA) else int(level)
    return rows.iloc[:0][["area_code", "category", "n"]], 0


def read(store: Store, source_system: str, period: str, digits: int) -> AreaCounts:
    """The counts of a system in a period at a level."""
    counts, summed_from = counts_at(store.statistics(source_system, period), digits)
    return AreaCounts(source_system, StatisticPeriod.from_code(period), digits, summed_from, counts)


def latest_on_the_map(store: Store) -> AreaCounts | None:
    """What the store's own layer shows: the last period by powiat, by voivodeship where there is nothing below.

    None where the store has no statistics, or its server does not give them yet.
    """
    try:
        chosen = latest(store.statistic_periods())
        if chosen is None:
            return None
        for digits in (teryt.POWIAT, teryt.VOIVODESHIP):
            found = read(store, *chosen, digits)
            if len(found.counts):
                return found
    except UserError:
        pass
    return None
