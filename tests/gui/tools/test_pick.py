"""Picking: one, several at one place, one more, none, counted together, beyond the list, a store that is gone."""

from __future__ import annotations

from collections import Counter

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProject, QgsRectangle

from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.gui import reading

from ..conftest import selected_on_map, settle, wait_for
from .conftest import CTRL, Hand


def _alone(hand: Hand, count: int = 1) -> list[Threat]:
    """Threats with nothing else within 300 m, so that a click means them."""
    threats = hand.threats()
    found = []
    for threat in threats:
        near = [other for other in threats if abs(other.x - threat.x) < 300 and abs(other.y - threat.y) < 300]
        if len(near) == 1:
            found.append(threat)
        if len(found) == count:
            return found
    raise AssertionError("the demo store has no threats that stand alone")


def _together(hand: Hand) -> list[Threat]:
    """Threats at one and the same place."""
    places = Counter((threat.x, threat.y) for threat in hand.threats())
    place, n = places.most_common(1)[0]
    assert n > 1, "no two threats of the demo store share a place"
    return [threat for threat in hand.threats() if (threat.x, threat.y) == place]


def test_a_click_chooses_the_threat_under_it(hand: Hand) -> None:
    (threat,) = _alone(hand)
    hand.tools.action("pick").trigger()
    assert hand.tools.action("pick").isChecked()
    hand.look_at(threat.x, threat.y)
    hand.click(hand.at(threat.x, threat.y))
    hand.wait_for_chosen({threat.id})
    row = hand.dock.ui.queueView.currentIndex().row()
    assert hand.dock.model.threat(row).id == threat.id
    wait_for(lambda: selected_on_map(hand.window) == {threat.id}, "the selection on the map")
    wait_for(lambda: hand.dock.card.timeline.toPlainText(), "the history of the card")


def test_ctrl_adds_one_and_lets_it_go_again(hand: Hand) -> None:
    one, other = _alone(hand, 2)
    hand.tools.take_up("pick")
    for threat, keys, expected in (
        (one, None, {one.id}),
        (other, CTRL, {one.id, other.id}),
        (one, CTRL, {other.id}),
    ):
        hand.look_at(threat.x, threat.y)
        hand.click(hand.at(threat.x, threat.y), *([keys] if keys else []))
        hand.wait_for_chosen(expected)


def test_a_click_beside_says_so_and_changes_nothing(hand: Hand) -> None:
    (threat,) = _alone(hand)
    before = hand.chosen()
    hand.tools.take_up("pick")
    hand.look_at(threat.x, threat.y)
    hand.click(hand.at(threat.x + 150, threat.y))
    hand.wait_for_words("no threat here")
    hand.click(hand.at(threat.x - 150, threat.y))
    settle(200)
    assert len(hand.said()) == 1, "one hint takes the place of the other"
    assert hand.chosen() == before


def test_several_at_one_place_are_offered_by_name(hand: Hand) -> None:
    together = _together(hand)
    hand.tools.take_up("pick")
    hand.look_at(together[0].x, together[0].y, 500)
    hand.click(hand.at(together[0].x, together[0].y))
    menu = hand.menu("KmzbPick")
    offered = {action.toolTip(): action for action in menu.actions() if action.icon().cacheKey()}
    assert {threat.number for threat in together} <= set(offered)
    second = together[1]
    assert second.place in offered[second.number].text()
    assert not offered[second.number].icon().isNull()
    offered[second.number].trigger()
    hand.wait_for_chosen({second.id})


def test_all_at_one_place_can_be_chosen_together(hand: Hand) -> None:
    together = _together(hand)
    hand.tools.take_up("pick")
    hand.look_at(together[0].x, together[0].y, 500)
    hand.click(hand.at(together[0].x, together[0].y))
    menu = hand.menu("KmzbPick")
    menu.actions()[-1].trigger()
    wait_for(lambda: {threat.id for threat in together} <= hand.chosen(), "all of them")


def test_where_threats_are_counted_together_the_map_goes_closer(hand: Hand) -> None:
    together = _together(hand)
    hand.tools.take_up("pick")
    before = hand.chosen()
    hand.look_at(together[0].x, together[0].y, 100_000)
    assert not hand.window.link.draws_single()
    hand.click(hand.at(together[0].x, together[0].y))
    wait_for(lambda: hand.canvas.scale() < 90_000, "the map to go closer")
    for _ in range(6):
        if hand.window.link.draws_single():
            break
        hand.click(hand.at(together[0].x, together[0].y))
        settle(150)
    assert hand.window.link.draws_single()
    assert hand.chosen() == before


def test_what_the_filter_or_a_plane_hides_is_not_picked(hand: Hand) -> None:
    (threat,) = _alone(hand)
    layer = hand.window.link._group.layer(threat.plane)
    QgsProject.instance().layerTreeRoot().findLayer(layer).setItemVisibilityChecked(False)
    hand.tools.take_up("pick")
    hand.look_at(threat.x, threat.y)
    hand.click(hand.at(threat.x, threat.y))
    hand.wait_for_words("no threat here")


def test_one_that_the_list_does_not_hold_is_shown_and_stays(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "QUEUE_ROWS", 20)
    hand.session.refresh()
    wait_for(lambda: hand.dock.model.rowCount() == 20, "the short list")
    threat = next(found for found in _alone(hand, 10) if hand.dock.model.row_of(found.id) < 0)
    hand.tools.take_up("pick")
    hand.look_at(threat.x, threat.y)
    hand.click(hand.at(threat.x, threat.y))
    hand.wait_for_chosen({threat.id})
    assert hand.dock.card.isVisible()
    assert not hand.dock.ui.queueView.selectionModel().hasSelection()
    hand.dock.card.noteEdit.setPlainText("Byłem tam.")
    reads = []
    hand.session.queue_read.connect(reads.append)
    hand.session.refresh()
    wait_for(lambda: reads, "the queue anew")
    settle(300)
    assert hand.chosen() == {threat.id}, "a list that is read anew does not take the choice away"
    assert hand.dock.card.note == "Byłem tam."
    hand.dock.ui.queueView.setCurrentIndex(hand.dock.model.index(3))
    assert hand.chosen() == {hand.dock.model.threat(3).id}


def test_works_on_a_map_in_another_reference_system(hand: Hand) -> None:
    (threat,) = _alone(hand)
    hand.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    hand.tools.take_up("pick")
    hand.look_at(threat.x, threat.y)
    hand.click(hand.at(threat.x, threat.y))
    hand.wait_for_chosen({threat.id})


def test_a_place_that_the_store_cannot_express_is_said(hand: Hand) -> None:
    hand.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    hand.tools.take_up("pick")
    hand.canvas.setExtent(QgsRectangle.fromCenterAndSize(QgsPointXY(19, 500), 1, 1))
    settle(20)
    hand.click(hand.canvas.viewport().rect().center())
    hand.wait_for_words("outside what the store can express")


def test_a_store_that_does_not_answer_is_said(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(hand.session), "is_lost", property(lambda _: True))
    hand.tools.take_up("pick")
    hand.click(hand.canvas.viewport().rect().center())
    hand.wait_for_words("does not answer")


def test_when_the_store_is_closed_the_tool_goes(hand: Hand) -> None:
    hand.tools.take_up("pick")
    hand.session.close()
    assert hand.canvas.mapTool() is None
    assert hand.went_back == 1
    assert not any(action.isEnabled() or action.isChecked() for action in hand.tools.actions())
