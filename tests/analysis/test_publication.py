"""Counts at places against attackers that subtract: totals, periods, publications."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.publication import (
    CATEGORY,
    COUNT,
    KEYS,
    PLACE,
    SEVERAL,
    SPAN,
    STATUS,
    after_earlier,
    cell_names,
    cell_shape,
    changes,
    counts_at_places,
    known_counts,
    nearest_streets,
    table_tells,
)

THRESHOLD = 5


def threats(*rows: tuple[str, str, str, str, int]) -> pd.DataFrame:
    """So many threats each, by place, span, category and status."""
    return pd.DataFrame([row[:4] for row in rows for _ in range(row[4])], columns=KEYS)


def told(counts: pd.DataFrame) -> list[tuple[str, str, str, str, int]]:
    return [tuple(row) for row in counts[[*KEYS, COUNT]].itertuples(index=False)]


def test_squares_are_named_by_side_northing_and_easting() -> None:
    names = cell_names(np.array([637_499.0, 637_500.0, -1.0]), np.array([394_000.0, 394_000.0, 0.0]), 500.0)
    assert names.tolist() == ["500mN394000E637000", "500mN394000E637500", "500mN0E-500"]
    assert cell_shape(names[1]).bounds == (637_500, 394_000, 638_000, 394_500)
    assert cell_shape(names[2]).bounds == (-500, 0, 0, 500)
    assert cell_shape("0.1mN0.3E-0.2").bounds == pytest.approx((-0.2, 0.3, -0.1, 0.4))


@given(
    st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=1, max_size=20),
    st.sampled_from([250.0, 333.3, 500.0, 1000.0]),
)
def test_every_point_lies_in_its_square(points: list[tuple[float, float]], grid: float) -> None:
    x, y = np.array(points).T
    for name, px, py in zip(cell_names(x, y, grid), x, y, strict=True):
        left, bottom, right, top = cell_shape(name).bounds
        assert left - 1e-6 <= px <= right + 1e-6
        assert bottom - 1e-6 <= py <= top + 1e-6


def test_a_point_belongs_to_the_nearest_street_within_reach() -> None:
    streets = np.array([shapely.LineString([(0, 0), (100, 0)]), shapely.LineString([(0, 50), (100, 50)])])
    nearest = nearest_streets(np.array([50, 50, 50]), np.array([20, 30, 200]), streets, 100)
    assert nearest.tolist() == [0, 1, -1]
    assert nearest_streets(np.array([1.0]), np.array([1.0]), streets[:0], 100).tolist() == [-1]


def test_a_place_with_fewer_is_left_out_and_the_rest_stands_together() -> None:
    counts = counts_at_places(
        threats(
            ("A", "2025", "speeding", "new", 7),
            ("A", "2025", "parking", "new", 5),
            ("A", "2025", "dogs", "new", 3),
            ("A", "2025", "dogs", "confirmed", 2),
            ("B", "2025", "speeding", "new", 4),
        ),
        THRESHOLD,
    )
    # Two confirmed alone would be a small rest beside 15 new ones: all stand together, then by category.
    assert told(counts) == [
        ("A", "2025", "dogs", SEVERAL, 5),
        ("A", "2025", "parking", SEVERAL, 5),
        ("A", "2025", "speeding", SEVERAL, 7),
    ]


def test_the_rarest_named_joins_a_rest_that_would_be_small() -> None:
    counts = counts_at_places(
        threats(("A", "2025", "a", "new", 20), ("A", "2025", "b", "new", 6), ("A", "2025", "c", "new", 1)), THRESHOLD
    )
    assert told(counts) == [("A", "2025", "a", "new", 20), ("A", "2025", SEVERAL, "new", 7)]


rows = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.sampled_from(["2025-Q1", "2025-Q2", "2025-Q3"]),
        st.sampled_from("abcd"),
        st.sampled_from("xyz"),
        st.integers(1, 9),
    ),
    max_size=30,
)


@settings(max_examples=20)  # pandas takes its time
@given(rows, st.integers(2, 8))
def test_all_that_is_enough_is_in_exactly_one_count_and_none_is_small(
    found: list[tuple[str, str, str, str, int]], threshold: int
) -> None:
    all_threats = threats(*found)
    counts = counts_at_places(all_threats, threshold)
    assert (counts[COUNT] >= threshold).all()
    assert not counts.duplicated(KEYS).any()
    true = all_threats.groupby([PLACE, SPAN]).size()
    published = counts.groupby([PLACE, SPAN])[COUNT].sum()
    assert published.to_dict() == {place: n for place, n in true.items() if n >= threshold}
    # What is named is all there is of that name but what stands under several.
    exact = all_threats.groupby(KEYS).size()
    for *names, n in told(counts):
        if SEVERAL not in names:
            assert exact[tuple(names)] == n


@settings(max_examples=20)  # pandas takes its time
@given(rows, st.integers(2, 8))
def test_overlapping_periods_differ_by_what_is_published_anyway(
    found: list[tuple[str, str, str, str, int]], threshold: int
) -> None:
    """January to June minus January to March is April to June as it is published by itself."""
    all_threats = threats(*found)
    first = all_threats[SPAN] < "2025-Q3"
    longer, shorter, rest = (
        set(told(counts_at_places(part, threshold))) for part in (all_threats, all_threats[first], all_threats[~first])
    )
    assert longer == shorter | rest


@settings(max_examples=20)  # pandas takes its time
@given(rows, rows, st.integers(2, 8))
def test_two_publications_of_one_store_differ_by_nothing_or_by_enough(
    before: list[tuple[str, str, str, str, int]], after: list[tuple[str, str, str, str, int]], threshold: int
) -> None:
    earlier = counts_at_places(threats(*before), threshold).assign(as_of="1")
    later = counts_at_places(threats(*before[3:], *after[:3]), threshold).assign(as_of="2")
    published = after_earlier(earlier, later, changes(earlier, later, threshold), threshold)
    for keys in (KEYS, [PLACE, SPAN]):
        one, two = (each.groupby(keys)[COUNT].sum() for each in (earlier, published))
        difference = two.sub(one, fill_value=0).abs()
        assert ((difference == 0) | (difference >= threshold)).all()
    assert (published[COUNT] >= threshold).all()
    assert not published.duplicated(KEYS).any()
    assert changes(earlier, published, threshold).empty


def test_a_small_change_leaves_the_place_as_it_was_published() -> None:
    earlier = counts_at_places(threats(("A", "s", "a", "x", 9), ("B", "s", "a", "x", 9)), THRESHOLD).assign(as_of="1")
    later = counts_at_places(threats(("A", "s", "a", "x", 10), ("B", "s", "a", "x", 14)), THRESHOLD).assign(as_of="2")
    published = after_earlier(earlier, later, changes(earlier, later, THRESHOLD), THRESHOLD)
    assert published[[PLACE, COUNT, "as_of"]].values.tolist() == [["A", 9, "1"], ["B", 14, "2"]]
    # By a limit that was raised since, what was published then is too small to be published again.
    raised = after_earlier(earlier, later, changes(earlier, later, 10), 10)
    assert raised[[PLACE, COUNT]].values.tolist() == []


def test_a_table_tells_by_its_counts_and_by_what_is_hidden() -> None:
    nan = np.nan
    before = np.array([[nan, nan, 20.0], [30, 40, 70], [40, 50, 90]])
    assert not table_tells(before, before, THRESHOLD)
    assert not table_tells(before, before + np.array([[0, 0, 10], [10, 0, 10], [20, 0, 20]]), THRESHOLD)
    one_more = before.copy()
    one_more[0, 2] += 1
    assert table_tells(before, one_more, THRESHOLD)
    # Each published count changes by enough, but what is hidden of the second column by 1: 6 more less 5 elsewhere.
    rest = before + np.array([[0, 0, 6], [5, 5, 10], [10, 6, 16]])
    assert table_tells(before, rest, THRESHOLD)
    other = before.copy()
    other[1, 1] = nan
    assert table_tells(before, other, THRESHOLD)
    assert table_tells(before, before[:, 1:], THRESHOLD)


def test_what_the_map_tells_of_a_table() -> None:
    counts = pd.DataFrame(
        [
            ("A", "s", "a", "x", 5),
            ("B", "s", "a", SEVERAL, 6),
            ("B", "s", SEVERAL, "y", 7),
            ("C", "s", SEVERAL, SEVERAL, 8),
        ],
        columns=[PLACE, SPAN, CATEGORY, STATUS, COUNT],
    )
    assert known_counts(counts, ["a", "b"], ["x", "y"]).tolist() == [[5, 0, 11], [0, 0, 0], [5, 7, 26]]
