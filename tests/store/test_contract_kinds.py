"""What every store answers to reports, cases and disclosures."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from kmzb_plugin.domain.periods import iso, now, parse_moment
from kmzb_plugin.domain.submission import (
    MAX_DISCLOSED_IDS,
    Kind,
    Outcome,
    Submission,
    case,
    disclosure,
    report,
    verification,
)
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from tests.store.conftest import one, some_threats
from tests.store.samples import SQUARE

POINT = {"type": "Point", "coordinates": [605_000.5, 505_000.25]}
FAR = {"type": "Point", "coordinates": [SQUARE[0] - 5000, SQUARE[1]]}
LINE = {"type": "LineString", "coordinates": [[1, 1], [2, 2]]}
CLEAR = "Palą i handlują, tel. 601 234 567"


def raw(kind: Kind, **payload: object) -> Submission:
    """A submission as a client of somebody else's might make it."""
    return Submission(kind, None, None, payload)


def reported(store: Store, submission: Submission) -> Threat:
    """The threat that a report has become."""
    assert one(store, submission).accepted
    (threat,) = store.threats(ThreatFilter(ids=(submission.id,)))
    return threat


def test_a_report_becomes_a_new_threat_of_the_public_plane(store: Store) -> None:
    submission = report("drug_use", POINT, description=CLEAR, occurred_at="2026-03-02T10:00:00+01:00", source="dyżur")
    threat = reported(store, submission)
    assert (threat.plane, threat.category, threat.status, threat.version) == ("public", "drug_use", "new", 1)
    assert (threat.x, threat.y) == (605_000.5, 505_000.25)
    assert {unit.id: unit.code for unit in store.units()}[threat.unit_id] == "KP-E"
    assert threat.description_masked == "Palą i handlują, tel. •••"
    assert threat.occurred_at is not None
    assert iso(threat.occurred_at) == "2026-03-02T09:00:00Z"
    assert threat.reported_at is not None
    assert abs(threat.reported_at - now()) < timedelta(minutes=1)
    assert threat.due_at == threat.reported_at + timedelta(days=3)
    row = store.frame(ThreatFilter(ids=(threat.id,)), ["source_system", "source_ref", "sensitive"]).iloc[0]
    assert (row["source_system"], row["source_ref"], int(row["sensitive"])) == ("officer", submission.id, 1)


def test_the_answer_to_a_report_tells_its_number(store: Store) -> None:
    first, second = report("speeding", POINT), report("speeding", FAR)
    answers = [receipt.detail for receipt in store.submit([first, second])]
    assert [answer["threat_id"] for answer in answers] == [first.id, second.id]
    assert [(answer["version"], answer["status"]) for answer in answers] == [(1, "new")] * 2
    found = store.threats(ThreatFilter(ids=(first.id, second.id)))
    assert {threat.id: threat.number for threat in found} == {
        answer["threat_id"]: answer["number"] for answer in answers
    }
    assert len({answer["number"] for answer in answers}) == 2
    assert all(answer["number"].startswith(f"{now().year}-") for answer in answers)
    assert {threat.unit_id for threat in found if threat.id == second.id} == {""}


def test_a_report_is_decided_on_like_any_threat(store: Store) -> None:
    threat = reported(store, report("speeding", POINT))
    assert one(store, verification(threat.id, 1, "verification", note="Jadę.")).accepted
    first, second = store.history(threat.id)
    assert (first.kind, first.from_status, first.to_status, first.text) == ("report", "", "new", "")
    assert first.actor == store.describe().actor
    assert first.detail["number"] == threat.number
    assert (second.kind, second.text) == ("verification", "Jadę.")


def test_the_clear_description_of_a_report_is_kept_apart(store: Store) -> None:
    submission = report("speeding", POINT, description=CLEAR)
    threat = reported(store, submission)
    (event,) = store.history(threat.id)
    assert "601 234 567" not in str(event)
    assert event.detail["description_sha256"] == hashlib.sha256(CLEAR.encode()).hexdigest()
    assert store.description(threat.id) is None
    assert one(store, disclosure("description", [threat.id], "Weryfikacja.")).accepted
    assert store.description(threat.id) == CLEAR


def test_a_report_handed_in_again_is_the_same_report(store: Store) -> None:
    submission = report("speeding", POINT, description=CLEAR)
    first = one(store, submission)
    count = store.count(ThreatFilter())
    assert store.submit([submission]) == [first]
    other = replace(submission, payload={**submission.payload, "description": "Co innego."})
    assert store.submit([other])[0].outcome is Outcome.ID_REUSED
    assert store.count(ThreatFilter()) == count
    assert store.receipt(submission.id) == first


