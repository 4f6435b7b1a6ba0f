"""Polish registration plates in free text: which runs of letters and digits are one.

A plate is a mark of the district and a number. The mark is two or three letters, the first of which is the
voivodship's; the number has four or five characters without B, D, I, O and Z (regulation of the Minister of
Infrastructure on the registration and marking of vehicles, annex on plates). Motorcycles have four, plates of
one's own a voivodship's letter, a digit and a word; old-timers of a city have two digits and a letter or three digits,
plates for a time a voivodship's letter, a digit and four characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from .pieces import Heard, everywhere, nobody, pieces

_VOIVODSHIPS = "ABCDEFGIJKLMNOPRSTVWXZ"
_CITIES = (
    "DB DJ DL DW DX VJ CB CG CT CW LB LC LU LZ FG FZ EL ED EP ES KK KR KN KT JK JR "
    "WA WB WD WE WF WH WI WJ WK WN WO WP WR WS WT WU WW WX WY AA AB AC AD AE OP RK RP RT RZ BI BL BS GA GD GS XA "
    "SB SC SD SG SH SI SJ SK SL SM SO SR ST SW SY SZ IK TK NE NO PK PL PN PO PY MO ZK ZS"
)
_TWO_LETTERS = frozenset(_CITIES.split())
"""Marks of cities. Those of land districts have three letters and are too many, and too often added to, for a list."""

_CAPITALS = (
    "ADR ALE AUT BEZ BMW BRD BUS DLA DOM FAX FSO GKM GPS GSM IMS INW KGP KIA KMP KOD KPP KRS KSP KWP LAT LED LIP "
    "LOK LPG MAJ MAN MAX MDF MIN MKS MPK MZD NFZ NIP NRB OBR OKO OSP PAN PCK PCV PIN PIT PKO PKP PKS POD POK PON "
    "PRL PSP RAL REG REJ ROD ROK RSD RTV SMS SOS SUM SUV TAK TEL TIR TVP VAT WOP ZDM ZGM ZTM ZUM ZUS"
)
_WORDS = frozenset(_CAPITALS.split())
"""What is written in capitals before numbers and is no mark of a district."""

_NUMBER = "[0-9ACEFGHJ-NPR-Y]"
_PLATE = re.compile(rf"(?<![^\W_])(?P<mark>[{_VOIVODSHIPS}][A-Z]{{1,2}})[ -]?(?P<number>{_NUMBER}{{4,5}})(?![^\W_])")
_OWN = re.compile(
    rf"(?<![^\W_])(?P<mark>[{_VOIVODSHIPS}][0-9])[ -]?(?P<number>[A-Z]{{3,5}}|[A-Z]{{2,4}}[0-9]|[A-Z]{{1,3}}[0-9]{{2}})"
    r"(?![^\W_])"
)
_ANY_CASE = re.compile(_PLATE.pattern, re.IGNORECASE)
_SPACED = re.compile(
    rf"(?<![^\W_])(?P<mark>[{_VOIVODSHIPS}][A-Z]{{1,2}}) (?P<number>[0-9A-Z]{{1,4}}(?: [0-9A-Z]{{1,3}}){{1,2}})"
    r"(?![^\W_])"
)
_OLD = re.compile(r"(?<![^\W_])(?P<mark>[A-Z]{2})[ -]?(?P<number>[0-9]{2}[0-9A-Z])(?![^\W_])")
_FOR_A_TIME = re.compile(
    rf"(?<![^\W_])(?P<mark>[{_VOIVODSHIPS}][0-9])[ -]?"
    r"(?P<number>[0-9]{4}|[0-9]{3}[A-Z][0-9]?|[0-9]{2}[A-Z][0-9])(?![^\W_])"
)
_PLATES = re.compile(r"(?i)(?:\brej\.?\b|rejestrac|tablic|\bblach)")
_VEHICLE = re.compile(
    r"(?i)(?:\brej\.?\b|rejestrac|tablic|\bblach|\baut[aouei]\w{0,15}|samoch|pojazd|motocykl|\bmotor\b|skuter|quad|"
    r"\bbus\w{0,3}\b|furgon|ciężarów|naczep|przyczep|lawet|taks|kierowc|\b(?:audi|bmw|opel|opl|vw|volkswagen|golf|passat|"
    r"skod|fiat|ford|toyot|merced|renault|peugeot|citro|seat|kia|hyundai|mazd|volvo|nissan|honda|dacia)\w{0,9})"
)
_NEAR = 45
"""Letters before a plate in which a word for a vehicle counts."""


def plates(text: str, heard: Heard = nobody) -> Iterator[tuple[int, int]]:
    """Where plates begin and end; some more than once, in no order."""
    around = _Around(text, heard)
    for match in everywhere(_PLATE, text, heard):
        mark, number = match["mark"], match["number"]
        if _is_plate(mark, number) or (_may_be(mark, number) and around.are_near(match.start())):
            yield match.span()
    for match in everywhere(_OWN, text, heard):
        # A and S with a digit are motorways and express roads, behind which names of towns stand.
        if (match["mark"][0] not in "AS" and not around.shouts) or around.are_near(match.start()):
            yield match.span()
    for pattern in (_OLD, _FOR_A_TIME):
        for match in everywhere(pattern, text, heard):
            mark = match["mark"]
            if len(mark) == 2 and mark.isalpha() and (mark not in _TWO_LETTERS or around.shouts):
                continue  # in capitals a preposition looks like a mark: CARS DRIVE «PO 120»
            if mark[0] in "AS" and not mark.isalpha():
                continue  # a motorway or an express road, and a year or a kilometre
            # Digits alone are a make of motorcycles, the number of a line or a year too.
            near = around.plates_are_near if match["number"].isdigit() else around.are_near
            if near(match.start()):
                yield match.span()
    for pattern in (_ANY_CASE, _SPACED):
        for match in everywhere(pattern, text, heard):
            number = match["number"].upper().replace(" ", "").replace("-", "")
            if _may_be(match["mark"].upper(), number) and around.are_near(match.start()):
                yield match.span()


class _Around:
    """What a text is besides: looked for when it is first asked, because most texts never need it."""

    def __init__(self, text: str, heard: Heard) -> None:
        self._text, self._heard = text, heard
        self._ends: dict[re.Pattern[str], list[int]] = {}

    def are_near(self, start: int) -> bool:
        """Whether a word for a vehicle ends within a few words before `start`."""
        return self._is_near(_VEHICLE, start)

    def plates_are_near(self, start: int) -> bool:
        """Whether a word for a plate does."""
        return self._is_near(_PLATES, start)

    def _is_near(self, pattern: re.Pattern[str], start: int) -> bool:
        if pattern not in self._ends:
            self._ends[pattern] = [match.end() for match in everywhere(pattern, self._text, self._heard)]
        ends = self._ends[pattern]
        before = bisect_right(ends, start)
        return before > 0 and start - ends[before - 1] <= _NEAR

    @cached_property
    def shouts(self) -> bool:
        """Whether the text is written in capitals, where a word in capitals says nothing."""
        capitals = 0
        for start, end in pieces(self._text, self._heard):
            part = self._text[start:end]
            capitals += sum(map(str.isupper, part)) - sum(map(str.islower, part))
        return capitals > 0


def _may_be(mark: str, number: str) -> bool:
    """Whether it can be one where a vehicle is spoken of."""
    return mark not in _WORDS and 4 <= len(number) <= 5 and any(map(str.isdigit, number))


def _is_plate(mark: str, number: str) -> bool:
    """Whether it is a plate wherever it stands: as a whole no word, no year, no number of a file."""
    digits = sum(map(str.isdigit, number))
    if not _may_be(mark, number):
        return False
    if len(mark) == 2:
        # Four digits alone are a motorcycle's number and much else: a year behind a code of law.
        return mark in _TWO_LETTERS and number[0].isdigit() and digits >= 2 and (len(number) == 5 or digits == 3)
    return digits <= 3 or len(number) == 5
