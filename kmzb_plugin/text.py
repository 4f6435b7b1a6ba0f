"""The texts of the product: one translation function for every layer of the house, and the error that carries text.

The pure layers know no Qt, so the translation itself is installed from above (`locale.install`). Without it, as in
tests of the mathematics, texts stay in English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Translate = Callable[[str, int], str]


def _untranslated(text: str, n: int) -> str:
    return text.replace("%n", str(n)) if n >= 0 else text


_installed: Translate = _untranslated
_override: ContextVar[Translate | None] = ContextVar("kmzb_translate", default=None)


def tr(text: str, n: int = -1) -> str:
    """Translates a literal into the user's language; `n` chooses the plural and replaces %n."""
    return (_override.get() or _installed)(text, n)


def install(translate: Translate | None) -> None:
    """Makes `translate(text, n)` the translation of the whole process; None goes back to English."""
    global _installed
    _installed = translate or _untranslated


@contextmanager
def speaking(translate: Translate) -> Iterator[None]:
    """Within the block texts are in another language than the user's: a briefing in English on a Polish desktop."""
    token = _override.set(translate)
    try:
        yield
    finally:
        _override.reset(token)


class UserError(Exception):
    """Something a person can act on: the text is a whole sentence in the user's language, `details` is for support."""

    def __init__(self, text: str, details: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.details = details
