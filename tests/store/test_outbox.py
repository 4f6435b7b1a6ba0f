"""The outbox: states, order, and what an answer or none does to what waits."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain.submission import (
    Outcome,
    Receipt,
    Submission,
    annotation,
    case,
    correction,
    report,
    verification,
)
from kmzb_plugin.store import outbox as module
from kmzb_plugin.store.outbox import Outbox, State, backoff
from kmzb_plugin.text import UserError
from tests.store.outboxes import OTHER, STORE, answer, claimed, decision, states


def test_putting_twice_keeps_one(outbox: Outbox) -> None:
    submission = decision()
    outbox.put(STORE, [submission])
    outbox.put(STORE, [submission])
    assert len(outbox.entries()) == 1


@pytest.mark.parametrize("note", ["a\x00b", "x" * 70_000])
def test_what_no_store_could_keep_is_refused_with_all_that_came_along(outbox: Outbox, note: str) -> None:
    with pytest.raises(UserError):
        outbox.put(STORE, [decision(), verification("t2", 1, "verification", note=note)])
    assert outbox.entries() == []


def test_a_held_entry_can_be_withdrawn_until_it_goes(outbox: Outbox) -> None:
    stays, goes = decision("t1"), decision("t2")
    outbox.put(STORE, [stays, goes], hold_seconds=0.3)
    assert set(states(outbox).values()) == {State.HELD}
    assert claimed(outbox) == []
    assert outbox.withdraw(goes.id)
    assert not outbox.withdraw(goes.id)
    time.sleep(0.35)
    assert claimed(outbox) == [stays.id]
    assert not outbox.withdraw(stays.id)
    answer(outbox, stays, Outcome.ACCEPTED)
    assert not outbox.withdraw(stays.id)


def test_withdrawing_blocks_what_was_decided_on_top_of_it(outbox: Outbox) -> None:
    first, second, other = decision(), verification("t1", 2, "confirmed", note="x"), decision("t2")
    outbox.put(STORE, [first, second, other], hold_seconds=60)
    assert outbox.withdraw(first.id)
    assert states(outbox) == {second.id: State.BLOCKED, other.id: State.HELD}
    assert outbox.withdraw(second.id)


def test_several_are_withdrawn_in_one_go(outbox: Outbox) -> None:
    first, second, waits, other = (
        decision("t1"),
        decision("t2"),
        verification("t2", 2, "confirmed", note="x"),
        decision("t3"),
    )
    outbox.put(STORE, [first, second, waits, other], hold_seconds=60)
    assert outbox.withdraw(first.id, second.id, "never there") == [first.id, second.id]
    assert states(outbox) == {waits.id: State.BLOCKED, other.id: State.HELD}
    assert outbox.withdraw() == []


def test_several_are_retried_in_one_go(outbox: Outbox) -> None:
    first, second, third = decision("t1"), decision("t2"), decision("t3")
    outbox.put(STORE, [first, second, third])
    assert len(claimed(outbox)) == 3
    outbox.fail([first.id, second.id], "The server refused the login.")
    answer(outbox, third, Outcome.CONFLICT)
    assert outbox.retry(first.id, second.id, third.id) == 2
    assert states(outbox) == {first.id: State.QUEUED, second.id: State.QUEUED, third.id: State.CONFLICT}


def test_recent_leaves_out_what_was_accepted_long_ago_and_other_stores(outbox: Outbox) -> None:
    begin = datetime.now(UTC)
    accepted, lost, waits, elsewhere = (decision(f"t{number}") for number in range(4))
    outbox.put(STORE, [accepted, lost, waits], hold_seconds=0)
    outbox.put(OTHER, [elsewhere])
    outbox.claim(STORE, 2)
    answer(outbox, accepted, Outcome.ACCEPTED)
    answer(outbox, lost, Outcome.CONFLICT)

    def recent(since: datetime) -> list[str]:
        return [entry.submission.id for entry in outbox.recent(STORE, since)]

    assert recent(begin - timedelta(minutes=1)) == [accepted.id, lost.id, waits.id]
    assert recent(begin + timedelta(minutes=1)) == [lost.id, waits.id]


def test_the_order_on_a_threat_is_kept_and_others_pass(outbox: Outbox) -> None:
    first, second, other = decision(), annotation("t1", "x"), decision("t2")
    outbox.put(STORE, [first, second, other])
    assert claimed(outbox) == [first.id, other.id]
    assert claimed(outbox) == []
    answer(outbox, other, Outcome.ACCEPTED)
    assert claimed(outbox) == []
    answer(outbox, first, Outcome.ACCEPTED)
    assert claimed(outbox) == [second.id]


def test_free_annotations_wait_for_nobody(outbox: Outbox) -> None:
    free = [annotation(None, "x", geometry={"type": "Point", "coordinates": [1, 2]}) for _ in range(3)]
    outbox.put(STORE, free)
    assert claimed(outbox) == [submission.id for submission in free]


def test_each_store_has_its_own_queue(outbox: Outbox) -> None:
    here, there = decision(), decision()
    outbox.put(STORE, [here])
    outbox.put(OTHER, [there])
    assert claimed(outbox, OTHER) == [there.id]
    assert [entry.submission.id for entry in outbox.entries(STORE)] == [here.id]
    assert [entry.submission.id for entry in outbox.entries(states=[State.SENDING])] == [there.id]


def test_one_store_has_one_spelling(outbox: Outbox, tmp_path: Path) -> None:
    outbox.put(str(tmp_path / "x" / ".." / "a.gpkg"), [decision()])
    assert len(outbox.entries(str(tmp_path / "a.gpkg"))) == 1
    outbox.put("postgresql://anna.nowak@Server/kmzb", [decision()])
    assert outbox.entries("postgresql://jan.wrona@server/kmzb") == [], "another login is another way to it"
    assert len(outbox.entries("postgres://anna.nowak@server:5432/kmzb")) == 1


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.CONFLICT, State.CONFLICT),
        (Outcome.NOT_ALLOWED, State.REJECTED),
        (Outcome.UNKNOWN, State.REJECTED),
        (Outcome.INVALID, State.REJECTED),
        (Outcome.ID_REUSED, State.FAILED),
        (Outcome.STORE_FAILED, State.FAILED),
    ],
)
def test_a_refusal_blocks_what_waits_behind_it(outbox: Outbox, outcome: Outcome, state: State) -> None:
    first, second, third, other = decision(), decision(version=2), annotation("t1", "x"), decision("t2")
    outbox.put(STORE, [first, second, third, other])
    claimed(outbox)
    answer(outbox, first, outcome)
    assert states(outbox) == {
        first.id: state,
        second.id: State.BLOCKED,
        third.id: State.BLOCKED,
        other.id: State.SENDING,
    }
    assert {entry.blocked_by for entry in outbox.entries(states=[State.BLOCKED])} == {first.id}
    (refused,) = outbox.entries(states=[state])
    assert refused.receipt == Receipt(first.id, outcome, {"version": 2}, "head")
    again = decision(version=2)
    outbox.put(STORE, [again])
    assert claimed(outbox) == [again.id]
    assert not outbox.retry(second.id)
    assert outbox.retry(first.id) == (state is State.FAILED)
    if state is State.FAILED:
        assert states(outbox)[third.id] is State.QUEUED


def test_clearing_what_ended_badly(outbox: Outbox) -> None:
    first = decision()
    outbox.put(STORE, [first, decision(version=2)])
    claimed(outbox)
    answer(outbox, first, Outcome.CONFLICT)
    for entry in outbox.entries():
        assert outbox.withdraw(entry.submission.id)
    assert outbox.entries() == []


def test_expected_versions_count_own_decisions_on_their_way(outbox: Outbox) -> None:
    assert outbox.expected_version("t1", 4) == 4
    first = verification("t1", 4, "verification")
    outbox.put(STORE, [first, correction("t1", 5, "x", place="y"), annotation("t1", "x"), decision("t2")])
    assert outbox.expected_version("t1", 4) == 6
    claimed(outbox)
    assert outbox.expected_version("t1", 4) == 6
    answer(outbox, first, Outcome.CONFLICT)
    assert outbox.expected_version("t1", 9) == 9


def test_no_answer_means_later_and_ever_later(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    submission = decision()
    outbox.put(STORE, [submission])
    for attempts in range(1, 4):
        assert claimed(outbox) == [submission.id]
        outbox.postpone([submission.id], "locked")
        (entry,) = outbox.entries()
        assert (entry.state, entry.attempts, entry.last_error) == (State.QUEUED, attempts, "locked")
        waits = entry.next_at.timestamp() - time.time()
        assert 2**attempts / 2 - 1 < waits <= 2**attempts
        assert claimed(outbox) == []
        assert not outbox.withdraw(submission.id)
        assert outbox.hurry(STORE) == 1
    assert outbox.retry(submission.id)


@given(st.integers(1, 10_000))
def test_backoff_stays_between_one_second_and_five_minutes(attempts: int) -> None:
    assert 1 <= backoff(attempts) <= 300


def test_a_lease_that_is_over_lets_another_take_over(outbox_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = Outbox(outbox_path), Outbox(outbox_path)
    submission = decision()
    first.put(STORE, [submission])
    monkeypatch.setattr(module, "LEASE_SECONDS", 0.2)
    assert claimed(first) == [submission.id]
    assert claimed(second) == []
    time.sleep(0.25)
    assert claimed(second) == [submission.id]
    first.postpone([submission.id], "too late to say")
    assert states(first) == {submission.id: State.SENDING}
    answer(first, submission, Outcome.ACCEPTED)
    answer(second, submission, Outcome.CONFLICT)
    assert states(second) == {submission.id: State.ACCEPTED}


@pytest.mark.parametrize("hold", [0, 60])
def test_a_clock_that_is_set_back_keeps_nothing_waiting(
    outbox: Outbox, hold: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, day = time.time, 86_400
    monkeypatch.setattr(module, "now", lambda: datetime.now(UTC) + timedelta(seconds=day))
    monkeypatch.setattr(module.time, "time", lambda: real() + day)
    waiting, sending = decision("t1"), decision("t2")
    outbox.put(STORE, [sending])
    assert claimed(outbox) == [sending.id]
    outbox.put(STORE, [waiting], hold_seconds=hold)
    if not hold:
        claimed(outbox)
        outbox.postpone([waiting.id], "locked")
    monkeypatch.undo()
    assert all(entry.is_due(datetime.now(UTC)) for entry in outbox.entries() if entry.submission.id == waiting.id)
    assert set(claimed(outbox)) == {waiting.id, sending.id}


def test_accepted_entries_are_kept_for_a_while(outbox: Outbox) -> None:
    accepted, waiting, refused = decision("t1"), decision("t2"), decision("t3")
    outbox.put(STORE, [accepted, waiting, refused])
    claimed(outbox)
    answer(outbox, accepted, Outcome.ACCEPTED)
    answer(outbox, refused, Outcome.CONFLICT)
    assert outbox.purge() == 0
    (entry,) = outbox.entries(states=[State.ACCEPTED])
    assert entry.receipt is not None
    assert entry.receipt.audit_head == "head"
    assert outbox.purge(days=-1) == 1
    assert set(states(outbox)) == {waiting.id, refused.id}


def test_what_failed_goes_in_ever_smaller_company(outbox: Outbox) -> None:
    submissions = [decision(f"t{n}") for n in range(16)]
    outbox.put(STORE, submissions)
    sizes = []
    for _ in range(6):
        entries = outbox.claim(STORE, 16)
        sizes.append(len(entries))
        outbox.postpone([entry.submission.id for entry in entries], "no", failures=1)
        outbox.hurry(STORE)
    assert sizes == [16, 4, 1, 1, 1, 1]


def test_what_was_refused_on_the_way_fails_with_its_sentence(outbox: Outbox) -> None:
    first, second = decision(), decision(version=2)
    outbox.put(STORE, [first, second])
    claimed(outbox)
    outbox.fail([first.id], "The server refused the login.")
    assert states(outbox) == {first.id: State.FAILED, second.id: State.BLOCKED}
    (entry,) = outbox.entries(states=[State.FAILED])
    assert (entry.receipt, entry.last_error) == (None, "The server refused the login.")
    outbox.fail([second.id], "not on its way")
    assert states(outbox)[second.id] is State.BLOCKED
    assert outbox.retry(first.id)
    assert claimed(outbox) == [first.id]


def _reported_case() -> tuple[Submission, Submission]:
    new = report("speeding", {"type": "Point", "coordinates": [1.0, 2.0]}, description="Codziennie.")
    return new, case("0f0e0d0c-0b0a-4908-8706-050403020100", [new.id, "t1"])


def test_a_case_waits_for_the_report_that_it_names(outbox: Outbox) -> None:
    new, linked = _reported_case()
    other = case("0f0e0d0c-0b0a-4908-8706-050403020101", ["t1", "t2"])
    outbox.put(STORE, [new, linked, other])
    assert claimed(outbox) == [new.id, other.id]
    outbox.postpone([new.id], "locked")
    assert claimed(outbox) == []
    outbox.hurry(STORE)
    assert claimed(outbox) == [new.id]
    answer(outbox, new, Outcome.ACCEPTED)
    assert claimed(outbox) == [linked.id]


def test_a_case_is_blocked_with_the_report_that_it_names(outbox: Outbox) -> None:
    new, linked = _reported_case()
    outbox.put(STORE, [new, linked])
    assert claimed(outbox) == [new.id]
    answer(outbox, new, Outcome.INVALID)
    assert states(outbox)[linked.id] is State.BLOCKED
    assert outbox.withdraw(linked.id)
