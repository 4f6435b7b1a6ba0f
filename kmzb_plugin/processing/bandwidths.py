"""The radius of a density: given, or by a rule that is explained in the log and the report."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)

from ..locale import date, number
from ..text import UserError, figure, tr
from . import inputs
from .base import KmzbAlgorithm, progress
from .surfaces import PIXEL_SIZE, rounded_down, rounded_up

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ..analysis.bandwidth import Bandwidth
    from ..analysis.grid import Extent

RADIUS = "RADIUS"
BANDWIDTH_RULE = "BANDWIDTH_RULE"
HOLDOUT_PERIOD = "HOLDOUT_PERIOD"
HOLDOUT_COVERAGE = "HOLDOUT_COVERAGE"

RULES = ["fixed", "scott", "esri", "likelihood", "holdout"]
HOLDOUT_CELLS = 1_000_000
CANDIDATES_APART = math.sqrt(2.0)
FEWEST_CANDIDATES = 5
LARGEST_IN_CELLS = 100.0
WIDE = 0.1  # of the shorter side: a radius of Scott's rule above it is told
EXAMPLES_IN_SIDE = 50


def add_bandwidth(algorithm: KmzbAlgorithm) -> None:
    """RADIUS and BANDWIDTH_RULE."""
    inputs.add_length(
        algorithm,
        RADIUS,
        tr("Radius"),
        tr(
            "How far a report reaches, in metres. Left empty, it is computed from the points so that the map shows "
            "where many reports are, and the report explains it."
        ),
    )
    algorithm.add(
        QgsProcessingParameterEnum(
            BANDWIDTH_RULE, tr("Rule for the radius"), RULES, usesStaticStrings=True, optional=True
        ),
        tr(
            "Scott's rule (scott) is for one single cluster. Esri's (esri) is the default of Esri's tool. Likelihood "
            "rule (likelihood): the reports foretell each other best. Best forecast (holdout): the past best foretells "
            "the period after it; needs the time. Default rule (left empty): the radius given (fixed), else by "
            "likelihood and neighbours, which suits most layers."
        ),
        advanced=True,
        titles={"": rule_titles()["default"], **{rule: rule_titles()[rule] for rule in RULES}},
    )


def add_holdout(algorithm: KmzbAlgorithm) -> None:
    """HOLDOUT_PERIOD and HOLDOUT_COVERAGE, among the advanced parameters."""
    real = QgsProcessingParameterNumber.Type.Double
    algorithm.add(
        QgsProcessingParameterNumber(HOLDOUT_PERIOD, tr("Days of a test period"), real, None, True, 0.0),
        tr("For the rule holdout: how long a period that is foretold is. Left empty: a sixth of the time."),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterNumber(HOLDOUT_COVERAGE, tr("Share of the area"), real, 5.0, False, 0.01, 50.0),
        tr("For the rule holdout: on how many percent of the area the next period's reports are to be hit."),
        advanced=True,
    )


def check_bandwidth(
    algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, time_field: str
) -> None:
    """Refuses a rule without what it needs, one beside a radius, and a radius below half a pixel."""
    radius = inputs.length(algorithm, parameters, RADIUS, context)
    pixel = inputs.length(algorithm, parameters, PIXEL_SIZE, context)
    rule = algorithm.parameterAsEnumString(parameters, BANDWIDTH_RULE, context)
    if rule == "fixed" and radius is None:
        text = tr("The rule «{rule}» needs a radius. Give RADIUS in metres, or choose «{default}» in BANDWIDTH_RULE.")
        raise UserError(text.format(rule=rule_titles()[rule], default=rule_titles()["default"]))
    if rule and rule != "fixed" and radius is not None:
        text = tr("The rule «{rule}» computes the radius itself. Leave RADIUS empty, or choose «{given}».")
        raise UserError(text.format(rule=rule_titles()[rule], given=rule_titles()["fixed"]))
    if rule == "holdout" and not time_field:
        text = tr("The rule «{rule}» needs the time of the reports. Choose its field in TIME_FIELD.")
        raise UserError(text.format(rule=rule_titles()[rule]))
    if radius is not None and pixel is not None and radius < pixel / 2:
        text = tr("The radius must be at least half a pixel: {least} m. Choose a larger radius or smaller pixels.")
        raise UserError(text.format(least=figure(pixel / 2)))


def choose_bandwidth(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
    kernel: str,
    study_area: shapely.Geometry | None,
    *,
    corrected: bool,
    seconds: NDArray[np.float64] | None,
) -> Bandwidth:
    """The radius of RADIUS, else of BANDWIDTH_RULE, else of the default rule; 25 to 40 % of the progress bar.

    `corrected`: the density will be corrected at the edge of the study area. `seconds` (n,) is the time of the points,
    NaN where it is unknown.
    """
    from ..analysis import bandwidth
    from ..analysis.edge import StudyArea
    from ..analysis.progress import awaited

    given = inputs.length(algorithm, parameters, RADIUS, context)
    if given is not None:
        return bandwidth.fixed(given, kernel, len(data.x))
    data.require()
    rule = algorithm.parameterAsEnumString(parameters, BANDWIDTH_RULE, context)
    points = (data.x, data.y, kernel, data.weights)
    advance, stopped = progress(feedback, 25, 40), feedback.isCanceled
    if rule == "scott":
        return awaited(lambda: bandwidth.scott(*points), stopped)
    if rule == "esri":
        return awaited(lambda: bandwidth.esri(*points), stopped)
    if rule == "likelihood":
        area = StudyArea.coarse(study_area) if corrected and study_area is not None else None
        return bandwidth.by_likelihood(*points, edge=area, progress=advance, cancelled=stopped)
    if rule == "holdout":
        assert seconds is not None
        return _held_out(algorithm, parameters, context, feedback, data, kernel, study_area, seconds)
    return bandwidth.default(*points, progress=advance, cancelled=stopped)


def _held_out(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
    kernel: str,
    study_area: shapely.Geometry | None,
    seconds: NDArray[np.float64],
) -> Bandwidth:
    """By `analysis.holdout` over the study area, else over the box around the points, in at most a million cells."""
    import numpy as np

    from ..analysis import bandwidth
    from ..analysis.grid import Grid
    from ..analysis.holdout import holdout, periods
    from ..analysis.progress import awaited

    days = inputs.length(algorithm, parameters, HOLDOUT_PERIOD, context)
    length = None if days is None else days * 86_400.0
    timed = np.isfinite(seconds)
    untimed = int((~timed).sum())
    if untimed:
        text = tr("Points without a time that can be read: {n}. The rule «{rule}» leaves them out.")
        feedback.pushWarning(text.format(n=number(untimed), rule=rule_titles()["holdout"]))
    periods(seconds[timed], length)  # refuses before anything long begins
    extent: Extent = data.extent() if study_area is None else study_area.bounds
    scott = awaited(
        lambda: bandwidth.scott(data.x, data.y, kernel, data.weights, robust=True), cancelled=feedback.isCanceled
    )
    largest = scott.radius
    grid = Grid.covering(extent, _holdout_cell(extent, largest))
    mask = None if study_area is None else grid.rasterize_mask(study_area)
    weights = None if data.weights is None else data.weights[timed]
    found = holdout(
        data.x[timed],
        data.y[timed],
        seconds[timed],
        _candidates(grid.cell, largest),
        grid,
        kernel,
        weights,
        mask,
        algorithm.parameterAsDouble(parameters, HOLDOUT_COVERAGE, context) / 100.0,
        length,
        progress=progress(feedback, 25, 40),
        cancelled=feedback.isCanceled,
    )
    return found.bandwidth(kernel, float(timed.sum()))


def _holdout_cell(extent: Extent, largest: float) -> float:
    """1, 2 or 5 times a power of ten: at most a million cells, and a hundred in the largest radius."""
    width, height = extent[2] - extent[0], extent[3] - extent[1]
    shortest = max(width, height) / HOLDOUT_CELLS  # where the points lie on a line
    return rounded_up(max(math.sqrt(width * height / HOLDOUT_CELLS), shortest, largest / LARGEST_IN_CELLS))


def _candidates(cell: float, largest: float) -> list[float]:
    """Radii √2 apart from two cells up to about the largest, five at least, in two digits."""
    low = 2.0 * cell
    steps = max(int(math.log(largest / low) / math.log(CANDIDATES_APART)) + 1, FEWEST_CANDIDATES)
    return [float(f"{low * CANDIDATES_APART**i:.2g}") for i in range(steps)]


def rule_titles() -> dict[str, str]:
    """The rules in two or three words, by their codes."""
    return {
        "fixed": tr("given"),
        "scott": tr("Scott's rule"),
        "esri": tr("Esri's rule"),
        "likelihood": tr("likelihood rule"),
        "holdout": tr("best forecast"),
        "default": tr("default rule"),
        "relative": tr("shares foretold best"),
    }


def rule_name(bandwidth: Bandwidth) -> str:
    """The rule in two or three words."""
    return rule_titles()[bandwidth.rule]


def explained(bandwidth: Bandwidth) -> str:
    """How the radius came about, with the numbers behind it."""
    known = bandwidth.numbers
    if bandwidth.rule == "scott":
        text = tr("Scott's rule, n^(-1/6) · s: n = {n}, standard deviation s = {spread} m.")
        return text.format(n=number(bandwidth.n), spread=number(known["spread"], 1))
    if bandwidth.rule == "esri":
        text = tr(
            "Esri's default search radius, 0.9 · min(SD, √(1/ln 2) · Dm) · n^(-0.2): standard distance SD = {sd} m, "
            "median distance from the mean centre Dm = {dm} m, n = {n}."
        )
        distances = (number(known["standard_distance"], 1), number(known["median_distance"], 1))
        return text.format(sd=distances[0], dm=distances[1], n=number(bandwidth.n))
    if bandwidth.rule == "likelihood":
        assert bandwidth.curve is not None
        text = tr(
            "Likelihood cross-validation: of {tried} radii the one with which the reports foretell each other best, "
            "each place by all others; {judged} of {places} places were judged."
        )
        tried, judged = number(len(bandwidth.curve[0])), number(known["judged"])
        return text.format(tried=tried, judged=judged, places=number(known["places"]))
    if bandwidth.rule == "holdout":
        return _holdout_explained(bandwidth)
    if bandwidth.rule == "relative":
        return _relative_explained(bandwidth)
    return _default_explained(bandwidth) if bandwidth.rule == "default" else tr("Given.")


def _relative_explained(bandwidth: Bandwidth) -> str:
    assert bandwidth.curve is not None
    known, tried = bandwidth.numbers, bandwidth.curve[0]
    text = tr(
        "Likelihood cross-validation of the share: of {tried} radii from {low} m (the typical report has 5 "
        "others within half of it) to {high} m (Scott's robust rule) the one with which the kind of a report is "
        "foretold best by the reports at other places. Rounded to two digits."
    )
    sentence = text.format(tried=number(len(tried)), low=number(known["narrowest"]), high=number(known["widest"]))
    if known["best"] == known["widest"]:
        sentence += " " + tr("It is the widest of them: the share differs little from place to place, or only widely.")
    return sentence


def _holdout_explained(bandwidth: Bandwidth) -> str:
    from datetime import UTC, datetime

    assert bandwidth.curve is not None
    known, radii = bandwidth.numbers, bandwidth.curve[0]
    first, last = (date(datetime.fromtimestamp(known[each], UTC)) for each in ("first", "last"))
    days = (known["last"] - known["first"]) / (known["tests"] + known["trained"]) / 86_400.0
    text = tr(
        "Of {tried} radii from {low} to {high} m the one whose density of {trained} periods best foretold the period "
        "after them, in {tests} tests; periods of {days} days from {first} to {last}. On the {coverage} % of the area "
        "with the highest density it found {pai} times as many reports as chance would (mean PAI)."
    )
    sentence = text.format(
        tried=number(len(radii)),
        low=number(radii[0]),
        high=number(radii[-1]),
        trained=number(known["trained"]),
        tests=number(known["tests"]),
        days=number(days, 1),
        first=first,
        last=last,
        coverage=f"{100 * known['coverage']:g}",
        pai=number(known["pai"], 2),
    )
    if bandwidth.radius in (radii[0], radii[-1]):
        sentence += " " + tr("It is the first or last of those tried: one beyond it may do better still.")
    return sentence


def _default_explained(bandwidth: Bandwidth) -> str:
    known = bandwidth.numbers
    sentences = []
    if math.isfinite(known["neighbours"]):
        near = tr("{radius} m, within which the typical report has {count} others (the square root of their number)")
        sentences.append(near.format(radius=number(known["neighbours"]), count=number(known["count"])))
    if "likelihood" in known:
        best = tr("{radius} m, with which the reports foretell each other best (likelihood)")
        sentences.append(best.format(radius=number(known["likelihood"])))
    if not sentences:
        return tr("Scott's robust rule: there are too few places for another one. Rounded to two digits.")
    text = tr(
        "The larger of: {choices}; but at most {most} m, what Scott's robust rule gives if all points are one cluster. "
        "Rounded to two digits."
    )
    return text.format(choices="; ".join(sentences), most=number(known["scott"]))


def curve_chart(bandwidth: Bandwidth) -> tuple[str, str] | None:
    """The radii that were tried and how well each did, with its caption; None if the rule tries none."""
    from .charts import Axis, Line, Mark, line_chart

    if bandwidth.curve is None:
        return None
    radii, values = bandwidth.curve
    mark = Mark(bandwidth.radius, float(values.max()), f"{number(bandwidth.radius)} m")
    across = Axis(tr("radius, m"), logarithmic=True)
    if bandwidth.rule == "holdout":
        points = [(float(a), float(b)) for a, b in zip(radii, values, strict=True)]
        chart = line_chart([Line("", points)], across, Axis(tr("mean PAI")), [mark])
        return chart, tr("How well each radius foretold the next period.")
    # far from the best the criterion falls without end: what is shown is a report's mean loss down to 1
    loss = (values - values.max()) / max(bandwidth.n, 1.0)
    points = [(float(a), float(b)) for a, b in zip(radii, loss, strict=True) if b >= -1.0]
    up = Axis(tr("log likelihood of a report, less than with the best radius"), from_zero=False)
    at = Mark(bandwidth.radius, 0.0, f"{number(bandwidth.radius)} m")
    return line_chart([Line("", points)], across, up, [at]), tr("How well the reports foretell each other.")


def warn_of_radius(feedback: QgsProcessingFeedback, bandwidth: Bandwidth, pixel: float, extent: Extent) -> None:
    """Tells of a radius that shows too little, with one that would show more."""
    width, height = extent[2] - extent[0], extent[3] - extent[1]
    side = min(width, height)
    if bandwidth.rule in {"scott", "esri"} and bandwidth.radius > WIDE * side > 0:
        text = tr(
            "The rule takes all points for one cluster, so its radius of {radius} m hides everything but the coarsest. "
            "For several towns or a closer look leave RADIUS and BANDWIDTH_RULE empty, or give a radius, for example "
            "{example} m."
        )
        example = rounded_down(side / EXAMPLES_IN_SIDE)
        feedback.pushWarning(text.format(radius=number(bandwidth.radius), example=number(example)))
    if bandwidth.rule == "fixed" and bandwidth.radius > max(width, height) > 0:
        text = tr(
            "The radius of {radius} m reaches beyond the whole map, which is {side} m wide: it will be nearly even. "
            "Give a smaller one, for example {example} m."
        )
        example = rounded_down(max(width, height) / EXAMPLES_IN_SIDE)
        sides = (number(bandwidth.radius), number(max(width, height)), number(example))
        feedback.pushWarning(text.format(radius=sides[0], side=sides[1], example=sides[2]))
    if bandwidth.radius < 1.5 * pixel:
        feedback.pushWarning(tr("The radius is less than 1.5 pixels: the raster hardly shows its shape."))
