"""Reading a PostgreSQL store: filters and counts run in the server, under the rights of whoever asks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pandas as pd
from psycopg2 import sql
from psycopg2.extras import RealDictCursor

from ...domain.threat import Event, Threat
from ..attached import Attachment
from ..base import Dictionary, Said, Unit
from ..code_tables import dictionary as dictionary_of
from ..code_tables import parents_first
from ..filter import Language, ThreatFilter
from ..order import Order, order_by

_THREAT = (
    "id, number, plane, category, status, version, occurred_at, reported_at, due_at, description_masked, place,"
    " unit_id, owner, case_id, x, y"
)
# The columns that an analysis may ask for, each in the form that a file store has them.
_PLAIN = (
    *("fid", "id", "number", "plane", "category", "status", "version", "time_of_day", "weekdays"),
    *("description_masked", "place", "unit_id", "teryt", "garrison", "source_system", "source_ref"),
    *("case_id", "owner", "import_id", "x", "y"),
)
_MOMENTS = ("occurred_at", "reported_at", "updated_at", "due_at", "review_at")
_COLUMNS = (
    {name: name for name in _PLAIN}
    | {name: f'to_char({name}, \'YYYY-MM-DD"T"HH24:MI:SS"Z"\')' for name in _MOMENTS}
    | {"sensitive": "sensitive::integer"}
)
_CELL_SIZES = (10_000, 1_000)
_IN_CELLS = {"plane", "status", "unit_id", "garrison"}


def threats(cursor: Any, where: ThreatFilter, language: Language, limit: int | None, order: Order) -> list[Threat]:
    """The first threats in an order."""
    condition, values = where.where(language)
    first, ranked = order_by(order, language)
    cursor.execute(
        f"SELECT {_THREAT} FROM threat WHERE {condition} ORDER BY {first} LIMIT %s",  # nosec B608
        [*values, *ranked, limit],
    )
    names = [column.name for column in cursor.description]
    return [_threat(dict(zip(names, row, strict=True))) for row in cursor]


def _threat(row: dict[str, Any]) -> Threat:
    texts = {name: row[name] or "" for name in ("description_masked", "place", "unit_id", "owner", "case_id")}
    return Threat(**(row | texts))


def frame(cursor: Any, where: ThreatFilter, language: Language, columns: Sequence[str]) -> pd.DataFrame:
    """Columns of `threat` in the order of fid. Raises ValueError for a column that is not there or is withheld."""
    condition, values = where.where(language)
    cursor.execute(f"SELECT {_selected(columns)} FROM threat WHERE {condition} ORDER BY fid", values)  # nosec B608
    return pd.DataFrame(cursor.fetchall(), columns=list(columns))


def count(cursor: Any, where: ThreatFilter, language: Language) -> int:
    """How many threats pass the filter; from the kept counts where they can tell."""
    # An extent holds its rim, where a cell ends before it.
    cells = _kept_counts(where, _CELL_SIZES[0]) if where.extent is None else None
    if cells is not None:
        condition, values = cells.where(language)
        cursor.execute(f"SELECT COALESCE(sum(n), 0) FROM cell_counts WHERE size = %s AND {condition}",  # nosec B608
                       [_CELL_SIZES[0], *values])  # fmt: skip
    else:
        condition, values = where.where(language)
        cursor.execute(f"SELECT count(*) FROM threat WHERE {condition}", values)  # nosec B608
    return int(cursor.fetchone()[0])


def count_by(cursor: Any, where: ThreatFilter, language: Language, columns: Sequence[str]) -> pd.DataFrame:
    """Counts in column n for each combination of values, in the order of the values."""
    names = _selected(columns)
    places = ", ".join(f"{place} NULLS FIRST" for place in range(1, len(columns) + 1))
    groups = ", ".join(map(str, range(1, len(columns) + 1)))
    kept = where.extent is None and set(columns) <= _IN_CELLS
    cells = _kept_counts(where, _CELL_SIZES[0]) if kept else None
    if cells is not None:
        condition, values = cells.where(language)
        cursor.execute(
            f"SELECT {names}, sum(n)::bigint FROM cell_counts WHERE size = %s AND {condition} GROUP BY {groups}"  # nosec B608
            f" HAVING sum(n) <> 0 ORDER BY {places}",
            [_CELL_SIZES[0], *values],
        )
    else:
        condition, values = where.where(language)
        cursor.execute(
            f"SELECT {names}, count(*) FROM threat WHERE {condition} GROUP BY {groups} ORDER BY {places}",  # nosec B608
            values,  # nosec B608
        )
    return pd.DataFrame(cursor.fetchall(), columns=[*columns, "n"])


def count_cells(cursor: Any, where: ThreatFilter, language: Language, cell: float) -> pd.DataFrame:
    """Counts by square cell of `cell` metres: columns cx, cy and n."""
    if not cell > 0:
        raise ValueError("a cell has a side above zero")
    size = next((size for size in _CELL_SIZES if cell % size == 0), 0)
    cells = _kept_counts(where, size) if size else None
    if cells is not None:
        condition, values = cells.where(_Cells(size))
        step = int(cell // size)
        cursor.execute(
            "SELECT floor(cx / %s::numeric)::integer, floor(cy / %s::numeric)::integer, sum(n)::bigint FROM cell_counts"  # nosec B608
            f" WHERE size = %s AND {condition} GROUP BY 1, 2 HAVING sum(n) <> 0 ORDER BY 1, 2",
            [step, step, size, *values],
        )
    else:
        condition, values = where.where(language)
        cursor.execute(
            "SELECT floor(x / %s)::bigint, floor(y / %s)::bigint, count(*) FROM threat"  # nosec B608
            f" WHERE {condition} GROUP BY 1, 2 ORDER BY 1, 2",
            [float(cell), float(cell), *values],
        )
    return pd.DataFrame(cursor.fetchall(), columns=["cx", "cy", "n"])


class _Cells(Language):
    """The parts of a filter that the kept counts know; an extent is said in whole cells."""

    mark = "%s"
    everything = "true"

    def __init__(self, size: int) -> None:
        self._size = size

    def inside(self, extent: tuple[float, float, float, float]) -> tuple[str, list[object]]:
        """Cells from (xmin, ymin) up to, not including, (xmax, ymax)."""
        cells: list[object] = [int(edge // self._size) for edge in extent]
        return "cx >= %s AND cy >= %s AND cx < %s AND cy < %s", cells


def _kept_counts(where: ThreatFilter, size: int) -> ThreatFilter | None:
    """The filter for `cell_counts`; None where only the threats themselves can tell."""
    known = ThreatFilter(planes=where.planes, statuses=where.statuses, units=where.units, extent=where.extent)
    whole = where.extent is None or all(edge % size == 0 for edge in where.extent)
    return known if whole and known == where else None


def dictionary(cursor: Any) -> Dictionary:
    """The code tables."""

    def rows(table: str) -> list[Any]:
        with cursor.connection.cursor(cursor_factory=RealDictCursor) as named:
            named.execute(sql.SQL("SELECT * FROM {} ORDER BY fid").format(sql.Identifier(table)))
            return named.fetchall()

    return dictionary_of(rows)


def known_refs(cursor: Any, system: str, refs: Sequence[str]) -> set[str]:
    """Which of some ids of a source system are there, and the caller's to see."""
    cursor.execute("SELECT source_ref FROM threat WHERE source_system = %s AND source_ref = ANY (%s)",
                   (system, list(refs)))  # fmt: skip
    return {ref for (ref,) in cursor}


