"""Reading what a client handed in: every field checked, because a store trusts no client."""

from __future__ import annotations

import json
import math
import uuid
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import shape

from ...domain.periods import iso, parse_moment
from ...domain.submission import MAX_PAYLOAD_BYTES, Kind, Submission

_INTEGER_LIMIT = 2**63
_GEOMETRY_TYPES = {
    "Point",
    "LineString",
    "Polygon",
    "MultiPoint",
    "MultiLineString",
    "MultiPolygon",
    "GeometryCollection",
}


class Invalid(Exception):
    """A field cannot be taken; `problem` is a code that the client turns into a sentence."""

    def __init__(self, field: str, problem: str, **more: object) -> None:
        super().__init__(field, problem)
        self.problem = problem
        self.detail = {"field": field, "problem": problem, **more}


@dataclass(frozen=True)
class Received:
    """A submission in the form in which it can be stored and compared, and what keeps it from being decided."""

    id: str
    kind: str
    threat_id: str | None
    expected_version: int | None
    payload: str
    client_at: str | None
    invalid: Invalid | None

    @property
    def content(self) -> tuple[str, str | None, int | None, str]:
        """What makes two submissions with one id the same submission."""
        return (self.kind, self.threat_id, self.expected_version, self.payload)

    def fields(self) -> Fields:
        """The payload's fields. Raises Invalid where it is no JSON object."""
        value = json.loads(self.payload)
        if not isinstance(value, dict):
            raise Invalid("payload", "wrong_type")
        return Fields(value)


def receive(submission: Submission) -> Received:
    """Brings a submission of any content into storable form; never raises."""
    problems: list[Invalid] = []

    def kept(field: str, value: Any, read: Any) -> Any:
        try:
            return read(value)
        except Invalid as invalid:
            problems.append(Invalid(field, invalid.problem))
        # What reading runs into depends on what a hostile client made up: the answer is the same.
        except Exception:
            problems.append(Invalid(field, "wrong_type"))
        return None

    return Received(
        id=kept("id", submission.id, _uuid) or "",
        kind=kept("kind", submission.kind, lambda value: Kind(value).value) or "",
        threat_id=kept("threat_id", submission.threat_id, _optional_text),
        expected_version=kept("expected_version", submission.expected_version, _optional_integer),
        payload=kept("payload", submission, _payload_text) or "null",
        client_at=kept("client_at", submission.client_at, iso),
        invalid=problems[0] if problems else None,
    )


def _uuid(value: Any) -> str:
    if not isinstance(value, str) or str(uuid.UUID(value)) != value:
        raise Invalid("id", "not_a_uuid")
    return value


def _optional_text(value: Any) -> str | None:
    return None if value is None else storable(value)


def _optional_integer(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not -_INTEGER_LIMIT <= value < _INTEGER_LIMIT:
        raise Invalid("", "wrong_type")
    return int(value)


def _payload_text(submission: Submission) -> str:
    text = storable(submission.payload_text)
    if len(text.encode()) > MAX_PAYLOAD_BYTES:
        raise Invalid("", "too_long")
    if "\\u0000" in text:
        raise Invalid("", "nul")
    json.loads(text, parse_constant=_refuse_constant)
    return text


def _refuse_constant(name: str) -> None:
    raise Invalid("", "not_finite")


def storable(value: Any) -> str:
    """A text that a database can keep. Raises Invalid."""
    if not isinstance(value, str):
        raise Invalid("", "wrong_type")
    if "\x00" in value:
        raise Invalid("", "nul")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Invalid("", "not_unicode") from error
    return str(value)


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
    if geometry.is_empty or not all(math.isfinite(number) for number in coordinates.ravel()):
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
