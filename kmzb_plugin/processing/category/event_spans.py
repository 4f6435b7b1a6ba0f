"""When each event happened, as far as it is known: a moment, a date alone, or an interval; and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...domain.periods import Period
from ...locale import number
from ...text import UserError, tr
from ..times import moments, texts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.progress import IsCancelled

ZONE = "Europe/Warsaw"
WEEK = 7 * 86_400
YEAR = 366 * 86_400
MIDNIGHT_RULES = ["auto", "date", "time"]
_HEAPED = 3  # times as often as any other time of the day, midnight stands for an unknown hour
_FEW = 3  # reports at midnight that may be chance
_LONGEST_DATE = len("2025-01-10")
_SHORTEST_EPOCH = 9  # digits of a number of seconds


@dataclass(frozen=True)
class Column:
    """A column of times: `utc` and `civil` (n,) datetime64[s], NaT where unreadable.

    `dates` says where only a date is known; of these `midnight` are not written as dates but stand at 0:00, where more
    do than chance puts there.
    """

    utc: NDArray[np.datetime64]
    civil: NDArray[np.datetime64]
    dates: NDArray[np.bool_]
    midnight: NDArray[np.bool_]

    @property
    def known(self) -> NDArray[np.bool_]:
        import numpy as np

        return ~np.isnat(self.utc)


def read_column(values: Any, rule: str, cancelled: IsCancelled | None = None) -> Column:
    """A column as it was read; `rule` is one of MIDNIGHT_RULES."""
    import numpy as np

    from ...store.intake.moments import to_local

    written = texts(values, cancelled)
    utc = moments(written, cancelled).dt.tz_localize(None).to_numpy().astype("datetime64[s]")
    known = ~np.isnat(utc)
    civil = np.full(len(utc), np.datetime64("NaT"), dtype="datetime64[s]")
    civil[known] = to_local(utc[known], ZONE)
    short = known & np.array([_is_date(text) for text in written], dtype=bool)
    at_midnight = known & ~short & (civil == civil.astype("datetime64[D]"))
    if rule == "time" or (rule == "auto" and not _stands_for_unknown(civil[known & ~short])):
        at_midnight[:] = False
    return Column(utc, civil, short | at_midnight, at_midnight)


def _is_date(text: str) -> bool:
    """Whether no time of the day is written: not seconds since 1970, and no longer than a date."""
    text = text.strip()
    return 0 < len(text) <= _LONGEST_DATE and not (text.isdigit() and len(text) >= _SHORTEST_EPOCH)


def _stands_for_unknown(civil: NDArray[np.datetime64]) -> bool:
    """Whether midnight occurs so much more often than any other time of the day that it means an unknown hour."""
    import numpy as np

    seconds, counts = np.unique((civil - civil.astype("datetime64[D]")).astype(np.int64), return_counts=True)
    at = int(counts[seconds == 0].sum())
    return at > _FEW and at > _HEAPED * int(counts[seconds != 0].max(initial=0))


@dataclass(frozen=True)
class Spans:
    """Events (n,) that are used: each lies in [start, end), UTC and civil; equal where the moment is known.

    `hours` says whether hours are known; where not, start and end are whole civil days. The counts say what was left
    out, and why: `reversed` ended before they began, `endless` are longer than a year, `elsewhere` lie outside the
    period. Of those used `without_end` had no readable end and count at their start.
    """

    start: NDArray[np.datetime64]
    end: NDArray[np.datetime64]
    civil_start: NDArray[np.datetime64]
    civil_end: NDArray[np.datetime64]
    hours: NDArray[np.bool_]
    has_interval: bool
    without_start: int
    without_end: int
    reversed: int
    endless: int
    elsewhere: int
    midnight: int

    def __len__(self) -> int:
        return len(self.start)

    @cached_property
    def long(self) -> NDArray[np.bool_]:
        """Which are longer than a week: they say something about months alone."""
        import numpy as np

        return (self.end - self.start).astype(np.int64) > WEEK

    @cached_property
    def hourly(self) -> NDArray[np.bool_]:
        """Which say something about hours."""
        return self.hours & ~self.long

    @cached_property
    def first_day(self) -> NDArray[np.datetime64]:
        return self.civil_start.astype("datetime64[D]")

    @cached_property
    def last_day(self) -> NDArray[np.datetime64]:
        """The last day that each reaches into."""
        import numpy as np

        whole = np.maximum(self.civil_end - np.timedelta64(1, "s"), self.civil_start)
        return whole.astype("datetime64[D]")

    @cached_property
    def one_day(self) -> NDArray[np.bool_]:
        """Which are known to a day."""
        return self.first_day == self.last_day

    def account(self) -> list[str]:
        """Sentences on what was left out, and what is only half known."""
        unsure = int((~self.hours & ~self.long).sum())
        lines = [
            (self.without_start, tr("Without a readable time, left out: {n}.")),
            (self.reversed, tr("The end lies before the start, left out: {n}.")),
            (self.endless, tr("The interval is longer than a year, left out: {n}.")),
            (self.elsewhere, tr("Not wholly within the period, left out: {n}.")),
            (self.without_end, tr("Without a readable end, counted at the start: {n}.")),
            (unsure, tr("Only the date is known, counted by day and month but not by hour: {n}.")),
            (self.midnight, tr("Of these at midnight to the second, taken for an unknown hour: {n}.")),
            (int(self.long.sum()), tr("The interval is longer than a week, counted by month alone: {n}.")),
        ]
        return [text.format(n=number(n)) for n, text in lines if n]


def spans_of(start: Column, end: Column | None, period: Period | None) -> Spans:
    """The events of a column of starts and perhaps one of ends, those wholly within the period.

    Raises UserError if none is left.
    """
    import numpy as np

    known = start.known
    has_end = np.zeros(len(known), dtype=bool) if end is None else end.known & known
    begin, civil_begin = _edges(start, known, after=False)
    close, civil_close = _edges(start, known, after=True)
    hours = known & ~start.dates
    if end is not None:
        ending, civil_ending = _edges(end, has_end, after=True)
        close[has_end], civil_close[has_end] = ending[has_end], civil_ending[has_end]
        hours = hours | (has_end & ~end.dates)
    backwards = known & (close < begin)
    if end is not None:  # a day ends with its midnight, which is the beginning of the next one
        backwards |= has_end & (end.civil.astype("datetime64[D]") < start.civil.astype("datetime64[D]"))
    endless = known & ~backwards & ((close - begin).astype(np.int64) > YEAR)
    used = known & ~backwards & ~endless
    within = np.ones(len(known), dtype=bool)
    if period is not None:
        first, last = (np.datetime64(each.replace(tzinfo=None), "s") for each in (period.start, period.end))
        within = (begin >= first) & (close <= last) & (begin < last)
    chosen = used & within
    if not chosen.any():
        raise UserError(_nothing(start, period, int(backwards.sum()), int(endless.sum())))
    no_end = 0 if end is None else int((chosen & ~has_end).sum())
    return Spans(
        begin[chosen],
        close[chosen],
        civil_begin[chosen],
        civil_close[chosen],
        hours[chosen],
        end is not None and bool((has_end & chosen).any()),
        int((~known).sum()),
        no_end,
        int(backwards.sum()),
        int(endless.sum()),
        int((used & ~within).sum()),
        int((chosen & ~hours & start.midnight).sum()),
    )


def _edges(column: Column, where: NDArray[np.bool_], *, after: bool) -> tuple[Any, Any]:
    """UTC and civil moments (n,); of dates the beginning of the day or, `after`, of the next one."""
    import numpy as np

    from ...store.intake.moments import to_utc

    utc, civil = column.utc.copy(), column.civil.copy()
    dates = where & column.dates
    days = civil[dates].astype("datetime64[D]") + np.timedelta64(int(after), "D")
    civil[dates] = days.astype("datetime64[s]")
    utc[dates] = to_utc(civil[dates], ZONE)
    return utc, civil


def _nothing(start: Column, period: Period | None, backwards: int, endless: int) -> str:
    known = start.civil[start.known]
    if not len(known):
        return tr("No time can be read. Choose the field with the time in START_FIELD.")
    days = known.astype("datetime64[D]")
    if period is None:
        text = tr("No report is left: the end lies before the start in {backwards}, {endless} are longer than a year.")
        return text.format(backwards=number(backwards), endless=number(endless))
    text = tr("No report lies in the period. The reports are from {first} to {last}.")
    return text.format(first=days.min(), last=days.max())
