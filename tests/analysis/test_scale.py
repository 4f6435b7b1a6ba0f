"""Cell size and scale: by definition, against esda, and on patterns whose scale is known."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from kmzb_plugin.analysis.getisord import distance_band
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.hexagons import Hexagons, axial
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.analysis.scale import (
    BANDS,
    CELLS_WANTED,
    NEXT_CELLS,
    Frame,
    area_scale,
    choose_frame,
    contiguity_orders,
    framed,
    grid_scale,
    is_worth_widening,
    reached,
    reached_hexagons,
    rounded,
    spacing,
)
from kmzb_plugin.text import UserError


def scattered(n: int, seed: int, side: float = 10_000.0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return 600_000.0 + rng.uniform(0, side, n), 400_000.0 + rng.uniform(0, side, n)


def towns(n: int) -> tuple[np.ndarray, np.ndarray]:
    """`n` points in two towns of 2 × 2 km, 16 km apart."""
    x, y = scattered(n, 6, 2000.0)
    x[n // 2 :] += 18_000
    return x, y


def clustered(spread: float, seed: int = 5) -> tuple[np.ndarray, np.ndarray]:
    """2,000 points at random in 10 × 10 km, and 200 in each of three Gaussian clusters."""
    rng = np.random.default_rng(seed)
    x, y = scattered(2000, seed)
    for east, north in ((2500, 2500), (7500, 4500), (5000, 8000)):
        x = np.concatenate([x, 600_000 + east + rng.normal(0, spread, 200)])
        y = np.concatenate([y, 400_000 + north + rng.normal(0, spread, 200)])
    return x, y


# --- spacing ---------------------------------------------------------------------------------------------------------


def test_spacing_counts_coincident_points_once() -> None:
    x, y = np.array([0.0, 0, 0, 3, 3, 10]), np.array([0.0, 0, 0, 4, 4, 4])
    found = spacing(x, y)
    assert (found.places, found.mean, found.median) == (3, pytest.approx(17 / 3), 5)
    assert found.typical == found.mean


def test_at_random_a_cell_of_twice_the_spacing_holds_one_point() -> None:
    """Clark and Evans (1954): the mean distance to the nearest neighbour is half the root of the area of a point."""
    x, y = scattered(20_000, 3)
    assert 2 * spacing(x, y).mean == pytest.approx(10_000 / np.sqrt(20_000), rel=0.02)


def test_points_at_one_place_are_refused() -> None:
    with pytest.raises(UserError, match="one place"):
        spacing(np.ones(50), np.ones(50))


def test_spacing_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        spacing(*scattered(100, 1), cancelled=lambda: True)


@given(st.floats(min_value=1e-3, max_value=1e6))
def test_rounded_lengths_are_round_and_near(length: float) -> None:
    found = rounded(length)
    assert 0.866 <= found / length <= 1.155  # half way, by ratio, between 1.5 and 2
    assert rounded(found) == found


# --- cells -----------------------------------------------------------------------------------------------------------


def test_without_study_area_it_is_what_points_reach() -> None:
    counts = np.zeros((9, 9))
    counts[4, 4] = 5
    assert reached(counts).sum() == 29  # the cells with centres within 3 cells
    frame = framed([50.0, 850.0], [50.0, 850.0], 100.0)
    assert frame.counts.sum() == 2
    assert not frame.mask[4, 4]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 1000), st.integers(-500, 500), st.integers(-500, 500))
def test_the_cells_go_with_the_points_and_count_none_twice(seed: int, east: int, north: int) -> None:
    """Points moved by whole cells have the same cells there; points that are doubled have the same cells."""
    x, y = np.random.default_rng(seed).uniform(0, 5000, (2, 60))
    frame, _ = choose_frame(x, y, spacing(x, y).typical)
    cell = frame.grid.cell
    # off the lines between cells, where rounding would decide
    x, y = ((np.floor(each / cell) + np.clip(each / cell % 1, 0.01, 0.99)) * cell for each in (x, y))
    frame = framed(x, y, cell)
    moved = framed(x + east * cell, y + north * cell, cell)
    assert (moved.mask == frame.mask).all()
    assert moved.grid.x0 == pytest.approx(frame.grid.x0 + east * cell)
    twice, _ = choose_frame(np.tile(x, 2), np.tile(y, 2), spacing(np.tile(x, 2), np.tile(y, 2)).typical)
    once, _ = choose_frame(x, y, spacing(x, y).typical)
    assert (twice.mask == once.mask).all()
    assert twice.grid == once.grid


@pytest.mark.parametrize("reach", [1.0, 2.5, 3.0])
def test_hexagons_near_points_are_those_whose_centres_are(reach: float) -> None:
    x, y = np.random.default_rng(7).uniform(-4000, 4000, (2, 12))
    held = Hexagons(250.0, *axial(x, y, 250.0))
    every = Hexagons.covering((-6000, -6000, 6000, 6000), 250.0)
    between = np.hypot(*(a[:, None] - b for a, b in zip(every.centres(), held.centres(), strict=True)))
    near = every.only((between <= reach * 250 + 1e-6).any(axis=1))
    found = reached_hexagons(x, y, 250.0, reach)
    assert set(zip(found.q.tolist(), found.r.tolist(), strict=True)) == set(
        zip(near.q.tolist(), near.r.tolist(), strict=True)
    )
    assert len(found) == len(near)


@pytest.mark.parametrize("n", [300, 1000])
def test_the_cells_next_to_points_are_the_ground_that_they_fill(n: int) -> None:
    """Points at random in an L fill it; the rectangle around them is half as large again."""
    ell = shapely.box(0, 0, 10_000, 10_000).difference(shapely.box(4000, 4000, 10_000, 10_000))
    x, y = np.random.default_rng(n).uniform(0, 10_000, (2, 3 * n))
    x, y = (each[shapely.contains_xy(ell, x, y)][:n] for each in (x, y))
    frame, _ = choose_frame(x, y, spacing(x, y).typical)
    next_to = reached(frame.grid.counts(x, y), NEXT_CELLS)
    assert next_to.sum() * frame.grid.cell**2 == pytest.approx(ell.area, rel=0.15)
    assert np.prod(frame.grid.shape) * frame.grid.cell**2 > 1.5 * ell.area


def test_the_fields_between_two_towns_take_no_part() -> None:
    x, y = towns(60)
    frame, _ = choose_frame(x, y, spacing(x, y).typical)
    east = np.broadcast_to(frame.grid.centres()[0], frame.grid.shape)
    between = (east > 603_500) & (east < 616_500)
    assert between.sum() > frame.mask.sum()  # most of the rectangle are fields
    assert not frame.mask[between].any()
    assert frame.counts[frame.mask].sum() == 60
    assert frame.cells >= CELLS_WANTED[0]


def test_study_area_decides_by_the_centres_of_cells() -> None:
    frame = framed([10.0, 990.0, 5000.0], [10.0, 990.0, 0.0], 100.0, shapely.box(0, 0, 1000, 1000))
    assert frame.cells == 100
    assert frame.counts[frame.mask].sum() == 2


def test_too_few_cells_become_smaller_and_too_many_larger() -> None:
    x, y = scattered(40, 2)
    frame, why = choose_frame(x, y, 3000.0)
    assert why == "few"
    assert frame.cells >= CELLS_WANTED[0]
    frame, why = choose_frame(x, y, 4.0, shapely.box(600_000, 400_000, 610_000, 410_000))
    assert why == "many"
    assert CELLS_WANTED[1] / 2 < frame.cells <= CELLS_WANTED[1]
    frame, why = choose_frame([0.0, 5000], [0.0, 3000], 5831.0)  # a place has no more than 29 cells around it
    assert frame.cells <= 58
    frame, why = choose_frame(x, y, 250.0)
    assert (frame.grid.cell, why) == (500.0, "spacing")


# --- scale -----------------------------------------------------------------------------------------------------------


def test_grid_equals_weights() -> None:
    """Cells of a grid with a hole are areas with a distance band."""
    rng = np.random.default_rng(8)
    grid = Grid(0.0, 0.0, 10.0, 14, 12)
    mask = rng.uniform(size=grid.shape) < 0.8
    frame = Frame(grid, mask, rng.poisson(2.0, grid.shape).astype(float))
    scale = grid_scale(frame, bands=(1.5, 2.0, 3.0))
    x, y = np.meshgrid(*grid.centres())
    values = frame.counts[mask]
    weights = [distance_band(x[mask], y[mask], band) for band in (15.0, 20.0, 30.0)]
    by_weights = area_scale(values, weights)
    for ours, theirs in zip(scale.steps, by_weights.steps, strict=True):
        assert ours.moran == pytest.approx(theirs.moran, abs=1e-12)
        assert ours.z == pytest.approx(theirs.z, abs=1e-9)
        assert ours.correlation == pytest.approx(theirs.correlation, abs=1e-12)
        assert ours.neighbours == pytest.approx(theirs.neighbours)
    assert [step.band for step in scale.steps] == [15, 20, 30]


def test_correlation_is_that_with_the_mean_of_the_others() -> None:
    counts = np.random.default_rng(2).poisson(3.0, (8, 8)).astype(float)
    scale = grid_scale(Frame(Grid(0, 0, 1.0, 8, 8), np.ones((8, 8), dtype=bool), counts), bands=(1.5,))
    around = [
        np.delete(
            counts[max(i - 1, 0) : i + 2, max(j - 1, 0) : j + 2].ravel(), min(i, 1) * (2 + (0 < j < 7)) + min(j, 1)
        ).mean()
        for i in range(8)
        for j in range(8)
    ]
    assert scale.step.correlation == pytest.approx(np.corrcoef(counts.ravel(), around)[0, 1], abs=1e-12)


@pytest.mark.parametrize("spread", [150.0, 300.0, 600.0])
def test_the_scale_of_planted_clusters_is_found(spread: float) -> None:
    """It lies between one and two standard deviations of the clusters, whatever the cells are."""
    x, y = clustered(spread)
    for between in (spacing(x, y).typical, 75.0, 100.0):
        frame, _ = choose_frame(x, y, between)
        scale = grid_scale(frame)
        assert scale.stands_out
        assert 0.8 * spread <= scale.step.band <= 2.2 * spread


def test_at_random_no_scale_stands_out() -> None:
    """At 5 % a few of twenty may; then the smallest is taken."""
    out = 0
    for seed in range(20):
        frame, _ = choose_frame(*scattered(800, seed), 177.0)
        scale = grid_scale(frame)
        out += scale.stands_out
        if not scale.stands_out:
            assert scale.chosen == 0
            assert scale.step.band == BANDS[0] * frame.grid.cell
    assert out <= 5


def test_a_pattern_wider_than_ten_cells_asks_for_larger_cells() -> None:
    rng = np.random.default_rng(3)
    x, y = (each + rng.normal(0, 2500, 20_000) for each in (600_000.0, 400_000.0))
    frame = framed(x, y, 60.0)
    assert is_worth_widening(grid_scale(frame), frame)
    frame = framed(x, y, 500.0)
    assert not is_worth_widening(grid_scale(frame), frame)


def test_scale_can_be_cancelled() -> None:
    frame, _ = choose_frame(*scattered(200, 1), 350.0)
    with pytest.raises(Cancelled):
        grid_scale(frame, cancelled=lambda: True)


def test_orders_of_contiguity_on_a_row_of_areas() -> None:
    n = 40
    touching = (sparse.eye(n) + sparse.eye(n, k=1) + sparse.eye(n, k=-1)).tocsr()
    orders = contiguity_orders(touching)
    assert [int(np.diff(each.indptr).max()) for each in orders] == [3, 5, 7, 9]
    assert all((each.data == 1).all() for each in orders)
    assert len(contiguity_orders(sparse.csr_matrix(np.ones((5, 5))))) == 1


def test_equal_values_have_no_scale() -> None:
    ring = sparse.csr_matrix(np.eye(10) + np.roll(np.eye(10), 1, axis=1) + np.roll(np.eye(10), -1, axis=1))
    scale = area_scale(np.full(10, 3.0), [ring])
    assert (scale.steps[0].moran, scale.steps[0].z, scale.stands_out) == (0.0, 0.0, False)
