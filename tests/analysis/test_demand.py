"""Places of demand: no weight is lost, and the error is what it says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.analysis.demand import demand_places


def test_points_at_one_place_are_one_without_error() -> None:
    x, y, weight = np.array([0.0, 5, 0]), np.array([1.0, 1, 1]), np.array([1.0, 2, 4])
    places = demand_places(x, y, weight, 10)
    assert places.x.tolist() == [0, 5]
    assert places.sums(weight).tolist() == [5, 2]
    assert (places.cell, places.moved_most) == (0, 0)


def test_squares_meet_at_the_weighted_centre() -> None:
    x, y, weight = np.array([10.0, 90, 150]), np.array([50.0, 50, 50]), np.array([3.0, 1, 1])
    places = demand_places(x, y, weight, 10, cell=100)
    assert places.x.tolist() == [30, 150]
    assert places.moved_most == pytest.approx(60)
    assert places.moved_mean == pytest.approx((3 * 20 + 60) / 5)


@given(st.integers(1, 40), st.integers(1, 300), st.integers(0, 1000))
def test_never_more_than_wanted_and_nothing_lost(most: int, n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, y, weight = rng.uniform(-500, 500, n), rng.uniform(-500, 500, n), rng.uniform(0.1, 9, n)
    most = max(most, 4)  # the squares about the origin
    places = demand_places(x, y, weight, most)
    assert len(places.x) <= most
    assert places.sums(weight).sum() == pytest.approx(weight.sum())
    moved = np.hypot(x - places.x[places.of_point], y - places.y[places.of_point])
    assert moved.max() == pytest.approx(places.moved_most)
    assert (moved * weight).sum() / weight.sum() == pytest.approx(places.moved_mean)
    assert places.moved_most <= places.cell * np.sqrt(2)
