"""The characters of files: one encoding, several in one file, and none at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.store.intake import delimited, encodings
from kmzb_plugin.store.intake.options import ReadOptions
from kmzb_plugin.text import UserError

POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
WORD = st.text(st.sampled_from("abcdeklmnoprstuwyzABCEKŁ" + POLISH + "  "), min_size=1, max_size=20)


def decoded(lines: list[bytes]) -> list[str]:
    found = encodings.survey(lines)
    decoder = encodings.Decoder(found)
    return [decoder(line) for line in lines]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1250", "iso-8859-2"])
@given(st.lists(WORD, min_size=1, max_size=8))
def test_polish_words_are_read_as_they_were_written(encoding: str, words: list[str]) -> None:
    """A text without any of the letters that tell the two apart is the same in both."""
    telling = "aą śŚ żźŻŹ SPÓŁKA"  # a file of any length has some of them
    lines = [telling, *words]
    assert decoded([line.encode(encoding) for line in lines]) == lines


def test_two_letters_that_could_be_utf_8_are_not_taken_for_it() -> None:
    """ÓŁ is D3 A3 in Windows-1250, which UTF-8 reads as a Cyrillic letter."""
    lines = ["SPÓŁKA", "ulica Łąkowa", "PODRÓŻ", "PÓŁNOC", "zażółć"]
    assert decoded([line.encode("cp1250") for line in lines]) == lines


def test_another_script_in_utf_8_stays_what_it_is() -> None:
    lines = ["Київ", "😀 park", "Łódź"]
    assert decoded([line.encode() for line in lines]) == lines


def test_a_line_of_another_program_is_read_as_it_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [f"{i};Łąka {i};ok".encode() for i in range(20)]
    rows[4] = "4;Żabia góra;ok".encode("cp1250")
    rows[9] = "9;Śliska źródło;".encode("cp1250") + "część".encode()  # both in one line
    path.write_bytes(b"id;Miejsce;Uwagi\n" + b"\n".join(rows))
    table = delimited.read(path)
    assert table.frame["Miejsce"].tolist()[4] == "Żabia góra"
    assert table.frame.iloc[9].tolist() == ["9", "Śliska źródło", "część"]
    assert table.frame["Miejsce"].tolist()[5] == "Łąka 5"
    (note,) = table.notes
    assert "UTF-8" in note
    assert "Windows-1250" in note
    assert note.endswith("6, 11.")
    assert table.read_as.encoding == "UTF-8"


def test_a_few_lines_in_utf_8_among_others(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [f"{i};Łąka śpi {i}".encode("iso-8859-2") for i in range(20)]
    rows[2] = "2;Źródło".encode()
    path.write_bytes(b"id;Miejsce\n" + b"\n".join(rows))
    table = delimited.read(path)
    assert table.frame["Miejsce"].tolist()[1:4] == ["Łąka śpi 1", "Źródło", "Łąka śpi 3"]
    assert "ISO-8859-2" in table.notes[0]
    assert table.notes[0].endswith(": 4.")


def test_the_encoding_that_is_asked_for_is_used(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("id;Miejsce\n1;Łąkowa\n".encode("cp852"))
    table = delimited.read(path, ReadOptions(encoding="cp852"))
    assert table.frame["Miejsce"].tolist() == ["Łąkowa"]
    assert table.read_as.encoding == "cp852"
    wrong = delimited.read(path, ReadOptions(encoding="UTF-8"))
    assert "�" in wrong.frame["Miejsce"].iloc[0]
    assert "2" in wrong.notes[0]


def test_an_unknown_encoding_names_the_usual_ones(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    for name in ("klingon", "zlib", "a\x00b", "idna", "rot13", "undefined"):
        with pytest.raises(UserError, match="Windows-1250"):
            delimited.read(path, ReadOptions(encoding=name))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Typ;Opis\r\nŻebractwo;źle\r\n".encode(encoding))
    table = delimited.read(path)
    assert table.frame.to_dict("records") == [{"Typ": "Żebractwo", "Opis": "źle"}]
    assert not table.notes
    asked = delimited.read(path, ReadOptions(encoding=encoding))
    assert asked.frame.equals(table.frame)
    assert asked.read_as.encoding == encoding


@given(st.lists(st.binary(max_size=30), max_size=6))
def test_any_bytes_become_text(lines: list[bytes]) -> None:
    assert all(isinstance(text, str) for text in decoded(lines))
