"""What all spreadsheets share: parts in XML heard piece by piece, and how moments and spans of time are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import IO, Protocol
from xml.parsers import expat  # nosec B407

from .headers import Record

Heard = Callable[[float], object]
"""Gets the part of a sheet that has been read, from 0 to 1, and may raise."""

DAY, CLOCK, MOMENT = "%Y/%m/%d", "%H:%M:%S", "%Y/%m/%d %H:%M:%S"
MOST_COLUMNS = 16_384
"""As many has a sheet of Excel or LibreOffice."""
_PIECE = 2**18


class Damaged(Exception):
    """The file is no spreadsheet."""


class Book(Protocol):
    """An open spreadsheet. `hidden` are those of its sheets that nobody sees who opens it."""

    hidden: frozenset[str]
    faults: list[int]
    """The rows of the cells read so far that hold an error instead of a value, an entry for each cell."""
    uncomputed: list[int]
    """The rows of those whose formula no program has computed yet: they have no value."""

    @property
    def names(self) -> list[str]:
        """The sheets in their order."""

    def rows(self, name: str) -> Iterator[Record]:
        """The rows of a sheet that are not empty, with their numbers. Raises Damaged, and what `Heard` raises."""


@dataclass
class Handler:
    """What is heard of a part's elements by their local names; `texts` gathers the text of those in `wanted`."""

    texts: list[str] = field(default_factory=list)
    wanted: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""


class Elements(Handler):
    """The attributes of every element of a small part, by local name, also those with a namespace."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.found.append((name, {key.rpartition(":")[2]: value for key, value in attributes.items()}))

    def of(self, name: str) -> list[dict[str, str]]:
        return [attributes for found, attributes in self.found if found == name]


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    """The file in pieces: between two of them somebody can be heard."""
    while piece := file.read(_PIECE):
        yield piece


def parse(parts: Iterable[bytes], handler: Handler, *, whole: bool = True, prefixed: bool = False) -> Iterator[None]:
    """Feeds the handler piece by piece; `whole` says that the document ends with the last.

    With `prefixed` the handler gets names as they are written. Raises Damaged.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    local = cache(lambda name: name.rpartition(":")[2])
    start, end, texts = handler.start, handler.end, handler.texts

    def begin(name: str, attributes: dict[str, str]) -> None:
        # In a workbook nearly no program puts a prefix before every name; asking each time takes a third of the time.
        parser.StartElementHandler, parser.EndElementHandler = start, end
        if ":" in name and not prefixed:
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
        for piece in parts:
            parser.Parse(piece)
            yield
        if whole:
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Damaged(str(error)) from error


def span(seconds: int) -> str:
    """A span of time, which may be longer than a day, as hours, minutes and seconds."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'-' if seconds < 0 else ''}{minutes // 60:02}:{minutes % 60:02}:{rest:02}"


@contextmanager
def told() -> Iterator[None]:
    """What stands where a number should is no error of ours."""
    try:
        yield
    except (ValueError, IndexError, OverflowError) as error:
        raise Damaged(str(error)) from error
