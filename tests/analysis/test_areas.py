"""Points in areas, against shapely's own predicate one pair at a time."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.analysis.areas import locate
from kmzb_plugin.analysis.progress import Cancelled

COORDINATE = st.floats(-10, 10, allow_nan=False).map(lambda value: round(value, 1))


@given(
    st.lists(st.tuples(COORDINATE, COORDINATE), max_size=30),
    st.lists(st.tuples(COORDINATE, COORDINATE, st.floats(0.5, 8)), max_size=6),
)
def test_smallest_area_that_holds_the_point(
    points: list[tuple[float, float]], discs: list[tuple[float, float, float]]
) -> None:
    areas = [shapely.Point(x, y).buffer(radius) for x, y, radius in discs]
    areas += [None, shapely.MultiPolygon([shapely.box(-9, -9, -8, -8), shapely.box(8, 8, 9, 9)])]
    expected = []
    for p in points:
        holding = [
            (area.area, i) for i, area in enumerate(areas) if area is not None and area.intersects(shapely.Point(p))
        ]
        expected.append(min(holding)[1] if holding else -1)
    assert locate([p[0] for p in points], [p[1] for p in points], areas).tolist() == expected


def test_border_belongs_to_the_first_area_and_every_point_counts_once() -> None:
    areas = [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)]
    assert locate([1.0, 2.0, 0.5, 3.0], [0.5, 1.0, 0.5, 0.5], areas).tolist() == [0, 1, 0, -1]


def test_a_point_counts_in_the_inner_of_two_areas() -> None:
    areas = [shapely.box(0, 0, 10, 10), shapely.box(2, 2, 4, 4)]
    assert locate([3.0, 8.0], [3.0, 8.0], areas).tolist() == [1, 0]


def test_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        locate(np.zeros(3), np.zeros(3), [shapely.box(0, 0, 1, 1)], cancelled=lambda: True)
