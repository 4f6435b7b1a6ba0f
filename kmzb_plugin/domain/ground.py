"""The ground of Poland as far as it is bundled: its places, and the folder of the other files about it."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "ground"

NEAR = 5_000.0
"""How far beyond a place's edge, in metres, something is still said to be near it."""

_METRES_PER_DEGREE = 111_200.0  # of latitude; of longitude times the cosine: good to 1 % over some kilometres
_SLICE = 0.15  # degrees of latitude, more than the largest town reaches with NEAR


@dataclass(frozen=True)
class Place:
    """A town or village; latitude and longitude (WGS 84) of its middle."""

    name: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True)
class Bearing:
    """Where something lies as seen from the middle of a place: metres, and degrees clockwise from north."""

    place: Place
    distance: float
    degrees: float


def town_radius(population: float) -> float:
    """How far a place of that many inhabitants reaches, in metres."""
    return min(max(13.0 * math.sqrt(population), 250.0), 9_000.0)


@lru_cache(maxsize=1)
def places() -> tuple[Place, ...]:
    """The places of Poland with 500 inhabitants or more."""
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Place(row["name"], float(row["latitude"]), float(row["longitude"]), int(row["population"]))
            for row in csv.DictReader(file)
        )


@lru_cache(maxsize=1)
def powiat_seats() -> tuple[tuple[str, str, float, float], ...]:
    """The powiats of Poland: TERYT code, name, longitude and latitude (WGS 84) of the seat."""
    with (DATA / "powiats.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["teryt"], row["name"], float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(file)
        )


def nearest(latitude: float, longitude: float) -> Bearing | None:
    """The place whose edge is nearest, by `town_radius`; None where there is none within `NEAR`."""
    found: tuple[float, Bearing] | None = None
    for place in places():
        if abs(place.latitude - latitude) > _SLICE:
            continue
        north = (latitude - place.latitude) * _METRES_PER_DEGREE
        east = (longitude - place.longitude) * _METRES_PER_DEGREE * math.cos(math.radians(latitude))
        distance = math.hypot(north, east)
        beyond = distance - town_radius(place.population)
        if beyond <= NEAR and (found is None or beyond < found[0]):
            found = beyond, Bearing(place, distance, math.degrees(math.atan2(east, north)) % 360.0)
    return found[1] if found else None
