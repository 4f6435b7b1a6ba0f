"""Colocation quotients: the worked example, spatstat's neighbours, every relabelling of small sets, and refusals."""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis import nearest
from kmzb_plugin.analysis.colocation import Colocation, colocation
from kmzb_plugin.analysis.nearest import NearestShares
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.text import UserError

from .oracles import FOLDER, table

TINY = [(0, 0, "A"), (1, 0, "A"), (0, 1, "B"), (10, 0, "B"), (11, 0, "B"), (10, 1.1, "A"), (5, 5, "B")]


def coded(points: list[tuple[float, float, str]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    x, y, kind = zip(*points, strict=True)
    return np.array(x, dtype=float), np.array(y, dtype=float), np.unique(kind, return_inverse=True)[1]


def by_definition(points: list[tuple[int, int]], codes: list[int], neighbours: int) -> list[list[Fraction]]:
    """C, point by point, in fractions: whole coordinates, so that equal distances are equal."""
    k = max(codes) + 1
    total = [[Fraction(0)] * k for _ in range(k)]
    for i, (x, y) in enumerate(points):
        others = [((x - u) ** 2 + (y - v) ** 2, codes[j]) for j, (u, v) in enumerate(points) if j != i]
        edge = sorted(d for d, _ in others)[neighbours - 1]
        nearer = [code for d, code in others if d < edge]
        tied = [code for d, code in others if d == edge]
        for code in nearer:
            total[codes[i]][code] += Fraction(1, neighbours)
        for code in tied:
            total[codes[i]][code] += Fraction(neighbours - len(nearer), len(tied) * neighbours)
    return total


def test_the_worked_example() -> None:
    """By hand: (0,0) has two nearest neighbours, which share; (5,5) has (0,1), 6.40 away, and (10,1.1), 6.34 away."""
    result = colocation(*coded(TINY), simulations=99)
    np.testing.assert_allclose(result.pairs.quotient, [[1.5, 0.75], [1.0, 1.0]])
    np.testing.assert_allclose(result.pairs.observed, [[1.5, 1.5], [2.0, 2.0]])
    np.testing.assert_allclose(result.pairs.expected, [[1.0, 2.0], [2.0, 2.0]])
    assert result.whole.quotient == pytest.approx(3.5 / 3.0)
    assert result.counts.tolist() == [3, 4]


@pytest.mark.parametrize("k", [1, 3])
def test_neighbours_of_chicagos_crimes_are_those_of_spatstat(k: int) -> None:
    known = json.loads((FOLDER / "chicago_relrisk_and_neighbours.json").read_text())
    crimes = table("chicago_street_crimes.csv")
    codes = [known["kinds"].index(kind) for kind in crimes["crime"]]
    result = colocation(crimes["x"], crimes["y"], codes, neighbours=k, simulations=0)
    np.testing.assert_allclose(result.pairs.observed * k, known[f"neighbours_{k}"], atol=1e-9)
    assert np.isnan(result.pairs.p).all()


lattice = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=4, max_size=14)


@given(lattice, st.integers(1, 4), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_ties_and_coincident_points_share_as_the_definition_says(points, neighbours, random) -> None:
    if len(set(points)) < 2 or len(points) <= neighbours:
        return
    codes = [0, 1, *(random.randint(0, 2) for _ in points[2:])]
    x, y = np.array(points, dtype=float).T * 37.5 + 500_000.0
    near = NearestShares.of(x, y, neighbours)
    found = near.table(np.array(codes), max(codes) + 1)
    np.testing.assert_allclose(found, np.array(by_definition(points, codes, neighbours), dtype=float), atol=1e-9)


@pytest.mark.parametrize("neighbours", [1, 2])
def test_over_all_relabellings_the_mean_is_one_and_the_ranks_are_those_counted(neighbours: int) -> None:
    """7 points, two of them at one place, 2 + 2 + 3 of a kind: 210 labellings, each as likely."""
    points = [(0, 0), (0, 0), (1, 0), (3, 1), (3, 2), (4, 1), (9, 9)]
    codes = [0, 0, 1, 1, 2, 2, 2]
    every = [by_definition(points, list(each), neighbours) for each in sorted(set(permutations(codes)))]
    assert len(every) == 210
    counted = np.array(every, dtype=float)
    x, y = np.array(points, dtype=float).T
    result = colocation(x, y, codes, neighbours, simulations=3999, seed=3)
    np.testing.assert_allclose(counted.mean(axis=0), result.pairs.expected)
    tails = [((counted >= result.pairs.observed - 1e-9), (counted <= result.pairs.observed + 1e-9))]
    exact = np.minimum(1.0, 2.0 * np.minimum(*(each.mean(axis=0) for each in tails[0])))
    np.testing.assert_allclose(result.pairs.p, exact, atol=0.06)
    low, high = np.quantile(counted, [0.025, 0.975], axis=0) / result.pairs.expected
    # of few distinct values the limits are among those that occur
    assert (np.abs(result.pairs.low - low) < 0.6).all()
    assert (np.abs(result.pairs.high - high) < 0.6).all()


def test_under_chance_p_is_no_smaller_than_it_says() -> None:
    rng = np.random.default_rng(9)
    xy = rng.normal(0, 100, (60, 2)).round(-1)  # many coincident
    small = [
        colocation(*xy.T, rng.permutation(np.repeat([0, 1, 2], 20)), 2, 39, seed).pairs.p <= 0.05 for seed in range(120)
    ]
    assert np.mean(small) < 0.06


def test_a_planted_pair_is_found_one_way_only() -> None:
    """Every A has a B beside it, but most B stand among C."""
    rng = np.random.default_rng(2)
    a = rng.uniform(0, 10_000, (40, 2))
    c = rng.uniform(0, 10_000, (400, 2))
    b = np.vstack([a + rng.normal(0, 2, a.shape), c[:200] + rng.normal(0, 2, (200, 2))])
    xy = np.vstack([a, b, c])
    result = colocation(*xy.T, np.repeat([0, 1, 2], [40, 240, 400]), simulations=199)
    assert result.pairs.quotient[0, 1] == pytest.approx(679 / 240, rel=0.05)
    assert result.pairs.p[0, 1] == pytest.approx(2 / 200)
    assert result.pairs.quotient[0, 1] > result.pairs.high[0, 1]
    assert result.pairs.quotient[1, 1] < result.pairs.low[1, 1]


def test_the_order_of_points_does_not_matter_to_what_is_observed_and_the_seed_does_to_the_rest() -> None:
    rng = np.random.default_rng(5)
    xy, codes = rng.uniform(0, 1000, (300, 2)), rng.integers(0, 4, 300)
    first, again, other = (colocation(*xy.T, codes, 3, 99, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.pairs.low, again.pairs.low)
    np.testing.assert_array_equal(first.pairs.p, again.pairs.p)
    assert not np.array_equal(first.pairs.low, other.pairs.low)
    mixed = rng.permutation(300)
    np.testing.assert_allclose(colocation(*xy[mixed].T, codes[mixed], 3, 0).pairs.observed, first.pairs.observed)


def test_a_single_point_has_no_other_of_its_kind() -> None:
    result = colocation([0, 1, 2, 9], [0, 0, 0, 0], [0, 1, 1, 1], simulations=9)
    assert np.isnan(result.pairs.quotient[0, 0])
    assert np.isnan(result.pairs.p[0, 0])
    assert result.pairs.quotient[0, 1] == pytest.approx(1.0)


def test_a_hub_with_many_places_equally_far_and_a_crowd_are_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest, "_CHUNK", 7)
    angle = 2 * np.pi * np.arange(64) / 64
    x, y = np.r_[0.0, 100 * np.cos(angle)], np.r_[0.0, 100 * np.sin(angle)]
    codes = np.r_[0, np.tile([1, 2], 32)]
    result = colocation(x, y, codes, simulations=0)
    np.testing.assert_allclose(result.pairs.observed[0], [0.0, 0.5, 0.5])
    # 50,000 at one place and as many apart: 2.5e9 pairs if they were written down
    crowd = NearestShares.of(np.r_[np.zeros(50_000), np.arange(1, 5001)], np.zeros(55_000), 2)
    counted = crowd.table(np.r_[np.zeros(50_000, dtype=int), np.ones(5000, dtype=int)], 2)
    # the second is as far from the first, crowded place as from the third: at x = 1 the crowd shares 1 of 2, no more
    np.testing.assert_allclose(counted.sum(), 55_000)
    np.testing.assert_allclose(counted[0], [50_000, 0.0], atol=1e-6)
    np.testing.assert_allclose(counted[1, 0], 50_000 / 50_001, rtol=1e-9)


def test_a_field_of_places_equally_far_stays_small() -> None:
    side = np.arange(60.0)
    x, y = (each.ravel() for each in np.meshgrid(side, side))
    near = NearestShares.of(x, y, 3)
    assert len(near.share) < 8 * 6 * 3600
    assert near.table(np.zeros(3600, dtype=int), 1)[0, 0] == pytest.approx(3600)
    degree = Counter(near.row.tolist())
    assert set(degree.values()) <= {2, 3, 4, 5, 8}


@pytest.mark.parametrize(
    ("codes", "x", "neighbours", "simulations", "said"),
    [
        ([0, 0, 0], [0, 1, 2], 1, 9, "All points are of one category"),
        ([0, 1, 1], [0, 1, 2], 3, 9, "Points: 3. Each needs 3 others as neighbours. Set NEIGHBOURS to at most 2."),
        ([0, 1, 1], [0, 1, 2], 0, 9, "Set NEIGHBOURS to 1 or more"),
        ([0, 1, 1], [7, 7, 7], 1, 9, "All points lie at one place"),
        (list(range(80)) * 2, list(range(160)), 1, 9_999, "work with up to 63 categories; here there are 80"),
    ],
)
def test_refusals_say_what_would_work(
    codes: list[int], x: list[float], neighbours: int, simulations: int, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        colocation(x, np.zeros(len(x)), codes, neighbours, simulations)


def test_cancel_is_heard_and_progress_ascends() -> None:
    rng = np.random.default_rng(1)
    xy, codes = rng.uniform(0, 1000, (3000, 2)), rng.integers(0, 5, 3000)
    heard: list[float] = []
    assert isinstance(colocation(*xy.T, codes, 1, 199, progress=heard.append), Colocation)
    assert heard == sorted(heard)
    assert heard[-1] == pytest.approx(1.0)
    with pytest.raises(Cancelled):
        colocation(*xy.T, codes, 1, 99_999, cancelled=lambda: len(heard) > 0)
