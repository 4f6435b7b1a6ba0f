"""The texts of the product: one translation function for every layer of the house, and the error that carries text.

The pure layers know no Qt, so the translation itself is installed from above (`locale.install`). Without it, as in
tests of the mathematics, texts stay in English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

Translate = Callable[[str, int], str]


def untranslated(text: str, n: int) -> str:
    """The source text itself, its %n replaced."""
    return text.replace("%n", str(n)) if n >= 0 else text


class _Speech(NamedTuple):
    language: str
    translate: Translate


_installed: Translate = untranslated
_speech: ContextVar[_Speech | None] = ContextVar("kmzb_speech", default=None)


def tr(text: str, n: int = -1) -> str:
    """Translates a literal into the user's language; `n` chooses the plural and replaces %n."""
    speech = _speech.get()
    return (speech.translate if speech else _installed)(text, n)


def install(translate: Translate | None) -> None:
    """Makes `translate(text, n)` the translation of the whole process; None goes back to English."""
    global _installed
    _installed = translate or untranslated


@contextmanager
def speaking(language: str, translate: Translate) -> Iterator[None]:
    """Within the block texts are in another language than the user's: a briefing in English on a Polish desktop."""
    token = _speech.set(_Speech(language, translate))
    try:
        yield
    finally:
        _speech.reset(token)


def spoken_language() -> str:
    """The language of the `speaking` block that is running; empty outside one."""
    speech = _speech.get()
    return speech.language if speech else ""


class UserError(Exception):
    """Something a person can act on: the text is a whole sentence in the user's language, `details` is for support."""

    def __init__(self, text: str, details: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.details = details
