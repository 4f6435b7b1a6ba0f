"""Hours, neighbours and recurring places on points that can be seen through."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.briefing.patterns import heat_table, neighbours, recurring_places


def confirmed(*rows: tuple[str, str, float]) -> pd.DataFrame:
    """Threats on a line: category, place, metres along it; one reported a day from 1 March 2026."""
    frame = pd.DataFrame(rows, columns=["category", "place", "x"])
    frame["y"] = 0.0
    frame["reported"] = pd.date_range("2026-03-01T12:00", periods=len(rows), freq="D", tz="UTC")
    frame["occurred_at"] = frame["reported"]
    frame["id"] = [f"t{i}" for i in range(len(rows))]
    return frame


def test_places_are_chained_while_the_next_is_near() -> None:
    found = recurring_places(
        confirmed(("a", "X", 0), ("a", "Y", 40), ("a", "Y", 80), ("a", "Z", 200), ("b", "X", 10), ("b", "X", 1000))
    )
    assert [(row.place, row.category, row.confirmed, row.last.day) for row in found] == [("Y", "a", 3, 3)]


def test_more_confirmations_come_first_then_the_latest() -> None:
    found = recurring_places(
        confirmed(("a", "", 0), ("a", "", 0), ("b", "B", 0), ("b", "B", 0), ("c", "C", 0), ("c", "", 0), ("c", "", 0))
    )
    assert [(row.place, row.category, row.confirmed) for row in found] == [("C", "c", 3), ("B", "b", 2), ("", "a", 2)]


def test_nothing_confirmed_recurs_nowhere() -> None:
    assert recurring_places(confirmed()) == []
    assert recurring_places(confirmed(("a", "X", 0))) == []


def test_neighbours_are_of_the_same_category_and_within_150_metres() -> None:
    reports = confirmed(("a", "", 0), ("a", "", 150), ("a", "", 151), ("b", "", 1))
    near_first, near_last = neighbours(reports.iloc[[0, 3]], reports)
    assert (near_first.count, near_last.count) == (1, 0)
    assert neighbours(reports.iloc[[0]], reports.iloc[:0])[0].count == 0


@given(
    st.lists(
        st.one_of(st.none(), st.datetimes(min_value=pd.Timestamp("2020-01-01"), max_value=pd.Timestamp("2030-01-01")))
    )
)
def test_every_moment_is_in_one_cell_or_counted_as_without_hour(moments: list[object]) -> None:
    heat = heat_table(pd.Series(pd.to_datetime(pd.Series(moments, dtype="object"), utc=True)))
    assert sum(map(sum, heat.counts)) == heat.total
    assert heat.total + heat.without_hour == len(moments)


def test_midnight_is_civil_midnight() -> None:
    moments = pd.to_datetime(pd.Series(["2026-07-01T22:00:00Z", "2026-07-02T00:00:00Z"]), utc=True)
    heat = heat_table(moments)  # midnight and two o'clock on Thursday, 2 July
    assert (heat.total, heat.without_hour, heat.counts[0][3]) == (1, 1, 1)
