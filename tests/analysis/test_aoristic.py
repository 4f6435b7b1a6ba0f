"""Aoristic weights by hand, and what always holds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.analysis.aoristic import spread

CELLS = 40
spans = st.lists(st.tuples(st.floats(0, CELLS), st.floats(0, CELLS)).map(sorted), min_size=1, max_size=30)


def test_by_hand() -> None:
    """From 0:30 to 2:30 a quarter, a half and a quarter; a moment; within one hour."""
    assert spread([0.5, 1, 2.25], [2.5, 1, 2.5], 4).tolist() == [0.25, 1.5, 1.25, 0.0]
    assert spread([0], [4], 4).tolist() == [0.25] * 4
    assert spread([4.0], [4.0], 4).tolist() == [0, 0, 0, 1.0]
    assert spread([], [], 2).tolist() == [0, 0]


def direct(start: float, end: float) -> np.ndarray:
    cells = np.arange(CELLS)
    if end == start:
        return (cells == min(int(start), CELLS - 1)).astype(float)
    return np.maximum(np.minimum(end, cells + 1) - np.maximum(start, cells), 0) / (end - start)


@given(spans)
def test_as_cell_by_cell_and_sums_to_one_each(each: list[list[float]]) -> None:
    each = [[a, b] for a, b in each if b == a or b - a > 1e-6]
    if not each:
        return
    start, end = np.array(each).T
    weights = spread(start, end, CELLS)
    assert weights.sum() == pytest.approx(len(each), rel=1e-9)
    assert weights == pytest.approx(sum(direct(a, b) for a, b in each), abs=1e-8)
    assert (weights >= 0).all()
