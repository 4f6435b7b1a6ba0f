"""`relativerisk`: where one category, or status, takes a larger share of all reports than elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from ...locale import number
from ...text import UserError, tr
from .. import area_inputs, inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..outputs import is_wanted, whole_or_nothing
from ..report import made_report
from ..smoothing import add_smoothing, check_smoothing, kernel_name, tell_smoothing
from ..surfaces import surface_frame
from ..times import texts
from ..tolerance import (
    CONTOURS,
    OUTPUT_PVALUE,
    SIMULATIONS,
    Region,
    add_outputs,
    add_simulations,
    check_simulations,
    regions,
    style_p_values,
    write_contours,
    write_p_values,
)
from .category_column import add_category_field, category_field, chosen_codes, label_of, no_category

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ...analysis.bandwidth import Bandwidth
    from ...analysis.grid import Grid
    from ...analysis.relativerisk import RelativeRisk
    from ...analysis.simulation import Significance

CATEGORY = "CATEGORY"
LEAST_REPORTS = "LEAST_REPORTS"
OUTPUT = "OUTPUT"
FEW = 5


@dataclass(frozen=True)
class Kinds:
    """The reports used: coordinates (n,) and which of them are of the category; what was left out, and why."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    of_kind: NDArray[np.bool_]
    codes: list[str]
    unnamed: int
    outside: int

    @property
    def n(self) -> int:
        return int(self.of_kind.sum())

    @property
    def overall(self) -> float:
        return self.n / len(self.of_kind)

    @property
    def name(self) -> str:
        return ", ".join(label_of(code) for code in self.codes)


@dataclass(frozen=True)
class TestedRisk:
    """The surfaces, and how the category's density ranks among those of relabelled reports where the share is told."""

    risk: RelativeRisk
    found: Significance
    kinds: Kinds
    grid: Grid
    study_area: shapely.Geometry | None
    bandwidth: Bandwidth
    kernel: str
    seed: int
    fewest: int


