"""A person's name beside a number of a house or a flat: suggested to whoever reads the text, never masked by itself.

Neither says who it is; together they do. Streets, squares and schools bear names of persons too, so that this is a
guess: a name counts behind a word for a person, or where a first name stands before it in the nominative.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from .pieces import Heard, everywhere, nobody

# The commonest first names of the register of population.
_COMMON = (
    "Adam Adrian Agata Agnieszka Aleksander Aleksandra Alicja Andrzej Anna Antoni Artur Barbara Bartosz Beata "
    "Bogdan Bożena Cezary Czesław Damian Daniel Danuta Dariusz Dawid Dominik Dorota Edward Elżbieta Emilia Ewa "
    "Franciszek Gabriela Grażyna Grzegorz Halina Hanna Helena Henryk Igor Irena Iwona Izabela Jacek Jadwiga Jakub "
    "Jan Janina Janusz Jarosław Jerzy Joanna Jolanta Józef Julia Justyna Kacper Kamil Karol Karolina Katarzyna "
    "Kazimierz Kinga Konrad Krystian Krystyna Krzysztof Leszek Łukasz Maciej Magdalena Małgorzata Marcin Marek "
    "Maria Mariusz Marta Mateusz Michał Mirosław Monika Natalia Oskar Patryk Paweł Piotr Przemysław Rafał Renata "
    "Robert Roman Ryszard Sebastian Sławomir Stanisław Stefan Sylwia Szymon Tadeusz Teresa Tomasz Urszula Wanda "
    "Wiesław Wiktor Wiktoria Witold Władysław Wojciech Zbigniew Zdzisław Zofia Zuzanna"
)
_FIRST_NAMES = _COMMON.replace(" ", "|")
_CAPITALISED = r"[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{1,30}(?:-[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{1,30})?"
_SURNAME = r"[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{1,30}(?:ski|ska|cki|cka|dzki|dzka|wicz|czyk)\b"
_TITLE = r"(?i:pan(?:i|a|em|ią|u)?|państw[oa]|sąsiad\w{0,5}|lokator\w{0,5}|rodzin\w{1,3}|mieszka|zam\.|zamieszk\w{1,6})"
_PERSON = re.compile(
    rf"\b(?:{_TITLE}\s{{1,9}}{_CAPITALISED}(?:\s{{1,9}}{_CAPITALISED})?"
    rf"|(?:{_FIRST_NAMES})\s{{1,9}}(?:{_CAPITALISED}|[A-ZĄĆĘŁŃÓŚŹŻ]\.)|{_CAPITALISED}\s{{1,9}}(?:{_FIRST_NAMES})\b"
    rf"|{_CAPITALISED}\s{{1,9}}{_SURNAME})"
)
_NOT_A_PERSON = re.compile(
    r"(?i)\b(?:ul|al|pl|os|im|ulic\w*|alej\w*|plac\w*|osiedl\w*|rond\w*|skwer\w*|park\w*|szkoł\w*|most\w*|pomnik\w*|"
    r"imienia|bulwar\w*)\.?\s+(?:\w+\s+)?$"
)
_HOUSE = re.compile(
    r"(?:(?i:\b(?:numer\w{0,9}|nr|dom(?:u|em)?|mieszkani\w{1,9}|m|lok|lokal\w{0,9}|blok\w{0,9}|klat\w{1,9})"
    r"\.?\s{0,9}(?:nr\.?\s{0,9})?\d{1,4}[a-z]?\b)"
    r"|\bs?pod\s\d{1,4}\b"
    rf"|(?:,|\b(?:z|na|przy))\s{_CAPITALISED}(?:\s{_CAPITALISED})?\s\d{{1,4}}[a-z]?\b"
    r"|\b\d{1,4}[a-z]?\s?/\s?\d{1,4}\b(?![./]\d)|\b(?:ul|al|os|pl)\.\s{1,9}[^\d.;]{3,40}?\s\d{1,4}[a-z]?\b"
    r"|\bzam(?:\.|ieszk\w{1,9})\s[^\d.;]{3,40}?\s\d{1,4}[a-z]?\b)"
)
_BEFORE = 40
_REACH = 60
"""Letters between a name and a number within which the two belong together."""


def households(text: str, heard: Heard = nobody) -> list[tuple[int, int]]:
    """Where a name and the number of a house or flat stand together, from the first to the last letter of the two."""
    houses = [match.span() for match in everywhere(_HOUSE, text, heard)] if any(map(str.isdigit, text)) else []
    if not houses:
        return []
    begins = [start for start, _ in houses]
    found: list[tuple[int, int]] = []
    for person in everywhere(_PERSON, text, heard):
        start, end = person.span()
        if _NOT_A_PERSON.search(text[max(0, start - _BEFORE) : start]):
            continue
        at = bisect_right(begins, start)
        near = [house for house in houses[max(0, at - 1) : at + 1] if _gap((start, end), house) <= _REACH]
        if not near:
            continue
        house = min(near, key=lambda each: _gap(person.span(), each))
        start, end = min(start, house[0]), max(end, house[1])
        if found and start < found[-1][1]:
            before = found.pop()
            start, end = min(before[0], start), max(before[1], end)
        found.append((start, end))
    return found


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)
