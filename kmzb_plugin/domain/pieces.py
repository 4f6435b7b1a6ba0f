"""Patterns over texts of any length: in pieces, so that somebody can be heard between two of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Heard = Callable[[], object]
"""Is called now and then, and may raise."""

PIECE = 100_000
REACH = 1_000
"""Letters beyond a piece that a match may need which begins in it: no pattern matches more, with what must follow."""


def nobody() -> None:
    """Nobody is to be heard."""


def pieces(text: str, heard: Heard) -> Iterator[tuple[int, int]]:
    """Where the pieces of a text begin and end."""
    for start in range(0, len(text), PIECE):
        heard()
        yield start, min(start + PIECE, len(text))


def everywhere(pattern: re.Pattern[str], text: str, heard: Heard = nobody) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, for a pattern that matches something and no more than REACH letters."""
    if len(text) <= PIECE:
        yield from pattern.finditer(text)
        return
    at = 0
    for start, end in pieces(text, heard):
        at = max(at, start)
        while at < end and (match := pattern.search(text, at, end + REACH)) and match.start() < end:
            yield match
            at = match.end()
