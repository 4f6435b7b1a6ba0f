"""`densitysignificance`: where a density is more, or less, than chance would make it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsField,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterRasterDestination,
)

from ...locale import number
from ...text import tr
from .. import area_inputs, inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..outputs import REAL, WHOLE, field, whole_or_nothing
from ..report import made_report
from ..smoothing import add_smoothing, bandwidth, check_smoothing, kernel_name, kernel_titles, tell_smoothing
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
from .chance import AT_RISK, AT_RISK_WEIGHT_FIELD, Setting, at_random_in_the_area, from_points_at_risk

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.bandwidth import Bandwidth
    from ...analysis.simulation import Significance

OUTPUT = "OUTPUT"


@dataclass(frozen=True)
class TestedDensity:
    """Rasters (nrows, ncols) per km²: the exact density, what chance would give on average, and the density from which
    on the whole map's p is at most 0.05 (NaN where there is none)."""

    values: NDArray[np.floating]
    expected: NDArray[np.floating]
    threshold: NDArray[np.floating]
    found: Significance
    setting: Setting
    bandwidth: Bandwidth
    kernel: str
    seed: int


class DensitySignificance(KmzbAlgorithm):
    """Compares with `analysis.simulation`. Memory: 150 bytes a point, 250 bytes a pixel and 30 more for each thread."""

    algorithm_id = "densitysignificance"

    def title(self) -> str:
        return tr("Significance of the density")

    def describe(self) -> str:
        return tr(
            "Where reports lie more densely, or less, than chance would put them: the density is compared with that of "
            "simulated reports, place by place and for the whole map at once. Chance means: anywhere in the study "
            "area, or, if points at risk are given, in proportion to them. With all reports as the points at risk it "
            "shows where one kind of report is more frequent than reports are in any case."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        self._add_at_risk()
        area_inputs.add_mask(self, tr("Left empty, without points at risk: the ground right beside reports."))
        add_smoothing(self)
        add_simulations(self)
        inputs.add_extent(self)
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterRasterDestination(OUTPUT, tr("Density")),
            tr(
                "The raster: reports per km². Its second band is what chance gives on average, the third the density "
                "from which on the p for the whole map is at most 0.05."
            ),
        )
        add_outputs(self, contours_by_default=True)
        self.add_report()

    def _add_at_risk(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                AT_RISK, tr("Points at risk"), [QgsProcessing.SourceType.VectorPoint], optional=True
            ),
            tr(
                "Where reports could be: addresses, residents, or all reports of which the points are a part. If they "
                "are a part of them, as many are chosen from them anew (random labelling), else drawn from them again "
                "and again. Left empty: anywhere in the study area."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                AT_RISK_WEIGHT_FIELD,
                tr("Weight of the points at risk"),
                None,
                AT_RISK,
                QgsProcessingParameterField.DataType.Numeric,
                optional=True,
            ),
            tr("How many residents, say, a point at risk stands for. Then the reports are drawn in proportion to it."),
            advanced=True,
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        check_smoothing(self, parameters, context)
        check_simulations(self, parameters, context)
        inputs.check_points(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .significance_report import significance_report

        data = inputs.read_metric_points(self, parameters, context, feedback, share=15)
        data.require()
        tested = self._tested(data, parameters, context, feedback)
        stop_if_cancelled(feedback)
        parts = regions(tested.found, tested.setting.grid, tested.setting.area, tested.bandwidth.radius, feedback)
        with whole_or_nothing() as written:
            results = self._write(tested, parts, data, parameters, context, feedback, written)
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            report = made_report(partial(significance_report, tested, parts, data, self.started), results, feedback)
            report.write(report_path)
            results[HTML_REPORT] = report_path
        return results

    def _tested(
        self,
        data: inputs.MetricPoints,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> TestedDensity:
        import numpy as np

        from ...analysis.density import SQUARE_METRES_PER_KM2, kernel_density
        from ...analysis.kernels import KERNELS
        from ...analysis.simulation import significance

        kernel = kernel_name(self, parameters, context)
        chosen = bandwidth(self, parameters, context, data.x, data.y, feedback=feedback, share=(15, 25))
        study_area = area_inputs.read_mask(self, parameters, context, feedback, data.crs)
        model = at_random_in_the_area if parameters.get(AT_RISK) is None else from_points_at_risk
        setting = model(self, parameters, context, feedback, data, study_area, chosen.radius, kernel)
        grid, mask = setting.grid, setting.mask
        tell_smoothing(feedback, chosen, kernel, grid)
        stop_if_cancelled(feedback)
        values = kernel_density(
            setting.x,
            setting.y,
            grid,
            chosen.radius,
            kernel,
            mask=mask,
            progress=progress(feedback, 25, 32),
            cancelled=feedback.isCanceled,
        )
        seed = self.parameterAsInt(parameters, inputs.SEED, context)
        found = significance(
            setting.binned,
            setting.cells,
            setting.null,
            self.parameterAsInt(parameters, SIMULATIONS, context),
            seed,
            mask,
            progress=progress(feedback, 32, 92),
            cancelled=feedback.isCanceled,
        )
        per_km2 = KERNELS[kernel].constant / chosen.radius**2 * SQUARE_METRES_PER_KM2
        known = np.isfinite(found.upper)
        expected = np.where(known, found.expected * per_km2, np.nan)
        threshold = np.where(known & np.isfinite(found.threshold), found.threshold * per_km2, np.nan)
        return TestedDensity(values, expected, threshold, found, setting, chosen, kernel, seed)

    def _write(
        self,
        tested: TestedDensity,
        parts: list[Region],
        data: inputs.MetricPoints,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> dict[str, Any]:
        from ...layers.styles.scales import reports_per_km2, round_breaks
        from ...layers.styles.surfaces import style_density
        from ..rasters import write_raster

        setting, unit = tested.setting, reports_per_km2()
        path = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        p_path = self.parameterAsOutputLayer(parameters, OUTPUT_PVALUE, context)
        bands = [
            (unit, tested.values),
            (tr("{unit}, by chance on average").format(unit=unit), tested.expected),
            (tr("{unit}, from which on p is at most 0.05 for the whole map").format(unit=unit), tested.threshold),
        ]
        metadata = _metadata(tested)
        write_raster(path, bands, setting.grid, data.crs, unit=unit, metadata=metadata, cancelled=feedback.isCanceled)
        written.append(path)
        write_p_values(p_path, tested.found, setting.grid, data.crs, metadata, feedback)
        written.append(p_path)
        breaks, settings = round_breaks(tested.values), _settings(tested)
        self.load_styled(
            context,
            path,
            tr("Density, {settings}").format(settings=settings),
            lambda layer: style_density(layer, breaks, unit),
        )
        name = tr("Significance of the density, {settings}").format(settings=settings)
        self.load_styled(context, p_path, name, style_p_values(change=False))
        results = {OUTPUT: path, OUTPUT_PVALUE: p_path}
        if parameters.get(CONTOURS) is not None:
            name = tr("Tolerance contours, {settings}").format(settings=settings)
            results[CONTOURS] = write_contours(
                self, parameters, context, feedback, parts, _measures(tested), data.crs, name, written, change=False
            )
        return results


def _metadata(tested: TestedDensity) -> dict[str, str]:
    return {
        "KERNEL": tested.kernel,
        "RADIUS": f"{tested.bandwidth.radius:.6g} m",
        "BANDWIDTH_RULE": tested.bandwidth.rule,
        "POINTS": str(len(tested.setting.x)),
        "NULL": tested.setting.description,
        "SIMULATIONS": str(tested.found.simulations),
        "SEED": str(tested.seed),
    }


def _measures(tested: TestedDensity) -> list[tuple[QgsField, Measure]]:
    """What is said of each contour."""
    grid = tested.setting.grid
    return [
        (field("reports", WHOLE, tr("Reports")), points_in(tested.setting.x, tested.setting.y)),
        (field("density", REAL, tr("Mean density, reports / km²")), mean_in(tested.values, grid)),
        (field("expected", REAL, tr("Mean density by chance")), mean_in(tested.expected, grid)),
        (field("peak", REAL, tr("Highest density, reports / km²")), greatest_in(tested.values, grid)),
    ]


def _settings(tested: TestedDensity) -> str:
    text = tr("{kernel}, R = {radius} m, simulations: {n}")
    return text.format(
        kernel=kernel_titles()[tested.kernel],
        radius=number(tested.bandwidth.radius),
        n=number(tested.found.simulations),
    )
