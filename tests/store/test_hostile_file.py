"""A store file that somebody has prepared: it is read or refused with a sentence, and harms nothing."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.domain.submission import annotation, correction, verification
from kmzb_plugin.store import open_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.errors import Interrupted, StoreUnavailable
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.text import UserError
from tests.store.conftest import some_threats

DEEP = "[" * 100_000 + "]" * 100_000
EVERYTHING = ThreatFilter()


def spoilt(path: Path, *statements: str) -> None:
    """Writes past the guards, as their owner can."""
    with closing(sqlite3.connect(path)) as db:
        db.create_function("kmzb_door", 0, lambda: 1)
        for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            db.create_function(name, 1, lambda _: 0.0)
        for statement in statements:
            db.execute(statement)
        db.commit()


def every_reading(store: Store, threat_id: str) -> list[Callable[[], Any]]:
    """All that the window and the algorithms ask of a store."""
    return [
        store.describe,
        store.dictionary,
        store.units,
        store.state,
        store.verify_audit,
        lambda: store.threats(EVERYTHING),
        lambda: store.count(EVERYTHING),
        lambda: store.count_by(EVERYTHING, "status", "category"),
        lambda: store.count_cells(EVERYTHING, 1000.0),
        lambda: store.frame(EVERYTHING, ["id", "x", "y", "reported_at"]),
        lambda: store.history(threat_id),
        lambda: store.description(threat_id),
        lambda: store.submit(
            [
                verification(threat_id, 1, "verification"),
                correction(threat_id, 2, "x", geometry={"type": "Point", "coordinates": [605_000, 505_000]}),
                annotation(threat_id, "x"),
            ]
        ),
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE threat SET reported_at = 'never'",
        "UPDATE threat SET due_at = 5",
        "UPDATE threat SET version = 'many'",
        "UPDATE threat SET status = x'00ff'",
        "UPDATE threat SET x = 'east', y = 'north'",
        "UPDATE threat SET x = 1e308, y = -1e308",
        "UPDATE threat SET id = id || '<script>', number = '''; DROP TABLE threat; --' || fid",
        "UPDATE threat SET place = zeroblob(20000000)",
        "UPDATE threat SET geom = x'deadbeef'",
        "UPDATE unit SET geom = x'deadbeef'",
        "UPDATE unit SET parent_id = id",
        "UPDATE unit SET parent_id = (SELECT id FROM unit u WHERE u.fid <> unit.fid LIMIT 1)",
        "UPDATE status SET due_days = 'soon'",
        "UPDATE status SET due_days = 100000000000",
        "DELETE FROM status",
        "DELETE FROM category",
        "DELETE FROM setting",
        "UPDATE category SET valid_from = 'once'",
        "UPDATE category SET alias_of = code",
        "UPDATE submission SET detail = '{'",
        f"UPDATE submission SET detail = '{DEEP}'",
        f"UPDATE submission SET payload = '{DEEP}'",
        "UPDATE submission SET payload = '7', detail = '[]'",
        "UPDATE submission SET kind = 'gossip'",
        "UPDATE submission SET received_at = 'yesterday'",
        "UPDATE import_run SET at = ''",
        "UPDATE audit_head SET hash = x'00', block = block + 7",
        "UPDATE audit SET at = 5, seq = -seq",
        "UPDATE meta SET value = 'EPSG:none' WHERE name = 'crs'",
        "UPDATE meta SET value = '../../etc/passwd' WHERE name = 'store_id'",
        "UPDATE meta SET value = '<img src=x onerror=alert(1)>' WHERE name = 'name'",
        "DELETE FROM meta WHERE name IN ('name', 'garrison', 'crs')",
        "CREATE TRIGGER mine AFTER INSERT ON submission BEGIN DELETE FROM threat; END",
        "CREATE TRIGGER mine AFTER INSERT ON audit BEGIN SELECT RAISE(ROLLBACK, 'no'); END",
        "CREATE TRIGGER mine BEFORE UPDATE ON threat BEGIN SELECT load_extension('evil'); END",
    ],
    ids=lambda statement: statement[:70],
)
def test_what_was_spoilt_is_read_or_refused_with_a_sentence(gpkg: tuple[Store, Path], statement: str) -> None:
    store, path = gpkg
    threat_id = some_threats(store)[0].id
    assert store.submit([verification(threat_id, 1, "verification")])[0].accepted
    store.close()
    spoilt(path, statement)
    with suppress(UserError), closing(open_store(str(path))) as again:
        for reading in every_reading(again, threat_id):
            # Anything else that is raised is what the test looks for.
            with suppress(UserError, StoreUnavailable):
                reading()


def test_a_table_that_never_ends_can_be_stopped(gpkg: tuple[Store, Path]) -> None:
    store, path = gpkg
    store.close()
    columns = [row[1] for row in _rows(path, "PRAGMA table_info(threat)")]
    spoilt(
        path,
        "ALTER TABLE threat RENAME TO aside",
        "CREATE VIEW threat AS WITH RECURSIVE endless (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless)"
        f" SELECT {', '.join(f'n AS {name}' for name in columns)} FROM endless",
    )
    again = open_store(str(path))
    stop = threading.Timer(0.5, again.interrupt)
    stop.start()
    with pytest.raises(Interrupted):
        again.count(ThreatFilter())
    stop.join()
    again.close()


def _rows(path: Path, statement: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(statement).fetchall()
