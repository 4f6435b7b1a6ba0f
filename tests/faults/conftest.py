"""A store in PostgreSQL on a server that may be killed, a network before it, and officers with outboxes."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from qgis.core import QgsApplication

from kmzb_plugin.domain.submission import Submission
from kmzb_plugin.store import open_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.errors import StoreUnavailable
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.outbox import UNFINISHED, Outbox, State
from kmzb_plugin.store.postgres.create import create
from kmzb_plugin.store.sender import send
from kmzb_plugin.text import UserError
from tests.servers.postgres import GARRISON, TEMPLATE, Database, make_database
from tests.servers.tcp_proxy import TcpProxy
from tests.store.samples import fill
from tools.servers.postgres import Cluster

THREATS = 60
PATIENCE_SECONDS = 120.0


@dataclass
class Officer:
    """One client: an outbox on disk and a way to the store, tried until everything has an answer."""

    outbox: Outbox
    location: str
    key: str
    store: Store | None = None
    errors: list[str] = field(default_factory=list)

    def put(self, *submissions: Submission) -> None:
        """Decides."""
        self.outbox.put(self.key, submissions)

    def send(self) -> None:
        """One pass, as the window does it again and again; what failed is due at once."""
        try:
            if self.store is None:
                self.store = open_store(self.location)
            send(self.outbox, self.store, location=self.key)
        except (StoreUnavailable, UserError) as error:
            self.errors.append(str(error))
        self.errors += [entry.last_error for entry in self.outbox.entries(states=UNFINISHED) if entry.last_error]
        self.outbox.hurry(self.key)

    def work_off(self, between: Callable[[], object] = lambda: time.sleep(0.05)) -> None:
        """Passes until nothing is on its way any more."""
        until = time.monotonic() + PATIENCE_SECONDS
        while self.outbox.entries(states=UNFINISHED):
            self.send()
            between()
            assert time.monotonic() < until, self.errors[-3:]

    def states(self) -> dict[str, State]:
        """Where each entry stands."""
        return {entry.submission.id: entry.state for entry in self.outbox.entries()}

    def close(self) -> None:
        """Goes home."""
        if self.store is not None:
            self.store.close()
        self.outbox.close()


@dataclass
class Site:
    """The store under test; `network` stands between it and the officers."""

    database: Database
    network: TcpProxy
    folder: Path
    officers: list[Officer] = field(default_factory=list)

    def officer(self, name: str = "", *, direct: bool = False) -> Officer:
        """An officer with every right, behind the network unless `direct`."""
        location = self.database.location(name)
        if not direct:
            location = location.replace(f":{self.database.cluster.port}/", f":{self.network.port}/")
        with closing(open_store(location)) as store:
            key = store.describe().location
        made = Officer(Outbox(self.folder / f"outbox-{len(self.officers)}.sqlite"), location, key)
        self.officers.append(made)
        return made

    def threats(self) -> list[str]:
        """The ids of the threats, in the order of their reports."""
        with closing(open_store(self.database.location())) as store:
            return [threat.id for threat in store.threats(ThreatFilter())]

    def check(self, *, accepted: int) -> None:
        """Every submission is in the store once, as its outbox says, and the audit is whole and knows each receipt."""
        entries = [entry for officer in self.officers for entry in officer.outbox.entries() if entry.receipt]
        rows = dict(self.database.execute("SELECT id::text, outcome FROM kmzb.submission"))
        assert rows == {entry.submission.id: entry.receipt.outcome.value for entry in entries}
        assert sum(outcome == "accepted" for outcome in rows.values()) == accepted
        ((applied,),) = self.database.execute(
            "SELECT (SELECT count(*) FROM kmzb.verification) + (SELECT count(*) FROM kmzb.annotation)"
        )
        assert applied == accepted
        with closing(open_store(self.database.location())) as store:
            for entry in entries:
                assert store.verify_audit(entry.receipt.audit_head).knows_head
            assert store.verify_audit().valid


@pytest.fixture(scope="module")
def mortal() -> Iterator[Cluster]:
    """A server for tests that kill it, apart from the one that the others share."""
    # Not in pytest's own folder: another run of pytest takes the server's user the way into that.
    folder = Path(tempfile.mkdtemp(prefix="kmzb-mortal-"))
    made = Cluster(folder).make().start()
    made.execute(f"CREATE DATABASE {TEMPLATE}")
    with closing(made.connect(TEMPLATE)) as db:
        db.autocommit = False
        create(db, name="Test", garrison=GARRISON, crs="EPSG:2180")
    yield made
    made.remove()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def site(mortal: Cluster, passfile: Path, tmp_path: Path, qgis_app: QgsApplication) -> Iterator[Site]:
    """A filled store in a database of its own."""
    database = make_database(mortal, passfile)
    with closing(open_store(database.location())) as store:
        fill(store, THREATS)
    with TcpProxy(mortal.port) as network:
        made = Site(database, network, tmp_path)
        yield made
        for officer in made.officers:
            officer.close()
    database.drop()


def together(*works: Callable[[], object]) -> None:
    """Runs each on a thread of its own and waits; what fails in one fails here."""
    failures: list[BaseException] = []

    def run(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as error:  # the test's thread has to hear of it
            failures.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
