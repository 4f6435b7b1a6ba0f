"""Grids: alignment, borders, limits, masks."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.grid import MAX_CELLS, Grid, smallest_cell, smallest_cell_within
from kmzb_plugin.analysis.hexagons import Hexagons
from kmzb_plugin.text import UserError

coordinates = st.floats(-1e6, 1e6)


@given(x=coordinates, y=coordinates, width=st.floats(0, 1e5), height=st.floats(0, 1e5), cell=st.floats(50.0, 5000.0))
def test_covers_the_extent_and_snaps(x: float, y: float, width: float, height: float, cell: float) -> None:
    grid = Grid.covering((x, y, x + width, y + height), cell)
    slack = 1e-8 * cell + 1e-9
    assert grid.x0 <= x + slack
    assert grid.y0 <= y + slack
    assert grid.x1 >= x + width - slack
    assert grid.y1 >= y + height - slack
    assert grid.x0 / cell == pytest.approx(round(grid.x0 / cell), abs=1e-6)
    assert (grid.ncols - 2) * cell <= width
    assert (grid.nrows - 2) * cell <= height


def test_lines_that_are_met_exactly_are_kept() -> None:
    assert Grid.covering((100.0, 200.0, 400.0, 300.0), 100.0) == Grid(100.0, 200.0, 100.0, 3, 1)
    assert Grid.covering((0.1, 0.1, 0.3, 0.7), 0.1).shape == (6, 2)
    assert Grid.covering((5.0, 5.0, 5.0, 5.0), 10.0) == Grid(0.0, 0.0, 10.0, 1, 1)


def test_refuses_too_many_cells_with_a_size_that_works() -> None:
    extent = (0.0, 0.0, 100_000.0, 80_000.0)
    with pytest.raises(UserError, match="cell size of at least 23"):
        Grid.covering(extent, 1.0)
    assert Grid.covering(extent, 23.0).ncols > 0


@given(x=coordinates, y=coordinates, width=st.floats(0, 1e6), height=st.floats(1.0, 1e6))
def test_the_smallest_cell_works(x: float, y: float, width: float, height: float) -> None:
    grid = Grid.covering((x, y, x + width, y + height), smallest_cell((x, y, x + width, y + height)))
    assert grid.ncols * grid.nrows <= MAX_CELLS


@settings(max_examples=60, deadline=None)
@given(
    width=st.floats(300.0, 5000.0),
    height=st.floats(300.0, 5000.0),
    dx=st.floats(0.0, 100.0),
    most=st.integers(50, 2000),
    hexagon=st.booleans(),
    touching=st.booleans(),
)
def test_the_smallest_cell_within_an_area_works(
    width: float, height: float, dx: float, most: int, hexagon: bool, touching: bool
) -> None:
    box = shapely.box(dx, dx, dx + width, dx + height)
    area = box.difference(box.centroid.buffer(100))
    size = smallest_cell_within(area, most, hexagon=hexagon, touching=touching)
    cells: Grid | Hexagons = Hexagons.covering(area.bounds, size) if hexagon else Grid.covering(area.bounds, size)
    if touching:
        n = int(shapely.intersects(cells.polygons(np.arange(len(cells))), area).sum())
    else:
        n = int(shapely.contains_xy(area, *cells.all_centres()).sum())
    assert n <= most
    assert size == pytest.approx(float(f"{size:.2g}"))


def test_the_smallest_cell_of_a_million_is_not_far_from_the_limit() -> None:
    town = shapely.Point(0, 0).buffer(20_000)
    assert smallest_cell_within(town, 1_000_000) == pytest.approx(36.0)  # √(π 20,000² / 10⁶) = 35.4
    assert smallest_cell_within(town, 1_000_000, hexagon=True) == pytest.approx(39.0)  # √(2/√3) times that: 38.1


def test_many_islands_have_no_cell_that_is_few_enough() -> None:
    islands = shapely.multipolygons(shapely.box(np.arange(9.0) * 5, 0, np.arange(9.0) * 5 + 1, 1))
    assert np.isinf(smallest_cell_within(islands, 9, touching=True))


def test_a_cell_has_the_same_row_and_column_in_every_grid() -> None:
    small, large = Grid.covering((510, 720, 640, 800), 10.0), Grid.covering((-90, -50, 900, 900), 10.0)
    x, y = small.all_centres()
    assert small.cell_index(x, y).tolist() == list(range(len(small)))
    first, second = small.places(np.arange(len(small))), large.places(large.cell_index(x, y))
    assert first[0].tolist() == second[0].tolist() == np.floor(y / 10).astype(int).tolist()
    assert first[1].tolist() == second[1].tolist() == np.floor(x / 10).astype(int).tolist()


@pytest.mark.parametrize("extent", [(0, 0, np.nan, 1), (1, 0, 0, 1), (0, 0, np.inf, 1)])
def test_impossible_extents_are_refused(extent: tuple[float, float, float, float]) -> None:
    with pytest.raises(UserError, match="extent"):
        Grid.covering(extent, 1.0)


@pytest.mark.parametrize("cell", [0.0, -1.0, np.nan])
def test_impossible_cells_are_refused(cell: float) -> None:
    with pytest.raises(UserError, match="cell size"):
        Grid.covering((0, 0, 1, 1), cell)


def test_geotransform_is_the_north_west_corner() -> None:
    grid = Grid(1000.0, 2000.0, 25.0, 12, 7)
    assert grid.geotransform == (1000.0, 25.0, 0.0, 2175.0, 0.0, -25.0)


def test_the_outer_edge_belongs_to_the_last_cell() -> None:
    grid = Grid(0.0, 0.0, 10.0, 3, 2)
    x, y = [0, 30, 30, 0, 15, 10, -0.1, 31, np.nan], [0, 0, 20, 20, 5, 10, 5, 5, 5]
    assert grid.cell_index(x, y).tolist() == [3, 5, 2, 0, 4, 1, -1, -1, -1]


@settings(max_examples=30)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(0, 300))
def test_counts_as_numpys_histogram(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    grid = Grid(-20.0, 10.0, 5.0, 8, 6)
    x, y, weights = rng.uniform(-30, 30, n), rng.uniform(0, 50, n), rng.random(n)
    edges = [np.linspace(-20, 20, 9), np.linspace(10, 40, 7)]
    for chosen in (None, weights):
        expected = np.histogram2d(x, y, bins=edges, weights=chosen)[0].T[::-1]
        assert grid.counts(x, y, chosen) == pytest.approx(expected)


def test_mask_holds_the_cells_whose_centre_is_inside() -> None:
    grid = Grid(0.0, 0.0, 1.0, 40, 30)
    hole = shapely.Point(12, 14).buffer(9).difference(shapely.Point(12, 14).buffer(4))
    area = shapely.union_all([hole, shapely.box(30, 20, 100, 100), shapely.box(-50, -50, -40, -40)])
    x, y = grid.centres()
    expected = [[area.contains(shapely.Point(cx, cy)) for cx in x] for cy in y]
    assert grid.rasterize_mask(area).tolist() == expected
    assert not grid.rasterize_mask(shapely.Polygon()).any()


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), cell=st.floats(0.7, 40.0), corners=st.integers(3, 40))
def test_mask_as_shapely_says(seed: int, cell: float, corners: int) -> None:
    rng = np.random.default_rng(seed)
    angle = np.sort(rng.uniform(0, 2 * np.pi, corners))
    reach = rng.uniform(5, 100, corners)
    area = shapely.make_valid(shapely.Polygon(np.column_stack([reach * np.cos(angle), reach * np.sin(angle)])))
    area = shapely.union_all([area, shapely.Point(60, 60).buffer(30)]).difference(shapely.Point(5, 5).buffer(9))
    grid = Grid.covering((-70.0, -60.0, 95.0, 80.0), cell)  # the area reaches out of it
    inside = shapely.contains_xy(area, *grid.all_centres()).reshape(grid.shape)
    assert np.array_equal(grid.rasterize_mask(area), inside)


def test_cells_as_polygons_hold_their_points() -> None:
    grid = Grid(100.0, 200.0, 10.0, 5, 4)
    x, y = grid.centres()
    cx, cy = (each.ravel() for each in np.meshgrid(x, y))
    index = grid.cell_index(cx, cy)
    assert index.tolist() == list(range(20))
    squares = grid.polygons(index)
    assert shapely.contains_xy(squares, cx, cy).all()
    assert shapely.area(squares) == pytest.approx(100.0)
    assert tuple(shapely.total_bounds(squares)) == grid.extent


def test_share_inside_is_the_area_of_each_cell_within_the_polygons() -> None:
    grid = Grid(0.0, 0.0, 10.0, 30, 20)
    ring = shapely.Point(140, 95).buffer(80).difference(shapely.Point(150, 100).buffer(33))
    sliver = shapely.box(250.0, 20.0, 252.0, 180.0)  # narrower than a cell
    polygons = shapely.union_all([ring, sliver])
    exact = shapely.area(shapely.intersection(grid.polygons(np.arange(600)), polygons)).reshape(grid.shape) / 100
    share = grid.share_inside(polygons, parts=10)
    assert np.abs(share - exact).max() < 0.06
    assert share.sum() == pytest.approx(exact.sum(), rel=2e-3)
    assert (share[exact == 0] == 0).all()
    assert (share[exact > 1 - 1e-9] == 1).all()
    np.testing.assert_array_equal(grid.share_inside(shapely.box(*grid.extent)), 1.0)
