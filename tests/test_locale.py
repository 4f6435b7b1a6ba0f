"""How numbers are written in the user's language."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from kmzb_plugin import text
from tools.i18n import read_translations


@pytest.mark.parametrize(
    ("p", "english", "polish"),
    [
        (1.0, "1", "1"),
        (0.0432, "0.043", "0,043"),
        (0.001, "0.0010", "0,0010"),
        (0.0001, "0.00010", "0,00010"),
        (3e-9, "< 0.0001", "< 0,0001"),
        (0.0, "< 0.0001", "< 0,0001"),
    ],
)
def test_a_probability_has_two_digits_or_is_said_to_be_small(
    p: float, english: str, polish: str, qgis_app: Any
) -> None:
    from kmzb_plugin.locale import probability

    for language, expected in (("en", english), ("pl", polish)):
        with text.speaking(language, lambda source, n: source):
            assert probability(p) == expected


def test_names_are_sorted_as_the_language_sorts_them(qgis_app: Any) -> None:
    from kmzb_plugin.locale import sort_key

    names = ["Zwierzęta", "Środowisko", "Łąka", "Lotnisko", "Sprawy", "Mosty", "ćma", "Cisza"]
    with text.speaking("pl", lambda source, n: source):
        assert sorted(names, key=sort_key) == [
            "Cisza", "ćma", "Lotnisko", "Łąka", "Mosty", "Sprawy", "Środowisko", "Zwierzęta"
        ]  # fmt: skip


def test_days_and_months_have_names(qgis_app: Any) -> None:
    from kmzb_plugin.locale import month, weekday

    for code, names in (("en", ("Monday", "Sun", "March")), ("pl", ("poniedziałek", "niedz.", "marzec"))):
        with text.speaking(code, lambda source, n: source):
            assert (weekday(0), weekday(6, short=True), month(3)) == names


def test_moments_of_columns_are_told_in_civil_time() -> None:
    from kmzb_plugin.locale import date, date_time

    evening = pd.Timestamp("2025-07-01T22:30:00Z")
    assert date_time(evening) == date_time(evening.to_pydatetime()) == "02.07.2025 00:30"
    assert date(evening) == "02.07.2025"


def test_polish_texts_quote_as_polish_does() -> None:
    texts = {form for forms in read_translations().values() for form in forms}
    assert any("„" in text for text in texts)
    assert [text for text in texts if {"«", "»"} & set(text)] == []
