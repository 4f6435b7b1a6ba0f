"""`spacetimedensity`: a density for each step of time, played by QGIS's temporal controller."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
    QgsRasterLayer,
)

from ...domain.periods import Period
from ...locale import number
from ...text import UserError, tr
from .. import area_inputs, inputs
from ..base import KmzbAlgorithm, progress, stop_if_cancelled
from ..smoothing import add_smoothing, bandwidth, check_smoothing, kernel_name, tell_smoothing
from ..surfaces import surface_frame

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.bandwidth import Bandwidth
    from ...analysis.grid import Grid
    from ...domain.steps import Step
    from .course import Course, Timed

PERIOD = "PERIOD"
STEP = "STEP"
TIME_BANDWIDTH = "TIME_BANDWIDTH"
ONE_SIDED = "ONE_SIDED"
TIME_EDGE_CORRECTION = "TIME_EDGE_CORRECTION"
OUTPUT = "OUTPUT"
TIME_FIELD = "reported_at"

LEAST_SEEN = 0.5  # of the kernel in time: with less, a corrected density would be a guess
STYLED_VALUES = 2_000_000  # looked at for the limits of the classes


class SpaceTimeDensity(KmzbAlgorithm):
    """Computes band by band in `analysis.spacetime`. Memory: 200 bytes a point, 4 bytes a pixel and band, and what
    `kerneldensity` needs."""

    algorithm_id = "spacetimedensity"

    def title(self) -> str:
        return tr("Density in time")

    def describe(self) -> str:
        return tr(
            "How the density moves: a raster with a band for each step of time, in reports per km² in 30 days. QGIS's "
            "temporal controller plays it. In a forecast a band only knows what was reported before its step begins, "
            "so each is a forecast of its own step, and the last one of the step to come."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        inputs.add_field(self, inputs.TIME_FIELD, tr("Field of the time"), TIME_FIELD, tr("When it was reported."))
        self._add_time()
        add_smoothing(self)
        inputs.add_weight(self)
        area_inputs.add_mask(self)
        inputs.add_extent(self)
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterRasterDestination(OUTPUT, tr("Density in time")),
            tr("The raster: a band for each step, named after it; without a value outside the study area."),
        )

    def _add_time(self) -> None:
        self.add(
            QgsProcessingParameterString(STEP, tr("Step"), optional=True),
            tr(
                "How long a band is: a number of days, as 7, or a duration, as P1W, P1M (months of the calendar) or "
                "PT6H. Left empty: the longest of year, quarter, month, week, day and hour that gives 12 steps or more."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                TIME_BANDWIDTH, tr("Width in time"), QgsProcessingParameterNumber.Type.Double, None, True, 0.0
            ),
            tr(
                "How many days a report reaches, before and after; in a forecast, after only. Left empty, it is "
                "computed by Scott's rule, and at least a step."
            ),
        )
        self.add(
            QgsProcessingParameterBoolean(ONE_SIDED, tr("Forecast: only what was reported before"), False),
            tr(
                "A band only knows the reports before its step begins, and they weigh the more the younger they are. "
                "The last band is the forecast of the step after the last report."
            ),
        )
        self.add(
            QgsProcessingParameterString(PERIOD, tr("Period"), optional=True),
            tr(
                "What the bands cover, as 2025-01-01/2025-07-01, the end not included. Reports before and after it "
                "count as far as they reach. Left empty: from the first report to the last."
            ),
        )
        self.add(
            QgsProcessingParameterBoolean(TIME_EDGE_CORRECTION, tr("Correct the first and last steps"), True),
            tr(
                "Near the first and last report a part of the time that a band looks at holds no reports because none "
                "were collected. Its density is raised by that part, so that it does not seem to rise and fall there. "
                "Where more than half of the time is missing, a band has no value."
            ),
            advanced=True,
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._step(parameters, context)
        self._period(parameters, context)
        self._time_field(parameters, context)
        check_smoothing(self, parameters, context)
        inputs.check_points(self, parameters, context)

    def _time_field(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        name = inputs.chosen_field(self, parameters, inputs.TIME_FIELD, context, TIME_FIELD)
        if not name:
            raise UserError(tr("The layer has no field «reported_at». Choose the field of the time in TIME_FIELD."))
        return name

    def _step(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Step | None:
        from ...domain.steps import Step

        written = self.parameterAsString(parameters, STEP, context).strip()
        return Step.parse(written) if written else None

    def _period(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Period | None:
        written = self.parameterAsString(parameters, PERIOD, context).strip()
        return Period.parse(written) if written else None

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .course import check_size, course_of, tell_course, timed_points

        weight_field = inputs.chosen_field(self, parameters, inputs.WEIGHT_FIELD, context)
        name = self._time_field(parameters, context)
        data = inputs.read_metric_points(
            self, parameters, context, feedback, [name], weight_field=weight_field, share=20
        )
        data.require()
        timed = timed_points(data, name, feedback)
        course = course_of(
            timed,
            self._period(parameters, context),
            self._step(parameters, context),
            inputs.length(self, parameters, TIME_BANDWIDTH, context),
            one_sided=self.parameterAsBool(parameters, ONE_SIDED, context),
        )
        kernel = kernel_name(self, parameters, context)
        study_area = area_inputs.read_mask(self, parameters, context, feedback, data.crs)
        chosen = bandwidth(
            self, parameters, context, timed.x, timed.y, timed.weights, feedback=feedback, share=(20, 25)
        )
        frame = surface_frame(self, parameters, context, data.at(timed.x, timed.y), study_area, chosen.radius, feedback)
        tell_smoothing(feedback, chosen, kernel, frame.grid)
        tell_course(course, timed, feedback)
        check_size(course, frame.grid)
        stop_if_cancelled(feedback)
        correct = self.parameterAsBool(parameters, TIME_EDGE_CORRECTION, context)
        bands = _bands(timed, course, frame.grid, frame.mask, chosen, kernel, correct, feedback)
        path = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        self._write(path, bands, timed, course, frame.grid, chosen, kernel, data, context, feedback)
        return {OUTPUT: path}

    def _write(
        self,
        path: str,
        bands: Iterator[NDArray[np.floating]],
        timed: Timed,
        course: Course,
        grid: Grid,
        chosen: Bandwidth,
        kernel: str,
        data: inputs.MetricPoints,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        import numpy as np

        from ...layers.styles.scales import reports_per_km2_and_month, round_breaks
        from ...layers.styles.surfaces import style_in_time
        from ..rasters import write_raster
        from .course import span_text

        unit, seen = reports_per_km2_and_month(), []
        every = max(1, len(course.periods) * grid.ncols * grid.nrows // STYLED_VALUES)

        def described() -> Iterator[tuple[str, NDArray[np.floating]]]:
            for period, values in zip(course.periods, bands, strict=True):
                seen.append(values.ravel()[::every].astype(np.float32))
                yield span_text(period, course.step), values

        metadata = {
            "KERNEL": kernel,
            "RADIUS": f"{chosen.radius:.6g} m",
            "BANDWIDTH_RULE": chosen.rule,
            "STEP": str(course.step),
            "TIME_BANDWIDTH": f"{course.width:.6g} days",
            "ONE_SIDED": "yes" if course.one_sided else "no",
            "POINTS": str(len(timed.x)),
        }
        write_raster(path, described(), grid, data.crs, unit=unit, metadata=metadata, cancelled=feedback.isCanceled)
        breaks = round_breaks(np.concatenate(seen))
        ranges = [(period.start.timestamp(), period.end.timestamp()) for period in course.periods]
        text = tr("Forecast, steps of {step}, R = {radius} m, {width} days back")
        if not course.one_sided:
            text = tr("Density in time, steps of {step}, R = {radius} m, ± {width} days")
        width = number(course.width, 0 if course.width >= 10 else 1)
        name = text.format(step=course.step.words(), radius=number(chosen.radius), width=width)

        def style(layer: QgsRasterLayer) -> None:
            style_in_time(layer, breaks, unit, ranges)

        self.load_styled(context, path, name, style)


def _bands(
    timed: Timed,
    course: Course,
    grid: Grid,
    mask: NDArray[np.bool_] | None,
    chosen: Bandwidth,
    kernel: str,
    correct: bool,
    feedback: QgsProcessingFeedback,
) -> Iterator[NDArray[np.floating]]:
    """The rasters in reports per km² and 30 days, computed as they are asked for."""
    import numpy as np

    from ...analysis.change import DAYS_A_RATE
    from ...analysis.spacetime import observed_share, space_time_density
    from .course import span_text

    at = course.at(timed)
    seen = observed_share(at, 0.0, timed.in_days(timed.last), course.width, course.one_sided)
    known = seen >= LEAST_SEEN - 1e-9 if correct else seen > 0
    if not known.any():
        text = tr(
            "The reports are from {days}; of the {width} days that a step looks at they cover less than half. Choose "
            "another PERIOD or a smaller TIME_BANDWIDTH."
        )
        days = span_text(Period(timed.first, timed.last))
        raise UserError(text.format(days=days, width=number(course.width, 1)))
    if not known.all():
        text = tr("Steps where too few reports were collected: {n}; their bands are empty.")
        feedback.pushWarning(text.format(n=number(int((~known).sum()))))
    factor = (
        np.where(known, DAYS_A_RATE / np.where(known, seen, 1.0), np.nan) if correct else np.full(len(at), DAYS_A_RATE)
    )
    rasters = space_time_density(
        timed.x,
        timed.y,
        timed.days,
        at,
        grid,
        chosen.radius,
        course.width,
        kernel,
        course.one_sided,
        timed.weights,
        mask,
        progress(feedback, 25, 95),
        feedback.isCanceled,
    )
    for rate, values in zip(factor, rasters, strict=True):
        yield values * rate
