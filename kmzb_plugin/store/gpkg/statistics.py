"""Counts by area in a store file."""

from __future__ import annotations

import sqlite3

import pandas as pd

from ..statistics import (
    IN_ORDER,
    SELECT_PERIODS,
    SELECT_STATISTICS,
    STATISTIC_COLUMNS,
    Correction,
    condition,
    periods_frame,
    statistics_frame,
)
from .language import as_list


def add(db: sqlite3.Connection, system: str, rows: pd.DataFrame, run_id: int | None) -> tuple[int, list[Correction]]:
    """Adds what is new and corrects what is another; returns how many were new, and the corrections."""
    there = db.execute(
        "SELECT area_code, category, period, n FROM area_statistic WHERE source_system = ?"
        " AND period IN (SELECT value FROM json_each(?))",
        (system, as_list(rows["period"].drop_duplicates())),
    )
    known = {(code, category, period): n for code, category, period, n in there}
    new, corrected = [], []
    for code, category, period, n in rows.loc[:, list(STATISTIC_COLUMNS)].itertuples(index=False):
        before = known.get((code, category, period))
        if before is None:
            new.append((system, code, category, period, int(n), run_id))
        elif before != n:
            corrected.append(Correction(code, category, period, before, int(n)))
    db.executemany(
        "INSERT INTO area_statistic (source_system, area_code, category, period, n, import_id)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        new,
    )
    db.executemany(
        "UPDATE area_statistic SET n = ?, import_id = ? WHERE source_system = ? AND area_code = ? AND category = ?"
        " AND period = ?",
        [(each.after, run_id, system, each.area_code, each.category, each.period) for each in corrected],
    )
    return len(new), corrected


def read(db: sqlite3.Connection, system: str, period: str) -> pd.DataFrame:
    """The counts of a system and a period, of all where they are empty."""
    where, values = condition(system, period, "?")
    return statistics_frame(db.execute(f"{SELECT_STATISTICS} {where} {IN_ORDER}", values))


def periods(db: sqlite3.Connection) -> pd.DataFrame:
    """What statistics there are."""
    return periods_frame(db.execute(SELECT_PERIODS))
