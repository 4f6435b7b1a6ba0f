"""How the maps of the sheets are drawn: pale ground, marks by status, numbers and names; all of it reads in grey."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from osgeo import gdal, osr
from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRendererCategory,
    QgsSingleBandPseudoColorRenderer,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..analysis.grid import Grid
from ..disk import is_full
from ..domain.statuses import Workflow
from ..layers.marks import mark
from ..layers.styles.scales import class_labels, reports_per_km2
from ..locale import language
from .charts import FONT
from .room import no_room

GROUND = ("#eef1f5", "#dce3eb", "#c5d0dd", "#a9b9cc", "#8b9fb8", "#6f86a3")  # pale: the threats carry the colour
TOWNS = 4  # names in bold


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


def outlined(fill: str, line: str, width: float, *, style: str = "solid") -> QgsSingleSymbolRenderer:
    """Areas of one fill (none where it is empty) with a line of so many millimetres."""
    colour = {"color": fill} if fill else {"style": "no"}
    symbol = QgsFillSymbol.createSimple(
        {**colour, "outline_color": line, "outline_width": str(width), "outline_style": style}
    )
    return QgsSingleSymbolRenderer(symbol)


def by_status(workflow: Workflow, present: set[str], size: float) -> QgsCategorizedSymbolRenderer:
    """The marks of the statuses that are present."""
    categories = []
    for status in workflow:
        if status.code in present:
            symbol = mark(status, detail=False)
            symbol.setSize(size)
            categories.append(QgsRendererCategory(status.code, symbol, status.label(language())))
    return QgsCategorizedSymbolRenderer("status", categories)


def place_names(count: int) -> QgsPalLayerSettings:
    """Names of places in their order where there is no room for all, the first wherever it falls; towns in bold."""
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    settings.setFormat(map_text(6.5, "#4a4a4a"))
    settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
    by_order = settings.dataDefinedProperties()
    for name, expression in (
        (QgsPalLayerSettings.Property.Priority, f'9 - 9 * "order" / {count}'),
        (QgsPalLayerSettings.Property.Size, 'if("large", 8, 6.5)'),
        (QgsPalLayerSettings.Property.LabelDistance, '"distance"'),
        (QgsPalLayerSettings.Property.PredefinedPositionOrder, '"positions"'),
        (QgsPalLayerSettings.Property.Bold, '"large"'),
        (QgsPalLayerSettings.Property.OverlapHandling, "if(\"order\" = 1, 'AllowIfNeeded', 'Prevent')"),
    ):
        by_order.setProperty(name, QgsProperty.fromExpression(expression))
    settings.setDataDefinedProperties(by_order)
    return settings


def numbers(size: float) -> QgsPalLayerSettings:
    """The numbers of threats in the list, at their place; the field is `text`."""
    settings = QgsPalLayerSettings()
    settings.fieldName = "text"
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


def write_raster(path: Path, values: np.ndarray, grid: Grid, crs: QgsCoordinateReferenceSystem) -> str:
    """The density as a GeoTIFF; NaN outside the unit. Raises UserError where the disk is full."""
    # GDAL would tell of a full disk when it closes the file, which nobody can catch: it writes into memory
    made = f"/vsimem/{path.parent.name}-{path.name}"
    _draw_raster(made, values, grid, crs)
    try:
        path.write_bytes(_taken(made))
    except OSError as error:
        if not is_full(error):
            raise
        raise no_room(path, error) from error
    return str(path)


def _draw_raster(path: str, values: np.ndarray, grid: Grid, crs: QgsCoordinateReferenceSystem) -> None:
    reference = osr.SpatialReference()
    reference.ImportFromWkt(crs.toWkt())
    file = gdal.GetDriverByName("GTiff").Create(path, grid.ncols, grid.nrows, 1, gdal.GDT_Float32)
    file.SetGeoTransform(grid.geotransform)
    file.SetProjection(reference.ExportToWkt())
    band = file.GetRasterBand(1)
    band.SetNoDataValue(float("nan"))
    band.WriteArray(values.astype("float32"))


def _taken(path: str) -> bytes:
    """The bytes of a file in GDAL's memory, which is gone then."""
    size, file = gdal.VSIStatL(path).size, gdal.VSIFOpenL(path, "rb")
    try:
        return bytes(gdal.VSIFReadL(1, size, file))
    finally:
        gdal.VSIFCloseL(file)
        gdal.Unlink(path)


def style_ground(layer: QgsRasterLayer, breaks: list[float]) -> None:
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
