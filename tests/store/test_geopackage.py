"""The file is a GeoPackage that any program reads: seen through OGR and SQLite."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest
import shapely
from osgeo import gdal, ogr
from qgis.core import QgsCoordinateReferenceSystem

from kmzb_plugin.domain.submission import annotation, correction
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from tests.store.conftest import some_threats
from tests.store.samples import SOURCE, threat_rows

FAR = {"type": "Point", "coordinates": [620_000.0, 520_000.0]}


@pytest.fixture
def lived_in(gpkg: tuple[Store, Path]) -> tuple[Store, Path]:
    """After two imports, a correction that leaves the old extent, and a shape."""
    store, path = gpkg
    with store.bulk_import(SOURCE) as importer:
        importer.add_threats(threat_rows(200, first=100))
    threat = some_threats(store)[0]
    shape = {"type": "Polygon", "coordinates": [[[0, 0], [10, 0], [10, 10], [0, 0]]]}
    receipts = store.submit(
        [
            correction(threat.id, 1, "x", geometry=FAR),
            annotation(None, "x", kind="shape", geometry=shape),
            annotation(threat.id, "no place"),
        ]
    )
    assert all(receipt.accepted for receipt in receipts)
    return store, path


def test_gdal_opens_it_without_a_warning(lived_in: tuple[Store, Path]) -> None:
    said: list[str] = []
    gdal.PushErrorHandler(lambda level, number, text: said.append(text))
    try:
        source = ogr.Open(str(lived_in[1]))
        layers = {source.GetLayer(index).GetName() for index in range(source.GetLayerCount())}
        for index in range(source.GetLayerCount()):
            assert len(list(source.GetLayer(index))) == source.GetLayer(index).GetFeatureCount()
    finally:
        gdal.PopErrorHandler()
    assert said == []
    assert layers == {
        "threat", "annotation", "unit",
        "category", "status", "status_transition", "reason", "note_template", "setting",
    }  # fmt: skip


def test_layers_have_type_crs_and_extent(lived_in: tuple[Store, Path]) -> None:
    store, path = lived_in
    source = ogr.Open(str(path))
    for name, geometry_type in (
        ("threat", ogr.wkbPoint),
        ("annotation", ogr.wkbUnknown),
        ("unit", ogr.wkbMultiPolygon),
    ):
        layer = source.GetLayerByName(name)
        assert layer.GetGeomType() == geometry_type
        assert layer.GetSpatialRef().GetAuthorityCode(None) == "2180"
    frame = store.frame(ThreatFilter(), ["x", "y"])
    xmin, xmax, ymin, ymax = source.GetLayerByName("threat").GetExtent()
    # GDAL reads the extent through text of 15 digits.
    assert (xmin, ymin) == pytest.approx((frame["x"].min(), frame["y"].min()), abs=1e-6)
    assert (xmax, ymax) == (620_000.0, 520_000.0)
    assert source.GetLayerByName("annotation").GetExtent() == (0, 10, 0, 10)


def test_the_count_that_gdal_keeps_is_never_stale(gpkg: tuple[Store, Path]) -> None:
    store, path = gpkg

    def count(update: int) -> int:
        source = ogr.Open(str(path), update=update)
        return source.GetLayerByName("threat").GetFeatureCount()

    assert [count(1), count(0)] == [12, 12]  # opened for writing, GDAL may note down what it counted
    with store.bulk_import(SOURCE) as importer:
        importer.add_threats(threat_rows(5, first=100))
    assert [count(0), count(1)] == [17, 17]


def test_the_spatial_index_finds_what_is_there(lived_in: tuple[Store, Path]) -> None:
    store, path = lived_in
    frame = store.frame(ThreatFilter(), ["number", "x", "y"])
    source = ogr.Open(str(path))
    layer = source.GetLayerByName("threat")
    assert layer.TestCapability(ogr.OLCFastSpatialFilter)
    for box in ((600_000, 500_000, 605_000, 503_000), (619_999, 519_999, 620_001, 520_001), (0, 0, 1, 1)):
        layer.SetSpatialFilterRect(*box)
        inside = frame[frame["x"].between(box[0], box[2]) & frame["y"].between(box[1], box[3])]
        assert sorted(feature["number"] for feature in layer) == sorted(inside["number"])


def test_the_spatial_index_holds_every_geometry_once(lived_in: tuple[Store, Path]) -> None:
    db = sqlite3.connect(lived_in[1])
    for table in ("threat", "annotation", "unit"):
        fids = db.execute(f"SELECT fid FROM {table} WHERE geom IS NOT NULL ORDER BY fid").fetchall()
        assert db.execute(f"SELECT id FROM rtree_{table}_geom ORDER BY id").fetchall() == fids
        assert db.execute(f"SELECT rtreecheck('rtree_{table}_geom')").fetchone() == ("ok",)
    db.close()


def test_geometries_are_where_the_columns_say(lived_in: tuple[Store, Path]) -> None:
    source = ogr.Open(str(lived_in[1]))
    found = np.array(
        [(f["x"], f["y"], f.geometry().GetX(), f.geometry().GetY()) for f in source.GetLayerByName("threat")]
    )
    assert np.array_equal(found[:, :2], found[:, 2:])
    areas = [shapely.from_wkb(bytes(f.geometry().ExportToWkb())) for f in source.GetLayerByName("unit")]
    stored = [shapely.from_wkb(unit.area_wkb) for unit in lived_in[0].units()]
    assert {area.wkt for area in areas} == {area.wkt for area in stored}


def test_the_headers_say_geopackage(gpkg: tuple[Store, Path]) -> None:
    db = sqlite3.connect(gpkg[1])
    assert db.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert db.execute("PRAGMA user_version").fetchone() == (10300,)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    systems = dict(db.execute("SELECT srs_id, definition FROM gpkg_spatial_ref_sys"))
    assert {-1, 0, 4326, 2180} == set(systems)
    assert QgsCoordinateReferenceSystem.fromWkt(systems[2180]).authid() == "EPSG:2180"
    db.close()
