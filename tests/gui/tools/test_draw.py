"""Drawing: what reaches the store, what is asked for, what is taken back, what shows in the meantime."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QDialogButtonBox

from kmzb_plugin.domain.threat import Event
from kmzb_plugin.gui.tools.draw import DrawingDialog, DrawTool
from kmzb_plugin.gui.tools.on_canvas import MapText
from kmzb_plugin.store.outbox import State

from ..conftest import settle, wait_for
from .conftest import Hand


@pytest.fixture(autouse=True)
def _fresh_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DrawTool, "belongs", True)


def _start(hand: Hand, what: str, *, hold: str = "0") -> None:
    hand.session.dictionary.settings["outbox_hold_seconds"] = hold
    (threat,) = hand.dock.card.threats
    hand.look_at(threat.x, threat.y)
    hand.tools.take_up(what)


def _dialog(hand: Hand) -> DrawingDialog:
    tool = hand.canvas.mapTool()
    wait_for(lambda: tool.dialog is not None, "the form")
    return tool.dialog


def _answer(hand: Hand, text: str, *, belongs: bool = True) -> None:
    dialog = _dialog(hand)
    dialog.textEdit.setPlainText(text)
    dialog.belongsBox.setChecked(belongs)
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()


def _layer(hand: Hand, role: str) -> list[tuple[str, str, QgsGeometry]]:
    """What a layer of annotations shows."""
    layer = hand.window.link._group.layer(role)
    return [(f["kind"], f["text"], QgsGeometry(f.geometry())) for f in layer.getFeatures()]


def _shown(hand: Hand, role: str) -> tuple[str, str, QgsGeometry]:
    wait_for(lambda: _layer(hand, role), "the drawing on its layer")
    (found,) = _layer(hand, role)
    return found


def _last(hand: Hand, threat_id: str) -> Event:
    return hand.session.store.history(threat_id)[-1]


def test_a_place_with_a_text_on_the_threat_chosen(hand: Hand) -> None:
    _start(hand, "drawpoint")
    (threat,) = hand.dock.card.threats
    hand.click(hand.at(threat.x + 50, threat.y))
    dialog = _dialog(hand)
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert threat.number in dialog.belongsBox.text()
    assert not ok.isEnabled()
    dialog.textEdit.setPlainText("   ")
    assert not ok.isEnabled()
    _answer(hand, " Brama otwarta ")
    kind, text, geometry = _shown(hand, "annotation_points")
    assert (kind, text) == ("shape", "Brama otwarta")
    assert geometry.asPoint().distance(QgsPointXY(threat.x + 50, threat.y)) < 3
    assert _last(hand, threat.id).text == "Brama otwarta"
    wait_for(lambda: not hand.items(QgsRubberBand), "the map without what was pending")
    assert hand.canvas.mapTool() is not None, "the next can be drawn"


@pytest.mark.parametrize("crs", ["EPSG:2180", "EPSG:3857"])
def test_a_free_line_without_a_text(hand: Hand, crs: str) -> None:
    hand.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    _start(hand, "drawline")
    (threat,) = hand.dock.card.threats
    before = len(hand.session.store.history(threat.id))
    places = [(threat.x + 20, threat.y), (threat.x + 80, threat.y + 40), (threat.x + 150, threat.y)]
    for place in places:
        hand.click(hand.at(*place))
    hand.click(QPoint(5, 5), right=True)
    _answer(hand, "", belongs=False)
    kind, text, geometry = _shown(hand, "annotation_lines")
    assert (kind, text) == ("shape", "")
    line = geometry.asMultiPolyline()[0] if geometry.isMultipart() else geometry.asPolyline()
    assert len(line) == 3
    assert all(point.distance(QgsPointXY(*place)) < 4 for point, place in zip(line, places, strict=True))
    assert len(hand.session.store.history(threat.id)) == before
    hand.click(hand.at(*places[0]))
    hand.click(hand.at(*places[1]))
    hand.click(QPoint(5, 5), right=True)
    assert not _dialog(hand).belongsBox.isChecked(), "the last answer is the next proposal"


def test_an_area_that_crosses_itself_is_made_sound(hand: Hand) -> None:
    _start(hand, "drawarea")
    (threat,) = hand.dock.card.threats
    for dx, dy in ((-60, -60), (60, 60), (60, -60), (-60, 60)):
        hand.click(hand.at(threat.x + dx, threat.y + dy))
    hand.click(QPoint(5, 5), right=True)
    _answer(hand, "Rejon")
    _, _, geometry = _shown(hand, "annotation_areas")
    assert geometry.isGeosValid()
    assert geometry.area() == pytest.approx(2 * 60 * 120 / 2, rel=0.1)
    assert not hand.session.outgoing.attention()


def test_a_text_is_a_remark_with_a_place(hand: Hand) -> None:
    _start(hand, "drawtext")
    hand.click(QPoint(300, 200))
    _answer(hand, "Ciemny zaułek")
    assert _shown(hand, "annotation_points")[:2] == ("remark", "Ciemny zaułek")


def test_it_is_pending_on_the_map_and_u_takes_it_back(hand: Hand) -> None:
    _start(hand, "drawpoint", hold="60")
    hand.click(QPoint(300, 200))
    _answer(hand, "Pomyłka")
    wait_for(hand.session.outgoing.pending, "the drawing in the outbox")
    assert [item.text for item in hand.items(MapText)] == ["Pomyłka"]
    assert len(hand.items(QgsRubberBand)) == 1
    assert hand.session.outgoing.entries[-1].state is State.HELD
    hand.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settle(20)
    assert len(hand.items(MapText)) == 1, "it stays where it is in another reference system"
    hand.press(Qt.Key.Key_U)
    wait_for(lambda: not hand.session.outgoing.pending(), "the outbox without it")
    assert not hand.items(MapText)
    assert not hand.items(QgsRubberBand)
    assert not _layer(hand, "annotation_points")


def test_what_is_given_up_leaves_nothing(hand: Hand) -> None:
    _start(hand, "drawpoint")
    hand.click(QPoint(300, 200))
    _dialog(hand).buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    settle(50)
    assert not hand.items(QgsRubberBand)
    hand.click(QPoint(320, 200))
    hand.session.close()
    settle(50)
    assert not hand.items(QgsRubberBand)
    assert not hand.session.outgoing.entries


def test_too_few_points_and_no_extent_are_said(hand: Hand) -> None:
    _start(hand, "drawline")
    hand.click(QPoint(300, 200))
    hand.click(QPoint(300, 200))
    hand.click(QPoint(300, 200), right=True)
    hand.wait_for_words("two ends")
    hand.tools.take_up("drawarea")
    for x in (100, 200, 300):
        hand.click(QPoint(x, 200))
    hand.click(QPoint(300, 200), right=True)
    hand.wait_for_words("encloses no area")
    assert hand.canvas.mapTool().dialog is None


def test_a_text_that_is_too_long_stays_in_the_form(hand: Hand) -> None:
    _start(hand, "drawpoint")
    hand.click(QPoint(300, 200))
    _answer(hand, "x" * 70_000)
    hand.wait_for_words("too long")
    assert _dialog(hand).isVisible()
    assert not hand.session.outgoing.entries
    _dialog(hand).reject()


def test_a_place_out_of_reach_is_said_before_anything_is_asked(hand: Hand) -> None:
    hand.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    hand.tools.take_up("drawpoint")
    extent = hand.canvas.extent()
    hand.canvas.setExtent(extent.fromCenterAndSize(QgsPointXY(19, 500), 1, 1))
    settle(20)
    hand.click(QPoint(300, 250))
    hand.wait_for_words("outside what the store can express")
    assert hand.canvas.mapTool().dialog is None


def test_whoever_may_only_read_cannot_draw(hand: Hand) -> None:
    hand.session.info = replace(hand.session.info, rights=())
    hand.session.opened.emit(hand.session.info)
    assert not hand.tools.action("drawpoint").isEnabled()
    assert "read" in hand.tools.action("drawpoint").toolTip()
    assert hand.tools.action("pick").isEnabled()


def test_a_drawing_is_taken_off_by_a_click(hand: Hand) -> None:
    _start(hand, "drawpoint")
    (threat,) = hand.dock.card.threats
    hand.click(hand.at(threat.x + 50, threat.y))
    _answer(hand, "Brama")
    _shown(hand, "annotation_points")
    hand.tools.take_up("undraw")
    hand.click(hand.at(threat.x - 150, threat.y - 100))
    hand.wait_for_words("no drawing here")
    hand.session.dictionary.settings["outbox_hold_seconds"] = "60"
    hand.click(hand.at(threat.x + 50, threat.y))
    wait_for(hand.session.outgoing.pending, "the retraction")
    hand.click(hand.at(threat.x + 50, threat.y))
    hand.wait_for_words("taken back already")
    hand.press(Qt.Key.Key_U)
    wait_for(lambda: not hand.session.outgoing.pending(), "the retraction taken back")
    assert len(_layer(hand, "annotation_points")) == 1
    hand.session.dictionary.settings["outbox_hold_seconds"] = "0"
    hand.click(hand.at(threat.x + 50, threat.y))
    wait_for(lambda: not _layer(hand, "annotation_points"), "the map without it")
    assert not hand.session.outgoing.attention()
    hand.session.read_card(threat.id, hand.dock.card.show_history)
    wait_for(lambda: "Drawing, taken off the map" in hand.dock.card.timeline.toPlainText(), "the history")


def test_of_several_drawings_it_asks_which(hand: Hand) -> None:
    _start(hand, "drawpoint")
    for text in ("Jeden", "Dwa"):
        hand.click(QPoint(300, 200))
        _answer(hand, text, belongs=False)
        wait_for(lambda text=text: text in [found[1] for found in _layer(hand, "annotation_points")], text)
    hand.tools.take_up("undraw")
    hand.click(QPoint(300, 200))
    menu = hand.menu("KmzbUndraw")
    next(action for action in menu.actions() if action.text() == "Dwa").trigger()
    wait_for(lambda: [found[1] for found in _layer(hand, "annotation_points")] == ["Jeden"], "the other alone")
