"""Category summary: a case worked by hand, and what must add up."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.intervals import wilson
from kmzb_plugin.analysis.summary import DECIDED, CategorySummary, category_summary, summarised, tally

STATUSES = ("new", "verification", *DECIDED)


def by_hand() -> CategorySummary:
    """Area 1: 3 dumps, 2 rat runs, 1 other; area 2: 1 dump, 5 rat runs; one dump in no area."""
    return category_summary(
        category=["dump"] * 3 + ["rat"] * 2 + ["other"] + ["dump"] + ["rat"] * 5 + ["dump"],
        area=[1] * 6 + [2] * 6 + [-1],
        status=["confirmed", "not_confirmed", "new", "joke_or_mistake", "confirmed_eliminated", "verification"]
        + ["new"] * 6
        + ["confirmed"],
        reported=["2025-03-01T00:00:00"] * 13,
        decided=["2025-03-03", "2025-03-06T12:00", None, "2025-02-01", "2025-03-05"] + [None] * 8,
    )


def test_location_quotient_by_hand() -> None:
    table = by_hand().table.set_index(["area", "category"])
    assert table.loc[(1, "dump"), "lq"] == pytest.approx((3 / 6) / (4 / 12))
    assert table.loc[(2, "rat"), "lq"] == pytest.approx((5 / 6) / (7 / 12))
    low, high = wilson(3, 6)
    assert table.loc[(1, "dump"), "lq_low"] == pytest.approx(float(low) * 3)
    assert table.loc[(1, "dump"), "lq_high"] == pytest.approx(float(high) * 3)
    assert table["n"].sum() == 12


def test_areas_by_hand() -> None:
    areas = by_hand().areas.set_index("area")
    one = areas.loc[1]
    assert (one["n"], one["decided"], one["confirmed"]) == (6, 4, 2)
    assert one["confirmed_share"] == 0.5
    assert (one["confirmed_low"], one["confirmed_high"]) == pytest.approx(tuple(float(x) for x in wilson(2, 4)))
    assert (one["timed"], one["median_days"]) == (3, 4.0)  # 2, 4 and 5.5 days; a decision before the report is none
    assert (one["dominant"], one["dominant_share"]) == ("dump", 0.5)
    assert one["entropy"] == pytest.approx(-(0.5 * math.log(0.5) + 1 / 3 * math.log(1 / 3) + 1 / 6 * math.log(1 / 6)))
    assert one["status_new"] == 1
    assert math.isnan(areas.loc[2, "confirmed_share"])
    assert areas.loc[2, "decided"] == 0


def test_small_areas_get_no_quotient_and_ties_no_dominant_category() -> None:
    found = category_summary(["a", "b", "b", "a"], [0] * 4, ["new"] * 4)
    assert found.table[["lq", "lq_low", "lq_high"]].isna().all(axis=None)
    assert found.areas["dominant"].tolist() == [None]
    assert found.areas["entropy"].tolist() == pytest.approx([math.log(2)])


def test_periods_stand_for_themselves() -> None:
    found = category_summary(["a"] * 5 + ["b"] * 5, [0] * 10, ["new"] * 10, period=[0] * 5 + [1] * 5)
    assert found.table["lq"].tolist() == [1.0, 1.0]
    assert found.areas["dominant"].tolist() == ["a", "b"]
    assert found.areas["entropy"].tolist() == [0.0, 0.0]


def test_no_threats_give_empty_tables() -> None:
    found = category_summary([], [], [], reported=[], decided=[])
    assert found.table.empty
    assert found.areas.empty
    assert {"lq", "confirmed_share"} <= set(found.table.columns)
    assert {"dominant", "entropy"} <= set(found.areas.columns)


def test_times_may_name_their_zone_or_not() -> None:
    """10:00 in Warsaw's winter is 9:00 UTC; nothing is warned about."""
    decided = pd.Series(pd.to_datetime(["2025-01-03T10:00+01:00", None]), dtype="datetime64[ns, Europe/Warsaw]")
    reported = np.array(["2025-01-02T09:00", "2025-01-02"], dtype="datetime64[s]")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = category_summary(["a", "a"], [0, 0], ["confirmed"] * 2, None, reported, decided)
    assert found.table[["timed", "median_days"]].to_numpy().tolist() == [[1, 1.0]]


def test_without_statuses_nothing_is_decided() -> None:
    found = category_summary(["a", "b"], [0, 0], reported=["2025-01-01"] * 2, decided=["2025-01-02"] * 2)
    assert found.table["status_"].tolist() == [1, 1]
    assert found.areas[["decided", "confirmed", "timed"]].to_numpy().tolist() == [[0, 0, 0]]


def test_numbers_of_areas_may_be_far_apart() -> None:
    """More combinations than can be counted one by one."""
    area = [0, 10**9, 5, 10**9]
    found = category_summary(list("abab"), area, ["new", "confirmed"] * 2, [0, 1_000, 7, 1_000])
    assert found.table[["area", "period", "category", "n"]].to_numpy().tolist() == [
        [0, 0, "a", 1],
        [5, 7, "a", 1],
        [10**9, 1_000, "b", 2],
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(-1, 3), st.sampled_from(STATUSES), st.integers(-1, 1))))
def test_areas_and_periods_as_one(rows: list[tuple[str, int, str, int]]) -> None:
    """The same as if those who are counted had said so themselves."""
    kept = [row for row in rows if row[1] >= 0 and row[3] >= 0]
    category, area, status, period = (list(column) for column in zip(*kept, strict=True)) if kept else ([],) * 4
    times = [f"2025-01-{1 + i % 28:02}" for i in range(len(kept))], ["2025-01-29"] * len(kept)
    counted = tally(category, area, status, period, *times)
    by_area = category_summary(category, area, status, None, *times)
    whole = category_summary(category, [0] * len(kept), status, None, *times)
    for found, expected in ((counted.as_one("period"), by_area), (counted.as_one("area", "period"), whole)):
        pd.testing.assert_frame_equal(summarised(found).table, expected.table)
        pd.testing.assert_frame_equal(summarised(found).areas, expected.areas)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(-1, 3), st.sampled_from(STATUSES), st.integers(-1, 1))))
def test_everything_adds_up(rows: list[tuple[str, int, str, int]]) -> None:
    category, area, status, period = (list(column) for column in zip(*rows, strict=True)) if rows else ([],) * 4
    found = category_summary(category, area, status, period)
    kept = [row for row in rows if row[1] >= 0 and row[3] >= 0]
    for part in (found.table, found.areas):
        assert part["n"].sum() == len(kept)
        assert part.filter(like="status_").to_numpy().sum() == len(kept)
        assert part["decided"].sum() == sum(row[2] in DECIDED for row in kept)
        assert (part["confirmed"] <= part["decided"]).all()
        shares = part["confirmed_share"].dropna()
        assert (part["confirmed_low"].dropna() <= shares + 1e-12).all()
        assert (shares <= part["confirmed_high"].dropna() + 1e-12).all()
    sums = found.table.groupby(["area", "period"])["share"].sum()
    assert np.allclose(sums, 1.0)
