"""What stands in an outbox: a submission on its way to a store, and where it stands."""

from __future__ import annotations

import json
import random
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

from ..domain.periods import parse_moment
from ..domain.submission import Kind, Outcome, Receipt, Submission

_FIRST_BACKOFF_SECONDS = 2.0
LONGEST_BACKOFF_SECONDS = 300.0
ALONE_AFTER = 4
"""Failures after which an entry goes alone, as the largest batch has been quartered so often."""


class State(str, Enum):
    """Where an entry stands; the value is the code kept in the outbox."""

    HELD = "held"
    QUEUED = "queued"
    SENDING = "sending"
    ACCEPTED = "accepted"
    CONFLICT = "conflict"
    REJECTED = "rejected"
    FAILED = "failed"
    BLOCKED = "blocked"


UNFINISHED = (State.HELD, State.QUEUED, State.SENDING)
"""States that will end by themselves."""

STATE_OF = {
    Outcome.ACCEPTED: State.ACCEPTED,
    Outcome.CONFLICT: State.CONFLICT,
    Outcome.NOT_ALLOWED: State.REJECTED,
    Outcome.UNKNOWN: State.REJECTED,
    Outcome.INVALID: State.REJECTED,
    Outcome.ID_REUSED: State.FAILED,
    Outcome.STORE_FAILED: State.FAILED,
}
"""What an answer of the store makes of an entry."""


@dataclass(frozen=True)
class Entry:
    """One submission on its way to the store at `location`.

    `next_at` is when it may be tried next; `blocked_by` is the id of the entry whose failure blocked this one;
    `failures` counts how often it came back without an answer although the store answered others.
    """

    submission: Submission
    location: str
    state: State
    receipt: Receipt | None
    attempts: int
    last_error: str
    created_at: datetime
    next_at: datetime
    blocked_by: str = ""
    failures: int = 0

    def is_due(self, moment: datetime) -> bool:
        """Whether it may be tried at this moment."""
        return self.next_at <= moment or self.next_at > moment + timedelta(seconds=LONGEST_BACKOFF_SECONDS)


def backoff(attempts: int) -> float:
    """Seconds to wait after that many attempts; half of it by chance, so that clients don't come back in step."""
    longest = min(LONGEST_BACKOFF_SECONDS, _FIRST_BACKOFF_SECONDS * 2 ** min(attempts - 1, 10))
    return longest * random.uniform(0.5, 1.0)


def entry_of(row: sqlite3.Row) -> Entry:
    """The entry that a row of the outbox holds."""
    submission = Submission(
        Kind(row["kind"]),
        row["threat_id"],
        row["expected_version"],
        json.loads(row["payload"]),
        row["id"],
        parse_moment(row["client_at"]),
    )
    receipt = None
    if row["outcome"] is not None:
        receipt = Receipt(row["id"], Outcome(row["outcome"]), json.loads(row["detail"]), row["audit_head"] or "")
    return Entry(
        submission,
        row["location"],
        State(row["state"]),
        receipt,
        row["attempts"],
        row["last_error"],
        parse_moment(row["created_at"]),
        datetime.fromtimestamp(row["next_at"], UTC),
        row["blocked_by"] or "",
        row["failures"],
    )
