"""Connections to a PostgreSQL store: probed, bounded in time, stopped from another thread, errors as sentences."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

import psycopg2
import psycopg2.extensions
import psycopg2.sql

from ...text import UserError, tr
from ..errors import Interrupted, StoreFull, StoreHeld, StoreUnavailable, WayRefused
from ..location import Location

T = TypeVar("T")

CONNECT_SECONDS = 5
READ_SECONDS = 60.0
LOCK_SECONDS = 10
IDLE_KEPT = 4

# A dead network shows within some seconds, and the server stops a query whose client has gone.
_LINK = {
    "connect_timeout": CONNECT_SECONDS,
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "application_name": "KMZB Analyst",
}
_TEMPORARY = re.compile(r"40...|55P03|57...|08...|53...|25006|XX000")
# libpq gives no code for a refused login, only the server's words. What is not recognised counts as temporary: a server
# that dies while somebody signs in says «FATAL» as well, and a decision must not be given up for that.
_SAID_NO = re.compile(
    r"authentication (failed|method)|SCRAM|does not exist|pg_hba\.conf|not permitted to log in|permission denied"
    r"|fe_sendauth|no password supplied|does not support SSL|certificate",
    re.IGNORECASE,
)
_NO_PASSWORD = re.compile(r"no password supplied", re.IGNORECASE)
_NOT_FROM_HERE = re.compile(r"no pg_hba\.conf entry", re.IGNORECASE)


def words_of(place: Location, authcfg: str = "") -> dict[str, str]:
    """libpq's keywords for a location; name and password come from QGIS's authentication where an id is given."""
    words = dict(place.words)
    if not authcfg:
        return words
    from qgis.core import QgsApplication, QgsAuthMethodConfig

    config = QgsAuthMethodConfig()
    manager = QgsApplication.authManager()
    if not manager.loadAuthenticationConfig(authcfg, config, True) or not config.config("username"):
        raise UserError(
            tr(
                "QGIS does not have the login «{id}» with a name and a password. Choose another one, or unlock QGIS's "
                "authentication with the master password."
            ).format(id=authcfg)
        )
    return words | {"user": config.config("username"), "password": config.config("password")}


class Connections:
    """Connections of one login to one store, each lent to one thread at a time.

    With several hosts reading goes to a standby where there is one, and handing in to the primary.
    """

    def __init__(self, place: Location, authcfg: str = "") -> None:
        self._place = place
        self._words = words_of(place, authcfg)
        self._many = "," in self._words.get("host", "") or "service" in self._words
        self._lock = threading.Lock()
        self._idle: dict[bool, list[Any]] = {False: [], True: []}
        self._lent: dict[int, _Lent] = {}
        self._closed = False

    @property
    def has_standbys(self) -> bool:
        """Whether more than one server may answer."""
        return self._many

    def read(self, work: Callable[[Any], T], seconds: float = READ_SECONDS) -> T:
        """What `work(cursor)` returns, read on a standby where there is one; tried again where a connection was dead.

        Raises StoreUnavailable, Interrupted, WayRefused or UserError, each with a sentence.
        """
        return self._run(work, False, seconds)

    def read_latest(self, work: Callable[[Any], T], seconds: float = READ_SECONDS) -> T:
        """As `read`, on the primary: what was just written is there."""
        return self._run(work, True, seconds)

    def _run(self, work: Callable[[Any], T], writing: bool, seconds: float) -> T:
        with self._lock:
            was_idle = bool(self._idle[writing])
        try:
            with self._lend(writing, seconds) as db, db, db.cursor() as cursor:
                return work(cursor)
        except Interrupted:
            raise
        except StoreUnavailable:
            if not was_idle:
                raise
        # The connection lay idle while the server was started anew or another one took over: the rest did too.
        self._drop_idle()
        with self._lend(writing, seconds) as db, db, db.cursor() as cursor:
            return work(cursor)

    @contextmanager
    def writing(self, seconds: float) -> Iterator[Any]:
        """A cursor in a transaction on the primary, committed at the end and rolled back by an exception."""
        with self._lend(True, seconds) as db, db, db.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = %s", (LOCK_SECONDS * 1000,))
            if self._many:
                # An answer that was given is on a standby as well.
                cursor.execute("SET LOCAL synchronous_commit = remote_apply")
            yield cursor

    @contextmanager
    def _lend(self, writing: bool, seconds: float) -> Iterator[Any]:
        with speaking(self._place):
            with self._lock:
                if self._closed:
                    raise ValueError("the store is closed")
                db = self._idle[writing].pop() if self._idle[writing] else None
            if db is None:
                db = self._connect(writing)
            lent = _Lent(db)
            with self._lock:
                self._lent[id(db)] = lent
            timer = threading.Timer(seconds, lent.cut)
            timer.daemon = True
            timer.start()
            try:
                yield db
            except psycopg2.Error as error:
                if lent.stopped:
                    raise Interrupted(tr("It was stopped.")) from error
                raise
            finally:
                timer.cancel()
                lent.finish()
                with self._lock:
                    del self._lent[id(db)]
                    keep = not self._closed and not db.closed and len(self._idle[writing]) < IDLE_KEPT
                    keep = keep and not lent.was_cut and db.status == psycopg2.extensions.STATUS_READY
                    if keep:
                        self._idle[writing].append(db)
                if not keep:
                    with suppress(psycopg2.Error):
                        db.close()

    def _connect(self, writing: bool) -> Any:
        words = {**_LINK, **self._words}
        if self._many:
            words["target_session_attrs"] = "read-write" if writing else "prefer-standby"
        db = psycopg2.connect(**words)
        try:
            db.set_client_encoding("UTF8")
            with db, db.cursor() as cursor:
                cursor.execute(
                    "SET search_path = kmzb, public; SET TIME ZONE 'UTC'; SET client_connection_check_interval = 1000"
                )
        except BaseException:
            db.close()
            raise
        return db

    def listening(self, channel: str) -> Any:
        """A connection to the primary that listens to a channel, the caller's own. Raises as `read` does."""
        with speaking(self._place):
            db = self._connect(True)
            try:
                db.autocommit = True
                with db.cursor() as cursor:
                    cursor.execute(psycopg2.sql.SQL("LISTEN {}").format(psycopg2.sql.Identifier(channel)))
            except BaseException:
                db.close()
                raise
        return db

    def host_in_use(self) -> tuple[str, str]:
        """Host and port of the server that reading goes to."""

        def ask(cursor: Any) -> tuple[str, str]:
            info = cursor.connection.info
            return info.host, str(info.port)

        return self.read(ask)

    def interrupt(self) -> None:
        """Ends what other threads are doing here now; they get `Interrupted`."""
        with self._lock:
            for lent in self._lent.values():
                lent.stopped = True
                lent.cut()

    def _drop_idle(self) -> None:
        with self._lock:
            idle = [db for each in self._idle.values() for db in each]
            self._idle = {False: [], True: []}
        for db in idle:
            with suppress(psycopg2.Error):
                db.close()

    def close(self) -> None:
        """Closes the idle connections now, and those lent out when they come back."""
        self._closed = True
        self._drop_idle()


