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


@pytest.mark.parametrize(
    "written",
    [
        ["2025-10-26T00:30:00Z", "", "1899-12-31T23:59:59Z", "2100-12-31T23:59:59Z", "2101-01-01T00:00:00Z"],
        ["2025-10-26T02:30:00", "2025-03-30T02:30:00", "", "2025-07-01T12:00:00", "1850-01-01T00:00:00"],
        ["2025-07-01", "", "2024-02-29"],
        ["", ""],
    ],
)
def test_times_of_a_file_are_read_as_their_text_is(written: list[str]) -> None:
    texts = np.array(written, dtype=object)
    ascii_texts = texts.astype("S")
    assert times.texts(ascii_texts).tolist() == written
    pd.testing.assert_series_equal(times.moments(ascii_texts), times.moments(texts))
    known = times.moments(texts).dropna()
    assert times.first_and_last(ascii_texts) == (None if known.empty else (known.min(), known.max()))
    assert times.coded(ascii_texts).tolist() == written


def test_codes_are_sorted_texts_with_an_empty_one_for_what_is_missing() -> None:
    read = pd.Categorical(["b", None, "a", "b"], categories=["b", "a"])
    for values in (read, np.array(["b", None, "a", "b"], dtype=object)):
        found = times.coded(values)
        assert found.tolist() == ["b", "", "a", "b"]
        assert found.categories.tolist() == ["", "a", "b"]
    assert times.coded(read[[0, 2]]).categories.tolist() == ["a", "b"]
    assert times.coded(np.array([2.0, np.nan, 1.5])).tolist() == ["2", "", "1.5"]
