"""The HTML report: escaped, ordered, readable without a network."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.text import UserError


class _Outline(HTMLParser):
    """The tags that were opened, and whether each was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href"}]
        if tag not in {"meta", "img", "line", "rect", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"line", "rect"}:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.fixture
def page(qgis_app: Any) -> str:
    from qgis.PyQt.QtGui import QImage

    from kmzb_plugin.processing.report import Bar, Report, bar_chart

    report = Report("Hot <spots>", "12 of 30 & more")
    report.figure("n", "1 234")
    report.svg(bar_chart([Bar("a <b>", 3.0, "3"), Bar("c", 0.5, "½", 0.25, 0.75)]), "chart")
    report.image(QImage(3, 2, QImage.Format.Format_RGB32), "picture")
    report.table(["name", "n"], [("x <y>", 12), ("z", None)])
    report.method("Radius", "500 m")
    return report.html()


def test_page_is_well_formed_and_escaped(page: str) -> None:
    outline = _Outline()
    outline.feed(page)
    assert not outline.open
    text = " ".join(outline.texts)
    for each in ("Hot <spots>", "12 of 30 & more", "a <b>", "x <y>"):
        assert each in text
    assert "<b>" in page  # the figures' own


def test_charts_have_a_title_and_a_description_for_screen_readers(qgis_app: Any) -> None:
    from kmzb_plugin.processing.report import Bar, Report, bar_chart

    report = Report("t", "a")
    report.svg(bar_chart([Bar("a", 1.0, "1")]), "Reports & more", "The longest bar is <a>.")
    assert "<title>Reports &amp; more</title><desc>The longest bar is &lt;a&gt;.</desc><line" in report.html()


def test_a_chart_that_nobody_described_says_what_is_written_in_it(qgis_app: Any) -> None:
    from kmzb_plugin.processing.report import Bar, Report, bar_chart

    report = Report("t", "a")
    report.svg(bar_chart([Bar("a < b", 3, "3 %"), Bar("c", 1, "1 %")]), "Reports")
    assert "<title>Reports</title><desc>a &lt; b; 3 %; c; 1 %</desc>" in report.html()


def test_answer_stands_first_and_the_method_last(page: str) -> None:
    places = [
        page.index(each) for each in ("Hot &lt;spots&gt;</h1>", "12 of 30", "1 234", "<svg", "<img", "<table>", "500 m")
    ]
    assert places == sorted(places)
    assert page.index("reports, not crimes") > places[-1]


def test_page_needs_no_network_and_has_a_dark_side(page: str) -> None:
    outline = _Outline()
    outline.feed(page)
    assert all(address.startswith("data:") for address in outline.addresses)
    assert "http" not in page
    assert "prefers-color-scheme: dark" in page


def test_bars_begin_at_zero_and_are_in_proportion(qgis_app: Any) -> None:
    import re

    from kmzb_plugin.processing.report import Bar, bar_chart

    drawing = bar_chart([Bar("a", 10.0, "10"), Bar("b", 5.0, "5"), Bar("c", 0.0, "0")])
    widths = [float(each) for each in re.findall(r'<rect[^>]* width="([\d.]+)"', drawing)]
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.11)
    assert widths[2] == 0


def test_file_that_cannot_be_written_is_named(tmp_path: Path, qgis_app: Any) -> None:
    from kmzb_plugin.processing.report import Report

    with pytest.raises(UserError, match="nowhere"):
        Report("a", "b").write(str(tmp_path / "nowhere" / "x.html"))


def test_numbers_below_zero_are_set_right_too() -> None:
    from kmzb_plugin.processing.report import Report

    report = Report("t", "a")
    report.table(["place", "change", "note"], [("A", "−3.8", "-"), ("B", "+1.2", "x")])
    page = report.html()
    assert '<td class="n">−3.8</td>' in page
    assert "<td >-</td>" in page


def test_a_cancel_while_the_report_is_made_takes_the_outputs_along(tmp_path: Path, log: Any, qgis_app: Any) -> None:
    from kmzb_plugin.processing.report import Report, made_report

    written, goes_on = tmp_path / "result.gpkg", Event()
    written.write_text("whole", encoding="utf-8")
    outputs = {"OUTPUT": str(written), "GINI": 0.5}
    page = Report("Title", "Answer", 0.0)
    assert made_report(lambda: page, outputs, log) is page
    assert written.exists()

    def long() -> Any:
        log.cancel()
        goes_on.wait(30)
        return page

    with pytest.raises(Cancelled):
        made_report(long, outputs, log)
    goes_on.set()
    assert not written.exists()
