"""Funnel plots: shares of units against the share of all, with limits that follow the size of the unit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

Floats = NDArray[np.float64]

LEVELS = (0.95, 0.998)
WINSORISED = 0.1  # share of the z values at each end that are drawn in before the dispersion is estimated
SIGNIFICANT = 0.05


@dataclass(frozen=True)
class Funnel:
    """Arrays (units,): `z` by the normal approximation; NaN where nothing was decided.

    `target` is the share of all together. `limits` holds (low, high) by level; `adjusted` the same, wider by the root
    of `phi`, and equal to `limits` if there is no overdispersion. `p` is that of equal shares (Pearson's χ², units - 1
    degrees of freedom), NaN with fewer than two units.
    """

    target: float
    z: Floats
    p: float
    phi: float
    limits: dict[float, tuple[Floats, Floats]]
    adjusted: dict[float, tuple[Floats, Floats]]

    @property
    def overdispersed(self) -> bool:
        """Whether shares differ by more than chance, and by so much that the limits are widened."""
        return self.p < SIGNIFICANT and self.phi > 1.0


def binomial_limits(n: ArrayLike, target: float, level: float = 0.95) -> tuple[Floats, Floats]:
    """Control limits (units,) for shares of `n` at the `target`, exact by the binomial distribution; NaN where n is 0.

    With r the smallest number for which F(r) > p, the limit is (r - α) / n, α = (F(r) - p) / (F(r) - F(r - 1)): the
    distribution interpolated between whole numbers; kept within 0 and 1.
    Reference: Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, appendix A.1.1.
    """
    size = np.asarray(n, dtype=float)
    tail = (1.0 - level) / 2.0
    low, high = (_interpolated(size, target, p) for p in (tail, 1.0 - tail))
    return low, high


def _interpolated(n: Floats, target: float, p: float) -> Floats:
    if not 0.0 < target < 1.0:  # there is nothing between
        return np.where(n > 0, target, np.nan)
    r = stats.binom.ppf(p, n, target)
    above = stats.binom.cdf(r, n, target)
    below = stats.binom.cdf(r - 1.0, n, target)
    with np.errstate(divide="ignore", invalid="ignore"):
        alpha = (above - p) / (above - below)
        limit = np.clip((r - alpha) / n, 0.0, 1.0)
    return np.where(n > 0, limit, np.nan)


def funnel(k: ArrayLike, n: ArrayLike) -> Funnel:
    """The funnel of the shares k/n of units (units,): limits, and how much more than chance the shares differ.

    Overdispersion is multiplicative: `phi` is the mean of z² after a tenth of the z at each end was drawn in, and the
    adjusted limits lie √phi times as far from the target. They are widened only if the test of equal shares says so.
    Reference: Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202.
    """
    k, n = np.asarray(k, dtype=float), np.asarray(n, dtype=float)
    some = n > 0
    target = float(k.sum() / n.sum()) if some.any() else np.nan
    variance = target * (1.0 - target)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(some, (k / n - target) / np.sqrt(variance / n) if variance > 0 else 0.0, np.nan)
    known = z[np.isfinite(z)]
    p, phi = np.nan, np.nan
    if len(known) > 1:
        p = float(stats.chi2.sf((known**2).sum(), len(known) - 1))
        phi = float((np.clip(known, *np.quantile(known, [WINSORISED, 1.0 - WINSORISED])) ** 2).mean())
    limits = {level: binomial_limits(n, target, level) for level in LEVELS}
    plain = Funnel(target, z, p, phi, limits, limits)
    if not plain.overdispersed:
        return plain
    adjusted = {level: widened(limit, target, phi) for level, limit in limits.items()}
    return Funnel(target, z, p, phi, limits, adjusted)


def widened(limits: tuple[Floats, Floats], target: float, phi: float) -> tuple[Floats, Floats]:
    """The limits √phi times as far from the target, within 0 and 1."""
    low, high = (np.clip(target + np.sqrt(phi) * (limit - target), 0.0, 1.0) for limit in limits)
    return low, high


def positions(share: ArrayLike, limits: dict[float, tuple[Floats, Floats]]) -> NDArray[np.int8]:
    """Where each share (units,) lies: 0 inside, ±1 outside the 95 % limits, ±2 outside those of 99.8 %."""
    share = np.asarray(share, dtype=float)
    place = np.zeros(share.shape, dtype=np.int8)
    for step, level in enumerate(LEVELS, 1):
        low, high = limits[level]
        with np.errstate(invalid="ignore"):
            place[share > high] = step
            place[share < low] = -step
    return place
