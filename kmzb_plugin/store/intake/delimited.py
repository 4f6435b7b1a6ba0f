"""CSV files as they come: compressed or not, in the encodings and with the delimiters that Polish programs write."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

import numpy as np
import pandas as pd

from ...analysis.progress import Cancelled
from ...text import UserError, tr
from . import encodings, headers, limits, textlines
from .headers import LOOKED_AT, Record, header_at
from .options import FIND_OUT, ReadOptions
from .table import MalformedRow, Table, rows_listed

DELIMITERS = {",": ",", ";": ";", "\t": "TAB", "|": "|"}
_LONGEST_CELL = 10_000_000
_HEAD_LINES = 2_000  # of physical lines, of which the encoding is guessed for a preview
_POLL_EVERY = 20_000


def read(path: Path, options: ReadOptions = FIND_OUT, cancelled: Callable[[], bool] = lambda: False) -> Table:
    """A whole CSV file, gzip-compressed or not; about 1 kB of memory a row. Raises UserError, Cancelled."""
    most = limits.most_bytes()
    if path.stat().st_size > most:
        raise limits.too_large(path.name, most)
    # A file is read twice: what its last line is written in decides how its first is read.
    _check(options)
    found = _encodings(_heard(textlines.lines(path, options.encoding, most), cancelled), options)
    return _table(path, _heard(textlines.lines(path, options.encoding, most), cancelled), found, options)


def head(path: Path, options: ReadOptions, rows: int) -> tuple[Table, bool]:
    """The first rows of a CSV file of any size, and whether they are all."""
    _check(options)
    lines = textlines.lines(path, options.encoding)
    first = list(islice(lines, _HEAD_LINES))
    return _head_table(path, chain(first, lines), _encodings(first, options), options, rows)


def _check(options: ReadOptions) -> None:
    """Raises UserError where the encoding or the delimiter is none."""
    if options.encoding:
        encodings.known(options.encoding)
    if options.delimiter and (len(options.delimiter) != 1 or options.delimiter in '\r\n"'):
        text = tr("«{text}» cannot part values. A delimiter is one character.")
        raise UserError(text.format(text=options.delimiter.strip("\r\n")))


def _heard(lines: Iterable[bytes], cancelled: Callable[[], bool]) -> Iterator[bytes]:
    for at, line in enumerate(lines):
        if at % _POLL_EVERY == 0 and cancelled():
            raise Cancelled
        yield line


def _encodings(lines: Iterable[bytes], options: ReadOptions) -> encodings.Found:
    if not options.encoding:
        return encodings.survey(lines)
    return encodings.Found(encodings.UTF8 if textlines.is_wide(options.encoding) else options.encoding)


def _head_table(
    path: Path, lines: Iterable[bytes], found: encodings.Found, options: ReadOptions, rows: int
) -> tuple[Table, bool]:
    asked: list[bool] = []
    table = _table(path, lines, found, options, rows, asked)
    return table, not asked


def _table(
    path: Path,
    lines: Iterable[bytes],
    found: encodings.Found,
    options: ReadOptions,
    most_rows: int | None = None,
    more: list[bool] | None = None,
) -> Table:
    """The table; with `most_rows` no more than that many rows, and `more` gets an entry where there are more."""
    reader = _Reader(path, lines, found)
    delimiter = options.delimiter or reader.delimiter()
    above, (header_row, header), records = headers.split(reader.records(delimiter), options, path.name)
    columns = headers.unique_names(header)
    rows: list[int] = []
    # Python's search for rubbish goes over all lists again and again, and past tuples of texts.
    cells: list[tuple[str, ...]] = []
    malformed: list[MalformedRow] = []
    bearable = limits.most_rows()
    for row, record in records:
        if most_rows is not None and len(rows) + len(malformed) >= most_rows:
            if more is not None:
                more.append(True)
            break
        if len(rows) >= bearable:
            raise limits.too_many_rows(path.name, bearable)
        if len(record) == len(columns):
            rows.append(row)
            cells.append(tuple(record))
        else:
            reason = tr("The row has {found} values where the header has {expected}.")
            malformed.append(MalformedRow(row, record, reason.format(found=len(record), expected=len(columns))))
    encoding = options.encoding or reader.encoding
    return Table(
        name=path.name,
        frame=pd.DataFrame(cells, columns=columns, dtype=object),
        rows=np.array(rows, dtype=np.int64),
        malformed=malformed,
        form=f"CSV, {encoding}, {DELIMITERS.get(delimiter, delimiter)}",
        folder=path.parent,
        read_as=ReadOptions(encoding, delimiter, "", header_row),
        above=above,
        notes=reader.notes(found),
    )


@dataclass
class _Reader:
    """Records of a file, and what was noticed while they were read."""

    path: Path
    source: Iterable[bytes]
    found: encodings.Found
    nuls: int = 0
    odd_rows: list[int] = field(default_factory=list)
    unreadable_rows: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._decoder = encodings.Decoder(self.found)
        self._lines: Iterator[str] = map(self._decoded, self.source)
        self._at = 0
        # Lines with something to say: some are read long before the record that they belong to.
        self._odd: deque[int] = deque()
        self._unreadable: deque[int] = deque()

    @property
    def encoding(self) -> str:
        """The main encoding; a file in UTF-16 has become UTF-8 on the way."""
        return textlines.marked(self.path) or self.found.main

    def _decoded(self, line: bytes) -> str:
        if b"\0" in line:
            # A NUL says nothing, and the libraries take a text for finished there.
            self.nuls += line.count(b"\0")
            line = line.replace(b"\0", b"")
        self._at += 1
        odd, unreadable = self._decoder.odd, self._decoder.unreadable
        text = self._decoder(line)
        if self._decoder.odd != odd:
            self._odd.append(self._at)
        if self._decoder.unreadable != unreadable:
            self._unreadable.append(self._at)
        return text

    def delimiter(self) -> str:
        """The delimiter that cuts most of the first records into as many values as the header has."""
        first = list(islice(self._lines, LOOKED_AT))
        self._lines = chain(first, self._lines)
        return guess_delimiter(first)

    def records(self, delimiter: str) -> Iterator[Record]:
        """Records with the number a spreadsheet shows for them; empty lines are no records."""
        csv.field_size_limit(_LONGEST_CELL)
        row = 0
        try:
            reader = csv.reader(self._lines, delimiter=delimiter, strict=True)
            for row, record in enumerate(reader, start=1):
                if self._odd or self._unreadable:
                    _note(self._odd, reader.line_num, self.odd_rows, row)
                    _note(self._unreadable, reader.line_num, self.unreadable_rows, row)
                if any(map(str.strip, record)):
                    yield row, record
        except csv.Error as error:
            raise UserError(
                tr(
                    "Row {row} of «{name}» cannot be read: a quotation mark is not closed or stands inside a value. "
                    "Correct the row and import again; nothing was imported."
                ).format(row=row + 1, name=self.path.name),
                str(error),
            ) from error

    def notes(self, found: encodings.Found) -> tuple[str, ...]:
        """What was noticed, in sentences."""
        said = []
        if self.odd_rows:
            said.append(
                tr("The file is in {main}, but these rows hold texts in {other} and were read so: {rows}.").format(
                    main=found.main, other=found.other, rows=rows_listed(self.odd_rows)
                )
            )
        if self.unreadable_rows:
            said.append(
                tr("These rows hold characters that {encoding} does not know; they were read as �: {rows}.").format(
                    encoding=found.main, rows=rows_listed(self.unreadable_rows)
                )
            )
        if self.nuls:
            said.append(tr("%n NUL characters were left out.", self.nuls))
        return tuple(said)


def _note(lines: deque[int], last: int, rows: list[int], row: int) -> None:
    """Notes a record whose last line has that number if one of the lines up to it is among those."""
    if lines and lines[0] <= last:
        rows.append(row)
    while lines and lines[0] <= last:
        lines.popleft()


def guess_delimiter(lines: Sequence[str]) -> str:
    """The delimiter that cuts most of the records into as many values as the header has; a comma where none cuts."""
    return max(DELIMITERS, key=lambda delimiter: _fit(lines, delimiter))


def _fit(lines: Sequence[str], delimiter: str) -> tuple[float, int, int]:
    """How well: the share of the records, forgiving some bad rows; then how high and how wide the header."""
    try:
        records = [record for record in csv.reader(lines, delimiter=delimiter) if any(map(str.strip, record))]
    except csv.Error:
        return 0.0, 0, 0
    if not records:
        return 0.0, 0, 0
    at = header_at(records)
    width = len(records[at])
    if width < 2:
        return 0.0, 0, 0
    share = sum(len(record) == width for record in records) / len(records)
    return round(share * 5) / 5, -at, width
