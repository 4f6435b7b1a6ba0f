"""What a server publishes: the one table that is written, and what clients read.

The client (`store.http`) asks for these collections and columns, and for nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...statistics import COUNT_PERIODS


@dataclass(frozen=True)
class Published:
    """One layer of a project: `name` is the collection's; `table` a table of the schema, or a query in brackets.

    `filters` are the columns that a client may compare with a value. `geometry` is the type of the geometries in the
    column `geom`, or empty. What is `mapped` is for layers of QGIS and answered by WFS alone, the rest by rows.
    """

    name: str
    table: str
    key: str = "fid"
    filters: tuple[str, ...] = ()
    geometry: str = ""
    writable: bool = False
    mapped: bool = False


THREAT_COLUMNS = (
    *("fid", "id", "number", "plane", "category", "status", "version"),
    *("occurred_at", "reported_at", "updated_at", "due_at", "time_of_day", "weekdays", "description_masked", "place"),
    *("unit_id", "teryt", "garrison", "source_system", "source_ref", "sensitive", "review_at", "case_id", "owner"),
    *("import_id", "x", "y"),
)
"""What a client may read of a threat."""

_MOMENTS = {"occurred_at", "reported_at", "updated_at", "due_at", "review_at"}


def _said(column: str) -> str:
    if column in _MOMENTS:
        # As a file store writes it: QGIS Server would say it in its own time zone, and not say which.
        return f"kmzb.iso({column}) AS {column}"
    return f"{column}::integer AS {column}" if column == "sensitive" else column


PART = 20_000
"""Rows of `threats` that stand together in one part, for a client that has to ask several times."""

WHOLE = "1 AS whole"
"""A condition that every row meets: QGIS Server counts what a condition leaves, and estimates without one."""

_THREATS = f"(SELECT {', '.join(map(_said, THREAT_COLUMNS))}, fid / {PART} AS part, {WHOLE}, geom FROM kmzb.threat)"  # nosec B608
_PARTS = f"(SELECT 1 AS fid, {WHOLE}, max(fid) / {PART} AS last FROM kmzb.threat)"  # nosec B608
_UNITS = (
    f"(SELECT {WHOLE}, fid, id, code, name, parent_id, valid_from, valid_to,"  # nosec B608
    " encode(ST_AsBinary(geom), 'hex') AS area FROM kmzb.unit)"
)
_EVENTS = (
    "(SELECT threat_id, seq, kmzb.iso(at) AS at, actor, kind, from_status, to_status, text, detail FROM kmzb.event)"
)
_ATTACHMENTS = "(SELECT id, threat_id, name, media_type, size, sha256, cleaned FROM kmzb.attachment)"
_STATISTICS = "(SELECT fid, source_system, area_code, category, period, n FROM kmzb.area_statistic)"
_STATISTIC_PERIODS = (
    f"(SELECT {WHOLE}, row_number() OVER () AS fid, source_system, period, digits, areas, counts"  # nosec B608
    f" FROM ({COUNT_PERIODS.format(table='kmzb.area_statistic')}) AS counted)"
)
_PUBLICATIONS = f"(SELECT {WHOLE}, fid, kmzb.iso(at) AS at, said FROM kmzb.publication)"  # nosec B608
_TOTALS = (
    f"(SELECT {WHOLE}, row_number() OVER () AS fid, garrison, unit_id, plane, status, sum(n)::bigint AS n"  # nosec B608
    " FROM kmzb.cell_counts WHERE size = 10000 GROUP BY garrison, unit_id, plane, status)"
)
_CELLS = (
    f"(SELECT {WHOLE}, row_number() OVER () AS fid, size, plane, status, cx, cy, sum(n)::bigint AS n,"  # nosec B608
    " ST_SetSRID(ST_MakePoint((cx + 0.5) * size, (cy + 0.5) * size), {srid}) AS geom"
    " FROM kmzb.cell_counts GROUP BY size, plane, status, cx, cy)"
)
# `crs` is a word of the interface itself.
_STORE = (
    f"(SELECT {WHOLE}, fid, store_id, name, garrison, crs AS reference_system, schema_version, synthetic, actor, rights"  # nosec B608
    " FROM kmzb.store)"
)
_HEADS = "(SELECT fid, block, hash FROM kmzb.audit_head)"
_HEAD = f"(SELECT {WHOLE}, fid, block, hash FROM kmzb.audit_head ORDER BY block DESC LIMIT 1)"  # nosec B608

# Geometry type of a layer of annotations -> what PostGIS calls the types in it.
_SHAPES = {
    "Point": "('POINT', 'MULTIPOINT')",
    "LineString": "('LINESTRING', 'MULTILINESTRING')",
    "Polygon": "('POLYGON', 'MULTIPOLYGON')",
}


def _annotations(shape: str) -> str:
    kind = "Multi" + shape
    return (
        f"(SELECT fid, id, submission_id, threat_id, kind, text, visited_at, supersedes, retracts, created_at, actor,"  # nosec B608
        f" ST_Multi(geom)::geometry({kind}, {{srid}}) AS geom FROM kmzb.annotation_standing"
        f" WHERE GeometryType(geom) IN {_SHAPES[shape]})"
    )


THREAT_FILTERS = ("id", "plane", "category", "status", "unit_id", "owner", "case_id", "part")
CODE_TABLES = ("category", "status", "status_transition", "reason", "note_template", "setting")

PUBLISHED = (
    Published("submission", "submission", "id", writable=True),
    Published("receipt", "receipt", "id", ("id",)),
    Published("threats", _THREATS, filters=THREAT_FILTERS, geometry="Point"),
    Published("parts", _PARTS),
    Published("event", _EVENTS, "seq", ("threat_id",)),
    Published("totals", _TOTALS),
    Published("cells", _CELLS, filters=("size", "plane", "status"), geometry="Point"),
    Published("open_description", "(SELECT threat_id, text FROM kmzb.open_description)", "threat_id", ("threat_id",)),
    # The list alone: no content leaves this way.
    Published("attachment", _ATTACHMENTS, "id", ("threat_id",)),
    *(Published(name, f"(SELECT *, {WHOLE} FROM kmzb.{name})") for name in CODE_TABLES),  # nosec B608
    Published("units", _UNITS),
    Published("area_statistic", _STATISTICS, filters=("period",)),
    Published("statistic_period", _STATISTIC_PERIODS),
    Published("publications", _PUBLICATIONS),
    Published("store", _STORE),
    Published("head", _HEAD),
    Published("audit_head", _HEADS, filters=("hash",)),
    # A view of one row: reading it computes the whole chain, so it is no query, which QGIS would try when it opens it.
    Published("audit_verdict", "audit_verdict", "entries"),
    Published("threat", "threat", geometry="Point", mapped=True),
    *(
        Published(f"annotation_{shape.lower()}", _annotations(shape), geometry=f"Multi{shape}", mapped=True)
        for shape in _SHAPES
    ),
    Published("unit_today", "unit_today", geometry="MultiPolygon", mapped=True),
)
