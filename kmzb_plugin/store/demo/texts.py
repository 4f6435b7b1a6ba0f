"""Descriptions as people write them, and personal data in some of them. All of it is invented.

The numbers pass the checks that masking relies on and can belong to nobody: PESEL numbers of people born after 2200,
telephone numbers of an area code that is not given out, plates of a district that does not exist, addresses
at example.com.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

PERSONAL_DATA = ("phone", "pesel", "plate", "email")

_ABOUT: dict[str, tuple[str, ...]] = {
    "speeding": (
        "Kierowcy nagminnie przekraczają prędkość, w pobliżu jest przejście dla pieszych.",
        "Samochody jeżdżą tu grubo ponad dozwoloną prędkość, najgorzej rano i po południu.",
        "Prosta droga, ograniczenie do 50 km/h, nikt go nie przestrzega.",
        "Piraci drogowi na wysokości przystanku. Proszę o kontrole z radarem.",
    ),
    "improper_parking": (
        "Samochody zastawiają chodnik, nie da się przejść z wózkiem.",
        "Parkowanie na trawniku i przy samym przejściu dla pieszych.",
        "Auta stoją na zakazie, blokują wyjazd z posesji.",
        "Zastawiona droga pożarowa przy bloku.",
    ),
    "public_alcohol": (
        "Grupa osób spożywa alkohol na ławkach, zaczepiają przechodniów.",
        "Codziennie picie alkoholu za sklepem, hałas i śmieci.",
        "Libacje na placu zabaw, szczególnie w weekendy.",
    ),
    "bad_road_infrastructure": (
        "Głęboka dziura w jezdni, można uszkodzić koło.",
        "Znak drogowy zasłonięty przez gałęzie.",
        "Nie działa oświetlenie przejścia dla pieszych.",
        "Zapadnięta studzienka na środku pasa.",
    ),
    "bad_traffic_organisation": (
        "Brak pasa do skrętu, tworzą się korki i dochodzi do niebezpiecznych sytuacji.",
        "Oznakowanie wprowadza w błąd, kierowcy wjeżdżają pod prąd.",
    ),
    "youth_gathering_at_risk": (
        "Młodzież zbiera się wieczorami, krzyki i niszczenie ławek.",
        "Nieletni palą i piją przy garażach.",
    ),
    "vandalism": ("Zniszczona wiata przystankowa.", "Pomalowane elewacje, powybijane lampy."),
    "illegal_car_racing": (
        "Nocne wyścigi i palenie gumy na parkingu.",
        "Spotkania kierowców, drifty na rondzie po 22.",
    ),
    "illegal_dumping": ("Wysypisko opon i gruzu przy drodze.", "Ktoś wyrzuca worki ze śmieciami do rowu."),
    "stray_dogs": ("Biegają duże psy bez opieki, dzieci boją się iść do szkoły.", "Wataha psów przy polu."),
    "drug_use": ("Osoby zażywają środki odurzające na klatce schodowej.", "Podejrzane transakcje w parku."),
}
_OTHER = (
    "Proszę o sprawdzenie tego miejsca.",
    "Sytuacja powtarza się od kilku tygodni.",
    "Problem zgłaszany wielokrotnie, proszę o interwencję.",
)
_WHEN = (
    "",
    "",
    " Najczęściej po godzinie 16.",
    " Głównie w weekendy.",
    " Codziennie rano.",
    " Zdarza się to co wieczór.",
)
_WHERE = (
    "",
    " Chodzi o odcinek przy aptece.",
    " Obok przedszkola.",
    " Koło pętli autobusowej.",
    " Naprzeciwko kościoła.",
    " Przy myjni samochodowej.",
    " Za pawilonem z kebabem.",
    " Przy paczkomacie.",
    " Między szkołą muzyczną a basenem.",
    " Na tyłach dyskontu.",
    " Przy wjeździe do ogródków działkowych.",
    " Pod wiaduktem.",
    " Obok placu z siłownią plenerową.",
    " Przy trafostacji.",
    " Koło stacji paliw.",
    " Przy zakładzie wulkanizacyjnym.",
    " Naprzeciw domu kultury.",
    " Przy przychodni.",
    " Pod blokiem z zegarem.",
    " Przy kwiaciarni.",
    " Obok cmentarza.",
    " Koło hurtowni budowlanej.",
    " Przy bibliotece.",
    " Za halą targową.",
    " Przy piekarni.",
    " Koło orlika.",
    " Przy skwerze z fontanną.",
    " Obok remizy.",
    " Pod pocztą.",
    " Przy salonie meblowym.",
    " Koło mostku.",
)
_WHAT_ELSE = (
    "",
    " Mam nagranie z kamery samochodowej.",
    " Sąsiadka z parteru też to widziała.",
    " Dozorca rozkłada ręce.",
    " W zeszłym tygodniu starsza pani z laską bała się tędy przejść.",
    " Syn boi się tamtędy wracać z treningu.",
    " Spółdzielnia twierdzi, że to nie jej sprawa.",
    " Zdjęcia wysłałem do urzędu gminy.",
    " Po ostatnich opadach jest jeszcze gorzej.",
    " Od remontu kanalizacji nikt tego nie pilnuje.",
    " Najgorzej bywa w dni targowe.",
    " Mieszkańcy sąsiedniego osiedla mówią to samo.",
    " Kurierzy skarżą się na to samo.",
    " Rada osiedla pisała już pismo.",
    " Widać to z okien gabinetu dentystycznego.",
    " Nowa kamera miejska niczego nie zmieniła.",
    " Rowerzyści wolą nadkładać drogi.",
    " Kierowca autobusu też zwracał na to uwagę.",
    " Dzwoniłam do straży miejskiej bez odzewu.",
    " Trwa to odkąd zamknięto sąsiednią przecznicę.",
    " Pies sąsiada szczeka przez to całą noc.",
    " Ubiegłej zimy było tu spokojniej.",
    " Administrator obiecał odpowiedź do piątku.",
    " Osoby na wózkach omijają ten fragment.",
    " Chodzi zwłaszcza o dni przed świętami.",
    " Jeden z lokatorów prowadzi zapiski.",
    " Goście hotelu również o to pytali.",
    " Ktoś zerwał ogłoszenie w tej sprawie.",
    " Turyści robią z tego żarty.",
    " Potrzebny byłby patrol pieszy.",
    " Pisała o tym lokalna gazeta.",
)
_HOUSES = 180
_SINCE = (
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
)
_HOUSE = (" Na wysokości numeru {house}.", " Przy domu nr {house}, od {since}.", " Okolice posesji {house}.")
_AGAIN = (
    "Zgłaszam po raz drugi. ",
    "Dalej to samo: ",
    "Ponawiam zgłoszenie, nic się nie zmieniło. ",
    "Kolejny raz proszę o reakcję. ",
)
_DESCRIBED = 0.7
_NAMES = ("Anna Nowak", "Jan Kowalski", "Maria Wiśniewska", "Piotr Zieliński", "Ewa Dąbrowska")


def descriptions(category: np.ndarray, plane: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Descriptions (n,), empty for some; rows of police systems have none. At most 500 characters each."""
    n = len(category)
    draws = rng.integers(0, 2**31, (2, n))
    described = (rng.random(n) < _DESCRIBED) & (plane != "police")
    texts = np.full(n, "", dtype=object)
    for code in np.unique(category.astype(str)):
        rows = np.flatnonzero((category == code) & described)
        about = np.array(_ABOUT.get(code, _OTHER), dtype=object)
        when = np.array(_WHEN, dtype=object)
        first, second = draws[0, rows], draws[1, rows]
        texts[rows] = about[first % len(about)] + when[second % len(when)]
        # one draw holds more than one choice
        texts[rows] += np.array(_WHERE, dtype=object)[first // len(about) % len(_WHERE)]
        texts[rows] += np.array(_WHAT_ELSE, dtype=object)[second // len(when) % len(_WHAT_ELSE)]
        texts[rows] += [_house(each) for each in (first // len(about) // len(_WHERE)).tolist()]
    needed = np.flatnonzero((category == "dangerous_entertainment_venue") & (texts == ""))
    texts[needed] = "Lokal działa do rana, dochodzi do bójek przed wejściem."
    return texts


def _house(draw: int) -> str:
    """A sentence that names a house."""
    way, draw = draw % len(_HOUSE), draw // len(_HOUSE)
    since, draw = _SINCE[draw % len(_SINCE)], draw // len(_SINCE)
    return _HOUSE[way].format(house=1 + draw % _HOUSES, since=since)


def again(text: str, rng: np.random.Generator) -> str:
    """What somebody writes who reports the same thing once more: the same words, with something before, or fewer."""
    way, opening = rng.integers(0, 5), _AGAIN[rng.integers(0, len(_AGAIN))]
    sentences = re.split(r"(?<=[.?!]) ", text)
    if way <= 1:
        return text
    if way <= 3 or len(sentences) == 1:
        return opening + text
    return " ".join(rng.permutation(np.array(sentences[:-1], dtype=object)))


def add_personal_data(text: str, kind: str, rng: np.random.Generator) -> str:
    """The text with a sentence that holds invented personal data of one kind of `PERSONAL_DATA`."""
    return f"{text} {_SENTENCES[kind](rng)}".strip()


def _pesel(rng: np.random.Generator) -> str:
    """A number with a right checksum for a birthday in the years 2200 to 2299, whose months are counted from 61."""
    year, month, day = rng.integers(0, 100), 61 + rng.integers(0, 12), rng.integers(1, 29)
    digits = f"{year:02d}{month:02d}{day:02d}{rng.integers(0, 10_000):04d}"
    weighted = sum(int(digit) * weight for digit, weight in zip(digits, (1, 3, 7, 9) * 3, strict=False))
    return f"{digits}{(10 - weighted % 10) % 10}"


def _phone(rng: np.random.Generator) -> str:
    return f"100 {rng.integers(0, 1000):03d} {rng.integers(0, 1000):03d}"


def _plate(rng: np.random.Generator) -> str:
    return f"XX {rng.integers(10_000, 100_000)}"


def _name(rng: np.random.Generator) -> str:
    return str(rng.choice(_NAMES))


_SENTENCES: dict[str, Callable[[np.random.Generator], str]] = {
    "phone": lambda rng: f"Proszę o kontakt, {_name(rng)}, tel. {_phone(rng)}.",
    "pesel": lambda rng: f"Zgłasza {_name(rng)}, PESEL {_pesel(rng)}.",
    "plate": lambda rng: f"Najczęściej samochód o numerze {_plate(rng)}.",
    "email": lambda rng: f"Nagranie mogę przesłać, proszę pisać: zgloszenie{rng.integers(1, 1000)}@example.com.",
}
