"""Bandwidth rules against scipy's and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from kmzb_plugin.analysis import bandwidth
from kmzb_plugin.analysis.kernels import KERNELS
from kmzb_plugin.text import UserError


def test_scott_as_scipys_factor() -> None:
    rng = np.random.default_rng(4)
    x, y = rng.normal(0, 300, 500), rng.normal(0, 100, 500)
    found = bandwidth.scott(x, y)
    factor = stats.gaussian_kde(np.stack([x, y])).scotts_factor()
    assert found.sigma == pytest.approx(factor * np.sqrt(x.std(ddof=1) * y.std(ddof=1)))
    assert found.radius == pytest.approx(found.sigma * np.sqrt(8))
    assert (found.rule, found.n) == ("scott", 500)


def test_weights_as_scipys_effective_number() -> None:
    rng = np.random.default_rng(5)
    x, y, w = rng.normal(0, 300, 80), rng.normal(0, 100, 80), rng.random(80)
    reference = stats.gaussian_kde(np.stack([x, y]), weights=w)
    found = bandwidth.scott(x, y, weights=w)
    assert found.n == pytest.approx(reference.neff)
    # scipy's weighted covariance has the same divisor
    spread = np.sqrt(np.sqrt(np.diag(np.cov(np.stack([x, y]), aweights=w)).prod()))
    assert found.sigma == pytest.approx(reference.scotts_factor() * spread)


@pytest.mark.parametrize("name", KERNELS)
def test_radius_follows_the_kernel(name: str) -> None:
    x, y = np.arange(50.0), np.arange(50.0) ** 2
    found = bandwidth.scott(x, y, name)
    assert found.radius == pytest.approx(found.sigma * KERNELS[name].spread)
    assert bandwidth.fixed(500.0, name).sigma == pytest.approx(500.0 / KERNELS[name].spread)


def test_robust_rule_withstands_distant_points() -> None:
    rng = np.random.default_rng(6)
    x, y = rng.normal(0, 100, 2000), rng.normal(0, 100, 2000)
    plain = bandwidth.scott(x, y, robust=True)
    x[:10] = 1e5
    assert bandwidth.scott(x, y, robust=True).sigma == pytest.approx(plain.sigma, rel=0.03)
    assert bandwidth.scott(x, y).sigma > 3 * plain.sigma
    assert plain.rule == "scott_robust"


def test_points_on_a_line_and_half_of_them_at_one_place() -> None:
    x = np.arange(10.0)
    assert bandwidth.scott(x, np.zeros(10)).sigma == pytest.approx(10 ** (-1 / 6) * x.std(ddof=1))
    piled = np.array([0.0] * 9 + [100.0])
    assert bandwidth.scott(piled, piled, robust=True).sigma == bandwidth.scott(piled, piled).sigma


def test_esris_rule_by_hand() -> None:
    """Four points at (±3, ±4): the standard distance is 5 and so is the median one; 0.9 · 5 · 4^(-1/5)."""
    x, y = [3.0, 3.0, -3.0, -3.0], [4.0, -4.0, 4.0, -4.0]
    found = bandwidth.esri(x, y)
    assert found.radius == pytest.approx(0.9 * 5 * 4**-0.2)
    assert found.numbers == {"standard_distance": pytest.approx(5.0), "median_distance": pytest.approx(5.0)}
    # far points raise the standard distance, not the median: √(1/ln 2) · Dm decides
    far = bandwidth.esri([*x, 100.0], [*y, 0.0])
    dm = np.median(np.hypot(np.array([*x, 100.0]) - 20, [*y, 0.0]))
    assert far.radius == pytest.approx(0.9 * np.sqrt(1 / np.log(2)) * dm * 5**-0.2)
    assert far.numbers["standard_distance"] > 1.2 * dm


def test_esris_rule_counts_weights_as_points() -> None:
    rng = np.random.default_rng(3)
    x, y, w = rng.normal(0, 300, 90), rng.normal(0, 100, 90), rng.integers(0, 5, 90)
    weighted = bandwidth.esri(x, y, weights=w)
    repeated = bandwidth.esri(np.repeat(x, w), np.repeat(y, w))
    assert weighted.radius == pytest.approx(repeated.radius)
    assert weighted.n == repeated.n == w.sum()
    assert dict(weighted.numbers) == pytest.approx(dict(repeated.numbers))


def test_esris_rule_has_the_variance_of_the_quartic_kernel() -> None:
    x, y = np.random.default_rng(3).normal(0, 300, (2, 50))
    quartic, gaussian = bandwidth.esri(x, y), bandwidth.esri(x, y, "gaussian")
    assert quartic.sigma == pytest.approx(gaussian.sigma)
    assert gaussian.radius == pytest.approx(3 * quartic.radius / np.sqrt(8))


@pytest.mark.parametrize("points", [[], [4.0], [4.0] * 7])
def test_esris_rule_refuses_what_has_no_spread(points: list[float]) -> None:
    with pytest.raises(UserError, match="Esri's rule"):
        bandwidth.esri(points, points)


def test_likelihood_as_a_radius() -> None:
    x, y = np.random.default_rng(3).normal(0, 300, (2, 200))
    found = bandwidth.by_likelihood(x, y, "gaussian")
    assert found.radius == pytest.approx(3 * found.sigma)
    assert (found.rule, found.numbers["places"]) == ("likelihood", 200)
    assert found.curve is not None
    radii, criterion = found.curve
    assert radii[criterion.argmax()] == pytest.approx(found.radius)


def test_default_is_scotts_for_one_cluster_and_local_for_several_towns() -> None:
    """One cluster: the robust Scott's rule. A garrison of towns: not wider than each town for itself would have it."""
    rng = np.random.default_rng(8)
    town = rng.normal(0, 800, (2, 1000))
    alone = bandwidth.default(*town)
    best = bandwidth.scott(*town, robust=True)
    assert alone.rule == "default"
    assert alone.radius == pytest.approx(best.radius, rel=0.35)
    assert alone.radius <= float(f"{best.radius:.2g}")
    centres = rng.random((25, 2)) * 150_000
    many = centres[rng.integers(0, 25, 5000)] + rng.normal(0, 800, (5000, 2))
    garrison = bandwidth.default(*many.T)
    assert bandwidth.scott(*many.T).radius > 20_000
    assert 500 < garrison.radius < 2500
    assert garrison.radius == float(f"{garrison.radius:.2g}")
    assert garrison.radius == pytest.approx(
        max(garrison.numbers["likelihood"], garrison.numbers["neighbours"]), rel=0.05
    )


