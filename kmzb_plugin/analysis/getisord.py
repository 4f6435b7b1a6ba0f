"""Getis-Ord Gi*: where high and low values lie together, on grids and on areas.

z_i = (Σ_j w_ij x_j - x̄ W_i) / (S √((n S1_i - W_i²)/(n - 1))) with binary weights w_ij, i itself among its neighbours,
W_i = Σ_j w_ij = S1_i, and S the standard deviation with divisor n.
References: Getis and Ord (1992), Geographical Analysis 24; Ord and Getis (1995), Geographical Analysis 27;
correction for many tests: Caldas de Castro and Singer (2006), Geographical Analysis 38.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy import sparse, spatial, special

from kmzb_plugin.analysis.permutation import conditional_p
from kmzb_plugin.analysis.progress import IsCancelled, Progress
from kmzb_plugin.text import UserError, tr

Floats = NDArray[np.float64]

FEWEST = 30
CORRECTIONS = ("fdr", "bonferroni", "none")
LEVELS = ((0.10, 1), (0.05, 2), (0.01, 3))
DEFAULT_BAND_CELLS = 1.5  # a cell and the eight around it


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
    neighbours: NDArray[np.int64]
    p_sim: Floats | None = None


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
    values that are all equal. Memory: about 80 bytes a cell.
    """
    values = np.asarray(values, dtype=float)
    valid = np.isfinite(values) if mask is None else mask & np.isfinite(values)
    band_cells = DEFAULT_BAND_CELLS if band is None else band / cell
    _check(values[valid])
    neighbours = np.rint(disc_sums(valid.astype(float), band_cells)).astype(np.int64)
    centred = np.where(valid, values - values[valid].mean(), 0.0)  # centred: nothing is lost to cancellation
    z = _standardised(disc_sums(centred, band_cells), neighbours, centred[valid])
    z[~valid] = np.nan
    neighbours[~valid] = 0
    p_sim = None
    if permutations:
        p_sim = np.full(values.shape, np.nan)
        weights = _grid_weights(valid, band_cells)
        p_sim[valid] = permutation_p(values[valid], weights, permutations, seed, progress, cancelled)
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


def _standardised(sums: Floats, count: NDArray[np.int64], centred: Floats) -> Floats:
    """z from sums of values with mean zero; binary weights, so W_i = S1_i = `count`. NaN where it is undefined."""
    n, s = len(centred), np.sqrt(np.mean(centred**2))
    variance = count * (n - count.astype(float)) / (n - 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(variance > 0, sums / (s * np.sqrt(variance)), np.nan)


def _check(values: Floats) -> None:
    if len(values) < FEWEST:
        text = tr("Hot spots need at least {fewest} cells or areas; there are {n}. Choose smaller cells or more areas.")
        raise UserError(text.format(fewest=FEWEST, n=len(values)))
    if np.ptp(values) == 0:
        text = tr(
            "All cells or areas have the same value, {value}; no place stands out. Check the filter and the area."
        )
        raise UserError(text.format(value=f"{values[0]:g}"))


def _result(z: Floats, neighbours: NDArray[np.int64], p_sim: Floats | None, correction: str) -> GetisOrd:
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
    """Places at most `band` apart, and each place itself: binary weights (n, n)."""
    places = np.column_stack([x, y])
    pairs = spatial.cKDTree(places).query_pairs(band, output_type="ndarray")
    return _binary(np.concatenate([pairs[:, 0], pairs[:, 1]]), np.concatenate([pairs[:, 1], pairs[:, 0]]), len(places))


def _binary(first: NDArray[np.int64], second: NDArray[np.int64], n: int) -> sparse.csr_matrix:
    """Weights with ones at the pairs and on the diagonal, each once."""
    itself = np.arange(n)
    rows, cols = np.concatenate([first, itself]), np.concatenate([second, itself])
    weights = sparse.csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(n, n))
    weights.data[:] = 1.0
    return weights


def _half_widths(radius: float) -> list[tuple[int, int]]:
    """The disc of cells with centres at most `radius` cells away: (row offset, half width of the row)."""
    square = radius**2 * (1.0 + 1e-9)  # cells exactly at the distance belong to it
    reach = int(np.sqrt(square))
    return [(dj, int(np.sqrt(square - dj * dj))) for dj in range(-reach, reach + 1)]


def disc_sums(image: Floats, radius: float) -> Floats:
    """Sum of `image` over all cells whose centre is at most `radius` cells away; outside the image counts as zero.

    One pass over the image for each row of the disc: differences of sums along the rows.
    """
    nrows, ncols = image.shape
    rows = _half_widths(radius)
    most = min(max(half for _, half in rows), ncols)
    # sums from the west, continued on both sides as far as the disc reaches
    running = np.empty((nrows, ncols + 1 + 2 * most))
    running[:, : most + 1] = 0.0
    np.cumsum(image, axis=1, out=running[:, most + 1 : most + 1 + ncols])
    running[:, most + 1 + ncols :] = running[:, most + ncols, None]
    result = np.zeros(image.shape)
    for dj, half in rows:
        into, source = slice(max(0, -dj), max(0, nrows - dj)), slice(max(0, dj), max(0, nrows + dj))
        east, west = most + 1 + min(half, ncols), most - min(half, ncols)
        result[into] += running[source, east : east + ncols]
        result[into] -= running[source, west : west + ncols]
    return result


def _grid_weights(valid: NDArray[np.bool_], radius: float) -> sparse.csr_matrix:
    """The neighbours of the valid cells of a grid as weights over the valid cells, row by row."""
    n = int(valid.sum())
    number = np.full(valid.shape, -1)
    number[valid] = np.arange(n)
    row, col = np.nonzero(valid)
    first, second = [], []
    for dj, half in _half_widths(radius):
        for di in range(-half, half + 1):
            inside = (row + dj >= 0) & (row + dj < valid.shape[0]) & (col + di >= 0) & (col + di < valid.shape[1])
            other = number[row[inside] + dj, col[inside] + di]
            first.append(np.flatnonzero(inside)[other >= 0])
            second.append(other[other >= 0])
    return _binary(np.concatenate(first), np.concatenate(second), n)


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
