"""Limits of the funnel against exact sums, overdispersion by hand."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kmzb_plugin.analysis.funnel import binomial_limits, funnel, positions, widened


def exact_limit(n: int, target: Fraction, p: Fraction) -> float:
    """Appendix A.1.1 of Spiegelhalter (2005) in fractions: no library's distribution is asked."""
    cumulated = Fraction(0)
    for r in range(n + 1):
        chance = comb(n, r) * target**r * (1 - target) ** (n - r)
        if cumulated + chance >= p:
            alpha = (cumulated + chance - p) / chance
            return float(min(max((r - alpha) / n, Fraction(0)), Fraction(1)))
        cumulated += chance
    return 1.0


@pytest.mark.parametrize("n", [1, 2, 5, 17, 60, 300])
@pytest.mark.parametrize("target", [Fraction(1, 50), Fraction(3, 10), Fraction(1, 2), Fraction(9, 10)])
@pytest.mark.parametrize("level", [Fraction(95, 100), Fraction(998, 1000)])
def test_limits_as_in_fractions(n: int, target: Fraction, level: Fraction) -> None:
    low, high = binomial_limits(n, float(target), float(level))
    assert float(low) == pytest.approx(exact_limit(n, target, (1 - level) / 2), abs=1e-9)
    assert float(high) == pytest.approx(exact_limit(n, target, (1 + level) / 2), abs=1e-9)


def test_large_units_have_the_normal_limits() -> None:
    low, high = binomial_limits(100_000, 0.4)
    half = 1.959964 * np.sqrt(0.24 / 100_000)
    assert float(low) == pytest.approx(0.4 - half, abs=2e-5)
    assert float(high) == pytest.approx(0.4 + half, abs=2e-5)


@given(st.integers(1, 2000), st.floats(0.01, 0.99))
def test_limits_hold_the_target_and_lie_in_each_other(n: int, target: float) -> None:
    low, high = binomial_limits(n, target)
    outer_low, outer_high = binomial_limits(n, target, 0.998)
    assert 0 <= outer_low <= low <= high <= outer_high <= 1
    if n * min(target, 1 - target) > 10:
        assert low < target < high


def test_without_decisions_or_spread_there_are_no_limits() -> None:
    assert np.isnan(binomial_limits([0], 0.5)).all()
    assert [float(each[0]) for each in binomial_limits([10], 1.0)] == [1, 1]
    empty = funnel([0, 0], [0, 0])
    assert np.isnan([empty.target, empty.p, empty.phi]).all()
    assert not empty.overdispersed
    equal = funnel([9, 40], [9, 40])
    assert (equal.target, equal.p, equal.phi, equal.z.tolist()) == (1.0, 1.0, 0.0, [0.0, 0.0])


def test_overdispersion_by_hand() -> None:
    """Eleven units of 100: the outermost z at each end is drawn in to the next, as scipy's winsorize does."""
    k = np.array([30, 38, 44, 46, 48, 50, 52, 54, 56, 62, 70])
    found = funnel(k, np.full(11, 100))
    assert found.target == pytest.approx(0.5)
    z = (k - 50) / 5.0
    assert found.z == pytest.approx(z)
    drawn = np.asarray(stats.mstats.winsorize(z, (0.1, 0.1)))
    assert found.phi == pytest.approx((drawn**2).mean())
    assert found.p == pytest.approx(stats.chi2_contingency([k, 100 - k], correction=False).pvalue)
    assert found.overdispersed
    low, high = found.limits[0.95]
    assert found.adjusted[0.95][1] == pytest.approx(0.5 + np.sqrt(found.phi) * (high - 0.5))
    assert positions(k / 100, found.limits).tolist() == [-2, -1, 0, 0, 0, 0, 0, 0, 0, 1, 2]
    assert positions(k / 100, found.adjusted).tolist() == [-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]


def test_units_alike_are_not_overdispersed() -> None:
    rng = np.random.default_rng(1)
    n = rng.integers(5, 400, 60)
    outside, wide = 0, 0
    for _ in range(100):
        found = funnel(rng.binomial(n, 0.45), n)
        share = rng.binomial(n, 0.45) / n
        outside += int((abs(positions(share, found.limits)) == 2).sum())
        wide += found.overdispersed
    assert outside <= 26  # 12 of 6000 are expected
    assert wide <= 8
    one = funnel([3], [5])
    assert np.isnan(one.p)
    assert not one.overdispersed


def test_one_unit_far_out_does_not_widen_the_limits_of_the_others() -> None:
    n = np.full(30, 200)
    k = np.array([100] * 29 + [170])
    found = funnel(k, n)
    assert found.p < 0.05
    assert not found.overdispersed
    assert positions(k / n, found.limits)[-1] == 2


def test_widened_limits_stay_shares() -> None:
    low, high = widened((np.array([0.1]), np.array([0.9])), 0.5, 9.0)
    assert (low[0], high[0]) == (0, 1)
