"""The working session: opens a store, watches it and reads it. It knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..domain.submission import Kind
from ..domain.threat import Threat
from ..store.base import Dictionary, Store, StoreInfo, Unit
from ..store.filter import ThreatFilter
from ..store.order import DUE_FIRST, Order
from ..text import UserError, tr
from .area_statistics import AreaStatistics
from .disclosures import Disclosures
from .hand_in import HandIn
from .outgoing import Outgoing
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

if TYPE_CHECKING:
    from ..layers.area_counts import AreaCounts


class Session(QObject):
    """The store that is open, its queue and its rules, all read in the background.

    `outgoing` is what is on its way to the store, `hand_in` puts it there.
    """

    opened = pyqtSignal(object)
    closing = pyqtSignal()
    closed = pyqtSignal()
    queue_read = pyqtSignal(object)
    changed_elsewhere = pyqtSignal()
    lost = pyqtSignal(object)
    back = pyqtSignal()
    filter_changed = pyqtSignal()
    rules_changed = pyqtSignal()
    statistics_changed = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.location = self.authcfg = ""
        self.store: Store | None = None
        self.info: StoreInfo | None = None
        self.dictionary: Dictionary | None = None
        self.units: tuple[Unit, ...] = ()
        self.statistics: AreaCounts | None = None
        self.filter = ThreatFilter()
        self.order = DUE_FIRST
        self._tasks = Tasks(self._fail)
        self._opening = Tasks(lambda error: self.failed.emit(error))
        self.outgoing = Outgoing(self._tasks, self)
        self.outgoing.answered.connect(lambda _: self.refresh())
        self.outgoing.rules_accepted.connect(lambda: self.read_rules())
        self.outgoing.failed.connect(self.failed)
        self.hand_in = HandIn(self.outgoing)
        self.disclosures = Disclosures()
        self._area_statistics = AreaStatistics(self._tasks, self._fail, self)
        self._area_statistics.changed.connect(self._on_statistics)
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
            self.units, self.statistics = opened.units, opened.statistics
            self.outgoing.start(opened.store, opened.info.location, opened.outbox, opened.entries)
            self.hand_in.begin(opened.info.actor, opened.dictionary)
            self._watch.start(opened.store, opened.state)
            self._area_statistics.start(opened.store, opened.statistics)
            self.opened.emit(self.info)
            self.outgoing.changed.emit()
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
        self.outgoing.pause()
        self._watch.stop()
        self._area_statistics.stop()
        self._tasks.stop(self.store.interrupt if self.store is not None else lambda: None)
        self.outgoing.finish()
        if self.store is None:
            return
        # What still asks it and was not waited for ends now.
        self.store.interrupt()
        self.store.close()
        self.outgoing.close()
        self.hand_in.end()
        self.store = self.info = self.dictionary = None
        self.location = self.authcfg = ""
        self.units, self.statistics = (), None
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
        self._area_statistics.look()

    def _on_statistics(self, found: AreaCounts) -> None:
        self.statistics = found
        self.statistics_changed.emit()

    def _on_back(self) -> None:
        """What waited for the store goes at once."""
        self.outgoing.hurry()
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
        if (store := self.store) is None or (dictionary := self.dictionary) is None:
            return
        rules = dictionary.duplicate_rules
        self._tasks.once(f"card {asker}", lambda: read_card(store, threat_id, rules), done)

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
            if (info := self.info) is not None:
                self.hand_in.begin(info.actor, dictionary)
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

    def read_around(self, spot: Spot, done: Callable[[Around], None], failed: Failed) -> None:
        """Reads what is known about the place of a new report, and which reports like it are near."""
        store, info, units, dictionary = self.store, self.info, self.units, self.dictionary

        def unread(error: UserError) -> None:
            if isinstance(error, Away):
                self._watch.doubt(error)
            failed(error)

        if store is not None and info is not None and dictionary is not None:
            rule = dictionary.duplicate_rules[spot.category]
            self._tasks.once("around", lambda: read_around(store, info, units, spot, rule), done, unread)
