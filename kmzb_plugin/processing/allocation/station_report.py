"""The report of `stationlocation`: what a council needs to see behind a site."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qgis.core import QgsDataSourceUri, QgsProcessingFeedback

from ...locale import number
from ...text import tr
from ..charts import Axis, Line, Mark, line_chart
from ..report import Bar, Report, bar_chart
from .demand import file_date
from .site_map import site_map
from .station_rows import site_values, uncovered_rows
from .station_wording import answer, certificate, gap_text, model_titles, role_titles, value_text

if TYPE_CHECKING:
    from ...analysis.siting import Service
    from ...analysis.siting_study import Outcome
    from .station_study import Study

_LISTED = 10  # uncovered places in the report


def tell(study: Study, feedback: QgsProcessingFeedback) -> None:
    """The answer in the log."""
    feedback.pushInfo(answer(study))
    missed = ~study.problem.reachable
    if missed.any():
        text = tr("Places of demand that no site can reach: {n}; they are listed as uncovered.")
        feedback.pushWarning(text.format(n=number(int(missed.sum()))))


def station_report(study: Study, asked: str, started: float) -> Report:
    """The page: the answer, the map, sites, comparison, curve, what stays uncovered, other criteria, criteria, JSON."""
    report = Report(tr("Where stations should stand"), answer(study), started)
    service = study.service
    standard = study.costs.text(study.costs.standard)
    report.figure(tr("of the demand within {standard}").format(standard=standard), _share(service))
    report.figure(tr("mean way"), study.costs.text(service.mean()))
    report.figure(tr("longest way"), study.costs.text(service.longest()))
    if study.chose:
        report.figure(tr("best choice by this model"), gap_text(study.siting))
    picture, seen = site_map(study)
    report.svg(picture, tr("Demand and the sites that serve it; the area of a dot is its weight."), seen)
    _sites(report, study)
    _comparison(report, study)
    _curve(report, study)
    _uncovered(report, study)
    _sensitivity(report, study)
    _criteria(report, study)
    report.heading(tr("To compute it again"))
    report.paragraph(
        tr(
            "Saved as a file, this text gives the same result again: qgis_process run kmzb:stationlocation - < "
            "rationale.json"
        )
    )
    report.code(asked)
    _methods(report, study)
    return report


def _share(service: Service) -> str:
    return f"{number(100 * service.covered_share(), 1)} %"


def _sites(report: Report, study: Study) -> None:
    report.heading(tr("The sites"))
    roles = {"new": tr("new"), "existing": tr("existing"), "given_up": tr("given up")}
    text = study.costs.text
    rows = [
        (
            place,
            name,
            roles[role],
            number(share, 1),
            text(mean),
            text(longest),
            None if stays is None else number(stays),
        )
        for place, name, role, _, share, mean, longest, stays in site_values(study)
    ]
    columns = [
        tr("no."),
        tr("site"),
        tr("role"),
        tr("share of the demand, %"),
        tr("mean way"),
        tr("longest way"),
        tr("stays, % of the trials"),
    ]
    report.table(columns, rows, tr("Each place of demand is served from the site that is nearest to it."))


def _comparison(report: Report, study: Study) -> None:
    """Today, this choice, what somebody else proposed."""
    import numpy as np

    choices: list[tuple[str, int, Service]] = []
    if study.today is not None:
        choices.append((tr("today"), len(study.existing), study.today))
    if study.chose or study.today is None:
        choices.append((tr("this choice"), len(study.siting.sites), study.service))
    if study.proposed is not None:
        choices.append((tr("the proposal"), study.proposed_count, study.proposed))
    if len(choices) == 1:
        return
    report.heading(tr("Compared"))
    bars = [Bar(name, 100 * each.covered_share(), _share(each)) for name, _, each in choices]
    standard = study.costs.text(study.costs.standard)
    report.svg(bar_chart(bars), tr("Share of the demand within {standard}.").format(standard=standard))
    rows = [
        (
            name,
            count,
            number(100 * each.covered_share(), 1),
            number(100 * float(np.mean(each.covered)), 1),
            study.costs.text(each.mean()),
            study.costs.text(each.longest()),
        )
        for name, count, each in choices
    ]
    columns = [
        "",
        tr("sites"),
        tr("demand within the standard, %"),
        tr("places within the standard, %"),
        tr("mean way"),
        tr("longest way"),
    ]
    report.table(columns, rows)
    if study.proposed is not None and study.proposed_count != len(study.siting.sites):
        text = tr("The proposal has sites: {other}, this choice: {own}. More sites always reach more.")
        report.paragraph(text.format(other=number(study.proposed_count), own=number(len(study.siting.sites))))


def _curve(report: Report, study: Study) -> None:
    steps = study.steps
    if len(steps) < 2:
        return
    report.heading(tr("What each further site brings"))
    points = [(float(step.count), 100 * step.service.covered_share()) for step in steps]
    chosen = len(study.siting.sites)
    marks = [Mark(*point, tr("this choice"), True) for point in points if point[0] == chosen]
    lines = [Line("", points)]
    drawing = line_chart(lines, Axis(tr("sites"), from_zero=False), Axis(tr("demand within the standard"), " %"), marks)
    report.svg(drawing, tr("The share of the demand within the standard, of the best choice for each number."))
    shares = [100 * step.service.covered_share() for step in steps]
    more = ["", *(("+" if b >= a else "−") + number(abs(b - a), 1) for a, b in pairwise(shares))]
    rows = [
        (
            step.count,
            number(share, 1),
            added,
            study.costs.text(step.service.mean()),
            study.costs.text(step.service.longest()),
            gap_text(step.siting),
        )
        for step, share, added in zip(steps, shares, more, strict=True)
    ]
    columns = [
        tr("sites"),
        tr("within the standard, %"),
        tr("percentage points more"),
        tr("mean way"),
        tr("longest way"),
        tr("certainty"),
    ]
    report.table(columns, rows)


def _uncovered(report: Report, study: Study) -> None:
    report.heading(tr("What stays uncovered"))
    standard = study.costs.text(study.costs.standard)
    rows = list(uncovered_rows(study))
    if not rows:
        report.paragraph(tr("Nothing: all demand lies within {standard} of a site.").format(standard=standard))
        return
    beyond = ~study.problem.covers.any(axis=1)
    whole = float(study.problem.weight.sum())
    text = tr("Places beyond {standard}: {n}, with {share} % of the demand.")
    if len(study.candidates) and beyond.any():
        text += " " + tr(
            "Of these have no candidate within {standard}: {beyond}, with {beyond_share} % of the demand; no choice "
            "can cover them."
        )
    report.paragraph(
        text.format(
            standard=standard,
            n=number(len(rows)),
            share=number(100 * (1 - study.service.covered_share()), 1),
            beyond=number(int(beyond.sum())),
            beyond_share=number(100 * float(study.problem.weight[beyond].sum()) / whole, 1),
        )
    )
    listed = []
    for geometry, (_, share, site, way, reason) in rows[:_LISTED]:
        assert geometry is not None
        place = geometry.asPoint()
        distance = tr("no way") if way is None else study.costs.text(way)
        listed.append((f"{number(place.x())}; {number(place.y())}", number(share, 2), site or "–", distance, reason))
    columns = [tr("place (E; N)"), tr("share of the demand, %"), tr("nearest site"), tr("way"), tr("why")]
    report.table(columns, listed, tr("The heaviest of them."))


def _sensitivity(report: Report, study: Study) -> None:
    outcomes = study.outcomes
    if not outcomes:
        return
    report.heading(tr("With other criteria"))
    free = len(study.siting.sites) - int(study.problem.fixed.sum())
    fixed = [each for each in outcomes if each.scenario.kind != "draw"]
    draws = [each for each in outcomes if each.scenario.kind == "draw"]
    rows = [_row(_scenario(each), [each], free) for each in fixed]
    if draws:
        name = tr("the weight of every place by lot, ±25 %, trials: {n}").format(n=number(len(draws)))
        rows.append(_row(name, draws, free))
    columns = [tr("changed"), tr("sites that stay"), tr("loss if the choice is kept, %"), tr("certainty")]
    report.table(columns, rows, tr("Each row is solved anew and compared with the choice above."))
    if study.question.model in ("p_median", "p_center"):
        report.paragraph(
            tr("The standard and the detour change no choice of this model: they change all ways alike.")
            if study.costs.straight
            else tr("The standard changes no choice of this model.")
        )


def _row(name: str, outcomes: list[Outcome], free: int) -> tuple[str, str, str, str]:
    """One scenario, or the trials together: the mean number that stays, the greatest loss."""
    stay = sum(len(each.stay) for each in outcomes) / len(outcomes)
    loss = max(each.loss for each in outcomes)
    worst = max(outcomes, key=lambda each: each.siting.gap)
    several = len(outcomes) > 1
    kept = tr("{stay} of {all} on average") if several else tr("{stay} of {all}")
    most = tr("at most {loss}") if several else "{loss}"
    return (
        name,
        kept.format(stay=number(stay, 1 if several else 0), all=number(free)),
        most.format(loss=number(100 * loss, 2)),
        gap_text(worst.siting),
    )


def _scenario(outcome: Outcome) -> str:
    scenario = outcome.scenario
    percent = f"{'+' if scenario.factor > 1 else '−'}{number(100 * abs(scenario.factor - 1))} %"
    if scenario.kind == "weight":
        return tr("weight of «{layer}» {change}").format(layer=scenario.name, change=percent)
    if scenario.kind == "standard":
        return tr("standard {change}").format(change=percent)
    return tr("detour {change}").format(change=percent)


def _criteria(report: Report, study: Study) -> None:
    report.heading(tr("Criteria and sources"))
    rows = [
        (
            layer.name,
            number(layer.share, 1),
            len(layer.x),
            layer.weight_field or tr("none, each point counts once"),
            layer.period,
            QgsDataSourceUri.removePassword(layer.source),
        )
        for layer in study.demand.layers
    ]
    columns = [tr("demand"), tr("share, %"), tr("features"), tr("weight"), tr("date"), tr("source")]
    report.table(columns, rows)
    sites = [
        (label, each.layer, len(each), file_date(each.source), QgsDataSourceUri.removePassword(each.source))
        for label, each in (
            (tr("candidates"), study.candidates),
            (tr("existing stations"), study.existing),
            (tr("proposal"), study.proposal),
        )
        if len(each)
    ]
    report.table([tr("sites"), tr("layer"), tr("number"), tr("date"), tr("source")], sites)
    report.paragraph(
        tr(
            "Not in it, and to be weighed besides: what a site costs, whether a building is to be had, how many "
            "officers there are, how they patrol, and what the inhabitants say. Demand is what was reported or counted "
            "in these layers; where people report less, less is seen."
        )
    )


def _methods(report: Report, study: Study) -> None:
    question, siting = study.question, study.siting
    study.demand.data.into(report)
    report.method(tr("Demand"), study.demand.aggregation())
    weightless = sum(layer.weightless for layer in study.demand.layers)
    if weightless:
        report.method(
            tr("Without weight"), tr("features with a weight of zero, left out: {n}").format(n=number(weightless))
        )
    accounts = [each.account() for each in (study.candidates, study.existing, study.proposal) if len(each)]
    report.method(tr("Sites"), "; ".join(accounts))
    if len(study.existing):
        report.method(tr("Existing stations"), role_titles()[question.role])
    report.method(tr("Model"), model_titles()[question.model])
    if question.model != "set_covering":
        report.method("P", number(question.p))
    study.costs.into(report)
    report.method(tr("Standard"), study.costs.text(study.costs.standard))
    text = tr("{certificate} Value {value}, bound {bound}; {solver}; {seconds} s of {limit} s.")
    solver = siting.solver + " (scipy.optimize.milp)" if siting.solver else tr("exchange with a Lagrangian bound")
    finite = abs(siting.bound) != float("inf")
    report.method(
        tr("Certificate"),
        text.format(
            certificate=certificate(study),
            value=value_text(study, siting, siting.value),
            bound=value_text(study, siting, siting.bound) if finite else "–",
            solver=solver,
            seconds=number(siting.seconds, 1),
            limit=number(question.seconds),
        ),
    )
    report.method(tr("Seed"), number(question.seed))
    report.method(
        tr("Method"),
        tr(
            "p-median and p-center: Hakimi (1964); maximal covering: Church and ReVelle (1974); set covering: Toregas "
            "et al. (1971). Exchange: Teitz and Bart (1968); bound: Beasley (1993). Equally good choices with other "
            "sites may exist."
        ),
    )
