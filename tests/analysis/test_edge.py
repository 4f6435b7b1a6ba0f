"""Edge correction against spatstat, against exact shares, and its own laws."""

from __future__ import annotations

import json

import numpy as np
import pytest

from kmzb_plugin.analysis.density import kernel_density
from kmzb_plugin.analysis.edge import StudyArea, cell_integrals, corrected_density
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernels import KERNELS, gaussian_kernel

from .oracles import FOLDER, table

CHICAGO = Grid(0.0, 150.0, 10.0, 130, 115)
WINDOW = StudyArea(CHICAGO, np.ones(CHICAGO.shape, dtype=bool))
QUARTIC_RADIUS = 100 * np.sqrt(8.0)


def half_plane(cell: float, radius: float) -> StudyArea:
    """All west of x = 0, far enough to the other sides."""
    n = int(np.ceil(2.2 * radius / cell))
    grid = Grid(-n * cell, -n * cell, cell, n, 2 * n)
    return StudyArea(grid, np.ones(grid.shape, dtype=bool))


@pytest.mark.parametrize("kernel", KERNELS)
def test_share_is_a_half_on_a_straight_border_and_a_quarter_in_a_corner(kernel: str) -> None:
    area = half_plane(5.0, 200.0)
    share = area.shares(200.0, kernel)
    assert area.at(share, [0.0, 0.0, -220.0], [0.0, 30.0, 0.0]) == pytest.approx([0.5, 0.5, 1.0], abs=2e-3)
    quarter = StudyArea(area.grid, area.mask & (np.arange(len(area.mask)) >= len(area.mask) // 2)[:, None])
    assert quarter.at(quarter.shares(200.0, kernel), [0.0], [0.0]) == pytest.approx(0.25, abs=2e-3)


def test_share_near_a_border_is_the_segment_of_the_disc() -> None:
    """The uniform kernel: what a chord at distance d leaves of a circle."""
    area = half_plane(2.0, 200.0)
    share = area.shares(200.0, "uniform")
    for d in (20.0, 81.0, 150.0, 199.0):
        cut = np.arccos(d / 200) - d / 200 * np.sqrt(1 - (d / 200) ** 2)
        assert area.at(share, [-d], [0.0]) == pytest.approx(1 - cut / np.pi, abs=1e-3)


def test_share_of_an_area_within_the_kernel_is_its_height() -> None:
    """One cell as the area: e is the kernel's integral over it."""
    grid = Grid(0.0, 0.0, 10.0, 41, 41)
    mask = np.zeros(grid.shape, dtype=bool)
    mask[20, 20] = True
    share = StudyArea(grid, mask).shares(150.0, "quartic")[1:-1, 1:-1]
    x, y = grid.centres()
    expected = KERNELS["quartic"].density(np.hypot(x[None, :] - x[20], y[:, None] - y[20]), 150.0) * 100.0
    assert np.abs(share - expected).max() < 0.005 * expected.max()
    assert (share >= 0).all()


@pytest.mark.parametrize("reach", [0.5, 0.9, 2.3, 17.0])
@pytest.mark.parametrize("kernel", KERNELS)
def test_integrals_over_cells_add_up_to_one(kernel: str, reach: float) -> None:
    assert cell_integrals(KERNELS[kernel], reach, 1000).sum() == pytest.approx(1.0)
    assert cell_integrals(KERNELS[kernel], 30.0, 4).shape == (9, 9)


def test_corrected_densities_are_those_of_spatstat() -> None:
    """spatstat bins the points into pixels of 2 ft: up to 3.6 % (quartic) and 1.6 % of the value, 0.3 % of the peak.

    Its share e, which is free of that, agrees to 2e-4.
    """
    crimes, expected = table("chicago_street_crimes.csv"), table("chicago_kde_spatstat.csv")
    cells = CHICAGO.cell_index(expected["x"] - 5, expected["y"] + 5)
    kernels = [("quartic", QUARTIC_RADIUS, "quartic", 0.036), (gaussian_kernel(8.0), 800.0, "gauss", 0.016)]
    coarse = Grid(0.0, 150.0, 50.0, 26, 23)
    for kernel, radius, column, tolerance in kernels:
        wanted = expected[f"{column}_edge"].to_numpy()
        share = WINDOW.at(WINDOW.shares(radius, kernel), expected["x"], expected["y"])
        plain = kernel_density(crimes["x"], crimes["y"], coarse, radius, kernel) / 1e6
        found = plain.ravel()[coarse.cell_index(expected["x"], expected["y"])] / share
        clear = wanted > 0.01 * wanted.max()
        assert np.abs(found[clear] / wanted[clear] - 1).max() < tolerance
        assert np.abs(found - wanted).max() < 0.003 * wanted.max()
        theirs = (expected[f"{column}_noedge"] / expected[f"{column}_edge"]).to_numpy()
        assert np.abs(share / theirs - 1)[clear].max() < 5e-4
        # and the function as a whole, in the cell south-west of the corner where four meet
        whole = corrected_density(crimes["x"], crimes["y"], WINDOW, radius, kernel).ravel()[cells] / 1e6
        assert np.abs(whole - wanted).max() < 0.06 * wanted.max()


def test_diggles_correction_is_that_of_spatstat() -> None:
    crimes = table("chicago_street_crimes.csv")
    oracle = json.loads((FOLDER / "chicago_bandwidth_and_edge.json").read_text())
    col = (np.array(oracle["x"]) / 10).astype(int)
    row = ((1300 - np.array(oracle["y"])) / 10).astype(int)
    for kernel, radius, name in [("quartic", QUARTIC_RADIUS, "quartic"), (gaussian_kernel(8.0), 800.0, "gaussian")]:
        density = corrected_density(crimes["x"], crimes["y"], WINDOW, radius, kernel, correction="diggle") / 1e6
        # the oracle's points lie where four of our cells meet
        found = (density[row, col] + density[row - 1, col] + density[row, col - 1] + density[row - 1, col - 1]) / 4
        wanted = np.array(oracle[f"diggle_{name}"])
        assert np.abs(found - wanted).max() < 0.007 * wanted.max()


@pytest.mark.parametrize("kernel", KERNELS)
def test_diggle_keeps_the_mass_and_uniform_an_even_density(kernel: str) -> None:
    grid = Grid(0.0, 0.0, 50.0, 60, 40)
    mask = np.ones(grid.shape, dtype=bool)
    mask[:10, 20:] = False
    area = StudyArea(grid, mask)
    rng = np.random.default_rng(1)
    x, y = rng.random(3000) * 3000, rng.random(3000) * 2000
    weights = rng.random(3000)
    inside = area.holds(x, y)
    kept = corrected_density(x, y, area, 600.0, kernel, weights, "diggle")
    mass = np.nansum(kept) * 0.05**2
    assert mass == pytest.approx(weights[inside].sum(), rel=2e-3)
    assert np.array_equal(np.isnan(kept), ~mask)
    # one point in each cell's centre: the density of a point a cell, also at the border
    cx, cy = (each[mask] for each in np.meshgrid(*grid.centres()))
    even = corrected_density(cx, cy, area, 600.0, kernel, correction="uniform")
    # the disc's edge runs through cells
    assert even[mask] == pytest.approx(1 / 0.05**2, rel=0.03 if kernel == "uniform" else 2e-3)


def test_points_outside_are_left_out() -> None:
    grid = Grid(0.0, 0.0, 50.0, 40, 40)
    mask = np.zeros(grid.shape, dtype=bool)
    mask[:, :20] = True
    area = StudyArea(grid, mask)
    both = corrected_density([500.0, 1500.0, -10.0], [1000.0] * 3, area, 300.0)
    one = corrected_density([500.0], [1000.0], area, 300.0)
    np.testing.assert_array_equal(both, one)
    assert area.holds([500.0, 1500.0, -10.0], [1000.0] * 3).tolist() == [True, False, False]


def test_integral_of_the_corrected_kernel_is_one_far_inside_and_more_at_the_border() -> None:
    grid = Grid(0.0, 0.0, 10.0, 100, 100)
    area = StudyArea(grid, np.ones(grid.shape, dtype=bool))
    share, mass = area.corrections(np.array([500.0, 0.0]), np.array([500.0, 500.0]), 40.0)
    assert (share[0], mass[0]) == pytest.approx((1.0, 1.0), abs=1e-6)
    assert share[1] == pytest.approx(0.5, abs=2e-3)
    # ∫ φ(t) / Φ(t) over the inner half: -log Φ(0)
    assert mass[1] == pytest.approx(np.log(2), abs=5e-3)
