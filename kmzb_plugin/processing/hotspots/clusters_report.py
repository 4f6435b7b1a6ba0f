"""The report of `clusters`."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from ...locale import number
from ...text import figure, tr
from ..pictures import areas_picture
from ..report import Report
from ..svg import drawing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .clusters import ClusterResult

SHOWN = 15
NUMBERED = 25  # clusters whose number stands in the picture
PICTURED = 5_000
_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 720, 260, 70, 44


def clusters_report(result: ClusterResult, started: float) -> Report:
    """The page: answer, figures, picture, table of the largest, how the radius lies among the distances, method."""
    table = result.table
    report = Report(result.name(), _answer(result), started)
    report.figure(tr("clusters"), number(len(table)))
    held = float(table["share"].sum()) if len(table) else 0.0
    report.figure(tr("of the points in clusters"), f"{number(100 * held, 1)} %")
    report.figure(tr("points in the largest"), number(int(table["count"].max()) if len(table) else 0))
    report.figure(tr("radius"), f"{figure(result.choice.radius)} m")
    if len(table):
        _picture(report, result)
        _largest(report, result)
    _distances(report, result)
    result.data.into(report)
    if result.times is not None:
        result.times.into(report)
    _method(report, result)
    return report


def _answer(result: ClusterResult) -> str:
    table = result.table
    if table.empty:
        text = tr("There is no cluster: nowhere are {least} points within {radius} m of one.")
        return text.format(least=number(result.choice.min_size), radius=figure(result.choice.radius))
    first = table.iloc[0]
    text = tr("Clusters: {n}, with {share} % of the points; the largest, number 1, has {most}.")
    answer = text.format(
        n=number(len(table)), share=number(100 * float(table["share"].sum()), 1), most=number(int(first["count"]))
    )
    if first["persistence"] == first["persistence"]:
        text = tr("It was active in {share} % of all weeks.")
        answer += " " + text.format(share=number(100 * first["persistence"]))
    return answer


def _picture(report: Report, result: ClusterResult) -> None:
    import numpy as np

    from ...layers.styles.scales import class_labels, ramp_colours, round_breaks
    from .cluster_rows import drawn_hulls

    table = result.table.head(PICTURED)
    counts = table["count"].to_numpy(dtype=float)
    breaks = round_breaks(counts)
    colours = ramp_colours(len(breaks) + 1)
    classes = np.searchsorted(np.asarray(breaks), counts, side="left")
    hulls = drawn_hulls(table, result.choice.radius)
    numbered = [(hull, str(i)) for i, hull in enumerate(hulls[:NUMBERED], 1)]
    noise = result.found.label < 0
    dots = np.column_stack([result.data.x[noise], result.data.y[noise]])
    picture = areas_picture(
        hulls,
        [colours[int(each)] for each in classes],
        list(zip(colours, class_labels(breaks, tr("reports")), strict=True)),
        numbered,
        dots,
    )
    report.image(picture, tr("Clusters by number of points, the largest numbered; dots are in none. North is up."))


def _largest(report: Report, result: ClusterResult) -> None:
    timed, mixed = result.times is not None, bool(result.category_field)
    columns = ["#", tr("points"), tr("share, %"), tr("area, km²")]
    columns += [tr("dates"), tr("active weeks"), tr("of all weeks, %")] if timed else []
    columns += [tr("categories")] if mixed else []
    columns += [tr("centre, m")]
    rows = []
    for i, row in enumerate(result.table.head(SHOWN).itertuples(index=False), 1):
        cells: list[object] = [i, int(row.count), 100 * row.share, row.area / 1e6]
        if timed and row.first == row.first:
            cells += [f"{row.first.date().isoformat()} – {row.last.date().isoformat()}"]
            cells += [int(row.weeks_active), round(100 * row.persistence)]
        elif timed:
            cells += [None] * 3
        cells += [_mix(row)] if mixed else []
        cells += [f"{row.x:.0f}, {row.y:.0f}"]
        rows.append(cells)
    report.table(columns, rows, tr("The largest clusters."))


def _mix(row: Any) -> str:
    found = ((getattr(row, f"category_{rank}"), getattr(row, f"share_{rank}")) for rank in (1, 2, 3))
    return ", ".join(f"{category} {number(100 * share)} %" for category, share in found if category)


def _distances(report: Report, result: ClusterResult) -> None:
    import numpy as np

    from ...analysis.clusters import nth_distance

    least = result.choice.min_size
    far = nth_distance(result.data.x, result.data.y, least)
    far = far[np.isfinite(far)]
    if len(far) and far[-1] > 0:
        text = tr(
            "Distance from each point to its {n}th point, itself the first, in metres, from the nearest to the "
            "farthest. Points below the line are core points where time plays no part."
        )
        report.svg(_distance_chart(far, result.choice.radius), text.format(n=number(least)))


def _distance_chart(far: NDArray[np.float64], radius: float) -> str:
    """The sorted distances over the share of the points, with the radius as a line; the farthest 2 % are left out."""
    import numpy as np

    shares = np.linspace(0, 1, 200)
    values = np.quantile(far, shares)
    top = max(float(np.quantile(far, 0.98)), 1.25 * radius)
    wide, high = _WIDTH - _LEFT - 20, _HEIGHT - _BOTTOM

    def place(share: float, value: float) -> str:
        return f"{_LEFT + wide * share:.1f},{high - (high - 12) * value / top:.1f}"

    line = " ".join(place(share, value) for share, value in zip(shares, values, strict=True) if value <= top)
    level = place(0.0, radius).split(",")[1]
    label = escape(tr("radius {metres} m").format(metres=figure(radius)))
    parts = [
        f'<line class="axis" x1="{_LEFT}" y1="{high}" x2="{_LEFT + wide}" y2="{high}"/>',
        f'<line class="axis" x1="{_LEFT}" y1="12" x2="{_LEFT}" y2="{high}"/>',
        f'<polyline points="{line}" style="fill:none;stroke:#7fa6dd;stroke-width:2.5"/>',
        f'<line class="interval" stroke-dasharray="6 4" x1="{_LEFT}" y1="{level}" x2="{_LEFT + wide}" y2="{level}"/>',
        f'<text x="{_LEFT + 8}" y="{float(level) - 6:.1f}">{label}</text>',
    ]
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = _LEFT + wide * share
        parts.append(f'<text x="{x:.1f}" y="{high + 18}" text-anchor="middle">{share * 100:g} %</text>')
    parts.append(f'<text x="{_LEFT - 8}" y="18" text-anchor="end">{number(top)}</text>')
    parts.append(f'<text x="{_LEFT - 8}" y="{high}" text-anchor="end">0</text>')
    title = escape(tr("share of the points"))
    parts.append(f'<text x="{_LEFT + wide / 2:.1f}" y="{high + 38}" text-anchor="middle">{title}</text>')
    return drawing(parts, _WIDTH, _HEIGHT)


def _method(report: Report, result: ClusterResult) -> None:
    choice = result.choice
    report.method(tr("Radius"), f"{figure(choice.radius)} m ({choice.radius_reason})")
    report.method(tr("Least number of points"), f"{number(choice.min_size)} ({choice.min_size_reason})")
    if choice.time_radius is not None:
        report.method(tr("Radius in time"), tr("{days} days, included").format(days=figure(choice.time_radius)))
    report.method(
        tr("Method"),
        tr(
            "DBSCAN (Ester and others 1996), with a radius in time ST-DBSCAN (Birant and Kut 2007), exact. A point "
            "with enough points within the radius, itself included, is a core point; core points within the radius of "
            "each other are in one cluster. A border point belongs to the cluster of its nearest core point, then the "
            "nearest in time, then the first in the layer."
        ),
    )
    report.method(tr("Ellipse"), tr("√2 standard deviations along the main axes; it holds 63 % of a normal scatter."))
    report.method(
        tr("How far to trust it"),
        tr(
            "A cluster says that points lie densely there, not why: where more people are, there are more reports. "
            "Hot spots with a study area, or a rate, ask about that."
        ),
    )
