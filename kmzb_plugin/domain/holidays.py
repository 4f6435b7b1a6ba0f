"""Polish public holidays and the long weekends they make: fixed dates and those that follow Easter, as data.

Source: the act of 18 January 1951 on days free from work (Dz.U. 1951 nr 4 poz. 28 as amended), Epiphany since 2011
(Dz.U. 2010 nr 224 poz. 1459), Christmas Eve since 2025 (Dz.U. 2024 poz. 1965), 12 November 2018 alone (Dz.U. 2018 poz.
2117). Sundays, which the act frees too, are weekdays of their own here. The list of dates is that in force since 1990.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from dateutil.easter import easter

from . import tables

FIRST_YEAR = 1990
LONG = 3  # free days in a row that make a weekend a long one
_DAY = timedelta(days=1)
_AROUND = 10 * _DAY  # more than the longest run of free days


@dataclass(frozen=True)
class Holiday:
    """One public holiday: a fixed month and day, or so many days after Easter Sunday."""

    code: str
    name_pl: str
    name_en: str
    month: int | None
    day: int | None
    after_easter: int | None
    first_year: int
    last_year: int | None

    @classmethod
    def from_row(cls, row: tables.Row) -> Holiday:
        """From a row of holidays.csv."""
        return cls(
            code=tables.text(row["code"]),
            name_pl=tables.text(row["name_pl"]),
            name_en=tables.text(row["name_en"]),
            month=tables.number(row["month"]),
            day=tables.number(row["day"]),
            after_easter=tables.number(row["after_easter"]),
            first_year=tables.number(row["first_year"]) or FIRST_YEAR,
            last_year=tables.number(row["last_year"]),
        )

    def label(self, language: str = "pl") -> str:
        """The name shown to people."""
        return self.name_pl if language == "pl" else self.name_en

    def on(self, year: int) -> date | None:
        """Its date in a year; None if it is no holiday then."""
        if year < self.first_year or (self.last_year is not None and year > self.last_year):
            return None
        if self.after_easter is not None:
            return easter(year) + timedelta(days=self.after_easter)
        assert self.month is not None
        assert self.day is not None
        return date(year, self.month, self.day)


@lru_cache(maxsize=1)
def known() -> tuple[Holiday, ...]:
    """All holidays in the order of the year."""
    return tuple(Holiday.from_row(row) for row in tables.seed("holidays"))


@lru_cache(maxsize=256)
def of_year(year: int) -> dict[date, Holiday]:
    """The public holidays of a year by date, none before 1990; no two ever fall on one date."""
    dates = ((holiday.on(year), holiday) for holiday in known())
    return {day: holiday for day, holiday in dates if day is not None}


class DayKind(str, Enum):
    """What a day is: each is one of these.

    A day between two free ones is a bridge. Free days and bridges in a row, at least three of them and a holiday among
    them, are a long weekend.
    """

    HOLIDAY = "holiday"
    BRIDGE = "bridge"
    LONG_WEEKEND = "long_weekend"
    BEFORE = "before_long_weekend"
    ORDINARY = "ordinary"


def day_kinds(first: date, last: date) -> list[DayKind]:
    """What each day from `first` to `last` is, both included."""
    start = first - _AROUND
    days = [start + i * _DAY for i in range((last - first).days + 1 + 2 * _AROUND.days)]
    holidays = [day in of_year(day.year) for day in days]
    free = [holiday or day.weekday() >= 5 for day, holiday in zip(days, holidays, strict=True)]
    bridge = [not here and before and after for before, here, after in zip(free, free[1:], free[2:], strict=False)]
    bridge = [False, *bridge, False]
    kinds = [DayKind.HOLIDAY if each else DayKind.ORDINARY for each in holidays]
    i = 0
    while i < len(days):
        end = i
        while end < len(days) and (free[end] or bridge[end]):
            end += 1
        if end - i >= LONG and any(holidays[i:end]):
            for j in range(i, end):
                if not holidays[j]:
                    kinds[j] = DayKind.BRIDGE if bridge[j] else DayKind.LONG_WEEKEND
            if i > 0:
                kinds[i - 1] = DayKind.BEFORE
        i = max(end, i + 1)
    return kinds[_AROUND.days : len(days) - _AROUND.days]
