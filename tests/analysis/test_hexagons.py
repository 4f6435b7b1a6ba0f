"""Hexagons: every point lies in the polygon of its cell."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.grid import MAX_CELLS
from kmzb_plugin.analysis.hexagons import Hexagons, axial
from kmzb_plugin.text import UserError

EXTENT = (-310.0, 95.0, 420.0, 610.0)


@settings(max_examples=30, deadline=None)
@given(size=st.floats(20.0, 900.0), seed=st.integers(0, 2**32 - 1))
def test_every_point_lies_in_its_hexagon(size: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(EXTENT[0], EXTENT[2], 200), rng.uniform(EXTENT[1], EXTENT[3], 200)
    cells = Hexagons.covering(EXTENT, size)
    index = cells.cell_index(x, y)
    assert (index >= 0).all()
    assert (shapely.distance(cells.polygons()[index], shapely.points(x, y)) < 1e-9 * size).all()
    assert cells.counts(x, y).sum() == 200
    assert cells.counts(x, y, np.full(200, 0.5)).sum() == pytest.approx(100)


def test_hexagons_fill_the_plane_without_gaps() -> None:
    cells = Hexagons.covering(EXTENT, 100.0)
    polygons = cells.polygons()
    assert shapely.area(polygons) == pytest.approx(np.sqrt(3) / 2 * 100.0**2)
    together = shapely.union_all(polygons)
    assert together.geom_type == "Polygon"
    assert not together.interiors
    assert together.area == pytest.approx(shapely.area(polygons).sum())
    assert together.contains(shapely.box(*EXTENT))
    x, y = cells.centres()
    assert shapely.distance(shapely.centroid(polygons), shapely.points(x, y)).max() < 1e-9


def test_neighbours_are_those_that_touch() -> None:
    cells = Hexagons.covering((0.0, 0.0, 400.0, 300.0), 100.0)
    first, second = cells.neighbours()
    touching = shapely.STRtree(cells.polygons()).query(cells.polygons(), predicate="intersects")
    assert set(zip(first, second, strict=True)) == set(zip(*touching, strict=True))


def test_some_hexagons_know_only_their_own_points() -> None:
    cells = Hexagons.covering(EXTENT, 100.0)
    x, y = cells.centres()
    west = cells.only(x < 0)
    assert np.array_equal(west.cell_index(x, y) >= 0, x < 0)
    nothing = cells.only(np.zeros(len(cells), dtype=bool))
    assert nothing.cell_index([0.0], [0.0]).tolist() == [-1]


def test_tessellations_of_different_extents_align() -> None:
    q, r = axial(np.array([50.0]), np.array([200.0]), 100.0)
    for extent in (EXTENT, (0.0, 100.0, 100.0, 300.0)):
        cells = Hexagons.covering(extent, 100.0)
        number = int(cells.cell_index([50.0], [200.0])[0])
        assert (cells.q[number], cells.r[number]) == (q[0], r[0])


def test_impossible_sizes_are_refused_with_one_that_works() -> None:
    with pytest.raises(UserError, match="greater than zero"):
        Hexagons.covering(EXTENT, 0.0)
    with pytest.raises(UserError, match="cell size of at least 0.17 "):
        Hexagons.covering(EXTENT, 0.1)
    assert len(Hexagons.covering(EXTENT, 0.17)) <= MAX_CELLS


@settings(max_examples=30, deadline=None)
@given(size=st.floats(20.0, 900.0), width=st.floats(1.0, 2000.0), height=st.floats(1.0, 2000.0))
def test_touching_as_shapely_says(size: float, width: float, height: float) -> None:
    extent = (37.0, -81.0, 37.0 + width, -81.0 + height)
    cells = Hexagons.covering(extent, size)
    box = shapely.box(*extent)
    near = shapely.distance(cells.polygons(), box) < 1e-6 * size  # the corner cases may fall either way
    inner = shapely.area(shapely.intersection(cells.polygons(), box)) > 1e-6 * size**2
    found = set(zip(*(each.tolist() for each in cells.touching(extent).places(slice(None))), strict=True))
    everything = list(zip(cells.r.tolist(), cells.q.tolist(), strict=True))
    assert {cell for cell, own in zip(everything, inner, strict=True) if own} <= found
    assert found <= {cell for cell, own in zip(everything, near, strict=True) if own}


def test_some_polygons_are_those_of_their_numbers() -> None:
    cells = Hexagons.covering(EXTENT, 100.0)
    some = np.array([3, 17, 4])
    assert shapely.equals(cells.polygons(some), cells.polygons()[some]).all()
    x, y = cells.all_centres()
    west, south, east, north = shapely.bounds(cells.polygons()).T
    assert (east - x) == pytest.approx(cells.reach[0])
    assert (north - y) == pytest.approx(cells.reach[1])
    assert shapely.area(cells.polygons()) == pytest.approx(cells.cell_area)
    assert len(west) == len(south) == len(cells)
