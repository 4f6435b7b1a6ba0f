"""What chance is: how an arrangement of reports is drawn if there is nothing to be found.

Each model draws counts in the cells of a `BinnedKernel`, knows the exact mean and variance of the kernel's sums over
them, and an evening of these sums: a transformation that gives them about the same spread everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import spatial

from kmzb_plugin.analysis.binned_kernel import BinnedKernel, Pause, nothing
from kmzb_plugin.analysis.kernels import Floats

SMALL = 3.0 / 8.0  # Anscombe's constant: it makes the spread even where few reports are expected, too
FEW_NOISES = 1000.0  # a sum that is expected to be smaller than so many roundings tells nothing
STIFF = 1e-7  # of its mean: a sum that varies less does so by rounding only
SAME_PLACE = 0.01  # metres: what reading one layer through two coordinate systems may differ by
FEW_REFUSED = 0.5  # of the draws: up to here drawing again is faster than drawing with unequal chances
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Moments:
    """Mean and variance (nrows, ncols) of the sums of the kernel; `most` is about the largest sum that occurs."""

    mean: Floats
    variance: Floats
    most: float


class Evening(Protocol):
    """From sums to values of about mean zero and variance one everywhere, ascending with the sums."""

    def values(self, sums: NDArray[Any], rows: slice) -> NDArray[Any]:
        """The values of sums in the rows of a slice."""

    def sums(self, value: float) -> Floats:
        """The sum (nrows, ncols) in each cell that has this value; infinite where no sum can have it."""


class Null(Protocol):
    """A model of chance."""

    def draw(self, kernel: BinnedKernel, rng: np.random.Generator) -> NDArray[Any]:
        """Counts (flat) of one arrangement."""

    def moments(self, kernel: BinnedKernel, pause: Pause = nothing) -> Moments:
        """Mean and variance of the sums over all arrangements, exactly; `pause` as in `BinnedKernel.sums`."""

    def evening(
        self, kernel: BinnedKernel, moments: Moments, noise: float, mask: Mask, pause: Pause = nothing
    ) -> Evening:
        """The transformation to an even spread; zero outside the mask and where sums are lost in the `noise`."""


@dataclass(frozen=True)
class Scattered:
    """`n` reports fall independently on `cells` (k,), each with its `chance` (k,), or with the same if that is None.

    A cell may be listed several times: the cells of points at risk, each of which may be drawn again and again. With a
    chance of 1 - `within` a report falls elsewhere, where it reaches none of the cells looked at.
    """

    cells: NDArray[np.integer]
    n: int
    chance: Floats | None = None
    within: float = 1.0

    def draw(self, kernel: BinnedKernel, rng: np.random.Generator) -> NDArray[Any]:
        n = self.n if self.within == 1.0 else int(rng.binomial(self.n, self.within))
        if self.chance is None:
            return kernel.counts(self.cells[rng.integers(len(self.cells), size=n)])
        accepted = self.chance / self.chance.max()
        if accepted.mean() < FEW_REFUSED:
            return kernel.counts(self.cells, rng.multinomial(n, self.chance / self.chance.sum()).astype(float))
        chosen = rng.integers(len(self.cells), size=n)
        refused = np.flatnonzero(rng.random(n) >= accepted[chosen])
        while len(refused):
            chosen[refused] = rng.integers(len(self.cells), size=len(refused))
            refused = refused[rng.random(len(refused)) >= accepted[chosen[refused]]]
        return kernel.counts(self.cells[chosen])

    def moments(self, kernel: BinnedKernel, pause: Pause = nothing) -> Moments:
        chance = np.ones(len(self.cells)) if self.chance is None else self.chance
        share = kernel.counts(self.cells, chance * (self.within / chance.sum()))
        mean = np.maximum(kernel.sums(share, pause=pause), 0.0)
        variance = np.maximum(kernel.sums(share, 2, pause) - mean**2, 0.0) * self.n
        mean *= self.n
        return Moments(mean, variance, float((mean + 6.0 * np.sqrt(variance)).max()) + 1.0)

    def evening(
        self, kernel: BinnedKernel, moments: Moments, noise: float, mask: Mask, pause: Pause = nothing
    ) -> Evening:
        """2 (√(x + 3/8) - √(λ + 3/8)) with x = sum · mean / variance, about Poisson with mean λ (Anscombe 1948)."""
        spread = moments.variance > (noise + STIFF * moments.mean) ** 2
        certain = mask & spread & (moments.mean > FEW_NOISES * noise)
        factor = np.divide(moments.mean, moments.variance, out=np.zeros_like(moments.mean), where=certain)
        expected = 2.0 * np.sqrt(factor * moments.mean + SMALL)
        return Root(factor.astype(np.float32), expected.astype(np.float32))


@dataclass(frozen=True)
class Relabelled:
    """`n` of `total` reports are chosen, every choice equally likely: random labelling.

    `cells` (k,) are those of them that reach the cells looked at; without `total` these are all.
    Reference: Kelsall and Diggle (1995), Statistics in Medicine 14, section 4; `tolcon` of R's sparr.
    """

    cells: NDArray[np.integer]
    n: int
    total: int | None = None

    def draw(self, kernel: BinnedKernel, rng: np.random.Generator) -> NDArray[Any]:
        near = len(self.cells)
        n = self.n if self.total is None else int(rng.hypergeometric(self.n, self.total - self.n, near))
        return kernel.counts(self.cells[rng.choice(near, n, replace=False, shuffle=False)])

    def moments(self, kernel: BinnedKernel, pause: Pause = nothing) -> Moments:
        all_sums, squares = _fixed_sums(kernel, self.cells, pause)
        total, n = self.total or len(self.cells), self.n
        scale = n * (total - n) / (total * max(total - 1, 1))
        variance = np.maximum(squares - all_sums**2 / total, 0.0) * scale
        return Moments(all_sums * (n / total), variance, float(all_sums.max()))

    def evening(
        self, kernel: BinnedKernel, moments: Moments, noise: float, mask: Mask, pause: Pause = nothing
    ) -> Evening:
        return _folded_root(kernel, self.cells, self.n / (self.total or len(self.cells)), noise, mask, pause)


@dataclass(frozen=True)
class Thinned:
    """Each of the reports in `cells` (k,) is chosen with the same `chance`, independently of the others."""

    cells: NDArray[np.integer]
    chance: float

    def draw(self, kernel: BinnedKernel, rng: np.random.Generator) -> NDArray[Any]:
        return kernel.counts(self.cells[rng.random(len(self.cells)) < self.chance])

    def moments(self, kernel: BinnedKernel, pause: Pause = nothing) -> Moments:
        all_sums, squares = _fixed_sums(kernel, self.cells, pause)
        variance = squares * (self.chance * (1.0 - self.chance))
        return Moments(all_sums * self.chance, variance, float(all_sums.max()))

    def evening(
        self, kernel: BinnedKernel, moments: Moments, noise: float, mask: Mask, pause: Pause = nothing
    ) -> Evening:
        return _folded_root(kernel, self.cells, self.chance, noise, mask, pause)


def missing_from(x: Floats, y: Floats, other_x: Floats, other_y: Floats) -> int:
    """How many of the points (n,) have no point of their own among the others (m,), within `SAME_PLACE` of it.

    0 means that they are a part of the others, so that random labelling fits. Several points at a place need as many.
    """
    if not len(other_x):
        return len(x)
    own, own_places = pd.factorize(x + 1j * y)
    others, other_places = pd.factorize(other_x + 1j * other_y)
    tree = spatial.cKDTree(np.column_stack([other_places.real, other_places.imag]))
    distance, nearest = tree.query(np.column_stack([own_places.real, own_places.imag]), distance_upper_bound=SAME_PLACE)
    found = np.isfinite(distance)
    wanted = np.bincount(own, minlength=len(own_places))
    taken = np.bincount(nearest[found], weights=wanted[found], minlength=len(other_places))
    there = np.bincount(others, minlength=len(other_places))
    return int(wanted[~found].sum() + np.maximum(taken - there, 0).sum())


def _fixed_sums(kernel: BinnedKernel, cells: NDArray[np.integer], pause: Pause) -> tuple[Floats, Floats]:
    """The sums of the kernel and of its square over all points."""
    counts = kernel.counts(cells).astype(float)
    return np.maximum(kernel.sums(counts, 1, pause), 0.0), np.maximum(kernel.sums(counts, 2, pause), 0.0)


def _folded_root(
    kernel: BinnedKernel, cells: NDArray[np.integer], chance: float, noise: float, mask: Mask, pause: Pause
) -> FoldedRoot:
    """√y - √(1 - y), scaled, with y the share of the chosen: even from a chance of 0 to 1 and where there are few.

    A sum counts as a share of m = (Σk)² / Σk² reports, y = (m · share + 3/8) / (m + 3/4).
    Reference: Tukey (1977), Exploratory Data Analysis, chapter 15 (folded roots); Anscombe (1948), Biometrika 35.
    """
    all_sums, squares = _fixed_sums(kernel, cells, pause)
    certain = mask & (all_sums > FEW_NOISES * noise)
    number = np.divide(all_sums**2, squares, out=np.zeros_like(squares), where=certain)
    slope = np.divide(number, all_sums * (number + 2 * SMALL), out=np.zeros_like(squares), where=certain)
    start = SMALL / (number + 2 * SMALL)
    expected = slope * all_sums * chance + start
    # the slope of the folded root at the expected share, times the spread of the share
    height = np.where(certain, np.sqrt(number + 2 * SMALL) * 2.0 / (np.sqrt(expected) + np.sqrt(1.0 - expected)), 0.0)
    centre = height * (np.sqrt(expected) - np.sqrt(1.0 - expected))
    return FoldedRoot(*(each.astype(np.float32) for each in (slope, start, height, centre, all_sums)))


@dataclass(frozen=True)
class Root:
    """2 √(factor · sum + 3/8) - expected; nothing but zero where the factor is zero."""

    factor: NDArray[np.float32]
    expected: NDArray[np.float32]

    def values(self, sums: NDArray[Any], rows: slice) -> NDArray[Any]:
        return 2.0 * np.sqrt(np.maximum(sums, 0.0) * self.factor[rows] + np.float32(SMALL)) - self.expected[rows]

    def sums(self, value: float) -> Floats:
        root = np.maximum(value + self.expected.astype(float), 0.0) / 2.0
        possible = self.factor > 0
        return np.divide(np.maximum(root**2 - SMALL, 0.0), self.factor, out=np.full(root.shape, np.inf), where=possible)


@dataclass(frozen=True)
class FoldedRoot:
    """height · (√y - √(1 - y)) - centre with y = slope · sum + start; a sum is at most `most`."""

    slope: NDArray[np.float32]
    start: NDArray[np.float32]
    height: NDArray[np.float32]
    centre: NDArray[np.float32]
    most: NDArray[np.float32]

    def values(self, sums: NDArray[Any], rows: slice) -> NDArray[Any]:
        share = np.clip(sums * self.slope[rows] + self.start[rows], 0.0, 1.0)
        return self.height[rows] * (np.sqrt(share) - np.sqrt(1.0 - share)) - self.centre[rows]

    def sums(self, value: float) -> Floats:
        possible = self.height > 0
        folded = np.divide(value + self.centre, self.height, out=np.full(self.height.shape, 2.0), where=possible)
        within = np.clip(folded.astype(float), -1.0, 1.0)
        share = 0.5 + 0.5 * within * np.sqrt(2.0 - within**2)
        found = np.divide(share - self.start, self.slope, out=np.full(share.shape, np.inf), where=possible)
        return np.where((np.abs(folded) <= 1.0) & (found <= self.most), np.maximum(found, 0.0), np.inf)
