"""The place of a report on the map: a click sets it, a mark shows it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsPointXY
from qgis.gui import QgsMapMouseEvent, QgsMapTool, QgsVertexMarker
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from ..text import UserError, tr
from .map_link import MapLink

HALO, COLOUR = QColor("#ffffff"), QColor("#c2185b")
"""A colour that no status has."""

SIZE = 18


class _PlaceTool(QgsMapTool):
    """One click says where; Esc gives it up."""

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


class PlacePicker(QObject):
    """Asks for a place on the map and marks it; `picked` gives it in the store's reference system."""

    picked = pyqtSignal(float, float)
    active_changed = pyqtSignal(bool)
    failed = pyqtSignal(object)

    def __init__(self, link: MapLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link, self._canvas = link, link.canvas
        self._tool = _PlaceTool(self._canvas)
        self._before: QgsMapTool | None = None
        self._marks: list[QgsVertexMarker] = []
        self._place: tuple[float, float] | None = None
        self._undo: list[Callable[[], Any]] = []
        self._tool.clicked.connect(self._on_clicked)
        self._tool.left.connect(self.stop)
        for signal, slot in (
            (self._canvas.mapToolSet, self._on_tool),
            (self._canvas.destinationCrsChanged, self._put_mark),
        ):
            signal.connect(slot)
            self._undo.append(partial(signal.disconnect, slot))

    def unload(self) -> None:
        """Gives the map back as it was."""
        self.stop()
        while self._undo:
            self._undo.pop()()
        self.show(None)
        self._tool.deleteLater()

    @property
    def is_active(self) -> bool:
        """Whether the next click on the map sets the place."""
        return self._canvas.mapTool() is self._tool

    def start(self) -> None:
        """The next click on the map sets the place."""
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
            place = self._link.to_map().transform(point, QgsCoordinateTransform.TransformDirection.ReverseTransform)
        except QgsCsException as error:
            text = tr("This place has no coordinates in the reference system of the store.")
            self.failed.emit(UserError(text, str(error)))
            return
        self.stop()
        self.picked.emit(place.x(), place.y())

    def show(self, place: tuple[float, float] | None) -> None:
        """Marks a place of the store's reference system on the map; None takes the mark away."""
        self._place = place
        self._put_mark()

    def look(self) -> None:
        """Moves the map where it does not show the place."""
        if self._marks:
            point = self._marks[0].center()
            if not self._canvas.extent().contains(point):
                self._canvas.setCenter(point)
                self._canvas.refresh()

    def _put_mark(self) -> None:
        while self._marks:
            self._canvas.scene().removeItem(self._marks.pop())
        if self._place is None:
            return
        try:
            point = self._link.to_map().transform(QgsPointXY(*self._place))
        except QgsCsException:
            return
        for colour, width in ((HALO, 6), (COLOUR, 3)):
            mark = QgsVertexMarker(self._canvas)
            mark.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
            mark.setIconSize(SIZE)
            mark.setPenWidth(width)
            mark.setColor(colour)
            mark.setCenter(point)
            self._marks.append(mark)
