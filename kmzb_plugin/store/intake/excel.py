"""Excel workbooks (ECMA-376, SpreadsheetML) read row by row: no sheet is ever in memory as a whole.

Read by hand, because no library for it comes with QGIS everywhere, and GDAL's driver, against which the tests hold this
one, parses a whole sheet before it gives the first row: neither a preview nor a cancel would come through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import PurePosixPath
from zipfile import ZipFile

from .headers import Record
from .workbook import CLOCK, DAY, MOMENT, MOST_COLUMNS, Damaged, Elements, Handler, Heard, parse, pieces, span, told

_BY_DAY = {*range(14, 18), *range(27, 32), 36, *range(50, 55), 57, 58}
_BY_CLOCK = {*range(18, 22), 45, 47}
_BY_SPAN = 46
_SAID, _OWN, _ELAPSED = re.compile(r'"[^"]*"|\\.|_.|\*.'), re.compile(r"\[[^\]]*\]"), re.compile(r"\[[hms]+\]")
_SPAN = "[h]:mm:ss"
_ZERO, _ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_DAY = 2_958_465  # 31 December 9999


class _Strings(Handler):
    """The texts that cells name by their number."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []
        self._spoken = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "rPh":  # how a text is spoken, beside the text
            self._spoken = True
        self.wanted = name == "t" and not self._spoken

    def end(self, name: str) -> None:
        self.wanted = False
        if name == "rPh":
            self._spoken = False
        elif name == "si":
            self.strings.append("".join(self.texts))
            self.texts.clear()


class _Sheet(Handler):
    """The rows that have been read and not taken yet: numbers and the texts of their cells."""

    def __init__(self, strings: list[str], styles: list[str], zero: datetime, book: Excel) -> None:
        super().__init__()
        self.rows: list[Record] = []
        self._book = book
        self._strings, self._styles, self._zero = strings, styles, zero
        self._cells: list[str] = []
        self._row, self._column, self._kind, self._style = 0, -1, "", ""
        self._spoken = self._formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._formula = False
            self._kind, self._style = attributes.get("t", ""), attributes.get("s", "")
            place = attributes.get("r")
            self._column = _column(place.rstrip("0123456789")) if place else self._column + 1
        elif name == "v" or name == "t":
            self.wanted = not self._spoken
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._spoken = True
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._cells, self._column = [], -1

    def end(self, name: str) -> None:
        if name == "v" or name == "t":
            self.wanted = False
        elif name == "rPh":
            self._spoken = False
        elif name == "c":
            if self._kind == "e":
                self._book.faults.append(self._row)
            if self.texts:
                text = "".join(self.texts)
                self.texts.clear()
                cells = self._cells
                if (missing := self._column - len(cells)) >= 0:
                    cells.extend([""] * (missing + 1))
                cells[self._column] = self._shown(text)
            elif self._formula and self._kind in ("", "n"):
                self._book.uncomputed.append(self._row)
        elif name == "row" and any(map(str.strip, self._cells)):
            self.rows.append((self._row, self._cells))

    def _shown(self, text: str) -> str:
        if self._kind == "s":
            return self._strings[int(text)]
        if self._style and self._kind in ("", "n") and (form := self._styles[int(self._style)]):
            return _moment(text, form, self._zero)
        return text


@cache
def _column(letters: str) -> int:
    """The place of a column, from 0. Raises Damaged for what no program writes."""
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    if not 1 <= place <= MOST_COLUMNS:
        raise Damaged(f"column {letters}")
    return place - 1


def _moment(text: str, form: str, zero: datetime) -> str:
    """A number of days as the date or time that is shown for it; a time of the day is kept where only the day is."""
    days = float(text)
    if not abs(days) <= _LAST_DAY - 1_462:
        return text
    if form == _SPAN:
        return span(round(days * 86_400))
    moment = zero + timedelta(seconds=round(days * 86_400))
    return moment.strftime(MOMENT if form == DAY and moment.time() != time() else form)


