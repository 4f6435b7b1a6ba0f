"""The periods of statistics: a year, a half, a quarter or a month, as tables write them in Polish and in English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_MONTHS = (
    ("styczeń", "stycznia", "sty", "january", "jan"),
    ("luty", "lutego", "lut", "february", "feb"),
    ("marzec", "marca", "mar", "march"),
    ("kwiecień", "kwietnia", "kwi", "april", "apr"),
    ("maj", "maja", "may"),
    ("czerwiec", "czerwca", "cze", "june", "jun"),
    ("lipiec", "lipca", "lip", "july", "jul"),
    ("sierpień", "sierpnia", "sie", "august", "aug"),
    ("wrzesień", "września", "wrz", "september", "sep", "sept"),
    ("październik", "października", "paź", "october", "oct"),
    ("listopad", "listopada", "lis", "november", "nov"),
    ("grudzień", "grudnia", "gru", "december", "dec"),
)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTH_OF = {
    **{name: number for number, names in enumerate(_MONTHS, 1) for name in names},
    **{roman: number for number, roman in enumerate(_ROMANS, 1)},
}
_WORDS = {
    6: r"(?:półrocz[ea]|polrocz[ea]|półr|polr|half)",
    3: r"(?:kwartał[u]?|kwartal[u]?|kw|quarter)",
}
_LETTERS = {6: "h", 3: "q"}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_FILLING = re.compile(r"\b(?:r|rok|roku|lata|year|okres)\b\.?")
_CODE = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?")


@dataclass(frozen=True, order=True)
class StatisticPeriod:
    """A period of 12, 6, 3 or 1 whole months that begins where one of its kind does; `first` is its first month."""

    year: int
    first: int
    months: int

    @property
    def code(self) -> str:
        """`2025`, `2025-H1`, `2025-Q3` or `2025-07`: as the store keeps it."""
        if self.months == 12:
            return str(self.year)
        if self.months == 1:
            return f"{self.year}-{self.first:02}"
        return f"{self.year}-{_LETTERS[self.months].upper()}{(self.first - 1) // self.months + 1}"

    @property
    def starts(self) -> date:
        """Its first day."""
        return date(self.year, self.first, 1)

    @property
    def ends(self) -> date:
        """The day after its last."""
        after = self.first + self.months
        return date(self.year + 1, 1, 1) if after > 12 else date(self.year, after, 1)

    @classmethod
    def from_code(cls, code: str) -> StatisticPeriod:
        """From what `code` says. Raises ValueError."""
        found = _CODE.fullmatch(code)
        if found is None:
            raise ValueError(f"{code!r} is no period of statistics")
        year, half, quarter, month = found.groups()
        if half:
            return cls(int(year), 6 * int(half) - 5, 6)
        if quarter:
            return cls(int(year), 3 * int(quarter) - 2, 3)
        return cls(int(year), int(month), 1) if month else cls(int(year), 1, 12)


@lru_cache(maxsize=10_000)
def read_period(text: str, year: str = "") -> StatisticPeriod | None:
    """What a cell or the head of a column says, with the year of another column where it has none itself.

    `2025`, `2025 r.`, `I półrocze 2025`, `2025-H1`, `III kw. 2025`, `Q3 2025`, `lipiec 2025`, `07.2025`, `2025-07`,
    `I-VI 2025`; None for anything else: days, spans of other lengths, several years.
    """
    said = text.strip().casefold().replace("–", "-").replace("—", "-")
    if not _YEAR.search(said) and (added := _YEAR.fullmatch(year.strip().removesuffix(".0"))):
        if said.isdigit() and said.removeprefix("0") in map(str, range(1, 13)):
            return StatisticPeriod(int(added[1]), int(said), 1)
        said = f"{said} {added[1]}"
    years = _YEAR.findall(said)
    if len(years) != 1:
        return None
    number = int(years[0])
    before, _, after = _YEAR.sub("\0", said).partition("\0")
    # A month in figures is joined to its year: `2025-07`, `07.2025`, `7/2025`.
    if joined := re.fullmatch(r"(?:(\d{1,2})[-./]\0|\0(?:[-./]|m)(\d{1,2}))", f"{before}\0{after}"):
        month = int(joined[1] or joined[2])
        return StatisticPeriod(number, month, 1) if 1 <= month <= 12 else None
    rest = _FILLING.sub(" ", f"{before} {after}").strip(" .,;:/-()[]_")
    span = _months(" ".join(rest.split()))
    return None if span is None else StatisticPeriod(number, *span)


def _months(rest: str) -> tuple[int, int] | None:
    """The first month and their number, by what stands beside the year."""
    if not rest:
        return 1, 12
    for months, words in _WORDS.items():
        most = 12 // months
        which = "(i{1,3}|iv|[1-4])"
        found = re.fullmatch(rf"{which}\.?[ -]*{words}\.?|{words}\.?[ -]*{which}|{_LETTERS[months]} ?([1-4])", rest)
        if found:
            said = found[1] or found[2] or found[3]
            place = int(said) if said.isdigit() else _ROMANS.index(said) + 1
            return (months * (place - 1) + 1, months) if place <= most else None
    names = [_MONTH_OF.get(each.strip(" .")) for each in rest.split("-")]
    if len(names) == 1 and names[0]:
        return names[0], 1
    if len(names) == 2 and names[0] and names[1]:
        first, months = names[0], names[1] - names[0] + 1
        return (first, months) if months in (12, 6, 3, 1) and (first - 1) % months == 0 else None
    return None
