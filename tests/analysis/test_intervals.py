"""Intervals and tests against published values."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from kmzb_plugin.analysis.intervals import newcombe, poisson, poisson_etest, rate_ratio, wilson


def test_poisson_as_rs_poisson_test() -> None:
    """`poisson.test(k)$conf.int` for 0, 1, 5, 10 and 50; the table of Garwood (1936) has them to three digits."""
    low, high = poisson([0, 1, 5, 10, 50, np.nan])
    assert low == pytest.approx([0.0, 0.02531781, 1.623486, 4.795389, 37.11096, np.nan], rel=1e-6, nan_ok=True)
    assert high == pytest.approx([3.688879, 5.571643, 11.66833, 18.39036, 65.91876, np.nan], rel=1e-6, nan_ok=True)


@given(st.integers(1, 500), st.sampled_from([0.9, 0.95, 0.99]))
def test_poisson_leaves_half_of_the_rest_at_each_end(k: int, level: float) -> None:
    low, high = poisson(k, level)
    assert stats.poisson.sf(k - 1, low) == pytest.approx((1 - level) / 2)
    assert stats.poisson.cdf(k, high) == pytest.approx((1 - level) / 2)


def test_wilson_as_published() -> None:
    """Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3."""
    low, high = wilson([81, 15, 0, 1], [263, 148, 20, 29])
    assert low == pytest.approx([0.2553, 0.0624, 0.0, 0.0061], abs=5e-5)
    assert high == pytest.approx([0.3662, 0.1605, 0.1611, 0.1718], abs=5e-5)


@given(n=st.integers(1, 10_000), share=st.floats(0, 1), level=st.floats(0.5, 0.999))
def test_wilson_as_scipys(n: int, share: float, level: float) -> None:
    k = int(share * n)
    expected = stats.binomtest(k, n).proportion_ci(level, method="wilson")
    low, high = wilson(k, n, level)
    assert (float(low), float(high)) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_wilson_of_nothing_is_unknown() -> None:
    low, high = wilson([0, 1], [0, 1])
    assert np.isnan([low[0], high[0]]).all()
    assert high[1] == 1.0


def test_newcombe_as_published() -> None:
    """Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10, contrasts (a), (b), (c) and (g)."""
    low, high = newcombe([56, 9, 6, 10], [70, 10, 7, 10], [48, 3, 2, 0], [80, 10, 7, 20])
    assert low == pytest.approx([0.0524, 0.1705, 0.0582, 0.6791], abs=5e-5)
    assert high == pytest.approx([0.3339, 0.8090, 0.8062, 1.0], abs=5e-5)


@given(n1=st.integers(1, 500), n2=st.integers(1, 500), s1=st.floats(0, 1), s2=st.floats(0, 1))
def test_newcombe_holds_the_difference_and_turns_with_it(n1: int, n2: int, s1: float, s2: float) -> None:
    k1, k2 = int(s1 * n1), int(s2 * n2)
    low, high = newcombe(k1, n1, k2, n2)
    assert -1 - 1e-12 <= low <= k1 / n1 - k2 / n2 + 1e-12
    assert k1 / n1 - k2 / n2 - 1e-12 <= high <= 1 + 1e-12
    turned = newcombe(k2, n2, k1, n1)
    assert (float(turned[0]), float(turned[1])) == pytest.approx((-float(high), -float(low)), abs=1e-12)


def test_etest_as_published() -> None:
    """Krishnamoorthy and Thomson (2004), by way of the R package ptools; scipy's own for other exposures."""
    assert poisson_etest([0, 6, 20], [3, 2, 10]) == pytest.approx([0.0884, 0.1749, 0.0688], abs=5e-5)
    expected = [stats.poisson_means_test(k1, 2.0, k2, 3.0).pvalue for k1, k2 in [(3, 9), (11, 4), (0, 2)]]
    assert poisson_etest([3, 11, 0], [9, 4, 2], 2.0, 3.0) == pytest.approx(expected, rel=1e-6)


