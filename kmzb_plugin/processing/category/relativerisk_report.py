"""The report of `relativerisk`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...locale import number
from ...text import tr
from ..bandwidths import curve_chart
from ..pictures import classes_picture
from ..report import Bar, Report, bar_chart
from ..smoothing import smoothing_into
from ..tolerance import WHOLE_MAP, Region, brief, mean_in, shares, significant_places, tolerance_into
from .relativerisk_rows import Inside

if TYPE_CHECKING:
    from .. import inputs
    from .relativerisk import TestedRisk

LISTED = 10
WITHIN_CHANCE = "#ececec"


def relative_risk_report(tested: TestedRisk, parts: list[Region], data: inputs.MetricPoints, started: float) -> Report:
    """Answer, maps of the ratio and of its significance, the places found, and how it was computed."""
    kinds, share = tested.kinds, shares(tested.found)
    title = tr("Relative risk of «{category}»").format(category=kinds.name)
    report = Report(title, _answer(tested), started)
    report.figure(tr("reports of it"), number(kinds.n))
    report.figure(tr("all reports"), number(len(kinds.of_kind)))
    report.figure(tr("share in all reports"), f"{number(100 * kinds.overall, 1)} %")
    report.figure(tr("radius"), f"{number(tested.bandwidth.radius)} m")
    _pictures(report, tested)
    _classes(report, share)
    _places(report, tested, parts, 1)
    _places(report, tested, parts, -1)
    curve = tested.bandwidth.curve
    chart = curve_chart(tested.bandwidth) if curve is not None and len(curve[0]) > 1 else None
    if chart:
        report.svg(*chart)
    data.into(report)
    _method(report, tested)
    return report


def _answer(tested: TestedRisk) -> str:
    import numpy as np

    found, kinds = tested.found, tested.kinds
    sure = found.classes() == WHOLE_MAP
    words = {"category": kinds.name, "overall": number(100 * kinds.overall, 1)}
    if not sure.any():
        text = tr(
            "Nowhere is the share of «{category}» so much above its {overall} % of all reports that it could not be "
            "chance."
        )
        return text.format(**words)
    index = tested.grid.cell_index(kinds.x, kinds.y)
    there = (index >= 0) & sure.ravel()[index]
    n, total = int((there & kinds.of_kind).sum()), int(there.sum())
    area = float(np.count_nonzero(sure)) * tested.grid.cell_area / 1e6
    if not total:
        text = tr(
            "On {km2} km² beside places with reports the share of «{category}» is higher than chance would make it "
            "anywhere on the map ({overall} % of all reports)."
        )
        return text.format(km2=brief(area), **words)
    text = tr(
        "On {km2} km² the share of «{category}» is higher than chance would make it anywhere on the map: {n} of "
        "{total} reports there are of it, {share} %, against {overall} % of all reports."
    )
    words |= {"share": number(100 * n / total, 1), "n": number(n), "total": number(total)}
    return text.format(km2=brief(area), **words)


def _pictures(report: Report, tested: TestedRisk) -> None:
    import numpy as np

    from ...layers.styles.scales import ratio_classes, times_the_share
    from ...layers.styles.surfaces import tolerance_colours, tolerance_labels

    ratio = tested.risk.ratio
    classes = ratio_classes(times_the_share())
    middle = len(classes) // 2
    codes = np.where(np.isfinite(ratio), np.searchsorted([limit for limit, _, _ in classes], ratio) - middle, np.nan)
    colours = {i - middle: colour or WITHIN_CHANCE for i, (_, colour, _) in enumerate(classes)}
    legend = [(colour or WITHIN_CHANCE, label) for _, colour, label in classes[::-1]]
    caption = tr("How many times its share in all reports the category has; white: too few reports. North is up.")
    report.image(classes_picture(codes, tested.grid, colours, legend, tested.study_area), caption)
    colours, labels = tolerance_colours(change=False), tolerance_labels(change=False)
    legend = [(colours.get(code, WITHIN_CHANCE), label) for code, label in labels.items()]
    codes = np.where(np.isfinite(tested.found.upper), tested.found.classes(), np.nan)
    colours = {**colours, 0: WITHIN_CHANCE}
    picture = classes_picture(codes, tested.grid, colours, legend, tested.study_area)
    report.image(picture, tr("Where its share is higher and lower than chance would make it, north up."))


def _classes(report: Report, share: dict[int, float]) -> None:
    from ...layers.styles.surfaces import tolerance_colours, tolerance_labels

    colours = tolerance_colours(change=False)
    bars = [
        Bar(label, share[code], f"{number(share[code], 1)} %", colour=colours.get(code, "#b8b8b8"))
        for code, label in tolerance_labels(change=False).items()
    ]
    caption = tr("Share of the area with enough reports. By chance alone 5 % of it would be below 0.05 «here».")
    report.svg(bar_chart(bars), caption)


def _places(report: Report, tested: TestedRisk, parts: list[Region], side: int) -> None:
    """The table of the places where the share is higher, or lower, the sure ones first."""
    import shapely

    places = significant_places(parts, side)
    if not len(places.polygons):
        return
    inside = Inside(tested.kinds).of(places.polygons)
    areas, centres = shapely.area(places.polygons) / 1e6, shapely.centroid(places.polygons)
    ratio = mean_in(tested.risk.ratio, tested.grid)(places.polygons)
    excess = side * (inside.n.astype(float) - inside.total * tested.kinds.overall)
    rows = [
        (
            rank,
            f"{centres[i].x:.0f}, {centres[i].y:.0f}",
            brief(areas[i]),
            f"{number(inside.n[i])}/{number(inside.total[i])}",
            _percent(inside.share[i], inside.low[i], inside.high[i]),
            number(ratio[i], 2),
            bool(places.sure[i]),
        )
        for rank, i in enumerate((i for i in places.order(excess, LISTED) if inside.total[i]), 1)
    ]
    if not rows:
        return
    columns = [
        "#",
        tr("centre, m"),
        "km²",
        tr("of it / all reports"),
        tr("share, 95 % interval"),
        tr("times"),
    ]
    captions = {
        1: tr("Places where its share is higher, p ≤ {level} each: those sure for the whole map, then by excess."),
        -1: tr("Places where its share is lower, p ≤ {level} each: those sure for the whole map, then by what lacks."),
    }
    caption = captions[side].format(level=number(places.level, 2))
    report.table([*columns, tr("whole map")], rows, caption)


def _percent(share: float, low: float, high: float) -> str:
    return "" if share != share else f"{number(share, 1)} % ({number(low, 1)}–{number(high, 1)})"


def _method(report: Report, tested: TestedRisk) -> None:
    import numpy as np

    kinds = tested.kinds
    report.method(tr("Category"), ", ".join(kinds.codes))
    lost = [
        (kinds.unnamed, tr("without a category: {n}")),
        (kinds.outside, tr("outside the study area: {n}")),
    ]
    left_out = ", ".join(text.format(n=number(n)) for n, text in lost if n)
    if left_out:
        report.method(tr("Left out"), left_out)
    report.method(
        tr("Relative risk"),
        tr(
            "The density of the category's reports over that of all, with the same kernel and radius, over its share "
            "in all reports: 2 means twice the share. Kelsall and Diggle (1995). At the edge both densities lack the "
            "same part, so that their ratio needs no correction."
        ),
    )
    text = tr("where fewer than {n} reports lie within half the radius: {share} % of the area")
    inside = np.isfinite(tested.risk.density)
    unknown = 100.0 * float((inside & ~tested.risk.known).sum()) / max(int(inside.sum()), 1)
    report.method(tr("Not told"), text.format(n=number(tested.fewest), share=number(unknown, 1)))
    text = tr(
        "Which reports are of the category is dealt out anew over the same places, {n} of {total} every time (random "
        "relabelling). So it does not count that many reports are made in some places."
    )
    report.method(tr("Chance"), text.format(n=number(kinds.n), total=number(len(kinds.of_kind))))
    smoothing_into(report, tested.bandwidth, tested.kernel, tested.grid)
    tolerance_into(report, tested.found, tested.seed)
