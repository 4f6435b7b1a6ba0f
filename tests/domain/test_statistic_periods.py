"""Periods of statistics as tables write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain.statistic_periods import StatisticPeriod, read_period

periods = st.builds(
    lambda year, months, place: StatisticPeriod(year, 1 + months * (place % (12 // months)), months),
    st.integers(1990, 2099),
    st.sampled_from([12, 6, 3, 1]),
    st.integers(0, 11),
)


@given(periods)
def test_a_code_is_read_as_it_was_written_and_is_its_days(period: StatisticPeriod) -> None:
    assert StatisticPeriod.from_code(period.code) == read_period(period.code) == period
    months = (period.ends.year - period.starts.year) * 12 + period.ends.month - period.starts.month
    assert months == period.months
    assert period.starts.day == period.ends.day == 1


@given(st.text())
def test_whatever_is_written_is_a_period_or_none(text: str) -> None:
    period = read_period(text)
    assert period is None or StatisticPeriod.from_code(period.code) == period


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025", "2025"),
        ("2025 r.", "2025"),
        ("rok 2025", "2025"),
        ("I półrocze 2025", "2025-H1"),
        ("2 półrocze 2025 r.", "2025-H2"),
        ("H1 2025", "2025-H1"),
        ("2025H2", "2025-H2"),
        ("III kw. 2025", "2025-Q3"),
        ("1 kwartał 2025", "2025-Q1"),
        ("IV kwartał 2025 r.", "2025-Q4"),
        ("2025 Q2", "2025-Q2"),
        ("lipiec 2025", "2025-07"),
        ("Września 2025", "2025-09"),
        ("July 2025", "2025-07"),
        ("07.2025", "2025-07"),
        ("7/2025", "2025-07"),
        ("2025M07", "2025-07"),
        ("V 2025", "2025-05"),
        ("I-VI 2025", "2025-H1"),
        ("I–XII 2025", "2025"),
        ("kwiecień-czerwiec 2025", "2025-Q2"),
    ],
)
def test_ways_of_writing(text: str, code: str) -> None:
    period = read_period(text)
    assert period is not None
    assert period.code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "2024/2025",
        "2025-07-01",
        "I-IX 2025",
        "II-VII 2025",
        "H3 2025",
        "V kwartał 2025",
        "13.2025",
        "2025 lato",
    ],
)
def test_other_spans_are_none(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize(
    ("part", "year", "code"),
    [("styczeń", "2024", "2024-01"), ("03", "2024", "2024-03"), ("II kw.", "2024.0", "2024-Q2")],
)
def test_a_part_of_the_year_in_a_column_of_its_own(part: str, year: str, code: str) -> None:
    period = read_period(part, year)
    assert period is not None
    assert period.code == code


def test_periods_stand_in_the_order_of_time() -> None:
    assert sorted([StatisticPeriod(2025, 7, 1), StatisticPeriod(2024, 1, 12)])[0].year == 2024
    assert StatisticPeriod(2025, 7, 6).ends == date(2026, 1, 1)
    with pytest.raises(ValueError, match="no period"):
        StatisticPeriod.from_code("2025-13")
