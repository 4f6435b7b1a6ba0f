"""A QGIS that lacks a Python library: the plugin loads, names what is missing, and the rest works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.store.demo.create import create_demo_store

ROOT = Path(__file__).parents[1]
SCRIPT = Path(__file__).with_name("without_library.py")
ON_A_SERVER = {"psycopg2": {"deployserver", "giveaccess"}, "requests": {"deployserver"}}
STORE_ALONE = {
    *("createdemostore", "createstore", "deployserver", "exportthreats", "extractthreats", "giveaccess"),
    *("importthreats", "importunits", "purge", "redact", "submitverifications", "upgradestore", "verifyaudit"),
}
"""What works without scipy: nothing of it computes statistics."""

CODE = """
import sys
sys.modules[{library!r}] = None
from kmzb_plugin.store import create_store, open_store
from kmzb_plugin.text import UserError
try:
    {call}
except UserError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "radom.gpkg"
    create_demo_store(str(path), count=200)
    return path


def without(library: str, store: Path, folder: Path, *first: Path) -> dict[str, Any]:
    """What a QGIS without the library answered; `first` are folders that Python looks into before the others."""
    path = os.pathsep.join(str(each) for each in (*first, ROOT))
    own = {"QGIS_CUSTOM_CONFIG_PATH": f"{folder}/profile", "XDG_DATA_HOME": f"{folder}/data", "PYTHONPATH": path}
    command = [sys.executable, str(SCRIPT), library, str(store), str(folder)]
    done = subprocess.run(command, env=os.environ | own, capture_output=True, text=True, timeout=120, check=False)
    answer = folder / "answer.json"
    assert answer.exists(), done.stdout[-1000:] + done.stderr[-3000:]
    return dict(json.loads(answer.read_text(encoding="utf-8")))


@pytest.mark.parametrize("library", ["scipy", "pandas", "shapely", "psycopg2", "requests"])
def test_the_plugin_loads_and_says_what_is_missing_and_how_to_get_it(library: str, store: Path, tmp_path: Path) -> None:
    answer = without(library, store, tmp_path)
    assert answer["refused"]
    for name, text in answer["refused"].items():
        assert f"bibliotek Pythona: {library}." in text, name
        assert f"Debian: python3-{library}" in text, name
    if library in ON_A_SERVER:
        assert set(answer["refused"]) == ON_A_SERVER[library]
    if library == "scipy":
        assert set(answer["able"]) == STORE_ALONE
    if library in ("pandas", "shapely"):  # no store opens without them, and the window says so
        assert answer["shown"] == 0
        for said in (*answer["errors"], *answer["demo"]):
            assert f"bibliotek Pythona: {library}." in said
        assert answer["errors"]
        assert answer["demo"]
    else:
        assert answer["done"] == {"verifyaudit": True, "extractthreats": True}
        assert answer["shown"] > 0
        assert answer["errors"] == []


def test_a_library_that_is_too_old_is_named_and_the_manual_says_how_to_get_a_newer_one(
    store: Path, tmp_path: Path
) -> None:
    """Debian 12 brings shapely 1.8: it can be imported, and has nothing of what is called."""
    old = tmp_path / "old"
    for name, text in {
        "shapely/__init__.py": "class Polygon: pass\n",
        "shapely/errors.py": "class ShapelyError(Exception): pass\n",
        "shapely-1.8.5.dist-info/METADATA": "Metadata-Version: 2.1\nName: shapely\nVersion: 1.8.5\n",
    }.items():
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).write_text(text, encoding="utf-8")
    answer = without("", store, tmp_path, old)
    assert answer["shown"] == 0
    assert {"kerneldensity", "createstore", "extractthreats"} <= set(answer["refused"])
    for said in (*answer["refused"].values(), *answer["errors"], *answer["demo"]):
        assert "shapely 1.8.5 jest za stara" in said
        assert "Instalacja wtyczki" in said
    assert answer["errors"]
    assert answer["demo"]


@pytest.mark.parametrize(
    ("call", "library"),
    [
        ("open_store('postgresql://db/kmzb')", "psycopg2"),
        ("create_store('postgresql://db/kmzb', 'Test', 'KWP-RAD')", "psycopg2"),
        ("open_store('https://kmzb.example/kmzb')", "requests"),
    ],
)
def test_a_store_names_the_library_that_it_lacks(call: str, library: str) -> None:
    code = CODE.format(library=library, call=call)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert f"that are not installed: {library}." in done.stdout, done.stderr


def test_the_web_needs_no_library_of_the_database() -> None:
    code = CODE.format(library="psycopg2", call="import kmzb_plugin.store.http.store; print('it loads')")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "it loads" in done.stdout, done.stderr
