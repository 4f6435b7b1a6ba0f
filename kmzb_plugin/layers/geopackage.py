"""Fills a new GeoPackage table with many features at once: a million cells in seconds.

QGIS's writer takes each feature as an object of its own and has the spatial index grow one entry after the other when
the file is closed, half of the time and beyond any cancel button. Here rows go straight into the table, and the index
is packed from all bounding boxes together (Leutenegger, Lopez and Edgington 1997, STR: a simple and efficient algorithm
for R-tree packing, ICDE). The table itself, its index and its triggers are those that QGIS has made.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..analysis.progress import Cancelled, IsCancelled, Progress

_BATCH = 5_000  # rows between two looks at the cancel button
_ROWS_SHARE = 0.8  # of the time
_ENVELOPE_XY = 0b0000_0011  # flags of a geometry: little endian, with its bounding box
_ENTRY = np.dtype([("to", ">i8"), ("box", ">f4", (4,))])
"""An entry of the R-tree: the feature or node it leads to, and xmin, xmax, ymin, ymax."""

Rows = Iterable[Sequence[Any]]


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
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        run = database.execute
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -100000"):
            run(f"PRAGMA {pragma}")
        table, column, srs = run("SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns").fetchone()
        find = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
        triggers = run(find, [table]).fetchall()
        run("BEGIN")
        for name, _ in triggers:  # they would do for each row what is done for all below
            run(f"DROP TRIGGER {_quoted(name)}")
        boxes = _add_rows(database, table, column, srs, n, rows, geometries, progress, cancelled)
        _add_index(database, f"rtree_{table}_{column}", boxes, progress, cancelled)
        corners = [*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist()]
        run(
            "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?,"
            " last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ?",
            [*corners, table],
        )
        run("UPDATE gpkg_ogr_contents SET feature_count = ? WHERE table_name = ?", [n, table])
        for _, sql in triggers:
            run(sql)
        run("COMMIT")
    if progress is not None:
        progress(1.0)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _add_rows(
    database: sqlite3.Connection,
    table: str,
    column: str,
    srs: int,
    n: int,
    rows: Callable[[int, int], Rows],
    geometries: Callable[[int, int], NDArray[np.object_]],
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> NDArray[np.float64]:
    """Adds the rows, numbered from 1, and returns their bounding boxes (n, 4) as xmin, ymin, xmax, ymax."""
    columns = database.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
    (key,) = (name for _, name, _, _, _, is_key in columns if is_key)
    others = [name for _, name, *_ in columns if name not in (key, column)]
    names = ", ".join(map(_quoted, [key, column, *others]))
    insert = f"INSERT INTO {_quoted(table)} ({names}) VALUES ({', '.join('?' * (len(others) + 2))})"
    boxes = np.empty((n, 4))
    for first in range(0, n, _BATCH):
        if cancelled is not None and cancelled():
            raise Cancelled
        last = min(first + _BATCH, n)
        shapes = geometries(first, last)
        boxes[first:last] = shapely.bounds(shapes)
        blobs = _blobs(shapes, boxes[first:last], srs)
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


def _blobs(shapes: NDArray[np.object_], boxes: NDArray[np.float64], srs: int) -> list[bytes]:
    """The geometries as a GeoPackage holds them: a header with the bounding box, and well-known binary."""
    layout = [("magic", "S2"), ("version", "u1"), ("flags", "u1"), ("srs", "<i4"), ("box", "<f8", (4,))]
    headers = np.zeros(len(shapes), dtype=layout)
    headers["magic"], headers["flags"], headers["srs"] = b"GP", _ENVELOPE_XY, srs
    headers["box"] = boxes[:, [0, 2, 1, 3]]
    raw, size = headers.tobytes(), headers.dtype.itemsize
    wkb = shapely.to_wkb(shapes, byte_order=1)
    return [raw[i * size : (i + 1) * size] + each for i, each in enumerate(wkb)]


def _add_index(
    database: sqlite3.Connection,
    index: str,
    boxes: NDArray[np.float64],
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> None:
    """Packs the R-tree level by level, leaves first, into the tables that SQLite keeps it in."""
    node, rowid, parent = (_quoted(index + table) for table in ("_node", "_rowid", "_parent"))
    (size,) = database.execute(f"SELECT length(data) FROM {node} WHERE nodeno = 1").fetchone()
    database.execute(f"DELETE FROM {node}")
    most = (size - 4) // _ENTRY.itemsize
    to, box, free, depth = np.arange(1, len(boxes) + 1), _outwards(boxes), 2, 0
    while True:
        order = _tiled(box, most)
        to, box = to[order], box[order]
        starts = np.arange(0, len(to), most)
        is_root = len(starts) == 1
        numbers = np.array([1]) if is_root else np.arange(free, free + len(starts))
        lengths = np.diff(starts, append=len(to))
        nodes = _nodes(to, box, starts, lengths, depth if is_root else 0, size)
        _insert(database, node, numbers, nodes, cancelled)
        by_entry = np.argsort(to)
        owners = np.repeat(numbers, lengths)[by_entry]
        _insert(database, rowid if depth == 0 else parent, to[by_entry], owners.tolist(), cancelled)
        if is_root:
            break
        low, high = np.minimum.reduceat(box[:, ::2], starts), np.maximum.reduceat(box[:, 1::2], starts)
        to, box = numbers, np.stack([low[:, 0], high[:, 0], low[:, 1], high[:, 1]], axis=1)
        free, depth = free + len(starts), depth + 1
        if progress is not None:
            progress(1.0 - (1.0 - _ROWS_SHARE) / (depth + 1))


def _outwards(boxes: NDArray[np.float64]) -> NDArray[np.float32]:
    """Bounding boxes as xmin, xmax, ymin, ymax in 32 bits, none smaller than it was."""
    exact = boxes[:, [0, 2, 1, 3]]
    box = exact.astype(np.float32)
    low, high = box[:, ::2], box[:, 1::2]
    box[:, ::2] = np.where(low > exact[:, ::2], np.nextafter(low, np.float32(-np.inf)), low)
    box[:, 1::2] = np.where(high < exact[:, 1::2], np.nextafter(high, np.float32(np.inf)), high)
    return box


def _tiled(box: NDArray[np.float32], most: int) -> NDArray[np.int64]:
    """An order in which each `most` entries lie together: in slices from west to east, in these from south to north."""
    tiles = -(-len(box) // most)
    slice_length = int(np.ceil(np.sqrt(tiles))) * most
    east = np.empty(len(box), dtype=np.int64)
    east[np.argsort(box[:, 0] + box[:, 1], kind="stable")] = np.arange(len(box)) // slice_length
    return np.lexsort((box[:, 2] + box[:, 3], east))


def _nodes(
    to: NDArray[np.int64],
    box: NDArray[np.float32],
    starts: NDArray[np.int64],
    lengths: NDArray[np.int64],
    depth: int,
    size: int,
) -> list[bytes]:
    """Nodes as SQLite writes them: the tree's depth (in the root), the number of entries, the entries, zeros."""
    entries = np.empty(len(to), dtype=_ENTRY)
    entries["to"], entries["box"] = to, box
    raw, width = entries.tobytes(), _ENTRY.itemsize
    return [
        (depth.to_bytes(2, "big") + length.to_bytes(2, "big") + raw[start * width : (start + length) * width]).ljust(
            size, b"\0"
        )
        for start, length in zip(starts.tolist(), lengths.tolist(), strict=True)
    ]


def _insert(
    database: sqlite3.Connection,
    table: str,
    keys: NDArray[np.int64],
    values: Sequence[Any],
    cancelled: IsCancelled | None,
) -> None:
    for first in range(0, len(keys), _BATCH):
        if cancelled is not None and cancelled():
            raise Cancelled
        some = slice(first, first + _BATCH)
        pairs = zip(keys[some].tolist(), values[some], strict=True)
        database.executemany(f"INSERT INTO {table} VALUES (?, ?)", pairs)
