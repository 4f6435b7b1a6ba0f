from __future__ import annotations

import re

import pytest

from kmzb_plugin import locale
from kmzb_plugin.text import figure, install, number, speaking, tr
from tools.i18n import collect, problems


def test_polish_numbers_and_back_again(qgis_app: object) -> None:
    with speaking("pl", locale.translation("pl")):
        assert locale.language() == "pl"
        assert locale.number(12345.5, 1) == "12\u00a0345,5"
    assert tr("%n threats", 3) == "3 threats"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["0 threats", "1 threat", "2 threats", "5 threats"]),
        ("pl", ["0 zagrożeń", "1 zagrożenie", "2 zagrożenia", "5 zagrożeń"]),
    ],
)
def test_what_is_counted_has_the_forms_of_the_language(language: str, said: list[str], qgis_app: object) -> None:
    with speaking(language, locale.translation(language)):
        assert [tr("%n threats", n) for n in (0, 1, 2, 5)] == said
        assert tr("not given") == {"en": "not given", "pl": "nie podano"}[language]


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_nothing_is_missing_in_a_language(language: str) -> None:
    assert problems(language) == []


def test_no_text_leaves_the_plural_to_the_reader() -> None:
    assert [each.source for each in collect() if "(s)" in each.source] == []


def test_installed_translation_gives_way_to_the_one_spoken() -> None:
    install(lambda text, n: "installed")
    try:
        assert tr("text") == "installed"
        with speaking("en", lambda text, n: "spoken"):
            assert tr("text") == "spoken"
        assert tr("text") == "installed"
    finally:
        install(None)


@pytest.mark.parametrize(
    ("value", "english", "polish"),
    [
        (7400, "7,400", "7\u00a0400"),
        (12.5, "12.5", "12,5"),
        (16_000_000.0, "16,000,000", "16\u00a0000\u00a0000"),
        (1234.5678, "1,234.57", "1\u00a0234,57"),
        (0.00012, "0.00012", "0,00012"),
        (0, "0", "0"),
        (-3.5, "-3.5", "-3,5"),
    ],
)
def test_a_length_is_grouped_as_the_language_writes_it(
    value: float, english: str, polish: str, qgis_app: object
) -> None:
    assert figure(value) == english
    install(None, locale.number)
    try:
        for code, expected in (("en", english), ("pl", polish)):
            with speaking(code, locale.translation(code)):
                assert figure(value) == expected
        with speaking("pl", locale.translation("pl")):
            assert number(1_000_000) == "1\u00a0000\u00a0000"
    finally:
        install(None)


def test_what_an_algorithm_says_reads_well_for_one_and_for_many() -> None:
    """«Points outside, left out: 1», not «1 points lie outside»: Polish would need three forms, and English two."""
    counted = re.compile(
        r"^(; )?(None of the )?\{(n|hot|high|originators)\} [a-z]+s? .*\b(are|lie|have|hold|form|started)\b"
    )
    assert not [each.source for each in collect() if not each.numerus and counted.search(each.source)]
