"""What is chosen in the list, and what is chosen on the map beyond it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel
from qgis.PyQt.QtWidgets import QListView

from ..domain.threat import Threat
from ..store.filter import ThreatFilter
from .queue_model import QueueModel
from .session import Session

NEAR = 1000.0
"""Metres that a correction may move one of the threats chosen away from all the others."""


def select_rows(view: QListView, rows: Iterable[int]) -> None:
    """Selects exactly the rows that are there (0 and above), without taking the view's place."""
    known = [row for row in rows if row >= 0]
    model, choice = view.model(), QItemSelection()
    for first, last in _runs(known):
        choice.select(model.index(first, 0), model.index(last, 0))
    if known:
        view.selectionModel().setCurrentIndex(model.index(known[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
    view.selectionModel().select(choice, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rows that follow one another, as first and last: a selection of thousands stays quick in few ranges."""
    first = last = None
    for row in sorted(rows):
        if first is None or last is None:
            first = row
        elif row > last + 1:
            yield first, last
            first = row
        last = row
    if first is not None and last is not None:
        yield first, last


class ChoiceOnMap:
    """Chooses threats that were found on the map, also where the list does not hold them.

    `turn_to` shows the threats chosen. Those beyond the list stay chosen while the queue is read anew under the same
    filter.
    """

    def __init__(
        self, session: Session, view: QListView, model: QueueModel, turn_to: Callable[[list[Threat]], None]
    ) -> None:
        self._session, self._view, self._model, self._turn_to = session, view, model, turn_to
        self._where = ThreatFilter()
        self._ids: list[str] = []
        self._extent = (0.0, 0.0, 0.0, 0.0)

    def choose(self, threats: Sequence[Threat]) -> None:
        """Chooses exactly these."""
        # In the list's order: a note begun stays with the same threats in the same order.
        threats = sorted(threats, key=lambda threat: self._model.row_of(threat.id))
        rows = [self._model.row_of(threat.id) for threat in threats]
        selection = self._view.selectionModel()
        selection.blockSignals(True)
        select_rows(self._view, rows)
        selection.blockSignals(False)
        self._view.viewport().update()
        beyond = min(rows, default=0) < 0
        self._ids = [threat.id for threat in threats] if beyond else []
        self._where = self._session.filter
        if beyond:
            east, north = [threat.x for threat in threats], [threat.y for threat in threats]
            self._extent = (min(east) - NEAR, min(north) - NEAR, max(east) + NEAR, max(north) + NEAR)
        if max(rows, default=-1) >= 0:
            self._view.scrollTo(self._view.currentIndex())
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
