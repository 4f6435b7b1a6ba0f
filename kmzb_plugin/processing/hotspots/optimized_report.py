"""The report of `optimizedhotspots`: the answer, a picture, the ranked table, and every choice with its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...layers.styles.hotspots import COLD, HOT, hot_spot_labels
from ...locale import number, probability
from ...text import tr
from ..pictures import areas_picture, classes_picture
from ..report import Bar, Report, bar_chart
from .optimized import Analysis
from .optimized_wording import order_names

if TYPE_CHECKING:
    from ...analysis.scale import Step
    from .spot_names import NamedSpot

LISTED = 25
NUMBERED = 25
CHOSEN, OTHER, PLAIN = "#e08e2b", "#9fb3cc", "#e9e9e9"


def answer(analysis: Analysis, named: Sequence[NamedSpot]) -> str:
    """What was found, in two sentences."""
    if not named:
        return tr("There is no hot spot: the reports lie no closer together than chance would put them.")
    count = sum(each.spot.count for each in named)
    area = sum(each.square_kilometres for each in named)
    first = named[0]
    if len(named) == 1:
        text = tr("One hot spot holds {share} % of the reports on {area} % of the area.")
        strongest = tr("It is {name}, number of reports: {count}; an even spread would put {expected} there.")
    else:
        text = tr("Hot spots: {n}, with {share} % of the reports on {area} % of the area.")
        strongest = tr("The first is {name}, number of reports: {count}; an even spread would put {expected} there.")
    return " ".join(
        (
            text.format(
                n=number(len(named)),
                share=number(100.0 * count / analysis.total, 1),
                area=number(100.0 * area / analysis.square_kilometres, 1),
            ),
            strongest.format(name=first.name, count=number(first.spot.count), expected=number(first.spot.expected, 1)),
        )
    )


def report(analysis: Analysis, named: Sequence[NamedSpot], started: float) -> Report:
    """The page; `started` is when the computation began, by `time.monotonic`."""
    page = Report(
        tr("Optimized hot spots, {places}").format(places=analysis.places.description), answer(analysis, named), started
    )
    page.figure(tr("hot spots"), number(len(named)))
    page.figure(tr("reports counted"), number(analysis.total))
    if named:
        share = sum(each.spot.count for each in named) / analysis.total
        area = sum(each.square_kilometres for each in named) / analysis.square_kilometres
        page.figure(tr("of the reports in hot spots"), f"{number(100 * share, 1)} %")
        page.figure(tr("times as dense there as on average"), number(share / area, 1))
    _add_picture(page, analysis, named)
    if named:
        _add_table(page, named)
    _add_scale(page, analysis)
    analysis.data.into(page)
    page.method(tr("Places"), analysis.places.description)
    analysis.places.into(page)
    for choice in analysis.choices:
        page.method(choice.label, choice.sentence)
    page.method(tr("Test"), tr("Gi* of Getis and Ord (1995), binary weights, the place itself included."))
    page.method(
        tr("Hot spots"),
        tr(
            "The neighbourhood of a peak of z and the places significant at 95 % about it. Peaks that rest on the same "
            "reports are one hot spot; between others it is divided along the valley. Ranked by the reports above the "
            "number that an even spread over all places would put there."
        ),
    )
    return page


def _add_picture(page: Report, analysis: Analysis, named: Sequence[NamedSpot]) -> None:
    labels, colours = hot_spot_labels(), {0: PLAIN, **HOT, **{-step: colour for step, colour in COLD.items()}}
    places, steps = analysis.places, analysis.result.gi_bin
    legend = [(colours[step], label) for step, label in labels.items()]
    numbered = [(each.shape, str(each.rank)) for each in named[:NUMBERED]]
    if places.grid is not None:
        picture = classes_picture(places.image(steps), places.grid, colours, legend, places.study_area, numbered)
    else:
        picture = areas_picture(places.geometries, [colours[int(step)] for step in steps], legend, numbered)
    page.image(picture, tr("Hot and cold spots; the darker, the surer. The numbers are the ranks. North is up."))


def _add_table(page: Report, named: Sequence[NamedSpot]) -> None:
    columns = [
        "#",
        tr("hot spot"),
        tr("reports"),
        tr("expected"),
        tr("times"),
        tr("share, %"),
        tr("km²"),
        tr("per km²"),
        tr("p, corrected"),
    ]
    rows: list[list[object]] = [
        [
            each.rank,
            each.name,
            each.spot.count if each.spot.count % 1 else int(each.spot.count),
            number(each.spot.expected, 1),
            number(each.spot.ratio, 1),
            number(100.0 * each.spot.share, 1),
            float(each.square_kilometres),
            number(each.density),
            probability(each.spot.q),
        ]
        for each in named[:LISTED]
    ]
    if any(each.category for each in named):
        columns.append(tr("most reported"))
        for row, each in zip(rows, named, strict=False):
            row.append(f"{each.category} ({number(100.0 * each.category_share)}\u00a0%)" if each.category else "")
    caption = tr("The hot spots, most reports above an even spread first.")
    if len(named) > LISTED:
        caption += " " + tr("The first {n}; the layer holds all.").format(n=LISTED)
    page.table(columns, rows, caption)


def _add_scale(page: Report, analysis: Analysis) -> None:
    scale = analysis.scale
    if scale is None:
        return
    page.heading(tr("The scale of the pattern"))
    if scale.stands_out:
        page.paragraph(
            tr(
                "The neighbours within a distance are compared with the cell or area itself. Where their mean goes "
                "along with it best, the pattern is strongest, and that is the distance of the test."
            )
        )
    else:
        page.paragraph(
            tr("At no distance do neighbours go along with each other more than chance would make them: no pattern.")
        )
    bars = [
        Bar(
            _label(analysis, step, i),
            max(step.correlation, 0.0),
            f"{number(step.correlation, 3)}  (I = {number(step.moran, 3)}, z = {number(step.z, 1)})",
            colour=CHOSEN if i == scale.chosen else OTHER,
        )
        for i, step in enumerate(scale.steps)
    ]
    caption = tr(
        "Correlation of a place with the mean of its neighbours, by distance; in brackets Moran's I and its z."
    )
    page.svg(bar_chart(bars), caption)


def _label(analysis: Analysis, step: Step, position: int) -> str:
    return order_names()[position] if analysis.places.names else f"{number(step.band)} m"
