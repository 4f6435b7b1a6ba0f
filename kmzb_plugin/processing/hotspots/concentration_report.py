"""The report of `concentration`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtGui import QImage

from ...layers.styles.areas import rank_colours
from ...locale import number
from ...text import figure, tr
from ..charts import Axis, Line, Mark, line_chart
from ..inputs import MetricPoints
from ..pictures import PICTURED, areas_picture, cells_picture, lines_picture
from ..report import Report
from .concentration import PERCENTS, Found, Lines, class_labels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHOWN = 15
TOP = (1.0, 5.0, 10.0, 20.0, 50.0)


def concentration_report(found: Found, data: MetricPoints, started: float) -> Report:
    """One page: how few places hold half of the reports, the curve, the fullest places."""
    table, places = found.table, found.places
    n, share = table.smallest_share(50.0)
    text = tr("Half of the reports lie in {share} % of the places: {n} of {all}.")
    answer = text.format(share=number(share, 1), n=number(n), all=number(len(found.known)))
    report = Report(tr("Concentration, {places}").format(places=places.description), answer, started)
    report.figure(tr("reports counted"), number(table.counts.sum()))
    report.figure(tr("places without reports"), number(int((table.counts == 0).sum())))
    report.figure(tr("Gini, generalised"), _known(found.gini.generalised))
    _add_curve(report, found)
    report.image(_picture(found), tr("The places by their rank. North is up."))
    _add_fullest(report, found)
    _add_shares(report, found)
    _add_method(report, found, data)
    return report


def _known(value: float) -> str:
    return number(value, 3) if value == value else "–"


def _add_curve(report: Report, found: Found) -> None:
    table = found.table
    curve = list(zip(*(each.tolist() for each in table.curve()), strict=True))
    even = table.most_even()
    marks = []
    for percent in PERCENTS:
        n, share = table.smallest_share(percent)
        text = tr("{percent} % in {share} % of the places").format(percent=f"{percent:g}", share=number(share, 1))
        marks.append(Mark(share, float(table.cumulative[table.rank == n][0]), text, below=True))
    marks.append(Mark(0.36 * even, 36.0, tr("as even as possible"), below=True, dot=False))
    lines = [Line("", curve), Line("", [(0.0, 0.0), (even, 100.0), (100.0, 100.0)], quiet=True, dashed=True)]
    across, up = Axis(tr("% of the places, fullest first")), Axis(tr("% of the reports"))
    chart = line_chart(lines, across, up, marks, width=560, height=520)
    caption = tr("Lorenz curve. The further it lies above the dashed line, the more the reports are concentrated.")
    if even < 100:
        caption += " " + tr("There are fewer reports than places: even if none had two, most would be empty.")
    report.svg(chart, caption)


def _picture(found: Found) -> QImage:
    import numpy as np

    places, table = found.places, found.table
    classes, fewest = table.classes(PERCENTS)
    labels = class_labels(table, fewest)
    colours = rank_colours(labels, lines=isinstance(places, Lines))
    legend = [(colours[code], label) for code, label in labels.items()]
    of_place = np.full(len(places.counts), np.nan)
    of_place[found.known] = classes
    if isinstance(places, Lines):
        return lines_picture(places.geometries[found.known], classes, colours, legend)
    # in a raster the fullest class wins: it must be the farthest from 0
    order = {code: float(len(PERCENTS) + 2 - code) if code else 0.0 for code in labels}
    if places.grid is not None or (places.hexagons is not None and len(of_place) > PICTURED):
        raised = _mapped(of_place, order)
        by_order = {int(order[code]): colours[code] for code in labels}
        return cells_picture(places, raised, by_order, legend)
    drawn = [colours[int(code)] if code == code else colours[0] for code in of_place]
    return areas_picture(places.geometries, drawn, legend)


def _mapped(values: NDArray[np.float64], to: dict[int, float]) -> NDArray[np.float64]:
    import numpy as np

    result = np.full(len(values), np.nan)
    for code, changed in to.items():
        result[values == code] = changed
    return result


def _add_fullest(report: Report, found: Found) -> None:
    import numpy as np
    import shapely

    table, places = found.table, found.places
    order = np.argsort(table.rank)[:SHOWN]
    order = order[table.counts[order] > 0]
    where = np.asarray(found.known)[order]
    if places.names:
        names: list[str] = [places.names[i] for i in where]
    else:
        assert not isinstance(places, Lines)
        names = [f"{centre.x:.0f}, {centre.y:.0f}" for centre in shapely.centroid(places.some(where))]
    rows: list[tuple[object, ...]] = [
        (
            int(table.rank[i]),
            name,
            _count(table.counts[i]),
            number(table.percent[i], 1),
            number(table.cumulative[i], 1),
            number(table.places[i], 2 if table.places[i] < 1 else 1),
        )
        for i, name in zip(order, names, strict=True)
    ]
    columns = [
        "#",
        tr("place") if places.names else tr("centre, m"),
        tr("reports"),
        "%",
        tr("% cumulated"),
        tr("% of the places"),
    ]
    report.table(columns, rows, tr("The fullest places (80-20 table)."))


def _count(value: float) -> object:
    return float(value) if value % 1 else int(value)


def _add_shares(report: Report, found: Found) -> None:
    """How much the top 1, 5, 10 … percent of the places hold."""
    import numpy as np

    ranked = np.sort(found.table.cumulative)
    rows = []
    for percent in TOP:
        n = max(1, round(percent / 100 * len(ranked)))
        if n / len(ranked) <= 2 * percent / 100:
            rows.append((f"{percent:g} %", n, number(ranked[n - 1], 1)))
    columns = [tr("fullest places"), tr("number"), tr("% of the reports")]
    report.table(columns, rows, tr("What the fullest places hold."))


def _add_method(report: Report, found: Found, data: MetricPoints) -> None:
    places, gini = found.places, found.gini
    data.into(report)
    report.method(tr("Places"), places.description)
    if not isinstance(places, Lines):
        places.into(report)
    missing = len(places.counts) - len(found.known)
    if missing:
        report.method(tr("Without a geometry"), tr("places, left out: {n}").format(n=number(missing)))
    if isinstance(places, Lines):
        text = tr("points farther than {reach} m from every line, not counted: {n}")
        report.method(tr("Outside"), text.format(n=number(places.outside), reach=figure(places.reach)))
        text = tr("points equally near to several lines, as at a crossing: {n}; each counts at the first of them")
        report.method(tr("Nearest line"), text.format(n=number(found.ties)))
    report.method(tr("Weight"), data.weight_field or tr("none, each point counts once"))
    report.method(tr("Gini"), tr("{value}: 0 all places equal, 1 all in one").format(value=_known(gini.plain)))
    text = tr("{value}, against the most even spread that so many reports allow (Bernasco and Steenbeek 2017)")
    report.method(tr("Gini, generalised"), text.format(value=_known(gini.generalised)))
    text = tr("{value}, also comparable between areas with few places or reports")
    report.method(tr("Gini, unbiased"), text.format(value=_known(gini.unbiased)))
    report.method(
        tr("Classes"),
        tr("Places with equally many reports are in one class, even where it so holds more than its share."),
    )
