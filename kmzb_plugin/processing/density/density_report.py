"""The report of `kerneldensity`, and how its result is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...locale import number
from ...text import figure, tr
from ..bandwidths import curve_chart, explained, rule_name
from ..report import Report
from ..smoothing import kernel_titles
from ..strays import stray_sentence
from ..surfaces import natural_pixel
from .kerneldensity import edge_titles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.grid import Grid
    from ..inputs import MetricPoints
    from .density_surfaces import Density, Setting

STRONGEST = 5


def density_name(density: Density) -> str:
    """The name of the layer and the report: what it shows in which unit, and what decides how it looks."""
    setting = density.setting
    what = tr("Density") if setting.population is None else tr("Rate")
    text = tr("{what} ({unit}), {kernel}, R = {radius} m")
    if setting.adaptive is not None:
        text = tr("{what} ({unit}), {kernel}, adaptive, typically R = {radius} m")
    radius = number(setting.bandwidth.radius)
    return text.format(what=what, unit=density.unit, kernel=kernel_titles()[setting.kernel], radius=radius)


def radius_sentence(setting: Setting) -> str:
    """Radius with its rule, and raster, for the log."""
    text = tr("Radius {radius} m ({rule}), pixels of {pixel} m, {rows} × {columns} pixels. {why}")
    return text.format(
        radius=number(setting.bandwidth.radius),
        rule=rule_name(setting.bandwidth),
        pixel=figure(setting.frame.grid.cell),
        rows=number(setting.frame.grid.nrows),
        columns=number(setting.frame.grid.ncols),
        why="" if setting.bandwidth.rule == "fixed" else explained(setting.bandwidth),
    ).strip()


def density_report(density: Density, data: MetricPoints, started: float) -> Report:
    """The page: the answer, the map, the strongest places, the categories, why this radius, how it was computed."""
    import numpy as np

    from ...layers.styles.scales import class_labels, ramp_colours, round_breaks
    from ..pictures import density_picture

    setting, grid = density.setting, density.setting.frame.grid
    values = np.nan_to_num(density.values)
    breaks = round_breaks(density.values)
    peak = float(values.max(initial=0.0))
    report = Report(density_name(density), _answer(density, peak), started)
    report.figure(tr("points"), number(len(data.points)))
    report.figure(tr("at the strongest place, {unit}").format(unit=density.unit), _written(peak))
    report.figure(tr("radius"), f"{number(setting.bandwidth.radius)} m")
    legend = list(zip(ramp_colours(len(breaks) + 1), class_labels(breaks, density.unit), strict=True))
    picture = density_picture(density.values, grid, breaks, legend, setting.study_area)
    report.image(picture, tr("Density of the reports, north up.") if setting.population is None else tr("North is up."))
    rows = [
        (rank, round(x), round(y), _written(value))
        for rank, (x, y, value) in enumerate(strongest(values, grid, setting.bandwidth.radius), 1)
    ]
    if rows:
        caption = tr("The strongest places, at least a radius apart.")
        report.table(["#", tr("easting, m"), tr("northing, m"), density.unit], rows, caption)
    if density.categories:
        columns = [tr("band"), tr("category"), tr("points"), tr("at its strongest, {unit}").format(unit=density.unit)]
        lines = [(i, each.name, each.points, _written(each.peak)) for i, each in enumerate(density.categories, 2)]
        report.table(columns, lines, tr("The categories, each a band of the raster; the first band holds all."))
    _explain_radius(report, setting)
    _methods(report, density, data)
    return report


def _answer(density: Density, peak: float) -> str:
    unit = density.unit
    if not peak > 0:
        return tr("There are no reports in the area: the density is zero everywhere.")
    if density.setting.population is not None:
        text = tr("At its highest the rate is {peak} {unit}, in the whole area {overall}: {times} times as much.")
        times = number(peak / density.overall, 1) if density.overall > 0 else "?"
        return text.format(peak=_written(peak), unit=unit, overall=_written(density.overall), times=times)
    text = tr("Half of the density lies on {share} % of the area; at its strongest it reaches {peak} {unit}.")
    half = half_share(density.values)
    return text.format(share=_written(100 * half), peak=_written(peak), unit=unit)


def _explain_radius(report: Report, setting: Setting) -> None:
    """Why this radius and these pixels, with the curve of the radii that were tried."""
    radius, pixel = number(setting.bandwidth.radius), figure(setting.frame.grid.cell)
    report.heading(tr("Why a radius of {radius} m and pixels of {pixel} m").format(radius=radius, pixel=pixel))
    if setting.bandwidth.rule == "fixed":
        report.paragraph(tr("The radius was given."))
    else:
        report.paragraph(f"{rule_name(setting.bandwidth).capitalize()}. {explained(setting.bandwidth)}")
    chart = curve_chart(setting.bandwidth)
    if chart is not None:
        report.svg(*chart)
    text = tr(
        "A smaller radius shows more detail and more chance, a larger one the broad lines. Pixels only draw the "
        "surface: about ten of them in a radius show its shape, and smaller ones change nothing."
    )
    here = tr("Pixels in a radius here: {n}.")
    text += " " + here.format(n=figure(float(f"{setting.bandwidth.radius / setting.frame.grid.cell:.2g}")))
    if setting.frame.grid.cell > 1.5 * natural_pixel(setting.bandwidth.radius):
        text += " " + tr("Finer ones would make the raster too large; a study area or an extent allows them.")
    report.paragraph(text)
    if setting.adaptive is not None:
        report.paragraph(_adaptive_sentence(setting))


def _adaptive_sentence(setting: Setting) -> str:
    import numpy as np

    assert setting.adaptive is not None
    text = tr(
        "The radius is that of a typical place; it falls to {least} m where reports are densest and rises to {most} m "
        "where they are few (Abramson 1982: with the square root of the density). {trimmed} points were cut at five "
        "times the typical radius."
    )
    radii = setting.adaptive.radius
    least, most = number(float(np.min(radii))), number(float(np.max(radii)))
    return text.format(least=least, most=most, trimmed=number(setting.adaptive.trimmed))


def _methods(report: Report, density: Density, data: MetricPoints) -> None:
    setting, grid = density.setting, density.setting.frame.grid
    data.into(report)
    if setting.study_area is None and (far := stray_sentence(data)):
        report.method(tr("Far from the rest"), far)
    bandwidth = setting.bandwidth
    report.method(tr("Radius"), f"{number(bandwidth.radius, 1)} m ({rule_name(bandwidth)})")
    text = tr("{kernel}; a Gaussian of the same spread has sigma = {sigma} m")
    report.method(tr("Kernel"), text.format(kernel=kernel_titles()[setting.kernel], sigma=number(bandwidth.sigma, 1)))
    report.method(tr("Raster"), f"{number(grid.ncols)} × {number(grid.nrows)}, {figure(grid.cell)} m")
    report.method(tr("Weight"), data.weight_field or tr("none, each point counts once"))
    report.method(tr("Edge"), _edge_sentence(density))
    if setting.population is not None:
        report.method(tr("Set against"), setting.population.sentence(density.without))
    if density.categories:
        text = tr("bands beside the first: {n}; points without a category, in the first only: {without}")
        counts = (number(len(density.categories)), number(density.uncategorised))
        report.method(tr("Categories"), text.format(n=counts[0], without=counts[1]))
    exact = tr("Exact sum over all points at the centre of each pixel.")
    if setting.adaptive is not None:
        exact = tr(
            "Sum over all points at the centre of each pixel, each with its own radius; of more than 50,000 points "
            "radii 10 % apart share the weight, which moves at most 1 % of a report's mass (Davies and Baddeley 2018)."
        )
    report.method(tr("Method"), exact)


def _edge_sentence(density: Density) -> str:
    corrections = {
        "none": edge_titles()["none"],
        "uniform": tr("divided by the share of the kernel inside the study area (uniform, as in spatstat)"),
        "diggle": tr(
            "weights divided by the share of their kernel inside the study area (Diggle), which keeps the sum"
        ),
    }
    sentence = corrections[density.setting.correction]
    if density.outside:
        text = tr("points outside the study area, left out: {n}")
        sentence += "; " + text.format(n=number(density.outside))
    return sentence


def _written(value: float) -> str:
    """Three digits: a rate may be small."""
    import math

    if not math.isfinite(value) or value == 0:
        return number(0) if value == 0 else "?"
    return number(value, max(0, min(2 - math.floor(math.log10(abs(value))), 6)) if abs(value) < 100 else 1)


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
