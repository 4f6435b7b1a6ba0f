"""Monte Carlo tolerance surfaces: every arrangement counted, exact distributions, and what holds under chance."""

from __future__ import annotations

import time
from itertools import combinations, count
from typing import Any

import numpy as np
import pytest
from scipy import stats

from kmzb_plugin.analysis import simulation
from kmzb_plugin.analysis.binned_kernel import BinnedKernel, Margin, nothing
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernels import gaussian_kernel
from kmzb_plugin.analysis.nulls import Null, Relabelled, Scattered, Thinned
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.analysis.simulation import Significance, at_most, significance

from .oracles import table

SMALL = Grid(0.0, 0.0, 10.0, 6, 5)


class Listed:
    """A model that hands out given arrangements one after the other."""

    def __init__(self, like: Null, arrangements: list[np.ndarray]) -> None:
        self.like, self.arrangements, self.next = like, arrangements, count()

    def draw(self, kernel: BinnedKernel, rng: np.random.Generator) -> np.ndarray:
        return kernel.counts(self.arrangements[next(self.next)])

    def moments(self, *given: Any) -> Any:
        return self.like.moments(*given)

    def evening(self, *given: Any) -> Any:
        return self.like.evening(*given)


def test_all_labellings_of_a_tiny_grid_by_brute_force() -> None:
    """2 of 7 reports, 21 labellings, ties among them: ranks and family-wise p as counted one by one."""
    cells = np.array([0, 1, 8, 8, 9, 20, 29])
    cases = cells[[2, 4]]
    kernel = BinnedKernel(SMALL, 31.0, "epanechnikov")
    chosen = [cells[list(each)] for each in combinations(range(7), 2)]
    null = Relabelled(cells, 2)
    result = significance(kernel, cases, Listed(null, chosen), len(chosen), 1)

    sums = np.array([kernel.sums(kernel.counts(each).astype(float)) for each in chosen])
    observed = kernel.sums(kernel.counts(cases).astype(float))
    up = (sums >= observed - 1e-9).sum(axis=0)
    down = (sums <= observed + 1e-9).sum(axis=0)
    assert up.min() < 5
    assert (up + down > 22).any()  # ties count on both sides
    np.testing.assert_array_equal(result.upper, (up + 1) / 22)
    np.testing.assert_array_equal(result.lower, (down + 1) / 22)
    np.testing.assert_array_equal(result.two_sided, np.minimum(1, 2 * np.minimum(up + 1, down + 1) / 22))

    evening = null.evening(kernel, null.moments(kernel), 1e-12, np.ones(SMALL.shape, dtype=bool))
    departures = np.array([np.abs(evening.values(each, slice(0, 5))) for each in sums])
    own = np.abs(evening.values(observed, slice(0, 5)))
    above = (departures.max(axis=(1, 2))[:, None, None] >= own - 1e-4).sum(axis=0)
    np.testing.assert_array_equal(result.familywise, (above + 1) / 22)


@pytest.mark.parametrize("kind", ["relabelled", "thinned", "scattered"])
def test_uniform_kernel_has_the_p_of_the_exact_distribution(kind: str) -> None:
    """A disc's count is hypergeometric or binomial: Chicago's thefts among all its crimes, by scipy's tails."""
    crimes = table("chicago_street_crimes.csv")
    x, y = crimes["x"].to_numpy(float), crimes["y"].to_numpy(float)
    theft = crimes["crime"].to_numpy() == "theft"
    grid = Grid(0.0, 150.0, 50.0, 26, 23)
    kernel = BinnedKernel(grid, 240.0, "uniform", Margin.around(grid, 240.0, x, y))
    cells = kernel.cells(x, y)
    cases, m = cells[theft], 999
    here = np.rint(kernel.sums(kernel.counts(cells).astype(float))).astype(int)
    found = np.rint(kernel.sums(kernel.counts(cases).astype(float))).astype(int)
    total, n = len(cells), len(cases)
    null: Null
    if kind == "relabelled":
        null, exact = Relabelled(cells, n), stats.hypergeom(total, here, n)
    elif kind == "thinned":
        null, exact = Thinned(cells, 0.3), stats.binom(here, 0.3)
    else:
        size = grid.nrows * grid.ncols
        null = Scattered(np.arange(size), n)
        exact = stats.binom(n, np.rint(kernel.sums(np.ones(size))) / size)
    result = significance(kernel, cases, null, m, 7)
    for estimate, p in ((result.upper, exact.sf(found - 1)), (result.lower, exact.cdf(found))):
        error = np.sqrt(p * (1 - p) / m) + 1.5 / m
        assert (np.abs(estimate - p) < 4.5 * error).all()
    assert (result.upper <= 0.05).any()


