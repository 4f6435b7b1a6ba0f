"""The session against a real store and a real outbox: reading, deciding, taking back, conflicts, bad stores."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kmzb_plugin.domain.periods import now
from kmzb_plugin.domain.submission import Outcome, verification
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.gui.reading import Queue
from kmzb_plugin.gui.session import Session
from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.outbox import State

from .conftest import in_outbox, settle, wait_for


def _opened(session: Session, location: str, hold: str = "0") -> list[Queue]:
    read: list[Queue] = []
    session.queue_read.connect(read.append)
    session.open(location)
    wait_for(lambda: read, "the queue")
    session.dictionary.settings["outbox_hold_seconds"] = hold
    return read


def _new(queue: Queue, count: int) -> list[Threat]:
    return [threat for threat in queue.threats if threat.status == "new"][:count]


def test_reads_the_queue_with_its_counts(session: Session, location: str) -> None:
    read = _opened(session, location)
    session.set_filter(ThreatFilter(statuses=("new", "verification")))
    wait_for(lambda: len(read) > 1, "the filtered queue")
    queue, store = read[-1], open_store(location)
    assert queue.total == store.count(ThreatFilter()) == 600
    assert queue.passing == len(queue.threats) == store.count(session.filter)
    assert queue.overdue == store.count(replace(session.filter, overdue_at=now()))
    dues = [threat.due_at for threat in queue.threats if threat.due_at]
    assert dues == sorted(dues)
    store.close()


def test_a_decision_reaches_the_store(session: Session, location: str) -> None:
    read = _opened(session, location)
    (threat,) = _new(read[0], 1)
    answers: list = []
    session.outgoing.answered.connect(answers.extend)
    plan = session.hand_in.decide([threat], "verification", "Przyjęto.", "", now())
    assert plan.allowed == (threat,)
    wait_for(lambda: answers, "the receipt")
    assert [receipt.outcome for receipt in answers] == [Outcome.ACCEPTED]
    store = open_store(location)
    assert store.threats(ThreatFilter(ids=(threat.id,)))[0].status == "verification"
    assert store.history(threat.id)[-1].text == "Przyjęto."
    store.close()
    assert not session.errors


def test_several_get_a_submission_each_and_the_illegal_are_told(session: Session, location: str) -> None:
    read = _opened(session, location)
    new, other = _new(read[0], 5), next(threat for threat in read[0].threats if threat.status == "confirmed")
    plan = session.hand_in.decide([*new, other], "joke_or_mistake", "Próba.", "", now())
    assert {threat.id for threat in plan.allowed} == {threat.id for threat in new}
    assert [(threat.id, refusal.value) for threat, refusal in plan.refused] == [(other.id, "illegal_transition")]
    wait_for(lambda: len([e for e in in_outbox(session) if e.state is State.ACCEPTED]) == len(new), "the receipts")
    assert len({entry.submission.id for entry in in_outbox(session)}) == len(new) > 1


def test_without_the_required_note_nothing_is_handed_in(session: Session, location: str) -> None:
    read = _opened(session, location)
    plan = session.hand_in.decide(_new(read[0], 2), "joke_or_mistake", "  ", "", now())
    assert not plan.allowed
    settle(200)
    assert session.outgoing.entries == ()


def test_taking_back_takes_the_last_decision_alone(session: Session, location: str) -> None:
    read = _opened(session, location, hold="60")
    first, second = _new(read[0], 2)
    session.hand_in.decide([first], "verification", "", "", now())
    session.hand_in.decide([second], "verification", "", "", now())
    wait_for(lambda: len(session.outgoing.pending()) == 2, "two held")
    assert {entry.state for entry in session.outgoing.entries} == {State.HELD}
    assert session.outgoing.withdraw_last()
    wait_for(lambda: len(session.outgoing.pending()) == 1, "one held")
    assert session.outgoing.pending()[0].submission.threat_id == first.id
    assert session.outgoing.withdraw_last()
    wait_for(lambda: not session.outgoing.pending(), "none held")
    assert not session.outgoing.withdraw_last()


def test_closing_at_once_loses_no_decision(session: Session, location: str) -> None:
    read = _opened(session, location, hold="60")
    decided = _new(read[0], 3)
    for threat in decided:
        session.hand_in.decide([threat], "verification", "", "", now())
    session.close()
    session.open(location)
    wait_for(session.outgoing.pending, "the decisions")
    assert [entry.submission.threat_id for entry in session.outgoing.pending()] == [threat.id for threat in decided]


def test_a_conflict_is_kept_until_it_is_read(session: Session, location: str) -> None:
    read = _opened(session, location, hold="1")
    (threat,) = _new(read[0], 1)
    session.hand_in.decide([threat], "verification", "", "", now())
    wait_for(session.outgoing.pending, "the decision")
    other = open_store(location)
    other.submit([verification(threat.id, threat.version, "joke_or_mistake", note="Próba.")])
    other.close()
    wait_for(session.outgoing.attention, "the conflict")
    (entry,) = session.outgoing.attention()
    assert entry.state is State.CONFLICT
    assert entry.receipt.detail["status"] == "joke_or_mistake"
    session.outgoing.take_out([entry.submission.id])
    wait_for(lambda: not session.outgoing.attention(), "nothing left to read")


def test_a_second_decision_stands_on_the_first(session: Session, location: str) -> None:
    read = _opened(session, location, hold="1")
    (threat,) = _new(read[0], 1)
    session.hand_in.decide([threat], "verification", "", "", now())
    wait_for(session.outgoing.pending, "the first")
    assert session.hand_in.status_of(threat) == "verification"
    session.hand_in.decide([threat], "confirmed", "Na miejscu.", "seen_on_site", now())
    wait_for(lambda: [e.state for e in in_outbox(session)] == [State.ACCEPTED] * 2, "both receipts")


def test_notices_what_others_write(session: Session, location: str) -> None:
    read = _opened(session, location)
    changed: list[int] = []
    session.changed_elsewhere.connect(lambda: changed.append(1))
    (threat,) = _new(read[0], 1)
    other = open_store(location)
    other.submit([verification(threat.id, threat.version, "verification")])
    other.close()
    wait_for(lambda: changed, "the change")
    wait_for(
        lambda: any(t.id == threat.id and t.status == "verification" for t in read[-1].threats), "the queue read anew"
    )


def test_outbox_survives_the_session(session: Session, location: str, qgis_app: object) -> None:
    read = _opened(session, location, hold="60")
    (threat,) = _new(read[0], 1)
    session.hand_in.decide([threat], "verification", "", "", now())
    wait_for(session.outgoing.pending, "the decision")
    session.close()
    session.open(location)
    wait_for(session.outgoing.pending, "the decision again")
    assert session.outgoing.pending()[0].submission.threat_id == threat.id


@pytest.mark.parametrize("what", ["none", "text", "other"])
def test_a_file_that_is_no_store_gets_a_sentence(session: Session, tmp_path: Path, what: str) -> None:
    path = tmp_path / "x.gpkg"
    if what == "text":
        path.write_text("not a database")
    elif what == "other":
        sqlite3.connect(path).execute("CREATE TABLE a (b)")
    session.open(str(path))
    wait_for(lambda: session.errors, "the error")
    assert session.store is None
    assert "Traceback" not in session.errors[0].text
    assert session.errors[0].text.endswith(".")


def test_what_was_accepted_is_read_only_where_it_is_asked_for(session: Session, location: str) -> None:
    read = _opened(session, location)
    (threat,) = _new(read[0], 1)
    session.hand_in.decide([threat], "verification", "", "", now())
    wait_for(lambda: [entry.state for entry in in_outbox(session)] == [State.ACCEPTED], "the receipt")
    wait_for(lambda: not session.outgoing.pending(), "the session to know")
    assert session.outgoing.entries == ()
    asked: list = []
    session.outgoing.read(now() - timedelta(hours=1), asked.append)
    wait_for(lambda: asked, "the outbox")
    assert [entry.submission.threat_id for entry in asked[0]] == [threat.id]
    session.outgoing.read(now() + timedelta(hours=1), asked.append)
    wait_for(lambda: len(asked) > 1, "the outbox again")
    assert asked[1] == []
