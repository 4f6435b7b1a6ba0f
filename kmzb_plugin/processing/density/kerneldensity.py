"""`kerneldensity`: an exact kernel density raster in reports per km², or a rate."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterRasterDestination,
)

from ...text import UserError, tr
from .. import area_inputs, inputs
from ..bandwidths import (
    BANDWIDTH_RULE,
    add_bandwidth,
    add_holdout,
    check_bandwidth,
    choose_bandwidth,
    warn_of_radius,
)
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..population import POPULATION, check_population
from ..report import made_report
from ..smoothing import KERNEL, add_kernel
from ..surfaces import add_pixel_size, surface_frame
from ..times import first_and_last, moments, texts
from .rates import add_rate, read_population

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ...analysis.adaptive import AdaptiveRadii
    from ...analysis.bandwidth import Bandwidth
    from ...analysis.progress import IsCancelled
    from .density_surfaces import Density, Setting

ADAPTIVE = "ADAPTIVE"
EDGE_CORRECTION = "EDGE_CORRECTION"
PER_CATEGORY = "PER_CATEGORY"
OUTPUT = "OUTPUT"

CORRECTIONS = ["none", "uniform", "diggle"]
DEFAULTS = {inputs.CATEGORY_FIELD: "category", inputs.TIME_FIELD: "reported_at"}


def edge_titles() -> dict[str, str]:
    """The corrections at the edge in words, by their codes."""
    return {
        "none": tr("no correction at the edge"),
        "uniform": tr("density corrected (uniform)"),
        "diggle": tr("weights corrected (Diggle)"),
    }


class KernelDensity(KmzbAlgorithm):
    """Reads, computes in `analysis.density`, writes.

    Memory: about 200 bytes a point, 20 bytes a pixel, and 8 bytes a pixel and category.
    """

    algorithm_id = "kerneldensity"

    def title(self) -> str:
        return tr("Kernel density")

    def describe(self) -> str:
        return tr(
            "Where reports lie densely: a raster in reports per km², computed exactly from every point at its own "
            "place. Without any choice radius and pixels follow from the points, and the report says how. Inside the "
            "study area a place without reports is zero, outside it there is no result. With a population it shows "
            "reports per inhabitant or per expected report instead."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        add_bandwidth(self)
        add_pixel_size(self)
        add_kernel(self, advanced=False)
        inputs.add_weight(self)
        area_inputs.add_mask(self)
        self._add_ways()
        self._add_fields()
        add_rate(self)
        add_holdout(self)
        inputs.add_extent(self)
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterRasterDestination(OUTPUT, tr("Density")),
            tr(
                "The raster: 32-bit numbers, reports per km² or a rate, without a value outside the study area. With a "
                "band for each category the first band holds all."
            ),
        )
        self.add_report()

    def _add_ways(self) -> None:
        self.add(
            QgsProcessingParameterEnum(
                EDGE_CORRECTION,
                tr("Correction at the edge"),
                CORRECTIONS,
                defaultValue="none",
                usesStaticStrings=True,
            ),
            tr(
                "For a study area beyond which reports happen but are not in the layer. «Density corrected» (uniform) "
                "divides by the share of the kernel inside. «Weights corrected» (diggle) raises the weight of reports "
                "near the edge, so that the sum stays. Without a correction (none) the density sinks towards the edge."
            ),
            advanced=True,
            titles=edge_titles(),
        )
        self.add(
            QgsProcessingParameterBoolean(ADAPTIVE, tr("Adaptive radius"), defaultValue=False),
            tr(
                "Narrow kernels where reports are many, wide ones where they are few (Abramson): detail in towns, calm "
                "in the country. The radius above is the typical one."
            ),
            advanced=True,
        )

    def _add_fields(self) -> None:
        self.add(
            QgsProcessingParameterBoolean(PER_CATEGORY, tr("A band for each category"), defaultValue=False),
            tr("Beside the first band of all reports one for each category, all with the same radius."),
        )
        fields = {
            inputs.CATEGORY_FIELD: (tr("Field of the category"), tr("What the bands are made by.")),
            inputs.TIME_FIELD: (
                tr("Field of the time"),
                tr("When it was reported: the rule holdout looks at it, and the raster remembers the period."),
            ),
        }
        for name, (label, help_text) in fields.items():
            inputs.add_field(self, name, label, DEFAULTS[name], help_text)
            parameter = self.parameterDefinition(name)
            parameter.setFlags(parameter.flags() | parameter.Flag.FlagAdvanced)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        check_bandwidth(self, parameters, context, self._field(parameters, inputs.TIME_FIELD, context))
        correction = self.parameterAsEnumString(parameters, EDGE_CORRECTION, context)
        adaptive = self.parameterAsBoolean(parameters, ADAPTIVE, context)
        if correction != "none" and parameters.get(area_inputs.MASK) is None:
            raise UserError(
                tr("Correction at the edge needs the study area. Choose it in MASK, or choose no correction.")
            )
        if adaptive and correction == "uniform":
            text = tr("With adaptive radii only «{diggle}» corrects at the edge. Choose it, or no correction.")
            raise UserError(text.format(diggle=edge_titles()["diggle"]))
        if adaptive and parameters.get(POPULATION) is not None:
            raise UserError(tr("A rate needs one radius for reports and population: leave ADAPTIVE or POPULATION out."))
        if self.parameterAsBoolean(parameters, PER_CATEGORY, context) and not self._field(
            parameters, inputs.CATEGORY_FIELD, context
        ):
            text = tr("The layer has no field «category». Choose the field with the category in CATEGORY_FIELD.")
            raise UserError(text)
        check_population(self, parameters, context)
        inputs.check_points(self, parameters, context)

    def _field(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        return inputs.chosen_field(self, parameters, name, context, DEFAULTS[name])

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .density_report import density_report, radius_sentence
        from .density_surfaces import compute_density

        weight_field = inputs.chosen_field(self, parameters, inputs.WEIGHT_FIELD, context)
        time_field = self._field(parameters, inputs.TIME_FIELD, context)
        bands = self.parameterAsBoolean(parameters, PER_CATEGORY, context)
        category_field = self._field(parameters, inputs.CATEGORY_FIELD, context) if bands else ""
        fields = list(dict.fromkeys(each for each in (time_field, category_field) if each))
        data = inputs.read_metric_points(
            self, parameters, context, feedback, fields, weight_field=weight_field, share=25
        )
        data.require_weights()
        times = data.points.columns[time_field] if time_field else None
        setting = self._setting(data, times, parameters, context, feedback)
        feedback.pushInfo(radius_sentence(setting))
        categories = texts(data.points.columns[category_field], feedback.isCanceled) if category_field else None
        density = compute_density(setting, data, categories, feedback)
        stop_if_cancelled(feedback)
        path = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        self._write(path, density, data, times, context, feedback)
        results = {OUTPUT: path}
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            report = made_report(partial(density_report, density, data, self.started), results, feedback)
            report.write(report_path)
            results[HTML_REPORT] = report_path
        return results

    def _setting(
        self,
        data: inputs.MetricPoints,
        times: NDArray[Any] | None,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Setting:
        """Radius, raster and everything else that the density follows from; up to 45 % of the progress bar."""
        from .density_surfaces import Setting

        kernel = self.parameterAsEnumString(parameters, KERNEL, context)
        correction = self.parameterAsEnumString(parameters, EDGE_CORRECTION, context)
        study_area = area_inputs.read_mask(self, parameters, context, feedback, data.crs)
        rule = self.parameterAsEnumString(parameters, BANDWIDTH_RULE, context)
        bandwidth = choose_bandwidth(
            self,
            parameters,
            context,
            feedback,
            data,
            kernel,
            study_area,
            corrected=correction != "none",
            seconds=_seconds(times, feedback.isCanceled) if rule == "holdout" else None,
        )
        adaptive = None
        if self.parameterAsBoolean(parameters, ADAPTIVE, context):
            adaptive = _adaptive(data, bandwidth, kernel, feedback)
        radius = bandwidth.radius
        reach = radius if adaptive is None else float(adaptive.radius[~data.astray].max())
        pixels_of = radius if adaptive is None else radius / 2.0
        frame = surface_frame(self, parameters, context, data, study_area, pixels_of, feedback, reach)
        warn_of_radius(feedback, bandwidth, frame.grid.cell, data.extent() if len(data.x) else frame.extent)
        _warn_of_area(feedback, data, study_area)
        population = read_population(self, parameters, context, feedback, data.crs, frame.extent, radius)
        stop_if_cancelled(feedback)
        return Setting(frame, study_area, kernel, bandwidth, correction, adaptive, population)

    def _write(
        self,
        path: str,
        density: Density,
        data: inputs.MetricPoints,
        times: NDArray[Any] | None,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        from ...layers.styles.scales import round_breaks
        from ...layers.styles.surfaces import style_density
        from ..rasters import write_raster
        from .density_report import density_name

        setting, unit = density.setting, density.unit
        metadata = {
            "KERNEL": setting.kernel,
            "RADIUS": f"{setting.bandwidth.radius:.6g} m",
            "BANDWIDTH_RULE": setting.bandwidth.rule,
            "EDGE_CORRECTION": setting.correction,
            "ADAPTIVE": "yes" if setting.adaptive is not None else "no",
            "POINTS": str(len(data.points)),
        }
        if data.weight_field:
            metadata["WEIGHT_FIELD"] = data.weight_field
        if times is not None and (known := first_and_last(times, feedback.isCanceled)) is not None:
            metadata["TRAINED_FROM"], metadata["TRAINED_TO"] = (each.isoformat() for each in known)
        if setting.population is not None:
            metadata["POPULATION"] = setting.population.source
        first = tr("all categories") if density.bands else unit
        bands: list[tuple[str, NDArray[np.floating]]] = [(first, density.values), *density.bands]
        cancelled = feedback.isCanceled
        write_raster(path, bands, setting.frame.grid, data.crs, unit=unit, metadata=metadata, cancelled=cancelled)
        breaks = round_breaks(density.values)
        self.load_styled(context, path, density_name(density), lambda layer: style_density(layer, breaks, unit))


def _seconds(times: NDArray[Any] | None, cancelled: IsCancelled) -> NDArray[np.float64] | None:
    """Seconds since 1970 (n,), NaN where the time cannot be read."""
    import numpy as np

    if times is None:
        return None
    read = moments(times, cancelled)
    seconds = read.dt.tz_convert(None).to_numpy().astype("datetime64[s]").astype(float)
    return np.where(read.isna().to_numpy(), np.nan, seconds)


def _adaptive(
    data: inputs.MetricPoints, bandwidth: Bandwidth, kernel: str, feedback: QgsProcessingFeedback
) -> AdaptiveRadii:
    """Abramson's radii; points astray are left out of the pilot and get the widest."""
    import numpy as np

    from ...analysis.adaptive import TRIM, AdaptiveRadii, abramson, pilot_at_points

    data.require()
    near = ~data.astray
    weights = None if data.weights is None else data.weights[near]
    pilot = pilot_at_points(
        data.x[near],
        data.y[near],
        bandwidth.radius,
        kernel,
        weights,
        progress=progress(feedback, 40, 45),
        cancelled=feedback.isCanceled,
    )
    found = abramson(pilot, bandwidth.radius, weights)
    radius = np.full(len(data.x), TRIM * bandwidth.radius)
    radius[near] = found.radius
    return AdaptiveRadii(radius, found.trimmed)


def _warn_of_area(
    feedback: QgsProcessingFeedback, data: inputs.MetricPoints, study_area: shapely.Geometry | None
) -> None:
    """Tells of a study area in which there are no points."""
    import shapely

    if study_area is None or not len(data.x):
        return
    shapely.prepare(study_area)
    some = slice(None, None, max(1, len(data.x) // 1000))  # a few mostly tell
    if not any(shapely.contains_xy(study_area, data.x[each], data.y[each]).any() for each in (some, slice(None))):
        left, bottom, right, top = (f"{each:.0f}" for each in data.extent())
        text = tr(
            "No point lies in the study area. The points lie between {left} and {right} east, {bottom} and {top} "
            "north: check the coordinate systems."
        )
        feedback.pushWarning(text.format(left=left, right=right, bottom=bottom, top=top))
