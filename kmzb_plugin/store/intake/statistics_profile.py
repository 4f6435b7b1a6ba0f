"""Import profiles of police statistics: which column of a table holds the area, the category, the period, the count.

What a profile leaves out is found out from the names of the columns and from what they hold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...disk import reason
from ...text import UserError, tr

AUTO = "auto"
FIELDS = ("area", "category", "period", "part", "count")
"""`part` is the month, quarter or half in a column of its own, beside the year in `period`."""

_FOLDER = Path(__file__).parent / "statistics_profiles"
_KEYS = {"name", "columns", "category", "period", "ignore", "values", "zero", "missing"}


@dataclass(frozen=True)
class StatisticsProfile:
    """`columns` maps FIELDS to the table's columns; columns of counts are those that are left, less `ignore`.

    `category` and `period` stand for what no column says. `values` maps the table's texts of categories to codes.
    `zero` and `missing` are texts that stand at the place of a number.
    """

    name: str
    columns: Mapping[str, str] = field(default_factory=dict)
    category: str = ""
    period: str = ""
    ignore: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    zero: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()


def names() -> list[str]:
    """The profiles that come with the product, the one that finds everything out first."""
    return sorted((path.stem for path in _FOLDER.glob("*.json")), key=lambda name: (name != AUTO, name))


def load(name_or_file: str) -> StatisticsProfile:
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
            tr("The import profile «{path}» cannot be read: {reason}.").format(path=path, reason=reason(error))
        ) from error


def parse(text: str) -> StatisticsProfile:
    """A profile from its JSON text. Raises UserError with a sentence that says what is wrong."""
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UserError(tr("The import profile is no JSON: {reason}.").format(reason=reason(error))) from error
    if not isinstance(data, dict) or not isinstance(data.get("name"), str) or not data["name"].strip():
        raise _wrong(tr("it must be an object with the key «{key}»").format(key="name"))
    for key in sorted(set(data) - _KEYS):
        raise _wrong(tr("the key «{key}» is not known").format(key=key))
    columns = _texts(data, "columns")
    for key in columns:
        if key not in FIELDS:
            raise _wrong(
                tr("the field «{field}» is not known; the fields are {fields}").format(
                    field=key, fields=", ".join(FIELDS)
                )
            )
    return StatisticsProfile(
        name=data["name"].strip(),
        columns=columns,
        category=_text(data, "category"),
        period=_text(data, "period"),
        ignore=tuple(_list(data, "ignore")),
        values=_texts(data, "values"),
        zero=frozenset(_list(data, "zero")),
        missing=frozenset(_list(data, "missing")),
    )


def _texts(data: Mapping[str, Any], key: str) -> dict[str, str]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise _wrong(tr("«{key}» must be an object").format(key=key))
    for name, text in value.items():
        if not isinstance(text, str) or not text.strip():
            raise _wrong(tr("«{key}» must be a text").format(key=f"{key}.{name}"))
    return {name: text.strip() for name, text in value.items()}


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise _wrong(tr("«{key}» must be a text").format(key=key))
    return value.strip()


def _list(data: Mapping[str, Any], key: str) -> list[str]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise _wrong(tr("«{key}» must be a list of texts").format(key=key))
    return [each.strip() for each in value]


def _wrong(reason: str) -> UserError:
    return UserError(tr("The import profile cannot be used: {reason}.").format(reason=reason))
