"""A store in a PostgreSQL database that decides everything as it decides large batches: together."""

from __future__ import annotations

from pathlib import Path

import pytest

from kmzb_plugin.store.postgres import store
from tests.store.backends.postgresql import Backend as PostgresBackend


class Backend(PostgresBackend):
    """As the other one, but no batch is too small."""

    def __init__(self, request: pytest.FixtureRequest, folder: Path) -> None:
        self._many, store.MANY = store.MANY, 1
        super().__init__(request, folder)

    def close(self) -> None:
        """Lets go of the store."""
        store.MANY = self._many
        super().close()
