"""What every tool on the map has: the window's parts, work in the background, the way from the map to the store."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
)
from qgis.gui import QgsMapTool
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QWidget

from ...store.base import Store
from ...text import UserError, tr
from ..dock import WorkbenchDock
from ..map_link import MapLink
from ..messages import Messages
from ..session import Session
from ..tasks import Away, Tasks

EDGE_POINTS = 16
"""Points put into each edge of a shape before it is moved: a straight edge on the map is bent in another system."""

FURTHEST = 1e9
"""Metres: no reference system reaches further than a few times around the Earth."""

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

    def square(self, point: QgsPointXY, radius: float, crs: QgsCoordinateReferenceSystem | None = None) -> QgsRectangle:
        """The square around a point of the map in the store's system, or in another. Raises UserError."""
        way = self.link.to_map()
        if crs is not None:
            way = QgsCoordinateTransform(crs, self.canvas.mapSettings().destinationCrs(), self.project)
        square = QgsRectangle(point.x() - radius, point.y() - radius, point.x() + radius, point.y() + radius)
        try:
            found = way.transformBoundingBox(square, QgsCoordinateTransform.TransformDirection.ReverseTransform)
        except QgsCsException as error:
            raise out_of_reach(str(error)) from error
        if not found.isFinite():
            raise out_of_reach()
        return found

    def in_store(self, shape: QgsGeometry, *, bent: bool = True) -> QgsGeometry:
        """A shape of the map in the store's reference system; `bent` follows its edges there. Raises UserError."""
        way = self.link.to_map()
        moved = QgsGeometry(shape)
        if bent and not way.isShortCircuited():
            moved = moved.densifyByCount(EDGE_POINTS)
        try:
            failed = moved.transform(way, QgsCoordinateTransform.TransformDirection.ReverseTransform)
        except QgsCsException as error:
            raise out_of_reach(str(error)) from error
        box = moved.boundingBox()
        reach = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        if failed or not all(math.isfinite(side) and abs(side) < FURTHEST for side in reach):
            raise out_of_reach()
        return moved

    def on_map(self, x: float, y: float) -> QgsPointXY | None:
        """A place of the store on the map; None where the map's system does not reach it."""
        try:
            return self.link.to_map().transform(QgsPointXY(x, y))
        except QgsCsException:
            return None


def out_of_reach(details: str = "") -> UserError:
    """What to say about a place that the store's reference system does not reach."""
    return UserError(tr("This place lies outside what the store can express. Go nearer to its threats."), details)


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
