"""Points that SQLite has copied from one GeoPackage to another are the same as those that QGIS has written."""

from __future__ import annotations

import ctypes
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.layers import geopackage, rtree
from kmzb_plugin.processing import pointrows

from .conftest import point_layer, saved

SEEN = {"QGIS": 10**9, "SQLite": 0}  # from how many points on SQLite copies
NAMES = ["text", 'short "one"', "whole", "large", "real", "is it", "day", "moment", "raw"]


def layer_of(rows: list[tuple[Any, ...]], crs: str = "EPSG:2180") -> Any:
    """Points on a line, each with values for NAMES."""
    from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsPointXY, QgsVectorLayer
    from qgis.PyQt.QtCore import QMetaType

    kind = QMetaType.Type
    kinds = [kind.QString, kind.QString, kind.Int, kind.LongLong, kind.Double, kind.Bool, kind.QDate, kind.QDateTime]
    layer = QgsVectorLayer(f"Point?crs={crs}", "points", "memory")
    fields = [QgsField(name, kind) for name, kind in zip(NAMES, [*kinds, kind.QByteArray], strict=True)]
    fields[1].setLength(20)
    layer.dataProvider().addAttributes(fields)
    layer.updateFields()
    features = []
    for i, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(630_000.0 + 70 * i, 480_000.0 + i % 3)))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


def written(source: Any, folder: Path, way: str, **more: Any) -> Path:
    """The points with their clusters, by one of the two ways."""
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject

    from kmzb_plugin.processing.hotspots.clusters import Clusters

    path = folder / f"{way}.gpkg"
    algorithm = Clusters()
    algorithm.initAlgorithm({})
    parameters = {"INPUT": source, "RADIUS": 100, "MIN_SIZE": 2, "OUTPUT": str(path), **more}
    feedback, context = QgsProcessingFeedback(False), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    with mock.patch.object(pointrows, "MANY", SEEN[way]):
        _, good = algorithm.run(parameters, context, feedback)
    assert good, feedback.textLog()
    return path


def contents(path: Path) -> list[Any]:
    """All that QGIS reads from it."""
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(str(path), "read", "ogr")
    fields = [(each.name(), each.typeName(), each.length(), each.precision()) for each in layer.fields()]
    rows = [(each.id(), bytes(each.geometry().asWkb()), *map(value, each.attributes())) for each in layer.getFeatures()]
    box = layer.extent()
    corners = [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()]
    return [layer.crs().authid(), layer.wkbType(), layer.featureCount(), corners, fields, rows]


def drop_triggers(database: sqlite3.Connection) -> None:
    """GDAL's need functions of its own."""
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        database.execute(f'DROP TRIGGER "{name}"')


def value(found: Any) -> Any:
    if found is None or (hasattr(found, "isNull") and found.isNull()):
        return None
    return repr(found) if isinstance(found, float) else bytes(found) if hasattr(found, "toBase64") else found


def same_both_ways(source: Callable[[], Any], folder: Path, by_sqlite: bool = True, **more: Any) -> list[Any]:
    """What was written, which is the same both ways."""
    crs, kind, n, corners, *of_rows = contents(written(source(), folder, "QGIS", **more))
    # Newer GDAL rounds what it notes of the box to 16 digits.
    slow = [crs, kind, n, pytest.approx(corners, rel=1e-15, abs=0.0, nan_ok=True), *of_rows]
    answers = []
    with mock.patch.object(
        geopackage, "copy_points", lambda *given: answers.append(geopackage_copy(*given)) or answers[-1]
    ):
        fast = contents(written(source(), folder, "SQLite", **more))
    assert answers == ([True] if by_sqlite else answers[:0] or [False] * len(answers))
    assert fast == slow
    return fast


