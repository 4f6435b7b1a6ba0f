"""A threat: one report on the map, as lists, cards and layers show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Threat:
    """One threat without its clear description; `x`, `y` are easting and northing in the store's CRS."""

    id: str
    number: str
    plane: str
    category: str
    status: str
    version: int
    occurred_at: datetime | None
    reported_at: datetime | None
    due_at: datetime | None
    description_masked: str
    place: str
    unit_id: str
    owner: str
    case_id: str
    x: float
    y: float

    def is_overdue(self, at: datetime) -> bool:
        """Whether its limit has passed."""
        return self.due_at is not None and self.due_at < at


@dataclass(frozen=True)
class Event:
    """One line of a threat's history: a submission that was applied, or the import."""

    at: datetime
    actor: str
    kind: str
    from_status: str
    to_status: str
    text: str
    detail: dict[str, Any]
