"""Where points should lie: generalised outlines of the voivodeships, for checks and for the synthetic demo."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import shapely

from ...domain import tables
from ...domain.ground import DATA

# Poland in the store's usual system EPSG:2180: easting and northing of its area of use, in metres.
POLAND_EASTING = (144_693.0, 876_500.0)
POLAND_NORTHING = (125_837.0, 908_411.0)
POLISH_SYSTEMS = frozenset({"EPSG:2180", "EPSG:2176", "EPSG:2177", "EPSG:2178", "EPSG:2179"})
# The outlines are generalised: a place on the coast may lie a few kilometres outside. About 5 km, in degrees.
_MARGIN = 0.06


@lru_cache(maxsize=1)
def voivodeships() -> dict[str, shapely.Geometry]:
    """Outlines by TERYT code, longitude and latitude (WGS 84)."""
    return {
        feature["properties"]["teryt"]: shapely.from_geojson(json.dumps(feature["geometry"])) for feature in _features()
    }


def voivodeship_names() -> dict[str, str]:
    """What the voivodeships are called, by TERYT code."""
    return {feature["properties"]["teryt"]: feature["properties"]["name"] for feature in _features()}


def _features() -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads((DATA / "voivodeships.geojson").read_text(encoding="utf-8"))["features"]
    return features


@lru_cache(maxsize=32)
def expected_area(voivodeship: str) -> shapely.Geometry:
    """The outline of a voivodeship, or of Poland for an unknown code, with a margin for its generalisation."""
    outlines = voivodeships()
    area = outlines.get(voivodeship) or shapely.union_all(list(outlines.values()))
    area = shapely.buffer(area, _MARGIN)
    shapely.prepare(area)
    return area


def voivodeship_of(garrison: str) -> str:
    """The TERYT code of a garrison's voivodeship; empty for one that is not in the table."""
    for row in tables.seed("garrisons"):
        if row["code"] == garrison:
            return row["teryt_voivodeship"]
    return ""
