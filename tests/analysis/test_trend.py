"""Mann-Kendall against a published value, scipy's Kendall tau, and its definition."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.analysis.trend import mann_kendall


def test_a_series_with_ties() -> None:
    found = mann_kendall(np.array([[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]]).T)
    assert found.s.tolist() == [25]
    assert found.variance == pytest.approx([207])
    assert found.z == pytest.approx([1.668115], abs=1e-6)
    assert found.p == pytest.approx([0.095293], abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(steps=st.integers(2, 15), different=st.integers(1, 12), seed=st.integers(0, 2**32 - 1))
def test_by_definition_and_by_kendalls_tau(steps: int, different: int, seed: int) -> None:
    series = np.random.default_rng(seed).integers(0, different, (steps, 7)).astype(float)
    found = mann_kendall(series)
    for j in range(7):
        x = series[:, j]
        s = sum(np.sign(b - a) for a, b in combinations(x, 2))
        groups = np.unique(x, return_counts=True)[1]
        variance = (steps * (steps - 1) * (2 * steps + 5) - (groups * (groups - 1) * (2 * groups + 5)).sum()) / 18
        assert found.s[j] == s
        assert found.variance[j] == pytest.approx(variance)
        if variance > 0:
            z = (s - np.sign(s)) / np.sqrt(variance)
            assert found.z[j] == pytest.approx(z)
            assert found.p[j] == pytest.approx(2 * stats.norm.sf(abs(z)))
            tau = stats.kendalltau(np.arange(steps), x).statistic if len(groups) > 1 else 0.0
            assert np.sign(tau) == np.sign(s)


def test_without_ties_s_is_kendalls_tau_times_the_pairs() -> None:
    series = np.random.default_rng(2).normal(size=(30, 20))
    found = mann_kendall(series)
    for j in range(20):
        assert found.s[j] == pytest.approx(stats.kendalltau(np.arange(30), series[:, j]).statistic * 30 * 29 / 2)


def test_equal_values_have_no_trend_and_a_reversed_series_the_opposite_one() -> None:
    flat = mann_kendall(np.full((12, 3), 2.5))
    assert flat.z.tolist() == [0.0] * 3
    assert flat.p.tolist() == [1.0] * 3
    series = np.random.default_rng(5).integers(0, 5, (14, 50))
    forth, back = mann_kendall(series), mann_kendall(series[::-1])
    assert np.array_equal(forth.s, -back.s)
    assert back.p == pytest.approx(forth.p)


def test_many_series_in_blocks_equal_one_by_one() -> None:
    series = np.random.default_rng(6).integers(0, 9, (150, 2000)).astype(float)
    seen: list[float] = []
    found = mann_kendall(series, progress=seen.append)
    alone = [mann_kendall(series[:, j : j + 1]).s[0] for j in (0, 665, 666, 667, 1999)]
    assert found.s[[0, 665, 666, 667, 1999]].tolist() == alone
    assert seen[-1] == 1.0
    assert len(seen) > 1
    with pytest.raises(Cancelled):
        mann_kendall(series, cancelled=lambda: True)