def test_default_withstands_strays_and_piles() -> None:
    rng = np.random.default_rng(9)
    x, y = rng.normal(636_000, 2500, (2, 700))
    plain = bandwidth.default(x, y)
    strays = bandwidth.default(np.append(x, [0.0, 1.0, 5.0]), np.append(y, [0.0, 0.0, 9.0]))
    assert strays.radius == pytest.approx(plain.radius, rel=0.1)
    x[:100], y[:100] = 636_500.0, 637_000.0
    assert bandwidth.default(x, y).radius == pytest.approx(plain.radius, rel=0.35)


def test_default_is_blind_to_order_units_and_repetition() -> None:
    rng = np.random.default_rng(10)
    x, y = rng.gamma(2, 900, (2, 700))
    w = rng.integers(1, 4, 700)
    order = rng.permutation(700)
    one = bandwidth.default(x, y, weights=w)
    assert bandwidth.default(x[order], y[order], weights=w[order]).radius == one.radius
    near = bandwidth.default(np.repeat(x, w), np.repeat(y, w))
    assert near.numbers["neighbours"] == pytest.approx(one.numbers["neighbours"])
    assert near.numbers["likelihood"] == pytest.approx(one.numbers["likelihood"])
    assert bandwidth.default(x * 1000, y * 1000, weights=w).radius == pytest.approx(1000 * one.radius)


def test_default_of_two_places_and_its_refusal() -> None:
    assert bandwidth.default([0.0, 100.0], [0.0, 0.0]).radius > 0
    for n in (0, 1, 9):
        with pytest.raises(UserError, match="at one place"):
            bandwidth.default(np.full(n, 3.0), np.full(n, 4.0))


@pytest.mark.parametrize("n", [0, 1, 5])
def test_a_single_place_is_refused(n: int) -> None:
    with pytest.raises(UserError, match="two places"):
        bandwidth.scott(np.full(n, 3.0), np.full(n, 4.0))


@pytest.mark.parametrize("radius", [0.0, -5.0, np.nan, np.inf])
def test_impossible_radii_are_refused(radius: float) -> None:
    with pytest.raises(UserError, match="greater than zero"):
        bandwidth.fixed(radius)
