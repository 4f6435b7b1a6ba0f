"""The numbers of a briefing, worked out by hand from the rows of `samples`."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd
import pytest

from kmzb_plugin.briefing.content import build_content, category_changes
from kmzb_plugin.briefing.scope import (
    Scope,
    data_until,
    days_earlier,
    default_period,
    find_units,
    last_month,
    preceding,
    whole_garrison,
)
from kmzb_plugin.domain.periods import Period
from kmzb_plugin.store.base import ImportSource, Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.text import UserError
from tests.briefing.samples import UNTIL, scope


@pytest.fixture
def content(store: Store) -> object:
    (unit,) = find_units(store, ["KMP"], scope().at)
    return build_content(store, unit, scope())


def test_open_is_what_stood_before_and_came_in_less_what_was_closed(content) -> None:
    # open now: p1 p2 p3 p4 c1 o2; on 13 November: c1 c2 o2; in came p1-p5, closed were p5 and c2
    found = content.open
    assert (found.now, found.before, found.arrived, found.closed) == (6, 3, 5, 2)
    assert found.now - found.before == found.arrived - found.closed


def test_overdue_counts_limits_passed_by_the_end_of_the_period(content) -> None:
    # p2 was due on the 19th at 10:00 UTC, c1 on the 16th; p3 is due at noon of the 20th
    assert (content.overdue.now, content.overdue.since_start) == (2, 2)


def test_new_in_the_period_leaves_out_other_units(content) -> None:
    assert (content.new.now, content.new.before) == (5, 2)


def test_confirmed_share_has_its_numbers_and_wilsons_interval(content) -> None:
    # of 90 days decided: p4 p5 c2 o1 o2 o3, of these confirmed p4 c2 o1 o2; in the 90 days before: b2 of b1 b2
    share = content.confirmed
    assert (share.confirmed, share.decided, share.confirmed_before, share.decided_before) == (4, 6, 1, 2)
    # (4 + z²/2 ± z·sqrt(4·2/6 + z²/4)) / (6 + z²) with z = 1.959964
    assert share.low == pytest.approx(0.29999, abs=5e-5)
    assert share.high == pytest.approx(0.90323, abs=5e-5)
    assert share.diff_low < share.share - share.before < share.diff_high


def test_due_threats_come_by_their_limit_and_know_their_neighbours(content) -> None:
    assert [(row.rank, row.place, row.overdue) for row in content.due] == [
        (1, "ul. Żółkiewskiego", True),
        (2, "ul. Długa", True),
        (3, "", False),
    ]
    assert content.due_rest == 0
    # within 150 m of p2: p1, p4 and o1; p1, p2 and p4 between 18 and 21 o'clock
    assert (content.due[1].similar, content.due[1].hours) == (3, "18–21")
    assert (content.due[0].similar, content.due[0].hours) == (0, "")


def test_numbers_on_the_map_are_those_of_the_list(content) -> None:
    ranks = content.open_points.set_index(["x", "y"])["rank"]
    assert ranks[605_000.0, 501_000.0] == 1
    assert ranks[602_060.0, 500_000.0 + 5000] == 2
    assert sorted(ranks) == [0, 0, 0, 1, 2, 3]


def test_hours_are_civil_and_a_bare_date_has_none(content) -> None:
    heat = content.heat
    # Monday 18:30, Sunday 19:00, Thursday 18:15; o2 is midnight of 10 September, six more have no moment
    assert heat.counts[6] == (1, 0, 0, 1, 0, 0, 1)
    assert sum(map(sum, heat.counts)) == heat.total == 3
    assert heat.without_hour == 7


def test_changes_are_counted_per_category(content) -> None:
    found = {row.category: (row.now, row.before) for row in content.changes}
    assert found == {"speeding": (3, 2), "improper_parking": (1, 0), "public_alcohol": (1, 0)}


def test_a_place_recurs_where_two_of_a_category_were_confirmed_nearby(content) -> None:
    # p4 and o1 stand 40 m apart
    (place,) = content.recurring
    assert (place.place, place.category, place.confirmed) == ("ul. Długa", "speeding", 2)
    assert place.last == datetime(2025, 11, 14, 8, 0, tzinfo=UTC)


def test_p_values_are_those_of_the_published_e_test_adjusted_by_bh() -> None:
    # Krishnamoorthy and Thomson's test in ptools: (10, 20) 0.0688, (0, 3) 0.0884, (6, 2) 0.1749
    before = pd.Series(["a"] * 10 + ["c"] * 6)
    now = pd.Series(["a"] * 20 + ["b"] * 3 + ["c"] * 2)
    found = category_changes(now, before, 7, 7)
    assert [row.category for row in found] == ["a", "b", "c"]
    assert [row.p for row in found] == pytest.approx([0.0688, 0.0884, 0.1749], abs=5e-5)
    # 0.0688·3/1 and 0.0884·3/2, the smaller for both
    assert [row.q for row in found] == pytest.approx([0.1326, 0.1326, 0.1749], abs=1e-4)


def test_unequal_periods_are_compared_as_rates() -> None:
    before, now = pd.Series(["a"] * 40), pd.Series(["a"] * 10)
    (row,) = category_changes(now, before, 7, 28)
    assert row.p > 0.9


def test_content_is_the_same_on_every_run(store: Store, content) -> None:
    again = build_content(store, content.unit, scope())
    for name in ("open_points", "background_points"):
        pd.testing.assert_frame_equal(getattr(content, name), getattr(again, name))
    for name in ("open", "overdue", "new", "confirmed", "due", "heat", "changes", "recurring"):
        assert getattr(content, name) == getattr(again, name)


def test_a_unit_without_reports_has_an_empty_briefing(store: Store) -> None:
    (unit,) = find_units(store, ["KPB"], scope().at)
    empty = build_content(store, unit, scope())
    assert (empty.open.now, empty.overdue.now, empty.new.now, empty.due_rest) == (0, 0, 0, 0)
    assert (empty.due, empty.changes, empty.recurring) == ((), (), ())
    assert empty.confirmed.share is None
    assert empty.confirmed.low is None
    assert (empty.open.p, empty.new.p) == (1.0, 1.0)


def test_the_precinct_is_part_of_its_command_and_briefed_by_itself(store: Store) -> None:
    (precinct,) = find_units(store, ["KP-1"], scope().at)
    assert build_content(store, precinct, scope()).new.now == 3  # p1, p2, p4


def test_units_at_the_top_are_briefed_where_none_is_named(store: Store) -> None:
    assert [unit.code for unit in find_units(store, [], scope().at)] == ["KMP", "KPB", "KPP"]


def test_an_unknown_code_is_named_with_the_codes_there_are(store: Store) -> None:
    with pytest.raises(UserError, match="no unit with the code KWP, OLD.*KMP, KP-1, KPB, KPP"):
        find_units(store, ["KMP", "KWP", "OLD"], scope().at)


def test_the_state_of_the_data_is_its_newest_moment(store: Store) -> None:
    assert data_until(store, datetime(2026, 1, 1, tzinfo=UTC)) == UNTIL
    assert data_until(store, datetime(2025, 7, 3, tzinfo=UTC)) == datetime(2025, 7, 1, 8, 0, tzinfo=UTC)


def test_a_store_without_threats_says_so(store: Store) -> None:
    with pytest.raises(UserError, match="no reports"):
        data_until(store, datetime(2020, 1, 1, tzinfo=UTC))


def test_crimes_of_the_police_plane_are_no_reports(store: Store, content) -> None:
    crimes = store.frame(ThreatFilter(), ["category", "status", "occurred_at", "reported_at", "updated_at", "x", "y"])
    crimes = crimes.assign(
        source_ref=crimes.index.astype(str), time_of_day=None, weekdays=None, description="", place="", teryt="", raw=""
    )
    with store.bulk_import(ImportSource("police", "ksip", "crimes.csv")) as importer:
        assert importer.add_threats(crimes).accepted == len(crimes)
    again = build_content(store, content.unit, scope())
    assert (again.open, again.new, again.confirmed, again.heat) == (
        content.open,
        content.new,
        content.confirmed,
        content.heat,
    )


def test_the_period_left_open_is_seven_civil_days() -> None:
    assert default_period(UNTIL) == Period.parse("2025-11-12/2025-11-19")
    assert preceding(default_period(UNTIL)) == Period.parse("2025-11-05/2025-11-12")


def test_a_month_is_compared_with_the_month_before() -> None:
    assert last_month(UNTIL) == Period.parse("2025-10-01/2025-11-01")
    assert last_month(datetime(2025, 11, 30, 22, 0, tzinfo=UTC)) == Period.parse("2025-11-01/2025-12-01")
    assert preceding(Period.parse("2025-03-01/2025-04-01")) == Period.parse("2025-02-01/2025-03-01")
    assert preceding(Period.parse("2025-03-02/2025-04-01")) == Period.parse("2025-01-31/2025-03-02")


def test_the_whole_garrison_is_all_units_where_several_stand_at_the_top(store: Store) -> None:
    whole = whole_garrison("KWP", store.units(), scope().at)
    assert (whole.name, whole.id) == ("KWP", "")
    assert build_content(store, whole, scope()).new.now == 6  # x1 of the KPP, too
    only = [unit for unit in store.units() if unit.code in ("KMP", "KP-1")]
    assert whole_garrison("KWP", only, scope().at).code == "KMP"


def test_days_are_civil_over_a_change_of_the_clocks() -> None:
    period = Period.parse("2025-10-24/2025-10-31")  # the 26th has 25 hours
    assert preceding(period) == Period.parse("2025-10-17/2025-10-24")
    assert days_earlier(period.end, 90) == Period.parse("2025-08-02/2025-10-31").start


def test_the_day_of_the_list_ends_at_civil_midnight() -> None:
    period = Period.parse("2025-11-13T06:00/2025-11-20T14:00")
    assert Scope(period, preceding(period), period.end, UNTIL).due_until == datetime(2025, 11, 20, 23, 0, tzinfo=UTC)
