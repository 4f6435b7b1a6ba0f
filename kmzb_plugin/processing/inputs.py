"""The parameters that algorithms over points share, and what is read through them.

The libraries are imported inside the functions: a system that lacks one still lists the algorithms.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsExpression,
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDistance,
    QgsProcessingParameterExpression,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsVectorLayer,
)

from ..locale import number
from ..text import UserError, figure, tr
from .base import KmzbAlgorithm, progress, stop_if_cancelled
from .report import Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..analysis.grid import Extent
    from ..layers.points import Points

INPUT = "INPUT"
CRS = "CRS"
FILTER = "FILTER"
EXTENT = "EXTENT"
CATEGORY_FIELD = "CATEGORY_FIELD"
STATUS_FIELD = "STATUS_FIELD"
TIME_FIELD = "TIME_FIELD"
WEIGHT_FIELD = "WEIGHT_FIELD"
SEED = "SEED"

TRY_SWAPPED = 0.5  # share of lost points from which the reader is told to look at the coordinate system


def add_points(algorithm: KmzbAlgorithm, if_empty: str = "") -> None:
    """INPUT and FILTER; optional where `if_empty` says what is done without points."""
    text = tr("The reports, or any other points. A selection and the layer's own filter are honoured.")
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            INPUT, tr("Points"), [QgsProcessing.SourceType.VectorPoint], optional=bool(if_empty)
        ),
        f"{text} {if_empty}".strip(),
    )
    algorithm.add(
        QgsProcessingParameterExpression(FILTER, tr("Only points that satisfy"), "", INPUT, True),
        tr("A QGIS expression, for example \"category\" = 'speeding'. Leave it empty to use all points."),
    )


def add_crs(algorithm: KmzbAlgorithm) -> None:
    """CRS, among the advanced parameters."""
    algorithm.add(
        QgsProcessingParameterCrs(CRS, tr("Coordinate system for the computation"), optional=True),
        tr(
            "A metric one. Left empty: the layer's own if it is metric and true here, else EPSG:2180 in Poland, else "
            "the UTM zone."
        ),
        advanced=True,
    )


def add_extent(algorithm: KmzbAlgorithm) -> None:
    """EXTENT, among the advanced parameters."""
    algorithm.add(
        QgsProcessingParameterExtent(EXTENT, tr("Extent"), optional=True),
        tr("Where to compute. Left empty: the area, or where there are points."),
        advanced=True,
    )


def add_weight(algorithm: KmzbAlgorithm) -> None:
    """WEIGHT_FIELD, among the advanced parameters."""
    algorithm.add(
        QgsProcessingParameterField(
            WEIGHT_FIELD, tr("Weight"), None, INPUT, QgsProcessingParameterField.DataType.Numeric, optional=True
        ),
        tr("How many reports a point stands for. Points without a weight are left out and counted."),
        advanced=True,
    )


def add_length(algorithm: KmzbAlgorithm, name: str, label: str, help_text: str, *, advanced: bool = False) -> None:
    """An optional length in metres on the ground, even where the layer is in degrees: so it has no parent layer."""
    parameter = QgsProcessingParameterDistance(name, label, optional=True, minValue=0.0)
    parameter.setDefaultUnit(Qgis.DistanceUnit.Meters)
    algorithm.add(parameter, help_text, advanced=advanced)


def length(
    algorithm: KmzbAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> float | None:
    """A length in metres; zero and nothing both mean that it is not given."""
    if parameters.get(name) is None:
        return None
    return algorithm.parameterAsDouble(parameters, name, context) or None


def add_chance(algorithm: KmzbAlgorithm, name: str, label: str, default: int, help_text: str) -> None:
    """How often chance is tried (SIMULATIONS or PERMUTATIONS), and SEED, both among the advanced parameters."""
    whole = QgsProcessingParameterNumber.Type.Integer
    algorithm.add(QgsProcessingParameterNumber(name, label, whole, default, False, 0, 99_999), help_text, advanced=True)
    algorithm.add(
        QgsProcessingParameterNumber(SEED, tr("Seed"), whole, 1, False, 0),
        tr("The same seed gives the same result; another one shows how much of it is chance."),
        advanced=True,
    )


def add_field(algorithm: KmzbAlgorithm, name: str, label: str, default: str, help_text: str) -> None:
    """An optional field of INPUT that defaults to the store's name for it."""
    algorithm.add(QgsProcessingParameterField(name, label, default, INPUT, optional=True), help_text)


