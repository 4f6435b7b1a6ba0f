"""Density in space and time: f(u, t) = Σ w_i Ks(u - x_i; R) Kt(t - t_i; h), reports per km² and day.

Kt is Epanechnikov's kernel 3/(4h) (1 - s²/h²) for |s| < h or, to look ahead from what is known, its half over the past
raised to mass one, 3/(2h) (1 - s²/h²) for 0 < s <= h.
Reference: Nakaya and Yano (2010), Visualising crime clusters in a space-time cube, Transactions in GIS 14, 223-239;
Bowers, Johnson and Pease (2004), Prospective hot-spotting, British Journal of Criminology 44, 641-658;
Silverman (1986), Density Estimation, section 3.4.2 (bandwidth), section 2.10 (the rim of what was observed).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from kmzb_plugin.analysis.density import kernel_density
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernels import Floats, Kernel
from kmzb_plugin.analysis.progress import IsCancelled, Progress


def time_kernel(since: ArrayLike, bandwidth: float, one_sided: bool = False) -> Floats:
    """Kt at `since` = t - t_i in the unit of `bandwidth`, per that unit."""
    s = np.asarray(since, dtype=float) / bandwidth
    height = np.where(np.abs(s) < 1.0, 0.75 / bandwidth * (1.0 - s**2), 0.0)
    return np.where(s > 0, 2.0 * height, 0.0) if one_sided else height


def observed_share(at: ArrayLike, first: float, last: float, bandwidth: float, one_sided: bool = False) -> Floats:
    """How much of the kernel around each moment `at` lies between `first` and `last`, where reports could be seen."""

    def mass_before(moment: Floats) -> Floats:
        s = np.clip(moment / bandwidth, -1.0, 1.0)
        return 0.5 + 0.75 * s - 0.25 * s**3

    at = np.asarray(at, dtype=float)
    if one_sided:
        return 2.0 * (mass_before(np.maximum(at - first, 0.0)) - mass_before(np.maximum(at - last, 0.0)))
    return mass_before(at - first) - mass_before(at - last)


def scott_in_time(moments: ArrayLike) -> float:
    """Scott's rule on the line for the Epanechnikov kernel: h = √5 · n^(-1/5) · sd; 0 where all moments are the same.

    Reference: Scott (1992), Multivariate Density Estimation, section 6.2.
    """
    t = np.asarray(moments, dtype=float)
    return float(np.sqrt(5.0) * len(t) ** -0.2 * t.std(ddof=1)) if len(t) > 1 else 0.0


def space_time_density(
    x: ArrayLike,
    y: ArrayLike,
    moments: ArrayLike,
    at: ArrayLike,
    grid: Grid,
    radius: float,
    bandwidth: float,
    kernel: str | Kernel = "quartic",
    one_sided: bool = False,
    weights: ArrayLike | None = None,
    mask: np.ndarray | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Iterator[Floats]:
    """f at each of the moments `at` (k,), one raster (nrows, ncols) after the other; NaN outside the `mask`.

    `x`, `y`, `moments` (n,), `weights` (n,) not negative; `moments`, `at` and `bandwidth` in days, the rest as in
    `kernel_density`, which sums exactly. A report at the very moment counts one-sided from the next moment on. Memory:
    24 bytes a point, and what `kernel_density` needs for the points of one kernel's width. Raises `Cancelled`.
    """
    t = np.asarray(moments, dtype=float)
    order = np.argsort(t, kind="stable")
    t = t[order]
    px, py = np.asarray(x, dtype=float)[order], np.asarray(y, dtype=float)[order]
    w = np.ones(len(t)) if weights is None else np.asarray(weights, dtype=float)[order]
    steps = np.asarray(at, dtype=float)
    for i, moment in enumerate(steps):
        near = slice(
            int(np.searchsorted(t, moment - bandwidth)),
            int(np.searchsorted(t, moment if one_sided else moment + bandwidth)),
        )

        def part(fraction: float, done: int = i) -> None:
            if progress is not None:
                progress((done + fraction) / len(steps))

        height = time_kernel(moment - t[near], bandwidth, one_sided)
        yield kernel_density(px[near], py[near], grid, radius, kernel, w[near] * height, mask, part, cancelled)
