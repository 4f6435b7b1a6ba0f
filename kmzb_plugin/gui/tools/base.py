"""What every tool on the map has: the window's parts, the store that is open, work in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import (
    Qgis,
    QgsGeometry,
    QgsProject,
    QgsRenderContext,
)
from qgis.gui import QgsMapTool
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QWidget

from ...store.base import Store
from ...text import UserError, tr
from ..dock import WorkbenchDock
from ..map_link import MapLink
from ..map_view import MapView
from ..messages import Messages
from ..session import Session
from ..tasks import Away, Tasks

SEARCH_MM = 2.5
"""How far from a mark a click still means it."""


@dataclass(frozen=True)
class Around:
    """The parts of the window that tools work with."""

    session: Session
    link: MapLink
    dock: WorkbenchDock
    messages: Messages
    window: QWidget

    @property
    def canvas(self) -> Any:
        """The map."""
        return self.link.canvas

    @property
    def view(self) -> MapView:
        """The way between the store's places and the map."""
        return self.link.view

    @property
    def project(self) -> QgsProject:
        """What is on the map."""
        return self.link.project

    def fail(self, error: UserError) -> None:
        """Says why a tool could not do its work."""
        if isinstance(error, Away):
            self.session.look_for_changes()
            self.say_lost()
        else:
            self.messages.fail(error)

    def say_lost(self) -> None:
        """The store is there, but not now."""
        self.messages.hint(tr("The store does not answer now. Try again when it is back."))

    def store(self) -> Store | None:
        """The store to be asked; where there is none now it says so."""
        if self.session.store is None:
            self.messages.hint(tr("Open a store of threats first."))
        elif self.session.is_lost:
            self.session.look_for_changes()
            self.say_lost()
        else:
            return self.session.store
        return None

    def millimetres(self, length: float) -> float:
        """A length on the screen in units of the map."""
        context = QgsRenderContext.fromMapSettings(self.canvas.mapSettings())
        return float(context.convertToMapUnits(length, Qgis.RenderUnit.Millimeters))


def polygonal(shape: QgsGeometry) -> QgsGeometry | None:
    """The areas of a shape, valid: of an edge that crosses itself both sides; None where it encloses nothing."""
    valid = shape.makeValid()
    parts = [part for part in valid.asGeometryCollection() if part.type() == Qgis.GeometryType.Polygon]
    whole = QgsGeometry.unaryUnion(parts) if parts else QgsGeometry()
    return whole if whole.area() > 0 else None


class StoreTool(QgsMapTool):
    """A tool that works with the open store."""

    def __init__(self, around: Around, cursor: Qt.CursorShape = Qt.CursorShape.CrossCursor) -> None:
        super().__init__(around.canvas)
        self.around = around
        self.tasks = Tasks(around.fail)
        self.setCursor(cursor)

    def clear(self) -> None:
        """Takes away what it drew on the map."""

    def deactivate(self) -> None:
        # What was asked for with this tool is not wanted from the next.
        self.tasks.abandon()
        self.clear()
        super().deactivate()

    def end(self) -> None:
        """The store is closed or the plugin goes: nothing that was asked for arrives any more."""
        self.tasks.stop()
        self.clear()
