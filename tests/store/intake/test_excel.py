"""Workbooks read row by row, held against GDAL's reader and against what the library openpyxl writes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from osgeo import gdal

from kmzb_plugin.store.intake import limits
from kmzb_plugin.store.intake.excel import Excel
from kmzb_plugin.store.intake.headers import Record
from kmzb_plugin.store.intake.options import ReadOptions
from kmzb_plugin.store.intake.reading import read_file
from kmzb_plugin.text import UserError
from tests.store.intake.workbooks import put_together, taken_apart, xlsx

FORMATS = (
    "General",
    "0.00",
    "dd.mm.yyyy",
    "[$-415]d mmmm yyyy;@",
    "h:mm",
    "yyyy-mm-dd hh:mm",
    '0.0 "dni"',
    "0%",
)


def nothing(_: float) -> None:
    """Nobody listens."""


def rows(path: Path, sheet: str) -> list[Record]:
    with zipfile.ZipFile(path) as archive:
        return list(Excel(archive, nothing).rows(sheet))


@pytest.fixture
def as_texts() -> Iterator[None]:
    for name, value in (("OGR_XLSX_HEADERS", "DISABLE"), ("OGR_XLSX_FIELD_TYPES", "STRING")):
        gdal.SetThreadLocalConfigOption(name, value)
    yield
    for name in ("OGR_XLSX_HEADERS", "OGR_XLSX_FIELD_TYPES"):
        gdal.SetThreadLocalConfigOption(name, None)


def by_gdal(path: Path, sheet: str) -> list[Record]:
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR, allowed_drivers=["XLSX"])
    layer = dataset.GetLayerByName(sheet)
    columns = range(layer.GetLayerDefn().GetFieldCount())
    found = [(feature.GetFID(), [feature.GetFieldAsString(i) for i in columns]) for feature in layer]
    return [(number, cells) for number, cells in found if any(map(str.strip, cells))]


def filled(records: list[Record]) -> list[Record]:
    """Without the empty cells at their ends."""
    ends = [max(i for i, cell in enumerate(cells, 1) if cell) for _, cells in records]
    return [(number, cells[:end]) for (number, cells), end in zip(records, ends, strict=True)]


CELLS = st.one_of(
    st.none(),
    st.text(st.characters(min_codepoint=33, max_codepoint=0x17F), max_size=8).filter(lambda text: text[:1] != "="),
    st.integers(0, 80_000),
    st.integers(1_000, 4_000_000).map(lambda quarters: quarters / 64),
    st.booleans(),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=st.lists(st.lists(st.tuples(CELLS, st.sampled_from(FORMATS)), max_size=5), min_size=1, max_size=8))
def test_a_sheet_is_read_as_gdal_reads_it(table: list[list[tuple[Any, str]]], tmp_path: Path, as_texts: None) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Arkusz"
    for i, record in enumerate(table, 1):
        for j, (value, form) in enumerate(record, 1):
            cell = sheet.cell(i, j, value)
            if not isinstance(value, bool | str | None):
                cell.number_format = form
                if "d" in form and "h" not in form:
                    cell.value = int(value)
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert filled(rows(path, "Arkusz")) == filled(by_gdal(path, "Arkusz"))


def test_what_a_format_hides_of_a_moment_or_a_span_is_kept(tmp_path: Path) -> None:
    """GDAL shows the day alone, and a span as a number of days: neither is what somebody wrote."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([45_981.75, 45_981, 1.25, 0.295_243_055_6, -0.5, 1.25])
    forms = ("dd.mm.yyyy", "dd.mm.yyyy", "[h]:mm", "[hh]:mm:ss", "[h]:mm:ss", "[m]")
    for column, form in enumerate(forms, 1):
        sheet.cell(1, column).number_format = form
    book.save(tmp_path / "a.xlsx")
    told = ["2025/11/20 18:00:00", "2025/11/20", "30:00:00", "07:05:09", "-12:00:00", "30:00:00"]
    assert rows(tmp_path / "a.xlsx", "Sheet") == [(1, told)]


