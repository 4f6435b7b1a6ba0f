"""Store files as older versions made them."""

from __future__ import annotations

import json
from pathlib import Path
from unittest import mock

from kmzb_plugin.domain.submission import annotation, assignment, correction, verification
from kmzb_plugin.store import create_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.gpkg import migrations
from kmzb_plugin.store.gpkg.connection import through_the_door
from tests.store.samples import fill

# Longer than a page of the file.
RAW = json.dumps({"telefon": "601 234 567 " * 800})
POINT = {"type": "Point", "coordinates": [605_000.5, 505_000.25]}


def first_schema(path: Path) -> Path:
    """A store file of schema 1 with twelve threats and decisions of every kind that it knew.

    Every second threat has something in columns that no profile mapped, as it was kept then.
    """
    every = migrations.steps()
    with mock.patch.object(migrations, "steps", return_value={1: every[1]}):
        store = create_store(str(path), "Test", "KWP-BIA")
        with through_the_door(path) as db:  # where the import of today puts it
            db.execute("CREATE TABLE threat_raw (threat_id, raw)")
        fill(store)
        with through_the_door(path) as db:
            db.execute("DROP TABLE threat_raw")
            db.execute("UPDATE threat SET raw = ? WHERE fid % 2", (RAW,))
        ids = [threat.id for threat in store.threats(ThreatFilter())]
        batch = [
            verification(ids[0], 1, "verification", note="Jadę."),
            correction(ids[1], 1, "Bliżej.", geometry=POINT),
            annotation(ids[2], "Uwaga.", kind="shape", geometry=POINT),
            assignment(ids[3], "jan", expected_owner=None),
        ]
        assert all(receipt.accepted for receipt in store.submit(batch))
        store.close()
    return path
