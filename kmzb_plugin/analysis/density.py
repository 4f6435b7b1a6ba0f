"""Exact kernel density on a grid: every point counts at its own place, nothing is binned.

f(c) = Σ w_i k(|c - x_i|) at the centre c of each cell, per km². The method is explained in `kernel_window`; against
direct summation it errs by 1e-15 of the peak for the polynomial kernels and 1e-10 for the others, at a cost that
hardly depends on the number of cells in reach.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernel_moments import (
    ChebyshevExpansion,
    Expansion,
    PolynomialExpansion,
    inner_sums,
    inner_work,
)
from kmzb_plugin.analysis.kernel_rim import rim_sums
from kmzb_plugin.analysis.kernel_window import Box, SortedPoints, Window
from kmzb_plugin.analysis.kernels import KERNELS, Floats, Kernel, PolynomialKernel
from kmzb_plugin.analysis.progress import IsCancelled, Job, Progress
from kmzb_plugin.text import UserError, tr

SQUARE_METRES_PER_KM2 = 1e6
TILE = 1024  # cells: bounds the memory of the FFTs and keeps them in the cache
_HASH = np.uint64(0x9E3779B97F4A7C15)  # Fibonacci hashing: 2^64 divided by the golden ratio
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
    col, row, weight = _in_reach(x, y, weights, grid, reach)
    job.report()
    col, row, weight = merge_coincident(col, row, weight)
    job.report()
    windows = list(_windows(col, row, grid, reach))
    result = np.zeros(grid.shape)
    job.stages = len(windows)
    for window, chosen in windows:
        job.report()
        target = window.target
        result[target.top : target.bottom, target.left : target.right] += _window_sums(
            SortedPoints.of(col[chosen], row[chosen], weight[chosen], window), kernel, reach, window, job
        )
    result[result < NOISE * result.max(initial=0.0)] = 0.0
    result *= kernel.constant / radius**2 * SQUARE_METRES_PER_KM2
    if mask is not None:
        result[~mask] = np.nan
    return result


def _in_reach(
    x: ArrayLike, y: ArrayLike, weights: ArrayLike | None, grid: Grid, reach: float
) -> tuple[Floats, Floats, Floats]:
    """Coordinates in cells (eastward, southward from the north-west corner) and weights of the points that count."""
    col: NDArray[Any] = (np.asarray(x, dtype=np.float64) - grid.x0) / grid.cell
    row: NDArray[Any] = (grid.y1 - np.asarray(y, dtype=np.float64)) / grid.cell
    weight: Floats = np.ones(len(col)) if weights is None else np.asarray(weights, dtype=np.float64)
    if not (np.isfinite(weight).all() and (weight >= 0).all()):
        raise UserError(tr("Weights must be numbers and not negative. Correct the weight field or choose another."))
    near = (col >= -reach) & (col <= grid.ncols + reach) & (row >= -reach) & (row <= grid.nrows + reach)
    near &= weight > 0
    if near.all():
        return col, row, weight
    return col[near], row[near], weight[near]


def merge_coincident(x: Floats, y: Floats, weight: Floats) -> tuple[Floats, Floats, Floats]:
    """One point with the summed weight for each place, if enough points share places to make it worth while.

    Whether they do is judged by about a 64th of the places, chosen by a hash so that all points of a place are in.
    """
    key = x.view(np.uint64) * _HASH ^ (y.view(np.uint64) + _HASH) * _HASH
    key = (key ^ (key >> np.uint64(32))) * _HASH  # round coordinates differ in their high bits only
    sample = key[key >> np.uint64(58) == 0] if len(key) > 10_000 else key
    if len(np.unique(sample)) > 0.9 * len(sample):
        return x, y, weight
    code, places = pd.factorize(x + 1j * y)
    return (
        places.real.copy(),
        places.imag.copy(),
        np.bincount(code, weights=weight, minlength=len(places)).astype(float),
    )


def _windows(col: Floats, row: Floats, grid: Grid, reach: float) -> Iterator[tuple[Window, slice | NDArray[np.bool_]]]:
    """The grid in tiles, each with the points that reach it, themselves in tiles where the radius is very large."""
    if not len(col):
        return
    halo = int(np.floor(reach + 0.5))
    source_side = TILE + 2 * halo if halo <= TILE else TILE
    icol, irow = np.floor(col), np.floor(row)
    for target in _tiles(Box(0, 0, grid.nrows, grid.ncols), TILE):
        around = Box(target.top - halo, target.left - halo, target.bottom + halo, target.right + halo)
        for region in _tiles(_hull(icol, irow, around), source_side):
            chosen = (irow >= region.top) & (irow < region.bottom) & (icol >= region.left) & (icol < region.right)
            if chosen.any():
                source = _hull(icol[chosen], irow[chosen], region)
                window = Window.between(source, target, reach)
                if window is not None:
                    yield window, slice(None) if chosen.all() else chosen


def _hull(icol: Floats, irow: Floats, within: Box) -> Box:
    """The box of the cells that hold points, cut to `within`."""
    return Box(
        max(within.top, int(irow.min())),
        max(within.left, int(icol.min())),
        min(within.bottom, int(irow.max()) + 1),
        min(within.right, int(icol.max()) + 1),
    )


def _tiles(box: Box, side: int) -> Iterator[Box]:
    for top in range(box.top, box.bottom, side):
        for left in range(box.left, box.right, side):
            yield Box(top, left, min(top + side, box.bottom), min(left + side, box.right))


def _window_sums(points: SortedPoints, kernel: Kernel, reach: float, window: Window, job: Job) -> Floats:
    """Σ w_i shape(d²/r²) over the window's target, on two threads: inner part and some of the rim; rest of the rim."""
    near, far = window.nearest_and_farthest()
    in_reach = near <= reach**2
    chosen: list[Expansion | None] = []
    job.run(lambda: chosen.append(_expansion(kernel, reach, window, far <= reach**2, in_reach, len(points), job)))
    (expansion,) = chosen
    rim = in_reach if expansion is None else in_reach & ~expansion.inner
    rim_work = len(points) * float(rim.sum())
    fft_work = 0.0 if expansion is None else inner_work(expansion, window)
    # The share follows from the estimate alone, not from who is faster, so that the result is the same every time.
    share = max(0.0, (rim_work - fft_work) / 2.0) / max(rim_work, 1.0)
    cut = int(share * len(points))
    job.begin(rim_work + fft_work)
    parts: dict[str, Floats] = {}

    def first() -> None:
        if expansion is not None:
            parts["inner"] = inner_sums(points, expansion, window, job)
        parts["rim, first"] = rim_sums(points, range(cut), kernel, reach, rim, window, job)

    def second() -> None:
        parts["rim, second"] = rim_sums(points, range(cut, len(points)), kernel, reach, rim, window, job)

    job.run(first, second)
    return sum((parts[name] for name in sorted(parts)), np.zeros(window.target.shape))


def _expansion(
    kernel: Kernel,
    reach: float,
    window: Window,
    inner: NDArray[np.bool_],
    in_reach: NDArray[np.bool_],
    n: int,
    job: Job,
) -> Expansion | None:
    """The expansion that makes the slower of the two threads fastest; None if summing every offset is faster."""
    candidates: list[Expansion] = []
    if inner.any() and n * in_reach.sum() > 4 * window.target.shape[0] * window.target.shape[1]:
        if isinstance(kernel, PolynomialKernel):
            candidates = [PolynomialExpansion(kernel, reach, window, inner)]
        else:
            candidates = list(ChebyshevExpansion.candidates(kernel, reach, window, inner, job))

    def work(expansion: Expansion) -> float:
        return max(inner_work(expansion, window), float(n * (in_reach & ~expansion.inner).sum()))

    best = min(candidates, key=work, default=None)
    return best if best is not None and work(best) < n * in_reach.sum() else None
