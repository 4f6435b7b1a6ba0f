"""The weighted displacement difference to the digits of ptools and of the paper."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats.contingency import odds_ratio

from kmzb_plugin.analysis.displacement import relative_change, weighted_displacement_difference

PAPER = [(207, 110), (308, 318), (178, 157), (150, 140)]
"""Treated, control, displacement and its control of Wheeler and Ratcliffe (2018)."""


def test_as_in_the_paper() -> None:
    found = weighted_displacement_difference(PAPER).total
    assert found.estimate == -118
    assert found.se == pytest.approx(np.sqrt(1568))
    assert round(found.z, 2) == -2.98
    assert [round(each) for each in found.interval()] == [-196, -40]


def test_periods_of_different_length() -> None:
    found = weighted_displacement_difference([(80, 20), (100, 50)], time_weights=(2, 1))
    assert found.local == found.total
    assert found.total.estimate == -20
    assert found.total.se == pytest.approx(np.sqrt(115))


def test_areas_of_different_size() -> None:
    found = weighted_displacement_difference(PAPER, area_weights=(1.2, 0.9, 1.5, 1.6)).total
    assert found.estimate == pytest.approx(-99.69444444, abs=1e-8)
    assert found.se == pytest.approx(35.4280755, abs=1e-7)
    assert found.z == pytest.approx(-2.813995483, abs=1e-8)
    assert found.interval() == pytest.approx((-169.1321965, -30.25669241), abs=1e-6)


def test_harm_of_five_kinds() -> None:
    """`test-wdd.R` of ptools; there each kind has a difference of its own, here the reports have weights."""
    control = np.array([(133, 91), (388, 305), (148, 97), (86, 64), (94, 67)])
    treated = np.array([(130, 74), (327, 202), (398, 190), (144, 92), (183, 96)])
    harm = np.array([3, 2, 5, 7, 10])
    sums = [harm @ treated, harm @ control]
    squares = [harm**2 @ treated, harm**2 @ control]
    found = weighted_displacement_difference(sums, squares=squares).total
    assert found.estimate == -1721
    assert found.se == pytest.approx(304.10360077, abs=1e-6)
    assert found.z == pytest.approx(-5.65925558, abs=1e-6)
    assert found.interval() == pytest.approx((-2317.03210507, -1124.96789493), abs=1e-4)


def test_local_and_displaced_are_told_apart() -> None:
    found = weighted_displacement_difference([(20, 10), (20, 20), (20, 10), (20, 20)])
    assert (found.local.estimate, found.displaced.estimate, found.total.estimate) == (-10, -10, -20)


numbers = st.tuples(st.integers(0, 500), st.integers(0, 500))


@given(treated=numbers, control=numbers)
def test_swapping_turns_the_sign_and_nothing_is_no_difference(
    treated: tuple[int, int], control: tuple[int, int]
) -> None:
    one = weighted_displacement_difference([treated, control]).total
    other = weighted_displacement_difference([control, treated]).total
    assert one.estimate == -other.estimate
    assert one.se == pytest.approx(other.se)
    assert 0 <= one.p <= 1
    assert weighted_displacement_difference([(0, 0), (0, 0)]).total.z == 0


def test_relative_change_as_scipys_odds_ratio() -> None:
    expected = odds_ratio([[110, 207], [318, 308]], kind="sample")
    limits = expected.confidence_interval(0.95)
    found = relative_change((207, 110), (308, 318))
    assert found == pytest.approx((expected.statistic, limits.low, limits.high))
    assert np.isnan(relative_change((3, 0), (4, 5))).all()
