"""Public holidays against the calendars of single years, and what long weekends are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain.holidays import DayKind, day_kinds, known, of_year

# The act's holidays as the public calendars of these years have them.
FIXED = {"01-01", "05-01", "05-03", "08-15", "11-01", "11-11", "12-25", "12-26"}
MOVING = {
    2010: {"04-04", "04-05", "05-23", "06-03"},
    2011: {"01-06", "04-24", "04-25", "06-12", "06-23"},
    2018: {"01-06", "04-01", "04-02", "05-20", "05-31", "11-12"},
    2024: {"01-06", "03-31", "04-01", "05-19", "05-30"},
    2025: {"01-06", "04-20", "04-21", "06-08", "06-19", "12-24"},
    2026: {"01-06", "04-05", "04-06", "05-24", "06-04", "12-24"},
}


@pytest.mark.parametrize("year", MOVING)
def test_holidays_of_a_year(year: int) -> None:
    assert {day.isoformat()[5:] for day in of_year(year)} == FIXED | MOVING[year]


def test_no_two_fall_on_one_date() -> None:
    """Pentecost cannot be earlier than 10 May, nor Easter fall on a fixed holiday: all dates of a year differ."""
    for year in range(1990, 2100):
        assert len(of_year(year)) == len([each for each in known() if each.on(year)])
    assert of_year(1989) == {}


def test_names_are_there_in_both_languages() -> None:
    assert all(each.label("pl") and each.label("en") for each in known())
    assert len({each.code for each in known()}) == len(known())


def kinds(first: str, days: int) -> dict[str, str]:
    start = date.fromisoformat(first)
    found = day_kinds(start, start + timedelta(days=days - 1))
    assert len(found) == days
    dates = ((start + timedelta(days=i)).isoformat()[5:] for i in range(days))
    return {day: kind.value for day, kind in zip(dates, found, strict=True) if kind is not DayKind.ORDINARY}


def test_a_holiday_on_thursday_makes_a_bridge() -> None:
    assert kinds("2025-06-16", 9) == {
        "06-18": "before_long_weekend",
        "06-19": "holiday",
        "06-20": "bridge",
        "06-21": "long_weekend",
        "06-22": "long_weekend",
    }


def test_a_holiday_in_the_middle_of_the_week_or_on_sunday_makes_no_long_weekend() -> None:
    assert kinds("2023-11-01", 5) == {"11-01": "holiday"}  # a Wednesday
    assert kinds("2025-06-05", 7) == {"06-08": "holiday"}  # Pentecost


def test_may_and_christmas() -> None:
    assert kinds("2024-04-29", 8) == {
        "04-30": "before_long_weekend",
        "05-01": "holiday",
        "05-02": "bridge",
        "05-03": "holiday",
        "05-04": "long_weekend",
        "05-05": "long_weekend",
    }
    assert kinds("2025-12-22", 8) == {
        "12-23": "before_long_weekend",
        "12-24": "holiday",
        "12-25": "holiday",
        "12-26": "holiday",
        "12-27": "long_weekend",
        "12-28": "long_weekend",
    }


@given(st.dates(date(1995, 1, 1), date(2060, 1, 1)), st.integers(0, 200), st.integers(0, 30))
def test_a_day_is_the_same_whatever_the_days_around_it_that_are_asked_for(first: date, days: int, shift: int) -> None:
    last = first + timedelta(days=days)
    wide = day_kinds(first - timedelta(days=shift), last + timedelta(days=shift))
    assert day_kinds(first, last) == wide[shift : len(wide) - shift]


@given(st.dates(date(1995, 1, 1), date(2060, 1, 1)))
def test_holidays_are_holidays_and_bridges_are_working_days(day: date) -> None:
    (kind,) = day_kinds(day, day)
    assert (kind is DayKind.HOLIDAY) == (day in of_year(day.year))
    if kind in (DayKind.BRIDGE, DayKind.BEFORE):
        assert day.weekday() < 5
    if kind is DayKind.LONG_WEEKEND:
        assert day.weekday() >= 5
