"""What every store answers, whatever stands behind it."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

import pytest

from kmzb_plugin.domain.periods import now, parse_moment
from kmzb_plugin.domain.submission import (
    Kind,
    Outcome,
    annotation,
    assignment,
    correction,
    verification,
)
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from tests.store.conftest import one, some_threats
from tests.store.samples import SQUARE

POINT = {"type": "Point", "coordinates": [605_000.5, 505_000.25]}


def decided(store: Store, threat_id: str, *steps: str) -> int:
    """Takes a new threat through steps; returns its version."""
    version = store.threats(ThreatFilter(ids=(threat_id,)))[0].version
    for step in steps:
        assert one(store, verification(threat_id, version, step, note="Sprawdzono.")).accepted
        version += 1
    return version


def test_a_verification_moves_the_status_and_raises_the_version(store: Store) -> None:
    before = some_threats(store)[0]
    submission = verification(before.id, 1, "verification", reason="first_reading", seen_at="2026-03-01T10:00:00Z")
    receipt = one(store, submission)
    assert receipt.outcome is Outcome.ACCEPTED
    assert receipt.detail["version"] == 2
    (after,) = store.threats(ThreatFilter(ids=(before.id,)))
    assert (after.status, after.version) == ("verification", 2)
    assert after.due_at is not None
    assert (after.due_at - now()).days == 4  # five days, some seconds ago
    assert store.history(before.id)[-1].from_status == "new"


def test_a_status_without_a_limit_has_no_due_date(store: Store) -> None:
    threat = some_threats(store)[0]
    decided(store, threat.id, "verification", "confirmed")
    assert store.threats(ThreatFilter(ids=(threat.id,)))[0].due_at is None


def test_the_receipt_carries_the_head_of_the_audit(store: Store) -> None:
    receipt = one(store, verification(some_threats(store)[0].id, 1, "verification"))
    assert receipt.audit_head == store.verify_audit().head


def test_an_old_version_is_a_conflict_that_says_what_stands_now(store: Store) -> None:
    threat = some_threats(store)[0]
    decided(store, threat.id, "verification")
    receipt = one(store, verification(threat.id, 1, "joke_or_mistake", note="Pomyłka."))
    assert receipt.outcome is Outcome.CONFLICT
    assert receipt.detail["version"] == 2
    assert receipt.detail["status"] == "verification"
    assert receipt.detail["who"] == store.describe().actor
    assert abs((parse_moment(receipt.detail["when"]) - now()).total_seconds()) < 60


def test_a_version_from_the_future_is_a_conflict_too(store: Store) -> None:
    assert one(store, verification(some_threats(store)[0].id, 9, "verification")).outcome is Outcome.CONFLICT


@pytest.mark.parametrize(
    ("make", "field", "problem"),
    [
        (lambda id_: verification(id_, 1, "confirmed", note="x"), "new_status", "illegal_transition"),
        (lambda id_: verification(id_, 1, "joke_or_mistake", note="  "), "note", "note_required"),
        (lambda id_: verification(id_, 1, "burnt"), "new_status", "unknown_status"),
        (lambda id_: verification(id_, 1, ""), "new_status", "missing"),
        (lambda id_: verification(id_, 1, "verification", reason="joke"), "reason", "unknown_value"),
        (lambda id_: verification(id_, 1, "verification", reason="because"), "reason", "unknown_value"),
        (lambda id_: verification(id_, 1, "verification", seen_at="yesterday"), "seen_at", "not_a_moment"),
        (lambda id_: verification(id_, None, "verification"), "expected_version", "missing"),  # type: ignore[arg-type]
        (lambda id_: verification("", 1, "verification"), "threat_id", "missing"),
        (lambda id_: correction(id_, 1, "x", category="burglary"), "category", "unknown_value"),
        (lambda id_: correction(id_, 1, "x", category="wild_bathing_site"), "category", "unknown_value"),
        (lambda id_: correction(id_, 1, " ", place="Suwałki"), "note", "missing"),
        (lambda id_: correction(id_, 1, "x"), "payload", "nothing_to_correct"),
        (
            lambda id_: correction(id_, 1, "x", geometry={"type": "LineString", "coordinates": [[1, 1], [2, 2]]}),
            "geometry",
            "not_a_point",
        ),
        (lambda id_: annotation(id_, ""), "text", "missing"),
        (lambda id_: annotation(id_, "x", kind="drawing"), "kind", "unknown_value"),
        (lambda id_: annotation(id_, "x", kind="shape"), "geometry", "missing"),
        (lambda id_: annotation(id_, "x", kind="visit"), "visited_at", "missing"),
        (lambda id_: annotation(None, "x"), "geometry", "missing"),
        (lambda id_: assignment(id_, "jan", expected_owner=None, unit="nowhere"), "unit", "unknown_value"),
        (lambda id_: assignment(id_, "jan", expected_owner=None, due_at="soon"), "due_at", "not_a_moment"),
    ],
)
def test_a_bad_value_is_refused_and_named(store: Store, make: Any, field: str, problem: str) -> None:
    threat = some_threats(store)[0]
    receipt = one(store, make(threat.id))
    assert receipt.outcome is Outcome.INVALID
    assert (receipt.detail["field"], receipt.detail["problem"]) == (field, problem)
    assert store.threats(ThreatFilter(ids=(threat.id,))) == [threat]
    assert [event.kind for event in store.history(threat.id)] == ["import"]


@pytest.mark.parametrize(
    "make",
    [
        lambda id_: verification(id_, 1, "verification"),
        lambda id_: correction(id_, 1, "x", place="Suwałki"),
        lambda id_: annotation(id_, "x"),
        lambda id_: assignment(id_, "jan", expected_owner=None),
    ],
)
def test_an_unknown_threat_is_said_to_be_unknown(store: Store, make: Any) -> None:
    assert one(store, make(str(uuid.uuid4()))).outcome is Outcome.UNKNOWN


def test_the_same_again_gets_the_first_answer_and_does_nothing(store: Store) -> None:
    threat = some_threats(store)[0]
    submission = verification(threat.id, 1, "verification")
    first = one(store, submission)
    state = store.state()
    assert one(store, submission) == first
    assert store.submit([submission, submission]) == [first, first]
    assert store.state() == state
    assert store.threats(ThreatFilter(ids=(threat.id,)))[0].version == 2


def test_a_refusal_is_remembered_as_well(store: Store) -> None:
    threat = some_threats(store)[0]
    submission = verification(threat.id, 2, "confirmed", note="x")
    first = one(store, submission)
    decided(store, threat.id, "verification")
    assert first.outcome is Outcome.CONFLICT
    assert one(store, submission) == first


def test_an_id_with_other_content_is_refused_and_changes_nothing(store: Store) -> None:
    threat = some_threats(store)[0]
    submission = verification(threat.id, 1, "verification")
    first = one(store, submission)
    for other in (
        replace(submission, payload={**submission.payload, "note": "other"}),
        replace(submission, expected_version=2),
        replace(submission, threat_id=some_threats(store)[1].id),
        replace(submission, kind=Kind.ANNOTATION),
    ):
        (receipt,) = store.submit([other])
        assert receipt.outcome is Outcome.ID_REUSED
    assert store.receipt(submission.id) == first


def test_an_unexpected_failure_stays_with_its_submission_and_can_be_asked_again(backend: Any) -> None:
    store = backend.store
    first, second, third = some_threats(store, 3)
    backend.break_updates_of(second.id)
    batch = [verification(threat.id, 1, "verification") for threat in (first, second, third)]
    receipts = store.submit(batch)
    assert [receipt.outcome for receipt in receipts] == [Outcome.ACCEPTED, Outcome.STORE_FAILED, Outcome.ACCEPTED]
    assert receipts[1].detail["code"]
    assert store.receipt(batch[1].id) == receipts[1]
    backend.mend()
    assert one(store, batch[1]).accepted
    assert store.verify_audit().valid


def test_receipts_come_in_the_order_of_the_batch(store: Store) -> None:
    threats = some_threats(store)
    batch = [verification(threat.id, 1, "verification") for threat in reversed(threats)]
    batch.insert(3, verification("unknown", 1, "verification"))
    assert [receipt.id for receipt in store.submit(batch)] == [submission.id for submission in batch]
    assert store.count(ThreatFilter(statuses=("verification",))) == len(threats)


def test_a_chain_on_one_threat_is_decided_in_its_order(store: Store) -> None:
    id_ = some_threats(store)[0].id
    chain = [verification(id_, 1, "verification"), verification(id_, 2, "confirmed", note="x")]
    assert all(receipt.accepted for receipt in store.submit(chain))


def test_an_empty_batch_leaves_nothing(store: Store) -> None:
    state = store.state()
    assert store.submit([]) == []
    assert store.state() == state


def test_a_correction_keeps_what_stood_before(store: Store) -> None:
    threat = some_threats(store)[0]
    receipt = one(store, correction(threat.id, 1, "Pomyłka.", category="drug_use", geometry=POINT, place="Suwałki"))
    assert receipt.accepted
    (after,) = store.threats(ThreatFilter(ids=(threat.id,)))
    assert (after.category, after.place, after.x, after.y, after.version) == (
        "drug_use",
        "Suwałki",
        605_000.5,
        505_000.25,
        2,
    )
    names = {unit.id: unit.code for unit in store.units()}
    assert names[after.unit_id] == "KP-E"
    assert store.frame(ThreatFilter(ids=(threat.id,)), ["sensitive"])["sensitive"].tolist() == [1]
    event = store.history(threat.id)[-1]
    assert (event.kind, event.text) == ("correction", "Pomyłka.")
    assert event.detail["before"]["category"] == "speeding"
    assert (event.detail["before"]["x"], event.detail["before"]["y"]) == (threat.x, threat.y)


def test_a_correction_outside_all_units_leaves_the_threat_without_one(store: Store) -> None:
    threat = some_threats(store)[0]
    far = {"type": "Point", "coordinates": [SQUARE[0] - 5000, SQUARE[1]]}
    assert one(store, correction(threat.id, 1, "x", geometry=far)).accepted
    assert store.threats(ThreatFilter(ids=(threat.id,)))[0].unit_id == ""


def test_corrections_and_verifications_share_one_version(store: Store) -> None:
    threat = some_threats(store)[0]
    decided(store, threat.id, "verification")
    assert one(store, correction(threat.id, 1, "x", place="Suwałki")).outcome is Outcome.CONFLICT
    assert one(store, correction(threat.id, 2, "x", place="Suwałki")).accepted
    receipt = one(store, verification(threat.id, 2, "confirmed", note="x"))
    assert receipt.outcome is Outcome.CONFLICT
    assert receipt.detail["version"] == 3


def test_annotations_leave_the_version_alone(store: Store) -> None:
    threat = some_threats(store)[0]
    remark = annotation(threat.id, "Patrol w sobotę.")
    visit = annotation(threat.id, "", kind="visit", visited_at="2026-03-02T10:00:00+01:00")
    shape = annotation(None, "Objazd", kind="shape", geometry={"type": "LineString", "coordinates": [[1, 1], [2, 2]]})
    assert all(one(store, submission).accepted for submission in (remark, visit, shape))
    assert store.threats(ThreatFilter(ids=(threat.id,)))[0].version == 1
    assert [event.text for event in store.history(threat.id)[1:]] == ["Patrol w sobotę.", ""]


def test_an_annotation_is_replaced_or_taken_back_once(store: Store) -> None:
    id_ = some_threats(store)[0].id
    first = annotation(id_, "Błąd")
    assert one(store, first).accepted
    second = annotation(id_, "Poprawka", supersedes=first.id)
    assert one(store, second).accepted
    assert one(store, annotation(id_, "Druga", supersedes=first.id)).outcome is Outcome.CONFLICT
    assert one(store, annotation(id_, "", retracts=second.id)).accepted
    assert one(store, annotation(id_, "", retracts=second.id)).outcome is Outcome.CONFLICT
    assert one(store, annotation(id_, "", retracts=str(uuid.uuid4()))).outcome is Outcome.UNKNOWN
    other = some_threats(store)[1].id
    assert one(store, annotation(other, "", retracts=second.id)).outcome is Outcome.UNKNOWN


def test_a_threat_has_one_owner_at_a_time(store: Store) -> None:
    threat = some_threats(store)[0]
    assert one(store, assignment(threat.id, "jan", expected_owner=None, due_at="2026-04-01")).accepted
    receipt = one(store, assignment(threat.id, "ewa", expected_owner=None))
    assert receipt.outcome is Outcome.CONFLICT
    assert receipt.detail["owner"] == "jan"
    assert receipt.detail["who"] == store.describe().actor
    assert one(store, assignment(threat.id, None, expected_owner="jan")).accepted
    (after,) = store.threats(ThreatFilter(ids=(threat.id,)))
    assert (after.owner, after.version, after.due_at) == ("", 1, threat.due_at)


def test_a_threat_is_handed_to_another_unit(store: Store) -> None:
    threat = some_threats(store)[0]
    other = next(unit for unit in store.units() if unit.id != threat.unit_id)
    assert one(store, assignment(threat.id, None, expected_owner=None, unit=other.id)).accepted
    assert store.threats(ThreatFilter(ids=(threat.id,)))[0].unit_id == other.id


def test_history_tells_everything_in_order(store: Store) -> None:
    id_ = some_threats(store)[0].id
    store.submit(
        [
            verification(id_, 1, "verification", note="Jadę."),
            assignment(id_, "jan", expected_owner=None),
            correction(id_, 2, "Bliżej szkoły.", place="Suwałki"),
            annotation(id_, "Uwaga."),
        ]
    )
    events = store.history(id_)
    assert [event.kind for event in events] == ["import", "verification", "assignment", "correction", "annotation"]
    assert [event.text for event in events] == ["reports.csv", "Jadę.", "", "Bliżej szkoły.", "Uwaga."]
    assert {event.actor for event in events} == {store.describe().actor}
    assert store.history("unknown") == []


def test_state_changes_with_every_writing(store: Store) -> None:
    states = {store.state()}
    for threat in some_threats(store, 3):
        store.submit([annotation(threat.id, "x")])
        states.add(store.state())
    assert len(states) == 4


def test_an_unknown_id_has_no_receipt(store: Store) -> None:
    assert store.receipt(str(uuid.uuid4())) is None
