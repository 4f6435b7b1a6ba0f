"""The zip that QGIS installs: what it holds, that it keeps the rules of the plugin directory, and that it loads.

How it is installed and used in the window stands in tests/desktop/test_installed.py.
"""

from __future__ import annotations

import configparser
import json
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import pytest

from tools.manual import LANGUAGES
from tools.package import FIXED_TIME, ROOT, metadata, package, repository, scanned

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


REQUIRED = ("name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository")
RECOMMENDED = ("homepage", "changelog", "tags", "category", "icon", "hasProcessingProvider", "qgisMaximumVersion")
"""What the plugin directory asks for, and what its guide wants besides."""

BOOLEAN = ("experimental", "deprecated", "server")
MOST_BYTES = 25_000_000
MOST_SCREENSHOT_BYTES = 2_000_000


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(package(tmp_path_factory.mktemp("dist"))) as opened:
        yield opened


@pytest.fixture(scope="module")
def unpacked(archive: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    archive.extractall(folder)
    return folder


def test_holds_one_folder_with_licence_translation_and_manual(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {"kmzb_plugin"}
    assert "kmzb_plugin".isidentifier()
    built = [name.format(language) for name in ("i18n/kmzb_{}.qm", "manual/{}/index.html") for language in LANGUAGES]
    needed = ("LICENSE", "metadata.txt", "__init__.py", *built)
    assert {f"kmzb_plugin/{name}" for name in needed} <= set(names)


def test_holds_the_help_and_stays_small(archive: zipfile.ZipFile) -> None:
    folder = ROOT / "kmzb_plugin" / "help"
    pages = {path.relative_to(ROOT).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert pages
    assert pages <= set(archive.namelist())
    assert sum(archive.getinfo(page).compress_size for page in pages) < 1_500_000


def test_holds_nothing_that_the_plugin_directory_refuses(archive: zipfile.ZipFile) -> None:
    forbidden = (".sh", ".bat", ".cmd", ".ps1", ".dll", ".so", ".dylib", ".exe", ".pyc", ".ts", ".qrc")
    for entry in archive.infolist():
        parts = entry.filename.split("/")
        assert not entry.filename.endswith(forbidden)
        assert not {"__pycache__", "__MACOSX", ".."} & set(parts)
        assert not [part for part in parts if part.startswith(".")]
        assert entry.external_attr >> 16 == 0o644
        assert entry.date_time == FIXED_TIME
    assert archive.testzip() is None
    assert sum(entry.compress_size for entry in archive.infolist()) < MOST_BYTES


def test_metadata_has_all_that_the_plugin_directory_asks_for(archive: zipfile.ZipFile) -> None:
    parser = configparser.ConfigParser()  # with interpolation, as the directory reads it: no lone % in a text
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(archive.read("kmzb_plugin/metadata.txt").decode("utf-8"))
    said = dict(parser.items("general"))
    assert not [field for field in (*REQUIRED, *RECOMMENDED) if not said.get(field, "").strip()]
    for field in ("homepage", "tracker", "repository"):
        address = urlparse(said[field])
        assert (address.scheme, bool(address.netloc)) == ("https", True)
    assert {said[field] for field in BOOLEAN} <= {"True", "False"}
    assert "supportsQt6" not in said
    assert "plugin" not in said["name"].lower()
    assert "\n" not in said["description"]
    assert re.fullmatch(r"[^/]+", said["author"])
    assert re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", said["email"])
    assert f"kmzb_plugin/{said['icon']}" in archive.namelist()
    assert archive.getinfo(f"kmzb_plugin/{said['screenshot']}").file_size < MOST_SCREENSHOT_BYTES
    minimum, maximum = (tuple(map(int, said[f"qgis{end}Version"].split("."))) for end in ("Minimum", "Maximum"))
    assert minimum == (3, 40)
    assert maximum == (4, 99)


def test_the_version_is_one_everywhere() -> None:
    version = metadata()["version"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == version
    assert metadata()["changelog"].startswith(f"{version}:")
    assert re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)[0] == version


@pytest.mark.timeout(240)
def test_passes_the_scans_of_the_plugin_directory(unpacked: Path) -> None:
    assert scanned(unpacked, pages=False) == []


def test_the_scans_see_what_they_are_for(tmp_path: Path) -> None:
    lines = ["import subprocess", "subprocess.call(input(), shell=True)", f"key = '{'AKIA'}IOSFODNN7ABCDEFG'"]
    (tmp_path / "bad.py").write_text("\n".join(lines), encoding="utf-8")
    assert [each.removeprefix("./") for each in scanned(tmp_path)] == ["bad.py:2: B602", "bad.py:3: AWS Access Key"]


def test_same_sources_same_bytes(archive: zipfile.ZipFile, tmp_path: Path) -> None:
    assert package(tmp_path).read_bytes() == Path(archive.filename or "").read_bytes()


def test_says_that_something_is_not_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.package.PLUGIN", tmp_path)
    with pytest.raises(SystemExit, match="run `make package`"):
        package(tmp_path)


@pytest.mark.parametrize(
    "address", ["https://server.example.pl/qgis", "https://server.example.pl/qgis/", "file:///K:/qgis"]
)
def test_a_units_repository_names_the_file_and_where_it_is(
    address: str, archive: zipfile.ZipFile, tmp_path: Path
) -> None:
    """What QGIS makes of it is tested in tests/desktop/test_installed.py."""
    path = tmp_path / Path(archive.filename or "").name
    path.write_bytes(Path(archive.filename or "").read_bytes())
    (plugin,) = ET.parse(repository(path, address)).getroot()
    said, folder = metadata(), address.rstrip("/")
    assert plugin.attrib == {"name": said["name"], "version": said["version"]}
    assert plugin.findtext("download_url") == f"{folder}/{path.name}"
    assert plugin.findtext("icon") == f"{folder}/kmzb.svg"
    assert (tmp_path / "kmzb.svg").exists()
    # QGIS takes what stands before the first point for the folder that the plugin is in.
    assert (plugin.findtext("file_name") or "").split(".")[0] == "kmzb_plugin"
    assert plugin.find("experimental") is None
    assert not [each.tag for each in plugin if not (each.text or "").strip()]


def test_loads_from_where_it_was_unpacked(unpacked: Path) -> None:
    # In a folder of its own, so that the checkout cannot help out.
    done = subprocess.run(
        [sys.executable, "-c", LOAD, str(unpacked)], cwd=unpacked, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert Path(answer["file"]).is_relative_to(unpacked)
    assert {"createdemostore", "importthreats", "kerneldensity", "stationbriefing"} <= set(answer["names"])
    assert answer["gone"]
