"""The outbox: every submission is written here before any store is tried, so that nothing handed in is ever lost."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from qgis.PyQt.QtCore import QStandardPaths

from ..disk import reason
from ..domain.periods import iso, now
from ..domain.submission import Kind, Receipt, Submission
from ..text import UserError, tr
from .entries import ALONE_AFTER, LONGEST_BACKOFF_SECONDS, STATE_OF, UNFINISHED, Entry, State, backoff, entry_of
from .location import parse
from .sqlite import BUSY_SECONDS, patiently, primary_code, transaction

LEASE_SECONDS = 60
"""How long a claimed entry belongs to one process; what it has not finished by then another may take."""

ACCEPTED_KEPT_DAYS = 30
"""How long an accepted entry stays, with its receipt and audit head."""

_VERSION = 3

_SCHEMA = """
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, location TEXT NOT NULL, kind TEXT NOT NULL,
    threat_id TEXT, expected_version INTEGER, payload TEXT NOT NULL, client_at TEXT NOT NULL, state TEXT NOT NULL,
    created_at TEXT NOT NULL, next_at REAL NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT NOT NULL DEFAULT '', owner TEXT, lease_until REAL, outcome TEXT, detail TEXT, audit_head TEXT,
    finished_at TEXT, blocked_by TEXT, failures INTEGER NOT NULL DEFAULT 0);
