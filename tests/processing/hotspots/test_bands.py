"""Bands as they are written, as they stand in tables, and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.processing.hotspots.bands import edges, plain, space_names, space_words, time_names, time_words


@given(
    st.lists(st.integers(1, 10**6), min_size=1, max_size=30, unique=True).map(sorted), st.sampled_from([",", "; ", " "])
)
def test_edges_are_read_as_written(numbers: list[int], between: str) -> None:
    assert edges(between.join(map(str, numbers)), "SPACE_BANDS", "1,2") == numbers


def test_names_are_intervals_and_no_exponents() -> None:
    assert space_names([100, 2_500_000]) == ["same location", "(0,100)", "[100,2500000)", "beyond"]
    assert time_names([0.5, 7]) == ["[0,0.5)", "[0.5,7)", "beyond"]
    assert plain(1e6) == "1000000"


@pytest.mark.parametrize(
    ("limits", "whole", "words"),
    [
        ([1, 2, 3], True, ["same day", "1 day", "2 days", "3 days or more"]),
        ([7, 14], True, ["0 to 6 days", "7 to 13 days", "14 days or more"]),
        ([0.5, 1.5], True, ["same day", "1 day", "2 days or more"]),
        ([0.2, 0.5], True, ["same day", "no whole day", "1 day or more"]),
        ([1, 2], False, ["0–1 days", "1–2 days", "2 days or more"]),
    ],
)
def test_whole_days_are_named_by_the_days_that_belong(limits: list[float], whole: bool, words: list[str]) -> None:
    """The trap of the Near Repeat Calculator, whose "0 to 1" holds the same day only."""
    assert time_words(limits, whole) == words


def test_distances_in_words() -> None:
    assert space_words([50, 100]) == ["same location", "0–50 m", "50–100 m", "100 m or more"]
