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
