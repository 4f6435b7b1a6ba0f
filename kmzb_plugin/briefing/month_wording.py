"""The words of a command's report: contents, categories, statuses, months."""

from __future__ import annotations

from collections.abc import Sequence

from ..domain.categories import Categories
from ..domain.statuses import Workflow
from ..locale import language, month, number
from ..text import tr
from .charts import Bar, bar_chart
from .content import ALPHA, BriefingContent
from .month import CategoryRow, MonthContent
from .words import Cell, Row, change_text, heading, p_value, part, period_text, share_text

PLACE_ROWS = 55  # of one page


def month_texts(content: MonthContent, duty: BriefingContent) -> dict[str, str]:
    """The texts by the name of their variable, without the prefix."""
    scope = content.scope
    total = sum(row.now for row in content.categories)
    rest = len(duty.recurring) - PLACE_ROWS
    if not duty.recurring:
        places_note = tr("No place was confirmed twice within a year.")
    elif rest > 0:
        places_note = tr("The most confirmed ones; further places: {n}.").format(n=number(rest))
    else:
        places_note = tr("All of them: {n}.").format(n=number(len(duty.recurring)))
    return {
        "contents_title": tr("Contents"),
        "categories_title": tr("Categories, {period}").format(period=period_text(scope.period)),
        "categories_note": tr(
            "Before: {compare}. Change of the rate with its exact 95 % interval; in bold: more than chance, allowing "
            "for the number of categories ({n}). Confirmed: of what was decided of {days} days, with Wilson's interval."
        ).format(compare=period_text(scope.compare), n=len(content.categories), days=number(scope.background.days)),
        "statuses_title": tr("What became of the reports of the period"),
        "statuses_note": tr("Reports: {n}. The status is the one they have now.").format(n=number(total)),
        "months_title": tr("Reports by month"),
        "months_note": _months_note(content),
        "places_title": tr("Confirmed places that recur, by number"),
        "places_note": places_note,
    }


def _months_note(content: MonthContent) -> str:
    if all(each.whole for each in content.months):
        return tr("Whole months. Counted by when it was reported.")
    return tr("Pale: the month had not ended when the data end. Counted by when it was reported.")


def months_picture(content: MonthContent) -> str:
    """Reports by month as SVG."""
    bars = [
        Bar(
            f"{month(each.first.month, short=True)}" + (f" {each.first:%y}" if each.first.month == 1 or not i else ""),
            each.count,
            pale=not each.whole,
        )
        for i, each in enumerate(content.months)
    ]
    return bar_chart(bars)


def category_rows(content: MonthContent, categories: Categories) -> list[Row]:
    """Every category with a report, and all together in the end, with a heading."""
    names = (
        tr("Category"), tr("before"), tr("now"), tr("change (95 %)"), "p", tr("decided"), tr("confirmed (95 %)"),
    )  # fmt: skip
    rows = [heading(*names, right_from=1)]
    for row in content.categories:
        bold = row.q < ALPHA
        p = p_value(row.p).removeprefix("p = ").removeprefix("p ") if row.before + row.now else "–"
        cells = (
            number(row.before),
            number(row.now),
            change_text(row.ratio, row.low, row.high),
            p,
            number(row.decided),
            share_text(row.confirmed, row.decided, row.share_low, row.share_high),
        )
        label = Cell(categories.label(row.category, language()), bold)
        rows.append((label, *(Cell(text, bold and i < 4, right=True) for i, text in enumerate(cells))))
    if content.categories:
        rows.append(_sum_row(content.categories))
    else:
        rows.append((Cell(tr("No reports.")), *[Cell("")] * 6))
    return rows


def _sum_row(rows: Sequence[CategoryRow]) -> Row:
    before, now, confirmed, decided = (
        sum(getattr(row, name) for row in rows) for name in ("before", "now", "confirmed", "decided")
    )
    share = part(confirmed / decided) if decided else "–"
    cells = (number(before), number(now), "", "", number(decided), share)
    return (Cell(tr("All"), bold=True), *(Cell(text, bold=True, right=True) for text in cells))


def status_rows(content: MonthContent, workflow: Workflow) -> list[Row]:
    """The statuses of the period's reports, with a heading."""
    rows = [heading(tr("Status"), tr("Reports"), tr("Share"), right_from=1)]
    if not content.statuses:
        rows.append((Cell(tr("No reports.")), Cell(""), Cell("")))
    total = sum(n for _, n in content.statuses)
    for code, n in content.statuses:
        label = workflow[code].label(language()) if code in workflow else code
        rows.append((Cell(label), Cell(number(n), right=True), Cell(part(n / total), right=True)))
    return rows


def contents_rows(sections: Sequence[tuple[str, int]]) -> list[Row]:
    """The sections with the pages they begin on."""
    return [(Cell(title), Cell(str(page), right=True)) for title, page in sections]
