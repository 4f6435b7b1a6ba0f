"""The words of a briefing: content as the texts and table cells that a template shows, in the language spoken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

from ..domain.categories import Categories
from ..domain.periods import WARSAW, Period
from ..locale import date, date_time, language, number
from ..store.base import StoreInfo
from ..text import tr
from .content import ALPHA, LEVEL, RECURRING_DAYS, BriefingContent, ConfirmedShare, DueThreat, OpenThreats, Scope
from .patterns import BANDS, RECURRING_METRES, SIMILAR_METRES, band_label

TASK_ROWS = 10
PALE_UP_TO = 5  # reports in an hour of the week: a few are no pattern, whatever the rest
UP, DOWN, SAME = "▲", "▼", "="


@dataclass(frozen=True)
class Cell:
    """A cell of a table; `shade` from 0 (paper) to 1 (full tone)."""

    text: str
    bold: bool = False
    right: bool = False
    shade: float = 0.0


Row = tuple[Cell, ...]


def _heading(*texts: str, right_from: int = 99) -> Row:
    return tuple(Cell(text, bold=True, right=i >= right_from) for i, text in enumerate(texts))


def percent(share: float) -> str:
    """`58 %` in Polish, `58%` in English."""
    return number(100 * share) + ("\u00a0%" if language() == "pl" else "%")


def p_value(p: float) -> str:
    """`p = 0,003`, or `p < 0,001`."""
    return f"p < {number(0.001, 3)}" if p < 0.001 else f"p = {number(p, 3 if p < 0.1 else 2)}"


def _arrow(now: float, before: float) -> str:
    return UP if now > before else DOWN if now < before else SAME


def _evidence(p: float) -> str:
    text = tr("more than chance ({p})") if p < ALPHA else tr("within chance ({p})")
    return text.format(p=p_value(p).replace(" ", "\u00a0"))


def day(moment: datetime) -> str:
    """`20.11`, in Polish civil time."""
    return moment.astimezone(WARSAW).strftime("%d.%m")


def period_text(period: Period) -> str:
    """Whole days by their first and last, a part of a day with its hours."""
    first, last = period.start.astimezone(WARSAW), period.end.astimezone(WARSAW)
    if (first.hour, first.minute, last.hour, last.minute) == (0, 0, 0, 0):
        last -= timedelta(hours=1)
        return date(first) if first.date() == last.date() else f"{date(first)}–{date(last)}"
    if first.date() == last.date():
        return f"{date_time(first)}–{last:%H:%M}"
    return f"{date_time(first)} – {date_time(last)}"


def texts(content: BriefingContent, info: StoreInfo, handling: str, audit_head: str) -> dict[str, str]:
    """The texts by the name of the layout variable that a template shows them with, without the prefix `kmzb_`.

    The four `…_change` are HTML, all else is plain text.
    """
    scope = content.scope
    kind = tr("Briefing for duty")
    return {
        "unit": content.unit.name,
        "kind": f"{kind} · {handling}" if handling else kind,
        "period": period_text(scope.period),
        "synthetic": tr("SYNTHETIC DATA") if info.synthetic else "",
        **_figure_texts(content),
        **_table_texts(content),
        "detail_title": tr("Detail, where most of today's list is"),
        "map_title": tr("Open threats, density of reports {period}").format(period=period_text(scope.background)),
        "tasks_title": tr("Tasks"),
        "notes_title": tr("Notes"),
        "remarks_title": tr("Remarks"),
        "method_title": tr("How it was computed"),
        "method": method(scope),
        "source": tr("Source: KMZB, {store}, as of {moment}").format(
            store=info.name, moment=date_time(scope.data_until)
        ),
        "caution": tr("Reports, not crimes. In an emergency call 112."),
        "audit": tr("Audit head: {head}").format(head=audit_head),
    }


def _figure_texts(content: BriefingContent) -> dict[str, str]:
    scope, new, share = content.scope, content.new, content.confirmed
    new_change = tr("{arrow} before: {before} ({period}), {evidence}").format(
        arrow=_arrow(new.now / scope.period.days, new.before / scope.compare.days),
        before=number(new.before),
        period=_short(scope.compare),
        evidence=_evidence(new.p),
    )
    return {
        "open": number(content.open.now),
        "open_label": tr("open"),
        "open_change": _emphasised(_open_change(content.open, scope), content.open.p < ALPHA),
        "overdue": number(content.overdue.now),
        "overdue_label": tr("past their limit"),
        "overdue_change": escape(
            tr("{n} of them since {day}").format(n=number(content.overdue.since_start), day=day(scope.period.start))
        ),
        "new": number(new.now),
        "new_label": tr("new in the period"),
        "new_change": _emphasised(new_change, new.p < ALPHA),
        "confirmed": "–" if share.share is None else percent(share.share),
        "confirmed_label": tr("confirmed"),
        "confirmed_change": _share_change(share, scope),
    }


def _emphasised(text: str, yes: bool) -> str:
    return f"<b>{escape(text)}</b>" if yes else escape(text)


def _short(period: Period) -> str:
    last = period.end - timedelta(seconds=1)
    return day(period.start) if day(period.start) == day(last) else f"{day(period.start)}–{day(last)}"


def _open_change(threats: OpenThreats, scope: Scope) -> str:
    return tr("{arrow} {change} since {day}: {arrived} came in, {closed} closed, {evidence}").format(
        arrow=_arrow(threats.now, threats.before),
        change=number(abs(threats.now - threats.before)),
        day=day(scope.period.start),
        arrived=number(threats.arrived),
        closed=number(threats.closed),
        evidence=_evidence(threats.p),
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
        arrow=_arrow(share.share, share.before),
        share=percent(share.before),
        evidence=tr("more than chance") if more else tr("within chance"),
    )
    return f"{escape(interval)}<br>{_emphasised(change, more)}"


def _table_texts(content: BriefingContent) -> dict[str, str]:
    heat, changes, scope = content.heat, content.changes, content.scope
    found = any(row.q < ALPHA for row in changes)
    heat_note = tr("%n reports", heat.total)
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
                content.categories_compared,
            )
            if found
            else tr("None of %n categories compared changed by more than chance.", content.categories_compared)
        ),
        "recurring_title": tr("Confirmed places that recur"),
        "recurring_note": tr("and %n more such places", content.recurring_rest)
        if content.recurring_rest
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
    rows = [_heading("", tr("Place"), tr("Category"), tr("Limit"), tr("Reported hours"))]
    for row in content.due:
        label = categories.label(row.category, language())
        limit = _limit(row, content.scope.at)
        rows.append(
            (
                Cell(str(row.rank), bold=True),
                Cell(_place(row.place)),
                Cell(label),
                Cell(limit, row.overdue),
                _hours(row),
            )
        )
    return rows


def _place(place: str) -> str:
    return place or tr("place on the map")


def _limit(row: DueThreat, at: datetime) -> str:
    if not row.overdue:
        return row.due_at.astimezone(WARSAW).strftime("%d.%m %H:%M")
    days = (at - row.due_at).days
    if days > 99:
        return date(row.due_at)
    hours = max(int((at - row.due_at).total_seconds() // 3600), 1)
    late = tr("%n days late", days) if days else tr("%n h late", hours)
    return f"{day(row.due_at)}, {late}"


def _hours(row: DueThreat) -> Cell:
    parts = []
    if row.occurred_at is not None:
        local = row.occurred_at.astimezone(WARSAW)
        parts.append(f"{weekdays()[local.weekday()]} {local:%H:%M}")
    if row.similar:
        similar = tr("%n similar", row.similar)
        parts.append(f"{similar}, {row.hours}" if row.hours else similar)
    return Cell(" · ".join(parts))


def weekdays() -> tuple[str, ...]:
    """Short names of the days, Monday first."""
    return tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun")


def heat_rows(content: BriefingContent) -> list[Row]:
    """Hours by days, shaded by count, with a heading."""
    heat = content.heat
    rows = [_heading("", *weekdays(), right_from=1)]
    for band in range(BANDS):
        counts = heat.counts[band]
        cells = (Cell(number(n) if n else "", right=True, shade=n / max(heat.largest, PALE_UP_TO)) for n in counts)
        rows.append((Cell(band_label(band)), *cells))
    return rows


def change_rows(content: BriefingContent, categories: Categories) -> list[Row]:
    """The strongest changes, with a heading."""
    scope = content.scope
    rows = [_heading(tr("Category"), tr("before"), tr("now"), "p", right_from=1)]
    for row in content.changes:
        bold = row.q < ALPHA
        arrow = _arrow(row.now / scope.period.days, row.before / scope.compare.days)
        cells = (number(row.before), number(row.now), p_value(row.p).removeprefix("p = ").removeprefix("p "))
        label = f"{arrow} {categories.label(row.category, language())}"
        rows.append((Cell(label, bold), *(Cell(text, bold, right=True) for text in cells)))
    return rows


def recurring_rows(content: BriefingContent, categories: Categories) -> list[Row]:
    """Places that recur, with a heading."""
    rows = [_heading(tr("Place"), tr("Category"), tr("Confirmed"), tr("Last reported"), right_from=2)]
    for row in content.recurring:
        label = categories.label(row.category, language())
        last = Cell(date(row.last), right=True)
        rows.append((Cell(_place(row.place)), Cell(label), Cell(number(row.confirmed), right=True), last))
    return rows


def task_rows() -> list[Row]:
    """Empty lines to be filled in by hand, with a heading."""
    head = _heading(tr("No."), tr("Task and place"), tr("Patrol"), tr("Time"), tr("Done"))
    return [head, *((Cell(str(i)), *(Cell("") for _ in range(4))) for i in range(1, TASK_ROWS + 1))]
