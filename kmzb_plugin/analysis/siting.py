"""Where sites should stand: four models of location, each answer with the bound that no other choice can pass.

p-median: the least sum of weight times cost (Hakimi 1964). Maximal covering: the most weight within a standard (Church
and ReVelle 1974). Set covering: the fewest sites with all within it (Toregas et al. 1971). p-center: the least longest
way (Hakimi 1964). Equal optima with different sites are normal: compare values, not sites.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kmzb_plugin.analysis.highs import Highs
from kmzb_plugin.analysis.pmedian import least_total
from kmzb_plugin.analysis.setcover import fewest, least_radius

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

P_MEDIAN, MAXIMAL_COVERING, SET_COVERING, P_CENTER = "p_median", "maximal_covering", "set_covering", "p_center"
MODELS = (P_MEDIAN, MAXIMAL_COVERING, SET_COVERING, P_CENTER)


class TooFewSites(Exception):
    """With `asked` sites not all demand can be served; `needed` are enough."""

    def __init__(self, asked: int, needed: int) -> None:
        super().__init__(f"{asked} sites cannot serve all demand, {needed} can")
        self.asked = asked
        self.needed = needed


@dataclass(frozen=True)
class Problem:
    """Demand with `weight` (n,) above zero and the `cost` (n, m) of serving it from each site.

    Cost is infinite where there is no way. `fixed` (m,) sites are in every choice. `standard` is the greatest cost that
    counts as covered, in the unit of the costs; None if there is none.
    """

    cost: Floats
    weight: Floats
    fixed: NDArray[np.bool_]
    standard: float | None = None

    @cached_property
    def covers(self) -> NDArray[np.bool_]:
        """(n, m) which site is within the standard of which demand."""
        assert self.standard is not None
        return self.cost <= self.standard

    @cached_property
    def reachable(self) -> NDArray[np.bool_]:
        """(n,) which demand can be served from anywhere."""
        return np.any(np.isfinite(self.cost), axis=1)

    def only(self, rows: NDArray[np.bool_]) -> Problem:
        """The problem of some of the demand."""
        return self if rows.all() else replace(self, cost=self.cost[rows], weight=self.weight[rows])


@dataclass(frozen=True)
class Siting:
    """The sites of a choice, its value, and the bound: no choice can have a better value.

    The value is the sum of weight times cost, the weight covered, the number of sites or the longest cost, as the model
    has it. `solver`: what the bound comes from.
    """

    model: str
    sites: Whole
    value: float
    bound: float
    solver: str
    seconds: float

    @property
    def gap(self) -> float:
        """By which part the best choice possible could be better than this one; 0 is a proven optimum."""
        if self.proven:
            return 0.0
        return abs(self.value - self.bound) / abs(self.value) if self.value else math.inf

    @property
    def proven(self) -> bool:
        """Whether no other choice is better, to nine digits."""
        if not math.isfinite(self.bound):
            return False
        return abs(self.value - self.bound) <= 1e-9 * max(abs(self.value), abs(self.bound))


@dataclass(frozen=True)
class Service:
    """How some sites serve the demand: from which site (n,), -1 where none can, and at what cost (n,)."""

    problem: Problem
    site: Whole
    cost: Floats

    @classmethod
    def of(cls, problem: Problem, sites: Whole) -> Service:
        """Each demand from the nearest of the sites; of equally near ones from the first."""
        n = len(problem.weight)
        if not len(sites):
            return cls(problem, np.full(n, -1), np.full(n, np.inf))
        ordered = np.sort(np.asarray(sites, dtype=np.int64))
        offered = problem.cost[:, ordered]
        nearest = np.argmin(offered, axis=1)
        cost = offered[np.arange(n), nearest]
        return cls(problem, np.where(np.isfinite(cost), ordered[nearest], -1), cost)

    @property
    def served(self) -> NDArray[np.bool_]:
        """(n,) which demand has a site at all."""
        return self.site >= 0

    @cached_property
    def covered(self) -> NDArray[np.bool_]:
        """(n,) which demand is within the standard."""
        assert self.problem.standard is not None
        return self.cost <= self.problem.standard

    def covered_share(self) -> float:
        """The part of the weight within the standard."""
        return float(self.problem.weight[self.covered].sum() / self.problem.weight.sum())

    def total(self) -> float:
        """The sum of weight times cost over the demand that is served."""
        return float((self.problem.weight * np.where(self.served, self.cost, 0.0)).sum())

    def mean(self) -> float:
        """The mean cost, weighted, of the demand that is served; NaN if none is."""
        weight = float(self.problem.weight[self.served].sum())
        return self.total() / weight if weight else math.nan

    def longest(self) -> float:
        """The greatest cost of the demand that is served; NaN if none is."""
        return float(self.cost[self.served].max()) if self.served.any() else math.nan

    def value(self, model: str, sites: int) -> float:
        """What the model makes of it."""
        if model == P_MEDIAN:
            return self.total()
        if model == MAXIMAL_COVERING:
            return float(self.problem.weight[self.covered].sum())
        return float(sites) if model == SET_COVERING else self.longest()


def locate(problem: Problem, model: str, count: int, seconds: float, solver: Highs) -> Siting:
    """The best `count` sites by the model, the fixed ones among them; set covering finds the number itself.

    Demand that no site can serve, and in set covering no site covers, is left out: it stays so whatever is chosen.
    Raises TooFewSites where `count` sites cannot serve the rest, Cancelled; the cost matrix is held five times.
    """
    began = time.monotonic()
    if model == SET_COVERING:
        rows = problem.covers.any(axis=1)
        found = fewest(problem.covers[rows], problem.fixed, seconds, solver)
        value, bound, sites, by_solver = float(len(found.sites)), float(found.least), found.sites, found.by_solver
    elif model == P_CENTER:
        some = problem.only(problem.reachable)
        centre = least_radius(some.cost, count, problem.fixed, seconds, solver) if len(some.weight) else None
        if centre is None:
            raise TooFewSites(count, _needed(some, seconds, solver))
        value, bound, sites, by_solver = centre.radius, centre.bound, centre.sites, centre.by_solver
    elif model == MAXIMAL_COVERING:
        missed = np.where(problem.covers, 0.0, problem.weight[:, None])
        median = least_total(missed, count, problem.fixed, seconds, solver, binary=True)
        whole = float(problem.weight.sum())
        value, bound, sites, by_solver = whole - median.total, whole - median.bound, median.sites, median.by_solver
        bound = value if median.proven else bound
    else:
        some = problem.only(problem.reachable)
        if not np.isfinite(some.cost).all() and (needed := _needed(some, seconds, solver)) > count:
            raise TooFewSites(count, needed)
        median = least_total(some.weight[:, None] * some.cost, count, problem.fixed, seconds, solver)
        if not math.isfinite(median.total):
            raise TooFewSites(count, count + 1)
        value, bound, sites, by_solver = median.total, median.bound, median.sites, median.by_solver
        bound = value if median.proven else bound
    name = "HiGHS" if by_solver else ""
    return Siting(model, np.sort(sites), value, bound, name, time.monotonic() - began)


def _needed(problem: Problem, seconds: float, solver: Highs) -> int:
    """How many sites can serve all demand that has any."""
    return len(fewest(np.isfinite(problem.cost), problem.fixed, seconds, solver).sites)
