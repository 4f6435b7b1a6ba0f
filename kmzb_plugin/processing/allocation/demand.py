"""The demand that sites serve: reports, and further layers such as crimes or residents, in the mix the user states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...domain.periods import WARSAW
from ...locale import date, number
from ...text import UserError, figure, tr
from .. import area_inputs, inputs
from ..base import KmzbAlgorithm
from ..times import first_and_last

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.demand import DemandPlaces

DEMAND_2, DEMAND_3 = "DEMAND_2", "DEMAND_3"
SHARES = "SHARES"
DEMAND_CELL = "DEMAND_CELL"
FURTHER = (DEMAND_2, DEMAND_3)
TIME = "reported_at"

MOST_PLACES = 5_000


@dataclass(frozen=True)
class DemandLayer:
    """One layer of the mix: x, y and weight (k,) of its points with a weight above zero, and what a reader must know.

    `share` is its part of the whole in percent; `weightless` points were left out; `period` is when the reports are
    from, or else when the file was written.
    """

    name: str
    source: str
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    weight: NDArray[np.float64]
    weight_field: str
    weightless: int
    share: float
    period: str

    def of_share(self, share: float) -> DemandLayer:
        """The same with its part of the whole."""
        return DemandLayer(**{**vars(self), "share": share})


@dataclass(frozen=True)
class Demand:
    """The layers, and the places (n,) with their weight: of one layer its own, of several percent of the whole.

    `parts` are what each layer adds to that, by its name.
    """

    layers: list[DemandLayer]
    places: DemandPlaces
    parts: dict[str, NDArray[np.float64]]
    data: inputs.MetricPoints

    @property
    def xy(self) -> NDArray[np.float64]:
        """(n, 2) in metres."""
        import numpy as np

        return np.column_stack([self.places.x, self.places.y])

    @property
    def weight(self) -> NDArray[np.float64]:
        """(n,) the sum of the parts."""
        import numpy as np

        return np.sum(list(self.parts.values()), axis=0)

    def aggregation(self) -> str:
        """How points became places and what that costs in accuracy."""
        places = self.places
        if not places.cell:
            text = tr("places of demand: {n}; points at one place are one, no distance is changed by it")
            return text.format(n=number(len(places.x)))
        text = tr(
            "places of demand: {n}, points put together in squares of {cell} m at their weighted centre; a distance is "
            "off by {mean} m on average and {most} m at most"
        )
        return text.format(
            n=number(len(places.x)),
            cell=figure(places.cell),
            mean=number(places.moved_mean),
            most=number(places.moved_most),
        )


def add_demand(algorithm: KmzbAlgorithm) -> None:
    """DEMAND_2 and DEMAND_3 with their weights, SHARES and DEMAND_CELL; INPUT and WEIGHT_FIELD are those of points."""
    kinds = [QgsProcessing.SourceType.VectorPoint, QgsProcessing.SourceType.VectorPolygon]
    labels = {
        DEMAND_2: (tr("Second demand"), tr("Weight of the second demand")),
        DEMAND_3: (tr("Third demand"), tr("Weight of the third demand")),
    }
    for name, (label, weight_label) in labels.items():
        algorithm.add(
            QgsProcessingParameterFeatureSource(name, label, kinds, optional=True),
            tr(
                "Another layer of demand, such as crimes or residents: points, or areas, which count at a point inside."
            ),
        )
        algorithm.add(
            QgsProcessingParameterField(
                weight_field(name),
                weight_label,
                None,
                name,
                QgsProcessingParameterField.DataType.Numeric,
                optional=True,
            ),
            tr("How much a feature of this layer counts, such as its residents. Left empty: each counts once."),
        )
    algorithm.add(
        QgsProcessingParameterString(SHARES, tr("Shares of the demand, %"), optional=True),
        tr(
            "How much each layer of demand counts, in percent and in their order, as 60,40. Left empty: all layers "
            "count alike, however many features they have."
        ),
    )
    inputs.add_length(
        algorithm,
        DEMAND_CELL,
        tr("Put demand together in squares of"),
        tr(
            "Points within a square become one place at their weighted centre. Left empty: only points at one place "
            "become one, and where there are more than 5,000 places, squares that make fewer."
        ),
        advanced=True,
    )


def weight_field(name: str) -> str:
    """The parameter with the weight of a layer of demand."""
    return inputs.WEIGHT_FIELD if name == inputs.INPUT else f"{name}_WEIGHT_FIELD"


def shares(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> list[float]:
    """The percent of each layer given, which sum to 100. Raises UserError if SHARES does not fit the layers."""
    count = 1 + sum(parameters.get(name) is not None for name in FURTHER)
    written = algorithm.parameterAsString(parameters, SHARES, context).strip()
    if not written:
        return [100.0 / count] * count
    try:
        read = [float(part) for part in written.replace(";", ",").split(",") if part.strip()]
    except ValueError:
        read = []
    if not read or min(read) <= 0:
        text = tr("The shares «{text}» cannot be read. Write a number above 0 for each layer of demand, as 60,40.")
        raise UserError(text.format(text=written))
    if len(read) != count:
        text = tr("Layers of demand: {layers}, shares given: {shares}. Give one for each layer, or none.")
        raise UserError(text.format(layers=number(count), shares=number(len(read))))
    return [100.0 * each / sum(read) for each in read]


def check_demand(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Refuses shares that do not fit and fields that the layers lack."""
    if parameters.get(DEMAND_3) is not None and parameters.get(DEMAND_2) is None:
        raise UserError(tr("DEMAND_3 is given without DEMAND_2. Give the layer as DEMAND_2."))
    shares(algorithm, parameters, context)
    for name in (inputs.INPUT, *FURTHER):
        inputs.chosen_field(algorithm, parameters, weight_field(name), context, layer=name)


