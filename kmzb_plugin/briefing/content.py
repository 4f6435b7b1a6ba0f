"""What stands on a briefing: every number, table row and point, from a store and a period. No layout, no texts.

Nothing here looks at the clock: the same store and the same period give the same content.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pandas as pd

from ..analysis.getisord import adjusted
from ..analysis.intervals import newcombe, poisson_etest, wilson
from ..analysis.summary import CONFIRMED, DECIDED
from ..domain.periods import Period
from ..store.base import Store, Unit
from .patterns import HeatTable, Recurring, heat_table, neighbours, recurring_places
from .scope import Scope, days_earlier, read_threats, with_children, within

ALPHA = 0.05
LEVEL = 0.95
RECURRING_DAYS = 365
DUE_ROWS = 8


@dataclass(frozen=True)
class OpenThreats:
    """How many are open, how many were when the period began, and what came in and was closed since.

    What was open then is read from the time of the last change: a threat that was closed and opened again since
    counts as open throughout. `p` is the E-test of what came in against what was closed.
    """

    now: int
    before: int
    arrived: int
    closed: int
    p: float


@dataclass(frozen=True)
class Overdue:
    """How many open threats are past their limit, and how many of them passed it since the period began."""

    now: int
    since_start: int


@dataclass(frozen=True)
class CountChange:
    """A count in the period and in the period compared with; `p` is the E-test of the two rates."""

    now: int
    before: int
    p: float


@dataclass(frozen=True)
class ConfirmedShare:
    """Confirmed among the decided, of the reports of the background period; None where nothing was decided.

    `low`, `high`: Wilson interval. `before`: the share in the equally long time before that; the interval of the
    difference `diff_low`, `diff_high` is Newcombe's.
    """

    confirmed: int
    decided: int
    low: float | None
    high: float | None
    confirmed_before: int
    decided_before: int
    diff_low: float | None
    diff_high: float | None

    @property
    def share(self) -> float | None:
        """Confirmed over decided."""
        return self.confirmed / self.decided if self.decided else None

    @property
    def before(self) -> float | None:
        """The same for the time before."""
        return self.confirmed_before / self.decided_before if self.decided_before else None


@dataclass(frozen=True)
class DueThreat:
    """One line of what is to be checked: its number on the map, and how many like it were reported around it."""

    rank: int
    place: str
    category: str
    due_at: datetime
    overdue: bool
    occurred_at: datetime | None
    similar: int
    hours: str


@dataclass(frozen=True)
class CategoryChange:
    """A category's counts in the two periods; `q` is `p` adjusted for the number of categories (FDR)."""

    category: str
    now: int
    before: int
    p: float
    q: float


@dataclass(frozen=True)
class BriefingContent:
    """Everything that a briefing of one unit says."""

    unit: Unit
    scope: Scope
    open: OpenThreats
    overdue: Overdue
    new: CountChange
    confirmed: ConfirmedShare
    due: tuple[DueThreat, ...]
    due_rest: int
    heat: HeatTable
    changes: tuple[CategoryChange, ...]
    recurring: tuple[Recurring, ...]
    open_points: pd.DataFrame
    """Columns id, x, y, status, rank (0 where it is not among the due)."""
    background_points: pd.DataFrame
    """Columns x, y: the reports of the background period."""


