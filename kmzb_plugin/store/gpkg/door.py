"""The one door: a submission comes in, the store decides and applies, and the answer stands in the same row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ...domain.periods import iso
from ...domain.submission import Kind, Outcome, Receipt, Submission
from ..received import Invalid, Received, receive
from ..sqlite import is_busy, primary_code
from . import disclosures, ledger
from .context import Door, Refused
from .decisions import DECISIONS
from .payload import fields_of

# Nothing is known about the submission itself then: the whole batch is handed in again.
_STORE_WIDE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_INTERRUPT,
}


@dataclass(frozen=True)
class _Answer:
    outcome: Outcome
    detail: dict[str, Any]


def hand_in(db: sqlite3.Connection, batch: Sequence[Submission], at: datetime, actor: str) -> list[Receipt]:
    """Decides a batch inside the open transaction and seals it as one audit block; receipts in the batch's order."""
    received = [receive(submission) for submission in batch]
    door = Door(db, at, actor)
    block = ledger.head(db).block + 1
    entries = []
    refused: dict[int, Receipt] = {}
    # By threat, as every back end does, so that two batches never wait for each other in a circle.
    for index in sorted(range(len(received)), key=lambda index: received[index].threat_id or ""):
        item = received[index]
        if item.invalid is not None:
            refused[index] = Receipt(item.id, Outcome.INVALID, item.invalid.detail)
            continue
        stored = db.execute("SELECT * FROM submission WHERE id = ?", (item.id,)).fetchone()
        if stored is not None and _content(stored) != item.content:
            refused[index] = Receipt(item.id, Outcome.ID_REUSED, {})
            continue
        # A failure of the store decided nothing, so that handing in again decides anew.
        if stored is not None and stored["outcome"] != Outcome.STORE_FAILED.value:
            continue
        answer = _decide(door, item, block)
        entries.append(_audit_entry(item, answer))
    ledger.seal(db, entries, at, actor)
    return [refused.get(index) or _known(db, item.id) for index, item in enumerate(received)]


def read_receipt(db: sqlite3.Connection, submission_id: str) -> Receipt | None:
    """The answer given to a submission, with the head of the block that sealed it."""
    row = db.execute(
        "SELECT s.id, s.outcome, s.detail, h.hash FROM submission s LEFT JOIN audit_head h ON h.block = s.block"
        " WHERE s.id = ?",
        (submission_id,),
    ).fetchone()
    if row is None:
        return None
    return Receipt(row["id"], Outcome(row["outcome"]), json.loads(row["detail"]), row["hash"] or "")


def _known(db: sqlite3.Connection, submission_id: str) -> Receipt:
    receipt = read_receipt(db, submission_id)
    assert receipt is not None
    return receipt


def _content(row: sqlite3.Row) -> tuple[str, str | None, int | None, str]:
    return (row["kind"], row["threat_id"], row["expected_version"], row["payload"])


def _audit_entry(item: Received, answer: _Answer) -> ledger.Entry:
    if item.kind == Kind.DISCLOSURE.value and answer.outcome is Outcome.ACCEPTED:
        return disclosures.audit_entry(item)
    operation = f"{item.kind or 'submission'} {answer.outcome.value}"
    return ledger.Entry(operation, f"submission {item.id} threat {item.threat_id or '-'}")


def _decide(door: Door, item: Received, block: int) -> _Answer:
    """Decides one submission and writes its row; whatever goes wrong with it touches no other."""
    db = door.db
    db.execute("SAVEPOINT item")
    try:
        _write_row(door, item, block)
        detail = _apply(door, item)
        answer = _Answer(Outcome.ACCEPTED, detail)
    except Exception as error:
        if isinstance(error, sqlite3.Error) and (is_busy(error) or primary_code(error) in _STORE_WIDE):
            raise
        db.execute("ROLLBACK TO item")
        _write_row(door, item, block)
        answer = _answer_to(error)
    db.execute(
        "UPDATE submission SET outcome = ?, detail = ? WHERE id = ?",
        (answer.outcome.value, json.dumps(answer.detail, ensure_ascii=False, sort_keys=True), item.id),
    )
    db.execute("RELEASE item")
    return answer


def _answer_to(error: Exception) -> _Answer:
    if isinstance(error, Invalid):
        return _Answer(Outcome.INVALID, error.detail)
    if isinstance(error, Refused):
        return _Answer(error.outcome, error.detail)
    return _Answer(Outcome.STORE_FAILED, {"code": getattr(error, "sqlite_errorname", type(error).__name__)})


def _apply(door: Door, item: Received) -> dict[str, Any]:
    fields = fields_of(item)
    return DECISIONS[item.kind](door, item, fields)


def _write_row(door: Door, item: Received, block: int) -> None:
    door.db.execute(
        "INSERT INTO submission (id, kind, threat_id, expected_version, payload, client_at, actor, received_at,"
        " outcome, detail, block) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '{}', ?) ON CONFLICT (id) DO UPDATE SET"
        " actor = excluded.actor, received_at = excluded.received_at, block = excluded.block",
        (
            item.id,
            item.kind,
            item.threat_id,
            item.expected_version,
            item.kept,
            item.client_at,
            door.actor,
            iso(door.at),
            block,
        ),
    )
