"""The words of a briefing: content as the texts and table cells that a template shows, in the language spoken."""

from __future__ import annotations

from datetime import datetime
from html import escape

from ..domain.categories import Categories
from ..domain.periods import WARSAW
from ..locale import date, language, number
from ..text import tr
from .content import ALPHA, LEVEL, RECURRING_DAYS, BriefingContent, ConfirmedShare, DueThreat, OpenThreats
from .patterns import BANDS, RECURRING_METRES, SIMILAR_METRES, band_label
from .scope import Scope
from .words import (
    Cell,
    Row,
    arrow,
    day,
    emphasised,
    evidence,
    heading,
    nothing,
    p_value,
    part,
    percent,
    period_text,
    place_name,
    short_period,
    weekdays,
)

TASK_ROWS = 30  # at most: a sheet shows as many as it has room for
CHANGE_ROWS = 3
RECURRING_ROWS = 6
PALE_UP_TO = 5  # reports in an hour of the week: a few are no pattern, whatever the rest


def duty_texts(content: BriefingContent) -> dict[str, str]:
    """The texts by the name of the layout variable that a template shows them with, without the prefix `kmzb_`.

    The four `…_change` are HTML, all else is plain text.
    """
    scope = content.scope
    return {
        **_figure_texts(content),
        **_table_texts(content),
        "detail_title": _detail_title(content),
        "map_title": tr("Open threats, density of reports {period}").format(period=period_text(scope.background)),
        "tasks_title": tr("Tasks"),
        "notes_title": tr("Notes"),
        "remarks_title": tr("Remarks"),
        "method": method(scope),
    }


def _detail_title(content: BriefingContent) -> str:
    if content.due:
        return tr("Detail, where most of today's list is")
    return tr("Detail, where most reports are") if len(content.background_points) else tr("Detail")


def _figure_texts(content: BriefingContent) -> dict[str, str]:
    scope, new, share = content.scope, content.new, content.confirmed
    new_change = tr("{arrow} before: {before} ({period}), {evidence}").format(
        arrow=arrow(new.now / scope.period.days, new.before / scope.compare.days),
        before=number(new.before),
        period=short_period(scope.compare),
        evidence=evidence(new.p),
    )
    return {
        "open": number(content.open.now),
        "open_label": tr("open"),
        "open_change": emphasised(_open_change(content.open, scope), content.open.p < ALPHA),
        "overdue": number(content.overdue.now),
        "overdue_label": tr("past their limit"),
        "overdue_change": escape(
            tr("{n} of them since {day}").format(n=number(content.overdue.since_start), day=day(scope.period.start))
        ),
        "new": number(new.now),
        "new_label": tr("new in the period"),
        "new_change": emphasised(new_change, new.p < ALPHA),
        "confirmed": "–" if share.share is None else part(share.share),
        "confirmed_label": tr("confirmed"),
        "confirmed_change": _share_change(share, scope),
    }


def _open_change(threats: OpenThreats, scope: Scope) -> str:
    return tr("{arrow} {change} since {day}: {arrived} came in, {closed} closed, {evidence}").format(
        arrow=arrow(threats.now, threats.before),
        change=number(abs(threats.now - threats.before)),
        day=day(scope.period.start),
        arrived=number(threats.arrived),
        closed=number(threats.closed),
        evidence=evidence(threats.p),
    )


def _share_change(share: ConfirmedShare, scope: Scope) -> str:
    days = number(scope.background.days)
    if share.share is None or share.low is None or share.high is None:
        return escape(tr("of those reported in {days} days; none decided yet").format(days=days))
    interval = tr("{k} of {n} decided, {days} days; {level}: {low}–{high}").format(
        k=number(share.confirmed),
        n=number(share.decided),
        days=days,
        level=percent(LEVEL),
        low=number(100 * share.low),
        high=percent(share.high),
    )
    if share.before is None or share.diff_low is None or share.diff_high is None:
        return escape(interval)
    more = share.diff_low > 0 or share.diff_high < 0
    change = tr("{arrow} before: {share}, {evidence}").format(
        arrow=arrow(share.share, share.before),
        share=part(share.before),
        evidence=tr("more than chance") if more else tr("within chance"),
    )
    return f"{escape(interval)}<br>{emphasised(change, more)}"


def _table_texts(content: BriefingContent) -> dict[str, str]:
    heat, changes, scope = content.heat, content.changes, content.scope
    found = any(row.q < ALPHA for row in changes[:CHANGE_ROWS])
    places_rest = len(content.recurring) - RECURRING_ROWS
    heat_note = tr("1 report") if heat.total == 1 else tr("%n reports", heat.total)
    if heat.without_hour:
        heat_note += "; " + tr("%n more without an hour", heat.without_hour)
    return {
        "due_title": tr("To be checked today, {day}").format(day=date(scope.at)),
        "due_note": tr("and %n more due by the end of the day", content.due_rest)
        if content.due_rest
        else ("" if content.due else tr("Nothing is due by the end of the day.")),
        "heat_title": tr("Hours and days, {period}").format(period=period_text(scope.background)),
        "heat_note": heat_note,
        "changes_title": tr("Strongest changes by category"),
        "changes_note": (
            tr(
                "Of %n categories compared. Bold: more than chance, allowing for the number of comparisons.",
                len(changes),
            )
            if found
            else tr("None of %n categories compared changed by more than chance.", len(changes))
        ),
        "recurring_title": tr("Confirmed places that recur"),
        "recurring_note": tr("and %n more such places", places_rest)
        if places_rest > 0
        else ("" if content.recurring else tr("No place was confirmed twice within a year.")),
    }