def _form(code: int, custom: dict[int, str]) -> str:
    """How a number format shows a moment: DAY, CLOCK, MOMENT or _SPAN; empty for one that shows a number."""
    if code == _BY_SPAN:
        return _SPAN
    if code not in custom:
        return DAY if code in _BY_DAY else CLOCK if code in _BY_CLOCK else MOMENT if code == 22 else ""
    shown = _SAID.sub("", custom[code]).lower().partition(";")[0]
    if _ELAPSED.search(shown):
        return _SPAN
    letters = set(_OWN.sub("", shown)) if shown != "general" else set()
    day, clock = bool(letters & {"d", "y"}), bool(letters & {"h", "s"})
    return MOMENT if day and clock else DAY if day else CLOCK if clock else ""


class Excel:
    """An open workbook, a `workbook.Book`."""

    def __init__(self, archive: ZipFile, heard: Heard) -> None:
        self._archive, self._heard = archive, heard
        self.faults: list[int] = []
        self.uncomputed: list[int] = []
        whole = self._related("", "/officeDocument")
        if not whole:
            raise Damaged("no workbook")
        self._path = next(iter(whole.values()))
        book = self._elements(self._path)
        sheets = self._related(self._path, "/worksheet")
        listed = [each for each in book.of("sheet") if "name" in each and each.get("id") in sheets]
        self._parts = {each["name"]: sheets[each["id"]] for each in listed}
        self.hidden = frozenset(each["name"] for each in listed if each.get("state", "visible") != "visible")
        settings = [*book.of("workbookPr"), {}][0]
        self._zero = _ZERO_1904 if settings.get("date1904") in {"1", "true"} else _ZERO
        self._strings: list[str] | None = None
        self._styles: list[str] | None = None

    @property
    def names(self) -> list[str]:
        """The sheets in their order."""
        return list(self._parts)

    def rows(self, name: str) -> Iterator[Record]:
        """The rows of a sheet that are not empty, with their numbers. Raises Damaged, and what `heard` raises."""
        part, heard = self._parts[name], self._heard
        size = self._archive.getinfo(part).file_size or 1
        heard(0.0)
        if self._strings is None or self._styles is None:
            self._strings, self._styles = self._read_strings(), self._read_styles()
        sheet = _Sheet(self._strings, self._styles, self._zero, self)
        with self._archive.open(part) as file, told():
            for _ in parse(pieces(file), sheet):
                heard(min(1.0, file.tell() / size))
                yield from sheet.rows
                sheet.rows.clear()
            yield from sheet.rows

    def _read_strings(self) -> list[str]:
        handler = _Strings()
        for part in self._related(self._path, "/sharedStrings").values():
            with self._archive.open(part) as file:
                for _ in parse(pieces(file), handler):
                    self._heard(0.0)
        return handler.strings

    def _read_styles(self) -> list[str]:
        found: list[str] = []
        for part in self._related(self._path, "/styles").values():
            styles = self._elements(part)
            custom = {int(each["numFmtId"]): each["formatCode"] for each in styles.of("numFmt")}
            inside = False
            for name, attributes in styles.found:
                if name in {"cellStyleXfs", "cellXfs", "cellStyles"}:
                    inside = name == "cellXfs"
                elif inside and name == "xf":
                    found.append(_form(int(attributes.get("numFmtId", 0)), custom))
        return found

    def _elements(self, part: str) -> Elements:
        handler = Elements()
        with self._archive.open(part) as file:
            for _ in parse(pieces(file), handler):
                pass
        return handler

    def _related(self, part: str, kind: str) -> dict[str, str]:
        """The parts that a part names, by the names it has for them; those of a kind, whose name ends so."""
        path = PurePosixPath(part)
        listed = str(path.parent / "_rels" / f"{path.name}.rels")
        if listed not in self._archive.NameToInfo:
            return {}
        return {
            each["Id"]: _inside(path.parent, each["Target"])
            for each in self._elements(listed).of("Relationship")
            if each.get("Type", "").endswith(kind) and each.get("TargetMode") != "External"
        }


def _inside(folder: PurePosixPath, target: str) -> str:
    """The name of a part as the archive has it."""
    steps: list[str] = []
    for step in (target if target.startswith("/") else f"{folder}/{target}").split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)