class RelativeRiskAlgorithm(KmzbAlgorithm):
    """Compares with `analysis.simulation`. Memory: 200 bytes a point, 300 bytes a pixel and 30 more for each thread."""

    algorithm_id = "relativerisk"

    def title(self) -> str:
        return tr("Relative risk of a category")

    def describe(self) -> str:
        return tr(
            "Where one category, or status, takes a larger share of all reports than elsewhere: not where most reports "
            "of it are made, which is where most reports are made anyway, but where it stands out. Outlines show where "
            "its share is higher or lower than chance would make it."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        self.add(
            QgsProcessingParameterString(CATEGORY, tr("Category")),
            tr("The category or status compared with all reports: its code or name; several with commas count as one."),
        )
        add_category_field(self, tr("The field with the category, or with the status."))
        add_smoothing(
            self, tr("Left empty: the one with which the kind of a report is foretold best by others around.")
        )
        area_inputs.add_mask(self)
        self.add(
            QgsProcessingParameterNumber(
                LEAST_REPORTS, tr("Fewest reports"), QgsProcessingParameterNumber.Type.Integer, FEW, False, 0
            ),
            tr(
                "Where fewer reports of any kind lie within half the radius, no share is told: it would be that of one "
                "or two, or of the fringe of a town."
            ),
            advanced=True,
        )
        add_simulations(self)
        inputs.add_extent(self)
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterRasterDestination(OUTPUT, tr("Relative risk")),
            tr(
                "The raster with the bands: times the share that the category has in all reports (1 is as everywhere), "
                "its share in percent, and the density of all reports per km²."
            ),
        )
        add_outputs(self, contours_by_default=True, p_values_by_default=False)
        self.add_report()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        category_field(self, parameters, context)
        check_smoothing(self, parameters, context)
        check_simulations(self, parameters, context)
        inputs.check_points(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...analysis.progress import awaited
        from .relativerisk_report import relative_risk_report

        field = category_field(self, parameters, context)
        data = inputs.read_metric_points(self, parameters, context, feedback, [field], share=15)
        data.require()
        study_area = area_inputs.read_mask(self, parameters, context, feedback, data.crs)
        kinds = self._kinds(data, field, study_area, parameters, context, feedback)
        stop_if_cancelled(feedback)
        tested = self._tested(kinds, data, study_area, parameters, context, feedback)
        stop_if_cancelled(feedback)
        told = awaited(partial(_outline, tested), feedback.isCanceled)
        parts = regions(tested.found, tested.grid, told, tested.bandwidth.radius, feedback)
        with whole_or_nothing() as written:
            results = self._write(tested, parts, data, parameters, context, feedback, written)
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            make = partial(relative_risk_report, tested, parts, data, self.started)
            made_report(make, results, feedback).write(report_path)
            results[HTML_REPORT] = report_path
        return results

    def _kinds(
        self,
        data: inputs.MetricPoints,
        field: str,
        study_area: shapely.Geometry | None,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Kinds:
        import numpy as np
        import pandas as pd

        from ...analysis.areas import locate

        category = texts(data.points.columns[field], feedback.isCanceled)
        named = category != ""
        if not named.any():
            raise no_category(field)
        text = self.parameterAsString(parameters, CATEGORY, context)
        codes = chosen_codes(text, list(pd.Series(category[named]).value_counts().index), field)
        inside = np.ones(len(named), dtype=bool) if study_area is None else locate(data.x, data.y, [study_area]) >= 0
        used = named & inside
        kinds = Kinds(
            data.x[used],
            data.y[used],
            np.isin(category[used], codes),
            codes,
            int((~named).sum()),
            int((named & ~inside).sum()),
        )
        _require(kinds, len(named), feedback)
        return kinds

    def _tested(
        self,
        kinds: Kinds,
        data: inputs.MetricPoints,
        study_area: shapely.Geometry | None,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> TestedRisk:
        from ...analysis.binned_kernel import BinnedKernel, Margin
        from ...analysis.density import kernel_density
        from ...analysis.nulls import Relabelled
        from ...analysis.relativerisk import relative_risk, reports_near
        from ...analysis.simulation import significance

        kernel, cancelled = kernel_name(self, parameters, context), feedback.isCanceled
        x, y, of_kind = kinds.x, kinds.y, kinds.of_kind
        chosen = self._bandwidth(kinds, kernel, parameters, context, feedback)
        frame = surface_frame(self, parameters, context, data.at(x, y), study_area, chosen.radius, feedback)
        tell_smoothing(feedback, chosen, kernel, frame.grid)
        of_one, of_all = (
            kernel_density(x[own], y[own], frame.grid, chosen.radius, kernel, None, frame.mask, follow, cancelled)
            for own, follow in ((of_kind, progress(feedback, 35, 36)), (of_kind | True, progress(feedback, 36, 38)))
        )
        fewest = self.parameterAsInt(parameters, LEAST_REPORTS, context)
        near_by = reports_near(x, y, frame.grid, chosen.radius, progress(feedback, 38, 40), cancelled)
        risk = relative_risk(of_one, of_all, near_by, kinds.overall, fewest)
        if not risk.known.any():
            text = tr(
                "Nowhere do {n} reports lie within half the radius of {radius} m. Choose a larger RADIUS or a smaller "
                "LEAST_REPORTS, or check the extent."
            )
            raise UserError(text.format(n=number(fewest), radius=number(chosen.radius)))
        binned = BinnedKernel(frame.grid, chosen.radius, kernel, Margin.around(frame.grid, chosen.radius, x, y))
        cells = binned.cells(x, y)
        near = cells >= 0
        seed = self.parameterAsInt(parameters, inputs.SEED, context)
        found = significance(
            binned,
            cells[near & of_kind],
            Relabelled(cells[near], kinds.n, len(of_kind)),
            self.parameterAsInt(parameters, SIMULATIONS, context),
            seed,
            risk.known,
            progress=progress(feedback, 40, 92),
            cancelled=cancelled,
        )
        return TestedRisk(risk, found, kinds, frame.grid, study_area, chosen, kernel, seed, fewest)

    def _bandwidth(
        self,
        kinds: Kinds,
        kernel: str,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Bandwidth:
        from ...analysis.bandwidth import fixed
        from ...analysis.relativerisk import by_cross_validation
        from ..bandwidths import RADIUS

        given = inputs.length(self, parameters, RADIUS, context)
        if given:
            return fixed(given, kernel, len(kinds.x))
        follow = progress(feedback, 15, 35)
        return by_cross_validation(kinds.x, kinds.y, kinds.of_kind, kernel, follow, feedback.isCanceled)

    def _write(
        self,
        tested: TestedRisk,
        parts: list[Region],
        data: inputs.MetricPoints,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> dict[str, Any]:
        from ...layers.styles.scales import reports_per_km2, times_the_share
        from ...layers.styles.surfaces import style_ratio
        from ..rasters import write_raster
        from .relativerisk_rows import measures, metadata, settings

        risk, unit, about = tested.risk, times_the_share(), metadata(tested)
        path = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        bands = [
            (unit, risk.ratio),
            (tr("share of the category, %"), 100.0 * risk.share),
            (tr("all reports, {unit}").format(unit=reports_per_km2()), risk.density),
        ]
        units = ["", "%", reports_per_km2()]
        write_raster(path, bands, tested.grid, data.crs, unit=units, metadata=about, cancelled=feedback.isCanceled)
        written.append(path)
        said = settings(tested)
        name = tr("Relative risk, {settings}").format(settings=said)
        self.load_styled(context, path, name, lambda layer: style_ratio(layer, 1, unit))
        results = {OUTPUT: path}
        if is_wanted(parameters, OUTPUT_PVALUE):
            p_path = self.parameterAsOutputLayer(parameters, OUTPUT_PVALUE, context)
            write_p_values(p_path, tested.found, tested.grid, data.crs, about, feedback)
            written.append(p_path)
            name = tr("Significance of the relative risk, {settings}").format(settings=said)
            self.load_styled(context, p_path, name, style_p_values(change=False))
            results[OUTPUT_PVALUE] = p_path
        if parameters.get(CONTOURS) is not None:
            name = tr("Tolerance contours of the relative risk, {settings}").format(settings=said)
            results[CONTOURS] = write_contours(
                self, parameters, context, feedback, parts, measures(tested), data.crs, name, written, change=False
            )
        return results


def _outline(tested: TestedRisk) -> shapely.Geometry:
    """Around the pixels with a share."""
    import numpy as np
    import shapely

    from ..contours import outlines_below

    unknown = np.where(tested.risk.known, 0.0, 1.0)
    return shapely.union_all(outlines_below(unknown, 0.5, tested.grid, tested.study_area))


def _require(kinds: Kinds, read: int, feedback: QgsProcessingFeedback) -> None:
    """Refuses where there is nothing to compare; tells of what was left out, and of few reports."""
    import numpy as np

    n, total = kinds.n, len(kinds.of_kind)
    if not total:
        text = tr("No point lies in the study area ({n} read). Check both layers' coordinate systems.")
        raise UserError(text.format(n=number(read)))
    if not n:
        text = tr("No report of «{category}» lies in the study area. Choose another category or a wider area.")
        raise UserError(text.format(category=kinds.name))
    if n == total:
        text = tr("All reports are of «{category}»: there are no others to compare it with. Check the filter.")
        raise UserError(text.format(category=kinds.name))
    if np.ptp(kinds.x) == 0 and np.ptp(kinds.y) == 0:
        raise UserError(tr("All points lie at one place, so that no share can differ from place to place."))
    for left_out, text in (
        (kinds.unnamed, tr("Points without a category, left out: {n}.")),
        (kinds.outside, tr("Points outside the study area, left out: {n}.")),
    ):
        if left_out:
            feedback.pushWarning(text.format(n=number(left_out)))
    text = tr("Reports of «{category}»: {n} of {total}, {share} %.")
    share = number(100 * kinds.overall, 1)
    feedback.pushInfo(text.format(category=kinds.name, n=number(n), total=number(total), share=share))
    if n < FEW:
        feedback.pushWarning(tr("There are fewer than {n} reports of the category: little can be said.").format(n=FEW))
