"""The overview: counted in the store, nothing lost between the squares, classes on round numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.layers.overview import COLOURS, class_breaks, count_squares, square_size
from kmzb_plugin.layers.recipes import OVERVIEW
from kmzb_plugin.store.filter import ThreatFilter

from .conftest import CENTRE, PER_PLANE


@pytest.mark.parametrize(("scale", "metres"), [(200_000, 1000), (500_000, 2000), (1_000_000, 5000), (999_000, 2000)])
def test_squares_are_about_five_millimetres_wide(scale, metres):
    assert square_size(scale) == metres


def test_the_squares_hold_every_threat_once(group, store):
    group.show_overview(count_squares(store, group.counted(), None, 500_000))
    layer = group.layer(OVERVIEW)
    assert sum(feature["n"] for feature in layer.getFeatures()) == 3 * PER_PLANE
    for feature in layer.getFeatures():
        box = feature.geometry().boundingBox()
        assert box.width() == box.height() == 2000
        assert box.xMinimum() % 2000 == box.yMinimum() % 2000 == 0


def test_a_view_counts_whole_squares(store):
    x, y = CENTRE
    squares = count_squares(store, ThreatFilter(), (x + 10, y + 10, x + 20, y + 20), 200_000)
    everywhere = count_squares(store, ThreatFilter(), None, 200_000)
    assert set(squares.cells["n"]) <= set(everywhere.cells["n"])
    assert len(squares.cells) == 1


def test_a_view_of_the_country_is_never_sent_in_small_squares(store):
    squares = count_squares(store, ThreatFilter(), (0, 0, 900_000, 900_000), 200_000)
    assert squares.cell > 5000
    assert squares.cells["n"].sum() == 3 * PER_PLANE


def test_no_threats_no_squares(group, store):
    group.show_overview(count_squares(store, ThreatFilter(text="nowhere"), None, 500_000))
    assert sum(1 for _ in group.layer(OVERVIEW).getFeatures()) == 0


@given(st.lists(st.integers(1, 10**6), min_size=1))
def test_classes_rise_and_hold_every_count(counts):
    breaks = class_breaks(np.array(counts))
    assert 1 <= len(breaks) <= len(COLOURS)
    assert breaks == sorted(set(breaks))
    assert breaks[-1] == max(counts)
    assert all(str(number)[0] in "125" and set(str(number)[1:]) <= {"0"} for number in breaks[:-1])


def test_every_square_has_a_class(group, store):
    group.show_overview(count_squares(store, group.counted(), None, 200_000))
    layer = group.layer(OVERVIEW)
    renderer = layer.renderer()
    assert all(renderer.rangeForValue(feature["n"]) is not None for feature in layer.getFeatures())
    assert "1 km" in layer.name()
