"""Whatever a client puts into a row, the store answers it, and no text of anybody's becomes a statement."""

from __future__ import annotations

import json
import uuid
from contextlib import closing
from typing import Any

import psycopg2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain import submission as s
from kmzb_plugin.domain.submission import Kind, Submission
from tests.store.postgres.desk import POINT, Desk

INJECTIONS = [
    "'",
    "''; DROP SCHEMA kmzb CASCADE; --",
    "\\'; DELETE FROM kmzb.threat; --",
    "$$; DROP TABLE kmzb.threat; $$",
    '"; ALTER ROLE reader SUPERUSER; --',
    "%s %I %L %(x)s {0} :srid",
    "*/ SELECT 1 /*",
    "x' OR '1'='1",
    "west-1\nwest-2",
    "\u202e\ufeff\u0000"[:2],
    "\\u0041 \\n \\\\",
    "Zażółć 😀 \U0010ffff",
]


def texts_of_every_kind(text: str) -> list[tuple[str, Submission]]:
    """A submission with the text in every field that takes one, by the login that may hand it in."""
    case_id = str(uuid.uuid4())
    items = [
        s.verification("west-1", 1, text),
        s.verification("west-1", 1, "verification", reason=text),
        s.verification("west-1", 1, "verification", seen_at=text),
        s.verification(text, 1, "verification"),
        s.correction("west-1", 1, text, category=text, place=text),
        s.correction("west-1", 1, text, geometry={"type": text, "coordinates": [1, 1]}),
        s.annotation("west-1", text, kind=text),
        s.annotation("west-1", text, supersedes=text),
        s.annotation("west-1", text, retracts=text),
        s.annotation("west-1", text, kind="visit", visited_at=text),
        s.assignment("west-1", text, expected_owner=text, unit=text),
        s.assignment("west-1", text, expected_owner=None, due_at=text),
        s.report(text, POINT, description=text, source=text),
        s.report("vandalism", POINT, occurred_at=text),
        s.case(text, ["west-1"], title=text),
        s.case(case_id, [text], title=text),
        s.disclosure(text, ["west-1"], text, recipient=text),
        s.disclosure("export", [text], text, recipient=text),
        s.setting(text, text),
        *(s.setting(f"{family}:{text}", text) for family in ("due_days", "reason", "note_templates", "scope")),
        s.setting("duplicate_rule:speeding", text),
        s.setting("scope:reader", json.dumps({"garrison": "KWP-BIA", "unit": text or "x"})),
    ]
    return [("administrator" if item.kind is Kind.SETTING else "officer", item) for item in items]


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_statement_in_a_field_is_a_text(shared: Desk, text: str) -> None:
    for login, item in texts_of_every_kind(text):
        (answer,) = shared.hand_in(login, item)
        assert answer.outcome in {"KM404", "KM409", "KM422"}, (item, answer)
    assert shared.root("SELECT count(*), count(DISTINCT version) FROM kmzb.threat") == [(7, 1)]
    assert shared.root("SELECT rolsuper FROM pg_roles WHERE rolname = 'reader'") == [(False,)]


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_text_comes_back_as_it_was_handed_in(desk: Desk, text: str) -> None:
    full = f"x {text}"
    new = s.report("vandalism", POINT, description=full, source=full)
    remark = s.annotation("west-1", full)
    case = s.case(str(uuid.uuid4()), ["west-1"], title=full)
    batch = [
        s.verification("west-1", 1, "verification", note=full),
        s.correction("west-2", 1, full, place=full),
        remark,
        s.assignment("west-1", full, expected_owner=None),
        new,
        case,
        s.disclosure("export", ["west-1"], full, recipient=full),
        s.disclosure("description", [new.id], full),
    ]
    assert [answer.outcome for answer in desk.hand_in("officer", *batch)] == ["accepted"] * 8
    desk.hand_in("administrator", s.setting("handling_line", full))
    found = desk.ask(
        "officer",
        "SELECT (SELECT note FROM kmzb.verification), (SELECT place FROM kmzb.threat WHERE id = 'west-2'),"
        " (SELECT text FROM kmzb.annotation_standing), (SELECT owner FROM kmzb.threat WHERE id = 'west-1'),"
        " (SELECT text FROM kmzb.open_description), (SELECT title FROM kmzb.threat_case),"
        " (SELECT value FROM kmzb.setting WHERE name = 'handling_line')",
    )
    assert found == [(full,) * 7]
    assert desk.ask("administrator", "SELECT reason, recipient FROM kmzb.audit WHERE recipient <> ''") == [(full, full)]
    for item in batch:
        ((payload,),) = desk.ask("officer", "SELECT payload FROM kmzb.receipt WHERE id = %s", item.id)
        assert json.loads(payload) == item.kept_payload
    events = desk.ask("reader", "SELECT text, detail FROM kmzb.event WHERE threat_id = 'west-1'")
    assert [text for text, _ in events].count(full) == 3
    assert all(isinstance(json.loads(detail), dict) for _, detail in events)
    assert desk.ask("reader", "SELECT valid FROM kmzb.audit_verdict") == [(True,)]


