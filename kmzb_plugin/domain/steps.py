"""Steps of time: days, weeks, months of the calendar as people count them, or hours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from ..text import UserError, tr
from .periods import WARSAW, Period

DAYS_A_MONTH = 30.436875
_ISO = re.compile(
    r"P(?!$)(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?!$)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?)?"
)


@dataclass(frozen=True)
class Step:
    """So many calendar months and days of Polish civil time, and so many minutes."""

    months: int = 0
    days: int = 0
    minutes: int = 0

    @classmethod
    def parse(cls, text: str) -> Step:
        """From a number of days (`7`, `0.5`) or an ISO 8601 duration (`P7D`, `P1M`, `PT6H`).

        Raises UserError with a sentence that says what is wrong.
        """
        written = text.strip().upper().replace(",", ".")
        try:
            minutes = round(float(written) * 1440)
            step = cls(days=minutes // 1440) if minutes % 1440 == 0 else cls(minutes=minutes)
        except (ValueError, OverflowError):
            parts = _ISO.fullmatch(written)
            if parts is None:
                raise UserError(_unreadable(text)) from None
            n = {name: int(value or 0) for name, value in parts.groupdict().items()}
            step = cls(12 * n["years"] + n["months"], 7 * n["weeks"] + n["days"], 60 * n["hours"] + n["minutes"])
        if not step.length > 0:
            raise UserError(_unreadable(text))
        return step

    @property
    def length(self) -> float:
        """Its length in days, that of a month on average."""
        return self.months * DAYS_A_MONTH + self.days + self.minutes / 1440

    def after(self, moment: datetime, times: int) -> datetime:
        """The moment (UTC) so many steps after another one; before it, if negative.

        Midnight stays midnight when the clocks change, and the last day of a month the last where months are shorter.
        """
        civil = moment.astimezone(WARSAW).replace(tzinfo=None)
        civil += relativedelta(months=self.months * times, days=self.days * times)
        return civil.replace(tzinfo=WARSAW).astimezone(UTC) + timedelta(minutes=self.minutes * times)

    def words(self) -> str:
        """As people say it: a week, 14 days; as a duration where there is no short word."""
        known = {
            Step(months=12): tr("a year"),
            Step(months=3): tr("a quarter"),
            Step(months=1): tr("a month"),
            Step(days=7): tr("a week"),
            Step(days=1): tr("a day"),
            Step(minutes=60): tr("an hour"),
        }
        if self in known:
            return known[self]
        if not self.days and not self.minutes:
            return tr("{n} months").format(n=self.months)
        if not self.months and not self.minutes:
            return tr("{n} days").format(n=self.days)
        if not self.months and not self.days and self.minutes % 60 == 0:
            return tr("{n} hours").format(n=self.minutes // 60)
        return str(self)

    def __str__(self) -> str:
        """As an ISO 8601 duration."""
        date = (f"{self.months}M" if self.months else "") + (f"{self.days}D" if self.days else "")
        hours, minutes = divmod(self.minutes, 60)
        time = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        return f"P{date}" + (f"T{time}" if time else "")


def _unreadable(text: str) -> str:
    sentence = tr("The step «{text}» cannot be read. Write a number of days, as 7, or a duration, as P1M or PT6H.")
    return sentence.format(text=text)


def midnight(moment: datetime) -> datetime:
    """The beginning (UTC) of its day in Polish civil time."""
    day = moment.astimezone(WARSAW).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    return day.replace(tzinfo=WARSAW).astimezone(UTC)


def forward(start: datetime, end: datetime, step: Step) -> list[Period]:
    """The steps from `start` on, as many as are needed to reach `end`; at least one."""
    edges = [start]
    while edges[-1] < end or len(edges) == 1:
        edges.append(step.after(start, len(edges)))
    return [Period(first, last) for first, last in pairwise(edges)]


def backward(start: datetime, end: datetime, step: Step) -> list[Period]:
    """The steps that end with `end` and begin at or after `start`, the earliest first; perhaps none."""
    edges = [end]
    while (before := step.after(end, -len(edges))) >= start:
        edges.append(before)
    edges.reverse()
    return [Period(first, last) for first, last in pairwise(edges)]
