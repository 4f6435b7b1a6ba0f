"""`upgradestore` makes an older store one that opens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.store import create_store, open_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.gpkg.migrations import latest
from kmzb_plugin.store.upgrading import OlderSchema
from tests.servers.postgres import Database
from tests.store.older import first_schema


def test_an_older_file_opens_afterwards_and_the_copy_is_named(run: Any, log: Any, tmp_path: Path) -> None:
    path = str(first_schema(tmp_path / "radom.gpkg"))
    with pytest.raises(OlderSchema, match="Bring a store up to date"):
        open_store(path)
    copy = str(tmp_path / "radom.schema1.gpkg")
    assert run("upgradestore", {"STORE": path}) == {"SCHEMA_BEFORE": 1, "SCHEMA_AFTER": latest(), "COPY": copy}
    assert any(copy in info for info in log.infos)
    store = open_store(path)
    assert store.count(ThreatFilter()) == 12
    assert store.verify_audit().valid
    store.close()
    assert run("upgradestore", {"STORE": path})["COPY"] == ""
    assert any("up to date already" in info for info in log.infos)


def test_a_new_store_is_left_alone(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "new.gpkg"
    create_store(str(path), "Test", "KWP-BIA").close()
    before = path.read_bytes()
    assert run("upgradestore", {"STORE": str(path)}) == {
        "SCHEMA_BEFORE": latest(),
        "SCHEMA_AFTER": latest(),
        "COPY": "",
    }
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.glob("*.gpkg")] == ["new.gpkg"]


def test_a_newer_store_on_a_server_is_named(run: Any, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    from qgis.core import QgsProcessingException

    monkeypatch.setenv("PGPASSWORD", database.cluster.password)
    database.execute("UPDATE kmzb.meta SET value = '99' WHERE name = 'schema_version'")
    place = f"postgresql://127.0.0.1:{database.cluster.port}/{database.name}"
    with pytest.raises(QgsProcessingException, match=f"«{place}» was made by a newer version"):
        run("upgradestore", {"STORE": place.replace("//", "//postgres@")})


@pytest.mark.parametrize(
    ("location", "sentence"),
    [
        ("nowhere.gpkg", "There is no file"),
        ("text.gpkg", "not a"),
        ("https://kmzb.example/store", "not brought up to date over the web"),
    ],
)
def test_what_is_no_store_to_upgrade_is_said(run: Any, tmp_path: Path, location: str, sentence: str) -> None:
    from qgis.core import QgsProcessingException

    (tmp_path / "text.gpkg").write_text("text")
    place = location if ":" in location else str(tmp_path / location)
    with pytest.raises(QgsProcessingException, match=sentence):
        run("upgradestore", {"STORE": place})
