"""A store of an older schema is brought up to date, and nothing in it is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsVectorLayer

from kmzb_plugin.domain.periods import now
from kmzb_plugin.domain.submission import (
    case,
    disclosure,
    report,
    setting,
)
from kmzb_plugin.store import create_store, open_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.gpkg import migrations
from kmzb_plugin.store.postgres import migrations as postgres_migrations
from kmzb_plugin.store.upgrading import OlderSchema, Upgrade, upgrade_store
from kmzb_plugin.text import UserError
from tests.servers.postgres import SUPERUSER, Database
from tests.store.conftest import one, some_threats
from tests.store.older import RAW, first_schema
from tests.store.samples import SOURCE, threat_rows
from tests.store.test_guards import content

POINT = {"type": "Point", "coordinates": [605_000.5, 505_000.25]}


@pytest.fixture
def first(tmp_path: Path, qgis_app: Any) -> Path:
    """A store file of the first schema."""
    return first_schema(tmp_path / "radom.gpkg")


def rows(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of the store by the names of its columns."""
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    found = {table: [dict(row) for row in db.execute(f'SELECT * FROM "{table}"')] for table in content(path)}
    db.close()
    return found


def index(path: Path) -> list[tuple]:
    db = sqlite3.connect(path)
    found = db.execute("SELECT * FROM rtree_threat_geom ORDER BY id").fetchall()
    db.close()
    return found


def upgraded(path: Path) -> Store:
    upgrade_store(str(path))
    return open_store(str(path))


def test_a_file_of_the_first_schema_is_not_opened_and_offers_the_way_out(first: Path) -> None:
    with pytest.raises(OlderSchema, match="Bring it up to date"):
        open_store(str(first))


def test_every_row_stays_and_the_spatial_index_too(first: Path) -> None:
    before, indexed = rows(first), index(first)
    assert before["meta"][5] == {"fid": 6, "name": "schema_version", "value": "1"}
    done = upgrade_store(str(first))
    after = rows(first)
    assert done == Upgrade(1, migrations.latest(), str(first.with_name("radom.schema1.gpkg")))
    assert rows(Path(done.copy)) == before
    raw = [(threat["id"], threat.pop("raw")) for threat in before["threat"]]
    kept = [(row["threat_id"], row["raw"]) for row in after["threat_raw"]]
    assert kept == [(id_, text) for id_, text in raw if text]
    assert [text for _, text in kept] == [RAW] * 6
    for table in set(before) - {"meta", "audit", "audit_head"}:
        assert after[table] == before[table], table
    for table in ("audit", "audit_head"):
        assert after[table][:-1] == before[table], table
    assert after["audit"][-1]["object"] == f"schema 1 to {migrations.latest()}"
    assert index(first) == indexed
    assert len(indexed) == 12


def test_the_schema_is_that_of_a_new_store(first: Path, tmp_path: Path) -> None:
    upgrade_store(str(first))
    create_store(str(tmp_path / "new.gpkg"), "Test", "KWP-BIA").close()

    def schema(path: Path) -> set[tuple]:
        db = sqlite3.connect(path)
        found = set(db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))
        db.close()
        return found

    assert schema(first) == schema(tmp_path / "new.gpkg")


def test_what_nobody_mapped_is_not_in_the_layer_nor_where_it_stood(first: Path) -> None:
    store = upgraded(first)
    source = store.layer_source("threat")
    assert "raw" not in QgsVectorLayer(source.uri, "threat", source.provider).fields().names()
    store.close()
    # Where it stood in the file is overwritten.
    assert 0.9 < first.read_bytes().count(b"601 234 567 ") / (6 * RAW.count("601 234 567 ")) <= 1


def test_the_guards_stand_on_what_is_new(first: Path) -> None:
    upgrade_store(str(first))
    db = sqlite3.connect(first)
    for statement in (
        "INSERT INTO disclosed (submission_id, threat_id, actor, open_until) VALUES ('', '', '', '9999')",
        "INSERT INTO case_link (submission_id, threat_id) VALUES ('', '')",
        "DELETE FROM threat_raw",
        "UPDATE threat SET import_id = NULL",
    ):
        with pytest.raises(sqlite3.OperationalError, match="no such function"):
            db.execute(statement)
    db.close()


def test_the_store_takes_every_kind_afterwards(first: Path) -> None:
    store = upgraded(first)
    id_ = some_threats(store)[0].id
    assert store.history(id_)[0].kind == "import"
    submission = report("speeding", POINT, description="Nowe.")
    for handed_in in (
        submission,
        case("5f0c2a52-5a4c-4a2e-9d25-0c6b8f1f0a11", [id_], title="Park"),
        disclosure("description", [id_], "Kontrola."),
        setting("small_count", "7"),
    ):
        assert one(store, handed_in).accepted
    assert store.history(submission.id)[0].kind == "report"
    assert store.description(id_)
    with store.bulk_import(SOURCE) as importer:
        assert importer.add_threats(threat_rows(20)).accepted == 8
    assert store.count(ThreatFilter()) == 21
    assert store.purge(now(), dry_run=True).threats == 0
    assert store.verify_audit().valid
    source = store.layer_source("threat")
    layer = QgsVectorLayer(source.uri, "threat", source.provider)
    assert len(list(layer.getFeatures(layer.extent().buffered(1)))) == 21
    store.close()


def test_a_store_that_is_up_to_date_is_left_alone(gpkg: tuple[Store, Path]) -> None:
    before = content(gpkg[1])
    version = migrations.latest()
    assert upgrade_store(str(gpkg[1])) == Upgrade(version, version)
    assert migrations.migrate(gpkg[1]) == Upgrade(version, version)
    assert content(gpkg[1]) == before
    assert [file.name for file in gpkg[1].parent.glob("*.gpkg")] == ["store.gpkg"]


def test_a_copy_that_is_there_is_never_overwritten(first: Path) -> None:
    copy = first.with_name("radom.schema1.gpkg")
    copy.write_text("mine")
    before = content(first)
    with pytest.raises(UserError, match="already there"):
        upgrade_store(str(first))
    assert copy.read_text() == "mine"
    assert content(first) == before


def test_a_store_on_a_server_takes_the_next_step(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qgis_app: Any
) -> None:
    (tmp_path / "01_more.sql").write_text("CREATE TABLE more (fid bigint PRIMARY KEY);\n")
    every = postgres_migrations.steps()
    step = max(every) + 1
    monkeypatch.setattr(postgres_migrations, "steps", lambda folder=None: {**every, step: [tmp_path / "01_more.sql"]})
    with pytest.raises(OlderSchema, match="administrator"):
        open_store(database.location())
    with pytest.raises(UserError, match="rights of a superuser"):
        upgrade_store(database.location())
    with database.passfile.open("a", encoding="utf-8") as lines:
        lines.write(f"127.0.0.1:*:*:{SUPERUSER}:{database.cluster.password}\n")
    place = f"postgresql://{SUPERUSER}@127.0.0.1:{database.cluster.port}/{database.name}"
    assert upgrade_store(place) == Upgrade(step - 1, step)
    assert upgrade_store(place) == Upgrade(step, step)
    store = open_store(database.location())
    assert store.describe().schema_version == step
    assert store.verify_audit().valid
    store.close()
    assert database.execute("SELECT object FROM kmzb.audit ORDER BY seq DESC LIMIT 1") == [
        (f"schema {step - 1} to {step}",)
    ]
