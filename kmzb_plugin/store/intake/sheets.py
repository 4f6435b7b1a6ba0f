"""Spreadsheets: every cell as text, the header where people put it, and no more unpacked than the memory bears."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from itertools import chain
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import numpy as np
import pandas as pd

from ...analysis.progress import IsCancelled, Progress, stop_if
from ...text import UserError, quoted, tr
from . import headers, limits, opendocument
from .excel import Excel
from .headers import Record
from .opendocument import OpenDocument
from .options import FIND_OUT, ReadOptions
from .table import Table, rows_listed
from .workbook import Book, Damaged

KINDS = (".xlsx", ".xlsm", ".ods")
_COLUMNS = 400
"""Columns of a row for which `limits` has room."""
_PIECE = 2**20
_NOT_WHOLE = (Damaged, BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, KeyError)
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def read(
    path: Path,
    options: ReadOptions = FIND_OUT,
    cancelled: IsCancelled = lambda: False,
    most_rows: int | None = None,
    progress: Progress = lambda fraction: None,
) -> tuple[Table, list[str], bool]:
    """A sheet, the names of all, and whether the rows are all it has.

    If none is named it is the first that has rows and is not hidden; where all of those are empty, a hidden one.

    Raises UserError where the file is damaged, too large, or has no such sheet; Cancelled.
    """
    with _opened(path, cancelled, progress) as book:
        if options.sheet and options.sheet not in book.names:
            raise UserError(
                tr("«{name}» has no sheet «{sheet}». It has: {sheets}.").format(
                    name=path.name, sheet=options.sheet, sheets=", ".join(book.names)
                )
            )
        # Sorted by whether they are hidden: the others stay in their order.
        for name in [options.sheet] if options.sheet else sorted(book.names, key=book.hidden.__contains__):
            records = book.rows(name)
            if (first := next(records, None)) is not None:
                table, whole = _table(path, name, chain([first], records), options, most_rows)
                notes = (*_about_formulas(book, table), *_about_others(book, name, options))
                return replace(table, notes=notes), book.names, whole
    raise UserError(tr("The file «{name}» is empty.").format(name=path.name))


def _table(
    path: Path, sheet: str, found: Iterator[Record], options: ReadOptions, most_rows: int | None
) -> tuple[Table, bool]:
    above, (header_row, header), records = headers.split(found, options, path.name)
    rows: list[int] = []
    cells: list[tuple[str, ...]] = []
    whole, bearable, most, letters = True, limits.most_rows(), limits.most_bytes(), 0
    width = max(map(len, (header, *above)))
    for row, record in records:
        if len(rows) == most_rows:
            whole = False
            break
        letters += sum(map(len, record))
        width = max(width, len(record))
        # One text may stand in a million cells, and one cell far to the right makes all rows as wide.
        if len(rows) * max(1.0, width / _COLUMNS) >= bearable or letters > most:
            raise limits.too_many_rows(path.name, bearable)
        rows.append(row)
        cells.append(tuple(record))
    header += [""] * (width - len(header))
    filled = [record + ("",) * (width - len(record)) for record in cells]
    frame = pd.DataFrame(filled, columns=headers.unique_names(header), dtype=object)
    # A title above may reach over more columns than the list has.
    used = [bool(name.strip()) or bool(frame.iloc[:, i].str.strip().any()) for i, name in enumerate(header)]
    table = Table(
        name=path.name,
        frame=frame.loc[:, used],
        rows=np.array(rows, dtype=np.int64),
        form=tr("sheet «{name}»").format(name=sheet),
        folder=path.parent,
        read_as=ReadOptions("", "", sheet, header_row),
        above=[[cell for cell in record if cell.strip()] for record in above],
    )
    return table, whole


def _about_formulas(book: Book, table: Table) -> list[str]:
    """A formula that failed has left a text such as #N/A, which is no value; one that was not computed, nothing."""
    failed = tr("Cells that hold an error of the spreadsheet instead of a value (such as #N/A): rows {rows}.")
    empty = tr(
        "Cells whose formula was never computed, so that they are empty: rows {rows}. Open the file in a spreadsheet "
        "program and save it, then they have values."
    )
    last = table.rows[-1] if len(table.rows) else 0
    told = [
        (said, [row for row in found if row <= last])
        for said, found in ((failed, book.faults), (empty, book.uncomputed))
    ]
    return [said.format(rows=rows_listed(rows)) for said, rows in told if rows]


def _about_others(book: Book, name: str, options: ReadOptions) -> list[str]:
    """The other sheets that have rows too, where nobody said which sheet is meant."""
    if options.sheet:
        return []
    others = [other for other in book.names if other != name and next(book.rows(other), None) is not None]
    if not others:
        return []
    said = tr("Only the sheet «{sheet}» was read. These have rows too: {sheets}.")
    return [said.format(sheet=name, sheets=", ".join(map(quoted, others)))]


@contextmanager
def _opened(path: Path, cancelled: IsCancelled, progress: Progress) -> Iterator[Book]:
    damaged = tr("The file «{name}» is damaged or is no spreadsheet.").format(name=path.name)

    furthest = 0.0

    def heard(fraction: float) -> None:
        nonlocal furthest
        stop_if(cancelled)
        furthest = max(furthest, fraction)  # the other sheets are looked into as well
        progress(furthest)

    try:
        _check_size(path, cancelled)
        with ZipFile(path) as archive:
            kind = OpenDocument if opendocument.CONTENT in archive.NameToInfo else Excel
            yield kind(archive, heard)
    except _NOT_WHOLE as error:
        if _is_protected(path):
            raise UserError(_protected(path)) from error
        raise UserError(damaged, str(error)) from error


def _is_protected(path: Path) -> bool:
    """Whether a password keeps a file closed: that of OpenDocument says so, a workbook's is no archive any more."""
    try:
        with ZipFile(path) as archive:
            return b"encryption-data" in archive.read("META-INF/manifest.xml")
    except _NOT_WHOLE:
        with path.open("rb") as file:
            return file.read(8) == _COMPOUND and _PACKAGE in file.read(_PIECE)


def _protected(path: Path) -> str:
    return tr("The file «{name}» is protected by a password. Save it without one and import it again.").format(
        name=path.name
    )


def _check_size(path: Path, cancelled: IsCancelled) -> None:
    """Raises UserError where the file unpacks to more than the memory bears.

    It is unpacked for that, piece by piece, because what its directory says of its sizes may be a lie.
    """
    most = limits.most_bytes()
    with ZipFile(path) as archive:
        parts = archive.infolist()
        said = sum(part.file_size for part in parts)
        if said > most:
            raise limits.unpacks_to(path.name, said, most)
        total = 0
        for part in parts:
            true = copy(part)
            true.file_size = 2**63  # as far as it goes, not as far as the directory says
            with archive.open(true) as file:
                while piece := file.read(_PIECE):
                    total += len(piece)
                    if total > most:
                        raise limits.unpacks_to(path.name, None, most)
                    stop_if(cancelled)
        if total != said:
            raise BadZipFile("its directory lies about its sizes")
