"""Where reports of one kind take a larger share of all reports than elsewhere: a share by kernels, and its bandwidth.

P(u) = f_c(u) / f(u), the density of the kind over that of all, by the same kernel; the ratio is P(u) over the share of
the kind in all reports. A correction for the edge of the study area divides both densities by the same number, so P has
none and needs none.

Reference: Kelsall and Diggle (1995), Non-parametric estimation of spatial variation in relative risk, Statistics in
Medicine 14, 2335-2342; Diggle, Zheng and Durr (2005), Nonparametric estimation of spatial segregation, Applied
Statistics 54, 645-658; `relrisk` and `bw.relrisk` of R's spatstat.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.bandwidth import Bandwidth, scott
from kmzb_plugin.analysis.density import SQUARE_METRES_PER_KM2, kernel_density
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernels import KERNELS, Floats, Kernel
from kmzb_plugin.analysis.likelihood import JUDGED, LeftOut
from kmzb_plugin.analysis.point_places import Indices, Places
from kmzb_plugin.analysis.progress import IsCancelled, Part, Progress, awaited
from kmzb_plugin.text import UserError, tr

FEWEST = 5.0  # reports nearby: where there are fewer no share is told
NEAR = 0.5  # of the radius: what counts as nearby
BACKGROUND = 0.02  # share of reports that may be of any kind, in the default rule


@dataclass(frozen=True)
class RelativeRisk:
    """`share` P (nrows, ncols), 0 to 1, and `ratio` to the share `overall`; `density` per km² is that of all reports.

    Share and ratio are NaN outside the mask and where too few reports are near.
    """

    share: Floats
    ratio: Floats
    density: Floats
    overall: float

    @property
    def known(self) -> NDArray[np.bool_]:
        return np.isfinite(self.share)


def relative_risk(of_kind: Floats, of_all: Floats, near: Floats, overall: float, fewest: float) -> RelativeRisk:
    """The share from two densities (nrows, ncols) by the same kernel, NaN outside the mask.

    It is told where at least `fewest` reports are `near`, and any at all: at the fringe of a town, where its kernels
    just reach, the share would be that of its last houses.
    """
    known = np.isfinite(of_all) & (of_all > 0) & (near >= fewest - 0.5)
    # rounding of two sums of the same terms
    share = np.clip(np.divide(of_kind, of_all, out=np.full(of_all.shape, np.nan), where=known), 0.0, 1.0)
    return RelativeRisk(share, share / overall, of_all, overall)


def reports_near(
    x: ArrayLike,
    y: ArrayLike,
    grid: Grid,
    radius: float,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Floats:
    """How many reports lie within half the `radius` (metres), or a pixel if more, of each centre: (nrows, ncols)."""
    reach = max(NEAR * radius, grid.cell)
    density = kernel_density(x, y, grid, reach, "uniform", progress=progress, cancelled=cancelled)
    return density * (np.pi * reach**2 / SQUARE_METRES_PER_KM2)


def cross_validated(
    x: ArrayLike,
    y: ArrayLike,
    of_kind: NDArray[np.bool_],
    sigmas: ArrayLike,
    background: float = 0.0,
    progress: Progress = lambda fraction: None,
    cancelled: IsCancelled = lambda: False,
) -> Floats:
    """For each of the `sigmas` (s,) of a Gaussian kernel: the mean log of the share of a report's own kind, (s,).

    The share at a report's place is made of the reports at all other places; `background` is the share of reports that
    may be of any kind. Without it and without shared places this is the criterion of spatstat's `bw.relrisk` with its
    sign changed, for two kinds. Of more than 2,000 places as many are judged as `likelihood` does, by all the others.
    -inf where the kind of a report is impossible.
    """
    judged = awaited(lambda: _Judged.of(x, y, of_kind, cancelled), cancelled)
    sigmas = np.asarray(sigmas, dtype=float)
    criterion = np.empty(len(sigmas))
    for i, sigma in enumerate(sigmas.tolist()):
        criterion[i] = judged.criterion(sigma, background)
        progress((i + 1) / len(sigmas))
    return criterion


@dataclass(frozen=True)
class _Judged:
    """Judged places with their reports of the kind and of the rest (2, m), and the sums over other places of both."""

    counts: Floats
    others: tuple[LeftOut, LeftOut]

    @classmethod
    def of(cls, x: ArrayLike, y: ArrayLike, of_kind: NDArray[np.bool_], cancelled: IsCancelled) -> _Judged:
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        places = Places.of(x, y)
        chosen = places.sample(JUDGED)
        at_x, at_y = places.x[chosen], places.y[chosen]
        counts, others = [], []
        for part in (of_kind, ~of_kind):
            some = Places.of(x[part], y[part])
            own = _same_place(some, at_x, at_y)
            counts.append(np.where(own >= 0, some.weight[own], 0.0))
            others.append(LeftOut(some, at_x, at_y, own, len(places) <= JUDGED, cancelled))
        return cls(np.array(counts), (others[0], others[1]))

    def criterion(self, sigma: float, background: float) -> float:
        """The mean over the reports of the log of the share of their own kind."""
        logs = np.array([each.log_sums(sigma) for each in self.others])
        with np.errstate(invalid="ignore"):  # -inf less -inf: nothing else is near, and the background decides
            told = np.nan_to_num(logs - np.logaddexp(*logs), nan=-np.inf)
        if background:
            overall = self.counts.sum(axis=1, keepdims=True) / self.counts.sum()
            told = np.logaddexp(np.log1p(-background) + told, np.log(background * overall))
        return float((self.counts * np.where(self.counts > 0, told, 0.0)).sum() / self.counts.sum())


def _same_place(places: Places, x: Floats, y: Floats) -> Indices:
    """The place that each point (m,) is, -1 where it is none."""
    distance, index = places.tree.query(np.column_stack([x, y]))
    return np.where(distance == 0.0, index, -1)


def by_cross_validation(
    x: ArrayLike,
    y: ArrayLike,
    of_kind: NDArray[np.bool_],
    kernel: str | Kernel = "quartic",
    progress: Progress = lambda fraction: None,
    cancelled: IsCancelled = lambda: False,
) -> Bandwidth:
    """The radius with which the kinds of reports are foretold best by the reports around them.

    Tried are radii √2 apart, from the one with which the typical report has `FEWEST` others nearby, below which hardly
    any share would be told, and another place, where many share one; up to that of the robust Scott's rule for all
    reports: where the kind is as frequent everywhere, the criterion asks for an ever wider one. The result is rounded
    to two digits. `numbers`: `narrowest` and `widest` radius tried, `best` before it was rounded, `overall` share;
    `curve` is the criterion, times the number of reports.
    """
    places = awaited(lambda: Places.of(x, y), cancelled)
    if len(places) < 2:
        raise UserError(
            tr("All points lie at one place, so that no rule finds a radius. Give RADIUS in metres, for example 500.")
        )
    form = KERNELS[kernel] if isinstance(kernel, str) else kernel
    n = len(of_kind)
    widest = awaited(lambda: scott(x, y, kernel, robust=True), cancelled).radius
    typical = awaited(lambda: places.typical_distance(min(FEWEST, n - 1.0)), cancelled)
    apart = awaited(lambda: float(np.median(places.nearest(places.sample(JUDGED), 1)[0])), cancelled)
    narrowest = min(max(typical, apart) / NEAR, widest)
    steps = int(np.ceil(2.0 * np.log2(widest / narrowest) - 1e-9))
    radii = widest * 2.0 ** (-0.5 * np.arange(steps + 1, dtype=np.float64)[::-1])
    following = Part(progress, 0.1, 1.0)
    criterion = cross_validated(x, y, of_kind, radii / form.spread, BACKGROUND, following, cancelled)
    best = float(radii[int(np.argmax(criterion))])
    radius = float(f"{best:.2g}")
    numbers = {"narrowest": float(radii[0]), "widest": widest, "best": best, "overall": float(of_kind.mean())}
    return Bandwidth(radius, radius / form.spread, "relative", float(n), numbers, (radii, criterion * n))
