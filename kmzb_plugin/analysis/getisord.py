"""Getis-Ord Gi*: where high and low values lie together, on grids and on areas.

z_i = (Σ_j w_ij x_j - x̄ W_i) / (S √((n S1_i - W_i²)/(n - 1))) with binary weights w_ij, i itself among its neighbours,
W_i = Σ_j w_ij = S1_i, and S the standard deviation with divisor n.
References: Getis and Ord (1992), Geographical Analysis 24; Ord and Getis (1995), Geographical Analysis 27;
correction for many tests: Caldas de Castro and Singer (2006), Geographical Analysis 38.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy import sparse, spatial, special

from kmzb_plugin.analysis.hexagons import Hexagons
from kmzb_plugin.analysis.permutation import conditional_p
from kmzb_plugin.analysis.progress import IsCancelled, Progress, stop_if
from kmzb_plugin.text import UserError, figure, tr

Floats = NDArray[np.float64]

FEWEST = 30
CORRECTIONS = ("fdr", "bonferroni", "none")
LEVELS = ((0.10, 1), (0.05, 2), (0.01, 3))
DEFAULT_BAND_CELLS = 1.5  # a cell and the eight around it
_ROUNDING = 1e-9  # cells exactly at the distance belong to the neighbours

Window = list[tuple[int, int, int]]
"""Rows of a neighbourhood: how many rows away, and from which to which column, seen from the place."""


@dataclass(frozen=True)
class GetisOrd:
    """Gi* of each place. NaN outside the mask, and where a place has all others as neighbours (Gi* is undefined).

    `p` is two-sided, from the normal distribution; `p_sim` from permutations, if asked for; `q` is p (or p_sim)
    after the correction; `gi_bin` -3 to 3: cold or hot at 99, 95, 90 % of confidence after the correction, else 0;
    `neighbours` counts the places in the sum, the place itself among them.
    """

    z: Floats
    p: Floats
    q: Floats
    gi_bin: NDArray[np.int8]
    neighbours: NDArray[np.integer]
    p_sim: Floats | None = None

    def mapped(self, change: Callable[[NDArray[Any]], NDArray[Any]]) -> GetisOrd:
        """The same with each array changed, for example reduced to some of the places."""
        p_sim = None if self.p_sim is None else change(self.p_sim)
        return GetisOrd(
            change(self.z), change(self.p), change(self.q), change(self.gi_bin), change(self.neighbours), p_sim
        )


def gi_star_grid(
    values: ArrayLike,
    cell: float,
    band: float | None = None,
    mask: NDArray[np.bool_] | None = None,
    correction: str = "fdr",
    permutations: int = 0,
    seed: int = 1,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> GetisOrd:
    """Gi* on a grid `values` (nrows, ncols) whose cells are neighbours if their centres are at most `band` apart.

    `cell` and `band` in the same unit; without `band` it is 1.5 cells. Cells outside `mask` and NaN cells take no
    part; zero cells inside it do. All arrays of the result have the grid's shape. Refuses fewer than 30 cells and
    values that are all equal. Memory: about 80 bytes a cell; with permutations 120, and what `conditional_p` says.
    """
    values = np.asarray(values, dtype=float)
    valid = np.isfinite(values) if mask is None else mask & np.isfinite(values)
    window = _disc(DEFAULT_BAND_CELLS if band is None else band / cell)
    return _on_lattice(values, valid, window, correction, permutations, seed, progress, cancelled)


def gi_star_hexagons(
    values: ArrayLike,
    hexagons: Hexagons,
    band: float | None = None,
    correction: str = "fdr",
    permutations: int = 0,
    seed: int = 1,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> GetisOrd:
    """Gi* of `values` (n,) in `hexagons` (n,), neighbours if their centres are at most `band` apart.

    `band` in map units; without it 1.5 hexagons, which are a hexagon and the six around it. NaN values take no part.
    Refuses fewer than 30 hexagons and values that are all equal. Memory: about 120 bytes for each hexagon of the
    parallelogram that holds them all.
    """
    values = np.asarray(values, dtype=float)
    image = hexagons.image(values, np.nan)
    window = hexagonal_disc(DEFAULT_BAND_CELLS if band is None else band / hexagons.size)
    found = _on_lattice(image, np.isfinite(image), window, correction, permutations, seed, progress, cancelled)
    return found.mapped(hexagons.of_image)


def _on_lattice(
    values: Floats,
    valid: NDArray[np.bool_],
    window: Window,
    correction: str,
    permutations: int,
    seed: int,
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> GetisOrd:
    """Gi* on a lattice (nrows, ncols) of which the `valid` cells take part, each with those of its `window`."""
    _check(values[valid])
    neighbours = np.rint(window_sums(valid.astype(float), window)).astype(np.int32)
    neighbours[~valid] = 0
    mean = values[valid].mean()
    centred = np.where(valid, values - mean, 0.0)  # centred: nothing is lost to cancellation
    stop_if(cancelled)
    sums = window_sums(centred, window)
    stop_if(cancelled)
    z = _standardised(sums, neighbours, centred[valid])
    p_sim = None
    if permutations:
        p_sim = np.full(values.shape, np.nan)
        own, others = centred[valid], neighbours[valid] - 1
        p_sim[valid] = conditional_p(own, sums[valid] - own, others, permutations, seed, progress, cancelled)
    stop_if(cancelled)
    return _result(z, neighbours, p_sim, correction)


def gi_star_areas(
    values: ArrayLike,
    weights: sparse.csr_matrix,
    correction: str = "fdr",
    permutations: int = 0,
    seed: int = 1,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> GetisOrd:
    """Gi* of `values` (n,) with `weights` (n, n) binary and one on the diagonal (`queen`, `distance_band`).

    NaN values take no part. Refuses fewer than 30 areas and values that are all equal.
    """
    values = np.asarray(values, dtype=float)
    valid = np.isfinite(values)
    _check(values[valid])
    used = weights.tocsr()[valid][:, valid]
    z, neighbours = np.full(len(values), np.nan), np.zeros(len(values), dtype=np.int64)
    z[valid] = gi_star_z(values[valid], used)
    neighbours[valid] = np.diff(used.indptr)
    p_sim = None
    if permutations:
        p_sim = np.full(len(values), np.nan)
        p_sim[valid] = permutation_p(values[valid], used, permutations, seed, progress, cancelled)
    return _result(z, neighbours, p_sim, correction)


def gi_star_z(values: ArrayLike, weights: sparse.csr_matrix) -> Floats:
    """z of Gi* for `values` (n,) and binary `weights` (n, n) with one on the diagonal."""
    x = np.asarray(values, dtype=float)
    centred = x - x.mean()
    return _standardised(weights @ centred, np.diff(weights.tocsr().indptr), centred)


def _standardised(sums: Floats, count: NDArray[np.integer], centred: Floats) -> Floats:
    """z from sums of values with mean zero; binary weights, so W_i = S1_i = `count`. NaN where it is undefined."""
    n, s = len(centred), np.sqrt(np.mean(centred**2))
    of_count = np.arange(int(count.max(initial=0)) + 1.0)
    deviation = s * np.sqrt(of_count * np.maximum(n - of_count, 0.0) / (n - 1))
    deviation[deviation == 0] = np.nan
    return sums / deviation[count]


def _check(values: Floats) -> None:
    if len(values) < FEWEST:
        text = tr("Hot spots need at least {fewest} cells or areas; there are {n}. Choose smaller cells or more areas.")
        raise UserError(text.format(fewest=FEWEST, n=len(values)))
    if np.ptp(values) == 0:
        text = tr(
            "All cells or areas have the same value, {value}; no place stands out. Check the filter and the area."
        )
        raise UserError(text.format(value=figure(values[0])))


def _result(z: Floats, neighbours: NDArray[np.integer], p_sim: Floats | None, correction: str) -> GetisOrd:
    p = special.erfc(np.abs(z) / np.sqrt(2.0))
    q = adjusted(p if p_sim is None else p_sim, correction)
    confidence = np.zeros(z.shape, dtype=np.int8)
    for level, step in LEVELS:
        confidence[q <= level] = step
    return GetisOrd(z, p, q, np.where(z < 0, -confidence, confidence).astype(np.int8), neighbours, p_sim)


def adjusted(p: ArrayLike, correction: str) -> Floats:
    """p values corrected for many tests as by R's p.adjust ("fdr" is Benjamini-Hochberg); NaN are not counted."""
    p = np.asarray(p, dtype=float)
    valid = np.isfinite(p)
    tested = p[valid]
    n = len(tested)
    if correction == "fdr":
        order = np.argsort(tested)[::-1]
        steps = np.minimum.accumulate(tested[order] * n / np.arange(n, 0, -1))
        corrected = np.empty(n)
        corrected[order] = np.minimum(steps, 1.0)
    elif correction == "bonferroni":
        corrected = np.minimum(tested * n, 1.0)
    elif correction == "none":
        corrected = tested
    else:
        raise ValueError(correction)
    result = np.full(p.shape, np.nan)
    result[valid] = corrected
    return result


