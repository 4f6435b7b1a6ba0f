"""The door in SQL: every kind once, every refusal, and many at the same time."""

from __future__ import annotations

import json
import random
import select
import threading
import uuid
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg2.extensions
import pytest

from kmzb_plugin.domain import submission as s
from kmzb_plugin.domain.submission import Kind, Submission
from tests.store.postgres.desk import SECRET, THREATS, Desk, insert

POINT = {"type": "Point", "coordinates": [1_200, 1_300]}
EAST = {"type": "Point", "coordinates": [6_200, 1_300]}
BOX = {"type": "Polygon", "coordinates": [[[0, 0], [100, 0], [100, 100], [0, 100], [0, 0]]]}


# --- every kind, accepted --------------------------------------------------------------------------------------------


def test_a_verification_moves_the_status(desk: Desk) -> None:
    (answer,) = desk.hand_in("officer", s.verification("west-1", 1, "verification", seen_at="2026-11-20T18:00:00Z"))
    assert answer.outcome == "accepted"
    assert answer.detail == {"version": 2, "status": "verification", "from_status": "new"}
    threat = desk.threat("west-1")
    assert (threat["status"], threat["version"]) == ("verification", 2)
    due = datetime.fromisoformat(threat["due_at"]) - datetime.fromisoformat(threat["updated_at"])
    assert due == timedelta(days=5)
    (row,) = desk.root("SELECT from_status, to_status, actor, unit_id, seen_at FROM kmzb.verification")
    assert row == ("new", "verification", "officer", "west", datetime(2026, 11, 20, 18, tzinfo=UTC))


def test_a_correction_keeps_what_stood_before(desk: Desk) -> None:
    item = s.correction("west-1", 1, "Bliżej.", category="vandalism", geometry=EAST, place="Rynek")
    (answer,) = desk.hand_in("officer", item)
    assert answer.detail == {
        "version": 2,
        "status": "new",
        "before": {"category": "speeding", "sensitive": 0, "place": None, "x": 1000, "y": 1000, "unit_id": "west"},
        "after": {"category": "vandalism", "sensitive": 0, "place": "Rynek", "x": 6200, "y": 1300, "unit_id": "east"},
    }
    threat = desk.threat("west-1")
    assert (threat["unit_id"], threat["x"], threat["category"]) == ("east", 6200, "vandalism")
    # The clear text moves with its threat.
    assert desk.root("SELECT unit_id FROM kmzb.threat_description WHERE threat_id = 'west-1'") == [("east",)]


def test_remarks_visits_and_shapes_are_added_replaced_and_taken_back(desk: Desk) -> None:
    remark = s.annotation("west-1", "Ciemno.")
    visit = s.annotation("west-1", "", kind="visit", visited_at="2026-11-20")
    shape = s.annotation(None, "Teren", kind="shape", geometry=BOX)
    answers = desk.hand_in("officer", remark, visit, shape)
    assert [answer.detail for answer in answers] == [{"annotation_id": item.id} for item in (remark, visit, shape)]
    later = s.annotation("west-1", "Jasno.", supersedes=remark.id)
    gone = s.annotation("west-1", "", retracts=visit.id)
    assert [answer.outcome for answer in desk.hand_in("analyst", later, gone)] == ["accepted", "accepted"]
    standing = desk.ask("reader", "SELECT id, unit_id FROM kmzb.annotation_standing JOIN kmzb.annotation USING (id)")
    assert sorted(standing) == sorted([(later.id, "west"), (shape.id, "west")])
    (again,) = desk.hand_in("officer", s.annotation("west-1", "x", supersedes=remark.id))
    assert again.outcome == "KM409"
    assert again.detail["field"] == "supersedes"
    assert again.detail["who"] == "analyst"


