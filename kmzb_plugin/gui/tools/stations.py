"""The stations: the point layer that a person named once, remembered with the project; and the nearest of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDistanceArea,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QWidget

from ...layers.results import STORE
from ...locale import number
from ...text import UserError, tr
from ..forms import form, make_room, name_buttons

SCOPE, KEY = "kmzb", "stations"
"""Where the project remembers the layer."""

MOST_STATIONS = 50_000
"""A layer with more points is hardly one of stations."""


def station_layer(project: QgsProject) -> QgsVectorLayer | None:
    """The layer named as the stations; None where none was, or it is not there any more."""
    id_, _ = project.readEntry(SCOPE, KEY, "")
    layer = project.mapLayer(id_)
    return layer if may_hold_stations(layer) else None


def name_stations(project: QgsProject, layer: QgsVectorLayer) -> None:
    """Remembers the layer with the project."""
    project.writeEntry(SCOPE, KEY, layer.id())


def may_hold_stations(layer: QgsMapLayer | None) -> bool:
    """Whether it is a layer of points that is not the store's own."""
    return (
        isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer.geometryType() == Qgis.GeometryType.Point
        and not layer.customProperty(STORE)
    )


class StationsDialog(QDialog, form("stations")):  # type: ignore[misc]
    """Asks once which point layer holds the stations."""

    def __init__(self, project: QgsProject, parent: QWidget) -> None:
        super().__init__(parent)
        self.setupUi(self)
        name_buttons(self.buttons, Ok=tr("&OK"))
        self.setMinimumWidth(380)
        make_room(self)
        self._project = project
        layers = project.mapLayers().values()
        self.layerBox.setFilters(Qgis.LayerFilter.PointLayer)
        self.layerBox.setExceptedLayerList([layer for layer in layers if not may_hold_stations(layer)])
        if (named := station_layer(project)) is not None:
            self.layerBox.setLayer(named)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        if may_hold_stations(self.layerBox.currentLayer()):
            name_stations(self._project, self.layerBox.currentLayer())
        super().accept()


@dataclass(frozen=True)
class Station:
    """The nearest station: its name if it has one, its place on the map, and how far it is in metres."""

    name: str
    place: QgsPointXY
    metres: float


def nearest_station(
    source: Any, name_field: str, way: QgsCoordinateTransform, point: QgsPointXY, measure: QgsDistanceArea
) -> Station | None:
    """The nearest of a layer's points on the ellipsoid of `measure`, or None where it has none.

    `way` leads from the layer to the map, whose system `measure` works in. It blocks: for a task. Points that the map's
    system does not reach are passed over. Raises UserError for a layer of more points than MOST_STATIONS.
    """
    best: Station | None = None
    request = QgsFeatureRequest()
    if name_field:
        request.setSubsetOfAttributes([name_field], source.fields())
    else:
        request.setNoAttributes()
    for count, feature in enumerate(source.getFeatures(request), 1):
        if count > MOST_STATIONS:
            text = tr("The layer of stations holds more than {most} points. Choose another layer.")
            raise UserError(text.format(most=number(MOST_STATIONS)))
        for vertex in feature.geometry().vertices():
            try:
                place = way.transform(QgsPointXY(vertex.x(), vertex.y()))
                metres = measure.measureLine(point, place)
            except QgsCsException:
                continue
            if math.isfinite(metres) and (best is None or metres < best.metres):
                name = feature[name_field] if name_field else None
                best = Station(str(name) if name else "", place, metres)
    return best


def length_text(metres: float) -> str:
    """A distance as people say it: 850 m, 12.4 km."""
    if round(metres) < 1000:
        return tr("{n} m").format(n=number(metres))
    return tr("{n} km").format(n=number(metres / 1000, 1 if metres < 99_950 else 0))
