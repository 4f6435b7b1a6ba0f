"""The real QGIS window: an officer opens the store and decides by the keyboard; the test finds it in the store."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.PyQt.QtGui import QImage

from kmzb_plugin.store import open_store
from kmzb_plugin.store.demo.create import create_demo_store
from kmzb_plugin.store.filter import ThreatFilter

from .desktop import run_qgis

DRIVE = Path(__file__).parent / "drive.py"
DRIVE_START = Path(__file__).parent / "drive_start.py"
DRIVE_PLACE = Path(__file__).parent / "drive_place.py"
DRIVE_REPORT = Path(__file__).parent / "drive_report.py"
DRIVE_FIRST_RUN = Path(__file__).parent / "drive_first_run.py"
DRIVE_JOINS = Path(__file__).parent / "drive_joins.py"
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
    assert answer["all_time"]  # else the map would be empty
    wanted, shown = answer["found"]
    assert shown == [wanted]
    assert answer["options"] == [[True, True]]


@pytest.mark.timeout(300)
def test_stands_where_it_was_left_and_takes_the_filter_of_the_project_qgis_is_started_with(tmp_path: Path) -> None:
    location, project = tmp_path / "radom.gpkg", tmp_path / "day.qgz"
    create_demo_store(str(location), count=300)
    first, again = (
        run_qgis(
            DRIVE_PLACE,
            location,
            tmp_path / f"{turn}.png",
            tmp_path,
            open_on_start=True,
            project=project if turn == "again" else None,
            KMZB_PROJECT=str(project),
            KMZB_TURN=turn,
        )
        for turn in ("first", "again")
    )
    assert "error" not in first, first["error"]
    assert "error" not in again, again["error"]
    assert first == again
    assert first["hidden"]
    assert first["filter"] == '{"overdue": true}'
    assert first["buttons"] > 5
    assert first["listed"] == [True, True]


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
    assert [name.partition(",")[0] for name in answer["order"][-2:]] == ["Ranked hot spots", "Hot spots"]
    assert answer["order"].index("Internet plane") < len(answer["order"]) - 2
    assert answer["active"] in answer["order"][-2:]


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


@pytest.mark.timeout(300)
def test_somebody_new_confirms_a_threat_on_the_demo(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    answer = run_qgis(DRIVE_FIRST_RUN, tmp_path / "none", tmp_path / "window.png", tmp_path, HOME=str(home))
    assert "error" not in answer, answer["error"]
    assert answer["begins"] == {"width": 420, "page": True, "card": False, "filter": False}
    assert answer["left"] == []
    assert answer["seconds"] < 30
    assert (answer["hint"], answer["hint_after"]) == (True, False)
    assert (answer["decided"], answer["same"]) == ("confirmed", True)
    assert answer["span"][0] == answer["controller"]
    assert answer["page_again"]
    assert "kmzb-demo.gpkg" in answer["recent"]


@pytest.mark.timeout(300)
def test_browser_repair_base_map_and_analyse(tmp_path: Path) -> None:
    location, other = tmp_path / "stores" / "radom.gpkg", tmp_path / "stores" / "other.gpkg"
    location.parent.mkdir()
    create_demo_store(str(location), count=500)
    ogr.GetDriverByName("GPKG").CreateDataSource(str(other)).CreateLayer("x", geom_type=ogr.wkbPoint)
    answer = run_qgis(DRIVE_JOINS, location, tmp_path / "window.png", tmp_path, KMZB_OTHER=str(other))
    assert "error" not in answer, answer["error"]
    browser, repair, base_map, analyse = (answer[part] for part in ("browser", "repair", "base_map", "analyse"))
    assert sorted(browser["children"]) == ["gone.gpkg (brak pliku)", "radom.gpkg"]
    assert len(browser["tables"]) == 3
    assert browser["double_click"] == [True]
    assert [list(each["after"].values()) for each in answer["offered"]] == [[[True, True]], [[False, False]]]
    assert len(repair["asked"]) == 1
    assert repair["said"].startswith("Przywrócono 1 warstwę, przeniesiono na miejsce 1 warstwę, przywrócono 2 style")
    assert (repair["opacity"], repair["tree_menu"]) == (1.0, ["&Napraw warstwy mapy"])
    assert base_map["colour"] not in ("#ffffff", "#dc1e1e")  # there, and pale
    assert (base_map["credit"], base_map["extent_kept"], base_map["none"]) == ("© Jednostka", True, "")
    assert len(base_map["silent"]) == 1
    over_store = ("stationbriefing", "verification_card", "exportthreats", "publish")
    assert len({layer for name, layer in analyse["dialogs"] if name not in over_store}) == 1
    assert {dict(analyse["dialogs"])[name] for name in over_store} == {str(location)}
    assert (analyse["chosen"][0], analyse["selected"]) == (True, 4)
    assert answer["all_time"]
