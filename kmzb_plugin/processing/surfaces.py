"""The raster that a surface is computed on: its extent, its pixels, and the study area that cuts it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext

from ..text import UserError, tr
from . import inputs
from .base import KmzbAlgorithm

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ..analysis.grid import Extent, Grid

PIXEL_SIZE = "PIXEL_SIZE"
ORDINARY_CELLS = 2_000_000  # what the default pixel size stays below
PIXELS_IN_RADIUS = 10


@dataclass(frozen=True)
class SurfaceFrame:
    """`grid` over `extent` in metres; `mask` (nrows, ncols) says which pixels lie in the study area, None: all."""

    grid: Grid
    extent: Extent
    mask: NDArray[np.bool_] | None


def add_pixel_size(algorithm: KmzbAlgorithm) -> None:
    """PIXEL_SIZE."""
    inputs.add_length(
        algorithm,
        PIXEL_SIZE,
        tr("Pixel size"),
        tr("The side of a pixel in metres. Left empty: about a tenth of the radius."),
    )


def surface_frame(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    data: inputs.MetricPoints,
    study_area: shapely.Geometry | None,
    radius: float,
) -> SurfaceFrame:
    """The raster over EXTENT if given, else over the study area, else over the points and as far as they reach."""
    from ..analysis.grid import Grid

    extent = _extent(algorithm, parameters, context, data, study_area, radius)
    pixel = inputs.length(algorithm, parameters, PIXEL_SIZE, context) or default_pixel(radius, extent)
    grid = Grid.covering(extent, pixel)
    mask = None if study_area is None else grid.rasterize_mask(study_area)
    if mask is not None and not mask.any():
        raise UserError(tr("The study area covers no pixel. Choose smaller pixels, or check the extent."))
    return SurfaceFrame(grid, extent, mask)


def _extent(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    data: inputs.MetricPoints,
    study_area: shapely.Geometry | None,
    radius: float,
) -> Extent:
    if parameters.get(inputs.EXTENT):
        box = algorithm.parameterAsExtent(parameters, inputs.EXTENT, context, data.crs)
        return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
    if study_area is not None:
        bounds: Extent = study_area.bounds
        return bounds
    data.require()
    x, y = data.x, data.y
    return float(x.min()) - radius, float(y.min()) - radius, float(x.max()) + radius, float(y.max()) + radius


def default_pixel(radius: float, extent: Extent) -> float:
    """A tenth of the radius as 1, 2 or 5 times a power of ten, larger where the raster would become too large."""
    area = (extent[2] - extent[0]) * (extent[3] - extent[1])
    pixel = rounded_down(radius / PIXELS_IN_RADIUS)
    while area / pixel**2 > ORDINARY_CELLS:
        pixel *= 2
    return pixel


def rounded_down(length: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is not above the length."""
    power = 10.0 ** int(f"{length:e}".split("e")[1])
    return max(step * power for step in (1, 2, 5) if step * power <= length * (1 + 1e-9))
