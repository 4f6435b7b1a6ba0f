"""Tables that go on over pages: heading and running items on each, later pages move on, contents know the pages."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.briefing.patterns import Recurring
from tests.briefing.pdf import info_of, words_of

from .conftest import Export


@pytest.mark.parametrize(
    ("rows", "page", "expected"),
    [
        ("h", 3, "h"),
        ("habc", 4, "habc"),
        ("habcd", 4, "habchd"),
        ("habcdefg", 3, "habhcdhefhg"),
        ("", 3, ""),
    ],
)
def test_the_heading_stands_at_the_top_of_every_page(rows: str, page: int, expected: str, qgis_app: Any) -> None:
    from kmzb_plugin.briefing.tables import with_headings

    assert "".join(with_headings(rows, page)) == expected


def _page(pdf: Path, page: int) -> str:
    said = subprocess.run(["pdftotext", "-layout", "-f", str(page), "-l", str(page), pdf, "-"], capture_output=True)
    return said.stdout.decode()


@pytest.mark.parametrize(
    ("rows", "page", "expected"),
    [
        (20, 41, 41),  # one page
        (40, 41, 41),
        (60, 41, 41),  # 40 and 20
        (44, 41, 23),  # 22 and 22 instead of 40 and 4
        (83, 41, 29),  # 28, 28 and 27 instead of 40, 40 and 3
        (5, 4, 4),  # of pages that low no more is wanted
        (0, 4, 4),
    ],
)
def test_few_rows_are_not_left_alone_on_a_last_page(rows: int, page: int, expected: int, qgis_app: Any) -> None:
    from kmzb_plugin.briefing.tables import evened, with_headings

    assert evened(rows, page) == expected
    pages = -(-len(with_headings(range(rows + 1), expected)) // expected)
    assert pages == max(1, -(-rows // (page - 1)))


def test_a_cell_is_made_smaller_then_wrapped_then_shortened(qgis_app: Any) -> None:
    from qgis.PyQt.QtGui import QFont

    from kmzb_plugin.briefing.tables import fitted_cell

    font, text = QFont("DejaVu Sans"), "Spożywanie alkoholu w miejscach niedozwolonych"
    assert fitted_cell(text, font, 8, 80) == (text, 8)
    assert fitted_cell(text, font, 8, 68) == (text, pytest.approx(8 * 0.92))
    assert fitted_cell(text, font, 8, 40, wrapped=True) == (text, 8)
    shown, points = fitted_cell(text, font, 8, 40)
    assert shown.endswith("…")
    assert points == pytest.approx(8 * 0.85)
    # no line has room for the longest word, and nothing is written smaller than six points
    assert fitted_cell(text, font, 6.5, 12, wrapped=True)[0].endswith("…")
    assert fitted_cell(text, font, 6.5, 12)[1] == 6.5
    assert fitted_cell(text, font, 8, 0) == (text, 8)


@pytest.fixture
def long_report(export: Export, tmp_path: Path) -> Path:
    """A report with more places than a page of it has room for."""
    from kmzb_plugin.briefing import templates

    text = templates.find("monthly").read_text(encoding="utf-8")
    found = re.search(r'<LayoutItem[^>]*id="places_table"[^>]*>', text)
    assert found
    own = tmp_path / "low.qpt"
    low = found.group(0).replace('size="186.4,236,mm"', 'size="186.4,200,mm"')
    own.write_text(text.replace(found.group(0), low), encoding="utf-8")

    def fill(content: Any) -> Any:
        moment = datetime(2025, 11, 1, 12, 0, tzinfo=UTC)
        places = tuple(Recurring(f"ul. Długa {i}", "speeding", 100 - i, moment) for i in range(1, 71))
        return replace(content, recurring=places)

    return export("", own, change=fill)


def test_rows_go_on_with_nothing_lost_or_doubled(long_report: Path) -> None:
    assert info_of(long_report)["Pages"] == "7"
    sixth, seventh = _page(long_report, 6), _page(long_report, 7)
    found = [[int(n) for n in re.findall(r"ul\. Długa (\d+) ", page)] for page in (sixth, seventh)]
    assert found == [list(range(1, 29)), list(range(29, 56))]  # and not a page and the rest of 55
    for text in (sixth, seventh):
        assert re.search(r"Miejsce +Kategoria +Potwierdzone +Ostatnio", text)
        assert "DANE SYNTETYCZNE" in text
        assert "Zgłoszenia, nie przestępstwa." in text
    assert "6/7" in sixth
    assert "7/7" in seventh
    assert "Najczęściej potwierdzane; dalsze miejsca: 15." in sixth


def test_a_map_without_the_list_has_no_numbers_of_it(long_report: Path) -> None:
    second = _page(long_report, 2)
    assert "Otwarte zagrożenia" in second
    assert not re.search(r"(?m)^ *[1-8](, [1-8])* *$", second)


def test_the_contents_name_the_pages_where_the_sections_are(long_report: Path) -> None:
    first = _page(long_report, 1)
    listed = dict(re.findall(r"^ *(Kategorie|Jednostki|Miejsca potwierdzone)[^\n]*? (\d)(?: |$)", first, re.MULTILINE))
    assert listed == {"Kategorie": "4", "Jednostki": "5", "Miejsca potwierdzone": "6"}


def test_pages_behind_a_table_that_goes_on_move_on(export: Export, tmp_path: Path) -> None:
    from kmzb_plugin.briefing import templates

    text = templates.find("monthly").read_text(encoding="utf-8")
    # the table of categories in a frame of three rows: the pages of units and places come behind all of its pages
    found = re.search(r'<LayoutItem[^>]*id="categories_table"[^>]*>', text)
    assert found
    low = re.sub(r'size="186.4,231,mm"', 'size="186.4,13.5,mm"', found.group(0))
    own = tmp_path / "own.qpt"
    own.write_text(text.replace(found.group(0), low), encoding="utf-8")
    pdf = export("", own)
    pages = [_page(pdf, page) for page in range(1, int(info_of(pdf)["Pages"]) + 1)]
    units = next(i for i, each in enumerate(pages) if "W kolejności kodów" in each)
    assert units > 4
    assert all("zmiana (95 %)" in each for each in pages[3:units])
    assert "Miejsca potwierdzone" in pages[units + 1]
    assert f"{len(pages)}/{len(pages)}" in words_of(pdf)
