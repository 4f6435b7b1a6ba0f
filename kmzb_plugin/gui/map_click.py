"""A place of the store, said by a click on the map."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsPointXY
from qgis.gui import QgsMapMouseEvent, QgsMapTool
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent

from ..text import UserError
from .map_view import MapView


class _ClickTool(QgsMapTool):
    """A click says where; Esc gives it up."""

    clicked = pyqtSignal(QgsPointXY)
    left = pyqtSignal()

    def __init__(self, canvas: Any) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(event.mapPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()


class MapClick(QObject):
    """Takes clicks on the map between `start` and `stop`; Esc and another tool of the map stop it too.

    `clicked` gives easting and northing in the store's reference system, `failed` says why a click gives none,
    `active_changed` whether clicks are taken.
    """

    clicked = pyqtSignal(float, float)
    failed = pyqtSignal(object)
    active_changed = pyqtSignal(bool)

    def __init__(self, view: MapView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view, self._canvas = view, view.canvas
        self._tool = _ClickTool(self._canvas)
        self._before: QgsMapTool | None = None
        self._tool.clicked.connect(self._on_clicked)
        self._tool.left.connect(self.stop)
        self._canvas.mapToolSet.connect(self._on_tool)

    def unload(self) -> None:
        """Gives the map back as it was."""
        self.stop()
        self._canvas.mapToolSet.disconnect(self._on_tool)
        self._tool.deleteLater()

    @property
    def is_active(self) -> bool:
        """Whether the next click on the map says a place."""
        return self._canvas.mapTool() is self._tool

    def start(self) -> None:
        """The next clicks on the map say a place."""
        if not self.is_active:
            self._before = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)

    def stop(self) -> None:
        """Back to the tool that was used before."""
        if not self.is_active:
            return
        before, self._before = self._before, None
        self._canvas.unsetMapTool(self._tool)
        if before is not None and not sip.isdeleted(before):
            self._canvas.setMapTool(before)

    def _on_tool(self, new: QgsMapTool | None, old: QgsMapTool | None = None) -> None:
        if self._tool in (new, old):
            self.active_changed.emit(new is self._tool)

    def _on_clicked(self, point: QgsPointXY) -> None:
        try:
            place = self._view.in_store(point)
        except UserError as error:
            self.failed.emit(error)
            return
        self.clicked.emit(*place)
