"""TERYT codes: what is one, what a spreadsheet made of it, and the changes that are known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kmzb_plugin.domain import tables, teryt
from kmzb_plugin.domain.ground import powiat_seats

VOIVODESHIPS = [f"{number:02}" for number in range(2, 33, 2)]
two = st.integers(1, 99).map("{:02}".format)
voivodeships = st.sampled_from(VOIVODESHIPS)
powiats = st.builds(str.__add__, voivodeships, two)
gminas = st.builds(str.__add__, powiats, two)
kinds = st.builds(str.__add__, gminas, st.sampled_from(teryt.KINDS))
codes = st.one_of(voivodeships, powiats, gminas, kinds)


@given(codes)
def test_a_code_is_a_code_at_every_level_and_is_read_as_it_is(code: str) -> None:
    assert teryt.is_code(code)
    assert teryt.read([code]) == teryt.Codes([code], [False], [False])
    assert all(teryt.is_code(code[:length]) for length in (2, 4, 6) if length <= len(code))


@given(st.text("0123456789", min_size=1, max_size=9))
def test_what_has_an_odd_voivodeship_or_another_length_is_none(text: str) -> None:
    good = len(text) in {2, 4, 6, 7} and text[:2] in VOIVODESHIPS
    good = good and all(text[i : i + 2] != "00" for i in (2, 4) if i < len(text))
    good = good and (len(text) < 7 or text[6] in teryt.KINDS)
    assert teryt.is_code(text) == good


@given(st.text())
def test_whatever_is_written_is_read_as_a_code_or_not_at_all(text: str) -> None:
    (code,), (mended,), (country,) = (lambda read: (read.codes, read.mended, read.country))(teryt.read([text]))
    assert code is None or teryt.is_code(code)
    assert not (mended and code is None)
    assert not (country and code)


@settings(max_examples=50)
@given(st.lists(st.one_of(voivodeships, powiats, gminas), min_size=1))
def test_zeros_that_a_spreadsheet_dropped_come_back(column: list[str]) -> None:
    read = teryt.read([str(int(code)) for code in column])
    assert read.codes == column
    assert read.mended == [code.startswith("0") for code in column]


@settings(max_examples=50)
@given(st.lists(kinds, min_size=1))
def test_seven_digits_that_lost_their_zero_are_known_by_the_column(column: list[str]) -> None:
    assume(any(not code.startswith("0") for code in column))
    assert teryt.read([str(int(code)) for code in column]).codes == column


def test_six_digits_are_a_gmina_where_the_column_has_kept_its_zeros() -> None:
    assert teryt.read(["201011", "0201011"]).codes == ["201011", "0201011"]
    assert teryt.read(["201011", "1465011"]).codes == ["0201011", "1465011"]
    assert teryt.read(["201011"]).codes == ["201011"]
    # Voivodeship 21 is none: this can only be 0210011.
    assert teryt.read(["210011"]) == teryt.Codes(["0210011"], [True], [False])


@given(kinds)
def test_whole_areas_with_zeros_behind_are_their_level(code: str) -> None:
    assert teryt.read([code[:4] + "000"]).codes == [code[:4]]
    assert teryt.read([code[:2] + "00000"]).codes == [code[:2]]
    assert teryt.read([code[:4] + "00"]).codes == [code[:4]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('="0201"', "0201"),
        ("'0201", "0201"),
        ("201.0", "0201"),
        (" 02 01 011 ", "0201011"),
        ("02-01-01-1", "0201011"),
        ("020101_1", "0201011"),
        ("02-01", "0201"),
        ("201,5", None),
        ("2-4", None),
        ("PL0201", None),
        ("٠٢٠١", None),
        ("011212001000", None),
        ("", None),
    ],
)
def test_ways_of_writing(text: str, code: str | None) -> None:
    assert teryt.read([text]).codes == [code]


@pytest.mark.parametrize("text", ["0", "00", "0000000", "000000"])
def test_zeros_alone_are_the_country(text: str) -> None:
    assert teryt.read([text]) == teryt.Codes([None], [False], [True])


def test_the_gmina_of_a_code() -> None:
    assert teryt.gmina_of("0201013") == "020101"
    assert teryt.gmina_of("0201014") == "0201014"
    assert teryt.gmina_of("0201") == "0201"


def test_the_powiats_of_today_are_codes_and_the_changes_fit_them() -> None:
    today = {code for code, *_ in powiat_seats()}
    assert len(today) == 380
    assert all(teryt.is_code(code) for code in today)
    for change in teryt.changes():
        assert all(teryt.is_code(code) for code in (*change.ended, *change.began))
        assert {code[:4] for code in change.began} <= today
        assert change.text_pl.endswith(".")
        assert change.text_en.endswith(".")
    assert [change.on for change in teryt.changes()] == sorted(change.on for change in teryt.changes())
    # Powiats are numbered in the order of their names: the gap is where the powiat of Warsaw stood.
    assert "1431" not in today
    assert {"1430", "1432"} <= today
    assert all(row["source"] for row in tables.seed("teryt_changes"))


def test_a_change_explains_codes_within_its_time_and_area() -> None:
    change = teryt.explained("0265", date(2012, 1, 1), date(2014, 1, 1))
    assert change is not None
    assert change.on == date(2013, 1, 1)
    assert "0265" in change.text("pl")
    assert teryt.explained("0265011", date(2002, 1, 1), date(2004, 1, 1)) is not None
    assert teryt.explained("0265", date(2014, 1, 1), date(2020, 1, 1)) is None
    assert teryt.explained("0201", date(2000, 1, 1), date(2030, 1, 1)) is None
