"""Charts of reports."""

from __future__ import annotations

from xml.etree import ElementTree

from kmzb_plugin.processing.charts import Line, Mark, share_chart


def test_curve_of_shares_has_axes_marks_and_escaped_texts() -> None:
    drawing = share_chart(
        [Line([(0, 0), (50, 100), (100, 100)]), Line([(0, 0), (100, 100)], dashed=True)],
        [Mark(25, 50, "half <in> a quarter"), Mark(40, 40, "even", dot=False)],
        "% of the places",
        "% of the reports",
        side=400,
    )
    svg = ElementTree.fromstring(drawing)
    curves = svg.findall("polyline")
    assert curves[0].get("points") == "56.0,414.0 256.0,14.0 456.0,14.0"
    assert [curve.get("stroke-dasharray") for curve in curves] == [None, "5 4"]
    (dot,) = svg.findall("circle")
    assert (dot.get("cx"), dot.get("cy")) == ("156.0", "214.0")
    texts = [each.text for each in svg.findall("text")]
    assert {"half <in> a quarter", "even", "% of the places", "% of the reports", "0", "100"} <= set(texts)
