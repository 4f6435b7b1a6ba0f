"""An Excel workbook (ECMA-376, SpreadsheetML) written row by row.

Written by hand, because no library for it comes with QGIS everywhere: openpyxl and XlsxWriter are not among the
packages that Debian's or Windows' QGIS needs, and GDAL's own driver keeps no header in sight, fits no widths and
holds the whole list in memory. Here no cell can become a formula: there is no code that writes one. The tests read what
is written by openpyxl, pandas and GDAL.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from math import ceil
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from .cells import LONGEST, harmless, writable

MOST_ROWS = 1_048_575
"""Below the header, in one sheet of Excel."""

TEXT, MOMENT, REAL = "text", "moment", "real"

_HEAD, _MOMENT, _REAL, _LABEL, _WRAPPED = 1, 2, 3, 4, 5  # places in the list of styles
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_FITTED = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
_MARGINS = '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
_A3_ACROSS = f'{_MARGINS}<pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/>'
_A4_UPRIGHT = f'{_MARGINS}<pageSetup paperSize="9" orientation="portrait" fitToHeight="0"/>'
_NOTE_WIDTH = 90  # characters
_LINE_HEIGHT = 13.5  # points: LibreOffice makes no room by itself for a text that is wrapped

_STYLES = f"""{_XML}<styleSheet {_MAIN}>
<numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\ hh:mm"/></numFmts>
<fonts count="2"><font><sz val="10"/><name val="Calibri"/><family val="2"/></font>
<font><b/><sz val="10"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFE6EAF0"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">
<alignment horizontal="left"/></xf>
<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">
<alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">
<alignment vertical="top" wrapText="1"/></xf></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""

# Excel takes _x000D_ in a text for the character with that code.
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# Most texts hold nothing that has to be written in another way; they are looked at once.
_SPECIAL = re.compile(r"\A[\s\"']*[=+\-@＝＋－＠]|[\x00-\x1f<>&\ud800-\udfff\ufffe\uffff]|_x")
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True)
class Column:
    """A column of a sheet: `kind` is TEXT, MOMENT or REAL, `width` is in characters."""

    title: str
    kind: str
    width: float


