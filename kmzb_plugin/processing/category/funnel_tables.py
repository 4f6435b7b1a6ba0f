"""The table of `verificationfunnel`: a row for each unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFields

from ...text import figure, tr
from ..outputs import REAL, TEXT, WHOLE, field

if TYPE_CHECKING:
    from .verificationfunnel import UnitResults

COUNTED = (
    "reports",
    "undecided",
    "decided",
    "confirmed",
    "confirmed_share",
    "confirmed_low",
    "confirmed_high",
    "due",
    "in_limit",
    "in_limit_share",
    "in_limit_low",
    "in_limit_high",
    "untimed",
    "open_1",
    "open_2",
    "open_3",
    "open_4",
    "open_unknown",
    "open_median",
)


def age_names(limit_days: float) -> list[str]:
    """What the bands of age are called."""
    from ...analysis.verification import age_edges

    first, second, third = (figure(edge) for edge in age_edges(limit_days))
    return [
        tr("up to {n} days").format(n=first),
        tr("{first}–{last} days").format(first=first, last=second),
        tr("{first}–{last} days").format(first=second, last=third),
        tr("over {n} days").format(n=third),
    ]


def funnel_fields(results: UnitResults) -> QgsFields:
    """The columns of the table."""
    open_for = tr("Undecided {band}")
    ages = age_names(results.limit_days)
    fields = QgsFields()
    for each in (
        field("unit", TEXT, tr("Unit")),
        field("reports", WHOLE, tr("Reports")),
        field("undecided", WHOLE, tr("Undecided")),
        field("decided", WHOLE, tr("Decided")),
        field("confirmed", WHOLE, tr("Confirmed")),
        field("confirmed_share", REAL, tr("Confirmed share")),
        field("confirmed_low", REAL, tr("Confirmed share, lower limit")),
        field("confirmed_high", REAL, tr("Confirmed share, upper limit")),
        field("due", WHOLE, tr("Limit has passed")),
        field("in_limit", WHOLE, tr("Decided within the limit")),
        field("in_limit_share", REAL, tr("Share within the limit")),
        field("in_limit_low", REAL, tr("Share within the limit, lower limit")),
        field("in_limit_high", REAL, tr("Share within the limit, upper limit")),
        field("untimed", WHOLE, tr("Decided, times missing or reversed")),
        *(field(f"open_{i}", WHOLE, open_for.format(band=band)) for i, band in enumerate(ages, 1)),
        field("open_unknown", WHOLE, tr("Undecided, age unknown")),
        field("open_median", REAL, tr("Median age of the undecided, days")),
        field("z", REAL, "z"),
        field("low_95", REAL, tr("Limit 95 %, lower")),
        field("high_95", REAL, tr("Limit 95 %, upper")),
        field("low_998", REAL, tr("Limit 99.8 %, lower")),
        field("high_998", REAL, tr("Limit 99.8 %, upper")),
        field("position", WHOLE, tr("Position: 0 inside, 1 beyond 95 %, 2 beyond 99.8 %, minus below")),
        field("adjusted_low_95", REAL, tr("Widened limit 95 %, lower")),
        field("adjusted_high_95", REAL, tr("Widened limit 95 %, upper")),
        field("adjusted_low_998", REAL, tr("Widened limit 99.8 %, lower")),
        field("adjusted_high_998", REAL, tr("Widened limit 99.8 %, upper")),
        field("adjusted_position", WHOLE, tr("Position by the widened limits")),
    ):
        fields.append(each)
    return fields


def funnel_rows(results: UnitResults) -> Iterator[list[Any]]:
    """The values of `funnel_fields` for each unit; no position where nothing was decided."""
    from ...analysis.funnel import LEVELS, positions

    units, funnel = results.verification.units, results.funnel
    share = units["confirmed_share"].to_numpy()
    place = [positions(share, limits) for limits in (funnel.limits, funnel.adjusted)]
    for i, row in enumerate(units.to_dict("records")):
        decided = row["decided"] > 0
        values = [results.names[i], *(row[name] for name in COUNTED), funnel.z[i]]
        for limits, position in zip((funnel.limits, funnel.adjusted), place, strict=True):
            values += [limits[level][side][i] for level in LEVELS for side in (0, 1)]
            values.append(int(position[i]) if decided else None)
        yield values
