"""The store in one GeoPackage file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pandas as pd

from ...domain.periods import iso, now
from ...domain.submission import Receipt, Submission
from ...domain.threat import Event, Threat
from ...text import UserError, tr
from .. import audit
from ..attached import Attachment
from ..base import (
    AuditVerdict,
    Dictionary,
    Importer,
    ImportSource,
    LayerSource,
    PurgeCounts,
    Said,
    Store,
    StoreInfo,
    Unit,
)
from ..filter import ThreatFilter
from ..order import DUE_FIRST, Order
from ..spoilt import reading_rows
from . import door, ledger, migrations, purge, queries, statistics
from .connection import AtWork, Readers, speaking_errors, through_the_door
from .files import check_file, warnings
from .geopackage import GEOMETRY_TABLES
from .importer import GpkgImporter
from .language import SQLITE
from .tables import read_dictionary, read_meta

_SAID = {"store_id", "name", "garrison", "crs", "schema_version", "synthetic"}
"""What every store says of itself."""
# What a layer shows of a table of which not all rows stand: withdrawn annotations are history, not map.
_STANDING = {
    "annotation": "retracts IS NULL AND id NOT IN (SELECT retracts FROM annotation WHERE retracts IS NOT NULL) "
    "AND id NOT IN (SELECT supersedes FROM annotation WHERE supersedes IS NOT NULL)",
    "unit": "valid_from <= date('now') AND (valid_to IS NULL OR valid_to = '' OR valid_to >= date('now'))",
}


class GpkgStore(Store):
    """A store that is one file. `clock` gives the moment of a decision or import."""

    def __init__(self, path: Path, clock: Callable[[], datetime] = now) -> None:
        self._path = path.absolute()
        self.clock = clock
        check_file(self._path)
        self._at_work = AtWork()
        self._readers = Readers(self._path, self._at_work)
        try:
            self._meta = self._read_meta()
        except BaseException:
            self._readers.close()
            raise

    def _read_meta(self) -> dict[str, str]:
        """What the store says of itself, which never changes; refuses files that are no store of this version."""
        with self._reading() as db:
            tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            meta = read_meta(db) if {"meta", "submission", "audit_head"} <= tables else {}
        if not meta.keys() >= _SAID or not meta["schema_version"].isdecimal():
            raise UserError(
                tr("The file «{path}» is not a store of KMZB Analyst. Choose a store, or make a new one.").format(
                    path=self._path
                )
            )
        migrations.check(self._path, int(meta["schema_version"]))
        return meta

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with reading_rows(), speaking_errors(self._path), self._readers.lend() as db:
            yield db

    def describe(self) -> StoreInfo:
        meta = self._meta
        is_synthetic = meta["synthetic"] == "1"
        return StoreInfo(
            location=str(self._path),
            id=meta["store_id"],
            name=meta["name"],
            garrison=meta["garrison"],
            crs=meta["crs"],
            schema_version=int(meta["schema_version"]),
            synthetic=is_synthetic,
            actor=ledger.actor(),
            warnings=warnings(self._path, invented=is_synthetic),
        )

    def dictionary(self) -> Dictionary:
        with self._reading() as db:
            return read_dictionary(db)

    def submit(self, batch: Sequence[Submission]) -> list[Receipt]:
        with reading_rows(), through_the_door(self._path, self._at_work) as db:
            return door.hand_in(db, batch, self.clock(), ledger.actor())

    def receipt(self, submission_id: str) -> Receipt | None:
        with self._reading() as db:
            return door.read_receipt(db, submission_id)

    def threats(self, where: ThreatFilter, *, limit: int | None = None, order: Order = DUE_FIRST) -> list[Threat]:
        with self._reading() as db:
            return queries.threats(db, where, limit, order)

    def frame(self, where: ThreatFilter, columns: Sequence[str]) -> pd.DataFrame:
        with self._reading() as db:
            return queries.frame(db, where, columns)

    def history(self, threat_id: str) -> list[Event]:
        with self._reading() as db:
            return queries.history(db, threat_id)

    def count(self, where: ThreatFilter) -> int:
        with self._reading() as db:
            return queries.count(db, where)

    def count_by(self, where: ThreatFilter, *columns: str) -> pd.DataFrame:
        with self._reading() as db:
            return queries.count_by(db, where, columns)

    def count_cells(self, where: ThreatFilter, cell: float) -> pd.DataFrame:
        with self._reading() as db:
            return queries.count_cells(db, where, cell)

    def known_refs(self, system: str, refs: Sequence[str]) -> set[str]:
        with self._reading() as db:
            return queries.known_refs(db, system, refs)

    def units(self) -> list[Unit]:
        with self._reading() as db:
            return queries.units(db)

    def description(self, threat_id: str) -> str | None:
        with self._reading() as db:
            return queries.description(db, threat_id, ledger.actor(), iso(self.clock()))

    def attachments(self, threat_id: str) -> list[Attachment]:
        with self._reading() as db:
            return queries.attachments(db, threat_id)

    def attachment(self, attachment_id: str) -> bytes | None:
        with self._reading() as db:
            return queries.attachment(db, attachment_id, ledger.actor(), iso(self.clock()))

    def statistics(self, source_system: str = "", period: str = "") -> pd.DataFrame:
        with self._reading() as db:
            return statistics.read(db, source_system, period)

    def statistic_periods(self) -> pd.DataFrame:
        with self._reading() as db:
            return statistics.periods(db)

    def publications(self) -> list[Said]:
        with self._reading() as db:
            return queries.publications(db)

    def layer_source(self, table: str, geometry: str = "") -> LayerSource:
        if table not in GEOMETRY_TABLES:
            raise ValueError(f"there is no layer {table!r} in a store")
        uri = f"{self._path}|layername={table}"
        if geometry:
            uri += f"|geometrytype={geometry}"
        if table in _STANDING:
            uri += f"|subset={_STANDING[table]}"
        return LayerSource(uri, "ogr")

    def subset(self, where: ThreatFilter) -> str:
        return where.literal(SQLITE)

    def audit_head(self) -> str:
        with self._reading() as db:
            return ledger.head(db).hash

    def verify_audit(self, known_head: str = "") -> AuditVerdict:
        with self._reading() as db:
            db.execute("BEGIN")
            rows, heads = ledger.rows(db), ledger.heads(db)
            db.execute("COMMIT")
            return audit.verify(rows, heads, known_head)

    def purge(self, before: datetime, *, dry_run: bool) -> PurgeCounts:
        at = self.clock()
        moment = iso(min(before, at))
        if dry_run:
            with self._reading() as db:
                return purge.find(db, moment)[1]
        with reading_rows(), through_the_door(self._path, self._at_work) as db:
            counts, entries = purge.erase(db, moment)
            ledger.seal(db, entries, at, ledger.actor())
            return counts

    def interrupt(self) -> None:
        self._at_work.stop()

    @contextmanager
    def bulk_import(self, source: ImportSource) -> Iterator[Importer]:
        with through_the_door(self._path, self._at_work) as db:
            at, actor = self.clock(), ledger.actor()
            importer = GpkgImporter(db, source, at, actor)
            yield importer
            ledger.seal(db, importer.finish(), at, actor)

    def close(self) -> None:
        self._readers.close()
