"""Counts by area in a PostgreSQL store."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd

from ...text import UserError, tr
from ..statistics import (
    IN_ORDER,
    SELECT_PERIODS,
    SELECT_STATISTICS,
    STATISTIC_COLUMNS,
    condition,
    periods_frame,
    statistics_frame,
)

_SAME = (
    's.source_system = %(system)s AND s.area_code = i.area_code COLLATE "C" AND s.category = i.category COLLATE "C"'
    ' AND s.period = i.period COLLATE "C"'
)


def add(cursor: Any, system: str, rows: pd.DataFrame, garrison: str, run: int) -> tuple[int, int]:
    """Adds what is new and corrects what is another; returns how many of each. The store logs the corrections."""
    names = ", ".join(STATISTIC_COLUMNS)
    cursor.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS incoming_statistic (area_code text, category text, period text, n bigint)"
        " ON COMMIT DROP"
    )
    cursor.execute("TRUNCATE incoming_statistic")
    text = io.StringIO()
    rows.loc[:, list(STATISTIC_COLUMNS)].to_csv(text, index=False, header=False)
    text.seek(0)
    cursor.copy_expert(f"COPY incoming_statistic ({names}) FROM STDIN (FORMAT csv)", text)
    values = {"system": system, "garrison": garrison, "run": run}
    cursor.execute(
        f"INSERT INTO area_statistic (source_system, {names}, garrison, import_id)"  # nosec B608
        f" SELECT %(system)s, {names}, %(garrison)s, %(run)s FROM incoming_statistic ON CONFLICT DO NOTHING",
        values,
    )
    added: int = cursor.rowcount
    cursor.execute(
        "UPDATE area_statistic s SET n = i.n, import_id = %(run)s FROM incoming_statistic i"  # nosec B608
        f" WHERE {_SAME} AND s.n <> i.n",
        values,
    )
    corrected: int = cursor.rowcount
    # Row-level security passes over what another garrison brought.
    cursor.execute(
        f"SELECT count(*), min(s.garrison) FROM area_statistic s JOIN incoming_statistic i ON {_SAME} WHERE s.n <> i.n",  # nosec B608
        values,
    )
    others, whose = cursor.fetchone()
    if others:
        raise UserError(
            tr(
                "Other counts of the source system «{system}» are in the store already and were brought by {garrison}: "
                "{n}. Only that garrison corrects them. Nothing was imported; choose another name of the source system."
            ).format(system=system, garrison=whose, n=others)
        )
    return added, corrected


def read(cursor: Any, system: str, period: str) -> pd.DataFrame:
    """The counts of a system and a period, of all where they are empty."""
    where, values = condition(system, period, "%s")
    cursor.execute(f"{SELECT_STATISTICS} {where} {IN_ORDER}", values)
    return statistics_frame(cursor)


def periods(cursor: Any) -> pd.DataFrame:
    """What statistics there are."""
    cursor.execute(SELECT_PERIODS)
    return periods_frame(cursor)
