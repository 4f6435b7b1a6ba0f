"""Texts that a spreadsheet program shows and never computes, whoever wrote them and whoever opens the file.

A cell that begins with = + - @, a tab or a line break is a formula to Excel and LibreOffice, which can start programs
and send what stands in other cells (OWASP, CSV Injection). An apostrophe before it makes it a text.
"""

from __future__ import annotations

import re

# Blanks before the sign are trimmed by some programs; the wide signs are read as the narrow ones.
_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
# Read with another separator than it was written with, a text falls apart, and each part begins a cell.
_PART = re.compile(r"(?:^|(?<=[;,|\t\r\n]))(?=[\s\"']*[=+\-@＝＋－＠])")
# What XML 1.0 cannot hold, and halves of characters that no encoding can.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

LONGEST = 32_767
"""Characters of a cell in Excel."""


def harmless(text: str) -> str:
    """The text for a cell of a spreadsheet."""
    return "'" + text if _FORMULA.match(text) else text


def harmless_in_csv(text: str) -> str:
    """The text for a field of a CSV file, whichever separator it is going to be read with."""
    return harmless(_PART.sub("'", text))


def writable(text: str) -> str:
    """The text without characters that a file of text cannot hold."""
    return _UNWRITABLE.sub("", text)
