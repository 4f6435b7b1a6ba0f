"""What an administrator does to a store in a database: make it, bring it up to date, let people in and out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg2

from ...text import UserError, tr
from ..location import Kind, Location
from . import people
from .connection import CONNECT_SECONDS, speaking, words_of


@contextmanager
def administering(place: Location, authcfg: str = "") -> Iterator[Any]:
    """A connection for an administrator, bound to one task. Raises UserError or StoreUnavailable."""
    if place.kind is not Kind.POSTGRESQL:
        raise UserError(
            tr(
                "«{store}» is no database. People have logins in a PostgreSQL store: postgresql://server/database."
            ).format(store=place.shown)
        )
    # Of several servers the one that takes changes.
    words = {"target_session_attrs": "read-write", "connect_timeout": CONNECT_SECONDS, **words_of(place, authcfg)}
    with speaking(place), closing(psycopg2.connect(**words)) as db:
        try:
            yield db
        except psycopg2.errors.InsufficientPrivilege as error:
            raise UserError(
                tr("This takes a login with the rights of a superuser of the database «{store}».").format(
                    store=place.shown
                ),
                str(error),
            ) from error


@dataclass(frozen=True)
class Given:
    """What a person got: whether the login is new, the garrison of the scope, and whether the store knows that one."""

    new: bool
    garrison: str
    known_garrison: bool


def let_in(
    place: Location,
    authcfg: str,
    login: str,
    roles: Sequence[str],
    *,
    garrison: str = "",
    unit: str = "",
    name: str = "",
) -> Given:
    """Gives a login exactly these roles (`verify`, `analyse` ...) and a scope.

    Without a garrison it is the store's own, `*` is every garrison; `unit` is a unit's code. A name that was given
    before stays without another. Raises UserError.
    """
    with administering(place, authcfg) as db:
        with db, db.cursor() as cursor:
            cursor.execute("SELECT NOT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", (login,))
            (new,) = cursor.fetchone()
            garrison = garrison or _own_garrison(cursor)
            unit_id = _unit_id(cursor, unit) if unit else ""
            known = garrison in {_own_garrison(cursor), "*"} or _has_units(cursor, garrison)
        people.add_person(db, login, [f"kmzb_{role}" for role in roles], garrison, unit_id, name)
    return Given(new=bool(new), garrison=garrison, known_garrison=known)


def let_out(place: Location, authcfg: str, login: str) -> None:
    """Takes a login's rights in the store away and ends its sessions. Raises UserError for one that is not there."""
    with administering(place, authcfg) as db:
        with db, db.cursor() as cursor:
            cursor.execute("SELECT 1 FROM kmzb.person WHERE login = %s", (login,))
            if cursor.fetchone() is None:
                raise UserError(tr("Nobody has the login «{login}» in this store.").format(login=login))
        people.remove_person(db, login)


def _own_garrison(cursor: Any) -> str:
    cursor.execute("SELECT value FROM kmzb.meta WHERE name = 'garrison'")
    return str(cursor.fetchone()[0])


def _has_units(cursor: Any, garrison: str) -> bool:
    cursor.execute("SELECT EXISTS (SELECT FROM kmzb.unit WHERE garrison = %s)", (garrison,))
    return bool(cursor.fetchone()[0])


def _unit_id(cursor: Any, code: str) -> str:
    cursor.execute("SELECT id FROM kmzb.unit WHERE code = %s ORDER BY valid_from DESC LIMIT 1", (code,))
    row = cursor.fetchone()
    if row is None:
        raise UserError(tr("The store has no unit with the code «{code}».").format(code=code))
    return str(row[0])
