"""Moments as days: whole ones where only dates are known, else as the clock says."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

_DAY, _HOUR = 86_400, 3_600


def only_dates(moments: ArrayLike) -> bool:
    """Whether moments (n,) datetime64, NaT among them or not, are dates: all at one time of the day.

    Midnight of civil time is two times of the day in UTC, an hour apart, where the clocks change.
    """
    seconds = _seconds(moments)
    times = np.unique(seconds % _DAY)
    if len(times) == 2:
        apart = int(times[1] - times[0])
        return apart in (_HOUR, _DAY - _HOUR)
    return len(times) == 1


def whole_days(moments: ArrayLike) -> NDArray[np.float64]:
    """Dates (n,) as `only_dates` finds them in days since the first, NaN for NaT."""
    seconds = _seconds(moments)
    first = seconds.min(initial=np.iinfo(np.int64).max)
    return np.rint(_placed(moments, seconds - first) / _DAY)


def elapsed_days(moments: ArrayLike) -> NDArray[np.float64]:
    """Moments (n,) in days of 24 hours since the first, NaN for NaT."""
    seconds = _seconds(moments)
    return _placed(moments, seconds - seconds.min(initial=np.iinfo(np.int64).max)) / _DAY


def _seconds(moments: ArrayLike) -> NDArray[np.int64]:
    """Of those that are known."""
    known = np.asarray(moments, dtype="datetime64[s]")
    seconds: NDArray[np.int64] = known[~np.isnat(known)].astype(np.int64)
    return seconds


def _placed(moments: ArrayLike, known: NDArray[np.int64]) -> NDArray[np.float64]:
    missing = np.isnat(np.asarray(moments, dtype="datetime64[s]"))
    result = np.full(len(missing), np.nan)
    result[~missing] = known
    return result
