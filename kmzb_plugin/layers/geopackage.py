"""Fills a new GeoPackage table with many features at once: a million cells in seconds.

QGIS's writer takes each feature as an object of its own and has the spatial index grow one entry after the other when
the file is closed, half of the time and beyond any cancel button. Here rows go straight into the table, and the index
is made of all bounding boxes together. The table itself, its index and its triggers are those that QGIS has made.
Attributes of features that stand in another GeoPackage are copied by SQLite as they are stored there, and never become
objects.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from qgis.core import Qgis, QgsProviderRegistry, QgsVectorLayer

from ..analysis.progress import Cancelled, IsCancelled, Progress, stop_if
from ..text import UserError, tr
from .points import condition_of
from .rtree import add_index, quoted

_BATCH = 5_000  # rows between two looks at the cancel button
_ROWS_SHARE = 0.8  # of the time
_ROWS_TOGETHER, _MOST_VALUES = 50, 999  # of a statement; every SQLite takes so many values
_ENVELOPE_XY, _NO_ENVELOPE = 0b0000_0011, 0b0000_0001  # flags of a geometry: little endian, with its box or without
_HEADER = np.dtype([("magic", "S2"), ("version", "u1"), ("flags", "u1"), ("srs", "<i4")])
_POINT = np.dtype([("order", "u1"), ("type", "<u4"), ("xy", "<f8", (2,))])
"""A point in well-known binary."""

Rows = Iterable[Sequence[Any]]


@dataclass(frozen=True)
class Table:
    """A table of features in a GeoPackage, and its column of ids."""

    path: str
    name: str
    key: str


def table_of(layer: QgsVectorLayer) -> Table | None:
    """The table whose rows are the features of a layer, and whose columns are its fields; None where it is more."""
    if layer.providerType() != "ogr" or layer.storageType() != "GPKG" or layer.isEditable():
        return None
    provider, fields = layer.dataProvider(), layer.fields()
    joined = any(fields.fieldOrigin(i) != Qgis.FieldOrigin.Provider for i in range(fields.count()))
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    parts = {key: value for key, value in parts.items() if value}
    parts.pop("subset", "")
    path, name = parts.pop("path", ""), parts.pop("layerName", "")
    keys = [fields.at(i).name() for i in provider.pkAttributeIndexes()]
    if joined or condition_of(layer) is None or parts or len(keys) != 1 or not Path(path).is_file():
        return None
    tables = [each.split(provider.sublayerSeparator())[1] for each in provider.subLayers()]
    if not name and len(tables) != 1:
        return None
    return Table(path, name or tables[0], keys[0])


@dataclass(frozen=True)
class _Target:
    """The table to be filled: its name, its columns of ids, of geometries ("" if none) and of the rest, its system."""

    name: str
    key: str
    geometry: str
    others: tuple[str, ...]
    srs: int

    def into(self) -> str:
        """The SQL that says where values go: the id, the geometry, the others."""
        return f"INSERT INTO main.{quoted(self.name)} ({_listed((self.key, self.geometry, *self.others))})"


def fill(
    path: str,
    n: int,
    rows: Callable[[int, int], Rows],
    geometries: Callable[[int, int], NDArray[np.object_]],
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> None:
    """Adds n features to the one empty table of the GeoPackage, which nobody else has open.

    `rows(first, last)` gives their attributes in the order of the table's fields, `geometries(first, last)` their
    shapely geometries in its coordinate system. Raises Cancelled; the file is then to be thrown away, and so it is
    after any other error. Memory: 100 bytes a feature.
    """
    with closing(_opened(path)) as database:
        target = _target(database)
        triggers = _begin(database, target)
        boxes = _add_rows(database, target, n, rows, geometries, progress, cancelled)
        _finish(database, target, triggers, np.arange(1, n + 1), boxes, progress, cancelled)


def fill_table(
    path: str,
    columns: Sequence[list[Any]],
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> None:
    """Adds rows to the one empty table of the GeoPackage, which has no geometries, as `fill` adds features.

    `columns` are those of the table in its order, with a value for each of n rows.
    """
    with closing(_opened(path)) as database:
        target = _target(database)
        triggers = _begin(database, target)
        _add_columns(database, target, columns, progress, cancelled)
        _finish(database, target, triggers, np.arange(1, len(columns[0]) + 1), None, progress, cancelled)


def copy_points(
    path: str,
    source: Table,
    kept: Sequence[str],
    ids: NDArray[np.int64],
    xy: NDArray[np.float64],
    added: Sequence[Sequence[Any]],
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> bool:
    """Adds points (n, 2) with the attributes of rows of `source` to the one empty table, as `fill` adds features.

    Point i is the feature ids[i], none of which is there twice; it gets what that row has in the columns `kept`, and
    added[...][i]: these, after the id, are the table's fields. False, and nothing was written, if the table cannot
    take what `source` has as it is, or SQLite cannot open that. Raises UserError if a row is gone, and as `fill` does.
    """
    with closing(_opened(path)) as database:
        target = _target(database)
        try:
            database.execute("ATTACH ? AS source", [f"{Path(source.path).absolute().as_uri()}?mode=ro"])
            alike = _are_alike(database, target, source, kept)
        except sqlite3.Error:
            return False
        if not alike:
            return False
        triggers = _begin(database, target)
        _copy_rows(database, target, source, kept, ids, _point_blobs(xy, target.srs), added, progress, cancelled)
        _finish(database, target, triggers, ids, xy[:, [0, 1, 0, 1]], progress, cancelled)
    return True


def _opened(path: str) -> sqlite3.Connection:
    """The file, for one great transaction: it starts with so little that a journal in memory costs nothing."""
    database = sqlite3.connect(path, isolation_level=None, uri=True)
    for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "cache_size = -100000"):
        database.execute(f"PRAGMA main.{pragma}")
    return database


def _target(database: sqlite3.Connection) -> _Target:
    find = (
        "SELECT table_name, ifnull(column_name, ''), ifnull(g.srs_id, 0) FROM main.gpkg_contents"
        " LEFT JOIN main.gpkg_geometry_columns AS g USING (table_name)"
    )
    table, geometry, srs = database.execute(find).fetchone()
    columns = database.execute(f"PRAGMA main.table_info({quoted(table)})").fetchall()
    (key,) = (name for _, name, _, _, _, is_key in columns if is_key)
    return _Target(table, key, geometry, tuple(name for _, name, *_ in columns if name not in (key, geometry)), srs)


def _are_alike(database: sqlite3.Connection, target: _Target, source: Table, kept: Sequence[str]) -> bool:
    """Whether the target's first columns are those that are kept, stored in the same way, and there is nothing yet."""
    theirs, ours = (
        {name: (kind.upper(), is_key) for _, name, kind, _, _, is_key in database.execute(f"PRAGMA {table})")}
        for table in (f"source.table_info({quoted(source.name)}", f"main.table_info({quoted(target.name)}")
    )
    same = all(theirs.get(name) == ours.get(name) for name in (target.key, *kept))
    (rows,) = database.execute(f"SELECT count(*) FROM main.{quoted(target.name)}").fetchone()  # nosec B608
    return same and rows == 0 and target.key == source.key and target.others[: len(kept)] == tuple(kept)


