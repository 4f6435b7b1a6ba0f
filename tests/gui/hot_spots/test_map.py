"""The browser of hot spots and the map: keys and clicks zoom, flash, go back."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsRectangle,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from .steps import WHOLE, Browser, add, spot_layer, square


def test_up_and_down_choose_and_the_map_follows_only_where_it_must(browser: Browser) -> None:
    add(spot_layer(5))
    browser.wait(5)
    assert browser.row() == 0
    assert browser.canvas.extent().contains(WHOLE)
    before = browser.canvas.extent()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_J):
        browser.press(key)
    assert browser.row() == 2
    assert browser.panel.detailLabel.text().startswith("ul. Żółkiewskiego 3,")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_K, Qt.Key.Key_K):
        browser.press(key)
    assert browser.row() == 0
    assert browser.canvas.extent() == before  # all of them are in view
    browser.canvas.setExtent(QgsRectangle(600_000, 420_000, 602_000, 421_500))
    browser.panel.begin()
    browser.press(Qt.Key.Key_Down)
    assert browser.canvas.extent().contains(square(615_500, 405_500, 1).boundingBox())
    assert not browser.flashed


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_zooms_flashes_and_goes_back(key: Qt.Key, browser: Browser) -> None:
    add(spot_layer(5))
    browser.wait(5)
    before = browser.canvas.extent()
    browser.press(Qt.Key.Key_Down)
    browser.press(key)
    shown, area = browser.canvas.extent(), browser.model.spot(1).geometry.boundingBox()
    assert shown.contains(area)
    assert shown.width() < 5 * area.width()
    assert [each.asWkt() for each in browser.flashed[0]] == [browser.model.spot(1).geometry.asWkt()]
    browser.press(key)  # it is shown well already
    assert browser.canvas.extent() == shown
    assert len(browser.flashed) == 2
    browser.press(Qt.Key.Key_Escape)
    assert browser.canvas.extent() == before
    assert browser.left == []
    browser.press(Qt.Key.Key_Escape)
    assert browser.left == [True]


def test_a_click_shows(browser: Browser) -> None:
    add(spot_layer(5))
    browser.wait(5)
    view = browser.panel.spotView
    place = view.visualRect(browser.model.index(3, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert browser.row() == 3
    assert len(browser.flashed) == 1
    assert browser.canvas.extent().contains(browser.model.spot(3).geometry.boundingBox())


def test_other_systems_and_what_lies_nowhere(browser: Browser) -> None:
    layer = add(spot_layer(1))
    browser.wait(1)
    browser.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    browser.press(Qt.Key.Key_Space)
    assert browser.canvas.extent().width() < 1
    assert 19 < browser.canvas.extent().center().x() < 21.5
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32601"))  # on the other side of the earth: not a crash
    browser.press(Qt.Key.Key_Space)


def test_a_tiny_hot_spot_is_not_zoomed_into_nothing(browser: Browser) -> None:
    layer = spot_layer(1)
    layer.dataProvider().changeGeometryValues({1: square(610_000, 410_000, 2.0)})
    add(layer)
    browser.wait(1)
    browser.press(Qt.Key.Key_Space)
    assert browser.canvas.scale() == pytest.approx(5000, rel=0.01)