@pytest.mark.parametrize(
    ("submission", "field", "problem"),
    [
        (report("", POINT), "category", "missing"),
        (report("burglary", POINT), "category", "unknown_value"),
        (report("unknown:Hałas", POINT), "category", "unknown_value"),
        (report("wild_bathing_site", POINT), "category", "unknown_value"),
        (raw(Kind.REPORT, category="speeding"), "geometry", "missing"),
        (report("speeding", LINE), "geometry", "not_a_point"),
        (report("speeding", {"type": "Point", "coordinates": ["1", "2"]}), "geometry", "not_geojson"),
        (report("speeding", {"type": "Point", "coordinates": [1e300, 2]}), "geometry", "not_finite"),
        (report("speeding", POINT, occurred_at="wczoraj"), "occurred_at", "not_a_moment"),
        (report("speeding", POINT, occurred_at=iso(now() + timedelta(days=2))), "occurred_at", "in_future"),
        (report("speeding", POINT, description="ż" * 2001), "description", "too_long"),
        (raw(Kind.REPORT, category="speeding", geometry=POINT, description=7), "description", "wrong_type"),
        (raw(Kind.REPORT, category="speeding", geometry=POINT, status="confirmed"), "status", "unexpected"),
        (case("x", ["a"]), "case_id", "not_a_uuid"),
        (case(str(uuid.uuid4()).upper(), ["a"]), "case_id", "not_a_uuid"),
        (case(str(uuid.uuid4()), []), "threat_ids", "missing"),
        (case(str(uuid.uuid4()), [str(number) for number in range(1001)]), "threat_ids", "too_many"),
        (raw(Kind.CASE, case_id=None, threat_ids="a", title=""), "threat_ids", "wrong_type"),
        (raw(Kind.CASE, case_id=None, threat_ids=["a", 1], title=""), "threat_ids", "wrong_type"),
        (raw(Kind.CASE, case_id=None, threat_ids=["a"], title=7), "title", "wrong_type"),
        (raw(Kind.CASE, case_id=None, threat_ids=["a"], note="x"), "note", "unexpected"),
        (disclosure("rumour", ["a"], "x"), "what", "unknown_value"),
        (disclosure("description", ["a"], " "), "reason", "missing"),
        (disclosure("description", [], "x"), "object_ids", "missing"),
        (disclosure("export", [], "x"), "recipient", "missing"),
        (disclosure("briefing", [], "x", recipient=" "), "recipient", "missing"),
        (disclosure("description", [str(number) for number in range(1001)], "x"), "object_ids", "missing"),
        (raw(Kind.DISCLOSURE, what="description", reason="x", object_ids=["a"] * 1001), "object_ids", "too_many"),
        (raw(Kind.DISCLOSURE, what="description", reason="x", object_ids=[1]), "object_ids", "wrong_type"),
        (raw(Kind.DISCLOSURE, what="export", reason="x", recipient="y", count="5"), "count", "wrong_type"),
        (raw(Kind.DISCLOSURE, what="export", reason="x", recipient="y", count=-1), "count", "wrong_type"),
        (raw(Kind.DISCLOSURE, what="export", reason="x", recipient="y", count=True), "count", "wrong_type"),
        (raw(Kind.DISCLOSURE, what="export", reason="x", recipient="y", sha256="abc"), "sha256", "wrong_type"),
        (
            raw(Kind.DISCLOSURE, what="export", reason="x", recipient="y", sha256="a" * 64, object_ids=["a"]),
            "sha256",
            "unexpected",
        ),
        (raw(Kind.DISCLOSURE, what="export", reason="x", recipient="y", to="z"), "to", "unexpected"),
        (disclosure("export", ["a"], "x", recipient="y", said="{}"), "said", "unexpected"),
        (raw(Kind.DISCLOSURE, what="publication", reason="x", recipient="y", said=7), "said", "wrong_type"),
    ],
)
def test_a_bad_value_is_refused_and_named(store: Store, submission: Submission, field: str, problem: str) -> None:
    before, count = some_threats(store), store.count(ThreatFilter())
    receipt = one(store, replace(submission, id=str(uuid.uuid4())))
    assert receipt.outcome is Outcome.INVALID
    assert (receipt.detail["field"], receipt.detail["problem"]) == (field, problem)
    assert some_threats(store) == before
    assert store.count(ThreatFilter()) == count


def test_a_retired_category_takes_no_report(store: Store) -> None:
    retired = next((c for c in store.dictionary().categories if c.valid_to is not None and not c.alias_of), None)
    assert retired is not None
    receipt = one(store, report(retired.code, POINT))
    assert (receipt.detail["field"], receipt.detail["problem"]) == ("category", "unknown_value")


def test_a_category_may_require_a_description(store: Store) -> None:
    demanding = next(c for c in store.dictionary().categories if c.description_required and c.valid_to is None)
    receipt = one(store, report(demanding.code, POINT, description="  "))
    assert (receipt.detail["field"], receipt.detail["problem"]) == ("description", "missing")
    assert one(store, report(demanding.code, POINT, description="Za placem zabaw.")).accepted


