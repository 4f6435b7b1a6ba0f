"""Which parts of a density surface are more than chance: Monte Carlo tolerance surfaces.

The observed surface is compared, cell by cell, with surfaces of the same kernel over arrangements drawn by a model of
chance (`nulls`). Observed and drawn reports are moved to the centres of the same cells: then the observed arrangement
is one of m + 1 equally likely ones if there is nothing to be found, and its rank gives a p value that holds exactly,
however coarse the cells are. (Comparing an exact observed surface with binned ones would not.)

Reference: Kelsall and Diggle (1995), Non-parametric estimation of spatial variation in relative risk, Statistics in
Medicine 14, 2335-2342; Davies, Jones and Hazelton (2016), Symmetric adaptive smoothing regimens for estimation of the
spatial relative risk function, Computational Statistics & Data Analysis 101, 12-28 (tolerance contours);
Westfall and Young (1993), Resampling-Based Multiple Testing (the maximum over all cells);
Davison and Hinkley (1997), Bootstrap Methods and their Application, section 4.2 (p = (r + 1)/(m + 1)).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kmzb_plugin.analysis.binned_kernel import BinnedKernel, Pause
from kmzb_plugin.analysis.kernels import Floats
from kmzb_plugin.analysis.nulls import FEW_NOISES, Evening, Null
from kmzb_plugin.analysis.progress import IsCancelled, Job, Progress

MOST_THREADS = 4  # each holds a few rasters of its own
NOISE = {"float32": 1e-6, "float64": 1e-13}  # of the largest sum: what rounding in the transforms stays below
MOST_NOISE = 1e-3  # of one report at its own place; where float32 would do worse, float64 is used
MOST_LOST = 0.01  # of the expected or the observed reports, where float32 is too coarse to tell a departure
BLOCK = 65_536  # cells compared at once: they and what is computed from them stay in the cache
EVENING_NOISE = 1e-4  # of the spread: maxima that differ by less are equal


@dataclass(frozen=True)
class Significance:
    """p values (nrows, ncols), NaN outside the mask, from `simulations` arrangements.

    `upper` is the chance of a sum at least as high as the observed one, `lower` of one at most as high; both are
    (r + 1)/(m + 1). `familywise` is two-sided and for all cells at once: the chance that anywhere a sum departs from
    its expectation by as much, measured in even units (`Null.evening`). `direction` is 1 where the observed sum is
    above the expected one, else -1. `observed` and `expected` are sums of the kernel relative to its height at the
    centre; above the sums `threshold` the family-wise p is at most 0.05 (infinite where it cannot be).
    """

    upper: Floats
    lower: Floats
    familywise: Floats
    direction: NDArray[np.int8]
    observed: Floats
    expected: Floats
    threshold: Floats
    simulations: int

    @property
    def two_sided(self) -> Floats:
        """Twice the smaller tail, at most 1."""
        return np.minimum(1.0, 2.0 * np.minimum(self.upper, self.lower))

    def classes(self) -> NDArray[np.int8]:
        """3: p <= 0.05 for all cells at once; 2, 1: two-sided p <= 0.01, 0.05 in the cell; 0 else. Negative: fewer."""
        two_sided = self.two_sided
        steps = np.zeros(self.upper.shape, dtype=np.int8)
        for step, chosen in ((1, at_most(two_sided, 0.05)), (2, at_most(two_sided, 0.01))):
            steps[chosen] = step
        side = np.where(self.upper <= self.lower, steps, -steps).astype(np.int8)
        everywhere = at_most(self.familywise, 0.05)
        side[everywhere] = 3 * self.direction[everywhere]
        return side


def at_most(p: Floats, level: float) -> NDArray[np.bool_]:
    """p <= level for fractions that may differ from it in their last digits; NaN is not."""
    with np.errstate(invalid="ignore"):
        return p <= level * (1.0 + 1e-9)


def significance(
    kernel: BinnedKernel,
    cells: NDArray[np.integer],
    null: Null,
    simulations: int,
    seed: int,
    mask: NDArray[np.bool_] | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Significance:
    """How the kernel's sums over the reports in `cells` (n,) of `kernel` rank among those that `null` draws.

    The same `seed` gives the same result on any number of threads: each arrangement has a generator of its own.
    Sums that differ by less than rounding can make them are equal, which counts against significance on both sides.
    Memory: about 100 bytes a cell and 30 more for each of up to four threads. Cost: for 1000 × 800 cells about
    0.016 s an arrangement and thread. Raises `Cancelled`.
    """
    job = Job(progress, cancelled)
    inside = np.ones(kernel.grid.shape, dtype=bool) if mask is None else mask
    prepared: list[_Comparison] = []
    job.run(lambda: prepared.append(_Comparison.of(kernel, cells, null, inside, job.advance)))
    (comparison,) = prepared
    job.begin(simulations)
    numbers, tallies = count(), [_Tally.empty(kernel.grid.shape) for _ in range(_threads(simulations))]
    maxima = np.empty(simulations)

    def work(tally: _Tally) -> None:
        for i in iter(lambda: next(numbers), None):
            if i >= simulations:
                return
            drawn = null.draw(kernel, np.random.default_rng([seed, i]))
            sums = kernel.sums(drawn.astype(comparison.precision), pause=job.advance)
            maxima[i] = comparison.tally(sums, tally)
            job.advance(1.0)

    job.run(*(lambda tally=tally: work(tally) for tally in tallies))
    upper, lower = (sum(each) for each in zip(*((tally.upper, tally.lower) for tally in tallies), strict=True))
    return comparison.result(upper, lower, maxima)


def _threads(simulations: int) -> int:
    return max(1, min(os.cpu_count() or 1, MOST_THREADS, simulations))


@dataclass(frozen=True)
class _Tally:
    """How often a drawn sum was at least, and at most, the observed one (nrows, ncols)."""

    upper: NDArray[np.int32]
    lower: NDArray[np.int32]

    @classmethod
    def empty(cls, shape: tuple[int, int]) -> _Tally:
        return cls(np.zeros(shape, dtype=np.int32), np.zeros(shape, dtype=np.int32))


@dataclass(frozen=True)
class _Comparison:
    """What drawn sums are compared with; `low` and `high` are the observed ones less and plus the rounding."""

    observed: Floats
    expected: Floats
    low: NDArray[Any]
    high: NDArray[Any]
    evening: Evening
    mask: NDArray[np.bool_]
    precision: np.dtype[Any]

    @classmethod
    def of(
        cls, kernel: BinnedKernel, cells: NDArray[np.integer], null: Null, mask: NDArray[np.bool_], pause: Pause
    ) -> _Comparison:
        moments = null.moments(kernel, pause)
        observed = np.maximum(kernel.sums(kernel.counts(cells).astype(float), 1, pause), 0.0)
        most = max(moments.most, float(observed.max()))
        coarse = NOISE["float32"] * most
        lost = mask & (moments.mean <= FEW_NOISES * coarse)
        hidden = any(sums[lost].sum() > MOST_LOST * sums[mask].sum() for sums in (moments.mean, observed))
        name = "float64" if coarse > MOST_NOISE or hidden else "float32"
        precision, noise = np.dtype(name), NOISE[name] * most
        kernel.spectrum(precision)  # made here, once, and not by every thread
        low, high = (observed - noise).astype(precision), (observed + noise).astype(precision)
        evening = null.evening(kernel, moments, noise, mask, pause)
        return cls(observed, moments.mean, low, high, evening, mask, precision)

    def tally(self, sums: NDArray[Any], tally: _Tally) -> float:
        """Counts the sums of one arrangement; returns their largest departure in even units."""
        largest = 0.0
        for rows in _blocks(sums.shape):
            drawn = sums[rows]
            tally.upper[rows] += drawn >= self.low[rows]
            tally.lower[rows] += drawn <= self.high[rows]
            largest = max(largest, float(np.abs(self.evening.values(drawn, rows)).max()))
        return largest

    def result(self, upper: NDArray[Any], lower: NDArray[Any], maxima: Floats) -> Significance:
        m = len(maxima)
        departure = np.concatenate(
            [self.evening.values(self.observed[rows], rows) for rows in _blocks(self.observed.shape)]
        )
        above = m - np.searchsorted(np.sort(maxima), np.abs(departure) - EVENING_NOISE)
        p, p_lower, familywise = (
            np.where(self.mask, (ranks + 1.0) / (m + 1.0), np.nan) for ranks in (upper, lower, above)
        )
        direction = np.where(departure >= 0, 1, -1).astype(np.int8)
        threshold = self.evening.sums(_threshold(maxima))
        return Significance(p, p_lower, familywise, direction, self.observed, self.expected, threshold, m)


def _threshold(maxima: Floats) -> float:
    """What a departure must reach so that at most 5 % of all m + 1 departures do; infinite if m is below 19."""
    m = len(maxima)
    allowed = int(0.05 * (m + 1) * (1 + 1e-9)) - 1
    return float(np.sort(maxima)[m - 1 - allowed]) + EVENING_NOISE if allowed >= 0 else float("inf")


def _blocks(shape: tuple[int, ...]) -> Iterator[slice]:
    """The rows in slices of about `BLOCK` cells."""
    step = max(1, BLOCK // shape[1])
    return (slice(top, top + step) for top in range(0, shape[0], step))