def chosen_field(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    default: str = "",
    layer: str = INPUT,
) -> str:
    """The field chosen, empty if none. The default is left out silently if the layer lacks it, a chosen one is not."""
    chosen = algorithm.parameterAsString(parameters, name, context)
    source = algorithm.parameterAsSource(parameters, layer, context)
    if not chosen or source is None or source.fields().lookupField(chosen) >= 0:
        return chosen
    if chosen == default:
        return ""
    text = tr("The layer has no field «{field}». It has: {fields}.")
    raise UserError(text.format(field=chosen, fields=", ".join(source.fields().names())))


@dataclass(frozen=True)
class MetricPoints:
    """Points in a metric coordinate system, with the account of what was read and lost."""

    points: Points
    crs: QgsCoordinateReferenceSystem
    crs_reason: str
    filter: str
    weight_field: str = ""

    @property
    def x(self) -> NDArray[np.float64]:
        return self.points.x

    @property
    def y(self) -> NDArray[np.float64]:
        return self.points.y

    @property
    def weights(self) -> NDArray[np.float64] | None:
        """(n,) what each point stands for; None if each counts once."""
        return self.points.columns[self.weight_field] if self.weight_field else None

    @cached_property
    def astray(self) -> NDArray[np.bool_]:
        """(n,) which points lie so far from the rest that a raster over all would be mostly empty."""
        from ..analysis.strays import strays

        return strays(self.x, self.y)

    def extent(self, *, with_strays: bool = False) -> Extent:
        """The bounding box of the points, without those astray unless they are asked for."""
        self.require()
        x, y = self.x, self.y
        if not with_strays and self.astray.any():
            x, y = x[~self.astray], y[~self.astray]
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())

    def require_weights(self) -> None:
        """Raises UserError if a point has a weight below zero, or none has one above it."""
        weights = self.weights
        if weights is None or not len(weights):
            return
        if weights.min() < 0:
            text = tr(
                "Points with a weight below zero in the field «{field}»: {n}; the least weight is {least}. Weights "
                "must be 0 or more: correct them or leave them out with the filter."
            )
            below = int((weights < 0).sum())
            raise UserError(text.format(n=number(below), field=self.weight_field, least=figure(weights.min())))
        if not weights.max() > 0:
            text = tr("All weights in the field «{field}» are zero. Choose another field or none.")
            raise UserError(text.format(field=self.weight_field))

    def at(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> MetricPoints:
        """Points at other coordinates (m,) in the same system, without attributes."""
        from ..layers.points import Points

        return MetricPoints(Points(x, y, {}, len(x)), self.crs, self.crs_reason, self.filter)

    def require(self) -> None:
        """Raises UserError if there is no point."""
        if not len(self.points):
            raise UserError(
                tr("No point is left to compute from. Check the layer, the filter and the coordinate system.")
            )

    def account(self) -> list[str]:
        """Sentences on what was read, used and dropped, with the reason."""
        from ..layers.points import Loss

        words = {
            Loss.NO_GEOMETRY: tr("without a geometry: {n}"),
            Loss.EMPTY: tr("with an empty geometry: {n}"),
            Loss.NOT_FINITE: tr("with coordinates that are no numbers: {n}"),
            Loss.OUTSIDE_CRS: tr("outside the coordinate system: {n}"),
            Loss.NO_WEIGHT: tr("without a weight: {n}"),
            Loss.NO_TIME: tr("without a readable time: {n}"),
        }
        lost = [words[loss].format(n=number(n)) for loss, n in self.points.dropped.items() if n]
        text = tr("features read: {features}, points used: {points}, features dropped: {dropped}")
        dropped = sum(self.points.dropped.values())
        account = text.format(
            features=number(self.points.features), points=number(len(self.points)), dropped=number(dropped)
        )
        sentences = [account + (f" ({', '.join(lost)})" if lost else "") + "."]
        if self.points.exploded:
            text = tr("Features that held several points: {n}; each point counts.")
            sentences.append(text.format(n=number(self.points.exploded)))
        return sentences

    def tell(self, feedback: QgsProcessingFeedback) -> None:
        """Says in the log what was read and where it is computed."""
        for sentence in self.account():
            feedback.pushInfo(sentence)
        feedback.pushInfo(tr("Computed in {crs} ({reason}).").format(crs=_name(self.crs), reason=self.crs_reason))
        dropped = sum(self.points.dropped.values())
        if dropped and dropped >= TRY_SWAPPED * self.points.features:
            feedback.pushWarning(
                tr("Half of the features or more gave no point. Check the layer's coordinate system and its axes.")
            )

    def into(self, report: Report) -> None:
        """Writes the same into the report's box."""
        report.method(tr("Points"), " ".join(self.account()))
        if self.filter:
            report.method(tr("Only points that satisfy"), self.filter)
        report.method(tr("Coordinate system"), f"{_name(self.crs)} ({self.crs_reason})")


def _name(crs: QgsCoordinateReferenceSystem) -> str:
    return " ".join(part for part in (crs.authid(), crs.description()) if part)


def check_points(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Refuses a coordinate system that is not metric, a layer without one, and a filter that cannot be evaluated."""
    import numpy as np

    from ..layers.projection import choose_crs

    source = algorithm.parameterAsSource(parameters, INPUT, context)
    if source is None:
        return
    given = algorithm.parameterAsCrs(parameters, CRS, context)
    choose_crs(source.sourceCrs(), np.empty(0), np.empty(0), given, context.transformContext())
    written = _filter(algorithm, parameters, context)
    if not written:
        return
    expression = QgsExpression(written)
    if expression.hasParserError():
        text = tr("The filter cannot be read: {reason}.")
        raise UserError(text.format(reason=expression.parserErrorString().strip().rstrip(".")))
    unknown = [name for name in expression.referencedColumns() if source.fields().lookupField(name) < 0]
    unknown = [name for name in unknown if name != QgsFeatureRequest.ALL_ATTRIBUTES]
    if unknown:
        text = tr("The filter uses the field «{field}», which the layer lacks. It has: {fields}.")
        raise UserError(text.format(field=sorted(unknown)[0], fields=", ".join(source.fields().names())))


def _filter(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """FILTER as it was written: `parameterAsExpression` would give the empty default for one that cannot be read."""
    return algorithm.parameterAsString(parameters, FILTER, context).strip()


def read_metric_points(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    fields: Sequence[str] = (),
    weight_field: str = "",
    share: float = 30.0,
    beside: MetricPoints | None = None,
    name: str = INPUT,
    coded: Collection[str] = (),
) -> MetricPoints:
    """The points of INPUT that satisfy FILTER, in metres; `share` percent of the progress bar are spent on it.

    Points whose `weight_field` is no number are dropped and counted. Another parameter `name` is read `beside` the
    points of INPUT: all of its layer, in the same coordinate system. The texts of the fields in `coded` come as codes.
    """
    import numpy as np

    from ..layers.points import Loss, drop_impossible, read_points
    from ..layers.projection import MetricCrs, choose_crs, transformed

    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, name))
    expression = _filter(algorithm, parameters, context) if beside is None else ""
    points = read_points(
        source,
        _whole_layer(algorithm, parameters, name, context),
        [*fields, weight_field] if weight_field else fields,
        coded=coded,
        expression=expression,
        cancelled=feedback.isCanceled,
        progress=progress(feedback, 0, share),
    )
    stop_if_cancelled(feedback)
    own = source.sourceCrs()
    points = drop_impossible(points, own.isGeographic())
    if beside is None:
        given = algorithm.parameterAsCrs(parameters, CRS, context)
        metric = choose_crs(own, points.x, points.y, given, context.transformContext())
    else:
        metric = MetricCrs(beside.crs, beside.crs_reason)
    if own.isValid():
        transform = QgsCoordinateTransform(own, metric.crs, context.transformContext())
        x, y = transformed(points.x, points.y, transform)
        points = type(points)(x, y, points.columns, points.features, points.dropped, points.exploded)
        points = points.only(np.isfinite(x) & np.isfinite(y), Loss.OUTSIDE_CRS)
    if weight_field:
        points = points.only(np.isfinite(points.columns[weight_field]), Loss.NO_WEIGHT)
    result = MetricPoints(points, metric.crs, metric.reason, expression, weight_field)
    if beside is None:
        result.tell(feedback)
    return result


def _whole_layer(
    algorithm: KmzbAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> QgsVectorLayer | None:
    """The layer behind a parameter, if all of its features are asked for."""
    value = parameters.get(name)
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        if value.selectedFeaturesOnly or value.featureLimit > 0 or value.filterExpression:
            return None
    elif not isinstance(value, str | QgsVectorLayer):
        return None
    return algorithm.parameterAsVectorLayer(parameters, name, context)
