"""The first rows of a file or layer, so that somebody sees what the columns hold before anything is imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource

from ...text import tr
from . import delimited, open311, sheets
from .options import FIND_OUT, ReadOptions
from .reading import existing, is_delimited, is_sheet, layer_names, layer_of, read_layer
from .table import Table

ROWS = 100


@dataclass(frozen=True)
class Preview:
    """`rows` are the first rows as text and `numbers` the numbers a person finds them by; `whole` says that they are
    all. `sheets` are the sheets of a spreadsheet or the layers of a file. `crs` and `x`, `y` (n,) are those of a layer
    with points; `crs` is empty for a table. `above` holds the records above the header.
    """

    name: str
    columns: list[str]
    rows: list[list[str]]
    numbers: list[int]
    read_as: ReadOptions
    sheets: list[str]
    crs: str
    whole: bool
    form: str = ""
    above: list[list[str]] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    x: np.ndarray | None = None
    y: np.ndarray | None = None

    @property
    def frame(self) -> pd.DataFrame:
        """The rows as a table of text columns."""
        return pd.DataFrame(self.rows, columns=self.columns, dtype=object)


def preview(
    source: str | Path | QgsFeatureSource,
    options: ReadOptions = FIND_OUT,
    rows: int = ROWS,
    cancelled: Callable[[], bool] = lambda: False,
) -> Preview:
    """The first rows. A CSV file of any size is read no further; a spreadsheet has to be unpacked.

    Raises UserError where the source cannot be read, Cancelled where `cancelled` said so.
    """
    if not isinstance(source, str | Path):
        return _of_layer(source, tr("layer"), options, rows, cancelled)
    if open311.is_address(source):
        return _first(open311.fetch(str(source), cancelled), rows)
    path = existing(source)
    if is_delimited(path):
        return _of(*delimited.head(path, options, rows))
    if is_sheet(path):
        table, names, whole = sheets.read(path, options, cancelled, rows)
        return _of(table, whole, names)
    if open311.is_requests(path):
        return _first(open311.read(path), rows)
    layer, options = layer_of(source, options)
    return _of_layer(layer, path.name, options, rows, cancelled, layer_names(path))


def _of_layer(
    source: QgsFeatureSource,
    name: str,
    options: ReadOptions,
    rows: int,
    cancelled: Callable[[], bool],
    names: list[str] | None = None,
) -> Preview:
    table = read_layer(source, name, cancelled, rows)
    total = source.featureCount()
    whole = len(table.frame) == total if total >= 0 else len(table.frame) < rows
    return _of(table, whole, names or [], options)


def _first(table: Table, rows: int) -> Preview:
    whole = len(table.frame) <= rows
    found = _of(table, whole)
    return found if whole else Preview(**{**vars(found), "rows": found.rows[:rows], "numbers": found.numbers[:rows]})


def _of(table: Table, whole: bool, names: list[str] | None = None, read_as: ReadOptions | None = None) -> Preview:
    """Rows that do not fit the header are shown where they stand, cut or filled up."""
    width = len(table.frame.columns)
    numbered = list(zip(table.rows.tolist(), table.frame.to_numpy().tolist(), strict=True))
    numbered += [(bad.row, (bad.cells + [""] * width)[:width]) for bad in table.malformed]
    if table.malformed:
        numbered.sort(key=lambda pair: pair[0])
    return Preview(
        name=table.name,
        columns=list(table.frame.columns),
        rows=[cells for _, cells in numbered],
        numbers=[number for number, _ in numbered],
        read_as=read_as or table.read_as,
        sheets=names or [],
        crs=table.crs,
        whole=whole,
        form=table.form,
        above=table.above,
        notes=table.notes,
        x=table.x,
        y=table.y,
    )
