"""Coordinates as columns of a file write them: numbers with commas and blanks, angles, or both in one text."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from ...domain.coordinates import parse_angle, parse_coordinates
from ...text import UserError
from . import pieces

_BLANKS = re.compile(r"[\s\u00a0\u2007\u202f']")
_GROUPED = re.compile(r"[-+−]?\d{1,3}([ \u00a0\u2007\u202f']\d{3})+([.,]\d*)?")
_POINT = re.compile(r"\s*(?:SRID=\d+;)?POINT\s*Z?\s*\(\s*([-+\d.eE]+)\s+([-+\d.eE]+)(?:\s+[-+\d.eE]+)?\s*\)\s*", re.I)


def numbers(texts: pd.Series) -> np.ndarray:
    """Numbers (n,) of a column, an angle in degrees; NaN where a text is neither."""
    values = pieces.numbers(texts.to_numpy(dtype=object))
    other = np.isnan(values) & (texts != "").to_numpy()
    if other.any():
        codes, distinct = pd.factorize(texts.to_numpy(dtype=object)[other])
        values[other] = np.array([_number(text) for text in distinct], dtype=float)[codes]
    values[~np.isfinite(values)] = np.nan
    return values


def _number(text: str) -> float:
    plain = text.strip().replace("−", "-")
    if _GROUPED.fullmatch(plain):
        plain = _BLANKS.sub("", plain)
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        angle = parse_angle(plain)
        return np.nan if angle is None else angle


def pairs(texts: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Easting (or longitude) and northing (n,) of a column that holds both, NaN where it does not.

    Degrees come with the latitude first unless letters say otherwise; `POINT(21.1 51.4)` has the easting first.
    """
    codes, distinct = pd.factorize(texts.to_numpy(dtype=object))
    read = np.array([_pair(text) for text in distinct], dtype=float).reshape(-1, 2)[codes]
    return read[:, 0].copy(), read[:, 1].copy()


def _pair(text: str) -> tuple[float, float]:
    point = _POINT.fullmatch(text)
    try:
        if point:
            return float(point[1]), float(point[2])
        typed = parse_coordinates(text)
    except (UserError, ValueError):
        return np.nan, np.nan
    return typed.x, typed.y
