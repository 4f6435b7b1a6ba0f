"""Excel workbooks (ECMA-376, SpreadsheetML) read row by row: no sheet is ever in memory as a whole.

Read by hand, because no library for it comes with QGIS everywhere, and GDAL's driver, against which the tests hold this
one, parses a whole sheet before it gives the first row: neither a preview nor a cancel would come through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path, PurePosixPath
from typing import IO
from xml.parsers import expat  # nosec B407
from zipfile import ZipFile

from .headers import Record

Heard = Callable[[float], object]
"""Gets the part of a sheet that has been read, from 0 to 1, and may raise."""

_PIECE = 2**18
_BY_DAY = {*range(14, 18), *range(27, 32), 36, *range(50, 55), 57, 58}
_BY_CLOCK = {*range(18, 22), *range(45, 48)}
_SAID, _OWN, _ELAPSED = re.compile(r'"[^"]*"|\\.|_.|\*.'), re.compile(r"\[[^\]]*\]"), re.compile(r"\[[hms]+\]")
_ZERO, _ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_DAY = 2_958_465  # 31 December 9999
DAY, CLOCK, MOMENT = "%Y/%m/%d", "%H:%M:%S", "%Y/%m/%d %H:%M:%S"


class Damaged(Exception):
    """The file is no workbook."""


@dataclass
class _Handler:
    """What is heard of a part's elements by their local names; `texts` gathers the text of those in `WANTED`."""

    texts: list[str] = field(default_factory=list)
    wanted: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""


def _parse(file: IO[bytes], handler: _Handler) -> Iterator[None]:
    """Feeds the handler piece by piece. Raises Damaged."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    local = cache(lambda name: name.rpartition(":")[2])
    start, end, texts = handler.start, handler.end, handler.texts

    def begin(name: str, attributes: dict[str, str]) -> None:
        # Nearly no program puts a prefix before every name; asking each time takes a third of the time.
        parser.StartElementHandler, parser.EndElementHandler = start, end
        if ":" in name:
            parser.StartElementHandler = lambda name, attributes: start(local(name), attributes)
            parser.EndElementHandler = lambda name: end(local(name))
        parser.StartElementHandler(name, attributes)

    def refuse(*_: object) -> None:
        raise Damaged("a document type, which can make a book of a line")

    def gather(text: str) -> None:
        if handler.wanted:
            texts.append(text)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begin
    parser.CharacterDataHandler = gather
    try:
        while piece := file.read(_PIECE):
            parser.Parse(piece)
            yield
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Damaged(str(error)) from error


class _Elements(_Handler):
    """The attributes of every element of a small part, by local name, also those with a namespace."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.found.append((name, {key.rpartition(":")[2]: value for key, value in attributes.items()}))

    def of(self, name: str) -> list[dict[str, str]]:
        return [attributes for found, attributes in self.found if found == name]


class _Strings(_Handler):
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


class _Sheet(_Handler):
    """The rows that have been read and not taken yet: numbers and the texts of their cells."""

    def __init__(self, strings: list[str], styles: list[str], zero: datetime) -> None:
        super().__init__()
        self.rows: list[Record] = []
        self._strings, self._styles, self._zero = strings, styles, zero
        self._cells: list[str] = []
        self._row, self._column, self._kind, self._style = 0, -1, "", ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._kind, self._style = attributes.get("t", ""), attributes.get("s", "")
            place = attributes.get("r")
            self._column = _column(place.rstrip("0123456789")) if place else self._column + 1
        elif name == "v" or name == "t":
            self.wanted = True
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._cells, self._column = [], -1

    def end(self, name: str) -> None:
        if name == "v" or name == "t":
            self.wanted = False
        elif name == "c":
            if self.texts:
                text = "".join(self.texts)
                self.texts.clear()
                cells = self._cells
                if (missing := self._column - len(cells)) >= 0:
                    cells.extend([""] * (missing + 1))
                cells[self._column] = self._shown(text)
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
    """The place of a column, from 0. Raises Damaged for what no program writes: Excel has 16,384 columns."""
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    if not 1 <= place <= 16_384:
        raise Damaged(f"column {letters}")
    return place - 1


def _moment(text: str, form: str, zero: datetime) -> str:
    """A number of days as the date or time that is shown for it."""
    days = float(text)
    if not abs(days) <= _LAST_DAY - 1_462:
        return text
    return (zero + timedelta(seconds=round(days * 86_400))).strftime(form)


def _form(code: int, custom: dict[int, str]) -> str:
    """How a number format shows a moment: DAY, CLOCK or MOMENT; empty for one that shows a number."""
    if code not in custom:
        return DAY if code in _BY_DAY else CLOCK if code in _BY_CLOCK else MOMENT if code == 22 else ""
    shown = _SAID.sub("", custom[code]).lower().partition(";")[0]
    if _ELAPSED.search(shown):
        return ""
    letters = set(_OWN.sub("", shown)) if shown != "general" else set()
    day, clock = bool(letters & {"d", "y"}), bool(letters & {"h", "s"})
    return MOMENT if day and clock else DAY if day else CLOCK if clock else ""


class Workbook:
    """An open workbook; `names` are those of its sheets."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        whole = self._related("", "/officeDocument")
        if not whole:
            raise Damaged("no workbook")
        self._path = next(iter(whole.values()))
        book = self._elements(self._path)
        sheets = self._related(self._path, "/worksheet")
        self._parts = {
            each["name"]: sheets[each["id"]] for each in book.of("sheet") if "name" in each and each.get("id") in sheets
        }
        settings = [*book.of("workbookPr"), {}][0]
        self._zero = _ZERO_1904 if settings.get("date1904") in {"1", "true"} else _ZERO
        self._strings: list[str] | None = None
        self._styles: list[str] | None = None

    @property
    def names(self) -> list[str]:
        """The sheets in their order."""
        return list(self._parts)

    def rows(self, name: str, heard: Heard) -> Iterator[Record]:
        """The rows of a sheet that are not empty, with their numbers. Raises Damaged, and what `heard` raises."""
        part = self._parts[name]
        size = self._archive.getinfo(part).file_size or 1
        heard(0.0)
        if self._strings is None or self._styles is None:
            self._strings, self._styles = self._read_strings(heard), self._read_styles()
        sheet = _Sheet(self._strings, self._styles, self._zero)
        with self._archive.open(part) as file, _told():
            for _ in _parse(file, sheet):
                heard(min(1.0, file.tell() / size))
                yield from sheet.rows
                sheet.rows.clear()
            yield from sheet.rows

    def _read_strings(self, heard: Heard) -> list[str]:
        handler = _Strings()
        for part in self._related(self._path, "/sharedStrings").values():
            with self._archive.open(part) as file:
                for _ in _parse(file, handler):
                    heard(0.0)
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

    def _elements(self, part: str) -> _Elements:
        handler = _Elements()
        with self._archive.open(part) as file:
            for _ in _parse(file, handler):
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


@contextmanager
def _told() -> Iterator[None]:
    """What stands where a number should is no error of ours."""
    try:
        yield
    except (ValueError, IndexError) as error:
        raise Damaged(str(error)) from error


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """Raises Damaged, BadZipFile and the errors of zlib."""
    try:
        with ZipFile(path) as archive:
            yield Workbook(archive)
    except KeyError as error:
        raise Damaged(str(error)) from error
