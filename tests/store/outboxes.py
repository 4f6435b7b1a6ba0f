"""What tests of the outbox put there and ask of it."""

from __future__ import annotations

from kmzb_plugin.domain.submission import (
    Outcome,
    Receipt,
    Submission,
    verification,
)
from kmzb_plugin.store.outbox import Outbox, State

STORE, OTHER = "/stores/a.gpkg", "/stores/b.gpkg"


def decision(threat: str = "t1", version: int = 1) -> Submission:
    return verification(threat, version, "verification")


def states(outbox: Outbox) -> dict[str, State]:
    return {entry.submission.id: entry.state for entry in outbox.entries()}


def answer(outbox: Outbox, submission: Submission, outcome: Outcome) -> None:
    outbox.answered([Receipt(submission.id, outcome, {"version": 2}, "head")])


def claimed(outbox: Outbox, location: str = STORE) -> list[str]:
    return [entry.submission.id for entry in outbox.claim(location, 100)]
