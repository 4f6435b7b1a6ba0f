"""Adaptive kernel density: wide kernels where points are few, narrow ones where they are many."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage
from scipy.integrate import trapezoid

from kmzb_plugin.analysis.density import SQUARE_METRES_PER_KM2, kernel_density
from kmzb_plugin.analysis.edge import StudyArea
from kmzb_plugin.analysis.grid import MAX_CELLS, Extent, Grid
from kmzb_plugin.analysis.kernels import KERNELS, Floats, Kernel
from kmzb_plugin.analysis.progress import Cancelled, IsCancelled, Part, Progress
from kmzb_plugin.text import UserError, number, tr

TRIM = 5.0  # times the global radius at most
STEP = 1.1  # from one radius of the partition to the next
_PILOT_CELLS = 4_000_000
_FINEST, _COARSEST = 10.0, 1.5  # cells of the pilot in a radius
_EXACT_POINTS, _EXACT_VALUES = 50_000, 150_000_000  # up to so many points and kernel values each point is added
_FEW_POINTS, _FEW_VALUES = 2_000, 8_000_000  # and those of one radius, which is quicker than `kernel_density`


@dataclass(frozen=True)
class AdaptiveRadii:
    """`radius` (n,) of each point; `trimmed` of them were cut at `TRIM` times the global one."""

    radius: Floats
    trimmed: int


def abramson(pilot: ArrayLike, radius: float, weights: ArrayLike | None = None) -> AdaptiveRadii:
    """R_i = R · (f(x_i)/g)^(-1/2) with g the geometric mean of the pilot densities f(x_i) (n,), at most 5 R.

    With weights the mean is weighted. Reference: Abramson (1982), Annals of Statistics 10, 1217-1223; the trimming is
    that of sparr (Davies, Marshall and Hazelton 2018, Statistics in Medicine 37, 1191-1221).
    """
    log_f = np.log(np.asarray(pilot, dtype=float))
    mean = float(np.average(log_f, weights=None if weights is None else np.asarray(weights, dtype=float)))
    factor = np.exp(0.5 * (mean - log_f))
    return AdaptiveRadii(radius * np.minimum(factor, TRIM), int((factor > TRIM).sum()))


def pilot_at_points(
    x: ArrayLike,
    y: ArrayLike,
    radius: float,
    kernel: str | Kernel = "quartic",
    weights: ArrayLike | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Floats:
    """The density of fixed radius at the points themselves (n,), their own kernels included; per km².

    Read linearly between the centres of cells of a tenth of the radius (more on a wide extent): within 1 % of the
    peak of one kernel, which changes a radius by half of that. Raises UserError if the extent is too wide for it.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    extent = (float(x.min()) - radius, float(y.min()) - radius, float(x.max()) + radius, float(y.max()) + radius)
    grid = Grid.covering(extent, _pilot_cell(extent, radius))
    density = kernel_density(x, y, grid, radius, kernel, weights, progress=progress, cancelled=cancelled)
    row, col = (grid.y1 - y) / grid.cell - 0.5, (x - grid.x0) / grid.cell - 0.5
    found = ndimage.map_coordinates(density, np.stack([row, col]), order=1, mode="nearest")
    return np.maximum(found, np.finfo(float).tiny)


def _pilot_cell(extent: Extent, radius: float) -> float:
    area = (extent[2] - extent[0]) * (extent[3] - extent[1])
    cell = max(radius / _FINEST, math.sqrt(area / _PILOT_CELLS))
    if cell > radius / _COARSEST:
        cell = max(radius / _COARSEST, math.sqrt(area / MAX_CELLS) * 1.01)
    if cell > radius / _COARSEST * (1 + 1e-9):
        text = tr(
            "The radius of {radius} m is too small for adaptive radii over so wide an extent. Choose one of at least "
            "{least} m, or leave out with the filter what lies far away."
        )
        raise UserError(text.format(radius=number(radius), least=number(math.ceil(cell * _COARSEST))))
    return cell


