"""Steps of time end with the last report, and every report is counted once or known to be left out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.cube import MOST_BINS, Steps, check_bins, cube, stray_moment
from kmzb_plugin.text import UserError


def days(*numbers: float) -> np.ndarray:
    """Moments so many days after the beginning of 2025."""
    return np.datetime64("2025-01-01T00:00:00") + (np.array(numbers) * 86_400).astype("timedelta64[s]")


def test_a_year_of_dates_in_weeks() -> None:
    """365 dates are 52 weeks and a day; the weeks are the last ones, each with seven dates."""
    dates = days(*range(365))
    steps = Steps.aligned(dates, 7)
    assert (steps.number, steps.days) == (52, 7)
    assert steps.end == np.datetime64("2025-12-31")
    assert steps.ends()[-1] == steps.end
    assert steps.start == np.datetime64("2025-01-01")
    numbers = steps.numbers(dates)
    assert (numbers == -1).sum() == 1
    assert numbers[0] == -1
    assert set(np.bincount(numbers[1:])) == {7}
    assert np.all(np.diff(numbers) >= 0)


def test_the_last_step_ends_with_the_last_report() -> None:
    moments = days(0, 0.4, 3.2, 10.0, 24.9, 25.0, 34.99, 35.0)
    steps = Steps.aligned(moments, 3.5)
    assert steps.number == 10
    assert steps.numbers(moments).tolist() == [-1, 0, 0, 2, 7, 7, 9, 9]
    assert steps.numbers(days(31.5, 31.50002, 35.1, -0.1)).tolist() == [8, 9, -1, -1]
    assert steps.numbers(np.array(["NaT"], dtype="datetime64[s]")).tolist() == [-1]


@pytest.mark.parametrize(
    ("span", "length", "number"),
    [(9.2, 1, 9), (11, 1, 11), (83, 1, 83), (84, 7, 12), (170, 14, 12), (365, 28, 13), (1826, 91, 20), (9000, 364, 24)],
)
def test_default_length_gives_a_dozen_steps_of_whole_weeks(span: float, length: int, number: int) -> None:
    moments = days(*np.linspace(0, span, 50))
    if number < 10:
        with pytest.raises(UserError, match=r"at least 10 are needed. Choose a STEP of at most 0.91 days"):
            Steps.aligned(moments)
        return
    steps = Steps.aligned(moments)
    assert (steps.days, steps.number) == (length, number)


def test_too_few_and_too_many_steps_are_refused_with_what_would_work() -> None:
    month = days(*np.linspace(0, 30, 200))
    with pytest.raises(UserError, match="STEP 7 makes 4 steps, and at least 10 are needed.*at most 3 days"):
        Steps.aligned(month, 7)
    assert Steps.aligned(month, 3).number == 10
    with pytest.raises(
        UserError, match="STEP 0.01 makes 3,000 steps; 1,000 are the most. Choose a STEP of at least 0.03 days"
    ):
        Steps.aligned(month, 0.01)
    assert Steps.aligned(month, 0.03).number == 1000
    for one_time in (days(5.0), days(5.0, 5.0)):
        with pytest.raises(UserError, match="All reports have the same time"):
            Steps.aligned(one_time, 1)


@settings(max_examples=60, deadline=None)
@given(
    span=st.floats(20, 3000),
    length=st.floats(0.5, 400),
    n=st.integers(2, 60),
    whole=st.booleans(),
    seed=st.integers(0, 2**32 - 1),
)
def test_steps_are_whole_equally_long_and_hold_each_moment_once(
    span: float, length: float, n: int, whole: bool, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    offsets = np.sort(rng.uniform(0, span, n))
    moments = days(*(np.floor(offsets) if whole else offsets))
    try:
        steps = Steps.aligned(moments, length)
    except UserError:
        return
    numbers = steps.numbers(moments)
    edges = np.array([steps.start, *steps.ends()])
    assert len(set(np.diff(edges))) == 1
    assert 10 <= steps.number <= 1000
    assert steps.end == moments.max()
    expected = np.searchsorted(edges, moments, side="left") - 1  # right-closed
    assert np.array_equal(numbers, expected)
    # what is left over is less than a step
    assert steps.start - moments.min() < np.timedelta64(steps.length, "s")


def test_counts_by_place_and_step() -> None:
    place, step = np.array([0, 0, 2, -1, 1, 2]), np.array([0, 0, 1, 1, -1, 2])
    assert cube(place, step, 3, 3).tolist() == [[2, 0, 0], [0, 0, 1], [0, 0, 1]]
    weighted = cube(place, step, 3, 3, np.array([0.5, 1.0, 2.0, 9.0, 9.0, 4.0]))
    assert weighted.tolist() == [[1.5, 0, 0], [0, 0, 2], [0, 0, 4]]


def test_a_date_far_from_the_others_is_found() -> None:
    usual = np.linspace(0, 365, 500)
    assert stray_moment(days(*usual)) is None
    assert stray_moment(days(*usual, -43_000)) == 500
    assert stray_moment(days(30_000, *usual)) == 0
    assert stray_moment(days(0, 1, 900)) is None  # too few to know what is usual


def test_too_many_bins_are_refused_with_what_would_work() -> None:
    steps = Steps(np.datetime64("2025-12-31"), 86_400, 365)
    with pytest.raises(UserError, match="Choose cells 1.7 times as large, or a STEP of at least 2.29 days") as refusal:
        check_bins(100_000, steps)
    assert "100,000 cells in 365 steps" in str(refusal.value)
    assert 100_000 * int(365 / 2.29) <= MOST_BINS
    check_bins(40_000, steps)
