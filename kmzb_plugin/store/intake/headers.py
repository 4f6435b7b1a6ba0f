"""Where the names of the columns stand: in people's lists often below a title, a date and an empty row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from statistics import median

from ...locale import number
from ...text import UserError, tr
from .options import ReadOptions

LOOKED_AT = 60
"""Records at the beginning of a file that are looked at."""
_ENOUGH = 0.7
_LABEL = re.compile(r"[^\W\d_]\s*:(\s|$)")
_VALUE = re.compile(r"[\s\d.,:/+\-−%°'\"]*")


Record = tuple[int, list[str]]
"""A row's number in the file and its values."""


def split(
    records: Iterator[Record], options: ReadOptions, name: str
) -> tuple[list[list[str]], Record, Iterator[Record]]:
    """What stands above the header, the header, and the records below it. Raises UserError where there is none."""
    if options.header_row:
        above: list[list[str]] = []
        for record in records:
            if record[0] >= options.header_row:
                return above, record, records
            above.append(record[1])
        raise UserError(
            tr("«{name}» has no row {row} that could hold the names of the columns.").format(
                name=name, row=number(options.header_row)
            )
        )
    first = list(islice(records, LOOKED_AT))
    if not first:
        raise UserError(tr("The file «{name}» is empty.").format(name=name))
    at = header_at([record for _, record in first])
    return [record for _, record in first[:at]], first[at], chain(first[at + 1 :], records)


def header_at(records: Sequence[Sequence[str]]) -> int:
    """The position of the header among the first records (none of them empty): the first that is as full as the rows.

    One that holds numbers or dates gives way to a fuller one of words alone further down.
    """
    counts = [sum(bool(cell.strip()) for cell in record) for record in records]
    usual = median([count for count in counts if count > 1] or [1])
    enough = [at for at, count in enumerate(counts) if count >= max(min(usual, 2), _ENOUGH * usual)]
    # `Data:` is the label of one value, not the name of a column.
    enough = [at for at in enough if not any(map(_LABEL.search, records[at]))] or enough
    if not enough:
        return 0
    first = enough[0]
    if _of_words(records[first]):
        return first
    later = (at for at in enough[1:] if counts[at] > counts[first] and _of_words(records[at]))
    return next(later, first)


def _of_words(record: Sequence[str]) -> bool:
    """Whether no value is a number, a date or a time."""
    return not any(cell.strip() and _VALUE.fullmatch(cell) for cell in record)


def unique_names(header: Sequence[str]) -> list[str]:
    """Column names in one line without surrounding blanks; a repeated or empty one gets a number: none is lost."""
    names: list[str] = []
    seen: set[str] = set()
    for position, name in enumerate((" ".join(name.split()) for name in header), start=1):
        base, candidate, again = name or f"column {position}", name or f"column {position}", 2
        while candidate in seen:
            candidate, again = f"{base} ({again})", again + 1
        seen.add(candidate)
        names.append(candidate)
    return names


def labelled(above: Sequence[Sequence[str]]) -> dict[str, str]:
    """What stands above the header with a label before it: `Data spotkania: 12.05.2025`, in one cell or in two."""
    found: dict[str, str] = {}
    for record in above:
        cells = [" ".join(cell.split()) for cell in record if cell.strip()]
        at = 0
        while at < len(cells):
            label, colon, value = cells[at].partition(":")
            if colon and value.strip():
                found.setdefault(label.strip(), value.strip())
            elif at + 1 < len(cells) and (colon or len(cells) == 2):
                found.setdefault(label.strip(), cells[at + 1])
                at += 1
            at += 1
    return found
