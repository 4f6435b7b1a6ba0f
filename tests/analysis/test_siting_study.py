"""The curve over the number of sites and the scenarios: what must hold of them whatever the data."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from kmzb_plugin.analysis.highs import Highs
from kmzb_plugin.analysis.siting import MAXIMAL_COVERING, P_MEDIAN, SET_COVERING, Problem, locate
from kmzb_plugin.analysis.siting_study import over_counts, scenarios, sensitivity, staying


@pytest.fixture(scope="module")
def solver() -> Iterator[Highs]:
    with Highs() as made:
        yield made


def town(fixed: int = 0) -> tuple[Problem, dict[str, np.ndarray]]:
    rng = np.random.default_rng(5)
    demand, sites = rng.uniform(0, 10_000, (80, 2)), rng.uniform(0, 10_000, (15, 2))
    cost = np.hypot(demand[:, :1] - sites[:, 0], demand[:, 1:] - sites[:, 1])
    parts = {"reports": rng.uniform(0, 1, 80), "residents": rng.uniform(0, 1, 80)}
    weight = parts["reports"] + parts["residents"]
    return Problem(cost, weight, np.arange(15) < fixed, 2_000.0), parts


@pytest.mark.parametrize("model", [P_MEDIAN, MAXIMAL_COVERING, SET_COVERING])
def test_further_sites_never_do_worse(model: str, solver: Highs) -> None:
    problem, _ = town(fixed=2)
    known = locate(problem, model, 4, 20, solver)
    steps = over_counts(problem, model, range(2, 9), 20, solver, known)
    assert [step.count for step in steps] == list(range(2, 9))
    if model == P_MEDIAN:
        assert np.all(np.diff([step.service.mean() for step in steps]) <= 1e-9)
        assert steps[2].siting is known
    else:
        assert np.all(np.diff([step.service.covered_share() for step in steps]) >= -1e-12)


def test_scenarios_change_what_they_say() -> None:
    problem, parts = town()
    cases = scenarios(problem, MAXIMAL_COVERING, parts, straight=True, draws=3, seed=1)
    assert [case.kind for case in cases] == ["weight"] * 4 + ["standard"] * 2 + ["detour"] * 2 + ["draw"] * 3
    np.testing.assert_allclose(cases[1].problem.weight, 1.25 * parts["reports"] + parts["residents"])
    assert cases[4].problem.standard == 1_500
    np.testing.assert_allclose(cases[6].problem.cost, 0.75 * problem.cost)
    for case in cases[8:]:
        ratio = case.problem.weight / problem.weight
        assert ratio.min() >= 0.75
        assert ratio.max() <= 1.25
        assert ratio.std() > 0.05
    assert {case.kind for case in scenarios(problem, P_MEDIAN, parts, True, 1, 1)} == {"weight", "draw"}
    assert {case.kind for case in scenarios(problem, P_MEDIAN, {"one": problem.weight}, True, 1, 1)} == {"draw"}


def test_keeping_the_choice_costs_nothing_where_it_stays_the_best(solver: Highs) -> None:
    problem, parts = town(fixed=1)
    chosen = locate(problem, MAXIMAL_COVERING, 4, 20, solver)
    outcomes = sensitivity(chosen, scenarios(problem, MAXIMAL_COVERING, parts, True, 5, 1), 20, solver)
    assert len(outcomes) == 13
    for outcome in outcomes:
        assert 0 <= outcome.loss < 1
        assert set(outcome.stay) <= set(chosen.sites[chosen.sites != 0])
        if len(outcome.stay) == 3:
            assert outcome.loss == pytest.approx(0, abs=1e-9)
    shares = staying(chosen, outcomes)
    assert set(shares) == set(chosen.sites.tolist()) - {0}
    assert all(0 <= share <= 1 for share in shares.values())
