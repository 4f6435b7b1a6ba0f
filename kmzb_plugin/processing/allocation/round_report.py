"""The report of `visitround`: the page that goes into the car."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...layers.styles.rounds import ACCENT, LEFT_OUT
from ...locale import date_time, number
from ...text import figure, tr
from ..pictures import route_picture
from ..report import Report
from .visitround import day_titles

if TYPE_CHECKING:
    from .visitplan import VisitPlan


def round_report(plan: VisitPlan, started: float) -> Report:
    """One page: the answer, the map, the timetable, what is left out and why, how it was planned."""
    report = Report(tr("Visit round"), plan.answer(), started)
    report.figure(tr("visits"), number(len(plan.round.order)))
    report.figure(tr("back at the station"), plan.clock(plan.round.end))
    report.figure(tr("km"), number(plan.travelled / 1000, 1))
    report.figure(tr("not visited"), number(len(plan.names) - len(plan.round.order)))
    places = list(zip(plan.data.x.tolist(), plan.data.y.tolist(), strict=True))
    numbered = [(places[i], str(place)) for place, i in enumerate(plan.round.order.tolist(), 1)]
    left = [place for place, rank in zip(places, plan.rank.tolist(), strict=True) if not rank]
    legend = [(ACCENT, tr("Route and visits in their order"))]
    if left:
        legend.append((LEFT_OUT, tr("Not visited")))
    picture = route_picture(plan.lines, plan.station, numbered, left, legend)
    report.image(picture, tr("The round from the station (black square) and back."))
    report.heading(tr("Timetable"))
    report.table(
        [
            tr("No."),
            tr("Arrival"),
            tr("Visit begins"),
            tr("Leaves"),
            tr("Threat"),
            tr("Occurs"),
            tr("Due"),
            tr("Place"),
        ],
        _timetable(plan),
    )
    if left:
        report.heading(tr("Not visited"))
        report.table(
            [tr("Threat"), tr("Reason"), tr("Occurs"), tr("Due"), tr("Place")],
            [
                (plan.names[i], plan.reason(i), plan.occurs(i), _due(plan, i), _place(plan, i))
                for i in range(len(plan.names))
                if not plan.rank[i]
            ],
        )
    _add_method(report, plan)
    return report


def _timetable(plan: VisitPlan) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [
        (
            place,
            plan.clock(float(plan.round.arrival[place - 1])),
            plan.clock(float(plan.round.begin[place - 1])),
            plan.clock(float(plan.round.begin[place - 1] + plan.stops.dwell[i])),
            plan.names[i],
            plan.occurs(i),
            _due(plan, i),
            _place(plan, i),
        )
        for place, i in enumerate(plan.round.order.tolist(), 1)
    ]
    return [*rows, (None, plan.clock(plan.round.end), "", "", tr("back at the station"), "", "", "")]


def _due(plan: VisitPlan, i: int) -> str:
    moment = plan.due.iloc[i]
    return "" if moment != moment or moment is None else date_time(moment.to_pydatetime())


def _place(plan: VisitPlan, i: int) -> str:
    """The place in words, else metres east and north: what a device finds it by."""
    return str(plan.where[i]) or f"{plan.data.x[i]:.0f}\N{NO-BREAK SPACE}{plan.data.y[i]:.0f}"


def _add_method(report: Report, plan: VisitPlan) -> None:
    plan.data.into(report)
    for note in plan.notes():
        report.method(tr("Note"), note)
    if plan.network is not None:
        plan.network.into(report)
    else:
        text = tr("{kmh} km/h along straight lines × {detour}")
        report.method(tr("Travel"), text.format(kmh=figure(plan.kmh), detour=figure(plan.detour)))
    budget = tr("{minutes} min, visits of {dwell} min").format(
        minutes=number(plan.stops.budget), dwell=figure(float(plan.stops.dwell[0]))
    )
    report.method(tr("Time there is"), budget)
    if plan.departure is not None:
        text = tr("departure {departure}; a visit begins within {hours} h of the reported time of day, {days}")
        report.method(
            tr("Hours"),
            text.format(departure=date_time(plan.departure), hours=figure(plan.around), days=day_titles()[plan.days]),
        )
    report.method(
        tr("Urgency"), tr("overdue counts 4, due within a day 3, within three days 2, later or without a due date 1")
    )
    report.method(
        tr("Method"),
        tr(
            "most urgency first, then the shortest time; insertion with ruin and recreate, a heuristic, not proven best"
        ),
    )
    report.method(tr("Seed"), str(plan.seed))
