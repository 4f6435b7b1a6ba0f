"""The counts of police statistics by area, as every store keeps and returns them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

ALL = "all"
"""The category of counts without one, and of totals that are something else than the sum of what is beside them."""

STATISTIC_COLUMNS = ("area_code", "category", "period", "n")
"""What an import hands over, a row a count."""

STATISTICS = ("source_system", *STATISTIC_COLUMNS)
PERIODS = ("source_system", "period", "digits", "areas", "counts")
SELECT_STATISTICS = f"SELECT {', '.join(STATISTICS)} FROM area_statistic"  # nosec B608
IN_ORDER = "ORDER BY source_system, period, area_code, category"
COUNT_PERIODS = (
    "SELECT source_system, period, length(area_code) AS digits, count(*) AS areas, CAST(sum(k) AS bigint) AS counts"
    " FROM (SELECT source_system, period, area_code, count(*) AS k FROM {table}"
    " GROUP BY period, source_system, area_code) AS area GROUP BY source_system, period, length(area_code)"
)
"""By area first: then the index alone answers, in the order in which it stands."""
SELECT_PERIODS = f"{COUNT_PERIODS.format(table='area_statistic')} ORDER BY source_system, period, digits"


@dataclass(frozen=True)
class Correction:
    """A count that took the place of an older one."""

    area_code: str
    category: str
    period: str
    before: int
    after: int


def condition(source_system: str, period: str, mark: str) -> tuple[str, list[str]]:
    """The WHERE of a choice of statistics, empty for all, and its values; `mark` is the database's placeholder."""
    chosen = [(name, value) for name, value in (("source_system", source_system), ("period", period)) if value]
    words = " AND ".join(f"{name} = {mark}" for name, _ in chosen)
    return f"WHERE {words}" if words else "", [value for _, value in chosen]


def statistics_frame(rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """Rows of STATISTICS as a table."""
    return pd.DataFrame([tuple(row) for row in rows], columns=list(STATISTICS))


def periods_frame(rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """Rows of PERIODS as a table."""
    return pd.DataFrame([tuple(row) for row in rows], columns=list(PERIODS))