CREATE INDEX entry_state ON entry (location, state, seq);
CREATE INDEX entry_threat ON entry (location, threat_id, seq);
"""
_SINCE = {
    2: "ALTER TABLE entry ADD COLUMN failures INTEGER NOT NULL DEFAULT 0",
    # What somebody is still writing is kept here because nothing else keeps it as safe: this file is its owner's alone.
    3: "CREATE TABLE draft (location TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID",
}
"""What each later version added; a new file gets the schema, which has version 2, and what came after."""


_UNFINISHED_SQL = f"state IN ({', '.join(repr(state.value) for state in UNFINISHED)})"


def default_outbox_path() -> Path:
    """The outbox of this person on this computer, in the local application data: never on a network profile."""
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(base) / "kmzb_analyst" / "outbox.sqlite"


class Outbox:
    """A queue on disk that several threads and processes share."""

    def __init__(self, path: Path) -> None:
        """Opens the outbox, or makes it, readable by its owner alone. Raises UserError."""
        self._path = Path(path)
        self._owner = uuid.uuid4().hex
        self._lock = threading.RLock()
        with self._speaking():
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _create_private(self._path)
            self._db = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise

    def _prepare(self) -> None:
        self._db.row_factory = sqlite3.Row
        patiently(self._db, "PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA secure_delete = ON")
        with transaction(self._db) as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version > _VERSION:
                raise UserError(
                    tr("The outbox «{path}» was made by a newer version. Update the plugin.").format(path=self._path)
                )
            if version < _VERSION:
                for statement in _SCHEMA.strip().split(";\n") if version == 0 else ():
                    db.execute(statement)
                for later in range((version or 2) + 1, _VERSION + 1):
                    db.execute(_SINCE[later])
                db.execute(f"PRAGMA user_version = {_VERSION}")

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        """Every failure of the disk becomes one sentence; what was being written is undone by then."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            if isinstance(error, sqlite3.Error) and primary_code(error) == sqlite3.SQLITE_FULL:
                text = tr("The disk is full, so this was not saved. Make room and do it again.")
            else:
                text = tr("The outbox «{path}» cannot be used, so this was not saved: {reason}.").format(
                    path=self._path, reason=reason(error)
                )
            raise UserError(text, str(error)) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._speaking(), self._lock, transaction(self._db) as db:
            yield db

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            self._db.close()

    def put(self, location: str, submissions: Sequence[Submission], hold_seconds: float = 0) -> None:
        """Writes submissions for the store at `location`, all or none; held ones can be withdrawn until they go.

        A submission that is already there is left as it is. Raises UserError: unstorable text, no room on disk.
        """
        for submission in submissions:
            submission.check()
        state, place = State.HELD if hold_seconds > 0 else State.QUEUED, parse(location).canonical
        with self._writing() as db:
            db.executemany(
                "INSERT INTO entry (id, kind, threat_id, expected_version, payload, client_at, location, state,"
                " created_at, next_at) VALUES (:id, :kind, :threat_id, :expected_version, :payload, :client_at,"
                " :location, :state, :created_at, :next_at) ON CONFLICT (id) DO NOTHING",
                [
                    submission.as_row()
                    | {
                        "location": place,
                        "state": state.value,
                        "created_at": iso(now()),
                        "next_at": time.time() + hold_seconds,
                    }
                    for submission in submissions
                ],
            )

    def withdraw(self, *submission_ids: str) -> list[str]:
        """Takes entries out for good, in one go; returns which: not those that may have reached the store.

        Entries that wait behind one on the same threat become blocked: they were decided on top of it.
        """
        with self._writing() as db:
            return [id_ for id_ in submission_ids if _withdraw(db, id_)]

    def retry(self, *submission_ids: str) -> int:
        """Queues failed entries again, with those blocked behind them; lets queued ones go at once; returns how many.

        What the store has decided (conflict, rejected) is not asked again: that takes a new decision, and so does
        what is blocked behind it.
        """
        with self._writing() as db:
            return sum(_retry(db, id_) for id_ in submission_ids)

    def hurry(self, location: str, *, stuck: bool = True) -> int:
        """Lets everything queued for a store go at once, because it answers again; returns how many.

        Without `stuck`, what failed alone while the store answered others waits out its own time.
        """
        with self._writing() as db:
            return db.execute(
                "UPDATE entry SET next_at = ? WHERE state = 'queued' AND location = ? AND (? OR failures < ?)",
                (time.time(), parse(location).canonical, stuck, ALONE_AFTER),
            ).rowcount

    def entries(self, location: str | None = None, states: Iterable[State] | None = None) -> list[Entry]:
        """The entries, oldest first, of one store and in some states if given."""
        chosen = [state.value for state in (State if states is None else states)]
        places = [] if location is None else [parse(location).canonical]
        with self._speaking(), self._lock:
            rows = self._db.execute(
                f"SELECT * FROM entry WHERE state IN ({', '.join('?' * len(chosen))})"  # nosec B608
                f"{' AND location = ?' * len(places)} ORDER BY seq",
                (*chosen, *places),
            ).fetchall()
        return [entry_of(row) for row in rows]

    def recent(self, location: str, since: datetime) -> list[Entry]:
        """The entries of one store that are not accepted, and the accepted ones that were handed in after `since`."""
        with self._speaking(), self._lock:
            rows = self._db.execute(
                "SELECT * FROM entry WHERE location = ? AND (state <> 'accepted' OR created_at > ?) ORDER BY seq",
                (parse(location).canonical, iso(since)),
            ).fetchall()
        return [entry_of(row) for row in rows]

    def holds(self, submission_ids: Iterable[str]) -> set[str]:
        """Those of the submissions that are here, in whatever state: what was taken out is not."""
        with self._speaking(), self._lock:
            return {id_ for id_ in submission_ids if _row(self._db, id_) is not None}

    def expected_version(self, threat_id: str, known: int) -> int:
        """The version to expect in a new decision: the last one known plus one for each own decision on its way."""
        with self._speaking(), self._lock:
            (waiting,) = self._db.execute(
                f"SELECT COUNT(*) FROM entry WHERE threat_id = ? AND kind IN (?, ?) AND {_UNFINISHED_SQL}",  # nosec B608
                (threat_id, Kind.VERIFICATION.value, Kind.CORRECTION.value),
            ).fetchone()
        return known + int(waiting)

    def claim(self, location: str, limit: int) -> list[Entry]:
        """Takes what is due for a store, for as long as the lease lasts: of every threat only its oldest entry.

        The next one on the same threat goes when the one before it is answered, because it was decided on top of it;
        so does a case that names a report.
        What has failed while others passed goes in ever smaller company, each time a quarter, until it is alone.
        """
        with self._writing() as db:
            moment = time.time()
            _release(db, moment)
            rows = db.execute(
                "SELECT * FROM entry e WHERE location = ?1 AND state = 'queued'"  # nosec B608
                f" AND (next_at <= ?2 OR next_at > ?2 + {LONGEST_BACKOFF_SECONDS}) AND NOT EXISTS ("
                f" SELECT 1 FROM entry b WHERE b.location = ?1 AND b.threat_id = e.threat_id AND b.seq < e.seq"
                f" AND b.{_UNFINISHED_SQL})"
                # Apart, so that only a case looks at all that lies before it.
                " AND NOT (e.kind = 'case' AND EXISTS (SELECT 1 FROM entry b WHERE b.location = ?1"
                f" AND b.kind = 'report' AND b.seq < e.seq AND b.{_UNFINISHED_SQL} AND instr(e.payload, b.id)))"
                " ORDER BY seq LIMIT ?3",
                (parse(location).canonical, moment, limit),
            ).fetchall()
            rows = _fitting(rows)
            db.executemany(
                "UPDATE entry SET state = 'sending', owner = ?, lease_until = ?, attempts = attempts + 1 WHERE seq = ?",
                [(self._owner, moment + LEASE_SECONDS, row["seq"]) for row in rows],
            )
        return [entry_of(row) for row in rows]

    def answered(self, receipts: Iterable[Receipt]) -> None:
        """Writes down the store's answers; what waits behind a refused entry becomes blocked with it."""
        with self._writing() as db:
            for receipt in receipts:
                row = _row(db, receipt.id)
                # Another process may have had the same answer when our lease was over.
                if row is None or row["state"] not in (State.SENDING, State.QUEUED):
                    continue
                db.execute(
                    "UPDATE entry SET state = ?, outcome = ?, detail = ?, audit_head = ?, finished_at = ?,"
                    " last_error = '', owner = NULL, lease_until = NULL WHERE id = ?",
                    (
                        STATE_OF[receipt.outcome].value,
                        receipt.outcome.value,
                        json.dumps(dict(receipt.detail), ensure_ascii=False),
                        receipt.audit_head,
                        iso(now()),
                        receipt.id,
                    ),
                )
                if receipt.accepted:
                    # A description that the store has is not kept here as well.
                    kept = entry_of(row).submission.kept_payload_text
                    db.execute("UPDATE entry SET payload = ? WHERE id = ?", (kept, receipt.id))
                else:
                    _block_behind(db, row)

    def postpone(self, submission_ids: Iterable[str], error: str, *, failures: int = 0) -> None:
        """Puts entries without an answer back: tried again after 2 seconds, then ever later, up to 5 minutes.

        `failures` is 1 where the store answers others, so that something about these may be the cause.
        """
        with self._writing() as db:
            for row in self._mine(db, submission_ids):
                db.execute(
                    "UPDATE entry SET state = 'queued', next_at = ?, last_error = ?, failures = failures + ?,"
                    " owner = NULL, lease_until = NULL WHERE id = ?",
                    (time.time() + backoff(row["attempts"]), error, failures, row["id"]),
                )

    def fail(self, submission_ids: Iterable[str], error: str) -> None:
        """Gives entries up that were refused on the way: kept and shown until somebody retries or removes them."""
        with self._writing() as db:
            for row in self._mine(db, submission_ids):
                db.execute(
                    "UPDATE entry SET state = 'failed', last_error = ?, finished_at = ?, owner = NULL,"
                    " lease_until = NULL WHERE id = ?",
                    (error, iso(now()), row["id"]),
                )
                _block_behind(db, row)

    def _mine(self, db: sqlite3.Connection, ids: Iterable[str]) -> list[sqlite3.Row]:
        """Those of the entries that this process still has the lease of."""
        rows = [_row(db, id_) for id_ in ids]
        return [row for row in rows if row and row["state"] == State.SENDING and row["owner"] == self._owner]

    def keep_draft(self, location: str, content: str) -> None:
        """Keeps what somebody is writing for the store at `location` in place of what was kept; empty: nothing."""
        with self._writing() as db:
            db.execute("DELETE FROM draft WHERE location = ?", (parse(location).canonical,))
            if content:
                db.execute("INSERT INTO draft VALUES (?, ?)", (parse(location).canonical, content))

    def draft(self, location: str) -> str:
        """What was kept for the store; empty for nothing."""
        with self._speaking(), self._lock:
            row = self._db.execute("SELECT content FROM draft WHERE location = ?", (parse(location).canonical,))
            return next((str(content) for (content,) in row), "")

    def purge(self, days: float = ACCEPTED_KEPT_DAYS) -> int:
        """Removes accepted entries older than that many days; returns how many."""
        before = iso(now() - timedelta(days=days))
        with self._writing() as db:
            return db.execute("DELETE FROM entry WHERE state = 'accepted' AND finished_at < ?", (before,)).rowcount


