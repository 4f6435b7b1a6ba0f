"""The working session: the store that is open, the filter, the decisions on their way. It knows no widgets."""

from __future__ import annotations

import uuid
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..domain import submission as submissions
from ..domain.periods import iso, now
from ..domain.statuses import Refusal
from ..domain.submission import Kind, Receipt, Submission
from ..domain.threat import Threat
from ..store.base import Dictionary, Store, StoreInfo, Unit
from ..store.filter import ThreatFilter
from ..store.outbox import UNFINISHED, Entry, Outbox, State
from ..store.sender import send
from ..text import UserError, tr
from .disclosures import Disclosures
from .reading import Card, Opened, open_all, read_card, read_description, read_queue
from .rights import may
from .tasks import Away, Result, Tasks
from .watch import Watch

TICK_MS = 500
NEEDS_ATTENTION = (State.CONFLICT, State.REJECTED, State.FAILED, State.BLOCKED)


@dataclass(frozen=True)
class Plan:
    """What one decision would do to several threats."""

    allowed: tuple[Threat, ...]
    refused: tuple[tuple[Threat, Refusal], ...]


class Session(QObject):
    """Opens a store, reads the queue, and takes decisions to the store through the outbox, all in the background."""

    opened = pyqtSignal(object)
    closed = pyqtSignal()
    queue_read = pyqtSignal(object)
    outbox_changed = pyqtSignal()
    answered = pyqtSignal(list)
    changed_elsewhere = pyqtSignal()
    lost = pyqtSignal(object)
    back = pyqtSignal()
    filter_changed = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.location = self.authcfg = ""
        self.store: Store | None = None
        self.info: StoreInfo | None = None
        self.dictionary: Dictionary | None = None
        self.units: tuple[Unit, ...] = ()
        self.filter = ThreatFilter()
        self._take(())
        self._tasks = Tasks(self._fail)
        self._opening = Tasks(self.failed.emit)
        self._outbox: Outbox | None = None
        self._batches: list[tuple[str, ...]] = []
        self.disclosures = Disclosures()
        self._writes: deque[tuple[Callable[[], tuple[Entry, ...]], Callable[[], None]]] = deque()
        self._writing = False
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._work_off)
        self._watch = Watch(self)
        self._watch.changed.connect(self._on_written_elsewhere)
        self._watch.lost.connect(self.lost)
        self._watch.back.connect(self._on_back)

    # --- the store -----------------------------------------------------------------------------------------------

    def open(self, location: str, authcfg: str = "") -> None:
        """Opens a store, with a login kept by QGIS if one is named; `opened` follows, or `failed`.

        Asked for another one meanwhile, it opens that; nobody waits for a server that does not answer.
        """

        def done(opened: Opened) -> None:
            self.close()
            self.location, self.authcfg = location, authcfg
            self.store, self.info, self.dictionary = opened.store, opened.info, opened.dictionary
            self.units = opened.units
            self._outbox = opened.outbox
            self._take(opened.entries)
            self._tick.start()
            self._watch.start(opened.store, opened.state)
            self.opened.emit(self.info)
            self.outbox_changed.emit()
            self.refresh()

        self._opening.abandon()
        self._opening.start(
            lambda: open_all(location, authcfg), done, title=tr("Opening the store"), unwanted=Opened.close
        )

    def close(self) -> None:
        """Lets go of the store; what is in the outbox stays there and is sent when the store is opened again."""
        self._opening.abandon()
        self._tick.stop()
        self._watch.stop()
        self._tasks.stop(self.store.interrupt if self.store is not None else lambda: None)
        self._write_the_rest()
        if self.store is None or self._outbox is None:
            return
        # What still asks it and was not waited for ends now.
        self.store.interrupt()
        self.store.close()
        self._outbox.close()
        self.store = self.info = self.dictionary = self._outbox = None
        self.location = self.authcfg = ""
        self._take(())
        self.units = ()
        self._batches.clear()
        self.disclosures.clear()
        self.closed.emit()

    @property
    def is_lost(self) -> bool:
        """Whether the store has stopped answering."""
        return self._watch.is_lost

    def may(self, kind: Kind) -> bool:
        """Whether the login in use may hand in such a thing."""
        return may(self.info, kind)

    def _fail(self, error: UserError) -> None:
        if isinstance(error, Away):
            self._watch.doubt(error)
        else:
            self.failed.emit(error)

    def _on_written_elsewhere(self) -> None:
        self.changed_elsewhere.emit()
        self.refresh()

    def _on_back(self) -> None:
        """What waited for the store goes at once."""
        if (outbox := self._outbox) is not None and (info := self.info) is not None:
            self._with_outbox(lambda _: outbox.hurry(info.location))
        self.back.emit()

    # --- reading -------------------------------------------------------------------------------------------------

    def set_filter(self, where: ThreatFilter) -> None:
        """Another filter; the queue is read anew."""
        if where != self.filter:
            self.filter = where
            self.filter_changed.emit()
            self.refresh()

    def refresh(self) -> None:
        """Reads the queue; `queue_read` follows."""
        if (store := self.store) is None:
            return
        if self.is_lost:
            self._watch.look()
        where = self.filter
        self._tasks.once("queue", lambda: read_queue(store, where), self.queue_read.emit)

    def read_card(self, threat_id: str, done: Callable[[Card], None]) -> None:
        """Reads one threat as it stands now, with its history."""
        if (store := self.store) is None:
            return
        self._tasks.once("card", lambda: read_card(store, threat_id), done)

    def read_threats(self, ids: Sequence[str], done: Callable[[list[Threat]], None]) -> None:
        """Reads threats by their ids, as they stand now."""
        if (store := self.store) is None:
            return
        # An address on the web holds so many.
        parts = [ThreatFilter(ids=tuple(ids[first : first + 50])) for first in range(0, len(ids), 50)]
        self._tasks.start(lambda: [threat for part in parts for threat in store.threats(part)], done)

    def look_for_changes(self) -> None:
        """Asks now whether anyone has written; it is asked every few seconds all the same."""
        self._watch.look()

    def show_description(self, threat_id: str, reason: str, done: Callable[[str | None], None]) -> None:
        """Logs why the clear text of a threat is shown, waits for the receipt, then hands the text over.

        None where the threat has none. It does not go by the outbox: what would be logged later, nobody has read.
        """
        if (store := self.store) is None or (dictionary := self.dictionary) is None:
            return

        def shown(text: str | None) -> None:
            self.disclosures.note(threat_id)
            done(text)

        self._tasks.start(lambda: read_description(store, dictionary, threat_id, reason.strip()), shown)

    def with_store(
        self,
        work: Callable[[Store, Dictionary], Result],
        done: Callable[[Result], None],
        failed: Callable[[], None] = lambda: None,
    ) -> None:
        """Does something with the store in the background, once: what fails is said."""
        if (store := self.store) is None or (dictionary := self.dictionary) is None:
            return

        def broke(error: UserError) -> None:
            failed()
            self._fail(error)
            if isinstance(error, Away):
                # Somebody waits for it, and it is not tried again by itself.
                text = tr("The store did not answer. Nothing was opened or saved. Try again in a moment.")
                self.failed.emit(UserError(text, error.text))

        self._tasks.start(lambda: work(store, dictionary), done, broke)

    # --- deciding ------------------------------------------------------------------------------------------------

    @property
    def hold_seconds(self) -> float:
        """How long a decision can be withdrawn before it goes."""
        return float(self.dictionary.settings.get("outbox_hold_seconds", "8")) if self.dictionary else 8.0

    def plan(self, threats: Sequence[Threat], status: str, note: str) -> Plan:
        """Which of the threats a decision would move, and why it would not move the others."""
        if self.dictionary is None:
            return Plan((), ())
        refusals = [
            (threat, self.dictionary.workflow.refusal(self._status_after_own(threat), status, note))
            for threat in threats
        ]
        return Plan(
            tuple(threat for threat, refusal in refusals if refusal is None),
            tuple((threat, refusal) for threat, refusal in refusals if refusal is not None),
        )

    def _status_after_own(self, threat: Threat) -> str:
        """The status once what is on its way has arrived."""
        status = threat.status
        for entry in self.pending(threat.id):
            status = str(entry.submission.payload.get("new_status", status))
        return status

    def status_of(self, threat: Threat) -> str:
        """The status to decide from: what the store says, moved on by own decisions on their way."""
        return self._status_after_own(threat)

    def decide(self, threats: Sequence[Threat], status: str, note: str, reason: str, seen_at: datetime) -> Plan:
        """Puts a submission for each threat that may take the step into the outbox; says which may not."""
        plan = self.plan(threats, status, note)
        outbox = self._outbox
        if outbox is None or not plan.allowed:
            return plan

        def made() -> list[Submission]:
            return [
                submissions.verification(
                    threat.id,
                    outbox.expected_version(threat.id, threat.version),
                    status,
                    note=note.strip(),
                    reason=reason,
                    seen_at=iso(seen_at),
                )
                for threat in plan.allowed
            ]

        self._hand_to_outbox(made, self.hold_seconds)
        return plan

    def remark(self, threats: Sequence[Threat], text: str) -> None:
        """Adds a remark to each threat."""
        self._hand_to_outbox(lambda: [submissions.annotation(threat.id, text.strip()) for threat in threats], 0)

    def visit(self, threats: Sequence[Threat], text: str) -> None:
        """Notes that somebody has been there just now, at each threat; `text` may be empty."""
        moment = iso(now())
        self._hand_to_outbox(
            lambda: [
                submissions.annotation(each.id, text.strip(), kind="visit", visited_at=moment) for each in threats
            ],
            self.hold_seconds,
        )

    def assign_to_me(self, threats: Sequence[Threat]) -> None:
        """Takes threats over, or gives back those that are mine."""
        if (info := self.info) is None:
            return
        made = [
            submissions.assignment(
                threat.id, None if threat.owner == info.actor else info.actor, expected_owner=threat.owner or None
            )
            for threat in threats
        ]
        self._hand_to_outbox(lambda: made, 0)

    def same_case(self, threats: Sequence[Threat]) -> None:
        """Links threats as one case: into the one that one of them is in already, else into a new one."""
        case_id = next((threat.case_id for threat in threats if threat.case_id), None) or str(uuid.uuid4())
        made = submissions.case(case_id, [threat.id for threat in threats])
        self._hand_to_outbox(lambda: [made], self.hold_seconds)

    def _hand_to_outbox(self, make: Callable[[], list[Submission]], hold_seconds: float) -> None:
        if (outbox := self._outbox) is None or (info := self.info) is None:
            return

        batch: list[Submission] = []

        def work() -> tuple[Entry, ...]:
            # Done again, it is the same batch: the outbox leaves alone what it has.
            batch.extend(() if batch else make())
            outbox.put(info.location, batch, hold_seconds)
            return tuple(outbox.entries(info.location))

        self._write(work, lambda: self._batches.append(tuple(submission.id for submission in batch)))

    def _write(self, work: Callable[[], tuple[Entry, ...]], done: Callable[[], None] = lambda: None) -> None:
        """Does what touches the outbox in the order it was asked for, and shows the outbox as it is afterwards."""
        self._writes.append((work, done))
        self._write_next()

    def _write_next(self) -> None:
        if self._writing or not self._writes:
            return
        self._writing = True
        work, done = self._writes[0]

        def end() -> None:
            self._writes.popleft()
            self._writing = False
            self._write_next()

        def finished(entries: tuple[Entry, ...]) -> None:
            self._take_entries(entries)
            done()
            end()

        def failed(error: UserError) -> None:
            self.failed.emit(error)
            end()

        self._tasks.start(work, finished, failed)

    def _write_the_rest(self) -> None:
        """What was decided in the last moment still goes to the disk: a task that was stopped may not have begun."""
        while self._writes:
            work, _ = self._writes.popleft()
            try:
                work()
            except UserError as error:
                self.failed.emit(error)
        self._writing = False

    def withdraw_last(self) -> bool:
        """Takes back what was decided last, for however many threats at once, if it is still held."""
        held = {entry.submission.id for entry in self.entries if entry.state is State.HELD}
        while self._batches:
            if last := [id_ for id_ in self._batches.pop() if id_ in held]:
                self.take_out(last)
                return True
        return False

    def take_out(self, ids: Sequence[str]) -> None:
        """Removes entries that are held, or that ended without being applied and have been read."""
        self._with_outbox(lambda outbox: [outbox.withdraw(id_) for id_ in ids])

    def retry(self, ids: Sequence[str]) -> None:
        """Queues failed entries again."""
        self._with_outbox(lambda outbox: [outbox.retry(id_) for id_ in ids])

    def _with_outbox(self, act: Callable[[Outbox], object]) -> None:
        if (outbox := self._outbox) is None or (info := self.info) is None:
            return

        def work() -> tuple[Entry, ...]:
            act(outbox)
            return tuple(outbox.entries(info.location))

        self._write(work)

    # --- sending -------------------------------------------------------------------------------------------------

    def pending(self, threat_id: str | None = None) -> list[Entry]:
        """Entries on their way, oldest first; of one threat if given."""
        return list(self._unfinished if threat_id is None else self._of_threat.get(threat_id, []))

    def attention(self) -> list[Entry]:
        """Entries that ended without being applied and that nobody has read yet."""
        return [entry for entry in self.entries if entry.state in NEEDS_ATTENTION]

    def _take_entries(self, entries: tuple[Entry, ...]) -> None:
        if entries != self.entries:
            self._take(entries)
            self.outbox_changed.emit()

    def _take(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self._unfinished = [entry for entry in entries if entry.state in UNFINISHED]
        # Asked for each of thousands that may be chosen.
        self._of_threat: dict[str, list[Entry]] = {}
        for entry in self._unfinished:
            self._of_threat.setdefault(entry.submission.threat_id or "", []).append(entry)

    def _work_off(self) -> None:
        """Sends what is due."""
        outbox, store, info = self._outbox, self.store, self.info
        if outbox is None or store is None or info is None or self._tasks.is_busy("send"):
            return
        moment = now()
        if not any(entry.state is State.SENDING or entry.is_due(moment) for entry in self.pending()):
            return

        def tell(receipts: list[Receipt]) -> None:
            if receipts:
                self.answered.emit(receipts)
                self.refresh()

        def done(receipts: list[Receipt]) -> None:
            # Read behind what is being written now: an older look would hide it.
            self._write(lambda: tuple(outbox.entries(info.location)), lambda: tell(receipts))

        self._tasks.once("send", lambda: send(outbox, store, location=info.location), done)


def is_decision(entry: Entry) -> bool:
    """Whether the entry decides about a status."""
    return entry.submission.kind is Kind.VERIFICATION
