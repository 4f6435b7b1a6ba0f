"""From the outbox to a real store and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.domain.submission import Outcome, Receipt, Submission, annotation, verification
from kmzb_plugin.store.base import Store, StoreInfo
from kmzb_plugin.store.errors import Interrupted, StoreFailing, StoreUnavailable, WayRefused
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.outbox import Outbox, State
from kmzb_plugin.store.sender import BATCH, MOST_FAILURES, send
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
    gpkg: tuple[Store, Path], outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _ = gpkg
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


class Way:
    """A way to a real store that fails on what it is told to, as servers and proxies do."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.poison: set[str] = set()
        self.error: Exception = StoreFailing("The server answered 500.")
        self.away: Exception | None = None
        self.handed_in: list[int] = []

    def describe(self) -> StoreInfo:
        if self.away:
            raise self.away
        return self.store.describe()

    def state(self) -> str:
        if self.away:
            raise self.away
        return self.store.state()

    def receipt(self, submission_id: str) -> Receipt | None:
        return self.store.receipt(submission_id)

    def submit(self, batch: Sequence[Submission]) -> list[Receipt]:
        self.handed_in.append(len(batch))
        if self.away:
            raise self.away
        if self.poison & {submission.id for submission in batch}:
            raise self.error
        return self.store.submit(batch)


@pytest.fixture
def way(store: Store) -> Way:
    return Way(store)


def remarks(count: int) -> list[Submission]:
    shape = {"type": "Point", "coordinates": [600_001, 500_001]}
    return [annotation(None, str(n), geometry=shape) for n in range(count)]


def send_until_quiet(outbox: Outbox, way: Way, passes: int = 12) -> None:
    """As many passes as their waits would allow."""
    for _ in range(passes):
        send(outbox, way)
        outbox.hurry(location(way.store))


def states(outbox: Outbox) -> dict[str, State]:
    return {entry.submission.id: entry.state for entry in outbox.entries()}


@pytest.mark.parametrize("position", [0, 17, 99])
def test_a_poisonous_entry_is_found_and_stops_no_other(way: Way, outbox: Outbox, position: int) -> None:
    submissions = remarks(100)
    way.poison = {submissions[position].id}
    outbox.put(location(way.store), submissions)
    send_until_quiet(outbox, way, 6)
    found = states(outbox)
    assert found.pop(submissions[position].id) is not State.ACCEPTED
    assert set(found.values()) == {State.ACCEPTED}
    assert 1 in way.handed_in
    send_until_quiet(outbox, way)
    (failed,) = outbox.entries(states=[State.FAILED])
    assert failed.submission.id == submissions[position].id
    assert failed.last_error == "The server answered 500."
    assert failed.failures < MOST_FAILURES
    assert len(way.handed_in) < len(submissions) // 2


def test_what_fails_alone_is_given_up_after_five_answers_and_retried_by_hand(way: Way, outbox: Outbox) -> None:
    (submission,) = remarks(1)
    way.poison = {submission.id}
    outbox.put(location(way.store), [submission])
    for _ in range(MOST_FAILURES - 1):
        send(outbox, way)
        assert states(outbox) == {submission.id: State.QUEUED}
        outbox.hurry(location(way.store))
    send(outbox, way)
    assert states(outbox) == {submission.id: State.FAILED}
    send_until_quiet(outbox, way)
    assert len(way.handed_in) == MOST_FAILURES
    way.poison.clear()
    assert outbox.retry(submission.id)
    send(outbox, way)
    assert states(outbox) == {submission.id: State.ACCEPTED}


def test_a_store_that_is_away_makes_nothing_fail(way: Way, outbox: Outbox) -> None:
    submissions = remarks(3)
    outbox.put(location(way.store), submissions)
    way.away = StoreFailing("The server answered 502.")
    for _ in range(MOST_FAILURES * 2):
        assert send(outbox, way, location=location(way.store)) == []
        outbox.hurry(location(way.store))
    assert set(states(outbox).values()) == {State.QUEUED}
    assert set(way.handed_in) == {3}
    assert send(outbox, way) == [], "where it is cannot be asked now, and nothing is lost"
    way.away = None
    assert len(send(outbox, way)) == 3


def test_a_lock_or_a_cut_never_fails_however_often(way: Way, outbox: Outbox) -> None:
    (submission,) = remarks(1)
    way.poison, way.error = {submission.id}, StoreUnavailable("The connection was cut.")
    outbox.put(location(way.store), [submission])
    send_until_quiet(outbox, way, MOST_FAILURES * 3)
    assert states(outbox) == {submission.id: State.QUEUED}


def test_a_login_that_was_revoked_fails_all_at_once(way: Way, outbox: Outbox) -> None:
    threat = some_threats(way.store)[0]
    decision, waiting = verification(threat.id, 1, "verification"), annotation(threat.id, "x")
    outbox.put(location(way.store), [decision, waiting, *remarks(5)])
    way.away = WayRefused("The server refused the login.")
    send(outbox, way, location=location(way.store))
    found = states(outbox)
    assert found.pop(waiting.id) is State.BLOCKED
    assert set(found.values()) == {State.FAILED}
    assert len(way.handed_in) == 1
    assert {entry.last_error for entry in outbox.entries(states=[State.FAILED])} == {"The server refused the login."}
    way.away = None
    for entry in outbox.entries(states=[State.FAILED]):
        assert outbox.retry(entry.submission.id)
    send(outbox, way)
    assert set(states(outbox).values()) == {State.ACCEPTED}


def test_what_the_way_refuses_alone_fails_alone(way: Way, outbox: Outbox) -> None:
    submissions = remarks(40)
    way.poison, way.error = {submissions[7].id}, WayRefused("The server takes no text of this size.")
    outbox.put(location(way.store), submissions)
    send_until_quiet(outbox, way, 6)
    found = states(outbox)
    assert found.pop(submissions[7].id) is State.FAILED
    assert set(found.values()) == {State.ACCEPTED}


def test_an_interrupted_pass_blames_no_entry(way: Way, outbox: Outbox) -> None:
    (submission,) = remarks(1)
    way.poison, way.error = {submission.id}, Interrupted("Stopped.")
    outbox.put(location(way.store), [submission])
    send_until_quiet(outbox, way, 3)
    (entry,) = outbox.entries()
    assert (entry.state, entry.failures) == (State.QUEUED, 0)


def test_a_store_that_fails_on_everything_is_not_asked_for_each(way: Way, outbox: Outbox) -> None:
    submissions = remarks(3 * BATCH)
    way.poison, way.error = {submission.id for submission in submissions}, StoreUnavailable("Locked.")
    outbox.put(location(way.store), submissions)
    send(outbox, way)
    assert way.handed_in == [BATCH, BATCH]