def _begin(database: sqlite3.Connection, target: _Target) -> list[tuple[str, str]]:
    """Begins, without the triggers: they would do for each row what is done for all in the end. Returns them."""
    find = "SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
    triggers = database.execute(find, [target.name]).fetchall()
    database.execute("BEGIN")
    for name, _ in triggers:
        database.execute(f"DROP TRIGGER {quoted(name)}")
    return triggers


def _finish(
    database: sqlite3.Connection,
    target: _Target,
    triggers: list[tuple[str, str]],
    ids: NDArray[np.int64],
    boxes: NDArray[np.float64] | None,
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> None:
    """Makes the index of the features' bounding boxes (n, 4) if any, tells the tables of contents, and commits."""
    run = database.execute
    corners = [None] * 4

    def indexed(fraction: float) -> None:
        if progress is not None:
            progress(_ROWS_SHARE + (1.0 - _ROWS_SHARE) * fraction)

    if boxes is not None:
        add_index(database, f"rtree_{target.name}_{target.geometry}", ids, boxes, indexed, cancelled)
        corners = [*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist()]
    run(
        "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?,"
        " last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ?",
        [*corners, target.name],
    )
    run("UPDATE gpkg_ogr_contents SET feature_count = ? WHERE table_name = ?", [len(ids), target.name])
    for _, sql in triggers:
        run(sql)
    run("COMMIT")
    if progress is not None:
        progress(1.0)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(quoted, names))


