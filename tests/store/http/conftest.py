"""Both ways of travelling: requests' own, and QGIS's network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kmzb_plugin.store import location
from kmzb_plugin.store.http.store import HttpStore
from kmzb_plugin.store.http.transport import DirectTransport, QgisTransport, Transport
from tests.servers.scripted_http import ScriptedServer, scripted

WAYS = {"direct": DirectTransport, "qgis": QgisTransport}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, qgis_app: Any) -> Transport:
    """One way of travelling."""
    return WAYS[request.param]()


@pytest.fixture
def store(scripted: ScriptedServer, way: Transport) -> Iterator[HttpStore]:
    """The scripted store, opened."""
    made = HttpStore(location.parse(scripted.location), way=way)
    yield made
    made.close()


__all__ = ["scripted", "store", "way"]
