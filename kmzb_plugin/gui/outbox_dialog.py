"""The outbox: what is on its way, what came back, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QHeaderView, QWidget

from ..domain.periods import now
from ..domain.threat import Threat
from ..store.outbox import Entry, State
from ..text import tr
from .focus_ring import FocusRing
from .forms import form, plain_header, resize_within_screen
from .outbox_model import ENTRY, STATE, WHEN, OutboxModel
from .session import Session
from .writes import NEEDS_ATTENTION

RETRIED = (State.FAILED, State.QUEUED)
"""States in which an entry can be sent at once."""

ACCEPTED_SHOWN = timedelta(days=1)
"""What has arrived is of interest for so long."""


class OutboxDialog(QDialog, form("outbox")):  # type: ignore[misc]
    """Follows the session's outbox while it is open; `show_threat` opens a threat in the queue."""

    def __init__(self, session: Session, show_threat: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._show_threat = show_threat
        self._asked: set[str] = set()
        self.model = OutboxModel(self)
        self.entriesView.setModel(self.model)
        FocusRing(self.entriesView)
        header = self.entriesView.horizontalHeader()
        plain_header(header)
        header.setResizeContentsPrecision(0)  # what is seen, not each of thousands
        for column in range(self.model.columnCount()):
            short = column in (WHEN, STATE)
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.ResizeToContents if short else QHeaderView.ResizeMode.Stretch
            )
        self.entriesView.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())
        self.entriesView.activated.connect(lambda _: self._show())
        self.showButton.clicked.connect(self._show)
        self.retryButton.clicked.connect(self._retry)
        self.withdrawButton.clicked.connect(self._withdraw)
        self.closeButton.clicked.connect(self.close)
        session.outgoing.changed.connect(self._read)
        session.closed.connect(self.close)
        resize_within_screen(self, 860, 420)
        self._read()

    def _read(self) -> None:
        unfinished, attention = len(self._session.outgoing.pending()), len(self._session.outgoing.attention())
        text = tr("Nothing is on its way.")
        if unfinished:
            text = tr("%n on their way: saved on this computer, nothing is lost.", unfinished)
        if attention:
            text += " " + tr("%n not applied.", attention)
        self.summaryLabel.setText(text)
        self._session.outgoing.read(now() - ACCEPTED_SHOWN, self._show_entries)

    def _show_entries(self, entries: list[Entry]) -> None:
        if sip.isdeleted(self):  # closed while it was read
            return
        self.model.show(entries, self._session.dictionary)
        self._show_buttons()
        about = {entry.submission.threat_id for entry in entries if entry.submission.threat_id}
        if ids := sorted(about - self._asked):
            self._asked |= about
            self._session.read_threats(ids, self._name_threats)

    def _name_threats(self, threats: list[Threat]) -> None:
        if not sip.isdeleted(self):
            self.model.name_threats(threats)

    def chosen(self) -> list[Entry]:
        """The entries chosen."""
        return [index.data(ENTRY) for index in self.entriesView.selectionModel().selectedRows()]

    def _show_buttons(self) -> None:
        chosen = self.chosen()
        self.showButton.setEnabled(len(chosen) == 1 and bool(chosen[0].submission.threat_id))
        self.retryButton.setEnabled(any(entry.state in RETRIED for entry in chosen))
        self.withdrawButton.setEnabled(any(_can_be_taken_out(entry) for entry in chosen))

    def _show(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1 and chosen[0].submission.threat_id:
            self._show_threat(chosen[0].submission.threat_id)

    def _retry(self) -> None:
        self._session.outgoing.retry([entry.submission.id for entry in self.chosen() if entry.state in RETRIED])

    def _withdraw(self) -> None:
        self._session.outgoing.take_out([entry.submission.id for entry in self.chosen() if _can_be_taken_out(entry)])


def _can_be_taken_out(entry: Entry) -> bool:
    """Not what may have reached the store, nor what it has accepted."""
    never_sent = entry.state in (State.HELD, State.QUEUED) and entry.attempts == 0
    return never_sent or entry.state in NEEDS_ATTENTION
