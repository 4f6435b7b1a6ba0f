"""How units decide: confirmed shares, what is still open and for how long, what was decided within the limit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.intervals import wilson
from kmzb_plugin.analysis.summary import CONFIRMED, DECIDED

AGE_BANDS = (1.0, 3.0, 10.0)
"""Upper edges of the bands of age, as multiples of the limit; they belong to the band, and the last has none."""
_SECONDS_PER_DAY = 86_400.0


@dataclass(frozen=True)
class Verification:
    """`units`: a row for each unit in the order of their numbers; `whole`: one row, all of them together.

    reports          threats with a status of the workflow
    decided          of these, with a decision; confirmed: of those, the confirmed ones (see `summary`)
    confirmed_share  confirmed / decided with confirmed_low and confirmed_high by Wilson; NaN if none is decided
    undecided        without a decision; open_1 ... open_4 of them by days open at `as_of` (AGE_BANDS), open_unknown
                     without a usable time of the report; open_median is the median of the days
    due              threats whose limit had passed at `as_of`, in_limit: decided within it; in_limit_share, _low, _high
                     the share with Wilson's limits. Decided ones without both times in order are in neither: `untimed`.

    `unknown` counts threats by status that the workflow does not know; `later` were reported after `as_of`. Neither is
    in any row.
    """

    units: pd.DataFrame
    whole: pd.DataFrame
    unknown: dict[str, int]
    later: int


def verification(
    unit: ArrayLike,
    units: int,
    status: ArrayLike,
    reported: NDArray[np.datetime64],
    decided: NDArray[np.datetime64],
    as_of: np.datetime64,
    limit_days: float,
    workflow: Collection[str],
    level: float = 0.95,
) -> Verification:
    """Summarises threats given as columns (n,): number of the unit from 0, status, UTC times (NaT where unknown).

    `workflow` holds the statuses that are known.
    """
    state = pd.Series(np.asarray(status, dtype=object))
    known = state.isin(list(workflow)).to_numpy()
    with np.errstate(invalid="ignore"):
        later = known & (reported > as_of)
    used = known & ~later
    is_decided = used & state.isin(DECIDED).to_numpy()
    is_open = used & ~is_decided
    age = _days(reported, as_of)
    taken = _days(reported, decided)
    untimed = is_decided & ~(taken >= 0)
    due = used & ~untimed & (age >= limit_days)
    band = np.searchsorted(np.array(AGE_BANDS) * limit_days, np.nan_to_num(age), side="left")
    open_aged = is_open & np.isfinite(age)
    threats = pd.DataFrame(
        {
            "reports": used,
            "decided": is_decided,
            "confirmed": used & state.isin(CONFIRMED).to_numpy(),
            "undecided": is_open,
            **{f"open_{i + 1}": open_aged & (band == i) for i in range(len(AGE_BANDS) + 1)},
            "open_unknown": is_open & ~np.isfinite(age),
            "due": due,
            "in_limit": due & is_decided & (taken <= limit_days),
            "untimed": untimed,
        }
    )
    ages = pd.Series(np.where(open_aged, age, np.nan))
    number = np.asarray(unit)
    names = state[~known].value_counts()
    return Verification(
        _counted(threats, ages, number, units, level),
        _counted(threats, ages, np.zeros(len(number), dtype=int), 1, level),
        {str(name): int(n) for name, n in names.items()},
        int(later.sum()),
    )


def _days(begin: NDArray[np.datetime64], end: NDArray[np.datetime64] | np.datetime64) -> NDArray[np.float64]:
    seconds: NDArray[np.float64] = (end - begin) / np.timedelta64(1, "s")
    return seconds / _SECONDS_PER_DAY


def _counted(threats: pd.DataFrame, ages: pd.Series, unit: NDArray[np.int64], units: int, level: float) -> pd.DataFrame:
    groups = threats.groupby(unit).sum().reindex(range(units), fill_value=0).astype(int)
    groups["open_median"] = ages.groupby(unit).median().reindex(range(units))
    for name, part, whole in (("confirmed", "confirmed", "decided"), ("in_limit", "in_limit", "due")):
        low, high = wilson(groups[part], groups[whole], level)
        groups[f"{name}_share"] = groups[part] / groups[whole].where(groups[whole] > 0)
        groups[f"{name}_low"], groups[f"{name}_high"] = low, high
    return groups


def age_edges(limit_days: float) -> Sequence[float]:
    """The inner edges of the bands of age in days."""
    return [edge * limit_days for edge in AGE_BANDS]
