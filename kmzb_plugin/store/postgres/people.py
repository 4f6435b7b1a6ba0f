"""Logins of people: each has their own, with roles and a scope. For an administrator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from psycopg2 import sql

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
    with db, db.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,))
        if cursor.fetchone() is None:
            cursor.execute(sql.SQL("CREATE ROLE {} LOGIN").format(who))
        if password is not None:
            cursor.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(who, sql.Literal(password)))
        for role in GROUPS:
            words = "GRANT {} TO {}" if role in roles or role == "kmzb_read" else "REVOKE {} FROM {}"
            cursor.execute(sql.SQL(words).format(sql.Identifier(role), who))
        cursor.execute(
            "INSERT INTO kmzb.person (login, garrison, unit_id, name) VALUES (%s, %s, NULLIF(%s, ''), %s)"
            " ON CONFLICT (login) DO UPDATE SET garrison = excluded.garrison, unit_id = excluded.unit_id,"
            " name = excluded.name",
            (login, garrison, unit_id, name),
        )
        _log(cursor, "person", f"{login} {' '.join(roles)} scope {garrison} {unit_id}".strip())


def remove_person(db: Any, login: str) -> None:
    """Takes a person's rights and scope in this store away and ends their sessions; what they did stays theirs."""
    with db, db.cursor() as cursor:
        for role in GROUPS:
            cursor.execute(sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(role), sql.Identifier(login)))
        cursor.execute("DELETE FROM kmzb.person WHERE login = %s", (login,))
        cursor.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(sql.Identifier(login)))
        _log(cursor, "person", f"{login} removed")
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (login,))


def _log(cursor: Any, operation: str, what: str) -> None:
    cursor.execute("SELECT kmzb.log(session_user::text, %s, %s)", (operation, what))
