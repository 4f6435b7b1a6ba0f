"""What is on its way and what came back: the dock's two buttons, their windows, and the word about a refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QPushButton, QToolButton, QWidget

from ..domain.submission import Outcome, Receipt
from ..store.outbox import Entry
from ..text import tr
from .messages import Messages
from .session import Session
from .wording import number

if TYPE_CHECKING:
    from .conflict import ConflictDialog
    from .outbox_dialog import OutboxDialog


class Outcomes(QObject):
    """Opens the outbox and what was not applied, each once.

    `show_threat` opens a threat in the queue; `enter_again` and `correct_again` start from a report or a correction
    that was not applied.
    """

    def __init__(
        self,
        session: Session,
        messages: Messages,
        outbox_button: QToolButton,
        attention_button: QToolButton,
        show_threat: Callable[[str], None],
        enter_again: Callable[[Entry], None],
        correct_again: Callable[[str, Mapping[str, Any]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._messages, self._window = session, messages, parent
        self._outbox_button, self._attention_button = outbox_button, attention_button
        self._show_threat, self._enter_again, self._correct_again = show_threat, enter_again, correct_again
        self.conflicts: ConflictDialog | None = None
        self.outbox: OutboxDialog | None = None
        outbox_button.clicked.connect(lambda _=False: self.show_outbox())
        attention_button.clicked.connect(lambda _=False: self.show_conflicts())
        self._undo: list[Callable[[], Any]] = []
        for signal, slot in (
            (session.closed, self._count),
            (session.outgoing.changed, self._count),
            (session.outgoing.answered, self._on_answers),
        ):
            signal.connect(slot)
            self._undo.append(partial(signal.disconnect, slot))
        self._count()

    def unload(self) -> None:
        """Lets go of the session, and closes what is open."""
        while self._undo:
            self._undo.pop()()
        for dialog in (self.conflicts, self.outbox):
            if dialog is not None:
                dialog.close()

    def _count(self) -> None:
        pending, attention = len(self._session.outgoing.pending()), len(self._session.outgoing.attention())
        self._outbox_button.setVisible(bool(pending))
        self._outbox_button.setText(number(pending))
        self._outbox_button.setToolTip(tr("%n decisions are on their way", pending))
        self._attention_button.setVisible(bool(attention))
        self._attention_button.setText(number(attention))
        self._attention_button.setToolTip(tr("%n decisions were not applied. Click to see why.", attention))

    def _on_answers(self, receipts: list[Receipt]) -> None:
        from ..processing.store.receipts import sentence  # QGIS starts without what it brings along

        refused = [receipt for receipt in receipts if not receipt.accepted]
        if not refused:
            return
        text = tr("%n decisions were not applied.", len(refused))
        if all(receipt.outcome is Outcome.CONFLICT for receipt in refused):
            text += " " + tr("Someone decided before you; nothing was overwritten.")
        elif len(refused) == 1 and self._session.dictionary is not None:
            text += " " + sentence(refused[0], self._session.dictionary)
        button = QPushButton(tr("Show"))
        button.clicked.connect(lambda _=False: self.show_conflicts())
        self._messages.warn(text, button)

    def show_conflicts(self) -> None:
        """Goes through what was not applied."""
        if not self._session.outgoing.attention():
            return
        if self.conflicts is None:
            from .conflict import ConflictDialog  # its form is read when it is first wanted: QGIS starts sooner

            self.conflicts = ConflictDialog(
                self._session, self._show_threat, self._enter_again, self._correct_again, self._window
            )
            self.conflicts.destroyed.connect(self._forget_conflicts)
        self.conflicts.show()
        self.conflicts.raise_()

    def _forget_conflicts(self) -> None:
        self.conflicts = None

    def show_outbox(self) -> None:
        """What is on its way and what came back."""
        if self._session.store is None:
            return
        if self.outbox is None:
            from .outbox_dialog import OutboxDialog

            self.outbox = OutboxDialog(self._session, self._show_threat, self._window)
            self.outbox.destroyed.connect(self._forget_outbox)
        self.outbox.show()
        self.outbox.raise_()

    def _forget_outbox(self) -> None:
        self.outbox = None
