"""A GeoPackage that was filled at once is like one that QGIS has written feature by feature."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from osgeo import ogr

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.layers.geopackage import fill, fill_table

NAMES = ["na me", 'quo"te', "count", "z"]


@pytest.fixture
def empty(qgis_app: Any, tmp_path: Path) -> Path:
    """An empty layer as QGIS makes it."""
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransformContext,
        QgsField,
        QgsFields,
        QgsVectorFileWriter,
        QgsWkbTypes,
    )
    from qgis.PyQt.QtCore import QMetaType

    path = tmp_path / "made.gpkg"
    fields = QgsFields()
    kinds = [QMetaType.Type.QString, QMetaType.Type.QString, QMetaType.Type.LongLong, QMetaType.Type.Double]
    for name, kind in zip(NAMES, kinds, strict=True):
        fields.append(QgsField(name, kind))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "Cells of 'ours'"
    crs = QgsCoordinateReferenceSystem("EPSG:2180")
    context = QgsCoordinateTransformContext()
    writer = QgsVectorFileWriter.create(str(path), fields, QgsWkbTypes.Polygon, crs, context, options)
    del writer
    return path


def boxes(n: int, seed: int = 1) -> np.ndarray:
    """n rectangles of different sizes, in no order."""
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(600_000, 700_000, n), rng.uniform(300_000, 400_000, n)
    return shapely.box(x, y, x + rng.uniform(1, 5000, n), y + rng.uniform(1, 5000, n))


def filled(path: Path, shapes: np.ndarray, **more: Any) -> list[tuple[Any, ...]]:
    rows = [(f"ą{i}" if i % 3 else None, "x", i, i / 7 if i % 5 else None) for i in range(len(shapes))]
    fill(str(path), len(rows), lambda first, last: rows[first:last], lambda first, last: shapes[first:last], **more)
    return rows


@pytest.mark.parametrize("n", [1, 51, 52, 3000, 12_345])
def test_is_whole_in_every_part(n: int, empty: Path) -> None:
    from qgis.core import QgsFeatureRequest, QgsRectangle, QgsVectorLayer

    shapes = boxes(n)
    rows = filled(empty, shapes)
    layer = QgsVectorLayer(str(empty), "made", "ogr")
    assert layer.featureCount() == n
    found = list(layer.getFeatures())
    assert [feature.id() for feature in found] == list(range(1, n + 1))
    assert [tuple(feature[name] if feature[name] else None for name in NAMES[:1]) for feature in found] == [
        row[:1] for row in rows
    ]
    assert [feature["count"] for feature in found] == list(range(n))
    read = shapely.from_wkb([feature.geometry().asWkb().data() for feature in found])
    assert shapely.equals_exact(read, shapes).all()
    total = shapely.total_bounds(shapes)
    extent = layer.extent()
    assert (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()) == pytest.approx(tuple(total))
    rng = np.random.default_rng(2)
    for _ in range(20):
        x, y = rng.uniform(595_000, 700_000), rng.uniform(295_000, 400_000)
        window = shapely.box(x, y, x + 9000, y + 4000)
        asked = layer.getFeatures(QgsFeatureRequest().setFilterRect(QgsRectangle(x, y, x + 9000, y + 4000)))
        expected = np.flatnonzero(shapely.intersects(shapes, window)) + 1
        assert sorted(feature.id() for feature in asked) == expected.tolist()


@pytest.mark.parametrize("n", [51, 5000])
def test_sqlite_finds_nothing_wrong_with_it(n: int, empty: Path) -> None:
    shapes = boxes(n)
    before = sqlite3.connect(empty).execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    filled(empty, shapes)
    database = sqlite3.connect(empty)
    assert database.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall() == before
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    ((index,),) = database.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%rtree%'")
    assert database.execute("SELECT rtreecheck(?)", [index]).fetchone() == ("ok",)
    entries = database.execute(f'SELECT minx, miny, maxx, maxy FROM "{index}" ORDER BY id').fetchall()
    assert np.array(entries) == pytest.approx(shapely.bounds(shapes), rel=1e-6)
    assert (np.array(entries)[:, :2] <= shapely.bounds(shapes)[:, :2]).all()
    assert (np.array(entries)[:, 2:] >= shapely.bounds(shapes)[:, 2:]).all()
    assert database.execute("SELECT feature_count FROM gpkg_ogr_contents").fetchone() == (n,)


def test_can_be_edited_like_any_other(empty: Path) -> None:
    """GDAL's triggers are back: what is added, moved and deleted is so in the index too."""
    filled(empty, boxes(2000))
    dataset = ogr.Open(str(empty), update=1)
    layer = dataset.GetLayer(0)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))"))
    layer.CreateFeature(feature)
    for fid in range(1, 1500):
        layer.DeleteFeature(fid)
    moved = layer.GetFeature(1700)
    moved.SetGeometry(ogr.CreateGeometryFromWkt("POLYGON((5 5, 6 5, 6 6, 5 6, 5 5))"))
    layer.SetFeature(moved)
    layer.SetSpatialFilterRect(-1, -1, 10, 10)
    assert sorted(each.GetFID() for each in layer) == [1700, 2001]
    del feature, moved, layer, dataset
    database = sqlite3.connect(empty)
    ((index,),) = database.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%rtree%'")
    assert database.execute("SELECT rtreecheck(?)", [index]).fetchone() == ("ok",)
    assert database.execute("SELECT feature_count FROM gpkg_ogr_contents").fetchone() == (502,)


