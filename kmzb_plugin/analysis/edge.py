"""Edge correction: what a kernel loses beyond the border of the study area, and two ways to make up for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage, signal

from kmzb_plugin.analysis.density import kernel_density
from kmzb_plugin.analysis.grid import Extent, Grid
from kmzb_plugin.analysis.kernels import KERNELS, Floats, Kernel, gaussian_kernel
from kmzb_plugin.analysis.progress import IsCancelled, Progress, awaited

_SAMPLES = 32.0  # points along the radius at which the kernel is averaged over a cell
_SIGMAS = 6.0  # where the Gaussian of `corrections` ends
_SIDE = 256  # cells along the longer side where a study area is only needed for correction


@dataclass(frozen=True)
class StudyArea:
    """The cells `mask` (nrows, ncols) of `grid` as the area that points can come from."""

    grid: Grid
    mask: NDArray[np.bool_]

    @classmethod
    def coarse(cls, polygons: shapely.Geometry) -> StudyArea:
        """The area of a geometry in cells of 1/256 of its longer side: enough for `corrections`."""
        extent: Extent = polygons.bounds
        grid = Grid.covering(extent, max(extent[2] - extent[0], extent[3] - extent[1]) / _SIDE)
        return cls(grid, grid.rasterize_mask(polygons))

    def shares(self, radius: float, kernel: str | Kernel = "quartic") -> Floats:
        """e(u): which share of a kernel of `radius` around each cell's centre lies in the area.

        Shape (nrows + 2, ncols + 2): the cells and those around them, so that every place of the grid lies between
        centres. e is the sum over the area's cells of the kernel's integral over each, by one convolution.
        """
        return self._blurred(self.mask.astype(float), radius, _kernel(kernel))

    def at(self, raster: Floats, x: ArrayLike, y: ArrayLike) -> Floats:
        """A raster of `shares` at points (n,), linearly between the cells' centres."""
        col = (np.asarray(x, dtype=float) - self.grid.x0) / self.grid.cell + 0.5
        row = (self.grid.y1 - np.asarray(y, dtype=float)) / self.grid.cell + 0.5
        return ndimage.map_coordinates(raster, np.stack([row, col]), order=1, mode="nearest")

    def corrections(self, x: Floats, y: Floats, sigma: float) -> tuple[Floats, Floats]:
        """e of a Gaussian kernel at the points, and the integral over the area of the kernel around each of them / e.

        These are what the likelihood of a corrected density asks for (`likelihood.Edge`).
        """
        kernel, radius = gaussian_kernel(_SIGMAS), _SIGMAS * sigma
        share = self.shares(radius, kernel)
        inverse = np.where(self.mask, 1.0 / np.maximum(share[1:-1, 1:-1], np.finfo(float).tiny), 0.0)
        mass = self._blurred(inverse, radius, kernel)
        return np.maximum(self.at(share, x, y), np.finfo(float).tiny), self.at(mass, x, y)

    def holds(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.bool_]:
        """Which points (n,) lie in a cell of the area."""
        index = self.grid.cell_index(x, y)
        return (index >= 0) & self.mask.ravel()[index]

    def _blurred(self, values: Floats, radius: float, kernel: Kernel) -> Floats:
        stencil = cell_integrals(kernel, radius / self.grid.cell, max(self.grid.shape))
        padded = np.pad(values, 1)
        blurred = signal.oaconvolve(padded, stencil, mode="same")
        # rounding of the transforms: e is never more than one, and nothing is added where the area is out of reach
        blurred[np.abs(blurred) < 1e-13 * np.abs(values).max(initial=0.0)] = 0.0
        return blurred


def cell_integrals(kernel: Kernel, reach: float, most: int) -> Floats:
    """The kernel's integral over each cell around one whose centre it stands at, (2k + 1, 2k + 1), k at most `most`.

    `reach` is the radius in cells. Each cell is sampled so that the radius has 32 samples or more; where the whole
    kernel is there, the integrals are scaled to the sum 1.
    """
    k = min(int(np.floor(reach + 0.5)), most)
    samples = max(int(np.ceil(_SAMPLES / reach)), 2)
    offsets = np.arange(-k, k + 1)
    inner = (np.arange(samples) + 0.5) / samples - 0.5
    total = np.zeros((2 * k + 1, 2 * k + 1))
    for dv in inner:
        for du in inner:
            total += kernel.density(np.hypot(offsets[:, None] + dv, offsets[None, :] + du), reach)
    total /= samples**2
    return total / total.sum() if k >= reach - 0.5 else total


def corrected_density(
    x: ArrayLike,
    y: ArrayLike,
    area: StudyArea,
    radius: float,
    kernel: str | Kernel = "quartic",
    weights: ArrayLike | None = None,
    correction: str = "uniform",
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Floats:
    """The density per km² of the points in the study area, corrected for what lies beyond its border; NaN outside.

    "uniform": f(u)/e(u), unbiased where the density is even. "diggle": weights w_i/e(x_i), which keeps the sum:
    density times area adds up to Σw. Points outside the area are left out, as spatstat does. Shape (nrows, ncols).
    Beside what `kernel_density` needs, about 40 bytes a cell.
    Reference: Diggle (1985), Applied Statistics 34, 138-147; Jones (1993), Statistics and Computing 3, 135-146; the
    names are those of spatstat's `density.ppp`.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    inside = area.holds(x, y)
    weight = np.ones(len(x)) if weights is None else np.asarray(weights, dtype=float)
    x, y, weight = x[inside], y[inside], weight[inside]
    share = awaited(lambda: area.shares(radius, kernel), cancelled)
    if correction == "diggle":
        weight = weight / awaited(lambda: area.at(share, x, y), cancelled)
    density = kernel_density(x, y, area.grid, radius, kernel, weight, area.mask, progress=progress, cancelled=cancelled)
    if correction == "uniform":
        density[area.mask] /= share[1:-1, 1:-1][area.mask]
    return density


def _kernel(kernel: str | Kernel) -> Kernel:
    return KERNELS[kernel] if isinstance(kernel, str) else kernel
