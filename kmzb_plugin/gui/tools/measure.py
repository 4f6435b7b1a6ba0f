"""Measures from a threat, or from a click, to the nearest station."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsDistanceArea,
    QgsGeometry,
    QgsPointXY,
    QgsUnitTypes,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import Qt

from ...domain.threat import Threat
from ...text import tr
from .base import Around, StoreTool
from .on_canvas import MapText, ink_band, take_off
from .stations import Station, StationsDialog, length_text, may_hold_stations, nearest_station, station_layer


class MeasureTool(StoreTool):
    """Shows the way in a straight line to the nearest station; Esc or another tool takes it off the map."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.items: list[Any] = []
        self.dialog: StationsDialog | None = None
        self._measured = ""
        self._listens = False

    def activate(self) -> None:
        super().activate()
        if not self._listens:
            self.around.link.chosen.connect(self._on_chosen)
            self._listens = True
        self._measured = ""
        if station_layer(self.around.project) is None:
            self.name_stations()
        else:
            self._from_chosen()

    def deactivate(self) -> None:
        self._stop_listening()
        super().deactivate()

    def end(self) -> None:
        self._stop_listening()
        super().end()

    def _stop_listening(self) -> None:
        if self._listens:
            self.around.link.chosen.disconnect(self._on_chosen)
            self._listens = False

    def _from_chosen(self) -> None:
        self._on_chosen(self.around.dock.card.threats)

    def clear(self) -> None:
        self.tasks.abandon()
        for item in self.items:
            take_off(item)
        self.items = []
        self.around.messages.drop_hint()
        if self.dialog is not None:
            self.dialog.reject()

    def name_stations(self, then: Callable[[], object] | None = None) -> None:
        """Asks which layer holds the stations, then measures; says what to do where there is none."""
        around = self.around
        if not any(may_hold_stations(layer) for layer in around.project.mapLayers().values()):
            around.messages.hint(tr("Add a layer of points with your stations to the project, then click the map."))
            return
        self.dialog = dialog = StationsDialog(around.project, around.window)
        dialog.accepted.connect(then or self._again)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _again(self) -> None:
        self._measured = ""
        self._from_chosen()

    def _forget(self, _: int) -> None:
        self.dialog = None

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            event.ignore()

    def canvasReleaseEvent(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.mapPoint()
        if station_layer(self.around.project) is None:
            self.name_stations(lambda: self._measure(point, ""))
        else:
            self._measure(point, "")

    def _on_chosen(self, threats: Sequence[Threat]) -> None:
        """Measures from another threat, once: the queue is read anew often."""
        if len(threats) != 1 or threats[0].id == self._measured:
            return
        (threat,) = threats
        point = self.around.view.on_map(threat.x, threat.y)
        if point is not None:
            self._measured = threat.id
            self._measure(point, threat.number)

    def _measure(self, point: QgsPointXY, number: str) -> None:
        around, layer = self.around, station_layer(self.around.project)
        if layer is None:
            return
        self.clear()
        crs = around.canvas.mapSettings().destinationCrs()
        measure = QgsDistanceArea()
        measure.setSourceCrs(crs, around.project.transformContext())
        ellipsoid = around.project.ellipsoid()
        # A project without an ellipsoid measures on the plane: the one of its system is nearer to the truth.
        measure.setEllipsoid(ellipsoid if ellipsoid not in ("", "NONE") else crs.ellipsoidAcronym())
        source, field, name = QgsVectorLayerFeatureSource(layer), layer.displayField(), layer.name()
        way = QgsCoordinateTransform(layer.crs(), crs, around.project)

        def done(station: Station | None) -> None:
            if station is None:
                text = tr("The layer of stations «{name}» has no point that the map reaches.")
                around.messages.hint(text.format(name=name))
            else:
                to_metres = QgsUnitTypes.fromUnitToUnitFactor(measure.lengthUnits(), Qgis.DistanceUnit.Meters)
                self._show(point, station, station.metres * to_metres, number)

        self.tasks.start(lambda: nearest_station(source, field, way, point, measure), done)

    def _middle(self, point: QgsPointXY, other: QgsPointXY) -> QgsPointXY:
        """The middle of what is seen of the way: the station may be far."""
        way = QgsGeometry.fromPolylineXY([point, other])
        seen = way.intersection(QgsGeometry.fromRect(self.around.canvas.extent()))
        middle = seen.interpolate(seen.length() / 2) if seen.length() > 0 else QgsGeometry()
        return point if middle.isEmpty() else middle.asPoint()

    def _show(self, point: QgsPointXY, station: Station, metres: float, number: str) -> None:
        canvas, length = self.around.canvas, length_text(metres)
        line = ink_band(canvas, Qgis.GeometryType.Line, Qt.PenStyle.SolidLine)
        line.addPoint(point, False)
        line.addPoint(station.place)
        self.items = [line, MapText(canvas, self._middle(point, station.place), length)]
        start = tr("From threat no. {number}").format(number=number) if number else tr("From here")
        name = station.name or tr("the nearest station")
        text = tr("{start} to {station}: {length} in a straight line.")
        self.around.messages.hint(text.format(start=start, station=name, length=length))