def queen(polygons: ArrayLike) -> sparse.csr_matrix:
    """Areas that share a border or a corner, and each area itself: binary weights (n, n) from shapely polygons."""
    geometries = np.asarray(polygons, dtype=object)
    first, second = shapely.STRtree(geometries).query(geometries, predicate="intersects")
    return _binary(first, second, len(geometries))


def distance_band(x: ArrayLike, y: ArrayLike, band: float) -> sparse.csr_matrix:
    """Places at most `band` apart, and each place itself: binary weights (n, n). A place at NaN is near no other."""
    places = np.column_stack([x, y]).astype(float)
    somewhere = np.flatnonzero(np.isfinite(places).all(axis=1))
    pairs = somewhere[spatial.cKDTree(places[somewhere]).query_pairs(band, output_type="ndarray")]
    return _binary(np.concatenate([pairs[:, 0], pairs[:, 1]]), np.concatenate([pairs[:, 1], pairs[:, 0]]), len(places))


def _binary(first: NDArray[np.int64], second: NDArray[np.int64], n: int) -> sparse.csr_matrix:
    """Weights with ones at the pairs and on the diagonal, each once."""
    itself = np.arange(n)
    rows, cols = np.concatenate([first, itself]), np.concatenate([second, itself])
    weights = sparse.csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(n, n))
    weights.data[:] = 1.0
    return weights


