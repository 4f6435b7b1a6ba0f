"""The layers of a briefing's map, built for one sheet alone: nothing of them reaches the user's project."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from osgeo import gdal, osr
from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProject,
    QgsProperty,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRectangle,
    QgsRendererCategory,
    QgsSingleBandPseudoColorRenderer,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..analysis.density import kernel_density
from ..analysis.grid import Grid
from ..domain.ground import places
from ..domain.statuses import Workflow
from ..layers.marks import mark
from ..layers.styles.scales import class_labels, reports_per_km2, round_breaks
from ..locale import language
from ..store.base import Unit
from ..text import tr
from .content import BriefingContent, with_children

FONT = "DejaVu Sans"
ACCENT = "#1f3a5f"
GROUND = ("#eef1f5", "#dce3eb", "#c5d0dd", "#a9b9cc", "#8b9fb8", "#6f86a3")  # pale: the threats carry the colour
MARK_MM, SMALL_MARK_MM, MANY = 2.6, 1.8, 300
CELLS_ACROSS = 620
RADII = (100.0, 150.0, 200.0, 300.0, 500.0, 750.0, 1000.0, 1500.0, 2000.0, 3000.0, 5000.0)
RADIUS_SHARE = 1 / 35  # of the map's width: wide enough to read as ground, narrow enough to show places
PLACES = 28  # names on the map: the largest
TOWNS = 4  # of these in bold, and the first one wherever it falls
DETAIL_WIDTH = 1500.0  # metres at least
DETAIL_SHARE = 1 / 5  # of the map's width at most
MOST_PLACED = 1000  # points are enough to find where most are
_RANK_AND_PLACE = 'trim("rank" || \' \' || "place")'


class BriefingMap:
    """The layers of one sheet in a project of their own, and what the map and its legend show."""

    def __init__(self, project: QgsProject, content: BriefingContent, units: Iterable[Unit], folder: Path) -> None:
        self._project = project
        self._crs = project.crs()
        self._content = content
        self._units = list(units)
        self._folder = folder
        self.area = shapely.from_wkb(content.unit.area_wkb) if content.unit.area_wkb else None
        self.extent = self._extent()
        self.radius = density_radius(self.extent.width())
        self.legend: list[Any] = []
        self.layers: list[Any] = []
        self.detail_layers: list[Any] = []

    def build(self, workflow: Workflow) -> None:
        """Adds the layers, the lowest first."""
        self._add_neighbours()
        self._add_density()
        self._add_precincts()
        self._add_outline()
        self._add_places()
        self._add_threats(workflow)

    def _add(self, layer: Any, *, maps: tuple[list[Any], ...] | None = None, legend: bool = False) -> None:
        """Puts a layer on top of both maps or of those given."""
        self._project.addMapLayer(layer)
        for layers in maps or (self.layers, self.detail_layers):
            layers.insert(0, layer)
        if legend:
            self.legend.append(layer)

    def _extent(self) -> QgsRectangle:
        """The unit's area with a margin; without an area, where the reports are."""
        if self.area is not None and not self.area.is_empty:
            bounds = QgsRectangle(*self.area.bounds)
        else:
            points = pd.concat([self._content.open_points, self._content.background_points])[["x", "y"]]
            if points.empty:
                return QgsRectangle(0, 0, 10_000, 5_000)
            bounds = QgsRectangle(points.x.min(), points.y.min(), points.x.max(), points.y.max()).buffered(500)
        return bounds.buffered(0.03 * max(bounds.width(), bounds.height()))

    def fit(self, aspect: float) -> None:
        """Widens the extent to the map frame's width over height, so that the ground fills the frame."""
        extent, centre = self.extent, self.extent.center()
        width = max(extent.width(), extent.height() * aspect)
        self.extent = QgsRectangle.fromCenterAndSize(centre, width, width / aspect)
        self.radius = density_radius(width)

    def detail_extent(self, aspect: float) -> QgsRectangle:
        """Where most of the numbered threats, or reports, stand close together."""
        points = self._content.open_points
        chosen = points[points["rank"] > 0]
        if chosen.empty:
            chosen = self._content.background_points.head(MOST_PLACED)
        if chosen.empty:
            return QgsRectangle.fromCenterAndSize(self.extent.center(), DETAIL_WIDTH, DETAIL_WIDTH / aspect)
        reach = self.extent.width() * DETAIL_SHARE / 2
        x, y = chosen["x"].to_numpy(float), chosen["y"].to_numpy(float)
        together = (abs(x[:, None] - x) <= reach) & (abs(y[:, None] - y) <= reach / aspect)
        near = together[together.sum(axis=1).argmax()]
        box = QgsRectangle(x[near].min(), y[near].min(), x[near].max(), y[near].max())
        width = max(1.4 * box.width(), 1.2 * box.height() * aspect, DETAIL_WIDTH)
        return QgsRectangle.fromCenterAndSize(box.center(), width, width / aspect)

    def _add_neighbours(self) -> None:
        """The other units as light grey ground, so that this one stands out."""
        own = {unit.id for unit in with_children(self._content.unit, self._units)}
        parents = {unit.parent_id for unit in self._units}
        around = [unit for unit in self._units if unit.area_wkb and unit.id not in own | parents]
        layer = self._memory("Polygon", "neighbours", [])
        self._fill(layer, ((_geometry(unit), []) for unit in around))
        layer.setRenderer(_outlined("#f4f4f4", "#b4b4b4", 0.15))
        self._add(layer)

    def _add_precincts(self) -> None:
        """Outlines of the units below this one."""
        below = [unit for unit in with_children(self._content.unit, self._units)[1:] if unit.area_wkb]
        layer = self._memory("Polygon", "precincts", [])
        self._fill(layer, ((_geometry(unit), []) for unit in below))
        layer.setRenderer(_outlined("", ACCENT, 0.15, style="dash"))
        self._add(layer)

    def _add_outline(self) -> None:
        if self.area is None:
            return
        layer = self._memory("Polygon", tr("Boundary of the unit"), [])
        self._fill(layer, [(_geometry(self._content.unit), [])])
        layer.setRenderer(_outlined("", ACCENT, 0.5))
        self._add(layer, legend=True)

    def _add_density(self) -> None:
        points = self._content.background_points
        if points.empty:
            return
        extent = self.extent
        cell = extent.width() / CELLS_ACROSS
        grid = Grid.covering((extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()), cell)
        mask = None if self.area is None else grid.rasterize_mask(self.area)
        values = kernel_density(points["x"].to_numpy(), points["y"].to_numpy(), grid, self.radius, mask=mask)
        breaks = round_breaks(values)[: len(GROUND) - 1]
        if not np.nanmax(values) > 0:
            return
        layer = QgsRasterLayer(_write(self._folder / "density.tif", values, grid, self._crs), reports_per_km2())
        _style_ground(layer, breaks)
        self._add(layer, maps=(self.layers,), legend=True)

    def _add_places(self) -> None:
        """Names of towns for orientation, the larger ones first where there is no room for all."""
        transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), self._crs, self._project)
        area = transform.transformBoundingBox(self.extent, Qgis.TransformDirection.Reverse)
        known = [(QgsPointXY(each.longitude, each.latitude), each.name, each.population) for each in places()]
        layer = self._memory("Point", "places", ["name:string", "order:integer"])
        inside = sorted((place for place in known if area.contains(place[0])), key=lambda place: -place[2])[:PLACES]
        rows = [
            (QgsGeometry.fromPointXY(transform.transform(point)), [name, order])
            for order, (point, name, _) in enumerate(inside, 1)
        ]
        self._fill(layer, rows)
        symbol = QgsMarkerSymbol.createSimple({"size": "0.7", "color": "#6f6f6f", "outline_style": "no"})
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        layer.setLabeling(QgsVectorLayerSimpleLabeling(_place_names()))
        layer.setLabelsEnabled(True)
        self._add(layer)

    def _add_threats(self, workflow: Workflow) -> None:
        """The open threats by status; those of the list carry its numbers, in the detail their places too."""
        points = self._content.open_points
        if points.empty:
            return
        rows = points.sort_values("rank", kind="stable")  # the numbered ones are drawn last, on top
        places = {row.rank: row.place.partition(",")[0] for row in self._content.due}
        features = [
            (QgsGeometry.fromPointXY(QgsPointXY(x, y)), [status, int(rank), places.get(rank, "")])
            for x, y, status, rank in zip(rows["x"], rows["y"], rows["status"], rows["rank"], strict=True)
        ]
        fields = ["status:string", "rank:integer", "place:string"]
        size = SMALL_MARK_MM if len(points) > MANY else MARK_MM
        for layers, mark_size, text, points_size in (
            (self.detail_layers, MARK_MM, _RANK_AND_PLACE, 7.5),
            (self.layers, size, '"rank"', 8.5),
        ):
            layer = self._memory("Point", tr("Open threats"), fields)
            self._fill(layer, features)
            layer.setRenderer(_by_status(workflow, set(points["status"]), mark_size))
            layer.setLabeling(QgsVectorLayerSimpleLabeling(_numbers(text, points_size)))
            layer.setLabelsEnabled(True)
            self._add(layer, maps=(layers,))
        self.legend.insert(0, layer)

    def _memory(self, kind: str, name: str, fields: list[str]) -> QgsVectorLayer:
        layer = QgsVectorLayer("&".join([f"{kind}?", *(f"field={field}" for field in fields)]), name, "memory")
        layer.setCrs(self._crs)
        return layer

    def _fill(self, layer: QgsVectorLayer, rows: Iterable[tuple[QgsGeometry, list[Any]]]) -> None:
        features = []
        for geometry, values in rows:
            feature = QgsFeature(layer.fields())
            feature.setGeometry(geometry)
            feature.setAttributes(values)
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        layer.updateExtents()


