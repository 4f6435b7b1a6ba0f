"""The bandwidth under which the points predict each other best: leave-one-out likelihood cross-validation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import logsumexp

from kmzb_plugin.analysis.kernels import Floats
from kmzb_plugin.analysis.point_places import Indices, Places, Sources
from kmzb_plugin.analysis.progress import IsCancelled, Progress, awaited, stop_if
from kmzb_plugin.text import UserError, tr

JUDGED = 2_000  # of more places so many are judged, each still by all the others
_CUT, _CUT_OF_FEW = 5.0, 8.0  # sigmas: beyond, a Gaussian is 4e-6 and 1e-14 of its height
_BINS_IN_SIGMA = 3.0
_NEAREST = 32  # places that a place far from all others is judged by
_REFINING = (2.0**0.5, 2.0**0.25, 2.0**0.125)


class Edge(Protocol):
    """What `likelihood` asks of a study area; `edge.StudyArea` answers."""

    def corrections(self, x: Floats, y: Floats, sigma: float) -> tuple[Floats, Floats]:
        """At each point the share e of a Gaussian that lies in the area, and the integral over the area of k/e."""


@dataclass(frozen=True)
class Likelihood:
    """`sigma` has the highest `criterion` (k,) among the `candidates` (k,), which ascend.

    `judged` of the points' `places` entered the criterion, each with all of its points.
    """

    sigma: float
    candidates: Floats
    criterion: Floats
    places: int
    judged: int


def likelihood(
    places: Places,
    candidates: ArrayLike | None = None,
    edge: Edge | None = None,
    background: float = 0.0,
    progress: Progress = lambda fraction: None,
    cancelled: IsCancelled = lambda: False,
) -> Likelihood:
    """The sigma of the Gaussian kernel that maximises Σ w_i log f₋ᵢ(x_i) - ∫f, in map units.

    f₋ᵢ is the density without the points at the place of i: where several points share places, as geocoded reports do,
    leaving out one of them only would drive sigma to zero. Without shared places it is the definition of spatstat's
    `bw.ppl`. With `edge`, f is divided by e(u) as there; without, ∫f = Σw.

    `background` is the share of points that may lie anywhere in the box around the middle 98 % of them: it keeps a few
    stray points from deciding.

    Up to `JUDGED` places the sums are exact. Of more, `JUDGED` places evenly spread over all are judged, each by all
    others within five sigma, whose weights are moved to the centres of mass of cells of at most sigma / 3: that
    changes the criterion like a change of sigma by 0.5 %. The result does not depend on the
    order of the points nor on chance.

    Left out, the candidates are doubled from half the median distance between nearest places up to half the diagonal
    of the bounding box, then tried ever closer to the best, by √2, ∜2 and 2^(1/8). Raises UserError below three
    places, `Cancelled` if `cancelled()`. Memory: 200 bytes a point.
    Reference: Loader, Local Regression and Likelihood (1999), section 5.3; Baddeley, Rubak and Turner, Spatial Point
    Patterns (2015), section 6.5.1.2.
    """
    if len(places) < 3:
        raise UserError(tr("The likelihood rule needs points at three places at least. Give the radius instead."))
    judge = awaited(lambda: _Judge(places, edge, background, cancelled), cancelled)
    scores: dict[float, float] = {}

    def add(sigmas: ArrayLike, begin: float, end: float) -> float:
        tried = [float(each) for each in np.ravel(sigmas)]
        for i, sigma in enumerate(tried):
            scores[sigma] = judge.score(sigma)
            progress(begin + (end - begin) * (i + 1) / len(tried))
        return max(scores, key=lambda sigma: scores[sigma])

    if candidates is not None:
        best = add(candidates, 0.0, 1.0)
    else:
        best = add(judge.ladder(), 0.0, 0.7)
        for i, step in enumerate(_REFINING):
            best = add([best / step, best * step], 0.7 + 0.1 * i, 0.8 + 0.1 * i)
    ascending = sorted(scores)
    criterion = np.array([scores[sigma] for sigma in ascending])
    return Likelihood(best, np.array(ascending), criterion, len(places), len(judge.chosen))


class LeftOut:
    """The sums of a Gaussian at judged points (m,) over all places but the one that each of them is.

    `own` (m,) is the place in `places` that the point is, -1 if it is none of them. `few`: of few places the sums are
    exact, of more the weights are moved (see `likelihood`).
    """

    def __init__(
        self, places: Places, x: Floats, y: Floats, own: Indices, few: bool, cancelled: IsCancelled = lambda: False
    ) -> None:
        self.places, self._x, self._y, self._own, self._few = places, x, y, own, few
        self._cancelled = cancelled
        distance, near = places.tree.query(np.column_stack([x, y]), k=np.arange(1, _NEAREST + 2))
        weight = np.append(places.weight, 0.0)[near]  # of those that do not exist
        itself = (own >= 0)[:, None]
        self._near = np.where(itself, distance[:, 1:], distance[:, :-1])
        self._near_weight = np.where(itself, weight[:, 1:], weight[:, :-1])
        self.smallest = float(np.median(self._near[:, 0])) / 2.0
        self._levels: list[Sources] = []
        self._cut = _CUT_OF_FEW if few else _CUT

    def log_sums(self, sigma: float) -> Floats:
        """log Σ w_j exp(-d²/2σ²) over the other places, for each judged point; -inf where there is none."""
        sources = awaited(lambda: self._sources(sigma), self._cancelled)
        source_of = np.where(self._own >= 0, sources.of_place[self._own], -1)
        total = self._rest_of_own(sources, source_of, sigma)
        for first, last, point, source in sources.pairs(self._x, self._y, self._cut * sigma):
            stop_if(self._cancelled)
            d2 = (self._x[point] - sources.x[source]) ** 2 + (self._y[point] - sources.y[source]) ** 2
            value = sources.weight[source] * np.exp(d2 * (-0.5 / sigma**2))
            value[source == source_of[point]] = 0.0
            total[first:last] += np.bincount(point - first, weights=value, minlength=last - first)
        with np.errstate(divide="ignore"):
            logs = np.log(total)
        alone = self._near[:, 0] > (self._cut - 0.5) * sigma
        if alone.any():
            exponent = -0.5 * (self._near[alone] / sigma) ** 2
            with np.errstate(divide="ignore"):
                logs[alone] = logsumexp(exponent, axis=1, b=self._near_weight[alone])
        return logs

    def _sources(self, sigma: float) -> Sources:
        """The places or, of many, their centres of mass in cells of at most sigma / 3."""
        if self._few:
            return Sources.places(self.places, sigma)
        finest = min(self.smallest, sigma) / _BINS_IN_SIGMA
        if not self._levels or self._levels[0].cell > sigma / _BINS_IN_SIGMA * (1 + 1e-9):
            self._levels = [Sources.places(self.places, finest).merged(1)]
        level = int(np.floor(np.log2(sigma / _BINS_IN_SIGMA / self._levels[0].cell) + 1e-9))
        while len(self._levels) <= level:
            self._levels.append(self._levels[-1].merged(2))
        return self._levels[level]

    def _rest_of_own(self, sources: Sources, source_of: Indices, sigma: float) -> Floats:
        """What the other places in the judged place's own source add, at their centre of mass."""
        shared = (source_of >= 0) & (sources.count[source_of] > 1)
        own = self.places.weight[self._own]
        rest = sources.weight[source_of] - own
        weight = np.where(shared, rest, 1.0)
        dx = (sources.weight[source_of] * sources.x[source_of] - own * self._x) / weight - self._x
        dy = (sources.weight[source_of] * sources.y[source_of] - own * self._y) / weight - self._y
        return np.where(shared, rest * np.exp(-0.5 * (dx**2 + dy**2) / sigma**2), 0.0)


