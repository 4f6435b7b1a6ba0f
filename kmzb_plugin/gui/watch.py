"""Watches an open store: whether anyone has written to it, and whether it answers at all.

The poll is the truth; where a server says by itself that somebody has written, it is asked at once.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QSocketNotifier, QTimer, pyqtSignal

from ..store.base import Notices, Store
from ..store.errors import StoreUnavailable
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
        self._listening = Tasks(lambda _: None)
        self._notices: Notices | None = None
        self._bell: QSocketNotifier | None = None
        self._is_deaf = False
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
        self._listen()

    def stop(self) -> None:
        """Lets go of the store; interrupt it first where it may not answer."""
        self._stop_listening()
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

    # --- what the store says by itself ---------------------------------------------------------------------------

    def _listen(self) -> None:
        self._stop_listening()
        self._is_deaf = False
        if self._store is not None:
            self._listening.start(self._store.listen, self._on_listening, unwanted=_close)

    def _on_listening(self, notices: Notices | None) -> None:
        if notices is not None:
            self._notices = notices
            self._bell = QSocketNotifier(notices.fileno(), QSocketNotifier.Type.Read, self)
            self._bell.activated.connect(self._on_notice)

    def _on_notice(self) -> None:
        if self._notices is None:
            return
        try:
            heard = self._notices.heard()
        except StoreUnavailable:
            self._stop_listening()
            heard = self._is_deaf = True  # the server has gone, or this connection alone
        if heard:
            self.look()

    def _stop_listening(self) -> None:
        self._listening.abandon()
        if self._bell is not None:
            self._bell.setEnabled(False)
            self._bell.deleteLater()
        if self._notices is not None:
            self._notices.close()
        self._bell = self._notices = None

    # --- what the store answers ----------------------------------------------------------------------------------

    def _on_silence(self) -> None:
        self._lose(Away(StoreUnavailable(tr("The store has not answered for some time."))))

    def _on_state(self, state: str) -> None:
        self._patience.stop()
        failed, self._failures = self._failures > 0, 0
        was_lost, self.is_lost = self.is_lost, False
        self._poll.start(POLL_MS)
        if was_lost or self._is_deaf:
            self._listen()
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


def _close(notices: Notices | None) -> None:
    if notices is not None:
        notices.close()