def test_an_assignment_gives_releases_and_hands_over(desk: Desk) -> None:
    given, handed, released = (
        s.assignment("west-1", "jan", expected_owner=None, due_at="2026-12-01"),
        s.assignment("west-1", "jan", expected_owner="jan", unit="east"),
        s.assignment("west-1", None, expected_owner="jan"),
    )
    answers = desk.hand_in("officer", given, handed, released)
    common = {"version": 1, "status": "new"}
    assert [answer.detail for answer in answers] == [
        common | {"owner": "jan", "from_owner": None, "unit": "west"},
        common | {"owner": "jan", "from_owner": "jan", "unit": "east"},
        common | {"owner": None, "from_owner": "jan", "unit": "east"},
    ]
    threat = desk.threat("west-1")
    assert (threat["owner"], threat["unit_id"], threat["readers"]) == (None, "east", ["west"])


def test_a_report_becomes_a_threat_and_its_text_is_moved_out(desk: Desk) -> None:
    item = s.report("vandalism", POINT, description=f"{SECRET}, tel. 601 234 567", occurred_at="2026-11-20", source="x")
    (answer,) = desk.hand_in("officer", item)
    year = datetime.now(UTC).year
    assert answer.detail == {"threat_id": item.id, "number": f"{year}-000001", "version": 1, "status": "new"}
    threat = desk.threat(item.id)
    assert threat["plane"] == "public"
    assert (threat["source_system"], threat["source_ref"], threat["unit_id"]) == ("officer", item.id, "west")
    assert "601" not in threat["description_masked"]
    reported = datetime.fromisoformat(threat["reported_at"])
    assert datetime.fromisoformat(threat["due_at"]) - reported == timedelta(days=3)
    assert datetime.fromisoformat(threat["review_at"]) - reported == timedelta(days=1826)
    (payload,) = desk.root("SELECT payload FROM kmzb.submission WHERE id = %s", item.id)
    assert json.loads(payload[0]) == item.kept_payload
    assert desk.root("SELECT text, garrison, unit_id FROM kmzb.threat_description WHERE threat_id = %s", item.id) == [
        (item.payload["description"], "KWP-BIA", "west")
    ]
    (event,) = desk.ask(
        "officer", "SELECT kind, actor, to_status, detail FROM kmzb.event WHERE threat_id = %s", item.id
    )
    assert event[:3] == ("report", "officer", "new")
    assert "601" not in payload[0]


def test_the_millionth_report_of_a_year_has_a_number_of_its_own(desk: Desk) -> None:
    year = datetime.now(UTC).year
    desk.root("INSERT INTO kmzb.number_counter VALUES (%s, 999998)", year)
    answers = desk.hand_in("officer", *[s.report("vandalism", POINT) for _ in range(3)])
    assert [answer.detail["number"] for answer in answers] == [f"{year}-999999", f"{year}-1000000", f"{year}-1000001"]


def test_a_case_links_threats_and_lets_them_go(desk: Desk) -> None:
    first, second = str(uuid.uuid4()), str(uuid.uuid4())
    made = s.case(first, ["west-2", "west-1", "west-1"], title="Rajdy")
    (answer,) = desk.hand_in("analyst", made)
    assert answer.detail == {"case_id": first, "before": {"west-1": None, "west-2": None}}
    (moved,) = desk.hand_in("officer", s.case(second, ["west-1"]))
    assert moved.detail == {"case_id": second, "before": {"west-1": first}}
    (gone,) = desk.hand_in("officer", Submission(Kind.CASE, None, None, {"case_id": None, "threat_ids": ["west-1"]}))
    assert gone.detail == {"case_id": None, "before": {"west-1": second}}
    threat = desk.threat("west-1")
    assert (threat["case_id"], threat["version"]) == (None, 1)
    events = desk.ask("reader", "SELECT kind, actor, text FROM kmzb.event WHERE threat_id = 'west-1' ORDER BY seq")
    assert events[1:] == [("case", "analyst", "Rajdy"), ("case", "officer", ""), ("case", "officer", "")]


