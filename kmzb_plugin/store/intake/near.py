"""Texts that are nearly a name that the dictionary knows: proposed to somebody, never taken by themselves."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from ..base import Dictionary
from .words import plain

_CLOSE, _CLEARLY = 0.84, 0.03
_STEM, _SHORTEST = 5, 4


def category_names(dictionary: Dictionary) -> dict[str, str]:
    """Codes of categories by all their names in plain letters; an old name has the code that is used for it now."""
    return {
        plain(name): category.alias_of or category.code
        for category in dictionary.categories
        for name in (category.code, category.name_pl, category.name_en)
    }


def status_names(dictionary: Dictionary) -> dict[str, str]:
    """Codes of statuses by all their names in plain letters."""
    return {
        plain(name): status.code
        for status in dictionary.workflow
        for name in (status.code, status.name_pl, status.name_en)
    }


def nearest(text: str, names: dict[str, str], *, opposites: bool = False) -> str:
    """The code whose name is nearly the text, or has all words of the text; empty where none or several are.

    With `opposites`, as statuses have them, what begins with «nie» is never nearly what does not.
    """
    text = plain(text)
    possible = {
        name: code for name, code in names.items() if not opposites or name.startswith("nie") == text.startswith("nie")
    }
    scores: dict[str, float] = {}
    for name, code in possible.items():
        score = SequenceMatcher(None, text, name).ratio()
        scores[code] = max(score, scores.get(code, 0.0))
    ranked = sorted(scores, key=lambda code: -scores[code])
    if (
        ranked
        and scores[ranked[0]] >= _CLOSE
        and (len(ranked) == 1 or scores[ranked[0]] - scores[ranked[1]] >= _CLEARLY)
    ):
        return ranked[0]
    stems = _stems(text.split())
    containing = {code for name, code in possible.items() if stems and stems <= _stems(name.split())}
    return containing.pop() if len(containing) == 1 else ""


def _stems(words: Iterable[str]) -> set[str]:
    """The beginnings of words, which Polish declines at their ends; short words say nothing."""
    return {word[:_STEM] for word in words if len(word) >= _SHORTEST}
