"""The Mann-Kendall test: whether series rise or fall.

S = Σ_{i<j} sign(x_j - x_i); Var S = (n(n-1)(2n+5) - Σ_g t_g(t_g-1)(2t_g+5)) / 18 over groups of t_g equal values;
z = (S - sign S) / √Var S, with the correction for continuity.
References: Mann (1945), Econometrica 13; Kendall (1975), Rank Correlation Methods, 4th ed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from kmzb_plugin.analysis.progress import IsCancelled, Progress, stop_if

Floats = NDArray[np.float64]

_IN_CACHE = 100_000  # values
_COMPARED = 20_000_000  # pairs of values between two looks at the clock


@dataclass(frozen=True)
class MannKendall:
    """One test for each series, shape (n,); p is two-sided. z is 0 and p 1 where all values of a series are equal."""

    s: NDArray[np.int64]
    variance: Floats
    z: Floats
    p: Floats


def mann_kendall(
    series: ArrayLike, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> MannKendall:
    """Tests the columns of `series` (steps, n), none of whose values is NaN. Time grows with n · steps²."""
    x = np.asarray(series, dtype=float)
    steps, n = x.shape
    s, variance = np.empty(n, dtype=np.int64), np.empty(n)
    block = max(min(_IN_CACHE // steps, _COMPARED // steps**2), 1)
    for first in range(0, n, block):
        stop_if(cancelled)
        columns = slice(first, first + block)
        s[columns], variance[columns] = _moments(np.ascontiguousarray(x[:, columns]))
        if progress is not None:
            progress(min(columns.stop / n, 1.0))
    z = np.divide(s - np.sign(s), np.sqrt(variance), out=np.zeros(n), where=variance > 0)
    return MannKendall(s, variance, z, special.erfc(np.abs(z) / np.sqrt(2.0)))


def _moments(x: Floats) -> tuple[NDArray[np.int64], Floats]:
    """S and its variance of the columns of `x` (steps, n)."""
    steps, n = x.shape
    s = np.zeros(n, dtype=np.int64)
    tied = np.zeros((steps, n), dtype=np.int32)  # how many other values of the series are equal to this one
    for lag in range(1, steps):
        earlier, later = x[:-lag], x[lag:]
        s += np.count_nonzero(later > earlier, axis=0) - np.count_nonzero(later < earlier, axis=0)
        equal = later == earlier
        tied[lag:] += equal
        tied[:-lag] += equal
    # a group of t equal values counts t times (t-1)(2t+5)
    variance = (steps * (steps - 1.0) * (2 * steps + 5) - (tied * (2.0 * tied + 7)).sum(axis=0)) / 18.0
    return s, variance