def _row(db: sqlite3.Connection, submission_id: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = db.execute("SELECT * FROM entry WHERE id = ?", (submission_id,)).fetchone()
    return row


def _withdraw(db: sqlite3.Connection, submission_id: str) -> bool:
    row = _row(db, submission_id)
    never_sent = row is not None and row["state"] in (State.HELD, State.QUEUED) and row["attempts"] == 0
    ended = row is not None and row["state"] in (State.CONFLICT, State.REJECTED, State.FAILED, State.BLOCKED)
    if row is None or not (never_sent or ended):
        return False
    if never_sent:
        _block_behind(db, row)
    db.execute("DELETE FROM entry WHERE id = ?", (submission_id,))
    return True


def _retry(db: sqlite3.Connection, submission_id: str) -> bool:
    row = _row(db, submission_id)
    if row is None or row["state"] not in (State.FAILED, State.QUEUED):
        return False
    db.execute(
        "UPDATE entry SET state = 'queued', next_at = ?1, outcome = NULL, detail = NULL, blocked_by = NULL,"
        " failures = 0 WHERE id = ?2 OR blocked_by = ?2",
        (time.time(), submission_id),
    )
    return True


def _fitting(rows: list[sqlite3.Row]) -> list[sqlite3.Row]:
    """The first entries that may go together: a quarter as many for each failure of one of them."""
    most = len(rows)
    for count, row in enumerate(rows):
        most = min(most, max(1, len(rows) >> 2 * row["failures"]))
        if count >= most:
            return rows[:count]
    return rows


def _release(db: sqlite3.Connection, moment: float) -> None:
    """Moves on what only waited for time: holds that are over, leases that ran out.

    What lies further ahead than it ever could is of a clock that has been set back since; it waits no longer either.
    """
    db.execute(
        "UPDATE entry SET state = 'queued' WHERE state = 'held' AND (next_at <= ? OR created_at > ?)",
        (moment, iso(datetime.fromtimestamp(moment, UTC))),
    )
    db.execute(
        "UPDATE entry SET state = 'queued', owner = NULL, lease_until = NULL"
        " WHERE state = 'sending' AND (lease_until <= ?1 OR lease_until > ?1 + ?2)",
        (moment, LEASE_SECONDS),
    )


def _block_behind(db: sqlite3.Connection, row: sqlite3.Row) -> None:
    db.execute(
        "UPDATE entry SET state = 'blocked', blocked_by = :id WHERE location = :location AND seq > :seq"
        " AND (threat_id = :threat_id OR (kind = 'case' AND :kind = 'report' AND instr(payload, :id)))"
        " AND state IN ('held', 'queued')",
        {name: row[name] for name in ("id", "location", "seq", "threat_id", "kind")},
    )


def _create_private(path: Path) -> None:
    """Makes the file for its owner alone, unless it is there.

    A file that is there must not be opened here: closing it again would end, on Unix, the locks that SQLite holds on
    it in this process (sqlite.org/howtocorrupt.html, 2.2).
    """
    if not path.exists():
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
