"""Conditional permutation against its definition, place by place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.permutation import MOST_DRAWN, conditional_p
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.text import UserError


def by_definition(values: np.ndarray, sums: np.ndarray, others: np.ndarray, permutations: int, seed: int) -> np.ndarray:
    """For each place: draw from the values of all others, count the sums that are as far from the expected one."""
    n, most = len(values), int(others.max())
    rng = np.random.default_rng(seed)
    draws = np.stack([rng.choice(n - 1, most, replace=False) for _ in range(permutations)])
    p = np.empty(n)
    for i in range(n):
        rest = np.delete(values, i)
        drawn = rest[draws[:, : others[i]]].sum(axis=1)
        expected = others[i] * rest.mean()
        p[i] = (np.sum(np.abs(drawn - expected) >= abs(sums[i] - expected) - 1e-9) + 1) / (permutations + 1)
    return p


@settings(max_examples=40, deadline=None)
@given(n=st.integers(2, 60), permutations=st.integers(1, 60), whole=st.booleans(), seed=st.integers(0, 1000))
def test_as_by_definition(n: int, permutations: int, whole: bool, seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.poisson(1.5, n).astype(float) if whole else rng.normal(size=n)
    others = rng.integers(0, min(n, 9), n)
    sums = np.array([rng.choice(np.delete(values, i), k, replace=False).sum() for i, k in enumerate(others)])
    found = conditional_p(values, sums, others, permutations, seed)
    assert found == pytest.approx(by_definition(values, sums, others, permutations, seed), abs=1e-12)


def test_a_place_without_neighbours_has_p_one() -> None:
    assert conditional_p(np.arange(5.0), np.zeros(5), np.zeros(5, dtype=int), 19, 1).tolist() == [1.0] * 5


def test_progress_reaches_the_end_and_cancel_is_heard() -> None:
    values = np.arange(40.0)
    others = np.tile([2, 3], 20)
    seen: list[float] = []
    conditional_p(values, np.zeros(40), others, 9, 1, seen.append)
    assert seen[-1] == 1.0
    assert seen == sorted(seen)
    with pytest.raises(Cancelled):
        conditional_p(values, np.zeros(40), others, 9, 1, cancelled=lambda: True)


def test_neighbourhoods_too_large_for_memory_are_refused_with_what_works() -> None:
    n = MOST_DRAWN // 999 + 2
    others = np.full(n, n - 1)
    with pytest.raises(UserError, match=f"999 permutations work with up to {MOST_DRAWN // 999} neighbours"):
        conditional_p(np.arange(float(n)), np.zeros(n), others, 999, 1)
