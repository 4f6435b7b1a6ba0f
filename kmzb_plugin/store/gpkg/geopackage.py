"""What makes a SQLite file a GeoPackage 1.3 (OGC 12-128r17): its own tables and the spatial indexes."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from ...domain.periods import iso

APPLICATION_ID = 0x47504B47
USER_VERSION = 10300


@dataclass(frozen=True)
class Crs:
    """A coordinate reference system as `gpkg_spatial_ref_sys` keeps it."""

    srs_id: int
    name: str
    organization: str
    code: int
    definition: str


GEOMETRY_TABLES = {"threat": "POINT", "annotation": "GEOMETRY", "unit": "MULTIPOLYGON"}
ATTRIBUTE_TABLES = ("category", "status", "status_transition", "reason", "note_template", "setting")

_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (
    table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER DEFAULT NULL);
"""

# The triggers are those of the standard's R-tree extension (clause F.3), word for word.
_RTREE = """
CREATE VIRTUAL TABLE rtree_{t}_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_{t}_geom_insert AFTER INSERT ON {t}
  WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_{t}_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_{t}_geom_update1 AFTER UPDATE OF geom ON {t}
  WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_{t}_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_{t}_geom_update2 AFTER UPDATE OF geom ON {t}
  WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_{t}_geom WHERE id = OLD.fid;
END;
CREATE TRIGGER rtree_{t}_geom_update3 AFTER UPDATE ON {t}
  WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_{t}_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_{t}_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_{t}_geom_update4 AFTER UPDATE ON {t}
  WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_{t}_geom WHERE id IN (OLD.fid, NEW.fid);
END;
CREATE TRIGGER rtree_{t}_geom_delete AFTER DELETE ON {t}
  WHEN OLD.geom NOT NULL
BEGIN
  DELETE FROM rtree_{t}_geom WHERE id = OLD.fid;
END;
"""


def run_script(db: sqlite3.Connection, script: str) -> None:
    """Runs several statements inside the transaction that is open (executescript would commit it first)."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


def add_package_tables(db: sqlite3.Connection, systems: list[Crs]) -> None:
    """GeoPackage's own tables with the reference systems of the standard and those given."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {USER_VERSION}")
    run_script(db, _TABLES)
    undefined = [
        Crs(-1, "Undefined Cartesian coordinate reference system", "NONE", -1, "undefined"),
        Crs(0, "Undefined geographic coordinate reference system", "NONE", 0, "undefined"),
    ]
    db.executemany(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)",
        [(crs.name, crs.srs_id, crs.organization, crs.code, crs.definition) for crs in [*undefined, *systems]],
    )


def register_tables(db: sqlite3.Connection, srs_id: int, at: datetime) -> None:
    """Makes the tables with geometry layers, each with a spatial index, and the code tables attribute tables."""
    contents = (
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id) VALUES (?, ?, ?, ?, ?)"
    )
    for table, geometry_type in GEOMETRY_TABLES.items():
        db.execute(contents, (table, "features", table, _last_change(at), srs_id))
        db.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
            (table, geometry_type, srs_id),
        )
        db.execute(
            "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', ?, 'write-only')",
            (table, "http://www.geopackage.org/spec120/#extension_rtree"),
        )
        # GDAL's own table. Without a row QGIS shows a filtered layer with the count of the whole; NULL says: count.
        db.execute("INSERT INTO gpkg_ogr_contents VALUES (?, NULL)", (table,))
        run_script(db, _RTREE.format(t=table))
    db.executemany(contents, [(table, "attributes", table, _last_change(at), None) for table in ATTRIBUTE_TABLES])


def layer_changed(
    db: sqlite3.Connection, table: str, at: datetime, bounds: tuple[float, float, float, float] | None
) -> None:
    """Makes the layer's extent cover (xmin, ymin, xmax, ymax) as well, and its count, which GDAL may keep, unknown."""
    db.execute("UPDATE gpkg_ogr_contents SET feature_count = NULL WHERE table_name = ?", (table,))
    db.execute("UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?", (_last_change(at), table))
    if bounds is not None:
        db.execute(
            "UPDATE gpkg_contents SET"
            " min_x = MIN(COALESCE(min_x, :xmin), :xmin), min_y = MIN(COALESCE(min_y, :ymin), :ymin),"
            " max_x = MAX(COALESCE(max_x, :xmax), :xmax), max_y = MAX(COALESCE(max_y, :ymax), :ymax)"
            " WHERE table_name = :table",
            dict(zip(("table", "xmin", "ymin", "xmax", "ymax"), (table, *bounds), strict=True)),
        )


def _last_change(at: datetime) -> str:
    """The form that the standard wants, with milliseconds."""
    return iso(at).replace("Z", ".000Z")
