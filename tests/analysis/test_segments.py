"""The nearest line against all distances."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.analysis.segments import nearest_line


def test_nearest_of_all_within_reach() -> None:
    rng = np.random.default_rng(4)
    ends = rng.uniform(0, 1000, (80, 2, 2))
    lines = np.array([*shapely.linestrings(ends), None], dtype=object)
    x, y = rng.uniform(-50, 1050, (2, 300))
    found, ties = nearest_line(x, y, lines, 30.0)
    distance = shapely.distance(shapely.points(x, y)[:, None], lines[None, :80])
    expected = np.where(distance.min(axis=1) <= 30, distance.argmin(axis=1), -1)
    assert found.tolist() == expected.tolist()
    assert ties == 0
    assert (found == -1).any()


def test_at_a_crossing_the_first_line_has_it_and_the_tie_is_counted() -> None:
    lines = shapely.linestrings([[(0, 0), (10, 0)], [(10, 0), (20, 0)], [(10, 0), (10, 10)]])
    found, ties = nearest_line([10.0, 15.0, 10.0, 500.0], [0.0, 1.0, -3.0, 0.0], lines, 50.0)
    assert found.tolist() == [0, 1, 0, -1]
    assert ties == 2


def test_progress_and_cancel() -> None:
    lines = shapely.linestrings([[(0, 0), (10, 0)]])
    seen: list[float] = []
    nearest_line(np.zeros(12_000), np.zeros(12_000), lines, 1.0, seen.append)
    assert seen == pytest.approx([5 / 12, 10 / 12, 1.0])
    with pytest.raises(Cancelled):
        nearest_line([0.0], [0.0], lines, 1.0, cancelled=lambda: True)
