"""When a threat may be visited: the hour and the kind of day it was reported to occur at, and how urgent it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pandas as pd

from ...domain.periods import WARSAW, WARSAW_NAME
from ...locale import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ANY, KIND, SAME = "any", "kind", "same"
SATURDAY = 5
URGENT = ((0.0, 4), (24.0, 3), (72.0, 2))
"""Weights of threats by the hours until they are due: overdue ones 4; others 1."""


@dataclass(frozen=True)
class Hours:
    """From when to when a visit may begin, in minutes after the departure (n,): all the time where nothing is known.

    `other_day` (n,) are those that occur on days of another kind. `without_hour` were reported with a day alone,
    `without_time` without any.
    """

    opens: NDArray[np.float64]
    closes: NDArray[np.float64]
    other_day: NDArray[np.bool_]
    without_hour: int
    without_time: int


def visiting_hours(occurred: pd.Series, departure: datetime | None, around: float, days: str, budget: float) -> Hours:
    """Visits within `around` hours of the clock time at which each threat occurred, on days that `days` allows.

    `occurred` (n,) are UTC moments, NaT where there is none; midnight is a day without an hour. Without a departure
    nothing is known of the hours. Civil time is Polish.
    """
    import numpy as np

    n = len(occurred)
    opens, closes, other = np.zeros(n), np.full(n, np.inf), np.zeros(n, dtype=bool)
    local = occurred.dt.tz_convert(WARSAW_NAME)
    known = local.notna().to_numpy()
    midnight = known & (local.dt.hour == 0).to_numpy() & (local.dt.minute == 0).to_numpy()
    if departure is None:
        return Hours(opens, closes, other, int(midnight.sum()), int((~known).sum()))
    for i in np.flatnonzero(known):
        found = _window(local.iloc[i].to_pydatetime(), departure, around, days, budget, has_hour=not midnight[i])
        other[i] = found is None
        opens[i], closes[i] = found or (0.0, -1.0)
    return Hours(opens, closes, other, int(midnight.sum()), int((~known).sum()))


def _window(
    occurred: datetime, departure: datetime, around: float, days: str, budget: float, *, has_hour: bool
) -> tuple[float, float] | None:
    """Minutes after the departure; None if there is no such hour on such a day during the round."""
    start = departure.astimezone(WARSAW)
    if not has_hour:
        return (0.0, float("inf")) if _is_such_a_day(start, occurred, days) else None
    for shift in (-1, 0, 1):
        day = start.date() + timedelta(days=shift)
        then = datetime.combine(day, occurred.time()).replace(tzinfo=WARSAW)
        middle = (then.astimezone(UTC) - departure.astimezone(UTC)).total_seconds() / 60
        first, last = middle - 60 * around, middle + 60 * around
        if last > 0 and first < budget and _is_such_a_day(then, occurred, days):
            return max(first, 0.0), last
    return None


def _is_such_a_day(day: datetime, occurred: datetime, days: str) -> bool:
    if days == SAME:
        return day.weekday() == occurred.weekday()
    return days == ANY or (day.weekday() >= SATURDAY) == (occurred.weekday() >= SATURDAY)


def urgency(due: pd.Series, departure: datetime | None) -> NDArray[np.int64]:
    """The weight of each threat (n,) by when it is due (UTC, NaT: never), as `URGENT` says.

    Without a departure the earliest due moment stands for it.
    """
    import numpy as np

    moment = pd.Timestamp(departure) if departure is not None else due.min()
    weight = np.ones(len(due), dtype=np.int64)
    left = ((due - moment).dt.total_seconds() / 3600).to_numpy()
    for hours, value in sorted(URGENT, reverse=True):
        weight[left <= hours] = value
    return weight


def clock(departure: datetime | None, minutes: float) -> str:
    """A moment of the round: the time of day, or how long after the start."""
    if departure is None:
        return f"+{number(minutes)} min"
    return (departure + timedelta(minutes=minutes)).astimezone(WARSAW).strftime("%H:%M")
