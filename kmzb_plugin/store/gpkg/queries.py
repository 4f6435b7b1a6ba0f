"""Reading a store: filters and counts are SQL, run where the rows are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from ...domain.periods import parse_moment
from ...domain.submission import Kind
from ...domain.threat import Event, Threat
from ..attached import Attachment
from ..base import Said, Unit
from ..code_tables import parents_first
from ..errors import Misuse
from ..filter import ThreatFilter
from ..order import Order, order_by
from . import blob
from .language import SQLITE, as_list

_THREAT = (
    "id, number, plane, category, status, version, occurred_at, reported_at, due_at, description_masked, place,"
    " unit_id, owner, case_id, x, y"
)


def _moment(text: str | None) -> datetime | None:
    return parse_moment(text) if text else None


def threats(db: sqlite3.Connection, where: ThreatFilter, limit: int | None, order: Order) -> list[Threat]:
    """The first threats in an order."""
    condition, values = where.where(SQLITE)
    first, ranked = order_by(order, SQLITE)
    rows = db.execute(
        f"SELECT {_THREAT} FROM threat WHERE {condition} ORDER BY {first} LIMIT ?",  # nosec B608
        [*values, *ranked, -1 if limit is None else limit],
    )
    return [_threat(dict(row)) for row in rows]


def _threat(row: dict[str, Any]) -> Threat:
    moments = {name: _moment(row[name]) for name in ("occurred_at", "reported_at", "due_at")}
    texts = {name: row[name] or "" for name in ("description_masked", "place", "unit_id", "owner", "case_id")}
    return Threat(**(row | moments | texts))


def frame(db: sqlite3.Connection, where: ThreatFilter, columns: Sequence[str]) -> pd.DataFrame:
    """Columns of `threat` in the order of fid. Raises Misuse for a column that is not there or is withheld."""
    _check_columns(db, columns)
    condition, values = where.where(SQLITE)
    rows = db.execute(f"SELECT {_quoted(columns)} FROM threat WHERE {condition} ORDER BY fid", values)  # nosec B608
    rows.row_factory = None
    return pd.DataFrame(rows.fetchall(), columns=list(columns))


def count(db: sqlite3.Connection, where: ThreatFilter) -> int:
    """How many threats pass the filter."""
    condition, values = where.where(SQLITE)
    return db.execute(f"SELECT COUNT(*) FROM threat WHERE {condition}", values).fetchone()[0]  # nosec B608


def count_by(db: sqlite3.Connection, where: ThreatFilter, columns: Sequence[str]) -> pd.DataFrame:
    """Counts in column n for each combination of values, in the order of the values."""
    _check_columns(db, columns)
    condition, values = where.where(SQLITE)
    names = _quoted(columns)
    rows = db.execute(
        f"SELECT {names}, COUNT(*) FROM threat WHERE {condition} GROUP BY {names} ORDER BY {names}",  # nosec B608
        values,  # nosec B608
    )
    rows.row_factory = None
    return pd.DataFrame(rows.fetchall(), columns=[*columns, "n"])


def count_cells(db: sqlite3.Connection, where: ThreatFilter, cell: float) -> pd.DataFrame:
    """Counts by square cell of `cell` metres: columns cx, cy and n."""
    if not cell > 0:
        raise Misuse("a cell has a side above zero")
    condition, values = where.where(SQLITE)
    # Floor without SQLite's mathematical functions, which not every build has.
    floor = "CAST({c} / ?1 AS INTEGER) - ({c} / ?1 < CAST({c} / ?1 AS INTEGER))"
    rows = db.execute(
        f"SELECT {floor.format(c='x')} AS cx, {floor.format(c='y')} AS cy, COUNT(*) FROM threat WHERE {condition}"  # nosec B608
        " GROUP BY cx, cy ORDER BY cx, cy",
        [float(cell), *values],
    )
    rows.row_factory = None
    return pd.DataFrame(rows.fetchall(), columns=["cx", "cy", "n"])


def known_refs(db: sqlite3.Connection, system: str, refs: Sequence[str]) -> set[str]:
    """Which of some ids of a source system are there."""
    found = db.execute(
        "SELECT source_ref FROM threat WHERE source_system = ? AND source_ref IN (SELECT value FROM json_each(?))",
        (system, as_list(refs)),
    )
    return {ref for (ref,) in found}


def units(db: sqlite3.Connection) -> list[Unit]:
    """The units, parents before children, siblings by code."""
    return parents_first(
        Unit(
            row["id"],
            row["code"],
            row["name"],
            row["parent_id"] or "",
            row["valid_from"],
            row["valid_to"] or "",
            None if row["geom"] is None else blob.wkb(row["geom"]),
        )
        for row in db.execute("SELECT * FROM unit ORDER BY code, valid_from")
    )


# What happens to one threat, and what happens to several at once: a case, whose title is the one it has now.
_APPLIED = """
SELECT fid, id, kind, received_at, actor, payload, detail FROM submission
WHERE threat_id = ?1 AND outcome = 'accepted' AND kind IN ('verification', 'correction', 'annotation', 'assignment')
UNION ALL
SELECT fid, id, kind, received_at, actor, payload, detail FROM submission
WHERE id = ?1 AND outcome = 'accepted' AND kind = 'report'
UNION ALL
SELECT s.fid, s.id, s.kind, s.received_at, s.actor, json_object('text', COALESCE(c.title, '')),
    json_object('case_id', l.case_id, 'before', l.before)
