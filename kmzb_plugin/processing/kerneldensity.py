"""`kerneldensity`: an exact kernel density raster in reports per km²."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterRasterDestination,
)

from ..locale import number
from ..text import UserError, tr
from . import inputs
from .base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from .report import Report
from .surfaces import PIXEL_SIZE, add_pixel_size, rounded_down, surface_frame

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ..analysis.bandwidth import Bandwidth
    from ..analysis.grid import Extent, Grid

RADIUS = "RADIUS"
BANDWIDTH_RULE = "BANDWIDTH_RULE"
KERNEL = "KERNEL"
OUTPUT = "OUTPUT"

KERNEL_NAMES = ["quartic", "epanechnikov", "uniform", "triweight", "triangular", "gaussian"]
RULES = ["fixed", "scott"]
WIDE = 0.1  # of the shorter side: a computed radius above it is told
EXAMPLES_IN_SIDE = 50
STRONGEST = 5


class KernelDensity(KmzbAlgorithm):
    """Reads, computes in `analysis.density`, writes. Memory: about 150 bytes a point and 20 bytes a pixel."""

    algorithm_id = "kerneldensity"

    def title(self) -> str:
        return tr("Kernel density")

    def group_key(self) -> str:
        return "density"

    def describe(self) -> str:
        return tr(
            "Where reports lie densely: a raster in reports per km², computed exactly from every point at its own "
            "place. Without any choice the radius comes from Scott's rule and the pixels from the radius. Inside the "
            "study area a place without reports is zero, outside it there is no result."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        self._add_bandwidth()
        self.add(
            QgsProcessingParameterEnum(
                KERNEL, tr("Kernel"), KERNEL_NAMES, defaultValue="quartic", usesStaticStrings=True
            ),
            tr("The shape that each report is spread with. The radius matters more; quartic is usual."),
        )
        inputs.add_weight(self)
        inputs.add_mask(self)
        inputs.add_extent(self)
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterRasterDestination(OUTPUT, tr("Density")),
            tr("The raster: 32-bit numbers, reports per km², without a value outside the study area."),
        )
        self.add_report()

    def _add_bandwidth(self) -> None:
        inputs.add_length(
            self,
            RADIUS,
            tr("Radius"),
            tr("How far a report reaches, in metres. Left empty, it is computed by Scott's rule."),
        )
        self.add(
            QgsProcessingParameterEnum(
                BANDWIDTH_RULE, tr("Rule for the radius"), RULES, usesStaticStrings=True, optional=True
            ),
            tr(
                "fixed: the radius given. scott: from the number and the spread of the points. Left empty: fixed if a "
                "radius is given, else scott."
            ),
            advanced=True,
        )
        add_pixel_size(self)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        radius = inputs.length(self, parameters, RADIUS, context)
        pixel = inputs.length(self, parameters, PIXEL_SIZE, context)
        rule = self.parameterAsEnumString(parameters, BANDWIDTH_RULE, context)
        if rule == "fixed" and radius is None:
            raise UserError(tr("The rule «fixed» needs a radius. Give RADIUS in metres, or choose «scott»."))
        if rule == "scott" and radius is not None:
            raise UserError(tr("The rule «scott» computes the radius itself. Leave RADIUS empty, or choose «fixed»."))
        if radius is not None and pixel is not None and radius < pixel / 2:
            text = tr("The radius must be at least half a pixel: {least} m. Choose a larger radius or smaller pixels.")
            raise UserError(text.format(least=f"{pixel / 2:g}"))
        inputs.check_points(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        weight_field = inputs.chosen_field(self, parameters, inputs.WEIGHT_FIELD, context)
        data = inputs.read_metric_points(self, parameters, context, feedback, weight_field=weight_field, share=25)
        density = self._density(data, parameters, context, feedback)
        path = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        name = self._write(path, density, data, context)
        results = {OUTPUT: path}
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            _report(density, data, name, weight_field, self.started).write(report_path)
            results[HTML_REPORT] = report_path
        return results

    def _density(
        self,
        data: inputs.MetricPoints,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Density:
        from ..analysis.bandwidth import fixed, scott
        from ..analysis.density import kernel_density

        kernel = self.parameterAsEnumString(parameters, KERNEL, context)
        study_area = inputs.read_mask(self, parameters, context, feedback, data.crs)
        given = inputs.length(self, parameters, RADIUS, context)
        if given is None:
            data.require()
        bandwidth = fixed(given, kernel, len(data.x)) if given else scott(data.x, data.y, kernel, data.weights)
        frame = surface_frame(self, parameters, context, data, study_area, bandwidth.radius)
        _warn(feedback, bandwidth, frame.grid.cell, frame.extent)
        stop_if_cancelled(feedback)
        values = kernel_density(
            data.x,
            data.y,
            frame.grid,
            bandwidth.radius,
            kernel,
            data.weights,
            frame.mask,
            progress=progress(feedback, 30, 95),
            cancelled=feedback.isCanceled,
        )
        density = Density(values, frame.grid, bandwidth, kernel, study_area)
        feedback.pushInfo(density.sentence())
        return density

    def _write(self, path: str, density: Density, data: inputs.MetricPoints, context: QgsProcessingContext) -> str:
        from ..layers.output_styles import reports_per_km2, round_breaks, style_density
        from .rasters import write_raster

        radius = number(density.bandwidth.radius)
        name = tr("Density, {kernel}, R = {radius} m").format(kernel=density.kernel, radius=radius)
        unit = reports_per_km2()
        metadata = {
            "KERNEL": density.kernel,
            "RADIUS": f"{density.bandwidth.radius:.6g} m",
            "BANDWIDTH_RULE": density.bandwidth.rule,
            "POINTS": str(len(data.points)),
        }
        write_raster(path, [(unit, density.values)], density.grid, data.crs, unit=unit, metadata=metadata)
        breaks = round_breaks(density.values)
        self.load_styled(context, path, name, lambda layer: style_density(layer, breaks, unit))
        return name


@dataclass(frozen=True)
class Density:
    """What was computed: `values` (nrows, ncols) per km² over `grid`, NaN outside the study area."""

    values: NDArray[np.float64]
    grid: Grid
    bandwidth: Bandwidth
    kernel: str
    study_area: shapely.Geometry | None

    def sentence(self) -> str:
        """Radius and raster in one sentence."""
        text = tr("Radius {radius} m ({rule}), pixels of {pixel} m, {rows} × {columns} pixels.")
        return text.format(
            radius=number(self.bandwidth.radius),
            rule=self.bandwidth.rule,
            pixel=f"{self.grid.cell:g}",
            rows=self.grid.nrows,
            columns=self.grid.ncols,
        )


def _warn(feedback: QgsProcessingFeedback, bandwidth: Bandwidth, pixel: float, extent: Extent) -> None:
    """Tells of a radius that shows too little, with one that would show more."""
    side = min(extent[2] - extent[0], extent[3] - extent[1])
    if bandwidth.rule != "fixed" and bandwidth.radius > WIDE * side:
        text = tr(
            "Scott's rule takes all points for one cluster, so its radius of {radius} m hides everything but the "
            "coarsest. For several towns or a closer look give a radius, for example {example} m."
        )
        example = rounded_down(side / EXAMPLES_IN_SIDE)
        feedback.pushWarning(text.format(radius=number(bandwidth.radius), example=number(example)))
    if bandwidth.radius < 1.5 * pixel:
        feedback.pushWarning(tr("The radius is less than 1.5 pixels: the raster hardly shows its shape."))


def _report(density: Density, data: inputs.MetricPoints, name: str, weight_field: str, started: float) -> Report:
    import numpy as np

    from ..layers.output_styles import class_labels, ramp_colours, reports_per_km2, round_breaks
    from .pictures import density_picture

    values = np.nan_to_num(density.values)
    breaks = round_breaks(density.values)
    peak, half = float(values.max(initial=0.0)), half_share(density.values)
    unit = reports_per_km2()
    if peak > 0:
        text = tr("Half of the density lies on {share} % of the area; at its strongest it reaches {peak} {unit}.")
        answer = text.format(share=number(100 * half, 1), peak=number(peak, 1), unit=unit)
    else:
        answer = tr("There are no reports in the area: the density is zero everywhere.")
    report = Report(name, answer, started)
    report.figure(tr("points"), number(len(data.points)))
    report.figure(tr("at the strongest place, {unit}").format(unit=unit), number(peak, 1))
    report.figure(tr("radius"), f"{number(density.bandwidth.radius)} m")
    colours = ramp_colours(len(breaks) + 1)
    labels = class_labels(breaks, unit)
    legend = list(zip(colours, labels, strict=True))
    picture = density_picture(density.values, density.grid, breaks, legend, density.study_area)
    report.image(picture, tr("Density of the reports, north up."))
    rows = [
        (rank, round(x), round(y), value)
        for rank, (x, y, value) in enumerate(strongest(values, density.grid, density.bandwidth.radius), 1)
    ]
    if rows:
        caption = tr("The strongest places, at least a radius apart.")
        report.table(["#", tr("easting, m"), tr("northing, m"), unit], rows, caption)
    data.into(report)
    rules = {"fixed": tr("given"), "scott": tr("Scott's rule")}
    report.method(tr("Radius"), f"{number(density.bandwidth.radius, 1)} m ({rules.get(density.bandwidth.rule, '')})")
    text = tr("{kernel}; a Gaussian of the same spread has sigma = {sigma} m")
    report.method(tr("Kernel"), text.format(kernel=density.kernel, sigma=number(density.bandwidth.sigma, 1)))
    grid = density.grid
    report.method(tr("Raster"), f"{grid.ncols} × {grid.nrows}, {grid.cell:g} m")
    report.method(tr("Weight"), weight_field or tr("none, each point counts once"))
    report.method(tr("Method"), tr("Exact sum over all points at the centre of each pixel; no correction at the edge."))
    return report


def half_share(values: NDArray[np.float64]) -> float:
    """The smallest share of the pixels with a value that holds half of the density; 0 where there is none."""
    import numpy as np

    inside = values[np.isfinite(values)]
    ranked = np.sort(inside[inside > 0])[::-1]
    if not ranked.size:
        return 0.0
    total = np.cumsum(ranked)
    return float((np.searchsorted(total, total[-1] / 2) + 1) / inside.size)


def strongest(values: NDArray[np.float64], grid: Grid, radius: float) -> list[tuple[float, float, float]]:
    """Easting, northing and value of the strongest pixels that are at least a radius from any stronger one."""
    import numpy as np

    left = values.copy()
    x, y = grid.centres()
    places = []
    for _ in range(STRONGEST):
        row, col = np.unravel_index(int(left.argmax()), left.shape)
        if not left[row, col] > 0:
            break
        places.append((float(x[col]), float(y[row]), float(left[row, col])))
        left[((y - y[row]) ** 2)[:, None] + ((x - x[col]) ** 2)[None, :] <= radius**2] = 0.0
    return places
