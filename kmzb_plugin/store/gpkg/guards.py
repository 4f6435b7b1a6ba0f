"""Triggers that let nobody write around the door: they call a function that only the door's connection has."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

_PACKAGE_PREFIXES = ("gpkg_", "rtree_", "sqlite_")


def guarded_tables(db: sqlite3.Connection) -> list[str]:
    """Every table of the store itself, GeoPackage's own and the indexes apart."""
    names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in names if not name.startswith(_PACKAGE_PREFIXES)]


@contextmanager
def lifted_for_import(db: sqlite3.Connection) -> Iterator[None]:
    """Takes the insert triggers of the threats away while rows pour in, inside the open transaction.

    Nobody else ever sees the tables without them: the change of the schema is part of the transaction. The spatial
    index is filled at the end, which takes a third of the time of filling it row by row.
    """
    saved = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN ('guard_threat_insert',"
        " 'guard_threat_description_insert', 'guard_threat_raw_insert', 'rtree_threat_geom_insert')"
    )
    triggers = saved.fetchall()
    (last,) = db.execute("SELECT COALESCE(MAX(fid), 0) FROM threat").fetchone()
    for trigger in triggers:
        db.execute(f'DROP TRIGGER "{trigger["name"]}"')
    yield
    db.execute("INSERT INTO rtree_threat_geom SELECT fid, x, x, y, y FROM threat WHERE fid > ?", (last,))
    for trigger in triggers:
        db.execute(trigger["sql"])


def install(db: sqlite3.Connection) -> None:
    """Puts the guards before insert, update and delete of every table that has none yet."""
    for table in guarded_tables(db):
        for event in ("INSERT", "UPDATE", "DELETE"):
            db.execute(
                f'CREATE TRIGGER IF NOT EXISTS "guard_{table}_{event.lower()}" BEFORE {event} ON "{table}" '
                "BEGIN SELECT kmzb_door(); END"
            )
