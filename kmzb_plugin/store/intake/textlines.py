"""The lines of a text file, packed or not, read piece by piece so that a file of any size has a first page."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ...disk import reason
from ...locale import number
from ...text import UserError, tr
from . import encodings, limits

LONGEST_LINE = 20_000_000
_BLOCK = 2**20
_BEGIN = 4096


def lines(path: Path, encoding: str = "", most: int | None = None) -> Iterator[bytes]:
    """The lines with their ends, in UTF-8 where the file's `encoding` (found out where empty) is not ASCII's sister.

    Raises UserError where the file cannot be read, a line is longer than LONGEST_LINE, or there are more than `most`
    bytes: a packed file may hold a thousand times its size.
    """
    carry, total = b"", 0
    with _opened(path) as file:
        begin = file.read(_BEGIN)
        encoding = encoding or encodings.by_mark(begin)
        wide = codecs.getincrementaldecoder(encoding)(errors="replace") if is_wide(encoding) else None
        block = begin.removeprefix(codecs.BOM_UTF8)
        while block:
            total += len(block)
            if most is not None and total > most:
                raise limits.too_large(path.name, most)
            pieces = (carry + (wide.decode(block).encode() if wide else block)).splitlines(keepends=True)
            # The last line may go on in the next block, and a \n may follow its \r.
            carry = pieces.pop() if pieces else b""
            if len(carry) > LONGEST_LINE:
                raise UserError(
                    tr("«{name}» has a line of more than {size} MB: it is no table of text.").format(
                        name=path.name, size=number(LONGEST_LINE // 1_000_000)
                    )
                )
            yield from pieces
            block = file.read(_BLOCK)
        if carry:
            yield carry


def marked(path: Path) -> str:
    """The encoding that the first bytes of a file are certain of; empty where they are not. Raises UserError."""
    with _opened(path) as file:
        return encodings.by_mark(file.read(_BEGIN))


def is_wide(encoding: str) -> bool:
    """Whether plain letters are other bytes in an encoding than in ASCII: `lines` makes UTF-8 of it."""
    return bool(encoding) and "a;\n".encode(encoding)[-3:] != b"a;\n"


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        with path.open("rb") as file:
            if file.peek(2)[:2] != b"\x1f\x8b":
                yield file
                return
            with gzip.open(file) as packed:
                yield io.BufferedReader(packed, _BLOCK)  # type: ignore[arg-type,unused-ignore]
    except (OSError, EOFError, zlib.error) as error:
        raise UserError(
            tr("The file «{name}» cannot be read: {reason}.").format(name=path.name, reason=reason(error))
        ) from error
