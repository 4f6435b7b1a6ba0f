"""What an import of police statistics says: the one sentence, and the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...locale import number
from ...text import tr
from ..report import Bar, Report, bar_chart

if TYPE_CHECKING:
    from ...store.intake.statistics import StatisticsReport
    from .joined_areas import Joined

_SHOWN = 30
_REASONS_SHOWN = 12
_BARS = 10


def answer(report: StatisticsReport) -> str:
    """What became of the counts."""
    return tr("{read} counts read: {accepted} accepted, {duplicate} known already, {rejected} not taken.").format(
        read=number(report.read),
        accepted=number(report.accepted),
        duplicate=number(report.duplicate),
        rejected=number(report.rejected_count),
    )


def page(report: StatisticsReport, joined: Joined | None, title: str, started: float) -> Report:
    """The page that says what became of the counts, which codes have gaps, and what the join matched."""
    caution = tr("This measures what the Police recorded, and not all that happened.")
    made = Report(f"{title}: {report.name}", answer(report), started, caution)
    parts = (
        (tr("accepted"), report.accepted),
        (tr("known already"), report.duplicate),
        (tr("not taken"), report.rejected_count),
    )
    made.figure(tr("read"), number(report.read))
    for label, count in parts:
        made.figure(label, number(count))
    if report.corrected:
        made.figure(tr("of these corrected"), number(report.corrected))
    made.svg(bar_chart([Bar(label, count, number(count)) for label, count in parts]), tr("What became of the counts"))
    if report.notes:
        made.heading(tr("What was noticed"))
        for note in report.notes:
            made.paragraph(note)
    if report.reasons:
        made.heading(tr("Why counts were not taken"))
        made.table([tr("Reason"), tr("Counts")], report.reasons[:_REASONS_SHOWN])
        if len(report.reasons) > _REASONS_SHOWN:
            made.paragraph(tr("The rejected rows hold the other reasons."))
    _gaps(made, report)
    if joined is not None:
        _join(made, joined)
    made.method(tr("File"), f"{report.name} ({report.form})")
    made.method(tr("Import profile"), report.profile)
    made.method(tr("Source system"), report.source_system)
    _columns(made, report)
    return made


def _gaps(made: Report, report: StatisticsReport) -> None:
    from ...store.intake.statistics import why

    if not report.gaps:
        return
    made.heading(tr("Codes that are there in some periods only"))
    rows = [
        (gap.code, _span(gap.present), _span(gap.absent), why(gap), gap.change.source if gap.change else "")
        for gap in report.gaps[:_SHOWN]
    ]
    made.table([tr("Code"), tr("There in"), tr("Missing in"), tr("What is known"), tr("Source")], rows)
    if len(report.gaps) > _SHOWN:
        made.paragraph(tr("Further codes: {n}.").format(n=number(len(report.gaps) - _SHOWN)))


def _span(periods: tuple[str, ...]) -> str:
    return ", ".join(periods) if len(periods) < 4 else f"{periods[0]} … {periods[-1]} ({number(len(periods))})"


def _join(made: Report, joined: Joined) -> None:
    from ...layers.area_counts import period_name

    made.heading(tr("Joined to areas"))
    made.paragraph(
        tr("The counts of {period} were joined to «{layer}»: {matched} of {all} areas have a count.").format(
            period=period_name(joined.counts.period),
            layer=joined.areas.name,
            matched=number(len(joined.areas.codes) - len(joined.areas_without_count)),
            all=number(len(joined.areas.codes)),
        )
    )
    for note in joined.notes():
        made.paragraph(note)
    if highest := joined.highest(_BARS):
        bars = [Bar(name, rate, number(rate, 1), low, high) for name, rate, low, high in highest]
        caption = tr("Highest rates, {unit}, with 95 % intervals").format(unit=joined.unit)
        made.svg(bar_chart(bars), caption)
    rows = list(joined.unmatched())
    if rows:
        made.table(
            [tr("Side"), tr("Code"), tr("Source"), tr("Count")],
            rows[:_SHOWN],
            tr("Codes without a match"),
        )
        if len(rows) > _SHOWN:
            made.paragraph(tr("Further codes: {n}.").format(n=number(len(rows) - _SHOWN)))
    made.method(tr("Rate"), f"{joined.unit}; {tr('95 % interval of Garwood (1936)')}")


def _columns(made: Report, report: StatisticsReport) -> None:
    columns = report.columns
    if columns is None:
        return
    made.method(tr("Column of the areas"), columns.area)
    for label, name in (
        (tr("Column of the categories"), columns.category),
        (tr("Column of the periods"), ", ".join(each for each in (columns.period, columns.part) if each)),
    ):
        if name:
            made.method(label, name)
    names = [each.name for each in columns.counts]
    shown = ", ".join(names[:_REASONS_SHOWN]) + (", …" if len(names) > _REASONS_SHOWN else "")
    made.method(tr("Columns of counts"), shown)
    if columns.left:
        made.method(tr("Columns not used"), ", ".join(columns.left))
