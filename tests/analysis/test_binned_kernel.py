"""Sums over counts in cells against plain summation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.binned_kernel import BinnedKernel, Margin
from kmzb_plugin.analysis.density import kernel_density
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernels import KERNELS
from kmzb_plugin.analysis.simulation import NOISE


def plain_sums(kernel: BinnedKernel, counts: np.ndarray, name: str, radius: float, power: int = 1) -> np.ndarray:
    """The definition: every cell of the grid looks at every cell of the source."""
    (tx, ty), (sx, sy) = kernel.grid.centres(), kernel.source.centres()
    q = ((tx[None, :, None, None] - sx) ** 2 + (ty[:, None, None, None] - sy[:, None]) ** 2) / radius**2
    height = np.where(q <= 1 + 1e-12, KERNELS[name].shape(np.minimum(q, 1.0)) ** power, 0.0)
    return (height * counts.reshape(kernel.source.shape)).sum(axis=(2, 3))


@settings(deadline=None, max_examples=60)
@given(
    name=st.sampled_from(sorted(KERNELS)),
    radius=st.floats(5.0, 300.0),
    shape=st.tuples(st.integers(1, 9), st.integers(1, 12)),
    margin=st.tuples(*(st.integers(0, 6) for _ in range(4))),
    power=st.sampled_from([1, 2]),
    seed=st.integers(0, 1000),
)
def test_equals_plain_summation(
    name: str, radius: float, shape: tuple[int, int], margin: tuple[int, ...], power: int, seed: int
) -> None:
    """Nothing comes round the torus, whatever the radius and wherever the points."""
    grid = Grid(1000.0, 2000.0, 10.0, shape[1], shape[0])
    kernel = BinnedKernel(grid, radius, name, Margin(*margin))
    size = kernel.source.ncols * kernel.source.nrows
    counts = np.random.default_rng(seed).poisson(0.7, size).astype(float)
    expected = plain_sums(kernel, counts, name, radius, power)
    assert np.abs(kernel.sums(counts, power) - expected).max() < 1e-12 * max(1.0, expected.max())
    single = kernel.sums(counts.astype(np.float32), power)
    assert single.dtype == np.float32
    assert np.abs(single - expected).max() < NOISE["float32"] * max(1.0, expected.max())


@pytest.mark.parametrize("name", sorted(KERNELS))
def test_points_on_centres_have_the_exact_density(name: str) -> None:
    """Where binning moves nothing, the sums are those of `density`; points beyond the grid reach into it."""
    grid, radius = Grid(0.0, 0.0, 10.0, 60, 40), 73.0
    rng = np.random.default_rng(4)
    x, y = rng.integers(-12, 72, 900) * 10.0 + 5, rng.integers(-12, 52, 900) * 10.0 + 5
    kernel = BinnedKernel(grid, radius, name, Margin.around(grid, radius, x, y))
    cells = kernel.cells(x, y)
    sums = kernel.sums(kernel.counts(cells[cells >= 0]).astype(float))
    expected = kernel_density(x, y, grid, radius, name) * radius**2 / KERNELS[name].constant / 1e6
    assert np.abs(sums - expected).max() < 1e-9 * expected.max()


def test_margin_holds_what_reaches_into_the_grid_and_no_more() -> None:
    grid = Grid(0.0, 0.0, 10.0, 5, 4)
    assert Margin.around(grid, 35.0, [25.0], [25.0]) == Margin()
    assert Margin.around(grid, 35.0, [], []) == Margin()
    assert Margin.around(grid, 35.0, [-5.0, 61.0], [20.0, 1000.0]) == Margin(top=4, left=1, bottom=0, right=2)


def test_single_precision_errs_as_little_as_is_said() -> None:
    """With many points, all of them in few places, on a large raster."""
    grid = Grid(0.0, 0.0, 10.0, 700, 600)
    rng = np.random.default_rng(1)
    kernel = BinnedKernel(grid, 300.0)
    counts = np.bincount(rng.integers(0, grid.nrows * grid.ncols, 100_000), minlength=grid.nrows * grid.ncols)
    counts[rng.integers(0, len(counts), 20)] += 50_000
    exact = kernel.sums(counts.astype(float))
    assert np.abs(kernel.sums(counts.astype(np.float32)) - exact).max() < NOISE["float32"] / 2 * exact.max()
