"""The one bulk path into a GeoPackage store: whole columns at a time, inside one transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property

import numpy as np
import pandas as pd
import shapely

from ...domain.periods import iso
from ...domain.redaction import mask
from ..base import Dictionary, ImportCounts, Importer, ImportSource
from . import blob, guards, ledger
from .geopackage import layer_changed
from .places import UnitMap
from .tables import read_dictionary, read_meta

CHUNK = 50_000
"""Rows prepared and written at a time, so that a large import needs no more memory than a small one."""

THREAT_COLUMNS = (
    "source_ref",
    "category",
    "status",
    "occurred_at",
    "reported_at",
    "updated_at",
    "time_of_day",
    "weekdays",
    "description",
    "place",
    "teryt",
    "raw",
    "x",
    "y",
)
UNIT_COLUMNS = ("code", "name", "parent_code", "valid_from", "valid_to", "area_wkb")

_NEW_THREAT = (
    "INSERT INTO threat (geom, id, number, plane, category, status, version, occurred_at, reported_at, updated_at,"
    " due_at, time_of_day, weekdays, description_masked, place, unit_id, teryt, garrison, source_system, source_ref,"
    " sensitive, review_at, raw, import_id, x, y)"
    " VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class GpkgImporter(Importer):
    """Adds rows inside the transaction of `GpkgStore.bulk_import`."""

    def __init__(self, db: sqlite3.Connection, source: ImportSource, at: datetime, actor: str) -> None:
        self._db, self._source, self._at, self._actor = db, source, at, actor
        self._meta = read_meta(db)
        self._dictionary: Dictionary = read_dictionary(db)
        self._counts = {"threats": [0, 0], "units": [0, 0]}
        self._run_id = db.execute(
            "INSERT INTO import_run (at, actor, plane, source_system, file_name, accepted, duplicate)"
            " VALUES (?, ?, ?, ?, ?, 0, 0)",
            (iso(at), actor, source.plane, source.system, source.file_name),
        ).lastrowid

    @cached_property
    def _srs_id(self) -> int:
        return int(self._meta["crs"].partition(":")[2])

    @cached_property
    def _namespace(self) -> bytes:
        return uuid.uuid5(uuid.UUID(self._meta["store_id"]), self._source.system).bytes

    def add_threats(self, rows: pd.DataFrame) -> ImportCounts:
        _require(rows, THREAT_COLUMNS)
        with guards.lifted_for_import(self._db):
            accepted = sum(self._add_chunk(rows.iloc[at : at + CHUNK]) for at in range(0, len(rows), CHUNK))
        return self._count("threats", accepted, len(rows) - accepted)

    def add_units(self, rows: pd.DataFrame) -> ImportCounts:
        _require(rows, UNIT_COLUMNS)
        parents: dict[str, str] = {}
        for code, name, parent, valid_from, valid_to, area in rows.loc[:, list(UNIT_COLUMNS)].itertuples(index=False):
            unit_id = self._add_unit(code, name, _text(valid_from), _text(valid_to), area)
            if unit_id:
                parents[unit_id] = _text(parent)
        # Only now, because a parent may come later in the file than its children.
        self._db.executemany(
            "UPDATE unit SET parent_id = (SELECT id FROM unit WHERE code = ? ORDER BY valid_from DESC LIMIT 1)"
            " WHERE id = ?",
            [(parent, unit_id) for unit_id, parent in parents.items() if parent],
        )
        return self._count("units", len(parents), len(rows) - len(parents))

    def finish(self) -> list[ledger.Entry]:
        """Notes what came in and returns the lines for the audit."""
        accepted, duplicate = np.sum(list(self._counts.values()), axis=0).tolist()
        self._db.execute(
            "UPDATE import_run SET accepted = ?, duplicate = ? WHERE fid = ?", (accepted, duplicate, self._run_id)
        )
        source = f"{self._source.plane} {self._source.system}"
        return [
            ledger.Entry(
                f"import {what}", f"{source}: {new} accepted, {known} duplicate", reason=self._source.file_name
            )
            for what, (new, known) in self._counts.items()
            if new or known
        ] or [ledger.Entry("import", f"{source}: nothing", reason=self._source.file_name)]

    def _count(self, what: str, accepted: int, duplicate: int) -> ImportCounts:
        self._counts[what][0] += accepted
        self._counts[what][1] += duplicate
        return ImportCounts(accepted, duplicate)

    def _add_unit(self, code: str, name: str, valid_from: str, valid_to: str, area: bytes | None) -> str | None:
        """Adds a unit without its parent; returns its id, None where the store has it already."""
        if self._db.execute("SELECT 1 FROM unit WHERE code = ? AND valid_from = ?", (code, valid_from)).fetchone():
            return None
        unit_id = str(uuid.uuid5(uuid.UUID(self._meta["store_id"]), f"unit {code} {valid_from}"))
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

    def _add_chunk(self, rows: pd.DataFrame) -> int:
        """Adds what is new in some rows; returns how many that were."""
        rows = rows[~rows["source_ref"].duplicated().to_numpy()]
        known = self._db.execute(
            "SELECT source_ref FROM threat WHERE source_system = ? AND source_ref IN (SELECT value FROM json_each(?))",
            (self._source.system, json.dumps(rows["source_ref"].tolist())),
        )
        rows = rows[~rows["source_ref"].isin([ref for (ref,) in known]).to_numpy()]
        if rows.empty:
            return 0
        x, y = rows["x"].to_numpy(float), rows["y"].to_numpy(float)
        if not (np.isfinite(x).all() and np.isfinite(y).all()):
            raise ValueError("threats to import need finite coordinates")
        ids = self._ids(rows["source_ref"])
        self._db.executemany(_NEW_THREAT, self._records(rows, ids, x, y))
        self._db.executemany(
            "INSERT INTO threat_description (threat_id, text) VALUES (?, ?)",
            [(id_, text) for id_, text in zip(ids, _texts(rows["description"]), strict=True) if text],
        )
        layer_changed(self._db, "threat", self._at, (x.min(), y.min(), x.max(), y.max()))
        return len(rows)

    def _ids(self, refs: Iterable[str]) -> list[str]:
        """Ids that follow from the store, the source system and the row's id there (UUID version 5)."""
        digests = (hashlib.sha1(self._namespace + ref.encode(), usedforsecurity=False).digest() for ref in refs)
        return [str(uuid.UUID(bytes=digest[:16], version=5)) for digest in digests]

    def _records(self, rows: pd.DataFrame, ids: list[str], x: np.ndarray, y: np.ndarray) -> Iterable[tuple]:
        occurred, reported, updated = (_moments(rows[name]) for name in ("occurred_at", "reported_at", "updated_at"))
        known_since = _first(reported, occurred, _constant(self._at, len(rows)))
        status = rows["status"].to_numpy(object)
        # A new threat waits since its report, any other since the step that brought it where it is.
        entered = np.where(status == "new", known_since, _first(updated, known_since))
        sensitive = {category.code: int(category.sensitive) for category in self._dictionary.categories}
        days = int(self._dictionary.settings["retention_days"])
        fixed = [self._source.plane, self._meta["garrison"], self._source.system, self._run_id]
        plane, garrison, system, run_id = ([value] * len(rows) for value in fixed)
        return zip(
            blob.encode_points(x, y, self._srs_id),
            ids,
            self._numbers(known_since),
            plane,
            rows["category"].tolist(),
            status.tolist(),
            _iso_texts(occurred),
            _iso_texts(reported),
            _iso_texts(updated),
            _iso_texts(self._due(status, entered)),
            _integers(rows["time_of_day"]),
            _integers(rows["weekdays"]),
            _masked(rows["description"]),
            _texts(rows["place"]),
            UnitMap.read(self._db, iso(self._at)[:10]).find(x, y).tolist(),
            _texts(rows["teryt"]),
            garrison,
            system,
            rows["source_ref"].tolist(),
            rows["category"].map(sensitive).fillna(0).astype(int).tolist(),
            _iso_texts(known_since + np.timedelta64(days, "D")),
            _texts(rows["raw"]),
            run_id,
            x.tolist(),
            y.tolist(),
            strict=True,
        )

    def _numbers(self, known_since: np.ndarray) -> list[str]:
        """The store's own running numbers within the year of the report, `2026-004512`."""
        years = pd.Series(known_since.astype("datetime64[Y]").astype(str))
        last = {year: self._last_number(year) for year in years.unique()}
        numbers = years.map(last) + years.groupby(years).cumcount() + 1
        return [f"{year}-{number:06d}" for year, number in zip(years, numbers, strict=True)]

    def _last_number(self, year: str) -> int:
        return self._db.execute(
            "SELECT COALESCE(MAX(CAST(substr(number, 6) AS INTEGER)), 0) FROM threat WHERE number >= ? AND number < ?",
            (f"{year}-", f"{year}."),
        ).fetchone()[0]

    def _due(self, status: np.ndarray, entered: np.ndarray) -> np.ndarray:
        due = np.full(len(status), np.datetime64("NaT", "s"))
        for known in self._dictionary.workflow:
            if known.due_days is not None:
                chosen = status == known.code
                due[chosen] = entered[chosen] + np.timedelta64(known.due_days, "D")
        return due


