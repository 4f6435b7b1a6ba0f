"""A store in a file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kmzb_plugin.store import create_store


class Backend:
    """A store in a file."""

    def __init__(self, request: pytest.FixtureRequest, folder: Path) -> None:
        self.path = folder / "store.gpkg"
        self.store = create_store(str(self.path), "Test", "KWP-BIA")
        self.importing = self.store
        """The same store as somebody opens it who may import and purge."""

    def break_updates_of(self, threat_id: str) -> None:
        """Makes the store fail in an unexpected way on one threat."""
        with sqlite3.connect(self.path) as db:
            db.execute(
                "CREATE TRIGGER broken BEFORE UPDATE ON threat"
                f" WHEN NEW.id = '{threat_id}' BEGIN SELECT RAISE(ABORT, 'broken'); END"
            )
        db.close()

    def mend(self) -> None:
        """Takes the failure away."""
        with sqlite3.connect(self.path) as db:
            db.execute("DROP TRIGGER broken")
        db.close()

    def close(self) -> None:
        """Lets go of the store."""
        self.store.close()
