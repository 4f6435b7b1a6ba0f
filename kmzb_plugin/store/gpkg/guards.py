"""Triggers that let nobody write around the door: they call a function that only the door's connection has."""

from __future__ import annotations

import sqlite3

_PACKAGE_PREFIXES = ("gpkg_", "rtree_", "sqlite_")


def guarded_tables(db: sqlite3.Connection) -> list[str]:
    """Every table of the store itself, GeoPackage's own and the indexes apart."""
    names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in names if not name.startswith(_PACKAGE_PREFIXES)]


def install(db: sqlite3.Connection) -> None:
    """Puts the guards before insert, update and delete of every table that has none yet."""
    for table in guarded_tables(db):
        for event in ("INSERT", "UPDATE", "DELETE"):
            db.execute(
                f'CREATE TRIGGER IF NOT EXISTS "guard_{table}_{event.lower()}" BEFORE {event} ON "{table}" '
                "BEGIN SELECT kmzb_door(); END"
            )
