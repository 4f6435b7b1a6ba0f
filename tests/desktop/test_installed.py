"""What is shipped, in the real QGIS window: installed by QGIS's plugin manager from a unit's repository, and used."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tools.package import metadata, package, repository

from .desktop import run_qgis

DRIVE = Path(__file__).parent / "drive_installed.py"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing of each request."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """A unit's repository: the zip, plugins.xml and the icon behind a web server."""
    folder = tmp_path / "repository"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    repository(Path(shutil.copy(package(tmp_path), folder)), address)
    yield f"{address}/plugins.xml"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.timeout(300)
def test_from_a_units_repository_and_a_fresh_profile_to_a_printed_briefing(tmp_path: Path, served: str) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    answer = run_qgis(
        DRIVE,
        tmp_path / "radom.gpkg",
        tmp_path / "window.png",
        tmp_path,
        language="pl",
        plugin=False,
        QGIS_PLUGINPATH=str(nothing),
        KMZB_REPOSITORY=served,
    )
    assert "error" not in answer, answer["error"]
    said = metadata()
    address = served.removesuffix("plugins.xml")
    assert answer["listed"] == {
        "name": said["name"],
        "version_available": said["version"],
        "author_name": said["author"],
        "download_url": f"{address}kmzb_plugin.{said['version']}.zip",
    }
    installed = tmp_path / "profile" / "profiles" / "default" / "python" / "plugins" / "kmzb_plugin"
    assert Path(answer["file"]) == installed / "__init__.py"
    assert answer["threats"] == 300
    assert answer["density"]
    assert answer["rows"] > 0
    assert answer["sheets"]
    assert Path(answer["manual"]) == installed / "manual" / "pl" / "index.html"
    assert Path(answer["manual"]).exists()
    assert "KMZB Analyst" in answer["help_menu"]
    assert answer["after"] == "installed"
    assert answer["enabled"]
