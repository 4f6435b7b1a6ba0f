"""Sums over neighbours: by shifts on a lattice and by weights written out they are the same."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.getisord import distance_band
from kmzb_plugin.analysis.hexagons import Hexagons
from kmzb_plugin.analysis.neighbours import grid_sums, hexagon_sums, matrix_sums


@settings(max_examples=30, deadline=None)
@given(radius=st.floats(1.0, 4.2), kept=st.floats(0.3, 1.0), seed=st.integers(0, 2**32 - 1))
def test_hexagons_have_the_sums_of_their_weights(radius: float, kept: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    hexagons = Hexagons.covering((-310.0, 95.0, 420.0, 610.0), 70.0)
    hexagons = hexagons.only(rng.random(len(hexagons)) < kept)
    values = rng.poisson(2.0, len(hexagons)).astype(float)
    weights = distance_band(*hexagons.centres(), radius * 70.0 * (1 + 1e-9))
    assert np.array_equal(hexagon_sums(hexagons, radius)(values), matrix_sums(weights)(values))


@settings(max_examples=30, deadline=None)
@given(radius=st.floats(1.0, 4.2), seed=st.integers(0, 2**32 - 1))
def test_squares_have_the_sums_of_their_weights(radius: float, seed: int) -> None:
    image = np.random.default_rng(seed).poisson(2.0, (7, 9)).astype(float)
    row, col = (each.ravel() for each in np.indices(image.shape))
    weights = distance_band(col, row, radius * (1 + 1e-9))
    assert np.array_equal(grid_sums(radius)(image).ravel(), matrix_sums(weights)(image.ravel()))


def test_hexagons_on_an_image_come_back() -> None:
    hexagons = Hexagons.covering((0.0, 0.0, 400.0, 300.0), 100.0)
    some = hexagons.only(np.arange(len(hexagons)) % 3 > 0)
    values = np.arange(len(some)) + 1.0
    image = some.image(values, -1.0)
    assert np.array_equal(some.of_image(image), values)
    assert (image < 0).sum() == image.size - len(some)
    nothing = hexagons.only(np.zeros(len(hexagons), dtype=bool))
    assert len(nothing.of_image(nothing.image([], 0.0))) == 0
