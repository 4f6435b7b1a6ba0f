"""The share of one kind of reports by kernels: spatstat's `relrisk` and `bw.relrisk`, and what holds for any points."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.density import kernel_density
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernels import KERNELS, gaussian_kernel
from kmzb_plugin.analysis.likelihood import LeftOut
from kmzb_plugin.analysis.point_places import Places
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.analysis.relativerisk import (
    FEWEST,
    RelativeRisk,
    by_cross_validation,
    cross_validated,
    relative_risk,
    reports_near,
)
from kmzb_plugin.text import UserError

from .oracles import FOLDER, table

KINDS = ["assault", "burglary", "cartheft", "damage", "robbery", "theft", "trespass"]
SIGMA = 150.0
CRIMES = table("chicago_street_crimes.csv")
X, Y, KIND = CRIMES["x"].to_numpy(float), CRIMES["y"].to_numpy(float), CRIMES["crime"].to_numpy()
RNG = np.random.default_rng(3)


def risk(kind: str, grid: Grid) -> RelativeRisk:
    kernel = gaussian_kernel(8.0)
    of_kind, of_all = (kernel_density(X[own], Y[own], grid, 8 * SIGMA, kernel) for own in (kind == KIND, KIND != ""))
    return relative_risk(of_kind, of_all, np.ones(grid.shape), float((kind == KIND).mean()), 0.0)


def test_shares_of_chicagos_crimes_are_those_of_spatstat() -> None:
    """spatstat corrects both densities at the edge, by the same number, so that the share is the same without.

    It moves the crimes to the centres of its 128 × 128 pixels and reads the share of the nearest one, up to 7 ft away:
    the definition has neither, hence the differences. Where hardly any crime reaches, it has zero by rounding.
    """
    oracle = table("chicago_relrisk_spatstat.csv")
    grid = Grid(0.0, 150.0, 50.0, 26, 23)
    at = grid.cell_index(oracle["x"], oracle["y"])
    shares = np.array([risk(kind, grid).share.ravel()[at] for kind in KINDS])
    np.testing.assert_allclose(shares.sum(axis=0), 1.0)
    difference = np.abs(shares - oracle[KINDS].to_numpy().T)
    assert difference.max() < 0.004
    assert difference.mean() < 0.0004


def test_leaving_a_crime_out_gives_spatstats_shares_at_the_crimes() -> None:
    """By direct sums on both sides: equal to the digits given."""
    oracle = table("chicago_relrisk_at_points_loo_spatstat.csv")
    x, y, kind = oracle["x"].to_numpy(), oracle["y"].to_numpy(), oracle["crime"].to_numpy()
    sums = []
    for each in KINDS:
        places = Places.of(x[kind == each], y[kind == each])
        distance, index = places.tree.query(np.column_stack([x, y]))
        others = LeftOut(places, x, y, np.where(distance == 0, index, -1), few=True)
        sums.append(np.exp(others.log_sums(SIGMA)))
    np.testing.assert_allclose((sums / np.sum(sums, axis=0)).T, oracle[KINDS], atol=2e-7)


def test_the_criterion_is_that_of_spatstat() -> None:
    known = json.loads((FOLDER / "chicago_relrisk_and_neighbours.json").read_text())
    found = cross_validated(X, Y, KIND == "theft", known["sigma"])
    np.testing.assert_allclose(-found, known["criterion"], rtol=1e-6)


def two_halves(n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Reports all over a square; of the kind are 3 in 10 in the west and 1 in 10 in the east."""
    x, y = RNG.uniform(0, 6000, n), RNG.uniform(0, 6000, n)
    return x, y, RNG.random(n) < np.where(x < 3000, 0.3, 0.1)


def test_of_many_reports_as_many_are_judged_and_moved_a_little() -> None:
    x, y, kind = two_halves(2_000)
    sigmas = [120.0, 300.0, 900.0]
    exact = cross_validated(x, y, kind, sigmas, 0.02)
    again = np.r_[x, RNG.uniform(50_000, 50_100, 20)], np.r_[y, RNG.uniform(50_000, 50_100, 20)]
    found = cross_validated(*again, np.r_[kind, np.zeros(20, dtype=bool)], sigmas, 0.02)
    np.testing.assert_allclose(found, exact, atol=0.008)


