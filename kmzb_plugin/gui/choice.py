"""What is chosen in the list, and what is chosen on the map beyond it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..domain.threat import Threat
from ..store.filter import ThreatFilter
from .queue_hands import QueueHands
from .queue_model import QueueModel
from .session import Session

NEAR = 1000.0
"""Metres that a correction may move one of the threats chosen away from all the others."""


class ChoiceOnMap:
    """Chooses threats that were found on the map, also where the list does not hold them.

    `turn_to` shows the threats chosen. Those beyond the list stay chosen while the queue is read anew under the same
    filter.
    """

    def __init__(
        self, session: Session, hands: QueueHands, model: QueueModel, turn_to: Callable[[list[Threat]], None]
    ) -> None:
        self._session, self._hands, self._model, self._turn_to = session, hands, model, turn_to
        self._where = ThreatFilter()
        self._ids: list[str] = []
        self._extent = (0.0, 0.0, 0.0, 0.0)

    def choose(self, threats: Sequence[Threat]) -> None:
        """Chooses exactly these."""
        self._model.reveal([threat.id for threat in threats])
        # In the list's order: a note begun stays with the same threats in the same order.
        threats = sorted(threats, key=lambda threat: self._model.row_of(threat.id))
        rows = [self._model.row_of(threat.id) for threat in threats]
        self._hands.choose_beyond(rows)
        beyond = min(rows, default=0) < 0
        self._ids = [threat.id for threat in threats] if beyond else []
        self._where = self._session.filter
        if beyond:
            east, north = [threat.x for threat in threats], [threat.y for threat in threats]
            self._extent = (min(east) - NEAR, min(north) - NEAR, max(east) + NEAR, max(north) + NEAR)
        self._turn_to(threats)

    def let_go(self) -> None:
        """Something in the list is chosen."""
        self._ids = []

    def is_beyond(self, where: ThreatFilter) -> bool:
        """Whether the list does not hold all that is chosen; under another filter that choice is let go."""
        if self._where != where:
            self.let_go()
        return bool(self._ids)

    def read_anew(self) -> None:
        """Shows what is chosen as it stands now; what the store no longer has is gone."""
        ids = self._ids

        def read(threats: list[Threat]) -> None:
            if ids is self._ids:
                found = {threat.id: threat for threat in threats}
                self.choose([found[id_] for id_ in ids if id_ in found])

        self._session.read_threats(ids, read, self._extent if len(ids) > 1 else None)


def joined(chosen: Sequence[Threat], threats: Sequence[Threat]) -> list[Threat]:
    """What is chosen and these; a single one that was chosen already is taken out."""
    before = {threat.id: threat for threat in chosen}
    if len(threats) == 1 and threats[0].id in before:
        del before[threats[0].id]
    else:
        before |= {threat.id: threat for threat in threats}
    return list(before.values())