def _add_rows(
    database: sqlite3.Connection,
    target: _Target,
    n: int,
    rows: Callable[[int, int], Rows],
    geometries: Callable[[int, int], NDArray[np.object_]],
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> NDArray[np.float64]:
    """Adds the rows, numbered from 1, and returns their bounding boxes (n, 4) as xmin, ymin, xmax, ymax."""
    insert = f"{target.into()} VALUES ({', '.join('?' * (len(target.others) + 2))})"
    boxes = np.empty((n, 4))
    for first in range(0, n, _BATCH):
        if cancelled is not None and cancelled():
            raise Cancelled
        last = min(first + _BATCH, n)
        shapes = geometries(first, last)
        boxes[first:last] = shapely.bounds(shapes)
        blobs = _blobs(shapes, boxes[first:last], target.srs)
        database.executemany(
            insert,
            (
                (number, blob, *row)
                for number, blob, row in zip(range(first + 1, last + 1), blobs, rows(first, last), strict=True)
            ),
        )
        if progress is not None:
            progress(_ROWS_SHARE * last / n)
    return boxes


def _add_columns(
    database: sqlite3.Connection,
    target: _Target,
    columns: Sequence[list[Any]],
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> None:
    """Adds rows, some with each statement, which says itself what is the same in all of them or in two columns."""
    varying = [columns[0]]
    values: list[str | int] = [0]  # of each column, as SQL or as its place among those that vary
    for column in columns[1:]:
        if column[0] == column[-1] and column.count(column[0]) == len(column):
            values.append(database.execute("SELECT quote(?)", column[:1]).fetchone()[0])
            continue
        if column not in varying:
            varying.append(column)
        values.append(varying.index(column))
    into = f"INSERT INTO main.{quoted(target.name)} ({_listed(target.others)}) VALUES "  # nosec B608
    wide = len(varying)
    together = max(1, min(_ROWS_TOGETHER, _MOST_VALUES // wide))
    rows = [
        f"({', '.join(each if isinstance(each, str) else f'?{i * wide + each + 1}' for each in values)})"
        for i in range(together)
    ]
    n = len(columns[0])
    for begin in range(0, n, _BATCH):
        stop_if(cancelled)
        flat = list(chain.from_iterable(zip(*(column[begin : begin + _BATCH] for column in varying), strict=True)))
        size = together * wide
        whole = len(flat) // size * size
        database.executemany(into + ", ".join(rows), (flat[i : i + size] for i in range(0, whole, size)))
        database.executemany(into + rows[0], (flat[i : i + wide] for i in range(whole, len(flat), wide)))
        if progress is not None:
            progress(_ROWS_SHARE * min(begin + _BATCH, n) / n)


def _copy_rows(
    database: sqlite3.Connection,
    target: _Target,
    source: Table,
    kept: Sequence[str],
    ids: NDArray[np.int64],
    blobs: list[bytes],
    added: Sequence[Sequence[Any]],
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> None:
    """Batch by batch: SQLite goes through the rows and asks for what is new by the place in the batch."""
    table, key, news = quoted(source.name), quoted(source.key), [f"added_{i}" for i in range(len(added))]
    for first in range(0, len(ids), _BATCH):
        if cancelled is not None and cancelled():
            raise Cancelled
        some = slice(first, first + _BATCH)
        numbers = ids[some].tolist()
        if numbers[-1] - numbers[0] == len(numbers) - 1:
            place = f"s.{key} - {numbers[0]}"
            rows, asked = f"source.{table} AS s WHERE s.{key} BETWEEN ? AND ?", [numbers[0], numbers[-1]]
        else:  # a cross join is made in the order it is written in
            place = "wanted.key"
            rows = f"json_each(?) AS wanted CROSS JOIN source.{table} AS s ON s.{key} = wanted.value"
            asked = [str(numbers)]
        for name, column in zip(("geometry", *news), (blobs, *added), strict=True):
            database.create_function(name, 1, column[some].__getitem__)
        values = [f"s.{key}", f"geometry({place})", *(f"s.{quoted(name)}" for name in kept)]
        values += [f"{name}({place})" for name in news]
        if database.execute(f"{target.into()} SELECT {', '.join(values)} FROM {rows}", asked).rowcount != len(numbers):  # nosec B608
            raise UserError(tr("The layer of the points has changed while it was read. Start again."))
        if progress is not None:
            progress(_ROWS_SHARE * (first + len(numbers)) / len(ids))


def _point_blobs(xy: NDArray[np.float64], srs: int) -> list[bytes]:
    """Points as a GeoPackage holds them: a header, without a bounding box, and well-known binary."""
    whole = np.zeros(len(xy), dtype=[*_HEADER.descr, *_POINT.descr])
    whole["magic"], whole["flags"], whole["srs"] = b"GP", _NO_ENVELOPE, srs
    whole["order"], whole["type"], whole["xy"] = 1, 1, xy
    raw, size = whole.tobytes(), whole.dtype.itemsize
    return [raw[i : i + size] for i in range(0, len(raw), size)]


def _blobs(shapes: NDArray[np.object_], boxes: NDArray[np.float64], srs: int) -> list[bytes]:
    """The geometries as a GeoPackage holds them: a header with the bounding box, and well-known binary."""
    headers = np.zeros(len(shapes), dtype=[*_HEADER.descr, ("box", "<f8", (4,))])
    headers["magic"], headers["flags"], headers["srs"] = b"GP", _ENVELOPE_XY, srs
    headers["box"] = boxes[:, [0, 2, 1, 3]]
    raw, size = headers.tobytes(), headers.dtype.itemsize
    wkb = shapely.to_wkb(shapes, byte_order=1)
    return [raw[i * size : (i + 1) * size] + each for i, each in enumerate(wkb)]