def test_relabelled_crimes_of_chicago_by_direct_sums_and_by_sparr() -> None:
    """Direct sums over every crime, nothing moved, 1,500 labellings of our own; and R sparr's 1,999."""
    crimes, oracle = table("chicago_street_crimes.csv"), table("chicago_tolerance_sparr.csv")
    x, y = crimes["x"].to_numpy(float), crimes["y"].to_numpy(float)
    case = crimes["crime"].isin(["theft", "robbery", "burglary"]).to_numpy()
    grid = Grid(0.0, 150.0, 10.0, 130, 115)
    kernel = BinnedKernel(grid, 900.0, gaussian_kernel(6.0), Margin.around(grid, 900.0, x, y))
    cells = kernel.cells(x, y)
    result = significance(kernel, cells[case], Relabelled(cells, 47), 1999, 1)
    found = result.upper.ravel()[grid.cell_index(oracle["x"], oracle["y"])]

    squared = (oracle["x"].to_numpy()[:, None] - x) ** 2 + (oracle["y"].to_numpy()[:, None] - y) ** 2
    heights = np.exp(-squared / (2 * 150.0**2))
    rng, upper = np.random.default_rng(5), np.zeros(len(oracle))
    for _ in range(1500):
        upper += heights[:, rng.permutation(case)].sum(axis=1) >= heights[:, case].sum(axis=1)
    direct = (upper + 1) / 1501
    error = np.sqrt(direct * (1 - direct) * (1 / 1500 + 1 / 1999))
    # between the centre of a cell and the place itself p changes by up to 0.02
    assert (np.abs(found - direct) < 4 * error + 0.02).all()
    assert np.abs(found - direct).mean() < 0.02
    # sparr's densities are approximate (see the README of the oracles)
    assert np.abs(found - oracle["p"]).mean() < 0.02
    assert np.corrcoef(found, oracle["p"])[0, 1] > 0.997


def a_data_set(kind: str, rng: np.random.Generator) -> tuple[BinnedKernel, np.ndarray, Null]:
    """One that is chance, by the very model: there is nothing to be found."""
    grid = Grid(0.0, 0.0, 25.0, 24, 20)
    if kind == "scattered":
        kernel = BinnedKernel(grid, 120.0)
        everywhere = np.arange(grid.ncols * grid.nrows)
        return kernel, rng.choice(everywhere, 150), Scattered(everywhere, 150)
    x, y = 300 + rng.normal(0, 120, 400), 250 + rng.normal(0, 90, 400)
    kernel = BinnedKernel(grid, 120.0, "quartic", Margin.around(grid, 120.0, x, y))
    cells = kernel.cells(x, y)
    cells = cells[cells >= 0]
    if kind == "thinned":
        return kernel, cells[rng.random(len(cells)) < 0.4], Thinned(cells, 0.4)
    return kernel, rng.choice(cells, 120, replace=False), Relabelled(cells, 120)


@pytest.mark.parametrize("kind", ["scattered", "thinned", "relabelled"])
def test_where_there_is_only_chance_five_in_a_hundred_are_significant(kind: str) -> None:
    """200 data sets, 39 arrangements each: with 40 ranks p <= 0.05 has a chance of exactly 1/20."""
    sets, one_cell, anywhere = 200, 0, 0
    for seed in range(sets):
        kernel, cells, null = a_data_set(kind, np.random.default_rng([11, seed]))
        result = significance(kernel, cells, null, 39, seed)
        one_cell += bool(at_most(result.two_sided, 0.05)[10, 12])
        anywhere += bool(at_most(result.familywise, 0.05).any())
    likely = stats.binom(sets, 0.05)
    for found in (one_cell, anywhere):
        assert likely.ppf(0.0005) <= found <= likely.ppf(0.9995)


def planted(seed: int = 5) -> tuple[BinnedKernel, np.ndarray, np.ndarray]:
    """300 reports anywhere and 40 more within 100 m of (700, 300)."""
    rng = np.random.default_rng(seed)
    grid = Grid(0.0, 0.0, 20.0, 60, 50)
    x = np.concatenate([rng.random(300) * 1200, 700 + rng.normal(0, 40, 40)])
    y = np.concatenate([rng.random(300) * 1000, 300 + rng.normal(0, 40, 40)])
    kernel = BinnedKernel(grid, 150.0)
    return kernel, kernel.cells(x, y), np.arange(grid.nrows * grid.ncols)


def test_a_planted_hot_spot_is_found_and_little_else() -> None:
    kernel, cells, everywhere = planted()
    result = significance(kernel, cells, Scattered(everywhere, len(cells)), 199, 3)
    hot = result.classes() == 3
    x, y = kernel.grid.centres()
    distance = np.hypot(x[None, :] - 700, y[:, None] - 300)
    assert hot[distance < 40].all()
    assert not hot[distance > 220].any()
    assert (result.direction[hot] == 1).all()
    # what the threshold says is what the p says
    np.testing.assert_array_equal(hot, (result.observed > result.threshold) & (result.direction > 0))
    assert result.expected[20:30, 20:40] == pytest.approx(len(cells) * np.pi * 150**2 / 3 / 1.2e6, rel=0.01)


