"""The cells or areas that points are counted in, and Gi* over them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem, QgsFields, QgsGeometry, QgsProcessingFeedback

from ..locale import number
from ..text import UserError, tr
from .base import progress
from .inputs import MetricPoints

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..analysis.getisord import GetisOrd
    from ..analysis.grid import Extent

MOST_CELLS = 1_000_000  # as polygons; a raster may hold more


@dataclass(frozen=True)
class Places:
    """The cells or areas and what was counted in them; arrays have shape (n,).

    `own` are the attributes of areas and `fields` their definitions; cells have none. `band` 0 means that areas which
    touch are neighbours.
    """

    geometries: NDArray[Any]
    counts: NDArray[np.float64]
    outside: int
    band: float
    description: str
    names: list[str]
    crs: QgsCoordinateReferenceSystem
    shapes: list[QgsGeometry] = field(default_factory=list)
    fields: QgsFields = field(default_factory=QgsFields)
    own: list[list[Any]] = field(default_factory=list)


def cells(
    extent: Extent,
    size: float,
    shape: str,
    data: MetricPoints,
    weights: NDArray[np.float64] | None,
    study_area: Any,
) -> tuple[NDArray[Any], NDArray[np.float64], int]:
    """Polygons (n,) of the cells whose centre is in the study area, their counts, and how many points they hold."""
    import numpy as np
    import shapely

    from ..analysis.grid import Grid
    from ..analysis.hexagons import Hexagons

    width, height = extent[2] - extent[0], extent[3] - extent[1]
    if (width / size + 1) * (height / size + 1) > MOST_CELLS:
        text = tr("There would be more than {most} cells. Choose a cell size of at least {least} m.")
        least = float(np.sqrt(max(width, size) * max(height, size) / MOST_CELLS))
        raise UserError(text.format(most=number(MOST_CELLS), least=number(np.ceil(least * 1.1))))
    if shape == "hexagon":
        hexagons = Hexagons.covering(extent, size)
        x, y = hexagons.centres()
        if study_area is not None:
            shapely.prepare(study_area)
            hexagons = hexagons.only(shapely.contains_xy(study_area, x, y))
        else:
            polygons = hexagons.polygons()
            hexagons = hexagons.only(shapely.intersects(polygons, shapely.box(*extent)))
        index = hexagons.cell_index(data.x, data.y)
        return hexagons.polygons(), hexagons.counts(data.x, data.y, weights), int((index >= 0).sum())
    grid = Grid.covering(extent, size)
    inside = np.ones(grid.shape, dtype=bool) if study_area is None else grid.rasterize_mask(study_area)
    chosen = np.flatnonzero(inside)
    index = grid.cell_index(data.x, data.y)
    held = int(inside.ravel()[index[index >= 0]].sum())
    return grid.polygons(chosen), grid.counts(data.x, data.y, weights).ravel()[chosen], held


def gi_star_of(
    places: Places, correction: str, permutations: int, seed: int, feedback: QgsProcessingFeedback
) -> GetisOrd:
    """Gi* of the places by their distance band, or by who touches whom."""
    import shapely

    from ..analysis.getisord import distance_band, gi_star_areas, queen

    if places.band:
        centres = shapely.centroid(places.geometries)
        weights = distance_band(shapely.get_x(centres), shapely.get_y(centres), places.band)
    else:
        weights = queen(places.geometries)
    return gi_star_areas(
        places.counts,
        weights,
        correction,
        permutations,
        seed,
        progress=progress(feedback, 60, 90),
        cancelled=feedback.isCanceled,
    )
