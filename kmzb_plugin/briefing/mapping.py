"""The layers of a briefing's map, built for one sheet alone: nothing of them reaches the user's project."""

from __future__ import annotations

import csv
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
from ..domain.statuses import Workflow
from ..layers.marks import mark
from ..layers.output_styles import class_labels, reports_per_km2, round_breaks
from ..locale import language
from ..store.base import Unit
from ..text import tr
from .content import BriefingContent

FONT = "DejaVu Sans"
ACCENT = "#1f3a5f"
GROUND = ("#eef1f5", "#dce3eb", "#c5d0dd", "#a9b9cc", "#8b9fb8", "#6f86a3")  # pale: the threats carry the colour
MARK_MM, SMALL_MARK_MM, MANY = 2.6, 1.8, 300
CELLS_ACROSS = 620
RADII = (100.0, 150.0, 200.0, 300.0, 500.0, 750.0, 1000.0, 1500.0, 2000.0, 3000.0, 5000.0)
RADIUS_SHARE = 1 / 35  # of the map's width: wide enough to read as ground, narrow enough to show places
_PLACES = Path(__file__).parent.parent / "store" / "demo" / "data" / "places.csv"


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

    def build(self, workflow: Workflow) -> None:
        """Adds the layers, the lowest first."""
        self._add_units()
        self._add_density()
        self._add_outlines()
        self._add_places()
        self._add_threats(workflow)

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

    def _add_units(self) -> None:
        """The neighbours as light grey ground, so that the unit stands out."""
        ids = {self._content.unit.id, self._content.unit.parent_id}
        parents = {unit.parent_id for unit in self._units}
        around = [unit for unit in self._units if unit.id not in ids and unit.id not in parents]
        layer = self._memory("Polygon", "neighbours", ["name:string"])
        self._fill(layer, ((_geometry(unit), [unit.name]) for unit in around if unit.area_wkb))
        symbol = QgsFillSymbol.createSimple({"color": "#f5f5f5", "outline_color": "#b4b4b4", "outline_width": "0.15"})
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        self._project.addMapLayer(layer)

    def _add_outlines(self) -> None:
        if self.area is None:
            return
        layer = self._memory("Polygon", tr("Boundary of the unit"), [])
        self._fill(layer, [(_geometry(self._content.unit), [])])
        symbol = QgsFillSymbol.createSimple({"style": "no", "outline_color": ACCENT, "outline_width": "0.5"})
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        self._project.addMapLayer(layer)
        self.legend.append(layer)

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
        self._project.addMapLayer(layer)
        self.legend.append(layer)

    def _add_places(self) -> None:
        """Names of towns for orientation, the larger ones first where there is no room for all."""
        transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), self._crs, self._project)
        area = transform.transformBoundingBox(self.extent, Qgis.TransformDirection.Reverse)
        with _PLACES.open(encoding="utf-8", newline="") as file:
            places = [
                (QgsPointXY(float(row["longitude"]), float(row["latitude"])), row["name"], int(row["population"]))
                for row in csv.DictReader(file)
            ]
        layer = self._memory("Point", "places", ["name:string", "population:integer"])
        inside = ((point, name, size) for point, name, size in places if area.contains(point))
        self._fill(layer, ((QgsGeometry.fromPointXY(transform.transform(p)), [name, n]) for p, name, n in inside))
        symbol = QgsMarkerSymbol.createSimple({"size": "0.7", "color": "#6f6f6f", "outline_style": "no"})
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        settings = QgsPalLayerSettings()
        settings.fieldName = "name"
        settings.setFormat(map_text(7, "#4a4a4a"))
        settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
        settings.dist = 0.6
        by_size = settings.dataDefinedProperties()
        by_size.setProperty(
            QgsPalLayerSettings.Property.Priority,
            QgsProperty.fromExpression('min(8, log10(max("population", 1)) * 1.6)'),
        )
        settings.setDataDefinedProperties(by_size)
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        layer.setLabelsEnabled(True)
        self._project.addMapLayer(layer)

    def _add_threats(self, workflow: Workflow) -> None:
        """The open threats by status; those of the list carry its numbers."""
        points = self._content.open_points
        if points.empty:
            return
        layer = self._memory("Point", tr("Open threats"), ["status:string", "rank:integer"])
        rows = points.sort_values("rank", kind="stable")  # the numbered ones are drawn last, on top
        self._fill(
            layer,
            (
                (QgsGeometry.fromPointXY(QgsPointXY(x, y)), [status, int(rank)])
                for x, y, status, rank in zip(rows["x"], rows["y"], rows["status"], rows["rank"], strict=True)
            ),
        )
        size = SMALL_MARK_MM if len(points) > MANY else MARK_MM
        present = set(points["status"])
        categories = []
        for status in workflow:
            if status.code in present:
                symbol = mark(status, detail=False)
                symbol.setSize(size)
                categories.append(QgsRendererCategory(status.code, symbol, status.label(language())))
        layer.setRenderer(QgsCategorizedSymbolRenderer("status", categories))
        _number_labels(layer)
        self._project.addMapLayer(layer)
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


def _number_labels(layer: QgsVectorLayer) -> None:
    settings = QgsPalLayerSettings()
    settings.fieldName = 'if("rank" > 0, "rank", \'\')'
    settings.isExpression = True
    settings.setFormat(map_text(9, "#000000", bold=True))
    settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
    settings.dist = 1.2
    settings.priority = 10
    overlap = settings.placementSettings()
    overlap.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
    settings.setPlacementSettings(overlap)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


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
