"""The parts of cells and the offsets at which single points are looked at."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis import density
from kmzb_plugin.analysis.density import kernel_density
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernel_rim import SHARE, rim_offsets
from kmzb_plugin.analysis.kernel_window import Box, Places, SortedPoints, Window, counting_sort
from kmzb_plugin.analysis.kernels import KERNELS
from kmzb_plugin.analysis.progress import Job

from .oracles import direct_density


@settings(max_examples=60, deadline=None)
@given(radius=st.floats(0.5, 25.0), parts=st.sampled_from(list(SHARE)), seed=st.integers(0, 2**32 - 1))
def test_whatever_the_inner_sum_holds_wrongly_or_misses_is_looked_at(radius: float, parts: int, seed: int) -> None:
    side = Box(0, 0, 60, 60)
    window = Window.between(side, side, radius)
    assert window is not None
    inner = window.within(radius)
    looked_at = rim_offsets(window, radius, inner, parts)
    for u, v in np.random.default_rng(seed).random((50, 2)) - 0.5:
        part = int((v + 0.5) * parts) * parts + int((u + 0.5) * parts)
        reached = (window.dj[:, None] - v) ** 2 + (window.di - u) ** 2 <= radius**2
        for wanted, offsets in zip((reached & ~inner, inner & ~reached), looked_at[part], strict=True):
            found = np.zeros_like(inner)
            found[offsets[:, 0] - window.dj[0], offsets[:, 1] - window.di[0]] = True
            assert not (wanted & ~found).any()


@pytest.mark.parametrize("parts", SHARE)
def test_parts_leave_that_share_of_the_rim(parts: int) -> None:
    side = Box(0, 0, 400, 400)
    window = Window.between(side, side, 60.0)
    assert window is not None
    looked_at = rim_offsets(window, 60.0, window.within(60.0), parts)
    mean = np.mean([len(missing) + len(wrong) for missing, wrong in looked_at])
    assert mean == pytest.approx(SHARE[parts] * 8 * 60.0, rel=0.2)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("parts", SHARE)
@pytest.mark.parametrize("kernel", KERNELS)
def test_however_cells_are_divided_the_density_is_the_same(
    kernel: str, parts: int, weighted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(density, "SHARE", {parts: 0.0})
    grid = Grid(0.0, 0.0, 50.0, 60, 50)
    rng = np.random.default_rng(3)
    x, y = rng.random((2, 3000)) * [[3400.0], [2900.0]] - 200.0
    weights = rng.random(3000) * 10 if weighted else None
    found = kernel_density(x, y, grid, 613.0, kernel, weights)
    expected = direct_density(x, y, grid, 613.0, kernel, weights)
    exact = 1e-12 if kernel not in ("triangular", "gaussian") else 1e-9
    assert np.abs(found - expected).max() < exact * expected.max()


def test_points_at_round_places_count_on_the_right_side_of_the_circle() -> None:
    """Centres, corners and middles of edges, at which distances equal to the radius are frequent."""
    grid = Grid(0.0, 0.0, 2.0, 60, 60)
    x, y = (each.ravel().astype(float) for each in np.meshgrid(np.arange(0, 120), np.arange(0, 120)))
    for kernel, exact in (("uniform", 1e-12), ("quartic", 1e-12), ("triangular", 1e-11)):
        found = kernel_density(x, y, grid, 26.0, kernel)
        expected = direct_density(x, y, grid, 26.0, kernel)
        assert np.abs(found - expected).max() < exact * expected.max()


def test_points_are_sorted_by_part_and_row_and_keep_what_they_are() -> None:
    rng = np.random.default_rng(1)
    at = rng.random(200_000) * 30 + 5 + 1j * (rng.random(200_000) * 20 - 7)
    weight = rng.random(200_000)
    places = Places(at, weight)
    assert places.hull == Box(-7, 5, 13, 35)
    window = Window.between(places.hull, Box(0, 0, 20, 40), 3.0)
    assert window is not None
    points = SortedPoints.of(places, window, 2, Job(None, None))
    row, column = np.divmod(points.cell, window.frame_shape[1])
    for part in range(4):
        for r in range(20):
            some = slice(*points.row_start[part, r : r + 2])
            assert (row[some] == r).all()
            assert ((points.v[some] >= 0) * 2 + (points.u[some] >= 0) == part).all()
    assert points.row_start[-1, -1] == len(points) == 200_000
    found = column + 5 + 0.5 + points.u + 1j * (row - 7 + 0.5 + points.v)
    order, before = (np.argsort(each.real) for each in (found, at))
    assert np.allclose(found[order], at[before], rtol=0, atol=1e-12)
    assert np.array_equal(points.weight[order], weight[before])


def test_counting_sort_is_stable() -> None:
    key = np.random.default_rng(1).integers(0, 50, 10_000).astype(np.uint8)
    order, start = counting_sort(key, 64)
    assert np.array_equal(order, np.argsort(key, kind="stable"))
    assert np.array_equal(np.diff(start), np.bincount(key, minlength=64))
