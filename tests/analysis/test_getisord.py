"""Gi* against R spdep, Python esda and the values in esda's documentation."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from kmzb_plugin.analysis.getisord import (
    adjusted,
    disc_sums,
    distance_band,
    gi_star_areas,
    gi_star_grid,
    gi_star_hexagons,
    gi_star_z,
    permutation_p,
    queen,
)
from kmzb_plugin.analysis.hexagons import Hexagons
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.text import UserError

from .oracles import columbus_queen, table


def test_columbus_distance_band() -> None:
    areas = table("columbus_gi_spdep_esda.csv")
    weights = distance_band(areas["x"], areas["y"], 1.5)
    found = gi_star_areas(areas["CRIME"], weights, "none")
    assert found.z == pytest.approx(areas["GiStar_d1.5"].to_numpy(), abs=1e-9)
    assert found.p / 2 == pytest.approx(areas["p_norm_onesided_d1.5_esda"].to_numpy(), abs=1e-9)
    assert found.q == pytest.approx(found.p)


@pytest.mark.parametrize(("correction", "column"), [("fdr", "p_fdr_queen"), ("bonferroni", "p_bonf_queen")])
def test_columbus_queen_with_corrections(correction: str, column: str) -> None:
    areas = table("columbus_gi_spdep_esda.csv")
    found = gi_star_areas(areas["CRIME"], columbus_queen(), correction)
    assert found.z == pytest.approx(areas["GiStar_queen"].to_numpy(), abs=1e-9)
    assert found.p == pytest.approx(areas["p2_queen"].to_numpy(), abs=1e-9)
    assert found.q == pytest.approx(areas[column].to_numpy(), abs=1e-9)
    q, sign = areas[column].to_numpy(), np.sign(areas["GiStar_queen"].to_numpy())
    expected = sign * np.select([q <= 0.01, q <= 0.05, q <= 0.10], [3, 2, 1], 0)
    assert np.array_equal(found.gi_bin, expected)
    assert (found.gi_bin != 0).any()


def test_sample_grid_of_getis_and_ord() -> None:
    cells = table("getisord_grid_spdep.csv").sort_values(["y", "x"], ascending=[False, True])
    side = cells["x"].nunique()
    values = cells["val"].to_numpy().reshape(-1, side)
    expected = cells["GiStar_d30"].to_numpy().reshape(-1, side)
    found = gi_star_grid(values, cell=30.0, band=30.0)
    assert found.z == pytest.approx(expected, abs=1e-9)
    assert set(np.unique(found.neighbours)) == {3, 4, 5}


def test_st_louis_homicides() -> None:
    counties = table("stl_homicides_gistar_esda.csv", dtype={"fips": str, "queen": str})
    place = {fips: number for number, fips in enumerate(counties["fips"])}
    pairs = [(i, place[other]) for i, others in enumerate(counties["queen"]) for other in others.split()]
    rows, cols = zip(*pairs, *((i, i) for i in range(len(counties))), strict=True)
    weights = sparse.csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(len(counties),) * 2)
    for column in ("HR7984", "HR8488", "HR8893", "HC8893"):
        found = gi_star_areas(counties[column], weights)
        assert found.z == pytest.approx(counties[f"GiStar_{column}"].to_numpy(), abs=1e-9)
        assert found.p / 2 == pytest.approx(counties[f"p_{column}"].to_numpy(), abs=1e-9)


def test_six_points_of_esdas_documentation() -> None:
    x, y = [10, 20, 40, 15, 30, 30], [10, 10, 10, 20, 20, 30]
    z = gi_star_z([2, 3, 3.2, 5, 8, 7], distance_band(x, y, 15))
    assert z == pytest.approx([-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331], abs=1e-8)


@settings(max_examples=30, deadline=None)
@given(
    nrows=st.integers(6, 14),
    ncols=st.integers(6, 14),
    band=st.floats(1.0, 4.5),
    masked=st.floats(0.0, 0.15),
    seed=st.integers(0, 2**32 - 1),
)
def test_grid_and_areas_agree_with_a_mask(nrows: int, ncols: int, band: float, masked: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    values, mask = rng.poisson(3.0, (nrows, ncols)).astype(float), rng.random((nrows, ncols)) >= masked
    if mask.sum() < 30 or np.ptp(values[mask]) == 0:
        return
    row, col = np.nonzero(mask)
    cells = gi_star_grid(values, 1.0, band, mask)
    areas = gi_star_areas(values[mask], distance_band(col, row, band * (1 + 1e-9)))
    assert np.allclose(cells.z[mask], areas.z, atol=1e-9, equal_nan=True)
    assert np.allclose(cells.q[mask], areas.q, atol=1e-9, equal_nan=True)
    assert np.array_equal(cells.neighbours[mask], areas.neighbours)
    assert np.isnan(cells.z[~mask]).all()
    assert not cells.gi_bin[~mask].any()


@settings(max_examples=20, deadline=None)
@given(size=st.floats(30.0, 120.0), band=st.floats(1.0, 4.2), left=st.floats(0.0, 0.3), seed=st.integers(0, 2**32 - 1))
def test_hexagons_and_areas_agree(size: float, band: float, left: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    hexagons = Hexagons.covering((-310.0, 95.0, 420.0, 610.0), size)
    hexagons = hexagons.only(rng.random(len(hexagons)) >= left)
    values = rng.poisson(2.0, len(hexagons)).astype(float)
    values[rng.random(len(hexagons)) < left / 10] = np.nan
    if np.isfinite(values).sum() < 30:
        return
    cells = gi_star_hexagons(values, hexagons, band * size)
    known = np.isfinite(values)
    x, y = hexagons.centres()
    areas = gi_star_areas(values[known], distance_band(x[known], y[known], band * size * (1 + 1e-9)))
    assert np.allclose(cells.z[known], areas.z, atol=1e-9, equal_nan=True)
    assert np.allclose(cells.q[known], areas.q, atol=1e-9, equal_nan=True)
    assert np.array_equal(cells.neighbours[known], areas.neighbours)
    assert np.isnan(cells.z[~known]).all()


def test_a_hexagon_has_six_neighbours_without_a_band() -> None:
    hexagons = Hexagons.covering((0.0, 0.0, 900.0, 900.0), 100.0)
    found = gi_star_hexagons(np.arange(len(hexagons)) % 7, hexagons)
    assert np.bincount(found.neighbours).argmax() == 7
    assert found.neighbours.max() == 7


def test_permutations_are_the_same_on_hexagons_and_areas() -> None:
    hexagons = Hexagons.covering((0.0, 0.0, 900.0, 900.0), 100.0)
    values = np.random.default_rng(2).poisson(2.0, len(hexagons)).astype(float)
    cells = gi_star_hexagons(values, hexagons, permutations=99, seed=3)
    areas = gi_star_areas(values, distance_band(*hexagons.centres(), 150.0), permutations=99, seed=3)
    assert np.array_equal(cells.p_sim, areas.p_sim)


def test_an_area_without_a_place_is_near_no_other() -> None:
    weights = distance_band([0.0, 1.0, np.nan], [0.0, 0.0, np.nan], 5.0)
    assert weights.toarray().tolist() == [[1, 1, 0], [1, 1, 0], [0, 0, 1]]


def test_cells_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        gi_star_grid(np.arange(36.0).reshape(6, 6), 1.0, cancelled=lambda: True)


def test_band_beyond_the_whole_grid_is_undefined_not_wrong() -> None:
    found = gi_star_grid(np.arange(36.0).reshape(6, 6), 1.0, 20.0)
    assert np.isnan(found.z).all()
    assert not found.gi_bin.any()


@settings(max_examples=30, deadline=None)
@given(radius=st.floats(0.5, 9.0), nrows=st.integers(1, 8), ncols=st.integers(1, 8), seed=st.integers(0, 1000))
def test_disc_sums_by_definition(radius: float, nrows: int, ncols: int, seed: int) -> None:
    image = np.random.default_rng(seed).random((nrows, ncols))
    row, col = np.indices(image.shape)
    for i, j in np.ndindex(image.shape):
        near = (row - i) ** 2 + (col - j) ** 2 <= radius**2 * (1 + 1e-9)
        assert disc_sums(image, radius)[i, j] == pytest.approx(image[near].sum(), abs=1e-12)


def test_queen_takes_borders_corners_and_itself() -> None:
    squares = [shapely.box(x, y, x + 1, y + 1) for x, y in [(0, 0), (1, 0), (1, 1), (3, 3)]]
    expected = [[1, 1, 1, 0], [1, 1, 1, 0], [1, 1, 1, 0], [0, 0, 0, 1]]
    assert queen(squares).toarray().tolist() == expected


def test_adjusted_as_r_does() -> None:
    """p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05, 0.9), "BH") in R gives 0.06 five times and 0.9."""
    p = np.array([0.03, 0.9, 0.01, np.nan, 0.05, 0.02, 0.04])
    assert adjusted(p, "fdr") == pytest.approx([0.06, 0.9, 0.06, np.nan, 0.06, 0.06, 0.06], nan_ok=True)
    assert adjusted(p, "bonferroni") == pytest.approx([0.18, 1.0, 0.06, np.nan, 0.30, 0.12, 0.24], nan_ok=True)
    assert adjusted([], "fdr").shape == (0,)


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=50))
def test_corrections_never_lower_p_and_keep_its_order(values: list[float]) -> None:
    p = np.array(values)
    fdr, bonferroni = adjusted(p, "fdr"), adjusted(p, "bonferroni")
    assert (p <= fdr + 1e-15).all()
    assert (fdr <= bonferroni + 1e-15).all()
    assert (np.diff(fdr[np.argsort(p)]) >= 0).all()


def test_permutations_agree_with_esdas_within_chance() -> None:
    areas = table("columbus_gi_spdep_esda.csv")
    weights = distance_band(areas["x"], areas["y"], 1.5)
    found = gi_star_areas(areas["CRIME"], weights, "none", permutations=999, seed=7)
    one_sided = areas["p_sim999_d1.5_esda"].to_numpy()
    assert found.p_sim is not None
    assert found.p_sim.min() >= 1 / 1000
    # two tails of a nearly symmetric distribution; the Monte Carlo error of both is about 0.03
    assert np.abs(found.p_sim - np.minimum(2 * one_sided, 1.0)).max() < 0.12
    again = gi_star_areas(areas["CRIME"], weights, "none", permutations=999, seed=7)
    other = gi_star_areas(areas["CRIME"], weights, "none", permutations=999, seed=8)
    assert np.array_equal(found.p_sim, again.p_sim)
    assert not np.array_equal(found.p_sim, other.p_sim)
    assert np.array_equal(found.q, found.p_sim)


def test_permutations_on_a_grid_leave_the_masked_cells_out() -> None:
    rng = np.random.default_rng(3)
    values, mask = rng.poisson(2.0, (9, 9)).astype(float), np.ones((9, 9), dtype=bool)
    mask[:2] = False
    seen: list[float] = []
    found = gi_star_grid(values, 10.0, mask=mask, permutations=99, seed=1, progress=seen.append)
    assert found.p_sim is not None
    assert np.array_equal(np.isnan(found.p_sim), ~mask)
    assert seen[-1] == 1.0
    r_plus_one = found.p_sim[mask] * 100
    assert np.allclose(r_plus_one, np.rint(r_plus_one))


def test_permutations_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        permutation_p(np.arange(49.0), columbus_queen(), 99, 1, cancelled=lambda: True)


def test_too_few_cells_and_equal_values_are_refused() -> None:
    with pytest.raises(UserError, match="at least 30 cells or areas; there are 25"):
        gi_star_grid(np.arange(25.0).reshape(5, 5), 1.0)
    with pytest.raises(UserError, match="same value, 4"):
        gi_star_grid(np.full((6, 6), 4.0), 1.0)
    mask = np.zeros((6, 6), dtype=bool)
    with pytest.raises(UserError, match="there are 0"):
        gi_star_grid(np.arange(36.0).reshape(6, 6), 1.0, mask=mask)
