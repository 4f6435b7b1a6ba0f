"""The zip that QGIS installs: what it holds, and that it loads from where it was unpacked."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools.package import ROOT, package

LOAD = """
import json, sys
sys.path.insert(0, sys.argv[1])
from qgis.core import QgsApplication
app = QgsApplication([], False)
app.initQgis()
import kmzb_plugin
plugin = kmzb_plugin.classFactory(None)
plugin.initProcessing()
provider = app.processingRegistry().providerById("kmzb")
names = sorted(algorithm.name() for algorithm in provider.algorithms())
plugin.unload()
gone = app.processingRegistry().providerById("kmzb") is None
print(json.dumps({"file": kmzb_plugin.__file__, "names": names, "gone": gone}))
"""


@pytest.fixture(scope="module")
def archive() -> zipfile.ZipFile:
    with zipfile.ZipFile(package()) as opened:
        yield opened


def test_holds_one_folder_with_licence_and_translation(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {"kmzb_plugin"}
    assert {"kmzb_plugin/LICENSE", "kmzb_plugin/metadata.txt", "kmzb_plugin/i18n/kmzb_pl.qm"} <= set(names)


def test_holds_the_help_and_stays_small(archive: zipfile.ZipFile) -> None:
    folder = ROOT / "kmzb_plugin" / "help"
    pages = {path.relative_to(ROOT).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert pages
    assert pages <= set(archive.namelist())
    assert sum(archive.getinfo(page).compress_size for page in pages) < 1_500_000


def test_holds_nothing_that_the_plugin_directory_refuses(archive: zipfile.ZipFile) -> None:
    forbidden = (".sh", ".bat", ".dll", ".so", ".pyc", ".exe")
    assert not [name for name in archive.namelist() if name.endswith(forbidden)]
    assert sum(entry.compress_size for entry in archive.infolist()) < 25_000_000


def test_same_sources_same_bytes(archive: zipfile.ZipFile) -> None:
    path = Path(archive.filename)
    before = path.read_bytes()
    package()
    assert path.read_bytes() == before


def test_loads_from_where_it_was_unpacked(archive: zipfile.ZipFile, tmp_path: Path) -> None:
    archive.extractall(tmp_path)
    # In a folder of its own, so that the checkout cannot help out.
    done = subprocess.run(
        [sys.executable, "-c", LOAD, str(tmp_path)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert Path(answer["file"]).is_relative_to(tmp_path)
    assert {"createdemostore", "importthreats", "kerneldensity", "stationbriefing"} <= set(answer["names"])
    assert answer["gone"]
