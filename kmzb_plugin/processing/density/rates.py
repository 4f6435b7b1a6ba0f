"""Rates: a density of reports over a density of what they are set against, people or other points."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureSource,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterField,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterNumber,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...locale import number
from ...text import UserError, figure, tr
from ..base import KmzbAlgorithm, stop_if_cancelled
from ..population import POPULATION, POPULATION_FIELD, placed, window
from ..rasters import dataset_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.grid import Extent

POPULATION_PER = "POPULATION_PER"
LEAST_POPULATION = "LEAST_POPULATION"

PER = 1_000.0
LEAST_PEOPLE, LEAST_POINTS = 100.0, 5.0


@dataclass(frozen=True)
class Population:
    """What reports are set against: places (n,) in metres with a weight each.

    A rate is told per `per` of it; where less than `least` of it lies within the radius there is none. `people` tells
    inhabitants from points that count one each.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    weight: NDArray[np.float64]
    per: float
    least: float
    people: bool
    source: str

    @property
    def unit(self) -> str:
        """The unit of the rate."""
        if self.people:
            return tr("reports / {per} inhabitants").format(per=number(self.per))
        if self.per != 1.0:
            return tr("reports / {per} expected ones").format(per=number(self.per))
        return tr("reports / expected one")

    def sentence(self, share_without: float) -> str:
        """What it is and where it suppresses the rate."""
        text = tr(
            "«{source}»: {total} in all, number of places {n}; without a rate is {share} % of the area, where less "
            "than {least} of it lies within the radius (density × π · radius²)."
        )
        return text.format(
            total=number(float(self.weight.sum())),
            source=self.source,
            n=number(len(self.x)),
            share=number(100.0 * share_without, 1),
            least=figure(self.least),
        )


def add_rate(algorithm: KmzbAlgorithm) -> None:
    """POPULATION, POPULATION_FIELD, POPULATION_PER and LEAST_POPULATION, among the advanced parameters."""
    kinds = [QgsProcessing.SourceType.Raster, QgsProcessing.SourceType.VectorPoint]
    algorithm.add(
        QgsProcessingParameterMapLayer(POPULATION, tr("Set against"), optional=True, types=kinds),
        tr(
            "For a rate instead of a density: a raster of inhabitants per pixel (its first band), points with a number "
            "of inhabitants, or points that are what was to be expected, such as all reports."
        ),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterField(
            POPULATION_FIELD,
            tr("Number of inhabitants"),
            None,
            POPULATION,
            QgsProcessingParameterField.DataType.Numeric,
            optional=True,
        ),
        tr("The field of that layer of points with their number. Left empty: each point is one expected report."),
        advanced=True,
    )
    real = QgsProcessingParameterNumber.Type.Double
    algorithm.add(
        QgsProcessingParameterNumber(POPULATION_PER, tr("Rate per"), real, None, True, 0.0),
        tr("Per how many a rate is told. Left empty: 1,000 inhabitants, or one expected report."),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterNumber(LEAST_POPULATION, tr("No rate below"), real, None, True, 0.0),
        tr(
            "Where less than this lies within the radius there is no value, because a rate of few says nothing. Left "
            "empty: 100 inhabitants, or 5 expected reports."
        ),
        advanced=True,
    )


