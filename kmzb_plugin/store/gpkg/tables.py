"""The code tables of a store file."""

from __future__ import annotations

import sqlite3

from ..base import Dictionary
from ..code_tables import dictionary


def read_dictionary(db: sqlite3.Connection) -> Dictionary:
    """Categories, statuses, transitions, reasons, templates and settings, each in its table's order."""
    return dictionary(lambda table: [dict(row) for row in db.execute(f'SELECT * FROM "{table}" ORDER BY fid')])  # nosec B608


def read_meta(db: sqlite3.Connection) -> dict[str, str]:
    """What the store says of itself: name, CRS, schema version and the like."""
    return {row["name"]: row["value"] for row in db.execute("SELECT name, value FROM meta")}


def last_number(db: sqlite3.Connection, year: str) -> int:
    """The last running number of a year, 0 before its first."""
    return db.execute(
        "SELECT COALESCE(MAX(CAST(substr(number, 6) AS INTEGER)), 0) FROM threat WHERE number >= ? AND number < ?",
        (f"{year}-", f"{year}."),
    ).fetchone()[0]
