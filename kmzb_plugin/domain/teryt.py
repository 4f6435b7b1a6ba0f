"""TERYT codes of the areas of Poland: texts of 2, 4, 6 or 7 digits, for ever with their leading zero.

Two digits are a voivodeship (even, 02 to 32), two more a powiat (01 to 60, cities with its rights 61 to 99), two more a
gmina and one more its kind. Source: Statistics Poland, register TERYT, system TERC
(https://eteryt.stat.gov.pl/eTeryt/rejestr_teryt/ogolna_charakterystyka_systemow_rejestru/).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from . import tables

VOIVODESHIP, POWIAT, GMINA, GMINA_KIND = 2, 4, 6, 7
"""The levels, which are the numbers of digits."""

KINDS = "1234589"
"""1 urban, 2 rural, 3 urban-rural gmina; 4 its town, 5 its countryside; 8 and 9 districts of large cities."""
WHOLE_GMINAS = "123"

_CODE = re.compile(r"(?:0[2468]|[12][02468]|3[02])(?:(?!00)\d\d(?:(?!00)\d\d[1234589]?)?)?")
_PARTED = re.compile(r"(\d{2})[-_ ](\d{2})(?:[-_ ](\d{2})(?:[-_ ]?(\d))?)?|(\d{6})[-_ ](\d)")
_WRITTEN = re.compile(r"=?[\"'’]?\s*(\d[\d_ -]*?)(?:\.0+)?\s*[\"']?")
_LOST_LENGTHS = {1, 3, 5}


@dataclass(frozen=True)
class Codes:
    """A column of codes, an entry for each text: `codes` has None for what is none.

    `mended` marks those that had lost the leading zero, `country` those that mean the whole of Poland.
    """

    codes: list[str | None]
    mended: list[bool]
    country: list[bool]


@dataclass(frozen=True)
class Change:
    """A known change of codes: on that day some ended and some began; `source` says where it can be read."""

    on: date
    ended: tuple[str, ...]
    began: tuple[str, ...]
    text_pl: str
    text_en: str
    source: str

    def text(self, language: str) -> str:
        """What happened, as a sentence in the language."""
        return self.text_pl if language == "pl" else self.text_en


def is_code(text: str) -> bool:
    """Whether a text is a TERYT code as it has to be written."""
    return text.isascii() and _CODE.fullmatch(text) is not None


def gmina_of(code: str) -> str:
    """The six digits of a gmina for one that stands for the whole of it; else the code itself.

    The town and the countryside of a gmina have its digits too and are parts of it.
    """
    return code[:GMINA] if len(code) == GMINA_KIND and code[-1] in WHOLE_GMINAS else code


def read(texts: Sequence[str]) -> Codes:
    """The codes of a column, as people and spreadsheets write them.

    A spreadsheet that takes codes for numbers drops the leading zero: one, three or five digits show it. Six digits
    may be a gmina or a gmina with its kind that has lost its zero; the column tells which: it has lost its zeros where
    it has codes of seven digits and none that begins with a zero. Zeros at the end stand for a whole area of a higher
    level, `0201000` for the powiat `0201`.
    """
    written = {text: _digits(text) for text in set(texts)}
    digits = [written[text] for text in texts]
    different = set(written.values())
    lost = any(len(each) == GMINA_KIND for each in different) and not any(
        each.startswith("0") and each.strip("0") for each in different
    )
    known: dict[str, tuple[str | None, bool]] = {each: _read(each, lost) for each in different}
    found = [known[each] for each in digits]
    return Codes(
        codes=[code for code, _ in found],
        mended=[mended for _, mended in found],
        country=[bool(each) and not each.strip("0") for each in digits],
    )


def _digits(text: str) -> str:
    """The digits of a cell; empty for what cannot be a code."""
    written = _WRITTEN.fullmatch(text.strip())
    if written is None:
        return ""
    bare = written[1].strip()
    if bare.isascii() and bare.isdigit():
        return bare if len(bare) <= GMINA_KIND else ""
    parted = _PARTED.fullmatch(bare)
    return "".join(part for part in parted.groups() if part) if parted else ""


def _read(digits: str, lost: bool) -> tuple[str | None, bool]:
    if not digits.strip("0"):
        return None, False
    as_written, padded = _shortened(digits), _shortened("0" + digits)
    if len(digits) in _LOST_LENGTHS or (len(digits) == GMINA and lost and padded):
        return padded, padded is not None
    if as_written is None and len(digits) == GMINA:
        return padded, padded is not None
    return as_written, False


def _shortened(digits: str) -> str | None:
    """The code without the zeros that stand for all of an area; None for what is no code."""
    for length in (GMINA_KIND, GMINA, POWIAT, VOIVODESHIP):
        if len(digits) < length or digits[length:].strip("0"):
            continue
        if len(digits) in (VOIVODESHIP, POWIAT, GMINA, GMINA_KIND) and is_code(digits[:length]):
            # A gmina of seven digits says its kind: with a zero there it says nothing.
            return None if length == GMINA and len(digits) == GMINA_KIND else digits[:length]
    return None


@lru_cache(maxsize=1)
def changes() -> tuple[Change, ...]:
    """The changes of codes that are known, oldest first."""
    return tuple(
        Change(
            on=date.fromisoformat(row["on"]),
            ended=tuple(row["ended"].split()),
            began=tuple(row["began"].split()),
            text_pl=row["text_pl"],
            text_en=row["text_en"],
            source=row["source"],
        )
        for row in tables.seed("teryt_changes")
    )


def explained(code: str, since: date, until: date) -> Change | None:
    """The change within [since, until] that a code, or the area above it, began or ended with; the last one."""
    for change in reversed(changes()):
        if since <= change.on <= until and any(code.startswith(each) for each in (*change.ended, *change.began)):
            return change
    return None