def read_population(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    crs: QgsCoordinateReferenceSystem,
    extent: Extent,
    radius: float,
) -> Population | None:
    """What lies within a radius of `extent` (in `crs`); None if POPULATION is not given.

    The inhabitants of a pixel wider than half the radius are spread evenly over it. Negative numbers count as none.
    Raises UserError if there is nobody.
    """
    if parameters.get(POPULATION) is None:
        return None
    layer = algorithm.parameterAsLayer(parameters, POPULATION, context)
    if layer is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, POPULATION))
    name = algorithm.parameterAsString(parameters, POPULATION_FIELD, context)
    transform = QgsCoordinateTransform(layer.crs(), crs, context.transformContext())
    box = QgsRectangle(*extent).buffered(radius)
    if isinstance(layer, QgsRasterLayer):
        x, y, weight = _of_raster(layer, transform, box, radius, feedback)
    elif layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry:
        source = algorithm.parameterAsSource(parameters, POPULATION, context)
        x, y, weight = _of_points(source, layer, name, transform, feedback)
    else:
        raise UserError(tr("POPULATION takes a raster or points. Choose such a layer."))
    near = (x >= box.xMinimum()) & (x <= box.xMaximum()) & (y >= box.yMinimum()) & (y <= box.yMaximum())
    near &= weight > 0
    if not near.any():
        text = tr("Nothing of «{layer}» lies in the extent. Check its numbers and its coordinate system.")
        raise UserError(text.format(layer=layer.name()))
    people = isinstance(layer, QgsRasterLayer) or bool(name)
    per = algorithm.parameterAsDouble(parameters, POPULATION_PER, context) or (PER if people else 1.0)
    given = parameters.get(LEAST_POPULATION)
    least = LEAST_PEOPLE if people else LEAST_POINTS
    if given is not None:
        least = algorithm.parameterAsDouble(parameters, LEAST_POPULATION, context)
    return Population(x[near], y[near], weight[near], per, least, people, layer.name())


def _of_points(
    source: QgsFeatureSource,
    layer: QgsVectorLayer,
    name: str,
    transform: QgsCoordinateTransform,
    feedback: QgsProcessingFeedback,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    import numpy as np

    from ...layers.points import drop_impossible, read_points
    from ...layers.projection import transformed

    points = read_points(source, layer, [name] if name else [], cancelled=feedback.isCanceled)
    points = drop_impossible(points, layer.crs().isGeographic())
    x, y = transformed(points.x, points.y, transform)
    weight = np.nan_to_num(points.columns[name]) if name else np.ones(len(points))
    if (weight < 0).any():
        text = tr("Numbers below zero in the field «{field}», counted as none: {n}.")
        feedback.pushWarning(text.format(n=number(int((weight < 0).sum())), field=name))
    return x, y, weight


def _of_raster(
    layer: QgsRasterLayer,
    transform: QgsCoordinateTransform,
    box: QgsRectangle,
    radius: float,
    feedback: QgsProcessingFeedback,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """The centres of the pixels with inhabitants, or of k × k parts of each where a pixel is wide."""
    import numpy as np

    from ...analysis.grid import MAX_CELLS
    from ...layers.projection import transformed

    dataset = dataset_of(layer)
    corner = dataset.GetGeoTransform()
    left, top, cols, rows = window(dataset, corner, box, transform)
    band = dataset.GetRasterBand(1)
    values = band.ReadAsArray(left, top, cols, rows).astype(float)
    stop_if_cancelled(feedback)
    values[~np.isfinite(values) | (values == band.GetNoDataValue()) | (values < 0)] = 0.0
    middle = (left + cols / 2, top + rows / 2)
    ends = placed(corner, middle[0] + np.array([0.0, 1.0, 0.0]), middle[1] + np.array([0.0, 0.0, 1.0]))
    px, py = transformed(*ends, transform)
    parts = max(1, math.ceil(float(np.hypot(px[1:] - px[0], py[1:] - py[0]).max()) / (radius / 2.0)))
    row, col = np.nonzero(values)
    if len(row) * parts**2 > MAX_CELLS:
        text = tr("The raster «{layer}» is too fine or its pixels too wide for a radius of {radius} m. Choose another.")
        raise UserError(text.format(layer=layer.name(), radius=number(radius)))
    inner = (np.arange(parts) + 0.5) / parts
    right, down = (each.ravel() for each in np.meshgrid(inner, inner))
    across, below = (left + col[:, None] + right).ravel(), (top + row[:, None] + down).ravel()
    x, y = transformed(*placed(corner, across, below), transform)
    return x, y, np.repeat(values[row, col] / parts**2, parts**2)
