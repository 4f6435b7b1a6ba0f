"""The guided tour: its pictures are there, both languages have the same steps, and what it names is in the window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from qgis.PyQt.QtGui import QImage

from kmzb_plugin import locale
from kmzb_plugin.domain.statuses import Workflow
from kmzb_plugin.gui.keys import keys_help
from kmzb_plugin.text import speaking
from tools.i18n import collect, read_translations

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGES = ("pl", "en")
LARGEST = 150_000
PICTURE = re.compile(r"^!\[([^\]]+)\]\((.+)\)$", re.MULTILINE)
STEP = re.compile(r"^## (\d+)\. .+$", re.MULTILINE)
BOLD = re.compile(r"\*\*([^*]+)\*\*")
CODE = re.compile(r"`([^`]+)`")
EXAMPLE = {"pl": ("Tak", "tak"), "en": ("This", "this")}
"""The words that show what bold and code mean."""

NOT_TRANSLATED = {"KMZB"}
"""The name of the menu."""


def tour(language: str) -> str:
    return (DOCS / f"tour.{language}.md").read_text(encoding="utf-8")


def plain(text: str) -> str:
    """A text of the window as a reader sees it: without the mark of its mnemonic."""
    return text.replace("&", "")


def texts_of_window(language: str) -> set[str]:
    """All that the window can say in a language."""
    if language == "en":
        said = {text.source for text in collect()}
    else:
        said = {form for forms in read_translations().values() for form in forms}
    statuses = {status.label(language) for status in Workflow.seed()}
    return {plain(text) for text in said} | statuses | NOT_TRANSLATED


def keys_of_window(language: str) -> set[str]:
    """All keys of the help, and the digits that it sums up."""
    with speaking(language, locale.translation(language)):
        shown = {key for keys, _ in keys_help() for key in keys.split()}
    return shown | {str(digit) for digit in range(1, 10)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_pictures_are_there_and_small(language: str) -> None:
    pictures = PICTURE.findall(tour(language))
    assert len(pictures) == len(STEP.findall(tour(language)))
    for description, place in pictures:
        image = QImage(str(DOCS / place))
        assert not image.isNull(), place
        assert (DOCS / place).stat().st_size < LARGEST, place
        assert description
    folder = DOCS / "images" / "tour" / language
    assert {DOCS / place for _, place in pictures} == set(folder.iterdir()), "a picture that no step shows"


def test_both_languages_have_the_same_steps() -> None:
    def steps(language: str) -> list[tuple[str, str]]:
        names = [Path(place).name for _, place in PICTURE.findall(tour(language))]
        return list(zip(STEP.findall(tour(language)), names, strict=True))

    assert steps("pl") == steps("en")
    assert [int(number) for number, _ in steps("pl")] == list(range(1, len(steps("pl")) + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_it_names_are_keys_of_the_window(language: str, qgis_app: object) -> None:
    named = set(CODE.findall(tour(language))) - set(EXAMPLE[language])
    assert len(named) > 10
    assert named <= keys_of_window(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_it_names_stand_in_the_window(language: str, qgis_app: object) -> None:
    named = {" ".join(text.split()) for text in BOLD.findall(tour(language))} - set(EXAMPLE[language])
    assert len(named) > 20
    assert named <= texts_of_window(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_step_has_the_same_keys_in_both_languages(language: str) -> None:
    def keys(text: str) -> list[list[str]]:
        parts = STEP.split(text)[2::2]
        return [[key.replace("Spacja", "Space") for key in CODE.findall(part)] for part in parts]

    assert keys(tour(language)) == keys(tour("en"))