def deep(levels: int, inside: str = "1", opening: str = "[", closing: str = "]") -> str:
    return opening * levels + inside + closing * levels


VERIFY = '"new_status": "verification"'
RAW = {
    "empty": ("", "payload"),
    "blank": (" ", "payload"),
    "no JSON": ("{", "payload"),
    "null": ("null", "payload"),
    "a text": ('"x"', "payload"),
    "a list": ("[]", "payload"),
    "doubled": ('"{}"', "payload"),
    "NaN": ('{"note": NaN}', "payload"),
    "single quotes": ("{'note': 'x'}", "payload"),
    "NUL": ('{"note": "\\u0000"}', "payload"),
    "lone high surrogate": ('{"note": "\\ud800"}', "payload"),
    "lone low surrogate": ('{"note": "\\udc00 x"}', "payload"),
    "10,000 levels": (deep(10_000), "payload"),
    "10,000 levels inside": (f'{{{VERIFY}, "note": {deep(10_000)}}}', None),
    "10,000 objects": (deep(8_000, "1", '{"a":', "}"), None),
    "too long": (f'{{{VERIFY}, "note": "{"x" * 65_536}"}}', "payload"),
    "long in bytes": (f'{{{VERIFY}, "note": "{"ż" * 40_000}"}}', "payload"),
    "huge number": (f'{{{VERIFY}, "note": {"9" * 60_000}}}', "note"),
    "huge exponent": (f'{{{VERIFY}, "note": 1e99999}}', "note"),
    "endless exponent": (f'{{{VERIFY}, "note": 1e999999999999}}', None),
    "tiny exponent": (f'{{{VERIFY}, "note": 1e-99999}}', None),
    "twice one field": (f'{{{VERIFY}, "new_status": "gone"}}', "new_status"),
    "long field name": (f'{{{VERIFY}, "{"n" * 60_000}": 1}}', None),
    "empty field name": (f'{{{VERIFY}, "": 1}}', ""),
}


@pytest.mark.parametrize("name", RAW)
@pytest.mark.parametrize("kind", Kind)
def test_a_payload_that_cannot_be_read_is_refused(shared: Desk, kind: Kind, name: str) -> None:
    payload, field = RAW[name]
    login = "administrator" if kind is Kind.SETTING else "officer"
    answer = shared.hand_in_row(login, kind=kind.value, threat_id="west-1", expected_version=1, payload=payload)
    assert answer.outcome == "KM422", answer
    if field is not None and kind is Kind.VERIFICATION:
        assert answer.detail["field"] == field


@pytest.mark.parametrize(
    "geometry",
    [
        deep(5_000),
        f'{{"type": "Point", "coordinates": {deep(5_000)}}}',
        deep(2_500, '{"type": "Point", "coordinates": [1, 1]}', '{"coordinates":', "}"),
        deep(1_500, '{"type": "Point", "coordinates": [1, 1]}', '{"type":"GeometryCollection","geometries":[', "]}"),
        '{"type": "Point", "coordinates": [1e400, 1]}',
        '{"type": "Point", "coordinates": [1e15, 1]}',
        '{"type": "Point", "coordinates": [1, -1e300]}',
        f'{{"type": "Point", "coordinates": [{"9" * 9_000}, 1]}}',
        '{"type": "Point", "coordinates": [1]}',
        '{"type": "Point", "coordinates": []}',
        '{"type": "Point", "coordinates": ["1", "2"]}',
        '{"type": "Point", "coordinates": [true, 1]}',
        '{"type": "Point", "coordinates": [[1, 2]]}',
        '{"type": "point", "coordinates": [1, 2]}',
        '{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}}',
        '{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": ["1", 2]}]}',
        '{"type": "MultiPoint", "coordinates": [[1, 2], [3]]}',
        '{"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}',
        '{"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}',
        '{"type": "LineString", "coordinates": [[0, 0]]}',
    ],
    ids=lambda text: text[:60],
)
def test_a_geometry_that_is_none_is_refused(shared: Desk, geometry: str) -> None:
    with shared.as_("officer").cursor() as cursor:
        cursor.execute("SET statement_timeout = '20s'")
    for kind, rest in (
        ("report", '"category": "vandalism"'),
        ("correction", '"note": "x"'),
        ("annotation", '"kind": "shape"'),
    ):
        payload = f'{{"geometry": {geometry}, {rest}}}'
        answer = shared.hand_in_row("officer", kind=kind, threat_id="west-1", expected_version=1, payload=payload)
        assert (answer.outcome, answer.detail["field"] in {"geometry", "payload"}) == ("KM422", True), answer


