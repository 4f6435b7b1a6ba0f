"""`densitychange`: what changed between two periods, as a surface, and where by more than chance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsField,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterRasterDestination,
)

from ...domain.periods import Period
from ...locale import number
from ...text import UserError, tr
from .. import area_inputs, inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..outputs import REAL, WHOLE, field, whole_or_nothing
from ..report import made_report
from ..smoothing import add_smoothing, bandwidth, check_smoothing, kernel_name, tell_smoothing
from ..surfaces import surface_frame
from ..times import moments, period_numbers, span
from ..tolerance import (
    CONTOURS,
    OUTPUT_PVALUE,
    SIMULATIONS,
    Measure,
    Region,
    add_outputs,
    add_simulations,
    check_simulations,
    greatest_in,
    mean_in,
    points_in,
    regions,
    style_p_values,
    write_contours,
    write_p_values,
)
from ..two_periods import add_two_periods, check_two_periods, short, time_field, two_periods

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ...analysis.bandwidth import Bandwidth
    from ...analysis.change import Change, RateRatio
    from ...analysis.grid import Grid
    from ...analysis.simulation import Significance

NORMALISE = "NORMALISE"
OUTPUT = "OUTPUT"


@dataclass(frozen=True)
class Reports:
    """The reports of both periods: coordinates (n,), which of them are of the second; what was not used, and why."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    second: NDArray[np.bool_]
    periods: tuple[Period, Period]
    untimed: int
    other_time: int
    outside: int

    @property
    def counts(self) -> tuple[int, int]:
        n = int(self.second.sum())
        return len(self.second) - n, n

    @property
    def days(self) -> tuple[float, float]:
        return self.periods[0].days, self.periods[1].days


@dataclass(frozen=True)
class TestedChange:
    """The surfaces, how the whole changed, and the significance of the second period's density."""

    change: Change
    whole: RateRatio
    found: Significance
    reports: Reports
    grid: Grid
    study_area: shapely.Geometry | None
    bandwidth: Bandwidth
    kernel: str
    seed: int
    normalised: bool


