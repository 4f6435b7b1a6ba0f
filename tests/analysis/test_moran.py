"""Moran's I against Python esda and R spdep, and by its definition where they err."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse, stats

from kmzb_plugin.analysis.getisord import distance_band, permutation_p
from kmzb_plugin.analysis.moran import (
    QUADRANTS,
    binary_moran,
    global_moran,
    local_moran,
)
from kmzb_plugin.analysis.neighbours import grid_sums, matrix_sums
from kmzb_plugin.analysis.permutation import permutations_needed
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.text import UserError

from .oracles import FOLDER, columbus_queen, table


def st_louis() -> tuple[pd.DataFrame, sparse.csr_matrix]:
    """The 78 counties with their neighbours in stl.gal."""
    counties = table("stl_local_moran_esda.csv", dtype={"FIPS": str, "neighbours": str})
    pairs = [(i, int(other) - 1) for i, others in enumerate(counties["neighbours"]) for other in others.split()]
    rows, cols = zip(*pairs, strict=True)
    return counties, sparse.csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(78, 78))


def row_standardised(weights: sparse.csr_matrix) -> sparse.csr_matrix:
    return sparse.diags(1.0 / np.asarray(weights.sum(axis=1)).ravel()) @ weights


def test_global_moran_of_st_louis_as_esdas_own_test_has_it() -> None:
    """esda's test states the one-sided p, 0.00013573931385468807."""
    counties, weights = st_louis()
    for found in (
        global_moran(counties["HR8893"], row_standardised(weights)),
        local_moran(counties["HR8893"], matrix_sums(weights)).overall,
    ):
        assert found.i == pytest.approx(0.24365582621771659, abs=1e-12)
        assert found.p / 2 == pytest.approx(0.00013573931385468807, abs=1e-10)
        assert found.z == pytest.approx(3.641097183545746, abs=1e-9)
        assert found.z_rand == pytest.approx(4.704410220874632, abs=1e-9)
        assert found.p_rand == pytest.approx(2.5460087116831314e-06, rel=1e-8)
        assert found.expected == pytest.approx(-1 / 77)


def test_global_moran_with_binary_queen_weights() -> None:
    expected = json.loads((FOLDER / "stl_moran_esda.json").read_text(encoding="utf-8"))
    counties = table("stl_homicides_gistar_esda.csv", dtype={"fips": str, "queen": str})
    place = {fips: number for number, fips in enumerate(counties["fips"])}
    rows, cols = zip(
        *((i, place[other]) for i, others in enumerate(counties["queen"]) for other in others.split()), strict=True
    )
    values = counties["HR8893"].to_numpy()
    weights = sparse.csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(78, 78))
    neighbours = np.diff(weights.indptr).astype(float)
    for found in (global_moran(values, weights), binary_moran(values, weights @ values, neighbours)):
        assert found.i == pytest.approx(expected["moran_I_HR8893_binary_queen"], abs=1e-9)
        assert found.z == pytest.approx(expected["z_norm"], abs=1e-9)
        assert found.p == pytest.approx(expected["p_norm"], abs=1e-9)
        assert found.z_rand == pytest.approx(expected["z_rand"], abs=1e-9)


def test_local_moran_of_st_louis() -> None:
    """esda divides by n - 1 where Anselin divides by n; its conditional moments use n, so z needs its I brought up."""
    counties, weights = st_louis()
    found = local_moran(counties["HR8893"], matrix_sums(weights), permutations=0)
    anselin = counties["Is_esda"] * 78 / 77
    assert found.i == pytest.approx(anselin.to_numpy(), abs=1e-12)
    z = (anselin - counties["EIc_esda"]) / np.sqrt(counties["VIc_esda"])
    assert found.z == pytest.approx(z.to_numpy(), abs=1e-9)
    assert found.p == pytest.approx(2 * stats.norm.sf(np.abs(z)), abs=1e-12)
    assert np.array_equal(found.quadrant, counties["q_esda"])
    assert found.i.mean() == pytest.approx(found.overall.i, abs=1e-12)


def test_columbus_as_spdep_has_it() -> None:
    expected = table("columbus_local_moran_spdep.csv")
    found = local_moran(expected["CRIME"], matrix_sums(columbus_queen()), "none", permutations=0)
    assert found.i == pytest.approx(expected["Ii"].to_numpy(), abs=1e-12)
    assert found.z == pytest.approx(expected["Z.Ii"].to_numpy(), abs=1e-12)
    assert found.p == pytest.approx(expected["p"].to_numpy(), abs=1e-12)
    names = {"High-High": "HH", "Low-High": "LH", "Low-Low": "LL", "High-Low": "HL"}
    assert [QUADRANTS[code] for code in found.quadrant] == [names[each] for each in expected["quadrant"]]
    whole = found.overall
    assert (whole.i, whole.z, whole.z_rand) == pytest.approx(
        (0.48577091366177316, 5.3818102639596264, 5.3427136394080277)
    )
    assert (whole.p, whole.p_rand) == pytest.approx((7.3740468560551754e-08, 9.1565354826039289e-08))


