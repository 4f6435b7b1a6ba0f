"""What is done with the threats chosen: decided, taken back, remarked on, visited, taken over, made one case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..domain.submission import MAX_CASE, Kind, verification
from ..locale import number
from ..text import UserError, tr
from . import wording
from .card import CardWidget
from .hand_in import Plan
from .messages import TITLE, Messages, ask, ask_text
from .session import Session

MANY = 20
"""More threats than that are not changed by one key without a question."""

ROOM = " " * 400
"""For what goes with a note: status, reason, times."""


def ask_why(window: QWidget, title: str, text: str) -> str:
    """Asks for the reason that the store logs; empty where none is given."""
    return ask_text(window, title, text, tr("&Go on")) or ""


class Deeds(QObject):
    """Carries out what the card asks for; `decided` says that the next threat may be looked at."""

    decided = pyqtSignal()

    def __init__(self, session: Session, card: CardWidget, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._card, self._messages, self._window = session, card, messages, parent
        card.decided.connect(self._decide)
        card.description.wanted.connect(self._ask_why)
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
            "D": self._card.description.press,
        }

    def _decide(self, status: str, note: str, reason: str) -> None:
        if not self._keepable(note):
            return
        # The list may be read anew while the question stands.
        threats, seen_at = self._card.threats, self._card.seen_at
        if len(threats) > MANY and not self._sure(
            self._summary(self._session.hand_in.plan(threats, status, note), status, note), tr("&Decide")
        ):
            return
        if self._session.hand_in.decide(threats, status, note, reason, seen_at).allowed:
            self._card.clear_note()
            self.decided.emit()

    def _keepable(self, note: str) -> bool:
        """Whether a store can keep the note; where not, says why, and the note stays as it was written."""
        try:
            verification("", 0, "", note=f"{note}{ROOM}").check()
        except UserError as error:
            self._messages.fail(error)
            self._card.write_note()
            return False
        return True

    def _summary(self, plan: Plan, status: str, note: str) -> str:
        """What a decision about many would do: how many move, how many stay and why, the note for all."""
        dictionary = self._session.dictionary
        assert dictionary is not None
        text = tr("%n threats become “{status}”", len(plan.allowed))
        text = text.format(status=wording.status_name(dictionary, status))
        reasons = Counter((refusal, self._session.hand_in.status_of(threat)) for threat, refusal in plan.refused)
        if reasons:
            text += "; " + tr("%n stay as they are:", len(plan.refused))
            for (refusal, current), n in reasons.most_common():
                text += f"\n{number(n)} × " + wording.refusal_text(dictionary, refusal, current, status)
        else:
            text += "."
        return text + ("\n\n" + tr("Note for all: “{note}”").format(note=note.strip()) if note.strip() else "")

    def _sure(self, text: str, yes: str) -> bool:
        """Asks before many are changed at once."""
        return ask(self._window, TITLE, text, yes)

    def take_back(self) -> None:
        """Takes back what was done last, while it is held."""
        if not self._session.outgoing.withdraw_last():
            self._messages.say(tr("There is no decision that could still be taken back."))

    def remark(self) -> None:
        """Adds the note as a remark; asks for the note where there is none."""
        if not self._card.note.strip():
            self._card.write_note()
            return
        threats, note = self._card.threats, self._card.note
        if not self._keepable(note):
            return
        if len(threats) > MANY and not self._sure(
            tr("The remark is added to %n threats. It cannot be taken back.", len(threats)), tr("Add the &remark")
        ):
            return
        self._session.hand_in.remark(threats, note)
        self._card.clear_note()

    def visit(self) -> None:
        """Notes a visit just now, with the note if there is one."""
        threats, note = self._card.threats, self._card.note
        if threats and self._session.may(Kind.ANNOTATION) and self._keepable(note):
            if len(threats) > MANY and not self._sure(
                tr("A visit just now is noted for %n threats.", len(threats)), tr("Note the &visit")
            ):
                return
            self._session.hand_in.visit(threats, note)
            self._card.clear_note()
            self._messages.say(tr("The visit is noted. U takes it back."))

    def take_over(self) -> None:
        """Assigns the threats to this person, or gives back those that are."""
        threats = self._card.threats
        if len(threats) > MANY and not self._sure(
            tr("%n threats are assigned to you; those that are yours already are given back.", len(threats)),
            tr("&Assign"),
        ):
            return
        self._session.hand_in.assign_to_me(threats)

    def link(self) -> None:
        """Makes one case of the threats chosen, or of the one and those similar to it."""
        linked = self._card.of_one_case()
        if len(linked) > MAX_CASE:
            text = tr("A case holds {most} threats at most, and %n are chosen. Choose fewer.", len(linked))
            self._messages.say(text.format(most=number(MAX_CASE)))
        elif linked:
            self._session.hand_in.same_case(linked)
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
                self._card.description.show_clear(threat_id, text)

        self._session.show_description(threat_id, reason, shown)
