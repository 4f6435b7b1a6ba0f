"""The report of `categorysummary`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...layers.styles.scales import class_labels, ramp_colours, reports_per_km2, round_breaks
from ...locale import number
from ...text import tr
from ..codes import category_name
from ..pictures import areas_picture
from ..report import Bar, Report, bar_chart
from ..two_periods import short
from .summary_tables import area_rows

if TYPE_CHECKING:
    import pandas as pd

    from ..area_inputs import Areas
    from ..inputs import MetricPoints
    from .categorysummary import Summary

SHOWN = 15
STANDING_OUT = 10
FEWEST_STANDING_OUT = 5


def summary_report(summary: Summary, areas: Areas, data: MetricPoints, has_status: bool, started: float) -> Report:
    """One page: the categories, what was confirmed, the areas, what stands out where."""
    table = summary.whole.table.sort_values(["n", "category"], ascending=[False, True])
    total, top = int(table["n"].sum()), table.iloc[0]
    text = tr("Most frequent is «{category}»: {n} of {total} reports, {share} %.")
    answer = text.format(
        category=category_name(top["category"]),
        n=number(top["n"]),
        total=number(total),
        share=number(100 * top["n"] / total, 1),
    )
    whole = summary.whole.areas.iloc[0]
    if whole["decided"]:
        answer += " " + confirmed_sentence(whole)
    report = Report(tr("Category summary"), answer, started)
    report.figure(tr("reports"), number(total))
    report.figure(tr("categories"), number(len(table)))
    report.figure(tr("areas with reports"), number(summary.overall.areas["area"].nunique()))
    if whole["decided"]:
        share = tr("{share} %").format(share=number(100 * whole["confirmed_share"], 1))
        report.figure(tr("confirmed of those decided"), share)
    _add_categories(report, table, total, has_status)
    _add_areas(report, summary, areas)
    _add_standing_out(report, summary, areas)
    if len(summary.periods) > 1:
        _add_periods(report, summary)
    _add_method(report, summary, data)
    return report


def confirmed_sentence(row: Mapping[Any, Any]) -> str:
    """Both numbers, the share and its interval, of a row with these names."""
    text = tr("Of {decided} decided, {confirmed} were confirmed: {share} % (95 % interval {low}–{high} %).")
    return text.format(
        decided=number(row["decided"]),
        confirmed=number(row["confirmed"]),
        share=number(100 * row["confirmed_share"], 1),
        low=number(100 * row["confirmed_low"], 1),
        high=number(100 * row["confirmed_high"], 1),
    )


def _add_categories(report: Report, table: pd.DataFrame, total: int, has_status: bool) -> None:
    shown = table.head(SHOWN)
    bars = [Bar(category_name(row["category"]), row["n"], number(row["n"])) for row in shown.to_dict("records")]
    rest = total - int(shown["n"].sum())
    caption = tr("Reports by category.")
    if rest:
        caption = tr("Reports by category; {n} more in other categories.").format(n=number(rest))
    report.svg(bar_chart(bars), caption)
    decided = [row for row in shown.to_dict("records") if row["decided"]]
    if has_status and decided:
        bars = [
            Bar(
                category_name(row["category"]),
                row["confirmed_share"],
                f"{number(100 * row['confirmed_share'])} % ({number(row['confirmed'])}/{number(row['decided'])})",
                row["confirmed_low"],
                row["confirmed_high"],
            )
            for row in decided
        ]
        report.svg(bar_chart(bars), tr("Confirmed share of the decided reports, with its 95 % interval."))
    rows: list[tuple[object, ...]] = [
        (
            category_name(row["category"]),
            int(row["n"]),
            number(100 * row["n"] / total, 1),
            f"{number(row['confirmed'])}/{number(row['decided'])}",
            "" if row["median_days"] != row["median_days"] else number(row["median_days"], 1),
        )
        for row in table.to_dict("records")
    ]
    columns = [tr("category"), tr("reports"), "%", tr("confirmed / decided"), tr("median days to the decision")]
    if not any(row[-1] for row in rows):
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    report.table(columns, rows, tr("All categories."))


def _add_areas(report: Report, summary: Summary, areas: Areas) -> None:
    import numpy as np

    rows, per_km2 = area_rows(summary, areas)
    breaks = round_breaks(per_km2)
    colours = ["#f4f4f4", *ramp_colours(len(breaks) + 1)]
    classes = np.where(np.nan_to_num(per_km2) > 0, np.searchsorted(breaks, np.nan_to_num(per_km2)) + 1, 0)
    legend = list(zip(colours, ["0", *class_labels(breaks, reports_per_km2())], strict=True))
    report.image(
        areas_picture(areas.geometries, [colours[step] for step in classes], legend),
        tr("Reports / km² of each area. North is up."),
    )
    order = np.argsort(-np.array([row[0] for row in rows]), kind="stable")[:SHOWN]
    names = areas.names()
    table = [(names[i], int(rows[i][0]), _number(per_km2[i]), rows[i][2] or "") for i in order]
    columns = [tr("area"), tr("reports"), reports_per_km2(), tr("most frequent category")]
    report.table(columns, table, tr("The areas with most reports."))


def _add_standing_out(report: Report, summary: Summary, areas: Areas) -> None:
    """Categories whose share in an area is above the common one by more than chance, of those with some reports."""
    table = summary.by_area.table
    compared = table[table["lq"].notna() & (table["n"] >= FEWEST_STANDING_OUT)]
    found = compared[compared["lq_low"] > 1].sort_values("lq_low", ascending=False).head(STANDING_OUT)
    if found.empty:
        report.paragraph(tr("No category stands out in any area by more than chance."))
        return
    names = areas.names()
    rows = [
        (
            names[int(row["area"])],
            category_name(row["category"]),
            int(row["n"]),
            f"{number(row['lq'], 1)} ({number(row['lq_low'], 1)}–{number(row['lq_high'], 1)})",
        )
        for row in found.to_dict("records")
    ]
    columns = [tr("area"), tr("category"), tr("reports"), tr("location quotient (95 % interval)")]
    caption = tr(
        "What stands out where: 2 means twice the share that the category has in all areas together. Of {n} "
        "comparisons one in forty would stand out by chance alone."
    )
    report.table(columns, rows, caption.format(n=number(len(compared))))


def _add_periods(report: Report, summary: Summary) -> None:
    counts = summary.by_area.areas.groupby("period")["n"].sum()
    bars = [Bar(short(period), float(n := counts.get(i, 0)), number(n)) for i, period in enumerate(summary.periods)]
    report.svg(bar_chart(bars), tr("Reports by period."))


def _add_method(report: Report, summary: Summary, data: MetricPoints) -> None:
    data.into(report)
    text = tr("points in none of the areas, not counted: {n}")
    report.method(tr("Outside"), text.format(n=number(summary.outside)))
    if summary.periods:
        report.method(tr("Periods"), ", ".join(str(period) for period in summary.periods))
        text = tr("not counted: {untimed} without a readable time, {other} in none of the periods")
        report.method(tr("Times"), text.format(untimed=number(summary.untimed), other=number(summary.other_time)))
    report.method(
        tr("Shares"),
        tr(
            "Confirmed share = confirmed, passed on or eliminated / all decided; intervals by Wilson, 95 %. Location "
            "quotients only for areas with at least 5 reports. New reports and those under verification are undecided."
        ),
    )


def _number(value: Any) -> str:
    return "" if value != value else number(float(value), 1)
