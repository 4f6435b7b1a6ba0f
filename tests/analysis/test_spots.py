"""Hot spots: gathered and divided by the definition, counted without loss, and hardly any where there are none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage, sparse, stats

from kmzb_plugin.analysis.getisord import GetisOrd, disc_sums, gi_star_areas, gi_star_grid
from kmzb_plugin.analysis.scale import choose_frame, grid_scale, spacing
from kmzb_plugin.analysis.spots import HotSpot, area_spots, cautious, grid_spots, owners

from .test_scale import clustered, scattered


def analysed(x: np.ndarray, y: np.ndarray) -> tuple[list[HotSpot], GetisOrd, np.ndarray, float]:
    """The hot spots of points with everything chosen; the result over cells, their counts and side."""
    frame, _ = choose_frame(x, y, spacing(x, y).typical)
    cell, mask = frame.grid.cell, frame.mask
    band = grid_scale(frame).step.band / cell
    found = gi_star_grid(frame.counts, cell, band * cell, mask)
    found = cautious(found, disc_sums(np.where(mask, frame.counts, 0.0), band), len(x), frame.cells)
    flat = GetisOrd(found.z[mask], found.p[mask], found.q[mask], found.gi_bin[mask], found.neighbours[mask])
    row, col = np.nonzero(mask)
    return grid_spots(flat, row, col, band, frame.counts[mask], cell**2), flat, frame.counts[mask], cell


def hot(z: np.ndarray, significant: np.ndarray) -> GetisOrd:
    """A result with these z whose significant places are hot."""
    q = np.where(significant, 0.001, 0.9)
    return GetisOrd(z, q, q, np.where(significant, 3, 0).astype(np.int8), np.full(z.shape, 9))


def test_exact_binomial_where_counts_are_small() -> None:
    """One place of 1,000 in which 9 of 9,000 reports are expected holds 22."""
    z = np.array([13 / 3, -2.0, 0.1])
    normal = 2 * stats.norm.sf(np.abs(z))
    found = cautious(
        GetisOrd(z, normal, normal, np.zeros(3, dtype=np.int8), np.ones(3, dtype=int)),
        np.array([22.0, 3, 9]),
        9000,
        1000,
    )
    assert found.p[0] == pytest.approx(2 * stats.binom.sf(21, 9000, 0.001), rel=1e-9)
    assert found.p[0] == pytest.approx(0.00035, abs=1e-5)
    assert found.p[1] == pytest.approx(normal[1])  # the lower tail of the normal is the wider one
    assert (found.p >= normal * (1 - 1e-12)).all()
    assert found.gi_bin.tolist() == [3, -1, 0]


@pytest.mark.filterwarnings("error")
def test_the_total_of_weights_is_a_number_of_reports_to_the_binomial() -> None:
    z = np.array([13 / 3])
    normal = 2 * stats.norm.sf(z)
    given = GetisOrd(z, normal, normal, np.zeros(1, dtype=np.int8), np.ones(1, dtype=int))
    found = cautious(given, np.array([22.0]), 9000.2, 1000)
    assert found.p[0] == pytest.approx(2 * stats.binom.sf(21, 9000, 0.001), rel=1e-9)


def test_places_that_take_no_part_stay_so() -> None:
    z = np.array([np.nan, 9.0])
    p = 2 * stats.norm.sf(z)
    found = cautious(GetisOrd(z, p, p, np.zeros(2, dtype=np.int8), np.array([0, 9])), np.array([0.0, 90]), 100, 50)
    assert np.isnan(found.p[0])
    assert np.isnan(found.q[0])
    assert found.gi_bin.tolist() == [0, 3]


@pytest.mark.parametrize("n", [40, 200, 1000])
def test_at_random_there_is_hardly_ever_a_hot_spot(n: int) -> None:
    """The false discovery rate is then the chance of any find: 5 %."""
    runs = [len(analysed(*scattered(n, seed))[0]) for seed in range(40)]
    assert sum(found > 0 for found in runs) <= 4
    assert sum(runs) <= 5


@pytest.mark.parametrize("spread", [150.0, 300.0])
def test_planted_clusters_are_the_hot_spots(spread: float) -> None:
    spots, _, counts, cell = analysed(*clustered(spread))
    assert len(spots) >= 3
    first = spots[:3]
    assert all(spot.count > 120 for spot in first)
    assert all(spot.count < 80 for spot in spots[3:])
    for spot in first:
        assert spot.count == counts[spot.members].sum()
        assert spot.expected == pytest.approx(counts.mean() * len(spot.members))
        assert spot.share == pytest.approx(spot.count / counts.sum())
        assert spot.area == pytest.approx(len(spot.members) * cell**2)


def test_ranked_by_reports_above_expected_and_no_place_is_in_two() -> None:
    spots, result, _, _ = analysed(*clustered(600.0))
    above = [spot.above for spot in spots]
    assert above == sorted(above, reverse=True)
    members = np.concatenate([spot.members for spot in spots])
    assert len(members) == len(np.unique(members))
    assert set(np.flatnonzero(result.gi_bin >= 2)) <= set(members)
    for spot in spots:
        assert spot.peak in spot.members
        assert result.z[spot.peak] == result.z[spot.members].max()
        assert spot.ratio == pytest.approx(spot.count / spot.expected)


def ridge(*peaks: tuple[int, float]) -> tuple[GetisOrd, np.ndarray, np.ndarray]:
    """A row of 60 cells in an area of 3 × 60: z falls by 0.1 a cell from each peak (column, height)."""
    row, col = (each.ravel() for each in np.mgrid[0:3, 0:60])
    z = np.full(180, -1.0)
    middle = row == 1
    z[middle] = np.max([height - 0.1 * np.abs(col[middle] - at) for at, height in peaks], axis=0)
    return hot(z, middle), row, col


def test_peaks_that_share_reports_are_one_hot_spot_and_others_two() -> None:
    for apart, expected in ((7, 1), (8, 2)):
        result, row, col = ridge((10, 6.0), (10 + apart, 5.9))
        spots = grid_spots(result, row, col, 4.0, np.ones(180), 1.0)
        assert len(spots) == expected
    # the valley between peaks of 6 at 10 and 5.9 at 18 lies at 14.5
    (first, second) = sorted(spots, key=lambda spot: col[spot.peak])
    middle = set(np.flatnonzero(row == 1))
    assert {int(c) for c in col[list(set(first.members) & middle)]} == set(range(15))
    assert {int(c) for c in col[list(set(second.members) & middle)]} == set(range(15, 60))


def test_a_hot_spot_holds_the_neighbourhood_of_its_peak() -> None:
    row, col = (each.ravel() for each in np.mgrid[0:9, 0:9])
    z = np.zeros(81)
    z[40] = 5.0
    counts = np.ones(81)
    counts[41] = 30.0  # the reports lie beside the one significant cell
    (spot,) = grid_spots(hot(z, z > 0), row, col, 1.5, counts, 2.0)
    assert sorted(spot.members) == [30, 31, 32, 39, 40, 41, 48, 49, 50]
    assert (spot.peak, spot.count, spot.area) == (40, 38.0, 18.0)


def test_nothing_significant_gives_nothing() -> None:
    result = hot(np.zeros(30), np.zeros(30, dtype=bool))
    nothing = grid_spots(result, np.arange(30), np.zeros(30, dtype=int), 1.5, np.ones(30), 1.0)
    assert nothing == []
    assert area_spots(result, sparse.eye(30).tocsr(), sparse.eye(30).tocsr(), np.ones(30), np.ones(30)) == []


def test_areas_equal_cells() -> None:
    """A grid given as areas that touch has the same hot spots."""
    rng = np.random.default_rng(12)
    counts = rng.poisson(2.0, (20, 20)).astype(float)
    counts[4:7, 4:7] += 12
    counts[14:17, 12:15] += 9
    row, col = (each.ravel() for each in np.mgrid[0:20, 0:20])
    near = np.abs(row[:, None] - row) <= 1
    touching = sparse.csr_matrix((near & (np.abs(col[:, None] - col) <= 1)).astype(float))
    result = gi_star_areas(counts.ravel(), touching)
    by_areas = area_spots(result, touching, touching, counts.ravel(), np.full(400, 3.0))
    by_cells = grid_spots(result, row, col, 1.5, counts.ravel(), 3.0)
    assert len(by_areas) == 2
    assert [spot.peak for spot in by_areas] == [spot.peak for spot in by_cells]
    assert [spot.count for spot in by_areas] == [spot.count for spot in by_cells]


def test_areas_that_take_no_part_are_in_no_hot_spot() -> None:
    counts = np.ones(40)
    counts[19:22] = [9.0, np.nan, 9.0]
    touching = (sparse.eye(40) + sparse.eye(40, k=1) + sparse.eye(40, k=-1)).tocsr()
    z = np.where(np.isfinite(counts), counts, np.nan)
    spots = area_spots(hot(z, counts > 5), touching, touching, counts, np.ones(40))
    assert all(20 not in spot.members for spot in spots)
    assert sum(spot.count for spot in spots) == 20


@given(st.integers(0, 10_000))
def test_every_place_climbs_to_the_top_of_its_hill(seed: int) -> None:
    """Without overlap each hot spot is a hill: connected, and its peak is higher than what touches it."""
    rng = np.random.default_rng(seed)
    shape = (8, 9)
    significant = rng.uniform(size=shape) < 0.6
    if not significant.any():
        return
    row, col = np.nonzero(significant)
    z = rng.permutation(len(row)).astype(float)
    touching = np.array(
        [(i, j) for i in range(len(row)) for j in range(i) if max(abs(row[i] - row[j]), abs(col[i] - col[j])) == 1]
    ).reshape(-1, 2)
    found = owners(z, touching, lambda one, others: np.zeros(len(others)))
    for peak in np.unique(found):
        image = np.zeros(shape, dtype=bool)
        image[row[found == peak], col[found == peak]] = True
        assert ndimage.label(image, np.ones((3, 3)))[1] == 1
        assert z[peak] == z[found == peak].max()
        others = np.concatenate([touching[touching[:, 0] == peak, 1], touching[touching[:, 1] == peak, 0]])
        assert (z[others] < z[peak]).all()
    # where every neighbourhood overlaps with every other, the highest place takes all
    assert (owners(z, touching, lambda one, others: np.ones(len(others))) == z.argmax()).all()
