"""How many people live in cells: from a raster, from points or from polygons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterString,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..locale import number
from ..text import UserError, tr
from . import area_inputs
from .base import KmzbAlgorithm, stop_if_cancelled
from .rasters import dataset_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .cells import Cells

POPULATION = "POPULATION"
POPULATION_FIELD = "POPULATION_FIELD"

_SAMPLES = 4  # places a cell's side at which a coarse raster is read
_COARSEST = 100  # cells a pixel may be wide
_AT_ONCE = 1_000_000  # places worked on together


def add_population(algorithm: KmzbAlgorithm) -> None:
    """POPULATION and POPULATION_FIELD."""
    kinds = [
        QgsProcessing.SourceType.Raster,
        QgsProcessing.SourceType.VectorPoint,
        QgsProcessing.SourceType.VectorPolygon,
    ]
    algorithm.add(
        QgsProcessingParameterMapLayer(POPULATION, tr("Inhabitants"), optional=True, types=kinds),
        tr(
            "Where people live, for reports per 1,000 inhabitants: a raster of inhabitants per pixel (its first "
            "band), points, or polygons, whose inhabitants are spread evenly over them."
        ),
    )
    # a text: QGIS 3.40 crashes where the layer that a field parameter hangs on may also be a raster
    algorithm.add(
        QgsProcessingParameterString(POPULATION_FIELD, tr("Field with the number of inhabitants"), optional=True),
        tr("The name of a field of that layer. Without one each point is one inhabitant; polygons need it."),
    )


def check_population(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Refuses a field that the layer lacks, and polygons without a field."""
    layer = algorithm.parameterAsLayer(parameters, POPULATION, context)
    name = _field(algorithm, parameters, context)
    if isinstance(layer, QgsVectorLayer):
        if name and layer.fields().lookupField(name) < 0:
            text = tr("The layer of inhabitants has no field «{field}». It has: {fields}.")
            raise UserError(text.format(field=name, fields=", ".join(layer.fields().names())))
        if name and not layer.fields().field(name).isNumeric():
            raise UserError(tr("The field «{field}» holds no numbers. Choose another one.").format(field=name))
        if not name and layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry:
            raise UserError(tr("Choose the field with the number of inhabitants in POPULATION_FIELD."))


def _field(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    return algorithm.parameterAsString(parameters, POPULATION_FIELD, context).strip()


def inhabitants(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    cells: Cells,
) -> NDArray[np.float64] | None:
    """How many people live in each cell's part of the study area, (n,); None if POPULATION is not given."""
    if parameters.get(POPULATION) is None:
        return None
    check_population(algorithm, parameters, context)  # a model does not
    layer = algorithm.parameterAsLayer(parameters, POPULATION, context)
    if layer is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, POPULATION))
    name = _field(algorithm, parameters, context)
    if isinstance(layer, QgsRasterLayer):
        found = _of_raster(layer, cells, context, feedback)
    elif layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry:
        areas = area_inputs.read_areas(algorithm, parameters, POPULATION, context, feedback, cells.crs)
        assert areas is not None
        found = _of_polygons(areas, name, cells, feedback)
    else:
        found = _of_points(layer, name, cells, context, feedback)
    if not found.sum() > 0:
        raise UserError(tr("No inhabitant lives in the cells. Check the layer of inhabitants and its numbers."))
    return found


def _of_points(
    layer: QgsVectorLayer, name: str, cells: Cells, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> NDArray[np.float64]:
    import numpy as np

    from ..layers.points import read_points
    from ..layers.projection import transformed

    points = read_points(layer, layer, [name] if name else [], cancelled=feedback.isCanceled)
    transform = QgsCoordinateTransform(layer.crs(), cells.crs, context.transformContext())
    people = np.nan_to_num(points.columns[name]) if name else np.ones(len(points))
    return _summed(cells, *transformed(points.x, points.y, transform), people)


def _summed(
    cells: Cells, x: NDArray[np.float64], y: NDArray[np.float64], people: NDArray[np.float64]
) -> NDArray[np.float64]:
    import numpy as np

    found = cells.locate(x, y)
    inside = found >= 0
    return np.bincount(found[inside], weights=people[inside], minlength=len(cells)).astype(float)


def _of_polygons(
    areas: area_inputs.Areas, name: str, cells: Cells, feedback: QgsProcessingFeedback
) -> NDArray[np.float64]:
    """By the share of the polygon's area that lies in a cell."""
    import numpy as np
    import shapely

    from ..analysis.clipping import overlaps

    people = np.array([_number(feature[name]) for feature in areas.features])
    x, y = (each[cells.numbers] for each in cells.lattice.all_centres())
    size = shapely.area(areas.geometries)
    people = np.where((size > 0) & np.isfinite(people), people / np.where(size > 0, size, 1.0), 0.0)
    return overlaps(x, y, cells.lattice.reach, cells.parts_of, areas.geometries, people, cancelled=feedback.isCanceled)


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):  # NULL
        return float("nan")


