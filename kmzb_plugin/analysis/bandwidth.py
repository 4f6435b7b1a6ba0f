"""Bandwidths of the kernel density: the radius, the rule it came from, and the numbers behind it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from kmzb_plugin.analysis.kernels import KERNELS, Floats, Kernel
from kmzb_plugin.analysis.likelihood import Edge, likelihood
from kmzb_plugin.analysis.point_places import Places
from kmzb_plugin.analysis.progress import IsCancelled, Part, Progress, awaited
from kmzb_plugin.text import UserError, tr

BACKGROUND = 0.02  # share of points that may lie anywhere, in the default rule


@dataclass(frozen=True)
class Bandwidth:
    """`radius` R of the kernel and `sigma` of the Gaussian of equal variance, in map units; `rule` says where from.

    `rule` is "fixed", "scott", "scott_robust", "esri", "likelihood", "holdout", "default" or "relative"; `n` is the
    number of points the rule saw (effective or summed, if weighted). `numbers` are what the rule computed on its way,
    lengths in map units; `curve` holds the radii a rule compared (k,) and what it compared them by (k,).
    """

    radius: float
    sigma: float
    rule: str
    n: float
    numbers: Mapping[str, float] = field(default_factory=dict)
    curve: tuple[Floats, Floats] | None = None


def fixed(radius: float, kernel: str | Kernel = "quartic", n: float = 0) -> Bandwidth:
    """The radius the user gave."""
    if not (math.isfinite(radius) and radius > 0):
        raise UserError(tr("The radius must be greater than zero."))
    return Bandwidth(float(radius), radius / _kernel(kernel).spread, "fixed", n)


def scott(
    x: ArrayLike,
    y: ArrayLike,
    kernel: str | Kernel = "quartic",
    weights: ArrayLike | None = None,
    robust: bool = False,
) -> Bandwidth:
    """Scott's rule in the plane: sigma = n^(-1/6) · s with s the geometric mean of the standard deviations of x and y.

    `robust` takes min(sd, IQR/1.34) along each axis, so that a few distant points don't widen the bandwidth. With
    weights, n is the effective number (Σw)²/Σw² and the deviations are weighted. R is the radius at which the kernel
    has the variance of that Gaussian along an axis (for the cut Gaussian: R = 3 sigma).
    `numbers`: `spread` is s.
    Reference: Scott, Multivariate Density Estimation (1992), section 6.3.1; Silverman's rule is the same in the plane.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    w = np.ones(len(x)) if weights is None else np.asarray(weights, dtype=float)
    spreads = [s for s in (_spread(x, w, robust), _spread(y, w, robust)) if s > 0] if w.sum() > 0 else []
    if not spreads:
        raise UserError(tr("Scott's rule needs points at two places at least. Give the radius instead."))
    n = float(w.sum() ** 2 / (w**2).sum())
    # points along a straight line have a spread along one axis only
    spread = math.prod(spreads) ** (1.0 / len(spreads))
    sigma = n ** (-1.0 / 6.0) * spread
    rule = "scott_robust" if robust else "scott"
    return Bandwidth(sigma * _kernel(kernel).spread, sigma, rule, n, {"spread": spread})


