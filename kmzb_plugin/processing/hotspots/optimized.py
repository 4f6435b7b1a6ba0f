"""The analysis behind `optimizedhotspots`: every choice it makes is kept as a sentence, for the log and the report."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...locale import number
from ...text import UserError, tr
from .. import area_inputs, inputs
from ..base import KmzbAlgorithm, stop_if_cancelled
from ..frames import read_frame
from ..neighbours import DISTANCE_BAND, gi_star_of, require_band
from ..places import Places, read_places, squares
from .optimized_wording import Choice, Choices, band_sentence, order_sentence

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ...analysis.getisord import GetisOrd
    from ...analysis.scale import Frame as CountedCells
    from ...analysis.scale import Scale
    from ...analysis.spots import HotSpot


@dataclass(frozen=True)
class Analysis:
    """What was found.

    `radius` in metres is the kernel's that shows the same scale; `study_area` cuts out the density, None: nothing does.
    """

    data: inputs.MetricPoints
    places: Places
    result: GetisOrd
    spots: list[HotSpot]
    radius: float
    study_area: shapely.Geometry | None
    scale: Scale | None
    choices: tuple[Choice, ...]

    @property
    def total(self) -> float:
        """The reports counted."""
        import numpy as np

        return float(np.nansum(self.places.counts))

    @property
    def square_kilometres(self) -> float:
        """The area of all places."""
        import numpy as np
        import shapely

        if self.places.grid is not None:
            return len(self.places.counts) * self.places.cell**2 / 1e6
        return float(np.nansum(shapely.area(self.places.geometries))) / 1e6


def analysed(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
) -> Analysis:
    """The whole analysis over AREAS if given, else over cells of MASK or of where points are. Says each choice."""
    weights = data.weights
    if weights is not None and len(weights) and weights.min() < 0:
        raise UserError(tr("Weights must be numbers and not negative. Correct the weight field or choose another."))
    _require(len(data.points))
    if parameters.get(area_inputs.AREAS) is not None:
        return _over_areas(algorithm, parameters, context, feedback, data)
    return _over_cells(algorithm, parameters, context, feedback, data)


def _require(points: int) -> None:
    from ...analysis.scale import FEWEST_POINTS

    if not points:
        raise UserError(tr("No point is left to compute from. Check the layer, the filter and the coordinate system."))
    if points < FEWEST_POINTS:
        text = tr("Hot spots need at least {fewest} reports; there are {n}. Take a longer period or a wider filter.")
        raise UserError(text.format(fewest=FEWEST_POINTS, n=points))


# --- over cells ------------------------------------------------------------------------------------------------------


def _over_cells(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
) -> Analysis:
    import numpy as np

    from ...analysis.getisord import disc_sums
    from ...analysis.spots import grid_spots

    choices = Choices(feedback)
    places, scale = _cells_and_scale(algorithm, parameters, context, feedback, data, choices)
    assert places.grid is not None
    cell, mask = places.cell, places.mask
    given = inputs.length(algorithm, parameters, DISTANCE_BAND, context)
    band = given or (scale.step.band if scale else 0.0)
    stop_if_cancelled(feedback)
    result = gi_star_of(places, band, "fdr", 0, 1, feedback)
    sums = disc_sums(np.nan_to_num(places.image(places.counts)), band / cell)
    result = _corrected(result, sums[mask], places, data, choices)
    row, col = np.nonzero(mask)
    spots = grid_spots(result, row, col, band / cell, places.counts, cell**2)
    reach = math.sqrt(float(result.neighbours.max()) / math.pi) * cell
    radius = _radius(reach, choices)
    return Analysis(data, places, result, spots, radius, places.study_area, scale, tuple(choices.made))


def _cells_and_scale(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
    choices: Choices,
) -> tuple[Places, Scale | None]:
    """The cells with the points in them, and the scales tried on them; None if the scale is given."""
    from ...analysis.getisord import FEWEST
    from ...analysis.scale import grid_scale, is_worth_widening, rounded

    frame = read_frame(algorithm, parameters, context, feedback, data)
    feedback.setProgress(30)
    places = squares(frame, data)
    _require(len(data.points) - places.outside)
    given_band = inputs.length(algorithm, parameters, DISTANCE_BAND, context)
    if given_band:
        require_band(given_band, frame.size)
    n = len(places.counts)
    if n < FEWEST and frame.between is not None:
        text = tr(
            "Places at which the reports lie: only {n}; none can stand out. Take more reports, or give the study area."
        )
        raise UserError(text.format(n=number(frame.between.places)))
    if n < FEWEST:
        text = tr("Hot spots need at least {fewest} cells or areas; there are {n}. Choose smaller cells or more areas.")
        raise UserError(text.format(fewest=FEWEST, n=n))
    stop_if_cancelled(feedback)
    scale = None if given_band else grid_scale(_counted(places), cancelled=feedback.isCanceled)
    while scale is not None and frame.between is not None and is_worth_widening(scale, _counted(places)):
        frame = replace(frame, size=rounded(2.0 * frame.size), why="wide")
        places = squares(frame, data)
        scale = grid_scale(_counted(places), cancelled=feedback.isCanceled)
    feedback.setProgress(45)
    places.tell(feedback)
    choices.say(tr("Distance band"), band_sentence(scale, given_band))
    return places, scale


def _counted(places: Places) -> CountedCells:
    """The squares as the analysis takes them."""
    from ...analysis.scale import Frame

    assert places.grid is not None
    return Frame(places.grid, places.mask, places.image(places.counts))


# --- over areas ------------------------------------------------------------------------------------------------------


def _over_areas(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
) -> Analysis:
    import numpy as np
    import shapely

    from ...analysis.getisord import gi_star_areas, queen
    from ...analysis.progress import awaited
    from ...analysis.scale import area_scale, contiguity_orders
    from ...analysis.spots import area_spots

    choices = Choices(feedback)
    places = read_places(algorithm, parameters, context, feedback, data)
    touching = awaited(lambda: queen(places.geometries), feedback.isCanceled)
    orders = awaited(lambda: contiguity_orders(touching), feedback.isCanceled)
    counted = np.isfinite(places.counts)
    scale = area_scale(places.counts[counted], [each[counted][:, counted] for each in orders])
    weights = orders[scale.chosen]
    feedback.setProgress(65)
    result = gi_star_areas(places.counts, weights, cancelled=feedback.isCanceled)
    choices.say(
        tr("Areas"),
        tr("as given: {n}; a report counts in the smallest one that holds it").format(n=number(int(counted.sum()))),
    )
    choices.say(tr("Neighbours"), order_sentence(scale))
    result = _corrected(result, weights @ np.nan_to_num(places.counts), places, data, choices)
    areas = np.nan_to_num(shapely.area(places.geometries))
    spots = area_spots(result, touching, weights, places.counts, areas)
    reach = math.sqrt(float(np.median((weights @ areas)[counted])) / math.pi)
    study_area = awaited(lambda: shapely.union_all(places.geometries), feedback.isCanceled)
    return Analysis(data, places, result, spots, _radius(reach, choices), study_area, scale, tuple(choices.made))


# --- both ------------------------------------------------------------------------------------------------------------


def _corrected(
    result: GetisOrd, sums: NDArray[np.float64], places: Places, data: inputs.MetricPoints, choices: Choices
) -> GetisOrd:
    import numpy as np

    from ...analysis.spots import cautious

    if data.weights is not None:
        choices.say(tr("Probabilities"), tr("two-sided, normal distribution, false discovery rate"))
        return result
    counted = int(np.isfinite(places.counts).sum())
    text = tr("two-sided, the larger of the normal and the exact binomial one, false discovery rate")
    choices.say(tr("Probabilities"), text)
    return cautious(result, sums, float(np.nansum(places.counts)), counted)


def _radius(reach: float, choices: Choices) -> float:
    """The radius of a quartic kernel that spreads a report as widely as a disc of the radius `reach` does."""
    from ...analysis.kernels import KERNELS
    from ..surfaces import rounded_down

    radius = reach * KERNELS["quartic"].spread / KERNELS["uniform"].spread
    radius = round(radius / rounded_down(radius / 10)) * rounded_down(radius / 10)
    text = tr("{radius} m, quartic: it spreads a report as widely as the neighbours of the test reach")
    choices.say(tr("Radius of the density"), text.format(radius=number(radius)))
    return radius
