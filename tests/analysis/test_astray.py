"""Points that lie far from the rest."""

from __future__ import annotations

import numpy as np

from kmzb_plugin.analysis.astray import far_from_the_rest


def town(n: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(1)
    return rng.normal(636_000, 3000, n), rng.normal(394_000, 3000, n)


def test_points_at_zero_are_astray_and_no_others() -> None:
    x, y = town(500)
    x[[3, 8]] = y[[3, 8]] = 0.0
    astray, farthest = far_from_the_rest(x, y)
    assert np.flatnonzero(astray).tolist() == [3, 8]
    assert 5000 < farthest < 20_000
    assert far_from_the_rest(*town(500))[1] == 0.0


def test_a_point_at_zero_is_astray_twice_as_far_off_others_five_times() -> None:
    angle = np.linspace(0, 2 * np.pi, 100)
    x, y = 300_000 + 100_000 * np.cos(angle), 100_000 * np.sin(angle)
    assert far_from_the_rest(np.append(x, 0.0), np.append(y, 0.0))[0].sum() == 1
    assert not far_from_the_rest(np.append(x, 1.0), np.append(y, 0.0))[0].any()
    assert far_from_the_rest(np.append(x, 900_000.0), np.append(y, 0.0))[0].sum() == 1


def test_another_town_a_few_points_and_a_pile_are_not() -> None:
    x, y = town(500)
    far = np.concatenate([x, x[:60] + 300_000])
    assert not far_from_the_rest(far, np.concatenate([y, y[:60]]))[0].any()
    assert not far_from_the_rest([0.0, 1.0, 1e6], [0.0, 0.0, 0.0])[0].any()
    assert not far_from_the_rest(np.array([5.0] * 99 + [1e6]), np.zeros(100))[0].any()
    assert not far_from_the_rest([], [])[0].any()
