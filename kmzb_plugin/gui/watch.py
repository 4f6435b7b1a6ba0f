"""Watches an open store: whether anyone has written to it, and whether it answers at all."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..store.base import Store, StoreUnavailable
from ..text import UserError, tr
from .tasks import Away, Tasks

POLL_MS = 3000
DOUBT_MS = 500
PATIENCE_MS = 10_000
"""A store that has not said its state by then is lost, though its answer may still come."""


class Watch(QObject):
    """Asks the store every few seconds. `lost` comes once, `back` once when it answers again by itself."""

    changed = pyqtSignal()
    lost = pyqtSignal(object)
    back = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self._on_failure)
        self._store: Store | None = None
        self._state = ""
        self._failures = 0
        self.is_lost = False
        self._poll = QTimer(self)
        self._poll.timeout.connect(self.look)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_silence)

    def start(self, store: Store, state: str) -> None:
        """Begins to watch a store that was in this state when it was read."""
        self._store, self._state, self._failures, self.is_lost = store, state, 0, False
        self._poll.start(POLL_MS)

    def stop(self) -> None:
        """Lets go of the store; interrupt it first where it may not answer."""
        self._poll.stop()
        self._patience.stop()
        self._tasks.abandon()
        self._store = None
        self.is_lost = False

    def look(self) -> None:
        """Asks now, unless it is being asked."""
        if self._store is not None and not self._tasks.is_busy("state"):
            self._patience.start()
            self._tasks.once("state", self._store.state, self._on_state)

    def _on_silence(self) -> None:
        self._lose(Away(StoreUnavailable(tr("The store has not answered for some time."))))

    def _on_state(self, state: str) -> None:
        self._patience.stop()
        failed, self._failures = self._failures > 0, 0
        was_lost, self.is_lost = self.is_lost, False
        self._poll.start(POLL_MS)
        if was_lost:
            self.back.emit()
        # What failed meanwhile is read anew.
        if state != self._state or was_lost or failed:
            self._state = state
            self.changed.emit()

    def _on_failure(self, error: UserError) -> None:
        self._patience.stop()
        self._failures += 1
        # A file that is busy for a moment is no lost store, nor is a server with a connection that was cut.
        if isinstance(error, Away) and (self._failures > 1 or error.refused):
            self._lose(error)

    def doubt(self, error: Away) -> None:
        """Somebody else got no answer from the store: asks it soon."""
        if error.refused:
            self._lose(error)
        elif self._store is not None and not self.is_lost:
            self._failures += 1
            self._poll.start(DOUBT_MS)

    def _lose(self, error: Away) -> None:
        if self._store is None:
            return
        self._poll.setInterval(POLL_MS)
        if error.refused:
            # Asked on and on with a login that is refused, a server may lock it.
            self._poll.stop()
        if not self.is_lost:
            self.is_lost = True
            self.lost.emit(error)
