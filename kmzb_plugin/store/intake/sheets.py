"""Spreadsheets: every cell as text, the header where people put it, and no more unpacked than the memory bears."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import numpy as np
import pandas as pd
from osgeo import gdal, ogr

from ...analysis.progress import IsCancelled, Progress, stop_if
from ...text import UserError, tr
from . import headers, limits, workbook
from .headers import Record
from .options import FIND_OUT, ReadOptions
from .table import Table

_ODS = ".ods"
KINDS = (".xlsx", ".xlsm", _ODS)
_COLUMNS = 400
"""Columns of a row for which `limits` has room."""
_POLL_EVERY = 5_000
_PIECE = 2**20


def read(
    path: Path,
    options: ReadOptions = FIND_OUT,
    cancelled: IsCancelled = lambda: False,
    most_rows: int | None = None,
    progress: Progress = lambda fraction: None,
) -> tuple[Table, list[str], bool]:
    """A sheet (the first that has rows, if none is named), the names of all, and whether the rows are all it has.

    Raises UserError where the file is damaged, too large, or has no such sheet; Cancelled.
    """
    with _opened(path, cancelled, progress) as book:
        if options.sheet and options.sheet not in book.names:
            raise UserError(
                tr("«{name}» has no sheet «{sheet}». It has: {sheets}.").format(
                    name=path.name, sheet=options.sheet, sheets=", ".join(book.names)
                )
            )
        for name in [options.sheet] if options.sheet else book.names:
            records = book.rows(name)
            if (first := next(records, None)) is not None:
                table, whole = _table(path, name, chain([first], records), options, most_rows)
                return table, book.names, whole
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


@dataclass(frozen=True)
class _Book:
    """A spreadsheet: the names of its sheets, and the rows of one that are not empty, with their numbers."""

    names: list[str]
    rows: Callable[[str], Iterator[Record]]


@contextmanager
def _opened(path: Path, cancelled: IsCancelled, progress: Progress) -> Iterator[_Book]:
    damaged = tr("The file «{name}» is damaged or is no spreadsheet.").format(name=path.name)

    def heard(fraction: float) -> None:
        stop_if(cancelled)
        progress(fraction)

    try:
        _check_size(path, cancelled)
        if path.suffix.lower() == _ODS:
            with _opened_by_gdal(path) as dataset:
                names = [dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())]
                yield _Book(names, lambda name: _rows_of_gdal(dataset.GetLayerByName(name), cancelled))
        else:
            with workbook.opened(path) as book:
                yield _Book(book.names, lambda name: book.rows(name, heard))
    except (workbook.Damaged, BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise UserError(damaged, str(error)) from error


@contextmanager
def _opened_by_gdal(path: Path) -> Iterator[gdal.Dataset]:
    """A sheet of OpenDocument without headers, all cells as texts: it is parsed when it is read, not when opened."""
    options = {"OGR_ODS_HEADERS": "DISABLE", "OGR_ODS_FIELD_TYPES": "STRING"}
    for name, value in options.items():
        gdal.SetThreadLocalConfigOption(name, value)
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR, allowed_drivers=["ODS"])
        if dataset is None:
            raise workbook.Damaged("no OpenDocument")
        yield dataset
    finally:
        gdal.PopErrorHandler()
        for name in options:
            gdal.SetThreadLocalConfigOption(name, None)


def _rows_of_gdal(sheet: ogr.Layer, cancelled: IsCancelled) -> Iterator[Record]:
    columns = range(sheet.GetLayerDefn().GetFieldCount())
    sheet.ResetReading()
    for at, feature in enumerate(sheet):
        if at % _POLL_EVERY == 0:
            stop_if(cancelled)
        cells = [feature.GetFieldAsString(i) for i in columns]
        if any(map(str.strip, cells)):
            yield feature.GetFID(), cells


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
