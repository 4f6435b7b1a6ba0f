"""The words for periods and p values."""

from __future__ import annotations

from typing import Any

import pytest

from kmzb_plugin.domain.periods import Period
from kmzb_plugin.text import speaking


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2025-11-13/2025-11-20", "13.11.2025–19.11.2025"),
        ("2025-11-13/2025-11-14", "13.11.2025"),
        ("2025-11-22T06:00/2025-11-22T14:00", "22.11.2025 06:00–14:00"),
        ("2025-11-22T22:00/2025-11-23T06:00", "22.11.2025 22:00 – 23.11.2025 06:00"),
        ("2025-10-20/2025-10-27", "20.10.2025–26.10.2025"),  # the clocks change on the last day
    ],
)
def test_a_period_names_its_first_and_last_day_or_its_hours(period: str, expected: str, qgis_app: Any) -> None:
    from kmzb_plugin.briefing.words import period_text

    assert period_text(Period.parse(period)) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0.0, "0%"),
        (1 / 1087, "< 1%"),
        (0.006, "1%"),
        (0.58, "58%"),
        (0.994, "99%"),
        (1086 / 1087, "> 99%"),
        (1.0, "100%"),
    ],
)
def test_neither_none_nor_all_is_rounded_to_it(share: float, expected: str, qgis_app: Any) -> None:
    from kmzb_plugin.briefing.words import part

    with speaking("en", lambda text, n: text):
        assert part(share) == expected


@pytest.mark.parametrize(
    ("p", "polish", "english"),
    [(0.0004, "p < 0,001", "p < 0.001"), (0.0312, "p = 0,031", "p = 0.031"), (0.42, "p = 0,42", "p = 0.42")],
)
def test_p_is_written_as_the_language_does(p: float, polish: str, english: str, qgis_app: Any) -> None:
    from kmzb_plugin.briefing.words import p_value

    for language, expected in (("pl", polish), ("en", english)):
        with speaking(language, lambda text, n: text):
            assert p_value(p) == expected


@pytest.mark.parametrize(
    ("ratio", "low", "high", "polish", "english"),
    [
        (1.64, 1.4, 1.93, "+64 % (+40 – +93 %)", "+64% (+40 – +93%)"),
        (0.26, 0.1, 0.62, "−74 % (−90 – −38 %)", "−74% (−90 – −38%)"),
        (1.0, 0.5, 37.2, "±0 % (od −50 %)", "±0% (from −50%)"),
        (12.0, 2.4, 130.0, "> +999 % (od +140 %)", "> +999% (from +140%)"),
        (36.0, 17.0, 90.0, "> +999 %", "> +999%"),
        (float("inf"), 1.5, float("inf"), "co najmniej +50 %", "at least +50%"),
        (float("inf"), 0.4, float("inf"), "–", "–"),
        (float("nan"), float("nan"), float("nan"), "–", "–"),
    ],
)
def test_a_ratio_is_written_as_a_change_with_its_interval(
    ratio: float, low: float, high: float, polish: str, english: str, qgis_app: Any
) -> None:
    from kmzb_plugin.briefing.words import change_text
    from kmzb_plugin.locale import translation

    for language, expected in (("pl", polish), ("en", english)):
        with speaking(language, translation(language)):
            assert change_text(ratio, low, high).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("ratio", "low", "high", "expected"),
    [
        (1.5, 1.1, 1.9, "1,5 (1,1–1,9)"),
        (15.0, 4.8, 75.6, "15 (4,8–76)"),
        (11.5, 2.8, 100.8, "12 (od 2,8)"),
        (float("inf"), 9.6, float("inf"), "≥ 9,6"),
    ],
)
def test_how_many_times_as_many_is_written_short(
    ratio: float, low: float, high: float, expected: str, qgis_app: Any
) -> None:
    from kmzb_plugin.briefing.words import times_text
    from kmzb_plugin.locale import translation

    with speaking("pl", translation("pl")):
        assert times_text(ratio, low, high) == expected


def test_what_is_counted_is_grouped_as_other_numbers_are(qgis_app: Any) -> None:
    from kmzb_plugin.locale import number, translation
    from kmzb_plugin.text import tr

    for language, expected in (("pl", "12\u00a0732 zgłoszenia"), ("en", "12,732 reports")):
        with speaking(language, translation(language)):
            assert tr("%n reports", 12_732) == expected
            assert number(12_732) in expected


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Komenda Powiatowa Policji w Ciechanowie", "KPP w Ciechanowie"),
        ("KOMISARIAT POLICJI II w Radomiu", "KP II w Radomiu"),
        ("KMP Radom", "KMP Radom"),
        ("Wydział Komendy Miejskiej Policji", "Wydział Komendy Miejskiej Policji"),
    ],
)
def test_long_names_of_units_begin_with_their_abbreviation(name: str, short: str, qgis_app: Any) -> None:
    from kmzb_plugin.briefing.words import short_name

    assert short_name(name) == short