geopackage_copy = geopackage.copy_points

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=10)
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))
rows_of_all_kinds = st.lists(
    st.tuples(
        *(
            st.none() | each
            for each in (
                texts,
                texts,
                st.integers(-(2**31) + 1, 2**31 - 1),
                st.integers(-(2**63) + 1, 2**63 - 1),
                st.floats(allow_nan=False, allow_infinity=False),
                st.booleans(),
                st.dates(date(1, 1, 1), date(9999, 12, 31)),
                moments.map(lambda each: each.replace(microsecond=each.microsecond // 1000 * 1000)),
                st.binary(max_size=20),
            )
        )
    ),
    min_size=2,
    max_size=8,
)


@given(rows_of_all_kinds)
@settings(max_examples=25)
def test_values_of_all_kinds_are_the_same(qgis_app: Any, rows: list[tuple[Any, ...]]) -> None:
    from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QTime

    def given_to_qgis(each: Any) -> Any:
        if isinstance(each, datetime):
            time = QTime(each.hour, each.minute, each.second, each.microsecond // 1000)
            return QDateTime(QDate(each.year, each.month, each.day), time)
        if isinstance(each, date):
            return QDate(each.year, each.month, each.day)
        return QByteArray(each) if isinstance(each, bytes) else each

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = saved(layer_of([tuple(map(given_to_qgis, row)) for row in rows]), folder / "points.gpkg")
        *_, found = same_both_ways(lambda: source, folder)
    assert [row[3] for row in found] == [row[0] for row in rows]
    assert [row[6] for row in found] == [row[3] for row in rows]


stored = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text(max_size=8) | st.binary()


@given(st.lists(st.tuples(*[stored] * len(NAMES)), min_size=2, max_size=4))
@settings(max_examples=25)
def test_what_stands_in_a_column_of_another_type_is_read_as_it_was(qgis_app: Any, rows: list[tuple[Any, ...]]) -> None:
    """SQLite keeps any value in any column."""
    rows = [tuple("?" if isinstance(each, str) and not each.isprintable() else each for each in row) for row in rows]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = saved(layer_of([(None,) * len(NAMES)] * len(rows)), folder / "points.gpkg")
        database = sqlite3.connect(source)
        columns = ", ".join(rtree.quoted(name) + " = ?" for name in NAMES)
        drop_triggers(database)
        for fid, row in enumerate(rows, 1):
            database.execute(f"UPDATE points SET {columns} WHERE fid = ?", [*row, fid])
        database.commit()
        database.close()
        copy = contents(written(source, folder, "SQLite"))[-1]
        own = contents(Path(source))[-1]
    assert [row[1 : 3 + len(NAMES)] for row in copy] == [row[1:] for row in own]


def some_rows(n: int = 40) -> list[tuple[Any, ...]]:
    return [(f"ż{i}", None, i, i % 7, i / 3, i % 2 == 0, None, None, None) for i in range(n)]


@pytest.fixture
def source(qgis_app: Any, tmp_path: Path) -> str:
    return saved(layer_of(some_rows()), tmp_path / "points.gpkg")


def opened(path: str, name: str = "points") -> Any:
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(path, name, "ogr")
    assert layer.isValid()
    return layer


def test_a_filter_of_the_layer_and_one_of_the_algorithm_leave_out_the_same(source: str, tmp_path: Path) -> None:
    def layer() -> Any:
        made = opened(source)
        assert made.setSubsetString('"whole" > 4')
        return made

    *_, found = same_both_ways(layer, tmp_path, FILTER='"large" <> 3')
    assert [row[5] for row in found] == [i for i in range(5, 40) if i % 7 != 3]


def test_selected_features_only(source: str, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

    layer = opened(source)
    layer.selectByIds([3, 4, 5, 17, 18, 30])
    QgsProject.instance().addMapLayer(layer)
    try:
        definition = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
        *_, found = same_both_ways(lambda: definition, tmp_path)
    finally:
        QgsProject.instance().removeMapLayer(layer)
    assert [row[0] for row in found] == [3, 4, 5, 17, 18, 30]


def test_points_of_another_coordinate_system(qgis_app: Any, tmp_path: Path) -> None:
    source = saved(layer_of(some_rows(), "EPSG:32634"), tmp_path / "points.gpkg")
    crs, *_ = same_both_ways(lambda: source, tmp_path, CRS="EPSG:2180")
    assert crs == "EPSG:2180"


def test_a_field_of_the_same_name_is_replaced(qgis_app: Any, tmp_path: Path) -> None:
    n = 30
    layer = point_layer(630_000.0 + 70.0 * np.arange(n), [480_000.0] * n, fields={"Role": ["x"] * n, "a": [1] * n})
    source = saved(layer, tmp_path / "points.gpkg")
    *_, fields, _ = same_both_ways(lambda: source, tmp_path)
    assert [name for name, *_ in fields] == ["fid", "a", "cluster", "cluster_size", "role"]


@pytest.mark.parametrize("case", ["memory", "virtual field", "joined field", "edited", "csv", "key", "type", "query"])
def test_what_is_more_than_a_table_goes_through_qgis(case: str, source: str, tmp_path: Path) -> None:
    from qgis.core import QgsField, QgsProject, QgsVectorLayerJoinInfo
    from qgis.PyQt.QtCore import QMetaType

    def layer() -> Any:
        if case == "memory":
            return layer_of(some_rows())
        if case == "csv":
            table = tmp_path / "points.csv"
            table.write_text("x,y,a\n" + "".join(f"{630_000 + 70 * i},480000,{i}\n" for i in range(30)))
            uri = f"file://{table}?type=csv&xField=x&yField=y&crs=EPSG:2180&detectTypes=yes"
            from qgis.core import QgsVectorLayer

            return QgsVectorLayer(uri, "points", "delimitedtext")
        if case in ("key", "type"):
            other = tmp_path / f"{case}.gpkg"
            other.unlink(missing_ok=True)
            from osgeo import gdal

            options = ["-lco", "FID=number"] if case == "key" else []
            gdal.VectorTranslate(str(other), source, options=options)
            if case == "type":
                database = sqlite3.connect(other)
                database.execute("ALTER TABLE points ADD COLUMN small TINYINT DEFAULT 3")
                database.commit()
                database.close()
            return opened(str(other))
        made = opened(f"{source}|subset=SELECT * FROM points WHERE whole > 3" if case == "query" else source)
        if case == "virtual field":
            made.addExpressionField('"whole" * 2', QgsField("double", QMetaType.Type.LongLong))
        elif case == "joined field":
            other = layer_of(some_rows())
            QgsProject.instance().addMapLayer(other)
            join = QgsVectorLayerJoinInfo()
            join.setJoinLayer(other)
            join.setJoinFieldName("whole")
            join.setTargetFieldName("whole")
            made.addJoin(join)
        elif case == "edited":
            assert made.startEditing()
            assert made.changeAttributeValue(5, 1, "not yet saved")
        return made

    *_, found = same_both_ways(layer, tmp_path, by_sqlite=False)
    assert len(found) >= 30
    QgsProject.instance().clear()


@pytest.mark.parametrize("destination", ["memory:", "points.shp", "points.csv", "TEMPORARY_OUTPUT"])
def test_any_other_destination_is_written_by_qgis(destination: str, tmp_path: Path, run: Any) -> None:
    from .conftest import rows

    layer = point_layer(630_000.0 + 70.0 * np.arange(40), [480_000.0] * 40, fields={"whole": list(range(40))})
    source = saved(layer, tmp_path / "points.gpkg")

    name = str(tmp_path / "out" / destination) if "." in destination else destination
    (tmp_path / "out").mkdir()
    with mock.patch.object(pointrows, "MANY", 0):
        result = run("clusters", {"INPUT": source, "RADIUS": 100, "MIN_SIZE": 2, "OUTPUT": name})
    found = rows(result["OUTPUT"])
    assert found["whole"].astype(int).tolist() == list(range(40))
    assert set(found["role"]) == {"core"}


def test_features_are_added_to_a_layer_by_qgis(source: str, tmp_path: Path, run: Any) -> None:
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsProcessingOutputLayerDefinition,
        QgsProperty,
        QgsRemappingSinkDefinition,
    )

    path = written(source, tmp_path, "QGIS")
    remapping = QgsRemappingSinkDefinition()
    layer = opened(str(path))
    remapping.setDestinationFields(layer.fields())
    remapping.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2180"))
    remapping.setDestinationWkbType(layer.wkbType())
    remapping.setFieldMap({"role": QgsProperty.fromField("role"), "whole": QgsProperty.fromField("whole")})
    del layer
    output = QgsProcessingOutputLayerDefinition(str(path))
    output.setRemappingDefinition(remapping)
    with mock.patch.object(pointrows, "MANY", 0):
        run("clusters", {"INPUT": source, "RADIUS": 100, "MIN_SIZE": 2, "OUTPUT": output})
    rows = contents(path)[-1]
    assert [row[5] for row in rows] == 2 * list(range(40))


def test_one_temporary_layer_is_to_be_loaded(source: str, tmp_path: Path) -> None:
    from qgis.core import (
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsProcessingOutputLayerDefinition,
        QgsProject,
    )

    from kmzb_plugin.processing.hotspots.clusters import Clusters

    algorithm, context = Clusters(), QgsProcessingContext()
    algorithm.initAlgorithm({})
    output = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", QgsProject.instance())
    parameters = {"INPUT": source, "RADIUS": 100, "MIN_SIZE": 2, "OUTPUT": output}
    with mock.patch.object(pointrows, "MANY", 0):
        results, good = algorithm.run(parameters, context, QgsProcessingFeedback(False))
    assert good
    assert list(context.layersToLoadOnCompletion()) == [results["OUTPUT"]]


@pytest.mark.parametrize("after", [0, 1, 2, 3, 4, 5, 6])
def test_a_cancel_at_any_moment_leaves_nothing(after: int, source: str, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from kmzb_plugin.processing.hotspots.clusters import Clusters

    class Impatient(QgsProcessingFeedback):
        """Cancels after a few looks at the button from the moment on that the file is there."""

        looks = 0

        def isCanceled(self) -> bool:
            self.looks += path.exists()
            return self.looks > after

    path = tmp_path / "out.gpkg"
    algorithm = Clusters()
    algorithm.initAlgorithm({})
    parameters = {"INPUT": source, "RADIUS": 100, "MIN_SIZE": 2, "OUTPUT": str(path)}
    feedback = Impatient(False)
    with (
        mock.patch.object(pointrows, "MANY", 0),
        mock.patch.object(geopackage, "_BATCH", 13),
        mock.patch.object(rtree, "_BATCH", 13),
    ):
        _, good = algorithm.run(parameters, QgsProcessingContext(), feedback)
    assert not good
    assert "Cancelled. Nothing was written." in feedback.textLog()
    assert list(tmp_path.glob("out*")) == []


@pytest.mark.parametrize("way", SEEN)
def test_a_row_that_is_gone_meanwhile_is_told(way: str, source: str, tmp_path: Path, run: Any) -> None:
    from qgis.core import QgsProcessingException

    from kmzb_plugin.processing.hotspots import clusters

    def meanwhile(*given: Any) -> None:
        database = sqlite3.connect(source)
        drop_triggers(database)
        database.execute("DELETE FROM points WHERE fid = 20")
        database.commit()
        database.close()

    path = tmp_path / "out.gpkg"
    parameters = {"INPUT": source, "RADIUS": 100, "MIN_SIZE": 2, "OUTPUT": str(path)}
    with (
        mock.patch.object(pointrows, "MANY", SEEN[way]),
        mock.patch.object(clusters, "_tell", meanwhile),
        pytest.raises(QgsProcessingException, match="has changed while it was read"),
    ):
        run("clusters", parameters)
    assert not path.exists()


def test_a_source_that_sqlite_cannot_open_goes_through_qgis(source: str, tmp_path: Path) -> None:
    table = geopackage.Table
    with mock.patch.object(geopackage, "Table", lambda path, name, key: table(f"{path}.gone", name, key)):
        same_both_ways(lambda: source, tmp_path, by_sqlite=False)


def defensive(path: str, **options: Any) -> sqlite3.Connection:
    """A connection in SQLite's defensive mode."""
    connection = CONNECT(path, **options)
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        return connection
    handle = ctypes.c_void_p.from_address(id(connection) + object.__basicsize__)
    switch = ctypes.CDLL("libsqlite3.so.0").sqlite3_db_config
    assert switch(handle, 1010, 1, None) == 0
    return connection


CONNECT = sqlite3.connect


def test_where_sqlite_forbids_it_the_index_is_made_by_its_own_means(source: str, tmp_path: Path) -> None:
    from qgis.core import QgsFeatureRequest, QgsRectangle

    with mock.patch.object(geopackage.sqlite3, "connect", defensive), pytest.MonkeyPatch.context() as patch:
        refused = []
        pack = rtree._pack_index

        def packing(*given: Any) -> None:
            try:
                pack(*given)
            except sqlite3.OperationalError as error:
                refused.append(str(error))
                raise

        patch.setattr(rtree, "_pack_index", packing)
        same_both_ways(lambda: source, tmp_path)
    assert len(refused) == 1
    assert "may not be modified" in refused[0]
    path = tmp_path / "SQLite.gpkg"
    database = sqlite3.connect(path)
    assert database.execute("SELECT rtreecheck(?)", ["rtree_SQLite_geom"]).fetchone() == ("ok",)
    assert database.execute("SELECT count(*) FROM rtree_SQLite_geom").fetchone() == (40,)
    window = QgsFeatureRequest().setFilterRect(QgsRectangle(630_065, 479_000, 630_215, 481_000))
    assert [feature.id() for feature in opened(str(path)).getFeatures(window)] == [2, 3, 4]
