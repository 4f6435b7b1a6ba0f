"""The layers of a sheet's map, built for one sheet alone: nothing of them reaches the user's project."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
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

from ..domain.ground import Place, places, town_radius
from ..domain.statuses import Workflow
from ..store.base import Unit
from ..text import tr
from .charts import ACCENT
from .map_styles import TOWNS, by_status, outlined, place_names
from .scope import with_children

PLACES = 28  # names on the map
OWN_PLACES = 20  # of them at least, where there are as many, in the unit itself
APART_MM = 6.0
NAME_MM = 0.6  # from a point to its name
LETTER_MM = {False: (1.3, 2.3), True: (1.9, 2.8)}
"""Width and height of a letter of a name, in bold or not."""
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
        there = [Spot(transform.transform(point), place) for point, place in known if area.contains(point)]
        chosen = chosen_places(there, geometry(unit) if unit and unit.area_wkb else None, APART_MM * self.metre_per_mm)
        large = sorted((spot.place.population for spot in chosen), reverse=True)[:TOWNS]
        taken = np.array([mark for mark in marks if self.extent.contains(QgsPointXY(*mark[:2]))], dtype=float)
        rows = []
        for order, spot in enumerate(chosen, 1):
            bold = spot.place.population in large
            x, y = spot.point.x(), spot.point.y()
            around = (taken.reshape(-1, 3) - (x, y, 0.0)) / (self.metre_per_mm, self.metre_per_mm, 1.0)
            distance, positions = name_place(spot.place.name, around, bold=bold)
            values = [spot.place.name, order, bold, distance, positions]
            rows.append((QgsGeometry.fromPointXY(spot.point), values))
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


Mark = tuple[float, float, float]


@dataclass(frozen=True)
class Spot:
    """A place and where it is on the map."""

    point: QgsPointXY
    place: Place


def chosen_places(spots: Sequence[Spot], area: QgsGeometry | None, apart: float) -> list[Spot]:
    """The largest places, those within the area first, which get most of the names.

    A part of a town within `apart` metres of the town's own name is left out: there is no room for both.
    """
    by_size = sorted(spots, key=lambda spot: -spot.place.population)
    towns: list[Spot] = []
    for spot in by_size:
        if not any(spot.point.distance(each.point) < min(apart, town_radius(each.place.population)) for each in towns):
            towns.append(spot)
    own = [spot for spot in towns if area is not None and area.contains(spot.point)]
    others = [spot for spot in towns if spot not in own]
    first = own[: max(OWN_PLACES, PLACES - len(others))]
    return first + others[: PLACES - len(first)]


def marks_of(points: Any, size: float) -> list[Mark]:
    """The marks of points (columns x, y) of that size in millimetres."""
    return [(x, y, size / 2) for x, y in zip(points["x"], points["y"], strict=True)]


def name_place(name: str, marks: NDArray[np.float64], *, bold: bool) -> tuple[float, str]:
    """How far from its point a place's name stands, in millimetres, and at which sides, the best first.

    `marks` (n, 3) are millimetres east and north of the point, and how far each reaches.
    """
    east, north, reach = marks.T
    on_point = np.hypot(east, north) < reach + NAME_MM
    distance = float(reach[on_point].max() + NAME_MM) if on_point.any() else NAME_MM
    letter, height = LETTER_MM[bold]
    width, slant = letter * len(name), distance * np.sqrt(0.5)
    right, left, middle = slant, -slant - width, -height / 2
    corners = {  # of the name's lower left, from the side that is read best to the worst
        "TR": (right, slant),
        "TL": (left, slant),
        "BR": (right, -slant - height),
        "BL": (left, -slant - height),
        "R": (distance, middle),
        "L": (-distance - width, middle),
        "T": (-width / 2, distance),
        "B": (-width / 2, -distance - height),
    }

    def met(side: str) -> int:
        x, y = corners[side]
        across = (east > x - reach) & (east < x + width + reach)
        return int((across & (north > y - reach) & (north < y + height + reach)).sum())

    return distance, ",".join(sorted(corners, key=met))


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
