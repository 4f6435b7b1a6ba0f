from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain.periods import Period, iso, parse_moment
from kmzb_plugin.text import UserError

moments = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0))


@given(moments)
def test_stored_form_reads_back(moment: datetime) -> None:
    assert parse_moment(iso(moment)) == moment


@given(moments, moments)
def test_stored_form_sorts_as_time(one: datetime, other: datetime) -> None:
    assert (iso(one) < iso(other)) == (one < other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-01-15", "2025-01-14T23:00:00Z"),  # winter time, UTC+1
        ("2025-07-15 12:00", "2025-07-15T10:00:00Z"),  # summer time, UTC+2
        ("2025-07-15T12:00:00+00:00", "2025-07-15T12:00:00Z"),
    ],
)
def test_time_without_a_zone_is_polish(text: str, expected: str) -> None:
    assert iso(parse_moment(text)) == expected


def test_period_is_half_open() -> None:
    period = Period.parse("2025-01-01T00:00:00Z/2025-02-01T00:00:00Z")
    assert period.start in period
    assert period.end not in period
    assert period.before().end == period.start
    assert period.before().days == period.days == 31


@pytest.mark.parametrize("text", ["", "2025-01-01", "yesterday/today", "2025-01-01/2025-02-01/2025-03-01"])
def test_unreadable_period_is_said_with_an_example(text: str) -> None:
    with pytest.raises(UserError, match="2025-01-01/2025-07-01"):
        Period.parse(text)


def test_period_that_ends_before_it_begins() -> None:
    with pytest.raises(UserError, match="ends before it begins"):
        Period.parse("2025-02-01/2025-01-01")
