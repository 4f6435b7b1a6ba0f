"""What is done with the threats chosen: decided, taken back, remarked on, visited, taken over, made one case."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QInputDialog, QLineEdit, QWidget

from ..domain.submission import Kind
from ..text import tr
from .card import CardWidget
from .messages import Messages
from .session import Session


def ask_why(window: QWidget, title: str, text: str) -> str:
    """Asks for the reason that the store logs; empty where none is given."""
    reason, given = QInputDialog.getText(window, title, text, QLineEdit.EchoMode.Normal)
    return reason.strip() if given else ""


class Deeds(QObject):
    """Carries out what the card asks for; `decided` says that the next threat may be looked at."""

    decided = pyqtSignal()

    def __init__(self, session: Session, card: CardWidget, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._card, self._messages, self._window = session, card, messages, parent
        card.decided.connect(self._decide)
        card.description_wanted.connect(self._ask_why)
        card.case_wanted.connect(self.link)
        card.withdrawButton.clicked.connect(self.take_back)
        card.remarkButton.clicked.connect(self.remark)
        card.visitButton.clicked.connect(self.visit)
        card.mineButton.clicked.connect(self.take_over)

    def keys(self) -> dict[str, Callable[[], object]]:
        """The keys of the deeds that are not buttons with a digit."""
        return {
            "U": self.take_back,
            "M": self.take_over,
            "V": self.visit,
            "C": self.link,
            "D": self._card.press_show,
        }

    def _decide(self, status: str, note: str, reason: str) -> None:
        if self._session.decide(self._card.threats, status, note, reason, self._card.seen_at).allowed:
            self._card.clear_note()
            self.decided.emit()

    def take_back(self) -> None:
        """Takes back what was done last, while it is held."""
        if not self._session.withdraw_last():
            self._messages.say(tr("There is no decision that could still be taken back."))

    def remark(self) -> None:
        """Adds the note as a remark; asks for the note where there is none."""
        if not self._card.note.strip():
            self._card.write_note()
            return
        self._session.remark(self._card.threats, self._card.note)
        self._card.clear_note()

    def visit(self) -> None:
        """Notes a visit just now, with the note if there is one."""
        if self._card.threats and self._session.may(Kind.ANNOTATION):
            self._session.visit(self._card.threats, self._card.note)
            self._card.clear_note()
            self._messages.say(tr("The visit is noted. U takes it back."))

    def take_over(self) -> None:
        """Assigns the threats to this person, or gives back those that are."""
        self._session.assign_to_me(self._card.threats)

    def link(self) -> None:
        """Makes one case of the threats chosen, or of the one and those similar to it."""
        linked = self._card.of_one_case()
        if linked:
            self._session.same_case(linked)
            self._messages.say(tr("%n threats become one case. U takes it back.", len(linked)))
        elif self._card.threats and self._session.may(Kind.CASE):
            self._messages.say(tr("Nothing similar is near. Choose several threats to make one case of them."))

    def _ask_why(self) -> None:
        (threat,) = self._card.threats
        text = tr("The clear text of no. {number} may hold personal data. Why do you need it? Your reason is logged.")
        if reason := ask_why(self._window, tr("Show the description"), text.format(number=threat.number)):
            self.show_description(threat.id, reason)

    def show_description(self, threat_id: str, reason: str) -> None:
        """Shows the clear text of a threat once the store has logged why."""

        def shown(text: str | None) -> None:
            if text is None:
                self._messages.say(tr("This threat has no description in clear."))
            else:
                self._card.show_clear(threat_id, text)

        self._session.show_description(threat_id, reason, shown)
