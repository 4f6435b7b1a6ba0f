"""Outlines around the low parts of a raster."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from scipy import ndimage

from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.processing.contours import outlines_below

GRID = Grid(1000.0, 2000.0, 10.0, 90, 70)


@pytest.fixture
def ranks() -> np.ndarray:
    """p values as simulations give them: multiples of 1/200, smooth in space."""
    values = ndimage.gaussian_filter(np.random.default_rng(3).normal(size=GRID.shape), 5)
    return (np.floor(values.ravel().argsort().argsort() / values.size * 200).reshape(GRID.shape) + 1) / 200


def inside(polygons: np.ndarray) -> np.ndarray:
    x, y = np.meshgrid(*GRID.centres())
    return np.logical_or.reduce([shapely.contains_xy(each, x, y) for each in polygons])


def test_centres_below_the_limit_are_inside_and_the_others_outside(ranks: np.ndarray) -> None:
    polygons = outlines_below(ranks, 10.5 / 200, GRID)
    np.testing.assert_array_equal(inside(polygons), ranks <= 0.05)
    assert shapely.is_valid(polygons).all()
    assert (shapely.get_type_id(polygons) == 3).all()
    assert len(polygons) == ndimage.label(ranks <= 0.05, structure=np.ones((3, 3)))[1]
    assert shapely.area(polygons).sum() == pytest.approx((ranks <= 0.05).sum() * 100, rel=0.15)


def test_at_the_rim_they_run_on_to_the_edge(ranks: np.ndarray) -> None:
    disc = shapely.Point(1450, 2350).buffer(300)
    known = GRID.rasterize_mask(disc)
    values = np.where(known, 0.001, np.nan)
    (polygon,) = outlines_below(values, 0.02, GRID, disc)
    assert shapely.area(polygon) == pytest.approx(shapely.area(disc), rel=1e-3)
    (whole,) = outlines_below(np.full(GRID.shape, 0.001), 0.02, GRID)
    assert shapely.equals(whole, shapely.box(*GRID.extent))
    cut = np.where(known, ranks, np.nan)
    np.testing.assert_array_equal(inside(outlines_below(cut, 10.5 / 200, GRID, disc)) & known, (ranks <= 0.05) & known)


def test_where_nothing_is_low_there_are_none() -> None:
    assert len(outlines_below(np.ones(GRID.shape), 0.02, GRID)) == 0
    assert len(outlines_below(np.full(GRID.shape, np.nan), 0.02, GRID)) == 0
