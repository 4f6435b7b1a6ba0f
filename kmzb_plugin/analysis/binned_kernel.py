"""Sums of a kernel over counts in cells, by Fourier transform: fast enough to be repeated a thousand times.

s(c) = Σ_b n_b · shape(|c - b|² / R²) at the centre c of each cell, over the cells b with n_b points in them. The points
are moved to the centres of their cells, which is wrong by some percent where R is a few cells: what is shown to people
comes from `density`, and these sums serve to compare one arrangement of the same points with another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import fft

from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernels import KERNELS, Floats, Kernel

Pause = Callable[[], object]


def nothing() -> None:
    """A pause that does nothing."""


@dataclass(frozen=True)
class Margin:
    """How many cells beyond a grid there are points that reach into it."""

    top: int = 0
    left: int = 0
    bottom: int = 0
    right: int = 0

    @classmethod
    def around(cls, grid: Grid, radius: float, x: ArrayLike, y: ArrayLike) -> Margin:
        """The margin that holds the points (n,), but no wider than the radius."""
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        if not len(x):
            return cls()
        beyond = np.array([y.max() - grid.y1, grid.x0 - x.min(), grid.y0 - y.min(), x.max() - grid.x1])
        cells = np.ceil(np.clip(beyond, 0.0, radius) / grid.cell)
        return cls(*(int(each) for each in cells))


class BinnedKernel:
    """The kernel of radius R over `grid`, seen from its cells and those of the margin around them (`source`)."""

    def __init__(self, grid: Grid, radius: float, kernel: str | Kernel = "quartic", margin: Margin | None = None):
        margin = margin or Margin()
        self.grid = grid
        self.source = Grid(
            grid.x0 - margin.left * grid.cell,
            grid.y0 - margin.bottom * grid.cell,
            grid.cell,
            grid.ncols + margin.left + margin.right,
            grid.nrows + margin.top + margin.bottom,
        )
        self._kernel = KERNELS[kernel] if isinstance(kernel, str) else kernel
        self._reach = radius / grid.cell
        self._rows = _Axis.of(self.source.nrows, margin.top, grid.nrows, self._reach)
        self._cols = _Axis.of(self.source.ncols, margin.left, grid.ncols, self._reach)
        self._spectra: dict[tuple[str, int], NDArray[Any]] = {}

    def cells(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.int64]:
        """The cell of `source` that each point lies in, -1 where it is in none and reaches no cell of the grid."""
        return self.source.cell_index(x, y)

    def counts(self, cells: NDArray[np.integer], weights: Floats | None = None) -> NDArray[Any]:
        """How many of the points lie in each cell of `source`, flat; or the sums of their weights."""
        return np.bincount(cells, weights=weights, minlength=self.source.nrows * self.source.ncols)

    def sums(self, counts: NDArray[Any], power: int = 1, pause: Pause = nothing) -> NDArray[Any]:
        """The sums (nrows, ncols) of shape^`power` in the precision of `counts` (flat, over `source`), float32 or 64.

        `pause` is called between the parts of the work and may raise. Memory: four times that of `counts`.
        """
        spectrum = self.spectrum(counts.dtype, power)
        # only the rows that hold something are transformed, and only those wanted are transformed back
        work = fft.rfft(counts.reshape(self.source.shape), n=self._cols.size, axis=1)
        pause()
        work = fft.fft(work, n=self._rows.size, axis=0, overwrite_x=True)
        pause()
        work *= spectrum
        work = fft.ifft(work, axis=0, overwrite_x=True)
        pause()
        return fft.irfft(work[self._rows.wanted], n=self._cols.size, axis=1)[:, self._cols.wanted]

    def spectrum(self, precision: np.dtype[Any], power: int = 1) -> NDArray[Any]:
        """The transform of shape^`power` on the torus; real, since the kernel is symmetric."""
        key = (np.dtype(precision).name, power)
        if key not in self._spectra:
            square = self._rows.offsets()[:, None] ** 2 + self._cols.offsets()[None, :] ** 2
            q = square / self._reach**2
            # an offset of exactly R must not be lost to rounding
            image = np.where(q <= 1.0 + 1e-12, self._kernel.shape(np.minimum(q, 1.0)) ** power, 0.0)
            self._spectra[key] = fft.rfft2(image).real.astype(precision)
        return self._spectra[key]


@dataclass(frozen=True)
class _Axis:
    """One axis of the torus: its `size`, and which part of it is wanted."""

    size: int
    wanted: slice

    @classmethod
    def of(cls, source: int, start: int, target: int, reach: float) -> _Axis:
        """`target` cells are wanted from `start` on, and all `source` cells can reach them."""
        farthest = max(source - start, start + target) - 1
        beyond = min(int(reach), farthest)
        # nothing may come round the torus: every distance and the kernel's reach must fit in
        size = max(source, farthest + 1 + beyond)
        return cls(int(fft.next_fast_len(size, real=True)), slice(start, start + target))

    def offsets(self) -> Floats:
        """The distance of each cell from the first, the shorter way round."""
        index = np.arange(self.size, dtype=float)
        return np.minimum(index, self.size - index)
