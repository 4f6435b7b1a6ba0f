"""What every store answers to its administrator."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kmzb_plugin.domain.submission import Outcome, report, setting, verification
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from tests.store.conftest import one, some_threats

POINT = {"type": "Point", "coordinates": [605_000.5, 505_000.25]}
REASON = {"status": "confirmed", "name_pl": "Widziano z okna", "name_en": "Seen from a window"}
TEMPLATES = [{"text_pl": "Jedziemy.", "text_en": "On our way."}, {"text_pl": "Później.", "text_en": "Later."}]


def changed(store: Store, name: str, value: Any) -> str:
    """Changes a setting; returns what it was before."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    receipt = one(store, setting(name, text))
    assert receipt.accepted, receipt
    assert receipt.detail["name"] == name
    before: str = receipt.detail["before"]
    return before


def test_a_plain_setting_is_changed(store: Store) -> None:
    assert changed(store, "small_count", "7") == "5"
    assert changed(store, "handling_line", "do użytku służbowego") == ""
    assert changed(store, "small_count", "9") == "7"
    settings = store.dictionary().settings
    assert (settings["small_count"], settings["handling_line"]) == ("9", "do użytku służbowego")


def test_a_status_gets_another_limit(store: Store) -> None:
    assert changed(store, "due_days:new", "10") == "3"
    assert changed(store, "due_days:confirmed", "90") == ""
    assert changed(store, "due_days:verification", "") == "5"
    limits = {status.code: status.due_days for status in store.dictionary().workflow}
    assert (limits["new"], limits["confirmed"], limits["verification"]) == (10, 90, None)
    submission = report("speeding", POINT)
    assert one(store, submission).accepted
    (threat,) = store.threats(ThreatFilter(ids=(submission.id,)))
    assert threat.due_at is not None
    assert threat.reported_at is not None
    assert (threat.due_at - threat.reported_at).days == 10


def test_a_reason_is_added_changed_and_taken_away(store: Store) -> None:
    assert changed(store, "reason:window", REASON) == ""
    (found,) = [reason for reason in store.dictionary().reasons if reason.code == "window"]
    assert (found.status, found.name_pl, found.name_en) == ("confirmed", "Widziano z okna", "Seen from a window")
    assert json.loads(changed(store, "reason:window", {**REASON, "status": "not_confirmed"})) == REASON
    assert json.loads(changed(store, "reason:window", ""))["status"] == "not_confirmed"
    assert "window" not in {reason.code for reason in store.dictionary().reasons}


def test_a_reason_taken_away_and_added_again_comes_last(store: Store) -> None:
    first, *others = store.dictionary().reasons
    value = json.dumps({"status": first.status, "name_pl": first.name_pl, "name_en": first.name_en})
    batch = [setting(f"reason:{first.code}", ""), setting(f"reason:{first.code}", value)]
    assert [receipt.outcome for receipt in store.submit(batch)] == [Outcome.ACCEPTED] * 2
    assert store.dictionary().reasons == (*others, first)


def test_a_rule_holds_for_what_is_decided_next_in_the_same_batch(store: Store) -> None:
    id_ = some_threats(store)[0].id
    batch = [
        setting("reason:glanced", json.dumps({**REASON, "status": "verification"})),
        verification(id_, 1, "verification", reason="glanced"),
    ]
    assert [receipt.outcome for receipt in store.submit(batch)] == [Outcome.ACCEPTED] * 2


def test_the_note_templates_of_a_status_are_replaced(store: Store) -> None:
    others = [template for template in store.dictionary().note_templates if template.status != "verification"]
    before = changed(store, "note_templates:verification", TEMPLATES)
    assert json.loads(before) == [{"text_pl": "Przyjęto do weryfikacji.", "text_en": "Taken for verification."}]
    templates = store.dictionary().note_templates
    assert [t.text_pl for t in templates if t.status == "verification"] == ["Jedziemy.", "Później."]
    assert [template for template in templates if template.status != "verification"] == others
    assert json.loads(changed(store, "note_templates:verification", "")) == TEMPLATES
    assert changed(store, "note_templates:verification", []) == "[]"
    assert "verification" not in {template.status for template in store.dictionary().note_templates}


