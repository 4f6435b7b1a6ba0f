"""The report of `densitysignificance`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...locale import number
from ...text import tr
from .. import inputs
from ..pictures import classes_picture
from ..report import Bar, Report, bar_chart
from ..smoothing import smoothing_into
from ..tolerance import WHOLE_MAP, Region, brief, mean_in, points_in, shares, significant_places, tolerance_into

if TYPE_CHECKING:
    from .densitysignificance import TestedDensity

LISTED = 10
WITHIN_CHANCE = "#ececec"


def significance_report(
    tested: TestedDensity, parts: list[Region], data: inputs.MetricPoints, started: float
) -> Report:
    """Answer, map of the classes, shares of the area, the places found, and how it was computed."""
    import numpy as np

    from ...layers.styles.surfaces import tolerance_colours, tolerance_labels

    found, setting = tested.found, tested.setting
    share = shares(found)
    report = Report(tr("Significance of the density"), _answer(tested, share), started)
    report.figure(tr("reports"), number(len(setting.x)))
    report.figure(tr("of the area more than chance, whole map"), f"{number(share[3], 1)} %")
    report.figure(tr("of the area fewer than chance, whole map"), f"{number(share[-3], 1)} %")
    report.figure(tr("radius"), f"{number(tested.bandwidth.radius)} m")
    colours, labels = tolerance_colours(change=False), tolerance_labels(change=False)
    legend = [(colours.get(code, WITHIN_CHANCE), label) for code, label in labels.items()]
    # where no report can be, nothing is shown
    possible = np.isfinite(found.upper) & (found.expected > 1e-6 * found.expected.max())
    classes = np.where(possible, found.classes(), np.nan)
    picture = classes_picture(classes, setting.grid, {**colours, 0: WITHIN_CHANCE}, legend, setting.area)
    report.image(picture, tr("Where there are more and fewer reports than by chance, north up."))
    bars = [
        Bar(label, share[code], f"{number(share[code], 1)} %", colour=colours.get(code, "#b8b8b8"))
        for code, label in labels.items()
    ]
    report.svg(bar_chart(bars), tr("Share of the area. By chance alone 5 % of it would be below 0.05 «here»."))
    _places(report, tested, parts)
    data.into(report)
    if setting.left_out:
        text = tr("Points outside the study area, left out: {n}.")
        report.method(tr("Outside"), text.format(n=number(setting.left_out)))
    report.method(tr("Chance"), " ".join([f"{setting.description}.", *setting.remarks]))
    smoothing_into(report, tested.bandwidth, tested.kernel, setting.grid)
    tolerance_into(report, found, tested.seed)
    return report


def _answer(tested: TestedDensity, share: dict[int, float]) -> str:
    import numpy as np

    found, setting = tested.found, tested.setting
    sure = found.classes() == WHOLE_MAP
    if not sure.any():
        if not share[1] + share[2]:
            return tr("Nowhere are there more reports than chance would put there.")
        text = tr(
            "Taken by itself, {share} % of the area has more reports than chance would put there (chance alone makes "
            "that 2.5 %), but no place has so many that it could not happen somewhere on a map of chance."
        )
        return text.format(share=number(share[1] + share[2], 1))
    index = setting.grid.cell_index(setting.x, setting.y)
    held = 100.0 * float(np.sum(sure.ravel()[index[index >= 0]])) / len(setting.x)
    area = float(sure.sum()) * setting.grid.cell**2 / 1e6
    text = tr(
        "On {km2} km² ({share} % of the area) there are more reports than chance would put anywhere on the map; "
        "{held} % of the reports lie there."
    )
    return text.format(km2=brief(area), share=number(share[WHOLE_MAP], 1), held=number(held, 1))


def _places(report: Report, tested: TestedDensity, parts: list[Region]) -> None:
    """The table of the places with more reports, the sure ones first."""
    import numpy as np
    import shapely

    setting = tested.setting
    places = significant_places(parts, 1)
    if not len(places.polygons):
        return
    counts = points_in(setting.x, setting.y)(places.polygons)
    found, expected = (
        np.array(mean_in(each, setting.grid)(places.polygons)) for each in (tested.values, tested.expected)
    )
    areas, centres = shapely.area(places.polygons) / 1e6, shapely.centroid(places.polygons)
    rows = [
        (
            rank,
            f"{centres[i].x:.0f}, {centres[i].y:.0f}",
            brief(areas[i]),
            counts[i],
            brief(found[i]),
            brief(expected[i]),
            bool(places.sure[i]),
        )
        for rank, i in enumerate(places.order((found - expected) * areas, LISTED), 1)
    ]
    columns = ["#", tr("centre, m"), "km²", tr("reports"), tr("mean density"), tr("by chance"), tr("whole map")]
    caption = tr(
        "Places with more reports than chance, p ≤ {level} each: those sure for the whole map, then by excess."
    )
    report.table(columns, rows, caption.format(level=number(places.level, 2)))
