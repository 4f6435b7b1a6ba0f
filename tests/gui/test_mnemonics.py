"""The letters of the dock against those of QGIS's menu bar: Qt gives a letter that both have by turns.

The real window is held against the menus that it has in `tests/desktop/test_states.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kmzb_plugin import gui
from kmzb_plugin.gui.forms import FOLDER
from tools import i18n

CODE_FOLDER = Path(gui.__file__).parent

MENUS = {
    "en": "Pro&ject &Edit &View &Layer &Settings &Plugins Vect&or &Raster &Database &Web &Mesh Pro&cessing &KMZB &Help",
    "pl": "Pro&jekt &Edycja &Widok W&arstwa &Ustawienia &Wtyczki Wekt&or &Raster &Bazy &Internet &Siatka Pro&cessing"
    " &KMZB &Pomoc",
}
"""Of QGIS 3.40, as its window shows them."""

FORMS = ("dock", "card", "start", "hot_spots")
CODE = ("filter_bar.py", "card.py", "description.py", "dock.py", "attachments.py", "hot_spots.py")
OF_OTHER_WINDOWS = {"Handle them as one &case", "&Cancel"}


def _letters(text: str) -> set[str]:
    return {letter.lower() for letter in re.findall(r"&(\w)", text.replace("&&", ""))}


def _texts() -> Iterator[tuple[str, str]]:
    for name in FORMS:
        yield from ((text.context, text.source) for text in i18n.texts_of_form(FOLDER / f"{name}.ui"))
    for name in CODE:
        for text in i18n.texts_of_code(CODE_FOLDER / name):
            yield text.context, text.source


@pytest.mark.parametrize("language", MENUS)
def test_the_dock_takes_no_letter_of_a_menu_of_qgis(language: str) -> None:
    polish = i18n.read_translations()
    shown = {
        source: polish[context, source][0] if language == "pl" else source
        for context, source in _texts()
        if source not in OF_OTHER_WINDOWS
    }
    marked = {source: text for source, text in shown.items() if _letters(text)}
    assert len(marked) > 5
    assert {source: text for source, text in marked.items() if _letters(text) & _letters(MENUS[language])} == {}


@pytest.mark.parametrize("language", MENUS)
def test_the_menu_analyse_gives_every_entry_a_letter_of_its_own(language: str) -> None:
    polish = i18n.read_translations()
    entries = {
        text.source: polish[text.context, text.source][0] if language == "pl" else text.source
        for text in i18n.texts_of_code(CODE_FOLDER / "analyse.py")
        # The title of the menu itself stands in another one, and one entry counts what is chosen.
        if "&" in text.source and text.source != "&Analyse" and "%n" not in text.source
    }
    assert len(entries) == 12
    letters = [letter for text in entries.values() for letter in _letters(text)]
    assert sorted(set(letters)) == sorted(letters)
    assert len(letters) == len(entries)