def density_radius(width: float) -> float:
    """The round radius nearest to a thirty-fifth of the map's width, in metres."""
    return min(RADII, key=lambda radius: abs(np.log(radius / (width * RADIUS_SHARE))))


def map_text(size: float, colour: str, *, bold: bool = False) -> QgsTextFormat:
    """Text over the map: `size` in points, with a white halo."""
    font = QFont(FONT)
    font.setBold(bold)
    text = QgsTextFormat()
    text.setFont(font)
    text.setSize(size)
    text.setColor(QColor(colour))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.6)
    halo.setColor(QColor("white"))
    text.setBuffer(halo)
    return text


def _outlined(fill: str, line: str, width: float, *, style: str = "solid") -> QgsSingleSymbolRenderer:
    colour = {"color": fill} if fill else {"style": "no"}
    symbol = QgsFillSymbol.createSimple(
        {**colour, "outline_color": line, "outline_width": str(width), "outline_style": style}
    )
    return QgsSingleSymbolRenderer(symbol)


def _by_status(workflow: Workflow, present: set[str], size: float) -> QgsCategorizedSymbolRenderer:
    """The marks of the statuses that are present."""
    categories = []
    for status in workflow:
        if status.code in present:
            symbol = mark(status, detail=False)
            symbol.setSize(size)
            categories.append(QgsRendererCategory(status.code, symbol, status.label(language())))
    return QgsCategorizedSymbolRenderer("status", categories)


