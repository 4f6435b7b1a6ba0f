"""The report of `densitychange`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...locale import number, probability
from ...text import tr
from .. import inputs
from ..pictures import classes_picture
from ..report import Bar, Report, bar_chart
from ..smoothing import smoothing_into
from ..tolerance import WHOLE_MAP, Region, brief, greatest_in, mean_in, shares, significant_places, tolerance_into
from ..two_periods import short
from .densitychange import TestedChange

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LISTED = 5


def change_report(tested: TestedChange, parts: list[Region], data: inputs.MetricPoints, started: float) -> Report:
    """Answer, maps of the change and of its significance, the places found, and how it was computed."""
    import numpy as np

    from ...layers.styles.surfaces import tolerance_colours, tolerance_labels

    found, reports = tested.found, tested.reports
    share = shares(found)
    first, second = (short(period) for period in reports.periods)
    title = tr("Change of the density, {first} → {second}").format(first=first, second=second)
    report = Report(title, _answer(tested, parts), started)
    report.figure(first, number(reports.counts[0]))
    report.figure(second, number(reports.counts[1]))
    report.figure(tr("change of the rate of the whole, 95 % interval"), _whole(tested))
    report.figure(tr("radius"), f"{number(tested.bandwidth.radius)} m")
    _difference_picture(report, tested)
    colours, labels = tolerance_colours(change=True), tolerance_labels(change=True)
    legend = [(colours.get(code, ZERO), label) for code, label in labels.items()]
    classes = np.where(reached(tested), found.classes(), np.nan)
    picture = classes_picture(classes, tested.grid, {**colours, 0: ZERO}, legend, tested.study_area)
    report.image(picture, tr("Where it changed by more than chance, north up."))
    bars = [
        Bar(label, share[code], f"{number(share[code], 1)} %", colour=colours.get(code, "#b8b8b8"))
        for code, label in labels.items()
    ]
    report.svg(bar_chart(bars), tr("Share of the area. By chance alone 5 % of it would be below 0.05 «here»."))
    _places(report, tested, parts)
    data.into(report)
    _method(report, tested)
    tolerance_into(report, found, tested.seed)
    return report


ZERO = "#ececec"


def reached(tested: TestedChange) -> NDArray[np.bool_]:
    """Which pixels any report reaches: elsewhere nothing can have changed."""
    import numpy as np

    return np.isfinite(tested.found.upper) & (np.nan_to_num(tested.change.first + tested.change.second) > 0)


def _answer(tested: TestedChange, parts: list[Region]) -> str:
    whole = tested.whole
    if whole.p > 0.05:
        text = tr("In the whole area the rate of reports did not change by more than chance (p = {p}).")
    elif whole.ratio > 1:
        text = tr("In the whole area the rate of reports rose by {percent} % (p = {p}).")
    else:
        text = tr("In the whole area the rate of reports fell by {percent} % (p = {p}).")
    percent = "∞" if whole.ratio == float("inf") else number(abs(100 * (whole.ratio - 1)))
    sentences = [text.format(percent=percent, p=probability(whole.p)).replace("= <", "<")]
    rises, falls = (sum(part.code == code for part in parts) for code in (WHOLE_MAP, -WHOLE_MAP))
    if tested.normalised:
        nowhere = tr("No place changed so differently from the whole that it could not be chance.")
        somewhere = tr("Places where it surely rose against the whole: {rises}; fell: {falls}.")
    else:
        nowhere = tr("No place changed so much that it could not be chance.")
        somewhere = tr("Places where it surely rose: {rises}; fell: {falls}.")
    sentences.append(somewhere.format(rises=number(rises), falls=number(falls)) if rises + falls else nowhere)
    return " ".join(sentences)


def _whole(tested: TestedChange) -> str:
    """The change of the whole in percent with its interval."""
    whole = tested.whole
    if whole.ratio == float("inf"):
        return "∞"
    change, low, high = (100 * (each - 1) for each in (whole.ratio, whole.low, whole.high))
    return f"{change:+.0f} % ({low:+.0f} – {high:+.0f})".replace("-", "−")


def _difference_picture(report: Report, tested: TestedChange) -> None:
    import numpy as np

    from ...layers.styles.scales import diverging_breaks, diverging_classes, reports_per_km2_and_month

    values = tested.change.difference
    classes = diverging_classes(diverging_breaks(values), reports_per_km2_and_month())
    middle = len(classes) // 2
    codes = np.searchsorted([limit for limit, _, _ in classes], np.nan_to_num(values)) - middle
    colours = {i - middle: colour or ZERO for i, (_, colour, _) in enumerate(classes)}
    legend = [(colour or ZERO, label) for _, colour, label in classes[::-1]]
    shown = np.where(reached(tested), codes, np.nan)
    picture = classes_picture(shown, tested.grid, colours, legend, tested.study_area)
    if tested.normalised:
        report.image(picture, tr("Difference from what the change of the whole would make, north up."))
    else:
        report.image(picture, tr("Difference of the densities, second period less first, north up."))


def _places(report: Report, tested: TestedChange, parts: list[Region]) -> None:
    """Tables of the places that rose and fell, the sure ones first."""
    import numpy as np
    import shapely

    grid, change = tested.grid, tested.change
    if tested.normalised:
        report.paragraph(tr("The first densities in the tables are those that the change of the whole would make."))
    captions = {
        1: tr("Places that rose, p ≤ {level} each, with their mean density (reports / km² in 30 days)."),
        -1: tr("Places that fell, p ≤ {level} each, with their mean density (reports / km² in 30 days)."),
    }
    columns = ["#", tr("centre, m"), "km²", tr("first"), tr("second"), tr("largest difference"), tr("whole map")]
    for side, caption in captions.items():
        places = significant_places(parts, side)
        if not len(places.polygons):
            continue
        first, second = (
            np.array(mean_in(each, grid)(places.polygons)) for each in (change.first * change.factor, change.second)
        )
        largest = greatest_in(change.difference, grid)(places.polygons)
        areas, centres = shapely.area(places.polygons) / 1e6, shapely.centroid(places.polygons)
        rows = [
            (
                rank,
                f"{centres[i].x:.0f}, {centres[i].y:.0f}",
                brief(areas[i]),
                brief(first[i]),
                brief(second[i]),
                brief(largest[i]),
                bool(places.sure[i]),
            )
            for rank, i in enumerate(places.order(np.abs(second - first) * areas, LISTED), 1)
        ]
        report.table(columns, rows, caption.format(level=number(places.level, 2)))


def _method(report: Report, tested: TestedChange) -> None:
    reports, days = tested.reports, tested.reports.days
    text = tr("{first} (days: {n1}) and {second} (days: {n2})")
    first, second = (short(period) for period in reports.periods)
    report.method(tr("Periods"), text.format(first=first, n1=number(days[0]), second=second, n2=number(days[1])))
    lost = [
        (reports.untimed, tr("without a time that can be read: {n}")),
        (reports.other_time, tr("in neither period: {n}")),
        (reports.outside, tr("outside the study area: {n}")),
    ]
    left_out = ", ".join(text.format(n=number(n)) for n, text in lost if n)
    if left_out:
        report.method(tr("Left out"), left_out)
    if tested.normalised:
        chance = tr(
            "Every place changed as the whole did: the labels of the periods are dealt out anew to the same reports, "
            "as many of each (random relabelling). Differences are from the first density times {factor}."
        )
    else:
        chance = tr(
            "The rate stayed the same everywhere: each report falls into the second period with the chance of that "
            "period's share of the days, {share} % (random relabelling). With NORMALISE the change of the whole is "
            "taken out first."
        )
    text = chance.format(factor=number(tested.change.factor, 3), share=number(100 * days[1] / sum(days), 1))
    report.method(tr("Chance"), text)
    report.method(
        tr("Rates"),
        tr(
            "Reports per km² in 30 days: about a month, so that short periods are not blown up to a year, and the same "
            "unit whatever the lengths of the periods."
        ),
    )
    ratio = tr(
        "ln((second + c) / (first + c)) with c = {c}, half a report in a circle of the radius: where there is next to "
        "nothing the ratio stays near one."
    )
    report.method(tr("Logarithm of the ratio"), ratio.format(c=f"{tested.change.prior:.3g}"))
    whole = tr("exact test and interval given the sum of both counts (binomial)")
    report.method(tr("The whole area"), whole)
    smoothing_into(report, tested.bandwidth, tested.kernel, tested.grid)
