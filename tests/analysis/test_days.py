"""Moments as days."""

from __future__ import annotations

import numpy as np

from kmzb_plugin.analysis.days import elapsed_days, only_dates, whole_days


def moments(*texts: str) -> np.ndarray:
    return np.array(texts, dtype="datetime64[s]")


def test_midnight_in_poland_is_two_times_in_utc() -> None:
    """From 29 to 30 March 2025 midnight was at 23:00 UTC, from the 31st on at 22:00."""
    dates = moments("2025-03-28T23", "2025-03-29T23", "2025-03-30T22", "2025-03-31T22", "NaT")
    assert only_dates(dates)
    assert list(whole_days(dates))[:4] == [0, 1, 2, 3]
    assert np.isnan(whole_days(dates)[4])


def test_hours_are_no_dates() -> None:
    assert only_dates(moments("2025-01-01", "2025-02-01"))
    assert not only_dates(moments("2025-01-01T00", "2025-02-01T02"))
    assert not only_dates(moments("2025-01-01T00", "2025-02-01T01", "2025-02-01T02"))
    assert list(elapsed_days(moments("2025-01-02T12", "2025-01-01", "NaT"))[:2]) == [1.5, 0.0]


def test_nothing_known_is_nothing() -> None:
    assert not only_dates(moments("NaT"))
    assert np.isnan(whole_days(moments("NaT", "NaT"))).all()
    assert np.isnan(elapsed_days(moments("NaT"))).all()
