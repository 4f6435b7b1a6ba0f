"""A nation of 20,000 threats in a server of its own, made once for what only reads."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tools import nation
from tools.servers.postgres import Cluster

COUNT = 20_000


def server_folder() -> Any:
    """A folder for servers. Not pytest's own: every pytest that starts closes that one to PostgreSQL's user."""
    return tempfile.TemporaryDirectory(prefix="kmzb-nation-", ignore_cleanup_errors=True)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for the servers of one test."""
    with server_folder() as name:
        yield Path(name)


@pytest.fixture(scope="session")
def national(qgis_app: Any) -> Iterator[Cluster]:
    """The server; its database is called `nation`."""
    with server_folder() as name, nation.server(Path(name), fsync="off") as cluster:
        with closing(cluster.connect("nation")) as db:
            nation.fill(db, COUNT)
        yield cluster


__all__ = ["folder", "national", "server_folder"]
