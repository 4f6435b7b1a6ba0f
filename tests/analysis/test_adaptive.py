"""Adaptive density against sparr, against direct summation, and its own laws."""

from __future__ import annotations

import json

import numpy as np
import pytest

from kmzb_plugin.analysis import adaptive
from kmzb_plugin.analysis.adaptive import abramson, adaptive_density, partition_error, pilot_at_points
from kmzb_plugin.analysis.density import kernel_density
from kmzb_plugin.analysis.edge import StudyArea
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernels import KERNELS, gaussian_kernel
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.text import UserError

from .oracles import FOLDER, table

SPARR = json.loads((FOLDER / "chicago_bandwidth_and_edge.json").read_text())
GRID = Grid(620_000.0, 480_000.0, 50.0, 120, 90)


def clustered(n: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Inside the grid, so far that no kernel of 500 m reaches beyond it."""
    rng = np.random.default_rng(seed)
    low, high = np.array([GRID.x0, GRID.y0]) + 1000, np.array([GRID.x1, GRID.y1]) - 1000
    centres = low + rng.random((5, 2)) * (high - low)
    xy = np.clip(centres[rng.integers(0, 5, n)] + rng.normal(0, 300, (n, 2)), low, high)
    return xy[:, 0], xy[:, 1]


def direct(x: np.ndarray, y: np.ndarray, radii: np.ndarray, kernel: str) -> np.ndarray:
    cx, cy = GRID.centres()
    total = np.zeros(GRID.shape)
    for px, py, radius in zip(x, y, radii, strict=True):
        total += KERNELS[kernel].density(np.hypot(cx[None, :] - px, cy[:, None] - py), radius)
    return total * 1e6


def partitioned(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with more points than are added one by one."""
    monkeypatch.setattr(adaptive, "_EXACT_POINTS", 0)
    monkeypatch.setattr(adaptive, "_FEW_POINTS", 0)


def test_radii_are_those_of_sparr() -> None:
    found = abramson(SPARR["pilot"], 100.0)
    np.testing.assert_allclose(found.radius, SPARR["adaptive_sigma"], rtol=1e-8)
    assert found.trimmed == 0


def test_density_is_that_of_sparr() -> None:
    crimes = table("chicago_street_crimes.csv")
    grid = Grid(0.0, 0.0, 50.0, 26, 26)
    radii = 8.0 * np.array(SPARR["adaptive_sigma"])
    found = adaptive_density(crimes["x"], crimes["y"], radii, grid, gaussian_kernel(8.0)) / 1e6
    expected = np.array(SPARR["adaptive"])[::-1]
    assert np.abs(found - expected).max() < 1e-9 * expected.max()


def test_radii_by_hand() -> None:
    """Densities 1, 4, 16: the geometric mean is 4, the factors are 2, 1, 1/2; the trimming cuts at 5."""
    assert abramson([1.0, 4.0, 16.0], 100.0).radius == pytest.approx([200.0, 100.0, 50.0])
    cut = abramson([1e-6, *[1.0] * 99], 100.0)
    assert (cut.radius.max(), cut.trimmed) == (500.0, 1)
    assert abramson([1.0, 4.0], 10.0, [3.0, 1.0]).radius == pytest.approx([10 * 4**0.125, 10 * 4**-0.375])


@pytest.mark.parametrize("kernel", KERNELS)
def test_few_points_are_summed_directly(kernel: str) -> None:
    x, y = clustered(300)
    radii = np.random.default_rng(2).uniform(120, 900, 300)
    expected = direct(x, y, radii, kernel)
    found = adaptive_density(x, y, radii, GRID, kernel)
    assert np.abs(found - expected).max() < 1e-12 * expected.max()


@pytest.mark.parametrize("kernel", KERNELS)
def test_many_points_stay_within_the_bound_told(kernel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The partition moves at most the share `partition_error` of the mass: half of the absolute difference."""
    x, y = clustered(1500)
    radii = np.random.default_rng(2).uniform(150, 500, 1500)
    expected = direct(x, y, radii, kernel)
    partitioned(monkeypatch)
    found = adaptive_density(x, y, radii, GRID, kernel)
    bound = partition_error(kernel)
    assert bound < (0.053 if kernel == "uniform" else 0.01)
    assert np.abs(found - expected).sum() / 2 < bound * expected.sum()
    if kernel != "uniform":
        assert np.abs(found - expected).max() < 0.01 * expected.max()
        assert found.sum() * GRID.cell**2 / 1e6 == pytest.approx(1500, rel=1e-3)


def test_one_kernel_moves_no_more_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    partitioned(monkeypatch)
    fine = Grid(0.0, 0.0, 10.0, 150, 150)
    radii = np.array([400.0, 400.0 * adaptive.STEP**0.5, 400.0 * adaptive.STEP])
    for kernel in ("quartic", "gaussian"):
        moved = []
        for middle in range(3):
            # the outer two set the ladder, far away
            x, y = np.array([750.0, 1e6, 2e6]), np.array([750.0, 1e6, 2e6])
            used = np.array([radii[middle], radii[0], radii[2]])
            found = adaptive_density(x, y, used, fine, kernel)
            exact = kernel_density(x[:1], y[:1], fine, float(radii[middle]), kernel)
            moved.append(np.abs(found - exact).sum() / exact.sum() / 2)
        assert moved[0] < 1e-9
        assert moved[2] < 1e-9
        assert 0.2 * partition_error(kernel) < moved[1] < 1.02 * partition_error(kernel)


def test_equal_radii_are_a_fixed_density(monkeypatch: pytest.MonkeyPatch) -> None:
    x, y = clustered(500)
    weights = np.random.default_rng(3).random(500)
    expected = kernel_density(x, y, GRID, 400.0, weights=weights)
    for _ in range(2):
        found = adaptive_density(x, y, np.full(500, 400.0), GRID, weights=weights)
        assert np.abs(found - expected).max() < 1e-12 * expected.max()
        partitioned(monkeypatch)


def test_linear_in_the_weights_and_blind_to_order() -> None:
    x, y = clustered(200)
    rng = np.random.default_rng(5)
    radii, first, second = rng.uniform(150, 500, 200), rng.random(200), rng.random(200)
    together = adaptive_density(x, y, radii, GRID, weights=first + 2 * second)
    apart = adaptive_density(x, y, radii, GRID, weights=first)
    apart += 2 * adaptive_density(x, y, radii, GRID, weights=second)
    np.testing.assert_allclose(together, apart, atol=1e-12 * together.max())
    order = rng.permutation(200)
    shuffled = adaptive_density(x[order], y[order], radii[order], GRID, weights=(first + 2 * second)[order])
    np.testing.assert_allclose(together, shuffled, atol=1e-12 * together.max())


def test_diggles_weights_keep_the_mass_of_each_radius() -> None:
    x, y = clustered(800)
    mask = np.zeros(GRID.shape, dtype=bool)
    mask[20:70, 20:100] = True
    radii = np.random.default_rng(6).uniform(300, 900, 800)
    found = adaptive_density(x, y, radii, GRID, mask=mask, diggle=True)
    inside = StudyArea(GRID, mask).holds(x, y).sum()
    assert 400 < inside < 800
    assert np.nansum(found) * 0.05**2 == pytest.approx(inside, rel=3e-3)
    assert np.array_equal(np.isnan(found), ~mask)


def test_pilot_at_points_by_direct_summation() -> None:
    x, y = clustered(600)
    weights = np.random.default_rng(7).random(600)
    distance = np.hypot(x[:, None] - x, y[:, None] - y)
    exact = (KERNELS["quartic"].density(distance, 400.0) * weights).sum(axis=1) * 1e6
    found = pilot_at_points(x, y, 400.0, weights=weights)
    peak = KERNELS["quartic"].constant / 0.4**2
    assert np.abs(found - exact).max() < 0.02 * max(peak, exact.max())
    assert np.median(np.abs(found / exact - 1)) < 0.005
    assert (found > 0).all()


def test_a_radius_too_small_for_the_extent_is_refused_with_one_that_works() -> None:
    x, y = np.array([0.0, 800_000.0]), np.array([0.0, 800_000.0])
    with pytest.raises(UserError, match=r"at least \d+ m") as refused:
        pilot_at_points(x, y, 100.0)
    least = float(refused.value.text.split("at least ")[1].split(" m")[0])
    pilot_at_points(x, y, least)


def test_nothing_gives_zero_and_cancel_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not adaptive_density([], [], [], GRID).any()
    x, y = clustered(3000)
    radii = np.random.default_rng(2).uniform(150, 900, 3000)
    seen: list[float] = []
    for _ in range(2):
        with pytest.raises(Cancelled):
            adaptive_density(x, y, radii, GRID, cancelled=lambda: True)
        seen.clear()
        adaptive_density(x, y, radii, GRID, progress=seen.append)
        assert seen == sorted(seen)
        assert seen[-1] == pytest.approx(1.0)
        partitioned(monkeypatch)
