"""The layers of a sheet's map, built for one sheet alone: nothing of them reaches the user's project."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsMarkerSymbol,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ..domain.ground import places
from ..domain.statuses import Workflow
from ..store.base import Unit
from ..text import tr
from .charts import ACCENT
from .map_styles import TOWNS, by_status, outlined, place_names
from .place_names import APART_MM, PLACES, Mark, Spot, chosen_places, name_place
from .scope import with_children

NOWHERE = QgsRectangle(0, 0, 10_000, 5_000)  # of a unit without an area and without reports


class SheetMap:
    """A map of one sheet in the project of the sheet; `width` and `height` of its frame are millimetres.

    `layers` are from the top down, `legend` those of them that a reader cannot guess.
    """

    def __init__(
        self, project: QgsProject, extent: QgsRectangle, size: tuple[float, float], units: Sequence[Unit]
    ) -> None:
        self._project = project
        self.crs = project.crs()
        self._units = units
        self.width, self.height = size
        self.extent = widened(extent, self.width / self.height)
        self.layers: list[Any] = []
        self.legend: list[Any] = []

    @property
    def metre_per_mm(self) -> float:
        """How much ground a millimetre of the paper shows."""
        return float(self.extent.width()) / self.width

    def add(self, layer: Any, *, legend: bool = False) -> None:
        """Puts a layer on top."""
        self._project.addMapLayer(layer)
        self.layers.insert(0, layer)
        if legend:
            self.legend.append(layer)

    def add_base_map(self, layer: QgsRasterLayer | None) -> None:
        """A copy of the user's base map at the bottom; None adds nothing."""
        if layer is not None:
            self.add(layer.clone())

    def add_neighbours(self, unit: Unit | None) -> None:
        """The other units as light grey ground, so that this one stands out."""
        own = {each.id for each in with_children(unit, self._units)} if unit else set()
        left_out = own | {each.parent_id for each in self._units}
        around = [each for each in self._units if each.id not in left_out]
        self.add(self.areas("neighbours", around, outlined("#f4f4f4", "#b4b4b4", 0.15)))

    def add_outlines(self, unit: Unit | None) -> None:
        """The boundary of the unit, and those of the units below it."""
        if unit is None:
            return
        below = with_children(unit, self._units)[1:]
        self.add(self.areas("precincts", below, outlined("", ACCENT, 0.15, style="dash")))
        if unit.area_wkb:
            self.add(self.areas(tr("Boundary of the unit"), [unit], outlined("", ACCENT, 0.5)), legend=True)

    def add_places(self, unit: Unit | None, marks: Sequence[Mark] = ()) -> None:
        """Names of towns for orientation, those in the unit and the larger ones first where not all have room.

        They keep off the marks where they can: metres east and north, and how far a mark reaches in millimetres.
        """
        transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), self.crs, self._project)
        area = transform.transformBoundingBox(self.extent, Qgis.TransformDirection.Reverse)
        known = ((QgsPointXY(each.longitude, each.latitude), each) for each in places())
        there = [(transform.transform(point), place) for point, place in known if area.contains(point)]
        spots = [Spot(point.x(), point.y(), place) for point, place in there]
        chosen = chosen_places(spots, unit, APART_MM * self.metre_per_mm)
        large = sorted((spot.place.population for spot in chosen), reverse=True)[:TOWNS]
        shown = [mark for mark in marks if self.extent.contains(QgsPointXY(*mark[:2]))]
        taken = np.array(shown, dtype=float).reshape(-1, 3)
        rows = []
        for order, spot in enumerate(chosen, 1):
            bold = spot.place.population in large
            around = (taken - (spot.x, spot.y, 0.0)) / (self.metre_per_mm, self.metre_per_mm, 1.0)
            distance, positions = name_place(spot.place.name, around, bold=bold)
            values = [spot.place.name, order, bold, distance, positions]
            rows.append((QgsGeometry.fromPointXY(QgsPointXY(spot.x, spot.y)), values))
        fields = ["name:string", "order:integer", "large:boolean", "distance:double", "positions:string"]
        layer = self.memory("Point", "places", fields, rows)
        symbol = QgsMarkerSymbol.createSimple({"size": "0.7", "color": "#6f6f6f", "outline_style": "no"})
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        label(layer, place_names(PLACES))
        self.add(layer)

    def threats(self, name: str, points: Any, workflow: Workflow, size: float) -> QgsVectorLayer:
        """A layer of the points (columns x, y, status) that the map shows, with the marks of their statuses."""
        every = zip(points["x"], points["y"], points["status"], strict=True)
        shown = [(QgsPointXY(x, y), status) for x, y, status in every if self.extent.contains(QgsPointXY(x, y))]
        rows = [(QgsGeometry.fromPointXY(point), [status]) for point, status in shown]
        layer = self.memory("Point", name, ["status:string"], rows)
        layer.setRenderer(by_status(workflow, {status for _, status in shown}, size))
        return layer

    def areas(self, name: str, units: Iterable[Unit], renderer: Any) -> QgsVectorLayer:
        """A layer of the areas of units."""
        layer = self.memory("Polygon", name, [], [(geometry(unit), []) for unit in units if unit.area_wkb])
        layer.setRenderer(renderer)
        return layer

    def memory(
        self, kind: str, name: str, fields: Sequence[str], rows: Iterable[tuple[QgsGeometry, list[Any]]]
    ) -> QgsVectorLayer:
        """A layer in memory, in the sheet's reference system."""
        layer = QgsVectorLayer("&".join([f"{kind}?", *(f"field={field}" for field in fields)]), name, "memory")
        layer.setCrs(self.crs)
        features = []
        for shape, values in rows:
            feature = QgsFeature(layer.fields())
            feature.setGeometry(shape)
            feature.setAttributes(values)
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        layer.updateExtents()
        return layer


def widened(extent: QgsRectangle, aspect: float) -> QgsRectangle:
    """The extent widened to the frame's width over height, so that the ground fills the frame."""
    width = max(extent.width(), extent.height() * aspect)
    return QgsRectangle.fromCenterAndSize(extent.center(), width, width / aspect)


def with_margin(bounds: QgsRectangle) -> QgsRectangle:
    """The bounds with a margin of three hundredths."""
    return bounds.buffered(0.03 * max(bounds.width(), bounds.height()))


def bounds_of(unit: Unit | None) -> QgsRectangle | None:
    """The bounds of a unit's area with a margin; None without an area."""
    if unit is None or not unit.area_wkb:
        return None
    return with_margin(geometry(unit).boundingBox())


def geometry(unit: Unit) -> QgsGeometry:
    """The area of a unit."""
    shape = QgsGeometry()
    shape.fromWkb(unit.area_wkb)
    return shape


def label(layer: QgsVectorLayer, settings: Any) -> None:
    """Switches the labels of a layer on."""
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
