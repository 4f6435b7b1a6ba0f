"""Coordinates as people write them into columns."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.store.intake import written


def number(text: str) -> float:
    return float(written.numbers(pd.Series([text], dtype=object))[0])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("21,1471", 21.1471),
        ("637 000,25", 637000.25),
        ("637\u00a0000", 637000.0),
        ("−21.5", -21.5),
        ("1e3", 1000.0),
        ("51°24'10\"N", 51 + 24 / 60 + 10 / 3600),
        ("51° 24′ 10,5″", 51 + 24 / 60 + 10.5 / 3600),
        ("N 51 24 10", 51 + 24 / 60 + 10 / 3600),
        ("21 08 50 E", 21 + 8 / 60 + 50 / 3600),
        ("21°08.5'E", 21 + 8.5 / 60),
        ("21.5°W", -21.5),
    ],
)
def test_how_numbers_are_written(text: str, value: float) -> None:
    assert math.isclose(number(text), value, rel_tol=1e-12)


@pytest.mark.parametrize("text", ["", "tam", "51°61'", "1,2,3", "12 34", "N", "95°N", "nan", "inf", "1e999", "51N24E"])
def test_what_is_no_number(text: str) -> None:
    assert math.isnan(number(text))


@pytest.mark.parametrize(
    ("text", "x", "y"),
    [
        ("51.4027, 21.1471", 21.1471, 51.4027),
        ("51,4027 21,1471", 21.1471, 51.4027),
        ("51°24'10\"N 21°08'50\"E", 21 + 8 / 60 + 50 / 3600, 51 + 24 / 60 + 10 / 3600),
        ("POINT (21.1471 51.4027)", 21.1471, 51.4027),
        ("637000 395000", 637000.0, 395000.0),
    ],
)
def test_both_in_one_text(text: str, x: float, y: float) -> None:
    found = written.pairs(pd.Series([text, "", "nowhere"], dtype=object))
    np.testing.assert_allclose(np.column_stack(found), [[x, y], [np.nan, np.nan], [np.nan, np.nan]], rtol=1e-12)


@given(st.integers(0, 179), st.integers(0, 59), st.integers(0, 59_999), st.sampled_from("EW"), st.booleans())
def test_angles_are_what_their_parts_add_up_to(degrees: int, minutes: int, mills: int, side: str, comma: bool) -> None:
    seconds = f"{mills / 1000:.3f}"
    text = f"{degrees}°{minutes}'{seconds.replace('.', ',') if comma else seconds}\"{side}"
    expected = (degrees + minutes / 60 + mills / 3_600_000) * (-1 if side == "W" else 1)
    assert math.isclose(number(text), expected, rel_tol=1e-12, abs_tol=1e-12)


@given(st.lists(st.text(max_size=20)))
def test_any_text_is_a_number_or_none(texts: list[str]) -> None:
    series = pd.Series([text.replace("\x00", "").strip() for text in texts], dtype=object)
    assert len(written.numbers(series)) == len(texts)
    x, y = written.pairs(series)
    assert len(x) == len(y) == len(texts)
