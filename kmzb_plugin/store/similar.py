"""Reports that may be about the same thing: of one category, near each other in place and time."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from ..domain.periods import Period
from ..domain.threat import Threat
from .base import Store
from .filter import ThreatFilter

RADIUS_METRES, DAYS, MOST = 150, 30, 50


def similar(store: Store, threat: Threat) -> list[Threat]:
    """At most `MOST` others of the threat's category within `RADIUS_METRES` and `DAYS` before or after it, the nearest
    in time first; none where nobody knows when it was.
    """
    moment = _known(threat)
    if moment is None:
        return []
    reach = timedelta(days=DAYS)
    where = ThreatFilter(
        categories=(threat.category,),
        # Half open: what was reported exactly so many days later is in.
        period=Period(moment - reach, moment + reach + timedelta(seconds=1)),
        extent=(
            threat.x - RADIUS_METRES,
            threat.y - RADIUS_METRES,
            threat.x + RADIUS_METRES,
            threat.y + RADIUS_METRES,
        ),
    )
    near = [
        (abs(known - moment), other.number, other)
        for other in store.threats(where)
        if other.id != threat.id
        and math.hypot(other.x - threat.x, other.y - threat.y) <= RADIUS_METRES
        and (known := _known(other)) is not None
    ]
    return [other for _, _, other in sorted(near, key=lambda each: each[:2])[:MOST]]


def _known(threat: Threat) -> datetime | None:
    return threat.reported_at or threat.occurred_at
