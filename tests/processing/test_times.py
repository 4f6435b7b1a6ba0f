"""Columns as codes and moments, read a part at a time."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.processing import times

WRITTEN = [
    "2026-03-01T10:00:00Z",
    "01.03.2026 12:30",
    None,
    "soon",
    "2026-02-28T23:59:59Z",
    20260302,
    "2026-03-01T10:00:00Z",
]


def test_parts_make_the_same_as_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.array(WRITTEN, dtype=object)
    whole = times.texts(values), times.moments(values), times.first_and_last(values)
    monkeypatch.setattr(times, "_CHUNK", 2)
    assert times.texts(values).tolist() == whole[0].tolist()
    pd.testing.assert_series_equal(times.moments(values), whole[1])
    assert times.first_and_last(values) == whole[2]
    first, last = whole[2]
    assert (first.isoformat(), last.date().isoformat()) == ("2026-02-28T23:59:59+00:00", "2026-03-01")


def test_empty_columns_are_read_too() -> None:
    nothing = np.empty(0, dtype=object)
    assert len(times.texts(nothing)) == len(times.moments(nothing)) == 0
    assert times.first_and_last(nothing) is None
    assert times.first_and_last(np.array(["", None, "soon"], dtype=object)) is None


@pytest.mark.parametrize("read", [times.texts, times.moments, times.first_and_last])
def test_a_cancel_is_heard_between_two_parts(read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(times, "_CHUNK", 2)
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked == 3

    with pytest.raises(Cancelled):
        read(np.array(WRITTEN, dtype=object), cancelled)
    assert asked == 3
