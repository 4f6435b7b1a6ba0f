"""Logins of people: each has their own, with roles and a scope. For an administrator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import encrypt_password

from ...text import UserError, tr
from .create import GROUPS

_LOGIN = re.compile(r"[a-z][a-z0-9._-]{1,62}")


def add_person(
    db: Any,
    login: str,
    roles: Sequence[str],
    garrison: str,
    unit_id: str = "",
    name: str = "",
    password: str | None = None,
) -> None:
    """Gives a person a login, exactly these roles, and a scope: a garrison ('*' is the nation) or a unit of it.

    A login that is there keeps its password unless one is given. Raises UserError.
    """
    if not _LOGIN.fullmatch(login) or login.startswith(("kmzb_", "pg_")):
        raise UserError(
            tr(
                "«{login}» cannot be a login. Use small letters, digits, dots, hyphens; begin with a letter, not with "
                "kmzb_ or pg_."
            ).format(login=login)
        )
    unknown = sorted(set(roles) - set(GROUPS))
    if unknown:
        raise UserError(tr("There is no role «{role}».").format(role=unknown[0]))
    who = sql.Identifier(login)
    with _administering(db) as cursor:
        _check_scope(cursor, garrison, unit_id)
        if _administers(cursor, login):
            raise UserError(
                tr(
                    "«{login}» administers the whole database server: no role and no scope binds that login. Give the "
                    "person another one for the work in the store."
                ).format(login=login)
            )
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,))
        if cursor.fetchone() is None:
            cursor.execute(sql.SQL("CREATE ROLE {}").format(who))
        # Somebody who was taken out before comes back.
        cursor.execute(sql.SQL("ALTER ROLE {} LOGIN").format(who))
        if password is not None:
            # Scrambled here: the statement may come into the server's log.
            scrambled = encrypt_password(password, login, db, "scram-sha-256")
            cursor.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(who, sql.Literal(scrambled)))
        for role in GROUPS:
            words = "GRANT {} TO {}" if role in roles or role == "kmzb_read" else "REVOKE {} FROM {}"
            cursor.execute(sql.SQL(words).format(sql.Identifier(role), who))
        cursor.execute(
            "INSERT INTO kmzb.person (login, garrison, unit_id, name) VALUES (%s, %s, NULLIF(%s, ''), %s)"
            " ON CONFLICT (login) DO UPDATE SET garrison = excluded.garrison, unit_id = excluded.unit_id,"
            " name = COALESCE(NULLIF(excluded.name, ''), person.name)",
            (login, garrison, unit_id, name),
        )
        _log(cursor, "person", f"{login} {' '.join(roles)} scope {garrison} {unit_id}".strip())


def remove_person(db: Any, login: str) -> None:
    """Takes a person's rights and scope in this store away and ends their sessions; what they did stays theirs.

    The login itself is closed, because it belongs to the whole server; one that administers the server is not.
    Raises UserError.
    """
    with _administering(db) as cursor:
        cursor.execute("DELETE FROM kmzb.person WHERE login = %s", (login,))
        if not cursor.rowcount:
            raise UserError(tr("Nobody has the login «{login}» in this store.").format(login=login))
        for role in GROUPS:
            cursor.execute(sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(role), sql.Identifier(login)))
        administers = _administers(cursor, login)
        if not administers:
            cursor.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(sql.Identifier(login)))
        _log(cursor, "person", f"{login} removed")
    if administers:
        return
    # Only now, or somebody could come back before it is committed.
    with _administering(db) as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (login,))


@contextmanager
def _administering(db: Any) -> Iterator[Any]:
    """A cursor in one transaction. Raises UserError for a login that may not do this."""
    try:
        with db, db.cursor() as cursor:
            yield cursor
    except psycopg2.errors.InsufficientPrivilege as error:
        raise UserError(
            tr("Letting people in and out needs a login with the rights of a superuser of the database."), str(error)
        ) from error


def _administers(cursor: Any, login: str) -> bool:
    """Whether the database would not ask such a login what it may."""
    cursor.execute(
        "SELECT 1 FROM pg_roles WHERE rolname = %s AND (rolsuper OR rolcreaterole OR rolbypassrls OR rolreplication)",
        (login,),
    )
    return cursor.fetchone() is not None


def _check_scope(cursor: Any, garrison: str, unit_id: str) -> None:
    if not garrison.strip():
        raise UserError(tr("A person needs a garrison, or * for the whole country."))
    if unit_id:
        cursor.execute("SELECT 1 FROM kmzb.unit WHERE id = %s AND garrison = %s", (unit_id, garrison))
        if cursor.fetchone() is None:
            raise UserError(tr("The garrison «{garrison}» has no such unit.").format(garrison=garrison))


def _log(cursor: Any, operation: str, what: str) -> None:
    cursor.execute("SELECT kmzb.log(session_user::text, %s, %s)", (operation, what))
