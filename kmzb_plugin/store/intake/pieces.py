"""Columns in pieces, for calls that keep the interpreter to themselves: between two of them the window can answer."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

PIECE = 20_000
"""Values at a time: none of the calls in question takes 100 ms for so many."""


def pieces(values: np.ndarray) -> Iterator[np.ndarray]:
    """The values (n, ...) in their order, PIECE at a time."""
    for start in range(0, len(values), PIECE):
        yield values[start : start + PIECE]


def numbers(texts: np.ndarray) -> np.ndarray:
    """Texts (n,) as numbers, NaN for what is none."""
    found = [pd.to_numeric(piece, errors="coerce") for piece in pieces(texts)]
    return np.concatenate([np.empty(0), *found]).astype(float)
