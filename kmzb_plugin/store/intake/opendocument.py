"""OpenDocument spreadsheets (OASIS OpenDocument 1.3, part 3) read row by row, as `excel` reads workbooks.

All sheets stand one behind the other in one part. Where each begins is found without parsing them, so that a sheet is
parsed from where it begins to where it ends; in it, what is repeated stands once, however often: a sheet ends with a
million empty rows that cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from zipfile import ZipFile

from .headers import Record
from .limits import LONGEST_TEXT
from .workbook import CLOCK, DAY, MOST_COLUMNS, Damaged, Elements, Handler, Heard, parse, pieces, span, told

CONTENT = "content.xml"
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TAG = re.compile(rb"<(?:[\w.-]+:)?table(?=[\s/>])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_LONGEST_TAG = 4_096
_POLL_EVERY = 5_000
_ELSEWHERE = "ta_extref"
"""The style of what LibreOffice remembers of other files."""
_WHITE = re.compile(r"[ \t\r\n]+")
_UNUSUAL = re.compile(r"^ | $|  |[\t\r\n\1\2]")
_SPACE, _BREAK = "\1", "\2"
"""A blank and a line's end that are meant, until those that are not are gone; no document can have these letters."""
_SPAN = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")


class _Over(Exception):
    """The sheet is at its end."""


class _Names:
    """What the elements and attributes that matter are called in a document: its prefixes may be any."""

    def __init__(self, declared: dict[str, str]) -> None:
        prefixes = {uri: prefix for prefix, uri in declared.items() if uri.startswith(_NAMESPACE)}

        def of(space: str, name: str) -> str:
            prefix = prefixes.get(f"{_NAMESPACE}{space}:1.0", space)
            return name if prefix == "xmlns" else f"{prefix}:{name}"

        self.text = of("text", "")
        self.table, self.row = of("table", "table"), of("table", "table-row")
        self.cells = frozenset({of("table", "table-cell"), of("table", "covered-table-cell")})
        self.rows_repeated = of("table", "number-rows-repeated")
        self.columns_repeated = of("table", "number-columns-repeated")
        self.paragraphs = frozenset({of("text", "p"), of("text", "h")})
        self.space, self.count = of("text", "s"), of("text", "c")
        self.tab, self.line_break = of("text", "tab"), of("text", "line-break")
        self.spoken = frozenset({of("text", "ruby-text"), of("text", "note")})
        self.kind, self.formula = of("office", "value-type"), of("table", "formula")
        self.values = {
            "float": of("office", "value"),
            "percentage": of("office", "value"),
            "currency": of("office", "value"),
            "date": of("office", "date-value"),
            "time": of("office", "time-value"),
            "boolean": of("office", "boolean-value"),
            "string": of("office", "string-value"),
        }


class _Rows(Handler):
    """The rows that have been read and not taken yet: number, the texts of the cells, and how often it stands there."""

    def __init__(self, names: _Names, book: OpenDocument) -> None:
        super().__init__()
        self.rows: list[tuple[int, list[str], int]] = []
        self._book = book
        self._names, self._cell_names, self._paragraph_names = names, names.cells, names.paragraphs
        self._row, self._repeated, self._column = 0, 1, 0
        self._cells: list[str] = []
        self._cell: dict[str, str] | None = None
        self._paragraphs: list[str] = []
        self._aside = 0  # how deep in something beside the text: a remark, a drawing, how a text is spoken
        self._in_paragraph = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._aside:
            self._aside += 1
        elif self._cell is not None:
            if name in self._paragraph_names:
                self.wanted = self._in_paragraph = True
            else:
                self._start_inside(name, attributes)
        elif name in self._cell_names:
            self._cell = attributes
        elif name == self._names.row:
            self._repeated = max(1, int(attributes.get(self._names.rows_repeated, 1)))
            self._cells, self._column = [], 0

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        names = self._names
        if name == names.space:
            # No more than make a text too long for an import, however many it says.
            self.texts.append(_SPACE * min(int(attributes.get(names.count, 1)), LONGEST_TEXT + 1))
        elif name == names.tab:
            self.texts.append(_SPACE)
        elif name == names.line_break:
            self.texts.append(_BREAK)
        elif not name.startswith(names.text) or name in names.spoken:
            self._aside, self.wanted = 1, False

    def taken(self, heard: Callable[[], object]) -> Iterator[Record]:
        """The rows that have been read since somebody asked; one may stand for millions."""
        for row, cells, repeated in self.rows:
            for again in range(repeated):
                if again and again % _POLL_EVERY == 0:
                    heard()
                yield row + again, cells.copy()
        self.rows.clear()

    def end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
            self.wanted = self._in_paragraph and not self._aside
        elif name in self._paragraph_names:
            self.wanted = self._in_paragraph = False
            text = "".join(self.texts)
            self._paragraphs.append(_plain(text) if _UNUSUAL.search(text) else text)
            self.texts.clear()
        elif name in self._cell_names:
            self._end_cell()
        elif name == self._names.row:
            if any(map(str.strip, self._cells)):
                self.rows.append((self._row + 1, self._cells, self._repeated))
            self._row += self._repeated
        elif name == self._names.table:
            raise _Over

    def _end_cell(self) -> None:
        cell, self._cell = self._cell or {}, None
        repeated = max(1, int(cell.get(self._names.columns_repeated, 1)))
        if (self._paragraphs or self._names.kind in cell) and (text := self._shown(cell)):
            if self._column + repeated > MOST_COLUMNS:
                raise Damaged(f"column {self._column + repeated}")
            if len(self._cells) < self._column:
                self._cells.extend([""] * (self._column - len(self._cells)))
            self._cells.extend([text] * repeated)
        elif self._names.formula in cell and self._names.kind not in cell:
            self._book.uncomputed.append(self._row + 1)
        self._column += repeated
        self._paragraphs.clear()

    def _shown(self, cell: dict[str, str]) -> str:
        kind = cell.get(self._names.kind, "string")
        if kind == "string":
            # LibreOffice says it in a namespace of its own; for everybody else an error is a text.
            if cell.get("calcext:value-type") == "error":
                self._book.faults.append(self._row + 1)
            return "\n".join(self._paragraphs) or cell.get(self._names.values[kind], "")
        value = cell.get(self._names.values.get(kind, ""), "")
        if not value:
            return "\n".join(self._paragraphs)
        if kind == "date":
            return _moment(value)
        if kind == "time":
            return _span(value)
        return {"true": "1", "false": "0"}.get(value, value) if kind == "boolean" else value


