"""One question of where stations should stand, from the layers to the answer and all that it is weighed against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingFeedback

from ...locale import number
from ...text import UserError, tr
from ..base import progress
from .costs import Costs
from .demand import Demand
from .sites import Sites, joined
from .station_wording import model_titles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.highs import Highs
    from ...analysis.siting import Problem, Service, Siting
    from ...analysis.siting_study import Outcome, Step

FIXED, FIXED_COUNTED, MOVABLE = "fixed", "fixed_counted", "movable"
ROLES = [FIXED, FIXED_COUNTED, MOVABLE]
NEW, EXISTING, GIVEN_UP = "new", "existing", "given_up"

MOST_PAIRS = 10_000_000
_MOST_STEPS = 12
_FURTHER = 5  # sites more than asked for, on the curve


@dataclass(frozen=True)
class Question:
    """What is asked: the model, P as it was written, what existing stations are, seconds and chance."""

    model: str
    p: int
    role: str
    seconds: float
    draws: int
    seed: int


@dataclass(frozen=True)
class Study:
    """The answer. Columns of the problem are the candidates and then the existing stations; `names`, `xy` are theirs.

    `today` are the existing stations alone and `proposed` what somebody else proposed, both None if there are none.
    """

    question: Question
    demand: Demand
    costs: Costs
    candidates: Sites
    existing: Sites
    proposal: Sites
    problem: Problem
    siting: Siting
    service: Service
    today: Service | None
    proposed: Service | None
    proposed_count: int
    steps: list[Step]
    outcomes: list[Outcome]

    @property
    def names(self) -> list[str]:
        return joined([self.candidates, self.existing])[0]

    @property
    def xy(self) -> NDArray[np.float64]:
        return joined([self.candidates, self.existing])[1]

    def role_of(self, site: int) -> str:
        """Whether a site is new, there already, or there and given up."""
        if site < len(self.candidates):
            return NEW
        return EXISTING if site in self.siting.sites else GIVEN_UP

    @property
    def listed(self) -> list[int]:
        """The sites chosen, new ones first, each kind by falling load; then those given up."""
        import numpy as np

        load = np.bincount(
            self.service.site[self.service.served],
            weights=self.problem.weight[self.service.served],
            minlength=len(self.names),
        )
        order = (NEW, EXISTING, GIVEN_UP)
        given_up = [i for i in range(len(self.candidates), len(self.names)) if i not in self.siting.sites]
        sites = [*map(int, self.siting.sites), *given_up]
        return sorted(sites, key=lambda site: (order.index(self.role_of(site)), -load[site], self.names[site]))

    @property
    def chose(self) -> bool:
        """Whether there was anything to choose."""
        return len(self.siting.sites) > int(self.problem.fixed.sum())

    @property
    def new_sites(self) -> list[int]:
        return [site for site in self.listed if self.role_of(site) == NEW]


def count_of(question: Question, existing: int, candidates: int) -> int:
    """How many sites a choice has. Raises UserError where that cannot be."""
    from ...analysis.siting import SET_COVERING

    free = candidates + (existing if question.role == MOVABLE else 0)
    fixed = 0 if question.role == MOVABLE else existing
    count = question.p + (fixed if question.role == FIXED else 0)
    if question.model == SET_COVERING:
        return fixed
    if count < fixed:
        text = tr("P counts the existing stations, which are {n}. Choose P as {n} at least, or let them be movable.")
        raise UserError(text.format(n=number(fixed)))
    if count < 1:
        raise UserError(tr("No site is asked for and there is none. Choose P as 1 at least, or give EXISTING."))
    if count > fixed + free:
        text = tr(
            "New sites wanted: {wanted}, candidates: {there}. Choose P as {most} at most, or give more candidates."
        )
        most = free + (fixed if question.role == FIXED_COUNTED else 0)
        raise UserError(text.format(wanted=number(count - fixed), there=number(free), most=number(most)))
    return count


def made_study(
    question: Question,
    demand: Demand,
    costs: Costs,
    candidates: Sites,
    existing: Sites,
    proposal: Sites,
    feedback: QgsProcessingFeedback,
    solver: Highs,
) -> Study:
    """Solves the question and all that it is weighed against; TIME_LIMIT is spent once on each of the two."""
    import numpy as np

    from ...analysis.siting import Problem, Service, TooFewSites
    from ...analysis.siting_study import over_counts, scenarios, sensitivity

    candidates = candidates.without(existing)
    count = count_of(question, len(existing), len(candidates))
    sites = joined([candidates, existing])[1]
    pairs = len(demand.places.x) * (len(sites) + len(proposal))
    if pairs > MOST_PAIRS:
        text = tr(
            "Places of demand: {demand}, sites: {sites}; together more than {most} pairs. Choose larger squares in "
            "DEMAND_CELL, or fewer candidates."
        )
        raise UserError(
            text.format(demand=number(len(demand.places.x)), sites=number(len(sites)), most=number(MOST_PAIRS))
        )
    cost = costs.matrix(demand.xy, np.vstack([sites, proposal.xy]), feedback, (20, 30))
    fixed = np.arange(len(sites)) >= (len(candidates) if question.role != MOVABLE else len(sites))
    problem = Problem(np.ascontiguousarray(cost[:, : len(sites)]), demand.weight, fixed, costs.standard)
    _require_ways(problem, question.model, costs)
    try:
        siting = _chosen(problem, question, count, solver)
    except TooFewSites as error:
        text = tr(
            "From {asked} sites not all demand can be reached: {needed} are needed at least. Choose P accordingly, or "
            "the model «{covering}»."
        )
        asked, needed = number(error.asked), number(error.needed)
        covering = model_titles()["maximal_covering"]
        raise UserError(text.format(asked=asked, needed=needed, covering=covering)) from error
    feedback.setProgress(55)
    own = np.arange(len(candidates), len(sites))
    beside = np.hstack([cost[:, own], cost[:, len(sites) :]]) if question.role != MOVABLE else cost[:, len(sites) :]
    other = Problem(beside, demand.weight, np.zeros(beside.shape[1], dtype=bool), costs.standard)
    steps = over_counts(
        problem,
        question.model,
        counts_around(int(fixed.sum()), len(siting.sites), len(sites)),
        question.seconds / 2,
        solver,
        siting,
        progress(feedback, 55, 70),
    )
    cases = scenarios(problem, question.model, demand.parts, costs.straight, question.draws, question.seed)
    free = len(siting.sites) > int(fixed.sum())
    outcomes = sensitivity(siting, cases, question.seconds / 2, solver, progress(feedback, 70, 85)) if free else []
    return Study(
        question,
        demand,
        costs,
        candidates,
        existing,
        proposal,
        problem,
        siting,
        Service.of(problem, siting.sites),
        Service.of(problem, own) if len(existing) else None,
        Service.of(other, np.arange(beside.shape[1])) if len(proposal) else None,
        beside.shape[1],
        steps,
        outcomes,
    )


def _chosen(problem: Problem, question: Question, count: int, solver: Highs) -> Siting:
    """The best choice; where there is nothing to choose, what is there."""
    import numpy as np

    from ...analysis.siting import SET_COVERING, Service, Siting, locate

    if count == int(problem.fixed.sum()) and question.model != SET_COVERING:
        sites = np.flatnonzero(problem.fixed)
        value = Service.of(problem, sites).value(question.model, count)
        return Siting(question.model, sites, value, value, "", 0.0)
    return locate(problem, question.model, count, question.seconds, solver)


def _require_ways(problem: Problem, model: str, costs: Costs) -> None:
    """Refuses what has no answer at all."""
    from ...analysis.siting import SET_COVERING

    if not problem.reachable.any():
        text = tr(
            "No demand can be reached from any site. Check that the roads lie where demand and sites are, and "
            "POINT_TOLERANCE."
        )
        raise UserError(text)
    if model == SET_COVERING and not problem.covers.any():
        text = tr("No demand lies within {standard} of any site. The nearest is {nearest} away: choose more than that.")
        raise UserError(text.format(standard=costs.text(costs.standard), nearest=costs.text(float(problem.cost.min()))))


def counts_around(fixed: int, chosen: int, sites: int) -> Sequence[int]:
    """The numbers of sites on the curve, from those that are fixed to some more than chosen."""
    first, last = max(fixed, 1), min(sites, chosen + _FURTHER)
    every = range(first, last + 1)
    if len(every) <= _MOST_STEPS:
        return every
    step = (last - first) / (_MOST_STEPS - 2)
    return sorted({chosen, *(round(first + i * step) for i in range(_MOST_STEPS - 1))})
