"""The points that stretch the extent."""

from __future__ import annotations

import numpy as np

from kmzb_plugin.analysis.strays import strays


def town(n: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(1)
    return rng.normal(636_000, 3000, n), rng.normal(394_000, 3000, n)


def found(x: np.ndarray, y: np.ndarray) -> list[int]:
    return np.flatnonzero(strays(x, y)).tolist()


def test_the_point_at_zero_zero_is_found() -> None:
    x, y = town(400)
    assert found(x, y) == []
    x[17], y[17] = 0.0, 0.0
    assert found(x, y) == [17]


def test_several_are_found_together() -> None:
    x, y = town(4000)
    x[5] = y[5] = 100_000.0
    x[6] = y[6] = 0.0
    assert found(x, y) == [5, 6]


def test_many_that_were_never_located_are_found_and_a_town_there_is_not() -> None:
    x, y = town(500)
    x[:45] = y[:45] = 0.0
    assert found(x, y) == list(range(45))
    x[:60] = y[:60] = 0.0
    assert found(x, y) == []


def test_at_zero_zero_twice_as_far_off_is_enough() -> None:
    angle = np.linspace(0, 2 * np.pi, 200)
    x, y = 300_000 + 100_000 * np.cos(angle), 100_000 * np.sin(angle)
    assert found(np.append(x, 0.0), np.append(y, 0.0)) == [200]
    assert found(np.append(x, 1.0), np.append(y, 0.0)) == []
    assert found(np.append(x, 900_000.0), np.append(y, 0.0)) == [200]


def test_two_towns_few_points_and_a_pile_are_no_strays() -> None:
    x = np.concatenate([np.linspace(0, 1000, 90), np.linspace(300_000, 301_000, 10)])
    assert not strays(x, np.zeros(100)).any()
    assert not strays([0.0, 1.0, 1e6], [0.0, 0.0, 0.0]).any()
    assert not strays(np.array([5.0] * 99 + [1e6]), np.zeros(100)).any()
    assert not strays([], []).any()


def test_places_decide_however_often_each_is_reported() -> None:
    """Reports that all come twice have the same strays, and what holds a good part of the reports is none."""
    x, y = (np.append(each, 0.0) for each in town(60))
    assert found(x, y) == [60]
    assert found(np.tile(x, 2), np.tile(y, 2)) == [60, 121]
    x, y = (np.append(each, [50_000.0] * 10) for each in town(60))
    assert found(x, y) == []


def test_towns_far_apart_are_no_errors() -> None:
    x, y = town(300)
    assert found(np.concatenate([x, x + 900_000]), np.concatenate([y, y])) == []
