"""Counts by time against published residuals, and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kmzb_plugin.analysis.timeprofile import (
    adjusted_residuals,
    against_exposure,
    against_neighbours,
    dispersion,
    poisson_band,
)


def test_adjusted_residuals_as_published() -> None:
    """Agresti (2007), An Introduction to Categorical Data Analysis, table 2.7: party by sex."""
    expected, z = adjusted_residuals([[762, 327, 468], [484, 239, 477]])
    assert z.round(2).tolist() == [[4.5, 0.7, -5.32], [-4.5, -0.7, 5.32]]
    assert expected.round(1).tolist() == [[703.7, 319.6, 533.7], [542.3, 246.4, 411.3]]


def test_residuals_are_normal_under_independence() -> None:
    rng = np.random.default_rng(1)
    share = np.outer(rng.dirichlet(np.full(7, 9)), rng.dirichlet(np.full(24, 9)))
    z = np.stack([adjusted_residuals(rng.multinomial(5000, share.ravel()).reshape(7, 24))[1] for _ in range(300)])
    assert abs(z.mean()) < 0.02
    assert z.std() == pytest.approx(1.0, abs=0.02)


def test_empty_hours_have_no_z() -> None:
    expected, z = adjusted_residuals([[2, 0], [3, 0]])
    assert expected.tolist() == [[2, 0], [3, 0]]
    assert np.isnan(z).all()


def test_a_weekday_that_occurred_more_often_is_expected_more_often() -> None:
    expected, z = against_exposure([20, 10, 0], [2, 1, 0])
    assert expected[:2].tolist() == [20, 10]
    assert z[:2].tolist() == [0, 0]
    assert np.isnan([expected[2], z[2]]).all()


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), min_size=2, max_size=9))
def test_squares_of_z_are_those_of_pearsons_test(pairs: list[tuple[int, int]]) -> None:
    counts, days = np.array(pairs).T
    if not counts.sum():
        return
    expected, z = against_exposure(counts, days)
    share = expected / counts.sum()
    assert (z**2 * (1 - share)).sum() == pytest.approx(stats.chisquare(counts, expected).statistic)


def test_days_are_compared_with_the_ordinary_days_around() -> None:
    weekday = np.arange(70) % 7
    counts = np.where(weekday == 2, 6.0, 1.0)
    counts[30] = 20.0  # a Wednesday
    holiday = np.zeros(70, dtype=bool)
    holiday[30] = True
    expected, z = against_neighbours(counts, weekday, holiday, ~holiday)
    assert expected == pytest.approx(6.0)
    assert z == pytest.approx((20 - 6) / np.sqrt(6 + 6 / 8))


def test_season_makes_no_difference() -> None:
    counts = np.arange(140, dtype=float)
    middle = np.arange(140) == 70
    expected, _ = against_neighbours(counts, np.arange(140) % 7, middle, ~middle)
    assert expected == pytest.approx(70.0)


def test_nothing_to_compare_with_is_unknown() -> None:
    every = np.ones(7, dtype=bool)
    assert np.isnan(against_neighbours(np.ones(7), np.arange(7), every, ~every)).all()
    assert np.isnan(against_neighbours(np.zeros(14), np.arange(14) % 7, np.arange(14) == 3, np.arange(14) != 3)[1])


@given(st.floats(0.01, 5000))
def test_band_holds_95_of_100(mean: float) -> None:
    low, high = poisson_band(mean)
    assert stats.poisson.cdf(high, mean) - stats.poisson.cdf(low - 1, mean) >= 0.95
    assert stats.poisson.cdf(low - 1, mean) <= 0.025


def test_band_of_nothing() -> None:
    low, high = poisson_band([0.0, np.nan])
    assert (low[0], high[0]) == (0, 0)
    assert np.isnan([low[1], high[1]]).all()


def test_dispersion() -> None:
    assert dispersion([8, 12], [10, 10]) == pytest.approx(0.8)
    assert np.isnan(dispersion([8], [8]))
