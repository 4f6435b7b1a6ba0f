"""The lines of the card that say where a threat stands and where it is."""

from __future__ import annotations

from ..domain.periods import now
from ..domain.threat import Threat
from ..store.base import Dictionary
from ..text import tr
from . import wording


def state_line(dictionary: Dictionary, threat: Threat, wanted: str) -> str:
    """Its status, and the one that is on its way where that is another; when it was reported and is due."""
    parts = [wording.status_name(dictionary, threat.status)]
    if wanted != threat.status:
        parts[0] += " → " + tr("{status} (on its way)").format(status=wording.status_name(dictionary, wanted))
    if threat.reported_at:
        parts.append(tr("reported {when}").format(when=wording.date_time(threat.reported_at)))
    if threat.due_at:
        due = tr("due {when}").format(when=wording.date(threat.due_at))
        parts.append(f"⚠ {due}, {wording.due(threat, now())}" if threat.is_overdue(now()) else due)
    return " · ".join(parts)


def place_line(threat: Threat) -> str:
    """Its plane, when it occurred, its place, who has it."""
    parts = [wording.plane_name(threat.plane)]
    if threat.occurred_at:
        parts.append(tr("occurred {when}").format(when=wording.date_time(threat.occurred_at)))
    parts.append(threat.place)
    if threat.owner:
        parts.append(tr("assigned to {officer}").format(officer=threat.owner))
    return " · ".join(part for part in parts if part)
