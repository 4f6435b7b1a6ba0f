"""The report of `evaluatehotspots`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...locale import number
from ...text import tr
from ..charts import Axis, Line, Mark, line_chart
from ..report import Report

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ...analysis.evaluation import AtCoverage, Evaluation
    from ..inputs import MetricPoints
    from .predictions import Prediction, Training

USUAL = 0.05


@dataclass(frozen=True)
class Evaluated:
    """The result, what it is about, and what was left out: `earlier` points by their time, `outside` by their place."""

    evaluation: Evaluation
    prediction: Prediction
    training: Training
    warning: str
    later: int
    earlier: int
    outside: int


def evaluation_report(evaluated: Evaluated, rows: Sequence[AtCoverage], data: MetricPoints, started: float) -> Report:
    """The page: the answer, doubts, the curves, the table, what the measures mean, how it was computed."""
    evaluation, prediction = evaluated.evaluation, evaluated.prediction
    usual = min(rows, key=lambda at: abs(at.asked - USUAL))
    title = tr("Evaluation of {prediction}").format(prediction=prediction.name)
    text = tr(
        "On {share} % of the area the prediction hit {rate} % of the later reports: {pai} times as many as chance "
        "would, {pei} % of what was possible."
    )
    answer = text.format(
        share=_percent(usual.coverage),
        rate=number(100 * usual.hit_rate, 1),
        pai=number(usual.pai, 1),
        pei=number(100 * usual.pei),
    )
    report = Report(title, answer, started)
    report.figure(tr("PAI on {share} %").format(share=_percent(usual.coverage)), number(usual.pai, 2))
    report.figure(tr("PEI on {share} %").format(share=_percent(usual.coverage)), number(usual.pei, 2))
    report.figure(tr("area under the curve"), number(evaluation.auc, 3))
    report.figure(tr("later reports"), number(evaluation.total))
    if evaluated.warning:
        report.heading(tr("Mind this"))
        report.paragraph(evaluated.warning)
    report.svg(_hit_rates(evaluation, rows), tr("The hit rate over the share of the area, highest places first."))
    report.svg(_pai(evaluation, rows), tr("PAI over the share of the area."))
    _table(report, rows)
    meanings = tr(
        "PAI is the hit rate divided by the share of the area: 1 is chance. PEI is PAI divided by the PAI of the best "
        "map possible with the same cells, which had to know the future; it falls as the cells get smaller, so compare "
        "it among maps with the same cells only. RRI is the share of later reports in the hot places over the share "
        "that was predicted there: 1 means as many as predicted. The area under the curve is 0.5 by chance and {best} "
        "at best here."
    )
    report.paragraph(meanings.format(best=number(evaluation.best_auc, 3)))
    _methods(report, evaluated, data)
    return report


def _table(report: Report, rows: Sequence[AtCoverage]) -> None:
    columns = [
        tr("area, %"),
        tr("cells"),
        tr("km²"),
        tr("hits"),
        tr("hit rate, %"),
        tr("95 %"),
        "PAI",
        "PEI",
        "RRI",
        tr("hits per km²"),
    ]
    lines = [
        (
            _percent(at.coverage),
            at.cells,
            at.area,
            int(at.hits) if at.hits == int(at.hits) else at.hits,
            number(100 * at.hit_rate, 1),
            f"{number(100 * at.low, 1)}–{number(100 * at.high, 1)}" if at.low == at.low else None,
            number(at.pai, 2),
            number(at.pei, 3) if at.pei == at.pei else None,
            number(at.rri, 3) if at.rri == at.rri else None,
            at.ser,
        )
        for at in rows
    ]
    report.table(columns, lines, tr("At the shares of the area asked for, rounded to whole cells."))


def _hit_rates(evaluation: Evaluation, rows: Sequence[AtCoverage]) -> str:
    def percent(curve: tuple[NDArray, NDArray]) -> list[tuple[float, float]]:
        return [(100.0 * float(a), 100.0 * float(b)) for a, b in zip(*curve, strict=True)]

    lines = [
        Line(tr("best possible"), percent(evaluation.best_curve()), quiet=True, label_at=4.0),
        Line(tr("prediction"), percent(evaluation.curve()), label_at=20.0),
        Line(tr("chance"), [(0.0, 0.0), (100.0, 100.0)], quiet=True, dashed=True, label_at=50.0),
    ]
    marks = [
        Mark(100 * at.coverage, 100 * at.hit_rate, f"{number(100 * at.hit_rate)} % / {_percent(at.coverage)} %", True)
        for at in rows
    ]
    across, up = Axis(tr("share of the area"), " %"), Axis(tr("share of the later reports"), " %")
    return line_chart(lines, across, up, marks)


def _pai(evaluation: Evaluation, rows: Sequence[AtCoverage]) -> str:
    """PAI over the coverage from half of the smallest share asked for on, where it is told by more than a few cells."""
    least = min(at.coverage for at in rows) / 2.0

    def pai(curve: tuple[NDArray, NDArray]) -> list[tuple[float, float]]:
        return [(100.0 * float(a), float(b / a)) for a, b in zip(*curve, strict=True) if a >= least > 0]

    lines = [
        Line(tr("best possible"), pai(evaluation.best_curve(2_000)), quiet=True, label_at=200.0 * least),
        Line(tr("prediction"), pai(evaluation.curve(2_000)), label_at=102.0 * least),
        Line(tr("chance"), [(100.0 * least, 1.0), (100.0, 1.0)], quiet=True, dashed=True),
    ]
    marks = [Mark(100 * at.coverage, at.pai, number(at.pai, 1)) for at in rows]
    return line_chart(lines, Axis(tr("share of the area"), " %", logarithmic=True), Axis("PAI"), marks)


def _methods(report: Report, evaluated: Evaluated, data: MetricPoints) -> None:
    evaluation, prediction = evaluated.evaluation, evaluated.prediction
    data.into(report)
    report.method(tr("Prediction"), f"{prediction.name}, {prediction.what}")
    report.method(tr("Made from"), evaluated.training.sentence())
    text = tr("later points tested: {later}; left out by their time: {earlier}, outside the prediction: {outside}")
    counts = [number(each) for each in (evaluated.later - evaluated.outside, evaluated.earlier, evaluated.outside)]
    report.method(tr("Tested with"), text.format(later=counts[0], earlier=counts[1], outside=counts[2]))
    text = tr("cells: {n}, area: {area} km²")
    area = number(float(evaluation.area[-1]), 1)
    report.method(tr("Cells"), text.format(n=number(prediction.cells), area=area))
    report.method(tr("Weight"), data.weight_field or tr("none, each point counts once"))
    report.method(tr("Ties"), tr("of cells with the same prediction the one with fewer later reports comes first"))
    report.method(
        tr("Method"),
        tr("PAI: Chainey, Tompson and Uhlig (2008); PEI: Hunt (2016); RRI: Levine (2008); intervals: Wilson (1927)."),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.3g}"
