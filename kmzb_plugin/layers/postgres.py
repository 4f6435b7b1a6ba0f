"""Points of a PostgreSQL layer by COPY: QGIS takes several times as long, because it makes a feature of each row.

Asked is the layer's table, under its filter and login: what may be seen is decided by the server, as for QGIS. What is
not plain is left to QGIS: other shapes than points, tables that are queries, fields of other kinds, a server that
refuses or is lost.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from qgis.core import Qgis, QgsDataSourceUri, QgsVectorLayer

from ..analysis.progress import stop_if
from .points import ID, Loss, Points, condition_of, finite, joined
from .rtree import quoted

_BATCH = 65_536  # rows
_NUMBER = "{}::float8"
_KINDS = {
    **dict.fromkeys(("text", "varchar"), "{}"),
    **dict.fromkeys(("int2", "int4", "int8", "float8", "numeric"), _NUMBER),
    "timestamptz": """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')""",
    "timestamp": """to_char({}, 'YYYY-MM-DD"T"HH24:MI:SS')""",
    "date": "to_char({}, 'YYYY-MM-DD')",
}
"""How a field of each type is asked for."""
_LENGTHS = {"timestamptz": 20, "timestamp": 19, "date": 10}
_KEYS = {"int2", "int4", "int8"}
_NULL = "\x01"  # no text of people holds it
_LINK = {"connect_timeout": 10, "keepalives": 1, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}


def points_by_copy(
    layer: QgsVectorLayer,
    fields: Sequence[str],
    coded: Collection[str],
    cancelled: Callable[[], bool],
    progress: Callable[[float], object],
) -> Points | None:
    """As `points.read_points`, of all rows of a layer; None where that is for QGIS. The ids are those of its key."""
    fields = list(dict.fromkeys(fields))
    asked = _asked(layer, fields)
    if asked is None:
        return None
    try:
        import psycopg2
    except ImportError:
        return None
    uri = QgsDataSourceUri(layer.source())
    written = _Written(max(layer.featureCount(), 1), cancelled, progress)
    try:
        # with the password of the login that QGIS keeps, if it keeps one
        database = psycopg2.connect(uri.connectionInfo(True), application_name="KMZB Analyst", **_LINK)
        with closing(database):
            database.set_session(readonly=True)
            database.set_client_encoding("UTF8")
            with database.cursor() as cursor:
                cursor.copy_expert(f"COPY ({asked}) TO STDOUT (FORMAT csv, NULL '{_NULL}')", written)
    except psycopg2.Error:
        stop_if(cancelled)  # what is raised while COPY is under way comes as an error of psycopg2's
        return None
    kinds = _kinds(layer)
    parts = []
    for rows in written.rows([kinds[each] for each in fields]):
        stop_if(cancelled)
        parts.append(_points(rows, {each: kinds[each] for each in fields}, coded))
    return replace(joined(parts, fields), key=uri.keyColumn())


def _kinds(layer: QgsVectorLayer) -> dict[str, str]:
    return {each.name(): each.typeName() for each in layer.dataProvider().fields()}


def _asked(layer: QgsVectorLayer, fields: Sequence[str]) -> str | None:
    """The query for key, coordinates and fields; None where the layer is more than a table of plain points."""
    condition = condition_of(layer)
    if layer.isEditable() or layer.wkbType() != Qgis.WkbType.Point:
        return None
    uri = QgsDataSourceUri(layer.source())
    key, geometry = uri.keyColumn(), quoted(uri.geometryColumn())
    kinds = _kinds(layer)
    plain = all(kinds.get(each) in _KINDS for each in fields) and kinds.get(key) in _KEYS
    if condition is None or not plain or uri.table().startswith("("):
        return None
    columns = [quoted(key), f"{geometry} IS NULL", f"ST_X({geometry})", f"ST_Y({geometry})"]
    columns += [_KINDS[kinds[each]].format(quoted(each)) for each in fields]
    where = f" WHERE {condition}" if condition else ""
    return f"SELECT {', '.join(columns)} FROM {uri.quotedTablename()}{where}"  # nosec B608


class _Written(io.RawIOBase):
    """Takes up what COPY writes, and listens for a cancel meanwhile."""

    def __init__(self, total: int, cancelled: Callable[[], bool], progress: Callable[[float], object]) -> None:
        super().__init__()
        self._total = total
        self._cancelled = cancelled
        self._progress = progress
        self._lines = 0
        self._bytes = io.BytesIO()

    def write(self, data: Any) -> int:
        stop_if(self._cancelled)
        before, self._lines = self._lines, self._lines + data.count(b"\n")
        if self._lines // _BATCH > before // _BATCH:
            self._progress(min(1.0, self._lines / self._total))
        return self._bytes.write(data)

    def rows(self, kinds: Sequence[str]) -> Iterator[pd.DataFrame]:
        """What was written, in batches: column 0 is the key, then whether there is a geometry, x, y and the fields."""
        if not self._bytes.tell():
            return
        self._bytes.seek(0)
        of_fields = (float if _KINDS[each] == _NUMBER else str for each in kinds)
        types = dict(enumerate((np.int64, str, float, float, *of_fields)))
        with pd.read_csv(
            self._bytes,
            header=None,
            dtype=types,
            na_values={i: [_NULL, "NaN"] if kind is float else [_NULL] for i, kind in types.items()},
            keep_default_na=False,
            float_precision="round_trip",
            chunksize=_BATCH,
        ) as batches:
            yield from batches


def _points(rows: pd.DataFrame, kinds: dict[str, str], coded: Collection[str]) -> Points:
    columns = {
        name: _column(rows[i], _LENGTHS.get(kind, 0), name in coded) for i, (name, kind) in enumerate(kinds.items(), 4)
    }
    columns[ID] = rows[0].to_numpy()
    missing = rows[1].to_numpy() == "t"
    dropped = Counter({Loss.NO_GEOMETRY: int(missing.sum())})
    points = Points(rows[2].to_numpy(), rows[3].to_numpy(), columns, len(rows), +dropped)
    return finite(points.only(~missing))


def _column(values: pd.Series, length: int, coded: bool) -> Any:
    """Numbers as they are; times of this length in ASCII, empty for null; other texts, None for null, or codes."""
    if values.dtype.kind == "f":
        return values.to_numpy()
    if length:
        times = values.fillna("").to_numpy(dtype=object)
        if all(len(each) in (0, length) for each in times):  # others are beyond our calendar
            return times.astype(f"S{length}")
    return pd.Categorical(values) if coded else values.where(values.notna(), None).to_numpy(dtype=object)
