"""The texts of the product: one translation function for every layer of the house, and the error that carries text.

The pure layers know no Qt, so the translation itself, and how numbers are written, are installed from above
(`locale.install`). Without it, as in tests of the mathematics, texts stay in English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from typing import NamedTuple

Translate = Callable[[str, int], str]
Write = Callable[[float, int], str]


def untranslated(text: str, n: int) -> str:
    """The source text itself, its %n replaced."""
    return text.replace("%n", str(n)) if n >= 0 else text


def plainly(value: float, decimals: int) -> str:
    """A number as English writes it."""
    return f"{value:,.{decimals}f}"


class _Speech(NamedTuple):
    language: str
    translate: Translate


_installed: Translate = untranslated
_write: Write = plainly
_speech: ContextVar[_Speech | None] = ContextVar("kmzb_speech", default=None)


def tr(text: str, n: int = -1) -> str:
    """Translates a literal into the user's language; `n` chooses the plural and replaces %n."""
    speech = _speech.get()
    return (speech.translate if speech else _installed)(text, n)


def quoted(name: str) -> str:
    """A name in the quotation marks of the language."""
    return tr("«{name}»").format(name=name)


def number(value: float, decimals: int = 0) -> str:
    """A number as the user's language writes it, with its thousands grouped."""
    return _write(value, decimals)


def figure(value: float) -> str:
    """A length or another number that is not counted, in up to six digits without zeros behind: 7,400 or 12.5."""
    short = Decimal(f"{value:.6g}").normalize()
    return number(float(short), max(0, -int(short.as_tuple().exponent)))


def install(translate: Translate | None, write: Write | None = None) -> None:
    """Makes `translate(text, n)` the translation of the whole process and `write(value, decimals)` its numbers.

    None goes back to English.
    """
    global _installed, _write
    _installed, _write = translate or untranslated, write or plainly


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
