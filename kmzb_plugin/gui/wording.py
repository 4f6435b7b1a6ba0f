"""How the window says things: names, ages and dates in the user's language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from ..domain.event_names import event_name, kind_name
from ..domain.periods import WARSAW
from ..domain.planes import plane_name
from ..domain.statuses import Refusal, Status
from ..domain.threat import Threat
from ..locale import date, date_time, language, number
from ..store.base import Dictionary
from ..text import tr


def status_name(dictionary: Dictionary, code: str) -> str:
    """The status's name; an unknown code as it is."""
    return dictionary.workflow[code].label(language()) if code in dictionary.workflow else code


def status_or_none(dictionary: Dictionary, code: str) -> Status | None:
    """The status, or None where the store does not know the code."""
    return next((status for status in dictionary.workflow if status.code == code), None)


def category_name(dictionary: Dictionary, code: str) -> str:
    """The category's name."""
    return dictionary.categories.label(code, language())


def group_name(code: str) -> str:
    """The name of a group of categories; an unknown code as it is."""
    names = {
        "animals": tr("Animals"),
        "environment": tr("Environment"),
        "public_order": tr("Public order"),
        "rail": tr("Railway"),
        "social": tr("Social"),
        "traffic": tr("Road traffic"),
        "water": tr("Water"),
    }
    return names.get(code, code)


def age(since: datetime | None, at: datetime) -> str:
    """How long ago, in the largest unit that fits: hours up to two days, then days."""
    if since is None:
        return ""
    hours = int((at - since).total_seconds() // 3600)
    if hours < 1:
        return tr("just now")
    if hours < 24:
        return tr("%n h", hours)
    return tr("%n d", hours // 24)


def due(threat: Threat, at: datetime) -> str:
    """How long a threat still has, or for how long its limit has passed, in days of Polish civil time."""
    days = _days_left(threat, at)
    if days is None:
        return ""
    if days == 0:
        return tr("overdue since today") if threat.is_overdue(at) else tr("due today")
    if abs(days) == 1:
        return tr("due tomorrow") if days > 0 else tr("overdue since yesterday")
    return tr("%n days left", days) if days > 0 else tr("%n days overdue", -days)


def due_short(threat: Threat, at: datetime) -> str:
    """The same for a narrow column."""
    days = _days_left(threat, at)
    if days is None:
        return ""
    if days == 0:
        return tr("today")
    return tr("%n d left", days) if days > 0 else tr("%n d late", -days)


def _days_left(threat: Threat, at: datetime) -> int | None:
    if threat.due_at is None:
        return None
    return (threat.due_at.astimezone(WARSAW).date() - at.astimezone(WARSAW).date()).days


def counted(dictionary: Dictionary, statuses: Iterable[str]) -> str:
    """`8 New · 4 Under verification`, most frequent first."""
    return " · ".join(f"{number(n)} {status_name(dictionary, status)}" for status, n in Counter(statuses).most_common())


def refusal_text(dictionary: Dictionary, refusal: Refusal, current: str, wanted: str) -> str:
    """Why a step is refused, as a sentence."""
    if refusal is Refusal.NOTE_REQUIRED:
        return tr("«{to}» needs a note.").format(to=status_name(dictionary, wanted))
    return tr("There is no step from «{current}» to «{to}».").format(
        current=status_name(dictionary, current), to=status_name(dictionary, wanted)
    )


__all__ = [
    "age",
    "category_name",
    "counted",
    "date",
    "date_time",
    "due",
    "due_short",
    "event_name",
    "kind_name",
    "number",
    "plane_name",
    "refusal_text",
    "status_name",
    "status_or_none",
]