def test_a_disclosure_opens_the_text_for_its_author_alone(desk: Desk) -> None:
    opened = "SELECT threat_id, text FROM kmzb.open_description"
    (answer,) = desk.hand_in("officer", s.disclosure("description", ["west-1"], "Wizja lokalna"))
    assert answer.detail == {"what": "description", "count": 1}
    assert desk.ask("officer", opened) == [("west-1", SECRET)]
    assert desk.ask("analyst", opened) == []
    desk.root("UPDATE kmzb.disclosed SET open_until = clock_timestamp()")
    assert desk.ask("officer", opened) == []


def test_what_leaves_is_logged_with_reason_and_recipient(desk: Desk) -> None:
    few = s.disclosure("export", ["west-1", "east-1"], "Narada", recipient="UM Białystok")
    many = s.disclosure("briefing", [str(number) for number in range(1001)], "Odprawa", recipient="służba")
    answers = desk.hand_in("analyst", few, many)
    assert [answer.detail for answer in answers] == [
        {"what": "export", "count": 2},
        {"what": "briefing", "count": 1001},
    ]
    rows = desk.ask("administrator", "SELECT operation, object, reason, recipient, actor FROM kmzb.audit ORDER BY seq")
    assert rows[-2:] == [
        ("disclosure accepted", "export east-1 west-1", "Narada", "UM Białystok", "analyst"),
        (
            "disclosure accepted",
            f"briefing 1001 threats sha256 {many.payload['sha256']}",
            "Odprawa",
            "służba",
            "analyst",
        ),
    ]
    assert desk.ask("analyst", "SELECT * FROM kmzb.open_description") == []


RULE = '{"metres": 50, "days": 2}'


@pytest.mark.parametrize(
    ("name", "value", "before", "look", "found"),
    [
        ("retention_days", "365", "1826", "SELECT value FROM kmzb.setting WHERE name = 'retention_days'", "365"),
        ("due_days:new", "7", "3", "SELECT due_days FROM kmzb.status WHERE code = 'new'", 7),
        ("due_days:new", "", "3", "SELECT due_days FROM kmzb.status WHERE code = 'new'", None),
        (
            "reason:dark",
            '{"status": "confirmed", "name_pl": "Ciemno", "name_en": "Dark"}',
            "",
            "SELECT name_pl FROM kmzb.reason WHERE code = 'dark'",
            "Ciemno",
        ),
        (
            "note_templates:confirmed",
            '[{"text_pl": "a", "text_en": "b"}, {"text_pl": "c", "text_en": "d"}]',
            None,
            "SELECT string_agg(text_pl || text_en, ' ' ORDER BY fid) FROM kmzb.note_template"
            " WHERE status = 'confirmed'",
            "ab cd",
        ),
        (
            "duplicate_rule:speeding",
            RULE,
            "",
            "SELECT value FROM kmzb.setting WHERE name = 'duplicate_rule:speeding'",
            RULE,
        ),
        (
            "scope:reader",
            '{"garrison": "KWP-BIA", "unit": "west"}',
            '{"unit": "", "garrison": "KWP-BIA"}',
            "SELECT unit_id FROM kmzb.person WHERE login = 'reader'",
            "west",
        ),
    ],
)
def test_a_setting_changes_a_rule(desk: Desk, name: str, value: str, before: str | None, look: str, found: Any) -> None:
    (answer,) = desk.hand_in("administrator", s.setting(name, value))
    assert answer.outcome == "accepted", answer.detail
    assert answer.detail["name"] == name
    if before is not None:
        assert answer.detail["before"] == before
    assert desk.ask("administrator", look) == [(found,)]


# --- every refusal ---------------------------------------------------------------------------------------------------


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


# --- the same id again -----------------------------------------------------------------------------------------------


