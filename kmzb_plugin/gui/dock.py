"""The workbench dock: filter, queue, card, and the keys that make the work quick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize, Qt, QTimer
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..domain.threat import Threat
from ..store.order import By
from ..text import tr
from . import settings
from .algorithms import start
from .attachments import Attachments
from .card import CardWidget
from .choice import ChoiceOnMap, joined
from .correction import Corrections
from .count_line import count_line
from .deeds import Deeds
from .dock_contents import Contents
from .filter_bar import FilterBar
from .focus_ring import FocusRing
from .forms import follow
from .hot_spots import HotSpotsPanel
from .icons import icon
from .map_link import MapLink
from .messages import Messages
from .outcomes import Outcomes
from .queue_delegate import QueueDelegate
from .queue_hands import QueueHands
from .queue_keys import QueueKeys, on_space
from .queue_model import QueueModel
from .queue_order import QueueOrder, order_of
from .reading import Queue
from .reports import Reports
from .rules_dialog import Rules
from .server_line import ServerLine
from .session import Session
from .wording import number

TICK_MS = 500


class WorkbenchDock(QWidget):
    """Everything an officer does with the queue, inside the dock `frame`."""

    def __init__(self, session: Session, link: MapLink, messages: Messages, frame: QgsDockWidget) -> None:
        super().__init__(frame)
        self.frame = frame
        self._session = session
        self._link = link
        self._messages = messages
        self._queue: Queue | None = None
        self._wanted: list[str] = []
        self.ui = Contents()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.ui)
        self.filter_bar = FilterBar(self.ui)
        self.ui.filterLayout.addWidget(self.filter_bar)
        self.card = CardWidget(session, self.ui.cardHolder)
        self.ui.cardLayout.addWidget(self.card)
        self.deeds = Deeds(session, self.card, messages, self)
        self.rules = Rules(session, messages, self)
        self.corrections = Corrections(session, self.card, link.view, messages, self)
        self.attachments = Attachments(session, self.card, messages, self)
        self.hot_spots = HotSpotsPanel(link.canvas, link.project, self.ui.hotSpotsTab)
        self.ui.hotSpotsLayout.addWidget(self.hot_spots)
        self.model = QueueModel(self)
        self.ui.queueView.setModel(self.model)
        FocusRing(self.ui.queueView)
        self.hands = QueueHands(self.ui.queueView, self.model)
        self._on_map = ChoiceOnMap(session, self.hands, self.model, self._turn_to)
        self.order = QueueOrder(self.ui.orderButton)
        self.reports = Reports(session, link.view, messages, self.hands.chosen, self.show_threat, self)
        self.outcomes = Outcomes(
            session,
            messages,
            self.ui.outboxButton,
            self.ui.attentionButton,
            self.show_threat,
            self.reports.enter_again,
            self.corrections.again,
            self,
        )
        self._delegate = QueueDelegate(self.ui.queueView)
        self.ui.queueView.setItemDelegate(self._delegate)
        self.model.set_groups(self.order.groups)
        self._on_order()
        for button, name in (
            (self.ui.outboxButton, "outbox"),
            (self.ui.attentionButton, "conflict"),
            (self.ui.refreshButton, "refresh"),
            (self.ui.storeButton, "settings"),
            (self.ui.helpButton, "help"),
        ):
            button.setIcon(icon(name))
            button.setIconSize(QSize(16, 16))
        self._server_line = ServerLine(self.ui.serverLabel, session, messages, self)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.card.show_held)
        self._undo: list[Callable[[], Any]] = []
        self._connect()
        self._add_keys()
        self._set_tab_order()
        self._on_closed()
        if (room := frame.widget()) is not None:
            room.deleteLater()
        frame.setWidget(self)

    def _connect(self) -> None:
        session, link = self._session, self._link
        for signal, slot in (
            (session.opened, self._on_opened),
            (session.closed, self._on_closed),
            (session.queue_read, self._on_queue),
            (session.outgoing.changed, self._on_outbox),
            (session.failed, self._messages.fail),
            (session.rules_changed, self._on_rules),
            (link.failed, self._messages.fail),
            (link.chosen_on_map, self._on_chosen_on_map),
        ):
            signal.connect(slot)
            self._undo.append(partial(signal.disconnect, slot))
        self.filter_bar.changed.connect(session.set_filter)
        self.order.order_changed.connect(self._on_order)
        self.order.groups_changed.connect(lambda: self._rearrange(lambda: self.model.set_groups(self.order.groups)))
        self.order.fold_wanted.connect(lambda folded: self._rearrange(lambda: self.model.fold_all(folded)))
        self.ui.queueView.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        self.ui.queueView.clicked.connect(lambda _: self._on_click())
        self.ui.countLabel.linkActivated.connect(lambda _: self.filter_bar.show_overdue())
        self.ui.refreshButton.clicked.connect(session.refresh)
        self.ui.helpButton.clicked.connect(self.show_keys)
        self.card.threat_wanted.connect(self.show_threat)
        self.card.changed.connect(lambda: self.ui.cardArea.verticalScrollBar().setValue(0))
        self.card.changed.connect(self._show_none)
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
        self.reports.unload()
        self.corrections.unload()
        self.rules.unload()
        self.attachments.unload()
        self._tick.stop()
        self.outcomes.unload()

    def _set_tab_order(self) -> None:
        """From top to bottom, then what stands in the title."""
        ui, spots = self.ui, self.hot_spots
        follow(
            ui.tabs.tabBar(),
            *self.filter_bar.in_tab_order(),
            *(ui.countLabel, ui.analyseButton, ui.orderButton, ui.queueView),
            *self.card.in_tab_order(),
            *(spots.layerBox, spots.againButton, spots.spotView, spots.findButton),
            *(ui.outboxButton, ui.attentionButton, ui.refreshButton, ui.storeButton, ui.helpButton),
        )
        follow(self.card.showButton, self.attachments.button, self.card.fold_button)

    # --- keys ----------------------------------------------------------------------------------------------------

    def _add_keys(self) -> None:
        of_queue: dict[str, Callable[[], object]] = {
            "J": lambda: self.hands.step(1),
            "K": lambda: self.hands.step(-1),
            "N": self.card.write_note,
            "T": self.card.open_templates,
            "F": self._find,
            "H": self.show_hot_spots,
            "R": self.reports.enter,
            "E": self.corrections.open,
            "G": self.hands.choose_group,
            "A": self.attachments.open_list,
            **self.deeds.keys(),
            **{str(digit): partial(self.card.press_digit, digit) for digit in range(1, 10)},
        }
        self._keys = QueueKeys(self.ui, of_queue, {"?": self.show_keys})
        on_space(self.ui.queueView, self._on_space)

    def _on_space(self) -> None:
        if self.hands.header is not None:
            self.hands.choose_group()
        else:
            self._link.view.zoom_and_flash(self.card.threats)

    def _find(self) -> None:
        self.filter_bar.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_bar.text.selectAll()

    def show_keys(self) -> None:
        """The help of the keys."""
        from .keys import show_keys

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
        self._keys.enable(of_queue=self.ui.tabs.currentWidget() is self.ui.queueTab)

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
        self.ui.storeButton.setEnabled(True)
        self.filter_bar.set_store(self._session.dictionary, self._session.units, info.actor)
        self._on_order()
        self._session.set_filter(self.filter_bar.filter())
        self.ui.queueView.setFocus()

    def _on_closed(self) -> None:
        self._queue = None
        self._on_map.let_go()
        self.model.set_dictionary(None)
        self.filter_bar.set_store(None)
        self.card.show_threats(())
        self.ui.show_title(tr("No store is open"))
        self.ui.countLabel.clear()
        self.ui.refreshButton.setEnabled(False)
        self.ui.storeButton.setEnabled(False)
        self._show_empty(tr("Open a store to work on its threats."))
        self._on_outbox()

    def _show_empty(self, text: str) -> None:
        self.ui.emptyLabel.setText(text)
        self.ui.pages.setCurrentWidget(self.ui.emptyPage)

    def _show_none(self) -> None:
        self.ui.noneLabel.setVisible(self.model.rowCount() > 0 and not self.card.threats)

    def _on_queue(self, queue: Queue) -> None:
        self._queue = queue
        self._rearrange(lambda: self.model.set_threats(queue.threats))
        if self._wanted and queue.where == self._session.filter:  # one with an older filter may have been on its way
            missing = [id_ for id_ in self._wanted if self.model.row_of(id_) < 0]
            self._wanted = []
            if missing:
                self._session.read_threats(missing[:1], self._insist)
        if queue.threats:
            self.ui.pages.setCurrentWidget(self.ui.queuePage)
        elif queue.total:
            self._show_empty(tr("Nothing here. %n threats pass other filters.", queue.total))
        else:
            self._show_empty(tr("The store is empty. Import units and threats: menu KMZB. R enters a report."))
        self._show_none()

    def _rearrange(self, act: Callable[[], object]) -> None:
        """Does what gives rows another place; what is chosen stays chosen, or what is wanted becomes it."""
        view, hands = self.ui.queueView, self.hands
        wanted = self._wanted or [threat.id for threat in self.card.threats]
        row, header = hands.row, hands.header
        view.selectionModel().blockSignals(True)
        act()
        self.model.reveal(self._wanted)
        hands.select_rows([self.model.row_of(id_) for id_ in wanted])
        if header is not None and not hands.has_choice:
            hands.return_to_header(header.key)
        view.selectionModel().blockSignals(False)
        keeps = self._on_map.is_beyond(self._session.filter)
        if not keeps and not hands.has_choice and hands.header is None:
            hands.go_near(row)
        view.viewport().update()
        if keeps:
            self._on_map.read_anew()
        else:
            self._on_selection()
        if self._queue is not None:
            self.ui.countLabel.setText(count_line(self._queue, grouped=self.model.is_grouped))

    def _on_rules(self) -> None:
        self.model.renew_dictionary(self._session.dictionary)
        self.card.show_threats(self.card.threats)

    def _on_order(self) -> None:
        self._delegate.shows_age = self.order.by in (By.NEWEST, By.OLDEST)
        self._session.set_order(order_of(self.order.by, self._session.dictionary))

    def choose_first(self, wanted: Callable[[Threat], bool]) -> None:
        """Chooses the first threat of the queue that is wanted; without one the choice stays."""
        rows = (self.model.row_of(threat.id) for threat in self._queue.threats if wanted(threat)) if self._queue else ()
        if (row := next(iter(rows), -1)) >= 0:
            self.hands.go_to(row)
            self.ui.queueView.scrollTo(self.model.index(row))

    def _on_selection(self) -> None:
        self._on_map.let_go()
        self._turn_to(self.hands.chosen())

    def _turn_to(self, threats: list[Threat]) -> None:
        self.card.show_threats(threats)
        self._link.select(threats)
        if len(threats) == 1:
            # Read anew while somebody looks at hot spots, the queue leaves the map where it is.
            if self.ui.tabs.currentWidget() is self.ui.queueTab:
                self._link.view.follow(threats[0].x, threats[0].y)
            self._session.read_card(threats[0].id, self.card.show_history)

    def choose(self, threats: Sequence[Threat], *, add: bool = False) -> None:
        """Chooses threats found on the map, also those that the list does not hold, and turns to the queue.

        With `add` what is chosen stays so; a single one that was chosen already is let go.
        """
        self.frame.setUserVisible(True)
        self.show_queue()
        self._on_map.choose(joined(self.card.threats, threats) if add else threats)

    def _on_click(self) -> None:
        """A click in the list means the list, also on the only row of what is chosen on the map."""
        if self._on_map.is_beyond(self._session.filter):
            self._on_selection()

    def _on_chosen_on_map(self, ids: list[str]) -> None:
        """The list follows a choice on the map."""
        self.model.reveal(ids)
        rows = [self.model.row_of(id_) for id_ in ids]
        if ids and min(rows) >= 0:
            self.hands.select_rows(rows)
            self.ui.queueView.scrollTo(self.ui.queueView.currentIndex())
        elif ids:
            self._session.read_threats(ids, self._on_map.choose)

    # --- deciding ------------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """To the next threat that waits for a decision."""
        row = self.model.next_open_row(max(self.model.row_of(threat.id) for threat in self.card.threats))
        if row >= 0:
            self.hands.go_to(row)
        self.ui.queueView.setFocus()

    def _on_outbox(self) -> None:
        pending = self._session.outgoing.pending()
        self.model.set_pending(entry.submission.threat_id for entry in pending if entry.submission.threat_id)
        if pending:
            self._tick.start()
        else:
            self._tick.stop()
        self.card.show_threats(self.card.threats)

    def show_threat(self, threat_id: str) -> None:
        """Opens a threat in the queue as it stands now; the filter gives way where it hides it."""
        self.show_queue()
        self._on_map.let_go()
        self._wanted = [threat_id]
        self._session.refresh()

    def _insist(self, threats: list[Threat]) -> None:
        """The filter hides it, or the list is too short for it: asks for it alone."""
        for threat in threats:
            if self.filter_bar.text.text() != threat.number:
                self._wanted = [threat.id]
                self.filter_bar.show_number(threat.number)
