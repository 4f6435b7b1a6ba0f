"""The point that stretches the extent."""

from __future__ import annotations

import numpy as np

from kmzb_plugin.analysis.strays import stray


def test_the_point_at_zero_zero_is_found() -> None:
    rng = np.random.default_rng(1)
    x, y = rng.normal(636_000, 3000, 400), rng.normal(394_000, 3000, 400)
    assert stray(x, y) is None
    x[17], y[17] = 0.0, 0.0
    assert stray(x, y) == 17


def test_of_several_the_farthest_is_named() -> None:
    rng = np.random.default_rng(1)
    x, y = rng.normal(636_000, 3000, 4000), rng.normal(394_000, 3000, 4000)
    x[5] = y[5] = 100_000.0
    x[6] = y[6] = 0.0
    assert stray(x, y) == 6


def test_two_towns_and_few_points_are_no_strays() -> None:
    x = np.concatenate([np.linspace(0, 1000, 90), np.linspace(300_000, 301_000, 10)])
    assert stray(x, np.zeros(100)) is None
    assert stray([0.0, 1.0, 1e6], [0.0, 0.0, 0.0]) is None
