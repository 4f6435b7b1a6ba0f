"""The report of `verificationfunnel`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...locale import number, probability
from ...store.intake.report import snapshot_sentence
from ...text import figure, quoted, tr
from ..charts import Axis, Band, Dot, Line, Mark, line_chart
from ..report import Bar, Report, bar_chart
from .funnel_tables import age_names
from .summary_report import confirmed_sentence

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from ..inputs import MetricPoints
    from .verificationfunnel import UnitResults

NAMED = 8  # units whose names stand in the chart
SIZES = 160  # points of a limit's line


def account(results: UnitResults) -> list[str]:
    """Sentences on what was left out, and why."""
    found = results.verification
    whole = found.whole.iloc[0]
    unknown = ", ".join(f"{quoted(name)}: {number(n)}" for name, n in found.unknown.items() if name)
    lines = [
        (results.no_unit, tr("Without a unit, left out: {n}.")),
        (results.untimed, tr("Without a readable time, left out: {n}.")),
        (results.other_time, tr("Outside the period, left out: {n}.")),
        (found.later, tr("Reported after the moment of the state, left out: {n}.")),
        (found.unknown.get("", 0), tr("Without a status, left out: {n}.")),
        (
            int(whole["untimed"]),
            tr("Decided, but a time is missing or before the report; not in «within the limit»: {n}."),
        ),
    ]
    sentences = [text.format(n=number(n)) for n, text in lines if n]
    if unknown:
        sentences.append(tr("With a status that is not known, left out: {names}.").format(names=unknown))
    if results.snapshot:
        sentences.append(snapshot_sentence())
    return sentences


def funnel_report(results: UnitResults, data: MetricPoints, started: float) -> Report:
    """One page: the share and who lies outside, the funnel, what is open, what was decided in time."""
    whole = results.verification.whole.iloc[0]
    report = Report(tr("Confirmed share of units"), _answer(results, whole), started)
    report.figure(tr("units"), number(len(results.names)))
    report.figure(tr("reports"), number(whole["reports"]))
    if whole["decided"]:
        report.figure(
            tr("confirmed of those decided"), tr("{share} %").format(share=number(100 * whole["confirmed_share"], 1))
        )
    report.figure(tr("undecided"), number(whole["undecided"]))
    if whole["due"]:
        report.figure(
            tr("decided within the limit"), tr("{share} %").format(share=number(100 * whole["in_limit_share"], 1))
        )
    for sentence in account(results):
        report.paragraph(sentence)
    _add_funnel(report, results)
    _add_shares(report, results)
    _add_ages(report, results, whole)
    _add_limit(report, results, whole)
    _add_method(report, results, data)
    return report


def _compared(results: UnitResults) -> int:
    return int((results.verification.units["decided"] > 0).sum())


def _outside(results: UnitResults) -> NDArray[np.int8]:
    """Where each unit lies by the limits that count: the widened ones if the shares differ more than chance."""
    from ...analysis.funnel import positions

    return positions(results.verification.units["confirmed_share"], results.funnel.adjusted)


def _answer(results: UnitResults, whole: pd.Series) -> str:
    if not whole["decided"]:
        return tr("Nothing was decided yet. Undecided reports: {n}.").format(n=number(whole["undecided"]))
    answer = confirmed_sentence(whole)
    if _compared(results) < 2:
        return answer + " " + tr("Only one unit has decided reports, so there is nothing to compare it with.")
    outside = int((abs(_outside(results)) == 2).sum())
    text = tr("Units outside the 99.8 % limits: {n} of {units}.")
    if results.funnel.overdispersed:
        text = tr(
            "Units differ by more than chance; outside the 99.8 % limits that are widened for that: {n} of {units}."
        )
    return f"{answer} {text.format(n=number(outside), units=number(_compared(results)))}"


def _add_funnel(report: Report, results: UnitResults) -> None:
    if _compared(results) < 2:
        return
    report.heading(tr("Funnel plot"))
    funnel = results.funnel
    caption = tr(
        "Confirmed share of each unit over the number decided. Shaded: the 95 % and 99.8 % limits of chance around the "
        "share of all; about 1 unit in 20 lies outside the inner, 1 in 500 outside the outer ones by chance alone."
    )
    if funnel.overdispersed:
        caption += " " + tr("Dashed: the limits widened for the overdispersion.")
    found = _outside(results)
    text = tr("Each ring is a unit. Full ones lie outside the limits: {n}. The table below has all numbers.")
    report.svg(_chart(results, found), caption, text.format(n=number(int((found != 0).sum()))))
    report.paragraph(
        tr(
            "Outside the limits means: hardly by chance alone. Why, the plot does not say: another mix of categories, "
            "another way of deciding or of writing down, another public. Inside means only that chance suffices as an "
            "explanation; a small unit has wide limits."
        )
    )
    if funnel.overdispersed:
        text = tr(
            "Overdispersion: the shares of the units differ by more than chance and the size of the unit explain "
            "(p {p}); the variance is {phi} times that of chance. Units then differ as a rule, for reasons that the "
            "number of reports does not know, and the plain limits would point at too many. The widened limits are "
            "{times} times as far from the share of all: outside them a unit differs also from the usual differences."
        )
        report.paragraph(text.format(p=_p(funnel.p), phi=number(funnel.phi, 1), times=number(funnel.phi**0.5, 1)))
    else:
        text = tr(
            "Together the units do not differ by more than chance, or only a few do (p {p}): the limits are not "
            "widened."
        )
        report.paragraph(text.format(p=_p(funnel.p)))


def _p(p: float) -> str:
    written = probability(p)
    return written if written.startswith("<") else f"= {written}"


def _chart(results: UnitResults, found: NDArray[np.int8]) -> str:
    import numpy as np

    from ...analysis.funnel import LEVELS, binomial_limits, widened

    funnel, units = results.funnel, results.verification.units
    n, share = units["decided"].to_numpy(dtype=float), 100.0 * units["confirmed_share"].to_numpy()
    largest = float(n.max())
    sizes = np.unique(np.round(largest * np.linspace(1 / SIZES, 1.0, SIZES) ** 1.7)).clip(1.0)
    sizes = np.unique(np.concatenate([sizes, [largest]]))

    def points(values: NDArray[np.float64]) -> list[tuple[float, float]]:
        return list(zip(sizes.tolist(), (100.0 * values).tolist(), strict=True))

    bands, lines = [], []
    for level, name in zip(LEVELS, (tr("95 %"), tr("99.8 %")), strict=True):
        limits = binomial_limits(sizes, funnel.target, level)
        bands.append(Band(*(points(limit) for limit in limits)))
        if funnel.overdispersed:
            limits = widened(limits, funnel.target, funnel.phi)
        for side, limit in enumerate(limits):
            lines.append(Line(name if side else "", points(limit), quiet=True, dashed=funnel.overdispersed))
    middle = 100.0 * funnel.target
    lines.append(Line(f"{number(middle, 1)} %", [(0.0, middle), (largest, middle)]))
    dots = [
        Dot(n[i], share[i], f"{results.names[i]}: {_share(row, 'confirmed', 'decided')}", bool(found[i]))
        for i, row in enumerate(units.to_dict("records"))
    ]
    far = sorted(np.flatnonzero(found), key=lambda i: (-abs(int(found[i])), -abs(funnel.z[i])))[:NAMED]
    marks = [Mark(n[i], share[i], results.names[i], below=share[i] < middle, dot=False) for i in far]
    return line_chart(
        lines, Axis(tr("decided reports")), Axis(tr("confirmed, %"), " %"), marks, height=420, bands=bands, dots=dots
    )


def _share(row: dict[Any, Any], part: str, whole: str) -> str:
    """Share, both numbers and interval: 58.0 % (412/711; 54.3–61.5 %)."""
    if not row[whole]:
        return ""
    share, low, high = (number(100 * row[f"{part}_{each}"], 1) for each in ("share", "low", "high"))
    return f"{share} % ({number(row[part])}/{number(row[whole])}; {low}–{high} %)"


def _cells(row: dict[Any, Any], part: str, whole: str) -> tuple[str, str, str]:
    """The same as cells: both numbers, percent, interval."""
    if not row[whole]:
        return f"0/{number(row[whole])}", "", ""
    share, low, high = (number(100 * row[f"{part}_{each}"], 1) for each in ("share", "low", "high"))
    return f"{number(row[part])}/{number(row[whole])}", share, f"{low}–{high}"


def _add_shares(report: Report, results: UnitResults) -> None:
    from ...analysis.funnel import LEVELS

    words = {
        -2: tr("below the 99.8 % limits"),
        -1: tr("below the 95 % limits"),
        0: tr("inside"),
        1: tr("above the 95 % limits"),
        2: tr("above the 99.8 % limits"),
    }
    found, (low, high) = _outside(results), results.funnel.adjusted[LEVELS[1]]
    compared = _compared(results) > 1
    rows = []
    for i, row in enumerate(results.verification.units.to_dict("records")):
        limits = f"{number(100 * low[i], 1)}–{number(100 * high[i], 1)}" if row["decided"] and compared else ""
        place = words[int(found[i])] if compared else ""
        place = place.replace(" %", "\u00a0%") if row["decided"] else tr("nothing decided")
        counts = int(row["reports"]), int(row["undecided"])
        rows.append((results.names[i], *counts, *_cells(row, "confirmed", "decided"), limits, place))
    columns = [
        tr("unit"),
        tr("reports"),
        tr("undecided"),
        tr("confirmed / decided"),
        "%",
        tr("95 % interval"),
        tr("99.8 % limits"),
        tr("position"),
    ]
    report.table(columns, rows, tr("All units, by name. The interval is Wilson's."))


def _add_ages(report: Report, results: UnitResults, whole: pd.Series) -> None:
    report.heading(tr("Undecided reports"))
    if not whole["undecided"]:
        report.paragraph(tr("No report is undecided."))
        return
    names = age_names(results.limit_days)
    counts = [int(whole[f"open_{i}"]) for i in range(1, len(names) + 1)]
    bars = [Bar(name, n, number(n)) for name, n in zip(names, counts, strict=True)]
    text = tr("Undecided reports (new or under verification) by their age on {moment}.")
    report.svg(bar_chart(bars), text.format(moment=_moment(results)))
    if whole["open_unknown"]:
        report.paragraph(
            tr("Undecided without a readable time of the report: {n}.").format(n=number(whole["open_unknown"]))
        )
    rows = [
        (
            results.names[i],
            *(int(row[f"open_{k}"]) for k in range(1, len(names) + 1)),
            number(row["open_median"], 1) if row["open_median"] == row["open_median"] else "",
        )
        for i, row in enumerate(results.verification.units.to_dict("records"))
        if row["undecided"]
    ]
    report.table([tr("unit"), *names, tr("median age, days")], rows, tr("The same by unit."))


def _add_limit(report: Report, results: UnitResults, whole: pd.Series) -> None:
    report.heading(tr("Decided within the limit"))
    if not whole["due"]:
        report.paragraph(tr("The limit of no report with known times has passed."))
        return
    text = tr("Decided within {days} days: {share}. Counted are reports whose limit had passed by {moment}.")
    report.paragraph(
        text.format(
            days=figure(results.limit_days), share=_share(dict(whole), "in_limit", "due"), moment=_moment(results)
        )
    )
    rows = [
        (results.names[i], *_cells(row, "in_limit", "due"), int(row["untimed"]))
        for i, row in enumerate(results.verification.units.to_dict("records"))
        if row["due"] or row["untimed"]
    ]
    columns = [tr("unit"), tr("within the limit / limit passed"), "%", tr("95 % interval"), tr("times unusable")]
    report.table(columns, rows, tr("Undecided reports whose limit has passed count as not in time."))


def _moment(results: UnitResults) -> str:
    from datetime import UTC

    from ...locale import date_time

    known: Any = results.as_of.item()
    return date_time(known.replace(tzinfo=UTC)) if known is not None else tr("an unknown day")


def _add_method(report: Report, results: UnitResults, data: MetricPoints) -> None:
    data.into(report)
    if results.period is not None:
        report.method(tr("Period"), str(results.period))
    why = tr("the last time in the data") if results.last_read else tr("chosen")
    report.method(tr("State of"), f"{_moment(results)} ({why})")
    report.method(
        tr("Shares"),
        tr(
            "Confirmed share = confirmed, passed on or eliminated / all decided; intervals by Wilson, 95 %. New "
            "reports and those under verification are undecided."
        ),
    )
    report.method(
        tr("Limits"),
        tr(
            "exact by the binomial distribution around the share of all, interpolated between whole numbers "
            "(Spiegelhalter 2005, appendix A.1.1). Overdispersion: Pearson's test of equal shares; factor: mean of z² "
            "after drawing in the outer tenths; limits widened by its root if p < 0.05 (ibid.)."
        ),
    )
    text = tr(
        "{days} days from the report to the decision. The decision's time is the last change of the report if the "
        "layer has no better one: a later change, such as an elimination, makes it look late."
    )
    report.method(tr("Limit"), text.format(days=figure(results.limit_days)))
