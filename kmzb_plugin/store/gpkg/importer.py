"""The one bulk path into a GeoPackage store: whole columns at a time, inside one transaction."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from datetime import datetime

import numpy as np
import pandas as pd
import shapely

from ...domain.periods import iso
from ..attached import NewAttachment
from ..base import ImportCounts, Importer, ImportSource, StatisticCounts
from ..places import UnitMap
from ..preparing import THREAT_COLUMNS, UNIT_COLUMNS, Preparation, chunks, require, text
from ..statistics import STATISTIC_COLUMNS, Correction
from . import blob, guards, ledger, queries, statistics
from .geopackage import layer_changed
from .tables import last_number, read_dictionary, read_meta

_PREPARED = (
    *("id", "number", "plane", "category", "status", "occurred_at", "reported_at", "updated_at", "due_at"),
    *("time_of_day", "weekdays", "description_masked", "place", "unit_id", "teryt", "source_system", "source_ref"),
    *("sensitive", "review_at", "x", "y"),
)


class GpkgImporter(Importer):
    """Adds rows inside the transaction of `GpkgStore.bulk_import`."""

    def __init__(self, db: sqlite3.Connection, source: ImportSource, at: datetime, actor: str) -> None:
        self._db, self._source, self._at = db, source, at
        self._meta = read_meta(db)
        self._srs_id = int(self._meta["crs"].partition(":")[2])
        self._preparation = Preparation(
            source, at, self._meta["store_id"], read_dictionary(db), lambda year, _: last_number(db, year)
        )
        self._counts = {"threats": [0, 0], "units": [0, 0], "attachments": [0, 0], "statistics": [0, 0]}
        self._corrected: list[Correction] = []
        self._run_id = db.execute(
            "INSERT INTO import_run (at, actor, plane, source_system, file_name, accepted, duplicate)"
            " VALUES (?, ?, ?, ?, ?, 0, 0)",
            (iso(at), actor, source.plane, source.system, source.file_name),
        ).lastrowid

    def add_threats(self, rows: pd.DataFrame) -> ImportCounts:
        require(rows, THREAT_COLUMNS)
        units = UnitMap.of(queries.units(self._db), iso(self._at)[:10])
        with guards.lifted_for_import(self._db):
            accepted = sum(self._add_chunk(chunk, units) for chunk in chunks(rows))
        return self._count("threats", accepted, len(rows) - accepted)

    def add_attachments(self, found: Iterable[NewAttachment]) -> ImportCounts:
        accepted = known = 0
        for item in found:
            if self._add_attachment(item):
                accepted += 1
            else:
                known += 1
        return self._count("attachments", accepted, known)

    def _add_attachment(self, item: NewAttachment) -> bool:
        """Whether it is new, and the threat is there."""
        threat_id = self._preparation.threat_id(item.source_ref)
        id_ = self._preparation.attachment_id(threat_id, item.origin)
        digest = hashlib.sha256(item.content).hexdigest()
        added = self._db.execute(
            "INSERT INTO attachment (id, threat_id, name, media_type, size, sha256, cleaned, import_id)"
            " SELECT ?, id, ?, ?, ?, ?, ?, ? FROM threat WHERE id = ? ON CONFLICT DO NOTHING",
            (id_, item.name, item.media_type, len(item.content), digest, item.cleaned, self._run_id, threat_id),
        )
        if not added.rowcount:
            return False
        self._db.execute("INSERT INTO attachment_content (attachment_id, content) VALUES (?, ?)", (id_, item.content))
        return True

    def add_units(self, rows: pd.DataFrame) -> ImportCounts:
        require(rows, UNIT_COLUMNS)
        parents: dict[str, str] = {}
        for code, name, parent, valid_from, valid_to, area in rows.loc[:, list(UNIT_COLUMNS)].itertuples(index=False):
            unit_id = self._add_unit(code, name, text(valid_from), text(valid_to), area)
            if unit_id:
                parents[unit_id] = text(parent)
        # Only now, because a parent may come later in the file than its children.
        self._db.executemany(
            "UPDATE unit SET parent_id = (SELECT id FROM unit WHERE code = ? ORDER BY valid_from DESC LIMIT 1)"
            " WHERE id = ?",
            [(parent, unit_id) for unit_id, parent in parents.items() if parent],
        )
        return self._count("units", len(parents), len(rows) - len(parents))

    def add_statistics(self, rows: pd.DataFrame) -> StatisticCounts:
        require(rows, STATISTIC_COLUMNS)
        added, corrected = statistics.add(self._db, self._source.system, rows, self._run_id)
        self._corrected += corrected
        accepted = added + len(corrected)
        self._count("statistics", accepted, len(rows) - accepted)
        return StatisticCounts(accepted, len(rows) - accepted, len(corrected))

    def finish(self) -> list[ledger.Entry]:
        """Notes what came in and returns the lines for the audit."""
        accepted, duplicate = np.sum(list(self._counts.values()), axis=0).tolist()
        self._db.execute(
            "UPDATE import_run SET accepted = ?, duplicate = ? WHERE fid = ?", (accepted, duplicate, self._run_id)
        )
        source = f"{self._source.plane} {self._source.system}"
        corrections = [
            ledger.Entry(
                "correct statistic",
                f"{self._source.system} {each.area_code} {each.category} {each.period}: {each.before} to {each.after}",
                reason=self._source.file_name,
            )
            for each in self._corrected
        ]
        imported = [
            ledger.Entry(
                f"import {what}", f"{source}: {new} accepted, {known} duplicate", reason=self._source.file_name
            )
            for what, (new, known) in self._counts.items()
            if new or known
        ] or [ledger.Entry("import", f"{source}: nothing", reason=self._source.file_name)]
        return [*corrections, *imported]

    def _count(self, what: str, accepted: int, duplicate: int) -> ImportCounts:
        self._counts[what][0] += accepted
        self._counts[what][1] += duplicate
        return ImportCounts(accepted, duplicate)

    def _add_unit(self, code: str, name: str, valid_from: str, valid_to: str, area: bytes | None) -> str | None:
        """Adds a unit without its parent; returns its id, None where the store has it already."""
        if self._db.execute("SELECT 1 FROM unit WHERE code = ? AND valid_from = ?", (code, valid_from)).fetchone():
            return None
        unit_id = self._preparation.unit_id(code, valid_from)
        geometry = None if area is None else shapely.from_wkb(area)
        if geometry is not None and geometry.is_empty:
            geometry = None
        layer_changed(self._db, "unit", self._at, None if geometry is None else geometry.bounds)
        self._db.execute(
            "INSERT INTO unit (geom, id, code, name, valid_from, valid_to) VALUES (?, ?, ?, ?, ?, ?)",
            (
                None if geometry is None else blob.encode(geometry, self._srs_id),
                unit_id,
                code,
                name,
                valid_from,
                valid_to or None,
            ),
        )
        return unit_id

    def _add_chunk(self, rows: pd.DataFrame, units: UnitMap) -> int:
        """Adds what is new in some rows; returns how many that were."""
        known = queries.known_refs(self._db, self._source.system, rows["source_ref"].tolist())
        rows = rows[~rows["source_ref"].isin(known).to_numpy()]
        if rows.empty:
            return 0
        new = self._preparation.complete(rows, units)
        x, y = np.array(new["x"]), np.array(new["y"])
        fixed = [[value] * len(rows) for value in (1, self._meta["garrison"], self._run_id)]
        names = ("geom", "version", "garrison", "import_id", *_PREPARED)
        self._db.executemany(
            f"INSERT INTO threat ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",  # nosec B608
            zip(blob.encode_points(x, y, self._srs_id), *fixed, *(new[name] for name in _PREPARED), strict=True),
        )
        for table, column, clear in (("threat_description", "text", "description"), ("threat_raw", "raw", "raw")):
            self._db.executemany(
                f"INSERT INTO {table} (threat_id, {column}) VALUES (?, ?)",  # nosec B608
                [pair for pair in zip(new["id"], new[clear], strict=True) if pair[1]],
            )
        layer_changed(self._db, "threat", self._at, (x.min(), y.min(), x.max(), y.max()))
        return len(rows)
