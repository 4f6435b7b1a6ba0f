"""What is on its way to the store that is open: kept in the outbox, sent when it is due, withdrawn while it is held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..domain.periods import now
from ..domain.submission import Kind, Receipt, Submission
from ..store.base import Store
from ..store.outbox import UNFINISHED, Entry, Outbox, State
from ..store.sender import send
from .tasks import Failed, Tasks
from .writes import NEEDS_ATTENTION, Writes, followed, nothing

TICK_MS = 500


class Outgoing(QObject):
    """The outbox of one store, written and sent in the background.

    `changed` when it holds something else, `answered` with the receipts that came, `taken_out` with the ids of what
    was withdrawn, `rules_accepted` when the store has other rules than before.
    """

    changed = pyqtSignal()
    answered = pyqtSignal(list)
    taken_out = pyqtSignal(list)
    rules_accepted = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._store: Store | None = None
        self._outbox: Outbox | None = None
        self._location = ""
        self._batches: list[tuple[str, ...]] = []
        self._writes = Writes(tasks, self._take, lambda error: self.failed.emit(error))
        self._hold(())
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._work_off)

    def start(self, store: Store, location: str, outbox: Outbox, entries: tuple[Entry, ...]) -> None:
        """Begins to send what the outbox holds for this store; `location` is the name under which it holds it."""
        self._store, self._location, self._outbox = store, location, outbox
        self._hold(entries)
        self._tick.start()

    def pause(self) -> None:
        """Sends nothing more."""
        self._tick.stop()

    def finish(self) -> None:
        """Writes down what was handed in last; the tasks must have stopped."""
        self._writes.finish()

    def close(self) -> None:
        """Lets go of the store; what the outbox holds stays there."""
        if self._outbox is not None:
            self._outbox.close()
        self._store = self._outbox = None
        self._location = ""
        self._hold(())
        self._batches.clear()

    # --- what is on its way --------------------------------------------------------------------------------------

    def pending(self, threat_id: str | None = None) -> list[Entry]:
        """Entries on their way, oldest first; of one threat if given."""
        return list(self._unfinished if threat_id is None else self._of_threat.get(threat_id, []))

    def attention(self) -> list[Entry]:
        """Entries that ended without being applied and that nobody has read yet."""
        return list(self._unread)

    def held(self) -> list[Entry]:
        """Entries that can still be withdrawn."""
        return [entry for entry in self._unfinished if entry.state is State.HELD]

    def read(self, since: datetime, done: Callable[[list[Entry]], None]) -> None:
        """Reads what is on its way, what nobody has read, and what was handed in after `since` and accepted."""
        if (outbox := self._outbox) is not None:
            location = self._location
            self._tasks.once("outbox", lambda: outbox.recent(location, since), done)

    def _take(self, entries: tuple[Entry, ...]) -> None:
        if entries != self.entries:
            self._hold(entries)
            self.changed.emit()

    def _hold(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self._unfinished = [entry for entry in entries if entry.state in UNFINISHED]
        self._unread = [entry for entry in entries if entry.state in NEEDS_ATTENTION]
        # Asked for each of thousands that may be chosen.
        self._of_threat: dict[str, list[Entry]] = {}
        for entry in self._unfinished:
            self._of_threat.setdefault(entry.submission.threat_id or "", []).append(entry)

    # --- putting in and taking out -------------------------------------------------------------------------------

    def put(
        self,
        make: Callable[[Outbox], list[Submission]],
        hold_seconds: float,
        done: Callable[[], None] = nothing,
        failed: Failed | None = None,
    ) -> None:
        """Puts in what is made in the background, as one batch; `done` follows when it is on the disk, or `failed`."""
        if (outbox := self._outbox) is None:
            return

        location, batch = self._location, list[Submission]()

        def work() -> tuple[Entry, ...]:
            # Done again, it is the same batch: the outbox leaves alone what it has.
            batch.extend(() if batch else make(outbox))
            outbox.put(location, batch, hold_seconds)
            return followed(outbox, location)

        def kept() -> None:
            self._batches.append(tuple(submission.id for submission in batch))
            done()

        self._writes.add(work, kept, failed)

    def withdraw_last(self) -> bool:
        """Takes back what was decided last, for however many threats at once, if it is still held."""
        held = {entry.submission.id for entry in self.held()}
        while self._batches:
            if last := [id_ for id_ in self._batches.pop() if id_ in held]:
                self.take_out(last)
                return True
        return False

    def take_out(self, ids: Sequence[str]) -> None:
        """Removes entries that are held, or that ended without being applied and have been read."""
        gone: list[str] = []
        self._do(lambda outbox, _: gone.extend(outbox.withdraw(*ids)), lambda: self.taken_out.emit(gone))

    def retry(self, ids: Sequence[str]) -> None:
        """Queues failed entries again."""
        self._do(lambda outbox, _: outbox.retry(*ids))

    def hurry(self) -> None:
        """What waits to be tried again goes at once."""
        self._do(lambda outbox, location: outbox.hurry(location))

    def keep_draft(self, content: str) -> None:
        """Keeps what is being written, as safe as what is on its way; empty takes it out."""
        self._do(lambda outbox, location: outbox.keep_draft(location, content))

    def read_draft(self, done: Callable[[str], None]) -> None:
        """Reads what was being written when it was left; what was thrown away a moment ago is not found any more."""
        found: list[str] = []
        self._do(lambda outbox, location: found.append(outbox.draft(location)), lambda: done(*found))

    def find_handed_in(self, ids: Sequence[str], done: Callable[[set[str]], None]) -> None:
        """Finds those of the submissions that the outbox holds, the accepted ones too; the others were taken out."""
        if (outbox := self._outbox) is not None:
            self._tasks.start(lambda: outbox.holds(ids), done)

    def _do(self, act: Callable[[Outbox, str], object], done: Callable[[], None] = nothing) -> None:
        if (outbox := self._outbox) is None:
            return
        location = self._location

        def work() -> tuple[Entry, ...]:
            act(outbox, location)
            return followed(outbox, location)

        self._writes.add(work, done)

    # --- sending -------------------------------------------------------------------------------------------------

    def _work_off(self) -> None:
        """Sends what is due."""
        outbox, store, location = self._outbox, self._store, self._location
        if outbox is None or store is None or self._tasks.is_busy("send"):
            return
        moment = now()
        if not any(entry.state is State.SENDING or entry.is_due(moment) for entry in self._unfinished):
            return

        def tell(receipts: list[Receipt]) -> None:
            if receipts:
                self.answered.emit(receipts)

        def done(receipts: list[Receipt]) -> None:
            accepted = {receipt.id for receipt in receipts if receipt.accepted}
            if any(entry.submission.kind is Kind.SETTING and entry.submission.id in accepted for entry in self.entries):
                self.rules_accepted.emit()
            # Read behind what is being written now: an older look would hide it.
            self._writes.add(lambda: followed(outbox, location), lambda: tell(receipts))

        self._tasks.once("send", lambda: send(outbox, store, location=location), done)
