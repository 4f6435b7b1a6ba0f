"""From the outbox to a real store and back."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.domain.submission import Outcome, annotation, verification
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.outbox import Outbox, State
from kmzb_plugin.store.sender import BATCH, send
from tests.store.conftest import some_threats
from tests.store.samples import SOURCE, threat_rows


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    return Outbox(tmp_path / "outbox.sqlite")


def location(store: Store) -> str:
    return store.describe().location


def test_what_is_put_arrives_and_its_receipt_comes_back(store: Store, outbox: Outbox) -> None:
    submissions = [verification(threat.id, 1, "verification") for threat in some_threats(store)]
    outbox.put(location(store), submissions)
    receipts = send(outbox, store)
    assert {receipt.id for receipt in receipts} == {submission.id for submission in submissions}
    assert {entry.state for entry in outbox.entries()} == {State.ACCEPTED}
    assert all(entry.receipt == store.receipt(entry.submission.id) for entry in outbox.entries())
    assert send(outbox, store) == []


def test_a_chain_made_offline_arrives_in_one_pass(store: Store, outbox: Outbox) -> None:
    threat = some_threats(store)[0]
    for status in ("verification", "confirmed", "confirmed_eliminated"):
        version = outbox.expected_version(threat.id, threat.version)
        outbox.put(location(store), [verification(threat.id, version, status, note="x")])
    assert [receipt.outcome for receipt in send(outbox, store)] == [Outcome.ACCEPTED] * 3
    (after,) = store.threats(ThreatFilter(ids=(threat.id,)))
    assert (after.status, after.version) == ("confirmed_eliminated", 4)


def test_a_chain_never_lands_on_somebody_elses_decision(store: Store, outbox: Outbox) -> None:
    threat = some_threats(store)[0]
    first = verification(threat.id, 1, "verification")
    outbox.put(location(store), [first, verification(threat.id, 2, "confirmed", note="x")])
    store.submit([verification(threat.id, 1, "verification", note="the other one")])
    assert [receipt.outcome for receipt in send(outbox, store)] == [Outcome.CONFLICT]
    assert [entry.state for entry in outbox.entries()] == [State.CONFLICT, State.BLOCKED]
    (after,) = store.threats(ThreatFilter(ids=(threat.id,)))
    assert (after.status, after.version) == ("verification", 2)


def test_one_stuck_threat_stops_no_other(backend: Any, outbox: Outbox) -> None:
    store = backend.store
    stuck, *others = some_threats(store)
    backend.break_updates_of(stuck.id)
    submissions = [verification(threat.id, 1, "verification") for threat in (stuck, *others)]
    outbox.put(location(store), [*submissions, annotation(stuck.id, "x")])
    send(outbox, store)
    states = [entry.state for entry in outbox.entries()]
    assert states == [State.FAILED, *[State.ACCEPTED] * len(others), State.BLOCKED]
    backend.mend()
    assert outbox.retry(submissions[0].id)
    send(outbox, store)
    assert {entry.state for entry in outbox.entries()} == {State.ACCEPTED}


def test_a_store_that_does_not_answer_keeps_everything_queued(
    gpkg: tuple[Store, Path], outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, path = gpkg
    monkeypatch.setattr("kmzb_plugin.store.gpkg.connection.BUSY_SECONDS", 0.1)
    outbox.put(location(store), [verification(threat.id, 1, "verification") for threat in some_threats(store)])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert send(outbox, store) == []
    assert {(entry.state, entry.attempts) for entry in outbox.entries()} == {(State.QUEUED, 1)}
    assert all("Another program" in entry.last_error for entry in outbox.entries())
    assert send(outbox, store) == []
    other.execute("ROLLBACK")
    other.close()
    outbox.retry(outbox.entries()[0].submission.id)
    assert len(send(outbox, store)) == 12, "once it answers, all go"


def test_an_import_under_way_keeps_everything_queued(
    store: Store, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kmzb_plugin.store.gpkg.locks.PATIENCE_SECONDS", 0.1)
    outbox.put(location(store), [verification(some_threats(store)[0].id, 1, "verification")])
    with store.bulk_import(SOURCE) as importer:
        importer.add_threats(threat_rows(5, first=100))
        assert send(outbox, store) == []
    (entry,) = outbox.entries()
    assert (entry.state, entry.attempts) == (State.QUEUED, 1)
    assert "Another program" in entry.last_error
    assert outbox.retry(entry.submission.id)
    assert [receipt.outcome for receipt in send(outbox, store)] == [Outcome.ACCEPTED]


def test_an_answer_that_got_lost_is_read_back(store: Store, outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    submission = verification(some_threats(store)[0].id, 1, "verification")
    monkeypatch.setattr("kmzb_plugin.store.outbox.LEASE_SECONDS", -1)
    outbox.put(location(store), [submission])
    outbox.claim(location(store), 10)
    (answer,) = store.submit([submission])
    state = store.state()
    assert send(outbox, store) == [answer]
    assert store.state() == state
    assert [entry.state for entry in outbox.entries()] == [State.ACCEPTED]


def test_a_long_outbox_goes_in_portions_and_stops_when_told(store: Store, outbox: Outbox) -> None:
    threat = some_threats(store)[0]
    shape = {"type": "Point", "coordinates": [1, 2]}
    outbox.put(location(store), [annotation(None, str(n), geometry=shape) for n in range(BATCH + 50)])
    stops = iter([False, True])
    assert len(send(outbox, store, lambda: next(stops))) == BATCH
    assert len(send(outbox, store)) == 50
    assert threat in some_threats(store)


def test_another_stores_entries_stay(store: Store, outbox: Outbox) -> None:
    outbox.put("/stores/other.gpkg", [verification("t", 1, "verification")])
    assert send(outbox, store) == []
    assert [entry.state for entry in outbox.entries()] == [State.QUEUED]
