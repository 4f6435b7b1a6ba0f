"""Spans of the calendar, in Polish civil time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain import spans
from kmzb_plugin.domain.periods import WARSAW, Period


@pytest.mark.parametrize(
    ("moment", "month", "quarter", "year"),
    [
        ("2025-03-31T21:59:59Z", "2025-03", "2025-Q1", "2025"),
        ("2025-03-31T22:00:00Z", "2025-04", "2025-Q2", "2025"),  # summer time: midnight in Poland
        ("2024-12-31T23:00:00Z", "2025-01", "2025-Q1", "2025"),
        ("2025-12-31T22:59:59Z", "2025-12", "2025-Q4", "2025"),
    ],
)
def test_a_moment_is_in_the_span_of_the_polish_calendar(moment: str, month: str, quarter: str, year: str) -> None:
    at = datetime.fromisoformat(moment)
    assert [spans.of(at, step) for step in ("month", "quarter", "year")] == [month, quarter, year]


@pytest.mark.parametrize(
    ("period", "step", "whole"),
    [
        ("2025-01-01/2025-07-01", "quarter", "2025-01-01/2025-07-01"),
        ("2025-01-02/2025-07-01", "quarter", "2025-01-01/2025-07-01"),
        ("2025-02-01/2025-05-01", "quarter", "2025-01-01/2025-07-01"),
        ("2025-02-01/2025-05-01", "month", "2025-02-01/2025-05-01"),
        ("2025-02-01/2025-05-01T00:01", "month", "2025-02-01/2025-06-01"),
        ("2025-11-01/2026-01-01", "year", "2025-01-01/2026-01-01"),
    ],
)
def test_a_period_is_widened_to_whole_spans(period: str, step: str, whole: str) -> None:
    assert spans.widened(Period.parse(period), step) == whole


def test_the_spans_of_a_period_end_where_it_ends() -> None:
    period = Period.parse("2025-11-01/2026-02-01")
    assert spans.within(period, "month") == ["2025-11", "2025-12", "2026-01"]
    assert spans.within(period, "quarter") == ["2025-Q4", "2026-Q1"]
    assert spans.within(period, "year") == ["2025", "2026"]


moments = st.datetimes(datetime(2016, 1, 1), datetime(2035, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))


@given(moments, moments, st.sampled_from(sorted(spans.STEPS)))
def test_every_moment_of_a_period_is_in_one_of_its_spans(one: datetime, other: datetime, step: str) -> None:
    if one == other:
        return
    period = Period(min(one, other), max(one, other))
    found = spans.within(period, step)
    assert found == sorted(set(found))
    assert found[0] == spans.of(period.start, step)
    assert spans.of((period.start + (period.end - period.start) / 2).astimezone(WARSAW), step) in found
    widened = Period.parse(spans.widened(period, step))
    assert widened.start <= period.start < period.end <= widened.end
    assert spans.within(widened, step) == found
