"""The report of `categorychange`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ...analysis.areachange import LEVEL, SMALL_COUNT, AreaChange
from ...layers.styles.change import (
    NOTHING,
    RATIO_COLOURS,
    change_colours,
    change_labels,
    ratio_colour,
    ratio_labels,
)
from ...locale import number, probability
from ...text import tr
from ..codes import category_name
from ..interval_chart import Interval, interval_chart
from ..pictures import areas_picture
from ..report import Report
from ..two_periods import short
from .change_rows import Found
from .intervention_report import intervention_answer, intervention_into, signed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..area_inputs import Areas
    from ..inputs import MetricPoints

CHARTED, LISTED = 20, 40


def change_report(found: Found, areas: Areas, data: MetricPoints, started: float) -> Report:
    """One page: how many areas rose and fell, where, which categories, what came of a treatment, how it was made."""
    first, second = (short(period) for period in found.periods)
    title = tr("Change of reports, {first} → {second}").format(first=first, second=second)
    report = Report(title, _answer(found), started)
    report.figure(first, number(found.whole.first[0]))
    report.figure(second, number(found.whole.second[0]))
    report.figure(tr("rate of the whole, times (95 % interval)"), ratio_text(found.whole, 0))
    if found.similar is not None:
        text = tr("areas with the same share of the reports (robust S; unchanged: about {share})")
        label = text.format(share=share(found.similar.unchanged))
        report.figure(label, share(found.similar.robust))
    _pictures(report, found, areas)
    if found.intervention is not None:
        intervention_into(report, found.intervention)
    _areas(report, found)
    _categories(report, found)
    _pairs(report, found)
    data.into(report)
    _method(report, found)
    return report


def share(value: float) -> str:
    """A share in percent."""
    return tr("{share} %").format(share=number(100 * value, 1))


def ratio_text(change: AreaChange, i: int) -> str:
    """A rate ratio with its interval; a ratio without end as ∞."""
    ratio, low, high = (
        "∞" if math.isinf(each) else number(each, 2) for each in (change.ratio[i], change.low[i], change.high[i])
    )
    return f"{ratio} ({low}–{high})"


def _answer(found: Found) -> str:
    classes = found.areas.classes()
    rose, fell = int((classes == 2).sum()), int((classes == -2).sum())
    numbers = {"rose": number(rose), "fell": number(fell), "all": number(found.areas.compared)}
    if found.normalised:
        text = tr("Areas that rose against the whole by more than chance: {rose}, that fell: {fell}, of {all}.")
        none = tr("No area changed otherwise than the whole by more than chance; areas compared: {all}.")
    else:
        text = tr("Areas where reports rose by more than chance: {rose}, where they fell: {fell}, of {all}.")
        none = tr("In no area did reports rise or fall by more than chance; areas compared: {all}.")
    sentences = [(text if rose + fell else none).format(**numbers), _whole_sentence(found)]
    if found.intervention is not None:
        sentences.append(intervention_answer(found.intervention))
    return " ".join(sentences)


def _whole_sentence(found: Found) -> str:
    whole = found.whole
    low, high = (100 * (float(each[0]) - 1) for each in (whole.low, whole.high))
    if whole.p[0] > LEVEL:
        text = tr("In all areas together the rate did not change by more than chance ({percent} %, {low} to {high} %).")
    elif whole.ratio[0] > 1:
        text = tr("In all areas together the rate rose by {size} % (95 % interval {low} to {high} %).")
    else:
        text = tr("In all areas together the rate fell by {size} % (95 % interval {low} to {high} %).")
    percent = float(whole.percent[0])
    return text.format(percent=signed(percent), size=number(abs(percent)), low=signed(low), high=signed(high))


def _pictures(report: Report, found: Found, areas: Areas) -> None:
    colours, labels = change_colours(), change_labels()
    filled = (found.areas.first + found.areas.second > 0).tolist()
    nothing = [] if all(filled) else [(NOTHING, tr("no reports"))]
    classes = found.areas.classes().tolist()
    drawn = [colours[code] if n else NOTHING for code, n in zip(classes, filled, strict=True)]
    legend = [*((colours[code], label) for code, label in labels.items()), *nothing]
    report.image(
        areas_picture(areas.geometries, drawn, legend), tr("Where it changed by more than chance. North is up.")
    )
    legend = [*zip(RATIO_COLOURS[::-1], ratio_labels()[::-1], strict=True), *nothing]
    ratios = [ratio_colour(each) for each in found.areas.ratio.tolist()]
    caption = tr("How large the change is, sure or not: the rate ratio. North is up.")
    if found.normalised:
        caption = tr("How large the change is against the whole, sure or not: the rate ratio. North is up.")
    report.image(areas_picture(areas.geometries, ratios, legend), caption)


def _order(change: AreaChange) -> NDArray[np.int64]:
    """The rows from the surest to the least sure, without those that have nothing."""
    import numpy as np

    order = np.lexsort([-(change.first + change.second), np.nan_to_num(change.p, nan=2.0)])
    return order[(change.first + change.second)[order] > 0]


def _rows(change: AreaChange, names: list[str], order: NDArray[np.int64]) -> list[tuple[object, ...]]:
    return [
        (
            names[i],
            int(change.first[i]),
            int(change.second[i]),
            signed(float(change.second[i] - change.first[i])),
            "" if math.isnan(change.percent[i]) else signed(float(change.percent[i])),
            ratio_text(change, i),
            "" if math.isnan(change.p[i]) else probability(float(change.p[i])),
            "" if math.isnan(change.q[i]) else probability(float(change.q[i])),
        )
        for i in order.tolist()
    ]


def _columns(what: str) -> list[str]:
    interval = tr("rate ratio (95 % interval)")
    return [what, tr("first"), tr("second"), tr("difference"), tr("rate, %"), interval, "p", "q"]


def _chart(report: Report, change: AreaChange, names: list[str], order: NDArray[np.int64], caption: str) -> None:
    colours, classes = change_colours(), change.classes()
    rows = [
        Interval(
            names[i],
            float(change.ratio[i]),
            float(change.low[i]),
            float(change.high[i]),
            f"{number(change.first[i])} → {number(change.second[i])}",
            colours[int(classes[i])] if classes[i] else "#8a8a8a",
        )
        for i in order.tolist()
        if not math.isnan(change.ratio[i])
    ]
    described = "; ".join(f"{row.label}: {row.text}" for row in rows)
    report.svg(interval_chart(rows, tr("rate ratio, second over first")), caption, described)


def _areas(report: Report, found: Found) -> None:
    order = _order(found.areas)
    if len(order) > 1:
        caption = tr("Change by area with its 95 % interval, the surest first: a bar that holds 1 may be chance.")
        _chart(report, found.areas, found.names, order[:CHARTED], caption)
    left = len(order) - LISTED
    caption = tr("Areas, the surest change first.")
    if left > 0:
        caption = tr("Areas, the surest change first; {n} more in the layer.").format(n=number(left))
    report.table(_columns(tr("area")), _rows(found.areas, found.names, order[:LISTED]), caption)


def _categories(report: Report, found: Found) -> None:
    if len(found.categories) < 2:
        return
    names = [category_name(code) for code in found.categories]
    order = _order(found.of_category)
    report.heading(tr("Categories"))
    caption = tr("Change by category in all areas together, with its 95 % interval.")
    if found.normalised:
        caption = tr("Change by category against all categories together, with its 95 % interval.")
    _chart(report, found.of_category, names, order[:CHARTED], caption)
    report.table(_columns(tr("category")), _rows(found.of_category, names, order[:LISTED]), tr("Categories."))


def _pairs(report: Report, found: Found) -> None:
    """The categories that surely changed in single areas."""
    import numpy as np

    if len(found.categories) < 2:
        return
    pairs = found.pairs
    sure = np.flatnonzero(np.abs(pairs.change.classes()) == 2)
    of_all = number(pairs.change.compared)
    if not len(sure):
        text = tr("In no single area did a single category change by more than chance; combinations compared: {n}.")
        report.paragraph(text.format(n=of_all))
        return
    order = sure[np.argsort(pairs.change.p[sure], kind="stable")][:LISTED]
    labels = [
        f"{found.names[a]}: {category_name(found.categories[c])}"
        for a, c in zip(pairs.area.tolist(), pairs.category.tolist(), strict=True)
    ]
    text = tr("Categories that changed in single areas by more than chance: {sure} of {n} combinations (q ≤ 0.05).")
    rows = _rows(pairs.change, labels, order)
    report.table(_columns(tr("area and category")), rows, text.format(sure=number(len(sure)), n=of_all))


def _method(report: Report, found: Found) -> None:
    text = tr("{first} (days: {n1}) and {second} (days: {n2})")
    first, second = (short(period) for period in found.periods)
    days = found.days
    report.method(tr("Periods"), text.format(first=first, n1=number(days[0]), second=second, n2=number(days[1])))
    lost = [
        (found.untimed, tr("without a time that can be read: {n}")),
        (found.other_time, tr("in neither period: {n}")),
        (found.outside, tr("in none of the areas: {n}")),
        (found.shapeless, tr("areas without a geometry: {n}")),
    ]
    left_out = ", ".join(text.format(n=number(n)) for n, text in lost if n)
    if left_out:
        report.method(tr("Left out"), left_out)
    if found.normalised:
        chance = tr(
            "Every area changed as all together did, every category as all categories: rates are per report of the "
            "whole in the same period, not per day."
        )
    else:
        chance = tr("The rate of each area stayed the same: rates are per day, so the periods may differ in length.")
    report.method(tr("Chance"), chance)
    report.method(
        tr("Test"),
        tr(
            "E-test of two Poisson rates (Krishnamoorthy and Thomson 2004), two-sided; q by Benjamini and Hochberg "
            "over the areas with a report in either period. More than chance: q ≤ 0.05."
        ),
    )
    report.method(
        tr("Intervals"),
        tr(
            "Exact (Clopper and Pearson), 95 %, each for itself; somewhat wider than the test would make them. No "
            "percentage where the first number is 0. Areas with fewer than {n} reports in a period: {few}."
        ).format(n=number(SMALL_COUNT), few=number(_few(found.areas))),
    )
    _spread_into(report, found)
    _similarity_into(report, found)


def _few(change: AreaChange) -> int:
    """How many areas have a report, but fewer than five in one of the periods."""
    import numpy as np

    least = np.minimum(change.first, change.second)
    return int(((least < SMALL_COUNT) & (change.first + change.second > 0)).sum())


def _spread_into(report: Report, found: Found) -> None:
    if found.spread is not None:
        text = tr(
            "Areas changed {factor} times as differently as chance alone would make them (Pearson's chi-square over "
            "its degrees of freedom, p = {p}): above 1 they went different ways."
        )
        p = probability(found.spread.p)
        report.method(tr("Spread"), text.format(factor=number(found.spread.factor, 2), p=p).replace("= <", "<"))


def _similarity_into(report: Report, found: Found) -> None:
    similar = found.similar
    if similar is None:
        return
    text = tr(
        "Andresen's S: {robust} of the areas with a report in either period have the same share of all reports as "
        "before (robust), {standard} of all areas (standard); share rose in {rose}, fell in {fell}. If nothing had "
        "changed, about {unchanged} would. {way} Samples: {samples}, seed: {seed}."
    )
    way = tr("Reports of the second period drawn anew with replacement (bootstrap).")
    if not found.bootstrap:
        way = tr("85 % of the reports of the second period drawn without replacement.")
    report.method(
        "S",
        text.format(
            robust=share(similar.robust),
            standard=share(similar.standard),
            rose=number(int((similar.local == 1).sum())),
            fell=number(int((similar.local == -1).sum())),
            unchanged=share(similar.unchanged),
            way=way,
            samples=number(found.samples),
            seed=str(found.seed),
        ),
    )
