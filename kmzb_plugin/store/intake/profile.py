"""Import profiles: how the columns of a file map onto a threat. Data, so that people can write their own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateutil import tz

from ...text import UserError, tr

MOMENTS = ("occurred_at", "reported_at", "updated_at")
FIELDS = (
    "source_ref",
    "category",
    "status",
    *MOMENTS,
    "time_of_day",
    "weekdays",
    "description",
    "place",
    "teryt",
    "attachments",
    "x",
    "y",
)
# A file that lacks one of these does not fit its profile; one that lacks another column is imported without it.
NEEDED = ("source_ref", "category", "status", "occurred_at", "reported_at", "x", "y")
DEFAULT = "kmzb_public_record"

_FOLDER = Path(__file__).parent / "profiles"


@dataclass(frozen=True)
class TimeRule:
    """How moments are written.

    `format` is `auto` (ISO 8601, dd.mm.yyyy, or a number: epoch milliseconds from 100 thousand million on, else
    seconds), `epoch_milliseconds`, `epoch_seconds` or a strptime pattern. `zone` is the civil time of moments without
    a zone. With `hour`, the column of the hour of the day, `occurred_at` is a day and the hour is set on that day.
    """

    format: str = "auto"
    zone: str = "Europe/Warsaw"
    hour: str = ""


@dataclass(frozen=True)
class Profile:
    """`columns` maps a field of the threat to the file's column, `values` per field a file's text to the store's."""

    name: str
    crs: str
    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    time: TimeRule = field(default_factory=TimeRule)

    @property
    def used_columns(self) -> set[str]:
        """Every column of the file that the profile names."""
        return {*self.columns.values(), *([self.time.hour] if self.time.hour else [])}


def names() -> list[str]:
    """The profiles that come with the product, the default first."""
    return sorted((path.stem for path in _FOLDER.glob("*.json")), key=lambda name: (name != DEFAULT, name))


def load(name_or_file: str) -> Profile:
    """A profile that comes with the product, by name, or one of one's own, by file. Raises UserError."""
    path = _FOLDER / f"{name_or_file}.json" if name_or_file in names() else Path(name_or_file)
    if not path.is_file():
        raise UserError(
            tr(
                "There is no import profile «{name}». Give the path of a JSON file or one of these names: {names}."
            ).format(name=name_or_file, names=", ".join(names()))
        )
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            tr("The import profile «{path}» cannot be read: {reason}.").format(path=path, reason=error)
        ) from error


def parse(text: str) -> Profile:
    """A profile from its JSON text. Raises UserError with a sentence that says what is wrong."""
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UserError(tr("The import profile is no JSON: {reason}.").format(reason=error)) from error
    if not isinstance(data, dict):
        raise _wrong(tr("it must be an object with the keys name, crs and columns"))
    unknown = sorted(set(data) - {"name", "crs", "columns", "values", "time"})
    if unknown:
        raise _wrong(tr("the key «{key}» is not known").format(key=unknown[0]))
    values = _object(data, "values")
    profile = Profile(
        name=_text(data.get("name"), "name"),
        crs=_text(data.get("crs"), "crs"),
        columns=_texts(_object(data, "columns"), "columns"),
        values={name: _texts(_object(values, name), f"values.{name}") for name in values},
        time=_time(_object(data, "time")),
    )
    _check_fields(profile)
    return profile


def _check_fields(profile: Profile) -> None:
    for name in (*profile.columns, *profile.values):
        if name not in FIELDS:
            raise _wrong(
                tr("the field «{field}» is not known; the fields are {fields}").format(
                    field=name, fields=", ".join(FIELDS)
                )
            )
    if "category" not in profile.columns:
        raise _wrong(tr("the columns lack «category»"))
    if ("x" in profile.columns) != ("y" in profile.columns):
        raise _wrong(tr("the columns must have both x and y, or neither"))
    if profile.time.hour and "occurred_at" not in profile.columns:
        raise _wrong(tr("time.hour needs a column for «occurred_at»"))


def _time(data: Mapping[str, Any]) -> TimeRule:
    unknown = sorted(set(data) - {"format", "zone", "hour"})
    if unknown:
        raise _wrong(tr("the key «{key}» is not known").format(key=f"time.{unknown[0]}"))
    rule = TimeRule(**{key: _text(value, f"time.{key}") for key, value in data.items()})
    if "%" not in rule.format and rule.format not in {"auto", "epoch_milliseconds", "epoch_seconds"}:
        raise _wrong(
            tr("time.format «{text}» is not known; write auto, epoch_milliseconds, epoch_seconds or a pattern").format(
                text=rule.format
            )
        )
    if _zone(rule.zone) is None:
        raise _wrong(tr("the time zone «{zone}» is not known; an example is Europe/Warsaw").format(zone=rule.zone))
    return rule


def _zone(name: str) -> object:
    try:
        return tz.gettz(name)
    except (ValueError, OSError):
        return None


def _object(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise _wrong(tr("«{key}» must be an object").format(key=key))
    return value


def _texts(data: Mapping[str, Any], key: str) -> dict[str, str]:
    return {name: _text(value, f"{key}.{name}") for name, value in data.items()}


def _text(value: object, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _wrong(tr("«{key}» must be a text").format(key=key))
    return value.strip()


def _wrong(reason: str) -> UserError:
    return UserError(tr("The import profile cannot be used: {reason}.").format(reason=reason))
