"""What chance means for a density: anywhere in the study area, or in proportion to points at risk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...locale import number
from ...text import UserError, tr
from .. import inputs
from ..base import KmzbAlgorithm
from ..frames import frame_near
from ..surfaces import surface_frame
from ..tolerance import brief

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ...analysis.binned_kernel import BinnedKernel
    from ...analysis.grid import Grid
    from ...analysis.nulls import Null

AT_RISK = "AT_RISK"
AT_RISK_WEIGHT_FIELD = "AT_RISK_WEIGHT_FIELD"
SLIVER = 0.02  # of a pixel


@dataclass(frozen=True)
class Setting:
    """The raster, the reports used (n,), their cells, and the model of chance.

    `area` is the outline of the study area, None if there is none; `left_out` reports lie outside it; `description`
    says what chance means and `remarks` what else a reader must know.
    """

    grid: Grid
    mask: NDArray[np.bool_] | None
    area: shapely.Geometry | None
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    binned: BinnedKernel
    cells: NDArray[np.integer]
    null: Null
    left_out: int
    description: str
    remarks: list[str]


def at_random_in_the_area(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
    study_area: shapely.Geometry | None,
    radius: float,
    kernel: str,
) -> Setting:
    """Reports fall anywhere in the study area with the same chance; without one, in the cells near a report."""
    import numpy as np
    import shapely

    from ...analysis.binned_kernel import BinnedKernel
    from ...analysis.nulls import Scattered

    area, remarks = _area(algorithm, parameters, context, feedback, data, study_area)
    frame = surface_frame(algorithm, parameters, context, data, area, radius, feedback)
    binned = BinnedKernel(frame.grid, radius, kernel)
    share = frame.grid.share_inside(area).ravel()
    where = binned.cells(data.x, data.y)
    inside = _inside(area, data.x, data.y) & (where >= 0)
    # a sliver that the sampling missed has a chance, too, if a report fell into it
    share[where[inside]] = np.maximum(share[where[inside]], SLIVER)
    _require(int(inside.sum()), len(inside), feedback)
    cells = np.flatnonzero(share)
    chance = share[cells]
    null = Scattered(cells, int(inside.sum()), None if (chance == 1.0).all() else chance)
    text = tr("anywhere in the study area of {km2} km² with the same chance")
    return Setting(
        frame.grid,
        frame.mask,
        area,
        data.x[inside],
        data.y[inside],
        binned,
        where[inside],
        null,
        int((~inside).sum()),
        text.format(km2=brief(shapely.area(area) / 1e6)),
        remarks,
    )


def _area(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
    study_area: shapely.Geometry | None,
) -> tuple[shapely.Geometry, list[str]]:
    """The study area within EXTENT; EXTENT alone; else the cells near a report, with the remark that it is so."""
    import shapely

    from ...analysis.scale import NEXT_CELLS

    area, remarks = study_area, []
    if parameters.get(inputs.EXTENT):
        box = algorithm.parameterAsExtent(parameters, inputs.EXTENT, context, data.crs)
        extent = shapely.box(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        area = extent if area is None else shapely.intersection(area, extent)
    if area is None:
        if not shapely.area(shapely.box(*data.extent())) > 0:
            raise UserError(
                tr("The points lie at one place or on a line, so they span no area. Give the study area in MASK.")
            )
        near = frame_near(data, feedback, NEXT_CELLS)
        area = near.outline()
        text = tr("Study area: {area}. Give the study area if you know it: the answer depends on it.")
        remarks.append(text.format(area=near.area_sentence(shapely.area(area) / 1e6)))
        feedback.pushWarning(remarks[0])
        if near.strays:
            remarks.append(near.strays)
    if not shapely.area(area) > 0:
        raise UserError(tr("The study area and the extent have no area in common. Check both."))
    return area, remarks


def from_points_at_risk(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
    study_area: shapely.Geometry | None,
    radius: float,
    kernel: str,
) -> Setting:
    """Reports fall on the points of AT_RISK; if they are a part of them, by random labelling."""
    import numpy as np

    from ...analysis.binned_kernel import BinnedKernel, Margin
    from ...analysis.nulls import missing_from

    weight_field = inputs.chosen_field(algorithm, parameters, AT_RISK_WEIGHT_FIELD, context, layer=AT_RISK)
    risk = inputs.read_metric_points(
        algorithm, parameters, context, feedback, weight_field=weight_field, share=25, beside=data, name=AT_RISK
    )
    keep = np.ones(len(risk.x), dtype=bool) if study_area is None else _inside(study_area, risk.x, risk.y)
    inside = np.ones(len(data.x), dtype=bool) if study_area is None else _inside(study_area, data.x, data.y)
    x, y, ax, ay = data.x[inside], data.y[inside], risk.x[keep], risk.y[keep]
    _require(len(x), len(inside), feedback)
    weights = None if risk.weights is None else risk.weights[keep]
    _check_at_risk(ax, weights)
    both = data.at(np.concatenate([x, ax]), np.concatenate([y, ay]))
    frame = surface_frame(algorithm, parameters, context, both, study_area, radius, feedback)
    binned = BinnedKernel(frame.grid, radius, kernel, Margin.around(frame.grid, radius, both.x, both.y))
    where, at_risk = binned.cells(x, y), binned.cells(ax, ay)
    missing = missing_from(x, y, ax, ay)
    null, description, remarks = _model(at_risk, len(x), weights, missing)
    remarks += [tr("Points at risk: {account}").format(account=" ".join(risk.account()))]
    for remark in remarks:
        feedback.pushInfo(remark)
    left_out = int((~inside).sum())
    return Setting(
        frame.grid,
        frame.mask,
        study_area,
        x,
        y,
        binned,
        where[where >= 0],
        null,
        left_out,
        description,
        remarks,
    )


def _model(
    at_risk: NDArray[np.integer], n: int, weights: NDArray[np.float64] | None, missing: int
) -> tuple[Null, str, list[str]]:
    """The model of chance for `n` reports, how it is called, and why it was taken."""
    from ...analysis.nulls import Relabelled, Scattered

    near, total = at_risk >= 0, len(at_risk)
    if weights is None and missing == 0:
        text = tr("random labelling: {n} of the {total} points at risk, every choice equally likely")
        part = tr("All points ({n}) are among the points at risk.").format(n=number(n))
        relabelled = Relabelled(at_risk[near], n, None if near.all() else total)
        return relabelled, text.format(n=number(n), total=number(total)), [part]
    if not near.any():
        raise UserError(tr("No point at risk reaches the raster. Check AT_RISK, the extent and the study area."))
    chance = None if weights is None else weights[near]
    within = float(near.mean() if chance is None or weights is None else chance.sum() / weights.sum())
    drawn = Scattered(at_risk[near], n, chance, min(within, 1.0))
    why: list[str] = []
    if weights is None:
        text = tr(
            "Points that are not among the points at risk: {missing} of {n}. They are drawn from the points at risk,"
            " again and again."
        )
        why = [text.format(missing=number(missing), n=number(n))]
    text = tr("drawn from the {total} points at risk, again and again")
    weighted = tr("drawn from the {total} points at risk in proportion to their weight, again and again")
    return drawn, (text if weights is None else weighted).format(total=number(total)), why


def _check_at_risk(x: NDArray[np.float64], weights: NDArray[np.float64] | None) -> None:
    if not len(x):
        raise UserError(tr("No point at risk is left in the study area. Check AT_RISK and its coordinate system."))
    if weights is not None and ((weights < 0).any() or not weights.sum() > 0):
        raise UserError(
            tr("Weights of points at risk must not be negative, and not all zero. Correct the field or choose another.")
        )


def _inside(area: shapely.Geometry, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    from ...analysis.areas import locate

    return locate(x, y, [area]) >= 0


def _require(inside: int, read: int, feedback: QgsProcessingFeedback) -> None:
    """Refuses if no report is left, and says how many are not."""
    if not inside:
        raise UserError(
            tr("No point lies in the study area ({n} read). Check both layers' coordinate systems.").format(
                n=number(read)
            )
        )
    if inside < read:
        text = tr("Points outside the study area, left out: {n}.")
        feedback.pushInfo(text.format(n=number(read - inside)))
