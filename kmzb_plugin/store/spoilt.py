"""Rows that are not what a store holds: made by another program, or by somebody who means harm."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import shapely

from ..text import UserError, tr
from .errors import Misuse

_STUMBLES = (
    *(ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError),
    *(sqlite3.Error, shapely.errors.ShapelyError),
)


@contextmanager
def reading_rows() -> Iterator[None]:
    """Turns what reading strange values stumbles over into a sentence. Raises UserError; lets Misuse pass."""
    try:
        yield
    except Misuse:
        raise
    except _STUMBLES as error:
        text = tr("The store holds something that KMZB Analyst did not write. Bring back a copy, or ask who made it.")
        raise UserError(text, f"{type(error).__name__}: {error}"[:1000]) from error
