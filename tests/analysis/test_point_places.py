"""Places of points: merged, sampled, and their neighbours against direct search."""

from __future__ import annotations

import numpy as np
import pytest

from kmzb_plugin.analysis.point_places import Places, Sources


def scattered(n: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.random(n) * 5000.0, rng.random(n) * 3000.0


def test_points_at_one_place_are_merged_and_weights_of_zero_left_out() -> None:
    places = Places.of([1.0, 2.0, 1.0, 3.0], [5.0, 5.0, 5.0, 5.0], [1.0, 2.0, 3.0, 0.0])
    assert sorted(zip(places.x, places.weight, strict=True)) == [(1.0, 4.0), (2.0, 2.0)]
    assert len(Places.of([], [])) == 0


def test_order_of_the_points_plays_no_part() -> None:
    x, y = scattered(500)
    order = np.random.default_rng(2).permutation(500)
    one, other = Places.of(x, y), Places.of(x[order], y[order])
    np.testing.assert_array_equal(one.x, other.x)
    np.testing.assert_array_equal(one.y, other.y)


def test_a_sample_is_spread_like_the_places() -> None:
    x, y = scattered(20_000)
    places = Places.of(x, y)
    chosen = places.sample(1000)
    assert len(np.unique(chosen)) == 1000
    quarter = (places.x[chosen] < 2500) & (places.y[chosen] < 1500)
    assert quarter.mean() == pytest.approx(0.25, abs=0.01)  # by chance alone it would be 0.25 ± 0.014
    np.testing.assert_array_equal(places.sample(20_000), np.arange(20_000))


@pytest.mark.parametrize("count", [1, 7, 40])
def test_typical_distance_by_direct_search(count: int) -> None:
    x, y = scattered(300)
    distance = np.sort(np.hypot(x[:, None] - x, y[:, None] - y), axis=1)[:, count]
    found = Places.of(x, y).typical_distance(count)
    assert found == pytest.approx(np.sort(distance)[(300 - 1) // 2])


def test_others_at_the_same_place_count_for_the_typical_distance() -> None:
    x, y = scattered(50)
    piled = Places.of(np.repeat(x, 4), np.repeat(y, 4))
    assert piled.typical_distance(3) == 0.0
    assert piled.typical_distance(4) == pytest.approx(Places.of(x, y).typical_distance(1))
    assert Places.of([0.0, 1.0], [0.0, 0.0]).typical_distance(5) == np.inf


@pytest.mark.parametrize("factor", [0, 1, 2, 5])
def test_pairs_hold_all_that_are_in_reach(factor: int) -> None:
    x, y = scattered(400)
    places = Places.of(x, y, np.random.default_rng(3).random(400) + 0.5)
    sources = Sources.places(places, 60.0)
    if factor:
        sources = sources.merged(factor)
    assert sources.weight.sum() == pytest.approx(places.weight.sum())
    assert (sources.weight * sources.x).sum() == pytest.approx((places.weight * places.x).sum())
    assert sources.count.sum() == 400
    wanted = np.hypot(places.x[:, None] - sources.x, places.y[:, None] - sources.y) <= 250.0
    found = np.zeros_like(wanted)
    for _, _, point, source in sources.pairs(places.x, places.y, 250.0):
        found[point, source] = True
    assert found[wanted].all()
    assert found.mean() < 0.5
    own = np.hypot(sources.x[sources.of_place] - places.x, sources.y[sources.of_place] - places.y)
    assert own.max() < 60.0 * max(factor, 1) * np.sqrt(2)