@settings(deadline=None)
@given(c1=st.integers(0, 60), c2=st.integers(0, 60))
def test_etest_is_symmetric_and_a_probability(c1: int, c2: int) -> None:
    p = float(poisson_etest(c1, c2))
    assert 0 < p <= 1
    assert p == pytest.approx(float(poisson_etest(c2, c1)), rel=1e-9)
    if c1 == c2:
        assert p == pytest.approx(1.0, abs=1e-9)


def test_etest_keeps_the_shape() -> None:
    p = poisson_etest([[0, 1], [5, 5]], 5)
    assert p.shape == (2, 2)
    assert p[1, 0] == p[1, 1]
    assert poisson_etest(0, 0) == 1.0


@settings(deadline=None, max_examples=40)
@given(
    c1=st.integers(0, 25), c2=st.integers(0, 25), t1=st.sampled_from([0.5, 1.0, 181.0]), t2=st.sampled_from([1.0, 7.3])
)
def test_etest_is_the_sum_over_all_pairs_of_counts(c1: int, c2: int, t1: float, t2: float) -> None:
    """The definition, term by term."""
    rate = (c1 + c2) / (t1 + t2)
    most = int(max(stats.poisson.isf(1e-13, rate * t1), stats.poisson.isf(1e-13, rate * t2), c1, c2)) + 2
    x1, x2 = np.arange(most)[:, None], np.arange(most)
    variance = x1 / t1**2 + x2 / t2**2
    statistic = np.abs(x1 / t1 - x2 / t2) / np.sqrt(np.where(variance > 0, variance, 1.0))
    observed = 0.0 if c1 + c2 == 0 else abs(c1 / t1 - c2 / t2) / np.sqrt(c1 / t1**2 + c2 / t2**2)
    chance = stats.poisson.pmf(x1, rate * t1) * stats.poisson.pmf(x2, rate * t2)
    expected = chance[statistic >= observed * (1 - 1e-12)].sum()
    assert float(poisson_etest(c1, c2, t1, t2)) == pytest.approx(min(expected, 1.0), abs=1e-9)


def test_etest_of_a_million_is_as_the_normal_distribution() -> None:
    p = float(poisson_etest(500_000, 502_500))
    assert p == pytest.approx(2 * stats.norm.sf(2500 / np.sqrt(1_002_500)), rel=1e-3)


def test_rate_ratio_as_rs_poisson_test() -> None:
    """`poisson.test(c(c2, c1), c(t2, t1))`: the example of its page (11 of 800, 21 of 3011), and others."""
    pairs = [(11, 21, 800.0, 3011.0), (20, 10, 1.0, 1.0), (0, 7, 31.0, 28.0), (5, 0, 1.0, 2.0)]
    expected = [
        (0.5072310619, 0.2337942071, 1.16492223),
        (0.5, 0.209005965, 1.119183044),
        (np.inf, 1.595734432, np.inf),
        (0.0, 0.0, 0.5456395526),
    ]
    for (c1, c2, t1, t2), found in zip(pairs, expected, strict=True):
        assert [float(each) for each in rate_ratio(c1, c2, t1, t2)] == pytest.approx(found, rel=1e-6)


@given(c1=st.integers(0, 300), c2=st.integers(0, 300), level=st.sampled_from([0.9, 0.95]))
def test_rate_ratio_lies_within_its_limits_and_turns_over(c1: int, c2: int, level: float) -> None:
    ratio, low, high = rate_ratio(c1, c2, 2.0, 3.0, level)
    if c1 + c2 == 0:
        assert np.isnan([ratio, low, high]).all()
        return
    assert low <= ratio <= high
    turned = rate_ratio(c2, c1, 3.0, 2.0, level)
    if c1 and c2:
        assert [float(1 / each) for each in turned] == pytest.approx([float(e) for e in (ratio, high, low)])
