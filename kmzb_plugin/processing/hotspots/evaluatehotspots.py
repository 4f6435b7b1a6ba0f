"""`evaluatehotspots`: how well a map foretold where later reports came to lie."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBand,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterString,
    QgsRasterLayer,
)

from ...domain.periods import Period
from ...locale import date, number
from ...text import UserError, tr
from .. import inputs
from ..base import HTML_REPORT, KmzbAlgorithm, stop_if_cancelled
from ..outputs import REAL, WHOLE, field, opened_sink, write_rows
from ..report import made_report
from ..times import moments

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ...analysis.evaluation import AtCoverage
    from ...analysis.progress import IsCancelled
    from .evaluation_report import Evaluated
    from .predictions import Prediction, Training

PREDICTION = "PREDICTION"
PREDICTION_BAND = "PREDICTION_BAND"
PREDICTION_FIELD = "PREDICTION_FIELD"
IS_COUNT = "IS_COUNT"
TRAINED = "TRAINED"
COVERAGES = "COVERAGES"
OUTPUT_TABLE = "OUTPUT_TABLE"

TIME = "reported_at"


class EvaluateHotSpots(KmzbAlgorithm):
    """Reads prediction and points, calls `analysis.evaluation`. Memory: about 150 bytes a point and 100 a cell."""

    algorithm_id = "evaluatehotspots"

    def title(self) -> str:
        return tr("Evaluate hot spots")

    def describe(self) -> str:
        return tr(
            "How good a density or a map of hot spots was: made from one period, it is tested with the reports of a "
            "later one. On the highest few percent of the area, how many of the later reports were hit, how many times "
            "more than by chance (PAI), and how close to the best that was possible (PEI). A map tested with the "
            "reports it was made from always looks good, so that is refused."
        )

    def setup(self) -> None:
        kinds = [QgsProcessing.SourceType.Raster, QgsProcessing.SourceType.VectorPolygon]
        self.add(
            QgsProcessingParameterMapLayer(PREDICTION, tr("Prediction"), types=kinds),
            tr("The map to test: a density raster, or cells or areas with a number; the higher, the hotter."),
        )
        self.add(
            QgsProcessingParameterField(
                PREDICTION_FIELD,
                tr("Field of the prediction"),
                None,
                PREDICTION,
                QgsProcessingParameterField.DataType.Numeric,
                optional=True,
            ),
            tr("For cells or areas: the field that ranks them, such as a count, a density or z."),
        )
        inputs.add_points(self)
        self.add(
            QgsProcessingParameterString(COVERAGES, tr("Shares of the area"), "1,2,5,10"),
            tr("On how many percent of the area it is tested, separated by commas."),
        )
        inputs.add_field(
            self,
            inputs.TIME_FIELD,
            tr("Field of the time"),
            TIME,
            tr("When it was reported: reports of the time that the map was made from are left out."),
        )
        self.add(
            QgsProcessingParameterString(TRAINED, tr("Made from the period"), optional=True),
            tr(
                "The period of the reports that the map was made from, as 2025-01-01/2025-07-01. Left empty: what the "
                "raster says of itself, as those of «Kernel density» do."
            ),
        )
        self._add_details()
        inputs.add_weight(self)
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT_TABLE, tr("Table"), QgsProcessing.SourceType.Vector),
            tr(
                "A row for each share of the area, with hits, hit rate and its interval, PAI, PEI, RRI and hits per "
                "km²."
            ),
        )
        self.add_report()

    def _add_details(self) -> None:
        self.add(
            QgsProcessingParameterBand(PREDICTION_BAND, tr("Band of the prediction"), 1, PREDICTION, optional=True),
            tr("For a raster: which band is tested."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(IS_COUNT, tr("The field is a count"), defaultValue=True),
            tr(
                "For areas of different size: a count is ranked per km²; a density, a rate or z as it is (switch this "
                "off)."
            ),
            advanced=True,
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._coverages(parameters, context)
        self._trained(parameters, context)
        layer = self.parameterAsLayer(parameters, PREDICTION, context)
        name = self.parameterAsString(parameters, PREDICTION_FIELD, context)
        if layer is not None and not isinstance(layer, QgsRasterLayer):
            if not name:
                raise UserError(tr("Choose the field that ranks the cells in PREDICTION_FIELD."))
            if layer.fields().lookupField(name) < 0:
                text = tr("The prediction has no field «{field}». It has: {fields}.")
                raise UserError(text.format(field=name, fields=", ".join(layer.fields().names())))
        inputs.check_points(self, parameters, context)

    def _coverages(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[float]:
        """The shares, ascending."""
        written = self.parameterAsString(parameters, COVERAGES, context)
        try:
            percent = sorted({float(part) for part in written.replace(";", ",").split(",") if part.strip()})
        except ValueError:
            percent = []
        if not percent or not (percent[0] > 0 and percent[-1] <= 100):
            text = tr("The shares «{text}» cannot be read. Write percent above 0 and up to 100, as 1,2,5,10.")
            raise UserError(text.format(text=written))
        return [each / 100.0 for each in percent]

    def _trained(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Period | None:
        written = self.parameterAsString(parameters, TRAINED, context).strip()
        return Period.parse(written) if written else None

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .evaluation_report import evaluation_report
        from .predictions import read_prediction, training_of

        weight_field = inputs.chosen_field(self, parameters, inputs.WEIGHT_FIELD, context)
        time_field = inputs.chosen_field(self, parameters, inputs.TIME_FIELD, context, TIME)
        data = inputs.read_metric_points(
            self, parameters, context, feedback, [time_field] if time_field else [], weight_field, share=30
        )
        data.require()
        data.require_weights()
        layer = self.parameterAsLayer(parameters, PREDICTION, context)
        training = training_of(layer, self._trained(parameters, context))
        later, warning = _later(
            data, data.points.columns[time_field] if time_field else None, training, feedback.isCanceled
        )
        if warning:
            feedback.pushWarning(warning)
        prediction = read_prediction(
            self, parameters, context, feedback, layer, data.crs, self._band(parameters, context)
        )
        evaluated = self._evaluated(data, later, prediction, training, warning, feedback)
        rows = [evaluated.evaluation.at(asked) for asked in self._coverages(parameters, context)]
        stop_if_cancelled(feedback)
        outputs = {OUTPUT_TABLE: self._write(rows, evaluated, parameters, context, feedback)}
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            report = made_report(partial(evaluation_report, evaluated, rows, data, self.started), outputs, feedback)
            report.write(report_path)
            outputs[HTML_REPORT] = report_path
        return outputs

    def _band(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[int, str, bool]:
        """Band, field, and whether that is a count."""
        return (
            self.parameterAsInt(parameters, PREDICTION_BAND, context) or 1,
            self.parameterAsString(parameters, PREDICTION_FIELD, context),
            self.parameterAsBoolean(parameters, IS_COUNT, context),
        )

    def _evaluated(
        self,
        data: inputs.MetricPoints,
        later: NDArray[Any],
        prediction: Prediction,
        training: Training,
        warning: str,
        feedback: QgsProcessingFeedback,
    ) -> Evaluated:
        import numpy as np

        from ...analysis.evaluation import evaluate
        from .evaluation_report import Evaluated

        weights = None if data.weights is None else data.weights[later]
        cell = prediction.locate(data.x[later], data.y[later], feedback)
        stop_if_cancelled(feedback)
        inside = (cell >= 0) & np.isfinite(prediction.rank[np.maximum(cell, 0)])
        given = None if weights is None else weights[inside]
        hits = np.bincount(cell[inside], weights=given, minlength=len(prediction.rank)).astype(float)
        if not hits.sum() > 0:
            text = tr(
                "No later point lies where the prediction has a value ({n} read). Check the coordinate systems and "
                "the filter."
            )
            raise UserError(text.format(n=number(int(later.sum()))))
        evaluation = evaluate(prediction.rank, hits, prediction.area_km2, prediction.mass)
        return Evaluated(
            evaluation, prediction, training, warning, int(later.sum()), int((~later).sum()), int((~inside).sum())
        )

    def _write(
        self,
        rows: list[AtCoverage],
        evaluated: Evaluated,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        from ...layers.styles.areas import set_aliases

        added = [
            field("coverage", REAL, tr("Share of the area, %")),
            field("covered", REAL, tr("Share covered by whole cells, %")),
            field("cells", WHOLE, tr("Cells")),
            field("area_km2", REAL, tr("Area, km²")),
            field("hits", REAL, tr("Later reports hit")),
            field("hit_rate", REAL, tr("Hit rate, %")),
            field("hit_low", REAL, tr("Hit rate, 95 % from")),
            field("hit_high", REAL, tr("Hit rate, 95 % to")),
            field("pai", REAL, tr("PAI, times chance")),
            field("pei", REAL, tr("PEI, share of the best PAI")),
            field("rri", REAL, tr("RRI, hits to those predicted")),
            field("ser", REAL, tr("Hits per km²")),
        ]
        fields = QgsFields()
        for each in added:
            fields.append(each)
        sink, destination = opened_sink(self, parameters, OUTPUT_TABLE, context, fields)
        write_rows(sink, fields, ((None, _row(each)) for each in rows), feedback)
        del sink
        aliases = {each.name(): each.alias() for each in added}
        name = tr("Evaluation of {prediction}").format(prediction=evaluated.prediction.name)
        self.load_styled(context, destination, name, lambda layer: set_aliases(layer, aliases))
        return destination


def _row(at: AtCoverage) -> list[Any]:
    percent = [100.0 * each for each in (at.asked, at.coverage)]
    rates = [100.0 * each for each in (at.hit_rate, at.low, at.high)]
    return [*percent, at.cells, at.area, at.hits, *rates, at.pai, at.pei, at.rri, at.ser]


def _later(
    data: inputs.MetricPoints, times: NDArray[Any] | None, training: Training, cancelled: IsCancelled
) -> tuple[NDArray[Any], str]:
    """Which points (n,) are later than what the prediction was made from, and a warning where that is not sure.

    Raises UserError if none is later.
    """
    import numpy as np

    every = np.ones(len(data.x), dtype=bool)
    if times is None or training.end is None:
        return every, _doubt(len(data.x), times is not None, training)
    read = moments(times, cancelled)
    untimed = read.isna().to_numpy()
    if untimed.all():
        return every, _doubt(len(data.x), False, training)
    later = (read >= training.end).to_numpy() & ~untimed
    before = int((~later & ~untimed).sum())
    if not later.any():
        text = tr(
            "All points ({n}) are from {first} to {last}, and the prediction was made from the time until {end}: "
            "such a test always looks good. Choose points that are later."
        )
        known = read[~untimed]
        days = [date(each) for each in (known.min(), known.max(), training.end)]
        raise UserError(text.format(n=number(before), first=days[0], last=days[1], end=days[2]))
    sentences = []
    if before:
        text = tr("Points until {end}, left out because the prediction was made from their time: {n}.")
        sentences.append(text.format(n=number(before), end=date(training.end)))
    if untimed.any():
        text = tr("Points left out because their time cannot be read: {n}.")
        sentences.append(text.format(n=number(int(untimed.sum()))))
    return later, " ".join(sentences)


def _doubt(points: int, timed: bool, training: Training) -> str:
    """What to say where it is not known whether the points are later."""
    if training.points == points:
        return tr(
            "The prediction was made from as many points as are tested, {n}: these seem to be the same. A map tested "
            "with the reports it was made from always looks good."
        ).format(n=number(points))
    if not timed and training.end is not None:
        return tr(
            "The points have no time that can be read, so it is not sure that they are later than what the prediction "
            "was made from. Choose TIME_FIELD. A map tested with the reports it was made from always looks good."
        )
    return tr(
        "It is not known from which period the prediction was made, so it is not sure that the points are later. Give "
        "it in TRAINED. A map tested with the reports it was made from always looks good."
    )
