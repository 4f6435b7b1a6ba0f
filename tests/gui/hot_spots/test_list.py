"""The browser of hot spots: which layers it knows, what it lists, how it stands in the dock."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from qgis.core import (
    QgsFeature,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from kmzb_plugin.gui import hot_spots
from kmzb_plugin.gui.hot_spots import HotSpotsPanel
from kmzb_plugin.gui.hot_spots_model import details, holds_hot_spots

from ..conftest import Window, settle, wait_for
from .steps import FIELDS, Browser, add, spot_layer


def test_a_layer_is_known_by_its_fields(qgis_app: Any) -> None:
    assert holds_hot_spots(spot_layer())
    assert holds_hot_spots(spot_layer(fields="field=RANK:integer&field=Name:string&field=count:double"))
    assert not holds_hot_spots(spot_layer(fields="field=rank:integer&field=name:string"))
    assert not holds_hot_spots(spot_layer(fields="field=rank:string&field=name:string&field=count:integer"))
    assert not holds_hot_spots(QgsVectorLayer(f"Point?crs=EPSG:2180&{FIELDS}", "points", "memory"))
    assert not holds_hot_spots(QgsVectorLayer("/nowhere.gpkg", "broken", "ogr"))
    assert not holds_hot_spots(None)


def test_without_a_layer_it_says_what_to_do(browser: Browser) -> None:
    wanted: list[bool] = []
    browser.panel.find_wanted.connect(lambda: wanted.append(True))
    assert browser.panel.pages.currentWidget() is browser.panel.emptyPage
    browser.panel.begin()
    browser.panel.findButton.click()
    assert wanted == [True]
    browser.panel.show_current()
    browser.panel.go_back()
    assert browser.left == [True]


def test_the_last_layer_added_is_listed_by_rank(browser: Browser) -> None:
    add(spot_layer(3, "first"))
    browser.wait(3)
    add(QgsVectorLayer("Polygon?crs=EPSG:2180&field=name:string", "areas", "memory"))
    add(spot_layer(5, "second"))
    browser.wait(5)
    assert browser.names() == [f"ul. Żółkiewskiego {rank}, Radom" for rank in range(1, 6)]
    assert browser.counts[-1] == 5
    box = browser.panel.layerBox
    assert sorted(box.itemText(i) for i in range(box.count())) == ["first", "second"]
    assert box.currentText() == "second"
    QTest.keyClick(box, Qt.Key.Key_Up)
    browser.wait(3)


def test_layers_that_are_there_before_it_are_listed(browser: Browser) -> None:
    add(spot_layer(4))
    other = HotSpotsPanel(browser.canvas, QgsProject.instance())
    wait_for(lambda: other.model.rowCount() == 4, "the list")
    other.unload()
    other.deleteLater()


def test_columns_and_words(browser: Browser) -> None:
    add(spot_layer(2))
    browser.wait(2)
    assert [browser.model.index(0, column).data() for column in range(4)] == [
        "1", "ul. Żółkiewskiego 1, Radom", "99", "12.3",
    ]  # fmt: skip
    spoken = browser.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("1. ul. Żółkiewskiego 1, Radom: 99 reports")
    for word in ("12.3 times the expected", "8.9 % of all", "6.72 km²", "66.4 per km²", "most reported: Noise (34 %)"):
        assert word in spoken
    horizontal = Qt.Orientation.Horizontal
    heads = [browser.model.headerData(i, horizontal, Qt.ItemDataRole.AccessibleTextRole) for i in range(4)]
    assert heads == ["Rank", "Hot spot", "Reports", "Times the expected"]
    assert browser.panel.detailLabel.text().startswith("ul. Żółkiewskiego 1, Radom\n99 reports")


def test_a_layer_with_the_three_fields_alone_and_nulls(browser: Browser) -> None:
    layer = spot_layer(2, fields="field=rank:integer&field=name:string&field=count:double")
    layer.dataProvider().addFeatures([QgsFeature(layer.fields())])
    add(layer)
    browser.wait(3)
    assert [browser.model.index(row, 0).data() for row in range(3)] == ["1", "2", ""]
    assert [details(browser.model.spot(row)) for row in range(3)] == ["99 reports", "98 reports", "0 reports"]
    for row in range(3):
        assert browser.model.index(row, 3).data() == ""
        browser.panel._go_to(row)
        browser.panel.show_current()
    assert len(browser.flashed) == 2  # what has no geometry is not shown


def test_reading_is_not_the_windows_work(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []
    read = hot_spots.read_spots

    def watched(source: Any) -> Any:
        threads.append(threading.get_ident())
        return read(source)

    monkeypatch.setattr(hot_spots, "read_spots", watched)
    add(spot_layer(3))
    browser.wait(3)
    assert threads
    assert threading.get_ident() not in threads


def test_of_very_many_the_first_are_listed(browser: Browser) -> None:
    add(spot_layer(2500))
    browser.wait(1000)
    assert browser.model.spot(0).rank == 1
    assert browser.model.spot(999).rank == 1000


def test_the_dock_turns_to_them_and_back(window: Window) -> None:
    dock = window.dock
    dock.activateWindow()
    assert dock.ui.tabs.tabText(1) == "Hot spots"
    add(spot_layer(5))
    wait_for(lambda: dock.ui.tabs.tabText(1) == "Hot spots (5)", "the count")
    assert dock.ui.tabs.currentWidget() is dock.ui.queueTab  # nothing turns by itself
    dock.ui.queueView.setFocus()
    QTest.keyClick(dock.ui.queueView, Qt.Key.Key_H)
    wait_for(dock.hot_spots.spotView.hasFocus, "the focus in the hot spots")
    QTest.keyClick(dock.hot_spots.spotView, Qt.Key.Key_J)
    assert dock.hot_spots.current().rank == 2
    for key in (Qt.Key.Key_1, Qt.Key.Key_9, Qt.Key.Key_M, Qt.Key.Key_U):
        QTest.keyClick(dock.hot_spots.spotView, key)
    settle(200)
    assert not window.session.outgoing.pending()  # no decision about a threat that nobody sees
    QTest.keyClick(dock.hot_spots.spotView, Qt.Key.Key_Escape)
    if dock.ui.tabs.currentWidget() is dock.ui.hotSpotsTab:  # the map had followed
        QTest.keyClick(dock.hot_spots.spotView, Qt.Key.Key_Escape)
    wait_for(dock.ui.queueView.hasFocus, "the focus in the queue")
    row = dock.ui.queueView.currentIndex().row()
    QTest.keyClick(dock.ui.queueView, Qt.Key.Key_J)
    assert dock.ui.queueView.currentIndex().row() == row + 1


def test_finding_them_begins_with_what_the_map_shows(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr("kmzb_plugin.gui.dock.start", lambda name, parameters: started.append((name, parameters)))
    window.dock.hot_spots.findButton.click()
    ((name, parameters),) = started
    layer = QgsProject.instance().mapLayer(parameters["INPUT"])
    assert name == "optimizedhotspots"
    assert layer.isValid()
    assert layer.featureCount() == window.dock._queue.passing
    window.session.close()
    window.dock.hot_spots.findButton.click()
    assert started[1] == ("optimizedhotspots", {})


@pytest.mark.parametrize("width", [300, 420])
def test_fits_its_width(width: int, window: Window) -> None:
    add(spot_layer(40))
    wait_for(lambda: window.dock.hot_spots.model.rowCount() == 40, "the list")
    window.dock.show_hot_spots()
    window.dock.frame.resize(width, 900)
    settle(50)
    assert window.dock.ui.minimumSizeHint().width() <= 300
    view = window.dock.hot_spots.spotView
    assert view.horizontalHeader().length() <= view.viewport().width()
    assert view.columnWidth(1) >= 90
