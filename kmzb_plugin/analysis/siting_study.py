"""What a choice of sites is worth: beside those with more or fewer sites, and under other weights and standards."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kmzb_plugin.analysis.highs import Highs
from kmzb_plugin.analysis.progress import Progress
from kmzb_plugin.analysis.siting import (
    MAXIMAL_COVERING,
    SET_COVERING,
    Problem,
    Service,
    Siting,
    TooFewSites,
    locate,
)

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

SWING = 0.25  # by which weights and the standard are changed


@dataclass(frozen=True)
class Step:
    """The best choice of a number of sites and how it serves."""

    count: int
    siting: Siting | None
    service: Service


def over_counts(
    problem: Problem,
    model: str,
    counts: Sequence[int],
    seconds: float,
    solver: Highs,
    known: Siting,
    progress: Progress = lambda fraction: None,
) -> list[Step]:
    """The best choice for each of the `counts` of sites; one that cannot serve all demand is left out.

    Set covering has no choice for a number: the most weight within the standard is taken. `known` is not sought again.
    The `seconds` are for all together; where they run out a choice has a gap.
    """
    deadline = time.monotonic() + seconds
    model = MAXIMAL_COVERING if model == SET_COVERING else model
    steps = []
    for done, count in enumerate(counts):
        left = max(deadline - time.monotonic(), 0.0) / (len(counts) - done)
        if known.model == model and count == len(known.sites):
            steps.append(Step(count, known, Service.of(problem, known.sites)))
        elif count == int(problem.fixed.sum()):
            steps.append(Step(count, None, Service.of(problem, np.flatnonzero(problem.fixed))))
        else:
            try:
                siting = locate(problem, model, count, max(left, 0.2), solver)
            except TooFewSites:
                continue
            steps.append(Step(count, siting, Service.of(problem, siting.sites)))
        progress((done + 1) / len(counts))
    return steps


@dataclass(frozen=True)
class Scenario:
    """The same question with something changed: `kind` says what, `name` of what, by the `factor`."""

    kind: str
    name: str
    factor: float
    problem: Problem


def scenarios(
    problem: Problem, model: str, parts: dict[str, Floats], straight: bool, draws: int, seed: int
) -> list[Scenario]:
    """The weight of each part of the demand, the standard and the detour a quarter up and down, and weights by lot.

    `parts` are the weights (n,) that each layer of demand adds; they sum to that of the problem. A draw multiplies the
    weight of every place by a number between 0.75 and 1.25. The standard, and the detour of `straight` lines, change
    what covering models choose, and nothing else: all ways grow alike.
    """
    factors = (1.0 - SWING, 1.0 + SWING)
    found = []
    if len(parts) > 1:
        for name, weight in parts.items():
            for factor in factors:
                changed = problem.weight + (factor - 1.0) * weight
                kept = changed > 0
                found.append(Scenario("weight", name, factor, replace(problem.only(kept), weight=changed[kept])))
    if problem.standard is not None and model in (MAXIMAL_COVERING, SET_COVERING):
        standard = problem.standard
        found += [Scenario("standard", "", each, replace(problem, standard=standard * each)) for each in factors]
        if straight:
            found += [Scenario("detour", "", each, replace(problem, cost=problem.cost * each)) for each in factors]
    rng = np.random.default_rng(seed)
    for i in range(draws):
        changed = problem.weight * rng.uniform(*factors, len(problem.weight))
        found.append(Scenario("draw", str(i + 1), 1.0, replace(problem, weight=changed)))
    return found


@dataclass(frozen=True)
class Outcome:
    """What is best in a scenario, which of the sites that were not fixed stay, and what keeping all of them costs.

    `loss` is by which part the choice as it is is worse than the best one there; 0 where it is the best itself.
    """

    scenario: Scenario
    siting: Siting
    stay: Whole
    loss: float


def sensitivity(
    chosen: Siting,
    cases: Sequence[Scenario],
    seconds: float,
    solver: Highs,
    progress: Progress = lambda fraction: None,
) -> list[Outcome]:
    """The best choice in each scenario, beside the one chosen; `seconds` for all together."""
    deadline = time.monotonic() + seconds
    outcomes = []
    for done, case in enumerate(cases):
        left = max(deadline - time.monotonic(), 0.0) / (len(cases) - done)
        try:
            siting = locate(case.problem, chosen.model, len(chosen.sites), max(left, 0.2), solver)
        except TooFewSites:
            continue
        free = chosen.sites[~case.problem.fixed[chosen.sites]]
        kept = Service.of(case.problem, chosen.sites).value(chosen.model, len(chosen.sites))
        outcomes.append(Outcome(case, siting, np.intersect1d(free, siting.sites), _loss(chosen.model, kept, siting)))
        progress((done + 1) / len(cases))
    return outcomes


def _loss(model: str, kept: float, best: Siting) -> float:
    if not best.value:
        return 0.0
    worse = best.value - kept if model == MAXIMAL_COVERING else kept - best.value
    return 0.0 if model == SET_COVERING else max(0.0, worse / best.value)


def staying(chosen: Siting, outcomes: Sequence[Outcome]) -> dict[int, float]:
    """In which part of the scenarios each site that was not fixed is chosen again."""
    if not outcomes:
        return {}
    free = chosen.sites[~outcomes[0].scenario.problem.fixed[chosen.sites]]
    return {int(site): float(np.mean([site in outcome.stay for outcome in outcomes])) for site in free}
