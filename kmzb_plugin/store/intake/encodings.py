"""The characters of a file: one encoding, or several where texts of several programs were put together."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...text import UserError, tr

UTF8, UTF16, WINDOWS, ISO = "UTF-8", "UTF-16", "Windows-1250", "ISO-8859-2"
USUAL = (UTF8, WINDOWS, ISO, UTF16)
"""What Polish programs write."""
_POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
_POLISH_BYTES = {name: re.compile(b"[" + _POLISH.encode(name) + b"]") for name in (WINDOWS, ISO)}
# Latin letters, general punctuation and the euro: what a Polish text holds. Two letters of Windows-1250 beside each
# other, as in SPÓŁKA, may be valid UTF-8 as well, but for a letter of another script.
_STRANGE = re.compile("[^\x00-\u017f\u2010-\u203a\u20ac\u2116\u2122\ufeff]")
# Such a line has no other bytes than those of Polish letters.
_SINGLE = re.compile(b"[\x00-\x7f" + b"".join({_POLISH.encode(name) for name in (WINDOWS, ISO)}) + b"]*")
_UTF8_LETTER = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")


@dataclass(frozen=True)
class Found:
    """`main` is the encoding of the file, `other` that of the lines that are not in it; empty where all are."""

    main: str
    other: str = ""


def by_mark(begin: bytes) -> str:
    """The encoding that the first bytes of a file are certain of; empty where they are not."""
    if begin.startswith(codecs.BOM_UTF8):
        return UTF8
    if begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return UTF16
    # Without the mark every second byte of plain letters is 0.
    even, odd = begin[::2], begin[1::2]
    if len(begin) >= 8 and odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "UTF-16-LE"
    if len(begin) >= 8 and even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "UTF-16-BE"
    return ""


def survey(lines: Iterable[bytes]) -> Found:
    """Which encodings the lines of a file have.

    A line that is no UTF-8 is in Windows-1250 or ISO 8859-2, which differ in six Polish letters: the one that makes
    more Polish letters of these lines wins.
    """
    marked = plain = strange = 0
    letters = dict.fromkeys(_POLISH_BYTES, 0)
    for line in lines:
        if line.isascii():
            continue
        text = _as_utf8(line)
        if text is None:
            plain += 1
            for name, pattern in _POLISH_BYTES.items():
                letters[name] += len(pattern.findall(line))
        elif _STRANGE.search(text):
            strange += 1
        else:
            marked += 1
    if not plain:
        return Found(UTF8)
    single = ISO if letters[ISO] > letters[WINDOWS] else WINDOWS
    if not marked and strange <= plain:
        return Found(single)
    return Found(UTF8, single) if marked + strange >= plain else Found(single, UTF8)


def _as_utf8(line: bytes) -> str | None:
    """The line as UTF-8; None where it is none, or none but by chance."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return None
    return None if _STRANGE.search(text) and _SINGLE.fullmatch(line) else text


class Decoder:
    """Lines of bytes as text, one after another. `odd` counts those not in the file's main encoding, `unreadable`
    those with bytes that mean nothing in it.
    """

    def __init__(self, found: Found) -> None:
        self.odd = self.unreadable = 0
        self._main, self._other = found.main, found.other
        self._single = found.other if found.main == UTF8 else found.main
        self._mostly_utf8 = found.main == UTF8
        self._utf8_only = found.main == UTF8 and not found.other
        self._exact = found.main not in USUAL

    def __call__(self, line: bytes) -> str:
        if self._utf8_only or self._exact:
            return self._plainly(line, self._main)
        if line.isascii():
            return line.decode("ascii")
        text = _as_utf8(line)
        if text is None:
            self.odd += self._mostly_utf8
            return self._in_pieces(line) if self._other else self._plainly(line, self._single)
        if not self._mostly_utf8:
            if _STRANGE.search(text) or not self._other:
                return self._plainly(line, self._single)
            self.odd += 1
        return text

    def _plainly(self, line: bytes, encoding: str) -> str:
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            self.unreadable += 1
            return line.decode(encoding, errors="replace")

    def _in_pieces(self, line: bytes) -> str:
        """A line in which texts of both encodings stand: letters of UTF-8 are no Polish letters in the others."""
        parts, at = [], 0
        for match in _UTF8_LETTER.finditer(line):
            letter = match.group().decode()
            if letter in _POLISH:
                parts += [self._plainly(line[at : match.start()], self._single), letter]
                at = match.end()
        return "".join([*parts, self._plainly(line[at:], self._single)])


def known(name: str) -> str:
    """The name of an encoding as it was given. Raises UserError where there is none such."""
    try:
        # Some of Python's codecs are none for texts, or cannot go on behind what they do not know.
        bytes(range(256)).decode(name, errors="replace")
        "a;\n".encode(name)
    except (LookupError, ValueError) as error:
        raise UserError(
            tr("The encoding «{name}» is not known. The usual ones are {names}.").format(
                name=name, names=", ".join(USUAL)
            )
        ) from error
    return name
