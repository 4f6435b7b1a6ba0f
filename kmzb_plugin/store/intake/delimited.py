"""CSV files as they come: compressed or not, in the encodings and with the delimiters that Polish programs write."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from ...text import UserError, tr
from .table import MalformedRow, Table

DELIMITERS = {",": ",", ";": ";", "\t": "TAB", "|": "|"}
_POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
_LONGEST_CELL = 10_000_000


def read(path: Path) -> Table:
    """A CSV file, gzip-compressed or not; about 2 kB of memory a row. Raises UserError."""
    text, encoding = decode(_content(path))
    # A NUL says nothing, and the libraries below take a text for finished there.
    text = text.replace("\x00", "")
    lines = io.StringIO(text, newline="")
    delimiter = guess_delimiter(next((line for line in lines if line.strip()), ""))
    records = _records(text, delimiter, path.name)
    header = next(records, None)
    if header is None:
        raise UserError(tr("The file «{name}» is empty.").format(name=path.name))
    columns = unique_names(header[1])
    rows, cells, malformed = [], [], []
    for row, record in records:
        if len(record) == len(columns):
            rows.append(row)
            cells.append(record)
        else:
            reason = tr("The row has {found} values where the header has {expected}.")
            malformed.append(MalformedRow(row, record, reason.format(found=len(record), expected=len(columns))))
    return Table(
        name=path.name,
        frame=pd.DataFrame(cells, columns=columns, dtype=object),
        rows=np.array(rows, dtype=np.int64),
        malformed=malformed,
        form=f"CSV, {encoding}, {DELIMITERS[delimiter]}",
    )


def decode(content: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    UTF-8 and UTF-16 are certain. Else it is Windows-1250 or ISO 8859-2, which differ in six Polish letters: the one
    that makes more Polish letters of them wins.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        windows = content.decode("cp1250", errors="replace")
        iso = content.decode("iso-8859-2")
    if _polish_letters(iso) > _polish_letters(windows):
        return iso, "ISO-8859-2"
    return windows, "Windows-1250"


def _polish_letters(text: str) -> int:
    return sum(text.count(letter) for letter in _POLISH)


def guess_delimiter(header: str) -> str:
    """The delimiter that cuts the header into most columns; a comma where none cuts it."""
    return max(DELIMITERS, key=lambda delimiter: len(next(csv.reader([header], delimiter=delimiter), [])))


def unique_names(header: list[str]) -> list[str]:
    """Column names without surrounding blanks; a repeated or empty one gets a number, so that no column is lost."""
    names: list[str] = []
    for position, name in enumerate((name.strip() for name in header), start=1):
        base, candidate, again = name or f"column {position}", name or f"column {position}", 2
        while candidate in names:
            candidate, again = f"{base} ({again})", again + 1
        names.append(candidate)
    return names


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
    except (OSError, EOFError, zlib.error) as error:
        raise UserError(
            tr("The file «{name}» cannot be read: {reason}.").format(name=path.name, reason=error)
        ) from error


def _records(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Records with the number a spreadsheet shows for them; empty lines are no records."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    row = 0
    try:
        for row, record in enumerate(reader, start=1):
            if any(cell.strip() for cell in record):
                yield row, record
    except csv.Error as error:
        raise UserError(
            tr(
                "Row {row} of «{name}» cannot be read: a quotation mark is not closed or stands inside a value. "
                "Correct the row and import again; nothing was imported."
            ).format(row=row + 1, name=name),
            str(error),
        ) from error
