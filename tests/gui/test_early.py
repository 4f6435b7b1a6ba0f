"""The width of the dock when QGIS sees it for the first time, in a real main window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsSettings
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from kmzb_plugin.gui.early import START_WIDTH, FirstWidth

from .conftest import settle

NARROW, LARGE = 700, 1200
OF_MAP = 300


@pytest.fixture
def window(qgis_app: QApplication) -> Iterator[QMainWindow]:
    """A window as QGIS's: a map that takes what it can, a dock at its left."""
    made = QMainWindow()
    made.setCentralWidget(QWidget())
    made.centralWidget().setMinimumWidth(OF_MAP)
    layers = QDockWidget("layers", made)
    layers.setObjectName("Layers")
    layers.setWidget(QWidget())
    made.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, layers)
    made.resize(NARROW, 500)
    yield made
    QgsSettings().remove("UI/state")
    made.deleteLater()


def _dock(window: QMainWindow, width: int) -> QgsDockWidget:
    dock = QgsDockWidget("queue", window)
    dock.setObjectName("KmzbWorkbench")
    dock.setWidget(QWidget())
    dock.widget().setMinimumWidth(200)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
    return dock


def _enlarge(window: QMainWindow) -> None:
    window.resize(LARGE, 500)
    settle(100)


def test_takes_what_the_map_can_give_and_the_rest_when_the_window_grows(window: QMainWindow) -> None:
    dock, layers = _dock(window, 210), window.findChild(QDockWidget, "Layers")
    window.show()
    settle(100)
    window.resizeDocks([layers, dock], [150, 210], Qt.Orientation.Horizontal)
    settle(100)
    assert layers.width() == 150
    first = FirstWidth(window, dock)
    settle(100)
    narrow = dock.width()
    assert 210 < narrow < START_WIDTH
    assert window.centralWidget().width() == OF_MAP
    assert layers.width() == 150
    _enlarge(window)
    assert dock.width() == START_WIDTH
    assert layers.width() == 150
    window.resizeDocks([dock], [250], Qt.Orientation.Horizontal)
    window.resize(LARGE + 100, 500)
    settle(100)
    assert dock.width() == 250
    first.end()


def test_keeps_the_width_of_an_earlier_start(window: QMainWindow) -> None:
    dock = _dock(window, 210)
    window.show()
    settle(100)
    QgsSettings().setValue("UI/state", window.saveState())
    first = FirstWidth(window, dock)
    before = dock.width()
    _enlarge(window)
    assert dock.width() == before
    first.end()


def test_keeps_the_width_that_a_person_has_given(window: QMainWindow) -> None:
    dock = _dock(window, 210)
    first = FirstWidth(window, dock)
    window.show()
    settle(100)
    edge = dock.mapTo(window, QPoint(-2, 200))
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, edge)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, edge)
    before = dock.width()
    _enlarge(window)
    assert dock.width() == before
    first.end()
