"""What a briefing looks at: the period, what it is compared with, the moment it is for, and the units.

Nothing here looks at the clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import pandas as pd
import shapely

from ..domain.periods import WARSAW, Period, parse_moment
from ..domain.planes import Plane
from ..store.base import Store, Unit
from ..store.filter import ThreatFilter
from ..text import UserError, tr

BACKGROUND_DAYS = 90  # what density, hours and shares look at: a week alone holds too few reports

# What people reported: the police plane holds crimes and offences, which nobody verifies.
PLANES = (Plane.PUBLIC.value, Plane.INTERNET.value)
COLUMNS = (
    "id", "category", "status", "occurred_at", "reported_at", "updated_at", "due_at", "place", "unit_id", "x", "y",
)  # fmt: skip
_TIMES = ("occurred_at", "reported_at", "updated_at", "due_at")

_SHOWN = 12
"""Codes that a sentence names."""


@dataclass(frozen=True)
class Scope:
    """What a briefing looks at. `at` is the moment it is for; `data_until` the newest moment in the store."""

    period: Period
    compare: Period
    at: datetime
    data_until: datetime

    @property
    def background(self) -> Period:
        """The period itself or the 90 days up to its end, whichever is longer."""
        if self.period.days >= BACKGROUND_DAYS:
            return self.period
        return Period(days_earlier(self.period.end, BACKGROUND_DAYS), self.period.end)

    @property
    def due_until(self) -> datetime:
        """The end of the civil day that `at` falls on."""
        return days_earlier(_midnight(self.at), -1)


def data_until(store: Store, latest: datetime) -> datetime:
    """The newest moment of the reports in the store that is not after `latest`: the state of the data.

    Raises UserError for a store without any dated report.
    """
    moments = as_moments(
        store.frame(ThreatFilter(planes=PLANES), ["reported_at", "updated_at"]), ("reported_at", "updated_at")
    )
    newest = moments.where(moments <= pd.Timestamp(latest)).max().max()
    if pd.isna(newest):
        raise UserError(
            tr("The store holds no reports with a date. Import threats of the public or the internet plane first.")
        )
    return newest.to_pydatetime()


def default_period(until: datetime, days: int = 7) -> Period:
    """The whole civil days up to and with the one that `until` falls on."""
    end = days_earlier(_midnight(until), -1)
    return Period(days_earlier(end, days), end)


def last_month(until: datetime) -> Period:
    """The last whole calendar month up to and with the day that `until` falls on."""
    tomorrow = days_earlier(_midnight(until), -1)
    end = _month_start(tomorrow)
    return Period(_month_start(days_earlier(end, 1)), end)


def preceding(period: Period) -> Period:
    """What a period is compared with: it ends where this one begins.

    The month before for a calendar month, else as many civil days; of the same length if it is not whole days.
    """
    month = _month_start(days_earlier(period.end, 1))
    if month == period.start and _month_start(period.end) == period.end:
        return Period(_month_start(days_earlier(period.start, 1)), period.start)
    days = round(period.days)
    if days and days_earlier(period.end, days) == period.start:
        return Period(days_earlier(period.start, days), period.start)
    return period.before()


def days_earlier(moment: datetime, days: int) -> datetime:
    """The same civil time so many days earlier, as UTC: over a change of the clocks a day has 23 or 25 hours."""
    return parse_moment((moment.astimezone(WARSAW).replace(tzinfo=None) - timedelta(days=days)).isoformat())


def _month_start(moment: datetime) -> datetime:
    return parse_moment(moment.astimezone(WARSAW).date().replace(day=1).isoformat())


def _midnight(moment: datetime) -> datetime:
    return parse_moment(moment.astimezone(WARSAW).date().isoformat())


def find_units(store: Store, codes: Sequence[str], at: datetime) -> list[Unit]:
    """The units with these codes that are valid then, or all units at the top where no code is given.

    Raises UserError that names the codes that are not there.
    """
    valid = [unit for unit in store.units() if _is_valid(unit, at)]
    if not valid:
        raise UserError(tr("The store holds no units. Import the units with their areas first."))
    if not codes:
        known = {unit.id for unit in valid}
        return [unit for unit in valid if unit.parent_id not in known]
    by_code = {unit.code: unit for unit in valid}
    missing = [code for code in codes if code not in by_code]
    if missing:
        text = tr("The store has no unit with the code {codes}. Codes it has: {known}.")
        raise UserError(text.format(codes=_some(missing), known=_some(sorted(by_code))))
    return [by_code[code] for code in codes]


def _some(codes: list[str]) -> str:
    return ", ".join(codes[:_SHOWN]) + (" …" if len(codes) > _SHOWN else "")


def whole_garrison(name: str, units: Sequence[Unit], at: datetime) -> Unit:
    """The only unit at the top that is valid then; where there are several, something above them of that name."""
    valid = [unit for unit in units if _is_valid(unit, at)]
    known = {unit.id for unit in valid}
    top = [unit for unit in valid if unit.parent_id not in known]
    if len(top) == 1:
        return top[0]
    areas = [shapely.from_wkb(unit.area_wkb) for unit in top if unit.area_wkb]
    area = shapely.to_wkb(shapely.union_all(areas)) if areas else None
    return Unit(id="", code=name, name=name, parent_id="", valid_from="", valid_to="", area_wkb=area)


def units_below(unit: Unit, units: Sequence[Unit], at: datetime) -> list[Unit]:
    """The units right below one that are valid then, by code, a number in it as a number: KP2 before KP10."""
    valid = [each for each in units if _is_valid(each, at)]
    known = {each.id for each in valid}
    below = [each for each in valid if each.parent_id == unit.id or (not unit.id and each.parent_id not in known)]
    return sorted(below, key=lambda each: _code_order(each.code))


def _code_order(code: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", code)]


def with_children(unit: Unit, units: Sequence[Unit]) -> list[Unit]:
    """The unit and everything below it."""
    if not unit.id:  # what stands above all
        return [unit, *units]
    found, ids = [unit], {unit.id}
    for candidate in units:  # parents come before children
        if candidate.parent_id in ids and candidate.id not in ids:
            ids.add(candidate.id)
            found.append(candidate)
    return found


def read_threats(store: Store, unit_ids: tuple[str, ...]) -> pd.DataFrame:
    """The threats of the units, times as UTC; `reported` falls back to when it occurred.

    With the unit above all (its id is empty) those without a unit are among them.
    """
    units = () if "" in unit_ids else unit_ids
    frame = store.frame(ThreatFilter(planes=PLANES, units=units), COLUMNS).reset_index(drop=True)
    frame[list(_TIMES)] = as_moments(frame, _TIMES)
    frame["reported"] = frame["reported_at"].fillna(frame["occurred_at"])
    frame["place"] = frame["place"].fillna("").astype(str)
    return frame


def within(moments: pd.Series, period: Period) -> pd.Series:
    """Which of the moments (UTC) lie in the period."""
    return (moments >= pd.Timestamp(period.start)) & (moments < pd.Timestamp(period.end))


def as_moments(frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Columns of a frame as moments in UTC; NaT where nothing can be read."""
    return pd.DataFrame({name: pd.to_datetime(frame[name], utc=True, errors="coerce") for name in columns})


def _is_valid(unit: Unit, at: datetime) -> bool:
    day = at.astimezone(WARSAW).date().isoformat()
    return (unit.valid_from or "") <= day and (not unit.valid_to or day <= unit.valid_to)
