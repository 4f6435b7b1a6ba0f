"""Load, work, unload, reload: nothing of the plugin is left in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest

from kmzb_plugin.processing.provider import ALGORITHMS
from kmzb_plugin.store.demo.create import create_demo_store

from .desktop import run_qgis

DRIVE = Path(__file__).parent / "drive_reload.py"
GROWTH_MB = 25
"""In five rounds: fragments of the heap; a store's layers and queue that stayed would take several times that."""


@pytest.mark.timeout(300)
def test_a_reload_leaves_nothing_behind(tmp_path: Path) -> None:
    location = tmp_path / "radom.gpkg"
    create_demo_store(str(location), count=300)
    answer = run_qgis(DRIVE, location, tmp_path / "unused.png", tmp_path, language="en")
    assert "error" not in answer, answer["error"]
    loaded, after = answer["rounds"][0]
    assert "kmzb" in loaded["providers"]
    assert "KmzbWorkbench" in loaded["objects_of_kmzb"]
    assert "kmzb_status" in loaded["functions"]
    assert loaded["algorithms"] == sum(map(len, ALGORITHMS.values()))
    # What stayed would be the old version's after an upgrade.
    assert loaded["modules"] > 100
    assert after["modules"] == 0
    assert after["functions"] == after["objects_of_kmzb"] == []
    for again, left in answer["rounds"]:
        assert again == loaded
        assert left == answer["without"]
    assert set(answer["files"]) == {0}
    # The first rounds load libraries; what every round kept would go on growing.
    assert answer["memory"][-1] - answer["memory"][4] < GROWTH_MB
