"""A filter in SQLite's SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..filter import Language, Said

MOST_MARKS = 500
"""Values bound one by one; more go as one JSON array, because a statement has room for some 32,000 marks."""

LONGEST = 50_000
"""Bytes of a pattern that SQLite takes; no number and no place is as long."""


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
        """The text stands in number or place, in upper or lower case.

        LIKE knows that of ASCII letters only; GLOB, which takes four times as long, is told both cases of the others.
        The two are not used together: the LIKE that newer GDAL brings along misses «Łąkowa» by «%__kowa%».
        """
        glob = f"*{''.join(map(_in_either_case, text))}*"
        if "\0" in text or len(glob.encode()) > LONGEST:
            return "0", []  # SQLite reads up to the NUL, and refuses what is longer
        if text.isascii():
            escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            return "(number LIKE ? ESCAPE '\\' OR place LIKE ? ESCAPE '\\')", [f"%{escaped}%"] * 2
        return "(number GLOB ? OR place GLOB ?)", [glob] * 2


def _in_either_case(letter: str) -> str:
    cases = {case for case in (letter, letter.lower(), letter.upper()) if len(case) == 1}
    if len(cases) > 1 or letter in "*?[":
        return f"[{''.join(sorted(cases))}]"
    return letter


SQLITE = SQLite()
