"""Tables of police statistics: every shape that is about, nothing lost on the way, and what is said of the codes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.domain.categories import Categories
from kmzb_plugin.store.intake import statistics_codes, statistics_profile
from kmzb_plugin.store.intake.statistics import why
from kmzb_plugin.store.intake.statistics_profile import StatisticsProfile
from kmzb_plugin.store.intake.statistics_rows import Statistics, map_statistics
from kmzb_plugin.store.intake.table import MalformedRow, Table
from kmzb_plugin.text import UserError

AUTO = statistics_profile.load("auto")
CATEGORIES = Categories.seed()


def table(text: str, *, malformed: int = 0) -> Table:
    """A table from lines with cells apart by `|`."""
    head, *lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    broken = [MalformedRow(99 + i, ["0201", "x", "y", "z", "more"], "Broken.") for i in range(malformed)]
    frame = pd.DataFrame(lines, columns=head, dtype=object)
    return Table("t.csv", frame, np.arange(2, 2 + len(lines)), malformed=broken)


def mapped(text: str, profile: StatisticsProfile = AUTO, **more: str) -> Statistics:
    found = map_statistics(table(text), profile, CATEGORIES, **more)
    assert found.read == len(found.rows) + found.repeated + found.rejected_counts
    return found


def counts(found: Statistics) -> list[tuple[str, str, str, int]]:
    return sorted(found.rows.itertuples(index=False, name=None))


def test_heads_that_say_category_year_and_unit() -> None:
    found = mapped("Kod|Nazwa|kradzież;2023;[szt.]|kradzież;2024;[szt.]\n0201000|powiat|1|2\n0200000|DOLNOŚLĄSKIE|1|2")
    assert counts(found) == [
        ("02", "unknown:kradzież", "2023", 1),
        ("02", "unknown:kradzież", "2024", 2),
        ("0201", "unknown:kradzież", "2023", 1),
        ("0201", "unknown:kradzież", "2024", 2),
    ]
    assert found.findings.levels == {2: 1, 4: 1}
    assert found.columns.left == ["Nazwa"]


def test_months_as_heads_beside_a_year_and_their_sum() -> None:
    found = mapped("kod|rok|I|II|Razem\n0201|2024|1|2|3", category="Bójka")
    assert [row[2:] for row in counts(found)] == [("2024-01", 1), ("2024-02", 2)]
    assert found.findings.sums == 1


def test_a_long_table_with_year_and_quarter() -> None:
    found = mapped("teryt|kategoria|rok|kwartał|liczba\n0201|Żebractwo|2024|1 kw.|4\n0201|Żebractwo|2024|II kw.|5")
    assert [(row[1], row[2], row[3]) for row in counts(found)] == [("begging", "2024-Q1", 4), ("begging", "2024-Q2", 5)]


def test_old_names_of_categories_and_own_codes() -> None:
    profile = statistics_profile.parse('{"name": "x", "values": {"A1": "speeding"}}')
    found = mapped("teryt|kategoria|rok|liczba\n0201|A1|2024|4\n0201|inne|2024|5", profile)
    assert [row[1] for row in counts(found)] == ["speeding", "unknown:inne"]


def test_numbers_beside_the_counts_are_no_counts() -> None:
    found = mapped("lp|teryt|ludność|powierzchnia km2|wykrywalność|2024\n1|0201|50000|120|87,5|7")
    assert counts(found) == [("0201", "all", "2024", 7)]


def test_categories_that_sound_like_other_numbers_are_counts() -> None:
    found = mapped("teryt|Włamania do mieszkań|Przeciwko procesowi|liczba mieszkańców\n0201|3|4|9", period="2024")
    assert [row[1] for row in counts(found)] == ["unknown:Przeciwko procesowi", "unknown:Włamania do mieszkań"]


def test_a_column_without_a_name_is_known_by_its_codes_and_a_year_is_not_taken_for_them() -> None:
    found = mapped("x|y|liczba\n2024|1465011|3\n2024|1465022|4", period="2024")
    assert found.columns.area == "y"


def test_totals_alike_are_sums_and_others_are_kept() -> None:
    alike = "teryt|kategoria|rok|liczba\n0201|a|2024|1\n0201|b|2024|2\n0201|Ogółem|2024|3"
    assert len(mapped(alike).rows) == 2
    found = mapped(alike + "\n0202|a|2024|1\n0202|Ogółem|2024|9")
    assert ("0202", "all", "2024", 9) in counts(found)
    assert found.findings.totals_kept == 2


def test_rows_that_do_not_fit_the_head_are_rejected_with_all_they_held() -> None:
    found = map_statistics(table("teryt|2024\n0201|5", malformed=1), AUTO, CATEGORIES)
    assert (found.read, len(found.rows), found.rejected_counts) == (2, 1, 1)
    assert found.rejected.to_dict("records") == [
        {"row": 99, "reason": "Broken.", "teryt": "0201", "2024": "x | y | z | more"}
    ]


cell = st.sampled_from(["", "1", "12", "1 234", "-", ".", "-3", "2,5", "x1", "0", "3.0", "∞", "NaN", "1e3"])
code = st.sampled_from(["0201", "201", "1465", "0", "", "Razem", "bez", "0201011", "33"])
said = st.sampled_from(["", "a", "b", "Ogółem", "Żebractwo"])
year = st.sampled_from(["2023", "2024", "", "kiedyś", "2024-H1"])


@settings(max_examples=30)
@given(st.lists(st.tuples(code, said, year, cell), min_size=1, max_size=30))
def test_every_row_of_a_long_table_is_answered_for(rows: list[tuple[str, ...]]) -> None:
    frame = pd.DataFrame(rows, columns=["teryt", "kategoria", "rok", "liczba"], dtype=object)
    found = map_statistics(Table("t", frame, np.arange(len(rows))), AUTO, CATEGORIES)
    assert found.read == len(rows) == len(found.rows) + found.repeated + found.rejected_counts
    assert sum(n for _, n in found.reasons) == found.rejected_counts == len(found.rejected)
    assert not found.rows.duplicated(["area_code", "category", "period"]).any()
    assert (found.rows["n"] >= 0).all()


@settings(max_examples=30)
@given(st.lists(st.tuples(code, cell, cell, cell), min_size=1, max_size=20))
def test_every_cell_of_a_wide_table_is_answered_for(rows: list[tuple[str, ...]]) -> None:
    frame = pd.DataFrame(rows, columns=["teryt", "2023", "2024", "a 2024"], dtype=object)
    found = map_statistics(Table("t", frame, np.arange(len(rows))), AUTO, CATEGORIES)
    filled = sum(bool(text) for row in rows for text in row[1:])
    assert found.read == filled == len(found.rows) + found.repeated + found.rejected_counts
    assert found.findings.empty == 3 * len(rows) - filled


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "is no JSON"),
        ("[]", "key «name»"),
        ('{"name": "x", "colour": 1}', "«colour» is not known"),
        ('{"name": "x", "columns": {"place": "y"}}', "the fields are area, category, period, part, count"),
        ('{"name": "x", "columns": {"area": 3}}', "«columns.area» must be a text"),
        ('{"name": "x", "zero": "-"}', "«zero» must be a list"),
        ('{"name": "x", "period": 2024}', "«period» must be a text"),
    ],
)
def test_a_profile_that_cannot_be_used_says_why(text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        statistics_profile.parse(text)


def test_codes_that_come_and_go_are_named_with_what_is_known() -> None:
    rows = [(code, period) for period in ("2012", "2013", "2014") for code in ("0201", "0202")]
    rows += [("0265", "2013"), ("0265", "2014"), ("1401", "2012"), ("1401", "2014")]
    rows += [("0201012", "2012"), ("0201013", "2013"), ("0265", "2013-H1")]
    found = {gap.code: gap for gap in statistics_codes.gaps(pd.DataFrame(rows, columns=["area_code", "period"]))}
    assert set(found) == {"0265", "1401", "0201012", "0201013"}
    assert found["0265"].absent == ("2012",)
    assert "Wałbrzych" in why(found["0265"])
    assert (found["1401"].known, found["1401"].absent, why(found["1401"])) == (False, ("2013",), "")
    assert why(found["0201012"]) == "The same gmina has the code 0201013: its kind has changed."
