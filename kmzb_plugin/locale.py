"""The user's language: installs the translation, and writes numbers and dates as the language does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from math import floor, log10
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCollator, QCollatorSortKey, QCoreApplication, QLocale, QTranslator

from . import text
from .domain.periods import WARSAW

CONTEXT = "kmzb"
SOURCE = "en"
LANGUAGES = ("pl", SOURCE)
LEAST_PROBABILITY = 0.0001  # smaller ones are said to be smaller

_FOLDER = Path(__file__).parent / "i18n"


def language() -> str:
    """The language of texts: the one spoken within `text.speaking`, else QGIS's own, else English."""
    spoken = text.spoken_language()
    if spoken:
        return spoken
    code = QgsApplication.locale()[:2]
    return code if code in LANGUAGES else SOURCE


@lru_cache(maxsize=len(LANGUAGES))
def _translator(code: str) -> QTranslator | None:
    """The translator of a language; that of English, the language of the code, has only what is counted."""
    translator = QTranslator()
    if not translator.load(str(_FOLDER / f"kmzb_{code}.qm")):
        return None
    return translator


def translation(code: str) -> text.Translate:
    """The translation into one language, whatever the user's is: for `text.speaking`."""
    translator = _translator(code)

    def translate(source: str, n: int) -> str:
        translated = (translator.translate(CONTEXT, source.encode(), "", n) if translator else "") or source
        return translated.replace("%n", QLocale(code).toString(n)) if n >= 0 else translated

    return translate


def install() -> Callable[[], None]:
    """Makes QGIS's language the language of the plugin and of its forms; returns the undo."""
    code = language()
    # Of the forms' texts none is counted, and with a translator more every window of QGIS is told to change its texts.
    translator = _translator(code) if code != SOURCE else None
    if translator:
        QCoreApplication.installTranslator(translator)
    text.install(translation(code), number)

    def undo() -> None:
        text.install(None)
        if translator:
            QCoreApplication.removeTranslator(translator)

    return undo


def _locale() -> QLocale:
    return QLocale(language())


def number(value: float, decimals: int = 0) -> str:
    """A number as the language writes it, with a thin grouping of thousands."""
    return _locale().toString(float(value), "f", decimals)


def decimal_mark() -> str:
    """What parts a number's whole from its fraction."""
    return str(_locale().decimalPoint())


def probability(p: float) -> str:
    """A p value as the language writes it: in two digits, and `< 0.0001` below that."""
    if p < LEAST_PROBABILITY:
        return f"< {number(LEAST_PROBABILITY, 4)}"
    return number(p, 1 - floor(log10(p))) if p < 1 else number(p)


def date(moment: datetime | None) -> str:
    """A day in Polish civil time, `20.11.2026`; empty for None."""
    return "" if moment is None else moment.astimezone(WARSAW).strftime("%d.%m.%Y")


def date_time(moment: datetime | None) -> str:
    """A moment in Polish civil time, `20.11.2026 18:40`; empty for None."""
    return "" if moment is None else moment.astimezone(WARSAW).strftime("%d.%m.%Y %H:%M")


def weekday(day: int, *, short: bool = False) -> str:
    """The name of a day of the week, 0 is Monday."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return _locale().standaloneDayName(day + 1, form)


def month(of_year: int, *, short: bool = False) -> str:
    """The name of a month, 1 to 12."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return _locale().standaloneMonthName(of_year, form)


def sort_key(name: str) -> QCollatorSortKey:
    """By which names are sorted as the user's language sorts them: in Polish «Ś» after «S», not after «Z»."""
    return _collator(language()).sortKey(name)


@lru_cache(maxsize=len(LANGUAGES))
def _collator(code: str) -> QCollator:
    return QCollator(QLocale(code))
