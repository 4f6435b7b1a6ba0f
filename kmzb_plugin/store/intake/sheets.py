"""Spreadsheets: every cell as text, the header where people put it, and no more unpacked than the memory bears."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pandas as pd
from osgeo import gdal, ogr

from ...analysis.progress import Cancelled
from ...text import UserError, tr
from . import headers, limits
from .headers import Record
from .options import FIND_OUT, ReadOptions
from .table import Table

KINDS = {".xlsx": "XLSX", ".xlsm": "XLSX", ".ods": "ODS"}
_POLL_EVERY = 5_000
_PIECE = 2**20


def read(
    path: Path,
    options: ReadOptions = FIND_OUT,
    cancelled: Callable[[], bool] = lambda: False,
    most_rows: int | None = None,
) -> tuple[Table, list[str], bool]:
    """A sheet (the first that has rows, if none is named), the names of all, and whether the rows are all it has.

    Raises UserError where the file is damaged, too large, or has no such sheet; Cancelled.
    """
    with _opened(path, cancelled) as dataset:
        names = [dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())]
        if options.sheet and options.sheet not in names:
            raise UserError(
                tr("«{name}» has no sheet «{sheet}». It has: {sheets}.").format(
                    name=path.name, sheet=options.sheet, sheets=", ".join(names)
                )
            )
        for name in [options.sheet] if options.sheet else names:
            sheet = dataset.GetLayerByName(name)
            if next(_rows(sheet, cancelled), None) is not None:
                table, whole = _table(path, sheet, options, cancelled, most_rows)
                return table, names, whole
    raise UserError(tr("The file «{name}» is empty.").format(name=path.name))


def _table(
    path: Path, sheet: ogr.Layer, options: ReadOptions, cancelled: Callable[[], bool], most_rows: int | None
) -> tuple[Table, bool]:
    above, (header_row, header), records = headers.split(_rows(sheet, cancelled), options, path.name)
    rows: list[int] = []
    cells: list[list[str]] = []
    whole, bearable = True, limits.most_rows()
    for row, record in records:
        if len(rows) == most_rows:
            whole = False
            break
        if len(rows) >= bearable:
            raise limits.too_many_rows(path.name, bearable)
        rows.append(row)
        cells.append(record)
    frame = pd.DataFrame(cells, columns=headers.unique_names(header), dtype=object)
    # A title above may reach over more columns than the list has.
    used = [bool(name.strip()) or bool(frame.iloc[:, i].str.strip().any()) for i, name in enumerate(header)]
    table = Table(
        name=path.name,
        frame=frame.loc[:, used],
        rows=np.array(rows, dtype=np.int64),
        form=tr("sheet «{name}»").format(name=sheet.GetName()),
        folder=path.parent,
        read_as=ReadOptions("", "", sheet.GetName(), header_row),
        above=[[cell for cell in record if cell.strip()] for record in above],
    )
    return table, whole


def _rows(sheet: ogr.Layer, cancelled: Callable[[], bool]) -> Iterator[Record]:
    """Rows that are not empty, with their numbers."""
    columns = range(sheet.GetLayerDefn().GetFieldCount())
    sheet.ResetReading()
    for at, feature in enumerate(sheet):
        if at % _POLL_EVERY == 0 and cancelled():
            raise Cancelled
        cells = [feature.GetFieldAsString(i) for i in columns]
        if any(map(str.strip, cells)):
            yield feature.GetFID(), cells


@contextmanager
def _opened(path: Path, cancelled: Callable[[], bool]) -> Iterator[gdal.Dataset]:
    """The spreadsheet without headers, all cells as texts: sheets are parsed when they are read, not when opened."""
    damaged = tr("The file «{name}» is damaged or is no spreadsheet.").format(name=path.name)
    try:
        _check_size(path, cancelled)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise UserError(damaged, str(error)) from error
    kind = KINDS[path.suffix.lower()]
    options = {f"OGR_{kind}_HEADERS": "DISABLE", f"OGR_{kind}_FIELD_TYPES": "STRING"}
    for name, value in options.items():
        gdal.SetThreadLocalConfigOption(name, value)
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR, allowed_drivers=[kind])
        if dataset is None:
            raise UserError(damaged)
        yield dataset
    except RuntimeError as error:  # GDAL's own, where another plugin has switched its exceptions on
        raise UserError(damaged, str(error)) from error
    finally:
        gdal.PopErrorHandler()
        for name in options:
            gdal.SetThreadLocalConfigOption(name, None)


def _check_size(path: Path, cancelled: Callable[[], bool]) -> None:
    """Raises UserError where the file unpacks to more than the memory bears.

    It is unpacked for that, piece by piece, because what its directory says of its sizes may be a lie.
    """
    most = limits.most_bytes()
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > most:
            raise limits.too_large(path.name, most)
        total = 0
        for part in parts:
            with archive.open(part) as file:
                while piece := file.read(_PIECE):
                    total += len(piece)
                    if total > most:
                        raise limits.too_large(path.name, most)
                    if cancelled():
                        raise Cancelled