def test_permutations_of_st_louis_agree_with_esdas() -> None:
    """esda's p is the tail that the place lies in, ours twice that; rates have hardly any ties, which it miscounts."""
    counties, weights = st_louis()
    m = 9_999
    found = local_moran(counties["HR8893"], matrix_sums(weights), "none", permutations=m, seed=4)
    tail = counties["p_sim99999_esda"].to_numpy()
    error = np.sqrt(tail * (1 - tail) * (1 / m + 1 / 99_999))
    assert np.all(np.abs(found.p - np.minimum(2 * tail, 1.0)) < 8 * error + 2 / m)
    assert np.array_equal(found.cluster, np.where(found.p <= 0.05, found.quadrant, 0))
    assert {QUADRANTS[code] for code in found.cluster} >= {"", "HH", "LL"}
    again, other = (
        local_moran(counties["HR8893"], matrix_sums(weights), "none", permutations=999, seed=s) for s in (4, 5)
    )
    assert np.array_equal(
        again.p, local_moran(counties["HR8893"], matrix_sums(weights), "none", permutations=999, seed=4).p
    )
    assert not np.array_equal(again.p, other.p)


def test_p_is_that_of_gi_star() -> None:
    """With the place's own value given, I_i and Gi*_i both rise with the sum of the neighbours: one p for both."""
    areas = table("columbus_gi_spdep_esda.csv")
    weights = columbus_queen()
    found = local_moran(areas["CRIME"], matrix_sums(weights), permutations=499, seed=2)
    assert found.p == pytest.approx(permutation_p(areas["CRIME"].to_numpy(), weights, 499, 2), abs=1e-12)


def test_a_value_at_the_mean_is_no_cluster() -> None:
    """Its I is zero whatever surrounds it; esda 2.9 gives it the smallest p there is, 1/(m + 1)."""
    values = np.arange(49.0).reshape(7, 7) % 7
    found = local_moran(values, grid_sums(1.5), permutations=99)
    middle = values == 3
    assert (found.i[middle] == 0).all()
    assert (found.p[middle] == 1).all()
    assert not found.quadrant[middle].any()
    assert np.isnan(found.z[middle]).all()


def test_places_without_neighbours_are_not_tested() -> None:
    rng = np.random.default_rng(1)
    x = np.concatenate([np.arange(40.0), [1000.0, 2000.0]])
    values = rng.poisson(3.0, 42).astype(float)
    found = local_moran(values, matrix_sums(distance_band(x, np.zeros(42), 1.0)), permutations=99)
    assert found.neighbours[-2:].tolist() == [0, 0]
    for part in (found.i, found.lag, found.z, found.p, found.q):
        assert np.isnan(part[-2:]).all()
        assert np.isfinite(part[:-2]).all()
    assert not found.quadrant[-2:].any()
    z = values - values.mean()
    inner = row_standardised(distance_band(x[:40], np.zeros(40), 1.0) - sparse.eye(40))
    assert found.overall.i == pytest.approx(z[:40] @ (inner @ z[:40]) / 40 / np.mean(z**2))  # as esda has it


def test_missing_values_take_no_part() -> None:
    areas = table("columbus_gi_spdep_esda.csv")
    values = areas["CRIME"].to_numpy().copy()
    values[[3, 17]] = np.nan
    kept = np.isfinite(values)
    weights = columbus_queen()
    found = local_moran(values, matrix_sums(weights), permutations=99)
    alone = local_moran(values[kept], matrix_sums(weights[kept][:, kept]), permutations=99)
    assert np.isnan(found.i[~kept]).all()
    assert found.i[kept] == pytest.approx(alone.i)
    assert found.q[kept] == pytest.approx(alone.q)
    assert found.overall.i == pytest.approx(alone.overall.i)
    assert found.overall.p_rand == pytest.approx(alone.overall.p_rand)


