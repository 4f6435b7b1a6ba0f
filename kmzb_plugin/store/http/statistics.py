"""Counts by area, read over the web a period at a time."""

from __future__ import annotations

import pandas as pd

from ...text import tr
from ..statistics import PERIODS, STATISTICS, periods_frame, statistics_frame
from . import rows
from .rows import ask, is_plain
from .session import Session, unreadable


def periods(session: Session) -> pd.DataFrame:
    """What statistics there are. Raises UserError: the server's files are older than the statistics."""
    text = tr(
        "The server of «{store}» does not give police statistics yet. Its administrator has to write its files anew."
    )
    with rows.not_given_yet(session, text):
        found = ask(session, "statistic_period", rows.STATISTIC_PERIOD)
    return periods_frame(sorted(tuple(row[name] for name in PERIODS) for row in found))


def read(session: Session, system: str, period: str) -> pd.DataFrame:
    """The counts of a system and a period, of all where they are empty."""
    wanted = [period] if period else dict.fromkeys(periods(session)["period"])
    found: list[tuple[object, ...]] = []
    for each in wanted:
        if not is_plain(each):
            continue
        part = ask(session, "area_statistic", rows.STATISTIC, {"period": each})
        if len(part) >= rows.MOST_ROWS:
            raise unreadable(session.place)
        found += [tuple(row[name] for name in STATISTICS) for row in part if system in ("", row["source_system"])]
    key = STATISTICS.index("period"), STATISTICS.index("area_code"), STATISTICS.index("category")
    return statistics_frame(sorted(found, key=lambda row: (str(row[0]), *(str(row[i]) for i in key))))
