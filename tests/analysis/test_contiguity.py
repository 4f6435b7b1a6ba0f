"""Shared borders of polygons that were drawn well and badly."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from kmzb_plugin.analysis.contiguity import bridges, shared_borders
from kmzb_plugin.analysis.progress import Cancelled


def squares(columns: int, rows: int, side: float = 1000.0) -> np.ndarray:
    x, y = np.meshgrid(np.arange(columns) * side, np.arange(rows) * side)
    return shapely.box(x.ravel(), y.ravel(), x.ravel() + side, y.ravel() + side)


def test_squares_of_a_grid_share_sides_and_no_corners() -> None:
    borders = shared_borders(squares(3, 2))
    assert borders.pairs.tolist() == [[0, 1], [0, 3], [1, 2], [1, 4], [2, 5], [3, 4], [4, 5]]
    assert borders.lengths == pytest.approx([1000] * 7, rel=0.01)
    assert borders.parts == 1
    assert borders.faults.overlaps == borders.faults.holes == 0


def test_gaps_and_overlaps_are_passed_over_and_counted() -> None:
    units = squares(3, 2)
    units[0] = shapely.box(0, 0, 999.5, 999.5)  # a sliver to the east and to the north
    units[4] = shapely.box(1000, 950, 2000, 2000)  # reaches into the one below
    borders = shared_borders(units)
    assert [0, 1] in borders.pairs.tolist()
    assert [0, 3] in borders.pairs.tolist()
    assert [1, 4] in borders.pairs.tolist()
    assert borders.faults.overlaps == 1
    assert borders.faults.overlapping == pytest.approx(50_000)
    exact = shared_borders(units, gap=0.1)
    assert [0, 1] not in exact.pairs.tolist()


def test_holes_and_slivers() -> None:
    units = np.delete(squares(3, 3), 4)
    units[1] = shapely.box(1000, 0.0, 2000, 1000).difference(shapely.box(1200, 400, 1800, 400.8))
    faults = shared_borders(units).faults
    assert (faults.holes, faults.slivers) == (2, 1)


def test_parts_are_joined_across_their_shortest_gaps() -> None:
    units = np.append(squares(2, 1), [shapely.box(2500, 0, 3500, 1000), shapely.box(2600, 1200, 3500, 1900)])
    borders = shared_borders(units)
    assert borders.parts == 3
    assert borders.part[0] == borders.part[1]
    assert bridges(units, borders.part).tolist() == [[2, 3], [1, 2]]
    assert bridges(units[:2], borders.part[:2]).tolist() == []


def test_cancel() -> None:
    with pytest.raises(Cancelled):
        shared_borders(squares(2, 2), cancelled=lambda: True)
