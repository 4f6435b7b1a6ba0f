"""Coordinates as people write them."""

from __future__ import annotations

import pytest

from kmzb_plugin.domain.coordinates import parse_coordinates
from kmzb_plugin.text import UserError

RADOM = (21.1471, 51.4027)


@pytest.mark.parametrize(
    "text",
    [
        "51.4027, 21.1471",
        "51,4027 21,1471",
        "51,4027; 21,1471",
        "51,4027,21,1471",
        " 51.4027   21.1471 ",
        "51.4027N 21.1471E",
        "21.1471 e, 51.4027 n",
        "N 51,4027° E 21,1471°",
        "51°24'09,72\"N 21°08'49,56\"E",
        "51° 24′ 9.72″ N, 21° 8′ 49.56″ E",
        "51°24'9,72'' 21°8'49,56''",
        "51 24 9.72 21 8 49.56",
        "51°24,162'N, 21°8,826'E",
    ],
)
def test_degrees(text: str) -> None:
    read = parse_coordinates(text)
    assert read.in_degrees
    assert (read.x, read.y) == pytest.approx(RADOM, abs=1e-6)


@pytest.mark.parametrize("text", ["638450 384120,5", "638450.0,384120.5", "638450,0; 384120,5", "638450; 384120.5"])
def test_metres_are_easting_and_northing(text: str) -> None:
    read = parse_coordinates(text)
    assert not read.in_degrees
    assert (read.x, read.y) == (638450.0, 384120.5)


def test_a_longitude_beyond_ninety_came_first() -> None:
    read = parse_coordinates("120.5 51")
    assert (read.x, read.y) == (120.5, 51.0)


def test_south_and_west_are_negative() -> None:
    read = parse_coordinates("33.5 S 70°30' W")
    assert (read.x, read.y) == (-70.5, -33.5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "51.4",
        "51.4,21.1,3",
        "51°70'N 21°E",
        "N51.4 N21.1",
        "91N 21E",
        "nan inf",
        "1e5 3",
        "51 24 21 8",
        "9" * 400 + " 5",
        "ul. Żeromskiego 5",
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_to_write_it(text: str) -> None:
    with pytest.raises(UserError, match=r"51\.4027, 21\.1471"):
        parse_coordinates(text)
