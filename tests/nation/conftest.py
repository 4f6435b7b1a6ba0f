"""A nation of 20,000 threats in a server of its own, made once for what only reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from tests.servers.postgres import passfile
from tools import nation
from tools.servers.postgres import Cluster

COUNT = 20_000


@pytest.fixture(scope="session")
def national(tmp_path_factory: pytest.TempPathFactory, qgis_app: Any) -> Iterator[Cluster]:
    """The server; its database is called `nation`."""
    with nation.server(tmp_path_factory.mktemp("nation"), fsync="off") as cluster:
        with closing(cluster.connect("nation")) as db:
            nation.fill(db, COUNT)
        yield cluster


__all__ = ["passfile"]
