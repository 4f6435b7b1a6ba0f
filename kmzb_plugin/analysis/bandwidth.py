"""Bandwidths of the kernel density: the radius, the rule it came from, and the numbers behind it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kmzb_plugin.analysis.kernels import KERNELS, Kernel
from kmzb_plugin.text import UserError, tr


@dataclass(frozen=True)
class Bandwidth:
    """`radius` R of the kernel and `sigma` of the Gaussian of equal variance, in map units; `rule` says where from.

    `rule` is "fixed", "scott" or "scott_robust"; `n` is the number of points the rule saw (effective, if weighted).
    """

    radius: float
    sigma: float
    rule: str
    n: float


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
    Reference: Scott, Multivariate Density Estimation (1992), section 6.3.1; Silverman's rule is the same in the plane.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    w = np.ones(len(x)) if weights is None else np.asarray(weights, dtype=float)
    spreads = [s for s in (_spread(x, w, robust), _spread(y, w, robust)) if s > 0] if w.sum() > 0 else []
    if not spreads:
        raise UserError(tr("Scott's rule needs points at two places at least. Give the radius instead."))
    n = float(w.sum() ** 2 / (w**2).sum())
    # points along a straight line have a spread along one axis only
    sigma = n ** (-1.0 / 6.0) * math.prod(spreads) ** (1.0 / len(spreads))
    return Bandwidth(sigma * _kernel(kernel).spread, sigma, "scott_robust" if robust else "scott", n)


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