def _place_names() -> QgsPalLayerSettings:
    """Names of places; towns are larger and come first where there is no room for all."""
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    settings.setFormat(map_text(6.5, "#4a4a4a"))
    settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
    settings.dist = 0.6
    by_order = settings.dataDefinedProperties()
    for name, expression in (
        (QgsPalLayerSettings.Property.Priority, f'9 - 9 * "order" / {PLACES}'),
        (QgsPalLayerSettings.Property.Size, f'if("order" <= {TOWNS}, 8, 6.5)'),
        (QgsPalLayerSettings.Property.Bold, f'"order" <= {TOWNS}'),
        (QgsPalLayerSettings.Property.OverlapHandling, "if(\"order\" = 1, 'AllowIfNeeded', 'Prevent')"),
    ):
        by_order.setProperty(name, QgsProperty.fromExpression(expression))
    settings.setDataDefinedProperties(by_order)
    return settings


def _numbers(text: str, size: float) -> QgsPalLayerSettings:
    """The number of a threat in the list, with what else `text` says."""
    settings = QgsPalLayerSettings()
    settings.fieldName = f"if(\"rank\" > 0, {text}, '')"
    settings.isExpression = True
    settings.setFormat(map_text(size, "#000000", bold=True))
    settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
    settings.dist = 1.2
    settings.priority = 10
    overlap = settings.placementSettings()
    overlap.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
    settings.setPlacementSettings(overlap)
    # the marks may be written over: where many stand, the town's name would vanish
    obstacle = settings.obstacleSettings()
    obstacle.setIsObstacle(False)
    settings.setObstacleSettings(obstacle)
    return settings


def _geometry(unit: Unit) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(unit.area_wkb)
    return geometry


def _write(path: Path, values: np.ndarray, grid: Grid, crs: QgsCoordinateReferenceSystem) -> str:
    """The density as a GeoTIFF; NaN outside the unit."""
    reference = osr.SpatialReference()
    reference.ImportFromWkt(crs.toWkt())
    file = gdal.GetDriverByName("GTiff").Create(str(path), grid.ncols, grid.nrows, 1, gdal.GDT_Float32)
    file.SetGeoTransform(grid.geotransform)
    file.SetProjection(reference.ExportToWkt())
    band = file.GetRasterBand(1)
    band.SetNoDataValue(float("nan"))
    band.WriteArray(values.astype("float32"))
    file.FlushCache()
    return str(path)


def _style_ground(layer: QgsRasterLayer, breaks: list[float]) -> None:
    """Pale classes of one hue; zero is paper."""
    colours = GROUND[len(GROUND) - len(breaks) - 1 :]
    labels = class_labels(breaks, reports_per_km2())
    items = [QgsColorRampShader.ColorRampItem(0.0, QColor(255, 255, 255), "0")]
    items += [
        QgsColorRampShader.ColorRampItem(limit, QColor(colour), label)
        for limit, colour, label in zip([*breaks, float("inf")], colours, labels, strict=True)
    ]
    ramp = QgsColorRampShader(0.0, float("inf"))
    ramp.setColorRampType(QgsColorRampShader.Type.Discrete)
    ramp.setColorRampItemList(items)
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    layer.setRenderer(QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader))