def _require(rows: pd.DataFrame, columns: Sequence[str]) -> None:
    missing = [name for name in columns if name not in rows.columns]
    if missing:
        raise ValueError(f"rows to import lack the columns {missing}")


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value)


def _texts(column: pd.Series) -> list[str | None]:
    """Texts with None for empty and missing ones."""
    return [value if isinstance(value, str) and value else None for value in column.tolist()]


def _integers(column: pd.Series) -> list[int | None]:
    numbers = pd.to_numeric(column).to_numpy(float)
    return [None if missing else int(number) for number, missing in zip(numbers, np.isnan(numbers), strict=True)]


def _moments(column: pd.Series) -> np.ndarray:
    """ISO texts in UTC as moments, NaT for empty ones. Raises ValueError for anything else."""
    return np.array([text[:19] if text else "NaT" for text in _texts(column)], dtype="datetime64[s]")


def _constant(moment: datetime, count: int) -> np.ndarray:
    return np.full(count, np.datetime64(iso(moment)[:19], "s"))


def _first(*choices: np.ndarray) -> np.ndarray:
    """Of several columns of moments the first that is known, row by row."""
    result = choices[0]
    for choice in choices[1:]:
        result = np.where(np.isnat(result), choice, result)
    return result


def _iso_texts(moments: np.ndarray) -> list[str | None]:
    texts = np.datetime_as_string(moments, unit="s").tolist()
    return [None if text == "NaT" else f"{text}Z" for text in texts]


def _masked(column: pd.Series) -> list[str | None]:
    """Texts with personal data masked; each different text is looked at once."""
    texts = _texts(column)
    masked: dict[str | None, str | None] = {None: None}
    for text in texts:
        if text is not None and text not in masked:
            masked[text] = mask(text).text
    return [masked[text] for text in texts]
