"""A file as it was read: every cell as text, so that nothing is lost before it is understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from ...locale import number
from ...text import tr
from .options import FIND_OUT, ReadOptions

_SHOWN = 8


@dataclass(frozen=True)
class MalformedRow:
    """A row that does not fit the header: its number in the file, its cells, and why it was not read."""

    row: int
    cells: list[str]
    reason: str


@dataclass(frozen=True)
class Table:
    """What a reader returns.

    `frame` has a text column for each column of the file, empty text for an empty cell. `rows` (n,) are the numbers a
    person finds the rows by: in a table file the header is row 1. `x`, `y` (n,) are easting and northing (or longitude
    and latitude) in `crs` where the source has geometries, NaN where a row has none; else they are None.
    `folder` is where the file lies, where there is one: files that its rows name lie there too. `read_as` says how the
    file was read, `above` holds the records above its header, `notes` are sentences about what was noticed on the way.
    """

    name: str
    frame: pd.DataFrame
    rows: np.ndarray
    x: np.ndarray | None = None
    y: np.ndarray | None = None
    crs: str = ""
    malformed: list[MalformedRow] = field(default_factory=list)
    form: str = ""
    folder: Path | None = None
    read_as: ReadOptions = FIND_OUT
    above: list[list[str]] = field(default_factory=list)
    notes: tuple[str, ...] = ()


def rows_listed(rows: list[int]) -> str:
    """The numbers of some rows, the first of them if they are many."""
    shown = ", ".join(map(str, rows[:_SHOWN]))
    return tr("{rows} and others, {n} in all").format(rows=shown, n=number(len(rows))) if len(rows) > _SHOWN else shown
