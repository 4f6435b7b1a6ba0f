"""The one bulk path into a PostgreSQL store: COPY into a temporary table, from there into the store."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pandas as pd
import psycopg2
import shapely
from psycopg2.extras import execute_values

from ...domain.periods import iso
from ..attached import NewAttachment
from ..base import Dictionary, ImportCounts, Importer, ImportSource, StatisticCounts
from ..places import UnitMap
from ..preparing import THREAT_COLUMNS, UNIT_COLUMNS, Preparation, chunks, require, text
from ..statistics import STATISTIC_COLUMNS
from . import queries, statistics

_TYPES = {
    "occurred_at": "timestamptz",
    "reported_at": "timestamptz",
    "updated_at": "timestamptz",
    "due_at": "timestamptz",
    "review_at": "timestamptz",
    "time_of_day": "integer",
    "weekdays": "integer",
    "sensitive": "integer",
    "x": "double precision",
    "y": "double precision",
}
_THREAT = (
    *("id", "number", "plane", "category", "status", "occurred_at", "reported_at", "updated_at", "due_at"),
    *("time_of_day", "weekdays", "description_masked", "place", "unit_id", "teryt", "source_system", "source_ref"),
    *("review_at", "x", "y"),
)
_INCOMING = (*_THREAT, "sensitive", "description", "raw")


class PostgresImporter(Importer):
    """Adds rows inside the transaction of `PostgresStore.bulk_import`."""

    def __init__(
        self, cursor: Any, source: ImportSource, at: datetime, meta: dict[str, str], dictionary: Dictionary
    ) -> None:
        self._cursor, self._source, self._at = cursor, source, at
        self._srid = int(meta["crs"].partition(":")[2])
        # Units and threats outside all units belong to the garrison of whoever imports.
        scope = meta["person_garrison"]
        self._garrison = meta["garrison"] if scope in {"", "*"} else scope
        self._preparation = Preparation(source, at, meta["store_id"], dictionary, self._take_numbers)
        self._runs: dict[str, int] = {}

    def add_threats(self, rows: pd.DataFrame) -> ImportCounts:
        require(rows, THREAT_COLUMNS)
        columns = ", ".join(f"{name} {_TYPES.get(name, 'text')}" for name in _INCOMING)
        self._cursor.execute(f"CREATE TEMPORARY TABLE IF NOT EXISTS incoming ({columns}) ON COMMIT DROP")
        units = UnitMap.of(queries.units(self._cursor), iso(self._at)[:10])
        run = self._run("threats")
        accepted = sum(self._add_chunk(chunk, units, run) for chunk in chunks(rows))
        return self._count("threats", accepted, len(rows) - accepted)

    def add_units(self, rows: pd.DataFrame) -> ImportCounts:
        require(rows, UNIT_COLUMNS)
        self._run("units")
        new = [
            (self._area(area), self._preparation.unit_id(code, text(valid_from)), code, name, text(valid_from),
             text(valid_to) or None, self._garrison)
            for code, name, _, valid_from, valid_to, area in rows.loc[:, list(UNIT_COLUMNS)].itertuples(index=False)
        ]  # fmt: skip
        added = execute_values(
            self._cursor,
            "INSERT INTO unit (geom, id, code, name, valid_from, valid_to, garrison) VALUES %s ON CONFLICT DO NOTHING"
            " RETURNING code, id",
            new,
            template=f"(ST_GeomFromWKB(%s, {self._srid}), %s, %s, %s, %s, %s, %s)",
            page_size=max(len(new), 1),
            fetch=True,
        )
        parents = {
            self._preparation.unit_id(code, text(valid_from)): text(parent)
            for code, _, parent, valid_from, _, _ in rows.loc[:, list(UNIT_COLUMNS)].itertuples(index=False)
        }
        # Only now, because a parent may come later in the file than its children.
        links = [(parents[unit_id], unit_id) for _, unit_id in added if parents[unit_id]]
        if links:
            execute_values(
                self._cursor,
                "UPDATE unit SET parent_id = (SELECT id FROM unit AS p WHERE p.code = link.parent COLLATE \"C\""
                " ORDER BY p.valid_from DESC LIMIT 1) FROM (VALUES %s) AS link (parent, id) WHERE unit.id = link.id",
                links,
                page_size=len(links),
            )  # fmt: skip
        return self._count("units", len(added), len(rows) - len(added))

    def add_attachments(self, found: Iterable[NewAttachment]) -> ImportCounts:
        run = self._run("attachments")
        accepted = known = 0
        for item in found:
            if self._add_attachment(item, run):
                accepted += 1
            else:
                known += 1
        return self._count("attachments", accepted, known)

    def _add_attachment(self, item: NewAttachment, run: int) -> bool:
        """Whether it is new, and the threat is there and ours to see."""
        threat_id = self._preparation.threat_id(item.source_ref)
        id_ = self._preparation.attachment_id(threat_id, item.origin)
        digest = hashlib.sha256(item.content).hexdigest()
        self._cursor.execute(
            "INSERT INTO attachment (id, threat_id, name, media_type, size, sha256, cleaned, import_id, garrison,"
            " unit_id, readers) SELECT %s, id, %s, %s, %s, %s, %s, %s, garrison, unit_id, readers FROM threat"
            " WHERE id = %s ON CONFLICT DO NOTHING",
            (id_, item.name, item.media_type, len(item.content), digest, item.cleaned, run, threat_id),
        )
        if not self._cursor.rowcount:
            return False
        self._cursor.execute(
            "INSERT INTO attachment_content (attachment_id, threat_id, content, garrison, unit_id, readers)"
            " SELECT id, threat_id, %s, garrison, unit_id, readers FROM attachment WHERE id = %s",
            (psycopg2.Binary(item.content), id_),
        )
        return True

    def add_statistics(self, rows: pd.DataFrame) -> StatisticCounts:
        require(rows, STATISTIC_COLUMNS)
        run = self._run("statistics")
        added, corrected = statistics.add(self._cursor, self._source.system, rows, self._garrison, run)
        counts = self._count("statistics", added + corrected, len(rows) - added - corrected)
        return StatisticCounts(counts.accepted, counts.duplicate, corrected)

    def finish(self) -> None:
        """An import that brought nothing is noted as well."""
        if not self._runs:
            self._run("")

    def _run(self, what: str) -> int:
        """The row of this import for threats or units; the store logs it with its counts at the commit."""
        if what not in self._runs:
            self._cursor.execute(
                "INSERT INTO import_run (at, plane, source_system, file_name, what) VALUES (%s, %s, %s, %s, %s)"
                " RETURNING fid",
                (self._at, self._source.plane, self._source.system, self._source.file_name, what),
            )
            self._runs[what] = self._cursor.fetchone()[0]
        return self._runs[what]

    def _count(self, what: str, accepted: int, duplicate: int) -> ImportCounts:
        self._cursor.execute(
            "UPDATE import_run SET accepted = accepted + %s, duplicate = duplicate + %s WHERE fid = %s",
            (accepted, duplicate, self._runs[what]),
        )
        return ImportCounts(accepted, duplicate)

    def _take_numbers(self, year: str, n: int) -> int:
        self._cursor.execute("SELECT take_numbers(%s, %s)", (int(year), n))
        return int(self._cursor.fetchone()[0])

    def _area(self, wkb: bytes | None) -> bytes | None:
        return None if wkb is None or shapely.from_wkb(wkb).is_empty else wkb

    def _add_chunk(self, rows: pd.DataFrame, units: UnitMap, run: int) -> int:
        """Adds what is new in some rows; returns how many that were."""
        known = queries.known_refs(self._cursor, self._source.system, rows["source_ref"].tolist())
        rows = rows[~rows["source_ref"].isin(known).to_numpy()]
        if rows.empty:
            return 0
        new = self._preparation.complete(rows, units)
        frame = pd.DataFrame({name: pd.Series(new[name], dtype=object) for name in _INCOMING})
        text_ = io.StringIO()
        frame.to_csv(text_, index=False, header=False)
        text_.seek(0)
        self._cursor.execute("TRUNCATE incoming")
        self._cursor.copy_expert(f"COPY incoming ({', '.join(_INCOMING)}) FROM STDIN (FORMAT csv)", text_)
        names = ", ".join(_THREAT)
        # What somebody else imported meanwhile, or what is hidden from us, is a duplicate as well.
        self._cursor.execute(
            f"INSERT INTO threat (geom, sensitive, garrison, import_id, {names})"  # nosec B608
            f" SELECT ST_SetSRID(ST_MakePoint(x, y), {self._srid}), sensitive <> 0,"
            " COALESCE((SELECT u.garrison FROM unit u WHERE u.id = incoming.unit_id COLLATE \"C\"), %s), %s,"
            f" {names} FROM incoming ON CONFLICT DO NOTHING",
            (self._garrison, run),
        )  # fmt: skip
        accepted: int = self._cursor.rowcount
        for table, column, name in (("threat_description", "text", "description"), ("threat_raw", "raw", "raw")):
            self._cursor.execute(
                f"INSERT INTO {table} (threat_id, {column}, garrison, unit_id)"  # nosec B608
                f" SELECT t.id, i.{name}, t.garrison, t.unit_id FROM incoming i"
                " JOIN threat t ON t.id = i.id COLLATE \"C\" AND t.import_id = %s"
                f" WHERE i.{name} IS NOT NULL",
                (run,),
            )  # fmt: skip
        return accepted