def _of_raster(
    layer: QgsRasterLayer, cells: Cells, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> NDArray[np.float64]:
    """The inhabitants of a pixel are spread evenly over it: at k × k places, so that a cell has some of its own."""
    import numpy as np

    from ..layers.projection import transformed

    dataset = dataset_of(layer)
    band, corner = dataset.GetRasterBand(1), dataset.GetGeoTransform()
    nodata = band.GetNoDataValue()
    transform = QgsCoordinateTransform(layer.crs(), cells.crs, context.transformContext())
    x, y = cells.lattice.all_centres()
    box = QgsRectangle(x.min(), y.min(), x.max(), y.max()).buffered(max(cells.lattice.reach))
    first_col, first_row, cols, rows = window(dataset, corner, box, transform)
    k = _split(corner, first_col + cols / 2, first_row + rows / 2, cells, transform)
    right, down = (each.ravel() for each in np.meshgrid((np.arange(k) + 0.5) / k, (np.arange(k) + 0.5) / k))
    strip, batch = max(1, _AT_ONCE // cols), max(1, _AT_ONCE // k**2)
    result = np.zeros(len(cells))
    for top in range(first_row, first_row + rows, strip):
        values = band.ReadAsArray(first_col, top, cols, min(strip, first_row + rows - top)).astype(float)
        values[~np.isfinite(values) | (values < 0) | (values == nodata)] = 0.0
        row, col = np.nonzero(values)
        people = values[row, col] / k**2
        row, col = row + top, col + first_col
        for first in range(0, len(row), batch):
            stop_if_cancelled(feedback)
            some = slice(first, first + batch)
            across, below = (col[some, None] + right).ravel(), (row[some, None] + down).ravel()
            x, y = transformed(*placed(corner, across, below), transform)
            result += _summed(cells, x, y, np.repeat(people[some], k**2))
    return result


def window(
    dataset: Any, corner: tuple[float, ...], box: QgsRectangle, transform: QgsCoordinateTransform
) -> tuple[int, int, int, int]:
    """First column and row, number of columns and rows of the pixels that may touch the box of the other system."""
    from osgeo import gdal

    try:
        box = transform.transformBoundingBox(box, QgsCoordinateTransform.TransformDirection.ReverseTransform)
    except QgsCsException:
        return 0, 0, dataset.RasterXSize, dataset.RasterYSize
    inverse = gdal.InvGeoTransform(corner)
    ends = [
        gdal.ApplyGeoTransform(inverse, px, py)
        for px in (box.xMinimum(), box.xMaximum())
        for py in (box.yMinimum(), box.yMaximum())
    ]
    left, right = (f(each[0] for each in ends) for f in (min, max))
    top, bottom = (f(each[1] for each in ends) for f in (min, max))
    col, row = max(int(left) - 1, 0), max(int(top) - 1, 0)
    cols, rows = min(int(right) + 2, dataset.RasterXSize) - col, min(int(bottom) + 2, dataset.RasterYSize) - row
    if cols <= 0 or rows <= 0:
        raise UserError(tr("The raster of inhabitants does not reach the cells. Check its coordinate system."))
    return col, row, cols, rows


def _split(corner: tuple[float, ...], col: float, row: float, cells: Cells, transform: QgsCoordinateTransform) -> int:
    """Into how many places a side a pixel is split: so many that a cell has four of its own a side."""
    import numpy as np

    from ..layers.projection import transformed

    x, y = transformed(*placed(corner, col + np.array([0.0, 1.0, 0.0]), row + np.array([0.0, 0.0, 1.0])), transform)
    pixel, cell = float(np.hypot(x[1:] - x[0], y[1:] - y[0]).max()), 2 * min(cells.lattice.reach)
    if not np.isfinite(pixel):
        raise UserError(tr("The raster of inhabitants does not reach the cells. Check its coordinate system."))
    if pixel > _COARSEST * cell:
        text = tr("A pixel of the raster of inhabitants is {pixel} m wide: choose a cell size of at least {least} m.")
        raise UserError(text.format(pixel=number(pixel), least=number(np.ceil(pixel / _COARSEST))))
    return max(1, int(np.ceil(_SAMPLES * pixel / cell)))


def placed(
    corner: tuple[float, ...], across: NDArray[np.float64], down: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Coordinates in the raster's system of places counted in pixels from its corner."""
    x = corner[0] + across * corner[1] + down * corner[2]
    return x, corner[3] + across * corner[4] + down * corner[5]
