"""The raster that a surface is computed on: its extent, its pixels, and the study area that cuts it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ..text import UserError, tr
from . import inputs
from .base import KmzbAlgorithm
from .strays import stray_sentence

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

    def covers(self, study_area: shapely.Geometry) -> bool:
        """Whether the grid reaches to all sides of the study area."""
        left, bottom, right, top = study_area.bounds
        grid, rounding = self.grid, 1e-6 * self.grid.cell
        across = grid.x0 <= left + rounding and grid.x1 >= right - rounding
        return bool(across and grid.y0 <= bottom + rounding and grid.y1 >= top - rounding)


def add_pixel_size(algorithm: KmzbAlgorithm) -> None:
    """PIXEL_SIZE."""
    inputs.add_length(
        algorithm,
        PIXEL_SIZE,
        tr("Pixel size"),
        tr("The side of a pixel in metres. Left empty: about a tenth of the radius, or more on a wide extent."),
    )


def surface_frame(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    data: inputs.MetricPoints,
    study_area: shapely.Geometry | None,
    radius: float,
    feedback: QgsProcessingFeedback,
    reach: float | None = None,
) -> SurfaceFrame:
    """The raster over EXTENT if given, else over the study area, else over the points and as far as they reach.

    They reach `reach` metres, or `radius` where that is left out; pixels follow `radius`. Points far from the rest are
    named, and left out where the raster would become too large with them.
    """
    from ..analysis.grid import Grid

    given = inputs.length(algorithm, parameters, PIXEL_SIZE, context)
    if parameters.get(inputs.EXTENT):
        chosen = algorithm.parameterAsExtent(parameters, inputs.EXTENT, context, data.crs)
        extent: Extent = (chosen.xMinimum(), chosen.yMinimum(), chosen.xMaximum(), chosen.yMaximum())
    elif study_area is not None:
        extent = study_area.bounds
    else:
        extent = _around(data, reach or radius, given or natural_pixel(radius), feedback)
    grid = Grid.covering(extent, given or default_pixel(radius, extent))
    mask = None if study_area is None else grid.rasterize_mask(study_area)
    if mask is not None and not mask.any():
        raise UserError(tr("The study area covers no pixel. Choose smaller pixels, or check the extent."))
    return SurfaceFrame(grid, extent, mask)


def _around(data: inputs.MetricPoints, reach: float, pixel: float, feedback: QgsProcessingFeedback) -> Extent:
    """The points and as far as they reach, without those that would make the raster too large."""
    whole = _widened(data.extent(with_strays=True), reach)
    warning = stray_sentence(data)
    if not warning:
        return whole
    if cells(whole, pixel) <= ORDINARY_CELLS:
        feedback.pushWarning(warning)
        return whole
    feedback.pushWarning(f"{warning} {tr('The raster leaves them out.')}")
    return _widened(data.extent(), reach)


def _widened(extent: Extent, by: float) -> Extent:
    return extent[0] - by, extent[1] - by, extent[2] + by, extent[3] + by


def cells(extent: Extent, pixel: float) -> float:
    """About how many pixels cover the extent."""
    return (extent[2] - extent[0]) * (extent[3] - extent[1]) / pixel**2


def natural_pixel(radius: float) -> float:
    """A tenth of the radius as 1, 2 or 5 times a power of ten."""
    return rounded_down(radius / PIXELS_IN_RADIUS)


def default_pixel(radius: float, extent: Extent) -> float:
    """The natural pixel of the radius, larger where the raster would become too large.

    It stays below half the radius, so that the raster shows something, as long as that raster is possible at all.
    """
    from ..analysis.grid import smallest_cell

    pixel = natural_pixel(radius)
    while cells(extent, pixel) > ORDINARY_CELLS:
        pixel *= 2
    while pixel > radius / 2 and rounded_down(pixel * 0.6) >= smallest_cell(extent):
        pixel = rounded_down(pixel * 0.6)
    return pixel


def rounded_down(length: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is not above the length."""
    power = 10.0 ** int(f"{length:e}".split("e")[1])
    return max(step * power for step in (1, 2, 5) if step * power <= length * (1 + 1e-9))


def rounded_up(length: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is not below the length."""
    down = rounded_down(length)
    return next(
        each for each in (down, rounded_down(2 * down), rounded_down(2.5 * down)) if each >= length * (1 - 1e-9)
    )