def test_progress_ends_at_one_and_cancel_is_answered_at_any_moment(empty: Path) -> None:
    seen: list[float] = []
    filled(empty, boxes(12_000), progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


@pytest.mark.parametrize("after", [0, 1, 3, 5, 7])
def test_cancel_is_answered_at_any_moment(after: int, empty: Path) -> None:
    asked = iter(range(100))
    with pytest.raises(Cancelled):
        filled(empty, boxes(12_000), cancelled=lambda: next(asked) >= after)


@pytest.mark.parametrize("n", [1, 9, 10, 5_003])
def test_a_table_without_geometries_is_whole(n: int, qgis_app: Any, tmp_path: Path) -> None:
    """Also where a column says the same in all rows, or nothing."""
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransformContext,
        QgsFeature,
        QgsField,
        QgsFields,
        QgsVectorFileWriter,
        QgsVectorLayer,
        QgsWkbTypes,
    )
    from qgis.PyQt.QtCore import QMetaType

    fields = QgsFields()
    kinds = [QMetaType.Type.QString, QMetaType.Type.QString, QMetaType.Type.LongLong, QMetaType.Type.Double]
    for name, kind in zip(NAMES, kinds, strict=True):
        fields.append(QgsField(name, kind))
    path, crs = tmp_path / "table.gpkg", QgsCoordinateReferenceSystem()
    options, context = QgsVectorFileWriter.SaveVectorOptions(), QgsCoordinateTransformContext()
    writer = QgsVectorFileWriter.create(str(path), fields, QgsWkbTypes.NoGeometry, crs, context, options)
    del writer
    columns: list[list[Any]] = [["ą"] * n, ["o'clock"] * n, list(range(n)), [None] * n]
    with pytest.raises(Cancelled):
        fill_table(str(path), columns, None, lambda: True)
    seen: list[float] = []
    fill_table(str(path), columns, seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    layer = QgsVectorLayer(str(path), "made", "ogr")
    assert layer.featureCount() == n
    found = list(layer.getFeatures())
    assert [feature.id() for feature in found] == list(range(1, n + 1))
    assert [(feature["na me"], feature['quo"te'], feature["count"]) for feature in found] == list(
        zip(*columns[:3], strict=True)
    )
    assert all(feature["z"] is None or feature["z"].isNull() for feature in found)
    assert layer.dataProvider().addFeatures([QgsFeature(layer.fields())])[0]  # the triggers are back
    assert layer.featureCount() == n + 1


def test_equal_columns_keep_their_own_kinds(empty: Path) -> None:
    numbers = [1, 2, 4, 3]
    texts = [str(number) for number in numbers]
    database = sqlite3.connect(empty)
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        database.execute(f'DROP TRIGGER "{name}"')
    database.close()
    fill_table(str(empty), [texts, texts, numbers, [float(number) for number in numbers]])
    database = sqlite3.connect(empty)
    columns = ", ".join('"' + name.replace('"', '""') + '"' for name in NAMES)
    (table,) = database.execute("SELECT table_name FROM gpkg_contents").fetchone()
    found = database.execute(f'SELECT {columns} FROM "{table}"').fetchall()
    database.close()
    assert list(map(repr, found)) == [repr((str(each), str(each), each, float(each))) for each in numbers]
