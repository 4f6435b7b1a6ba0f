"""CSV files as people send them."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kmzb_plugin.store.intake import delimited, limits
from kmzb_plugin.store.intake.options import ReadOptions
from kmzb_plugin.text import UserError

POLISH = "Typ;Opis\nŻebractwo;Zażółć gęślą jaźń, źle świeci\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("cp1250", "Windows-1250"),
        ("iso-8859-2", "ISO-8859-2"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_polish_letters_survive_every_usual_encoding(tmp_path: Path, encoding: str, name: str, packed: bool) -> None:
    content = POLISH.encode(encoding)
    path = tmp_path / ("list.csv.gz" if packed else "list.csv")
    path.write_bytes(gzip.compress(content) if packed else content)
    table = delimited.read(path)
    assert table.frame.to_dict("records") == [{"Typ": "Żebractwo", "Opis": "Zażółć gęślą jaźń, źle świeci"}]
    assert name in table.form


@pytest.mark.parametrize("delimiter", list(delimited.DELIMITERS))
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(delimiter.join(["a", "b", "c"]) + "\n" + delimiter.join(["1", "2", "3"]), encoding="utf-8")
    assert delimited.read(path).frame.to_dict("records") == [{"a": "1", "b": "2", "c": "3"}]


def test_rows_have_the_numbers_a_spreadsheet_shows(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('a,b\n1,"two\nlines"\n\n3\n4,5\n', encoding="utf-8")
    table = delimited.read(path)
    assert table.rows.tolist() == [2, 5]
    (malformed,) = table.malformed
    assert (malformed.row, malformed.cells) == (4, ["3"])
    assert "1 values" in malformed.reason
    assert "2." in malformed.reason


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"empty\.csv.*empty"):
        delimited.read(path)


def test_an_open_quotation_mark_names_its_row(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('a,b\n1,2\n3,"open\n4,5\n', encoding="utf-8")
    with pytest.raises(UserError, match="Row 3 .*quotation mark"):
        delimited.read(path)


def test_a_broken_archive_is_said_to_be_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "list.csv.gz"
    path.write_bytes(gzip.compress(POLISH.encode())[:-12])
    with pytest.raises(UserError, match="cannot be read"):
        delimited.read(path)


@given(st.binary())
def test_any_bytes_are_a_table_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("csv") / "list.csv"
    path.write_bytes(content)
    try:
        table = delimited.read(path)
    except UserError:
        return
    assert len(table.frame.columns) > 0
    assert not table.frame.stack().str.contains("\x00").any()


CELL = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), min_size=1, max_size=12)


@given(st.data())
def test_what_csv_writes_is_read_back(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    delimiter = data.draw(st.sampled_from(sorted(delimited.DELIMITERS)))
    rows = data.draw(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5))
    assume(all(any(cell.strip() for cell in row) for row in rows))
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows([["first", "second", "third"], *rows])
    path = tmp_path_factory.mktemp("csv") / "list.csv"
    path.write_bytes(buffer.getvalue().encode("utf-8"))
    assert delimited.read(path).frame.to_numpy().tolist() == rows


def test_nuls_are_dropped(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"a,b\n1\x00,x\x00y\n")
    table = delimited.read(path)
    assert table.frame.to_numpy().tolist() == [["1", "xy"]]
    assert table.notes == ("2 NUL characters were left out.",)


def test_more_rows_than_the_memory_bears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a,b\n" + "1,2\n" * 40, encoding="utf-8")
    monkeypatch.setattr(limits, "free_memory", lambda: 30 * limits.MEMORY_PER_ROW)
    with pytest.raises(UserError, match="too large to import at once.*30 rows"):
        delimited.read(path)


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        (["a;b;c", "51,4;21,1;x", "51,5;21,2;y"], ";"),
        (["Wykaz, stan na 12.05.2025", "a;b;c", "1;2;3", "4;5;6"], ";"),
        (["a,b", '1,"x;y;z"', '2,"x;y;z"'], ","),
        (["a|b;c", "1|2", "3|4"], "|"),
        (["one column", "1", "2"], ","),
        ([], ","),
    ],
)
def test_the_delimiter_is_the_one_that_cuts_rows_alike(lines: list[str], delimiter: str) -> None:
    assert delimited.guess_delimiter(lines) == delimiter


def test_the_delimiter_and_the_header_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a;b^c\n1;2^3\n4;5^6\n", encoding="utf-8")
    table = delimited.read(path, ReadOptions(delimiter="^", header_row=2))
    assert list(table.frame.columns) == ["1;2", "3"]
    assert (table.rows.tolist(), table.above) == ([3], [["a;b", "c"]])
    for wrong in ("ab", "\n"):
        with pytest.raises(UserError, match="one character"):
            delimited.read(path, ReadOptions(delimiter=wrong))
