"""How well a map foretold where later points came to lie: hit rates, PAI and their relatives over the coverage."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.intervals import wilson
from kmzb_plugin.analysis.kernels import Floats
from kmzb_plugin.text import UserError, tr


@dataclass(frozen=True)
class AtCoverage:
    """The measures where the highest cells cover `coverage` of the area (a share; `asked` is what was asked for).

    `hits` of all the weight of later points lie in the `cells` cells of `area` square units. `hit_rate` h is their
    share, `low` and `high` its 95 % interval of Wilson (NaN where weights are no counts). `pai` = h / coverage; `pei` =
    pai / the best possible pai at this coverage; `rri` = (hits / predicted hits) / (all points / all predicted);
    `ser` = hits per square unit.
    """

    asked: float
    coverage: float
    cells: int
    area: float
    hits: float
    hit_rate: float
    low: float
    high: float
    pai: float
    pei: float
    rri: float
    ser: float


@dataclass(frozen=True)
class Evaluation:
    """Cells in the order of their prediction, the highest first; sums over the first ones, shape (n + 1,).

    `area` in square units, `hits` of later points, `predicted` of the prediction's own mass; `best_area` and
    `best_hits` are the same where the cells are ordered by what came.
    """

    area: Floats
    hits: Floats
    predicted: Floats
    best_area: Floats
    best_hits: Floats
    counts: bool

    @property
    def total(self) -> float:
        """The weight of the later points."""
        return float(self.hits[-1])

    def at(self, asked: float) -> AtCoverage:
        """The measures at the number of cells whose area is closest to the share `asked` of all; of two, the smaller.

        At least one cell is taken.
        """
        wanted = asked * self.area[-1]
        above = int(np.clip(np.searchsorted(self.area, wanted * (1 - 1e-12)), 1, len(self.area) - 1))
        below = max(above - 1, 1)
        k = below if wanted - self.area[below] <= (self.area[above] - wanted) * (1 + 1e-12) else above
        covered, hits, total = float(self.area[k]), float(self.hits[k]), self.total
        share, rate = covered / float(self.area[-1]), hits / total
        best = float(np.interp(covered, self.best_area, self.best_hits))
        foreseen = float(self.predicted[k]) / float(self.predicted[-1]) if self.predicted[-1] > 0 else np.nan
        low, high = wilson(hits, total) if self.counts else (np.nan, np.nan)
        return AtCoverage(
            asked,
            share,
            k,
            covered,
            hits,
            rate,
            float(low),
            float(high),
            rate / share,
            hits / best if best > 0 else np.nan,
            rate / foreseen if foreseen > 0 else np.nan,
            hits / covered,
        )

    @property
    def auc(self) -> float:
        """The area under the hit rate over the coverage: 0.5 is chance, `best_auc` as good as it could be."""
        return _under(self.area, self.hits)

    @property
    def best_auc(self) -> float:
        """The area under the best curve."""
        return _under(self.best_area, self.best_hits)

    def curve(self, most: int = 400) -> tuple[Floats, Floats]:
        """Coverage and hit rate (k,) as shares, of many cells so many steps, close together where coverage is small."""
        return _thinned(self.area, self.hits, most)

    def best_curve(self, most: int = 400) -> tuple[Floats, Floats]:
        """The same where the cells are ordered by what came."""
        return _thinned(self.best_area, self.best_hits, most)


def evaluate(
    prediction: ArrayLike,
    hits: ArrayLike,
    area: ArrayLike | float = 1.0,
    mass: ArrayLike | None = None,
) -> Evaluation:
    """The hit rates of cells ordered by `prediction` (n,), which is a density, a rate or a score: higher is hotter.

    `hits` (n,) later points in each cell, `area` (n,) or one for all. `mass` (n,) is how many points the prediction
    puts into each cell; left out, it is prediction · area where no prediction is negative. Cells whose prediction is
    NaN are outside. Where predictions are equal, the cell with fewer hits for its area comes first, so that ties never
    flatter. Raises UserError if there is no cell or no hit. Memory: about 80 bytes a cell.

    Where areas differ, coverage is area and the best curve goes linearly through the last cell, which makes `pei` at
    most one. Reference: Chainey, Tompson and Uhlig (2008), Security Journal 21, 4-28 (PAI); Hunt (2016), thesis,
    American University, Washington (PEI); Levine (2008), Security Journal 21, 295-302 (RRI).
    """
    ranks: Floats = np.asarray(prediction, dtype=float).ravel()
    found: Floats = np.asarray(hits, dtype=float).ravel()
    sizes: Floats = np.broadcast_to(np.asarray(area, dtype=float).ravel(), ranks.shape)
    known = np.isfinite(ranks) & (sizes > 0)
    if not known.any():
        raise UserError(tr("The prediction has no value anywhere. Choose another band or field."))
    ranks, found, sizes = ranks[known], found[known], sizes[known]
    if not found.sum() > 0:
        raise UserError(tr("None of the later points lies where the prediction has a value."))
    predicted: Floats = np.full(len(ranks), np.nan)
    if mass is not None:
        predicted = np.asarray(mass, dtype=float).ravel()[known]
    elif ranks.min() >= 0:
        predicted = ranks * sizes
    rate = found / sizes
    # few cells are hit, so these alone are sorted by how often, and the rest by one stable sort
    hit = np.flatnonzero(rate > 0)
    hit = hit[np.argsort(rate[hit], kind="stable")]
    missed = np.flatnonzero(~(rate > 0))
    order = np.concatenate([missed, hit])
    order = order[np.argsort(-ranks[order], kind="stable")]
    best = np.concatenate([hit[::-1], missed])
    return Evaluation(
        _summed(sizes[order]),
        _summed(found[order]),
        _summed(predicted[order]),
        _summed(sizes[best]),
        _summed(found[best]),
        bool((found == np.floor(found)).all()),
    )


def _summed(values: Floats) -> Floats:
    return np.concatenate(([0.0], np.cumsum(values)))


def _under(area: Floats, hits: Floats) -> float:
    share, rate = area / area[-1], hits / hits[-1]
    return float((np.diff(share) * (rate[1:] + rate[:-1])).sum() / 2.0)


def _thinned(area: Floats, hits: Floats, most: int) -> tuple[Floats, Floats]:
    chosen: NDArray[np.int64] = np.arange(len(area))
    if len(area) > most:
        # by the square, so that a tenth of the steps shows the first hundredth of the area
        chosen = np.unique(np.searchsorted(area, area[-1] * np.linspace(0.0, 1.0, most) ** 2))
        chosen = np.minimum(chosen, len(area) - 1)
    return area[chosen] / area[-1], hits[chosen] / hits[-1]