def test_a_category_gets_a_duplicate_rule(store: Store) -> None:
    rule = '{"metres": 100, "days": 2.5}'
    assert changed(store, "duplicate_rule:speeding", rule) == ""
    assert store.dictionary().settings["duplicate_rule:speeding"] == rule
    assert changed(store, "duplicate_rule:speeding", {"metres": 50, "days": 1}) == rule
    assert json.loads(changed(store, "duplicate_rule:speeding", "")) == {"metres": 50, "days": 1}
    assert "duplicate_rule:speeding" not in store.dictionary().settings


@pytest.mark.parametrize(
    ("name", "value", "field", "problem"),
    [
        ("", "1", "name", "missing"),
        ("colour", "red", "name", "unknown_value"),
        ("colour:red", "1", "name", "unknown_value"),
        ("retention_days", "0", "value", "not_a_number"),
        ("retention_days", "ever", "value", "not_a_number"),
        ("retention_days", "1234567", "value", "not_a_number"),
        ("small_count", "", "value", "not_a_number"),
        ("small_count", "٥", "value", "not_a_number"),
        ("outbox_hold_seconds", "-8", "value", "not_a_number"),
        ("due_days:burnt", "5", "name", "unknown_value"),
        ("due_days:new", "5.5", "value", "not_a_number"),
        ("due_days:new", "12345", "value", "not_a_number"),
        ("reason:Ścisły", json.dumps(REASON), "name", "unknown_value"),
        ("reason:", json.dumps(REASON), "name", "unknown_value"),
        ("reason:x", "{", "value", "not_json"),
        ("reason:x", '{"a": NaN}', "value", "not_json"),
        ("reason:x", "[" * 20_000, "value", "not_json"),
        ("reason:x", "null", "value", "wrong_type"),
        ("reason:x", json.dumps([REASON]), "value", "wrong_type"),
        ("reason:x", json.dumps({**REASON, "more": "x"}), "value", "wrong_type"),
        ("reason:x", json.dumps({**REASON, "name_pl": 1}), "value", "wrong_type"),
        ("reason:x", json.dumps({"status": "confirmed"}), "value", "wrong_type"),
        ("reason:x", json.dumps({**REASON, "status": "burnt"}), "value", "unknown_value"),
        ("note_templates:burnt", "[]", "name", "unknown_value"),
        ("note_templates:new", "{}", "value", "wrong_type"),
        ("note_templates:new", "null", "value", "wrong_type"),
        ("note_templates:new", '["x"]', "value", "wrong_type"),
        ("note_templates:new", '[{"text_pl": "x"}]', "value", "wrong_type"),
        ("duplicate_rule:burglary", '{"metres": 1, "days": 1}', "name", "unknown_value"),
        ("duplicate_rule:speeding", "7", "value", "wrong_type"),
        ("duplicate_rule:speeding", '{"metres": 1}', "value", "wrong_type"),
        ("duplicate_rule:speeding", '{"metres": 1, "days": "1"}', "value", "wrong_type"),
        ("duplicate_rule:speeding", '{"metres": 1, "days": true}', "value", "wrong_type"),
    ],
)
def test_a_bad_value_is_refused_and_named(store: Store, name: str, value: str, field: str, problem: str) -> None:
    before = store.dictionary()
    receipt = one(store, setting(name, value))
    assert receipt.outcome is Outcome.INVALID
    assert (receipt.detail["field"], receipt.detail["problem"]) == (field, problem)
    after = store.dictionary()
    assert (after.settings, after.reasons, after.note_templates) == (
        before.settings,
        before.reasons,
        before.note_templates,
    )
    assert list(after.workflow) == list(before.workflow)
