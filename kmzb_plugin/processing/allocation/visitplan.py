"""A planned round, as `visitround` writes and reports it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...domain.periods import WARSAW_NAME
from ...locale import number
from ...text import figure, tr
from .hours import clock

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from ...analysis.rounds import Round, Stops
    from ..inputs import MetricPoints
    from .hours import Hours
    from .roads import Network


@dataclass(frozen=True)
class VisitPlan:
    """Threats `data` (n,), the stops they are, and the round through them; the station is place 0.

    `metres` (n + 1, n + 1) between places, inf without a way; `far` (n,) are threats farther from a road than is
    walked. `lines` are the legs of the round as coordinates (k, 2), the last leads back. `occurred` and `due` (n,) are
    UTC moments; `names` and `where` (n,) what the threats are called and
    where they are, in words, empty if that is not known.
    """

    data: MetricPoints
    station: tuple[float, float]
    stops: Stops
    round: Round
    metres: NDArray[np.float64]
    far: NDArray[np.bool_]
    lines: list[NDArray[np.float64]]
    occurred: pd.Series
    due: pd.Series
    hours: Hours
    names: list[str]
    where: NDArray[Any]
    departure: datetime | None
    network: Network | None
    kmh: float
    detour: float
    around: float
    days: str
    seed: int

    @property
    def places(self) -> list[int]:
        """The places in the order of the round, from the station to the station."""
        return [0, *(self.round.order + 1).tolist(), 0]

    @cached_property
    def travelled(self) -> float:
        """Metres of the whole round."""
        return float(sum(self.metres[a, b] for a, b in zip(self.places[:-1], self.places[1:], strict=True)))

    @cached_property
    def rank(self) -> NDArray[np.int64]:
        """The place of each threat in the order (n,), from 1; 0 where it is not visited."""
        import numpy as np

        rank = np.zeros(len(self.names), dtype=np.int64)
        rank[self.round.order] = np.arange(1, len(self.round.order) + 1)
        return rank

    def clock(self, minutes: float) -> str:
        return clock(self.departure, minutes)

    def occurs(self, i: int) -> str:
        """Weekday and hour at which a threat occurs; empty if that is not known."""
        from ...briefing.words import weekdays

        moment = self.occurred.iloc[i]
        if moment != moment or moment is None:
            return ""
        local = moment.tz_convert(WARSAW_NAME)
        day = weekdays()[local.weekday()]
        return day if (local.hour, local.minute) == (0, 0) else f"{day} {local:%H:%M}"

    def reason(self, i: int) -> str:
        """Why a threat is not visited; empty if it is."""
        import numpy as np

        if self.rank[i]:
            return ""
        stops, there, back = self.stops, self.stops.minutes[0, i + 1], self.stops.minutes[i + 1, 0]
        if self.far[i]:
            assert self.network is not None
            return tr("farther than {gap} m from a road").format(gap=figure(self.network.most_gap))
        if not np.isfinite(there + back):
            return tr("no way there and back on the roads")
        if self.hours.other_day[i]:
            return tr("not in its hour or on its day: occurs {when}").format(when=self.occurs(i))
        if there + stops.dwell[i] + back > stops.budget:
            text = tr("too far: there and back with the visit takes {minutes} min")
            return text.format(minutes=number(there + stops.dwell[i] + back))
        if not stops.possible[i]:
            text = tr("its hours, {opens} to {closes}, cannot be kept within the round")
            return text.format(opens=self.clock(stops.opens[i]), closes=self.clock(stops.closes[i]))
        return tr("no time left beside the others")

    def answer(self) -> str:
        """How many are visited, how long it takes and how far it is."""
        text = tr("Threats visited: {visited} of {all}, in {hours} h {minutes} min and {km} km, {free} min to spare.")
        end = round(self.round.end)
        return text.format(
            visited=number(len(self.round.order)),
            all=number(len(self.names)),
            hours=end // 60,
            minutes=f"{end % 60:02}",
            km=number(self.travelled / 1000, 1),
            free=number(max(self.stops.budget - end, 0)),
        )

    def notes(self) -> list[str]:
        """What is said beside the answer: who is left out and why, and what is not known of the hours."""
        reasons: dict[str, int] = {}
        for i in range(len(self.names)):
            if reason := self.reason(i):
                reasons[reason] = reasons.get(reason, 0) + 1
        said = [tr("Not visited, {reason}: {n}.").format(reason=reason, n=number(n)) for reason, n in reasons.items()]
        if self.departure is None:
            return [*said, tr("Without DEPARTURE nothing is known of hours and weekdays: they were not looked at.")]
        if self.hours.without_time:
            text = tr("Threats of which it is not known when they occur, visited at any time: {n}.")
            said.append(text.format(n=number(self.hours.without_time)))
        if self.hours.without_hour:
            text = tr("Threats with a day but no hour, visited at any hour: {n}.")
            said.append(text.format(n=number(self.hours.without_hour)))
        return said


def legs(plan: VisitPlan) -> list[tuple[Any, ...]]:
    """Number, from and to which stop, minutes and metres of each leg of the round."""
    ranks = [0, *range(1, len(plan.round.order) + 1), 0]
    return [
        (i, ranks[i - 1], ranks[i], float(plan.stops.minutes[a, b]), float(plan.metres[a, b]))
        for i, (a, b) in enumerate(zip(plan.places[:-1], plan.places[1:], strict=True), 1)
    ]