def test_dates_are_as_they_are_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["a", datetime(2025, 11, 20, 18, 40), date(2025, 11, 21), time(18, 40, 5), True, 0.1, "=1+1", " b\nc"])
    sheet.cell(1, 2).number_format = "dd.mm.yyyy hh:mm"
    sheet.cell(9, 3, "weit")
    book.save(tmp_path / "a.xlsx")
    assert rows(tmp_path / "a.xlsx", "Sheet") == [
        (1, ["a", "2025/11/20 18:40:00", "2025/11/21", "18:40:05", "1", "0.1", "", " b\nc"]),
        (9, ["", "", "weit"]),
    ]
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet.cell(1, 2, datetime(2025, 11, 20, 18, 40)).number_format = "dd.mm.yyyy hh:mm"
    book.save(tmp_path / "mac.xlsx")
    assert rows(tmp_path / "mac.xlsx", "Sheet")[0][1][1] == "2025/11/20 18:40:00"


def sharing(path: Path, texts: str, cells: str) -> Path:
    """A workbook whose second row names texts that stand in a part of their own, in a namespace with a prefix."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    parts = taken_apart(xlsx(path, {"A": [["x"]]}))
    related = f'<Relationship Id="t" Type="{kind}" Target="/xl/t.xml"/></Relationships>'
    listed = "xl/_rels/workbook.xml.rels"
    parts[listed] = parts[listed].replace("</Relationships>", related)
    parts["xl/t.xml"] = f'<s:sst xmlns:s="{main}">{texts}</s:sst>'
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2">{cells}</row>'
    parts["xl/worksheets/sheet1.xml"] = f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
    return put_together(path, parts)


def test_texts_that_cells_share_are_read_without_how_they_are_spoken(tmp_path: Path) -> None:
    texts = (
        "<s:si><s:r><s:t>Żeb</s:t></s:r><s:r><s:t>ractwo</s:t></s:r><s:rPh><s:t>zhe</s:t></s:rPh></s:si>"
        "<s:si><s:t/></s:si>"
    )
    cells = '<c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c><c r="E2"><v>7</v></c>'
    assert rows(sharing(tmp_path / "a.xlsx", texts, cells), "A")[1] == (2, ["", "Żebractwo", "", "", "7"])


def test_how_a_text_is_spoken_is_no_part_of_it_within_a_cell_either(tmp_path: Path) -> None:
    cells = '<c t="inlineStr"><is><r><t>Żeb</t></r><rPh sb="0" eb="3"><t>zhe</t></rPh><t>ractwo</t></is></c>'
    assert rows(sharing(tmp_path / "a.xlsx", "", cells), "A")[1] == (2, ["Żebractwo"])


def test_a_long_text_that_many_cells_share_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "free_memory", lambda: 6_000_000)
    text = f"<s:si><s:t>{'x' * 10_000}</s:t></s:si>"
    assert len(rows(sharing(tmp_path / "a.xlsx", text, '<c t="s"><v>0</v></c>' * 90), "A")[1][1]) == 90
    assert len(read_file(tmp_path / "a.xlsx", ReadOptions(header_row=1)).frame) == 1
    with pytest.raises(UserError, match="too large to import at once"):
        read_file(sharing(tmp_path / "b.xlsx", text, '<c t="s"><v>0</v></c>' * 101), ReadOptions(header_row=1))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", "<sheetData>", "<sheetData><"),
        ("xl/worksheets/sheet1.xml", '<row r="1">', '<row r="one">'),
        ("xl/worksheets/sheet1.xml", "<c>", '<c r="XFE1">'),
        ("xl/worksheets/sheet1.xml", "<c>", '<c t="s">'),
        ("xl/worksheets/sheet1.xml", "<c>", '<c s="7">'),
        ("xl/worksheets/sheet1.xml", "<worksheet", '<!DOCTYPE a [<!ENTITY b "bbb">]><worksheet'),
        ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/sheet9.xml"),
        ("_rels/.rels", 'officeDocument"', 'somethingElse"'),
    ],
)
def test_what_is_damaged_is_said_to_be(tmp_path: Path, part: str, old: str, new: str) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"A": [[1, 2], [3, 4]]})
    parts = taken_apart(path)
    assert old in parts[part]
    put_together(path, {**parts, part: parts[part].replace(old, new, 1)})
    with pytest.raises(UserError, match="damaged or is no spreadsheet"):
        read_file(path)
