"""A rule of the store changed by its administrator; what it was before stands in the answer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from ..attached import SETTING
from ..received import Invalid, Received
from .context import Door
from .payload import Fields

_NUMBERS = {"retention_days", "small_count", "outbox_hold_seconds"}
_NUMBER, _DAYS, _CODE = re.compile("[1-9][0-9]{0,5}"), re.compile("(|[1-9][0-9]{0,3})"), re.compile("[a-z0-9_]{1,60}")
_MEGABYTES = re.compile("[1-9][0-9]?|100")
_MISSING = object()


def change_setting(door: Door, item: Received, fields: Fields) -> dict[str, Any]:
    """Changes a row of `setting`, or of the code table that the name's family stands for; an empty value takes away."""
    name, value = fields.required("name"), fields.text("value")
    fields.done()
    family, colon, key = name.partition(":")
    if colon and family == "scope":
        raise Invalid("name", "no_logins")
    parsed = _json(value) if family in {"reason", "note_templates", "duplicate_rule"} and value else _MISSING
    if not colon:
        before = _plain(door, name, value)
    elif family in _FAMILIES:
        before = _FAMILIES[family](door, key, value, parsed)
    else:
        raise Invalid("name", "unknown_value")
    door.rules_changed()
    return {"name": name, "before": before or ""}


def _json(value: str) -> object:
    try:
        return json.loads(value, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise Invalid("value", "not_json") from error


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _old(door: Door, statement: str, key: str) -> str | None:
    """The first column of the row that the statement finds by the key. Raises Invalid where there is none."""
    row = door.db.execute(statement, (key,)).fetchone()
    if row is None:
        raise Invalid("name", "unknown_value")
    return row[0]


def _texts(value: object, *names: str) -> tuple[str, ...]:
    """The texts of an object that has exactly these. Raises Invalid."""
    if not isinstance(value, dict) or set(value) != set(names) or not all(isinstance(v, str) for v in value.values()):
        raise Invalid("value", "wrong_type")
    return tuple(value[name] for name in names)


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain(door: Door, name: str, value: str) -> str | None:
    before = _old(door, "SELECT value FROM setting WHERE name = ?", name)
    if (name in _NUMBERS and not _NUMBER.fullmatch(value)) or (name == SETTING and not _MEGABYTES.fullmatch(value)):
        raise Invalid("value", "not_a_number")
    door.db.execute("UPDATE setting SET value = ? WHERE name = ?", (value, name))
    return before


def _due_days(door: Door, status: str, value: str, _parsed: object) -> str | None:
    before = _old(door, "SELECT COALESCE(due_days, '') FROM status WHERE code = ?", status)
    if not _DAYS.fullmatch(value):
        raise Invalid("value", "not_a_number")
    door.db.execute("UPDATE status SET due_days = ? WHERE code = ?", (int(value) if value else None, status))
    return str(before)


def _reason(door: Door, code: str, value: str, parsed: object) -> str | None:
    if not _CODE.fullmatch(code):
        raise Invalid("name", "unknown_value")
    known = door.db.execute("SELECT status, name_en, name_pl FROM reason WHERE code = ?", (code,)).fetchone()
    if not value:
        door.db.execute("DELETE FROM reason WHERE code = ?", (code,))
    else:
        status, name_pl, name_en = _texts(parsed, "status", "name_pl", "name_en")
        if status not in {known_status.code for known_status in door.dictionary.workflow}:
            raise Invalid("value", "unknown_value")
        door.db.execute(
            "INSERT INTO reason (code, status, name_pl, name_en) VALUES (?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET"
            " status = excluded.status, name_pl = excluded.name_pl, name_en = excluded.name_en",
            (code, status, name_pl, name_en),
        )
    return _as_json(dict(known)) if known else None


def _note_templates(door: Door, status: str, value: str, parsed: object) -> str | None:
    _old(door, "SELECT code FROM status WHERE code = ?", status)
    templates = [] if not value else parsed
    if not isinstance(templates, list):
        raise Invalid("value", "wrong_type")
    texts = [_texts(template, "text_pl", "text_en") for template in templates]
    before = door.db.execute("SELECT text_en, text_pl FROM note_template WHERE status = ? ORDER BY fid", (status,))
    old = _as_json([dict(row) for row in before])
    door.db.execute("DELETE FROM note_template WHERE status = ?", (status,))
    door.db.executemany(
        "INSERT INTO note_template (status, text_pl, text_en) VALUES (?, ?, ?)", [(status, *text) for text in texts]
    )
    return old


def _duplicate_rule(door: Door, category: str, value: str, parsed: object) -> str | None:
    """How near in metres and days a report of the category may be to another to look like the same."""
    _old(door, "SELECT code FROM category WHERE code = ?", category)
    name = f"duplicate_rule:{category}"
    known = door.db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    if not value:
        door.db.execute("DELETE FROM setting WHERE name = ?", (name,))
    elif not isinstance(parsed, dict) or not all(_is_number(parsed.get(part)) for part in ("metres", "days")):
        raise Invalid("value", "wrong_type")
    else:
        door.db.execute(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )
    return known["value"] if known else None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_FAMILIES: dict[str, Callable[[Door, str, str, object], str | None]] = {
    "due_days": _due_days,
    "reason": _reason,
    "note_templates": _note_templates,
    "duplicate_rule": _duplicate_rule,
}
