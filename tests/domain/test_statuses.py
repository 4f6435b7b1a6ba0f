from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain import tables
from kmzb_plugin.domain.statuses import Refusal, Workflow

WORKFLOW = Workflow.seed()
CODES = [status.code for status in WORKFLOW]
TRANSITIONS = {
    (row["from_status"], row["to_status"]): row["note_required"] == "yes" for row in tables.seed("transitions")
}

statuses = st.sampled_from(CODES)


def test_the_seven_statuses_of_the_map() -> None:
    assert len(CODES) == 7
    assert {code for code in CODES if not WORKFLOW[code].open} == {
        "confirmed_eliminated",
        "not_confirmed",
        "joke_or_mistake",
    }


def test_passed_outside_the_police_never_looks_solved() -> None:
    assert not WORKFLOW["confirmed_referred"].solved
    assert WORKFLOW["confirmed_referred"].open


@given(statuses, statuses, st.text())
def test_refusal_agrees_with_the_table(current: str, new: str, note: str) -> None:
    refusal = WORKFLOW.refusal(current, new, note)
    if (current, new) not in TRANSITIONS:
        assert refusal is Refusal.ILLEGAL_TRANSITION
    elif TRANSITIONS[current, new] and not note.strip():
        assert refusal is Refusal.NOTE_REQUIRED
    else:
        assert refusal is None


@given(statuses)
def test_what_is_offered_is_what_is_legal(current: str) -> None:
    offered = {next_status.status.code: next_status.note_required for next_status in WORKFLOW.next_statuses(current)}
    assert offered == {new: required for (old, new), required in TRANSITIONS.items() if old == current}


@given(st.text().filter(lambda text: text not in CODES))
def test_unknown_status_leads_nowhere_and_cannot_be_reached(text: str) -> None:
    assert WORKFLOW.next_statuses(text) == []
    assert WORKFLOW.refusal("new", text, "note") is Refusal.UNKNOWN_STATUS
    assert WORKFLOW.due_at(text, datetime.now(UTC)) is None


@given(st.lists(statuses, max_size=12))
def test_a_walk_of_legal_steps_stays_within_the_machine(wanted: list[str]) -> None:
    current = "new"
    for new in wanted:
        if WORKFLOW.refusal(current, new, "note") is None:
            current = new
    assert current in WORKFLOW
    assert WORKFLOW.next_statuses(current), "no status is a dead end: a mistake can be taken back"


def test_confirming_and_eliminating_are_two_stages() -> None:
    assert WORKFLOW.refusal("verification", "confirmed_eliminated", "note") is Refusal.ILLEGAL_TRANSITION
    assert WORKFLOW.refusal("new", "confirmed", "note") is Refusal.ILLEGAL_TRANSITION


def test_limits_of_first_reading_and_verification() -> None:
    entered = datetime(2026, 11, 20, 17, 40, tzinfo=UTC)
    assert WORKFLOW.due_at("new", entered) == entered + timedelta(days=3)
    assert WORKFLOW.due_at("verification", entered) == entered + timedelta(days=5)
    assert WORKFLOW.due_at("confirmed", entered) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("Nowe", "new"), ("potwierdzone  (wyeliminowane)", "confirmed_eliminated"), ("Not confirmed", "not_confirmed")],
)
def test_names_resolve(text: str, code: str) -> None:
    assert WORKFLOW.resolve(text) == code


def test_unknown_name_resolves_to_none() -> None:
    assert WORKFLOW.resolve("Zamknięte") is None