def method(scope: Scope) -> str:
    """How the figures were computed, for the small print."""
    return tr(
        "Reports of the public and the internet plane. Open: statuses that still need somebody; how many were open "
        "before is read from the time of the last change. More than chance: Krishnamoorthy and Thomson's E-test of two "
        "counts, p below {alpha}; between categories adjusted by Benjamini and Hochberg. Confirmed share: confirmed, "
        "also if passed on or eliminated since, of all decided reports of {days} days; Wilson's interval, Newcombe's "
        "for the difference. Similar: the same category within {similar} m. Recurring: at least two confirmed threats "
        "of a category no more than {recurring} m from one another in {year} days."
    ).format(
        alpha=number(ALPHA, 2),
        days=number(scope.background.days),
        similar=number(SIMILAR_METRES),
        recurring=number(RECURRING_METRES),
        year=RECURRING_DAYS,
    )


def density_method(scope: Scope, radius: float) -> str:
    """How the ground of the map was computed, for the small print."""
    return tr("Density: reports of {days} days, quartic kernel, radius {radius} m.").format(
        days=number(scope.background.days), radius=number(radius)
    )


def due_rows(content: BriefingContent, categories: Categories) -> list[Row]:
    """What is to be checked, with a heading."""
    rows = [heading("", tr("Place"), tr("Category"), tr("Limit"), tr("Reported hours"))]
    for row in content.due:
        label = categories.label(row.category, language())
        limit = _limit(row, content.scope.at)
        rows.append(
            (
                Cell(str(row.rank), bold=True),
                Cell(place_name(row.place)),
                Cell(label),
                Cell(limit, row.overdue),
                _hours(row),
            )
        )
    return rows if content.due else [*rows, nothing(5, 1)]


def _limit(row: DueThreat, at: datetime) -> str:
    if not row.overdue:
        return row.due_at.astimezone(WARSAW).strftime("%d.%m %H:%M")
    days = (at - row.due_at).days
    if days > 99:
        return date(row.due_at)
    hours = max(int((at - row.due_at).total_seconds() // 3600), 1)
    return f"{day(row.due_at)}, {_late(days, hours)}"


def _late(days: int, hours: int) -> str:
    if days == 1:
        return tr("1 day late")
    return tr("%n days late", days) if days else tr("%n h late", hours)


def _hours(row: DueThreat) -> Cell:
    parts = []
    if row.occurred_at is not None:
        local = row.occurred_at.astimezone(WARSAW)
        parts.append(f"{weekdays()[local.weekday()]} {local:%H:%M}")
    if row.similar:
        similar = tr("%n similar", row.similar)
        parts.append(f"{similar}, {row.hours}" if row.hours else similar)
    return Cell(" · ".join(parts))


def heat_rows(content: BriefingContent) -> list[Row]:
    """Hours by days, shaded by count, with a heading."""
    heat = content.heat
    rows = [heading("", *weekdays(), right_from=1)]
    for band in range(BANDS):
        counts = heat.counts[band]
        cells = (Cell(number(n) if n else "", right=True, shade=n / max(heat.largest, PALE_UP_TO)) for n in counts)
        rows.append((Cell(band_label(band)), *cells))
    return rows


def change_rows(content: BriefingContent, categories: Categories) -> list[Row]:
    """The strongest changes, with a heading."""
    scope = content.scope
    rows = [heading(tr("Category"), tr("before"), tr("now"), "p", right_from=1)]
    for row in content.changes[:CHANGE_ROWS]:
        bold = row.q < ALPHA
        sign = arrow(row.now / scope.period.days, row.before / scope.compare.days)
        cells = (number(row.before), number(row.now), p_value(row.p).removeprefix("p = ").removeprefix("p "))
        label = f"{sign} {categories.label(row.category, language())}"
        rows.append((Cell(label, bold), *(Cell(text, bold, right=True) for text in cells)))
    return rows if content.changes else [*rows, nothing(4)]


def recurring_rows(content: BriefingContent, categories: Categories, most: int) -> list[Row]:
    """The first places that recur, with a heading."""
    rows = [heading(tr("Place"), tr("Category"), tr("Confirmed"), tr("Last reported"), right_from=2)]
    for row in content.recurring[:most]:
        label = categories.label(row.category, language())
        last = Cell(date(row.last), right=True)
        rows.append((Cell(place_name(row.place)), Cell(label), Cell(number(row.confirmed), right=True), last))
    return rows if content.recurring else [*rows, nothing(4)]


def task_rows() -> list[Row]:
    """Empty lines to be filled in by hand, with a heading."""
    head = heading(tr("No."), tr("Task and place"), tr("Patrol"), tr("Time"), tr("Done"))
    return [head, *((Cell(str(i)), *(Cell("") for _ in range(4))) for i in range(1, TASK_ROWS + 1))]
