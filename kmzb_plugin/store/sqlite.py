"""SQLite with patience: what the store in a file and the outbox have in common."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

BUSY_SECONDS = 10.0
"""How long one statement waits for another program's lock."""

PATIENCE_SECONDS = 30.0
"""How long a transaction is tried: SQLite may answer `locked` at once, without waiting, when two writers meet."""

_BUSY_CODES = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code of an error; 0 where it has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another connection stood in the way, so that the same may work a moment later."""
    return primary_code(error) in _BUSY_CODES


def patiently(db: sqlite3.Connection, statement: str, seconds: float = PATIENCE_SECONDS) -> None:
    """Executes BEGIN IMMEDIATE or COMMIT until it works or patience ends. Raises sqlite3.OperationalError."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            db.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > deadline:
                raise
            time.sleep(random.uniform(0.002, 0.05))


@contextmanager
def transaction(
    db: sqlite3.Connection, committing: Callable[[], AbstractContextManager[None]] = nullcontext
) -> Iterator[sqlite3.Connection]:
    """The file is ours alone until the block ends; leaving it by an exception leaves nothing behind.

    `committing` is entered around the commit.
    """
    patiently(db, "BEGIN IMMEDIATE")
    try:
        yield db
        with committing():
            patiently(db, "COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