@settings(max_examples=25, deadline=None)
@given(
    nrows=st.integers(6, 12),
    ncols=st.integers(6, 12),
    band=st.floats(1.0, 3.5),
    missing=st.floats(0.0, 0.15),
    seed=st.integers(0, 2**32 - 1),
)
def test_grid_equals_weights(nrows: int, ncols: int, band: float, missing: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.poisson(3.0, (nrows, ncols)).astype(float)
    values[rng.random((nrows, ncols)) < missing] = np.nan
    row, col = np.nonzero(np.isfinite(values))
    own = values[row, col]
    if len(own) < 30 or np.ptp(own) == 0:
        return
    grid = local_moran(values, grid_sums(band), permutations=19, seed=seed)
    areas = local_moran(own, matrix_sums(distance_band(col, row, band * (1 + 1e-9))), permutations=19, seed=seed)
    for name in ("i", "lag", "z", "p", "q", "quadrant", "cluster", "neighbours"):
        assert np.allclose(getattr(grid, name)[row, col], getattr(areas, name), atol=1e-9, equal_nan=True), name
    assert np.isnan(grid.i[np.isnan(values)]).all()
    assert (areas.i[areas.neighbours > 0] * 0 == 0).all()
    weights = distance_band(col, row, band * (1 + 1e-9)) - sparse.eye(len(own))
    if (areas.neighbours > 0).all():
        expected = global_moran(own, row_standardised(weights.tocsr()))
        for name in ("i", "expected", "z", "p", "z_rand", "p_rand"):
            assert getattr(areas.overall, name) == pytest.approx(getattr(expected, name), abs=1e-9), name


@settings(max_examples=25, deadline=None)
@given(shift=st.floats(-50, 50), scale=st.floats(0.1, 20.0), seed=st.integers(0, 1000))
def test_shift_and_scale_change_nothing_and_a_mirror_swaps_high_and_low(shift: float, scale: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(7, 7))
    plain, moved, mirrored = (
        local_moran(each, grid_sums(1.5), permutations=19) for each in (values, values * scale + shift, -values)
    )
    assert moved.i == pytest.approx(plain.i, abs=1e-7)
    assert np.array_equal(moved.quadrant, plain.quadrant)
    assert mirrored.i == pytest.approx(plain.i, abs=1e-9)
    assert np.array_equal(mirrored.p, plain.p)
    swapped = {"HH": "LL", "LL": "HH", "HL": "LH", "LH": "HL"}
    names = [QUADRANTS[code] for code in plain.quadrant.ravel()]
    assert [QUADRANTS[code] for code in mirrored.quadrant.ravel()] == [swapped[name] for name in names]


def test_a_planted_cluster_and_a_planted_outlier_are_found() -> None:
    rng = np.random.default_rng(3)
    values = rng.poisson(2.0, (30, 30)).astype(float)
    values[5:10, 5:10] += 12
    values[20:27, 15:22] += 12
    values[23, 18] = 0
    found = local_moran(values, grid_sums(1.5), permutations=9_999)
    assert (found.cluster[6:9, 6:9] == QUADRANTS.index("HH")).all()
    assert found.cluster[23, 18] == QUADRANTS.index("LH")
    far = np.ones((30, 30), dtype=bool)
    far[4:11, 4:11] = far[19:28, 14:23] = False
    assert (found.cluster[far] != 0).mean() < 0.02


def test_too_few_permutations_for_the_correction_are_told() -> None:
    values = np.random.default_rng(5).poisson(1.0, (40, 40)).astype(float)
    values[4:9, 4:9] += 9
    few, more = (local_moran(values, grid_sums(1.5), permutations=m) for m in (999, 9_999))
    assert not few.cluster.any()
    assert permutations_needed(few.p, few.q, 999, "fdr") == 9_999
    assert permutations_needed(few.p, few.q, 999, "bonferroni") == 99_999  # 1600 p <= 0.05 asks for p <= 2/64000
    assert more.cluster.any()
    assert permutations_needed(more.p, more.q, 9_999, "fdr") is None
    assert permutations_needed(few.p, few.q, 999, "none") is None
    for seed in range(5):
        noise = local_moran(np.random.default_rng(seed).normal(size=(40, 40)), grid_sums(1.5), permutations=999)
        assert permutations_needed(noise.p, noise.q, 999, "fdr") is None  # nothing is there to be found


def test_too_few_places_equal_values_and_cancel() -> None:
    with pytest.raises(UserError, match="at least 30 cells or areas; there are 25"):
        local_moran(np.arange(25.0).reshape(5, 5), grid_sums(1.5))
    with pytest.raises(UserError, match="same value, 4"):
        local_moran(np.full((6, 6), 4.0), grid_sums(1.5))
    with pytest.raises(Cancelled):
        local_moran(np.arange(36.0).reshape(6, 6), grid_sums(1.5), cancelled=lambda: True)
