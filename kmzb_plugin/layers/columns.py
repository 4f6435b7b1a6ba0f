"""Columns of attributes, out of the batches of OGR's Arrow stream or of QGIS's features."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.types import union_categoricals
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

_UTC, _CIVIL = re.compile(rb"(\.\d{1,3})?Z"), re.compile(rb"(\.\d{1,3})?")  # QGIS knows thousandths of a second
NO_TIME = np.dtype("S1")
_DAYS = np.array([0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])  # of the months of a leap year
_FEW = 1_000  # different texts: a small table of them stays near the processor
_HOUR = len("0000-00-00T")  # where it stands
MOMENT = b"0000-00-00T00:00:00"
"""How a moment is written, with 0 for any digit; a store adds Z."""


class OddTime(ValueError):
    """A time in a file that is left for QGIS to read."""


def joined_columns(columns: list[Any]) -> Any:
    """Columns of several batches as one."""
    if isinstance(columns[0], pd.Categorical):
        return union_categoricals(columns)
    if len({each.dtype.kind for each in columns}) > 1:  # texts that were moments at first
        columns = [_as_texts(each) for each in columns]
    return np.concatenate(columns)


def _as_texts(values: NDArray[Any]) -> NDArray[np.object_]:
    """Moments in ASCII, empty if missing, as texts, None if missing; texts as they are."""
    if values.dtype.kind != "S":
        return values
    texts = values.astype(str).astype(object)
    texts[values == b""] = None
    return texts


def time_column(values: NDArray[Any], form: bytes) -> NDArray[np.bytes_]:
    """A column of an Arrow batch with times as they are written, up to the second and with Z if they are in UTC.

    Raises OddTime if not all have the same form, or one is no time.
    """
    missing, data = np.ma.getmaskarray(values), np.ma.getdata(values)
    if missing.all():
        return np.zeros(len(data), dtype=NO_TIME)
    known, length = data[~missing], len(form)
    if data.dtype.kind != "S" or not length <= data.dtype.itemsize <= length + len(".123Z"):
        raise OddTime
    letters = known.view(np.uint8).reshape(len(known), -1)
    if not _are_times(letters[:, :length], np.frombuffer(form, dtype=np.uint8)):
        raise OddTime
    ends = np.zeros((len(known), 8), dtype=np.uint8)
    ends[:, : letters.shape[1] - length] = letters[:, length:]
    distinct = [each.tobytes().rstrip(b"\0") for each in pd.unique(ends.view(np.int64).ravel())]
    in_utc = all(map(_UTC.fullmatch, distinct)) and b"T" in form
    if not in_utc and not all(map(_CIVIL.fullmatch, distinct)):
        raise OddTime
    texts = np.zeros((len(data), length + in_utc), dtype=np.uint8)
    texts[~missing, :length] = letters[:, :length]
    texts[~missing, length:] = ord("Z")
    return texts.view(f"S{texts.shape[1]}").ravel()


def _are_times(letters: NDArray[np.uint8], form: NDArray[np.uint8]) -> bool:
    """Whether all texts (n, length) have a digit where the form has 0, its letters elsewhere, and say a day and hour.

    numpy ends the process where it reads bytes that are no time.
    """
    digits, is_digit = letters - ord("0"), form == ord("0")
    if (digits[:, is_digit] > 9).any() or (letters[:, ~is_digit] != form[~is_digit]).any():
        return False

    def number(at: int) -> NDArray[np.uint8]:
        return digits[:, at] * 10 + digits[:, at + 1]

    year, month, day = number(0) * np.int64(100) + number(2), number(5), number(8)
    if not ((year > 0) & (month > 0) & (month <= 12) & (day > 0)).all():
        return False
    is_short = (year % 4 > 0) | ((year % 100 == 0) & (year % 400 > 0))
    within = day + (is_short & (month == 2)) <= _DAYS[month]
    if len(form) > _HOUR:
        within &= (number(_HOUR) < 24) & (number(_HOUR + 3) < 60) & (number(_HOUR + 6) < 60)
    return bool(within.all())


def arrow_column(values: NDArray[Any], coded: bool) -> Any:
    """A column of an Arrow batch: numbers as float with NaN for null, text as str with None for null or as codes.

    Texts that are all moments as a store writes them stay ASCII (S20), empty for null, unless codes are wanted.
    """
    null = np.ma.getmaskarray(values)
    data = np.ma.getdata(values)
    if data.dtype.kind in "biuf":
        result = data.astype(float)
        result[null] = np.nan
        return result
    if data.dtype.kind == "S":
        if not coded and data.dtype.itemsize == len(MOMENT) + 1:
            with suppress(OddTime):
                return time_column(values, MOMENT)
        codes, texts = _distinct(data)
        if coded:
            codes[null] = -1
            return pd.Categorical.from_codes(codes, texts)
        result = texts[codes]
    else:  # texts too long for a column of fixed width
        result = np.empty(len(data), dtype=object)
        result[:] = [each.decode("utf-8", "replace") if isinstance(each, bytes) else each for each in data]
    result[null] = None
    return pd.Categorical(result) if coded else result


def _distinct(data: NDArray[np.bytes_]) -> tuple[NDArray[np.int64], NDArray[np.object_]]:
    """Texts of fixed width (n,) as numbers of the different ones, and these: reports are many, their categories few."""
    if not len(data):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=object)
    words = max(1, -(-data.dtype.itemsize // 8))
    codes, n = np.zeros(len(data), dtype=np.int64), 1
    for word in data.astype(f"S{8 * words}").view(np.int64).reshape(len(data), words).T:
        if (word == word[0]).all():
            continue
        of_word, distinct = pd.factorize(word, size_hint=_FEW)
        if n > 1:
            of_word, distinct = pd.factorize(codes * len(distinct) + of_word, size_hint=_FEW)
        codes, n = of_word, len(distinct)
    one = np.empty(n, dtype=np.int64)
    one[codes] = np.arange(len(data))
    try:
        texts = data[one].astype(str)  # several times faster, for plain letters alone
    except UnicodeDecodeError:
        texts = np.char.decode(data[one], "utf-8", "replace")
    same, different = pd.factorize(texts.astype(object))  # what cannot be decoded may become the same
    return same[codes], different


def feature_column(values: list[Any], numeric: bool) -> NDArray[Any]:
    """A column of attributes as QGIS hands them out."""
    if numeric:
        return np.array([np.nan if _is_null(each) else float(each) for each in values], dtype=float)
    result = np.empty(len(values), dtype=object)
    result[:] = [None if _is_null(each) else _text(each) for each in values]
    return result


def _is_null(value: Any) -> bool:
    return value is None or (hasattr(value, "isNull") and value.isNull())


def _text(value: Any) -> str:
    if isinstance(value, QDateTime):
        # a local time carries no zone in its text, as in a file: it is read as civil time further on
        spec = value.timeSpec()
        utc = value if spec == Qt.TimeSpec.LocalTime else value.toUTC()
        return utc.toString(Qt.DateFormat.ISODate)
    if isinstance(value, QDate | QTime):
        return value.toString(Qt.DateFormat.ISODate)
    return str(value)
