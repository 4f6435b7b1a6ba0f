"""Outlines around the parts of a raster where it is low."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ..analysis.grid import Grid


def outlines_below(
    values: NDArray[np.floating], limit: float, grid: Grid, within: shapely.Geometry | None = None
) -> NDArray[Any]:
    """The connected parts where `values` (nrows, ncols) are below `limit`, as shapely polygons; NaN is in none.

    The lines run between the centres of the pixels, by linear interpolation: centres below the limit lie inside, the
    others outside. At the rim of the values they run on to the edge of the grid, or of `within` where that is given.
    """
    import numpy as np
    import shapely
    from osgeo import gdal, ogr
    from scipy import ndimage

    known = np.isfinite(values)
    if not (values[known] < limit).any():
        return np.empty(0, dtype=object)
    if not known.all():
        # beyond the rim as at it, so that a line that meets the rim crosses it
        nearest = ndimage.distance_transform_edt(~known, return_distances=False, return_indices=True)
        values = values[tuple(nearest)]
    padded = np.pad(np.pad(values, 1, mode="edge"), 1, constant_values=limit + 1.0)
    memory = gdal.GetDriverByName("MEM").Create("", padded.shape[1], padded.shape[0], 1, gdal.GDT_Float64)
    left, cell, _, top, _, _ = grid.geotransform
    memory.SetGeoTransform((left - 2 * cell, cell, 0.0, top + 2 * cell, 0.0, -cell))
    memory.GetRasterBand(1).WriteArray(padded)
    # MEM keeps features too since GDAL 3.11, which warns of Memory.
    vectors = "MEM" if gdal.GetDriverByName("MEM").GetMetadataItem(gdal.DCAP_VECTOR) else "Memory"
    store = ogr.GetDriverByName(vectors).CreateDataSource("")
    layer = store.CreateLayer("outlines", geom_type=ogr.wkbMultiPolygon)
    layer.CreateField(ogr.FieldDefn("high", ogr.OFTReal))
    # Newer GDAL makes polygons between the levels only: all there is lies between the first and the last.
    levels = f"{float(padded.min()) - 1.0},{float(limit)},{float(padded.max()) + 1.0}"
    options = ["POLYGONIZE=YES", f"FIXED_LEVELS={levels}", "ELEV_FIELD_MAX=0"]
    gdal.ContourGenerateEx(memory.GetRasterBand(1), layer, options=options)
    lowest = min(layer, key=lambda feature: feature[0])
    found = shapely.make_valid(shapely.from_wkb(bytes(lowest.GetGeometryRef().ExportToWkb())))
    edge = shapely.box(*grid.extent)
    found = shapely.intersection(found, edge if within is None else shapely.intersection(edge, within))
    parts = shapely.get_parts(shapely.get_parts(found))
    return parts[shapely.get_dimensions(parts) == 2]
