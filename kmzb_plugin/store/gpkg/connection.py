"""Connections to a GeoPackage store: plain sqlite3 with the functions its triggers call, and patience with locks."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ...text import UserError, tr
from ..errors import Interrupted, Misuse, StoreFull, StoreHeld, StoreUnavailable
from ..sqlite import BUSY_SECONDS, is_busy, patiently, primary_code, transaction
from . import blob, locks

WRITER_CACHE_KIB = 256 * 1024
"""Pages a writer keeps at hand: with SQLite's 2 MB an import would read the index pages again and again."""


def _envelope_part(index: int) -> Callable[[bytes | None], float | None]:
    def part(value: bytes | None) -> float | None:
        envelope = blob.envelope(value)
        return None if envelope is None else envelope[index]

    return part


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """A connection that any thread may use, in autocommit, with rows by name. Never makes a file unless told to."""
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA foreign_keys = ON")
    return db


def open_door(db: sqlite3.Connection) -> None:
    """Gives a connection what the guards and the spatial indexes call; without it every write to a store fails."""
    db.create_function("kmzb_door", 0, lambda: 1)
    db.create_function("ST_IsEmpty", 1, blob.is_empty, deterministic=True)
    for index, name in enumerate(("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")):
        db.create_function(name, 1, _envelope_part(index), deterministic=True)
    db.execute("PRAGMA trusted_schema = ON")
    # A receipt that was given is on the disk, whatever default this SQLite was built with.
    db.execute("PRAGMA synchronous = FULL")
    db.execute(f"PRAGMA cache_size = {-WRITER_CACHE_KIB}")
    # Nothing reaches the file before the commit, for which `locks.committing` keeps the readers away.
    db.execute("PRAGMA cache_spill = OFF")


class AtWork:
    """Connections while a thread works with them, so that another thread can stop it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connections: set[sqlite3.Connection] = set()
        self._stopped: set[sqlite3.Connection] = set()

    @contextmanager
    def watch(self, db: sqlite3.Connection) -> Iterator[None]:
        """Raises Interrupted if `stop` was called meanwhile, at the end if it met no statement that was running."""
        with self._lock:
            self._connections.add(db)
        try:
            yield
            if db in self._stopped:
                raise _interrupted()
        except sqlite3.Error as error:
            # What SQLite says depends on where it was met.
            if db in self._stopped:
                raise _interrupted() from error
            raise
        finally:
            with self._lock:
                self._connections.discard(db)
                self._stopped.discard(db)

    def stop(self) -> None:
        """Stops every statement that is running now, and what the threads do around it."""
        with self._lock:
            for db in self._connections:
                self._stopped.add(db)
                db.interrupt()


def _interrupted() -> Interrupted:
    return Interrupted(tr("It was stopped before it was done."))


@contextmanager
def through_the_door(path: Path, at_work: AtWork | None = None) -> Iterator[sqlite3.Connection]:
    """A transaction that may write to the store; leaving it by an exception leaves nothing behind.

    Raises UserError or StoreUnavailable; Interrupted where `at_work` is told to stop.
    """
    with speaking_errors(path), locks.writing(path), closing(connect(path)) as db:
        open_door(db)
        _leave_wal(db, path)
        with transaction(db, lambda: locks.committing(path)), (at_work or AtWork()).watch(db):
            yield db


def _leave_wal(db: sqlite3.Connection, path: Path) -> None:
    """Writing needs a rollback journal. QGIS turns a file to WAL when somebody starts to edit one of its layers.

    A store is never written in WAL: another program that closes the file last deletes the log, and because its locks
    may have been dropped (see `locks`) that can happen while we still write into it.
    """
    (mode,) = db.execute("PRAGMA journal_mode").fetchone()
    if mode != "wal":
        return
    try:
        patiently(db, "PRAGMA journal_mode = DELETE", seconds=1.0)
    except sqlite3.OperationalError as error:
        text = tr("Somebody has opened a layer of the store «{name}» by hand for editing. Close that layer.")
        raise StoreHeld(text.format(name=path.name), passes=True) from error


@contextmanager
def speaking_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite says into a sentence, or into StoreUnavailable where trying again may help."""
    try:
        yield
    except sqlite3.Error as error:
        code, name = primary_code(error), path.name
        if is_busy(error):
            text = tr("Another program holds the store «{name}».").format(name=name)
            raise StoreHeld(text, passes=True) from error
        if code == sqlite3.SQLITE_FULL:
            text = tr("The disk with the store «{name}» is full. Make room.").format(name=name)
            raise StoreFull(text, passes=True) from error
        if code == sqlite3.SQLITE_IOERR:
            text = tr("The store «{name}» cannot be read or written now.").format(name=name)
            raise StoreUnavailable(text, passes=True) from error
        raise _explained(path, error) from error


def _explained(path: Path, error: sqlite3.Error) -> UserError | sqlite3.Error:
    code = primary_code(error)
    if code == sqlite3.SQLITE_CANTOPEN and not path.exists():
        return UserError(_gone(path))
    if code == sqlite3.SQLITE_NOTADB:
        return UserError(tr("The file «{path}» is not a GeoPackage.").format(path=path), str(error))
    if code == sqlite3.SQLITE_CORRUPT:
        return UserError(
            tr("The store «{path}» is damaged. Bring back the last copy of the file.").format(path=path), str(error)
        )
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return UserError(
            tr(
                "The store «{path}» cannot be written: the file or its folder is read-only for you. "
                "Ask for the right to write there."
            ).format(path=path),
            str(error),
        )
    return error


def _gone(path: Path) -> str:
    return tr("The store «{path}» is not there any more. Bring the file or the drive back.").format(path=path)


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one of its name; None where that cannot be told. Raises StoreUnavailable: gone."""
    try:
        found = path.stat()
    except FileNotFoundError:
        raise StoreUnavailable(_gone(path)) from None
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Readers:
    """Connections that only read, lent to one thread at a time, so that a long count stops no other reader.

    One that was opened reads on from a file that was deleted or replaced since, and says nothing of it: none of these
    is lent again.
    """

    def __init__(self, path: Path, at_work: AtWork) -> None:
        self._path = path
        self._at_work = at_work
        self._idle: list[sqlite3.Connection] = []
        self._file: tuple[int, int] | None = None
        """The file that those idle have open."""
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def lend(self) -> Iterator[sqlite3.Connection]:
        """A reading connection; a reader that fails is not lent again. Raises StoreUnavailable: the file is gone."""
        with self._lock:
            if self._closed:
                raise Misuse("the store is closed")
            file = self._look()
            db = self._idle.pop() if self._idle else None
        if db is None:
            db = connect(self._path)
            db.execute("PRAGMA query_only = ON")
        try:
            with locks.reading(self._path), self._at_work.watch(db):
                yield db
        except BaseException:
            db.close()
            raise
        (mode,) = db.execute("PRAGMA journal_mode").fetchone()
        with self._lock:
            # In WAL even an idle connection would keep the door from leaving it.
            if not self._closed and mode != "wal" and file == self._file:
                self._idle.append(db)
                return
        db.close()

    def close(self) -> None:
        """Closes the idle connections at once and those lent out when they come back."""
        with self._lock:
            self._closed = True
            self._close_idle()

    def _look(self) -> tuple[int, int] | None:
        """The file as it is now; those that have another one open are closed."""
        try:
            file = _identity(self._path)
        except StoreUnavailable:
            self._close_idle()
            raise
        if file != self._file:
            self._close_idle()
            self._file = file
        return file

    def _close_idle(self) -> None:
        idle, self._idle = self._idle, []
        for db in idle:
            db.close()
