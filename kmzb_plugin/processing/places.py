"""The cells or areas that points are counted in, and Gi* over them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
)

from ..locale import number
from ..text import UserError, tr
from . import inputs
from .base import KmzbAlgorithm, progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..analysis.getisord import GetisOrd
    from ..analysis.grid import Extent

CELL_SIZE = "CELL_SIZE"
SHAPE = "SHAPE"
SHAPES = ["square", "hexagon"]
MOST_CELLS = 1_000_000  # as polygons; a raster may hold more


def add_grid(algorithm: KmzbAlgorithm) -> None:
    """CELL_SIZE, SHAPE and MASK."""
    inputs.add_length(
        algorithm,
        CELL_SIZE,
        tr("Cell size"),
        tr("The side of a cell in metres. Left empty: a fiftieth of the shorter side of the extent."),
    )
    algorithm.add(
        QgsProcessingParameterEnum(SHAPE, tr("Cells"), SHAPES, defaultValue="square", usesStaticStrings=True),
        tr("square, or hexagon: all six neighbours of a hexagon are equally far away."),
    )
    inputs.add_mask(algorithm)


def check_places(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Refuses a grid beside AREAS."""
    if parameters.get(inputs.AREAS) is not None:
        for name in (CELL_SIZE, inputs.MASK):
            if parameters.get(name):
                text = tr("With AREAS there is no grid: leave {parameter} empty, or leave AREAS empty.")
                raise UserError(text.format(parameter=name))


@dataclass(frozen=True)
class Places:
    """The cells or areas and what was counted in them; arrays have shape (n,).

    `own` are the attributes of areas and `fields` their definitions; cells have none. `default_band` is how far apart,
    in metres, the centres of neighbours may lie; 0 means that areas which touch are neighbours. `located` says which
    area each point lies in, -1 in none.
    """

    geometries: NDArray[Any]
    counts: NDArray[np.float64]
    outside: int
    default_band: float
    description: str
    names: list[str]
    crs: QgsCoordinateReferenceSystem
    shapes: list[QgsGeometry] = field(default_factory=list)
    fields: QgsFields = field(default_factory=QgsFields)
    own: list[list[Any]] = field(default_factory=list)
    located: NDArray[np.int64] | None = None


def read_places(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
) -> Places:
    """The areas of AREAS with the points counted in them or, if it is not given, the cells of the grid."""
    if parameters.get(inputs.AREAS) is not None:
        return _areas(algorithm, parameters, context, feedback, data)
    return _cells(algorithm, parameters, context, feedback, data)


def _areas(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
) -> Places:
    import numpy as np

    from ..analysis.areas import locate

    areas = inputs.read_areas(algorithm, parameters, inputs.AREAS, context, feedback, data.crs)
    assert areas is not None
    index = locate(data.x, data.y, areas.geometries, progress(feedback, 30, 60), feedback.isCanceled)
    inside = index >= 0
    weights = None if data.weights is None else data.weights[inside]
    counts = np.bincount(index[inside], weights=weights, minlength=len(areas.features)).astype(float)
    counts[[geometry is None or geometry.is_empty for geometry in areas.geometries]] = np.nan
    return Places(
        areas.geometries,
        counts,
        int((~inside).sum()),
        0.0,
        tr("{n} areas").format(n=number(len(areas.features))),
        areas.names(),
        areas.source.sourceCrs(),
        [feature.geometry() for feature in areas.features],
        areas.source.fields(),
        [feature.attributes() for feature in areas.features],
        index,
    )


def _cells(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
) -> Places:
    from ..analysis.grid import default_cell

    study_area = inputs.read_mask(algorithm, parameters, context, feedback, data.crs)
    extent: Extent
    if study_area is not None:
        extent = study_area.bounds
    else:
        data.require()
        extent = float(data.x.min()), float(data.y.min()), float(data.x.max()), float(data.y.max())
        feedback.pushWarning(tr("No study area is given: the rectangle around the points is taken for it."))
    size = algorithm.parameterAsDouble(parameters, CELL_SIZE, context) or default_cell(extent)
    shape = algorithm.parameterAsEnumString(parameters, SHAPE, context)
    geometries, counts, inside = _counted(extent, size, shape, data, study_area)
    text = tr("{n} squares of {size} m") if shape == "square" else tr("{n} hexagons of {size} m")
    return Places(
        geometries,
        counts,
        len(data.x) - inside,
        1.5 * size,
        text.format(n=number(len(geometries)), size=f"{size:g}"),
        [],
        data.crs,
    )


def _counted(
    extent: Extent,
    size: float,
    shape: str,
    data: inputs.MetricPoints,
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
        return hexagons.polygons(), hexagons.counts(data.x, data.y, data.weights), int((index >= 0).sum())
    grid = Grid.covering(extent, size)
    inside = np.ones(grid.shape, dtype=bool) if study_area is None else grid.rasterize_mask(study_area)
    chosen = np.flatnonzero(inside)
    index = grid.cell_index(data.x, data.y)
    held = int(inside.ravel()[index[index >= 0]].sum())
    return grid.polygons(chosen), grid.counts(data.x, data.y, data.weights).ravel()[chosen], held


def gi_star_of(
    places: Places, band: float, correction: str, permutations: int, seed: int, feedback: QgsProcessingFeedback
) -> GetisOrd:
    """Gi* of the places whose centres are at most `band` metres apart; 0: of those that touch."""
    import shapely

    from ..analysis.getisord import distance_band, gi_star_areas, queen

    if band:
        centres = shapely.centroid(places.geometries)
        weights = distance_band(shapely.get_x(centres), shapely.get_y(centres), band)
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
