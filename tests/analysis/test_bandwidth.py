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


@pytest.mark.parametrize("n", [0, 1, 5])
def test_a_single_place_is_refused(n: int) -> None:
    with pytest.raises(UserError, match="two places"):
        bandwidth.scott(np.full(n, 3.0), np.full(n, 4.0))


@pytest.mark.parametrize("radius", [0.0, -5.0, np.nan, np.inf])
def test_impossible_radii_are_refused(radius: float) -> None:
    with pytest.raises(UserError, match="greater than zero"):
        bandwidth.fixed(radius)
