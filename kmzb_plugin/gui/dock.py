"""The workbench dock: filter, queue, card, and the keys that make the work quick."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QPushButton, QShortcut, QWidget

from ..domain.submission import Outcome, Receipt
from ..domain.threat import Threat
from ..processing.store.receipts import sentence
from ..text import tr
from . import settings
from .algorithms import start
from .attachments import Attachments
from .card import CardWidget
from .conflict import ConflictDialog
from .deeds import Deeds
from .dock_contents import Contents
from .filter_bar import FilterBar
from .hot_spots import HotSpotsPanel
from .icons import icon
from .keys import show_keys
from .map_link import MapLink
from .messages import Messages
from .outbox_dialog import OutboxDialog
from .queue_delegate import QueueDelegate
from .queue_model import QueueModel, Role
from .reading import QUEUE_ROWS, Queue
from .server_line import ServerLine
from .session import Session
from .wording import number

TICK_MS = 500
OVERDUE_LINK = "overdue"


class WorkbenchDock(QgsDockWidget):
    """Everything an officer does with the queue."""

    open_wanted = pyqtSignal()

    def __init__(self, session: Session, link: MapLink, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(tr("KMZB – queue"), parent)
        self.setObjectName("KmzbWorkbench")
        self._session = session
        self._link = link
        self._messages = messages
        self._queue: Queue | None = None
        self._conflicts: ConflictDialog | None = None
        self._outbox: OutboxDialog | None = None
        self._wanted: list[str] = []
        self.ui = Contents()
        self.setWidget(self.ui)
        self.filter_bar = FilterBar(self.ui)
        self.ui.filterLayout.addWidget(self.filter_bar)
        self.card = CardWidget(session, self.ui.cardHolder)
        self.ui.cardLayout.addWidget(self.card)
        self.deeds = Deeds(session, self.card, messages, self)
        self.attachments = Attachments(session, self.card, messages, self)
        self.hot_spots = HotSpotsPanel(link.canvas, link.project, self.ui.hotSpotsTab)
        self.ui.hotSpotsLayout.addWidget(self.hot_spots)
        self.model = QueueModel(self)
        self.ui.queueView.setModel(self.model)
        self.ui.queueView.setItemDelegate(QueueDelegate(self.ui.queueView))
        for button, name in (
            (self.ui.outboxButton, "outbox"),
            (self.ui.attentionButton, "conflict"),
            (self.ui.refreshButton, "refresh"),
            (self.ui.helpButton, "help"),
            (self.ui.openButton, "open"),
        ):
            button.setIcon(icon(name))
            button.setIconSize(QSize(16, 16))
        self._server_line = ServerLine(self.ui.serverLabel, session, messages, self)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.card.show_held)
        self._undo: list[Callable[[], Any]] = []
        self._connect()
        self._add_keys()
        self._on_closed()

    def _connect(self) -> None:
        session, link = self._session, self._link
        for signal, slot in (
            (session.opened, self._on_opened),
            (session.closed, self._on_closed),
            (session.queue_read, self._on_queue),
            (session.outbox_changed, self._on_outbox),
            (session.answered, self._on_answers),
            (session.failed, self._messages.fail),
            (link.failed, self._messages.fail),
            (link.picked, self._on_picked),
        ):
            signal.connect(slot)
            self._undo.append(partial(signal.disconnect, slot))
        self.filter_bar.changed.connect(session.set_filter)
        self.ui.queueView.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        self.ui.countLabel.linkActivated.connect(lambda _: self.filter_bar.show_overdue())
        self.ui.refreshButton.clicked.connect(session.refresh)
        self.ui.helpButton.clicked.connect(self.show_keys)
        self.ui.openButton.clicked.connect(self.open_wanted)
        self.ui.outboxButton.clicked.connect(self.show_outbox)
        self.ui.attentionButton.clicked.connect(self.show_conflicts)
        self.card.threat_wanted.connect(self.show_threat)
        self.deeds.decided.connect(self._go_on)
        self.card.left.connect(self.ui.queueView.setFocus)
        self.hot_spots.counted.connect(self._on_hot_spots)
        self.hot_spots.left.connect(self.show_queue)
        self.hot_spots.find_wanted.connect(self.find_hot_spots)
        self.hot_spots.failed.connect(self._messages.fail)
        self.ui.tabs.currentChanged.connect(self._on_tab)
        self._on_hot_spots(self.hot_spots.model.rowCount())

    def unload(self) -> None:
        """Lets go of the session and the map."""
        while self._undo:
            self._undo.pop()()
        self._server_line.unload()
        self.hot_spots.unload()
        self.attachments.unload()
        self._tick.stop()
        for dialog in (self._conflicts, self._outbox):
            if dialog is not None:
                dialog.close()

    # --- keys ----------------------------------------------------------------------------------------------------

    def _add_keys(self) -> None:
        view = self.ui.queueView
        of_queue: dict[str, Callable[[], object]] = {
            "J": lambda: self._step(1),
            "K": lambda: self._step(-1),
            "N": self.card.write_note,
            "T": self.card.open_templates,
            "F": self._find,
            "H": self.show_hot_spots,
            "A": self.attachments.open_list,
            **self.deeds.keys(),
            **{str(digit): partial(self.card.press_digit, digit) for digit in range(1, 10)},
        }
        self._queue_keys = [self._add_key(keys, act) for keys, act in of_queue.items()]
        self._add_key("?", self.show_keys)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), view)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self._link.zoom_and_flash(self.card.threats))

    def _add_key(self, keys: str, act: Callable[[], object]) -> QShortcut:
        """A key that works while nobody is typing: text fields take letters and digits for themselves first."""
        shortcut = QShortcut(QKeySequence(keys), self.ui)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
        return shortcut

    def _step(self, by: int) -> None:
        row = self.ui.queueView.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self._go_to(row)
        self.ui.queueView.setFocus()

    def _go_to(self, row: int) -> None:
        """Chooses this row alone; the view's own way would add to the selection while Ctrl is down."""
        self.ui.queueView.selectionModel().setCurrentIndex(
            self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _find(self) -> None:
        self.filter_bar.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_bar.text.selectAll()

    def show_keys(self) -> None:
        """The help of the keys."""
        show_keys(self)

    # --- hot spots -----------------------------------------------------------------------------------------------

    def show_hot_spots(self) -> None:
        """Turns to the hot spots."""
        self.ui.tabs.setCurrentWidget(self.ui.hotSpotsTab)
        self.hot_spots.begin()

    def find_hot_spots(self) -> None:
        """Opens the dialog that finds hot spots, with the threats that the map shows if a store is open."""
        layer = self._link.shown_threats()
        start("optimizedhotspots", {"INPUT": layer} if layer else {})

    def show_queue(self) -> None:
        """Turns to the queue."""
        self.ui.tabs.setCurrentWidget(self.ui.queueTab)
        self.ui.queueView.setFocus()

    def _on_tab(self, _: int) -> None:
        # A digit decides about a threat: not while somebody looks at something else.
        for shortcut in self._queue_keys:
            shortcut.setEnabled(self.ui.tabs.currentWidget() is self.ui.queueTab)

    def _on_hot_spots(self, count: int) -> None:
        text = tr("Hot spots ({n})").format(n=number(count)) if count else tr("Hot spots")
        self.ui.tabs.setTabText(self.ui.tabs.indexOf(self.ui.hotSpotsTab), text)

    # --- the store and the queue ---------------------------------------------------------------------------------

    def _on_opened(self, info: Any) -> None:
        self.ui.show_title(info.title)
        self.ui.storeLabel.setToolTip("\n".join((info.name, info.location, *info.warnings)))
        for warning in settings.not_told_yet(info.id, info.warnings):
            self._messages.say(warning)
        self.model.set_dictionary(self._session.dictionary, info.actor)
        self.ui.refreshButton.setEnabled(True)
        self.filter_bar.set_store(self._session.dictionary, self._session.units, info.actor)
        self._session.set_filter(self.filter_bar.filter())
        self.ui.queueView.setFocus()

    def _on_closed(self) -> None:
        self._queue = None
        self.model.set_dictionary(None)
        self.filter_bar.set_store(None)
        self.card.show_threats(())
        self.ui.show_title(tr("No store is open"))
        self.ui.countLabel.clear()
        self.ui.refreshButton.setEnabled(False)
        self._show_empty(tr("Open a store to work on its threats."), offer=True)
        self._on_outbox()

    def _show_empty(self, text: str, *, offer: bool = False) -> None:
        self.ui.emptyLabel.setText(text)
        self.ui.openButton.setVisible(offer)
        self.ui.pages.setCurrentWidget(self.ui.emptyPage)

    def _on_queue(self, queue: Queue) -> None:
        self._queue = queue
        view = self.ui.queueView
        chosen = [threat.id for threat in self.card.threats]
        row = max(0, view.currentIndex().row())
        wanted = self._wanted or chosen
        view.selectionModel().blockSignals(True)
        self.model.set_threats(queue.threats)
        self._select_rows([self.model.row_of(id_) for id_ in wanted])
        if self._wanted and queue.where == self._session.filter:  # one with an older filter may have been on its way
            missing = [id_ for id_ in self._wanted if self.model.row_of(id_) < 0]
            self._wanted = []
            if missing:
                self._session.read_threats(missing[:1], self._insist)
        view.selectionModel().blockSignals(False)
        if not view.selectionModel().hasSelection() and queue.threats:
            self._go_to(min(row, len(queue.threats) - 1))
        view.viewport().update()
        self._on_selection()
        self._show_counts(queue)
        if queue.threats:
            self.ui.pages.setCurrentWidget(self.ui.queuePage)
        elif queue.total:
            self._show_empty(tr("Nothing here. %n threats pass other filters.", queue.total))
        else:
            self._show_empty(tr("The store is empty. Import threats with the Processing toolbox."))

    def _show_counts(self, queue: Queue) -> None:
        text = escape(tr("{shown} of {total}").format(shown=number(queue.passing), total=number(queue.total)))
        if queue.overdue:
            overdue = escape(tr("%n overdue", queue.overdue))
            text += f" · <a href='{OVERDUE_LINK}'>{overdue}</a>"
        if queue.passing > len(queue.threats):
            text += " · " + escape(tr("the first {rows} are listed").format(rows=number(QUEUE_ROWS)))
        self.ui.countLabel.setText(text)

    def _select_rows(self, rows: list[int]) -> None:
        """Selects the rows that are there, without taking the view's place."""
        known = [row for row in rows if row >= 0]
        selection = QItemSelection()
        for row in known:
            selection.select(self.model.index(row), self.model.index(row))
        model = self.ui.queueView.selectionModel()
        if known:
            model.setCurrentIndex(self.model.index(known[0]), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def chosen(self) -> list[Threat]:
        """The threats chosen, in the queue's order."""
        indexes = sorted(self.ui.queueView.selectionModel().selectedIndexes(), key=lambda index: int(index.row()))
        return [index.data(Role.THREAT) for index in indexes]

    def _on_selection(self) -> None:
        threats = self.chosen()
        self.card.show_threats(threats)
        self._link.select(threats)
        if len(threats) == 1:
            self._link.follow(threats[0])
            self._session.read_card(threats[0].id, self.card.show_history)

    def _on_picked(self, ids: list[str]) -> None:
        """The list follows a choice on the map."""
        rows = [self.model.row_of(id_) for id_ in ids]
        if any(row >= 0 for row in rows):
            self._select_rows(rows)
            self.ui.queueView.scrollTo(self.ui.queueView.currentIndex())

    # --- deciding ------------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """To the next threat that waits for a decision."""
        row = self.model.next_open_row(max(self.model.row_of(threat.id) for threat in self.card.threats))
        if row >= 0:
            self._go_to(row)
        self.ui.queueView.setFocus()

    def _on_outbox(self) -> None:
        pending, attention = self._session.pending(), self._session.attention()
        self.model.set_pending(entry.submission.threat_id for entry in pending if entry.submission.threat_id)
        self.ui.outboxButton.setVisible(bool(pending))
        self.ui.outboxButton.setText(number(len(pending)))
        self.ui.outboxButton.setToolTip(tr("%n decisions are on their way", len(pending)))
        self.ui.attentionButton.setVisible(bool(attention))
        self.ui.attentionButton.setText(number(len(attention)))
        self.ui.attentionButton.setToolTip(tr("%n decisions were not applied. Click to see why.", len(attention)))
        if pending:
            self._tick.start()
        else:
            self._tick.stop()
        self.card.show_threats(self.card.threats)

    def _on_answers(self, receipts: list[Receipt]) -> None:
        refused = [receipt for receipt in receipts if not receipt.accepted]
        if not refused:
            return
        text = tr("%n decisions were not applied.", len(refused))
        if all(receipt.outcome is Outcome.CONFLICT for receipt in refused):
            text += " " + tr("Someone decided before you; nothing was overwritten.")
        elif len(refused) == 1 and self._session.dictionary is not None:
            text += " " + sentence(refused[0], self._session.dictionary)
        button = QPushButton(tr("Show"))
        button.clicked.connect(self.show_conflicts)
        self._messages.warn(text, button)

    def show_conflicts(self) -> None:
        """Goes through what was not applied."""
        if not self._session.attention():
            return
        if self._conflicts is None:
            self._conflicts = ConflictDialog(self._session, self.show_threat, self)
            self._conflicts.destroyed.connect(self._forget_conflicts)
        self._conflicts.show()
        self._conflicts.raise_()

    def _forget_conflicts(self) -> None:
        self._conflicts = None

    def show_threat(self, threat_id: str) -> None:
        """Opens a threat in the queue as it stands now; the filter gives way where it hides it."""
        self.show_queue()
        self._wanted = [threat_id]
        self._session.refresh()

    def _insist(self, threats: list[Threat]) -> None:
        """The filter hides it, or the list is too short for it: asks for it alone."""
        for threat in threats:
            if self.filter_bar.text.text() != threat.number:
                self._wanted = [threat.id]
                self.filter_bar.show_number(threat.number)

    def show_outbox(self) -> None:
        """What is on its way and what came back."""
        if self._session.store is None:
            return
        if self._outbox is None:
            self._outbox = OutboxDialog(self._session, self.show_threat, self)
            self._outbox.destroyed.connect(self._forget_outbox)
        self._outbox.show()
        self._outbox.raise_()

    def _forget_outbox(self) -> None:
        self._outbox = None
