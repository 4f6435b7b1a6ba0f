"""Difference and log ratio of two densities, and the change of the whole."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from kmzb_plugin.analysis.change import change, rate_ratio


def test_rates_are_per_thirty_days_whatever_the_periods() -> None:
    first, second = np.array([[10.0, 0.0, np.nan]]), np.array([[10.0, 4.0, np.nan]])
    found = change(first, second, (60.0, 30.0), 500.0)
    np.testing.assert_allclose(found.first, [[5.0, 0.0, np.nan]])
    np.testing.assert_allclose(found.second, [[10.0, 4.0, np.nan]])
    np.testing.assert_allclose(found.difference, [[5.0, 4.0, np.nan]])
    prior = 0.5 / (math.pi * 0.25) * 30 / 45
    assert found.prior == pytest.approx(prior)
    np.testing.assert_allclose(
        found.log_ratio, [[math.log((10 + prior) / (5 + prior)), math.log(4 / prior + 1), np.nan]]
    )


def test_nothing_anywhere_is_no_change_and_the_change_of_the_whole_can_be_taken_out() -> None:
    none = np.zeros((2, 2))
    assert not change(none, none, (10.0, 20.0), 100.0).log_ratio.any()
    doubled = change(np.full((1, 1), 3.0), np.full((1, 1), 6.0), (30.0, 30.0), 400.0, factor=2.0)
    assert doubled.difference[0, 0] == pytest.approx(0.0)
    assert doubled.log_ratio[0, 0] == pytest.approx(0.0)


def test_swapping_the_periods_turns_the_sign() -> None:
    rng = np.random.default_rng(1)
    a, b = rng.random((5, 5)) * 9, rng.random((5, 5)) * 9
    one, other = change(a, b, (40.0, 70.0), 250.0), change(b, a, (70.0, 40.0), 250.0)
    np.testing.assert_allclose(one.difference, -other.difference)
    np.testing.assert_allclose(one.log_ratio, -other.log_ratio)


def test_rate_ratio_of_the_whole() -> None:
    """20 and 10 in equally long periods: the exact conditional p of definitions 2.6 is .0987."""
    found = rate_ratio((20, 10), (90.0, 90.0))
    assert found.ratio == pytest.approx(0.5)
    assert found.p == pytest.approx(0.0987, abs=5e-5)
    low = stats.beta.ppf(0.025, 10, 21)
    assert found.low == pytest.approx(low / (1 - low))
    assert found.low < found.ratio < found.high
    longer = rate_ratio((20, 40), (30.0, 60.0))
    assert longer.ratio == pytest.approx(1.0)
    assert longer.p == 1.0
    assert math.isinf(rate_ratio((0, 5), (30.0, 30.0)).ratio)
    assert rate_ratio((5, 0), (30.0, 30.0)).ratio == 0.0
