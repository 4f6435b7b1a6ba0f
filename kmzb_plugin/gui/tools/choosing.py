"""Chooses every threat inside a shape, asked of the store itself: also those that the list does not hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from qgis.core import QgsGeometry, QgsPoint

from ...domain.threat import Threat
from ...locale import number
from ...store.base import Store
from ...store.filter import ThreatFilter
from ...text import UserError, tr
from ..tasks import Tasks
from .base import Around, polygonal

MOST_CHOSEN = 5000
"""Threats that can be chosen at once."""

MOST_AROUND = 20_000
"""Threats that are looked at, in the rectangles around the parts of a shape."""

MOST_PARTS = 20
"""Parts that get a rectangle of their own; with more, one lies around them all."""

_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Inside:
    """The first threats inside a shape in the order of the queue, and how many there are."""

    threats: tuple[Threat, ...]
    total: int


def threats_inside(store: Store, where: ThreatFilter, shape: QgsGeometry, most: int = MOST_CHOSEN) -> Inside:
    """The threats that pass the filter within a valid shape in the store's reference system, its rim included.

    It blocks: for a task. Raises UserError where more than MOST_AROUND lie around the shape.
    """
    parts = shape.asGeometryCollection()
    if len(parts) > MOST_PARTS:
        parts = [shape]
    found: dict[str, Threat] = {}
    looked_at = 0
    for part in parts:
        box = part.boundingBox()
        around = where.inside((box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()))
        threats = store.threats(around, limit=MOST_AROUND - looked_at + 1)
        looked_at += len(threats)
        if looked_at > MOST_AROUND:
            text = tr("More than {most} threats lie around this shape. Draw a smaller one, or narrow the filter.")
            raise UserError(text.format(most=number(MOST_AROUND)))
        engine = QgsGeometry.createGeometryEngine(part.constGet())
        engine.prepareGeometry()
        found.update((each.id, each) for each in threats if engine.intersects(QgsPoint(each.x, each.y)))
    ordered = sorted(found.values(), key=_as_in_queue) if len(parts) > 1 else list(found.values())
    return Inside(tuple(ordered[:most]), len(ordered))


def _as_in_queue(threat: Threat) -> tuple[datetime, datetime, str]:
    return threat.due_at or _LAST, threat.reported_at or threat.occurred_at or _LAST, threat.number


class Choosing:
    """Asks the store what lies inside a shape, and has the dock choose it; the last shape counts."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self.tasks = Tasks(around.fail)

    def inside(self, shape: Callable[[], QgsGeometry], *, add: bool = False) -> None:
        """Chooses what lies inside; `shape` gives it in the store's reference system, on another thread."""
        store, where = self._around.store(), self._around.link.counted()
        if store is None or where is None:
            return
        kept = {threat.id for threat in self._around.dock.card.threats} if add else set()

        def work() -> Inside:
            valid = polygonal(shape())
            if valid is None:
                raise UserError(tr("This shape encloses no area. Draw it again."))
            return threats_inside(store, where, valid)

        def done(found: Inside) -> None:
            self._take(found, kept, add=add)

        self.tasks.abandon()
        self.tasks.start(work, done, title=tr("Choosing the threats inside the shape"))

    def _take(self, found: Inside, kept: set[str], *, add: bool) -> None:
        messages = self._around.messages
        if not found.total:
            messages.hint(
                tr(
                    "No threat that passes the filter lies inside, of the planes switched on."
                    " What was chosen stays chosen."
                )
            )
            return
        room = max(0, MOST_CHOSEN - len(kept))
        new = [threat for threat in found.threats if threat.id not in kept][:room]
        left = found.total - sum(threat.id in kept for threat in found.threats) - len(new)
        if left > 0:
            text = tr("Threats inside: {n}. Only the first {chosen} are chosen, because {most} is the limit.")
            text = text.format(n=number(found.total), chosen=number(found.total - left), most=number(MOST_CHOSEN))
        else:
            text = tr("%n threats lie inside.", found.total)
        messages.hint(text)
        if new:
            self._around.dock.choose(new, add=add)

    def end(self) -> None:
        """Nothing that was asked for arrives any more."""
        self.tasks.stop()
