"""Entering reports of the public plane: the window for it, and what became of what was entered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ..domain.submission import Kind, Receipt
from ..domain.threat import Threat
from ..processing.store.receipts import sentence
from ..store.outbox import Entry
from ..text import tr
from . import rights
from .map_view import MapView
from .messages import Messages
from .session import Session

if TYPE_CHECKING:
    from .report_dialog import ReportDialog


class Reports(QObject):
    """Opens the window when it is wanted, and says the number of each report that the store has taken."""

    def __init__(
        self,
        session: Session,
        view: MapView,
        messages: Messages,
        chosen: Callable[[], Sequence[Threat]],
        show_threat: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._messages, self._window = session, view, messages, parent
        self._chosen, self._show_threat = chosen, show_threat
        self.dialog: ReportDialog | None = None
        self._known: set[str] = set()
        for signal, slot in self._heard():
            signal.connect(slot)

    def unload(self) -> None:
        """Closes the window; what was being written is kept."""
        for signal, slot in self._heard():
            signal.disconnect(slot)
        if self.dialog is not None:
            self.dialog.unload()
            self.dialog.deleteLater()
            self.dialog = None

    def enter(self) -> None:
        """Opens the window, or says why nothing can be entered."""
        if self._ready():
            self._opened().begin()

    def enter_again(self, entry: Entry) -> None:
        """Puts a report that was not applied back into the window, and takes it out of the outbox."""
        from .report_draft import Draft

        if self._ready():
            self._opened().begin(Draft.of_report(entry.submission.payload))
            self._session.outgoing.take_out([entry.submission.id])

    def _ready(self) -> bool:
        info = self._session.info
        if info is None:
            self._messages.say(tr("Open a store first: a report belongs into one."))
        elif not self._session.may(Kind.REPORT):
            self._messages.warn(rights.no_reports(info))
        else:
            return True
        return False

    def _opened(self) -> ReportDialog:
        if self.dialog is None:
            from .report_dialog import ReportDialog

            self.dialog = ReportDialog(self._session, self._view, self._chosen, self._show_threat, self._window)
        return self.dialog

    def _heard(self) -> tuple[tuple[Any, Callable[..., None]], ...]:
        return (self._session.outgoing.changed, self._remember), (self._session.outgoing.answered, self._on_answers)

    def _remember(self) -> None:
        """What the store has taken is not among the session's entries any more when its answer is told."""
        self._known |= {
            entry.submission.id for entry in self._session.outgoing.entries if entry.submission.kind is Kind.REPORT
        }

    def _on_answers(self, receipts: list[Receipt]) -> None:
        dictionary = self._session.dictionary
        for receipt in receipts:
            if receipt.id not in self._known or dictionary is None:
                continue
            text = tr("The report was not accepted: {reason}").format(reason=sentence(receipt, dictionary))
            if receipt.accepted:
                text = tr("The report is entered as no. {number}.").format(number=receipt.detail.get("number", ""))
                self._say_entered(text, receipt.id)
            if self.dialog is not None:
                self.dialog.tell(text)

    def _say_entered(self, text: str, threat_id: str) -> None:
        button = QPushButton(tr("Show"))
        button.clicked.connect(lambda: self._show_threat(threat_id))
        self._messages.say(text, button)
