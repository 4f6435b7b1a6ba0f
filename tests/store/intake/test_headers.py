"""The row with the names of the columns, below whatever people write above it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.store.intake.headers import header_at, labelled, unique_names


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([["a", "b", "c"], ["1", "2", "3"]], 0),
        ([["Debata społeczna"], ["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]], 1),
        ([["Debata", "", "", ""], ["Data:", "12.05.2025", "", ""], ["a", "b", "c", "d"], ["1", "2", "3", "4"]], 2),
        ([["Data", "12.05.2025"], ["a", "b", "c"], ["x", "y", "z"], ["x", "y", "z"]], 1),
        ([["id", "2024", "2025"], ["a", "b", "c"], ["d", "e", "f"]], 0),
        ([["Wykaz"], ["Data: 12.05.2025", "Osoba:", "Nowak"], ["a", "b", "c"], ["x", "y", "18:40"]], 2),
        ([["only"], ["1"], ["2"]], 0),
        ([["a", "b", "c", "d"], ["1", "", "", ""], ["2", "", "", ""]], 0),
    ],
)
def test_the_header_is_the_first_row_as_full_as_the_others(records: list[list[str]], expected: int) -> None:
    assert header_at(records) == expected


def test_repeated_and_empty_names_keep_their_columns() -> None:
    assert unique_names(["x", "x", "", " x ", "x (2)"]) == ["x", "x (2)", "column 3", "x (3)", "x (2) (2)"]
    assert unique_names(["Data\nzdarzenia"]) == ["Data zdarzenia"]


@given(st.lists(st.text(max_size=4), max_size=12))
def test_no_two_columns_have_one_name(names: list[str]) -> None:
    found = unique_names(names)
    assert len(set(found)) == len(names)
    assert all(found)


def test_labels_above_the_header_are_read_from_one_cell_or_two() -> None:
    above = [
        ["Wykaz zagrożeń z debaty społecznej"],
        ["Data spotkania: 12.05.2025", "", "Miejsce spotkania:", "Urząd Gminy, sala 3"],
        ["Instytucja", "KPP w Radomiu"],
        ["Godzina: 17:30"],
    ]
    assert labelled(above) == {
        "Data spotkania": "12.05.2025",
        "Miejsce spotkania": "Urząd Gminy, sala 3",
        "Instytucja": "KPP w Radomiu",
        "Godzina": "17:30",
    }


@given(st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=4).filter(lambda row: any(map(str.strip, row)))))
def test_any_records_have_a_header(records: list[list[str]]) -> None:
    assert header_at(records) in range(max(len(records), 1))
    labelled(records)
