"""The layers of a sheet's map, built for one sheet alone: nothing of them reaches the user's project."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

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
from .map_styles import by_status, outlined, place_names
from .scope import with_children

PLACES = 28  # names on the map: the largest
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

    def add_places(self) -> None:
        """Names of towns for orientation, the larger ones first where there is no room for all."""
        transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), self.crs, self._project)
        area = transform.transformBoundingBox(self.extent, Qgis.TransformDirection.Reverse)
        known = [(QgsPointXY(each.longitude, each.latitude), each.name, each.population) for each in places()]
        inside = sorted((place for place in known if area.contains(place[0])), key=lambda place: -place[2])[:PLACES]
        rows = [
            (QgsGeometry.fromPointXY(transform.transform(point)), [name, order])
            for order, (point, name, _) in enumerate(inside, 1)
        ]
        layer = self.memory("Point", "places", ["name:string", "order:integer"], rows)
        symbol = QgsMarkerSymbol.createSimple({"size": "0.7", "color": "#6f6f6f", "outline_style": "no"})
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        label(layer, place_names(PLACES))
        self.add(layer)

    def threats(self, name: str, points: Any, workflow: Workflow, size: float) -> QgsVectorLayer:
        """A layer of points (columns x, y, status) with the marks of their statuses."""
        rows = [
            (QgsGeometry.fromPointXY(QgsPointXY(x, y)), [status])
            for x, y, status in zip(points["x"], points["y"], points["status"], strict=True)
        ]
        layer = self.memory("Point", name, ["status:string"], rows)
        layer.setRenderer(by_status(workflow, set(points["status"]), size))
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
