"""The names of places on the map: which are chosen, and where they stand beside the marks."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely

from kmzb_plugin.store.base import Unit


def _spots(*rows: tuple[str, float, float, int]) -> list[Any]:
    from kmzb_plugin.briefing.place_names import Spot
    from kmzb_plugin.domain.ground import Place

    return [Spot(x, y, Place(name, 0.0, 0.0, population)) for name, x, y, population in rows]


def test_places_of_the_unit_come_first_then_the_larger_ones(qgis_app: Any) -> None:
    from kmzb_plugin.briefing.place_names import OWN_PLACES, PLACES, chosen_places

    wkb = shapely.to_wkb(shapely.multipolygons([shapely.box(0, 0, 100_000, 1_000)]))
    area = Unit("1", "KMP", "KMP", "", "2016-01-01", "", wkb)
    own = [(f"own {i}", 500.0 + 1000.0 * i, 500.0, 1000 - i) for i in range(40)]
    other = [(f"other {i}", 1000.0 * i, 9000.0, 100_000 - i) for i in range(40)]
    found = [spot.place.name for spot in chosen_places(_spots(*other, *own), area, 100.0)]
    assert found[:OWN_PLACES] == [f"own {i}" for i in range(OWN_PLACES)]
    assert found[OWN_PLACES:] == [f"other {i}" for i in range(PLACES - OWN_PLACES)]
    alone = [spot.place.name for spot in chosen_places(_spots(*own), area, 100.0)]
    assert alone == [f"own {i}" for i in range(PLACES)]
    assert [spot.place.name for spot in chosen_places(_spots(*other), None, 100.0)][:2] == ["other 0", "other 1"]


def test_a_part_of_a_town_gives_way_to_the_town_where_both_have_no_room(qgis_app: Any) -> None:
    from kmzb_plugin.briefing.place_names import chosen_places

    # a town of a million reaches 9 km, one of 900 not half a kilometre
    spots = _spots(
        ("City", 0, 0, 1_000_000), ("Quarter", 3000, 0, 90_000), ("Village", 9500, 0, 900), ("Near", 9500, 450, 800)
    )
    assert [spot.place.name for spot in chosen_places(spots, None, 10_000)] == ["City", "Village", "Near"]
    assert len(chosen_places(spots, None, 1_000)) == 4


@pytest.mark.parametrize(
    ("marks", "first"),
    [
        ([], "TR"),
        ([(3.0, 2.0, 1.3)], "TL"),  # a mark to the upper right
        ([(3.0, 2.0, 1.3), (-3.0, 2.0, 1.3)], "BR"),
        ([(5.0, 2.0, 1.0), (-5.0, 2.0, 1.0), (5.0, -2.2, 1.0)], "BL"),
    ],
)
def test_a_name_stands_where_it_meets_the_fewest_marks(
    marks: list[tuple[float, float, float]], first: str, qgis_app: Any
) -> None:
    from kmzb_plugin.briefing.place_names import NAME_MM, name_place

    distance, positions = name_place("Jedlińsk", np.array(marks).reshape(-1, 3), bold=False)
    assert distance == NAME_MM
    assert positions.split(",")[0] == first
    assert len(set(positions.split(","))) == 8


def test_a_name_begins_behind_a_mark_at_its_place(qgis_app: Any) -> None:
    from kmzb_plugin.briefing.place_names import NAME_MM, name_place

    distance, _ = name_place("Jedlińsk", np.array([(0.4, 0.1, 1.3), (30.0, 0.0, 5.0)]), bold=True)
    assert distance == pytest.approx(1.3 + NAME_MM)