def test_the_same_id_again_changes_nothing(desk: Desk) -> None:
    item = s.verification("west-1", 1, "verification")
    (first,) = desk.hand_in("officer", item)
    audit = "SELECT count(*) FROM kmzb.audit"
    before = desk.root(audit)
    other = replace(item, payload={**item.payload, "new_status": "joke_or_mistake", "note": "x"}, expected_version=2)
    assert desk.hand_in("officer", item) == desk.hand_in("officer", other) == [first]
    # Somebody else's row stays theirs, and its answer is not told.
    desk.as_("all.town").cursor().execute(
        "INSERT INTO kmzb.submission (id, kind, threat_id, payload) VALUES (%s, 'annotation', 'town-1', '{}')",
        (item.id,),
    )
    assert desk.ask("all.town", "SELECT * FROM kmzb.receipt WHERE id = %s", item.id) == []
    assert desk.root(audit) == before
    assert desk.threat("west-1")["version"] == 2


def test_one_id_twice_in_one_insert_is_decided_once(desk: Desk) -> None:
    item = s.annotation("west-1", "x")
    assert [answer.outcome for answer in desk.hand_in("officer", item, item)] == ["accepted", "accepted"]
    assert desk.root("SELECT count(*) FROM kmzb.annotation") == [(1,)]


def test_two_sessions_with_one_id_are_decided_once(desk: Desk) -> None:
    item = s.annotation("west-1", "x")
    row = tuple(item.as_row().values())
    with closing(desk.connect("officer")) as first, closing(desk.connect("officer")) as second:
        first.autocommit = False
        insert(first.cursor(), [row])
        waiting = threading.Thread(target=lambda: insert(second.cursor(), [row]))
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()
        first.commit()
        waiting.join(20)
        assert not waiting.is_alive()
    assert desk.receipt("officer", item.id).outcome == "accepted"
    assert desk.root("SELECT count(*) FROM kmzb.annotation") == [(1,)]


@pytest.mark.parametrize(
    "item", [s.annotation("west-1", "x"), s.report("vandalism", POINT, description="tel. 601 234 567")]
)
def test_a_failure_of_the_store_is_kept_and_decided_anew(desk: Desk, item: Submission) -> None:
    table = "threat" if item.kind is Kind.REPORT else "annotation"
    desk.root(f"ALTER TABLE kmzb.{table} ADD CONSTRAINT broken CHECK (fid < 0) NOT VALID")
    (failed,) = desk.hand_in("officer", item)
    assert (failed.outcome, failed.detail) == ("KM500", {"code": "23514"})
    assert desk.hand_in("officer", item)[0].outcome == "KM500"
    desk.root(f"ALTER TABLE kmzb.{table} DROP CONSTRAINT broken")
    changed = replace(item, payload={**item.payload, "kind": "x"})
    assert desk.hand_in("officer", changed)[0].outcome == "KM500"
    (mended,) = desk.hand_in("officer", item)
    assert mended.outcome == "accepted"
    assert mended.audit_head != failed.audit_head
    assert desk.root("SELECT count(*) FROM kmzb.submission WHERE payload LIKE '%601 234%'") == [(0,)]


def test_one_failure_leaves_the_rest_of_its_batch_alone(desk: Desk) -> None:
    desk.root("ALTER TABLE kmzb.threat ADD CONSTRAINT broken CHECK (id <> 'west-1' OR version = 1)")
    batch = [s.verification(threat, 1, "verification") for threat in ("east-1", "west-1", "west-2")]
    assert [answer.outcome for answer in desk.hand_in("officer", *batch)] == ["accepted", "KM500", "accepted"]


def test_what_concerns_the_whole_transaction_is_not_an_answer(desk: Desk) -> None:
    item = s.annotation("west-1", "x")
    desk.root(
        "CREATE FUNCTION public.broken() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$;"
        "CREATE TRIGGER broken BEFORE INSERT ON kmzb.annotation FOR EACH ROW EXECUTE FUNCTION public.broken()"
    )
    with pytest.raises(psycopg2.errors.DiskFull):
        desk.hand_in("officer", item)
    assert desk.ask("officer", "SELECT * FROM kmzb.receipt WHERE id = %s", item.id) == []


# --- batches and races -----------------------------------------------------------------------------------------------


