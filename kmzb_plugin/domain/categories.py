"""Categories of threats: a versioned dictionary, never an enum, because the map's own list changes over the years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from . import tables
from .redaction import mask

UNKNOWN_PREFIX = "unknown:"


@dataclass(frozen=True)
class Category:
    """One entry of the dictionary; `public` is yes, no or confirmed_only, validity is half open [from, to]."""

    code: str
    name_pl: str
    name_en: str
    group: str
    valid_from: date
    valid_to: date | None
    alias_of: str
    public: str
    sensitive: bool
    description_required: bool

    @classmethod
    def from_row(cls, row: tables.Row) -> Category:
        """From a row of categories.csv or of a store's table `category`."""
        valid_to = tables.text(row["valid_to"])
        return cls(
            code=tables.text(row["code"]),
            name_pl=tables.text(row["name_pl"]),
            name_en=tables.text(row["name_en"]),
            group=tables.text(row["group"]),
            valid_from=date.fromisoformat(tables.text(row["valid_from"])),
            valid_to=date.fromisoformat(valid_to) if valid_to else None,
            alias_of=tables.text(row["alias_of"]),
            public=tables.text(row["public"]),
            sensitive=tables.truth(row["sensitive"]),
            description_required=tables.truth(row["description_required"]),
        )

    def is_current(self, on: date) -> bool:
        """Whether the category may be chosen for a new report on that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True)
class Resolved:
    """What a text of an imported file means: a code, whether it is known, and the old name it was mapped from."""

    code: str
    known: bool
    alias: str = ""


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


class Categories:
    """The dictionary with look-ups by code and by any name in use since 2016."""

    def __init__(self, categories: Iterable[Category]) -> None:
        self._by_code = {category.code: category for category in categories}
        self._by_name: dict[str, Category] = {}
        for category in self._by_code.values():
            for name in (category.code, category.name_pl, category.name_en):
                self._by_name.setdefault(_key(name), category)

    @classmethod
    def seed(cls) -> Categories:
        """The dictionary a new store begins with."""
        return cls(Category.from_row(row) for row in tables.seed("categories"))

    def __iter__(self) -> Iterator[Category]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Category:
        return self._by_code[code]

    def current(self, on: date) -> list[Category]:
        """The categories a report may have on that day, in the dictionary's order."""
        return [category for category in self if category.is_current(on)]

    def resolve(self, text: str) -> Resolved:
        """The code a text stands for: old names by `alias_of`, unknown ones kept verbatim behind `unknown:`.

        But for personal data: a wrong profile takes people's words for names, and codes stand in the clear everywhere.
        """
        category = self._by_name.get(_key(text))
        if category is None:
            kept = mask(text).text
            return Resolved(kept if kept.startswith(UNKNOWN_PREFIX) else UNKNOWN_PREFIX + kept, known=False)
        if category.alias_of:
            return Resolved(category.alias_of, known=True, alias=category.code)
        return Resolved(category.code, known=True)

    def label(self, code: str, language: str = "pl") -> str:
        """The name shown to people; an unknown code is shown as it was read."""
        category = self._by_code.get(code)
        if category is None:
            return code.removeprefix(UNKNOWN_PREFIX)
        return category.name_pl if language == "pl" else category.name_en
