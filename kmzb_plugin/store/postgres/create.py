"""Making a store in an empty PostgreSQL database: roles, schema, rules; whole or not at all. For an administrator."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import psycopg2
from psycopg2 import sql
from psycopg2.extras import execute_values

from ...domain import tables
from ...domain.periods import iso, now
from ...text import UserError, tr
from . import migrations
from .database import OWNER, PURGER, give_to_the_purger, settle

GROUPS = ("kmzb_read", "kmzb_verify", "kmzb_analyse", "kmzb_import", "kmzb_admin")
"""The roles that people are given; each of the later ones may read as well."""

_CODE_TABLES = (
    ("category", "categories"),
    ("status", "statuses"),
    ("status_transition", "transitions"),
    ("reason", "reasons"),
    ("note_template", "note_templates"),
    ("setting", "settings"),
)


def create(
    db: Any,
    *,
    name: str,
    garrison: str,
    crs: str,
    synthetic: bool = False,
    store_id: str | None = None,
    at: datetime | None = None,
) -> None:
    """Makes the store in the database of an open connection, in one transaction.

    `crs` is an authority's code of a metric reference system (EPSG:2180). The login needs the rights of a superuser
    once: for PostGIS, the roles, and the promise that drawing by extent leaks nothing. Raises UserError.
    """
    meta = {
        "kind": "postgresql",
        "store_id": store_id or str(uuid.uuid4()),
        "name": name,
        "garrison": garrison,
        "crs": crs,
        "schema_version": str(migrations.latest()),
        "synthetic": str(int(synthetic)),
        "created_at": iso(at or now()),
    }
    try:
        with db, db.cursor() as cursor:
            _refuse_what_is_there(cursor)
            _make_roles(cursor)
            _make_schema(cursor)
            migrations.run(cursor, since=0, srid=int(crs.partition(":")[2]))
            execute_values(cursor, "INSERT INTO meta (name, value) VALUES %s", list(meta.items()))
            _seed(cursor)
            cursor.execute("SELECT log(session_user::text, 'create', %s)", (f"store {meta['store_id']}",))
            cursor.execute("RESET ROLE")
            give_to_the_purger(cursor)
            settle(cursor)
    except psycopg2.errors.InsufficientPrivilege as error:
        raise UserError(
            tr("Making a store needs a login with the rights of a superuser of the database, once."), str(error)
        ) from error
    except (psycopg2.errors.UndefinedFile, psycopg2.errors.FeatureNotSupported) as error:
        raise UserError(
            tr("The server has no PostGIS: its administrator installs it (Debian: postgresql-postgis)."), str(error)
        ) from error


def _refuse_what_is_there(cursor: Any) -> None:
    cursor.execute("SELECT to_regnamespace('kmzb') IS NOT NULL, current_database(), current_setting('server_encoding')")
    there, database, encoding = cursor.fetchone()
    if encoding != "UTF8":
        raise UserError(
            tr("The database «{name}» keeps its texts in {encoding}: make one in UTF8.").format(
                name=database, encoding=encoding
            )
        )
    if there:
        raise UserError(
            tr("The database «{name}» has a store already. Make another database for a new one.").format(name=database)
        )


def _make_roles(cursor: Any) -> None:
    """Roles belong to the whole server: a second store finds those of the first."""
    cursor.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'kmzb\\_%'")
    there = {name for (name,) in cursor.fetchall()}
    for role in (OWNER, PURGER, *GROUPS):
        if role not in there:
            cursor.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(role)))
    for role in GROUPS[1:]:
        cursor.execute(sql.SQL("GRANT kmzb_read TO {}").format(sql.Identifier(role)))


def _make_schema(cursor: Any) -> None:
    cursor.execute("CREATE EXTENSION IF NOT EXISTS postgis")
    cursor.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    cursor.execute("CREATE SCHEMA kmzb AUTHORIZATION kmzb_owner")
    # The login that makes the store may be no member of the owner, unless it is a superuser.
    cursor.execute("SET LOCAL ROLE kmzb_owner")
    cursor.execute("SET LOCAL search_path = kmzb, public")


def _seed(cursor: Any) -> None:
    """The code tables as the domain has them: rules are data."""
    for table, source in _CODE_TABLES:
        cursor.execute(
            "SELECT column_name, data_type, is_nullable = 'NO' FROM information_schema.columns"
            " WHERE table_schema = 'kmzb' AND table_name = %s AND column_name <> 'fid' ORDER BY ordinal_position",
            (table,),
        )
        columns = cursor.fetchall()
        rows = [tuple(_cell(row[name], kind, needed) for name, kind, needed in columns) for row in tables.seed(source)]
        names = sql.SQL(", ").join(sql.Identifier(name) for name, *_ in columns)
        statement = sql.SQL("INSERT INTO {} ({}) VALUES %s").format(sql.Identifier(table), names)
        execute_values(cursor, statement, rows)


def _cell(text: str, kind: str, needed: bool) -> object:
    if kind == "boolean":
        return tables.truth(text)
    if kind == "integer":
        return tables.number(text)
    return text if text or needed else None