def test_a_place_that_is_spared_is_found_as_such() -> None:
    kernel, cells, everywhere = planted()
    many = np.concatenate([np.repeat(everywhere, 2), cells])
    row, col = np.divmod(many, 60)
    spared = many[np.hypot(col - 40, row - 30) > 9]
    result = significance(kernel, spared, Scattered(everywhere, len(spared)), 99, 3)
    assert result.classes()[30, 40] == -3
    assert result.lower[30, 40] == 0.01
    assert result.upper[30, 40] == 1.0


def test_the_same_seed_gives_the_same_on_any_number_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel, cells, everywhere = planted()
    null = Scattered(everywhere, len(cells), np.linspace(0.2, 1.0, len(everywhere)))

    def run(threads: int, seed: int) -> Significance:
        monkeypatch.setattr(simulation.os, "cpu_count", lambda: threads)
        return significance(kernel, cells, null, 30, seed)

    one, three, other = run(1, 4), run(3, 4), run(3, 5)
    for name in ("upper", "lower", "familywise", "threshold"):
        np.testing.assert_array_equal(getattr(one, name), getattr(three, name))
    assert (one.upper != other.upper).any()


def test_what_cannot_vary_is_not_significant() -> None:
    """All reports at one place relabelled, a radius that covers everything, all at risk chosen: only ties."""
    kernel = BinnedKernel(SMALL, 25.0)
    same = np.full(9, 14)
    wide = BinnedKernel(SMALL, 1e5, "uniform")
    cases = [
        significance(kernel, same[:4], Relabelled(same, 4), 39, 1),
        significance(wide, np.array([0, 9, 9]), Scattered(np.arange(30), 3), 39, 1),
        significance(kernel, np.array([3, 7]), Relabelled(np.array([3, 7]), 2), 39, 1),
    ]
    for result in cases:
        assert (result.two_sided == 1).all()
        assert (result.familywise == 1).all()
        assert not result.classes().any()


def test_outside_the_mask_there_is_no_p_and_nothing_counts_for_the_whole() -> None:
    kernel, cells, everywhere = planted()
    mask = np.ones(kernel.grid.shape, dtype=bool)
    mask[:, :20] = False
    half = everywhere[mask.ravel()]
    inside = cells[mask.ravel()[cells]]
    result = significance(kernel, inside, Scattered(half, len(inside)), 49, 3, mask)
    for p in (result.upper, result.lower, result.familywise, result.two_sided):
        assert np.isnan(p[~mask]).all()
        assert np.isfinite(p[mask]).all()
    assert not result.classes()[~mask].any()


def test_many_reports_in_one_place_are_counted_in_double_precision() -> None:
    """Ranks where one report stands alone must not depend on rounding where 50,000 stand together."""
    grid = Grid(0.0, 0.0, 10.0, 50, 50)
    kernel = BinnedKernel(grid, 45.0)
    cells = np.concatenate([np.full(50_000, 60), np.arange(1250, 2500, 7)])
    everywhere = np.ones(grid.shape, dtype=bool)
    comparison = simulation._Comparison.of(kernel, cells, Thinned(cells, 0.5), everywhere, nothing)
    assert comparison.precision == np.float64
    few = cells[50_000:]
    comparison = simulation._Comparison.of(kernel, few, Thinned(few, 0.5), everywhere, nothing)
    assert comparison.precision == np.float32


def test_a_town_in_a_wide_area_is_sure_for_the_whole_map() -> None:
    """So few reports are expected anywhere that the rounding of float32 beside the town would hide it."""
    grid = Grid(0.0, 0.0, 10.0, 300, 300)
    kernel = BinnedKernel(grid, 40.0, "quartic")
    rng = np.random.default_rng(4)
    town = 45_150
    cells = np.concatenate([np.full(250, town), rng.integers(grid.nrows * grid.ncols, size=50)])
    result = significance(kernel, cells, Scattered(np.arange(grid.nrows * grid.ncols), 300), 99, 1)
    assert result.expected.max() < 0.1
    assert result.familywise.ravel()[town] == 0.01
    assert result.classes().ravel()[town] == 3


def test_progress_has_a_real_total_and_cancel_is_answered() -> None:
    kernel, cells, everywhere = planted()
    null = Scattered(everywhere, len(cells))
    seen: list[float] = []
    significance(kernel, cells, null, 300, 1, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    big = BinnedKernel(Grid(0.0, 0.0, 10.0, 1000, 900), 300.0)
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        significance(
            big, cells, Scattered(np.arange(900_000), 340), 9999, 1, cancelled=lambda: time.monotonic() - begun > 1
        )
    assert time.monotonic() - begun < 5


def test_nineteen_arrangements_are_the_fewest_for_the_whole_area() -> None:
    kernel, cells, everywhere = planted()
    null = Scattered(everywhere, len(cells))
    assert np.isinf(significance(kernel, cells, null, 18, 1).threshold).all()
    assert (significance(kernel, cells, null, 19, 1).classes() == 3).any()
