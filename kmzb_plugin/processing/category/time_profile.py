"""What `temporalprofile` counts: by hour and weekday, by day, by month, and the bursts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...domain.holidays import DayKind, Holiday, day_kinds, of_year
from ...domain.periods import WARSAW, Period

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.scan import Burst
    from .event_spans import Spans

    Floats = NDArray[np.float64]

SIGNIFICANT = 0.05
_HOUR, _DAY = 3600, 86_400


@dataclass(frozen=True)
class TimeProfile:
    """Weights of events, which are whole counts where every time is known.

    `matrix` (7, 24) by weekday and hour of those known to the hour. Arrays (days,) over `first` to the last day:
    `known` of those known to a week, `all` of these and the longer ones, `certain` counts of those known to the day.
    `bursts` count days from `first`; they are sought by a window of `window` days.
    """

    matrix: Floats
    first: np.datetime64
    known: Floats
    all: Floats
    certain: NDArray[np.int64]
    bursts: list[Burst]
    window: int

    @property
    def days(self) -> int:
        return len(self.known)

    @property
    def dates(self) -> NDArray[np.datetime64]:
        import numpy as np

        return self.first + np.arange(self.days)

    @property
    def weekday(self) -> NDArray[np.int64]:
        """0 is Monday."""
        import numpy as np

        return (self.dates.astype(np.int64) + 3) % 7  # the first of January 1970 was a Thursday

    @property
    def months(self) -> NDArray[np.datetime64]:
        return self.dates.astype("datetime64[M]")

    @cached_property
    def kinds(self) -> NDArray[Any]:
        """What each day is, as the values of DayKind."""
        import numpy as np

        first, last = _date(self.first), _date(self.dates[-1])
        return np.array([kind.value for kind in day_kinds(first, last)], dtype=object)

    @cached_property
    def holidays(self) -> list[tuple[Holiday, NDArray[np.bool_]]]:
        """Each public holiday that occurs, in the order of the year, with its days."""
        import numpy as np

        found: dict[str, tuple[Holiday, NDArray[np.bool_]]] = {}
        years = range(_date(self.first).year, _date(self.dates[-1]).year + 1)
        for day, holiday in ((day, each) for year in years for day, each in of_year(year).items()):
            place = int((np.datetime64(day, "D") - self.first).astype(int))
            if 0 <= place < self.days:
                found.setdefault(holiday.code, (holiday, np.zeros(self.days, dtype=bool)))[1][place] = True
        return sorted(found.values(), key=lambda each: int(_day_of_year(each[0])))

    @property
    def ordinary(self) -> NDArray[np.bool_]:
        """Which days others are compared with."""
        return self.kinds == DayKind.ORDINARY.value


def _day_of_year(holiday: Holiday) -> int:
    return (holiday.on(holiday.last_year or 2025) or date(2025, 1, 1)).timetuple().tm_yday


def _date(day: np.datetime64) -> date:
    found = day.astype("datetime64[D]").item()
    assert isinstance(found, date)
    return found


def time_profile(spans: Spans, period: Period | None, window: int) -> TimeProfile:
    """Counts the events; the days are those of the period or, without one, from the first event to the last."""
    import numpy as np

    from ...analysis.scan import bursts

    first, last = spans.first_day.min(), spans.last_day.max()
    if period is not None:
        first, last = (
            np.datetime64(each.astimezone(WARSAW).replace(tzinfo=None), "s") for each in (period.start, period.end)
        )
        first, last = first.astype("datetime64[D]"), (last - np.timedelta64(1, "s")).astype("datetime64[D]")
    days = int((last - first).astype(int)) + 1
    by_hour, hours = _by_hour(spans)
    hour_days = hours.astype("datetime64[D]")
    place = (hour_days - first).astype(np.int64)
    inside = (place >= 0) & (place < days)
    known = np.bincount(place[inside], by_hour[inside], minlength=days).astype(float)
    by_date = ~spans.hours & ~spans.long
    known += _by_day(spans, by_date, first, days)
    weekday = (hour_days.astype(np.int64) + 3) % 7
    hour_of_day = (hours - hour_days).astype("timedelta64[h]").astype(np.int64)
    matrix = np.bincount(weekday * 24 + hour_of_day, by_hour, minlength=168).reshape(7, 24).astype(float)
    sure = (spans.first_day[spans.one_day] - first).astype(np.int64)
    certain = np.bincount(sure, minlength=days)
    found = bursts(certain, window, SIGNIFICANT)
    return TimeProfile(matrix, first, known, known + _by_day(spans, spans.long, first, days), certain, found, window)


def _by_hour(spans: Spans) -> tuple[Floats, NDArray[np.datetime64]]:
    """Weights by hour of the clock in UTC, which civil time shares, and when each begins in civil time.

    So the hour that comes twice in autumn is counted twice, and none falls into the one that spring leaves out.
    """
    import numpy as np

    from ...analysis.aoristic import spread
    from ...store.intake.moments import to_local
    from .event_spans import ZONE

    start, end = (each[spans.hourly].astype(np.int64) for each in (spans.start, spans.end))
    if not len(start):
        return np.zeros(0), np.zeros(0, dtype="datetime64[s]")
    origin = start.min() // _HOUR
    cells = int(end.max() // _HOUR - origin) + 1
    weights = spread(start / _HOUR - origin, end / _HOUR - origin, cells)
    return weights, to_local(((origin + np.arange(cells)) * _HOUR).astype("datetime64[s]"), ZONE)


def _by_day(spans: Spans, which: NDArray[np.bool_], first: np.datetime64, days: int) -> Floats:
    """Weights (days,) by civil day."""
    import numpy as np

    from ...analysis.aoristic import spread

    begin = first.astype("datetime64[s]").astype(np.int64)
    start, end = ((each[which].astype(np.int64) - begin) / _DAY for each in (spans.civil_start, spans.civil_end))
    return spread(start, np.maximum(start, end), days) if which.any() else np.zeros(days)
