"""Classes of results: round limits, a ramp that darkens, labels with the unit once."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st


@given(st.lists(st.floats(0, 1e6, allow_subnormal=False), max_size=60))
def test_breaks_are_few_round_and_ascending(values: list[float]) -> None:
    from kmzb_plugin.layers.output_styles import round_breaks

    breaks = round_breaks(np.array(values))
    assert len(breaks) <= 5
    assert all(low < high for low, high in pairwise(breaks))
    assert all(0 < limit < max(values) for limit in breaks)
    assert all(len(f"{limit:e}".split("e")[0].rstrip("0").rstrip(".")) <= 3 for limit in breaks)


def test_breaks_follow_the_upper_quantiles_of_what_is_not_zero() -> None:
    from kmzb_plugin.layers.output_styles import round_breaks

    values = np.concatenate([np.zeros(10_000), np.arange(1, 1001), [np.nan]])
    assert round_breaks(values) == [500.0, 750.0, 900.0, 960.0, 990.0]
    # spread wider, rounder numbers do: the quantiles of the fourth power are 6, 32, 66, 85 and 96 billion
    assert round_breaks(values**4 / 1e9) == [60.0, 300.0, 600.0, 800.0]


@pytest.mark.parametrize("classes", range(1, 8))
def test_ramp_darkens(classes: int) -> None:
    from qgis.PyQt.QtGui import QColor

    from kmzb_plugin.layers.output_styles import RAMP, ramp_colours

    colours = ramp_colours(classes)
    assert len(colours) == classes
    assert colours[-1] == RAMP[-1]

    def luminance(colour: str) -> float:
        c = QColor(colour)
        return 0.2126 * c.red() + 0.7152 * c.green() + 0.0722 * c.blue()

    grey = [luminance(colour) for colour in colours]
    assert grey == sorted(grey, reverse=True)
    assert len(set(colours)) == classes


def test_unit_stands_once_in_the_legend() -> None:
    from kmzb_plugin.layers.output_styles import class_labels

    labels = class_labels([0.5, 2.0, 40.0], "reports / km²")
    assert labels == ["up to 0.5 reports / km²", "0.5–2", "2–40", "more than 40"]


def test_areas_are_classed_by_value_and_none_falls_out(qgis_app: Any) -> None:
    from qgis.core import QgsFeature, QgsRenderContext, QgsVectorLayer

    from kmzb_plugin.layers.output_styles import style_by_value

    layer = QgsVectorLayer("Polygon?field=v:double", "a", "memory")
    values = np.array([0.0, 0.3, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 21.0, 34.0])
    style_by_value(layer, "v", values, "reports / km²")
    renderer, context = layer.renderer(), QgsRenderContext()
    renderer.startRender(context, layer.fields())
    for value in values:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([float(value)])
        assert renderer.symbolForFeature(feature, context) is not None, value
    renderer.stopRender(context)


@given(st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), max_size=200))
def test_classes_of_a_change_are_symmetric_and_ascend(values: list[float]) -> None:
    from kmzb_plugin.layers.output_styles import diverging_breaks, diverging_classes

    breaks = diverging_breaks(np.array(values))
    classes = diverging_classes(breaks, "reports")
    limits = [limit for limit, _, _ in classes]
    assert limits == sorted(limits)
    assert len(classes) == 2 * len(breaks) + 1 <= 7
    assert limits[-1] == np.inf
    np.testing.assert_array_equal(limits[:-1], -np.array(limits[:-1])[::-1])
    colours = [colour for _, colour, _ in classes]
    assert colours[len(breaks)] == ""
    assert len(set(colours)) == len(colours)


def test_legend_of_a_change_says_its_unit_once_and_which_way() -> None:
    from kmzb_plugin.layers.output_styles import diverging_classes

    labels = [label for _, _, label in diverging_classes([1.0, 2.5, 8.0], "reports / km²")]
    assert labels == [
        "below −8 reports / km²",
        "−8 – −2.5",
        "−2.5 – −1",
        "−1 – +1",
        "+1 – +2.5",
        "+2.5 – +8",
        "above +8",
    ]
    assert [label for _, _, label in diverging_classes([3.0], "x")] == ["below −3 x", "−3 – +3", "above +3"]
    assert [label for _, _, label in diverging_classes([], "x")] == ["no change"]


@pytest.mark.parametrize("change", [False, True])
def test_classes_of_significance_darken_both_ways(change: bool) -> None:
    from qgis.PyQt.QtGui import QColor

    from kmzb_plugin.layers.output_styles import tolerance_colours, tolerance_labels

    colours, labels = tolerance_colours(change=change), tolerance_labels(change=change)
    assert set(labels) == set(colours) | {0} == set(range(-3, 4))
    for side in (1, -1):
        lightness = [QColor(colours[side * step]).lightness() for step in (1, 2, 3)]
        assert lightness == sorted(lightness, reverse=True)
