"""Travel over roads against networks computed by hand, all pairs by Floyd and Warshall."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.analysis.roads import BACKWARD, BOTH, FORWARD, Roads

CROSS = [[(0, 0), (1000, 0)], [(1000, 0), (1000, 500), (1000, 1000)], [(1000, 0), (2000, 0)]]
SIDE = 6


def lines_of(*lines: list[tuple[float, float]]) -> np.ndarray:
    return np.array([shapely.LineString(line) for line in lines], dtype=object)


def test_by_hand() -> None:
    roads = Roads.of(lines_of(*CROSS), [60, 30, 60])
    travel = roads.travel([(0, 0), (1000, 750)], [(2000, 0), (1000, 1000), (500, 30)], walking_kmh=6)
    assert travel.minutes == pytest.approx(np.array([[2.0, 3.0, 0.5 + 0.3], [2.5, 0.5, 2.0 + 0.3]]))
    assert travel.metres == pytest.approx(np.array([[2000, 2000, 530], [1750, 250, 1280]]))
    assert not travel.far_origins.any()
    assert roads.parts.count == 1


def test_two_places_on_one_piece_go_straight_and_a_place_is_no_way_from_itself() -> None:
    roads = Roads.of(lines_of([(0, 0), (1000, 0)]), 60)
    travel = roads.travel([(200, 10), (700, 0)], [(200, 10), (700, 0)], walking_kmh=6)
    assert travel.metres == pytest.approx(np.array([[0, 510], [510, 0]]))
    assert travel.minutes == pytest.approx(np.array([[0, 0.6], [0.6, 0]]))


def test_one_way() -> None:
    ring = lines_of([(0, 0), (1000, 0)], [(1000, 0), (1000, 1000)], [(0, 0), (1000, 1000)])
    roads = Roads.of(ring, 60, [FORWARD, FORWARD, BACKWARD])
    corners = [(0, 0), (1000, 0), (1000, 1000)]
    back = 1000 * np.sqrt(2)
    metres = np.array([[0, 1000, 2000], [1000 + back, 0, 1000], [back, back + 1000, 0]])
    assert roads.travel(corners, corners).metres == pytest.approx(metres)
    on_it = roads.travel([(600, 0)], [(400, 0), (700, 0)])
    assert on_it.metres == pytest.approx(np.array([[400 + 1000 + back + 400, 100]]))
    assert roads.travel([(400, 0), (700, 0)], [(600, 0)]).metres == pytest.approx(
        np.array([[200], [300 + 1000 + back + 600]])
    )


def test_the_faster_of_two_roads_between_the_same_crossings() -> None:
    twice = lines_of([(0, 0), (1000, 0)], [(0, 0), (500, 500), (1000, 0)])
    travel = Roads.of(twice, [10, 60]).travel([(0, 0)], [(1000, 0)])
    assert travel.metres[0, 0] == pytest.approx(np.sqrt(2) * 1000)
    assert travel.minutes[0, 0] == pytest.approx(np.sqrt(2))


def test_lines_join_at_vertices_and_not_where_they_cross() -> None:
    bridge = lines_of([(0, 0), (1000, 0)], [(500, -500), (500, 500)])
    roads = Roads.of(bridge, 50)
    assert roads.parts.count == 2
    assert roads.parts.outside == pytest.approx(0.5)
    travel = roads.travel([(0, 0)], [(1000, 0), (500, 500)])
    assert np.isfinite(travel.minutes).tolist() == [[True, False]]
    assert np.isinf(travel.metres[0, 1])
    assert not travel.far_destinations.any()
    meeting = lines_of([(0, 0), (500, 0.2), (1000, 0)], [(500, -500), (500, 0), (500, 500)])
    assert Roads.of(meeting, 50).parts.count == 1
    assert Roads.of(meeting, 50, snap=0.1).parts.count == 2


def test_places_far_from_roads_are_out_of_reach() -> None:
    roads = Roads.of(lines_of([(0, 0), (1000, 0)]), 50)
    travel = roads.travel([(0, 0), (0, 501)], [(0, 501), (900, 300), (0, -501)], most_gap=500)
    assert travel.far_origins.tolist() == [False, True]
    assert travel.far_destinations.tolist() == [True, False, True]
    assert np.isfinite(travel.minutes).tolist() == [[False, True, False], [False, False, False]]
    assert roads.paths([(0, 501)], [(0, 0)])[0] is None


def test_paths_go_along_the_road() -> None:
    roads = Roads.of(lines_of(*CROSS), [60, 30, 60])
    path, none = roads.paths([(1000, 750), (0, 0)], [(500, 30), (9000, 9000)])
    assert path is not None
    assert path.tolist() == [[1000, 750], [1000, 500], [1000, 0], [500, 0], [500, 30]]
    assert none is None


def test_what_is_no_network_is_refused() -> None:
    with pytest.raises(ValueError, match="above zero"):
        Roads.of(lines_of([(0, 0), (1000, 0)]), [0.0])
    with pytest.raises(ValueError, match="no line"):
        Roads.of(lines_of([(0, 0), (0.1, 0)]), 50)
    with pytest.raises(ValueError, match="no line"):
        Roads.of(np.array([], dtype=object), 50)


def test_progress_and_cancel() -> None:
    roads = Roads.of(lines_of(*CROSS), 50)
    seen: list[float] = []
    roads.travel([(0, 0), (0, 501), (900, 0)], np.random.default_rng(1).uniform(0, 100, (9, 2)), progress=seen.append)
    assert seen == pytest.approx([1 / 3, 2 / 3, 1])
    with pytest.raises(Cancelled):
        roads.travel([(0, 0)], [(0, 0)], cancelled=lambda: True)


streets = st.lists(
    st.tuples(
        st.integers(0, SIDE * SIDE - 1),
        st.booleans(),
        st.sampled_from([20.0, 50.0, 90.0]),
        st.sampled_from([BOTH, FORWARD, BACKWARD]),
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(streets)
def test_between_crossings_as_by_floyd_and_warshall(drawn: list[tuple[int, bool, float, int]]) -> None:
    """Streets of a chessboard, each drawn with a vertex in its middle, against shortest paths between all nodes."""
    lines, kmh, ways = [], [], []
    corners = {(x * 100, y * 100): i for i, (x, y) in enumerate(np.ndindex(SIDE + 1, SIDE + 1))}
    minutes = np.full((len(corners), len(corners)), np.inf)
    np.fill_diagonal(minutes, 0.0)
    for cell, east, speed, way in drawn:
        x, y = (each * 100 for each in divmod(cell, SIDE))
        to = (x + 100, y) if east else (x, y + 100)
        i, j = corners[x, y], corners[to]
        lines.append([(x, y), ((x + to[0]) / 2, (y + to[1]) / 2), to])
        kmh.append(speed)
        ways.append(way)
        if way != BACKWARD:
            minutes[i, j] = min(minutes[i, j], 6 / speed)
        if way != FORWARD:
            minutes[j, i] = min(minutes[j, i], 6 / speed)
    for k in range(len(minutes)):
        minutes = np.minimum(minutes, minutes[:, k, None] + minutes[None, k])
    used = sorted({point for line in lines for point in (line[0], line[-1])})
    number = [corners[point] for point in used]
    roads = Roads.of(lines_of(*lines), kmh, ways)
    travel = roads.travel(used, used)
    expected = minutes[np.ix_(number, number)]
    np.testing.assert_allclose(travel.minutes, expected)
    assert (np.isfinite(travel.metres) == np.isfinite(expected)).all()
    few = roads.travel(used, used[:2])  # from the other side
    np.testing.assert_allclose(few.minutes, expected[:, :2])
    assert (np.isfinite(few.metres) == np.isfinite(few.minutes)).all()


places = st.lists(st.tuples(st.floats(0, 600), st.floats(0, 600)), min_size=3, max_size=8)


@settings(max_examples=40, deadline=None)
@given(streets, places)
def test_both_ways_are_one_way_and_no_detour_is_shorter(
    drawn: list[tuple[int, bool, float, int]], where: list[tuple[float, float]]
) -> None:
    lines, kmh = [], []
    for cell, east, speed, _ in drawn:
        x, y = divmod(cell, SIDE)
        lines.append([(x * 100, y * 100), ((x + east) * 100, (y + (not east)) * 100)])
        kmh.append(speed)
    roads = Roads.of(lines_of(*lines), kmh)
    travel = roads.travel(where, where, most_gap=150)
    minutes = travel.minutes
    np.testing.assert_allclose(minutes, minutes.T)
    through = (minutes[:, :, None] + minutes[None, :, :]).min(axis=1)
    assert (minutes <= through + 1e-9).all()
    straight = np.hypot(*(np.array(where)[:, None] - np.array(where)[None]).T)
    assert (travel.metres >= straight - 1e-6).all()
    i, j = 0, len(where) - 1
    (path,) = roads.paths([where[i]], [where[j]], most_gap=150)
    if path is not None and where[i] != where[j]:
        length = np.hypot(*np.diff(path, axis=0).T).sum()
        assert length == pytest.approx(travel.metres[i, j], abs=1e-4)
    assert (path is None) == np.isinf(minutes[i, j]) or where[i] == where[j]
