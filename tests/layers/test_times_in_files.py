"""Times in a GeoPackage go past QGIS where they are read the same."""

from __future__ import annotations

import sqlite3
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

moments = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59)).map(lambda each: each.isoformat()[:19])
parts = st.sampled_from(["", ".5", ".123", ".999", ".0001", ".99996"])
POINT = "x'47500001FFFFFFFF0101000000000000000000F03F0000000000000040'"
"""(1, 2) as a GeoPackage holds it."""
odd = st.sampled_from(
    ["", "2025-02-30T01:02:03Z", "2025-13-01T00:00:00", "2025-01-02 03:04:05", "soon", "2025-01-02", "2025-01-02Z", "5"]
)


def column_of(ends: list[str]) -> Any:
    """A column of moments with these ends, among them nothing at all."""
    return st.lists(st.none() | st.tuples(moments, parts, st.sampled_from(ends)).map("".join), min_size=1, max_size=6)


@given(
    column_of(["Z"])
    | column_of([""])
    | column_of(["Z", "", "+02:00"])
    | st.lists(moments | odd, min_size=1, max_size=3),
    st.lists(st.none() | st.dates().map(str) | odd, min_size=6, max_size=6) | st.just([None] * 6),
)
@example(["2025-02-30T01:02:03Z"], ["2025-02-30"] * 6)
@example(["2025-01-02T03:04:05.1Z", "2025-01-02T03:04:59.999Z", None], ["2024-02-29"] * 6)
@settings(max_examples=150)
def test_times_in_a_file_are_read_as_qgis_reads_them(qgis_app: Any, at: list[Any], on: list[Any]) -> None:
    from osgeo import ogr
    from qgis.core import QgsVectorLayer

    from kmzb_plugin.layers.points import read_points
    from kmzb_plugin.processing.times import moments, texts

    with tempfile.TemporaryDirectory() as name:
        path = f"{name}/times.gpkg"
        dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
        layer = dataset.CreateLayer('ti"mes', None, ogr.wkbPoint, ["SPATIAL_INDEX=NO"])
        layer.CreateField(ogr.FieldDefn("a t", ogr.OFTDateTime))
        layer.CreateField(ogr.FieldDefn("on", ogr.OFTDate))
        for _ in at:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT(1 2)"))
            layer.CreateFeature(feature)
        del feature, layer, dataset
        database = sqlite3.connect(path)
        for fid, row in enumerate(zip(at, on * len(at), strict=False), 1):
            database.execute('UPDATE "ti""mes" SET "a t" = ?, "on" = ? WHERE fid = ?', [*row, fid])
        database.commit()
        database.close()
        layer = QgsVectorLayer(path, "times", "ogr")
        for fields in (["a t"], ["on"]):
            fast, slow = (read_points(layer, given_layer, fields).columns[fields[0]] for given_layer in (layer, None))
            assert texts(fast).tolist() == texts(slow).tolist()
            assert moments(fast).equals(moments(slow))


@pytest.mark.parametrize(
    ("ends", "kind"), [(["Z", ".250Z"], "S20"), (["", ".5"], "S19"), (["Z", ""], "O"), (["+01:00"], "O")]
)
def test_only_times_of_one_kind_go_past_qgis(ends: list[str], kind: str, qgis_app: Any, tmp_path: Path) -> None:
    from osgeo import ogr
    from qgis.core import QgsVectorLayer

    from kmzb_plugin.analysis.progress import Cancelled
    from kmzb_plugin.layers import points

    path = str(tmp_path / "times.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    layer = dataset.CreateLayer("times", None, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("at", ogr.OFTDateTime))
    for end in ends:
        dataset.ExecuteSQL(f"INSERT INTO times (at, geom) VALUES ('2025-01-02T03:04:05{end}', {POINT})")
    del layer, dataset
    layer = QgsVectorLayer(path, "times", "ogr")
    with mock.patch.object(points, "_BATCH", 1):  # each has a batch of its own
        found = points.read_points(layer, layer, ["at", "fid", "at"])
        assert found.columns["at"].dtype == kind
        assert found.columns["fid"].tolist() == found.ids.tolist() == list(range(1, len(ends) + 1))
        if kind != "O":  # left in the midst of the stream
            with pytest.raises(Cancelled):
                points.read_points(layer, layer, ["at"], cancelled=lambda: True)


@given(
    st.lists(
        st.none() | st.tuples(moments, st.just("Z")).map("".join) | odd | st.just("x" * 20) | st.just("ą" * 10),
        min_size=1,
        max_size=6,
    )
    | st.lists(st.none() | st.tuples(moments, st.just("Z")).map("".join), min_size=1, max_size=6)
)
@example(["2025-01-02T03:04:05Z", None, "2025-02-30T01:02:03Z"])
@example(["2025-01-02T03:04:05Z", "2025-01-02T03:04:06Z", None])
@example([None, "2025-01-02T03:04:05Z", "soon"])
@settings(max_examples=100)
def test_moments_in_a_column_of_text_are_read_as_qgis_reads_them(qgis_app: Any, at: list[Any]) -> None:
    """In batches of two: what one took for moments is text again where the next holds something else."""
    from osgeo import ogr
    from qgis.core import QgsVectorLayer

    from kmzb_plugin.layers import points
    from kmzb_plugin.processing.times import moments, texts

    with tempfile.TemporaryDirectory() as name:
        path = f"{name}/times.gpkg"
        dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
        layer = dataset.CreateLayer("times", None, ogr.wkbPoint, ["SPATIAL_INDEX=NO"])
        layer.CreateField(ogr.FieldDefn("at", ogr.OFTString))
        for each in at:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT(1 2)"))
            feature["at"] = each
            layer.CreateFeature(feature)
        del feature, layer, dataset
        layer = QgsVectorLayer(path, "times", "ogr")
        with mock.patch.object(points, "_BATCH", 2):
            fast, slow = (points.read_points(layer, given, ["at"]).columns["at"] for given in (layer, None))
        assert texts(fast).tolist() == texts(slow).tolist()
        assert moments(fast).equals(moments(slow))
        if fast.dtype == object:
            assert fast.tolist() == slow.tolist()
