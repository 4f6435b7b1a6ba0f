"""The versions of the schema: one folder of SQL files each, run forward only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...text import UserError, tr
from ..upgrading import OlderSchema
from .database import give_to_the_purger, settle, take_from_the_purger

FOLDER = Path(__file__).parent / "schema"


def steps(folder: Path = FOLDER) -> dict[int, list[Path]]:
    """The files of each version in the order in which they run: `schema/0002/01_attachments.sql` belongs to 2."""
    return {int(path.name): sorted(path.glob("*.sql")) for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]"))}


def latest(folder: Path = FOLDER) -> int:
    """The version of a new store."""
    return max(steps(folder))


def run(cursor: Any, since: int, srid: int, folder: Path = FOLDER) -> None:
    """Runs the steps above `since` inside the open transaction, as the owner of the schema."""
    for version, paths in steps(folder).items():
        if version > since:
            for path in paths:
                cursor.execute(path.read_text(encoding="utf-8").replace(":srid", str(srid)))


def check(name: str, version: int, folder: Path = FOLDER) -> None:
    """Refuses a store of another version. Raises UserError for a newer one, OlderSchema for an older one."""
    if version > latest(folder):
        raise UserError(
            tr(
                "The store «{path}» was made by a newer version of KMZB Analyst (schema {version}). Update the plugin."
            ).format(path=name, version=version)
        )
    if version < latest(folder):
        raise OlderSchema(
            tr(
                "The store «{name}» was made by an older version of KMZB Analyst. Its administrator brings it up to "
                "date with the algorithm «Bring a store up to date» of the toolbox."
            ).format(name=name)
        )


def migrate(db: Any, name: str, folder: Path = FOLDER) -> tuple[int, int]:
    """Brings an older store up to date in one transaction; returns the versions before and after. Raises UserError.

    `name` is the store's for people. A store that was filled from a dump gets what a dump does not hold.
    """
    with db, db.cursor() as cursor:
        cursor.execute("LOCK TABLE kmzb.meta IN ACCESS EXCLUSIVE MODE")
        cursor.execute("SELECT name, value FROM kmzb.meta WHERE name IN ('schema_version', 'crs')")
        meta = dict(cursor.fetchall())
        before = int(meta["schema_version"])
        if before > latest(folder):
            check(name, before, folder)
        # What it owns, no step could change.
        take_from_the_purger(cursor)
        cursor.execute("SET LOCAL ROLE kmzb_owner")
        cursor.execute("SET LOCAL search_path = kmzb, public")
        run(cursor, before, int(meta["crs"].partition(":")[2]), folder)
        if before < latest(folder):
            cursor.execute("UPDATE meta SET value = %s WHERE name = 'schema_version'", (str(latest(folder)),))
            cursor.execute("SELECT log(session_user::text, 'migrate', %s)", (f"schema {before} to {latest(folder)}",))
        cursor.execute("RESET ROLE")
        give_to_the_purger(cursor)
        settle(cursor)
    return before, latest(folder)
