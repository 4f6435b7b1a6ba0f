"""The browser of hot spots follows the project: edits, filters, layers that come and go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsFeature,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QEvent, Qt

from kmzb_plugin.gui.hot_spots import HotSpotsPanel

from ..conftest import settle, wait_for
from .steps import Browser, add, spot_layer, square


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
