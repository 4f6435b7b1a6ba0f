"""Points in areas, against shapely's own predicate one pair at a time."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
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


def ragged(rng: np.random.Generator) -> shapely.Geometry:
    """A polygon of one or several parts, often with a hole, on coordinates that others share."""
    centre, corners = rng.uniform(-8, 8, 2), rng.integers(3, 9)
    angle = np.sort(rng.uniform(0, 2 * np.pi, corners))
    radius = rng.uniform(0.3, 6, corners)
    ring = centre + np.column_stack([np.cos(angle), np.sin(angle)]) * radius[:, None]
    area = shapely.make_valid(shapely.Polygon(ring.round(1)))
    hole = shapely.box(*(centre - 0.7).round(1), *(centre + 0.7).round(1))
    cut = rng.integers(3)
    return (
        area if cut == 0 else shapely.difference(area, hole) if cut == 1 else shapely.symmetric_difference(area, hole)
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_equals_asking_every_area_about_every_point(seed: int) -> None:
    rng = np.random.default_rng(seed)
    areas = [ragged(rng) for _ in range(rng.integers(1, 9))]
    areas += [None, shapely.Polygon(), areas[0], shapely.box(-3, -3, 3, 3)]
    areas.append(shapely.GeometryCollection([shapely.box(4, 4, 5, 5), shapely.LineString([(-9, 9), (9, -8)])]))
    rng.shuffle(areas)
    corners = shapely.get_coordinates(areas)
    along = corners[:-1] + rng.random((len(corners) - 1, 1)) * np.diff(corners, axis=0)
    near = shapely.get_coordinates(shapely.segmentize(areas, 0.5))
    points = np.vstack([rng.uniform(-10, 10, (2_000, 2)), corners, along, near, [[np.nan, 0.0], [1e9, 0.0]]])
    size = np.array([np.inf if area is None else area.area for area in areas])
    expected = np.full(len(points), -1)
    for i in np.argsort(size, kind="stable")[::-1]:
        alike = np.flatnonzero(size == size[i])
        for j in alike[::-1]:  # of equally large ones the first has the last word
            if areas[j] is not None:
                expected[shapely.intersects_xy(areas[j], points[:, 0], points[:, 1])] = j
    assert locate(points[:, 0], points[:, 1], areas).tolist() == expected.tolist()


@pytest.mark.parametrize("where", [(5.0, 5.0), (1e9, 1e9), (-1e-9, 0.0)])
def test_points_on_one_spot_and_on_a_line(where: tuple[float, float]) -> None:
    areas = [shapely.box(where[0] - 1, where[1] - 1, where[0] + 1, where[1] + 1)]
    assert locate([where[0]] * 500, [where[1]] * 500, areas).tolist() == [0] * 500
    line = np.linspace(where[0] - 2, where[0] + 2, 500)
    inside = (line >= areas[0].bounds[0]) & (line <= areas[0].bounds[2])
    assert (locate(line, [where[1]] * 500, areas) == np.where(inside, 0, -1)).all()


def test_a_long_border_on_few_points_and_areas_beyond_all_points() -> None:
    areas = [shapely.box(0, 0, 1e6, 1e6), shapely.box(5e6, 0, 6e6, 1)]
    assert locate([0.5, 0.6, -1.0], [0.5, 0.5, 0.5], areas).tolist() == [0, 0, -1]
    assert locate([], [], areas).tolist() == []
    assert locate([0.5], [0.5], [None]).tolist() == [-1]
    assert locate([np.nan], [0.5], areas).tolist() == [-1]


def test_border_belongs_to_the_first_area_and_every_point_counts_once() -> None:
    areas = [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)]
    assert locate([1.0, 2.0, 0.5, 3.0], [0.5, 1.0, 0.5, 0.5], areas).tolist() == [0, 1, 0, -1]


def test_a_point_counts_in_the_inner_of_two_areas() -> None:
    areas = [shapely.box(0, 0, 10, 10), shapely.box(2, 2, 4, 4)]
    assert locate([3.0, 8.0], [3.0, 8.0], areas).tolist() == [1, 0]


def test_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        locate(np.zeros(3), np.zeros(3), [shapely.box(0, 0, 1, 1)], cancelled=lambda: True)
