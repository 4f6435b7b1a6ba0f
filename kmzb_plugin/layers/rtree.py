"""The spatial index of a GeoPackage's table, made of all bounding boxes at once.

Reference: Leutenegger, Lopez and Edgington (1997), STR: a simple and efficient algorithm for R-tree packing, ICDE.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..analysis.progress import Cancelled, IsCancelled, Progress

_BATCH = 5_000  # entries between two looks at the cancel button
_ENTRY = np.dtype([("to", ">i8"), ("box", ">f4", (4,))])
"""An entry of the R-tree: the feature or node it leads to, and xmin, xmax, ymin, ymax."""


def quoted(name: str) -> str:
    """A name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'


def add_index(
    database: sqlite3.Connection,
    index: str,
    ids: NDArray[np.int64],
    boxes: NDArray[np.float64],
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> None:
    """Fills the empty index of features (n,) with their bounding boxes (n, 4), xmin, ymin, xmax, ymax, if there is one.

    Raises Cancelled. `progress` gets the fraction that is done.
    """
    if not database.execute("SELECT 1 FROM main.sqlite_master WHERE name = ?", [index]).fetchone():
        return
    database.execute("SAVEPOINT packing")
    try:
        _pack_index(database, index, ids, boxes, progress, cancelled)
    except sqlite3.OperationalError:  # in its defensive mode SQLite lets nobody write the tables that hold an index
        database.execute("ROLLBACK TO packing")
        for first in range(0, len(ids), _BATCH):
            if cancelled is not None and cancelled():
                raise Cancelled from None
            some = slice(first, first + _BATCH)
            entries = zip(ids[some].tolist(), *boxes[some][:, [0, 2, 1, 3]].T.tolist(), strict=True)
            database.executemany(f"INSERT INTO {quoted(index)} VALUES (?, ?, ?, ?, ?)", entries)  # nosec B608
    database.execute("RELEASE packing")


def _pack_index(
    database: sqlite3.Connection,
    index: str,
    ids: NDArray[np.int64],
    boxes: NDArray[np.float64],
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> None:
    """Packs the R-tree level by level, leaves first, into the tables that SQLite keeps it in."""
    node, rowid, parent = (quoted(index + table) for table in ("_node", "_rowid", "_parent"))
    (size,) = database.execute(f"SELECT length(data) FROM {node} WHERE nodeno = 1").fetchone()  # nosec B608
    database.execute(f"DELETE FROM {node}")  # nosec B608
    most = (size - 4) // _ENTRY.itemsize
    to, box, free, depth = ids, _outwards(boxes), 2, 0
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
            progress(1.0 - 1.0 / (depth + 1))


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
        # SQLite asks for each value by its place, which is half the work of being handed each pair
        database.create_function("value_of", 1, values[some].__getitem__)
        insert = f"INSERT INTO {table} SELECT value, value_of(key) FROM json_each(?)"  # nosec B608
        database.execute(insert, [str(keys[some].tolist())])
