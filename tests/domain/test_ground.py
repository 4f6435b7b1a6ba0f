"""The bundled places of Poland and what lies near them."""

from __future__ import annotations

import pytest

from kmzb_plugin.domain.ground import nearest, places, town_radius


def test_places_are_all_there() -> None:
    found = places()
    assert len(found) == 3866
    assert found[0].name == "Warszawa"
    assert all(49 <= place.latitude <= 55 and 14 <= place.longitude <= 24.2 for place in found)


@pytest.mark.parametrize(
    ("latitude", "longitude", "name", "distance", "degrees"),
    [
        (51.4025, 21.1471, "Radom", 0, None),
        (51.4025 + 0.018, 21.1471, "Radom", 2002, 0),
        (51.4025, 21.1471 + 0.03, "Radom", 2081, 90),
        (51.4025 - 0.01, 21.1471 - 0.016, "Radom", 1572, 225),
    ],
)
def test_bearing_from_the_middle_of_a_town(
    latitude: float, longitude: float, name: str, distance: float, degrees: float | None
) -> None:
    found = nearest(latitude, longitude)
    assert found is not None
    assert found.place.name == name
    assert found.distance == pytest.approx(distance, abs=120)
    if degrees is not None:
        assert (found.degrees - degrees + 180) % 360 - 180 == pytest.approx(0, abs=6)


def test_the_edge_of_a_place_decides_not_its_middle() -> None:
    """Ludwinów is 1.4 km away and Radom's middle 5.6, but Radom reaches beyond that."""
    found = nearest(51.3593, 21.1057)
    assert found is not None
    assert found.place.name == "Radom"
    assert found.distance == pytest.approx(5600, abs=50)


@pytest.mark.parametrize(("latitude", "longitude"), [(43.65, -79.38), (55.5, 17.0), (0.0, 0.0)])
def test_far_from_poland_there_is_none(latitude: float, longitude: float) -> None:
    assert nearest(latitude, longitude) is None


def test_towns_reach_with_the_root_of_their_inhabitants() -> None:
    assert town_radius(100) == 250
    assert town_radius(10_000) == 1300
    assert town_radius(1_700_000) == 9000
