"""`emerginghotspots`: how hot and cold spots come, stay and go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...domain.periods import Period, now
from ...locale import number
from ...text import UserError, figure, tr
from .. import inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..frames import add_grid
from ..neighbours import (
    CORRECTION,
    DISTANCE_BAND,
    add_band,
    add_correction,
    check_band,
    correction_titles,
    neighbour_sums,
)
from ..outputs import REAL, TEXT, WHOLE, field, fields_beside, write_layer
from ..places import Places, read_places
from ..report import made_report
from ..times import moments, period_numbers, span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.cube import Steps
    from ...analysis.emerging import Emerging
    from ..outputs import Column

STEP = "STEP"
STEPS_BACK = "STEPS_BACK"
PERIOD = "PERIOD"
OUTPUT = "OUTPUT"
TIME = "reported_at"  # the store's field
FEWEST_TESTED = 8  # steps that a trend is tested over


@dataclass(frozen=True)
class Course:
    """What was counted: `counts` (steps, places) of the reports in the whole `steps` of civil time.

    `untimed` have no readable time, `other_time` lie outside PERIOD, `early` before the first step.
    """

    steps: Steps
    counts: NDArray[np.float64]
    untimed: int
    other_time: int
    early: int


class EmergingHotSpots(KmzbAlgorithm):
    """Counts by cell and step, tests, classes, writes polygons.

    Memory: about 200 bytes a point, 300 a cell and 70 a bin (cell and step), of at most 16 million.
    """

    algorithm_id = "emerginghotspots"

    def title(self) -> str:
        return tr("Emerging hot spots")

    def describe(self) -> str:
        return tr(
            "How hot spots come, stay and go: new, consecutive, intensifying, persistent, diminishing, sporadic, "
            "oscillating and historical ones, and the same for cold spots. Reports are counted by cell and step of "
            "time, each cell and step is tested together with its neighbours and the step before, and each cell's "
            "course is classed. The last step ends with the last report, so that it is a whole one."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        inputs.add_field(
            self,
            inputs.TIME_FIELD,
            tr("Field of the time"),
            TIME,
            tr("When it was reported: a date, a date with time, or a text such as 2025-11-20 18:40."),
        )
        self._add_time()
        add_grid(self)
        add_band(self)
        add_correction(self)
        inputs.add_weight(self)
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT, tr("Emerging hot spots"), QgsProcessing.SourceType.VectorPolygon),
            tr(
                "The cells with their class (pattern, -8 to 8, and its name), trend, share of hot and cold steps, z of "
                "the last step, and reports altogether and in the last step."
            ),
        )
        self.add_report()

    def _add_time(self) -> None:
        kinds = QgsProcessingParameterNumber.Type
        self.add(
            QgsProcessingParameterNumber(STEP, tr("Step, days"), kinds.Double, None, True, 0.0),
            tr(
                "How many days a step has; at least 10 steps are needed. Left empty: the longest of 1, 7, 14, 28, 91, "
                "182 and 364 days that gives 12 steps, so that each step holds every day of the week equally often."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(STEPS_BACK, tr("Steps before"), kinds.Integer, 1, False, 0, 10),
            tr(
                "How many steps before its own a cell is compared together with. 0 looks at each step alone; more make "
                "the picture calmer and later."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(PERIOD, tr("Period"), optional=True),
            tr("Only reports of this time, as 2025-01-01/2025-07-01; the end is not included. Left empty: all."),
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._period(parameters, context)
        self._time_field(parameters, context)
        check_band(self, parameters, context)
        inputs.check_points(self, parameters, context)

    def _time_field(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        name = inputs.chosen_field(self, parameters, inputs.TIME_FIELD, context, TIME)
        if not name:
            text = tr("The layer has no field «{field}». Choose the field with the time in TIME_FIELD.")
            raise UserError(text.format(field=TIME))
        return name

    def _period(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[Period]:
        text = self.parameterAsString(parameters, PERIOD, context).strip()
        return [Period.parse(text)] if text else []

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...analysis.emerging import emerging_hot_spots
        from .emerging_report import emerging_report

        places, data, course = self._counted(parameters, context, feedback)
        steps_back = self.parameterAsInt(parameters, STEPS_BACK, context)
        check_trend(course.steps, steps_back)
        band = inputs.length(self, parameters, DISTANCE_BAND, context) or places.default_band
        correction = self.parameterAsEnumString(parameters, CORRECTION, context)
        result = emerging_hot_spots(
            course.counts,
            neighbour_sums(places, band),
            steps_back,
            correction,
            progress=progress(feedback, 50, 80),
            cancelled=feedback.isCanceled,
        )
        name = tr("Emerging hot spots, {places}, steps: {n}, days in a step: {days}").format(
            places=places.description, n=course.steps.number, days=figure(course.steps.days)
        )
        outputs = {OUTPUT: self._write(parameters, context, feedback, places, course, result, name)}
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            shown = (name, places, course, result, steps_back, self.started)
            report = made_report(partial(emerging_report, *shown), outputs, feedback)
            data.into(report)
            places.into(report)
            choices = {
                tr("Neighbours"): tr("centres at most {band} m apart, in the same step and {n} before it").format(
                    band=figure(band), n=steps_back
                ),
                tr("Correction"): tr("{correction}, over all {n} cells and steps").format(
                    correction=correction_titles()[correction], n=number(result.z.size)
                ),
            }
            for label, value in choices.items():
                report.method(label, value)
            report.write(report_path)
            outputs[HTML_REPORT] = report_path
        return outputs

    def _counted(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> tuple[Places, inputs.MetricPoints, Course]:
        """The cells, the points in them and their course in time; what is left out of it is told."""
        from ...analysis.cube import Steps, check_bins, cube
        from ...analysis.progress import awaited

        weight_field = inputs.chosen_field(self, parameters, inputs.WEIGHT_FIELD, context)
        field_name = self._time_field(parameters, context)
        data = inputs.read_metric_points(
            self, parameters, context, feedback, fields=[field_name], weight_field=weight_field, share=25
        )
        data.require()
        reported = moments(data.points.columns[field_name], feedback.isCanceled)
        feedback.setProgress(35)
        untimed = int(reported.isna().sum())
        used = (period_numbers(reported, self._period(parameters, context), field_name) >= 0) & reported.notna()
        if not used.any():
            text = tr("No report has a time that can be used ({n} read).")
            raise UserError(f"{text.format(n=number(len(used)))} {span(reported)}")
        civil = awaited(lambda: civil_times(reported[used]), feedback.isCanceled)
        _refuse_stray(civil)
        days = self.parameterAsDouble(parameters, STEP, context) if parameters.get(STEP) is not None else 0.0
        steps = Steps.aligned(civil, days or None)
        step = steps.numbers(civil)
        timed = replace(data, points=data.points.only(used.to_numpy()).only(step >= 0))
        places = read_places(self, parameters, context, feedback, timed, steps=steps.number)
        assert places.located is not None
        feedback.setProgress(45)
        stop_if_cancelled(feedback)
        check_bins(len(places.counts), steps)
        counts = cube(places.located, step[step >= 0], len(places.counts), steps.number, timed.weights)
        course = Course(steps, counts, untimed, int((~used).sum()) - untimed, int((step < 0).sum()))
        for sentence in course_sentences(course):
            feedback.pushInfo(sentence)
        late = int((reported[used] > now()).sum())
        if late:
            text = tr("Reports dated later than now: {n}. Check the field of the time.")
            feedback.pushWarning(text.format(n=number(late)))
        return places, data, course

    def _write(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        places: Places,
        course: Course,
        result: Emerging,
        name: str,
    ) -> str:
        from ...layers.styles.areas import set_aliases
        from ...layers.styles.emerging import emerging_labels, style_emerging

        whole = REAL if parameters.get(inputs.WEIGHT_FIELD) else WHOLE
        added = [
            field("pattern", WHOLE, tr("Class, code")),
            field("pattern_name", TEXT, tr("Class")),
            field("trend_z", REAL, tr("Trend, z")),
            field("trend_p", REAL, tr("Trend, p (two-sided)")),
            field("hot_share", REAL, tr("Share of steps that are hot")),
            field("cold_share", REAL, tr("Share of steps that are cold")),
            field("last_z", REAL, tr("z of Gi* in the last step")),
            field("last_q", REAL, tr("p in the last step, corrected")),
            field("count", whole, tr("Reports")),
            field("last_count", whole, tr("Reports in the last step")),
        ]
        fields, _ = fields_beside(places.fields, added)
        labels = emerging_labels()
        columns: list[Column] = [
            result.pattern,
            [labels[code] for code in result.pattern.tolist()],
            *(result.trend.z, result.trend.p, result.hot_share, result.cold_share, result.z[-1], result.q[-1]),
            *(course.counts.sum(axis=0), course.counts[-1]),
        ]
        destination = write_layer(self, parameters, OUTPUT, context, feedback, fields, columns, places)
        aliases = {each.name(): each.alias() for each in added}

        def style(layer: Any) -> None:
            style_emerging(layer)
            set_aliases(layer, aliases)

        self.load_styled(context, destination, name, style)
        return destination


def civil_times(reported: Any) -> NDArray[np.datetime64]:
    """UTC moments as Polish civil time (n,) datetime64[s], so that days are days when the clocks change."""
    from ...store.intake.moments import to_local
    from ...store.intake.profile import TimeRule

    return to_local(reported.dt.tz_localize(None).to_numpy().astype("datetime64[s]"), TimeRule().zone)


def check_trend(steps: Steps, steps_back: int) -> None:
    """Refuses so many STEPS_BACK that too few steps are left to test a trend over."""
    if steps.number - steps_back < FEWEST_TESTED:
        text = tr(
            "STEPS_BACK {n} leaves {left} of {steps} steps for the trend, and {fewest} are needed. Choose at most "
            "{most}."
        )
        raise UserError(
            text.format(
                n=steps_back,
                left=steps.number - steps_back,
                steps=steps.number,
                fewest=FEWEST_TESTED,
                most=steps.number - FEWEST_TESTED,
            )
        )


def _refuse_stray(civil: NDArray[np.datetime64]) -> None:
    """Refuses a date that is far from all others: the steps would be made for it alone."""
    import numpy as np

    from ...analysis.cube import stray_moment

    found = stray_moment(civil)
    if found is None:
        return
    seconds = np.quantile(civil.astype(np.int64), [0.005, 0.995]).astype(np.int64)
    low, high = seconds.astype("datetime64[s]").astype("datetime64[D]")
    text = tr(
        "A report is dated {date}, far from the others. Leave it out by the filter, or give a PERIOD, for example "
        "{start}/{end}."
    )
    raise UserError(
        text.format(date=civil[found].astype("datetime64[D]"), start=low, end=high + np.timedelta64(1, "D"))
    )


def course_sentences(course: Course) -> list[str]:
    """Which steps there are, how they lie, and which reports are in none of them."""
    steps = course.steps
    text = tr(
        "Steps: {n}, days in a step: {days}; the last one ends with the last report, {end}, the first one begins "
        "after {start}."
    )
    sentences = [text.format(n=steps.number, days=figure(steps.days), start=_day(steps.start), end=_day(steps.end))]
    for n, sentence in (
        (course.early, tr("Reports before the first whole step, not counted: {n}.")),
        (course.untimed, tr("Reports without a readable time, not counted: {n}.")),
        (course.other_time, tr("Reports outside the period, not counted: {n}.")),
    ):
        if n:
            sentences.append(sentence.format(n=number(n)))
    return sentences


def _day(moment: np.datetime64) -> str:
    """A moment of civil time, `20.11.2026 18:40`."""
    civil: Any = moment.item()
    return str(civil.strftime("%d.%m.%Y %H:%M"))