def units(cursor: Any) -> list[Unit]:
    """The units, parents before children, siblings by code."""
    cursor.execute(
        "SELECT id, code, name, COALESCE(parent_id, ''), valid_from, COALESCE(valid_to, ''), ST_AsBinary(geom)"
        " FROM unit ORDER BY code, valid_from"
    )
    return parents_first(
        Unit(id_, code, name, parent_id, valid_from, valid_to, None if area is None else bytes(area))
        for id_, code, name, parent_id, valid_from, valid_to, area in cursor
    )


def history(cursor: Any, threat_id: str) -> list[Event]:
    """The import or report and everything accepted since, oldest first; nothing for an unknown threat."""
    cursor.execute(
        "SELECT at, actor, kind, from_status, to_status, text, detail FROM event WHERE threat_id = %s ORDER BY seq",
        (threat_id,),
    )
    return [
        Event(at.replace(microsecond=0), actor, kind, from_status, to_status, text, json.loads(detail))
        for at, actor, kind, from_status, to_status, text, detail in cursor
    ]


def attachments(cursor: Any, threat_id: str) -> list[Attachment]:
    """What came with a threat, by name."""
    cursor.execute(
        "SELECT id, threat_id, name, media_type, size, sha256, cleaned FROM attachment WHERE threat_id = %s"
        ' ORDER BY name COLLATE "C", id',
        (threat_id,),
    )
    return [Attachment(*row) for row in cursor]


def _selected(columns: Sequence[str]) -> str:
    unknown = [name for name in columns if name not in _COLUMNS]
    if unknown or not columns:
        raise ValueError(f"the table threat gives no columns {sorted(unknown)}")
    return ", ".join(_COLUMNS[name] for name in columns)


def publications(cursor: Any) -> list[Said]:
    """What each publication said, the oldest first."""
    cursor.execute("SELECT iso(at), said FROM publication ORDER BY fid")
    return [Said(at, said) for at, said in cursor.fetchall()]
