"""`visitround` through `processing.run`: order, hours, roads, what is left out and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from kmzb_plugin.domain.periods import parse_moment
from kmzb_plugin.processing.allocation.hours import urgency, visiting_hours

from ..conftest import point_layer
from .test_roads import line_layer

X, Y = 630_000.0, 390_000.0
STATION = f"{X},{Y} [EPSG:2180]"
WEDNESDAY = "2025-05-14T08:00:00"


def threats(places: list[tuple[float, float]], **fields: list[Any]) -> Any:
    """Threats so many metres east and north of the station."""
    return point_layer([X + east for east, _ in places], [Y + north for _, north in places], fields=fields)


def given(layer: Any, **more: Any) -> dict[str, Any]:
    plain = {"INPUT": layer, "START": STATION, "SPEED": 60, "DETOUR": 1, "DWELL": 10}
    return plain | {"OUTPUT_ROUTE": "memory:", "OUTPUT_STOPS": "memory:"} | more


def orders(result: dict[str, Any]) -> list[int | None]:
    return [row["visit_order"] or None for row in result["OUTPUT_STOPS"].getFeatures()]


def reasons(result: dict[str, Any]) -> list[str]:
    return [row["reason"] or "" for row in result["OUTPUT_STOPS"].getFeatures()]


def test_the_shortest_way_round_with_its_times(run: Any, log: Any, tmp_path: Path) -> None:
    layer = threats([(0, 3000), (6000, 0), (6000, 3000)], category=["noise", "dogs", "noise"], note=["a", "b", "c"])
    page = tmp_path / "round.html"
    result = run("visitround", given(layer, HTML_REPORT=str(page)))
    rows = list(result["OUTPUT_STOPS"].getFeatures())
    assert orders(result) in ([1, 3, 2], [3, 1, 2])
    assert [row["note"] for row in rows] == ["a", "b", "c"]
    assert {row["minutes"] for row in rows} in ({3, 19, 32}, {6, 19, 35})
    assert [row["dwell"] for row in rows] == [10, 10, 10]
    legs = list(result["OUTPUT_ROUTE"].getFeatures())
    assert [(leg["from_stop"], leg["to_stop"]) for leg in legs] == [(0, 1), (1, 2), (2, 3), (3, 0)]
    assert sum(leg["metres"] for leg in legs) == pytest.approx(18_000)
    assert sum(leg.geometry().length() for leg in legs) == pytest.approx(18_000)
    assert any("Threats visited: 3 of 3, in 0 h 48 min and 18.0 km, 192 min to spare." in info for info in log.infos)
    read = page.read_text(encoding="utf-8")
    assert "Timetable" in read
    assert "back at the station" in read
    assert "Without DEPARTURE nothing is known of hours" in read


def test_the_station_out_of_a_layer(run: Any) -> None:
    from qgis.core import QgsProcessingException

    layer = threats([(0, 3000)])
    one = threats([(0, 1000)])
    result = run("visitround", given(layer, START=None, START_LAYER=one))
    assert [leg["metres"] for leg in result["OUTPUT_ROUTE"].getFeatures()] == [2000, 2000]
    with pytest.raises(QgsProcessingException, match="holds 2 points"):
        run("visitround", given(layer, START=None, START_LAYER=threats([(0, 1000), (0, 2000)])))


def test_what_is_due_goes_first_and_the_rest_has_a_reason(run: Any, log: Any) -> None:
    layer = threats(
        [(5000, 0), (-5000, 0), (60_000, 0)],
        due_at=["2025-06-30T12:00:00", "2025-05-10T12:00:00", "2025-05-10T12:00:00"],
    )
    result = run("visitround", given(layer, TIME_BUDGET=25, DEPARTURE=WEDNESDAY))
    assert orders(result) == [None, 1, None]
    assert [row["urgency"] for row in result["OUTPUT_STOPS"].getFeatures()] == [1, 4, 4]
    assert reasons(result) == [
        "no time left beside the others",
        "",
        "too far: there and back with the visit takes 130 min",
    ]
    assert any("Not visited, no time left beside the others: 1." in info for info in log.infos)


def test_hours_and_weekdays(run: Any, log: Any) -> None:
    layer = threats(
        [(1000, 0), (0, 1000), (-1000, 0), (0, -1000), (500, 500)],
        occurred_at=[
            "2025-05-07T11:00:00",  # a Wednesday at eleven
            "2025-05-05T08:30:00",  # a Monday
            "2025-05-10T09:00:00",  # a Saturday
            "2025-05-08T00:00:00",  # a Thursday without an hour
            None,
        ],
    )
    result = run("visitround", given(layer, DEPARTURE=WEDNESDAY, HOURS_AROUND=1))
    rows = list(result["OUTPUT_STOPS"].getFeatures())
    assert [bool(row["visit_order"]) for row in rows] == [True, True, False, True, True]
    assert "occurs Sat 09:00" in rows[2]["reason"]
    assert rows[0]["arrival"][:10] == "2025-05-14"
    assert 120 <= rows[0]["minutes"] + rows[0]["wait"] <= 240
    assert rows[1]["minutes"] + rows[1]["wait"] <= 90
    assert any("a day but no hour, visited at any hour: 1." in info for info in log.infos)
    assert any("not known when they occur, visited at any time: 1." in info for info in log.infos)
    same = run("visitround", given(layer, DEPARTURE=WEDNESDAY, HOURS_AROUND=1, DAYS="same"))
    assert [bool(order) for order in orders(same)] == [True, False, False, False, True]
    whenever = run("visitround", given(layer, DEPARTURE=WEDNESDAY, HOURS_AROUND=1, DAYS="any"))
    assert all(orders(whenever))
    without = run("visitround", given(layer))
    assert all(orders(without))


def test_along_roads_and_where_there_are_none(run: Any, log: Any) -> None:
    roads = line_layer(
        [
            f"LINESTRING({X} {Y}, {X} {Y + 3000}, {X + 4000} {Y + 3000})",
            f"LINESTRING({X + 4000} {Y}, {X + 9000} {Y})",
        ]
    )
    layer = threats([(4000, 3000), (4000, 0), (-4000, 0)])
    result = run("visitround", given(layer, NETWORK=roads))
    assert orders(result) == [1, None, None]
    assert reasons(result)[1:] == ["no way there and back on the roads", "farther than 500 m from a road"]
    legs = list(result["OUTPUT_ROUTE"].getFeatures())
    assert [leg["metres"] for leg in legs] == pytest.approx([7000, 7000])
    assert [leg.geometry().length() for leg in legs] == pytest.approx([7000, 7000])
    assert any("parts that do not touch: 2" in info for info in log.infos)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"START": None}, "Give either .*START.* or .*START_LAYER"),
        ({"TIME_BUDGET": 0}, "must be above 0 minutes"),
        ({"TIME_BUDGET": 11}, "takes 16 min there and back of 11 min"),
        ({"DEPARTURE": "2025-05-17T08:00:00"}, "on other days or hours: 1"),
        ({"START": "700000,390000 [EPSG:2180]", "NETWORK": "roads"}, "station is farther than 500 m"),
        ({"NETWORK": "elsewhere", "START": "640000,390000 [EPSG:2180]"}, "No threat can be reached"),
        ({"TIME_FIELD": "nosuch"}, "no field «nosuch»"),
    ],
)
def test_what_cannot_work_gets_a_sentence(more: dict[str, Any], sentence: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    starts = {"roads": X, "elsewhere": X + 10_000}
    if "NETWORK" in more:
        east = starts[more["NETWORK"]]
        more = more | {"NETWORK": line_layer([f"LINESTRING({east} {Y}, {east} {Y + 3000})"])}
    layer = threats([(0, 3000)], occurred_at=["2025-05-07T09:00:00"])
    with pytest.raises(QgsProcessingException, match=sentence):
        run("visitround", given(layer) | more)


def test_more_than_can_be_planned_is_refused(run: Any) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="Threats to visit: 1,001, and at most 1,000"):
        run("visitround", given(threats([(float(i), 0.0) for i in range(1001)])))


def test_hours_over_midnight() -> None:
    occurred = pd.to_datetime(pd.Series(["2025-05-02T22:30:00Z", "2025-05-02T19:00:00Z"]), utc=True)  # 0:30, 21:00
    hours = visiting_hours(occurred, parse_moment("2025-05-16T22:00:00"), 2.0, "same", 240)  # a Friday
    assert hours.opens.tolist() == [30, 0]
    assert hours.closes.tolist() == [270, 60]
    assert not hours.other_day.any()
    assert np.isinf(visiting_hours(occurred, None, 2.0, "same", 240).closes).all()


def test_urgency_by_the_time_left() -> None:
    due = pd.to_datetime(
        pd.Series(
            ["2025-05-14T05:00:00Z", "2025-05-15T05:00:00Z", "2025-05-17T06:00:00Z", "2025-05-18T00:00:00Z", None]
        ),
        utc=True,
    )
    assert urgency(due, parse_moment("2025-05-14T08:00:00")).tolist() == [4, 3, 2, 1, 1]
    assert urgency(due, None).tolist() == [4, 3, 1, 1, 1]
