"""Writing into the audit chain of a GeoPackage store, and who is acting."""

from __future__ import annotations

import getpass
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ...text import UserError, tr
from ..audit import AuditHead, AuditRow, block_hash


@dataclass(frozen=True)
class Entry:
    """What one line of the audit says, apart from when and who."""

    operation: str
    object: str
    reason: str = ""
    recipient: str = ""


def actor() -> str:
    """The operating system's user: a file has no logins of its own. Raises UserError where there is none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError) as error:
        raise UserError(
            tr("The computer does not say under which account you work, and a store must know. Ask your administrator.")
        ) from error


def head(db: sqlite3.Connection) -> AuditHead:
    """The last sealed block; block 0 with an empty hash in a store without one."""
    row = db.execute("SELECT block, last_seq, hash FROM audit_head ORDER BY block DESC LIMIT 1").fetchone()
    return AuditHead(*row) if row else AuditHead(0, 0, "")


def seal(db: sqlite3.Connection, entries: Sequence[Entry], at: datetime, who: str) -> AuditHead:
    """Writes the entries as the next block inside the open transaction; without entries nothing is sealed."""
    last = head(db)
    if not entries:
        return last
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    rows = [
        AuditRow(
            seq=last.last_seq + number,
            block=last.block + 1,
            at=moment,
            actor=who,
            operation=entry.operation,
            object=entry.object,
            reason=entry.reason,
            recipient=entry.recipient,
        )
        for number, entry in enumerate(entries, start=1)
    ]
    db.executemany(
        "INSERT INTO audit (seq, block, at, actor, operation, object, reason, recipient)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(row.seq, row.block, row.at, row.actor, row.operation, row.object, row.reason, row.recipient) for row in rows],
    )
    sealed = AuditHead(last.block + 1, rows[-1].seq, block_hash(last.hash, rows))
    db.execute(
        "INSERT INTO audit_head (block, last_seq, hash) VALUES (?, ?, ?)", (sealed.block, sealed.last_seq, sealed.hash)
    )
    return sealed


def rows(db: sqlite3.Connection) -> list[AuditRow]:
    """The whole audit, in order."""
    found = db.execute("SELECT seq, block, at, actor, operation, object, reason, recipient FROM audit ORDER BY seq")
    return [AuditRow(*row) for row in found]


def heads(db: sqlite3.Connection) -> list[AuditHead]:
    """Every sealed block, in order."""
    return [AuditHead(*row) for row in db.execute("SELECT block, last_seq, hash FROM audit_head ORDER BY block")]
