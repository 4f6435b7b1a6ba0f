"""The tools over a real canvas with a store's layers, and the mouse that works them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMenu, QWidget

from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.gui.messages import Messages
from kmzb_plugin.gui.tools.actions import MapTools
from kmzb_plugin.gui.tools.base import Around

from ..conftest import Window, settle, wait_for

CLOSE = 5_000
"""A scale at which threats are drawn one by one."""

NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Hand:
    """Works the map as a person does, by the mouse and the keyboard."""

    def __init__(self, window: Window, tools: MapTools) -> None:
        self.window, self.tools = window, tools
        self.canvas = window.link.canvas
        self.session, self.dock = window.session, window.dock
        self.went_back = 0

    def at(self, x: float, y: float) -> QPoint:
        """Where a place of the store is on the canvas."""
        point = self.window.link.view.to_map().transform(QgsPointXY(x, y))
        pixel = self.canvas.mapSettings().mapToPixel().transform(point)
        return QPoint(round(pixel.x()), round(pixel.y()))

    def look_at(self, x: float, y: float, scale: float = CLOSE) -> None:
        """Puts a place of the store into the middle of the map."""
        self.canvas.setCenter(self.window.link.view.to_map().transform(QgsPointXY(x, y)))
        self.canvas.zoomScale(scale)
        settle(20)

    def click(self, place: QPoint, keys: Qt.KeyboardModifier = NO_KEY, *, right: bool = False) -> None:
        """A click of the mouse."""
        button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
        QTest.mouseMove(self.canvas.viewport(), place)
        QTest.mouseClick(self.canvas.viewport(), button, keys, place)

    def drag(self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        """Drags the mouse with the left button down."""
        view = self.canvas.viewport()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, keys, start)
        QTest.mouseMove(view, (start + end) / 2)
        QTest.mouseMove(view, end)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, keys, end)

    def press(self, key: Qt.Key) -> None:
        """A key for the map."""
        QTest.keyClick(self.canvas, key)

    def chosen(self) -> set[str]:
        """The ids of the threats that the card is about."""
        return {threat.id for threat in self.dock.card.threats}

    def wait_for_chosen(self, ids: set[str]) -> None:
        """Until exactly these are chosen."""
        wait_for(lambda: self.chosen() == ids, f"the choice of {len(ids)} threats")

    def threats(self) -> list[Threat]:
        """All that pass the filter, as the store has them."""
        return list(self.session.store.threats(self.window.link.counted()))

    def said(self) -> list[str]:
        """What stands in the message bar."""
        return [item.text() for item in self.window.bar.items()]

    def wait_for_words(self, words: str) -> None:
        """Until the message bar says so."""
        wait_for(lambda: any(words in text for text in self.said()), words)

    def items(self, kind: type) -> list[object]:
        """What of a kind is drawn over the map."""
        return [item for item in self.canvas.scene().items() if isinstance(item, kind) and item.isVisible()]

    def menu(self, name: str) -> QMenu:
        """The menu that a tool opened."""
        wait_for(lambda: self.canvas.findChildren(QMenu, name), name)
        return self.canvas.findChildren(QMenu, name)[-1]


@pytest.fixture
def hand(window: Window) -> Iterator[Hand]:
    """The tools with the store open, and the hand that uses them."""
    parent = QWidget()
    made: list[Hand] = []

    def go_back() -> None:
        made[0].went_back += 1

    tools = MapTools(Around(window.session, window.link, window.dock, Messages(window.bar, None), parent), go_back)
    made.append(Hand(window, tools))
    # In QGIS's own window the map follows the project.
    window.link.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(window.session.info.crs))
    window.link.canvas.show()
    # The store was opened before the tools were there to hear of it.
    tools._on_opened(window.session.info)
    window.dock.filter_bar.restore('{"status": "all"}')
    wait_for(lambda: window.dock.model.rowCount() == 600, "the whole queue")
    settle(50)
    yield made[0]
    tools.unload()
    parent.deleteLater()


def point_layer(name: str, places: dict[str, tuple[float, float]], crs: str = "EPSG:2180") -> QgsVectorLayer:
    """A layer of named points in memory."""
    layer = QgsVectorLayer(f"Point?crs={crs}&field=name:string", name, "memory")
    features = []
    for label, (x, y) in places.items():
        feature = QgsFeature(layer.fields())
        feature.setAttributes([label])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer
