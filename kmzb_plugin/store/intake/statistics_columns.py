"""Which column of a table of statistics is what: by the profile, by the names in use, by what the columns hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pandas as pd

from ...domain import teryt
from ...domain.statistic_periods import StatisticPeriod, read_period
from ...text import UserError, tr
from .statistics_profile import StatisticsProfile
from .table import Table

_NAMES = {
    "area": (
        *("teryt", "kod teryt", "kod terytorialny", "kod gus", "jpt kod je", "terc", "kod", "kod obszaru"),
        *("kod jednostki", "identyfikator", "area code", "area", "code", "id teryt", "teryt code"),
    ),
    "category": (
        *("kategoria", "category", "kategoria przestępstwa", "rodzaj przestępstwa", "rodzaj", "przestępstwo"),
        *("wykroczenie", "czyn", "typ", "type", "grupa", "zmienna", "wskaźnik", "kategoria zdarzenia"),
    ),
    "period": ("okres", "period", "rok", "year", "lata", "rok sprawozdawczy", "okres sprawozdawczy", "czas"),
    "part": ("miesiąc", "miesiac", "month", "kwartał", "kwartal", "quarter", "półrocze", "polrocze", "half"),
    "count": (
        *("liczba", "count", "n", "wartość", "wartosc", "value", "ilość", "ilosc", "liczba zdarzeń"),
        *("liczba przestępstw", "liczba wykroczeń", "przestępstwa stwierdzone", "stwierdzone", "suma zdarzeń"),
    ),
}
# Numbers that are no counts of plane 1: a table of statistics often has them beside it.
_OTHERS = re.compile(
    r"(?:l\.?\s?p\.?|nr|no|row|wiersz|fid|ogc fid|gid|objectid|id|rok|year|area km.*|shape (?:area|leng).*"
    r"|.*(?:ludność|ludności|mieszkańc|powierzchni|population|inhabitants|wykrywalno|na 1000|na 1 tys"
    r"|na 10 tys|na 100 tys|%|procent).*)"
)
TOTAL = re.compile(
    r"(?:razem|ogółem|ogolem|suma|łącznie|lacznie|total|sum|all|polska|poland|kraj)\b.*"
    r"|.*\b(?:razem|ogółem|ogolem|łącznie|lacznie|total)",
    re.IGNORECASE,
)
"""How what sums the others up is called: «Ogółem», «Przestępstwa ogółem», «Polska»."""
_NUMBER = re.compile(r"[+-]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?")
_PARTS = re.compile(r"[;|/\n]|\s-\s")
_LOOKED_AT = 2_000
_UNIT = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True)
class CountColumn:
    """A column of counts: what its head says of category and period, empty and None where it does not."""

    name: str
    category: str
    period: StatisticPeriod | None
    part: str = ""
    is_total: bool = False


@dataclass(frozen=True)
class Columns:
    """The columns by what they are, empty for none; `left` are those that were not used."""

    area: str
    category: str
    period: str
    part: str
    counts: list[CountColumn]
    left: list[str]

    @property
    def wide(self) -> bool:
        """Whether the heads say what the counts are, rather than a column beside them."""
        return len(self.counts) > 1 or bool(self.counts[0].category or self.counts[0].period)


def find(table: Table, profile: StatisticsProfile) -> Columns:
    """The columns of a table. Raises UserError where it has no codes of areas or no counts."""
    if len(table.frame) > 2 * _LOOKED_AT:
        # Some thousand rows from all over the table tell what its columns hold.
        table = replace(table, frame=table.frame.iloc[:: len(table.frame) // _LOOKED_AT])
    there = list(table.frame.columns)
    missing = [name for name in (*profile.columns.values(), *profile.ignore) if name not in there]
    if needed := [name for name in missing if name in profile.columns.values()]:
        raise UserError(
            tr(
                "«{name}» lacks the columns {missing} that the import profile names. It has the columns {present}. "
                "Nothing was imported."
            ).format(name=table.name, missing=", ".join(needed), present=", ".join(there))
        )
    chosen = dict(profile.columns)
    free = [name for name in there if name not in chosen.values() and name not in profile.ignore]
    if "area" not in chosen:
        chosen["area"] = _area(table, free)
        free.remove(chosen["area"])
    for key in ("category", "period", "part", "count"):
        if key not in chosen and (found := _named(free, _NAMES[key])) and _may_be(table.frame[found], key):
            chosen[key] = found
            free.remove(found)
    if "count" in chosen:
        counts = [CountColumn(chosen["count"], "", None)]
    else:
        counts = [_head(name) for name in free if _holds_counts(name, table.frame[name], profile)]
        counts = _judged(counts, bool(chosen.get("period") or profile.period))
    if not counts:
        raise UserError(
            tr("«{name}» has no column of counts. It has the columns {present}. Nothing was imported.").format(
                name=table.name, present=", ".join(there)
            )
        )
    taken = {each.name for each in counts}
    return Columns(
        area=chosen["area"],
        category=chosen.get("category", ""),
        period=chosen.get("period", ""),
        part=chosen.get("part", ""),
        counts=counts,
        left=[name for name in there if name not in taken and name not in chosen.values()],
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").split())


def _named(free: list[str], names: tuple[str, ...]) -> str:
    """The column with the name that stands first in `names`; empty for none."""
    by_name = {_plain(name): name for name in reversed(free)}
    return next((by_name[name] for name in names if name in by_name), "")


def _share(cells: pd.Series, passes: list[bool]) -> float:
    filled = (cells.str.strip() != "").to_numpy()
    return float(sum(good for good, full in zip(passes, filled, strict=True) if full)) / max(int(filled.sum()), 1)


def _codes_share(cells: pd.Series) -> float:
    codes = teryt.read(cells.tolist())
    return _share(
        cells, [code is not None or country for code, country in zip(codes.codes, codes.country, strict=True)]
    )


def _area(table: Table, free: list[str]) -> str:
    named = [name for word in _NAMES["area"] for name in free if _plain(name) == word]
    for name in dict.fromkeys(named):
        if _codes_share(table.frame[name]) > 0.3:
            return name
    # Small numbers are codes as well as counts: without a name only codes of four digits or more tell.
    for name in free:
        cells = table.frame[name]
        if _codes_share(cells) > 0.8 and cells.str.strip().str.len().median() >= teryt.POWIAT and not _is_period(cells):
            return name
    if named:
        return named[0]
    raise UserError(
        tr(
            "«{name}» has no column of TERYT codes of areas. It has the columns {present}. Name the column TERYT, or "
            "name it in an import profile. Nothing was imported."
        ).format(name=table.name, present=", ".join(table.frame.columns))
    )


def _is_period(cells: pd.Series) -> bool:
    return _share(cells, [read_period(text) is not None for text in cells.tolist()]) > 0.5


def _may_be(cells: pd.Series, key: str) -> bool:
    """A column named as categories is, yet full of numbers, holds counts of that name."""
    if key != "category":
        return True
    return _share(cells, [_NUMBER.fullmatch(text.strip()) is not None for text in cells.tolist()]) < 0.5


def _holds_counts(name: str, cells: pd.Series, profile: StatisticsProfile) -> bool:
    if _OTHERS.fullmatch(_plain(name)):
        return False
    texts = cells.str.strip().tolist()
    numbers = [_NUMBER.fullmatch(text) is not None or text in profile.zero for text in texts]
    or_missing = [good or text in profile.missing for good, text in zip(numbers, texts, strict=True)]
    return _head(name).period is not None or (any(numbers) and _share(cells, or_missing) > 0.5)


def _head(name: str) -> CountColumn:
    """What the head of a column says: a period, a category, or both as in `Kradzież;2024;[szt.]` or `Kradzież 2024`."""
    said = _UNIT.sub("", name).strip(" ;")
    if period := read_period(said):
        return CountColumn(name, "", period)
    parts = [part.strip() for part in _PARTS.split(said) if part.strip()]
    periods = [read_period(part) for part in parts]
    if sum(each is not None for each in periods) == 1:
        (period,) = (each for each in periods if each is not None)
        category = "; ".join(part for part, each in zip(parts, periods, strict=True) if each is None)
        return CountColumn(name, category, period, is_total=TOTAL.fullmatch(category) is not None)
    if found := re.fullmatch(r"(.+?)[\s_(]+((?:19|20)\d\d)\)?(?:\s*r\.?)?", said):
        return CountColumn(name, found[1].strip(" ,_("), read_period(found[2]))
    if read_period(said, "2000"):
        return CountColumn(name, "", None, part=said)
    return CountColumn(name, said, None, is_total=TOTAL.fullmatch(said) is not None)


def _judged(counts: list[CountColumn], has_period: bool) -> list[CountColumn]:
    """A head such as «I» or «maj» is a month only where all heads but the total are, and a column says the year."""
    parts = [each for each in counts if each.part]
    if parts and has_period and all(each.part or each.is_total for each in counts):
        return counts
    return [CountColumn(each.name, each.part, None) if each.part else each for each in counts]