def build_content(store: Store, unit: Unit, scope: Scope) -> BriefingContent:
    """The briefing of one unit with everything below it."""
    ids = tuple(member.id for member in with_children(unit, store.units()))
    workflow = store.dictionary().workflow
    threats = read_threats(store, ids)
    is_open = threats["status"].isin([status.code for status in workflow if status.open])
    in_period = within(threats["reported"], scope.period)
    in_compare = within(threats["reported"], scope.compare)
    in_background = within(threats["reported"], scope.background)
    open_threats = threats[is_open].copy()
    open_threats["overdue"] = open_threats["due_at"] < pd.Timestamp(scope.at)
    due_now = open_threats[open_threats["due_at"] < pd.Timestamp(scope.due_until)]
    due_now = due_now.sort_values(["due_at", "reported", "id"], kind="stable")
    shown = due_now.head(DUE_ROWS)
    open_threats["rank"] = 0
    open_threats.loc[shown.index, "rank"] = np.arange(1, len(shown) + 1)
    changes = category_changes(
        threats.loc[in_period, "category"], threats.loc[in_compare, "category"], scope.period.days, scope.compare.days
    )
    confirmed = threats[threats["status"].isin(CONFIRMED)]
    confirmed = confirmed[
        within(confirmed["reported"], Period(days_earlier(scope.period.end, RECURRING_DAYS), scope.period.end))
    ]
    return BriefingContent(
        unit=unit,
        scope=scope,
        open=_open(threats, is_open, scope.period.start),
        overdue=Overdue(
            int(open_threats["overdue"].sum()),
            int((open_threats["overdue"] & (open_threats["due_at"] >= pd.Timestamp(scope.period.start))).sum()),
        ),
        new=_count_change(int(in_period.sum()), int(in_compare.sum()), scope),
        confirmed=_confirmed_share(threats, scope.background),
        due=_due_rows(shown, threats[in_background]),
        due_rest=len(due_now) - len(shown),
        heat=heat_table(threats.loc[in_background, "occurred_at"]),
        changes=changes,
        recurring=tuple(recurring_places(confirmed)),
        open_points=open_threats[["id", "x", "y", "status", "rank"]].reset_index(drop=True),
        background_points=threats.loc[in_background, ["x", "y"]].reset_index(drop=True),
    )


def category_changes(
    now: pd.Series, before: pd.Series, days_now: float, days_before: float
) -> tuple[CategoryChange, ...]:
    """The categories that were reported in either period, the strongest evidence of a change first."""
    counts = pd.DataFrame({"now": now.value_counts(), "before": before.value_counts()}).fillna(0).astype(int)
    counts = counts.sort_index()
    p = poisson_etest(counts["before"], counts["now"], days_before, days_now)
    rows = [
        CategoryChange(str(category), int(n), int(b), float(p_value), float(q_value))
        for category, n, b, p_value, q_value in zip(
            counts.index, counts["now"], counts["before"], p, adjusted(p, "fdr"), strict=True
        )
    ]
    return tuple(sorted(rows, key=lambda row: (row.p, -abs(row.now - row.before), row.category)))


def _count_change(now: int, before: int, scope: Scope) -> CountChange:
    return CountChange(now, before, float(poisson_etest(before, now, scope.compare.days, scope.period.days)))


def _open(threats: pd.DataFrame, is_open: pd.Series, start: datetime) -> OpenThreats:
    since = pd.Timestamp(start)
    arrived = threats["reported"] >= since
    closed = ~is_open & (threats["updated_at"] >= since)
    n_arrived, n_closed = int(arrived.sum()), int(closed.sum())
    return OpenThreats(
        now=int(is_open.sum()),
        before=int(((is_open | closed) & ~arrived).sum()),
        arrived=n_arrived,
        closed=n_closed,
        p=float(poisson_etest(n_closed, n_arrived)),
    )


def _confirmed_share(threats: pd.DataFrame, period: Period) -> ConfirmedShare:
    confirmed, decided = threats["status"].isin(CONFIRMED), threats["status"].isin(DECIDED)
    now, before = within(threats["reported"], period), within(threats["reported"], period.before())
    k, n, k0, n0 = (
        int(chosen.sum()) for chosen in (confirmed & now, decided & now, confirmed & before, decided & before)
    )
    low, high = map(float, wilson(k, n, LEVEL)) if n else (None, None)
    diff_low, diff_high = map(float, newcombe(k, n, k0, n0, LEVEL)) if n and n0 else (None, None)
    return ConfirmedShare(k, n, low, high, k0, n0, diff_low, diff_high)


def _due_rows(due: pd.DataFrame, reports: pd.DataFrame) -> tuple[DueThreat, ...]:
    similar = neighbours(due, reports)
    return tuple(
        DueThreat(
            rank=rank,
            place=row.place,
            category=row.category,
            due_at=row.due_at.to_pydatetime(),
            overdue=bool(row.overdue),
            occurred_at=None if pd.isna(row.occurred_at) else row.occurred_at.to_pydatetime(),
            similar=around.count,
            hours=around.hours,
        )
        for rank, (row, around) in enumerate(zip(due.itertuples(), similar, strict=True), 1)
    )
