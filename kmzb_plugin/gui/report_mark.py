"""The cross that shows on the map where a report is."""

from __future__ import annotations

from qgis.gui import QgsVertexMarker
from qgis.PyQt.QtGui import QColor

from .map_view import MapView

HALO, COLOUR = QColor("#ffffff"), QColor("#c2185b")
"""A colour that no status has."""

SIZE = 18


class ReportMark:
    """Marks one place of the store, whatever the map's reference system is."""

    def __init__(self, view: MapView) -> None:
        self._view, self._canvas = view, view.canvas
        self._marks: list[QgsVertexMarker] = []
        self._place: tuple[float, float] | None = None
        self._canvas.destinationCrsChanged.connect(self._draw)

    def unload(self) -> None:
        """Takes it off the map."""
        self._canvas.destinationCrsChanged.disconnect(self._draw)
        self.show(None)

    def show(self, place: tuple[float, float] | None) -> None:
        """Marks another place of the store's reference system; None takes the mark away."""
        self._place = place
        self._draw()

    def _draw(self) -> None:
        while self._marks:
            self._canvas.scene().removeItem(self._marks.pop())
        point = self._view.on_map(*self._place) if self._place is not None else None
        if point is None:
            return
        for colour, width in ((HALO, 6), (COLOUR, 3)):
            mark = QgsVertexMarker(self._canvas)
            mark.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
            mark.setIconSize(SIZE)
            mark.setPenWidth(width)
            mark.setColor(colour)
            mark.setCenter(point)
            self._marks.append(mark)
