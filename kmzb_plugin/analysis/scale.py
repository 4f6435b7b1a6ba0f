"""Cell size and scale of a hot spot analysis, chosen from the points themselves.

Cells: twice the typical distance from a place to the nearest other one, so that at random a cell would hold one place.
Scale: the counts of the neighbours within a distance are compared with the count of the cell itself; the distance at
which their mean goes along best with it is the one at which the pattern is strongest. This is the correlation of
Moran's scatterplot; Moran's I with its z at each distance stands beside it and says whether there is a pattern at all.
(z itself is no choice of scale: it grows with the number of pairs and peaks at the size of the whole town.)
References: Moran (1950), Biometrika 37; Cliff and Ord (1981), Spatial Processes, section 2.3; Anselin (1996), The Moran
scatterplot, in Spatial Analytical Perspectives on GIS; the order of steps follows Esri's Optimized Hot Spot Analysis.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy import sparse, spatial

from kmzb_plugin.analysis.getisord import disc_sums, hexagonal_disc
from kmzb_plugin.analysis.grid import Extent, Grid
from kmzb_plugin.analysis.hexagons import Hexagons, axial
from kmzb_plugin.analysis.moran import binary_moran
from kmzb_plugin.analysis.progress import Cancelled, IsCancelled, awaited
from kmzb_plugin.text import UserError, tr

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

FEWEST_POINTS = 30
FEWEST_TESTED = 4  # places that have a variance under randomisation
CELLS_WANTED = (100, 100_000)  # fewer leave the statistic no room, more are no map any more
ARRAY_CELLS = 2_000_000  # of the rectangle around them
FINEST = 8.0  # cells in the distance between places at most: where they are few, smaller ones show no more
REACH_CELLS = 3.0
NEXT_CELLS = 1.5  # the cell and the eight around it: where points are at random these are the ground that they fill
BANDS = (1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)  # cells
PAST = 4  # steps below the peak after which no wider one is tried
ORDERS = 4
ALPHA = 0.05
_DIGITS = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_CHUNK = 20_000


@dataclass(frozen=True)
class Spacing:
    """Distances in map units from each of the `places` (coincident points are one) to the nearest other one."""

    places: int
    mean: float
    median: float

    @property
    def typical(self) -> float:
        """The larger of mean and median: a few places close together do not make the cells small."""
        return max(self.mean, self.median)


@dataclass(frozen=True)
class Frame:
    """`counts` (nrows, ncols) in `grid`; cells outside `mask` take no part."""

    grid: Grid
    mask: Mask
    counts: Floats

    @property
    def cells(self) -> int:
        return int(self.mask.sum())


@dataclass(frozen=True)
class Step:
    """One scale that was tried: `band` in map units (or the order of contiguity), `neighbours` of a place on average.

    `correlation` between a place and the mean of its neighbours, itself not among them; `moran` I with its `z` under
    randomisation and the two-sided `p` of it.
    """

    band: float
    neighbours: float
    correlation: float
    moran: float
    z: float
    p: float


@dataclass(frozen=True)
class Scale:
    """The scales tried and which one is `chosen`; `stands_out` is false where none shows a pattern."""

    steps: tuple[Step, ...]
    chosen: int
    stands_out: bool

    @property
    def step(self) -> Step:
        return self.steps[self.chosen]


def spacing(x: ArrayLike, y: ArrayLike, cancelled: IsCancelled | None = None) -> Spacing:
    """How far apart the places of the points (n,) are.

    Raises UserError if all points lie at one place. Memory: about 120 bytes a point.
    """
    xy = np.asarray(x, dtype=float) + 1j * np.asarray(y, dtype=float)
    distinct = awaited(lambda: pd.unique(xy), cancelled)
    if len(distinct) < 2:
        raise UserError(
            tr("All points lie at one place: no cell size follows from them. Choose one, or check the coordinates.")
        )
    places = np.column_stack([distinct.real, distinct.imag])
    tree = awaited(lambda: spatial.cKDTree(places, balanced_tree=False, compact_nodes=False), cancelled)
    distance = np.empty(len(places))
    for start in range(0, len(places), _CHUNK):
        if cancelled is not None and cancelled():
            raise Cancelled
        chunk = slice(start, start + _CHUNK)
        distance[chunk] = tree.query(places[chunk], k=2)[0][:, 1]
    return Spacing(len(distance), float(distance.mean()), float(np.median(distance)))


def rounded(length: float) -> float:
    """The nearest of the round lengths 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6 and 8 times a power of ten, by ratio."""
    power = 10.0 ** math.floor(math.log10(length))
    return float(f"{min((digit * power for digit in _DIGITS), key=lambda each: abs(math.log(each / length))):.6g}")


def reached(counts: Floats, cells: float = REACH_CELLS) -> Mask:
    """The cells within `cells` cells of one that holds a point: where reports come from, if nobody says where.

    At random a cell of `choose_frame` holds one point. `NEXT_CELLS` then leave hardly a gap in the ground that points
    fill, and add hardly a rim; `REACH_CELLS` add a rim, so that there are empty cells to compare with.
    """
    return disc_sums((counts > 0).astype(float), cells) > 0.5


def reached_hexagons(x: ArrayLike, y: ArrayLike, size: float, cells: float = REACH_CELLS) -> Hexagons:
    """The hexagons within `cells` hexagons of one that holds a point, row by row. Memory: 300 bytes a hexagon held."""
    q, r = axial(np.asarray(x, dtype=float), np.asarray(y, dtype=float), size)
    margin = 2 * math.ceil(cells) + 1
    low, width = q.min() - margin, np.ptp(q) + 2 * margin + 1
    held = np.unique(r * width + (q - low))
    window = hexagonal_disc(cells)
    around = np.unique([held + row * width + col for row, first, last in window for col in range(first, last + 1)])
    return Hexagons(float(size), around % width + low, around // width)


def framed(
    x: ArrayLike,
    y: ArrayLike,
    cell: float,
    study_area: shapely.Geometry | None = None,
    weights: ArrayLike | None = None,
) -> Frame:
    """The points counted in cells: those whose centre lies in the study area, else those `reached` by points."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    grid = Grid.covering(_extent(x, y, study_area), cell)
    mask = reached(grid.counts(x, y)) if study_area is None else grid.rasterize_mask(study_area)
    return Frame(grid, mask, grid.counts(x, y, weights))


