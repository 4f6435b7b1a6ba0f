"""Where in the world the maps of a PDF are: on its first page QGIS says so, here on the others."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsLayoutItemMap, QgsPrintLayout

from .parts import MAPS

_MM_PER_INCH = 25.4


def georeference(path: Path, layout: QgsPrintLayout, dpi: int) -> None:
    """Adds to each page behind the first where its map is, the first of several; maps that are turned are left."""
    done = {0}
    for name in MAPS:
        item = layout.itemById(name)
        if isinstance(item, QgsLayoutItemMap) and item.page() not in done and not item.mapRotation():
            done.add(item.page())
            _write(path, item, dpi)


def _write(path: Path, item: QgsLayoutItemMap, dpi: int) -> None:
    extent, corner = item.extent(), item.pagePos()
    per_mm = extent.width() / item.rect().width()
    pixel = per_mm * _MM_PER_INCH / dpi
    left, top = extent.xMinimum() - corner.x() * per_mm, extent.yMaximum() + corner.y() * per_mm
    before = gdal.GetConfigOption("GDAL_PDF_DPI")
    gdal.SetConfigOption("GDAL_PDF_DPI", str(dpi))
    try:
        page = _opened(f"PDF:{item.page() + 1}:{path}")
        if page is None:
            return  # a GDAL that cannot write into PDF: the page is whole without it, as QGIS's own first page is
        page.SetGeoTransform((left, pixel, 0.0, top, 0.0, -pixel))
        page.SetProjection(item.crs().toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
        del page
    finally:
        gdal.SetConfigOption("GDAL_PDF_DPI", before)


def _opened(page: str) -> gdal.Dataset | None:
    try:
        return gdal.OpenEx(page, gdal.OF_UPDATE | gdal.OF_RASTER)
    except RuntimeError:  # where GDAL's exceptions are on
        return None
