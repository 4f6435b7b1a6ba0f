"""A store in a PostgreSQL database, opened over the web; what is imported goes to the database directly."""

from __future__ import annotations

from pathlib import Path

import pytest

from kmzb_plugin.store import open_store
from tests.servers.web import Web
from tests.store.backends.postgresql import Backend as PostgresBackend


class Backend(PostgresBackend):
    """The store of an officer with every right, behind nginx and QGIS Server, by QGIS's own network."""

    def __init__(self, request: pytest.FixtureRequest, folder: Path) -> None:
        super().__init__(request, folder)
        web: Web = request.getfixturevalue("web_server")
        if self.database.person not in web.passwords:
            web.serve(self.database, [self.database.person])
        self.store = open_store(web.location, web.login(self.database.person))

    def close(self) -> None:
        """Lets go of both."""
        self.store.close()
        self.store = self.importing
        super().close()
