"""Exact kernel density on a grid: every point counts at its own place, nothing is binned.

f(c) = Σ w_i k(|c - x_i|) at the centre c of each cell, per km². The method is explained in `kernel_window`; against
direct summation it errs by 1e-15 of the peak for the polynomial kernels and 1e-10 for the others, at a cost that
hardly depends on the number of cells in reach.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernel_moments import (
    ChebyshevExpansion,
    Expansion,
    Inner,
    PolynomialExpansion,
    inner_work,
)
from kmzb_plugin.analysis.kernel_rim import SHARE, Rim, rim_estimate, rim_offsets, rim_work
from kmzb_plugin.analysis.kernel_window import Box, Places, SortedPoints, Window, chunks, counting_sort
from kmzb_plugin.analysis.kernels import KERNELS, Floats, Kernel, PolynomialKernel
from kmzb_plugin.analysis.progress import IsCancelled, Job, Progress
from kmzb_plugin.text import UserError, tr

SQUARE_METRES_PER_KM2 = 1e6
TILE = 1024  # cells: bounds the memory of the FFTs and keeps them in the cache
_HASHES = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], np.uint64)  # odd, of no pattern (Fibonacci, xxHash)
FEW, GROUP_BITS = 10_000, 6  # points that form one group; more form 64
NOISE = 1e-14  # of the peak: rounding of the FFTs where the density is zero


def kernel_density(
    x: ArrayLike,
    y: ArrayLike,
    grid: Grid,
    radius: float,
    kernel: str | Kernel = "quartic",
    weights: ArrayLike | None = None,
    mask: NDArray[np.bool_] | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Floats:
    """Density of the points per km² at the cell centres, shape (nrows, ncols), row 0 in the north.

    `x`, `y` (n,) and `grid` in one metric coordinate system, `radius` R in metres; `weights` (n,) not negative.
    `kernel`: a name of `KERNELS` or a `Kernel`; "gaussian" means sigma = R/3, cut off at R and raised to mass 1.
    Points outside the grid count as far as they reach into it. Cells outside `mask` (nrows, ncols) become NaN; inside
    it, what no point reaches is 0. The sum of the result times the cell's area in km² is the sum of the weights,
    up to how finely the cells sample the kernel, if R does not reach beyond the grid.

    Errors: below 1e-12 of the peak for the polynomial kernels, 1e-9 for the triangular and the Gaussian. Memory:
    about 100 bytes a point (150 for the last two), 8 bytes a cell, and 300 MB for the transforms, up to 1 GB
    where R is a thousand cells.
    `progress(fraction)` and `cancelled()` are called from this thread about every 0.05 s; raises `Cancelled`.
    """
    kernel = KERNELS[kernel] if isinstance(kernel, str) else kernel
    if not radius >= grid.cell / 2:
        text = tr("The radius must be at least half a cell: {least}. Choose a larger radius or smaller cells.")
        raise UserError(text.format(least=f"{grid.cell / 2:g}"))
    reach = radius / grid.cell
    job = Job(progress, cancelled)
    places = _in_reach(x, y, weights, grid, reach, job)
    if len(places):
        places = merge_coincident(places, job)
    job.report()
    result = np.zeros(grid.shape)
    pieces = list(_pieces(places, grid, reach))
    job.stages = max(len(pieces), 1)
    for target, region in pieces:
        chosen = places.within(region)
        window = Window.between(chosen.hull, target, reach) if len(chosen) else None
        if window is None:
            job.begin(0.0)
            continue
        into = result[window.target.top : window.target.bottom, window.target.left : window.target.right]
        into += _window_sums(chosen, kernel, reach, window, job)
    job.report()
    result[result < NOISE * result.max(initial=0.0)] = 0.0
    result *= kernel.constant / radius**2 * SQUARE_METRES_PER_KM2
    if mask is not None:
        result[~mask] = np.nan
    return result


def _in_reach(x: ArrayLike, y: ArrayLike, weights: ArrayLike | None, grid: Grid, reach: float, job: Job) -> Places:
    """The points that count."""
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    weight = None if weights is None else np.asarray(weights, dtype=np.float64)
    if weight is not None and not (np.isfinite(weight).all() and (weight >= 0).all()):
        raise UserError(tr("Weights must be numbers and not negative. Correct the weight field or choose another."))
    places = Places(np.empty(len(x), dtype=complex), weight)
    counts = np.empty(len(x), dtype=bool)

    def locate(some: slice) -> None:
        col, row = (x[some] - grid.x0) / grid.cell, (grid.y1 - y[some]) / grid.cell
        counts[some] = (col >= -reach) & (col <= grid.ncols + reach) & (row >= -reach) & (row <= grid.nrows + reach)
        if weight is not None:
            counts[some] &= weight[some] > 0
        places.at[some].real, places.at[some].imag = col, row

    job.each(locate, chunks(len(x)))
    return places if counts.all() else places.only(counts)


def merge_coincident(places: Places, job: Job) -> Places:
    """One point with the summed weight for each place, if enough points share places to make it worth while.

    A hash divides the places into groups, so that all points of a place are in the same. The first tells whether
    points share places.
    """
    n = len(places)
    group = np.empty(n, dtype=np.uint8)

    def divide(some: slice) -> None:
        key = places.at[some].real.copy().view(np.uint64) * _HASHES[0]
        key += places.at[some].imag.copy().view(np.uint64) * _HASHES[1]
        group[some] = key >> np.uint64(64 - GROUP_BITS if n > FEW else 64)

    job.each(divide, chunks(n))
    sample = places.at[group == 0]
    if len(pd.unique(sample)) > 0.9 * len(sample):
        return places
    members = counting_sort(group, 1 << GROUP_BITS)
    merged: list[Places] = []

    def merge(which: int) -> Places:
        some = places.only(members.order[members.start[which] : members.start[which + 1]])
        code, at = pd.factorize(some.at)
        return Places(at, np.bincount(code, weights=some.weight, minlength=len(at)).astype(float))

    job.each(merge, range(1 << GROUP_BITS), merged.append)
    return Places(
        np.concatenate([each.at for each in merged]), np.concatenate([np.asarray(each.weight) for each in merged])
    )


def _pieces(places: Places, grid: Grid, reach: float) -> Iterator[tuple[Box, Box]]:
    """The grid in tiles, each with the region that reaches it, itself in tiles where the radius is very large."""
    if not len(places):
        return
    halo = int(np.floor(reach + 0.5))
    source_side = TILE + 2 * halo if halo <= TILE else TILE
    held = places.hull
    for target in _tiles(Box(0, 0, grid.nrows, grid.ncols), TILE):
        around = Box(target.top - halo, target.left - halo, target.bottom + halo, target.right + halo)
        for region in _tiles(held.cut(around), source_side):
            yield target, region


def _tiles(box: Box, side: int) -> Iterator[Box]:
    for top in range(box.top, box.bottom, side):
        for left in range(box.left, box.right, side):
            yield Box(top, left, min(top + side, box.bottom), min(left + side, box.right))


def _window_sums(places: Places, kernel: Kernel, reach: float, window: Window, job: Job) -> Floats:
    """Σ w_i shape(d²/r²) over the window's target."""
    plan = _plan(kernel, reach, window, len(places), job)
    points = SortedPoints.of(places, window, plan.parts, job)
    expansion = plan.expansion
    offsets = rim_offsets(window, reach, None if expansion is None else expansion.inner, plan.parts)
    work = rim_work(points, offsets)
    if expansion is not None:
        work += inner_work(expansion, window, len(points))
    job.begin(work)
    rim = Rim(points, kernel, reach, offsets, window)
    if expansion is None:
        job.run(lambda: rim.work(job))
        return rim.sums()

    inner = Inner(points, expansion, window)

    def moments_first() -> None:
        inner.work(job)
        rim.work(job)

    def rim_first() -> None:
        rim.work(job)
        inner.work(job)

    # The transforms let go of the interpreter for long, the many short sums of the rim hardly: two threads at the rim
    # wait for each other more than they work, so that each begins elsewhere and helps where there is something left.
    job.run(moments_first, rim_first)
    by_moments, by_point = job.run(lambda: inner.sums(job), rim.sums)
    return by_moments + by_point


