"""Line charts: scales, labels at the lines, and what must not break them."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from kmzb_plugin.processing.charts import Axis, Band, Dot, Line, Mark, line_chart


def texts(svg: str) -> dict[str, tuple[float, float]]:
    """What is written where."""
    root = ElementTree.fromstring(svg)
    return {each.text or "": (float(each.get("x", 0)), float(each.get("y", 0))) for each in root.iter("text")}


def corners(svg: str) -> list[list[tuple[float, float]]]:
    found = re.findall(r'<polyline[^>]* points="([^"]*)"', svg)
    return [[tuple(map(float, each.split(","))) for each in line.split()] for line in found]


def test_points_lie_where_the_ticks_say(qgis_app: object) -> None:
    svg = line_chart([Line("a", [(0, 0), (50, 20), (100, 40)])], Axis("across", " %"), Axis("up"))
    (line,) = corners(svg)
    written = texts(svg)
    assert line[0][0] == pytest.approx(written["0 %"][0], abs=0.1)
    assert line[2][0] == pytest.approx(written["100 %"][0], abs=0.1)
    assert line[1][1] == pytest.approx(written["20"][1] - 4, abs=0.1)
    assert line[1][0] == pytest.approx((line[0][0] + line[2][0]) / 2, abs=0.1)
    assert {"across", "up", "a"} <= set(written)


def test_logarithmic_axes_have_round_ticks(qgis_app: object) -> None:
    svg = line_chart([Line("", [(150, 1), (1500, 2), (15_000, 3)])], Axis("m", logarithmic=True), Axis("y"))
    (line,) = corners(svg)
    assert line[1][0] - line[0][0] == pytest.approx(line[2][0] - line[1][0], abs=0.2)
    assert {"200", "500", "1,000", "2,000", "5,000", "10,000"} <= set(texts(svg))


def test_counts_begin_at_zero_and_differences_need_not(qgis_app: object) -> None:
    points = [(1.0, 41.0), (2.0, 44.0)]
    assert "0" in texts(line_chart([Line("", points)], Axis("x"), Axis("y")))
    assert "0" not in set(texts(line_chart([Line("", points)], Axis("x", from_zero=False), Axis("y", from_zero=False))))


def test_labels_at_the_ends_keep_apart(qgis_app: object) -> None:
    lines = [Line(f"line {i}", [(0, 0), (1, 10 + i * 0.01)]) for i in range(5)]
    written = texts(line_chart(lines, Axis("x"), Axis("y")))
    heights = sorted(written[f"line {i}"][1] for i in range(5))
    assert all(b - a >= 15.9 for a, b in pairwise(heights))


def test_a_label_within_stands_at_its_line(qgis_app: object) -> None:
    svg = line_chart([Line("rising", [(0, 0), (10, 10)], label_at=5.0)], Axis("x"), Axis("y"))
    (line,) = corners(svg)
    x, y = texts(svg)["rising"]
    assert x == pytest.approx((line[0][0] + line[1][0]) / 2 + 10, abs=0.1)
    assert y == pytest.approx((line[0][1] + line[1][1]) / 2 + 18, abs=0.1)


def test_marks_stay_inside(qgis_app: object) -> None:
    marks = [Mark(10, 10, "the highest of all"), Mark(0, 0, "the first")]
    written = texts(line_chart([Line("", [(0, 0), (10, 10)])], Axis("x"), Axis("y"), marks))
    assert all(y > 12 for _, y in written.values())
    root = ElementTree.fromstring(line_chart([Line("", [(0, 0), (10, 10)])], Axis("x"), Axis("y"), marks))
    (late,) = [each for each in root.iter("text") if each.text == "the highest of all"]
    assert late.get("text-anchor") == "end"
    assert len(list(root.iter("circle"))) == 2


@pytest.mark.parametrize("points", [[], [(1.0, float("nan"))], [(3.0, 3.0)], [(1.0, 0.0), (2.0, 0.0)]])
def test_little_or_nothing_to_draw(points: list[tuple[float, float]], qgis_app: object) -> None:
    svg = line_chart([Line("a & <b>", points)], Axis("x"), Axis("y"))
    assert "nan" not in svg
    ElementTree.fromstring(svg)
    ElementTree.fromstring(line_chart([Line("", points)], Axis("x", logarithmic=True), Axis("y")))


def test_bands_lie_below_and_dots_above_and_both_count_for_the_scale(qgis_app: object) -> None:
    svg = line_chart(
        [Line("", [(0, 5), (10, 5)])],
        Axis("x"),
        Axis("y"),
        bands=[Band([(0, 2), (10, 4)], [(0, 30), (10, 6)])],
        dots=[Dot(5, 20, "a <unit>", strong=True), Dot(7, 8), Dot(float("nan"), 3)],
    )
    root = ElementTree.fromstring(svg)
    assert root[0].tag == "polygon"
    assert [each.get("class") for each in root.iter("circle")] == ["dot", "dot strong"]
    assert next(each for each in root.iter("title")).text == "a <unit>"
    written = texts(svg)
    (corner, *_) = (each.split(",") for each in re.findall(r'<polygon[^>]* points="([^"]*)"', svg)[0].split())
    (line,) = corners(svg)
    assert float(corner[1]) > line[0][1]
    assert {"0", "30"} <= set(written)


def test_ticks_may_have_names(qgis_app: object) -> None:
    svg = line_chart([Line("", [(0, 1), (2, 3)])], Axis("", from_zero=False, named=[(0, "Jan"), (2, "Mar")]), Axis("y"))
    written = texts(svg)
    (line,) = corners(svg)
    assert written["Jan"][0] == pytest.approx(line[0][0], abs=0.1)
    assert written["Mar"][0] == pytest.approx(line[1][0], abs=0.1)


def test_words_of_marks_keep_apart(qgis_app: object) -> None:
    marks = [Mark(5, 10, "KPP Ciechanów"), Mark(5.2, 10.1, "KMP Ostrołęka"), Mark(5.1, 9.9, "KPP Mława")]
    written = texts(line_chart([Line("", [(0, 0), (10, 10)])], Axis("x"), Axis("y"), marks))
    heights = sorted(written[mark.text][1] for mark in marks)
    assert all(b - a >= 15.9 for a, b in pairwise(heights))
