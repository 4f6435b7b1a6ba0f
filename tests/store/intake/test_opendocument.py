"""OpenDocument sheets read row by row, held against GDAL's reader and against what LibreOffice wrote."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from osgeo import gdal

from kmzb_plugin.store.intake import limits
from kmzb_plugin.store.intake.headers import Record
from kmzb_plugin.store.intake.opendocument import OpenDocument
from kmzb_plugin.store.intake.options import ReadOptions
from kmzb_plugin.store.intake.preview import preview
from kmzb_plugin.store.intake.reading import read_file
from kmzb_plugin.text import UserError
from tests.store.intake.workbooks import ods, ods_cell, put_together, says_less, taken_apart

WRITTEN = Path(__file__).parents[2] / "data" / "spreadsheets" / "libreoffice.ods"
TEXT = '<table:table-cell office:value-type="string"{more}>{inside}</table:table-cell>'


def nothing(_: float) -> None:
    """Nobody listens."""


def rows(path: Path, sheet: str = "A") -> list[Record]:
    with zipfile.ZipFile(path) as archive:
        return list(OpenDocument(archive, nothing).rows(sheet))


def text(inside: str, more: str = "") -> str:
    return TEXT.format(inside=inside, more=more)


def test_what_libreoffice_writes() -> None:
    assert rows(WRITTEN, "Dane") == [
        (1, ["Wykaz zagrożeń 2025"]),
        (3, ["TERYT", "Data", "Udział", "Czas", "Błąd", "Opis", "Prawda", "Linia", "Moment", "Godzina"]),
        (
            4,
            [
                *("201011", "2025/11/20", "0.125", "30:05:00", "#N/A", "dwa  odstępy", "1", "pierwsza\ndruga"),
                *("2025/11/20 18:40:05", "07:05:09"),
            ],
        ),
        (5, ["0201011", "20.11.2025", "1234567.25", "0.0000001", "#DIV/0!", "z uwagą"]),
        (6, ["x", "2025/11/20 18:40:00"]),
        (7, ["201012", "", "ab", "12.5"]),
        (8, ["koniec", "", "0.333333333333333", "", "", "", "", "", "", "daleko"]),
        (9, ["123456789012345", "", "1899/12/30 05:06:00", "", "", "link"]),
        *((row, ["to samo", "7", "7"]) for row in (12, 13, 14)),
    ]
    assert rows(WRITTEN, "Pusty") == []
    with zipfile.ZipFile(WRITTEN) as archive:
        book = OpenDocument(archive, nothing)
        assert (book.names, book.hidden) == (["Dane", "Ukryty", "Pusty"], {"Ukryty"})


# --- against GDAL ------------------------------------------------------------------------------------------------


@pytest.fixture
def as_texts() -> Iterator[None]:
    for name, value in (("OGR_ODS_HEADERS", "DISABLE"), ("OGR_ODS_FIELD_TYPES", "STRING")):
        gdal.SetThreadLocalConfigOption(name, value)
    yield
    for name in ("OGR_ODS_HEADERS", "OGR_ODS_FIELD_TYPES"):
        gdal.SetThreadLocalConfigOption(name, None)


def by_gdal(path: Path) -> list[Record]:
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR, allowed_drivers=["ODS"])
    layer = dataset.GetLayerByName("A") if dataset else None
    if layer is None:  # nothing is in it
        return []
    columns = range(layer.GetLayerDefn().GetFieldCount())
    found = [(feature.GetFID(), [feature.GetFieldAsString(i) for i in columns]) for feature in layer]
    return [(number, cells) for number, cells in found if any(map(str.strip, cells))]


def filled(records: list[Record]) -> list[Record]:
    """Without the empty cells at their ends."""
    ends = [max(i for i, cell in enumerate(cells, 1) if cell) for _, cells in records]
    return [(number, cells[:end]) for (number, cells), end in zip(records, ends, strict=True)]


TEXTS = st.text(st.characters(min_codepoint=33, max_codepoint=0x17F, blacklist_characters="\x7f\xa0"), max_size=8)
VALUES = st.one_of(
    st.none(),
    TEXTS.filter(lambda text: text[:1] not in {"=", "<"}).map(lambda each: text(f"<text:p>{escape(each)}</text:p>")),
    st.integers(0, 80_000),
    st.floats(-1e9, 1e9).map(lambda value: round(value, 4)),
    st.floats(0, 1).map(lambda share: f'<table:table-cell office:value-type="percentage" office:value="{share}"/>'),
    st.lists(TEXTS.filter(bool), min_size=1, max_size=3).map(
        lambda each: text("".join(f"<text:p><text:span>{escape(part)}</text:span></text:p>" for part in each))
    ),
)


def repeated(cell: object, times: int, covered: bool) -> str:
    """A covered cell is empty and stands once here: GDAL leaves out what it holds, and how often it stands there."""
    if covered:
        return "<table:covered-table-cell/>"
    return ods_cell(cell).replace("<table:table-cell", f'<table:table-cell table:number-columns-repeated="{times}"')


CELLS = st.builds(repeated, VALUES, st.sampled_from([1, 1, 1, 2, 3]), st.sampled_from([False] * 5 + [True]))
ROWS = st.tuples(st.lists(CELLS, max_size=5), st.sampled_from([1, 1, 1, 3, 1000]))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=st.lists(ROWS, min_size=1, max_size=8))
def test_a_sheet_is_read_as_gdal_reads_it(table: list[tuple[list[str], int]], tmp_path: Path, as_texts: None) -> None:
    body = "".join(
        f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'
        for cells, times in table
    )
    path = ods(tmp_path / "a.ods", {"A": body})
    assert filled(rows(path)) == filled(by_gdal(path))


# --- by the specification ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('<table:table-cell office:value-type="date" office:date-value="2025-11-20"/>', "2025/11/20"),
        ('<table:table-cell office:value-type="date" office:date-value="2025-11-20T18:40:05"/>', "2025/11/20 18:40:05"),
        # LibreOffice writes what is left of the seconds when days become binary numbers.
        (
            '<table:table-cell office:value-type="date" office:date-value="2025-11-20T18:39:59.999999997"/>',
            "2025/11/20 18:40:00",
        ),
        ('<table:table-cell office:value-type="date" office:date-value="-0044-03-15T10:00"/>', "-0044-03-15T10:00"),
        ('<table:table-cell office:value-type="time" office:time-value="PT18H40M00S"/>', "18:40:00"),
        ('<table:table-cell office:value-type="time" office:time-value="PT31H06M59.9999999S"/>', "31:07:00"),
        ('<table:table-cell office:value-type="time" office:time-value="P1DT6H"/>', "30:00:00"),
        ('<table:table-cell office:value-type="time" office:time-value="-PT90M"/>', "-01:30:00"),
        ('<table:table-cell office:value-type="time" office:time-value="soon"/>', "soon"),
        ('<table:table-cell office:value-type="percentage" office:value="0.125"/>', "0.125"),
        # As in a workbook; GDAL gives the word that is shown.
        ('<table:table-cell office:value-type="boolean" office:boolean-value="true"/>', "1"),
        ('<table:table-cell office:value-type="boolean" office:boolean-value="false"><text:p>FAŁSZ</text:p>'
         "</table:table-cell>", "0"),
        ('<table:table-cell office:value-type="currency" office:currency="PLN" office:value="12.5"/>', "12.5"),
        ('<table:table-cell office:value-type="string" office:string-value="bez akapitu"/>', "bez akapitu"),
        (text("<text:p>a</text:p>", ' office:string-value="b"'), "a"),
        (text("<text:p> a\n  b <text:s text:c='3'/>c<text:tab/>d </text:p>"), "a b    c d"),
        (text("<text:p>a<text:line-break/>b</text:p><text:p/><text:p>c</text:p>"), "a\nb\n\nc"),
        (text('<text:p>a <text:a xlink:href="x">b</text:a></text:p>'), "a b"),
        (text("<text:p>日<text:ruby><text:ruby-base>本</text:ruby-base><text:ruby-text>hon</text:ruby-text>"
              "</text:ruby>!</text:p>"), "日本!"),
        (text("<office:annotation><text:p>uwaga</text:p></office:annotation><text:p>tekst</text:p>"), "tekst"),
        (text("<text:p>z<office:annotation><text:p>uwaga</text:p></office:annotation>a</text:p>"), "za"),
        (text("<text:p>tekst</text:p><draw:frame><text:p>obok</text:p></draw:frame>"), "tekst"),
        (text("<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>"), "a"),
        ("<table:table-cell><text:p>bez rodzaju</text:p></table:table-cell>", "bez rodzaju"),
        (text("<text:p>przykryte</text:p>").replace("table-cell", "covered-table-cell"), "przykryte"),
        ("<table:covered-table-cell/>", ""),
    ],
)  # fmt: skip
def test_a_cell(cell: str, said: str, tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", {"A": f"<table:table-row>{cell}{ods_cell('koniec')}</table:table-row>"})
    assert rows(path) == [(1, [said, "koniec"])]


def test_a_merged_title_moves_nothing(tmp_path: Path) -> None:
    title = text("<text:p>Wykaz</text:p>", ' table:number-columns-spanned="3"')
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    body = f"<table:table-row>{title}{covered}{ods_cell('strona 1')}</table:table-row>"
    assert rows(ods(tmp_path / "a.ods", {"A": body})) == [(1, ["Wykaz", "", "", "strona 1"])]


def test_rows_lie_in_groups_and_hidden_ones_are_read(tmp_path: Path) -> None:
    row = '<table:table-row table:visibility="{how}"><table:table-cell><text:p>{n}</text:p></table:table-cell>'
    row += "</table:table-row>"
    body = (
        f"<table:table-header-rows>{row.format(how='visible', n=1)}</table:table-header-rows>"
        f"<table:table-row-group>{row.format(how='collapse', n=2)}"
        f"<table:table-row-group>{row.format(how='filter', n=3)}</table:table-row-group></table:table-row-group>"
        "<table:shapes><draw:frame><text:p>rysunek</text:p></draw:frame></table:shapes>"
    )
    assert rows(ods(tmp_path / "a.ods", {"A": body})) == [(1, ["1"]), (2, ["2"]), (3, ["3"])]


def test_prefixes_may_be_any(tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", {"A": [["a", 1]], "B": [["b"]]})
    parts = taken_apart(path)
    for old, new in (("table", "t"), ("office", "o"), ("text", "x")):
        parts["content.xml"] = (
            parts["content.xml"].replace(f"{old}:", f"{new}:").replace(f"xmlns:{old}=", f"xmlns:{new}=")
        )
    parts["content.xml"] = parts["content.xml"].replace("xmlns:t:", "xmlns:table:").replace("xmlns:o:", "xmlns:office:")
    parts["content.xml"] = parts["content.xml"].replace("xmlns:x:", "xmlns:text:")
    assert "<t:table-cell" in parts["content.xml"]
    put_together(path, parts)
    assert rows(path) == [(1, ["a", "1"])]
    assert rows(path, "B") == [(1, ["b"])]


def test_empty_rows_and_columns_cost_nothing_however_many(tmp_path: Path) -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    many = f'<table:table-row table:number-rows-repeated="900000000000">{empty}</table:table-row>'
    far = '<table:table-cell table:number-columns-repeated="9000"/>'
    last = f"<table:table-row>{far}{ods_cell('x')}{empty}</table:table-row>"
    ((row, cells),) = rows(ods(tmp_path / "a.ods", {"A": many + last + many}))
    assert row == 900_000_000_001
    assert len(cells) == 9_001


def test_a_row_that_stands_for_millions_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "free_memory", lambda: 60_000_000)
    header = f"<table:table-row>{ods_cell('a')}{ods_cell('b')}</table:table-row>"
    row = f'<table:table-row table:number-rows-repeated="900000000">{ods_cell("x")}{ods_cell("y")}</table:table-row>'
    path = ods(tmp_path / "a.ods", {"A": header + row})
    assert len(preview(path).rows) == 100
    with pytest.raises(UserError, match="may have 15,000 rows"):
        read_file(path)


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "free_memory", lambda: 60_000_000)
    path = ods(tmp_path / "bomb.ods", {"A": [["a"]]}, {"Pictures/big.bin": bytes(20_000_001)})
    for read in (read_file, preview):
        with pytest.raises(UserError, match=r"bomb\.ods» unpacks to 0\.02 GB, more than the 0\.01 GB"):
            read(path)
    says_less(path, "Pictures/big.bin", 100)
    with pytest.raises(UserError, match="does not say so"):
        read_file(path)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("content.xml", "<table:table-row>", "<table:table-row><"),
        ("content.xml", "</table:table>", ""),
        ("content.xml", "<table:table-row>", '<table:table-row table:number-rows-repeated="many">'),
        ("content.xml", "<table:table-cell ", '<table:table-cell table:number-columns-repeated="16385" '),
        ("content.xml", "<office:document", '<!DOCTYPE a [<!ENTITY b "bbb">]><office:document'),
        ("content.xml", "<office:document-content", "<office:document-content <"),
        ("content.xml", "<table:table ", "<table:other "),
        ("content.xml", "<text:p>", "<text:p>&unknown;"),
    ],
)
def test_what_is_damaged_is_said_to_be(tmp_path: Path, part: str, old: str, new: str) -> None:
    path = ods(tmp_path / "a.ods", {"A": [["a", "b"], [3, 4]]})
    parts = taken_apart(path)
    assert old in parts[part]
    put_together(path, {**parts, part: parts[part].replace(old, new, 1)})
    with pytest.raises(UserError, match=r"damaged or is no spreadsheet"):
        read_file(path)


def test_a_file_that_a_password_keeps_closed_is_said_to_be(tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", {"A": [["a"]]})
    parts = taken_apart(path)
    parts["META-INF/manifest.xml"] = parts["META-INF/manifest.xml"].replace(
        'text/xml"/>', 'text/xml"><manifest:encryption-data/></manifest:file-entry>'
    )
    put_together(path, {**parts, "content.xml": "a8#f"})
    with pytest.raises(UserError, match="protected by a password"):
        read_file(path)
    (tmp_path / "b.xlsx").write_bytes(
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000) + "EncryptedPackage".encode("utf-16-le")
    )
    with pytest.raises(UserError, match="protected by a password"):
        read_file(tmp_path / "b.xlsx")


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    table = [["Typ", "Opis", "x"], *([f"Żebractwo {i}", "przy dworcu" * 4, i] for i in range(20_000))]
    return ods(tmp_path_factory.mktemp("long") / "lista.ods", {"A": table})


def test_a_sheet_far_behind_is_found(tmp_path: Path, long_list: Path) -> None:
    parts = taken_apart(long_list)
    row = f"<table:table-row>{ods_cell('tu')}</table:table-row>"
    more = f'<table:table table:name="a &gt; &quot;b&quot;">{row}</table:table>'
    parts["content.xml"] = parts["content.xml"].replace("</office:spreadsheet>", more + "</office:spreadsheet>")
    path = put_together(tmp_path / "b.ods", parts)
    assert preview(path).sheets == ["A", 'a > "b"']
    assert rows(path, 'a > "b"') == [(1, ["tu"])]
    assert preview(path, ReadOptions(sheet="A")).sheets == ["A", 'a > "b"']