def disc_sums(image: Floats, radius: float) -> Floats:
    """Sum of `image` over all cells whose centre is at most `radius` cells away; outside the image counts as zero."""
    return window_sums(image, _disc(radius))


def window_sums(image: Floats, window: Window) -> Floats:
    """Sum of `image` over the cells of the window around each cell; outside the image counts as zero.

    One pass over the image for each row of the window: differences of sums along the rows.
    """
    nrows, ncols = image.shape
    most = min(max(max(-first, last) for _, first, last in window), ncols)
    # sums from the west, continued on both sides as far as the window reaches
    running = np.empty((nrows, ncols + 1 + 2 * most))
    running[:, : most + 1] = 0.0
    np.cumsum(image, axis=1, out=running[:, most + 1 : most + 1 + ncols])
    running[:, most + 1 + ncols :] = running[:, most + ncols, None]
    result = np.zeros(image.shape)
    for row, first, last in window:
        into, source = slice(max(0, -row), max(0, nrows - row)), slice(max(0, row), max(0, nrows + row))
        west, east = most + max(first, -most), most + 1 + max(min(last, most), -most - 1)
        result[into] += running[source, east : east + ncols]
        result[into] -= running[source, west : west + ncols]
    return result


def _disc(radius: float) -> Window:
    """The cells of a square grid whose centres are at most `radius` cells away."""
    square = radius**2 * (1.0 + _ROUNDING)
    reach = int(np.sqrt(square))
    halves = [(row, int(np.sqrt(square - row * row))) for row in range(-reach, reach + 1)]
    return [(row, -half, half) for row, half in halves]


def hexagonal_disc(radius: float) -> Window:
    """The hexagons whose centres are at most `radius` hexagons away: rows of r, in them runs of q.

    Centres (q + r/2, r √3/2) are q² + q r + r² apart, squared.
    """
    square = radius**2 * (1.0 + _ROUNDING)
    reach = int(np.sqrt(square / 0.75))
    window = []
    for r in range(-reach, reach + 1):
        half = np.sqrt(square - 0.75 * r * r)
        first, last = int(np.ceil(-r / 2 - half)), int(np.floor(-r / 2 + half))
        if first <= last:
            window.append((r, first, last))
    return window


def permutation_p(
    values: Floats,
    weights: sparse.csr_matrix,
    permutations: int,
    seed: int,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Floats:
    """`conditional_p` of the sums of `values` (n,) by binary `weights` (n, n) with one on the diagonal."""
    others = np.diff(weights.indptr) - 1
    return conditional_p(values, weights @ values - values, others, permutations, seed, progress, cancelled)
