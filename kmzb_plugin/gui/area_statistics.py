"""Notices that the counts by area of the open store have become others: somebody has imported some."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..store.base import Store
from ..text import UserError
from .reading import read_statistics
from .tasks import Failed, Tasks

if TYPE_CHECKING:
    from ..layers.area_counts import AreaCounts

REST = 20
"""How many times as long as a reading took the next one waits: a store with many writers is not asked all the time."""


class AreaStatistics(QObject):
    """Reads the counts again after somebody has written; `changed` brings those that are not the ones known.

    A store says that somebody has written, not what. Reading is cheap where there are few counts or none.
    """

    changed = pyqtSignal(object)

    def __init__(self, tasks: Tasks, failed: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._failed = tasks, failed
        self._store: Store | None = None
        self._known: AreaCounts | None = None
        self._reads = self._is_wanted = False
        self._rests_until = 0.0
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._read)

    def start(self, store: Store, known: AreaCounts | None) -> None:
        """Begins with the counts that were read when the store was opened."""
        self.stop()
        self._store, self._known = store, known

    def stop(self) -> None:
        """Lets go of the store; whoever stops the tasks waits for what reads."""
        self._next.stop()
        self._store = self._known = None
        self._reads = self._is_wanted = False
        self._rests_until = 0.0

    def look(self) -> None:
        """Somebody has written: reads the counts soon."""
        if self._store is None or self._next.isActive():
            return
        if self._reads:
            self._is_wanted = True
        else:
            self._next.start(max(0, int(1000 * (self._rests_until - monotonic()))))

    def _read(self) -> None:
        if (store := self._store) is None:
            return
        known, self._reads, began = self._known, True, monotonic()
        self._tasks.start(lambda: read_statistics(store, known), lambda found: self._on_read(found, began), self._broke)

    def _on_read(self, found: AreaCounts | None, began: float) -> None:
        self._rests_until = monotonic() + REST * (monotonic() - began)
        self._go_on()
        if found is not None:
            self._known = found
            self.changed.emit(found)

    def _broke(self, error: UserError) -> None:
        self._go_on()
        self._failed(error)

    def _go_on(self) -> None:
        """What was written while it was being read is read too."""
        wanted, self._reads, self._is_wanted = self._is_wanted, False, False
        if wanted:
            self.look()
