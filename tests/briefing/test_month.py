"""The report for the command, worked out by hand from the rows of `samples`."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kmzb_plugin.briefing.month import build_month
from kmzb_plugin.briefing.scope import Scope, find_units
from kmzb_plugin.domain.periods import Period
from kmzb_plugin.store.base import Store
from tests.briefing.samples import UNTIL, scope


@pytest.fixture
def month(store: Store) -> Any:
    (unit,) = find_units(store, ["KMP"], scope().at)
    return build_month(store, unit, scope())


def test_every_category_has_its_counts_and_its_share_of_the_background(month: Any) -> None:
    found = {row.category: (row.before, row.now, row.confirmed, row.decided) for row in month.categories}
    assert found == {
        "speeding": (2, 3, 3, 3),  # c1 c2, p1 p2 p4; of 90 days p4 c2 o1
        "improper_parking": (0, 1, 0, 0),
        "public_alcohol": (0, 1, 0, 1),
        "vandalism": (0, 0, 1, 2),  # o2 and o3 were decided, neither was reported in the two weeks
    }
    assert month.categories[0].category == "speeding"


def test_ratios_have_the_exact_interval(month: Any) -> None:
    # Clopper and Pearson for 3 of 5: 0.14663 to 0.94726, as p / (1 - p) 0.1718 to 17.96
    row = month.categories[0]
    assert row.ratio == pytest.approx(1.5)
    assert (row.low, row.high) == (pytest.approx(0.1718, abs=5e-5), pytest.approx(17.96, abs=5e-3))


def test_statuses_are_those_of_the_reports_of_the_period(month: Any) -> None:
    assert dict(month.statuses) == {"new": 3, "confirmed": 1, "not_confirmed": 1}


def test_months_are_civil_and_the_unfinished_one_is_marked(month: Any) -> None:
    assert (month.months[0].first, month.months[-1].first, len(month.months)) == (
        date(2024, 11, 1),
        date(2025, 11, 1),
        13,
    )
    counts = {each.first.month: each.count for each in month.months[1:]}
    # b2 in June, b1 in July; o1 and o2 in September, o3 in October; c1 c2 and p1-p5 in November
    assert counts == {12: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 1, 7: 1, 8: 0, 9: 2, 10: 1, 11: 7}
    assert [each.whole for each in month.months[-2:]] == [True, False]


def test_a_report_of_the_first_hour_belongs_to_the_month_of_its_civil_day(store: Store) -> None:
    (unit,) = find_units(store, ["KMP"], scope().at)
    period = Period.parse("2025-10-01/2025-11-01")
    found = build_month(store, unit, Scope(period, period.before(), UNTIL, UNTIL))
    assert found.months[-1].first == date(2025, 10, 1)
    assert found.months[-1].whole
