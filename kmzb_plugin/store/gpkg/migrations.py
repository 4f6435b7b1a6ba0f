"""The versions of the schema: numbered SQL files, run forward only."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from ...disk import reason
from ...domain.periods import now
from ...text import UserError, tr
from ..upgrading import OlderSchema, Upgrade
from . import guards, ledger
from .connection import connect, through_the_door
from .geopackage import run_script

FOLDER = Path(__file__).parent / "schema"


def steps(folder: Path = FOLDER) -> dict[int, Path]:
    """The files of the folder by the version they lead to: `0002_attachments.sql` leads to 2."""
    return {int(path.name[:4]): path for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))}


def latest(folder: Path = FOLDER) -> int:
    """The version of a new store."""
    return max(steps(folder))


def run(db: sqlite3.Connection, since: int, folder: Path = FOLDER) -> None:
    """Runs the steps above `since` inside the open transaction."""
    for version, path in steps(folder).items():
        if version > since:
            run_script(db, path.read_text(encoding="utf-8"))


def check(path: Path, version: int, folder: Path = FOLDER) -> None:
    """Refuses a store of another version. Raises UserError for a newer one, OlderSchema for an older one."""
    if version > latest(folder):
        raise UserError(
            tr(
                "The store «{path}» was made by a newer version of KMZB Analyst (schema {version}). Update the plugin."
            ).format(path=path, version=version)
        )
    if version < latest(folder):
        raise OlderSchema(
            tr(
                "The store «{path}» was made by an older version of KMZB Analyst. Bring it up to date with the "
                "algorithm «Bring a store up to date» of the toolbox; a copy of the file is kept."
            ).format(path=path)
        )


def migrate(path: Path, folder: Path = FOLDER, at: datetime | None = None) -> Upgrade:
    """Brings an older store up to date after copying it. Raises UserError, StoreUnavailable."""
    with through_the_door(path) as db:
        version = int(db.execute("SELECT value FROM meta WHERE name = 'schema_version'").fetchone()[0])
        if version == latest(folder):
            # Somebody else did it while we waited.
            return Upgrade(version, version)
        copy = path.with_name(f"{path.stem}.schema{version}{path.suffix}")
        if copy.exists():
            raise UserError(tr("A copy «{copy}» is already there. Move it away and try again.").format(copy=copy))
        _copy(path, copy)
        # What a step takes out of a table is not to be read in the free parts of the file either.
        db.execute("PRAGMA secure_delete = ON")
        run(db, version, folder)
        db.execute("UPDATE meta SET value = ? WHERE name = 'schema_version'", (str(latest(folder)),))
        guards.install(db)
        ledger.seal(db, [ledger.Entry("migrate", f"schema {version} to {latest(folder)}")], at or now(), ledger.actor())
    return Upgrade(version, latest(folder), str(copy))


def _copy(path: Path, copy: Path) -> None:
    """Copies the store while its write lock is held and nothing is written yet, so that it stands still."""
    try:
        with closing(connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        copy.unlink(missing_ok=True)
        text = tr("The copy «{copy}» cannot be written: {reason}.")
        raise UserError(text.format(copy=copy, reason=reason(error)), str(error)) from error
