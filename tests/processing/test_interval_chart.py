"""Ratios with their intervals as SVG: where they lie, what is beyond the scale."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET

import pytest

from kmzb_plugin.processing.interval_chart import Interval, interval_chart


def parts(rows: list[Interval], kind: str) -> list[dict[str, str]]:
    tree = ET.fromstring(interval_chart(rows, "rate ratio"))
    return [each.attrib for each in tree if each.get("class") == kind]


def test_twice_and_half_lie_equally_far_from_one() -> None:
    rows = [Interval("up", 2.0, 1.0, 4.0, "1 → 2"), Interval("down", 0.5, 0.25, 1.0, "2 → 1")]
    up, down = (float(each["cx"]) for each in parts(rows, "bar"))
    (one,) = (float(each["x1"]) for each in parts(rows, "axis"))
    assert up - one == pytest.approx(one - down, abs=0.2)
    assert len(parts(rows, "interval")) == 2  # no arrows


def test_what_has_no_end_is_an_arrow_without_a_dot() -> None:
    rows = [Interval("new", math.inf, 1.5, math.inf, "0 → 7"), Interval("gone", 0.0, 0.0, 0.6, "6 → 0")]
    assert not parts(rows, "bar")
    assert len([each for each in parts(rows, "interval") if "points" in each]) == 2


def test_labels_are_text_and_no_rows_are_a_chart_too() -> None:
    tree = ET.fromstring(interval_chart([Interval("a < b", 1.0, 0.9, 1.1, "3 → 3")], "ratio"))
    assert "a < b" in [each.text for each in tree if each.tag == "text"]
    assert ET.fromstring(interval_chart([], "ratio")) is not None