def adaptive_density(
    x: ArrayLike,
    y: ArrayLike,
    radii: ArrayLike,
    grid: Grid,
    kernel: str | Kernel = "quartic",
    weights: ArrayLike | None = None,
    mask: NDArray[np.bool_] | None = None,
    diggle: bool = False,
    progress: Progress = lambda fraction: None,
    cancelled: IsCancelled | None = None,
) -> Floats:
    """Σ w_i k(|c - x_i|) with a radius R_i for each point, per km² at the cell centres; as `kernel_density` otherwise.

    Up to 50,000 points (fewer if the kernels are wide) it is the exact sum. Of more, it is computed for radii that
    ascend by `STEP`: a point's weight is shared between the two next to its own so that its mass and variance stay
    what they are. What that does to the shape of one kernel is told by `partition_error`: at most 1 % of its mass moves
    (5.2 % for the uniform kernel), and where many kernels overlap it averages out.
    `diggle` divides each weight by e(x_i) of its own radius in the area `mask`. Radii below a cell count as a cell.
    Time: one fixed density a radius. Memory: that of `kernel_density` and 24 bytes a cell.
    Reference: the partition is that of Davies and Baddeley (2018), Statistics and Computing 28, 937-956, who round to
    the next radius.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    radius = np.maximum(np.asarray(radii, dtype=float), grid.cell)
    weight = np.ones(len(x)) if weights is None else np.asarray(weights, dtype=float)
    made = KERNELS[kernel] if isinstance(kernel, str) else kernel
    area = StudyArea(grid, mask) if diggle and mask is not None else None
    if area is not None:
        inside = area.holds(x, y)
        x, y, radius, weight = x[inside], y[inside], radius[inside], weight[inside]
    total = np.zeros(grid.shape)
    classes = list(_classes(radius, weight, _is_small(radius, grid, _EXACT_POINTS, _EXACT_VALUES) and area is None))
    costs = np.array([len(chosen) + total.size / 50 for _, chosen, _ in classes])
    ends = np.cumsum(costs) / costs.sum() if classes else costs
    for i, (reach, chosen, given) in enumerate(classes):
        if area is not None:
            given = given / area.at(area.shares(float(reach[0]), made), x[chosen], y[chosen])
        part = Part(progress, float(ends[i - 1]) if i else 0.0, float(ends[i]))
        few = _is_small(reach, grid, _FEW_POINTS, _FEW_VALUES)
        if few or (len(classes) == 1 and reach.min() < reach.max()):
            total += _one_by_one(x[chosen], y[chosen], reach, given, grid, made, part, cancelled)
        else:
            total += kernel_density(
                x[chosen], y[chosen], grid, float(reach[0]), made, given, progress=part, cancelled=cancelled
            )
    if mask is not None:
        total[~mask] = np.nan
    return total


def _is_small(radius: Floats, grid: Grid, points: int, values: int) -> bool:
    """Whether kernels of these radii are few and narrow enough to be added one by one."""
    return len(radius) <= points and float(((2.0 * radius / grid.cell + 1.0) ** 2).sum()) <= values


def _one_by_one(
    x: Floats,
    y: Floats,
    radius: Floats,
    weight: Floats,
    grid: Grid,
    kernel: Kernel,
    progress: Progress,
    cancelled: IsCancelled | None,
) -> Floats:
    """The sum of the kernels, each added to the cells it reaches."""
    total = np.zeros(grid.shape)
    cx, cy = grid.centres()
    cols = np.searchsorted(cx, np.stack([x - radius, x + radius]))
    rows = np.searchsorted(-cy, np.stack([-y - radius, -y + radius]))
    for i in range(len(x)):
        if i % 64 == 0:
            if cancelled is not None and cancelled():
                raise Cancelled
            progress(i / len(x))
        row, col = slice(rows[0, i], rows[1, i]), slice(cols[0, i], cols[1, i])
        distance = np.sqrt((cx[None, col] - x[i]) ** 2 + (cy[row, None] - y[i]) ** 2)
        total[row, col] += weight[i] * kernel.density(distance, float(radius[i]))
    progress(1.0)
    return total * SQUARE_METRES_PER_KM2


def _classes(radius: Floats, weight: Floats, exact: bool) -> Iterator[tuple[Floats, NDArray[np.int64], Floats]]:
    """Radii, points and the weights they have there: all points with their own, or a class for each of the ladder."""
    if exact and len(radius):
        yield radius, np.arange(len(radius)), weight
        return
    ladder, lower, share = _partition(radius)
    for i, each in enumerate(ladder):
        below, above = np.flatnonzero(lower == i), np.flatnonzero((lower == i - 1) & (share > 0))
        chosen = np.concatenate([below, above])
        given = np.concatenate([weight[below] * (1.0 - share[below]), weight[above] * share[above]])
        chosen, given = chosen[given > 0], given[given > 0]
        if len(chosen):
            yield np.full(len(chosen), each), chosen, given


def _partition(radius: Floats) -> tuple[Floats, NDArray[np.int64], Floats]:
    """The ladder of radii; for each point the one below its own, and the share of it that the one above gets."""
    if not len(radius):
        return np.empty(0), np.empty(0, dtype=np.int64), np.empty(0)
    smallest = float(radius.min())
    steps = max(int(np.ceil(np.log(float(radius.max()) / smallest) / np.log(STEP) - 1e-9)), 0)
    ladder = smallest * STEP ** np.arange(steps + 1, dtype=np.float64)
    lower = np.clip(np.floor(np.log(radius / smallest) / np.log(STEP) + 1e-9).astype(np.int64), 0, max(steps - 1, 0))
    # the variance of a kernel goes with R²
    share = (radius**2 - ladder[lower] ** 2) / (ladder[lower] ** 2 * (STEP**2 - 1.0))
    return ladder, lower, np.clip(share, 0.0, 1.0) if steps else np.zeros(len(radius))


def partition_error(kernel: str | Kernel) -> float:
    """The largest share of a kernel's mass that the partition of `adaptive_density` puts elsewhere.

    Half the integral of |k_R - (1 - t) k_r - t k_(r · STEP)| over the plane, for the R between r and r · STEP where it
    is greatest.
    """
    made = KERNELS[kernel] if isinstance(kernel, str) else kernel
    d = np.linspace(0.0, STEP, 40_001)
    worst = 0.0
    for radius in np.linspace(1.0, STEP, 41):
        t = (radius**2 - 1.0) / (STEP**2 - 1.0)
        difference = made.density(d, radius) - (1 - t) * made.density(d, 1.0) - t * made.density(d, STEP)
        worst = max(worst, float(trapezoid(np.abs(difference) * 2.0 * np.pi * d, d)) / 2.0)
    return worst
