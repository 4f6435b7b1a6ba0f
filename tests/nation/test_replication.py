"""One primary and two standbys: the same rows on each, and no accepted decision is lost with the primary."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from kmzb_plugin.domain.submission import Submission, verification
from kmzb_plugin.store import open_store
from kmzb_plugin.store.errors import StoreUnavailable
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.outbox import UNFINISHED, Outbox, State
from kmzb_plugin.store.sender import send
from tests.nation.conftest import server_folder
from tests.nation.door import (
    DATABASE,
    OFFICER,
    PASSWORD,
    SMALL,
    audit_is_whole,
    first_readings,
    hand_in,
    heads,
    national_store,
    new_threats,
    receipts,
)
from tools.servers.postgres import Cluster
from tools.servers.replication import Replicated, wait_until
from tools.soak_check import content

COUNTS = (
    "SELECT floor(x / 10000), floor(y / 10000), category, status, count(*) FROM kmzb.threat"
    " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
)
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND usename = %s"


@pytest.fixture(scope="module")
def servers(passfile: Path, qgis_app: Any) -> Iterator[Replicated]:
    """A primary with two synchronous standbys and a small nation; each test leaves three servers that run."""
    with server_folder() as name:
        made = Replicated.make(Path(name) / "servers")
        national_store(made.primary, passfile)
        made.caught_up()
        yield made
        made.stop()


def location(servers: Replicated) -> str:
    return f"postgresql://{OFFICER}@{servers.hosts}/{DATABASE}"


def counts(cluster: Cluster) -> list[tuple]:
    """What the officer sees there, by cell, category and status."""
    with closing(cluster.connect(DATABASE, OFFICER, PASSWORD)) as db, db.cursor() as cursor:
        cursor.execute(COUNTS)
        return cursor.fetchall()


def on_a_standby(servers: Replicated, batch: list[Submission]) -> bool:
    return any(len(receipts(standby, batch)) == len(batch) for standby in servers.standbys)


def test_standbys_show_what_the_primary_has(servers: Replicated) -> None:
    before = counts(servers.primary)
    assert sum(row[-1] for row in before) == SMALL
    assert [counts(standby) for standby in servers.standbys] == [before, before]
    assert len(hand_in(servers.primary, first_readings(servers.primary, 20))) == 20
    servers.caught_up()
    after = counts(servers.primary)
    assert after != before
    assert [counts(standby) for standby in servers.standbys] == [after, after]
    assert [content(standby, DATABASE) for standby in servers.standbys] == [content(servers.primary, DATABASE)] * 2


def test_reading_goes_to_a_standby_and_handing_in_to_the_primary(servers: Replicated) -> None:
    batch = first_readings(servers.primary, 3)
    with closing(open_store(location(servers))) as store:
        servers.primary.execute("ALTER ROLE officer CONNECTION LIMIT 0")
        servers.caught_up()
        # The primary takes no new line of this officer, and reading does not want one.
        with pytest.raises(StoreUnavailable):
            store.submit(batch)
        assert store.count(ThreatFilter(statuses=("verification",))) >= 0
        assert sum(store.count_by(ThreatFilter(), "category", "status")["n"]) == SMALL
        servers.primary.execute("ALTER ROLE officer CONNECTION LIMIT -1")
        servers.caught_up()
        assert [receipt.accepted for receipt in store.submit(batch)] == [True] * 3


def test_an_answer_that_was_given_is_on_a_standby(servers: Replicated) -> None:
    with closing(open_store(location(servers))) as store:
        for submission in first_readings(servers.primary, 20):
            assert store.submit([submission])[0].accepted
            assert on_a_standby(servers, [submission])


def test_a_standby_takes_no_decision(servers: Replicated) -> None:
    batch = first_readings(servers.primary, 1)
    with pytest.raises(psycopg2.errors.ReadOnlySqlTransaction):
        hand_in(servers.standbys[0], batch)


def test_nothing_is_accepted_while_no_standby_has_it(servers: Replicated) -> None:
    batch = first_readings(servers.primary, 1)
    for standby in servers.standbys:
        standby.stop()
    answers: dict[str, tuple[str, str]] = {}
    thread = threading.Thread(target=lambda: answers.update(hand_in(servers.primary, batch)))
    thread.start()
    wait_until(lambda: servers.primary.execute(WAITING, (OFFICER,)) == [(1,)], "the decision waits for no standby")
    assert receipts(servers.primary, batch) == {}, "others see what may be lost"
    assert answers == {}
    servers.standbys[0].start()
    thread.join(60)
    assert [outcome for outcome, _ in answers.values()] == ["accepted"]
    servers.standbys[1].start()


def test_a_primary_that_runs_is_not_replaced(servers: Replicated) -> None:
    with pytest.raises(RuntimeError, match="stop the primary first"):
        servers.fail_over()


class Client(threading.Thread):
    """An officer's QGIS: decides, keeps it in an outbox, sends; goes on by itself until everything has ended."""

    def __init__(self, servers: Replicated, box: Path, threats: list[tuple[str, int]]) -> None:
        super().__init__()
        self.location, self.box, self.threats = location(servers), box, threats
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            with closing(Outbox(self.box)) as box, closing(open_store(self.location)) as store:
                for threat, version in self.threats:
                    box.put(self.location, [verification(threat, version, "verification")])
                    send(box, store)
                while box.entries(states=UNFINISHED):
                    send(box, store)
        except BaseException as error:
            self.error = error


def test_the_primary_dies_under_load(servers: Replicated, tmp_path: Path) -> None:
    clients = 4
    threats = new_threats(servers.primary, 400)
    working = [Client(servers, tmp_path / f"{n}.sqlite", threats[n::clients]) for n in range(clients)]
    for client in working:
        client.start()
    accepted = "SELECT count(*) >= 100 FROM kmzb.submission"
    wait_until(lambda: servers.primary.execute(accepted, (), DATABASE) == [(True,)], "nothing is handed in")
    servers.primary.kill()
    boxes = [Outbox(client.box) for client in working]
    answered = [entry.submission for box in boxes for entry in box.entries(states=[State.ACCEPTED])]
    decided = {entry.submission.id for box in boxes for entry in box.entries()}
    assert len(answered) >= 50
    former = servers.fail_over()
    assert len(receipts(servers.primary, answered)) == len(answered), "an accepted decision is lost"
    for client in working:
        client.join(240)
        assert client.error is None
    servers.rejoin(former)
    servers.caught_up()
    entries = [entry for box in boxes for entry in box.entries()]
    for box in boxes:
        box.close()
    assert {entry.state for entry in entries} == {State.ACCEPTED}
    assert len(entries) == 400
    assert decided <= {entry.submission.id for entry in entries}
    stored = receipts(servers.primary, [entry.submission for entry in entries])
    told = {entry.submission.id: ("accepted", entry.receipt.audit_head) for entry in entries if entry.receipt}
    assert stored == told
    ids = [threat for threat, _ in threats]
    versions = "SELECT DISTINCT status, version FROM kmzb.threat WHERE id = ANY (%s)"
    assert servers.primary.execute(versions, (ids,), DATABASE) == [("verification", 2)]
    assert {head for _, head in told.values()} <= heads(servers.primary)
    assert audit_is_whole(servers.primary)
    assert audit_is_whole(former)
    assert [content(standby, DATABASE) for standby in servers.standbys] == [content(servers.primary, DATABASE)] * 2
