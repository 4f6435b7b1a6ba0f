"""Likelihood cross-validation against spatstat and against the definition by all pairs."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from scipy.special import logsumexp

from kmzb_plugin.analysis import likelihood as module
from kmzb_plugin.analysis.edge import StudyArea
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.likelihood import likelihood
from kmzb_plugin.analysis.point_places import Places
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.text import UserError

from .oracles import FOLDER, table

SPATSTAT = json.loads((FOLDER / "chicago_bandwidth_and_edge.json").read_text())


def chicago() -> Places:
    crimes = table("chicago_street_crimes.csv")
    return Places.of(crimes["x"], crimes["y"])


def towns(n: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    centres = rng.random((12, 2)) * 40_000
    xy = centres[rng.integers(0, 12, n)] + rng.normal(0, 700, (n, 2))
    return xy[:, 0], xy[:, 1]


def direct(x: np.ndarray, y: np.ndarray, weights: np.ndarray, sigma: float) -> float:
    """Σ w_i log f₋ᵢ(x_i) - Σ w over all pairs; points at one place are left out together."""
    d2 = (x[:, None] - x) ** 2 + (y[:, None] - y) ** 2
    exponent = np.where(d2 > 0, -0.5 * d2 / sigma**2, -np.inf)
    log_f = logsumexp(exponent, axis=1, b=weights) - np.log(2 * np.pi * sigma**2)
    return float((weights * log_f).sum() - weights.sum())


def test_criterion_is_that_of_spatstat() -> None:
    """Without edge correction to the digits; with it as far as spatstat's pixels allow (its integral is over them)."""
    plain = likelihood(chicago(), SPATSTAT["sigma"])
    np.testing.assert_allclose(plain.criterion, SPATSTAT["ppl_plain"], atol=2e-5)
    grid = Grid(0.0, 150.0, 5.0, 260, 230)
    area = StudyArea(grid, np.ones(grid.shape, dtype=bool))
    corrected = likelihood(chicago(), SPATSTAT["sigma"], area)
    np.testing.assert_allclose(corrected.criterion, SPATSTAT["ppl_edge"], atol=0.02)


def test_the_bandwidth_is_spatstats() -> None:
    """spatstat tried 400 values, ours are 2^(1/8) apart near the best."""
    window = shapely.box(0, 150, 1300, 1300)
    assert likelihood(chicago()).sigma == pytest.approx(SPATSTAT["ppl_sigma_plain"], rel=0.045)
    found = likelihood(chicago(), edge=StudyArea.coarse(window))
    assert found.sigma == pytest.approx(SPATSTAT["ppl_sigma_edge"], rel=0.045)
    assert found.sigma == found.candidates[found.criterion.argmax()]
    assert (found.places, found.judged) == (116, 116)


@pytest.mark.parametrize("sigma", [40.0, 200.0, 3000.0])
def test_equals_the_definition(sigma: float) -> None:
    x, y = towns(400)
    weights = np.random.default_rng(2).random(400) + 0.2
    found = likelihood(Places.of(x, y, weights), [sigma])
    assert found.criterion[0] == pytest.approx(direct(x, y, weights, sigma), rel=1e-6)


def test_two_points_at_one_place_are_one_of_weight_two() -> None:
    x, y = towns(200)
    twice = likelihood(Places.of(np.repeat(x, 2), np.repeat(y, 2)))
    heavy = likelihood(Places.of(x, y, np.full(200, 2.0)))
    assert twice.sigma == heavy.sigma
    np.testing.assert_allclose(twice.criterion, heavy.criterion, rtol=1e-12)
    # left out one by one, a place of two would want no bandwidth at all
    assert twice.sigma > 50.0


def test_many_places_are_judged_by_a_sample_against_all() -> None:
    """The criterion of cells and a sample against that of all pairs: what decides is the difference of candidates."""
    x, y = towns(2600)
    sigmas = [120.0, 240.0, 480.0]
    found = likelihood(Places.of(x, y), sigmas)
    assert (found.places, found.judged) == (2600, module.JUDGED)
    exact = np.array([direct(x, y, np.ones(2600), sigma) for sigma in sigmas])
    per_point = (found.criterion - exact) / 2600
    assert np.abs(per_point - per_point.mean()).max() < 0.02
    assert found.criterion.argmax() == exact.argmax() == 1


def test_cells_change_the_criterion_hardly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells of a third of sigma act like a sigma that is half a percent smaller."""
    x, y = towns(1500)
    sigmas = np.array([50.0, 130.0, 333.0, 800.0])
    exact = likelihood(Places.of(x, y), sigmas).criterion
    nearby = likelihood(Places.of(x, y), sigmas * 1.01).criterion
    judged = Places.of(x, y)
    monkeypatch.setattr(module, "JUDGED", 1499)
    monkeypatch.setattr(Places, "sample", lambda self, most: np.arange(1500))
    binned = likelihood(judged, sigmas).criterion
    assert (np.abs(binned - exact) < np.maximum(np.abs(nearby - exact), 0.5)).all()


def test_background_withstands_strays() -> None:
    x, y = towns(800)
    strays_x, strays_y = np.append(x, [0.0, 900_000.0]), np.append(y, [700_000.0, 0.0])
    plain = likelihood(Places.of(x, y), background=0.02).sigma
    assert likelihood(Places.of(strays_x, strays_y), background=0.02).sigma == pytest.approx(plain, rel=0.1)
    assert likelihood(Places.of(strays_x, strays_y)).sigma > 1.5 * likelihood(Places.of(x, y)).sigma


def test_order_plays_no_part_and_nothing_is_left_to_chance() -> None:
    x, y = towns(3000)
    order = np.random.default_rng(4).permutation(3000)
    one, other = likelihood(Places.of(x, y)), likelihood(Places.of(x[order], y[order]))
    assert one.sigma == other.sigma
    np.testing.assert_array_equal(one.criterion, other.criterion)


def test_moved_and_scaled_points_move_and_scale_it() -> None:
    x, y = towns(300)
    base = likelihood(Places.of(x, y)).sigma
    assert likelihood(Places.of(1000.0 * x + 5e6, 1000.0 * y)).sigma == pytest.approx(1000.0 * base, rel=1e-6)


@pytest.mark.parametrize("n", [0, 1, 2])
def test_too_few_places_are_refused(n: int) -> None:
    with pytest.raises(UserError, match="three places"):
        likelihood(Places.of(np.arange(float(n)), np.zeros(n)))


def test_cancel_and_progress() -> None:
    x, y = towns(3000)
    with pytest.raises(Cancelled):
        likelihood(Places.of(x, y), cancelled=lambda: True)
    seen: list[float] = []
    likelihood(Places.of(x, y), progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1.0)
