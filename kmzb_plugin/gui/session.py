"""The working session: the store that is open, the filter, the decisions on their way. It knows no widgets."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..domain import submission as submissions
from ..domain.periods import iso, now
from ..domain.submission import Kind, Receipt, Submission
from ..domain.threat import Threat
from ..store.base import Dictionary, Store, StoreInfo, Unit
from ..store.filter import ThreatFilter
from ..store.order import DUE_FIRST, Order
from ..store.outbox import UNFINISHED, Entry, Outbox, State
from ..store.sender import send
from ..text import UserError, tr
from .disclosures import Disclosures
from .plan import Plan
from .reading import (
    Around,
    Card,
    Extent,
    Opened,
    Spot,
    open_all,
    read_around,
    read_by_ids,
    read_card,
    read_description,
    read_queue,
)
from .rights import may
from .tasks import Away, Failed, Result, Tasks
from .watch import Watch
from .writes import NEEDS_ATTENTION, Writes, followed, nothing

TICK_MS = 500


class Session(QObject):
    """Opens a store, reads the queue, and takes decisions to the store through the outbox, all in the background."""

    opened = pyqtSignal(object)
    closing = pyqtSignal()
    closed = pyqtSignal()
    queue_read = pyqtSignal(object)
    outbox_changed = pyqtSignal()
    answered = pyqtSignal(list)
    taken_out = pyqtSignal(list)
    changed_elsewhere = pyqtSignal()
    lost = pyqtSignal(object)
    back = pyqtSignal()
    filter_changed = pyqtSignal()
    rules_changed = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.location = self.authcfg = ""
        self.store: Store | None = None
        self.info: StoreInfo | None = None
        self.dictionary: Dictionary | None = None
        self.units: tuple[Unit, ...] = ()
        self.filter = ThreatFilter()
        self.order = DUE_FIRST
        self._take(())
        self._tasks = Tasks(self._fail)
        self._opening = Tasks(self.failed.emit)
        self._outbox: Outbox | None = None
        self._batches: list[tuple[str, ...]] = []
        self._writes = Writes(self._tasks, self._take_entries, self.failed.emit)
        self.disclosures = Disclosures()
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
        if self.store is not None:
            self.closing.emit()
        self._opening.abandon()
        self._tick.stop()
        self._watch.stop()
        self._tasks.stop(self.store.interrupt if self.store is not None else lambda: None)
        self._writes.finish()
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

    def set_order(self, order: Order) -> None:
        """Another order; the queue is read anew, because of many threats only the first are read."""
        if order != self.order:
            self.order = order
            self.refresh()

    def refresh(self) -> None:
        """Reads the queue; `queue_read` follows."""
        if (store := self.store) is None:
            return
        if self.is_lost:
            self._watch.look()
        where, order = self.filter, self.order
        self._tasks.once("queue", lambda: read_queue(store, where, order), self.queue_read.emit)

    def read_card(self, threat_id: str, done: Callable[[Card], None], asker: str = "") -> None:
        """Reads one threat as it stands now, with its history; each asker gets the last that it asked for."""
        if (store := self.store) is None:
            return
        self._tasks.once(f"card {asker}", lambda: read_card(store, threat_id), done)

    def read_threats(
        self, ids: Sequence[str], done: Callable[[list[Threat]], None], extent: Extent | None = None
    ) -> None:
        """Reads threats by their ids, as they stand now; many are one question where all lie within an extent."""
        if (store := self.store) is None:
            return
        self._tasks.start(lambda: read_by_ids(store, ids, extent), done)

    def read_rules(self, done: Callable[[], None] = lambda: None) -> None:
        """Reads the code tables anew; `rules_changed` follows, then `done`."""
        if (store := self.store) is None:
            return

        def read(dictionary: Dictionary) -> None:
            self.dictionary = dictionary
            self.rules_changed.emit()
            done()

        self._tasks.start(store.dictionary, read)

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

    def remark(
        self,
        threats: Sequence[Threat],
        text: str,
        done: Callable[[], None] = nothing,
        failed: Failed | None = None,
    ) -> None:
        """Adds a remark to each threat; `done` follows when they are in the outbox, or `failed`."""
        made = [submissions.annotation(threat.id, text.strip()) for threat in threats]
        self._hand_to_outbox(lambda: made, 0, done, failed)

    def correct(
        self, threat: Threat, note: str, category: str | None, place: str | None, point: tuple[float, float] | None
    ) -> None:
        """Corrects what was reported; None is left as it is. `point` is easting and northing in the store's system."""
        if (outbox := self._outbox) is None:
            return
        geometry = {"type": "Point", "coordinates": list(point)} if point else None

        def made() -> list[Submission]:
            version = outbox.expected_version(threat.id, threat.version)
            return [submissions.correction(threat.id, version, note, category=category, geometry=geometry, place=place)]

        self._hand_to_outbox(made, self.hold_seconds)

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

    def set_rules(self, rules: Sequence[tuple[str, str]]) -> None:
        """Changes rules of the store, given by name and value; they hold when the store has accepted them."""
        made = [submissions.setting(name, value) for name, value in rules]
        self._hand_to_outbox(lambda: made, 0)

    def hand_in(self, made: Sequence[Submission]) -> None:
        """Puts what was made elsewhere into the outbox, held as long as a decision is."""
        self._hand_to_outbox(lambda: list(made), self.hold_seconds)

    # --- reporting -----------------------------------------------------------------------------------------------

    def read_around(self, spot: Spot, done: Callable[[Around], None], failed: Failed) -> None:
        """Reads what is known about the place of a new report, and which reports like it are near."""
        store, info, units = self.store, self.info, self.units

        def unread(error: UserError) -> None:
            if isinstance(error, Away):
                self._watch.doubt(error)
            failed(error)

        if store is not None and info is not None:
            self._tasks.once("around", lambda: read_around(store, info, units, spot), done, unread)

    def report(
        self,
        report: Submission,
        same_case: Threat | None = None,
        done: Callable[[], None] = nothing,
        failed: Failed | None = None,
    ) -> tuple[str, ...]:
        """Hands in a new report, and its link to one case with another threat if one is given; the ids of what was
        handed in, the report's first. `done` follows when it is in the outbox, or `failed`.
        """
        made = [report]
        if same_case is not None:
            made.append(submissions.case(same_case.case_id or str(uuid.uuid4()), [report.id, same_case.id]))
        self._hand_to_outbox(lambda: made, self.hold_seconds, done, failed)
        return tuple(submission.id for submission in made)

    def keep_draft(self, content: str) -> None:
        """Keeps what is being written, as safe as what is on its way; empty takes it out."""
        if (info := self.info) is not None:
            self._with_outbox(lambda outbox: outbox.keep_draft(info.location, content))

    def read_draft(self, done: Callable[[str], None]) -> None:
        """Reads what was being written when it was left."""
        if (outbox := self._outbox) is not None and (info := self.info) is not None:
            self._tasks.start(lambda: outbox.draft(info.location), done)

    def find_handed_in(self, ids: Sequence[str], done: Callable[[set[str]], None]) -> None:
        """Finds those of the submissions that the outbox holds, the accepted ones too; the others were taken out."""
        if (outbox := self._outbox) is not None:
            self._tasks.start(lambda: outbox.holds(ids), done)

    def _hand_to_outbox(
        self,
        make: Callable[[], list[Submission]],
        hold_seconds: float,
        done: Callable[[], None] = nothing,
        failed: Failed | None = None,
    ) -> None:
        if (outbox := self._outbox) is None or (info := self.info) is None:
            return

        batch: list[Submission] = []

        def work() -> tuple[Entry, ...]:
            # Done again, it is the same batch: the outbox leaves alone what it has.
            batch.extend(() if batch else make())
            outbox.put(info.location, batch, hold_seconds)
            return followed(outbox, info.location)

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
        self._with_outbox(lambda outbox: gone.extend(outbox.withdraw(*ids)), lambda: self.taken_out.emit(gone))

    def retry(self, ids: Sequence[str]) -> None:
        """Queues failed entries again."""
        self._with_outbox(lambda outbox: outbox.retry(*ids))

    def _with_outbox(self, act: Callable[[Outbox], object], done: Callable[[], None] = nothing) -> None:
        if (outbox := self._outbox) is None or (info := self.info) is None:
            return

        def work() -> tuple[Entry, ...]:
            act(outbox)
            return followed(outbox, info.location)

        self._writes.add(work, done)

    # --- sending -------------------------------------------------------------------------------------------------

    def pending(self, threat_id: str | None = None) -> list[Entry]:
        """Entries on their way, oldest first; of one threat if given."""
        return list(self._unfinished if threat_id is None else self._of_threat.get(threat_id, []))

    def attention(self) -> list[Entry]:
        """Entries that ended without being applied and that nobody has read yet."""
        return list(self._unread)

    def held(self) -> list[Entry]:
        """Entries that can still be withdrawn."""
        return [entry for entry in self._unfinished if entry.state is State.HELD]

    def read_outbox(self, since: datetime, done: Callable[[list[Entry]], None]) -> None:
        """Reads what is on its way, what nobody has read, and what was handed in after `since` and accepted."""
        if (outbox := self._outbox) is not None and (info := self.info) is not None:
            location = info.location
            self._tasks.once("outbox", lambda: outbox.recent(location, since), done)

    def _take_entries(self, entries: tuple[Entry, ...]) -> None:
        if entries != self.entries:
            self._take(entries)
            self.outbox_changed.emit()

    def _take(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self._unfinished = [entry for entry in entries if entry.state in UNFINISHED]
        self._unread = [entry for entry in entries if entry.state in NEEDS_ATTENTION]
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
            accepted = {receipt.id for receipt in receipts if receipt.accepted}
            if any(entry.submission.kind is Kind.SETTING and entry.submission.id in accepted for entry in self.entries):
                self.read_rules()
            # Read behind what is being written now: an older look would hide it.
            self._writes.add(lambda: followed(outbox, info.location), lambda: tell(receipts))

        self._tasks.once("send", lambda: send(outbox, store, location=info.location), done)
