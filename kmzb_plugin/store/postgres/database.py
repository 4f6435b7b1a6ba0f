"""What a store needs of its database that no schema holds: a copy, or one filled from a dump, lacks it."""

from __future__ import annotations

from typing import Any

OWNER, PURGER = "kmzb_owner", "kmzb_purger"
_OF_THE_PURGER = ("run_purge()", "preview_purge(timestamptz)")


def settle(cursor: Any) -> None:
    """Gives the database of the open transaction what it lacks; it may be done again. For a superuser."""
    from psycopg2 import sql  # a client over the web reads this module's neighbours and may lack it

    cursor.execute("SELECT current_database()")
    database = sql.Identifier(cursor.fetchone()[0])
    # Without this promise row-level security would look at every row before the spatial index.
    cursor.execute("ALTER FUNCTION public.geometry_overlaps(public.geometry, public.geometry) LEAKPROOF")
    # Without temporary objects nobody makes functions or tables of their own.
    cursor.execute(sql.SQL("REVOKE TEMPORARY, CREATE ON DATABASE {} FROM PUBLIC").format(database))
    cursor.execute(sql.SQL("GRANT TEMPORARY ON DATABASE {} TO kmzb_import").format(database))
    for function in ("lo_creat(integer)", "lo_create(oid)", "lo_from_bytea(oid, bytea)"):
        cursor.execute(sql.SQL("REVOKE EXECUTE ON FUNCTION pg_catalog.{} FROM PUBLIC").format(sql.SQL(function)))
    # A failing statement and the row it failed on may hold a description.
    for setting, value in (("log_min_error_statement", "panic"), ("log_error_verbosity", "terse")):
        cursor.execute(
            sql.SQL("ALTER DATABASE {} SET {} = {}").format(database, sql.Identifier(setting), sql.Literal(value))
        )
    cursor.execute("SELECT kmzb.leave_transactions_behind()")


def give_to_the_purger(cursor: Any) -> None:
    """Lets the functions of the purge run as the role that may erase and nothing else. For a superuser."""
    cursor.execute(f"GRANT CREATE ON SCHEMA kmzb TO {PURGER}")
    _own(cursor, PURGER)
    cursor.execute(f"REVOKE CREATE ON SCHEMA kmzb FROM {PURGER}")


def take_from_the_purger(cursor: Any) -> None:
    """Gives the functions of the purge back to the owner of the schema, who may change them. For a superuser."""
    _own(cursor, OWNER)


def _own(cursor: Any, role: str) -> None:
    for function in _OF_THE_PURGER:
        cursor.execute(f"ALTER FUNCTION kmzb.{function} OWNER TO {role}")
