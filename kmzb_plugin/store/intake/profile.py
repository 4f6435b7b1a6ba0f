"""Import profiles: how the columns of a file map onto a threat. Data, so that people can write their own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateutil import tz

from ...disk import reason
from ...text import UserError, tr
from . import encodings
from .options import FIND_OUT, ReadOptions

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

_MOST_BYTES = 1_000_000
_FOLDER = Path(__file__).parent / "profiles"


@dataclass(frozen=True)
class TimeRule:
    """How moments are written.

    `format` is `auto` (ISO 8601, dd.mm.yyyy, or a number: epoch milliseconds from 100 thousand million on, else
    seconds), `epoch_milliseconds`, `epoch_seconds` or a strptime pattern. `zone` is the civil time of moments without
    a zone. With `hour`, the column of the hour (or the time) of the day, `occurred_at` is a day and the hour is set on
    that day; where there is no `occurred_at`, so is `reported_at`.
    """

    format: str = "auto"
    zone: str = "Europe/Warsaw"
    hour: str = ""


@dataclass(frozen=True)
class Profile:
    """`columns` maps a field of the threat to the file's column, `values` per field a file's text to the store's.

    `constants` are texts by column for a column that the file lacks, or leaves empty: what is the same for all rows,
    as the meeting that a list comes from. What stands in the columns named in `details` is written below the
    description, each with its name, because columns that are not mapped are kept but shown to nobody. `reading` is how
    the file is read where that is not to be found out.
    """

    name: str
    crs: str
    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    time: TimeRule = field(default_factory=TimeRule)
    constants: Mapping[str, str] = field(default_factory=dict)
    details: tuple[str, ...] = ()
    reading: ReadOptions = FIND_OUT

    @property
    def used_columns(self) -> set[str]:
        """Every column of the file that the profile maps to a field of its own."""
        return {*self.columns.values(), *([self.time.hour] if self.time.hour else [])}

    @property
    def day(self) -> str:
        """The field whose day the hour of the profile is set on; empty where there is none."""
        return next((name for name in ("occurred_at", "reported_at") if name in self.columns), "")

    def as_json(self) -> dict[str, Any]:
        """What a file of the profile holds: nothing that is as it is without being said."""
        said: dict[str, Any] = {"name": self.name, "crs": self.crs, "columns": dict(self.columns)}
        if any(self.values.values()):
            said["values"] = {name: dict(texts) for name, texts in self.values.items() if texts}
        for key, value, usual in (("time", self.time, TimeRule()), ("reading", self.reading, FIND_OUT)):
            changed = {name: one for name, one in vars(value).items() if one != getattr(usual, name)}
            if changed:
                said[key] = changed
        if self.constants:
            said["constants"] = dict(self.constants)
        if self.details:
            said["details"] = list(self.details)
        return said


def names() -> list[str]:
    """The profiles that come with the product, the default first."""
    return sorted((path.stem for path in _FOLDER.glob("*.json")), key=lambda name: (name != DEFAULT, name))


def own(folder: Path) -> list[str]:
    """The names of the profiles that somebody has saved in a folder; none where there is no such folder."""
    return sorted(path.stem for path in folder.glob("*.json"))


def titled(folder: Path) -> dict[str, str]:
    """What is shown of the profiles, by their names: one's own in `folder`, then those that come with the product."""
    found = {name: name for name in own(folder)}
    for name in names():
        found.setdefault(name, tr("{name} (comes with KMZB)").format(name=name))
    return found


def load(name_or_file: str, folder: Path | None = None) -> Profile:
    """A profile by its name, one's own in `folder` before those that come with the product, or by its file.

    Raises UserError where there is none such, or it cannot be used.
    """
    path = _place(name_or_file, folder)
    if path is None:
        every = [*names(), *(own(folder) if folder else [])]
        raise UserError(
            tr(
                "There is no import profile «{name}». Give the path of a JSON file or one of these names: {names}."
            ).format(name=name_or_file, names=", ".join(every))
        )
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise _wrong(tr("«{path}» is too large for a profile").format(path=path))
        return parse(content.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            tr("The import profile «{path}» cannot be read: {reason}.").format(path=path, reason=reason(error))
        ) from error


def _place(name_or_file: str, folder: Path | None) -> Path | None:
    if folder is not None and name_or_file in own(folder):
        return folder / f"{name_or_file}.json"
    path = _FOLDER / f"{name_or_file}.json" if name_or_file in names() else Path(name_or_file)
    return path if path.is_file() else None


def save(profile: Profile, path: Path) -> None:
    """Writes a profile, whole or not at all. Raises UserError where it cannot be used, or not be written there."""
    text = json.dumps(profile.as_json(), ensure_ascii=False, indent=2) + "\n"
    parse(text)
    half = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            half.write_text(text, encoding="utf-8")
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            tr("The import profile could not be written to «{path}»: {reason}.").format(path=path, reason=reason(error))
        ) from error


def parse(text: str) -> Profile:
    """A profile from its JSON text. Raises UserError with a sentence that says what is wrong."""
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UserError(tr("The import profile is no JSON: {reason}.").format(reason=error)) from error
    if not isinstance(data, dict):
        raise _wrong(tr("it must be an object with the keys name, crs and columns"))
    unknown = sorted(set(data) - {"name", "crs", "columns", "values", "time", "constants", "details", "reading"})
    if unknown:
        raise _wrong(tr("the key «{key}» is not known").format(key=unknown[0]))
    values = _object(data, "values")
    profile = Profile(
        name=_text(data.get("name"), "name"),
        crs=_text(data.get("crs"), "crs"),
        columns=_texts(_object(data, "columns"), "columns"),
        values={name: _texts(_object(values, name), f"values.{name}") for name in values},
        time=_time(_object(data, "time")),
        constants=_texts(_object(data, "constants"), "constants"),
        details=_list(data, "details"),
        reading=_reading(_object(data, "reading")),
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
    if profile.time.hour and not profile.day:
        raise _wrong(tr("time.hour needs a column for «occurred_at» or «reported_at»"))


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


def _reading(data: Mapping[str, Any]) -> ReadOptions:
    unknown = sorted(set(data) - {"encoding", "delimiter", "sheet", "header_row"})
    if unknown:
        raise _wrong(tr("the key «{key}» is not known").format(key=f"reading.{unknown[0]}"))
    row = data.get("header_row", 0)
    if not isinstance(row, int) or isinstance(row, bool) or row < 0:
        raise _wrong(tr("«{key}» must be a whole number").format(key="reading.header_row"))
    texts = {name: data.get(name, "") for name in ("encoding", "delimiter", "sheet")}
    for name, text in texts.items():
        if not isinstance(text, str):
            raise _wrong(tr("«{key}» must be a text").format(key=f"reading.{name}"))
    if len(texts["delimiter"]) > 1 or texts["delimiter"] in {"\n", "\r", '"'}:
        raise _wrong(tr("«{key}» must be one character").format(key="reading.delimiter"))
    if texts["encoding"]:
        encodings.known(texts["encoding"])
    return ReadOptions(**texts, header_row=row)


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


def _list(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list):
        raise _wrong(tr("«{key}» must be a list of columns").format(key=key))
    return tuple(_text(each, key) for each in value)


def _text(value: object, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _wrong(tr("«{key}» must be a text").format(key=key))
    return value.strip()


def _wrong(reason: str) -> UserError:
    return UserError(tr("The import profile cannot be used: {reason}.").format(reason=reason))
