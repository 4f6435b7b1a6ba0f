"""The four models against enumeration, spopt's instance of San Francisco and a made one solved by brute force."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.highs import Highs
from kmzb_plugin.analysis.siting import (
    MAXIMAL_COVERING,
    MODELS,
    P_CENTER,
    P_MEDIAN,
    SET_COVERING,
    Problem,
    Service,
    TooFewSites,
    locate,
)

from .oracles import FOLDER, table

SECONDS = 60.0


@pytest.fixture(scope="module")
def solver() -> Iterator[Highs]:
    with Highs() as made:
        yield made


def made_instance() -> tuple[Problem, dict[str, object]]:
    points = table("pmedian_instance_60x20.csv")
    demand, sites = points[points["kind"] == "demand"], points[points["kind"] == "candidate"]
    cost = np.hypot(
        demand["x"].to_numpy()[:, None] - sites["x"].to_numpy(), demand["y"].to_numpy()[:, None] - sites["y"].to_numpy()
    )
    optimum = json.loads((FOLDER / "pmedian_instance_60x20_optimum.json").read_text())
    fixed = np.zeros(len(sites), dtype=bool)
    return Problem(cost, demand["weight"].to_numpy(), fixed, optimum["mclp_radius"]), optimum


@pytest.mark.parametrize("row", range(6))
def test_made_instance_has_the_optima_of_brute_force(row: int, solver: Highs) -> None:
    problem, optimum = made_instance()
    wanted = optimum["solutions"][row]  # type: ignore[index]
    for model, name in (
        (P_MEDIAN, "pmedian_objective"),
        (MAXIMAL_COVERING, "mclp_covered"),
        (P_CENTER, "pcenter_radius"),
    ):
        found = locate(problem, model, wanted["p"], SECONDS, solver)
        assert found.value == pytest.approx(wanted[name], rel=1e-9)
        assert found.proven
        assert len(found.sites) == wanted["p"]


def san_francisco() -> Problem:
    rows = table("sf_stores_spopt.csv", dtype={"tract": str})
    cost = rows.filter(like="Store_").to_numpy()
    return Problem(cost, rows["weight"].to_numpy(float), np.zeros(cost.shape[1], dtype=bool), 5000.0)


def test_san_francisco_has_the_values_that_spopt_states(solver: Highs) -> None:
    """spopt's notebooks: 205 tracts, 16 stores, 5,000 m, p = 4."""
    problem = san_francisco()
    values = {model: locate(problem, model, 4, SECONDS, solver) for model in MODELS}
    assert all(found.proven for found in values.values())
    assert values[SET_COVERING].value == 8
    assert values[MAXIMAL_COVERING].value == 875_247
    assert values[P_MEDIAN].value == pytest.approx(2_848_268_129.7145, abs=1e-3)
    assert values[P_CENTER].value == pytest.approx(7403.06381, abs=1e-5)
    covered = Service.of(problem, values[MAXIMAL_COVERING].sites).covered
    assert 100 * covered.mean() == pytest.approx(89.756, abs=1e-3)  # of the tracts, as spopt counts
    assert Service.of(problem, values[P_MEDIAN].sites).mean() == pytest.approx(2982.12686, abs=1e-5)


@st.composite
def problems(draw: st.DrawFn) -> tuple[Problem, int]:
    n, m = draw(st.integers(1, 12)), draw(st.integers(1, 7))
    # few different values: ties, duplicates and zeros are common
    cost = np.array(draw(st.lists(st.sampled_from([0.0, 1, 2, 3, 5, 8, 13, math.inf]), min_size=n * m, max_size=n * m)))
    weight = np.array(draw(st.lists(st.sampled_from([0.5, 1.0, 2.0, 7.0]), min_size=n, max_size=n)))
    fixed = np.array(draw(st.lists(st.booleans(), min_size=m, max_size=m)))
    count = draw(st.integers(max(1, int(fixed.sum())), m))
    return Problem(cost.reshape(n, m), weight, fixed, draw(st.sampled_from([0.0, 2.0, 5.0]))), count


