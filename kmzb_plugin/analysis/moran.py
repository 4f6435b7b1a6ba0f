"""Moran's I, global and local: whether places resemble their neighbours, and which places form clusters or stand out.

With z_i = x_i - x̄ and weights w_ij that sum to one over the neighbours of i (itself not among them):
I_i = (z_i / m2) Σ_j w_ij z_j, m2 = Σ z_i² / n, and I = Σ I_i / n where every place has neighbours.
References: Moran (1950), Biometrika 37; Cliff and Ord (1981), Spatial Processes; Anselin (1995), Local indicators of
spatial association, Geographical Analysis 27; conditional moments: Sokal, Oden and Thomson (1998), Geographical
Analysis 30; correction for many tests: Caldas de Castro and Singer (2006), Geographical Analysis 38.

esda's values of I_i are (n - 1)/n of these (it divides by n - 1), and so are spdep's with mlvar=FALSE. esda's pseudo p
is by default that of the tail where the value lies, half of the two-sided one here. It does not count equal sums in the
lower tail, and so says 1/(m + 1) for every place among empty ones, and for one whose value is the mean, where nothing
can be said.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse, special

from kmzb_plugin.analysis.getisord import adjusted
from kmzb_plugin.analysis.neighbours import NeighbourSums
from kmzb_plugin.analysis.permutation import conditional_p
from kmzb_plugin.analysis.progress import IsCancelled, Progress, stop_if
from kmzb_plugin.text import UserError, figure, tr

Floats = NDArray[np.float64]

FEWEST = 30
LEVEL = 0.05
QUADRANTS = ("", "HH", "LH", "LL", "HL")
"""By code: none, high among high, low among high, low among low, high among low (codes as in esda)."""
_ROUNDING = 1e-9  # of the values' range: this close to the mean a value is the mean


@dataclass(frozen=True)
class GlobalMoran:
    """I, what is expected of it without any pattern, and two-sided tests by the normal distribution.

    `z` and `p` take the values for normally distributed, `z_rand` and `p_rand` for placed at random as they are.
    """

    i: float
    expected: float
    z: float
    p: float
    z_rand: float
    p_rand: float


@dataclass(frozen=True)
class LocalMoran:
    """Local Moran's I of each place; NaN where the value is none or the place has no neighbours.

    `lag` is the mean of the neighbours' values; `z` how many standard deviations I lies from what is expected with the
    place's own value given; `p` is two-sided, from permutations or, without any, from z; `q` is p after the
    correction; `quadrant` a code of `QUADRANTS`, and `cluster` the same where q is at most 0.05, else 0.
    """

    i: Floats
    lag: Floats
    z: Floats
    p: Floats
    q: Floats
    quadrant: NDArray[np.int8]
    cluster: NDArray[np.int8]
    neighbours: NDArray[np.int64]
    overall: GlobalMoran


def local_moran(
    values: ArrayLike,
    neighbour_sums: NeighbourSums,
    correction: str = "fdr",
    permutations: int = 999,
    seed: int = 1,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> LocalMoran:
    """Local Moran's I of `values`, an array over places of the shape that `neighbour_sums` takes.

    The weights of a place's neighbours are equal and sum to one. NaN values take no part; places without neighbours
    count in the mean and are not tested. Refuses fewer than 30 places and values that are all equal. Memory: about 200
    bytes a place, and what `conditional_p` says. Its time grows with n log n, whatever the number of permutations.
    """
    values = np.asarray(values, dtype=float)
    valid = np.isfinite(values)
    check_values(values[valid])
    z = np.where(valid, values - values[valid].mean(), 0.0)
    slack = _ROUNDING * np.ptp(values[valid])
    z[np.abs(z) <= slack] = 0.0
    counts = np.rint(neighbour_sums(valid.astype(float))).astype(np.int64)
    counts[~valid] = 0
    stop_if(cancelled)
    sums = neighbour_sums(z)
    sums[np.abs(sums) <= slack * counts] = 0.0
    found = _indicators(z, sums, counts, int(valid.sum()))
    tested = counts > 0
    p = special.erfc(np.abs(found[2]) / np.sqrt(2.0))
    if permutations:
        p = np.full(values.shape, np.nan)
        p[valid] = conditional_p(
            z[valid], sums[valid], counts[valid], permutations, seed, progress=progress, cancelled=cancelled
        )
    p[tested & (z == 0)] = 1.0  # its I is zero whatever lies around it
    p[~tested] = np.nan
    i, lag, standard = found
    stop_if(cancelled)
    q = adjusted(p, correction)
    stop_if(cancelled)
    quadrant = np.select([~tested | (z == 0), (z > 0) & (lag > 0), (z < 0) & (lag > 0), z < 0], [0, 1, 2, 3], 4)
    quadrant = quadrant.astype(np.int8)
    cluster = np.where(q <= LEVEL, quadrant, 0).astype(np.int8)
    means = neighbour_sums(np.where(valid, values, 0.0)) / np.where(tested, counts, np.nan)
    overall = _overall(z[valid], z, neighbour_sums, counts)
    return LocalMoran(i, means, standard, p, q, quadrant, cluster, counts, overall)


def _indicators(z: Floats, sums: Floats, counts: NDArray[np.int64], n: int) -> tuple[Floats, Floats, Floats]:
    """I, the neighbours' mean and the standardised I from values `z` with mean zero; NaN without neighbours."""
    k = np.where(counts > 0, counts, np.nan)
    m2, lag = np.sum(z**2) / n, sums / k
    # what the lag is if all other values are shuffled and the place keeps its own
    expected = -z / (n - 1)
    variance = n / (n - 2) * (m2 - z**2 / (n - 1)) * (1 / k - 1 / (n - 1))
    deviation = np.sqrt(np.where(variance > 0, variance, np.nan))
    sign = np.where(z == 0, np.nan, np.sign(z))
    return z * lag / m2, lag, sign * (lag - expected) / deviation


