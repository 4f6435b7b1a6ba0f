"""What the report of `categorychange` says of treated and control areas."""

from __future__ import annotations

from math import isfinite, sqrt
from typing import TYPE_CHECKING

from ...analysis.areachange import LEVEL, SMALL_COUNT
from ...locale import number, probability
from ...text import tr
from .intervention import DISPLACEMENT, ROLES, Intervention, role_labels

UNLIKE = 2.0
"""Times; the difference of changes takes for granted that both would have changed by the same number."""

if TYPE_CHECKING:
    from ...analysis.displacement import Difference
    from ..report import Report


def signed(value: float) -> str:
    """A whole number with its sign, a true minus; none for 0, ∞ without end."""
    if not isfinite(value):
        return "∞"
    text = number(abs(value))
    return text if text == "0" else ("+" if value > 0 else "−") + text


def intervention_answer(found: Intervention) -> str:
    """One sentence: did the treated areas change otherwise than the control?"""
    total = found.found.total
    low, high = total.interval()
    if total.p > LEVEL:
        text = tr(
            "The treated areas did not change otherwise than the control areas by more than chance ({estimate} "
            "{unit}, 95 % interval {low} to {high})."
        )
    elif total.estimate < 0:
        text = tr(
            "Against the control areas the treated areas fell by {size} {unit} (95 % interval {low} to {high}), "
            "more than chance."
        )
    else:
        text = tr(
            "Against the control areas the treated areas rose by {size} {unit} (95 % interval {low} to {high}), "
            "more than chance."
        )
    sentence = text.format(
        estimate=_number(total.estimate),
        size=_number(abs(total.estimate)),
        low=_number(low),
        high=_number(high),
        unit=_unit(found),
    )
    cautions = [_caution()] if is_small(found) else []
    cautions += [_unlike()] if is_unlike(found) else []
    return " ".join([sentence, *cautions])


def is_small(found: Intervention) -> bool:
    """Whether one of the numbers is too small for a normal approximation."""
    return bool((found.counts[: _used(found)] < SMALL_COUNT).any())


def intervention_into(report: Report, found: Intervention) -> None:
    """The numbers before and after, the differences with their intervals, what to be careful of."""
    labels = role_labels()
    report.heading(tr("Treated and control areas"))
    rows: list[tuple[object, ...]] = []
    for code, role in enumerate(ROLES[: _used(found)]):
        before, after = found.counts[code].tolist()
        row: list[object] = [labels[role], int(found.roles.areas(role).sum()), before, after, signed(after - before)]
        if found.harm_field or found.per_area:
            row += [_number(float(each)) for each in found.sums[code] / found.area_weights[code]]
        rows.append(tuple(row))
    columns = [tr("part"), tr("areas"), tr("first"), tr("second"), tr("difference")]
    if found.harm_field or found.per_area:
        unit = _unit(found)
        columns += [tr("first, {unit}").format(unit=unit), tr("second, {unit}").format(unit=unit)]
    report.table(columns, rows, tr("Reports before and after."))
    differences = [(tr("treated less control"), found.found.local)]
    if _used(found) > 2:
        differences += [
            (tr("where it may have moved to, less its control"), found.found.displaced),
            (tr("both together"), found.found.total),
        ]
    rows = [_row(label, each) for label, each in differences]
    columns = [tr("difference of the changes"), tr("estimate"), "SE", "Z", tr("95 % interval"), "p"]
    report.table(columns, rows, tr("Weighted displacement difference, {unit}.").format(unit=_unit(found)))
    ratio, low, high = found.relative
    if ratio == ratio:
        text = tr(
            "In proportion: the number of reports in the treated areas became {ratio} times what it would have become "
            "if it had changed as in the control areas (95 % interval {low} to {high})."
        )
        report.paragraph(text.format(ratio=number(ratio, 2), low=number(low, 2), high=number(high, 2)))
    for sentence in _cautions(found):
        report.paragraph(sentence)
    _method(report, found)


def _used(found: Intervention) -> int:
    """Two roles, or four with those that reports may have moved to."""
    return 4 if found.roles.areas(DISPLACEMENT).any() else 2


def _row(label: str, each: Difference) -> tuple[object, ...]:
    low, high = each.interval()
    interval = tr("{low} to {high}").format(low=_number(low), high=_number(high))
    return (label, _number(each.estimate), _number(each.se), _number(each.z, 2), interval, probability(each.p))


def _unit(found: Intervention) -> str:
    if found.harm_field:
        return tr("units of harm per km²") if found.per_area else tr("units of harm")
    return tr("reports per km²") if found.per_area else tr("reports")


def _number(value: float, decimals: int | None = None) -> str:
    """With a true minus; by itself in about three digits."""
    if decimals is None:
        decimals = 0 if abs(value) >= 100 else 1
    return number(value, decimals).replace("-", "−")


def _caution() -> str:
    return tr("A number there is below 5: do not rely on it.")


def is_unlike(found: Intervention) -> bool:
    """Whether treated and control areas are of so different a size that their differences cannot be compared."""
    treated, control = found.sums[:2, 0] / found.area_weights[:2]
    return not treated <= UNLIKE * control or not control <= UNLIKE * treated


def _unlike() -> str:
    return tr(
        "Treated and control areas differ more than twofold in what they had before, so their differences cannot be "
        "compared: name control areas with about as many reports, or look at the proportion."
    )


def _cautions(found: Intervention) -> list[str]:
    sentences = [_caution()] if is_small(found) else []
    sentences += [_unlike()] if is_unlike(found) else []
    spread = found.spread
    if spread is not None and spread.p <= LEVEL and spread.factor > 1:
        low, high = found.found.total.estimate, found.found.total.estimate
        half = (found.found.total.interval()[1] - found.found.total.estimate) * sqrt(spread.factor)
        text = tr(
            "The control areas changed {factor} times as differently as chance alone would make them. With that "
            "spread the interval would be {low} to {high}."
        )
        sentences.append(
            text.format(factor=number(spread.factor, 1), low=_number(low - half), high=_number(high + half))
        )
    if found.unweighted:
        text = tr("Reports without a number in «{field}», left out of the comparison: {n}.")
        sentences.append(text.format(field=found.harm_field, n=number(found.unweighted)))
    return sentences


def _method(report: Report, found: Intervention) -> None:
    text = tr(
        "Weighted displacement difference (Wheeler and Ratcliffe 2018): change of the treated less change of the "
        "control areas, numbers as in a period as long as the second; the variance is the sum of the counts, each "
        "with its weight squared. It asks that control areas be like the treated ones but for the treatment."
    )
    report.method(tr("Treated and control areas"), text)
