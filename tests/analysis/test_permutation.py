"""Conditional permutation against the same draws made one by one, and against all draws that are possible."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.permutation import MOST_DRAWN, conditional_p
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.text import UserError


def one_by_one(values: np.ndarray, sums: np.ndarray, others: np.ndarray, permutations: int, seed: int) -> np.ndarray:
    """The definition, draw by draw: the spare place stands in for the place itself."""
    n = len(values)
    rng = np.random.default_rng(seed)
    draws = [rng.choice(n, others.max() + 1, replace=False) for _ in range(permutations)]
    p = np.empty(n)
    for i in range(n):
        high = low = 0
        for draw in draws:
            drawn = [draw[others[i]] if j == i else j for j in draw[: others[i]]]
            assert i not in drawn
            assert len(set(drawn)) == others[i]
            high += values[drawn].sum() >= sums[i] - 1e-9 * np.ptp(values)
            low += values[drawn].sum() <= sums[i] + 1e-9 * np.ptp(values)
        p[i] = min(1.0, 2 * (min(high, low) + 1) / (permutations + 1))
    return p


@settings(max_examples=25, deadline=None)
@given(n=st.integers(2, 25), seed=st.integers(0, 2**32 - 1), whole=st.booleans(), data=st.data())
def test_equals_the_same_draws_made_one_by_one(n: int, seed: int, whole: bool, data: st.DataObject) -> None:
    rng = np.random.default_rng(seed)
    values = rng.poisson(1.5, n).astype(float) if whole else rng.normal(size=n)
    others = np.array(data.draw(st.lists(st.integers(0, min(n - 1, 8)), min_size=n, max_size=n)))
    sums = np.array([rng.choice(np.delete(values, i), others[i], replace=False).sum() for i in range(n)])
    found = conditional_p(values, sums, others, 29, seed)
    assert found == pytest.approx(one_by_one(values, sums, others, 29, seed), abs=1e-12)


def test_agrees_with_all_possible_draws() -> None:
    """The exact p of each place: twice the share of all sets of three others with as much, or with as little."""
    values = np.array([0.0, 0.0, 1.0, 1.0, 2.0, 2.0, 3.0, 5.0, 8.0, 13.0])
    others, permutations = np.full(10, 3), 20_000
    sums = np.array([26.0, 4.0, 3.0, 0.0, 11.0, 16.0, 22.0, 2.0, 7.0, 1.0])
    found = conditional_p(values, sums, others, permutations, seed=3)
    for i in range(10):
        rest = np.delete(values, i)
        all_sums = np.array([sum(each) for each in combinations(rest, 3)])
        tail = min((all_sums >= sums[i]).mean(), (all_sums <= sums[i]).mean())
        error = np.sqrt(tail * (1 - tail) / permutations)
        assert abs(found[i] - min(2 * tail, 1.0)) < 8 * error + 2 / permutations, i


def test_a_place_among_empty_ones_is_as_rare_as_that_is() -> None:
    """Half of the places are empty: eight empty ones around a place happen by chance once in 256 times.

    esda counts sums equal to the observed one in the upper tail only and gives 1/(m + 1), 0.001 here. And it is no
    matter how far from the mean zero is: one place with very much does not make it usual.
    """
    values = np.r_[np.zeros(500), np.ones(499), 5000.0]
    p = conditional_p(values, np.zeros(1000), np.full(1000, 8), 999, 1)
    assert p[:999] == pytest.approx(np.full(999, 2 / 256), abs=0.006)
    assert p.min() > 0.002


def test_the_same_seed_gives_the_same_p() -> None:
    rng = np.random.default_rng(1)
    values, others = rng.poisson(2.0, 200).astype(float), np.full(200, 4)
    sums = rng.poisson(8.0, 200).astype(float)
    first, again, other = (conditional_p(values, sums, others, 99, seed) for seed in (5, 5, 6))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert first.min() >= 2 / 100


def test_whoever_neighbours_all_others_or_none_is_no_surprise() -> None:
    values = np.arange(5.0)
    assert conditional_p(values, values.sum() - values, np.full(5, 4), 99, 1).tolist() == [1.0] * 5
    assert conditional_p(values, np.zeros(5), np.zeros(5, dtype=int), 99, 1).tolist() == [1.0] * 5


def test_too_many_values_to_draw_are_refused_with_what_would_work() -> None:
    values, others = np.arange(2000.0), np.full(2000, 1500)
    least = MOST_DRAWN // 9_999 - 1
    with pytest.raises(UserError, match=f"9999 permutations work with up to {least} neighbours; here a place has 1500"):
        conditional_p(values, others * 1.0, others, 9_999, 1)
    assert conditional_p(values, others * 1.0, np.full(2000, least), 99, 1).shape == (2000,)


def test_progress_ends_at_one_and_cancel_is_answered() -> None:
    seen: list[float] = []
    values, others = np.arange(50.0), np.arange(50) % 7
    conditional_p(values, values * 2, others, 999, 1, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    with pytest.raises(Cancelled):
        conditional_p(values, values * 2, others, 999, 1, cancelled=lambda: True)
