"""Random decisions through the door against the rule as the domain states it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kmzb_plugin.domain.statuses import Workflow
from kmzb_plugin.domain.submission import Outcome, Submission, assignment, correction, verification
from kmzb_plugin.store.filter import ThreatFilter
from tests.store import backends
from tests.store.conftest import some_threats
from tests.store.samples import fill

WORKFLOW = Workflow.seed()
STATUSES = [status.code for status in WORKFLOW]


class Decisions(RuleBasedStateMachine):
    """A model of three threats beside the store: what it says will happen is what the store must answer."""

    make: Callable[[Path], Any]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.backend = self.make(Path(self.folder.name))
        self.store = self.backend.store
        fill(self.backend.importing, 3)
        self.ids = [threat.id for threat in some_threats(self.store)]
        self.status = dict.fromkeys(self.ids, "new")
        self.version = dict.fromkeys(self.ids, 1)
        self.owner: dict[str, str | None] = dict.fromkeys(self.ids)
        self.applied = 0
        self.answered: list[tuple[Submission, Any]] = []

    def teardown(self) -> None:
        self.backend.close()
        self.folder.cleanup()

    def hand_in(self, submission: Submission) -> Outcome:
        (receipt,) = self.store.submit([submission])
        self.answered.append((submission, receipt))
        self.applied += receipt.accepted
        return receipt.outcome

    @rule(
        threat=st.integers(0, 2), new=st.sampled_from(STATUSES), late=st.integers(0, 1), note=st.sampled_from(["", "x"])
    )
    def decide(self, threat: int, new: str, late: int, note: str) -> None:
        id_ = self.ids[threat]
        outcome = self.hand_in(verification(id_, self.version[id_] - late, new, note=note))
        if late:
            assert outcome is Outcome.CONFLICT
        elif WORKFLOW.refusal(self.status[id_], new, note):
            assert outcome is Outcome.INVALID
        else:
            assert outcome is Outcome.ACCEPTED
            self.status[id_], self.version[id_] = new, self.version[id_] + 1

    @rule(threat=st.integers(0, 2), late=st.integers(0, 1))
    def correct(self, threat: int, late: int) -> None:
        id_ = self.ids[threat]
        outcome = self.hand_in(correction(id_, self.version[id_] - late, "x", place="Suwałki"))
        assert outcome is (Outcome.CONFLICT if late else Outcome.ACCEPTED)
        self.version[id_] += 1 - late

    @rule(
        threat=st.integers(0, 2),
        officer=st.sampled_from([None, "jan", "ewa"]),
        expected=st.sampled_from([None, "jan", "ewa"]),
    )
    def assign(self, threat: int, officer: str | None, expected: str | None) -> None:
        id_ = self.ids[threat]
        outcome = self.hand_in(assignment(id_, officer, expected_owner=expected))
        assert outcome is (Outcome.ACCEPTED if expected == self.owner[id_] else Outcome.CONFLICT)
        if outcome is Outcome.ACCEPTED:
            self.owner[id_] = officer

    @precondition(lambda self: self.answered)
    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        submission, receipt = data.draw(st.sampled_from(self.answered))
        assert self.store.submit([submission]) == [receipt]

    @invariant()
    def the_store_is_where_the_model_is(self) -> None:
        for threat in self.store.threats(ThreatFilter()):
            assert threat.status == self.status[threat.id]
            assert threat.version == self.version[threat.id]
            assert (threat.owner or None) == self.owner[threat.id]

    @invariant()
    def the_history_has_what_was_applied(self) -> None:
        assert sum(len(self.store.history(id_)) - 1 for id_ in self.ids) == self.applied
        assert self.store.verify_audit().valid


@pytest.mark.parametrize("name", backends.NAMES)
def test_the_store_follows_the_rule(name: str, request: pytest.FixtureRequest, qgis_app: Any) -> None:
    make = staticmethod(lambda folder: backends.backend(name)(request, folder))
    machine = type("Machine", (Decisions,), {"make": make})
    test = machine.TestCase
    examples = 5 if name == "http" else 25  # every step there is some questions over the web
    test.settings = settings(max_examples=examples, stateful_step_count=25, deadline=None)
    test("runTest").runTest()
