"""Classes of results: round limits, a ramp that darkens, labels with the unit once."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st


@given(st.lists(st.floats(0, 1e6, allow_subnormal=False), max_size=60))
def test_breaks_are_few_round_and_ascending(values: list[float]) -> None:
    from kmzb_plugin.layers.styles.scales import round_breaks

    breaks = round_breaks(np.array(values))
    assert len(breaks) <= 5
    assert all(low < high for low, high in pairwise(breaks))
    assert all(0 < limit < max(values) for limit in breaks)
    assert all(len(f"{limit:e}".split("e")[0].rstrip("0").rstrip(".")) <= 3 for limit in breaks)


def test_breaks_follow_the_upper_quantiles_of_what_is_not_zero() -> None:
    from kmzb_plugin.layers.styles.scales import round_breaks

    values = np.concatenate([np.zeros(10_000), np.arange(1, 1001), [np.nan]])
    assert round_breaks(values) == [500.0, 750.0, 900.0, 960.0, 990.0]
    # spread wider, rounder numbers do: the quantiles of the fourth power are 6, 32, 66, 85 and 96 billion
    assert round_breaks(values**4 / 1e9) == [60.0, 300.0, 600.0, 800.0]


@pytest.mark.parametrize("classes", range(1, 8))
def test_ramp_darkens(classes: int) -> None:
    from qgis.PyQt.QtGui import QColor

    from kmzb_plugin.layers.styles.scales import RAMP, ramp_colours

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
    from kmzb_plugin.layers.styles.scales import class_labels

    labels = class_labels([0.5, 2.0, 40.0], "reports / km²")
    assert labels == ["up to 0.5 reports / km²", "0.5–2", "2–40", "more than 40"]


def test_areas_are_classed_by_value_and_none_falls_out(qgis_app: Any) -> None:
    from qgis.core import QgsFeature, QgsRenderContext, QgsVectorLayer

    from kmzb_plugin.layers.styles.areas import style_by_value

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


def drawn(symbol: Any, grey: bool) -> np.ndarray:
    """A square of 40 pixels in the symbol on white, as numbers 0 to 255."""
    from qgis.core import QgsRenderContext
    from qgis.PyQt.QtCore import QPointF
    from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPolygonF

    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    context = QgsRenderContext.fromQPainter(painter)
    context.setScaleFactor(96 / 25.4)
    symbol.startRender(context)
    corners = [QPointF(x, y) for x, y in ((0, 0), (40, 0), (40, 40), (0, 40), (0, 0))]
    symbol.renderPolygon(QPolygonF(corners), [], None, context)
    symbol.stopRender(context)
    painter.end()
    if grey:
        image = image.convertToFormat(QImage.Format.Format_Grayscale8).convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits().asarray(image.sizeInBytes()), dtype=np.uint8)
    return pixels.reshape(40, 40, 4)[:, :, :3].astype(float)


@pytest.mark.parametrize("grey", [False, True])
def test_no_two_classes_of_emerging_hot_spots_look_the_same(grey: bool, qgis_app: Any) -> None:
    from kmzb_plugin.layers.styles.emerging import emerging_labels, emerging_symbol

    labels = emerging_labels()
    assert sorted(labels) == list(range(-8, 9))
    pictures = {code: drawn(emerging_symbol(code), grey) for code in labels}
    for one, other in combinations(labels, 2):
        assert np.abs(pictures[one] - pictures[other]).mean() > 6, (labels[one], labels[other])


def test_lasting_hot_spots_are_darker_than_passing_ones(qgis_app: Any) -> None:
    from kmzb_plugin.layers.styles.emerging import emerging_symbol

    for sign in (1, -1):
        light = {code: drawn(emerging_symbol(sign * code), True)[6:34, 6:34].mean() for code in range(1, 9)}  # no frame
        assert light[3] < light[4] < light[2] < light[1] < light[8]
        assert light[4] < light[5]
    assert drawn(emerging_symbol(0), True).mean() > 235


def test_clusters_are_darker_than_outliers_and_all_differ_in_grey(qgis_app: Any) -> None:
    from kmzb_plugin.layers.styles.moran import moran_labels, moran_symbol

    pictures = {name: drawn(moran_symbol(name), True) for name in moran_labels()}
    for one, other in combinations(pictures, 2):
        assert np.abs(pictures[one] - pictures[other]).mean() > 6, (one, other)
    assert max(pictures["HH"].mean(), pictures["LL"].mean()) < min(pictures["HL"].mean(), pictures["LH"].mean())


@given(st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), max_size=200))
def test_classes_of_a_change_are_symmetric_and_ascend(values: list[float]) -> None:
    from kmzb_plugin.layers.styles.scales import diverging_breaks, diverging_classes

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
    from kmzb_plugin.layers.styles.scales import diverging_classes

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

    from kmzb_plugin.layers.styles.surfaces import tolerance_colours, tolerance_labels

    colours, labels = tolerance_colours(change=change), tolerance_labels(change=change)
    assert set(labels) == set(colours) | {0} == set(range(-3, 4))
    for side in (1, -1):
        lightness = [QColor(colours[side * step]).lightness() for step in (1, 2, 3)]
        assert lightness == sorted(lightness, reverse=True)


def test_a_ratio_has_the_same_classes_on_every_map_and_says_its_unit_once() -> None:
    from kmzb_plugin.layers.styles.scales import ratio_classes

    classes = ratio_classes("× as often")
    limits, colours, labels = zip(*classes, strict=True)
    np.testing.assert_allclose(limits[:-1], [0.5, 2 / 3, 5 / 6, 1.2, 1.5, 2.0])
    assert limits[-1] == float("inf")
    assert [bool(colour) for colour in colours] == [True] * 3 + [False] + [True] * 3
    assert labels == (
        "below 0.50",
        "0.50–0.67",
        "0.67–0.83",
        "0.83–1.20, as everywhere",
        "1.20–1.50",
        "1.50–2.00",
        "above 2.00 × as often",
    )


def test_a_ratio_is_drawn_in_its_classes_and_not_where_it_is_unknown(qgis_app: Any, tmp_path: Path) -> None:
    from osgeo import gdal
    from qgis.core import QgsRasterLayer
    from qgis.PyQt.QtGui import QColor

    from kmzb_plugin.layers.styles.surfaces import style_ratio

    path = str(tmp_path / "ratio.tif")
    made = gdal.GetDriverByName("GTiff").Create(path, 4, 1, 1, gdal.GDT_Float32)
    made.SetGeoTransform((0, 1, 0, 1, 0, -1))
    made.GetRasterBand(1).WriteArray(np.array([[0.3, 1.0, 3.0, -9999.0]]))
    made.GetRasterBand(1).SetNoDataValue(-9999.0)
    made = None
    layer = QgsRasterLayer(path, "ratio")
    style_ratio(layer, 1, "× as often")
    block = layer.renderer().block(1, layer.extent(), 4, 1)
    low, middle, high, unknown = (QColor.fromRgba(block.color(0, i)) for i in range(4))
    assert low.alpha() > middle.alpha() > 0
    assert high.alpha() > middle.alpha()
    assert low.blue() > low.red()
    assert high.red() > high.blue()
    assert unknown.alpha() == 0
