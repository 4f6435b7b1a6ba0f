"""Points of a layer as arrays: the fast way and the general way read the same."""

from __future__ import annotations

import sqlite3
import struct
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.domain.periods import Period
from kmzb_plugin.layers.recipes import PLANES
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.text import UserError
from tests.gdals import gdals_exceptions
from tests.layers.conftest import PER_PLANE, everywhere

WKT = [
    "POINT(1 2)",
    "POINT Z(3 4 5)",
    "MULTIPOINT((6 7),(8 9))",
    "MULTIPOINT((10 11))",
    None,
    "POINT EMPTY",
    "MULTIPOINT EMPTY",
    "POINT(12 13)",
]
FILTERS = (
    ThreatFilter(),
    ThreatFilter(statuses=("new", "confirmed"), categories=("speeding", "unknown:Nowa")),
    ThreatFilter(period=Period(datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 10, 15, tzinfo=UTC))),
    ThreatFilter(extent=(637_500.0, 395_500.0, 638_100.0, 396_100.0)),
    ThreatFilter(text="radom'ska 50% \\ Łąkowa"),
)
EXPECTED = [(1, 2, "a"), (3, 4, "b"), (6, 7, "c"), (8, 9, "c"), (10, 11, "d"), (12, 13, "h")]


def written(path: Path, driver: str, geometries: list[str | None]) -> str:
    """A file of points of every kind with a text and a number."""
    from osgeo import ogr

    dataset = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    layer = dataset.CreateLayer("points", None, ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("text", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("number", ogr.OFTInteger))
    if driver == "GPKG":
        dataset.StartTransaction()
    for i, wkt in enumerate(geometries):
        feature = ogr.Feature(layer.GetLayerDefn())
        if wkt:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        feature["text"] = chr(ord("a") + i % 26)
        if i % 2:
            feature["number"] = i
        layer.CreateFeature(feature)
    if driver == "GPKG":
        dataset.CommitTransaction()
    del layer, dataset
    return str(path)


@pytest.fixture(params=["file", "iterator"])
def read(request: pytest.FixtureRequest, qgis_app: Any) -> Any:
    """`read(path, fields)` by OGR's Arrow stream, and by QGIS's iterator."""
    from qgis.core import QgsVectorLayer

    from kmzb_plugin.layers.points import read_points

    def call(path: str, fields: tuple[str, ...] = (), **more: Any) -> Any:
        layer = QgsVectorLayer(path, "points", "ogr")
        assert layer.isValid()
        return read_points(layer, layer if request.param == "file" else None, fields, **more)

    return call


def test_all_kinds_of_points(read: Any, tmp_path: Path) -> None:
    from kmzb_plugin.layers.points import Loss

    points = read(written(tmp_path / "points.gpkg", "GPKG", WKT), ("text", "number"))
    order = np.argsort(points.x)
    assert [(points.x[i], points.y[i], points.columns["text"][i]) for i in order] == EXPECTED
    np.testing.assert_array_equal(points.columns["number"][order], [np.nan, 1, np.nan, np.nan, 3, 7])
    assert points.features == 8
    assert points.exploded == 1
    assert points.dropped == Counter({Loss.NO_GEOMETRY: 1, Loss.EMPTY: 2})


def test_infinite_coordinates_are_dropped(read: Any, tmp_path: Path) -> None:
    from kmzb_plugin.layers.points import Loss

    path = written(tmp_path / "points.gpkg", "GPKG", ["POINT(1 2)", "POINT(7 0)", "POINT(7 0)"])
    # GDAL itself cannot write the box of infinite points: their first coordinate is put in behind header and kind.
    with closing(sqlite3.connect(path)) as database, database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')  # these need functions of GDAL's own
        database.create_function("infinite", 1, lambda blob: blob[:13] + struct.pack("<d", np.inf) + blob[21:])
        assert database.execute("UPDATE points SET geom = infinite(geom) WHERE fid > 1").rowcount == 2
    points = read(path)
    assert points.x.tolist() == [1]
    assert points.dropped == Counter({Loss.NOT_FINITE: 2})


def test_plain_points_without_attributes(read: Any, tmp_path: Path) -> None:
    points = read(written(tmp_path / "points.gpkg", "GPKG", [f"POINT({i} {2 * i})" for i in range(70_000)]))
    assert points.x.tolist() == list(range(70_000))
    assert (points.y == 2 * points.x).all()


def test_a_large_table_is_read_batch_by_batch_in_its_order(
    qgis_app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one whose ids have gaps and whose names need quotes."""
    from osgeo import ogr
    from qgis.core import QgsVectorLayer

    from kmzb_plugin.layers import points

    path = tmp_path / "points.gpkg"
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    made = dataset.CreateLayer('a "b"', None, ogr.wkbPoint, ['FID=the "id"'])
    made.CreateField(ogr.FieldDefn("number", ogr.OFTInteger))
    dataset.StartTransaction()
    ids = [*range(1, 300), *range(1000, 1010), 9_000_000]
    for fid in ids:
        feature = ogr.Feature(made.GetLayerDefn())
        feature.SetFID(fid)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT({fid} {-fid})"))
        feature["number"] = fid % 7
        made.CreateFeature(feature)
    dataset.CommitTransaction()
    del made, dataset
    monkeypatch.setattr(points, "_BATCH", 16)
    layer = QgsVectorLayer(f'{path}|layername=a "b"', "points", "ogr")
    assert layer.isValid()
    seen: list[float] = []
    found = points.read_points(layer, layer, ("number",), progress=seen.append)
    assert found.x.tolist() == ids
    assert found.ids.tolist() == ids
    assert (found.columns["number"] == np.array(ids) % 7).all()
    assert len(seen) > 10
    assert seen == sorted(seen)
    with pytest.raises(Cancelled):
        points.read_points(layer, layer, cancelled=lambda: True)


@pytest.mark.parametrize(
    ("name", "driver"), [("p.geojson", "GeoJSON"), ("p.fgb", "FlatGeobuf"), ("p.shp", "ESRI Shapefile")]
)
def test_other_formats(name: str, driver: str, read: Any, tmp_path: Path) -> None:
    path = written(tmp_path / name, driver, ["POINT(1 2)", "POINT(3 4)"])
    points = read(path, ("text", "number"))
    order = np.argsort(points.x)
    assert points.columns["text"][order].tolist() == ["a", "b"]
    np.testing.assert_array_equal(points.columns["number"][order], [np.nan, 1])


def test_empty_file(read: Any, tmp_path: Path) -> None:
    points = read(written(tmp_path / "points.gpkg", "GPKG", []), ("text",))
    assert len(points) == 0
    assert points.features == 0
    assert points.columns["text"].tolist() == []


def test_expression_is_honoured(read: Any, tmp_path: Path) -> None:
    path = written(tmp_path / "points.gpkg", "GPKG", ["POINT(1 2)", "POINT(3 4)"])
    assert read(path, expression="\"text\" = 'b'").x.tolist() == [3]


def test_can_be_cancelled(read: Any, tmp_path: Path) -> None:
    path = written(tmp_path / "points.gpkg", "GPKG", [f"POINT({i} 0)" for i in range(5000)])
    with pytest.raises(Cancelled):
        read(path, cancelled=lambda: True)


def test_a_filtered_layer_is_never_read_past_its_filter(qgis_app: Any, tmp_path: Path) -> None:
    from qgis.core import QgsVectorLayer

    from kmzb_plugin.layers.points import read_points

    path = written(tmp_path / "points.gpkg", "GPKG", ["POINT(1 2)", "POINT(3 4)", "POINT(5 6)"])
    layer = QgsVectorLayer(path, "points", "ogr")
    layer.setSubsetString("\"text\" <> 'a'")
    assert read_points(layer, layer).x.tolist() == [3, 5]
    layer.setSubsetString("")
    assert layer.startEditing()
    layer.deleteFeature(3)
    assert read_points(layer, layer).x.tolist() == [1, 3]
    layer.rollBack()


def test_a_plain_file_takes_the_fast_way_and_a_part_of_one_does_not(
    qgis_app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qgis.core import QgsVectorLayer

    from kmzb_plugin.layers import points

    taken: list[str] = []
    for way in ("_from_arrow", "_from_iterator"):
        real = getattr(points, way)
        monkeypatch.setattr(points, way, lambda *a, real=real, way=way: (taken.append(way), real(*a))[1])
    path = written(tmp_path / "points.gpkg", "GPKG", ["POINT(1 2)", "MULTIPOINT((3 4),(5 6))"])
    for more, wanted, way in (
        ("", 3, "_from_arrow"),
        ("|geometrytype=Point", 3, "_from_iterator"),
        ("|subset=\"text\" = 'b'", 2, "_from_arrow"),
        ("|subset=\"text\" = 'b' -- the second", 2, "_from_iterator"),
        ("|subset=SELECT * FROM points WHERE number IS NULL", 1, "_from_iterator"),
    ):
        layer = QgsVectorLayer(f"{path}|layername=points{more}", "p", "ogr")
        assert len(points.read_points(layer, layer, ("text",))) == wanted
        assert taken.pop() == way


@pytest.mark.parametrize("exceptions", [False, True])
@pytest.mark.parametrize("change", ["removed", "overwritten", "table renamed", "field renamed"])
def test_a_file_that_is_no_longer_what_was_loaded_is_told(
    change: str, exceptions: bool, qgis_app: Any, tmp_path: Path
) -> None:
    from qgis.core import QgsVectorLayer

    from kmzb_plugin.layers.points import read_points

    path = Path(written(tmp_path / "points.gpkg", "GPKG", ["POINT(1 2)", "POINT(3 4)"]))
    layer = QgsVectorLayer(f"{path}|layername=points", "my points", "ogr")
    if change == "removed":
        path.unlink()
    elif change == "overwritten":
        path.write_bytes(b"something else" * 1000)
    else:
        with closing(sqlite3.connect(path)) as database:
            what = "TO others" if change == "table renamed" else "COLUMN text TO words"
            database.execute(f"ALTER TABLE points RENAME {what}")
    moved = pytest.raises(UserError, match="«my points» has been moved or changed")
    with gdals_exceptions(exceptions), moved as told:
        read_points(layer, layer, ("text",))
    assert str(path) in told.value.text


@pytest.mark.parametrize("exceptions", [False, True])
@pytest.mark.parametrize("field", ["text", "at"])
def test_a_damaged_file_is_told_and_ends(field: str, exceptions: bool, qgis_app: Any, tmp_path: Path) -> None:
    """GDAL 3.6 says the same empty batch for ever."""
    from qgis.core import QgsVectorLayer

    from kmzb_plugin.layers.points import read_points

    path = Path(written(tmp_path / "points.gpkg", "GPKG", [f"POINT({i} 0)" for i in range(5000)]))
    with closing(sqlite3.connect(path)) as database:
        database.execute("ALTER TABLE points ADD COLUMN at DATETIME")
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 3)
        file.write(b"\xff" * 20_000)
    layer = QgsVectorLayer(f"{path}|layername=points", "my points", "ogr")
    damaged = pytest.raises(UserError, match=r"«my points» is damaged \(features read before: [\d,]+\)")
    with gdals_exceptions(exceptions), damaged:
        read_points(layer, layer, (field,))


def test_times_are_text_with_their_zone(qgis_app: Any) -> None:
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer
    from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

    from kmzb_plugin.layers.points import read_points

    layer = QgsVectorLayer("Point?field=at:datetime&field=on:date", "p", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes([QDateTime(QDate(2025, 1, 2), QTime(3, 4), Qt.TimeSpec.UTC), QDate(2025, 1, 2)])
    feature.setGeometry(QgsGeometry.fromWkt("POINT(1 2)"))
    layer.dataProvider().addFeature(feature)
    points = read_points(layer, layer, ("at", "on"))
    assert points.columns["at"].tolist() == ["2025-01-02T03:04:00Z"]
    assert points.columns["on"].tolist() == ["2025-01-02"]


@pytest.mark.parametrize(("driver", "ending"), [("GPKG", "gpkg"), ("GeoJSON", "geojson")])
def test_points_know_the_feature_they_come_from(read: Any, tmp_path: Path, driver: str, ending: str) -> None:
    from qgis.core import QgsVectorLayer

    path = written(tmp_path / f"points.{ending}", driver, WKT)
    points = read(path, ("text",))
    texts = {feature.id(): feature["text"] for feature in QgsVectorLayer(path, "points", "ogr").getFeatures()}
    assert [texts[i] for i in points.ids] == points.columns["text"].tolist()
    assert [texts[i] for i in points.only(points.x > 5).ids] == points.columns["text"][points.x > 5].tolist()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["", "a", "zażółć", "category_1", "category_2", "long enough for three words", "a" * 8]))
)
def test_equal_texts_are_one_object(texts: list[str]) -> None:
    from kmzb_plugin.layers.columns import arrow_column

    batch = np.array([each.encode() for each in texts], dtype="S")
    found, codes = arrow_column(batch, False), arrow_column(batch, True)
    assert found.tolist() == codes.tolist() == texts
    assert len({id(each) for each in found}) == len(codes.categories) == len(set(texts))


@pytest.mark.parametrize("coded", [False, True])
def test_text_that_is_no_unicode_is_read_as_far_as_it_goes(coded: bool) -> None:
    from kmzb_plugin.layers.columns import arrow_column

    batch = np.ma.array([b"\xff", b"a", b"\xfe", b"b"], mask=[False, False, False, True])
    found = arrow_column(batch, coded)
    assert found.tolist()[:3] == ["\ufffd", "a", "\ufffd"]
    assert found.tolist()[3] is None or np.isnan(found.tolist()[3])


@everywhere
@pytest.mark.parametrize("where", FILTERS)
def test_layers_of_a_store_are_read_past_qgis_under_their_filter(group: Any, where: ThreatFilter) -> None:
    from kmzb_plugin.layers.points import read_points
    from kmzb_plugin.processing.times import moments, texts

    group.apply_filter(where)
    fields = ("id", "category", "reported_at", "occurred_at")
    for plane in PLANES:
        layer = group.layer(plane)
        fast, slow = (read_points(layer, given, fields, coded=("category",)) for given in (layer, None))
        assert len(fast) == PER_PLANE or where != ThreatFilter()
        assert not len(fast) or fast.columns["reported_at"].dtype == "S20"
        order, other = (np.argsort(texts(each.columns["id"])) for each in (fast, slow))
        assert fast.x[order].tolist() == slow.x[other].tolist()
        for name in ("id", "category"):
            assert texts(fast.columns[name])[order].tolist() == texts(slow.columns[name])[other].tolist()
        for name in ("reported_at", "occurred_at"):
            one, two = (moments(each.columns[name]) for each in (fast, slow))
            assert one[order].tolist() == two[other].tolist()
        keys = {feature["id"]: feature["fid"] for feature in layer.getFeatures()}
        assert fast.ids.tolist() == [keys[each] for each in texts(fast.columns["id"])]
