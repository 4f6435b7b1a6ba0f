"""Spans of the calendar: months, quarters, years in Polish civil time, by which things are counted."""

from __future__ import annotations

from datetime import datetime

from ..text import tr
from .periods import WARSAW, Period

STEPS = {"month": 1, "quarter": 3, "year": 12}
"""The kinds of spans and how many months each has."""


def step_name(step: str) -> str:
    """The kind of span, for people."""
    return {"month": tr("month"), "quarter": tr("quarter"), "year": tr("year")}.get(step, step)


def name(year: int, month: int, step: str) -> str:
    """The span that a month is in: 2025-03, 2025-Q1 or 2025. The names sort as the spans do."""
    if step == "year":
        return f"{year:04d}"
    return f"{year:04d}-Q{(month + 2) // 3}" if step == "quarter" else f"{year:04d}-{month:02d}"


def of(moment: datetime, step: str) -> str:
    """The span that a moment is in."""
    local = moment.astimezone(WARSAW)
    return name(local.year, local.month, step)


def within(period: Period, step: str) -> list[str]:
    """The spans of a period, in order."""
    start, end = _month(period.start), _month(period.end)
    last = end if _is_first(period.end) else end + 1
    return list(dict.fromkeys(name(month // 12, month % 12 + 1, step) for month in range(start, last)))


def widened(period: Period, step: str) -> str:
    """The shortest period of whole spans that holds the period, as it is written."""
    length = STEPS[step]
    start = _month(period.start) // length * length
    end = _month(period.end) if _is_first(period.end) else _month(period.end) + 1
    return "/".join(f"{month // 12:04d}-{month % 12 + 1:02d}-01" for month in (start, -(-end // length) * length))


def _month(moment: datetime) -> int:
    local = moment.astimezone(WARSAW)
    return local.year * 12 + local.month - 1


def _is_first(moment: datetime) -> bool:
    local = moment.astimezone(WARSAW)
    return (local.day, local.hour, local.minute, local.second) == (1, 0, 0, 0)
