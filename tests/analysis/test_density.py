"""Exact kernel density against direct summation, R spatstat's data, and its own laws."""

from __future__ import annotations

import time
from threading import current_thread

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis import density
from kmzb_plugin.analysis.density import kernel_density, merge_coincident
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernel_window import Places
from kmzb_plugin.analysis.kernels import KERNELS, gaussian_kernel
from kmzb_plugin.analysis.progress import Cancelled, Job
from kmzb_plugin.text import UserError

from .oracles import direct_density, table

GRID = Grid(620_000.0, 480_000.0, 50.0, 120, 90)


def scattered(n: int, seed: int = 1, margin: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    """Points over the grid, `margin` metres inside it (outside, if negative), half of them in clusters."""
    rng = np.random.default_rng(seed)
    low = np.array([GRID.x0, GRID.y0]) + margin
    high = np.array([GRID.x1, GRID.y1]) - margin
    even = low + rng.random((n - n // 2, 2)) * (high - low)
    centres = low + rng.random((8, 2)) * (high - low)
    close = np.clip(centres[rng.integers(0, 8, n // 2)] + rng.normal(0, 150.0, (n // 2, 2)), low, high)
    return tuple(np.vstack([even, close]).T)


@pytest.mark.parametrize("radius_cells", [0.5, 2.7, 9.0, 30.0, 200.0])
@pytest.mark.parametrize("kernel", KERNELS)
def test_equals_direct_summation_on_2000_points(kernel: str, radius_cells: float) -> None:
    x, y = scattered(2000, margin=-300.0)
    weights = np.random.default_rng(2).random(2000) * 10
    radius = radius_cells * GRID.cell
    expected = direct_density(x, y, GRID, radius, kernel, weights)
    found = kernel_density(x, y, GRID, radius, kernel, weights)
    assert np.abs(found - expected).max() < 1e-9 * expected.max()
    assert np.abs(found.astype(np.float32) - expected).max() < 1e-6 * expected.max()
    assert (found[expected == 0] == 0).all()


@pytest.mark.parametrize("kernel", KERNELS)
def test_every_way_of_summing_gives_the_same(kernel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With many points the moments do the work, in small tiles too; and without them."""
    x, y = scattered(20_000, margin=-300.0)
    radius = 17.3 * GRID.cell
    whole = kernel_density(x, y, GRID, radius, kernel)
    monkeypatch.setattr(density, "TILE", 37)
    tiled = kernel_density(x, y, GRID, radius, kernel)
    monkeypatch.setattr(density, "SHARE", {})
    plain = kernel_density(x, y, GRID, radius, kernel)
    assert np.abs(whole - plain).max() < 1e-9 * plain.max()
    assert np.abs(tiled - plain).max() < 1e-9 * plain.max()


@pytest.mark.parametrize("kernel", ["quartic", "gaussian", "triangular"])
def test_a_small_window_into_a_wide_kernel(kernel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The points in tiles of their own, far to one side of the grid's."""
    monkeypatch.setattr(density, "TILE", 40)
    window = Grid(GRID.x0, GRID.y0, GRID.cell, 30, 25)
    x, y = scattered(3000, margin=-300.0)
    radius = 90.0 * GRID.cell
    expected = direct_density(x, y, window, radius, kernel)
    found = kernel_density(x, y, window, radius, kernel)
    assert np.abs(found - expected).max() < 1e-9 * expected.max()


@pytest.mark.parametrize("kernel", KERNELS)
def test_mass_is_the_number_of_points(kernel: str) -> None:
    radius = 18 * GRID.cell
    x, y = scattered(2000, margin=radius)
    mass = kernel_density(x, y, GRID, radius, kernel).sum() * GRID.cell**2 / 1e6
    assert mass == pytest.approx(2000, rel=1e-4)


def test_equals_the_direct_sums_of_the_chicago_crimes() -> None:
    """Quartic with R = 100·√8 ft, and the Gaussian of sigma 100 ft, cut off where nothing is left of it."""
    crimes, expected = table("chicago_street_crimes.csv"), table("chicago_kde_spatstat.csv")
    grid = Grid(0.0, 150.0, 50.0, 26, 23)
    cells = grid.cell_index(expected["x"], expected["y"])
    assert len(np.unique(cells)) == len(expected)
    cases = [("quartic", 100 * np.sqrt(8.0), "quartic_exact"), (gaussian_kernel(20.0), 2000.0, "gauss_exact")]
    for kernel, radius, column in cases:
        found = kernel_density(crimes["x"], crimes["y"], grid, radius, kernel).ravel()[cells] / 1e6
        assert found == pytest.approx(expected[column].to_numpy(), rel=1e-9, abs=1e-9 * expected[column].max())


def test_gaussian_is_the_cut_one_raised_to_mass_one() -> None:
    """R = 300 ft means sigma = 100 ft; spatstat's whole Gaussian is at most 1.2 % of its peak away."""
    crimes, expected = table("chicago_street_crimes.csv"), table("chicago_kde_spatstat.csv")
    grid = Grid(0.0, 150.0, 50.0, 26, 23)
    found = kernel_density(crimes["x"], crimes["y"], grid, 300.0, "gaussian") / 1e6
    whole = expected["gauss_exact"].to_numpy()
    difference = found.ravel()[grid.cell_index(expected["x"], expected["y"])] - whole
    assert np.abs(difference).max() < 0.012 * whole.max()
    assert np.abs(difference).max() > 0.001 * whole.max()


@settings(max_examples=25, deadline=None)
@given(
    kernel=st.sampled_from(list(KERNELS)),
    radius=st.floats(32.0, 2000.0),
    rows=st.integers(-10, 10),
    cols=st.integers(-10, 10),
    n=st.integers(0, 60),
)
def test_moving_by_whole_cells_moves_the_density(kernel: str, radius: float, rows: int, cols: int, n: int) -> None:
    grid = Grid(0.0, 0.0, 64.0, 50, 40)  # powers of two: coordinates move without rounding
    rng = np.random.default_rng(n)
    x, y = rng.integers(0, 3200, n).astype(float), rng.integers(0, 2560, n).astype(float)
    moved = Grid(cols * 64.0, rows * 64.0, 64.0, 50, 40)
    here = kernel_density(x, y, grid, radius, kernel)
    there = kernel_density(x + cols * 64.0, y + rows * 64.0, moved, radius, kernel)
    assert np.array_equal(here, there)


@settings(max_examples=25, deadline=None)
@given(kernel=st.sampled_from(list(KERNELS)), radius=st.floats(25.0, 1500.0), seed=st.integers(0, 2**32 - 1))
def test_is_linear_in_the_weights_and_blind_to_order(kernel: str, radius: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, y = scattered(80, seed)
    first, second = rng.random(80), rng.random(80)
    together = kernel_density(x, y, GRID, radius, kernel, first + 2 * second)
    apart = kernel_density(x, y, GRID, radius, kernel, first) + 2 * kernel_density(x, y, GRID, radius, kernel, second)
    assert np.allclose(together, apart, rtol=0, atol=1e-12 * together.max())
    order = rng.permutation(80)
    shuffled = kernel_density(x[order], y[order], GRID, radius, kernel, (first + 2 * second)[order])
    assert np.allclose(together, shuffled, rtol=0, atol=1e-13 * together.max())


@pytest.mark.parametrize("kernel", KERNELS)
def test_two_points_at_one_place_are_one_of_weight_two(kernel: str) -> None:
    x, y = scattered(300)
    twice = kernel_density(np.repeat(x, 2), np.repeat(y, 2), GRID, 400.0, kernel)
    heavy = kernel_density(x, y, GRID, 400.0, kernel, np.full(300, 2.0))
    assert np.allclose(twice, heavy, rtol=0, atol=1e-13 * heavy.max())


def test_coincident_points_are_merged_with_their_weights() -> None:
    x, y = np.tile([3.0, 1.0, 2.0], 5000), np.tile([1.0, 1.0, -0.0], 5000)
    merged = merge_coincident(Places(x + 1j * y, np.arange(15_000.0)), Job(None, None))
    assert sorted(merged.at, key=abs) == [1 + 1j, 2, 3 + 1j]
    assert merged.weight[np.argsort(merged.at.real)] == pytest.approx(
        [np.arange(k, 15_000, 3).sum() for k in (1, 2, 0)]
    )
    counted = merge_coincident(Places(x + 1j * y, None), Job(None, None))
    assert counted.weight.tolist() == [5000.0] * 3


def test_same_input_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever thread is the first to have done its part of the rim and of the moments."""
    monkeypatch.setattr("kmzb_plugin.analysis.kernel_rim.BLOCK", 500)
    monkeypatch.setattr("kmzb_plugin.analysis.kernel_moments.LINES", 50_000)
    x, y = scattered(50_000)
    first = kernel_density(x, y, GRID, 700.0, "gaussian")
    assert all(np.array_equal(first, kernel_density(x, y, GRID, 700.0, "gaussian")) for _ in range(3))


def test_no_points_give_zero_and_one_point_its_kernel() -> None:
    nothing = kernel_density([], [], GRID, 400.0)
    assert nothing.shape == GRID.shape
    assert not nothing.any()
    cx, cy = GRID.centres()
    one = kernel_density([cx[7]], [cy[11]], GRID, 400.0)
    assert one.max() == one[11, 7] == pytest.approx(3 / (np.pi * 0.4**2))


def test_points_far_outside_do_not_count_and_near_ones_do() -> None:
    y = [GRID.y0 + 1000.0] * 2
    found = kernel_density([GRID.x0 - 300.0, GRID.x0 - 5000.0], y, GRID, 400.0)
    assert np.allclose(found, direct_density([GRID.x0 - 300.0], y[:1], GRID, 400.0, "quartic"), atol=1e-12)
    assert found.any()


def test_outside_the_mask_there_is_nothing_and_inside_there_may_be_zero() -> None:
    mask = np.zeros(GRID.shape, dtype=bool)
    mask[20:60, 30:90] = True
    cx, cy = GRID.centres()
    found = kernel_density([cx[40]], [cy[30]], GRID, 200.0, mask=mask)
    assert np.array_equal(np.isnan(found), ~mask)
    assert found[59, 89] == 0
    assert found[30, 40] > 0


def test_a_radius_below_half_a_cell_is_refused_with_the_smallest() -> None:
    with pytest.raises(UserError, match="at least half a cell: 25"):
        kernel_density([GRID.x0], [GRID.y0], GRID, 24.9)
    with pytest.raises(UserError, match="half a cell"):
        kernel_density([GRID.x0], [GRID.y0], GRID, float("nan"))


@pytest.mark.parametrize("bad", [-1.0, np.nan, np.inf])
def test_impossible_weights_are_refused(bad: float) -> None:
    with pytest.raises(UserError, match="Weights"):
        kernel_density([GRID.x0], [GRID.y0], GRID, 100.0, weights=[bad])


def test_progress_goes_from_zero_to_one_in_the_callers_thread() -> None:
    seen: list[float] = []
    threads = set()
    x, y = scattered(200_000)
    kernel_density(x, y, GRID, 700.0, progress=lambda f: (seen.append(f), threads.add(current_thread())))
    assert seen == sorted(seen)
    assert seen[0] == 0
    assert seen[-1] == pytest.approx(1.0, abs=1e-6)
    assert threads == {current_thread()}


def test_cancel_is_answered_soon() -> None:
    rng = np.random.default_rng(1)
    x, y = rng.random((2, 1_000_000)) * 40_000
    grid = Grid(0.0, 0.0, 20.0, 2000, 2000)
    asked: list[float] = []

    def cancelled() -> bool:
        if time.perf_counter() - begin > 0.8:
            asked.append(time.perf_counter())
        return bool(asked)

    begin = time.perf_counter()
    with pytest.raises(Cancelled):
        kernel_density(x, y, grid, 2000.0, "triangular", cancelled=cancelled)
    assert time.perf_counter() - asked[0] < 0.5  # 0.2 s, and room for a busy machine