class _Judge:
    """The criterion over one set of places."""

    def __init__(self, places: Places, edge: Edge | None, background: float, cancelled: IsCancelled) -> None:
        self.places, self.edge, self.background, self._cancelled = places, edge, background, cancelled
        self.chosen = places.sample(JUDGED)
        self._x, self._y, self._weight = (each[self.chosen] for each in (places.x, places.y, places.weight))
        self._others = LeftOut(places, self._x, self._y, self.chosen, len(places) <= JUDGED, cancelled)
        sides = [float(np.ptp(np.quantile(each, [0.01, 0.99]))) or 1.0 for each in (places.x, places.y)]
        self._box = sides[0] * sides[1]

    def ladder(self) -> Floats:
        """The candidates that the search begins with."""
        largest = float(np.hypot(np.ptp(self.places.x), np.ptp(self.places.y))) / 2.0
        smallest = self._others.smallest
        doublings = max(int(np.ceil(np.log2(largest / smallest))), 1)
        return smallest * 2.0 ** np.arange(doublings + 1, dtype=np.float64)

    def score(self, sigma: float) -> float:
        """The criterion, scaled from the judged places to all."""
        log_f = self._others.log_sums(sigma) - np.log(2.0 * np.pi * sigma**2)
        integral = 1.0
        if self.edge is not None:
            corrections, x, y = self.edge.corrections, self._x, self._y
            share, mass = awaited(lambda: corrections(x, y, sigma), self._cancelled)
            log_f -= np.log(share)
            integral = float((self._weight * mass).sum() / self._weight.sum())
        if self.background:
            anywhere = np.log(self.background * self.places.weight.sum() / self._box)
            log_f = np.logaddexp(np.log1p(-self.background) + log_f, anywhere)
        mean = float((self._weight * log_f).sum() / self._weight.sum())
        return float(self.places.weight.sum()) * (mean - integral)