def test_a_chain_of_decisions_goes_through_in_one_insert(desk: Desk) -> None:
    new = s.report("vandalism", POINT)
    batch = [
        s.verification("west-1", 1, "verification"),
        s.verification("west-1", 2, "confirmed", note="Tak."),
        s.correction("west-1", 3, "x", place="Rynek"),
        s.verification("west-1", 3, "confirmed_eliminated", note="Za późno."),
        new,
        s.verification(new.id, 1, "verification"),
    ]
    answers = desk.hand_in("officer", *batch)
    assert [answer.outcome for answer in answers] == [*["accepted"] * 3, "KM409", "accepted", "accepted"]
    assert len({answer.audit_head for answer in answers}) == 1
    assert (
        answers[0].audit_head
        == desk.ask("reader", "SELECT hash FROM kmzb.audit_head ORDER BY block DESC LIMIT 1")[0][0]
    )


@pytest.mark.parametrize("isolation", ["READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"])
def test_of_two_decisions_on_one_version_one_wins(desk: Desk, isolation: str) -> None:
    outcomes: list[str] = []
    ready = threading.Barrier(4)

    def decide() -> None:
        with closing(desk.connect("officer")) as db:
            db.set_session(isolation_level=isolation, autocommit=False)
            item = s.verification("west-1", 1, "verification")
            ready.wait()
            for _ in range(20):
                try:
                    insert(db.cursor(), [tuple(item.as_row().values())])
                    db.commit()
                except psycopg2.extensions.TransactionRollbackError:
                    db.rollback()
                    continue
                outcomes.append(desk_outcome(db, item.id))
                return

    threads = [threading.Thread(target=decide) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(outcomes) == ["KM409", "KM409", "KM409", "accepted"]
    assert desk.threat("west-1")["version"] == 2


def desk_outcome(db: Any, submission_id: str) -> str:
    with db.cursor() as cursor:
        cursor.execute("SELECT outcome FROM kmzb.receipt WHERE id = %s", (submission_id,))
        return str(cursor.fetchone()[0])


def test_eight_sessions_with_sorted_batches_never_wait_in_a_circle(desk: Desk) -> None:
    desk.root(
        "INSERT INTO kmzb.threat (geom, id, number, plane, category, status, unit_id, garrison, source_system,"
        " source_ref, x, y) SELECT ST_SetSRID(ST_MakePoint(n, n), 2180), 'many-' || n, n::text, 'public', 'speeding',"
        " 'new', 'west', 'KWP-BIA', 'x', n::text, n, n FROM generate_series(1, 60) AS n"
    )
    faults: list[BaseException] = []
    outcomes: list[str] = []

    def work(seed: int) -> None:
        order = random.Random(seed)
        try:
            with closing(desk.connect("officer")) as db:
                for _ in range(4):
                    chosen = order.sample(range(1, 61), 40)
                    batch = [s.verification(f"many-{number}", 1, "verification") for number in chosen]
                    batch += [s.annotation(f"many-{number}", "x") for number in chosen[:5]]
                    batch.sort(key=lambda item: item.threat_id or "")
                    insert(db.cursor(), [tuple(item.as_row().values()) for item in batch])
                    outcomes.extend(desk_outcome(db, item.id) for item in batch if item.kind is Kind.VERIFICATION)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert faults == []
    assert len(outcomes) == 8 * 4 * 40
    moved = desk.root("SELECT count(*) FROM kmzb.threat WHERE status = 'verification' AND version = 2")[0][0]
    assert outcomes.count("accepted") == moved == 60
    assert desk.ask("reader", "SELECT valid, first_broken FROM kmzb.audit_verdict") == [(True, None)]


def test_open_maps_hear_of_every_batch(desk: Desk) -> None:
    with closing(desk.connect("reader")) as listener:
        listener.cursor().execute("LISTEN qgis")
        desk.hand_in("officer", *[s.annotation(threat, "x") for threat in THREATS])
        assert select.select([listener], [], [], 20)[0]
        listener.poll()
        assert [(note.channel, note.payload) for note in listener.notifies] == [("qgis", "kmzb.threat")]
