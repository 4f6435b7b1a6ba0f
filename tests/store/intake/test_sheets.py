"""Spreadsheets with titles, several sheets, and more in them than the memory bears."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from osgeo import ogr

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.store.intake import limits, sheets
from kmzb_plugin.store.intake.excel import Excel
from kmzb_plugin.store.intake.headers import Record
from kmzb_plugin.store.intake.opendocument import OpenDocument
from kmzb_plugin.store.intake.options import ReadOptions
from kmzb_plugin.store.intake.preview import preview
from kmzb_plugin.store.intake.reading import read_file
from kmzb_plugin.text import UserError
from tests.store.intake.workbooks import ods, ods_cell, put_together, says_less, taken_apart, xlsx

TITLED = [
    ["Wykaz zagrożeń zgłoszonych na debacie", "", ""],
    [],
    ["Data spotkania:", "12.05.2025", ""],
    ["Typ", "Opis", "x"],
    ["Żebractwo", "przy dworcu", 637000.25],
    [],
    ["Wypalanie traw", "", 637010],
]


def test_the_header_is_found_below_the_title(tmp_path: Path) -> None:
    table = read_file(xlsx(tmp_path / "lista.xlsx", {"Arkusz1": TITLED}))
    assert table.frame.to_dict("records") == [
        {"Typ": "Żebractwo", "Opis": "przy dworcu", "x": "637000.25"},
        {"Typ": "Wypalanie traw", "Opis": "", "x": "637010"},
    ]
    assert table.rows.tolist() == [5, 7]
    assert table.read_as == ReadOptions("", "", "Arkusz1", 4)
    assert table.above == [["Wykaz zagrożeń zgłoszonych na debacie"], ["Data spotkania:", "12.05.2025"]]


def test_the_header_row_and_the_sheet_can_be_said(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "lista.xlsx", {"Opis": [["Autor", "ja"]], "Dane": TITLED})
    found = preview(path)
    assert found.sheets == ["Opis", "Dane"]
    assert found.read_as.sheet == "Opis"
    data = read_file(path, ReadOptions(sheet="Dane"))
    assert list(data.frame.columns) == ["Typ", "Opis", "x"]
    moved = read_file(path, ReadOptions(sheet="Dane", header_row=5))
    assert list(moved.frame.columns) == ["Żebractwo", "przy dworcu", "637000.25"]
    assert moved.rows.tolist() == [7]
    with pytest.raises(UserError, match="no sheet «Brak».*Opis, Dane"):
        read_file(path, ReadOptions(sheet="Brak"))
    with pytest.raises(UserError, match="no row 90"):
        read_file(path, ReadOptions(sheet="Dane", header_row=90))


def test_a_title_may_be_wider_than_the_list(tmp_path: Path) -> None:
    rows = [["Wykaz", "", "", "", "strona 1"], ["a", "b", "c"], ["1", "2", "3"], ["3", "4", "5"]]
    table = read_file(xlsx(tmp_path / "lista.xlsx", {"A": rows}))
    assert list(table.frame.columns) == ["a", "b", "c"]


def test_an_ods_file_is_read_the_same_way(tmp_path: Path) -> None:
    table = read_file(ods(tmp_path / "lista.ods", {"Arkusz1": TITLED}))
    assert table.frame.to_dict("records") == [
        {"Typ": "Żebractwo", "Opis": "przy dworcu", "x": "637000.25"},
        {"Typ": "Wypalanie traw", "Opis": "", "x": "637010"},
    ]
    assert table.rows.tolist() == [5, 7]
    assert table.above == [["Wykaz zagrożeń zgłoszonych na debacie"], ["Data spotkania:", "12.05.2025"]]


def test_an_ods_file_that_gdal_wrote_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lista.ods"
    made = ogr.GetDriverByName("ODS").CreateDataSource(str(path))
    layer = made.CreateLayer("Dane")
    for name in ("Typ", "Opis"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["Typ"], feature["Opis"] = "Żebractwo", "źle"
    layer.CreateFeature(feature)
    del feature, layer, made
    assert read_file(path).frame.to_dict("records") == [{"Typ": "Żebractwo", "Opis": "źle"}]


def with_sheets(folder: Path, kind: str) -> Path:
    """A hidden sheet of codes, two with rows, and an empty one."""
    path = folder / f"lista.{kind}"
    sheets = {"Kody": [["kod", "nazwa"], [1, "a"]], "Pusty": [], "Dane": TITLED, "Stare": [["Typ", "x"], ["b", 2]]}
    if kind == "xlsx":
        parts = taken_apart(xlsx(path, sheets))
        listed = "xl/workbook.xml"
        parts[listed] = parts[listed].replace('<sheet name="Kody"', '<sheet state="hidden" name="Kody"')
    else:
        parts = taken_apart(ods(path, sheets))
        unseen = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/>'
        unseen = f"<office:automatic-styles>{unseen}</style:style></office:automatic-styles>"
        parts["content.xml"] = (
            parts["content.xml"]
            .replace('table:name="Kody"', 'table:name="Kody" table:style-name="ta2"')
            .replace("<office:automatic-styles/>", unseen)
        )
    return put_together(path, parts)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_the_sheet_that_is_read_is_one_that_is_seen_and_the_others_are_named(kind: str, tmp_path: Path) -> None:
    path = with_sheets(tmp_path, kind)
    table = read_file(path)
    assert table.read_as.sheet == "Dane"
    assert table.notes == ("Only the sheet «Dane» was read. These have rows too: «Kody», «Stare».",)
    assert preview(path).sheets == ["Kody", "Pusty", "Dane", "Stare"]
    chosen = read_file(path, ReadOptions(sheet="Kody"))
    assert list(chosen.frame.columns) == ["kod", "nazwa"]
    assert chosen.notes == ()


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_cells_that_hold_an_error_are_named(kind: str, tmp_path: Path) -> None:
    rows = [["Typ", "x"], ["a", "1"], ["b", "#N/A"], ["c", "#N/A"]]
    path = tmp_path / f"a.{kind}"
    if kind == "xlsx":
        parts = taken_apart(xlsx(path, {"A": rows}))
        old, new = '<c t="inlineStr"><is><t>#N/A</t></is></c>', '<c t="e"><f>NA()</f><v>#N/A</v></c>'
        sheet = "xl/worksheets/sheet1.xml"
    else:
        parts = taken_apart(ods(path, {"A": rows}))
        old = '<table:table-cell office:value-type="string"><text:p>#N/A'
        new = old.replace("><text", ' office:string-value="" calcext:value-type="error"><text')
        sheet = "content.xml"
    assert parts[sheet].count(old) == 2
    put_together(path, {**parts, sheet: parts[sheet].replace(old, new)})
    table = read_file(path)
    assert table.frame["x"].tolist() == ["1", "#N/A", "#N/A"]
    assert table.notes == ("Cells that hold an error of the spreadsheet instead of a value (such as #N/A): rows 3, 4.",)
    assert preview(path, rows=2).notes[0].endswith("rows 3.")


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_formulas_that_were_never_computed_are_named(kind: str, tmp_path: Path) -> None:
    rows = [["Typ", "x"], ["a", 1], ["b", 7], ["c", ""]]
    path = tmp_path / f"a.{kind}"
    if kind == "xlsx":
        parts = taken_apart(xlsx(path, {"A": rows}))
        old, new, sheet = "<c><v>7</v></c>", "<c><f>3+4</f><v></v></c>", "xl/worksheets/sheet1.xml"
    else:
        parts = taken_apart(ods(path, {"A": rows}))
        old, new = ods_cell(7), '<table:table-cell table:formula="of:=3+4"/>'
        sheet = "content.xml"
    assert old in parts[sheet]
    put_together(path, {**parts, sheet: parts[sheet].replace(old, new)})
    (note,) = read_file(path).notes
    assert note.startswith("Cells whose formula was never computed, so that they are empty: rows 3.")


def test_dates_and_numbers_are_texts_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    frame = pd.DataFrame({"Data": [pd.Timestamp("2025-11-20 18:40"), pd.Timestamp("2025-11-21")], "n": [1.5, 2]})
    frame.to_excel(path, index=False, startrow=3)
    table = read_file(path)
    assert table.frame["Data"].tolist() == ["2025/11/20 18:40:00", "2025/11/21 00:00:00"]
    assert table.frame["n"].tolist() == ["1.5", "2"]


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "free_memory", lambda: 60_000_000)
    path = xlsx(tmp_path / "bomb.xlsx", {"A": TITLED}, {"xl/media/big.bin": bytes(20_000_000)})
    assert path.stat().st_size < 60_000
    for read in (read_file, preview):
        with pytest.raises(UserError, match=r"bomb\.xlsx» unpacks to 0\.02 GB, more than the 0\.01 GB"):
            read(path)


def test_a_bomb_that_lies_about_its_size_is_no_better(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "free_memory", lambda: 60_000_000)
    path = xlsx(tmp_path / "bomb.xlsx", {"A": TITLED}, {"xl/media/big.bin": bytes(20_000_001)})
    says_less(path, "xl/media/big.bin", 100)
    with pytest.raises(UserError, match=r"more than the 0\.01 GB.*does not say so"):
        read_file(path)


def test_one_cell_far_away_makes_a_few_rows_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "free_memory", lambda: 6_000_000)
    path = xlsx(tmp_path / "wide.xlsx", {"A": [["a"], [""] * 16_000 + ["b"], *[["c"]] * 40]})
    with pytest.raises(UserError, match="may have 1,500 rows"):
        read_file(path)


def test_a_file_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "bomb.xlsx", {"A": TITLED}, {"xl/media/big.bin": bytes(20_000_001)})
    says_less(path, "xl/media/big.bin", 100)
    with pytest.raises(UserError, match="damaged"):
        read_file(path)


@pytest.mark.parametrize("content", [b"no zip", b"PK\x03\x04 but no more"])
def test_what_is_no_spreadsheet_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(UserError, match="damaged or is no spreadsheet"):
        read_file(path)


def test_a_zip_without_a_workbook_is_no_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes.txt", "nothing")
    with pytest.raises(UserError, match="damaged or is no spreadsheet"):
        read_file(path)


def test_reading_a_sheet_listens_for_cancel(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "lista.xlsx", {"A": TITLED})
    with pytest.raises(Cancelled):
        sheets.read(path, cancelled=lambda: True)


@pytest.fixture(scope="module", params=[(xlsx, Excel), (ods, OpenDocument)], ids=["xlsx", "ods"])
def long_list(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, type]:
    """A list of 30,000 rows in each format, and who reads it."""
    write, reader = request.param
    table = [["Typ", "Opis", "x"], *([f"Żebractwo {i}", "przy dworcu" * 4, i] for i in range(30_000))]
    return write(tmp_path_factory.mktemp("long") / f"lista.{write.__name__}", {"A": table}), reader


def test_reading_tells_how_far_it_is_and_hears_cancel_on_the_way(long_list: tuple[Path, type]) -> None:
    path, _ = long_list
    told: list[float] = []
    table = read_file(path, progress=told.append)
    assert len(table.frame) == 30_000
    assert told == sorted(told)
    assert len(told) > 10
    assert told[-1] == 1.0
    told.clear()
    with pytest.raises(Cancelled):
        read_file(path, cancelled=lambda: bool(told) and told[-1] > 0.3, progress=told.append)
    assert told[-1] < 0.5


def test_a_preview_reads_no_further_than_it_shows(
    long_list: tuple[Path, type], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, reader = long_list
    read: list[int] = []
    real = reader.rows  # type: ignore[attr-defined]

    def listening(book: Any, name: str) -> Iterator[Record]:
        for record in real(book, name):
            read.append(record[0])
            yield record

    monkeypatch.setattr(reader, "rows", listening)
    assert len(preview(path).rows) == 100
    assert len(read) < 200
