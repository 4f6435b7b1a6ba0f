"""Both ways of travelling: requests' own, and QGIS's network; and a store of two garrisons that is really served."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from kmzb_plugin.store import location, open_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.http.store import HttpStore
from kmzb_plugin.store.http.transport import DirectTransport, QgisTransport, Transport
from tests.servers.postgres import Database, make_database
from tests.servers.scripted_http import ScriptedServer, scripted
from tests.servers.web import Web
from tests.store.samples import SOURCE, fill, threat_rows

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


OTHER = "KWP-RAD"


@dataclass
class Station:
    """A store with people of two garrisons, served over the web."""

    database: Database
    web: Web
    logins: dict[str, str]

    def store(self, name: str) -> Store:
        """The store as one of the people opens it."""
        return open_store(self.web.location, self.web.login(self.logins[name]))

    def ask(self, name: str, path: str, method: str = "GET", **more: Any) -> Any:
        """A request of one of the people, past the client."""
        return self.web.ask(self.logins[name], path, method, **more)


@pytest.fixture(scope="module")
def station(cluster: Any, passfile: Any, web_server: Web) -> Iterator[Station]:
    """12 threats in one garrison, 5 in the other."""
    database = make_database(cluster, passfile)
    logins = {
        "anna": database.add("anna", ["verify"]),
        "reader": database.add("reader", ["read"]),
        "radom": database.add("radom", ["verify"], OTHER),
        "chief": database.add("chief", ["verify", "analyse", "admin"]),
        "unserved": database.add("unserved", ["verify"]),
    }
    fill_store = open_store(database.location())
    fill(fill_store)
    with fill_store.bulk_import(SOURCE) as importer:
        importer.add_threats(threat_rows(5, first=100))
    fill_store.close()
    database.execute("UPDATE kmzb.threat SET garrison = %s, unit_id = NULL WHERE source_ref LIKE 'r10_'", (OTHER,))
    web_server.serve(database, [login for name, login in logins.items() if name != "unserved"])
    yield Station(database, web_server, logins)
    database.drop()


@pytest.fixture
def anna(station: Station) -> Iterator[Store]:
    """An officer's store."""
    made = station.store("anna")
    yield made
    made.close()


def actors(station: Station, submission_id: str) -> list[tuple[str, str]]:
    """Who handed it in, and what became of it, as the database knows."""
    return station.database.execute("SELECT actor, outcome FROM kmzb.submission WHERE id = %s", (submission_id,))


__all__ = ["Station", "actors", "anna", "scripted", "station", "store", "way"]
