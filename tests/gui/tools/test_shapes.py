"""Choosing by shape: rectangle, polygon, areas of a layer; all of them, how many at most, what is no shape."""

from __future__ import annotations

from collections import Counter

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt

from kmzb_plugin.gui import reading
from kmzb_plugin.gui.tools import choosing
from kmzb_plugin.text import UserError

from ..conftest import settle, wait_for
from .conftest import CTRL, Hand

WIDE = 120_000


def _middle(hand: Hand) -> tuple[float, float]:
    """The middle of the square of 4 km that holds most threats."""
    squares = Counter((threat.x // 4000, threat.y // 4000) for threat in hand.threats())
    (column, row), _ = squares.most_common(1)[0]
    return 4000 * column + 2000, 4000 * row + 2000


def _whole(hand: Hand) -> tuple[float, float]:
    """The middle of all of them."""
    threats = hand.threats()
    return tuple((min(sides) + max(sides)) / 2 for sides in ([t.x for t in threats], [t.y for t in threats]))


def _within(hand: Hand, corners: list[QPoint]) -> set[str]:
    """What lies in a polygon of pixels, reckoned without the store's help."""
    to_map = hand.canvas.mapSettings().mapToPixel().toMapCoordinates
    shape = QgsGeometry.fromPolygonXY([[to_map(corner) for corner in [*corners, corners[0]]]]).makeValid()
    way = hand.window.link.view.to_map()
    places = [(threat.id, way.transform(QgsPointXY(threat.x, threat.y))) for threat in hand.threats()]
    return {id_ for id_, place in places if shape.intersects(QgsGeometry.fromPointXY(place))}


def _areas(*wkts: str, crs: str = "EPSG:2180") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"Polygon?crs={crs}", "Rejony", "memory")
    features = []
    for wkt in wkts:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    return layer


def _box(x: float, y: float, half: float) -> str:
    return QgsGeometry.fromRect(QgsRectangle(x - half, y - half, x + half, y + half)).asWkt()


@pytest.mark.parametrize("crs", ["EPSG:2180", "EPSG:3857"])
def test_a_rectangle_chooses_all_inside(hand: Hand, crs: str) -> None:
    hand.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    hand.look_at(*_middle(hand), WIDE)
    hand.tools.take_up("selectrectangle")
    start, end = QPoint(200, 150), QPoint(400, 350)
    expected = _within(hand, [start, QPoint(400, 150), end, QPoint(200, 350)])
    assert 20 < len(expected) < 600
    hand.drag(start, end)
    hand.wait_for_chosen(expected)
    assert str(len(expected)) in hand.dock.card.titleLabel.text()
    hand.wait_for_words(f"{len(expected)} threats lie inside")
    assert not hand.items(QgsRubberBand)


def test_all_are_chosen_not_only_those_that_the_list_holds(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "QUEUE_ROWS", 20)
    hand.session.refresh()
    wait_for(lambda: hand.dock.model.rowCount() == 20, "the short list")
    hand.look_at(*_middle(hand), WIDE)
    hand.tools.take_up("selectrectangle")
    hand.drag(QPoint(150, 100), QPoint(450, 400))
    expected = _within(hand, [QPoint(150, 100), QPoint(450, 100), QPoint(450, 400), QPoint(150, 400)])
    assert len(expected) > 20
    hand.wait_for_chosen(expected)
    assert hand.dock.card.refusedLabel.text(), "the summary says which are refused and why"


def test_a_polygon_follows_the_keys_of_qgis(hand: Hand) -> None:
    hand.look_at(*_middle(hand), WIDE)
    hand.tools.take_up("selectpolygon")
    corners = [QPoint(200, 100), QPoint(450, 200), QPoint(300, 400)]
    hand.click(corners[0])
    hand.click(QPoint(10, 10))
    hand.press(Qt.Key.Key_Backspace)
    for corner in corners[1:]:
        hand.click(corner)
    assert len(hand.items(QgsRubberBand)) == 1
    hand.click(QPoint(300, 300), right=True)
    hand.wait_for_chosen(_within(hand, corners))
    assert not hand.items(QgsRubberBand)

    before = hand.chosen()
    hand.click(QPoint(20, 20))
    hand.click(QPoint(60, 20))
    hand.press(Qt.Key.Key_Escape)
    assert not hand.items(QgsRubberBand)
    hand.click(QPoint(20, 20))
    hand.click(QPoint(60, 20))
    hand.click(QPoint(60, 60), right=True)
    hand.wait_for_words("three corners")
    assert hand.chosen() == before


def test_a_polygon_that_crosses_itself_has_two_sides(hand: Hand) -> None:
    hand.look_at(*_middle(hand), WIDE)
    hand.tools.take_up("selectpolygon")
    corners = [QPoint(150, 100), QPoint(450, 400), QPoint(450, 100), QPoint(150, 400)]
    for corner in corners:
        hand.click(corner)
    hand.click(corners[0], right=True)
    expected = _within(hand, corners)
    assert expected
    hand.wait_for_chosen(expected)


def test_ctrl_adds_what_is_inside(hand: Hand) -> None:
    hand.look_at(*_middle(hand), WIDE)
    hand.tools.take_up("selectrectangle")
    hand.drag(QPoint(200, 150), QPoint(300, 350))
    first = _within(hand, [QPoint(200, 150), QPoint(300, 150), QPoint(300, 350), QPoint(200, 350)])
    hand.wait_for_chosen(first)
    hand.drag(QPoint(300, 150), QPoint(400, 350), CTRL)
    second = _within(hand, [QPoint(300, 150), QPoint(400, 150), QPoint(400, 350), QPoint(300, 350)])
    hand.wait_for_chosen(first | second)


def test_a_shape_without_threats_changes_nothing(hand: Hand) -> None:
    before = hand.chosen()
    hand.look_at(100_000, 100_000)
    hand.tools.take_up("selectrectangle")
    hand.drag(QPoint(100, 100), QPoint(300, 300))
    hand.wait_for_words("No threat")
    assert hand.chosen() == before
    hand.click(QPoint(100, 100))
    hand.wait_for_words("Drag a rectangle")
    hand.tools.take_up("selectpolygon")
    for corner in (QPoint(100, 100), QPoint(200, 100), QPoint(300, 100)):
        hand.click(corner)
    hand.click(QPoint(300, 100), right=True)
    hand.wait_for_words("encloses no area")


def test_more_than_the_limit_are_counted_and_said(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "MOST_CHOSEN", 30)
    monkeypatch.setattr(choosing.threats_inside, "__defaults__", (30,))
    hand.look_at(*_whole(hand), 3_000_000)
    hand.tools.take_up("selectrectangle")
    hand.drag(QPoint(5, 5), QPoint(590, 490))
    hand.wait_for_words("Threats inside: 600. Only the first 30")
    due_first = [threat.id for threat in hand.session.store.threats(hand.window.link.counted(), limit=30)]
    assert hand.chosen() == set(due_first)


def test_too_many_around_a_shape_are_refused(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "MOST_AROUND", 100)
    before = hand.chosen()
    hand.look_at(*_whole(hand), 3_000_000)
    hand.tools.take_up("selectrectangle")
    hand.drag(QPoint(5, 5), QPoint(590, 490))
    hand.wait_for_words("More than 100 threats")
    assert hand.chosen() == before


def test_areas_selected_in_another_layer(hand: Hand) -> None:
    x, y = _middle(hand)
    layer = _areas(_box(x, y, 1500), _box(x + 1000, y, 1500), _box(x + 90_000, y, 10))
    hand.tools.choose_in_areas()
    hand.wait_for_words("Choose a layer of areas")
    hand.canvas.setCurrentLayer(layer)
    hand.tools.choose_in_areas()
    hand.wait_for_words("No area is selected in the layer «Rejony»")
    layer.selectAll()
    hand.tools.action("selectareas").trigger()
    expected = {t.id for t in hand.threats() if -1500 <= t.x - x <= 2500 and abs(t.y - y) <= 1500}
    assert expected
    hand.wait_for_chosen(expected)


def test_areas_in_degrees_and_unsound_ones(hand: Hand) -> None:
    x, y = _middle(hand)
    corners = [(-2000, -2000), (2000, 2000), (2000, -2000), (-2000, 2000), (-2000, -2000)]
    bow = QgsGeometry.fromPolygonXY([[QgsPointXY(x + dx, y + dy) for dx, dy in corners]])
    shape = QgsGeometry(bow)
    there = QgsCoordinateReferenceSystem("EPSG:4326")
    shape.transform(QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:2180"), there, QgsProject.instance()))
    layer = _areas(shape.asWkt(9), crs="EPSG:4326")
    hand.canvas.setCurrentLayer(layer)
    layer.selectAll()
    hand.tools.choose_in_areas()
    valid = bow.makeValid()
    inner, outer = valid.buffer(-20, 4), valid.buffer(20, 4)

    def between() -> bool:
        sure = {t.id for t in hand.threats() if inner.contains(QgsPointXY(t.x, t.y))}
        maybe = {t.id for t in hand.threats() if outer.contains(QgsPointXY(t.x, t.y))}
        return bool(sure) and sure <= hand.chosen() <= maybe

    wait_for(between, "both sides of the bow")


def test_parts_far_from_one_another_come_in_the_order_of_the_queue(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    store, where = hand.session.store, hand.window.link.counted()
    x, y = _middle(hand)
    shape = QgsGeometry.unaryUnion(
        [QgsGeometry.fromWkt(_box(x - 3000, y, 2000)), QgsGeometry.fromWkt(_box(x + 3000, y, 2000))]
    )
    found = choosing.threats_inside(store, where, shape)
    inside = {threat.id for threat in found.threats}
    assert found.total == len(inside) > 10
    assert [t.id for t in found.threats] == [t.id for t in store.threats(where) if t.id in inside]
    monkeypatch.setattr(choosing, "MOST_AROUND", 5)
    with pytest.raises(UserError):
        choosing.threats_inside(store, where, shape)


def test_another_tool_takes_a_shape_begun_away(hand: Hand) -> None:
    hand.tools.take_up("selectpolygon")
    hand.click(QPoint(100, 100))
    assert hand.items(QgsRubberBand)
    hand.tools.take_up("pick")
    settle(20)
    assert not hand.items(QgsRubberBand)


def test_layers_removed_by_hand_leave_nothing_to_find(hand: Hand) -> None:
    hand.look_at(*_middle(hand), WIDE)
    before = hand.chosen()
    group = hand.window.link._group
    QgsProject.instance().removeMapLayers([layer.id() for layer in [*group.plane_layers(), group.layer("clusters")]])
    for name, words in (("pick", "no threat here"), ("selectrectangle", "No threat"), ("undraw", "no drawing here")):
        hand.tools.take_up(name)
        if name == "selectrectangle":
            hand.drag(QPoint(200, 150), QPoint(400, 350))
        else:
            hand.click(QPoint(300, 250))
        hand.wait_for_words(words)
    assert hand.chosen() == before
    assert not hand.window.errors
