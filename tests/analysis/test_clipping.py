"""Cells cut by an area: as if each cell were intersected with it."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.clipping import clip_cells, overlaps
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.hexagons import Hexagons
from kmzb_plugin.analysis.progress import Cancelled


def star(seed: int, corners: int = 24) -> shapely.Geometry:
    """An area with bays, a hole and an island, about 200 across."""
    rng = np.random.default_rng(seed)
    angle = np.sort(rng.uniform(0, 2 * np.pi, corners))
    reach = rng.uniform(40, 100, corners)
    outline = shapely.Polygon(np.column_stack([reach * np.cos(angle), reach * np.sin(angle)]))
    hole = shapely.Point(rng.uniform(-20, 20, 2)).buffer(15)
    return shapely.union_all([shapely.make_valid(outline).difference(hole), shapely.box(110, 110, 130, 117)])


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), cell=st.floats(3.0, 60.0), hexagon=st.booleans())
def test_as_if_each_cell_were_intersected(seed: int, cell: float, hexagon: bool) -> None:
    area = star(seed)
    cells: Grid | Hexagons = Hexagons.covering(area.bounds, cell) if hexagon else Grid.covering(area.bounds, cell)
    cover = clip_cells(*cells.all_centres(), cells.reach, cells.polygons, area)
    found = np.zeros(len(cells))
    found[cover.wholly] = cells.cell_area
    found[cover.partly] = shapely.area(cover.parts)
    direct = shapely.area(shapely.intersection(cells.polygons(np.arange(len(cells))), area))
    assert found == pytest.approx(direct, abs=1e-7 * cell**2)
    assert found.sum() == pytest.approx(area.area)
    assert len(np.unique([*cover.wholly, *cover.partly])) == len(cover.wholly) + len(cover.partly)
    assert set(shapely.get_type_id(cover.parts)) <= {3, 6}


def test_what_only_touches_is_no_part() -> None:
    grid = Grid(0.0, 0.0, 10.0, 20, 20)
    cover = clip_cells(*grid.all_centres(), grid.reach, grid.polygons, shapely.box(50, 50, 100, 80))
    assert len(cover.wholly) == 15
    assert len(cover.partly) == 0
    outside = clip_cells(*grid.all_centres(), grid.reach, grid.polygons, shapely.box(-50, -50, 0, 0))
    assert len(outside.wholly) + len(outside.partly) == 0


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), cell=st.floats(5.0, 40.0))
def test_overlaps_as_if_each_pair_were_intersected(seed: int, cell: float) -> None:
    rng = np.random.default_rng(seed)
    areas = np.array([star(seed), shapely.box(-30, -30, 40, 10), None, shapely.Polygon()], dtype=object)
    density = rng.random(4)
    grid = Grid.covering((-70.0, -60.0, 90.0, 80.0), cell)
    found = overlaps(*grid.all_centres(), grid.reach, grid.polygons, areas, density)
    squares = grid.polygons(np.arange(len(grid)))
    direct = sum(
        each * np.nan_to_num(shapely.area(shapely.intersection(squares, area)))
        for area, each in zip(areas[:2], density[:2], strict=True)
    )
    assert found == pytest.approx(direct, abs=1e-7 * cell**2)


def test_can_be_cancelled() -> None:
    grid = Grid(0.0, 0.0, 1.0, 9, 9)
    with pytest.raises(Cancelled):
        clip_cells(*grid.all_centres(), grid.reach, grid.polygons, shapely.box(1, 1, 2, 2), lambda: True)
