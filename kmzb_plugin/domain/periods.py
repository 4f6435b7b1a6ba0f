"""Moments and periods. The store keeps UTC; a time without a zone is read as Polish civil time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import tz

from ..text import UserError, tr


def _zone(name: str) -> tzinfo | None:
    """Of a kind that pandas knows: its moments stay in UTC, without a word, where it does not (dateutil 3)."""
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:  # Windows has no zones; dateutil 2 brings its own
        return tz.gettz(name)


WARSAW_NAME = "Europe/Warsaw"
"""For columns of pandas, which are converted several times as fast by the name."""

WARSAW = _zone(WARSAW_NAME)


def parse_moment(text: str) -> datetime:
    """An ISO 8601 date or date and time as UTC; without a zone it is Polish civil time. Raises ValueError."""
    moment = datetime.fromisoformat(text.strip())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=WARSAW)
    return moment.astimezone(UTC)


def iso(moment: datetime) -> str:
    """The form kept in the store: UTC, seconds, `2025-11-20T18:40:00Z`; it sorts as text as it sorts in time."""
    # Not strftime, which writes the year 900 with three digits.
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Period:
    """A half-open interval [start, end) in UTC."""

    start: datetime
    end: datetime

    @classmethod
    def parse(cls, text: str) -> Period:
        """From `2025-01-01/2025-07-01`. Raises UserError with a sentence that says what is wrong."""
        parts = text.split("/")
        try:
            start, end = (parse_moment(part) for part in parts)
        except ValueError as error:
            raise UserError(
                tr("The period «{text}» cannot be read. Write it as 2025-01-01/2025-07-01.").format(text=text),
                str(error),
            ) from error
        if end <= start:
            raise UserError(tr("The period «{text}» ends before it begins.").format(text=text))
        return cls(start, end)

    def before(self) -> Period:
        """The period of the same length that ends where this one begins."""
        return Period(self.start - (self.end - self.start), self.start)

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end

    def __str__(self) -> str:
        return f"{iso(self.start)}/{iso(self.end)}"

    @property
    def days(self) -> float:
        """Its length in days."""
        return (self.end - self.start).total_seconds() / 86400