def test_the_radius_follows_what_there_is_to_see() -> None:
    """Patches of 500 m ask for a narrow radius; the same share everywhere for the widest."""
    x, y, _ = two_halves(6_000)
    patch = (np.floor(x / 500) + np.floor(y / 500)) % 2 == 0
    fine = by_cross_validation(x, y, RNG.random(6_000) < np.where(patch, 0.6, 0.1))
    even = by_cross_validation(x, y, RNG.random(6_000) < 0.2)
    assert 250 < fine.radius < 900
    assert even.radius > 2 * fine.radius
    assert fine.rule == "relative"
    assert fine.curve is not None
    radii, criterion = fine.curve
    assert radii[0] >= fine.numbers["narrowest"] * (1 - 1e-9)
    assert radii[-1] == pytest.approx(fine.numbers["widest"])
    assert radii[int(criterion.argmax())] == pytest.approx(fine.radius, rel=0.05)
    assert fine.sigma == pytest.approx(fine.radius / KERNELS["quartic"].spread)


def test_where_most_places_hold_many_reports_narrow_radii_are_tried_too() -> None:
    """Reports geocoded to 400 crossings, 15 at each: the typical one has 5 others at no distance at all."""
    crossings = RNG.integers(0, 20, (400, 2)) * 150.0 + RNG.uniform(-20, 20, (400, 2))
    x, y = np.repeat(crossings, 15, axis=0).T
    found = by_cross_validation(x, y, RNG.random(6_000) < np.where(x < 1400, 0.6, 0.1))
    assert found.curve is not None
    assert len(found.curve[0]) > 5
    assert 2 * 10 < found.numbers["narrowest"] < 300
    assert found.radius < found.numbers["widest"]


def test_many_reports_of_one_kind_at_a_place_do_not_narrow_the_radius() -> None:
    """Five people who report one thing foretell nothing: a report is judged by the other places."""
    x, y, kind = two_halves(1500)
    alone = by_cross_validation(x, y, kind).radius
    fivefold = by_cross_validation(np.repeat(x, 5), np.repeat(y, 5), np.repeat(kind, 5)).radius
    assert fivefold == pytest.approx(alone, rel=0.5)


coordinates = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.booleans()), min_size=2, max_size=30)


@given(coordinates, st.floats(30, 400))
@settings(max_examples=60, deadline=None)
def test_shares_of_a_kind_and_of_the_rest_add_up_and_do_not_depend_on_the_kernels_height(points, radius) -> None:
    x, y, kind = (np.array(each) for each in zip(*points, strict=True))
    grid = Grid(0.0, 0.0, 25.0, 10, 10)
    densities = [kernel_density(x[own] * 10.0, y[own] * 10.0, grid, radius) for own in (kind, ~kind, kind | True)]
    own, rest = (relative_risk(each, densities[2], np.zeros((10, 10)), 0.5, 0.0) for each in densities[:2])
    np.testing.assert_array_equal(own.known, densities[2] > 0)
    np.testing.assert_allclose((own.share + rest.share)[own.known], 1.0, atol=1e-6)
    doubled = relative_risk(2 * densities[0], 2 * densities[2], np.zeros((10, 10)), 0.5, 0.0)
    np.testing.assert_allclose(doubled.share, own.share)
    np.testing.assert_allclose(own.ratio, 2 * own.share)


def test_where_few_reports_are_near_no_share_is_told() -> None:
    """A crowd of 200 and four others 2 km east of it: the kernel reaches 600 m, and the share is told up to 300 m."""
    x, y = np.r_[np.full(200, 1000.0), np.full(4, 3000.0)], np.full(204, 55.0)
    grid = Grid(0.0, 0.0, 10.0, 400, 11)
    near = reports_near(x, y, grid, 600.0)
    counted = (np.abs(grid.centres()[0][:, None] - x) <= 300).sum(axis=1)
    np.testing.assert_allclose(near[5], counted, atol=1e-9)
    of_all = kernel_density(x, y, grid, 600.0)
    found = relative_risk(of_all / 2, of_all, near, 0.25, FEWEST)
    np.testing.assert_array_equal(found.known[5], counted >= 5)
    np.testing.assert_allclose(found.ratio[found.known], 2.0)
    assert (of_all[~found.known] > 0).any()


def test_one_place_has_no_radius_and_cancel_is_heard() -> None:
    with pytest.raises(UserError, match="All points lie at one place"):
        by_cross_validation([5.0] * 4, [6.0] * 4, np.array([True, False, True, False]))
    x, y, kind = two_halves(4_000)
    with pytest.raises(Cancelled):
        by_cross_validation(x, y, kind, cancelled=lambda: True)


def test_a_kind_with_a_single_report_has_a_radius() -> None:
    x, y, _ = two_halves(200)
    found = by_cross_validation(x, y, np.arange(200) == 7)
    assert np.isfinite(found.radius)
    assert found.radius > 0