class DensityChange(KmzbAlgorithm):
    """Compares with `analysis.simulation`. Memory: 200 bytes a point, 300 bytes a pixel and 30 more for each thread."""

    algorithm_id = "densitychange"

    def title(self) -> str:
        return tr("Change of the density")

    def describe(self) -> str:
        return tr(
            "Where there are more or fewer reports in one period than in another: difference and ratio of the two "
            "densities, and where they differ by more than chance. Rates are reports per km² in 30 days, so the "
            "periods may differ in length; compare the same season, or what changes is the season."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        add_two_periods(self)
        self._add_normalise()
        add_smoothing(self)
        area_inputs.add_mask(self)
        add_simulations(self)
        inputs.add_extent(self)
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterRasterDestination(OUTPUT, tr("Change")),
            tr(
                "The raster with the bands: difference (second period less first), natural logarithm of the ratio, "
                "density of the first period, density of the second; reports per km² in 30 days."
            ),
        )
        add_outputs(self, contours_by_default=False)
        self.add_report()

    def _add_normalise(self) -> None:
        self.add(
            QgsProcessingParameterBoolean(NORMALISE, tr("Take out the change of the whole area"), False),
            tr(
                "Off: what changed, and chance means that the rate stayed the same everywhere. On: what changed "
                "differently from the whole, and chance means that every place changed as the whole did."
            ),
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        check_two_periods(self, parameters, context)
        check_smoothing(self, parameters, context)
        check_simulations(self, parameters, context)
        inputs.check_points(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .change_report import change_report

        data = inputs.read_metric_points(
            self, parameters, context, feedback, [time_field(self, parameters, context)], share=20
        )
        data.require()
        study_area = area_inputs.read_mask(self, parameters, context, feedback, data.crs)
        reports = self._reports(data, study_area, parameters, context, feedback)
        text = tr("Reports in the first period: {first}, in the second: {second}.")
        feedback.pushInfo(text.format(first=number(reports.counts[0]), second=number(reports.counts[1])))
        stop_if_cancelled(feedback)
        tested = self._tested(reports, data, study_area, parameters, context, feedback)
        stop_if_cancelled(feedback)
        parts = regions(tested.found, tested.grid, study_area, tested.bandwidth.radius, feedback)
        with whole_or_nothing() as written:
            results = self._write(tested, parts, data, parameters, context, feedback, written)
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            report = made_report(partial(change_report, tested, parts, data, self.started), results, feedback)
            report.write(report_path)
            results[HTML_REPORT] = report_path
        return results

    def _reports(
        self,
        data: inputs.MetricPoints,
        study_area: shapely.Geometry | None,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Reports:
        import numpy as np

        from ...analysis.areas import locate

        name = time_field(self, parameters, context)
        reported = moments(data.points.columns[name], feedback.isCanceled)
        periods = two_periods(self, parameters, context)
        which = period_numbers(reported, list(periods), name)
        known = reported.notna().to_numpy()
        inside = np.ones(len(which), dtype=bool) if study_area is None else locate(data.x, data.y, [study_area]) >= 0
        used = (which >= 0) & inside
        for period, own in zip(periods, (which[used] == 0, which[used] == 1), strict=True):
            if not own.any():
                text = tr("No report lies in the period {period}{where}. {times}")
                where = tr(" and the study area") if study_area is not None else ""
                raise UserError(text.format(period=period, where=where, times=span(reported)))
        return Reports(
            data.x[used],
            data.y[used],
            which[used] == 1,
            periods,
            int((~known).sum()),
            int(((which < 0) & known).sum()),
            int(((which >= 0) & ~inside).sum()),
        )

    def _tested(
        self,
        reports: Reports,
        data: inputs.MetricPoints,
        study_area: shapely.Geometry | None,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> TestedChange:
        from ...analysis.binned_kernel import BinnedKernel, Margin
        from ...analysis.change import change, rate_ratio
        from ...analysis.density import kernel_density
        from ...analysis.nulls import Relabelled, Thinned
        from ...analysis.simulation import significance

        kernel = kernel_name(self, parameters, context)
        x, y, second = reports.x, reports.y, reports.second
        chosen = bandwidth(self, parameters, context, x, y, feedback=feedback, share=(20, 26))
        frame = surface_frame(self, parameters, context, data.at(x, y), study_area, chosen.radius, feedback)
        tell_smoothing(feedback, chosen, kernel, frame.grid)
        densities = [
            kernel_density(
                x[own], y[own], frame.grid, chosen.radius, kernel, None, frame.mask, follow, feedback.isCanceled
            )
            for own, follow in ((~second, progress(feedback, 26, 28)), (second, progress(feedback, 28, 30)))
        ]
        normalised = self.parameterAsBool(parameters, NORMALISE, context)
        (n1, n2), days = reports.counts, reports.days
        factor = (n2 / days[1]) / (n1 / days[0]) if normalised else 1.0
        binned = BinnedKernel(frame.grid, chosen.radius, kernel, Margin.around(frame.grid, chosen.radius, x, y))
        cells = binned.cells(x, y)
        near = cells >= 0
        if not near.any():
            raise UserError(tr("No report reaches the raster. Check the extent."))
        null = Relabelled(cells[near], n2, n1 + n2) if normalised else Thinned(cells[near], days[1] / sum(days))
        seed = self.parameterAsInt(parameters, inputs.SEED, context)
        found = significance(
            binned,
            cells[near & second],
            null,
            self.parameterAsInt(parameters, SIMULATIONS, context),
            seed,
            frame.mask,
            progress=progress(feedback, 30, 92),
            cancelled=feedback.isCanceled,
        )
        surfaces, whole = change(densities[0], densities[1], days, chosen.radius, factor), rate_ratio((n1, n2), days)
        return TestedChange(surfaces, whole, found, reports, frame.grid, study_area, chosen, kernel, seed, normalised)

    def _write(
        self,
        tested: TestedChange,
        parts: list[Region],
        data: inputs.MetricPoints,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> dict[str, Any]:
        from ...layers.styles.scales import diverging_breaks, reports_per_km2_and_month
        from ...layers.styles.surfaces import style_change
        from ..rasters import write_raster

        unit, change, reports = reports_per_km2_and_month(), tested.change, tested.reports
        path = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        p_path = self.parameterAsOutputLayer(parameters, OUTPUT_PVALUE, context)
        bands = [
            (tr("difference, {unit}").format(unit=unit), change.difference),
            (tr("natural logarithm of the ratio"), change.log_ratio),
            (tr("first period, {unit}").format(unit=unit), change.first),
            (tr("second period, {unit}").format(unit=unit), change.second),
        ]
        metadata = {
            "KERNEL": tested.kernel,
            "RADIUS": f"{tested.bandwidth.radius:.6g} m",
            "BANDWIDTH_RULE": tested.bandwidth.rule,
            "PERIOD_1": str(reports.periods[0]),
            "PERIOD_2": str(reports.periods[1]),
            "POINTS_1": str(reports.counts[0]),
            "POINTS_2": str(reports.counts[1]),
            "NORMALISE": "yes" if tested.normalised else "no",
            "RATIO_PRIOR": f"{change.prior:.6g}",
            "SIMULATIONS": str(tested.found.simulations),
            "SEED": str(tested.seed),
        }
        units = [unit, "", unit, unit]
        write_raster(path, bands, tested.grid, data.crs, unit=units, metadata=metadata, cancelled=feedback.isCanceled)
        written.append(path)
        write_p_values(p_path, tested.found, tested.grid, data.crs, metadata, feedback)
        written.append(p_path)
        breaks, settings = diverging_breaks(change.difference), _settings(tested)
        name = tr("Change of the density, {settings}").format(settings=settings)
        self.load_styled(context, path, name, lambda layer: style_change(layer, 1, breaks, unit))
        name = tr("Significance of the change, {settings}").format(settings=settings)
        self.load_styled(context, p_path, name, style_p_values(change=True))
        results = {OUTPUT: path, OUTPUT_PVALUE: p_path}
        if parameters.get(CONTOURS) is not None:
            name = tr("Tolerance contours of the change, {settings}").format(settings=settings)
            results[CONTOURS] = write_contours(
                self,
                parameters,
                context,
                feedback,
                parts,
                _measures(tested, unit),
                data.crs,
                name,
                written,
                change=True,
            )
        return results


def _measures(tested: TestedChange, unit: str) -> list[tuple[QgsField, Measure]]:
    """What is said of each contour."""
    reports, change, grid = tested.reports, tested.change, tested.grid
    x, y, second = reports.x, reports.y, reports.second
    return [
        (field("reports_1", WHOLE, tr("Reports of the first period")), points_in(x[~second], y[~second])),
        (field("reports_2", WHOLE, tr("Reports of the second period")), points_in(x[second], y[second])),
        (
            field("density_1", REAL, tr("Mean density of the first, {unit}").format(unit=unit)),
            mean_in(change.first, grid),
        ),
        (
            field("density_2", REAL, tr("Mean density of the second, {unit}").format(unit=unit)),
            mean_in(change.second, grid),
        ),
        (
            field("difference", REAL, tr("Largest difference, {unit}").format(unit=unit)),
            greatest_in(change.difference, grid),
        ),
    ]


def _settings(tested: TestedChange) -> str:
    """The periods and the radius, and whether the change of the whole was taken out."""
    text = tr("{first} → {second}, R = {radius} m")
    if tested.normalised:
        text = tr("{first} → {second}, R = {radius} m, without the change of the whole")
    first, second = (short(period) for period in tested.reports.periods)
    return text.format(first=first, second=second, radius=number(tested.bandwidth.radius))
