"""`deployserver` writes what serves a store over the web: started here as it was written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from kmzb_plugin.store.http.deploy import services
from tests.servers.postgres import Database
from tools.servers.postgres import free_port
from tools.servers.web import WebServer, password_file


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short path, because the paths of sockets have to be short."""
    with tempfile.TemporaryDirectory(prefix="kmzb-") as made:
        yield Path(made)


@pytest.fixture
def location(database: Database, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty store as its administrator writes it."""
    monkeypatch.setenv("PGPASSWORD", database.cluster.password)
    return f"postgresql://postgres@127.0.0.1:{database.cluster.port}/{database.name}"


def deploy(run: Any, location: str, folder: Path, port: int) -> dict[str, Any]:
    """The files for a server on loopback."""
    return run(
        "deployserver",
        {
            "STORE": location,
            "SERVER_NAME": "localhost",
            "PORT": port,
            "FOLDER": str(folder),
            "CERTIFICATE": "",
            "SOCKETS": str(folder),
            "WORKERS": 1,
            "OUTPUT": str(folder),
        },
    )


def test_what_was_written_serves_the_store(run: Any, location: str, folder: Path, database: Database) -> None:
    port = free_port()
    assert deploy(run, location, folder, port)["LOGIN_COUNT"] == 1
    database.execute((folder / "gateway.sql").read_text(encoding="utf-8"))
    database.execute("ALTER ROLE kmzb_gateway PASSWORD 'gateway'")
    (folder / "pgpass").write_text("*:*:*:kmzb_gateway:gateway\n", encoding="utf-8")
    (folder / "pgpass").chmod(0o600)
    password_file(folder / "htpasswd", {database.person: "own"})
    sockets = [str(folder / "qgis-1.sock")]
    with WebServer(folder / "server", folder / "nginx/kmzb.conf", port, sockets, services.ENVIRONMENT) as server:
        answered = requests.get(
            f"http://127.0.0.1:{port}/kmzb/ogc/collections/store/items", auth=(database.person, "own"), timeout=60
        )
        assert answered.status_code == 200, server.log()
    assert answered.json()["features"][0]["properties"]["actor"] == database.person


def test_people_taken_out_are_served_no_longer(run: Any, location: str, folder: Path, database: Database) -> None:
    gone = database.add("gone", ["verify"])
    assert deploy(run, location, folder, 8080)["LOGIN_COUNT"] == 2
    assert gone in (folder / "logins.map").read_text(encoding="utf-8")
    run("giveaccess", {"STORE": location, "PERSON": gone, "REMOVE": True})
    assert deploy(run, location, folder, 8080)["LOGIN_COUNT"] == 1
    assert len(list((folder / "projects").glob("*.qgs"))) == 1
    written = [path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()]
    assert not any(gone in text for text in written)
    assert not any(database.cluster.password in text for text in written)


def test_nobody_becomes_a_superuser(run: Any, location: str, folder: Path, database: Database) -> None:
    database.execute("INSERT INTO kmzb.person (login, garrison) VALUES ('postgres', '*')")
    assert deploy(run, location, folder, 8080)["LOGIN_COUNT"] == 1
    assert "postgres" not in (folder / "gateway.sql").read_text(encoding="utf-8")
    database.execute((folder / "gateway.sql").read_text(encoding="utf-8"))


def test_only_a_database_is_served(run: Any, folder: Path, tmp_path: Path) -> None:
    for store in (str(tmp_path / "store.gpkg"), "service=kmzb", "https://localhost/kmzb"):
        with pytest.raises(Exception, match="postgresql://server/database"):
            deploy(run, store, folder, 8080)


@pytest.mark.parametrize("name", ["a b", "a;b", 'a"b', "a{b", "$host", "a\nb", "a'b"])
def test_no_word_becomes_configuration(run: Any, location: str, folder: Path, name: str) -> None:
    with pytest.raises(Exception, match="configuration"):
        run("deployserver", {"STORE": location, "SERVER_NAME": name, "OUTPUT": str(folder)})


def test_a_store_without_people_is_not_served(run: Any, location: str, folder: Path, database: Database) -> None:
    database.execute("DELETE FROM kmzb.person")
    with pytest.raises(Exception, match="Give somebody access"):
        deploy(run, location, folder, 8080)


@pytest.mark.parametrize(("version", "sentence"), [("1", "older version"), ("99", "newer version")])
def test_a_store_of_another_version_is_not_served(
    run: Any, location: str, folder: Path, database: Database, version: str, sentence: str
) -> None:
    database.execute("UPDATE kmzb.meta SET value = %s WHERE name = 'schema_version'", (version,))
    with pytest.raises(Exception, match=sentence):
        deploy(run, location, folder, 8080)
    assert not list(folder.iterdir())


def test_on_a_full_disk_the_files_of_before_stay(run: Any, location: str, folder: Path, database: Database) -> None:
    """A folder that stands where a file has to come is what a full disk is: it ends the writing on the way."""
    database.add("other", ["verify"])
    deploy(run, location, folder, 8080)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    (folder / "systemd" / "kmzb-qgis@.service.new").mkdir()
    with pytest.raises(Exception, match="make room on its disk"):
        deploy(run, location, folder, 9090)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
