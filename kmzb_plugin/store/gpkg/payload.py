"""The fields of a payload, each checked, because a store trusts no client."""

from __future__ import annotations

import json
from typing import Any

import shapely
from shapely.geometry import shape

from ...domain.periods import iso, parse_moment
from ..received import Invalid, Received

MOST_IDS = 1000
LARGEST_COUNT = 10**12 - 1
FURTHEST = 1e9
"""Metres: no reference system reaches further than a few times around the Earth."""
_GEOMETRY_TYPES = {
    "Point",
    "LineString",
    "Polygon",
    "MultiPoint",
    "MultiLineString",
    "MultiPolygon",
    "GeometryCollection",
}


def fields_of(item: Received) -> Fields:
    """The payload's fields. Raises Invalid where it is no JSON object."""
    value = json.loads(item.payload)
    if not isinstance(value, dict):
        raise Invalid("payload", "wrong_type")
    return Fields(value)


class Fields:
    """The fields of a payload, taken one by one; what is left at the end is refused."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._left = dict(values)

    def text(self, name: str) -> str:
        """A text; missing and null are empty."""
        value = self._left.pop(name, None)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise Invalid(name, "wrong_type")
        return value

    def optional(self, name: str) -> str | None:
        """A text; None where it is missing, null or empty."""
        return self.text(name) or None

    def required(self, name: str) -> str:
        """A text with more in it than blanks."""
        value = self.text(name)
        if not value.strip():
            raise Invalid(name, "missing")
        return value

    def moment(self, name: str) -> str | None:
        """A moment in ISO 8601 as UTC text; None where it is missing."""
        value = self.text(name)
        if not value:
            return None
        try:
            return iso(parse_moment(value))
        except (ValueError, OverflowError) as error:
            raise Invalid(name, "not_a_moment") from error

    def geometry(self, name: str) -> shapely.Geometry | None:
        """A GeoJSON geometry in the store's CRS; None where it is missing or null."""
        value = self._left.pop(name, None)
        return None if value is None else _geometry(name, value)

    def ids(self, name: str) -> list[str]:
        """A list of different ids in their order; empty where it is missing."""
        values = self._left.pop(name, None)
        if values is None:
            return []
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise Invalid(name, "wrong_type")
        if len(values) > MOST_IDS:
            raise Invalid(name, "too_many")
        return sorted(set(values))

    def count(self, name: str) -> int:
        """How many; 0 where it is missing."""
        value = self._left.pop(name, None)
        if value is None:
            return 0
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_COUNT:
            raise Invalid(name, "wrong_type")
        return value

    def done(self) -> None:
        """Refuses fields that nobody asked for: nothing that was handed in is dropped in silence."""
        if self._left:
            raise Invalid(sorted(self._left)[0], "unexpected")


def _geometry(name: str, value: Any) -> shapely.Geometry:
    if not isinstance(value, dict) or not _is_geojson(value):
        raise Invalid(name, "not_geojson")
    try:
        geometry = shapely.force_2d(shape(value))
    # shapely raises whatever it stumbles over in a malformed structure.
    except Exception as error:
        raise Invalid(name, "not_geojson") from error
    coordinates = shapely.get_coordinates(geometry)
    if geometry.is_empty or not (abs(coordinates) < FURTHEST).all():
        raise Invalid(name, "not_finite")
    if not geometry.is_valid:
        raise Invalid(name, "not_valid")
    return geometry


def _is_geojson(value: dict[str, Any]) -> bool:
    """Whether types are known and coordinates are numbers in lists; shapely would read `"7"` and `true` as numbers."""
    parts: list[Any] = [value]
    while parts:
        part = parts.pop()
        if isinstance(part, dict):
            kind = part.get("type")
            inside = part.get("geometries" if kind == "GeometryCollection" else "coordinates")
            if not isinstance(kind, str) or kind not in _GEOMETRY_TYPES or not isinstance(inside, list):
                return False
            parts.append(inside)
        elif isinstance(part, list):
            parts.extend(part)
        elif isinstance(part, bool) or not isinstance(part, int | float):
            return False
    return True
