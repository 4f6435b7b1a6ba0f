"""The report of `gridcounts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtGui import QImage

from ...layers.styles.scales import class_labels, ramp_colours, round_breaks
from ...locale import number
from ...text import tr
from ..inputs import MetricPoints
from ..pictures import PICTURED, Legend, areas_picture, density_picture, sampled
from ..report import Bar, Report, bar_chart

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .gridcounts import Counts, Rates

SHOWN = 10
CATEGORIES_SHOWN = 15


def counts_report(counts: Counts, data: MetricPoints, people_from: str, started: float) -> Report:
    """One page: how uneven the cells are, where most is, the categories, the rates."""
    import numpy as np

    total, filled = float(counts.count.sum()), int((counts.count > 0).sum())
    text = tr("Cells with reports: {filled} of {all}; half of all reports ({total}) lie in {half} of them.")
    ranked = np.cumsum(np.sort(counts.count)[::-1])
    half = int(np.searchsorted(ranked, total / 2)) + 1 if total else 0
    answer = text.format(filled=number(filled), all=number(len(counts.cells)), total=number(total), half=number(half))
    if counts.rates is not None:
        answer = f"{_rate_sentence(counts.rates, total)} {answer}"
    report = Report(counts.title(), answer, started)
    report.figure(tr("reports counted"), number(total))
    report.figure(tr("in the fullest cell"), number(counts.count.max()))
    report.figure(tr("cells without reports"), number(len(counts.cells) - filled))
    if counts.rates is not None:
        report.figure(tr("reports / 1,000 inhabitants"), number(1000 * total / counts.rates.people.sum(), 1))
    _, values, unit = counts.shown()
    caption = tr("The cells by {unit}. North is up.").format(unit=unit)
    if counts.rates is not None:
        text = tr("White: no reports, or fewer than {n} inhabitants.")
        caption += " " + text.format(n=number(counts.rates.fewest))
    report.image(_picture(counts, values, unit), caption)
    if counts.rates is None:
        _add_fullest(report, counts)
    else:
        _add_rates(report, counts, counts.rates)
    if counts.categories:
        _add_categories(report, counts)
    _add_method(report, counts, data, people_from)
    return report


def _rate_sentence(rates: Rates, total: float) -> str:
    """How many cells have a rate above that of all together by more than chance."""
    import numpy as np

    mean = 1000 * total / float(rates.people.sum())
    text = tr(
        "In {n} of {known} cells with enough inhabitants the rate is surely above that of all together, {mean} per "
        "1,000: its 95 % interval lies higher."
    )
    known = int(np.isfinite(rates.rate).sum())
    return text.format(n=number(int((rates.low > mean).sum())), known=number(known), mean=number(mean, 1))


def _picture(counts: Counts, values: NDArray[np.float64], unit: str) -> QImage:
    import numpy as np

    from ...analysis.grid import Grid

    cells = counts.cells
    breaks = round_breaks(values)
    legend: Legend = list(zip(ramp_colours(len(breaks) + 1), class_labels(breaks, unit), strict=True))
    area = counts.frame.study_area
    if isinstance(cells.lattice, Grid):
        image = np.full(len(cells.lattice), np.nan)
        image[cells.numbers] = values
        return density_picture(image.reshape(cells.lattice.shape), cells.lattice, breaks, legend, area)
    if len(cells) > PICTURED:
        return density_picture(*sampled(cells.lattice.only(cells.numbers), values), breaks, legend, area)
    known = np.nan_to_num(values)
    classes = np.where(known > 0, np.searchsorted(breaks, known) + 1, 0)
    colours = ["#f4f4f4", *(colour for colour, _ in legend)]
    return areas_picture(cells.polygons(np.arange(len(cells))), [colours[step] for step in classes], legend)


def _add_fullest(report: Report, counts: Counts) -> None:
    import numpy as np

    order = np.argsort(-counts.count, kind="stable")[:SHOWN]
    rows = [
        (*_centre(counts, i), number(counts.count[i]), _rounded(counts.per_km2[i]))
        for i in order
        if counts.count[i] > 0
    ]
    columns = [tr("easting, m"), tr("northing, m"), tr("reports"), tr("reports / km²")]
    report.table(columns, rows, tr("The fullest cells, by their centre."))


def _add_rates(report: Report, counts: Counts, rates: Rates) -> None:
    """The cells whose rate is surely high: by the lower limit, so that small numbers do not lead."""
    import numpy as np

    order = np.argsort(-np.nan_to_num(rates.low, nan=-1.0), kind="stable")[:SHOWN]
    rows = [
        (
            *_centre(counts, i),
            number(counts.count[i]),
            number(rates.people[i]),
            f"{number(rates.rate[i], 1)} ({number(rates.low[i], 1)}–{number(rates.high[i], 1)})",
        )
        for i in order
        if rates.low[i] > 0
    ]
    columns = [tr("easting, m"), tr("northing, m"), tr("reports"), tr("inhabitants"), tr("rate (95 % interval)")]
    report.table(columns, rows, tr("The cells with the surest high rates: by the lower limit of the interval."))
    few = int((rates.people < rates.fewest).sum())
    text = tr("Cells with fewer than {fewest} inhabitants and no rate: {n}; reports in them: {reports}.")
    reports = float(counts.count[rates.people < rates.fewest].sum())
    report.paragraph(text.format(n=number(few), fewest=number(rates.fewest), reports=number(reports)))


def _rounded(value: float) -> str:
    return number(value, 0 if value >= 100 else 1)


def _centre(counts: Counts, cell: int) -> tuple[int, int]:
    x, y = counts.cells.lattice.all_centres()
    place = counts.cells.numbers[cell]
    return round(float(x[place])), round(float(y[place]))


def _add_categories(report: Report, counts: Counts) -> None:
    sums = [(name, float(count.sum(dtype=float))) for _, name, count in counts.categories]
    sums.sort(key=lambda pair: -pair[1])
    bars = [Bar(name, value, number(value)) for name, value in sums[:CATEGORIES_SHOWN]]
    rest = sum(value for _, value in sums[CATEGORIES_SHOWN:])
    caption = tr("Reports by category.")
    if rest:
        caption = tr("Reports by category; {n} more in other categories.").format(n=number(rest))
    report.svg(bar_chart(bars), caption)


def _add_method(report: Report, counts: Counts, data: MetricPoints, people_from: str) -> None:
    data.into(report)
    report.method(tr("Cells"), counts.frame.describe(len(counts.cells)))
    counts.frame.into(report, *counts.totals)
    if counts.frame.study_area is not None:
        text = tr("cells partly in the study area: {n}; only that part counts, in reports, area and inhabitants")
        report.method(tr("Edge"), text.format(n=number(len(counts.cells.partly))))
    report.method(tr("Outside"), counts.outside_sentence)
    report.method(tr("Weight"), data.weight_field or tr("none, each point counts once"))
    if counts.rates is not None:
        report.method(tr("Inhabitants"), people_from)
        text = tr("reports / 1,000 inhabitants, 95 % interval by Poisson (Garwood 1936); none below {n} inhabitants")
        report.method(tr("Rates"), text.format(n=number(counts.rates.fewest)))