def _plain(text: str) -> str:
    """A paragraph as it is shown: blanks that are not said to be one are one, and none at its ends."""
    return _WHITE.sub(" ", text).strip(" ").replace(_SPACE, " ").replace(_BREAK, "\n")


def _moment(value: str) -> str:
    """A date, or a moment to the second, as a workbook's is written; one that is none as it stands."""
    if len(value) == 10:
        return value.replace("-", "/")
    try:
        moment = datetime.fromisoformat(value.rstrip("Z"))
        moment += timedelta(microseconds=500_000)
    except (ValueError, OverflowError):
        return value
    return moment.strftime(f"{DAY} {CLOCK}")


def _span(value: str) -> str:
    """A time of the day, or a span of time."""
    match = _SPAN.fullmatch(value)
    if not match:
        return value
    sign, days, hours, minutes, seconds = match.groups()
    whole = (int(days or 0) * 24 + int(hours or 0)) * 3_600 + int(minutes or 0) * 60 + round(float(seconds or 0))
    return span(-whole if sign else whole)


class OpenDocument:
    """An open spreadsheet, a `workbook.Book`."""

    def __init__(self, archive: ZipFile, heard: Heard) -> None:
        self._archive, self._heard = archive, heard
        self.faults: list[int] = []
        self.uncomputed: list[int] = []
        head, tags = self._tags()
        styles = _elements(head)
        if not styles.found:
            raise Damaged("no spreadsheet")
        self._names = _Names(styles.found[0][1])
        unseen, hidden = _unseen(styles), set()
        self._starts: dict[str, int] = {}
        for start, tag in tags:
            ((_, attributes),) = _elements(tag).found
            style = attributes.get("style-name")
            if not tag.startswith(f"<{self._names.table}".encode()) or "name" not in attributes or style == _ELSEWHERE:
                continue
            self._starts.setdefault(attributes["name"], start)
            if style in unseen:
                hidden.add(attributes["name"])
        self.hidden = frozenset(hidden)

    @property
    def names(self) -> list[str]:
        """The sheets in their order."""
        return list(self._starts)

    def rows(self, name: str) -> Iterator[Record]:
        """The rows of a sheet that are not empty, with their numbers. Raises Damaged, and what `heard` raises."""
        start = self._starts[name]
        size = max(1, self._archive.getinfo(CONTENT).file_size - start)
        sheet = _Rows(self._names, self)
        self._heard(0.0)
        with self._archive.open(CONTENT) as file, told():
            file.seek(start)
            try:
                for _ in parse(pieces(file), sheet, prefixed=True):
                    part = min(1.0, (file.tell() - start) / size)
                    self._heard(part)
                    yield from sheet.taken(partial(self._heard, part))
            except _Over:
                yield from sheet.taken(partial(self._heard, 1.0))
                self._heard(1.0)

    def _tags(self) -> tuple[bytes, list[tuple[int, bytes]]]:
        """What stands before the first element called table; and where each begins, with its tag."""
        head = bytearray()
        found: list[tuple[int, bytes]] = []
        rest, at = b"", 0
        with self._archive.open(CONTENT) as file:
            for piece in pieces(file):
                self._heard(0.0)
                if not found:
                    head += piece
                text, end = rest + piece, 0
                for match in _TAG.finditer(text):
                    found.append((at + match.start(), match[0]))
                    end = match.end()
                kept = max(end, len(text) - _LONGEST_TAG)
                rest, at = text[kept:], at + kept
        return bytes(head[: found[0][0]] if found else head), found


def _elements(part: bytes) -> Elements:
    """Those that begin in a part of a document."""
    handler = Elements()
    for _ in parse([part], handler, whole=False):
        pass
    return handler


def _unseen(styles: Elements) -> set[str]:
    """The names of the styles of hidden sheets."""
    found, style = set(), ""
    for name, attributes in styles.found:
        if name == "style":
            style = attributes.get("name", "")
        elif name == "table-properties" and attributes.get("display") == "false":
            found.add(style)
    return found