def _extent(x: Floats, y: Floats, study_area: shapely.Geometry | None) -> Extent:
    if study_area is not None:
        bounds: Extent = study_area.bounds
        return bounds
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def choose_frame(
    x: ArrayLike,
    y: ArrayLike,
    between: float,
    study_area: shapely.Geometry | None = None,
    weights: ArrayLike | None = None,
    cancelled: IsCancelled | None = None,
) -> tuple[Frame, str]:
    """Cells of twice the distance `between` places, and "spacing", "few" or "many": what decided their size.

    "few" and "many": they would have been too few or too many (`CELLS_WANTED`) and are smaller or larger than that.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    size, why = rounded(2.0 * between), "spacing"
    xmin, ymin, xmax, ymax = _extent(x, y, study_area)
    while ((xmax - xmin) / size + 2) * ((ymax - ymin) / size + 2) > ARRAY_CELLS:
        size, why = rounded(size * 1.25), "many"
    while True:
        if cancelled is not None and cancelled():
            raise Cancelled
        frame = framed(x, y, size, study_area, weights)
        if frame.cells > CELLS_WANTED[1] and why != "few":
            size, why = rounded(size * 1.25), "many"
        elif frame.cells < CELLS_WANTED[0] and why != "many" and size > between / FINEST:
            size, why = rounded(size / 1.25), "few"
        else:
            return frame, why


def grid_scale(frame: Frame, bands: Sequence[float] = BANDS, cancelled: IsCancelled | None = None) -> Scale:
    """Tries `bands` (cells) on a grid until well past the peak, if at most a quarter of the cells lie within them.

    Memory: 80 bytes a cell. Cost: one pass over the grid for each row of each disc.
    """
    valid, cell = frame.mask.astype(float), frame.grid.cell
    values = np.where(frame.mask, frame.counts, 0.0)
    steps: list[Step] = []
    for band in bands:
        if cancelled is not None and cancelled():
            raise Cancelled
        neighbours = (np.rint(disc_sums(valid, band)) - 1.0)[frame.mask]
        if steps and (neighbours.mean() > frame.cells / 4 or _is_past(steps)):
            break
        sums = (disc_sums(values, band) - values)[frame.mask]
        steps.append(_step(band * cell, frame.counts[frame.mask], sums, neighbours))
    return _chosen(steps)


def is_worth_widening(scale: Scale, frame: Frame) -> bool:
    """Whether the widest band was the strongest, so that larger cells would show the same and reach farther."""
    widest = len(scale.steps) == len(BANDS) and scale.chosen == len(BANDS) - 1
    return scale.stands_out and widest and frame.cells / 4 >= CELLS_WANTED[0]


def area_scale(values: Floats, weights: Sequence[sparse.csr_matrix]) -> Scale:
    """Tries the neighbourhoods of `contiguity_orders` on the values (n,) of areas."""
    steps: list[Step] = []
    for order, each in enumerate(weights, 1):
        neighbours = np.diff(each.indptr) - 1.0
        if steps and neighbours.mean() > len(values) / 4:
            break
        steps.append(_step(float(order), values, each @ values - values, neighbours))
    return _chosen(steps)


def contiguity_orders(touching: sparse.csr_matrix, most: int = ORDERS) -> list[sparse.csr_matrix]:
    """Binary weights of the areas that touch, of those and the ones that touch these, and so on, up to `most` orders.

    `touching` is binary with ones on the diagonal. Stops when a further order would add nothing or hold a quarter of
    all pairs.
    """
    orders = [touching]
    while len(orders) < most:
        wider = (orders[-1] @ touching).tocsr()
        wider.data[:] = 1.0
        if wider.nnz == orders[-1].nnz or wider.nnz > touching.shape[0] ** 2 / 4:
            break
        orders.append(wider)
    return orders


def _step(band: float, values: Floats, sums: Floats, neighbours: Floats) -> Step:
    if len(values) < FEWEST_TESTED or not neighbours.any() or not np.ptp(values) > 0:
        return Step(band, float(neighbours.mean()), 0.0, 0.0, 0.0, 1.0)
    found = binary_moran(values, sums, neighbours)
    some = neighbours > 0
    own, others = values[some], sums[some] / neighbours[some]
    varies = some.sum() > 2 and np.ptp(own) > 0 and np.ptp(others) > 0
    correlation = float(np.corrcoef(own, others)[0, 1]) if varies else 0.0
    if not np.isfinite(found.z_rand):
        return Step(band, float(neighbours.mean()), correlation, found.i, 0.0, 1.0)
    return Step(band, float(neighbours.mean()), correlation, found.i, found.z_rand, found.p_rand)


def _is_past(steps: list[Step]) -> bool:
    best = max(step.correlation for step in steps)
    return best > 0 and all(step.correlation < best for step in steps[-PAST:])


def _chosen(steps: list[Step]) -> Scale:
    """The strongest scale; where there is no pattern, the smallest."""
    best = max(range(len(steps)), key=lambda i: steps[i].correlation)
    stands_out = steps[best].correlation > 0 and steps[best].z > 0 and steps[best].p <= ALPHA
    return Scale(tuple(steps), best if stands_out else 0, stands_out)
