"""What people call the columns of a threat, in Polish and in English."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

NAMES: dict[str, tuple[str, ...]] = {
    "source_ref": (
        *("objectid", "id zgłoszenia", "numer zgłoszenia", "nr zgłoszenia", "id zagrożenia", "id zdarzenia"),
        *("identyfikator", "sygnatura", "service request id", "event unique id", "case number", "id", "uuid", "guid"),
        *("nr", "numer"),
    ),
    "category": (
        *("kategoria zagrożenia", "typ zagrożenia", "rodzaj zagrożenia", "kategoria", "typ", "rodzaj", "zagrożenie"),
        *("nazwa zagrożenia", "category", "type", "service name", "offence", "offense", "crime type", "mci"),
        *("primary type", "czego dotyczy", "problem"),
    ),
    "status": ("status", "stan", "status zgłoszenia", "stan zgłoszenia", "status zagrożenia", "state"),
    "occurred_at": (
        *("data zdarzenia", "data i godzina zdarzenia", "czas zdarzenia", "data wystąpienia", "data czynu"),
        *("data zagrożenia", "occurred at", "occurred", "occurrence date", "event date", "data i godzina", "data"),
        *("date", "kiedy", "datetime", "timestamp"),
    ),
    "reported_at": (
        *("data utworzenia", "data zgłoszenia", "data przyjęcia", "data wpływu", "data rejestracji", "data dodania"),
        *("zgłoszono", "utworzono", "reported at", "report date", "created at", "created", "requested datetime"),
        *("reported date", "reported"),
    ),
    "updated_at": (
        *("data modyfikacji", "data aktualizacji", "data zmiany", "data zmiany statusu", "ostatnia zmiana"),
        *("zmieniono", "updated datetime", "updated at", "modified at", "last update", "updated", "modified"),
    ),
    "time_of_day": ("pora dnia", "pora doby", "time of day"),
    "weekdays": ("dni tygodnia", "weekdays", "days of week"),
    "description": (
        *("opis zagrożenia", "opis zdarzenia", "opis", "treść zgłoszenia", "treść", "wniosek", "postulat", "uwagi"),
        *("komentarz", "description", "details", "comment", "notes"),
    ),
    "place": (
        *("miejsce zdarzenia", "miejsce zagrożenia", "adres", "miejsce", "lokalizacja", "ulica", "miejscowość"),
        *("address", "place", "location", "neighbourhood", "street"),
    ),
    "teryt": ("teryt", "kod teryt", "jpt kod je", "terc", "kod gminy"),
    "attachments": ("załączniki", "załącznik", "pliki", "zdjęcia", "attachments", "files", "photos"),
    "x": (
        *("x", "easting", "longitude", "long", "lon", "lng", "długość geograficzna", "długość", "wsp x", "coord x"),
        *("współrzędna x", "x 1992", "x 2180", "point x", "gps x", "gps długość"),
    ),
    "y": (
        *("y", "northing", "latitude", "lat", "szerokość geograficzna", "szerokość", "wsp y", "coord y"),
        *("współrzędna y", "y 1992", "y 2180", "point y", "gps y", "gps szerokość"),
    ),
}
HOURS = ("godzina", "godzina zdarzenia", "godz", "czas", "hour", "time", "occurrence hour", "event time")
PAIRS = ("współrzędne", "współrzędne gps", "gps", "coordinates", "lokalizacja gps", "location", "geometria", "wkt")

_CLOSE = 0.86
_SHORTEST = 3
_PARTS = re.compile(r"[^\W\d_]+|\d+")


def plain(text: str) -> str:
    """Lower case without accents, words parted by single blanks; `occurrenceDate` and `OBJECT_ID` have two words."""
    text = re.sub(r"(?<=[a-ząćęłńóśźż])(?=[A-ZĄĆĘŁŃÓŚŹŻ])", " ", text).casefold().replace("ł", "l")
    text = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return " ".join(_PARTS.findall(text))


def _says(word: str, wanted: str) -> bool:
    """Whether a word of a column's name is a wanted one, or its beginning, as `zgł.` is."""
    return word == wanted or (len(word) >= _SHORTEST and wanted.startswith(word))


def likeness(column: str, names: tuple[str, ...]) -> float:
    """From 0 to 1, how much a column's name is like one of some names; the first of these count a little more."""
    best, column = 0.0, plain(column)
    joined, words = column.replace(" ", ""), set(column.split())
    if not words:
        return 0.0
    for at, name in enumerate(map(plain, names)):
        wanted = set(name.split())
        if joined == name.replace(" ", ""):
            score = 1.0
        elif len(name) > 1 and all(any(_says(word, each) for word in words) for each in wanted):
            score = 0.6 + 0.2 * len(wanted) / len(words)
        elif len(name) > 4 and SequenceMatcher(None, joined, name.replace(" ", "")).ratio() >= _CLOSE:
            score = 0.6
        else:
            continue
        best = max(best, score - 0.005 * at)
    return best
