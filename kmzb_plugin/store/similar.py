"""Reports that may be about the same thing: of one category, near each other in place and time."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from ..domain.duplicates import DuplicateRule
from ..domain.periods import Period
from ..domain.threat import Threat
from .base import Store
from .filter import ThreatFilter

MOST = 50


def similar(store: Store, threat: Threat, rule: DuplicateRule) -> list[Threat]:
    """At most `MOST` others like the threat, as `similar_to` finds them; none where nobody knows when it was."""
    moment = _known(threat)
    if moment is None:
        return []
    return similar_to(store, threat.category, threat.x, threat.y, moment, rule, but=threat.id)


def similar_to(
    store: Store, category: str, x: float, y: float, moment: datetime, rule: DuplicateRule, *, but: str = ""
) -> list[Threat]:
    """At most `MOST` threats of the category near a place in the store's CRS and a moment, the nearest in time first.

    How near, in metres and in days before or after, says the category's rule; `but` is the id of one that is left out.
    """
    reach = timedelta(days=rule.days)
    where = ThreatFilter(
        categories=(category,),
        # Half open: what was reported exactly so many days later is in.
        period=Period(moment - reach, moment + reach + timedelta(seconds=1)),
        extent=around(x, y, rule.metres),
    )
    near = [
        (abs(known - moment), other.number, other)
        for other in store.threats(where)
        if other.id != but
        and math.hypot(other.x - x, other.y - y) <= rule.metres
        and (known := _known(other)) is not None
    ]
    return [other for _, _, other in sorted(near, key=lambda each: each[:2])[:MOST]]


def around(x: float, y: float, metres: float) -> tuple[float, float, float, float]:
    """The square around a place, as a filter takes it."""
    return (x - metres, y - metres, x + metres, y + metres)


def _known(threat: Threat) -> datetime | None:
    return threat.reported_at or threat.occurred_at