FROM case_link l JOIN submission s ON s.id = l.submission_id LEFT JOIN threat_case c ON c.id = l.case_id
WHERE l.threat_id = ?1
ORDER BY fid
"""


def history(db: sqlite3.Connection, threat_id: str) -> list[Event]:
    """The import or report and everything applied since, oldest first; nothing for an unknown threat."""
    imported = db.execute(
        "SELECT r.at, r.actor, r.file_name, t.source_system, t.source_ref, t.plane FROM threat t"
        " JOIN import_run r ON r.fid = t.import_id WHERE t.id = ?",
        (threat_id,),
    ).fetchall()
    return [*map(_import, imported), *map(_event, db.execute(_APPLIED, (threat_id,)))]


def _import(row: sqlite3.Row) -> Event:
    source = {name: row[name] for name in ("source_system", "source_ref", "plane")}
    return Event(parse_moment(row["at"]), row["actor"], "import", "", "", row["file_name"], source)


def _event(row: sqlite3.Row) -> Event:
    kind, payload, detail = Kind(row["kind"]), json.loads(row["payload"]), json.loads(row["detail"])
    shown = detail if kind is Kind.CASE else payload | detail
    return Event(
        at=parse_moment(row["received_at"]),
        actor=row["actor"],
        kind=kind.value,
        from_status=detail["from_status"] if kind is Kind.VERIFICATION else "",
        to_status=detail["status"] if kind in {Kind.VERIFICATION, Kind.REPORT} else "",
        text="" if kind is Kind.REPORT else payload.get("note") or payload.get("text") or "",
        detail={"submission_id": row["id"], **shown},
    )


def description(db: sqlite3.Connection, threat_id: str, actor: str, at: str) -> str | None:
    """The clear description of a threat that the actor has disclosed, while it is open to them (ISO UTC)."""
    row = db.execute(
        "SELECT text FROM threat_description WHERE threat_id = ?1 AND EXISTS"
        " (SELECT 1 FROM disclosed WHERE threat_id = ?1 AND actor = ?2 AND open_until > ?3)",
        (threat_id, actor, at),
    ).fetchone()
    return row["text"] if row else None


def attachments(db: sqlite3.Connection, threat_id: str) -> list[Attachment]:
    """What came with a threat, by name."""
    rows = db.execute(
        "SELECT id, threat_id, name, media_type, size, sha256, cleaned FROM attachment WHERE threat_id = ?"
        " ORDER BY name, id",
        (threat_id,),
    )
    return [Attachment(**{**dict(row), "cleaned": bool(row["cleaned"])}) for row in rows]


def attachment(db: sqlite3.Connection, attachment_id: str, actor: str, at: str) -> bytes | None:
    """The content of an attachment of a threat that the actor has disclosed, while it is open to them (ISO UTC)."""
    row = db.execute(
        "SELECT c.content FROM attachment_content c JOIN attachment a ON a.id = c.attachment_id WHERE a.id = ?1 AND"
        " EXISTS (SELECT 1 FROM disclosed d WHERE d.threat_id = a.threat_id AND d.actor = ?2 AND d.open_until > ?3)",
        (attachment_id, actor, at),
    ).fetchone()
    return bytes(row["content"]) if row else None


def _check_columns(db: sqlite3.Connection, columns: Sequence[str]) -> None:
    known = {row["name"] for row in db.execute("PRAGMA table_info(threat)")} - {"geom"}
    unknown = set(columns) - known
    if unknown or not columns:
        raise Misuse(f"the table threat gives no columns {sorted(unknown)}")


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def publications(db: sqlite3.Connection) -> list[Said]:
    """What each publication said, the oldest first."""
    return [Said(row["at"], row["said"]) for row in db.execute("SELECT at, said FROM publication ORDER BY fid")]