@dataclass(frozen=True)
class _Plan:
    """How a window is summed: the expansion (None: every offset point by point), the parts of a cell, and the work in
    evaluations of the kernel.
    """

    expansion: Expansion | None
    parts: int
    work: float


def _plan(kernel: Kernel, reach: float, window: Window, n: int, job: Job) -> _Plan:
    """The quickest."""
    in_reach, wholly = window.within(reach, -0.5), window.within(reach, 0.5)
    plans = [_Plan(None, 1, rim_estimate(n, float(in_reach.sum()), 1, window))]
    height, width = window.frame_shape
    if wholly.any() and plans[0].work > 4 * height * width:
        inner = window.within(reach)
        expansions: Iterable[Expansion]
        if isinstance(kernel, PolynomialKernel):
            expansions = [PolynomialExpansion(kernel, reach, window, inner)]
        else:
            expansions = ChebyshevExpansion.candidates(kernel, reach, window, inner, job)
        rim = float((in_reach & ~wholly).sum())
        for expansion in expansions:
            by_moments = inner_work(expansion, window, n)
            every = float((inner & ~expansion.inner).sum())
            for parts, share in SHARE.items():
                by_point = rim_estimate(n, share * rim + every, parts, window)
                plans.append(_Plan(expansion, parts, by_point + by_moments))
    return min(plans, key=lambda plan: plan.work)
