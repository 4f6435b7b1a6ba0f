"""What a commander's page says: the units below one side by side, and where it got worse by more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..analysis.areachange import AreaChange, area_change
from ..analysis.funnel import Funnel, funnel, positions
from ..analysis.intervals import wilson
from ..analysis.summary import CONFIRMED, DECIDED
from ..store.base import Store, Unit
from .scope import Scope, read_threats, units_below, with_children, within

FOR_SURE = 2  # of `AreaChange.classes`: also after allowing for the number of comparisons


@dataclass(frozen=True)
class Shares:
    """A share of each unit, arrays (units,): `k` of `n`, Wilson's interval, and the funnel they are judged by.

    `place` is 0 inside the limits, ±1 outside those of 95 %, ±2 outside those of 99.8 %.
    """

    k: NDArray[np.int64]
    n: NDArray[np.int64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    funnel: Funnel
    place: NDArray[np.int8]

    @classmethod
    def of(cls, k: NDArray[np.int64], n: NDArray[np.int64]) -> Shares:
        """The shares k/n in their funnel."""
        found = funnel(k, n)
        with np.errstate(divide="ignore", invalid="ignore"):
            share = k / n
        return cls(k, n, *wilson(k, n), found, positions(share, found.adjusted))


@dataclass(frozen=True)
class Worse:
    """More reports than before by more than chance; `category` is empty where it is all reports of the unit.

    `unit` is its place among the units of the page.
    """

    unit: int
    category: str
    before: int
    now: int
    ratio: float
    low: float
    high: float
    q: float


@dataclass(frozen=True)
class GarrisonContent:
    """The units below `unit` in the order of their codes; reports of none of them stand in the last row of `unit`.

    `overdue` are those past their limit among the open, `confirmed` the confirmed among the decided of the background
    period, `change` the reports of both periods by unit.
    """

    unit: Unit
    scope: Scope
    units: tuple[Unit, ...]
    overdue: Shares
    confirmed: Shares
    change: AreaChange
    worse: tuple[Worse, ...]
    categories_compared: int


def build_garrison(store: Store, unit: Unit, scope: Scope) -> GarrisonContent:
    """The units right below one, each with everything under it."""
    every, workflow = store.units(), store.dictionary().workflow
    below = units_below(unit, every, scope.at)
    threats = read_threats(store, tuple(member.id for member in with_children(unit, every)))
    row_of = {member.id: i for i, each in enumerate(below) for member in with_children(each, every)}
    rows = threats["unit_id"].map(row_of)
    if rows.isna().any() or not below:
        below.append(unit)
    place = rows.fillna(len(below) - 1).to_numpy(int)

    def counted(chosen: pd.Series) -> NDArray[np.int64]:
        return np.bincount(place[chosen.to_numpy(bool)], minlength=len(below)).astype(np.int64)

    is_open = threats["status"].isin([status.code for status in workflow if status.open])
    in_background = within(threats["reported"], scope.background)
    now, before = within(threats["reported"], scope.period), within(threats["reported"], scope.compare)
    days = (scope.compare.days, scope.period.days)
    change = area_change(counted(before), counted(now), days)
    by_category = _by_category(threats, place, now, before)
    return GarrisonContent(
        unit=unit,
        scope=scope,
        units=tuple(below),
        overdue=Shares.of(counted(is_open & (threats["due_at"] < pd.Timestamp(scope.at))), counted(is_open)),
        confirmed=Shares.of(
            counted(in_background & threats["status"].isin(CONFIRMED)),
            counted(in_background & threats["status"].isin(DECIDED)),
        ),
        change=change,
        worse=_worse(below, change, by_category, area_change(by_category["before"], by_category["now"], days)),
        categories_compared=len(by_category),
    )


def _by_category(threats: pd.DataFrame, place: NDArray[np.int64], now: pd.Series, before: pd.Series) -> pd.DataFrame:
    """Columns place, category, before, now: every combination with a report in either period."""
    chosen = pd.DataFrame({"place": place, "category": threats["category"], "before": before, "now": now})
    chosen = chosen[chosen["before"] | chosen["now"]]
    return chosen.groupby(["place", "category"], as_index=False)[["before", "now"]].sum().astype({"place": int})


def _worse(
    units: Sequence[Unit], change: AreaChange, by_category: pd.DataFrame, category_change: AreaChange
) -> tuple[Worse, ...]:
    """All reports of units first, then categories in units; the strongest evidence first."""
    found = []
    for part, places, categories in (
        (change, range(len(units)), [""] * len(units)),
        (category_change, by_category["place"].tolist(), by_category["category"].tolist()),
    ):
        rose = np.flatnonzero(part.classes() >= FOR_SURE).tolist()
        for i in sorted(rose, key=lambda i: (part.q[i], -part.second[i], units[places[i]].code, categories[i])):
            numbers = (float(each[i]) for each in (part.ratio, part.low, part.high, part.q))
            counts = (int(part.first[i]), int(part.second[i]))
            found.append(Worse(int(places[i]), categories[i], *counts, *numbers))
    return tuple(found)
