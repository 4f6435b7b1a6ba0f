"""The report of `localmoran`."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtGui import QImage

from ...locale import number, probability
from ...text import tr
from ..neighbours import band_text
from ..pictures import PICTURED, cells_picture, symbols_picture
from ..report import Bar, Report, bar_chart
from ..svg import drawing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.moran import LocalMoran
    from ..inputs import MetricPoints
    from ..places import Places

SHOWN = 10
SQUARES = 60  # of the scatter plot, a side
LEVEL = 0.05
ORDER = {"HL": 3, "LH": -3, "HH": 2, "LL": -1, "NS": 0}  # the farthest from 0 shows where many share a pixel


def moran_report(
    places: Places, band: float, result: LocalMoran, hidden: str, data: MetricPoints, started: float
) -> Report:
    """One page: whether places resemble their neighbours, where, and which stand out."""
    import numpy as np

    from ...analysis.moran import QUADRANTS
    from ...layers.styles.moran import MORAN_COLOURS, NOT_SIGNIFICANT, moran_labels

    names = np.array([name or NOT_SIGNIFICANT for name in QUADRANTS])[result.cluster]
    found = {name: int((names == name).sum()) for name in moran_labels()}
    title = tr("Clusters and outliers, {places}").format(places=places.description)
    report = Report(title, _answer(result, found), started)
    report.figure(tr("Moran's I of the whole"), number(result.overall.i, 2))
    report.figure(tr("places of high clusters"), number(found["HH"]))
    report.figure(tr("outliers"), number(found["HL"] + found["LH"]))
    report.figure(tr("reports counted"), number(float(np.nansum(places.counts))))
    if hidden:
        report.paragraph(hidden)
    labels = moran_labels()
    picture = _picture(places, result)
    if picture is not None:
        report.image(picture, tr("Clusters and outliers at 95 %, north up."))
    grey = {NOT_SIGNIFICANT: "#b8b8b8"}
    bars = [
        Bar(label, found[name], number(found[name]), colour=grey.get(name, MORAN_COLOURS[name]))
        for name, label in labels.items()
    ]
    report.svg(bar_chart(bars), tr("How many places are in which class."))
    report.svg(
        scatter_plot(places.counts, result.lag, result.overall.i),
        tr(
            "Each place's reports against the mean of its neighbours; the darker, the more places. The dashed lines "
            "are the mean, the slope of the other line is Moran's I."
        ),
    )
    for wanted, caption in (
        (("HH",), tr("The strongest places of high clusters.")),
        (("HL", "LH"), tr("The strongest outliers.")),
    ):
        columns, rows = _strongest(places, result, names, wanted)
        if rows:
            report.table(columns, rows, caption)
    _add_method(report, places, band, result, data)
    return report


def _picture(places: Places, result: LocalMoran) -> QImage | None:
    """The map of the classes: each place in its symbol, of many cells those that matter most; None for many areas."""
    import numpy as np

    from ...analysis.moran import QUADRANTS
    from ...layers.styles.moran import MORAN_COLOURS, NOT_SIGNIFICANT, moran_labels, moran_symbol

    labels, quadrants = moran_labels(), [name or NOT_SIGNIFICANT for name in QUADRANTS]
    if len(places.counts) <= PICTURED:
        of_place = np.array([list(labels).index(name) for name in quadrants])[result.cluster]
        return symbols_picture(
            places.geometries, of_place, [(moran_symbol(name), label) for name, label in labels.items()]
        )
    if places.polygons is not None:
        return None
    colours = {order: MORAN_COLOURS[name] for name, order in ORDER.items()}
    of_cell = np.array([ORDER.get(name, 0) for name in quadrants])[result.cluster]
    return cells_picture(places, of_cell, colours, [(MORAN_COLOURS[name], label) for name, label in labels.items()])


def _answer(result: LocalMoran, found: dict[str, int]) -> str:
    overall = result.overall
    p = p_text(overall.p)
    if not overall.p <= LEVEL:
        text = tr("Places resemble their neighbours no more than chance would have it (Moran's I {i}, p {p}).")
    elif overall.i > overall.expected:
        text = tr("Places resemble their neighbours more than chance would have it (Moran's I {i}, p {p}).")
    else:
        text = tr("Places differ from their neighbours more than chance would have it (Moran's I {i}, p {p}).")
    answer = text.format(i=number(overall.i, 2), p=p)
    text = tr(
        "Places in high clusters: {high}, in low ones: {low}; places that differ from what surrounds them: {outliers}."
    )
    outliers = found["HL"] + found["LH"]
    return f"{answer} {text.format(high=number(found['HH']), low=number(found['LL']), outliers=number(outliers))}"


def p_text(p: float) -> str:
    """`= 0.032`, `< 0.0001`: what follows the letter p."""
    text = probability(p)
    return text if text.startswith("<") else f"= {text}"


def _strongest(
    places: Places, result: LocalMoran, names: NDArray[np.str_], wanted: tuple[str, ...]
) -> tuple[list[str], list[tuple[object, ...]]]:
    """Column names and rows of the significant places of these classes with the largest |z|."""
    import numpy as np
    import shapely

    order = np.argsort(-np.abs(np.nan_to_num(result.z)), kind="stable")
    chosen = [int(i) for i in order[np.isin(names[order], wanted)][:SHOWN]]
    centres = shapely.centroid(places.some(np.array(chosen, dtype=int)))
    rows: list[tuple[object, ...]] = [
        (
            places.names[i] if places.names else f"{centre.x:.0f}, {centre.y:.0f}",
            str(names[i]),
            float(places.counts[i]) if places.counts[i] % 1 else int(places.counts[i]),
            float(result.lag[i]),
            float(result.i[i]),
            probability(result.q[i]),
        )
        for i, centre in zip(chosen, centres, strict=True)
    ]
    columns = [
        *(tr("place") if places.names else tr("centre, m"), tr("class"), tr("reports"), tr("neighbours' mean")),
        *(tr("local I"), tr("p, corrected")),
    ]
    return columns, rows


def _add_method(report: Report, places: Places, band: float, result: LocalMoran, data: MetricPoints) -> None:
    import numpy as np

    overall = result.overall
    text = tr(
        "I = {i}, expected {expected}; z = {z}, two-sided p {p} by the normal distribution; z = {z_rand}, p {p_rand} "
        "if the values are placed at random"
    )
    whole = text.format(
        i=number(overall.i, 4),
        expected=number(overall.expected, 4),
        z=number(overall.z, 2),
        p=p_text(overall.p),
        z_rand=number(overall.z_rand, 2),
        p_rand=p_text(overall.p_rand),
    )
    report.method(tr("Moran's I of the whole"), whole)
    data.into(report)
    report.method(tr("Places"), places.description)
    places.into(report)
    alone = int((np.isfinite(places.counts) & (result.neighbours == 0)).sum())
    text = tr("; places without any, not tested: {n}").format(n=number(alone)) if alone else ""
    report.method(tr("Neighbours"), band_text(band) + text)
    report.method(
        tr("Method"),
        tr(
            "Local Moran's I of Anselin (1995), equal weights that sum to one, the place itself left out. p is "
            "two-sided: the place keeps its value, its neighbours' are drawn from all others, and r of m draws have as "
            "much or more, or as little or less: 2 (r + 1) / (m + 1). Significant: corrected p of at most 0.05."
        ),
    )


def scatter_plot(values: NDArray[np.float64], lag: NDArray[np.float64], slope: float, width: int = 460) -> str:
    """Values of places against the means of their neighbours, as squares darker where more places lie: inline SVG."""
    import numpy as np

    known = np.isfinite(values) & np.isfinite(lag)
    x, y = values[known], lag[known]
    if not len(x) or np.ptp(x) == 0:
        return ""
    left, top, side = 48.0, 8.0, width - 60.0
    high_x, high_y = float(x.max()), float(y.max()) or 1.0
    low_x, low_y = min(float(x.min()), 0.0), min(float(y.min()), 0.0)
    counts, x_edges, y_edges = np.histogram2d(x, y, SQUARES, [[low_x, high_x], [low_y, high_y]])
    across, up = (left + (x_edges - low_x) / (high_x - low_x) * side), (y_edges - low_y) / (high_y - low_y)
    down = top + (1 - up) * side
    shade = 0.2 + 0.8 * np.log1p(counts) / np.log1p(counts.max())
    size = side / SQUARES
    parts = [
        f'<rect class="bar" x="{across[i]:.1f}" y="{down[j + 1]:.1f}" width="{size:.1f}" height="{size:.1f}" '
        f'opacity="{shade[i, j]:.2f}"/>'
        for i, j in zip(*np.nonzero(counts), strict=True)
    ]

    def place(px: float, py: float) -> tuple[float, float]:
        return left + (px - low_x) / (high_x - low_x) * side, top + (1 - (py - low_y) / (high_y - low_y)) * side

    mean = float(x.mean())
    mx, my = place(mean, mean)
    dashed = 'class="axis" stroke-dasharray="4 3"'
    bottom = top + side
    parts += [f'<line {dashed} x1="{mx:.1f}" y1="{top}" x2="{mx:.1f}" y2="{bottom}"/>']
    if low_y <= mean <= high_y:
        parts += [f'<line {dashed} x1="{left}" y1="{my:.1f}" x2="{left + side}" y2="{my:.1f}"/>']
    ends = [(px, mean + slope * (px - mean)) for px in (low_x, high_x)]
    if slope:  # as far as it stays in the plot
        bounds = sorted(mean + (limit - mean) / slope for limit in (low_y, high_y))
        ends = [(px, mean + slope * (px - mean)) for px in (max(low_x, bounds[0]), min(high_x, bounds[1]))]
    (x1, y1), (x2, y2) = (place(*end) for end in ends)
    label_x, label_y = escape(tr("reports")), escape(tr("neighbours' mean"))
    parts += [
        f'<line class="interval" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>',
        f'<line class="axis" x1="{left}" y1="{bottom}" x2="{left + side}" y2="{bottom}"/>',
        f'<line class="axis" x1="{left}" y1="{top}" x2="{left}" y2="{bottom}"/>',
        f'<text x="{left}" y="{bottom + 17}">{number(low_x)}</text>',
        f'<text x="{left + side}" y="{bottom + 17}" text-anchor="end">{label_x} {number(high_x)}</text>',
        f'<text x="{left - 6}" y="{bottom}" text-anchor="end">{number(low_y)}</text>',
        f'<text x="{left - 6}" y="{top + 11}" text-anchor="end">{number(high_y)}</text>',
        f'<text x="{left + 6}" y="{top + 11}">{label_y}</text>',
    ]
    height = bottom + 24
    return drawing(parts, width, height)
