"""Points that came from PostgreSQL by COPY are written with the attributes of their own rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsVectorLayer

from kmzb_plugin.processing.times import texts
from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter
from tests.processing.test_pointrows import written
from tests.servers.postgres import Database
from tests.store.samples import fill


def test_each_point_gets_the_attributes_of_its_row(qgis_app: Any, database: Database, tmp_path: Path) -> None:
    store = open_store(database.location())
    fill(store, 60)
    where = ThreatFilter(text="białystok")
    source = store.layer_source("threat")
    layer = QgsVectorLayer(source.uri, "threats", source.provider)
    assert layer.setSubsetString(store.subset(where))
    assert layer.featureCount() > 0
    path = written(layer, tmp_path, "QGIS", RADIUS=3000)
    there = {
        feature["id"]: (feature["fid"], feature["source_ref"], feature.geometry().asWkt(3))
        for feature in layer.getFeatures()
    }
    result = QgsVectorLayer(str(path), "result", "ogr")
    found = {
        feature["id"]: (feature["fid"], feature["source_ref"], feature.geometry().asWkt(3))
        for feature in result.getFeatures()
    }
    assert found == there
    assert len(there) == 60
    assert set(texts([feature["role"] for feature in result.getFeatures()])) <= {"core", "border", "noise"}
    store.close()
