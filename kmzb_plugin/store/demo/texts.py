"""Descriptions as people write them, and personal data in some of them. All of it is invented.

The numbers pass the checks that masking relies on and can belong to nobody: PESEL numbers of people born after 2200,
telephone numbers of an area code that is not given out, plates of a voivodeship letter that does not exist, addresses
at example.com.
"""

from __future__ import annotations

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
        texts[rows] = about[draws[0, rows] % len(about)] + when[draws[1, rows] % len(when)]
    needed = np.flatnonzero((category == "dangerous_entertainment_venue") & (texts == ""))
    texts[needed] = "Lokal działa do rana, dochodzi do bójek przed wejściem."
    return texts


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