def enumerated(problem: Problem, model: str, count: int) -> float:
    """The best value over all subsets with the fixed sites; not a number where none serves all that can be served."""
    m = problem.cost.shape[1]
    fixed = set(np.flatnonzero(problem.fixed).tolist())
    values = []
    coverable = problem.covers.any(axis=1)
    for size in range(m + 1) if model == SET_COVERING else [count]:
        for sites in map(list, combinations(range(m), size)):
            if not fixed <= set(sites):
                continue
            service = Service.of(problem, np.array(sites))
            if model == SET_COVERING:
                if (service.covered | ~coverable).all():
                    return float(size)
            elif model == MAXIMAL_COVERING or (service.served | ~problem.reachable).all():
                values.append(service.value(model, size))
    if not values:
        return math.nan
    return max(values) if model == MAXIMAL_COVERING else min(values)


@settings(max_examples=120, deadline=None)
@given(problems(), st.sampled_from(MODELS))
def test_optimum_is_that_of_enumeration_and_is_certain(solver: Highs, drawn: tuple[Problem, int], model: str) -> None:
    problem, count = drawn
    assume(problem.reachable.any())
    wanted = enumerated(problem, model, count)
    if math.isnan(wanted):
        with pytest.raises(TooFewSites) as refused:
            locate(problem, model, count, SECONDS, solver)
        assert not math.isnan(enumerated(problem, model, refused.value.needed))
        return
    found = locate(problem, model, count, SECONDS, solver)
    assert found.value == pytest.approx(wanted, rel=1e-7, abs=1e-9)
    assert found.proven
    assert set(np.flatnonzero(problem.fixed)) <= set(found.sites)
    if model != SET_COVERING:
        assert len(set(found.sites)) == count
        assert Service.of(problem, found.sites).value(model, count) == pytest.approx(found.value, abs=1e-9)


def large(n: int, m: int, seed: int = 3) -> Problem:
    rng = np.random.default_rng(seed)
    demand, sites = rng.uniform(0, 30_000, (n, 2)), rng.uniform(0, 30_000, (m, 2))
    cost = np.hypot(demand[:, :1] - sites[:, 0], demand[:, 1:] - sites[:, 1])
    return Problem(cost, rng.integers(1, 50, n).astype(float), np.zeros(m, dtype=bool), 2_500.0)


@pytest.mark.parametrize("model", [P_MEDIAN, MAXIMAL_COVERING])
def test_without_time_the_gap_is_honest(model: str, solver: Highs) -> None:
    problem = large(150, 40)
    hasty = locate(problem, model, 8, 0.0, solver)
    sure = locate(problem, model, 8, SECONDS, solver)
    assert sure.proven
    assert not hasty.proven
    assert hasty.gap > 0
    if model == P_MEDIAN:
        assert hasty.bound <= sure.value <= hasty.value
    else:
        assert hasty.bound >= sure.value >= hasty.value


def test_fixed_sites_stay_and_cost(solver: Highs) -> None:
    problem = large(150, 40)
    fixed = np.isin(np.arange(40), [0, 1])
    free, held = (
        locate(problem, P_MEDIAN, 6, SECONDS, solver),
        locate(replace(problem, fixed=fixed), P_MEDIAN, 6, SECONDS, solver),
    )
    assert {0, 1} <= set(held.sites)
    assert held.value >= free.value


def test_nothing_is_chosen_where_only_fixed_sites_are_wanted(solver: Highs) -> None:
    problem = replace(large(50, 10), fixed=np.arange(10) < 3)
    for model in (P_MEDIAN, MAXIMAL_COVERING, P_CENTER):
        found = locate(problem, model, 3, SECONDS, solver)
        assert found.sites.tolist() == [0, 1, 2]
        assert found.proven