def esri(x: ArrayLike, y: ArrayLike, kernel: str | Kernel = "quartic", weights: ArrayLike | None = None) -> Bandwidth:
    """The default search radius of Esri's tool: R = 0.9 · min(SD, √(1/ln 2) · Dm) · n^(-1/5).

    SD is the standard distance and Dm the median distance, both from the mean centre and weighted; n is the sum of the
    weights. Esri's kernel is the quartic one; another kernel gets the radius of equal variance. `numbers`:
    `standard_distance`, `median_distance`.
    Reference: Esri, How Kernel Density works (ArcGIS 10.2.1 and later).
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    w = np.ones(len(x)) if weights is None else np.asarray(weights, dtype=float)
    n = float(w.sum())
    if not n > 0:
        raise UserError(tr("Esri's rule needs points at two places at least. Give the radius instead."))
    squared = (x - (w * x).sum() / n) ** 2 + (y - (w * y).sum() / n) ** 2
    standard, median = math.sqrt(float((w * squared).sum()) / n), _median(np.sqrt(squared), w)
    sigma = 0.9 * min(standard, math.sqrt(1.0 / math.log(2.0)) * median) * n**-0.2 / KERNELS["quartic"].spread
    if not sigma > 0:
        raise UserError(
            tr("Esri's rule finds no radius: half of the points or more lie at one place. Give the radius instead.")
        )
    numbers = {"standard_distance": standard, "median_distance": median}
    return Bandwidth(sigma * _kernel(kernel).spread, sigma, "esri", n, numbers)


def by_likelihood(
    x: ArrayLike,
    y: ArrayLike,
    kernel: str | Kernel = "quartic",
    weights: ArrayLike | None = None,
    edge: Edge | None = None,
    progress: Progress = lambda fraction: None,
    cancelled: IsCancelled = lambda: False,
) -> Bandwidth:
    """The radius of the variance that `likelihood.likelihood` finds for a Gaussian kernel.

    The Gaussian stands in for every kernel: of those that end at R, one point without another in reach would forbid a
    radius altogether. `numbers`: `places`, `judged`; `curve` is the criterion.
    """
    places = awaited(lambda: Places.of(x, y, weights), cancelled)
    found = likelihood(places, edge=edge, progress=progress, cancelled=cancelled)
    spread = _kernel(kernel).spread
    numbers = {"places": float(found.places), "judged": float(found.judged)}
    curve = (found.candidates * spread, found.criterion)
    return Bandwidth(found.sigma * spread, found.sigma, "likelihood", float(places.weight.sum()), numbers, curve)


def default(
    x: ArrayLike,
    y: ArrayLike,
    kernel: str | Kernel = "quartic",
    weights: ArrayLike | None = None,
    progress: Progress = lambda fraction: None,
    cancelled: IsCancelled = lambda: False,
) -> Bandwidth:
    """A radius for points of which nothing is known: one town or many, few reports or a million, some of them astray.

    R is the largest of
    - the likelihood rule with a background of `BACKGROUND`, so that strays don't widen it: the finest detail in which
      the reports repeat each other; and
    - the distance within which the typical report has √n others (the number of neighbours of Loftsgaarden and
      Quesenberry 1965), so that the map shows where many are and not each one;
    but at most that of the robust Scott's rule, which is right for a single cluster. It is rounded to two digits.
    `numbers`: `likelihood`, `neighbours` and `scott` are these radii, `count` is √n, `places` the different places.
    """
    places = awaited(lambda: Places.of(x, y, weights), cancelled)
    progress(0.2)
    if len(places) < 2:
        raise UserError(
            tr("All points lie at one place, so that no rule finds a radius. Give RADIUS in metres, for example 500.")
        )
    spread = _kernel(kernel).spread
    total = float(places.weight.sum())
    n = max(total, float(len(places)))
    ceiling = awaited(lambda: scott(x, y, kernel, weights, robust=True), cancelled)
    progress(0.3)
    # a distance becomes the radius of a kernel as that of the quartic one, and others get one of equal variance
    typical = awaited(lambda: places.typical_distance(total / math.sqrt(n)), cancelled)
    progress(0.4)
    near = typical / KERNELS["quartic"].spread * spread
    numbers = {"neighbours": near, "count": math.sqrt(n), "scott": ceiling.radius, "places": float(len(places))}
    if len(places) >= 3:
        found = likelihood(places, background=BACKGROUND, progress=Part(progress, 0.4, 1.0), cancelled=cancelled)
        numbers["likelihood"] = found.sigma * spread
    wanted = max(near, numbers.get("likelihood", 0.0))
    radius = float(f"{min(wanted, ceiling.radius):.2g}")
    return Bandwidth(radius, radius / spread, "default", n, numbers)


def _kernel(kernel: str | Kernel) -> Kernel:
    return KERNELS[kernel] if isinstance(kernel, str) else kernel


def _spread(values: np.ndarray, weights: np.ndarray, robust: bool) -> float:
    """Standard deviation (n - 1), or the smaller of it and IQR/1.34 unless the IQR is zero."""
    total = weights.sum()
    mean = (weights * values).sum() / total
    freedom = total - (weights**2).sum() / total
    if freedom <= 0:
        return 0.0
    sd = float(np.sqrt((weights * (values - mean) ** 2).sum() / freedom))
    if not robust:
        return sd
    order = np.argsort(values)
    steps = (np.cumsum(weights[order]) - 0.5 * weights[order]) / total
    low, high = np.interp([0.25, 0.75], steps, values[order])
    return min(sd, float(high - low) / 1.34) if high > low else sd


def _median(values: Floats, weights: Floats) -> float:
    """The value with half of the weight below it; between two values their mean."""
    used = weights > 0
    order = np.argsort(values[used])
    ordered, share = values[used][order], np.cumsum(weights[used][order])
    half = share[-1] / 2.0
    at = int(np.searchsorted(share, half * (1 - 1e-12)))
    if share[at] <= half * (1 + 1e-12) and at + 1 < len(ordered):
        return float(ordered[at] + ordered[at + 1]) / 2.0
    return float(ordered[at])