def test_what_is_missing_or_too_long_is_answered(shared: Desk) -> None:
    assert shared.hand_in_row("officer", kind=None, payload=None).short == ("KM422", "payload", "wrong_type")
    assert shared.hand_in_row("officer", kind=None).short == ("KM422", "kind", "wrong_type")
    assert shared.hand_in_row("officer", kind="k" * 100_000).short == ("KM422", "kind", "wrong_type")
    assert shared.hand_in_row("officer", kind="Report").short == ("KM422", "kind", "wrong_type")
    assert shared.hand_in_row("officer", threat_id="t" * 100_000).short == ("KM422", "threat_id", "wrong_type")
    assert shared.hand_in_row("officer", payload="x" * 1_000_000).short == ("KM422", "payload", "too_long")
    for moment in ("infinity", "-infinity", "20000-01-01Z", "0044-03-15 BC"):
        answer = shared.hand_in_row("officer", payload='{"kind": "remark"}', threat_id="west-1", client_at=moment)
        assert answer.short == ("KM422", "text", "missing")
    longest = "SELECT max(length(kind)), max(length(threat_id)), max(length(payload)) <= 65536 FROM kmzb.submission"
    assert shared.root(longest) == [(100, 100, True)]
    dated = 'SELECT count(client_at) FROM kmzb.submission WHERE payload = \'{"kind": "remark"}\''
    assert shared.ask("officer", dated) == [(0,)]


def test_an_id_that_is_none_is_no_row(shared: Desk) -> None:
    before = shared.root("SELECT count(*) FROM kmzb.submission")
    insert = "INSERT INTO kmzb.submission (id, kind, payload) VALUES (%s, 'annotation', '{}')"
    with closing(shared.connect("officer")) as db, db.cursor() as cursor:
        for id_ in (None, "", "x", 5, "'; --"):
            with pytest.raises((psycopg2.errors.NotNullViolation, psycopg2.DataError, psycopg2.ProgrammingError)):
                cursor.execute(insert, (id_,))
    assert shared.root("SELECT count(*) FROM kmzb.submission") == before


def test_a_count_is_a_count(shared: Desk) -> None:
    digest = "0" * 64
    for count in ("-1", "1.5", "1e3000", "1e12", '"7"', "true"):
        payload = f'{{"what": "export", "reason": "x", "recipient": "y", "sha256": "{digest}", "count": {count}}}'
        answer = shared.hand_in_row("officer", kind="disclosure", payload=payload)
        assert answer.short == ("KM422", "count", "wrong_type"), count


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
FIELDS = [
    *("new_status", "reason", "note", "seen_at", "category", "geometry", "place", "kind", "text", "visited_at"),
    *("supersedes", "retracts", "officer", "unit", "due_at", "expected_owner", "occurred_at", "description"),
    *("description_masked", "source", "case_id", "threat_ids", "title", "what", "object_ids", "recipient", "count"),
    *("sha256", "name", "value", "type", "coordinates"),
]


@given(
    kind=st.sampled_from([kind.value for kind in Kind]),
    fields=st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), json_values, max_size=7) | json_values,
    version=st.none() | st.integers(-(2**63), 2**63 - 1),
)
def test_every_payload_is_answered(shared: Desk, kind: str, fields: Any, version: int | None) -> None:
    login = "administrator" if kind == "setting" else "officer"
    payload = json.dumps(fields)
    answer = shared.hand_in_row(login, kind=kind, threat_id="town-1", expected_version=version, payload=payload)
    assert answer.outcome in {"KM404", "KM409", "KM422", "accepted"}
    assert answer.outcome != "accepted" or kind in {"report", "annotation", "disclosure", "case"}


@given(payload=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=60))
def test_every_text_is_answered_as_a_payload(shared: Desk, payload: str) -> None:
    assert shared.hand_in_row("officer", kind="verification", payload=payload).outcome == "KM422"


moments = st.one_of(
    st.datetimes().map(lambda moment: moment.isoformat()),
    st.from_regex(r"\d{4}-?\d\d-?\d\d([T ]\d\d(:?\d\d(:?\d\d([.,]\d+)?)?)?(Z|[+-]\d\d(:?\d\d)?)?)?", fullmatch=True),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30),
)


@given(moment=moments)
def test_a_moment_that_was_taken_can_be_read(shared: Desk, moment: str) -> None:
    payload = json.dumps({"kind": "visit", "visited_at": moment})
    answer = shared.hand_in_row("officer", threat_id="west-1", payload=payload)
    assert answer.outcome in {"accepted", "KM422"}
    if answer.outcome == "accepted":
        # The client's library cannot read a year that has five digits.
        shared.ask("officer", "SELECT visited_at FROM kmzb.annotation WHERE id = %s", answer.detail["annotation_id"])