def test_a_description_of_2000_letters_is_taken(store: Store) -> None:
    assert one(store, report("speeding", POINT, description="ż" * 2000)).accepted


def test_threats_are_linked_to_a_case_and_taken_out(store: Store) -> None:
    first, second, third = (threat.id for threat in some_threats(store, 3))
    one_case, other_case = str(uuid.uuid4()), str(uuid.uuid4())
    receipt = one(store, case(one_case, [second, first, second], title="Park"))
    assert receipt.detail == {"case_id": one_case, "before": {first: None, second: None}}
    assert {threat.id for threat in store.threats(ThreatFilter(case_id=one_case))} == {first, second}
    receipt = one(store, case(other_case, [second, third]))
    assert receipt.detail["before"] == {second: one_case, third: None}
    receipt = one(store, raw(Kind.CASE, case_id=None, threat_ids=[second], title=""))
    assert receipt.detail == {"case_id": None, "before": {second: other_case}}
    cases = {threat.id: threat.case_id for threat in store.threats(ThreatFilter(ids=(first, second, third)))}
    assert cases == {first: one_case, second: "", third: other_case}


def test_a_case_leaves_the_version_alone_and_stands_in_the_history(store: Store) -> None:
    id_, case_id = some_threats(store)[0].id, str(uuid.uuid4())
    submission = case(case_id, [id_], title="Park przy Lipowej")
    assert one(store, submission).accepted
    assert one(store, case(case_id, [id_])).accepted, "an empty title leaves the one there is"
    assert store.threats(ThreatFilter(ids=(id_,)))[0].version == 1
    events = store.history(id_)
    assert [event.kind for event in events] == ["import", "case", "case"]
    assert {event.text for event in events[1:]} == {"Park przy Lipowej"}
    assert events[1].detail == {"submission_id": submission.id, "case_id": case_id, "before": None}
    assert events[1].actor == store.describe().actor


def test_a_case_with_an_unknown_threat_links_none(store: Store) -> None:
    id_, case_id = some_threats(store)[0].id, str(uuid.uuid4())
    receipt = one(store, case(case_id, [id_, str(uuid.uuid4())], title="x"))
    assert receipt.outcome is Outcome.UNKNOWN
    assert receipt.detail == {"field": "threat_ids"}
    assert store.count(ThreatFilter(case_id=case_id)) == 0


def test_the_clear_text_opens_to_whoever_says_why(store: Store) -> None:
    first, second = some_threats(store, 2)
    assert store.description(first.id) is None
    receipt = one(store, disclosure("description", [first.id], "Weryfikacja zgłoszenia."))
    assert receipt.detail == {"what": "description", "count": 1}
    assert "601 234 567" in (store.description(first.id) or "")
    assert store.description(second.id) is None
    assert store.description("unknown") is None
    assert [event.kind for event in store.history(first.id)] == ["import"]


@pytest.mark.parametrize("what", ["export", "briefing", "publication"])
def test_what_leaves_the_store_is_noted_and_opens_nothing(store: Store, what: str) -> None:
    threats = some_threats(store, 3)
    receipt = one(store, disclosure(what, [threat.id for threat in threats], "Odprawa", recipient="KP I"))
    assert receipt.detail == {"what": what, "count": 3}
    assert store.description(threats[0].id) is None


def test_what_a_publication_said_is_kept_and_told_to_everybody(store: Store) -> None:
    assert store.publications() == []
    ids = [threat.id for threat in some_threats(store, 2)]
    texts = ['{"grid": 500, "places": "żółć"}', "x" * 40_000]
    sent = [disclosure("publication", ids, "Uchwała", recipient="geoportal", said=text) for text in texts]
    assert one(store, sent[0]).accepted
    assert one(store, disclosure("publication", ids, "Bez treści", recipient="geoportal")).accepted
    assert one(store, disclosure("publication", ids, " ", recipient="geoportal", said="refused")).accepted is False
    assert one(store, sent[1]).accepted
    assert one(store, sent[1]).accepted  # again is the same
    told = store.publications()
    assert [each.text for each in told] == texts
    assert all(abs(parse_moment(each.at) - now()) < timedelta(minutes=5) for each in told)


def test_very_many_threats_are_disclosed_by_their_hash(store: Store) -> None:
    ids = [str(uuid.uuid4()) for _ in range(MAX_DISCLOSED_IDS + 500)]
    receipt = one(store, disclosure("export", ids, "Analiza", recipient="KGP"))
    assert receipt.detail == {"what": "export", "count": MAX_DISCLOSED_IDS + 500}


def test_a_disclosure_of_an_unknown_threat_opens_none(store: Store) -> None:
    id_ = some_threats(store)[0].id
    receipt = one(store, disclosure("description", [id_, str(uuid.uuid4())], "x"))
    assert (receipt.outcome, receipt.detail) == (Outcome.UNKNOWN, {"field": "object_ids"})
    assert store.description(id_) is None
