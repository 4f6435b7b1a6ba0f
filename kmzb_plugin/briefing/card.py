"""What a verification card says: one threat, its history, and what was reported around it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..domain.threat import Event, Threat
from ..store.base import Store, Unit
from ..store.filter import ThreatFilter
from ..text import UserError, tr
from .patterns import SIMILAR_METRES, Around, neighbours
from .scope import COLUMNS, as_moments

AROUND_METRES = 600.0  # of the map at each side: what else was reported there is drawn


@dataclass(frozen=True)
class CardContent:
    """`around` are the other reports of its plane within 600 m: columns id, x, y, status, category."""

    threat: Threat
    unit: Unit | None
    history: tuple[Event, ...]
    similar: Around
    around: pd.DataFrame


def find_threat(store: Store, number: str) -> Threat:
    """The threat of that number. Raises UserError if the store has none, or shows none."""
    for threat in store.threats(ThreatFilter(text=number)):
        if threat.number == number:
            return threat
    raise UserError(
        tr("The store has no threat with the number «{number}». Write it as the card shows it.").format(number=number)
    )


def build_card(store: Store, threat: Threat) -> CardContent:
    """The card of one threat."""
    x, y, reach = threat.x, threat.y, max(AROUND_METRES, SIMILAR_METRES)
    extent = (x - reach, y - reach, x + reach, y + reach)
    frame = store.frame(ThreatFilter(planes=(threat.plane,), extent=extent), COLUMNS).reset_index(drop=True)
    frame["occurred_at"] = as_moments(frame, ("occurred_at",))["occurred_at"]
    own = frame[frame["id"] == threat.id]
    (similar,) = neighbours(own, frame) if len(own) else [Around(0, "")]
    units = {unit.id: unit for unit in store.units()}
    others = frame[frame["id"] != threat.id].sort_values("id", kind="stable")
    around = others[["id", "x", "y", "status", "category"]].reset_index(drop=True)
    return CardContent(threat, units.get(threat.unit_id), tuple(store.history(threat.id)), similar, around)