class _Lent:
    """A connection at work. Cutting its line ends a wait that no timeout of the server reaches."""

    def __init__(self, db: Any) -> None:
        # A descriptor of our own: libpq closes its own when the line dies, and the number may be another file's then.
        self._line = socket.fromfd(db.fileno(), socket.AF_INET, socket.SOCK_STREAM)
        self._lock = threading.Lock()
        self._over = False
        self.stopped = False
        self.was_cut = False

    def cut(self) -> None:
        """Cuts the line, unless the work is over."""
        with self._lock:
            if self._over:
                return
            self.was_cut = True
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)

    def finish(self) -> None:
        """From now on the connection may be somebody else's."""
        with self._lock:
            self._over = True
            self._line.close()


@contextmanager
def speaking(place: Location) -> Iterator[None]:
    """Turns what PostgreSQL says into a sentence, by its code; its own words stay in the details."""
    try:
        yield
    except psycopg2.Error as error:
        raise _explained(place, error) from error


def _explained(place: Location, error: psycopg2.Error) -> Exception:
    code, said = error.pgcode or "", str(error).strip()
    name = place.shown
    if code.startswith("28") or (not code and _SAID_NO.search(said)):
        if re.search(r'database "[^"]*" does not exist', said):
            return WayRefused(tr("The server has no such database: «{store}».").format(store=name))
        if _NO_PASSWORD.search(said):
            return WayRefused(
                tr("The server of the store «{store}» asks for a password and was given none. Choose a login kept by "
                   "QGIS, or put the password into libpq's password file: it has to be yours alone (0600).").format(
                    store=name
                )
            )  # fmt: skip
        if _NOT_FROM_HERE.search(said):
            return WayRefused(
                tr("The server of the store «{store}» lets nobody in with this login from this computer. Its "
                   "administrator adds a line to pg_hba.conf.").format(store=name)
            )  # fmt: skip
        return WayRefused(
            tr("The server of the store «{store}» does not accept this login. Choose another one, or ask its "
               "administrator.").format(store=name)
        )  # fmt: skip
    if code == "42501":
        return UserError(tr("Your login may not do this in the store «{store}».").format(store=name), said)
    if code in {"42P01", "3F000", "42883", "3D000"}:
        return UserError(
            tr("The database «{store}» is not a store of KMZB Analyst, or it is not open to you.").format(store=name),
            said,
        )
    if code == "53100":
        return StoreFull(
            tr("The disk of the server with the store «{store}» is full.").format(store=name),
            passes=True,
        )
    if code in {"55P03", "40001", "40P01"}:
        return StoreHeld(
            tr("Others are writing into the store «{store}» now.").format(store=name),
            passes=True,
        )
    if code == "25006":
        return StoreUnavailable(
            tr("The server of the store «{store}» takes no decisions now: it is a standby.").format(store=name)
        )
    if not code or _TEMPORARY.fullmatch(code) or isinstance(error, psycopg2.OperationalError | psycopg2.InterfaceError):
        return StoreUnavailable(
            tr("The server of the store «{store}» does not answer now.").format(store=name),
            passes=True,
        )
    return UserError(
        tr("The store «{store}» failed in an unexpected way ({code}).").format(store=name, code=code), said
    )
