"""The door in SQL: every kind of submission, accepted."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kmzb_plugin.domain import submission as s
from kmzb_plugin.domain.submission import Kind, Submission
from tests.store.postgres.desk import BOX, POINT, SECRET, Desk

EAST = {"type": "Point", "coordinates": [6_200, 1_300]}


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
