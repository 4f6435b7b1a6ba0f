"""The door in SQL: what breaks a rule is refused with its reason and changes nothing."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kmzb_plugin.domain import submission as s
from kmzb_plugin.domain.submission import Kind, Submission
from tests.store.postgres.desk import BOX, POINT, Desk


def payload(kind: Kind, values: object, threat: str | None = None, version: int | None = None) -> Submission:
    return Submission(kind, threat, version, values)  # type: ignore[arg-type]


REPORT = dict(s.report("vandalism", POINT).payload)
FUTURE = (datetime.now(UTC) + timedelta(days=2)).isoformat()
UNLISTED = ["west-1"] * 1001


@pytest.mark.parametrize(
    ("login", "item", "answer"),
    [
        ("officer", s.verification("nowhere", 1, "verification"), ("KM404", "threat_id", None)),
        ("officer", s.verification("town-1", 1, "verification"), ("KM404", "threat_id", None)),
        ("officer", replace(s.verification("west-1", 1, "x"), threat_id=None), ("KM422", "threat_id", "missing")),
        ("officer", replace(s.verification("west-1", 1, "x"), threat_id=""), ("KM422", "threat_id", "missing")),
        (
            "officer",
            replace(s.verification("west-1", 1, "x"), threat_id="w" * 9000),
            ("KM422", "threat_id", "wrong_type"),
        ),
        ("officer", s.verification("west-1", 1, "confirmed"), ("KM422", "new_status", "illegal_transition")),
        ("officer", s.verification("west-1", 1, "gone"), ("KM422", "new_status", "unknown_status")),
        ("officer", s.verification("west-1", 1, "joke_or_mistake"), ("KM422", "note", "note_required")),
        ("officer", s.verification("west-1", 1, ""), ("KM422", "new_status", "missing")),
        (
            "officer",
            s.verification("west-1", 1, "verification", reason="seen_on_site"),
            ("KM422", "reason", "unknown_value"),
        ),
        ("officer", s.verification("west-1", 1, "verification", seen_at="dziś"), ("KM422", "seen_at", "not_a_moment")),
        (
            "officer",
            s.verification("west-1", 1, "verification", seen_at="9999-12-31T23:59:59-14:00"),
            ("KM422", "seen_at", "not_a_moment"),
        ),
        (
            "officer",
            replace(s.verification("west-1", 1, "verification"), expected_version=None),
            ("KM422", "expected_version", "missing"),
        ),
        ("reader", s.verification("west-1", 1, "verification"), ("KM403", "kind", None)),
        ("analyst", s.verification("west-1", 1, "verification"), ("KM403", "kind", None)),
        ("officer", s.correction("west-1", 1, ""), ("KM422", "note", "missing")),
        ("officer", s.correction("west-1", 1, "x"), ("KM422", "payload", "nothing_to_correct")),
        ("officer", s.correction("west-1", 1, "x", category="nothing"), ("KM422", "category", "unknown_value")),
        ("officer", s.correction("west-1", 1, "x", geometry=BOX), ("KM422", "geometry", "not_a_point")),
        ("analyst", s.correction("west-1", 1, "x", place="y"), ("KM403", "kind", None)),
        ("officer", s.annotation("west-1", " "), ("KM422", "text", "missing")),
        ("officer", s.annotation("west-1", "x", kind="visit"), ("KM422", "visited_at", "missing")),
        ("officer", s.annotation("west-1", "x", kind="shape"), ("KM422", "geometry", "missing")),
        ("officer", s.annotation("west-1", "x", kind="song"), ("KM422", "kind", "unknown_value")),
        ("officer", s.annotation(None, "x"), ("KM422", "geometry", "missing")),
        ("officer", s.annotation("west-1", "x", supersedes="none"), ("KM404", "supersedes", None)),
        ("officer", s.annotation("west-1", "", retracts="none"), ("KM404", "retracts", None)),
        ("importer", s.annotation("west-1", "x"), ("KM403", "kind", None)),
        (
            "officer",
            s.assignment("west-1", "jan", expected_owner=None, unit="none"),
            ("KM422", "unit", "unknown_value"),
        ),
        ("officer", s.assignment("west-1", "jan", expected_owner="ewa"), ("KM409", None, None)),
        ("analyst", s.assignment("west-1", "jan", expected_owner=None), ("KM403", "kind", None)),
        ("officer", payload(Kind.REPORT, {**REPORT, "category": "nothing"}), ("KM422", "category", "unknown_value")),
        ("officer", payload(Kind.REPORT, {**REPORT, "geometry": None}), ("KM422", "geometry", "missing")),
        ("officer", payload(Kind.REPORT, {**REPORT, "geometry": "x"}), ("KM422", "geometry", "not_geojson")),
        ("officer", payload(Kind.REPORT, {**REPORT, "geometry": BOX}), ("KM422", "geometry", "not_a_point")),
        ("officer", payload(Kind.REPORT, {**REPORT, "occurred_at": FUTURE}), ("KM422", "occurred_at", "in_future")),
        ("officer", payload(Kind.REPORT, {**REPORT, "occurred_at": "x"}), ("KM422", "occurred_at", "not_a_moment")),
        ("officer", payload(Kind.REPORT, {**REPORT, "description": "x" * 2001}), ("KM422", "description", "too_long")),
        ("officer", payload(Kind.REPORT, {**REPORT, "number": "1"}), ("KM422", "number", "unexpected")),
        ("analyst", s.report("vandalism", POINT), ("KM403", "kind", None)),
        ("officer", s.case("x", ["west-1"]), ("KM422", "case_id", "not_a_uuid")),
        ("officer", s.case(str(uuid.uuid4()), []), ("KM422", "threat_ids", "missing")),
        ("officer", payload(Kind.CASE, {"case_id": None, "threat_ids": UNLISTED}), ("KM422", "threat_ids", "too_many")),
        ("officer", payload(Kind.CASE, {"case_id": None, "threat_ids": [1]}), ("KM422", "threat_ids", "wrong_type")),
        ("officer", s.case(str(uuid.uuid4()), ["west-1", "town-1"]), ("KM404", "threat_ids", None)),
        ("officer", s.case(str(uuid.uuid4()), ["west-1", "nowhere"]), ("KM404", "threat_ids", None)),
        ("importer", s.case(str(uuid.uuid4()), ["west-1"]), ("KM403", "kind", None)),
        ("officer", s.disclosure("song", ["west-1"], "x"), ("KM422", "what", "unknown_value")),
        ("officer", s.disclosure("description", ["west-1"], " "), ("KM422", "reason", "missing")),
        ("officer", s.disclosure("description", [], "x"), ("KM422", "object_ids", "missing")),
        ("officer", s.disclosure("export", ["west-1"], "x"), ("KM422", "recipient", "missing")),
        ("officer", s.disclosure("description", ["west-1", "town-1"], "x"), ("KM404", "object_ids", None)),
        ("importer", s.disclosure("description", ["west-1"], "x"), ("KM403", "kind", None)),
        ("administrator", s.setting("colour", "red"), ("KM422", "name", "unknown_value")),
        ("administrator", s.setting("due_days:gone", "1"), ("KM422", "name", "unknown_value")),
        ("administrator", s.setting("retention_days", "-1"), ("KM422", "value", "not_a_number")),
        ("administrator", s.setting("due_days:new", "soon"), ("KM422", "value", "not_a_number")),
        ("administrator", s.setting("reason:dark", "{"), ("KM422", "value", "not_json")),
        ("administrator", s.setting("reason:dark", "[" * 20_000), ("KM422", "value", "not_json")),
        ("administrator", s.setting("reason:dark", "{}"), ("KM422", "value", "wrong_type")),
        ("administrator", s.setting("scope:nobody", "{}"), ("KM422", "name", "unknown_value")),
        (
            "administrator",
            s.setting("scope:reader", '{"garrison": "", "unit": ""}'),
            ("KM422", "value", "unknown_value"),
        ),
        (
            "administrator",
            s.setting("scope:reader", '{"garrison": "*", "unit": "west"}'),
            ("KM422", "value", "unknown_value"),
        ),
        ("administrator", s.setting("duplicate_rule:speeding", "[]"), ("KM422", "value", "wrong_type")),
        ("officer", s.setting("retention_days", "1"), ("KM403", "kind", None)),
        ("nobody", s.report("vandalism", POINT), ("KM403", "kind", None)),
        ("nobody", s.setting("retention_days", "1"), ("KM403", "kind", None)),
    ],
)
def test_what_breaks_a_rule_is_refused_and_changes_nothing(
    shared: Desk, login: str, item: Submission, answer: tuple[str, str, str]
) -> None:
    tables = "threat", "annotation", "assignment", "case_link", "disclosed", "setting", "reason", "threat_description"
    state = "SELECT " + ", ".join(f"(SELECT count(*) || md5(string_agg(t::text, '')) FROM kmzb.{t} t)" for t in tables)
    before = shared.root(state)
    item = replace(item, id=str(uuid.uuid4()))
    (found,) = shared.hand_in(login, item)
    assert found.short == answer
    assert shared.root(state) == before
    ((operation,),) = shared.root("SELECT operation FROM kmzb.audit ORDER BY seq DESC LIMIT 1")
    assert operation == f"{item.kind.value} {answer[0]}"


def test_a_conflict_says_what_stands_and_who_brought_it_there(desk: Desk) -> None:
    desk.hand_in("officer", s.verification("west-1", 1, "verification"))
    (answer,) = desk.hand_in("all.bia", s.verification("west-1", 1, "joke_or_mistake", note="x"))
    assert answer.outcome == "KM409"
    assert {name: answer.detail[name] for name in ("version", "status", "who")} == {
        "version": 2,
        "status": "verification",
        "who": "officer",
    }
    assert datetime.now(UTC) - datetime.fromisoformat(answer.detail["when"]) < timedelta(minutes=1)
