"""The rows that `visitround` writes: legs of the route, and stops."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from qgis.core import QgsField, QgsFields, QgsGeometry, QgsPointXY

from ...domain.periods import WARSAW
from ...text import tr
from ..outputs import REAL, TEXT, WHOLE, field
from .visitplan import legs

if TYPE_CHECKING:
    from .visitplan import VisitPlan


def leg_fields() -> QgsFields:
    """The columns of a leg; stop 0 is the station."""
    fields = QgsFields()
    for name, kind, alias in (
        ("leg", WHOLE, tr("Leg")),
        ("from_stop", WHOLE, tr("From stop (0: station)")),
        ("to_stop", WHOLE, tr("To stop (0: station)")),
        ("minutes", REAL, tr("Minutes")),
        ("metres", REAL, tr("Metres")),
    ):
        fields.append(field(name, kind, alias))
    return fields


def leg_rows(plan: VisitPlan) -> Iterator[tuple[QgsGeometry, list[Any]]]:
    """Line and values of each leg."""
    for line, (number, first, last, minutes, metres) in zip(plan.lines, legs(plan), strict=True):
        points = [QgsPointXY(x, y) for x, y in line.tolist()]
        geometry = QgsGeometry.fromPolylineXY(points if len(points) > 1 else points * 2)
        yield geometry, [number, first, last, round(minutes, 2), round(metres, 1)]


def stop_fields() -> list[QgsField]:
    """What is added to the fields of a threat."""
    return [
        field("visit_order", WHOLE, tr("Order of the visit")),
        field("arrival", TEXT, tr("Arrival")),
        field("minutes", REAL, tr("Minutes after departure")),
        field("wait", REAL, tr("Waiting [min]")),
        field("dwell", REAL, tr("Visit [min]")),
        field("urgency", WHOLE, tr("Urgency (4: overdue)")),
        field("reason", TEXT, tr("Why not visited")),
    ]


def stop_columns(plan: VisitPlan) -> list[list[Any]]:
    """The values of these fields for all threats; order and times are empty where there is no visit."""
    n = len(plan.names)
    columns: list[list[Any]] = [[None] * n for _ in range(5)]
    order, arrival, minutes, wait, dwell = columns
    for place, i in enumerate(plan.round.order.tolist()):
        reached = float(plan.round.arrival[place])
        order[i], minutes[i] = place + 1, round(reached, 1)
        wait[i], dwell[i] = round(float(plan.round.begin[place]) - reached, 1), float(plan.stops.dwell[i])
        if plan.departure is not None:
            local = (plan.departure + timedelta(minutes=reached)).astimezone(WARSAW)
            arrival[i] = local.strftime("%Y-%m-%d %H:%M")
    urgency = [int(weight) for weight in plan.stops.weight]
    return [*columns, urgency, [plan.reason(i) or None for i in range(n)]]
