"""Change of counts by area: by hand, by R, and on the break-ins of Toronto."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from kmzb_plugin.analysis.areachange import area_change, dispersion

ORACLES = Path(__file__).parents[1] / "data" / "oracles"


def test_by_hand() -> None:
    found = area_change([20, 0, 0, 6], [10, 3, 0, 2], (90.0, 90.0))
    np.testing.assert_allclose(found.percent, [-50, np.nan, np.nan, -66.6667], rtol=1e-5)
    np.testing.assert_allclose(found.ratio, [0.5, np.inf, np.nan, 1 / 3])
    np.testing.assert_allclose(found.p, [0.0688, 0.0884, np.nan, 0.1749], atol=5e-5)
    # the empty area is not among the three that are corrected for
    np.testing.assert_allclose(found.q, [0.1326, 0.1326, np.nan, 0.1749], atol=1e-4)
    assert found.classes().tolist() == [0, 0, 0, 0]
    assert found.compared == 3


def test_unequal_periods_are_compared_by_rate() -> None:
    found = area_change([100, 100], [50, 100], (60.0, 30.0))
    np.testing.assert_allclose(found.ratio, [1.0, 2.0])
    np.testing.assert_allclose(found.expected, [50.0, 50.0])
    assert found.p[0] == pytest.approx(1.0)
    assert found.classes().tolist() == [0, 2]


def test_against_the_whole_only_who_departs_from_it_changed() -> None:
    first, second = np.array([100, 100, 100, 100]), np.array([200, 200, 200, 80])
    found = area_change(first, second, (float(first.sum()), float(second.sum())))
    assert found.classes().tolist()[3] == -2
    assert (found.ratio[:3] > 1).all()
    assert found.expected.sum() == pytest.approx(second.sum())
    own = area_change(first, second, (np.full(4, 400.0), np.full(4, 680.0)))
    np.testing.assert_allclose(own.p, found.p)


def test_an_empty_whole_is_no_comparison() -> None:
    found = area_change([0, 0], [4, 5], (0.0, 9.0))
    assert np.isnan(found.p).all()
    assert found.classes().tolist() == [0, 0]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), min_size=1, max_size=15))
def test_q_is_no_less_than_p_and_swapping_turns_the_classes(pairs: list[tuple[int, int]]) -> None:
    first, second = (np.array(each) for each in zip(*pairs, strict=True))
    one, other = area_change(first, second, (1.0, 1.0)), area_change(second, first, (1.0, 1.0))
    there = first + second > 0
    assert (one.q[there] >= one.p[there] - 1e-12).all()
    assert (one.classes() == -other.classes()).all()
    assert np.isnan(one.q[~there]).all()


def test_break_ins_of_toronto_by_cell_2018_and_2019() -> None:
    """Below scipy's exact conditional p in every cell; 136 cells changed if taken alone, none among 2,024."""
    counts = pd.read_csv(ORACLES / "toronto_be_2018_2019_cells500.csv")
    first, second = counts["n2018"].to_numpy(), counts["n2019"].to_numpy()
    found = area_change(first, second, (365.0, 365.0))
    assert (first.sum(), second.sum()) == (6542, 7281)
    exact = np.array([stats.binomtest(int(b), int(a + b)).pvalue for a, b in zip(first, second, strict=True)])
    assert (found.p <= exact + 1e-9).all()  # the exact test is the more cautious one
    order = np.argsort(found.p)
    steps = found.p[order] * len(order) / np.arange(1, len(order) + 1)
    np.testing.assert_allclose(found.q[order], np.minimum.accumulate(steps[::-1])[::-1].clip(max=1))
    assert {code: int((found.classes() == code).sum()) for code in (2, 1, 0, -1, -2)} == {
        2: 0,
        1: 83,
        0: 1888,
        -1: 53,
        -2: 0,
    }


def test_dispersion_as_rs_chisq_test() -> None:
    """`chisq.test(rbind(c(12, 30, 7, 50), c(20, 18, 9, 40)), correct = FALSE)`; an empty place changes nothing."""
    found = dispersion([12, 30, 0, 7, 50], [20, 18, 0, 9, 40])
    assert found is not None
    assert found.factor == pytest.approx(5.61026936 / 3, rel=1e-7)
    assert found.p == pytest.approx(0.1321900467, rel=1e-7)
    assert dispersion([3, 0], [4, 0]) is None
    assert dispersion([3, 5], [0, 0]) is None
