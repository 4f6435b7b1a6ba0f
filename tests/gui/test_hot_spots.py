"""The browser of hot spots with real layers, a real canvas and real keys: it follows the project, whatever happens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QEvent, Qt
from qgis.PyQt.QtTest import QTest

from kmzb_plugin.gui import hot_spots
from kmzb_plugin.gui.hot_spots import HotSpotsPanel
from kmzb_plugin.gui.hot_spots_model import HotSpotsModel, details, holds_hot_spots

from .conftest import Window, settle, wait_for

FIELDS = (
    "field=rank:integer&field=name:string&field=count:integer&field=expected:double&field=ratio:double"
    "&field=share:double&field=area_km2:double&field=density:double&field=q_min:double"
    "&field=category:string&field=category_share:double"
)
WHOLE = QgsRectangle(600_000, 400_000, 640_000, 430_000)


def square(x: float, y: float, side: float = 1000.0) -> QgsGeometry:
    return QgsGeometry.fromRect(QgsRectangle(x, y, x + side, y + side))


def spot_layer(n: int = 5, name: str = "Ranked hot spots", fields: str = FIELDS) -> QgsVectorLayer:
    """Hot spots a kilometre wide, the last one first in the layer."""
    layer = QgsVectorLayer(f"MultiPolygon?crs=EPSG:2180&{fields}", name, "memory")
    features = []
    for rank in range(n, 0, -1):
        feature = QgsFeature(layer.fields())
        values = [
            rank,
            f"ul. Żółkiewskiego {rank}, Radom",
            100 - rank,
            2.5,
            12.26,
            8.9,
            6.72,
            66.4,
            0.001,
            "Noise",
            34.0,
        ]
        feature.setAttributes(values[: layer.fields().count()])
        feature.setGeometry(square(605_000 + 5000 * (rank % 7), 405_000 + 1500 * (rank // 7)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


@dataclass
class Browser:
    """The panel over a canvas, what was flashed, and what it said."""

    panel: HotSpotsPanel
    canvas: QgsMapCanvas
    flashed: list[list[QgsGeometry]] = field(default_factory=list)
    left: list[bool] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    errors: list[Any] = field(default_factory=list)

    @property
    def model(self) -> HotSpotsModel:
        return self.panel.model

    def names(self) -> list[str]:
        return [self.model.index(row, 1).data() for row in range(self.model.rowCount())]

    def wait(self, rows: int) -> None:
        wait_for(lambda: self.model.rowCount() == rows, f"{rows} hot spots")

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.panel.spotView, key)

    def row(self) -> int:
        return int(self.panel.spotView.currentIndex().row())


@pytest.fixture
def browser(qgis_app: Any, qgis_processing: Any) -> Iterator[Browser]:
    project = QgsProject.instance()
    project.clear()
    canvas = QgsMapCanvas()
    canvas.resize(600, 450)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2180"))
    canvas.setExtent(WHOLE)
    made = Browser(HotSpotsPanel(canvas, project), canvas)
    canvas.flashGeometries = lambda geometries, *_: made.flashed.append(list(geometries))
    made.panel.left.connect(lambda: made.left.append(True))
    made.panel.counted.connect(made.counts.append)
    made.panel.failed.connect(made.errors.append)
    made.panel.resize(400, 600)
    made.panel.show()
    made.panel.activateWindow()
    made.panel.spotView.setFocus()
    yield made
    made.panel.unload()
    made.panel.deleteLater()
    project.clear()
    assert made.errors == []


def add(layer: QgsVectorLayer) -> QgsVectorLayer:
    QgsProject.instance().addMapLayer(layer)
    return layer


# --- which layers ----------------------------------------------------------------------------------------------------


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


# --- keys and map ----------------------------------------------------------------------------------------------------


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


# --- layers change from under it -------------------------------------------------------------------------------------


def _rename(layer: QgsVectorLayer) -> None:
    layer.changeAttributeValue(1, 1, "Rynek")


def _remove(layer: QgsVectorLayer) -> None:
    layer.deleteFeature(1)


def _add_one(layer: QgsVectorLayer) -> None:
    feature = QgsFeature(layer.fields())
    for name, value in (("rank", 0), ("name", "Nowe"), ("count", 7)):
        feature[name] = value
    feature.setGeometry(square(620_000, 420_000))
    assert layer.addFeature(feature)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_rename, lambda names: "Rynek" in names),
        (_remove, lambda names: len(names) == 2),
        (_add_one, lambda names: names[0] == "Nowe"),
    ],
)
def test_edits_are_followed_and_so_is_taking_them_back(
    change: Callable[[QgsVectorLayer], None], expected: Callable[[list[str]], bool], browser: Browser
) -> None:
    layer = add(spot_layer(3))
    browser.wait(3)
    before = browser.names()
    layer.startEditing()
    change(layer)
    wait_for(lambda: expected(browser.names()), "the edit")
    layer.rollBack()
    wait_for(lambda: browser.names() == before, "the list as it was")
    layer.startEditing()
    change(layer)
    layer.commitChanges()
    wait_for(lambda: expected(browser.names()), "what was saved")


def test_what_is_chosen_stays_chosen(browser: Browser) -> None:
    layer = add(spot_layer(5))
    browser.wait(5)
    browser.panel._go_to(2)
    layer.startEditing()
    _add_one(layer)
    browser.wait(6)
    assert browser.row() == 3
    layer.rollBack()
    browser.wait(5)
    assert browser.row() == 2


def test_a_filter_is_followed(browser: Browser, tmp_path: Path) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    path = str(tmp_path / "spots.gpkg")
    QgsVectorFileWriter.writeAsVectorFormatV3(spot_layer(5), path, QgsProject.instance().transformContext(), options)
    layer = add(QgsVectorLayer(path, "spots", "ogr"))
    browser.wait(5)
    layer.setSubsetString('"rank" <= 2')
    browser.wait(2)
    layer.setSubsetString("")
    browser.wait(5)


def test_a_field_that_goes_and_comes(browser: Browser) -> None:
    layer = add(spot_layer(3))
    browser.wait(3)
    layer.startEditing()
    layer.deleteAttribute(layer.fields().indexOf("rank"))
    wait_for(lambda: browser.panel.pages.currentWidget() is browser.panel.emptyPage, "the empty page")
    assert browser.model.rowCount() == 0
    layer.rollBack()
    add(QgsVectorLayer("Point?crs=EPSG:2180", "something", "memory"))
    browser.wait(3)


def test_a_layer_that_is_removed_gives_way_to_another(browser: Browser) -> None:
    first, second = add(spot_layer(3, "first")), add(spot_layer(4, "second"))
    browser.wait(4)
    browser.press(Qt.Key.Key_Space)
    QgsProject.instance().removeMapLayer(second.id())
    browser.wait(3)
    QgsProject.instance().removeMapLayer(first.id())
    assert browser.model.rowCount() == 0
    assert browser.panel.pages.currentWidget() is browser.panel.emptyPage
    assert browser.counts[-1] == 0
    browser.press(Qt.Key.Key_Space)
    settle(400)


def test_removed_while_it_is_read_or_about_to_be(browser: Browser) -> None:
    for pause in (0, 1, 5, 20):
        layer = add(spot_layer(800))
        layer.startEditing()
        _rename(layer)
        settle(pause)
        layer.rollBack()
        QgsProject.instance().removeMapLayer(layer.id())
        del layer
    settle(400)
    assert browser.model.rowCount() == 0


def test_another_project(browser: Browser) -> None:
    add(spot_layer(3))
    browser.wait(3)
    QgsProject.instance().clear()
    assert browser.model.rowCount() == 0
    add(spot_layer(2))
    browser.wait(2)


def test_unloaded_it_hears_nothing_any_more(qgis_app: Any) -> None:
    project, canvas = QgsProject.instance(), QgsMapCanvas()
    project.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    layer = add(spot_layer(3))

    def receivers() -> list[int]:
        signals = [layer.dataChanged, layer.layerModified, layer.editingStopped, layer.subsetStringChanged]
        of_project = [project.layersAdded, project.layersRemoved, project.layersWillBeRemoved]
        return [
            *(layer.receivers(signal) for signal in [*signals, layer.updatedFields]),
            *(project.receivers(signal) for signal in of_project),
        ]

    before = receivers()
    panel = HotSpotsPanel(canvas, project)
    wait_for(lambda: panel.model.rowCount() == 3, "the list")
    panel.unload()
    panel.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert receivers() == before
    project.clear()


# --- in the dock -----------------------------------------------------------------------------------------------------


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
