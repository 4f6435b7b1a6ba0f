"""A store in a PostgreSQL database, opened by an officer with every right."""

from __future__ import annotations

from pathlib import Path

import pytest

from kmzb_plugin.store import open_store
from tests.servers.postgres import Pool


class Backend:
    """A store in a database that nobody else uses meanwhile."""

    def __init__(self, request: pytest.FixtureRequest, folder: Path) -> None:
        self._pool: Pool = request.getfixturevalue("pool")
        self.database = self._pool.take()
        self.store = open_store(self.database.location())
        self.importing = self.store

    def break_updates_of(self, threat_id: str) -> None:
        """Makes the store fail in an unexpected way on one threat."""
        self.database.execute(
            "CREATE FUNCTION kmzb.broken() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'broken'; END $$;"
            f"CREATE TRIGGER a_broken BEFORE UPDATE ON kmzb.threat FOR EACH ROW WHEN (NEW.id = '{threat_id}')"
            " EXECUTE FUNCTION kmzb.broken()"
        )

    def mend(self) -> None:
        """Takes the failure away."""
        self.database.execute("DROP FUNCTION kmzb.broken CASCADE")

    def close(self) -> None:
        """Lets go of the store."""
        self.store.close()
        self._pool.give_back(self.database)
