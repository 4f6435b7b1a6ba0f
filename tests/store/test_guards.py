"""Nobody writes around the door; everybody can read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

from kmzb_plugin.domain.submission import annotation, assignment, verification
from kmzb_plugin.layers.group import JOURNAL
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.errors import StoreUnavailable
from kmzb_plugin.store.gpkg.guards import guarded_tables
from tests.store.conftest import some_threats


def content(path: Path) -> dict[str, list]:
    """Every row of every table of the store."""
    with sqlite3.connect(path) as db:
        found = {table: db.execute(f'SELECT * FROM "{table}"').fetchall() for table in guarded_tables(db)}
    db.close()
    return found


@pytest.fixture
def lived_in(gpkg: tuple[Store, Path]) -> Path:
    """A store in which every table but threat_case has rows."""
    store, path = gpkg
    id_ = some_threats(store)[0].id
    store.submit(
        [verification(id_, 1, "verification"), annotation(id_, "x"), assignment(id_, "jan", expected_owner=None)]
    )
    return path


def test_plain_sqlite_can_neither_add_nor_change_nor_delete(lived_in: Path) -> None:
    before = content(lived_in)
    assert {"threat", "threat_description", "submission", "audit", "status", "meta", "setting"} <= set(before)
    db = sqlite3.connect(lived_in)
    for table, rows in before.items():
        statements = [f'INSERT INTO "{table}" DEFAULT VALUES']
        if rows:
            statements += [f'UPDATE "{table}" SET fid = fid', f'DELETE FROM "{table}"']
        for statement in statements:
            with pytest.raises(sqlite3.OperationalError, match="no such function"):
                db.execute(statement)
    db.close()
    assert content(lived_in) == before


def test_ogr_reads_and_cannot_write(lived_in: Path) -> None:
    before = content(lived_in)
    source = ogr.Open(str(lived_in), update=1)
    layer = source.GetLayerByName("threat")
    feature = next(iter(layer))
    assert feature.GetField("place") == "Białystok"
    feature.SetField("status", "confirmed")
    # Other code in the process may have told OGR to raise instead of answering with a code.
    with suppress(RuntimeError):
        assert layer.SetFeature(feature) != ogr.OGRERR_NONE
    with suppress(RuntimeError):
        assert layer.DeleteFeature(feature.GetFID()) != ogr.OGRERR_NONE
    with suppress(RuntimeError):
        assert source.ExecuteSQL("UPDATE setting SET value = '0'") is None
    del feature, layer, source
    assert content(lived_in) == before


def test_qgis_reads_and_cannot_write(gpkg: tuple[Store, Path]) -> None:
    store, path = gpkg
    before = content(path)
    source = store.layer_source("threat")
    layer = QgsVectorLayer(source.uri, "threats", source.provider)
    assert layer.isValid()
    assert len(list(layer.getFeatures())) == 12
    first = next(layer.getFeatures())
    layer.startEditing()
    layer.changeAttributeValue(first.id(), layer.fields().indexOf("status"), "confirmed")
    layer.deleteFeature(first.id() + 1)
    added = QgsFeature(layer.fields())
    added.setGeometry(QgsGeometry.fromWkt("Point (600000 500000)"))
    layer.addFeature(added)
    assert not layer.commitChanges()
    layer.rollBack()
    assert content(path) == before


def test_qgis_sees_a_decision_while_its_layer_is_open(gpkg: tuple[Store, Path]) -> None:
    store, _ = gpkg
    source = store.layer_source("threat")
    layer = QgsVectorLayer(source.uri, "threats", source.provider)
    assert {feature["status"] for feature in layer.getFeatures()} == {"new"}
    receipts = store.submit([verification(threat.id, 1, "verification") for threat in some_threats(store)])
    assert all(receipt.accepted for receipt in receipts)
    layer.reload()
    assert {feature["status"] for feature in layer.getFeatures()} == {"verification"}


@pytest.fixture
def as_qgis_edits() -> Iterator[None]:
    """Without the option by which a group of the store's layers keeps QGIS from turning a file to WAL."""
    option = gdal.GetConfigOption(JOURNAL)
    gdal.SetConfigOption(JOURNAL, None)
    yield
    gdal.SetConfigOption(JOURNAL, option)


@pytest.mark.usefixtures("as_qgis_edits")
def test_a_decision_waits_while_qgis_edits_a_layer_of_the_store(gpkg: tuple[Store, Path]) -> None:
    store, _ = gpkg
    source = store.layer_source("threat")
    layer = QgsVectorLayer(source.uri, "threats", source.provider)
    assert layer.startEditing()  # turns the file to WAL
    with pytest.raises(StoreUnavailable, match="for editing"):
        store.submit([verification(some_threats(store)[0].id, 1, "verification")])
    layer.rollBack()


def test_a_store_left_in_wal_is_brought_back_once_nobody_holds_it(gpkg: tuple[Store, Path]) -> None:
    store, path = gpkg
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    decision = verification(some_threats(store)[0].id, 1, "verification")
    other.execute("SELECT * FROM meta").fetchall()
    with pytest.raises(StoreUnavailable, match="for editing"):
        store.submit([decision])
    assert store.receipt(decision.id) is None
    other.close()
    (receipt,) = store.submit([decision])
    assert receipt.accepted
    assert [file.name for file in path.parent.glob("store.gpkg*")] == ["store.gpkg"]


def test_reading_layers_leave_the_store_one_file(gpkg: tuple[Store, Path]) -> None:
    store, path = gpkg
    source = store.layer_source("threat")
    layer = QgsVectorLayer(source.uri, "threats", source.provider)
    assert len(list(layer.getFeatures())) == 12
    store.submit([verification(some_threats(store)[0].id, 1, "verification")])
    layer.reload()
    assert "verification" in {feature["status"] for feature in layer.getFeatures()}
    assert [file.name for file in path.parent.glob("store.gpkg*")] == ["store.gpkg"]


def test_imports_leave_the_guards_in_place(lived_in: Path) -> None:
    with sqlite3.connect(lived_in) as db:
        triggers = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        tables = guarded_tables(db)
    db.close()
    assert {f"guard_{table}_{event}" for table in tables for event in ("insert", "update", "delete")} <= triggers
    assert {f"rtree_{table}_geom_insert" for table in ("threat", "annotation", "unit")} <= triggers
