"""Rasters that algorithms write, and their picture in a report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsRasterFileWriter
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

from ..locale import number
from ..text import UserError, tr

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ..analysis.grid import Grid

NODATA = -9999.0
_TIFF = ["TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=3", "ZLEVEL=1", "NUM_THREADS=ALL_CPUS", "BIGTIFF=IF_SAFER"]


def write_raster(
    path: str,
    values: NDArray[np.floating],
    grid: Grid,
    crs: QgsCoordinateReferenceSystem,
    *,
    description: str,
    unit: str,
    metadata: dict[str, str],
) -> None:
    """Writes `values` (nrows, ncols), NaN as nodata, as float32 in the format that the file's ending says.

    GeoTIFF is tiled and deflated. Raises UserError with the file's name if it cannot be written.
    """
    import numpy as np
    from osgeo import gdal

    name = QgsRasterFileWriter.driverForExtension(Path(path).suffix.lstrip(".")) or "GTiff"
    memory = gdal.GetDriverByName("MEM").Create("", grid.ncols, grid.nrows, 1, gdal.GDT_Float32)
    memory.SetGeoTransform(grid.geotransform)
    memory.SetProjection(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
    memory.SetMetadata(metadata)
    band = memory.GetRasterBand(1)
    band.SetDescription(description)
    band.SetUnitType(unit)
    band.SetNoDataValue(NODATA)
    band.WriteArray(np.where(np.isnan(values), NODATA, values).astype(np.float32))
    options = _TIFF if name == "GTiff" else []
    gdal.ErrorReset()
    try:
        written = gdal.GetDriverByName(name).CreateCopy(path, memory, options=options)
        if written is not None:
            written.FlushCache()
    except RuntimeError:  # where someone has switched GDAL's exceptions on
        written = None
    if written is None or gdal.GetLastErrorType() >= gdal.CE_Failure:
        text = tr("The raster {path} could not be written: {reason}. Choose another place or format.")
        raise UserError(text.format(path=path, reason=gdal.GetLastErrorMsg()))


def density_picture(
    values: NDArray[np.floating],
    grid: Grid,
    breaks: Sequence[float],
    colours: Sequence[str],
    labels: Sequence[str],
    outline: shapely.Geometry | None,
) -> QImage:
    """The raster in its classes with the outline of the area, a scale bar and the legend, on white."""
    import numpy as np

    step = max(1, -(-max(grid.shape) // 640))
    rows, cols = np.arange(0, grid.nrows, step), np.arange(0, grid.ncols, step)
    pooled = np.maximum.reduceat(np.maximum.reduceat(np.nan_to_num(values), rows, axis=0), cols, axis=1)
    palette = np.array([0xFFFFFFFF, *(0xFF000000 | int(colour[1:], 16) for colour in colours)], dtype=np.uint32)
    classes = np.where(pooled > 0, np.searchsorted(np.asarray(breaks), pooled, side="left") + 1, 0)
    pixels = np.ascontiguousarray(palette[classes])
    raster = QImage(pixels.tobytes(), len(cols), len(rows), 4 * len(cols), QImage.Format.Format_RGB32).copy()

    scale = min(640 / grid.ncols, 640 / grid.nrows)  # picture pixels a cell
    width, height = round(grid.ncols * scale), round(grid.nrows * scale)
    # a coarse raster has crisp cells, a fine one is smoothed
    raster = raster.scaled(max(width, 1), max(height, 1))
    picture = QImage(width + 250, max(height + 40, 30 + 24 * len(labels)), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawImage(0, 0, raster)
    if outline is not None:
        _draw_outline(painter, outline, grid, scale / grid.cell)
    font = QFont("DejaVu Sans")
    font.setPixelSize(13)
    painter.setFont(font)
    for i, (colour, label) in enumerate(zip(colours, labels, strict=True)):
        painter.fillRect(QRectF(width + 16, 8 + 24 * i, 20, 16), QColor(colour))
        painter.drawText(QPointF(width + 44, 21 + 24 * i), label)
    _draw_scale_bar(painter, width, height, scale / grid.cell)
    painter.end()
    return picture


def _draw_outline(painter: QPainter, outline: shapely.Geometry, grid: Grid, scale: float) -> None:
    import shapely

    painter.setPen(QPen(QColor("#606060"), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    simple = shapely.simplify(outline, 0.5 / scale)
    for line in shapely.get_parts(shapely.boundary(shapely.get_parts(simple))):
        xy = shapely.get_coordinates(line)
        ring = [QPointF((x - grid.x0) * scale, (grid.y1 - y) * scale) for x, y in xy]
        painter.drawPolyline(QPolygonF(ring))


def _draw_scale_bar(painter: QPainter, width: int, height: int, scale: float) -> None:
    """A bar of a round length of about a fifth of the picture, under it."""
    wanted = max(width, 50) / 5 / scale
    power = 10.0 ** int(f"{wanted:e}".split("e")[1])
    length = max(step * power for step in (1, 2, 5) if step * power <= wanted)
    y = height + 16
    painter.setPen(QPen(QColor("#202020"), 2))
    painter.drawLine(QPointF(4, y), QPointF(4 + length * scale, y))
    text = f"{number(length / 1000)} km" if length >= 1000 else f"{number(length)} m"
    painter.drawText(QPointF(10 + length * scale, y + 5), text)
