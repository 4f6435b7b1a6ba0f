"""Load, work, unload, reload: nothing of the plugin is left in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest

from kmzb_plugin.store.demo.create import create_demo_store

from .desktop import run_qgis

DRIVE = Path(__file__).parent / "drive_reload.py"


@pytest.mark.timeout(300)
def test_a_reload_leaves_nothing_behind(tmp_path: Path) -> None:
    location = tmp_path / "radom.gpkg"
    create_demo_store(str(location), count=300)
    answer = run_qgis(DRIVE, location, tmp_path / "unused.png", tmp_path, language="en")
    assert "error" not in answer, answer["error"]
    assert "kmzb" in answer["with"]["providers"]
    assert "KmzbWorkbench" in answer["with"]["objects_of_kmzb"]
    assert "kmzb_status" in answer["with"]["functions"]
    assert answer["without"]["functions"] == []
    assert answer["without"]["objects_of_kmzb"] == []
    assert answer["after"] == answer["without"]
    assert answer["with_again"] == answer["with"]
    assert answer["after_again"] == answer["without"]
