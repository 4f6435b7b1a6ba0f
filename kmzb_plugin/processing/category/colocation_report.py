"""The report of `colocation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...locale import number, probability
from ...text import tr
from ..report import Report
from .colocation_matrix import SHOWN, description, matrix

if TYPE_CHECKING:
    from .. import inputs
    from .colocation import Colocated

TOLD = 3  # pairs in the answer
LISTED = 40
FEW = 5  # reports found, or expected


def colocation_report(result: Colocated, data: inputs.MetricPoints, started: float) -> Report:
    """One page: what is found near what, the matrix, the pairs in numbers, the categories, the method."""
    found, whole = result.found, result.found.whole
    report = Report(tr("Colocation of categories"), _answer(result), started)
    report.figure(tr("reports"), number(found.counts.sum()))
    report.figure(tr("categories"), number(len(result.codes)))
    report.figure(tr("pairs found more often / less often"), _more_and_less(result))
    report.figure(tr("times as often near their own kind"), number(float(whole.quotient), 2))
    report.paragraph(_whole(result))
    report.svg(matrix(result), _caption(result), description(result))
    _pairs(report, result)
    _categories(report, result)
    data.into(report)
    _method(report, result)
    return report


def ranked(result: Colocated, side: int) -> list[tuple[int, int]]:
    """The pairs of a side by their distance from chance, farthest first; before them those of 5 reports or more.

    Of a rare category one report beside another makes a quotient of 50.
    """
    import numpy as np

    pairs, quotient = result.found.pairs, np.nan_to_num(result.found.pairs.quotient, nan=1.0)
    rare = np.maximum(pairs.observed, pairs.expected) < FEW
    found = [(int(i), int(j)) for i, j in np.argwhere(result.side == side)]
    return sorted(found, key=lambda pair: (rare[pair], -side * quotient[pair], pair))


def _answer(result: Colocated) -> str:
    quotient, names = result.found.pairs.quotient, result.names
    more = [pair for pair in ranked(result, 1) if pair[0] != pair[1]]
    own = [pair for pair in ranked(result, 1) if pair[0] == pair[1]]
    sentences = []
    if more:
        near = tr("«{first}» near «{second}» ({times} times as often)")
        told = [near.format(first=names[i], second=names[j], times=number(quotient[i, j], 1)) for i, j in more[:TOLD]]
        text = tr("Found near each other more often than chance would have it: {pairs}.")
        if len(more) > TOLD:
            text = tr("Found near each other more often than chance would have it, above all: {pairs}.")
        sentences.append(text.format(pairs=", ".join(told)))
    else:
        sentences.append(tr("No category is found near another one more often than chance would have it."))
    if own:
        text = tr("Gathered near their own kind: {categories}.")
        if len(own) > TOLD:
            text = tr("Gathered near their own kind, above all: {categories}.")
        kind = tr("«{category}» ({times})")
        told = [kind.format(category=names[i], times=number(quotient[i, i], 1)) for i, _ in own[:TOLD]]
        sentences.append(text.format(categories=", ".join(told)))
    return " ".join(sentences)


def _more_and_less(result: Colocated) -> str:
    return f"{number(int((result.side > 0).sum()))} / {number(int((result.side < 0).sum()))}"


def _whole(result: Colocated) -> str:
    """In words, how often the nearest report is of the same category."""
    whole = result.found.whole
    quotient = float(whole.quotient)
    if quotient != quotient:
        return tr("Every category has a single report, so that none can be near its own kind.")
    text = tr(
        "Over all categories the nearest reports are of the same category {times} times as often as by chance (by "
        "chance alone {low}–{high}; p = {p})."
    )
    return text.format(
        times=number(quotient, 2),
        low=number(float(whole.low), 2),
        high=number(float(whole.high), 2),
        p=probability(float(whole.p)),
    ).replace("= <", "<")


def _caption(result: Colocated) -> str:
    text = tr(
        "How many times as often as by chance reports of the row are found near reports of the column. Coloured and "
        "bold: by more than chance (q ≤ {level}); grey: within chance; –: cannot be."
    )
    sentences = [text.format(level=number(0.05, 2))]
    if result.few.any():
        sentences.append(tr("* fewer than 5 reports: little can be said."))
    if len(result.codes) > SHOWN:
        text = tr("The {shown} most frequent of {all} categories; the table of the output has all.")
        sentences.append(text.format(shown=number(SHOWN), all=number(len(result.codes))))
    return " ".join(sentences)


def _pairs(report: Report, result: Colocated) -> None:
    """The pairs beyond chance in numbers; where there are none, those nearest to it."""
    import numpy as np

    pairs = result.found.pairs
    more, less = ranked(result, 1), ranked(result, -1)
    chosen = [*more[: LISTED // 2], *less[: LISTED // 2]]
    left_out = len(more) + len(less) - len(chosen)
    caption = tr("Pairs beyond chance: the first is found near the second. First those of 5 reports or more.")
    if left_out:
        text = tr(
            "The pairs farthest from chance: the first is found near the second. Only in the output's table: {n}."
        )
        caption = text.format(n=number(left_out))
    if not chosen:
        caption = tr("No pair is beyond chance; these come nearest to it.")
        order = np.argsort(np.nan_to_num(pairs.p, nan=2.0), axis=None, kind="stable")[:10]
        chosen = [(int(at // len(result.codes)), int(at % len(result.codes))) for at in order]
        chosen = [pair for pair in chosen if pairs.p[pair] == pairs.p[pair]]
    names, few = result.names, result.few
    rows = [
        (
            names[i] + ("*" if few[i] else ""),
            names[j] + ("*" if few[j] else ""),
            number(pairs.observed[i, j], 1),
            number(pairs.expected[i, j], 1),
            number(pairs.quotient[i, j], 2),
            f"{number(pairs.low[i, j], 2)}–{number(pairs.high[i, j], 2)}",
            probability(pairs.p[i, j]),
            probability(result.q[i, j]),
        )
        for i, j in chosen
    ]
    columns = [tr("reports of"), tr("found near"), tr("found"), tr("by chance"), tr("quotient")]
    report.table([*columns, tr("chance alone, 95 %"), "p", "q"], rows, caption)


def _categories(report: Report, result: Colocated) -> None:
    counts = [int(n) for n in result.found.counts]
    rows = [(name + ("*" if few else ""), n) for name, n, few in zip(result.names, counts, result.few, strict=True)]
    caption = tr("All categories.")
    if result.few.any():
        caption = tr("All categories; * fewer than 5 reports: little can be said.")
    report.table([tr("category"), tr("reports")], rows, caption)


def _method(report: Report, result: Colocated) -> None:
    found = result.found
    if result.unnamed:
        report.method(tr("Left out"), tr("without a category: {n}").format(n=number(result.unnamed)))
    text = tr(
        "{n} nearest of each report, as the crow flies; those equally far share, and so do those at the same place."
    )
    report.method(tr("Neighbours"), text.format(n=number(found.neighbours)))
    report.method(
        tr("Quotient"),
        tr(
            "(C / N of the first) / (N of the second / (N − 1)), with one less of the second where both are the same: "
            "C are the reports of the first whose nearest neighbours are of the second. 1 is chance. The two "
            "directions differ. Leslie and Kronenfeld (2011)."
        ),
    )
    text = tr(
        "the categories are dealt out anew over the same places, as many of each (random relabelling), {n} times, seed "
        "{seed}. So it does not count that places lie densely where many reports are made."
    )
    report.method(tr("Chance"), text.format(n=number(found.simulations), seed=result.seed))
    text = tr(
        "p two-sided, 2 · min(upper, lower tail), each (r + 1) / (m + 1), so {least} at least; q: Benjamini and "
        "Hochberg over all pairs."
    )
    report.method("p, q", text.format(least=probability(2 / (found.simulations + 1))))
    if result.needed:
        text = tr("With SIMULATIONS = {n} the correction for many pairs may find something; now it cannot.")
        report.method(tr("Simulations"), text.format(n=number(result.needed)))
