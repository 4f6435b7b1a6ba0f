"""How the moments of a file are read, said with samples, so that a wrong format is seen before anything is imported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from ..locale import date_time
from ..text import UserError, quoted, tr


def as_read(texts: Sequence[str], hours: Sequence[str], written: str, zone: str) -> str:
    """A line for each text: what it says, in Polish civil time, or that it cannot be read.

    `hours` are the hours of the day that stand in a column of their own; none where there is no such column.
    """
    from dateutil import tz

    if not texts:
        return tr("The first rows have no moments.")
    import pandas as pd

    from ..store.intake import moments
    from ..store.intake.profile import TimeRule

    if "%" not in written and written not in {"auto", "epoch_milliseconds", "epoch_seconds"}:
        return tr("The time format is not known. Choose one, or write a pattern such as %d/%m/%Y %H:%M.")
    if not zone or tz.gettz(zone) is None:
        return tr("The time zone is not known; an example is Europe/Warsaw.")
    try:
        found, unreadable = moments.parse(pd.Series(list(texts), dtype=object), TimeRule(written, zone))
        if hours:
            found, no_hour = moments.set_hour(found, pd.Series(list(hours), dtype=object), zone)
            unreadable |= no_hour
            texts = [f"{text} {hour}".strip() for text, hour in zip(texts, hours, strict=True)]
    except UserError as error:
        return error.text
    lines = []
    for text, moment, wrong in zip(texts, found, unreadable, strict=True):
        if wrong or moment != moment:
            lines.append(tr("{text}: no date that can be read").format(text=quoted(text)))
        else:
            lines.append(f"{quoted(text)} → {date_time(pd.Timestamp(moment).to_pydatetime().replace(tzinfo=UTC))}")
    return "\n".join(lines)
