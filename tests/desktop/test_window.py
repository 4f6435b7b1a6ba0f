"""The real QGIS window: an officer opens the store and decides by the keyboard; the test finds it in the store."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from qgis.PyQt.QtGui import QImage

from kmzb_plugin.store import open_store
from kmzb_plugin.store.demo.create import create_demo_store
from kmzb_plugin.store.filter import ThreatFilter

from .desktop import run_qgis

DRIVE = Path(__file__).parent / "drive.py"
DRIVE_START = Path(__file__).parent / "drive_start.py"
DRIVE_REPORT = Path(__file__).parent / "drive_report.py"
DRIVE_HOT_SPOTS = Path(__file__).parent / "drive_hot_spots.py"


@pytest.mark.timeout(300)
def test_decides_by_the_keyboard_alone(tmp_path: Path) -> None:
    location = tmp_path / "radom.gpkg"
    create_demo_store(str(location), count=500)
    picture = tmp_path / "window.png"
    answer = run_qgis(DRIVE, location, picture, tmp_path, language="pl")
    assert "error" not in answer, answer["error"]
    assert answer["moved_on"]
    assert answer["note_has_focus"]
    assert answer["not_applied"] == 0

    store = open_store(str(location))
    try:

        def last(threat_id: str) -> tuple[str, str]:
            (threat,) = store.threats(ThreatFilter(ids=(threat_id,)))
            return threat.status, store.history(threat_id)[-1].text

        assert last(answer["first"]) == ("verification", "")
        assert last(answer["second"]) == ("joke_or_mistake", answer["typed"])
        assert last(answer["withdrawn"])[0] == "new"
        assert store.verify_audit().valid
    finally:
        store.close()
    image = QImage(str(picture))
    assert image.width() >= 1200
    # Not an empty window: many colours.
    assert len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) > 100


@pytest.mark.timeout(300)
def test_opens_the_store_at_the_start_and_asks_nothing(tmp_path: Path) -> None:
    location = tmp_path / "radom.gpkg"
    create_demo_store(str(location), count=500)
    answer = run_qgis(DRIVE_START, location, tmp_path / "window.png", tmp_path, open_on_start=True)
    assert "error" not in answer, answer["error"]
    assert answer["rows"] > 0
    assert answer["layers"] > 5
    assert answer["questions"] == []
    assert answer["crs"] == "EPSG:2180"
    wanted, shown = answer["found"]
    assert shown == [wanted]
    assert answer["options"] == [[True, True]]


@pytest.mark.timeout(300)
def test_finds_hot_spots_and_goes_through_them_by_the_keyboard(tmp_path: Path) -> None:
    location = tmp_path / "radom.gpkg"
    create_demo_store(str(location), count=1500)
    answer = run_qgis(DRIVE_HOT_SPOTS, location, tmp_path / "window.png", tmp_path, language="en")
    assert "error" not in answer, answer["error"]
    assert answer["rows"] >= 3
    assert answer["tab"] == f"Hot spots ({answer['rows']})"
    assert answer["zoomed"]
    assert answer["back"]
    assert answer["queue_has_focus"]
    assert answer["pending"] == 0
    # what is on the map lies so that everything can be read
    assert answer["order"][0].startswith("Ranked hot spots")
    assert answer["order"][1].startswith("Hot spots")


@pytest.mark.timeout(300)
def test_enters_a_report_by_keys_and_a_click_on_the_map(tmp_path: Path) -> None:
    location = tmp_path / "radom.gpkg"
    create_demo_store(str(location), count=500)
    answer = run_qgis(DRIVE_REPORT, location, tmp_path / "window.png", tmp_path, language="pl")
    assert "error" not in answer, answer["error"]
    assert answer["chosen"] == "Akty wandalizmu"
    assert answer["closed"]
    assert answer["tool_is_back"]
    with closing(open_store(str(location))) as store:
        (entered,) = (each for each in store.threats(ThreatFilter()) if each.number in answer["said"])
        assert (entered.category, entered.plane, entered.status) == ("vandalism", "public", "new")
        assert entered.description_masked == "Wybite szyby, tel. •••"
        assert [entered.x, entered.y] == pytest.approx(answer["place"], abs=0.01)
