"""Charts of series: columns from zero, strips of steps, texts escaped."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from kmzb_plugin.processing.hotspots.series_charts import column_chart, strip_chart


def test_columns_begin_at_zero_and_are_as_tall_as_their_values() -> None:
    drawing = column_chart([0, 5, 10, 2.5], ["a", "b", "c", "<d>"])
    root = ElementTree.fromstring(drawing)
    bars = list(root.iter("rect"))
    heights = [float(bar.get("height")) for bar in bars]
    assert heights[0] == 0
    assert heights[2] == 2 * heights[1] == 4 * heights[3]
    assert len({round(float(bar.get("y")) + float(bar.get("height")), 6) for bar in bars}) == 1
    texts = [each.text for each in root.iter("text")]
    assert texts[0] == "10"  # the largest at its column
    assert {"0", "a", "b", "<d>"} <= set(texts)


def test_charts_of_nothing_and_of_one_are_drawings() -> None:
    for drawing in (
        column_chart([], []),
        column_chart([3], ["x"]),
        column_chart([0, 0], ["x", "y"]),
        strip_chart([], []),
    ):
        assert ElementTree.fromstring(drawing).tag == "svg"


def test_strips_have_a_square_for_each_step_within_the_page() -> None:
    drawing = strip_chart([("one & two", ["#111111", "#222222", "#333333"])], ["a", "b", "c"])
    root = ElementTree.fromstring(drawing)
    squares = list(root.iter("rect"))
    assert [each.get("fill") for each in squares] == ["#111111", "#222222", "#333333"]
    assert float(squares[-1].get("x")) + float(squares[-1].get("width")) <= 720
    assert "one &amp; two" in drawing
    assert len(re.findall("<title>", drawing)) == 3
