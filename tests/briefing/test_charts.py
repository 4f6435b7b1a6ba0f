"""Charts as SVG: what is drawn stands where its number says, inside the drawing, and is named."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import numpy as np
import pytest

from kmzb_plugin.analysis.funnel import LEVELS, funnel

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> ET.Element:
    root = ET.fromstring(svg)
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    for circle in root.iter(f"{SVG}circle"):
        assert 0 <= float(circle.get("cx", -1)) <= width
        assert 0 <= float(circle.get("cy", -1)) <= height
    return root


def test_units_stand_by_size_and_share_and_those_outside_are_named(qgis_app: Any) -> None:
    from kmzb_plugin.briefing.charts import FunnelDot, funnel_chart

    k, n = np.array([50, 40, 10, 90]), np.array([100, 80, 100, 180])
    dots = [FunnelDot(int(b), a / b, "3" if b == 100 and a == 10 else "", a == 10) for a, b in zip(k, n, strict=True)]
    root = drawn(funnel_chart(dots, funnel(k, n), LEVELS, "open <threats>"))
    circles = [(float(c.get("cx", 0)), float(c.get("cy", 0)), c.get("fill")) for c in root.iter(f"{SVG}circle")]
    (strong,) = [each for each in circles if each[2] != "#ffffff"]
    assert strong[1] == max(each[1] for each in circles)  # the lowest share
    assert len({each[0] for each in circles}) == 3  # two units are of one size
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert "3" in texts
    assert "open <threats>" in texts
    assert len(list(root.iter(f"{SVG}polygon"))) == len(LEVELS)


@pytest.mark.parametrize(("k", "n"), [([0, 0], [0, 0]), ([0, 0], [10, 20]), ([10], [10])])
def test_where_there_is_no_funnel_a_sentence_stands(k: list[int], n: list[int], qgis_app: Any) -> None:
    from kmzb_plugin.briefing.charts import FunnelDot, funnel_chart

    dots = [FunnelDot(b, a / b, "", False) for a, b in zip(k, n, strict=True) if b]
    root = drawn(funnel_chart(dots, funnel(np.array(k), np.array(n)), LEVELS, "x"))
    (text,) = root.iter(f"{SVG}text")
    assert text.text


def test_bars_are_as_high_as_their_counts_from_zero(qgis_app: Any) -> None:
    from kmzb_plugin.briefing.charts import Bar, bar_chart

    root = drawn(bar_chart([Bar("a", 10), Bar("b", 0), Bar("c", 5, pale=True)]))
    heights = [float(each.get("height", 0)) for each in root.iter(f"{SVG}rect")]
    assert heights[1] == 0
    assert heights[0] == pytest.approx(2 * heights[2], abs=0.1)
    assert {"10", "0", "5"} <= {text.text for text in root.iter(f"{SVG}text")}


def test_labels_of_units_that_stand_close_meet_neither_one_another_nor_the_dots(qgis_app: Any) -> None:
    from kmzb_plugin.briefing.charts import CAPITAL, DOT, LETTER, LETTER_SHARE, FunnelDot, funnel_chart

    k, n = np.array([1, 1, 3, 2, 10, 5]), np.array([3, 3, 10, 7, 200, 160])
    names = ["29", "15", "6", "30", "", ""]
    dots = [FunnelDot(int(b), a / b, name, bool(name)) for a, b, name in zip(k, n, names, strict=True)]
    root = drawn(funnel_chart(dots, funnel(k, n), LEVELS, "x"))
    points = {(float(c.get("cx", 0)), float(c.get("cy", 0))) for c in root.iter(f"{SVG}circle")}
    shapes = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in points]  # two are at one place
    labels = []
    for text in root.iter(f"{SVG}text"):
        if text.get("font-weight") == "bold":
            x, y = float(text.get("x", 0)), float(text.get("y", 0))
            labels.append((x, y - CAPITAL, x + LETTER * LETTER_SHARE * len(text.text or ""), y))
    assert (len(shapes), len(labels)) == (5, 4)
    for label in labels:
        for other in {*shapes, *labels} - {label}:
            beside = label[2] <= other[0] or other[2] <= label[0]
            assert beside or label[3] <= other[1] or other[3] <= label[1], (label, other)
