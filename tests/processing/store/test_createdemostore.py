"""`createdemostore` as people run it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.store import open_store
from kmzb_plugin.store.demo.create import create_demo_store
from kmzb_plugin.store.filter import ThreatFilter


def threats(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT * FROM threat ORDER BY fid").fetchall()


def test_it_makes_what_the_function_makes(run: Any, tmp_path: Path) -> None:
    by_function, by_algorithm = tmp_path / "function.gpkg", tmp_path / "algorithm.gpkg"
    create_demo_store(str(by_function), "KWP-RAD", 300, 1, 7)
    parameters = {"GARRISON": "KWP-RAD", "COUNT": 300, "YEARS": 1, "SEED": 7, "OUTPUT": str(by_algorithm)}
    assert run("createdemostore", parameters) == {"OUTPUT": str(by_algorithm)}
    assert threats(by_algorithm) == threats(by_function)


def test_by_qgis_process_with_an_end_of_ones_own(qgis_process: Any, tmp_path: Path, qgis_app: Any) -> None:
    path = tmp_path / "demo.gpkg"
    call = {"inputs": {"GARRISON": "KSP", "COUNT": 200, "YEARS": 1, "END": "2025-01-01", "OUTPUT": str(path)}}
    done = qgis_process("run", "kmzb:createdemostore", "-", stdin=json.dumps(call))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["results"] == {"OUTPUT": str(path)}
    with closing(open_store(str(path))) as store:
        assert store.count(ThreatFilter()) == 200
        assert store.describe().garrison == "KSP"
        assert store.frame(ThreatFilter(), ["reported_at"])["reported_at"].max() < "2025"


def test_an_end_that_is_no_date_and_a_file_that_is_there_are_refused(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    path = tmp_path / "demo.gpkg"
    with pytest.raises(QgsProcessingException, match="«soon» is no date"):
        run("createdemostore", {"END": "soon", "OUTPUT": str(path)})
    path.write_bytes(b"mine")
    with pytest.raises(QgsProcessingException, match="already there"):
        run("createdemostore", {"COUNT": 200, "OUTPUT": str(path)})
    assert path.read_bytes() == b"mine"
