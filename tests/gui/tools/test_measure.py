"""Measuring: to the nearest on the ellipsoid, from a threat and from a click; without stations, and with bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsDistanceArea, QgsPointXY, QgsProject
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialogButtonBox

from kmzb_plugin.gui.tools import stations
from kmzb_plugin.gui.tools.on_canvas import MapText
from kmzb_plugin.gui.tools.stations import length_text, name_stations, station_layer

from ..conftest import settle, wait_for
from .conftest import Hand, point_layer


def _stations(hand: Hand) -> None:
    """Two stations around the threat chosen: 3 km east and 5 km north."""
    (threat,) = hand.dock.card.threats
    places = {"KP Wschód": (threat.x + 3000, threat.y), "KP Północ": (threat.x, threat.y + 5000)}
    layer = point_layer("Komisariaty", places)
    QgsProject.instance().addMapLayer(layer)
    name_stations(QgsProject.instance(), layer)


def _ellipsoidal(one: tuple[float, float], other: tuple[float, float]) -> float:
    measure = QgsDistanceArea()
    measure.setSourceCrs(QgsCoordinateReferenceSystem("EPSG:2180"), QgsProject.instance().transformContext())
    measure.setEllipsoid("EPSG:7019")
    return measure.measureLine(QgsPointXY(*one), QgsPointXY(*other))


def _text(hand: Hand) -> str:
    wait_for(lambda: hand.items(MapText), "the distance on the map")
    (item,) = hand.items(MapText)
    return item.text


@pytest.mark.parametrize("crs", ["EPSG:2180", "EPSG:3857"])
@pytest.mark.parametrize("ellipsoid", ["EPSG:7019", "NONE"])
def test_from_the_threat_chosen_to_the_nearest(hand: Hand, crs: str, ellipsoid: str) -> None:
    _stations(hand)
    QgsProject.instance().setEllipsoid(ellipsoid)
    hand.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    (threat,) = hand.dock.card.threats
    hand.tools.take_up("measure")
    expected = _ellipsoidal((threat.x, threat.y), (threat.x + 3000, threat.y))
    assert _text(hand) == length_text(expected) == "3.0 km"
    hand.wait_for_words("KP Wschód")
    assert any(threat.number in said for said in hand.said())


def test_from_a_click_and_away_by_escape_or_another_tool(hand: Hand) -> None:
    _stations(hand)
    (threat,) = hand.dock.card.threats
    hand.look_at(threat.x, threat.y + 4500)
    hand.tools.take_up("measure")
    _text(hand)
    hand.click(hand.at(threat.x, threat.y + 4500))
    wait_for(lambda: [item.text for item in hand.items(MapText)] in (["499 m"], ["500 m"], ["501 m"]), "the way")
    hand.press(Qt.Key.Key_Escape)
    assert not hand.items(MapText)
    assert not hand.items(QgsRubberBand)
    hand.click(hand.at(threat.x, threat.y + 4500))
    _text(hand)
    hand.tools.take_up("pick")
    assert not hand.items(MapText)
    hand.dock.hands.go_to(5)
    settle(200)
    assert not hand.items(MapText), "it listens no more"


def test_follows_the_choice_in_the_list(hand: Hand) -> None:
    _stations(hand)
    hand.tools.take_up("measure")
    _text(hand)
    hand.dock.hands.go_to(7)
    number = hand.dock.card.threats[0].number
    hand.wait_for_words(number)


def test_without_a_layer_of_points_it_says_what_to_do(hand: Hand) -> None:
    hand.tools.take_up("measure")
    hand.wait_for_words("Add a layer of points")
    hand.click(hand.canvas.viewport().rect().center())
    settle(100)
    assert not hand.items(MapText)


def test_asks_once_which_layer_and_the_project_remembers_it(hand: Hand, tmp_path: Path) -> None:
    (threat,) = hand.dock.card.threats
    project = QgsProject.instance()
    layer = point_layer("Posterunki", {"PP": (threat.x, threat.y + 100)})
    project.addMapLayer(layer)
    hand.tools.take_up("measure")
    dialog = hand.canvas.mapTool().dialog
    offered = [dialog.layerBox.itemText(row) for row in range(dialog.layerBox.count())]
    assert offered == ["Posterunki"], "the store's own layers are no stations"
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert _text(hand) == "100 m"
    assert station_layer(project) is layer
    assert project.isDirty()
    project.removeMapLayer(layer.id())
    assert station_layer(project) is None
    hand.click(hand.canvas.viewport().rect().center())
    hand.wait_for_words("Add a layer of points")


def test_stations_without_points_and_too_many(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = point_layer("Puste", {})
    QgsProject.instance().addMapLayer(empty)
    name_stations(QgsProject.instance(), empty)
    hand.tools.take_up("measure")
    hand.wait_for_words("«Puste» has no point")
    _stations(hand)
    monkeypatch.setattr(stations, "MOST_STATIONS", 1)
    hand.click(hand.canvas.viewport().rect().center())
    hand.wait_for_words("more than 1 points")
    assert not hand.items(MapText)


def test_lengths_are_said_as_people_say_them() -> None:
    assert [length_text(metres) for metres in (0, 849.6, 999.6, 12_440, 99_940, 99_960, 1_234_567)] == [
        "0 m", "850 m", "1.0 km", "12.4 km", "99.9 km", "100 km", "1,235 km",
    ]  # fmt: skip