class Workbook:
    """The sheets of one file, written one after the other. `cut` counts the texts that were longer than a cell."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file
        self._names: list[str] = []
        self._defined: list[str] = []
        self.cut = 0

    def add_list(self, name: str, columns: Sequence[Column], chunks: Iterable[Sequence[Sequence[Any]]]) -> int:
        """A sheet with a header that stays in sight and a filter; returns the number of rows.

        Chunks hold a sequence for each column, all of one length: texts, days since 30 December 1899 (or texts),
        numbers; None is an empty cell, and so is a number that is none.
        """
        letters = [_letters(i) for i in range(len(columns))]
        rows = 0
        with self._sheet(name) as out:
            widths = "".join(
                f'<col min="{i}" max="{i}" width="{column.width}" customWidth="1"/>'
                for i, column in enumerate(columns, 1)
            )
            out.write(
                f"{_FITTED}"
                f'<sheetViews><sheetView workbookViewId="0" tabSelected="1"><pane ySplit="1" topLeftCell="A2" '
                f'activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>'
                f"</sheetView></sheetViews><cols>{widths}</cols><sheetData>".encode()
            )
            head = "".join(self._text(f"{letters[i]}1", column.title, _HEAD) for i, column in enumerate(columns))
            out.write(f'<row r="1">{head}</row>'.encode())
            for chunk in chunks:
                first = rows + 2
                cells = [
                    self._cells(letter, column.kind, values, first)
                    for letter, column, values in zip(letters, columns, chunk, strict=True)
                ]
                lines = [f'<row r="{n}">{"".join(row)}</row>' for n, row in enumerate(zip(*cells, strict=True), first)]
                out.write("".join(lines).encode())
                rows += len(lines)
            out.write(f'</sheetData><autoFilter ref="A1:{letters[-1]}{rows + 1}"/>{_A3_ACROSS}'.encode())
        self._define("_FilterDatabase", f"$A$1:${letters[-1]}${rows + 1}", ' hidden="1"')
        self._define("Print_Titles", "$1:$1")
        return rows

    def _define(self, kind: str, cells: str, more: str = "") -> None:
        """A name that Excel keeps for itself, for cells of the last sheet."""
        sheet = "'" + self._names[-1].replace("'", "''") + "'"
        at = len(self._names) - 1
        self._defined.append(
            f'<definedName name="_xlnm.{kind}" localSheetId="{at}"{more}>{escape(sheet)}!{cells}</definedName>'
        )

    def add_notes(self, name: str, notes: Iterable[tuple[str, str]]) -> None:
        """A sheet of labels and what is to be said."""
        with self._sheet(name) as out:
            columns = "".join(
                f'<col min="{i}" max="{i}" width="{width}" customWidth="1"/>'
                for i, width in enumerate((26, _NOTE_WIDTH), 1)
            )
            out.write(
                f'{_FITTED}<sheetViews><sheetView workbookViewId="0" showGridLines="0"/></sheetViews>'
                f"<cols>{columns}</cols><sheetData>".encode()
            )
            for n, (label, text) in enumerate(notes, 1):
                cells = self._text(f"A{n}", label, _LABEL) + self._text(f"B{n}", text, _WRAPPED)
                height = _LINE_HEIGHT * max(1, ceil(len(text) / (0.9 * _NOTE_WIDTH)))
                out.write(f'<row r="{n}" ht="{height}" customHeight="1">{cells}</row>'.encode())
            out.write(f"</sheetData>{_A4_UPRIGHT}".encode())

    @contextmanager
    def _sheet(self, name: str) -> Iterator[IO[bytes]]:
        self._names.append(_FORBIDDEN_IN_NAMES.sub(" ", writable(name))[:31].strip("' ") or "Sheet")
        path = f"xl/worksheets/sheet{len(self._names)}.xml"
        with self._file.open(path, "w", force_zip64=True) as out:
            out.write(f"{_XML}<worksheet {_MAIN}>".encode())
            yield out
            out.write(b"</worksheet>")

    def _cells(self, letter: str, kind: str, values: Sequence[Any], first: int) -> list[str]:
        if kind == TEXT:
            return [self._text(f"{letter}{n}", value) if value else "" for n, value in enumerate(values, first)]
        style = _MOMENT if kind == MOMENT else _REAL
        return [self._number(f"{letter}{n}", value, style) for n, value in enumerate(values, first)]

    def _number(self, place: str, value: Any, style: int) -> str:
        if isinstance(value, str):  # a moment before Excel's calendar begins
            return self._text(place, value)
        return "" if value is None or value != value else f'<c r="{place}" s="{style}"><v>{value!r}</v></c>'

    def _text(self, place: str, value: str, style: int = 0) -> str:
        text = value if _SPECIAL.search(value) is None and len(value) <= LONGEST else self._spelled(value)
        styled = f' s="{style}"' if style else ""
        return f'<c r="{place}"{styled} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'

    def _spelled(self, value: str) -> str:
        """A text as XML, without what acts as a formula and what a cell cannot hold."""
        text = harmless(writable(value))
        if len(text) > LONGEST:
            text = text[: LONGEST - 1] + "…"
            self.cut += 1
        return escape(_ESCAPE_LIKE.sub("_x005F_", text), quote=False).replace("\r", "_x000D_")

    def finish(self) -> None:
        """Writes what binds the sheets together."""
        numbers = range(1, len(self._names) + 1)
        sheets = "".join(
            f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>'
            for n, name in zip(numbers, self._names, strict=True)
        )
        parts = "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_KINDS}.worksheet+xml"/>' for n in numbers
        )
        links = "".join(
            f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
        )
        last = len(self._names) + 1
        defined = f"<definedNames>{''.join(self._defined)}</definedNames>" if self._defined else ""
        for path, content in {
            "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><bookViews><workbookView activeTab="0"/>'
            f"</bookViews><sheets>{sheets}</sheets>{defined}</workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}'
            f'<Relationship Id="rId{last}" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
            f'ContentType="{_KINDS}.sheet.main+xml"/><Override PartName="/xl/styles.xml" '
            f'ContentType="{_KINDS}.styles+xml"/>{parts}</Types>',
        }.items():
            self._file.writestr(path, _XML + content)
        self._file.writestr("xl/styles.xml", _STYLES)


@contextmanager
def workbook(path: Path) -> Iterator[Workbook]:
    """A new workbook at `path`. Raises OSError where it cannot be written."""
    # The lightest packing: a list of half a million rows is written in half the time and is a fifth larger.
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as file:
        book = Workbook(file)
        yield book
        book.finish()


def _letters(index: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
