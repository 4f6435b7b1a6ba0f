"""A filter in SQLite's SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..filter import Language, Said

MOST_MARKS = 500
"""Values bound one by one; more go as one JSON array, because a statement has room for some 32,000 marks."""


def as_list(values: Iterable[str]) -> str:
    """Any number of texts as one value, for `IN (SELECT value FROM json_each(?))`."""
    return json.dumps(list(values))


class SQLite(Language):
    """SQLite's SQL."""

    by_code_points = "COLLATE BINARY"

    def one_of(self, column: str, values: tuple[str, ...]) -> Said:
        """The column has one of the values, of which there may be any number."""
        if len(values) <= MOST_MARKS:
            return super().one_of(column, values)
        return f"{column} IN (SELECT value FROM json_each(?))", [as_list(values)]  # nosec B608

    def mentions(self, text: str) -> Said:
        """The text stands in number or place.

        LIKE knows upper and lower case of ASCII letters only, so any other letter matches every letter in its place:
        «łąkowa» finds «Łąkowa», and hardly anything else.
        """
        escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        pattern = "".join(letter if letter.isascii() else "_" for letter in escaped)
        return "(number LIKE ? ESCAPE '\\' OR place LIKE ? ESCAPE '\\')", [f"%{pattern}%"] * 2


SQLITE = SQLite()