def read_demand(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Demand:
    """The layers of demand as places. Raises UserError where a layer is empty or has no weight above zero."""
    import numpy as np

    from ...analysis.demand import demand_places
    from ...analysis.progress import awaited

    field = inputs.chosen_field(algorithm, parameters, inputs.WEIGHT_FIELD, context)
    source = algorithm.parameterAsSource(parameters, inputs.INPUT, context)
    timed = [TIME] if source is not None and source.fields().lookupField(TIME) >= 0 else []
    data = inputs.read_metric_points(algorithm, parameters, context, feedback, timed, field, share=10)
    data.require()
    data.require_weights()
    layers = [_layer(algorithm, parameters, inputs.INPUT, context, feedback, data)]
    given = [name for name in FURTHER if parameters.get(name) is not None]
    layers += [_further(algorithm, parameters, name, context, feedback, data) for name in given]
    percent = shares(algorithm, parameters, context)
    layers = [layer.of_share(share) for layer, share in zip(_renamed(layers), percent, strict=True)]
    scales = [1.0] if len(layers) == 1 else [each.share / float(each.weight.sum()) for each in layers]
    weights = [layer.weight * scale for layer, scale in zip(layers, scales, strict=True)]
    x, y = (np.concatenate([getattr(layer, axis) for layer in layers]) for axis in "xy")
    cell = inputs.length(algorithm, parameters, DEMAND_CELL, context)
    merged = np.concatenate(weights)
    places = awaited(lambda: demand_places(x, y, merged, MOST_PLACES, cell), feedback.isCanceled)
    owner = np.repeat(np.arange(len(layers)), [len(layer.x) for layer in layers])
    parts = {layer.name: places.sums(np.where(owner == i, merged, 0.0)) for i, layer in enumerate(layers)}
    demand = Demand(layers, places, parts, data)
    feedback.pushInfo(tr("Demand: {account}.").format(account=demand.aggregation()))
    for layer in layers:
        if layer.weightless:
            text = tr("Features of «{layer}» with a weight of zero, left out as no demand: {n}.")
            feedback.pushInfo(text.format(layer=layer.name, n=number(layer.weightless)))
    return demand


def _renamed(layers: Sequence[DemandLayer]) -> list[DemandLayer]:
    """Layers of one name get a number."""
    names = [layer.name for layer in layers]
    return [
        layer if names.count(layer.name) == 1 else DemandLayer(**{**vars(layer), "name": f"{layer.name} ({i})"})
        for i, layer in enumerate(layers, 1)
    ]


def _layer(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    points: inputs.MetricPoints,
) -> DemandLayer:
    """The points of a layer with a weight above zero."""
    import numpy as np

    weight = np.ones(len(points.points)) if points.weights is None else points.weights
    kept = weight > 0
    times = points.points.columns.get(TIME)
    span = None if times is None else first_and_last(times[kept], feedback.isCanceled)
    source = algorithm.parameterAsSource(parameters, name, context)
    layer = algorithm.parameterAsVectorLayer(parameters, name, context)
    period = (
        "" if span is None else tr("reports from {first} to {last}").format(first=date(span[0]), last=date(span[1]))
    )
    return DemandLayer(
        source.sourceName(),
        "" if layer is None else layer.source(),
        points.x[kept],
        points.y[kept],
        weight[kept],
        points.weight_field,
        int((~kept).sum()),
        100.0,
        period or file_date("" if layer is None else layer.source()),
    )


def _further(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    beside: inputs.MetricPoints,
) -> DemandLayer:
    field = inputs.chosen_field(algorithm, parameters, weight_field(name), context, layer=name)
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is not None and QgsWkbTypes.geometryType(source.wkbType()) == QgsWkbTypes.GeometryType.PolygonGeometry:
        points = _areas(algorithm, parameters, name, context, feedback, beside, field)
    else:
        points = inputs.read_metric_points(
            algorithm, parameters, context, feedback, [], field, share=15, beside=beside, name=name
        )
        for sentence in points.account():
            feedback.pushInfo(sentence)
    points.require()
    points.require_weights()
    return _layer(algorithm, parameters, name, context, feedback, points)


def _areas(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    beside: inputs.MetricPoints,
    field: str,
) -> inputs.MetricPoints:
    """A point inside each area, with its weight."""
    import numpy as np
    import shapely

    from ...layers.points import Loss, Points

    areas = area_inputs.read_areas(algorithm, parameters, name, context, feedback, beside.crs)
    assert areas is not None
    xy = shapely.get_coordinates(shapely.point_on_surface(areas.geometries), include_z=False)
    there = ~(shapely.is_missing(areas.geometries) | shapely.is_empty(areas.geometries))
    columns = {}
    if field:
        values = [feature[field] for feature in areas.features]
        numbers = np.array([float(value) if isinstance(value, int | float) else np.nan for value in values])
        columns[field] = numbers[there]
    lost = int((~there).sum())
    points = Points(xy[:, 0], xy[:, 1], columns, len(there))
    points.dropped[Loss.NO_GEOMETRY] += lost
    if field:
        points = points.only(np.isfinite(points.columns[field]), Loss.NO_WEIGHT)
    result = inputs.MetricPoints(points, beside.crs, beside.crs_reason, "", field)
    for sentence in result.account():
        feedback.pushInfo(sentence)
    return result


def file_date(source: str) -> str:
    """When the file of a layer was last written; empty for what is no file."""
    path = Path(source.split("|")[0])
    if not path.is_file():
        return ""
    written = datetime.fromtimestamp(path.stat().st_mtime, WARSAW)
    return tr("file of {day}").format(day=date(written))