def _overall(valid_z: Floats, z: Floats, neighbour_sums: NeighbourSums, counts: NDArray[np.int64]) -> GlobalMoran:
    """Global Moran's I with weights that sum to one for each place that has neighbours."""
    tested = counts > 0
    share = np.divide(1.0, counts, out=np.zeros(z.shape), where=tested)
    received = np.where(tested, neighbour_sums(share), 0.0)
    s0 = float(tested.sum())
    s1 = float(np.sum(share + share * received))  # ½ Σ_ij (w_ij + w_ji)², neighbours being so both ways
    s2 = float(np.sum((tested + received) ** 2))
    return _tested(valid_z, float(np.sum(z * share * neighbour_sums(z))), s0, s1, s2)


def global_moran(values: ArrayLike, weights: sparse.csr_matrix) -> GlobalMoran:
    """Global Moran's I of `values` (n,) with any `weights` (n, n), taken as they are."""
    z = np.asarray(values, dtype=float)
    check_values(z)
    z = z - z.mean()
    weights = weights.tocsr()
    both = weights + weights.T
    s1 = float((both.data**2).sum()) / 2
    s2 = float(np.square(both.sum(axis=1)).sum())
    return _tested(z, float(z @ (weights @ z)), float(weights.sum()), s1, s2)


def binary_moran(values: Floats, sums: Floats, neighbours: Floats) -> GlobalMoran:
    """Global Moran's I of `values` (n,) that differ, with symmetric binary weights.

    `sums` (n,) are the sums of the neighbours' values, `neighbours` (n,) their number, the place itself not among them.
    """
    mean, s0 = values.mean(), float(neighbours.sum())
    product = float((values - mean) @ (sums - mean * neighbours))
    return _tested(values - mean, product, s0, 2.0 * s0, 4.0 * float((neighbours**2).sum()))


def _tested(z: Floats, product: float, s0: float, s1: float, s2: float) -> GlobalMoran:
    """`product` is Σ_ij w_ij z_i z_j; s0, s1, s2 the usual sums of the weights (Cliff and Ord 1981, pages 44-46)."""
    n = len(z)
    if not s0:
        return GlobalMoran(*[np.nan] * 6)
    i, expected = product / s0 / np.mean(z**2), -1.0 / (n - 1)
    normal = (n**2 * s1 - n * s2 + 3 * s0**2) / ((n**2 - 1) * s0**2) - expected**2
    b2 = float(np.mean(z**4) / np.mean(z**2) ** 2)
    random = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
    random -= b2 * ((n**2 - n) * s1 - 2 * n * s2 + 6 * s0**2)
    random = random / ((n - 1) * (n - 2) * (n - 3) * s0**2) - expected**2
    scores = [(i - expected) / np.sqrt(variance) if variance > 0 else np.nan for variance in (normal, random)]
    (z_norm, p_norm), (z_rand, p_rand) = ((score, float(special.erfc(abs(score) / np.sqrt(2)))) for score in scores)
    return GlobalMoran(float(i), expected, float(z_norm), p_norm, float(z_rand), p_rand)


def check_values(values: Floats) -> None:
    if len(values) < FEWEST:
        text = tr(
            "Moran's I needs at least {fewest} cells or areas; there are {n}. Choose smaller cells or more areas."
        )
        raise UserError(text.format(fewest=FEWEST, n=len(values)))
    if np.ptp(values) == 0:
        text = tr(
            "All cells or areas have the same value, {value}; no place stands out. Check the filter and the area."
        )
        raise UserError(text.format(value=figure(values[0])))
