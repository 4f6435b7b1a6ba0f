"""The report of `temporalprofile`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...locale import number, probability, weekday
from ...text import tr
from ..charts import Axis, Band, Line, Mark, line_chart
from ..report import Bar, Report, bar_chart
from .heat_matrix import heat_matrix
from .profile_tables import burst_days, hour_name
from .time_profile import SIGNIFICANT, TimeProfile

if TYPE_CHECKING:
    import pandas as pd

    from ..inputs import MetricPoints
    from .event_spans import Spans

SHOWN = 12
FEWEST_MONTHS = 3
LABELLED = 8  # months named under the line, at most
OVERDISPERSED = 1.5
_YEAR = 365


def temporal_report(
    profile: TimeProfile, table: pd.DataFrame, spans: Spans, data: MetricPoints, started: float
) -> Report:
    """One page: when reports come, what stands out, the months, the bursts."""
    kinds = dict(list(table.groupby("kind", sort=False)))
    report = Report(tr("Hours, weekdays, months"), _answer(profile, kinds), started)
    report.figure(tr("reports"), number(len(spans)))
    report.figure(tr("with a known hour"), number(int(spans.hourly.sum())))
    report.figure(tr("days"), number(profile.days))
    report.figure(tr("bursts"), number(len(profile.bursts)))
    for sentence in spans.account():
        report.paragraph(sentence)
    _add_hours(report, profile, kinds)
    _add_weekdays(report, kinds["weekday"])
    _add_day_kinds(report, kinds)
    _add_months(report, profile, kinds)
    _add_bursts(report, profile)
    _add_method(report, profile, spans, data)
    return report


def _answer(profile: TimeProfile, kinds: dict[str, pd.DataFrame]) -> str:
    days = kinds["weekday"]
    if not days["n"].any():
        return tr("All intervals are longer than a week: only months can be told apart.")
    most = days.loc[(days["n"] / days["days"].where(days["days"] > 0)).idxmax()]
    text = tr("Most reports a day come on: {weekday} ({n} on {days} days).")
    answer = text.format(weekday=most["label"], n=_count(most["n"]), days=number(most["days"]))
    if "hour" in kinds:
        hours = kinds["hour"]
        busiest = hours.loc[hours["n"].idxmax()]
        text = tr("Most come at these hours: {hours} ({n} of {total}).")
        span = str(busiest["label"]).replace("–", "\u2060–\u2060")  # keeps its line together
        answer += " " + text.format(hours=span, n=_count(busiest["n"]), total=_count(hours["n"].sum()))
    else:
        answer += " " + tr("No report has a known hour.")
    if profile.bursts:
        begin, end = burst_days(profile)[0]
        text = tr("Bursts beyond chance: {n}; the strongest from {first} to {last}.")
        return f"{answer} {text.format(n=number(len(profile.bursts)), first=begin, last=end)}"
    return answer


def _add_hours(report: Report, profile: TimeProfile, kinds: dict[str, pd.DataFrame]) -> None:
    report.heading(tr("Hours and weekdays"))
    if "hour_weekday" not in kinds:
        report.paragraph(tr("Only dates are known, so nothing can be said about hours."))
        return
    cells = kinds["hour_weekday"]
    more = (cells["q"] <= SIGNIFICANT) & (cells["z"] > 0)
    caption = tr(
        "Reports by weekday and hour, Polish civil time. Framed: more than the hour and the weekday alone lead one to "
        "expect, beyond chance (q ≤ 0.05)."
    )
    busiest = cells.loc[cells["n"].idxmax()]
    text = tr("Weekdays down, hours across. The largest number is {n}: {cell}. The table below has all numbers.")
    description = text.format(n=_count(busiest["n"]), cell=busiest["label"])
    report.svg(heat_matrix(profile.matrix, more.to_numpy().reshape(7, 24)), caption, description)
    found = cells[cells["q"] <= SIGNIFICANT].sort_values("z", key=abs, ascending=False, kind="stable")
    if found.empty:
        report.paragraph(tr("No hour of the week stands out beyond what its hour and its weekday explain."))
    else:
        caption = tr("Hours of the week that differ most from what hour and weekday explain; there are {n} of 168.")
        _add_compared(report, found.head(SHOWN), tr("weekday and hour"), caption.format(n=number(len(found))))
    columns = [tr("hours"), *(weekday(day, short=True) for day in range(7)), tr("sum")]
    rows = [
        (hour_name(hour), *(_count(value) for value in profile.matrix[:, hour]), _count(profile.matrix[:, hour].sum()))
        for hour in range(24)
    ]
    report.table(columns, rows, tr("The same numbers as a table."))


def _add_weekdays(report: Report, days: pd.DataFrame) -> None:
    report.heading(tr("Weekdays"))
    bars = [
        Bar(row["label"], row["n"] / row["days"], number(row["n"] / row["days"], 2))
        for row in days.to_dict("records")
        if row["days"]
    ]
    report.svg(bar_chart(bars), tr("Reports a day, so that weekdays that occurred more often do not seem busier."))
    caption = tr("Expected: if every day had the same chance. In brackets what chance alone leaves in 95 of 100 cases.")
    _add_compared(report, days, tr("weekday"), caption, with_days=True)


def _add_day_kinds(report: Report, kinds: dict[str, pd.DataFrame]) -> None:
    import pandas as pd

    found = [kinds[name] for name in ("day_kind", "holiday") if name in kinds]
    if not found:
        return
    report.heading(tr("Public holidays and long weekends"))
    caption = tr(
        "Expected: as many as on the nearest ordinary days of the same weekday, four before and four after. A long "
        "weekend is three free days in a row or more with a public holiday, a single working day between two free "
        "ones included."
    )
    _add_compared(report, pd.concat(found), tr("days"), caption, with_days=True)


def _add_months(report: Report, profile: TimeProfile, kinds: dict[str, pd.DataFrame]) -> None:
    from ...analysis.timeprofile import dispersion

    report.heading(tr("Months"))
    months = kinds["month_series"].reset_index(drop=True)
    if len(months) >= FEWEST_MONTHS:
        outside = int(((months["n"] < months["low"]) | (months["n"] > months["high"])).sum())
        text = tr(
            "Reports by month. Shaded: where 95 of 100 months would lie if the rate were the same throughout; outside "
            "it: {n} of {months}."
        )
        caption = text.format(n=number(outside), months=number(len(months)))
        whole = _whole_months(months)
        highest = whole.loc[whole["n"].idxmax()]
        description = tr("The highest month is {month} with {n} reports. The table below has all numbers.")
        if len(whole) < len(months):
            caption += " " + tr("Months at the edge that are not whole stand in the table alone.")
        report.svg(_month_chart(whole), caption, description.format(month=highest["label"], n=_count(highest["n"])))
        more = dispersion(months["n"], months["expected"])
        if more > OVERDISPERSED:
            text = tr(
                "Months differ {times} times as much as independent reports at an even rate would (variance against "
                "mean): season, trend, bursts or duplicates. Read the band, and the p values here, with that in mind."
            )
            report.paragraph(text.format(times=number(more, 1)))
    caption = tr("Expected: an even rate over all days. Months at the edge count only their days within the time.")
    _add_compared(report, months, tr("month"), caption, with_days=True)
    if profile.days > _YEAR:
        caption = tr("The same months of all years together.")
        _add_compared(report, kinds["month"], tr("month"), caption, with_days=True)


def _whole_months(months: pd.DataFrame) -> pd.DataFrame:
    """Those of which all days were counted, if these are enough to draw; else all."""
    import pandas as pd

    length = pd.PeriodIndex(months["key"], freq="M").days_in_month
    whole = months[(months["days"] >= length).to_numpy()].reset_index(drop=True)
    return whole if len(whole) >= FEWEST_MONTHS else months


def _month_chart(months: pd.DataFrame) -> str:
    x = [float(i) for i in range(len(months))]
    step = -(-len(months) // LABELLED)
    named = [(x[i], str(months["label"][i])) for i in range(0, len(months), step)]

    def line(column: str) -> list[tuple[float, float]]:
        return list(zip(x, months[column].astype(float), strict=True))

    highest = int(months["n"].idxmax())
    mark = Mark(x[highest], float(months["n"][highest]), _count(months["n"][highest]))
    return line_chart(
        [Line(tr("expected"), line("expected"), quiet=True, dashed=True), Line(tr("reports"), line("n"))],
        Axis("", from_zero=False, named=named),
        Axis(tr("reports")),
        [mark],
        bands=[Band(line("low"), line("high"))],
    )


def _add_bursts(report: Report, profile: TimeProfile) -> None:
    from ...analysis.scan import FEWEST_WINDOWS

    report.heading(tr("Bursts"))
    if profile.days < FEWEST_WINDOWS * profile.window:
        text = tr("The time is too short to look for bursts of {window} days: {least} days are needed.")
        least = int(FEWEST_WINDOWS * profile.window)
        report.paragraph(text.format(window=number(profile.window), least=number(least)))
        return
    if not profile.bursts:
        text = tr("No {window} days hold more reports than chance alone explains (p ≤ 0.05 over the whole time).")
        report.paragraph(text.format(window=number(profile.window)))
        return
    rows = [
        (str(begin), str(end), burst.count, burst.peak, probability(burst.p))
        for (begin, end), burst in zip(burst_days(profile), profile.bursts, strict=True)
    ]
    columns = [tr("first day"), tr("last day"), tr("reports"), tr("most in one window"), "p"]
    text = tr(
        "Windows of {window} days with more reports than chance alone puts anywhere in the whole time, against the "
        "mean or, where more is usual, against the time around; windows that overlap are joined. Mean of a window: "
        "{mean}."
    )
    mean = profile.certain.sum() / profile.days * profile.window
    caption = text.format(window=number(profile.window), mean=number(mean, 1))
    report.table(columns, rows[:SHOWN], caption)
    if len(rows) > SHOWN:
        report.paragraph(tr("Further bursts, in the table of the output: {n}.").format(n=number(len(rows) - SHOWN)))


def _add_compared(report: Report, rows: pd.DataFrame, what: str, caption: str, *, with_days: bool = False) -> None:
    """A table of counts against what is expected."""
    lines: list[tuple[object, ...]] = []
    for row in rows.to_dict("records"):
        expected = row["expected"]
        band = f"{number(expected, 1)} ({number(row['low'])}–{number(row['high'])})" if expected == expected else ""
        z = number(round(row["z"], 1) + 0.0, 1) if row["z"] == row["z"] else ""
        q = probability(row["q"]) if row["q"] == row["q"] else ""
        days = [int(row["days"])] if with_days else []
        lines.append((row["label"], *days, _count(row["n"]), band, z, q))
    days_column = [tr("number of days")] if with_days else []
    report.table([what, *days_column, tr("reports"), tr("expected (95 %)"), "z", "q"], lines, caption)


def _add_method(report: Report, profile: TimeProfile, spans: Spans, data: MetricPoints) -> None:
    from ...analysis.scan import AROUND

    data.into(report)
    text = tr("from {first} to {last}, Polish civil time; the hour that comes twice in autumn counts twice")
    report.method(tr("Time"), text.format(first=profile.dates[0], last=profile.dates[-1]))
    if spans.has_interval:
        report.method(
            tr("Intervals"),
            tr("an event is spread evenly over its interval, its weights sum to 1 (aoristic; Ratcliffe 2002)"),
        )
    report.method(
        "z",
        tr(
            "hours of the week: adjusted residuals of the product of the margins (Haberman 1973); weekdays and months: "
            "an even rate a day; kinds of days: the ordinary days around. Reports count as independent; q is "
            "p after Benjamini and Hochberg within each kind."
        ),
    )
    text = tr(
        "scan statistic of a moving window of {window} days over {n} reports known to the day, p by Naus (1982): an "
        "approximation for an even rate. Usual is the mean of the whole time or, if more, of the {around} windows "
        "around. Both hold the bursts, and windows begin at midnight: p is rather too large than too small."
    )
    scanned = number(int(profile.certain.sum()))
    report.method(tr("Bursts"), text.format(window=number(profile.window), n=scanned, around=number(AROUND)))
    report.method(
        tr("Public holidays"),
        tr("act of 18 January 1951 on days free from work as amended; Christmas Eve since 2025 (Dz.U. 2024 poz. 1965)"),
    )


def _count(value: Any) -> str:
    """A count, with a decimal where it is a sum of weights."""
    value = float(value)
    return number(value, 0 if abs(value - round(value)) < 0.05 else 1)
