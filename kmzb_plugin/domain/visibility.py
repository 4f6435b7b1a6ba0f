"""What of a threat the public may see: by its category, its status, and how long it has had that status.

The rules are data: `public` and `sensitive` of a category, `public_days` of a status, the limits of `publication.csv`
and the store's setting `small_count`. What no rule knows is not shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from . import tables
from .categories import Categories
from .statuses import Workflow

_CONFIRMED = "confirmed"


class Rule(Enum):
    """Why a threat is not shown."""

    CATEGORY_NEVER = "category_never"
    CATEGORY_UNKNOWN = "category_unknown"
    NOT_CONFIRMED_YET = "not_confirmed_yet"
    STATUS_NEVER = "status_never"
    STATUS_UNKNOWN = "status_unknown"
    STATUS_OVER = "status_over"
    NO_DATE = "no_date"


@dataclass(frozen=True)
class Shown:
    """What the public may see of a category in a status: `rule` says why nothing; `lasts` None is without end.

    What is `sensitive` is counted for the whole area alone, never at a place.
    """

    rule: Rule | None = None
    lasts: timedelta | None = None
    sensitive: bool = False


@dataclass(frozen=True)
class Limits:
    """How small a count, a square and a way to a street may be in what leaves: reports, metres, metres."""

    small_count: int
    least_grid: float
    street_metres: float

    @classmethod
    def of_settings(cls, settings: Mapping[str, str]) -> Limits:
        """The store's settings where they stand, else the plugin's data."""
        seeds = {row["name"]: row["value"] for name in ("settings", "publication") for row in tables.seed(name)}
        known = {**seeds, **{name: value for name, value in settings.items() if value}}
        return cls(int(known["small_count"]), float(known["least_grid"]), float(known["street_metres"]))


def visible(category: str, status: str, categories: Categories, workflow: Workflow) -> Shown:
    """What the public may see of threats of a category in a status; codes as the store has them."""
    if category not in categories:
        return Shown(Rule.CATEGORY_UNKNOWN)
    kind = categories[category]
    if kind.public not in {"yes", "confirmed_only"}:
        return Shown(Rule.CATEGORY_NEVER)
    if status not in workflow:
        return Shown(Rule.STATUS_UNKNOWN)
    days = workflow[status].public_days
    if days is not None and days <= 0:
        return Shown(Rule.STATUS_NEVER)
    # Passed on and eliminated are stages behind confirmed.
    if kind.public == "confirmed_only" and status.partition("_")[0] != _CONFIRMED:
        return Shown(Rule.NOT_CONFIRMED_YET)
    return Shown(None, None if days is None else timedelta(days=days), kind.sensitive)
