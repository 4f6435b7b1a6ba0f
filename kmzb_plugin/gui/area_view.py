"""Shows an area on the map: gently, and back again."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtGui import QColor

CLOSEST = 5_000
"""The map is not zoomed in farther than this scale."""

ROOM = 2.2
"""How much of the map is shown around an area: its own extent times this."""

SMALLEST_SHARE = 0.12
"""An area in view that fills this share of the map's shorter side is large enough to be left as it is."""


class AreaView:
    """Goes to areas and flashes them; remembers what was shown before the first of them."""

    def __init__(self, canvas: Any, project: QgsProject) -> None:
        self._canvas = canvas
        self._project = project
        self._before: QgsRectangle | None = None

    def follow(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        """Pans, only where the middle of the area is outside the view."""
        extent = self._on_map(geometry, crs)
        if extent is not None and not self._canvas.extent().contains(extent.center()):
            self._remember()
            self._canvas.setCenter(extent.center())
            self._canvas.refresh()

    def show(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        """Zooms to the area with some ground around it, unless it is shown well already, and flashes it."""
        extent = self._on_map(geometry, crs)
        if extent is None:
            return
        if not self._is_shown_well(extent):
            self._remember()
            extent.scale(ROOM)
            self._canvas.setExtent(extent)
            if 0 < self._canvas.scale() < CLOSEST:
                self._canvas.zoomScale(CLOSEST)
            self._canvas.refresh()
        self._canvas.flashGeometries([geometry], crs, QColor(255, 140, 0, 200), QColor(255, 140, 0, 0))

    def back(self) -> bool:
        """Shows what was shown before the first area; False if the map was not moved."""
        before, self._before = self._before, None
        if before is None:
            return False
        self._canvas.setExtent(before)
        self._canvas.refresh()
        return True

    def forget(self) -> None:
        """What is shown now is where somebody begins."""
        self._before = None

    def _remember(self) -> None:
        if self._before is None:
            self._before = QgsRectangle(self._canvas.extent())

    def _is_shown_well(self, extent: QgsRectangle) -> bool:
        view = self._canvas.extent()
        if not view.contains(extent):
            return False
        return max(extent.width(), extent.height()) >= SMALLEST_SHARE * min(view.width(), view.height())

    def _on_map(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> QgsRectangle | None:
        """The extent of an area in the map's system; None where it has none."""
        if geometry.isEmpty():
            return None
        to_map = QgsCoordinateTransform(crs, self._canvas.mapSettings().destinationCrs(), self._project)
        try:
            extent = to_map.transformBoundingBox(geometry.boundingBox())
        except QgsCsException:
            return None
        return extent if extent.isFinite() else None
