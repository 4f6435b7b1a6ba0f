"""The commander's page, worked out by hand from the rows of `samples`."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

from kmzb_plugin.briefing.garrison import Shares, build_garrison
from kmzb_plugin.briefing.scope import find_units, units_below, whole_garrison
from kmzb_plugin.store.base import ImportSource, Store
from tests.briefing.samples import scope


@pytest.fixture
def whole(store: Store) -> Any:
    return build_garrison(store, whole_garrison("KWP", store.units(), scope().at), scope())


def test_units_stand_in_the_order_of_their_codes_with_all_below_them(whole: Any) -> None:
    assert [unit.code for unit in whole.units] == ["KMP", "KPB", "KPP"]
    # KMP: open p1 p2 p3 p4 c1 o2, overdue p2 c1; x1 of the KPP was due in three days
    assert whole.overdue.n.tolist() == [6, 0, 1]
    assert whole.overdue.k.tolist()[0] == 2
    assert (whole.change.second.tolist(), whole.change.first.tolist()) == ([5, 0, 1], [2, 0, 0])
    assert (whole.confirmed.k.tolist(), whole.confirmed.n.tolist()) == ([4, 0, 0], [6, 0, 0])


def test_what_stands_in_no_unit_below_has_a_row_of_its_own(store: Store) -> None:
    (unit,) = find_units(store, ["KMP"], scope().at)
    found = build_garrison(store, unit, scope())
    assert [each.code for each in found.units] == ["KP-1", "KMP"]
    assert found.change.second.tolist() == [3, 2]  # p1 p2 p4 in the precinct; p3 p5 in the town alone


def test_a_number_in_a_code_counts_as_a_number(store: Store) -> None:
    (unit,) = find_units(store, ["KMP"], scope().at)
    below = [dataclasses.replace(unit, id=code, code=code, parent_id=unit.id) for code in ("KP10", "KP-1", "KP2", "A")]
    assert [each.code for each in units_below(unit, [unit, *below], scope().at)] == ["A", "KP2", "KP10", "KP-1"]


def test_a_unit_without_units_below_is_compared_with_itself_alone(store: Store) -> None:
    (unit,) = find_units(store, ["KPB"], scope().at)
    found = build_garrison(store, unit, scope())
    assert [each.code for each in found.units] == ["KPB"]
    assert found.worse == ()
    assert found.overdue.place.tolist() == [0]
    assert math.isnan(found.change.ratio[0])


def test_shares_outside_the_limits_are_marked_on_their_side() -> None:
    # of all 104 of 800, 13 %: z = (0.025 - 0.13) / sqrt(0.13·0.87/200) = -4.4 for the last, 1.5 for the others
    found = Shares.of(np.array([33, 33, 33, 5]), np.array([200, 200, 200, 200]))
    assert found.place[3] < 0
    assert (found.place[:3] >= 0).all()
    # Wilson for 5 of 200: (5 + z²/2 ± z·sqrt(5·195/200 + z²/4)) / (200 + z²)
    assert found.low[3] == pytest.approx(0.01072, abs=5e-5)
    assert found.high[3] == pytest.approx(0.05720, abs=5e-5)


def _reports(number: int, moment: str, category: str, x: float) -> pd.DataFrame:
    rows = pd.DataFrame(
        {
            "source_ref": [f"{moment}-{category}-{i}" for i in range(number)],
            "category": category,
            "status": "new",
            "reported_at": moment,
            "updated_at": "",
            "occurred_at": "",
            "place": "",
            "x": x,
            "y": 505_000.0,
        }
    )
    return rows.assign(time_of_day=None, weekdays=None, description="", teryt="", raw="")


def test_worse_is_what_rose_by_more_than_chance_and_nothing_else(store: Store) -> None:
    with store.bulk_import(ImportSource("internet", "more", "more.csv")) as importer:
        importer.add_threats(_reports(4, "2025-11-07T10:00:00Z", "vandalism", 615_000.0))
        importer.add_threats(_reports(30, "2025-11-14T10:00:00Z", "vandalism", 615_000.0))
        importer.add_threats(_reports(40, "2025-11-08T10:00:00Z", "begging", 625_000.0))
        importer.add_threats(_reports(3, "2025-11-15T10:00:00Z", "begging", 625_000.0))
    found = build_garrison(store, whole_garrison("KWP", store.units(), scope().at), scope())
    assert [(found.units[row.unit].name, row.category, row.before, row.now) for row in found.worse] == [
        ("KPP Łapy", "", 4, 31),
        ("KPP Łapy", "vandalism", 4, 30),
    ]
    assert found.worse[0].ratio == pytest.approx(31 / 4)
    assert found.worse[0].low > 1
    assert found.change.classes().tolist() == [0, -2, 2]
