"""The bandwidth by forecast skill, on points whose best radius is known."""

from __future__ import annotations

import numpy as np
import pytest

from kmzb_plugin.analysis.density import kernel_density
from kmzb_plugin.analysis.evaluation import evaluate
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.holdout import holdout, periods
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.text import UserError

DAY = 86_400.0
GRID = Grid(0.0, 0.0, 100.0, 120, 100)


def year(n: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Hot places of 500 m in a year in which nothing changes."""
    rng = np.random.default_rng(seed)
    centres = rng.random((8, 2)) * [12_000, 10_000]
    xy = centres[rng.integers(0, 8, n)] + rng.normal(0, 500, (n, 2))
    return xy[:, 0], xy[:, 1], np.sort(rng.random(n)) * 360 * DAY


def test_pai_of_every_candidate_and_test_by_hand() -> None:
    x, y, seconds = year(900)
    radii = [300.0, 1200.0, 5000.0]
    found = holdout(x, y, seconds, radii, GRID, coverage=0.03)
    assert (found.trained, found.tests, len(found.points)) == (3, 3, 6)
    assert found.points.sum() == 900
    number = np.minimum((seconds - seconds.min()) / (seconds.max() + 1 - seconds.min()) * 6, 5.999).astype(int)
    for row, radius in enumerate(radii):
        for column in range(3):
            before = (number >= column) & (number < column + 3)
            after = number == column + 3
            density = kernel_density(x[before], y[before], GRID, radius)
            expected = evaluate(density, GRID.counts(x[after], y[after])).at(0.03).pai
            assert found.pai[row, column] == pytest.approx(expected)
    assert found.radius == radii[found.pai.mean(axis=1).argmax()]


def test_neither_single_points_nor_one_blob_foretell_best() -> None:
    x, y, seconds = year(1200)
    found = holdout(x, y, seconds, [150.0, 300.0, 600.0, 1200.0, 2400.0, 4800.0, 9600.0], GRID)
    assert found.radius in {600.0, 1200.0, 2400.0}
    bandwidth = found.bandwidth("gaussian", 1200)
    assert (bandwidth.rule, bandwidth.radius, bandwidth.sigma) == ("holdout", found.radius, found.radius / 3)
    assert bandwidth.numbers["pai"] == found.pai.mean(axis=1).max()
    assert bandwidth.curve is not None
    assert bandwidth.curve[1].argmax() == list(bandwidth.curve[0]).index(found.radius)


def test_the_future_is_never_trained_on() -> None:
    """Points that jump to another place in the last period: its density must not know it."""
    x, y, seconds = year(600)
    moved = seconds >= 300 * DAY
    x[moved], y[moved] = 11_900.0, 9_900.0
    found = holdout(x, y, seconds, [400.0, 800.0], GRID)
    assert found.pai[:, -1].max() < 1.0 < found.pai[:, 0].min()


def test_weights_and_mask_count() -> None:
    x, y, seconds = year(600)
    twice = holdout(x, y, seconds, [500.0], GRID, weights=np.full(600, 2.0))
    assert twice.pai == pytest.approx(holdout(x, y, seconds, [500.0], GRID).pai)
    mask = np.zeros(GRID.shape, dtype=bool)
    mask[:, :60] = True
    half = holdout(x, y, seconds, [500.0], GRID, mask=mask)
    assert not np.allclose(half.pai, twice.pai)


def test_periods_of_a_given_length_end_with_the_last_point() -> None:
    seconds = np.linspace(0, 100 * DAY, 400)
    edges, points = periods(seconds, 30 * DAY / 2)
    assert len(points) == 6
    assert np.diff(edges) == pytest.approx(15 * DAY)
    assert edges[-1] == seconds[-1] + 1
    assert points.sum() == (seconds >= edges[0]).sum()


def test_too_few_points_or_periods_are_refused_with_what_would_do() -> None:
    with pytest.raises(UserError, match="at least 80 points with a time, but there are 79"):
        periods(np.arange(79.0))
    with pytest.raises(UserError, match=r"reach over 3 of 30 days. Choose periods of at most 25 days"):
        periods(np.linspace(0, 100 * DAY, 400), 30 * DAY)
    seconds = np.append(np.linspace(1000 * DAY, 1100 * DAY, 400), 0.0)
    with pytest.raises(UserError, match=r"one from 1970-0\d-\d\d holds \d.*Filter out wrong times"):
        periods(seconds)


def test_cancel_and_progress() -> None:
    x, y, seconds = year(300)
    with pytest.raises(Cancelled):
        holdout(x, y, seconds, [500.0, 900.0], GRID, cancelled=lambda: True)
    seen: list[float] = []
    holdout(x, y, seconds, [500.0, 900.0], GRID, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1.0)
