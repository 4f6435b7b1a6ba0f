"""Moments: compared with Python's own clock arithmetic, row by row."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.store.intake import moments
from kmzb_plugin.store.intake.profile import TimeRule

WARSAW = ZoneInfo("Europe/Warsaw")


def one(text: str, rule: TimeRule | None = None) -> tuple[str, bool]:
    found, unreadable = moments.parse(pd.Series([text], dtype=object), rule or TimeRule())
    return moments.iso(found)[0], bool(unreadable[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-11-20T18:40:00Z", "2025-11-20T18:40:00Z"),
        ("2025-11-20 18:40", "2025-11-20T17:40:00Z"),
        ("20.11.2025 18:40", "2025-11-20T17:40:00Z"),
        ("1.7.2025", "2025-06-30T22:00:00Z"),
        ("2025/07/01 12:00:00", "2025-07-01T10:00:00Z"),
        ("2019/01/01 05:00:00+00", "2019-01-01T05:00:00Z"),
        ("20.11.2025 r. godz. 18:40", "2025-11-20T17:40:00Z"),
        ("20 listopada 2025 r., godz. 18.40", "2025-11-20T17:40:00Z"),
        ("20 XI 2025", "2025-11-19T23:00:00Z"),
        ("20-11-2025 9:05", "2025-11-20T08:05:00Z"),
        ("20/11/2025", "2025-11-19T23:00:00Z"),
        ("5 maja 2025", "2025-05-04T22:00:00Z"),
        ("12 mar 2025", "2025-03-11T23:00:00Z"),
        ("20.11.25", "2025-11-19T23:00:00Z"),
        ("2025.11.20 18.40", "2025-11-20T17:40:00Z"),
        ("2025-11-20 18:40:00.123+01:00", "2025-11-20T17:40:00Z"),
        ("45981.7777777778", "2025-11-20T17:40:00Z"),  # as a spreadsheet counts: 45981 days since 1899-12-30
        ("20251120", "2025-11-19T23:00:00Z"),
        ("1763664000000", "2025-11-20T18:40:00Z"),
        ("1763664000", "2025-11-20T18:40:00Z"),
        ("1.763664E12", "2025-11-20T18:40:00Z"),
        ("2025-10-26 02:30", "2025-10-26T00:30:00Z"),  # comes twice: the first
        ("2025-03-30 02:30", "2025-03-30T01:30:00Z"),  # does not come: an hour later
        ("", ""),
        ("   ", ""),
    ],
)
def test_how_moments_are_written(text: str, expected: str) -> None:
    assert one(text) == (expected, False)


@pytest.mark.parametrize(
    "text",
    [
        "03/25/2025",
        "20 wrzosu 2025",
        "20.11.2025 18.5",
        "20.11.2025 25:00",
        "1 a 2025",
        "wczoraj",
        "31.02.2025",
        "2025-13-01",
        "0",
        "-5",
        "9999-01-01",
        "1e400",
        "nan",
        "99999999999999999",
    ],
)
def test_what_is_no_date_is_unreadable(text: str) -> None:
    assert one(text) == ("", True)


def test_a_pattern_and_epochs_are_taken_at_their_word() -> None:
    assert one("07/01/2025", TimeRule("%m/%d/%Y", "UTC")) == ("2025-07-01T00:00:00Z", False)
    assert one("2025-07-01", TimeRule("%m/%d/%Y", "UTC")) == ("", True)
    assert one("1763664000000", TimeRule("epoch_milliseconds")) == ("2025-11-20T18:40:00Z", False)
    assert one("86400", TimeRule("epoch_seconds")) == ("1970-01-02T00:00:00Z", False)
    assert one("wczoraj", TimeRule("epoch_milliseconds")) == ("", True)


@given(st.datetimes(datetime(1950, 1, 1), datetime(2037, 12, 31)).map(lambda moment: moment.replace(microsecond=0)))
def test_every_form_means_the_same_moment(local: datetime) -> None:
    expected = local.replace(tzinfo=WARSAW).astimezone(UTC)
    if expected.astimezone(WARSAW).replace(tzinfo=None) != local:
        return  # the hour that spring leaves out
    utc = expected.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert one(local.isoformat()) == (utc, False)
    assert one(local.strftime("%d.%m.%Y %H:%M:%S")) == (utc, False)
    assert one(str(int(expected.timestamp())), TimeRule("epoch_seconds")) == (utc, False)
    assert one(str(int(expected.timestamp() * 1000)), TimeRule("epoch_milliseconds")) == (utc, False)


# Reading a file drops NULs and half pairs of UTF-16, so that none gets here: pandas takes a text for finished at one.
@given(
    st.lists(
        st.text(st.characters(blacklist_characters="\x00", blacklist_categories=("Cs",)), max_size=12)
        | st.integers().map(str)
        | st.floats().map(repr)
    )
)
def test_any_text_is_a_moment_or_empty_or_unreadable(texts: list[str]) -> None:
    for form in ("auto", "epoch_milliseconds", "epoch_seconds", "%Y"):
        found, unreadable = moments.parse(pd.Series(texts, dtype=object), TimeRule(form))
        for text, written, bad in zip(texts, moments.iso(found), unreadable, strict=True):
            assert (written == "") == (bad or not text.strip())


@pytest.mark.parametrize("odd", ["", "wczoraj", "2025-02-30T00:00:00Z", "1899-01-01T00:00:00Z", "2025-11-20 18:40"])
def test_a_column_as_stores_keep_it_is_read_like_its_rows(odd: str) -> None:
    """At once where all of it is in that form, else row by row, with the same result."""
    stored = ["2025-11-20T18:40:00Z", "2025-03-30T00:59:59Z", "1999-12-31T23:59:59Z"]
    found, unreadable = moments.parse(pd.Series([*stored, odd], dtype=object), TimeRule())
    assert moments.iso(found)[:3].tolist() == stored
    assert (moments.iso(found)[3], bool(unreadable[3])) == one(odd)
    found, unreadable = moments.parse(pd.Series(stored, dtype=object), TimeRule())
    assert moments.iso(found).tolist() == stored
    assert not unreadable.any()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("18", 64_800), ("18.0", 64_800), ("18:40", 67_200), ("7.05", 25_500), ("7:05:09", 25_509), ("0", 0)],
)
def test_times_of_the_day(text: str, seconds: int) -> None:
    assert moments.time_of_day(text) == seconds


def test_the_month_comes_first_only_where_something_says_so() -> None:
    assert moments.month_first(["01/31/2025", "02/03/2025"]) == "%m/%d/%Y"
    assert moments.month_first(["01-31-2025 6:40:00 PM"]) == "%m-%d-%Y %I:%M:%S %p"
    assert moments.month_first(["01/31/2025", "31/01/2025"]) == ""
    assert moments.month_first(["01/31/2025", "01/31/2025 10:00"]) == ""
    assert moments.month_first(["01/31/2025", "wczoraj"]) == ""
    assert moments.month_first([]) == ""


@given(st.datetimes(datetime(2000, 1, 1), datetime(2037, 12, 31)), st.booleans())
def test_a_pattern_that_is_found_reads_what_it_was_found_in(moment: datetime, halves: bool) -> None:
    moment = moment.replace(day=max(moment.day, 13), second=0, microsecond=0)
    text = moment.strftime("%m/%d/%Y %I:%M %p" if halves else "%m/%d/%Y %H:%M")
    assert one(text, TimeRule(moments.month_first([text]), "UTC")) == (moment.strftime("%Y-%m-%dT%H:%M:%SZ"), False)


@given(st.integers(0, 364), st.integers(0, 23))
def test_the_hour_is_set_on_the_day_in_its_own_zone(day: int, hour: int) -> None:
    toronto = ZoneInfo("America/Toronto")
    midnight = (datetime(2019, 1, 1) + timedelta(days=day)).replace(tzinfo=toronto)
    start, _ = moments.parse(pd.Series([midnight.astimezone(UTC).isoformat()], dtype=object), TimeRule())
    found, unreadable = moments.set_hour(start, pd.Series([str(hour)], dtype=object), "America/Toronto")
    read = datetime.fromisoformat(moments.iso(found)[0]).astimezone(toronto)
    assert not unreadable[0]
    left_out = midnight.date().isoformat() == "2019-03-10" and hour == 2
    assert (read.date(), read.hour) == (midnight.date(), 3 if left_out else hour)


@pytest.mark.parametrize("hour", ["24", "-1", "7.5", "noon", "30:05:00"])
def test_an_hour_that_is_none_is_unreadable(hour: str) -> None:
    start, _ = moments.parse(pd.Series(["2019-01-01T05:00:00Z"], dtype=object), TimeRule())
    assert moments.set_hour(start, pd.Series([hour], dtype=object), "America/Toronto")[1].tolist() == [True]


@pytest.mark.parametrize("hour", ["", " "])
def test_without_an_hour_a_moment_stays_as_it_is(hour: str) -> None:
    start, _ = moments.parse(pd.Series(["2019-01-01T05:20:00Z"], dtype=object), TimeRule())
    found, unreadable = moments.set_hour(start, pd.Series([hour], dtype=object), "America/Toronto")
    assert not unreadable[0]
    assert found.tolist() == start.tolist()


@given(
    st.lists(
        st.one_of(
            st.integers(-(2**62), 2**62).map(str),
            st.floats(-1e13, 1e13).map(repr),
            st.sampled_from(["", " ", "x", " 12 ", "1_000_000_000_000", "nan", "inf", "1e400", "1.7e12"]),
        ),
        max_size=8,
    ),
    st.sampled_from([("epoch_milliseconds", 1000), ("epoch_seconds", 1)]),
)
def test_a_column_of_numbers_since_1970_is_read_as_each_of_them(texts: list[str], rule: tuple[str, int]) -> None:
    form, divisor = rule
    found, unreadable = moments.parse(pd.Series(texts, dtype=object), TimeRule(format=form))
    for text, moment, bad in zip(texts, found, unreadable, strict=True):
        try:
            seconds = int(float(text) // divisor) if divisor > 1 else int(float(text))
        except (ValueError, OverflowError):
            assert np.isnat(moment)
            assert bad == bool(text.strip())
            continue
        plausible = moments._FIRST.astype(np.int64) <= seconds < moments._END.astype(np.int64)
        assert bad != plausible
        assert np.isnat(moment) if bad else moment.astype(np.int64) == seconds
