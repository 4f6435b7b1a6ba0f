"""Rasters that algorithms read and write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem, QgsRasterFileWriter, QgsRasterLayer

from ..analysis.progress import Cancelled, IsCancelled
from ..text import UserError, tr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..analysis.grid import Grid

NODATA = -9999.0
_TIFF = ["TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=3", "ZLEVEL=1", "NUM_THREADS=ALL_CPUS", "BIGTIFF=IF_SAFER"]
_TIFF += ["INTERLEAVE=BAND"]  # bands are looked at one at a time


def dataset_of(layer: QgsRasterLayer) -> Any:
    """GDAL's dataset of a raster layer. Raises UserError if it has none."""
    from osgeo import gdal

    try:
        dataset = gdal.Open(layer.source()) if layer.providerType() == "gdal" else None
    except RuntimeError:  # where GDAL's exceptions are on
        dataset = None
    if dataset is None:
        text = tr("The raster «{layer}» is no file. Save it as a file first.")
        raise UserError(text.format(layer=layer.name()))
    return dataset


def write_raster(
    path: str,
    bands: Iterable[tuple[str, NDArray[np.floating]]],
    grid: Grid,
    crs: QgsCoordinateReferenceSystem,
    *,
    unit: str | Sequence[str],
    metadata: dict[str, str],
    cancelled: IsCancelled | None = None,
) -> None:
    """Writes bands of a description and values (nrows, ncols) as float32 in the format that the file's ending says.

    The bands may be computed while they are written; `unit` is that of all, or of each. NaN becomes nodata. GeoTIFF is
    tiled and deflated. Raises UserError with the file's name if it cannot be written, Cancelled if it is no longer
    wanted; then no file is left.
    Memory: 4 bytes a cell and band, 12 bytes a cell.
    """
    import numpy as np
    from osgeo import gdal

    name = QgsRasterFileWriter.driverForExtension(Path(path).suffix.lstrip(".")) or "GTiff"
    memory = gdal.GetDriverByName("MEM").Create("", grid.ncols, grid.nrows, 0, gdal.GDT_Float32)
    memory.SetGeoTransform(grid.geotransform)
    memory.SetProjection(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
    memory.SetMetadata(metadata)
    for description, values in bands:
        if cancelled is not None and cancelled():
            raise Cancelled
        memory.AddBand(gdal.GDT_Float32)
        band = memory.GetRasterBand(memory.RasterCount)
        band.SetDescription(description)
        band.SetUnitType(unit if isinstance(unit, str) else unit[memory.RasterCount - 1])
        band.SetNoDataValue(NODATA)
        band.WriteArray(np.where(np.isnan(values), NODATA, values).astype(np.float32))
    options = _TIFF if name == "GTiff" else []
    gdal.ErrorReset()
    try:
        written = gdal.GetDriverByName(name).CreateCopy(
            path, memory, options=options, callback=lambda *_: cancelled is None or not cancelled()
        )
        if written is not None:
            written.FlushCache()
    except RuntimeError:  # where someone has switched GDAL's exceptions on
        written = None
    if cancelled is not None and cancelled():
        written = None
        gdal.Unlink(path)
        raise Cancelled
    if written is None or gdal.GetLastErrorType() >= gdal.CE_Failure:
        text = tr("The raster {path} could not be written: {reason}. Choose another place or format.")
        raise UserError(text.format(path=path, reason=gdal.GetLastErrorMsg()))
