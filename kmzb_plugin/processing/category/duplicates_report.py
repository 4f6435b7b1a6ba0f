"""The report of `findduplicates`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.duplicates import ANY
from ...locale import number
from ...text import figure, tr
from .. import inputs
from ..codes import category_name
from ..report import Bar, Report, bar_chart

if TYPE_CHECKING:
    from .findduplicates import FoundDuplicates

SHOWN = 15
_BY_CATEGORY = 12


def duplicates_report(result: FoundDuplicates, started: float) -> Report:
    """One page: how many reports need not be read twice, the largest groups, where they come from, the rules."""
    found = result.found
    report = Report(tr("Duplicates and bursts"), _answer(result), started)
    bursts = int(found.is_burst.sum())
    report.figure(tr("reports compared"), number(len(result.data.points)))
    report.figure(tr("pairs"), number(len(found.first)))
    report.figure(tr("groups of likely duplicates"), number(len(result.members) - bursts))
    report.figure(tr("bursts of one hand"), number(bursts))
    if result.members:
        _add_categories(report, result)
        _add_groups(report, result)
    report.paragraph(
        tr(
            "Nothing was deleted or changed. Look at a group on the map: whoever chooses its outline while the store "
            "is open has its reports in the queue, and the key C makes one case of them."
        )
    )
    _add_rules(report, result)
    _add_method(report, result)
    return report


def _answer(result: FoundDuplicates) -> str:
    n, grouped = len(result.data.points), int((result.found.group >= 0).sum())
    if not grouped:
        return tr("No two of the {n} reports look as if they were about the same thing.").format(n=number(n))
    # of each group one report is the first
    spare = grouped - len(result.members)
    text = tr("Likely repeats of a report there is already: {spare} of {n} reports, {share} %.")
    answer = text.format(spare=number(spare), n=number(n), share=number(100 * spare / n, 1))
    if result.found.is_burst.any():
        inside = int(result.found.is_burst[result.found.group[result.found.group >= 0]].sum())
        text = tr("Reports in bursts of one hand: {inside}, bursts: {bursts}.")
        answer += " " + text.format(inside=number(inside), bursts=number(int(result.found.is_burst.sum())))
    return answer


def _add_categories(report: Report, result: FoundDuplicates) -> None:
    """How many reports of each category are in groups."""
    import numpy as np

    inside = result.found.group >= 0
    counts = np.bincount(result.category[inside], minlength=len(result.categories))
    totals = np.bincount(result.category, minlength=len(result.categories))
    order = [i for i in np.argsort(-counts, kind="stable").tolist() if counts[i]]
    bars = [
        Bar(
            category_name(result.categories[i]),
            int(counts[i]),
            f"{number(int(counts[i]))} ({number(100 * counts[i] / totals[i], 1)} %)",
        )
        for i in order[:_BY_CATEGORY]
    ]
    caption = tr("Reports in groups by category, and their share of the category.")
    if rest := int(counts[order[_BY_CATEGORY:]].sum()):
        caption += " " + tr("In other categories: {n}.").format(n=number(rest))
    report.svg(bar_chart(bars), caption)
    rows = [
        (category_name(result.categories[i]), int(counts[i]), number(100 * counts[i] / totals[i], 1)) for i in order
    ]
    report.table([tr("category"), tr("reports in groups"), tr("% of the category")], rows)


def _add_groups(report: Report, result: FoundDuplicates) -> None:
    import numpy as np

    x, y = result.data.x, result.data.y
    rows = []
    for i, members in enumerate(result.members[:SHOWN]):
        times = result.civil[members[[0, -1]]]
        codes = sorted({result.categories[each] for each in result.category[members].tolist()})
        rows.append(
            (
                str(i + 1),
                tr("burst") if result.found.is_burst[i] else tr("duplicates"),
                len(members),
                ", ".join(category_name(code) for code in codes),
                *(str(each).replace("T", " ")[:16] for each in times),
                number(float(np.hypot(np.ptp(x[members]), np.ptp(y[members])))),
            )
        )
    columns = [
        tr("group"),
        tr("kind"),
        tr("reports"),
        tr("category"),
        tr("first report"),
        tr("last report"),
        tr("width, m"),
    ]
    text = tr("The largest groups; all of them, with the ids of their reports, are in the layer of groups.")
    report.heading(tr("Groups"))
    report.table(columns, rows, text)


def _add_rules(report: Report, result: FoundDuplicates) -> None:
    """The rules that were gone by: that for all, and those that differ."""
    rules = result.rules
    own = {code: rules[code] for code in result.categories if rules[code] != rules.other}
    rows = []
    for code, rule in [(ANY, rules.other), *own.items()]:
        metres, days = figure(rule.metres), figure(rule.days)
        rows.append(
            (
                tr("all others") if code == ANY else category_name(code),
                f"{metres} m, {days} d",
                number(rule.likeness, 2),
                f"{figure(rule.bare_metres)} m, {figure(24 * rule.bare_days)} h",
                f"{number(rule.burst_reports)}: {figure(rule.burst_metres)} m, {figure(rule.burst_days)} d",
                ", ".join(category_name(each) for each in rule.confused_with),
            )
        )
    columns = [
        *(tr("category"), tr("reach"), tr("likeness from"), tr("without words")),
        *(tr("burst from"), tr("also compared with")),
    ]
    report.heading(tr("Rules of the search"))
    report.table(columns, rows)


def _add_method(report: Report, result: FoundDuplicates) -> None:
    from ...analysis.reach import MOST_FOLLOWERS

    result.data.into(report)
    result.times.into(report)
    text = tr("with words: {n} of {all}")
    report.method(tr("Descriptions"), text.format(n=number(result.described), all=number(len(result.data.points))))
    if not result.fields[inputs.CATEGORY_FIELD]:
        report.method(tr("Category"), tr("none given: all reports were compared by the rule for all"))
    report.method(
        tr("Likeness"),
        tr(
            "cosine of the letter trigrams of the two texts, each weighted by how rare it is among all texts (TF-IDF): "
            "0 nothing in common, 1 the same words. Masked personal data play no part."
        ),
    )
    report.method(
        tr("Groups"),
        tr(
            "pairs that hang together, but any two reports of a group lie within the reach of the rule, so that none "
            "grows along a street; a report is in one group at most, in a burst first"
        ),
    )
    if crowded := int(result.found.crowded.sum()):
        text = tr("reports compared with the {most} next ones in time in each square around only: {n}")
        report.method(tr("Crowded places"), text.format(most=number(MOST_FOLLOWERS), n=number(crowded)))
    report.method(
        tr("How far to trust it"),
        tr(
            "Found are reports in much the same words. The same thing in other words is mostly not found: for that, "
            "look at the similar ones nearby on the card of a threat. A pair is a hint; a person decides."
        ),
    )
