"""How a file is read where somebody says so rather than lets it be found out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadOptions:
    """Empty texts and 0 stand for «find out».

    `encoding` is a name such as UTF-8 or Windows-1250, `delimiter` one character, `sheet` the name of a sheet of a
    spreadsheet or of a layer of a file that holds several, `header_row` the number of the row (from 1) that holds the
    names of the columns.
    """

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_row: int = 0


FIND_OUT = ReadOptions()
