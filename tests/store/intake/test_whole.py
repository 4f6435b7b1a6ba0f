"""All features of a layer, or an error that says how many came."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsFeatureRequest, QgsVectorLayer

from kmzb_plugin.store.intake.whole import whole
from kmzb_plugin.text import UserError
from tests.servers.postgres import Pool
from tests.store.samples import SOURCE, threat_rows, unit_rows

MANY = 6_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    from osgeo import ogr

    path = tmp_path / "points.gpkg"
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("points", None, ogr.wkbPoint, ["SPATIAL_INDEX=NO"])
    layer.CreateField(ogr.FieldDefn("text", ogr.OFTString))
    dataset.StartTransaction()
    for n in range(MANY):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT({n} 0)"))
        feature["text"] = "x" * 100
        layer.CreateFeature(feature)
    dataset.CommitTransaction()
    del feature, layer, dataset
    return path


def damage(path: Path) -> None:
    """Overwrites some pages in the midst of the file."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xff" * 20_000)


def numbers(layer: QgsVectorLayer, request: QgsFeatureRequest | None = None) -> list[int]:
    return [feature.id() for feature in whole(layer, request)]


def test_all_features_come_in_their_order(qgis_app: Any, path: Path) -> None:
    layer = QgsVectorLayer(str(path), "points", "ogr")
    assert numbers(layer) == list(range(1, MANY + 1))
    assert numbers(layer, QgsFeatureRequest().setFilterExpression('"fid" > 5990')) == list(range(5991, MANY + 1))
    assert numbers(QgsVectorLayer("Point", "none", "memory")) == []


@pytest.mark.parametrize("condition", ["", '"text" = \'x\' OR "fid" > 0'])
def test_a_damaged_file_is_told(condition: str, qgis_app: Any, path: Path) -> None:
    damage(path)
    layer = QgsVectorLayer(str(path), "my points", "ogr")
    request = QgsFeatureRequest()
    if condition:
        request.setFilterExpression(condition)
    there = sum(1 for _ in layer.getFeatures(request))  # QGIS says nothing
    assert 0 < there < MANY
    with pytest.raises(UserError, match=rf"«my points» is damaged \(features read before: {there:,}\)") as told:
        numbers(layer, request)
    assert "malformed" in told.value.details


def test_a_number_of_features_that_is_too_high_is_no_damage(qgis_app: Any, path: Path) -> None:
    layer = QgsVectorLayer(str(path), "points", "ogr")
    assert layer.featureCount() == MANY
    with closing(sqlite3.connect(path)) as database:
        database.execute("DELETE FROM points WHERE fid > 10")
        database.commit()
    assert layer.featureCount() == MANY
    assert numbers(layer) == list(range(1, 11))


@pytest.fixture
def store(pool: Pool, qgis_app: Any) -> Iterator[Any]:
    from kmzb_plugin.store import open_store

    database = pool.take()
    store = open_store(database.location())
    with store.bulk_import(SOURCE) as importer:
        importer.add_units(unit_rows())
        importer.add_threats(threat_rows(MANY))
    yield database, store
    store.close()
    pool.give_back(database)


def test_a_server_that_is_lost_is_told(store: Any) -> None:
    """QGIS fetches 2,000 rows at a time, and what it has fetched goes on coming."""
    database, opened = store
    source = opened.layer_source("threat")
    layer = QgsVectorLayer(source.uri, "threats", source.provider)
    assert len(numbers(layer)) == MANY
    database.execute("ANALYZE kmzb.threat")
    layer = QgsVectorLayer(source.uri, "threats", source.provider)
    features = whole(layer)
    assert len(list(islice(features, 10))) == 10
    database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (database.person,))
    with pytest.raises(UserError, match=r"«threats» broke off \(features read: 2,000\)"):
        list(features)
