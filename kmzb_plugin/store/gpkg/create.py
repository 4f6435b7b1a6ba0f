"""Making a new store: a valid GeoPackage with the schema, the code tables and the guards, whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import uuid
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from qgis.core import Qgis, QgsCoordinateReferenceSystem

from ...domain import tables
from ...domain.periods import iso, now
from ...text import UserError, tr
from ..crs import metric_crs
from ..sqlite import transaction
from . import geopackage, guards, ledger, migrations
from .connection import connect, open_door


def create(
    path: Path,
    *,
    name: str,
    garrison: str,
    crs: str,
    synthetic: bool,
    store_id: str | None = None,
    at: datetime | None = None,
) -> None:
    """Makes the file; with the same `store_id` and moment it makes the same content. Raises UserError."""
    if path.suffix.lower() != ".gpkg":
        raise UserError(tr("The file name of a store ends with .gpkg: «{path}» does not.").format(path=path))
    if path.exists():
        raise UserError(tr("«{path}» is already there. Choose another name.").format(path=path))
    if not path.parent.is_dir():
        raise UserError(tr("There is no folder «{folder}».").format(folder=path.parent))
    system = _system(metric_crs(crs))
    moment = at or now()
    meta = {
        "kind": "geopackage",
        "store_id": store_id or str(uuid.uuid4()),
        "name": name,
        "garrison": garrison,
        "crs": f"{system.organization}:{system.code}",
        "schema_version": str(migrations.latest()),
        "synthetic": str(int(synthetic)),
        "created_at": iso(moment),
    }
    # Beside the target, so that the rename that shows it stays on one disk.
    unfinished = path.with_name(f".{path.stem}-{uuid.uuid4().hex}.gpkg")
    try:
        _fill(unfinished, system, meta, moment)
        os.rename(unfinished, path)
    except (OSError, sqlite3.Error) as error:
        raise UserError(
            tr("The store «{path}» cannot be made there. Choose another folder, or make room on the disk.").format(
                path=path
            ),
            str(error),
        ) from error
    finally:
        with suppress(OSError):  # a folder that takes nothing has nothing to take away
            unfinished.unlink(missing_ok=True)


def _system(code: str) -> geopackage.Crs:
    crs = QgsCoordinateReferenceSystem(code)
    organization, _, number = crs.authid().partition(":")
    wkt = crs.toWkt(Qgis.CrsWktVariant.Wkt1Gdal)
    return geopackage.Crs(int(number), crs.description(), organization, int(number), wkt)


def _fill(path: Path, system: geopackage.Crs, meta: dict[str, str], moment: datetime) -> None:
    db = connect(path, create=True)
    try:
        open_door(db)
        with transaction(db):
            world = _system("EPSG:4326")
            geopackage.add_package_tables(db, [world, system])
            migrations.run(db, since=0)
            geopackage.register_tables(db, system.srs_id, moment)
            db.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", meta.items())
            _seed(db)
            guards.install(db)
            ledger.seal(db, [ledger.Entry("create", f"store {meta['store_id']}")], moment, ledger.actor())
    finally:
        db.close()


def _seed(db: sqlite3.Connection) -> None:
    """The code tables as the domain has them: rules are data."""
    for table, source in (
        ("category", "categories"),
        ("status", "statuses"),
        ("status_transition", "transitions"),
        ("reason", "reasons"),
        ("note_template", "note_templates"),
        ("setting", "settings"),
    ):
        info = {row["name"]: row for row in db.execute(f'PRAGMA table_info("{table}")') if row["name"] != "fid"}
        marks = ", ".join("?" * len(info))
        columns = ", ".join(f'"{name}"' for name in info)
        db.executemany(
            f'INSERT INTO "{table}" ({columns}) VALUES ({marks})',  # nosec B608
            [tuple(_cell(row[name], info[name]) for name in info) for row in tables.seed(source)],
        )


def _cell(text: str, column: sqlite3.Row) -> object:
    if column["type"] == "INTEGER":
        return int(tables.truth(text)) if text in {"yes", "no"} else tables.number(text)
    return text if text or column["notnull"] else None
