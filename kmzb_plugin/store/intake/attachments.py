"""Files that a table names: found in its folder and nowhere else, looked into, cleaned, or refused with the reason."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

from ...locale import number
from ...text import UserError, tr
from .. import pictures
from ..attached import ENDINGS, NewAttachment, safe_name

MOST_BYTES_AT_ONCE = 500_000_000
"""Of all attachments of one import: a store takes an import whole, and a file store holds it in memory until then."""
_SEPARATORS = re.compile(r"[;|]")


@dataclass(frozen=True)
class Named:
    """What the column of a row says: `row` is the row's number in the file."""

    source_ref: str
    row: int
    names: str


@dataclass
class Attachments:
    """What became of the files named: named = accepted + known + refused, once the import is done.

    `refused` are row, file and reason; `uncleaned` counts those kept as they are among the accepted and known.
    """

    named: int = 0
    accepted: int = 0
    known: int = 0
    uncleaned: int = 0
    refused: list[tuple[int, str, str]] = field(default_factory=list)
    sentences: Counter[str] = field(default_factory=Counter)


class _Refused(Exception):
    """Why a file is not taken: `general` is the sentence without what stood there."""

    def __init__(self, general: str, reason: str = "") -> None:
        super().__init__(general)
        self.general, self.reason = general, reason or general


def found(
    rows: Sequence[Named],
    folder: Path | None,
    most_bytes: int,
    told: Attachments,
    stop: Callable[[], object] = lambda: None,
) -> Iterator[NewAttachment]:
    """The files one by one; what is refused is told in `told`. `stop` is called before each and may raise."""
    total = 0
    for row in rows:
        for name in filter(None, map(str.strip, _SEPARATORS.split(row.names))):
            stop()
            told.named += 1
            try:
                content = _read(_place(name, folder), most_bytes)
                if total + len(content) > MOST_BYTES_AT_ONCE:
                    raise _Refused(
                        tr(
                            "The attachments of one import may have {size} MB together. Import the rest separately."
                        ).format(size=number(MOST_BYTES_AT_ONCE // 1_000_000))
                    )
                made = _attachment(row.source_ref, name, content, most_bytes)
            except _Refused as refused:
                told.refused.append((row.row, name, refused.reason))
                told.sentences[refused.general] += 1
                continue
            total += len(content)
            told.uncleaned += not made.cleaned
            yield made


def _place(name: str, folder: Path | None) -> Path:
    """The file inside the folder, links followed. Raises _Refused for every way out of it."""
    if folder is None:
        raise _Refused(tr("The rows do not come from a file, so there is no folder to look for attachments in."))
    outside = tr("The name leads out of the folder of the imported file.")
    windows = PureWindowsPath(name)
    # As Windows reads it, on every system: a drive, a root, two dots, or a second stream of a file.
    if windows.anchor or ".." in windows.parts or ":" in name or not name.isprintable():
        raise _Refused(outside)
    try:
        home = folder.resolve(strict=True)
        path = home.joinpath(*windows.parts).resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise _Refused(tr("There is no such file.")) from error
    if not path.is_relative_to(home):
        raise _Refused(outside)
    return path


def _read(path: Path, most_bytes: int) -> bytes:
    if not path.is_file():
        raise _Refused(tr("It is no file."))
    try:
        # Neither a link that somebody has put there meanwhile, nor a pipe that would never end.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise _Refused(tr("It is no file."))
            content = b"" if state.st_size > most_bytes else file.read(most_bytes + 1)
    except OSError as error:
        raise _Refused(tr("The file cannot be read.")) from error
    if state.st_size > most_bytes or len(content) > most_bytes:
        raise _Refused(tr("The file is larger than {size} MB.").format(size=number(most_bytes // 1_000_000)))
    if not content:
        raise _Refused(tr("The file is empty."))
    return content


def _attachment(source_ref: str, name: str, content: bytes, most_bytes: int) -> NewAttachment:
    kind, origin = pictures.kind_of(content), hashlib.sha256(content).hexdigest()
    if not pictures.is_readable(kind):
        if kind not in ENDINGS:
            raise _Refused(tr("The file is none of the kinds taken: JPEG, PNG, GIF, BMP, TIFF, WebP, HEIC, PDF, MP4."))
        return NewAttachment(source_ref, safe_name(name, kind), kind, content, False, origin)
    try:
        content, kind = pictures.cleaned(content, most_bytes)
    except UserError as error:
        raise _Refused(tr("The picture cannot be read."), error.text) from error
    if len(content) > most_bytes:
        raise _Refused(tr("The file is larger than {size} MB.").format(size=number(most_bytes // 1_000_000)))
    return NewAttachment(source_ref, _renamed(name, kind), kind, content, True, origin)


def _renamed(name: str, kind: str) -> str:
    """A picture that was of another kind before changes its ending rather than gets a second one."""
    stem, dot, ending = name.rpartition(".")
    old = {"gif", "bmp", "tif", "tiff", "webp", "jpg", "jpeg", "jpe", "png"}
    return safe_name(stem if dot and ending.lower() in old else name, kind)
