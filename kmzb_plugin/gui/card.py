"""The card of the threat chosen, or of several: what is known, what happened, and the decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import chain

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QLabel, QMenu, QPushButton, QShortcut, QSizePolicy, QToolButton, QWidget

from ..domain.periods import now
from ..domain.submission import Kind
from ..domain.threat import Event, Threat
from ..layers.marks import status_icon
from ..locale import language
from ..text import tr
from . import rights, wording
from .card_lines import place_line, state_line
from .cut import CutButton
from .decisions import Choice, choices, refused_text
from .description import Description
from .forms import form
from .icons import icon
from .reading import Card
from .session import Session
from .timeline import Timeline
from .timeline_lines import lines, waiting_for

MOST_NAMED = 3
"""Categories that a summary of several threats names; the others are counted."""


class CardWidget(QWidget, form("card")):  # type: ignore[misc]
    """Shows what is chosen and asks for the decision; the dock carries it out."""

    decided = pyqtSignal(str, str, str)
    left = pyqtSignal()
    threat_wanted = pyqtSignal(str)
    case_wanted = pyqtSignal()
    changed = pyqtSignal()
    read = pyqtSignal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._session = session
        self._threats: tuple[Threat, ...] = ()
        self._similar: tuple[Threat, ...] = ()
        self._history: tuple[Event, ...] = ()
        self._choices: list[Choice] = []
        self._chosen = ""
        self._buttons: dict[str, QPushButton] = {}
        self.description = Description(self, session)
        self.seen_at: datetime = now()
        for label in self.findChildren(QLabel):
            if label.wordWrap():
                # Else it keeps room for lines it does not need, and its longest word widens the dock.
                label.setMinimumSize(1, 1)
        self._templates = QMenu(self)
        self.templateButton.setMenu(self._templates)
        self._similar_menu = QMenu(self)
        self.similarButton.setMenu(self._similar_menu)
        self.timeline = Timeline(self.historyBox)
        self.historyLayout.addWidget(self.timeline)
        # The button folds; the box around it would only be one more stop of the Tab key.
        self.historyBox.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fold_button = self.historyBox.findChild(QToolButton, "collapseButton")
        self.fold_button.setAccessibleName(tr("Show or hide the history of the threat"))
        self.historyBox.setCollapsed(True)
        self.correctButton.setIcon(icon("correct"))
        self.correctButton.setIconSize(QSize(16, 16))
        self.reasonBox.activated.connect(self._on_reason)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self.noteEdit)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._on_confirm)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.noteEdit)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self.left)
        self.show_threats(())

    @property
    def threats(self) -> tuple[Threat, ...]:
        """What the card is about."""
        return self._threats

    @property
    def note(self) -> str:
        """The note as written."""
        return str(self.noteEdit.toPlainText())

    def in_tab_order(self) -> tuple[QWidget, ...]:
        """What Tab goes through; the decisions come after the reason by themselves."""
        before = (self.correctButton, self.similarButton, self.showButton, self.fold_button, self.timeline)
        writing = (self.templateButton, self.noteEdit, self.reasonBox)
        return (*before, *writing, self.remarkButton, self.visitButton, self.mineButton, self.withdrawButton)

    def clear_note(self) -> None:
        """After a decision the next one starts empty."""
        self.noteEdit.clear()

    def show_threats(self, threats: Sequence[Threat]) -> None:
        """Shows one threat, several as a summary, or nothing; a note begun stays with the same threats."""
        same = [threat.id for threat in threats] == [threat.id for threat in self._threats]
        self._threats = tuple(threats)
        self.setVisible(bool(threats))
        if not same:
            self.description.show(None)
            self.changed.emit()
        if self._session.dictionary is None or not threats:
            return
        if not same:
            self.seen_at = now()
            self._chosen = ""
            self.clear_note()
            self._history = self._similar = ()
        one = len(threats) == 1
        self.historyBox.setVisible(one)
        self.markLabel.setVisible(one)
        self.correctButton.setVisible(one and self._session.may(Kind.CORRECTION))
        self.description.show(threats[0] if one else None)
        if one:
            self._show_one(threats[0])
            self._show_history(threats[0])
        else:
            self._show_many()
        self._show_similar()
        self._show_choices()
        self.show_held()

    def _show_one(self, threat: Threat) -> None:
        dictionary = self._session.dictionary
        assert dictionary is not None
        self.titleLabel.setText(wording.category_name(dictionary, threat.category))
        self.numberLabel.setText(tr("no. {number}").format(number=threat.number))
        status = wording.status_or_none(dictionary, threat.status)
        self.markLabel.setPixmap(status_icon(status).pixmap(QSize(16, 16)))
        self.stateLabel.setText(state_line(dictionary, threat, self._session.hand_in.status_of(threat)))
        self.placeLabel.setText(place_line(threat))

    def _show_many(self) -> None:
        dictionary = self._session.dictionary
        assert dictionary is not None
        self.titleLabel.setText(tr("%n threats chosen", len(self._threats)))
        self.numberLabel.clear()
        self.stateLabel.setText(wording.counted(dictionary, (threat.status for threat in self._threats)))
        names: Counter[str] = Counter()
        for code, n in Counter(threat.category for threat in self._threats).items():
            names[wording.category_name(dictionary, code)] += n
        ranked = names.most_common()
        named = [f"{name} {wording.number(n)}" for name, n in ranked[:MOST_NAMED]]
        if others := sum(n for _, n in ranked[MOST_NAMED:]):
            named.append(tr("%n of other categories", others))
        self.placeLabel.setText(", ".join(named))

    # --- what may be the same ------------------------------------------------------------------------------------

    def of_one_case(self) -> list[Threat]:
        """What would be linked as one case: the threats chosen, or the one with those similar to it."""
        found = list(self._threats) if len(self._threats) > 1 else [*self._threats, *self._similar]
        return found if len(found) > 1 and self._session.may(Kind.CASE) else []

    def _show_similar(self) -> None:
        menu, dictionary = self._similar_menu, self._session.dictionary
        assert dictionary is not None
        menu.clear()
        self.similarButton.setVisible(bool(self._similar))
        self.similarButton.setText(tr("%n similar nearby", len(self._similar)))
        for other in self._similar:
            parts = (other.number, other.place, wording.age(other.reported_at or other.occurred_at, now()))
            status = wording.status_or_none(dictionary, other.status)
            action = menu.addAction(status_icon(status), " · ".join(part for part in parts if part).replace("&", "&&"))
            action.triggered.connect(lambda _=False, id_=other.id: self.threat_wanted.emit(id_))
        menu.addSeparator()
        together = menu.addAction(tr("Handle them as one &case"))
        together.setEnabled(bool(self.of_one_case()))
        together.triggered.connect(self.case_wanted)
        cases = {threat.case_id for threat in self._threats if threat.case_id}
        self.caseLabel.setText(tr("in a case") if cases else "")
        self.caseLabel.setVisible(bool(cases))

    def show_history(self, card: Card) -> None:
        """What happened to the threat, and what may be the same."""
        if card.threat is None or [threat.id for threat in self._threats] != [card.threat.id]:
            return
        self._similar = card.similar
        self._show_similar()
        self._history = card.history
        self._show_history(self._threats[0])
        self.read.emit(card)

    def _show_history(self, threat: Threat) -> None:
        dictionary, info = self._session.dictionary, self._session.info
        assert dictionary is not None
        shown = lines(
            dictionary,
            threat,
            self._history,
            waiting_for(threat.id, self._session.outgoing.pending()),
            info.actor if info else "",
        )
        self.timeline.show_lines(shown)
        self.historyBox.setTitle(tr("History") + (f" ({wording.number(len(shown))})" if shown else ""))

    # --- deciding ------------------------------------------------------------------------------------------------

    def _show_choices(self) -> None:
        dictionary = self._session.dictionary
        assert dictionary is not None
        self._choices = choices(self._session, self._threats)
        if self._chosen not in [choice.status.code for choice in self._choices]:
            self._chosen = ""
        focused = next((code for code, button in self._buttons.items() if button.hasFocus()), "")
        for button in self._buttons.values():
            self.decisionLayout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        before = self.reasonBox
        for choice in self._choices:
            button = self._button(choice)
            self.decisionLayout.addWidget(button)
            button.show()
            self._buttons[choice.status.code] = button
            QWidget.setTabOrder(before, button)
            before = button
        if focused in self._buttons:
            self._buttons[focused].setFocus()
        refused = refused_text(dictionary, self._choices) if len(self._threats) > 1 else ""
        if not self._choices:
            refused = tr("There is no further step from here.")
        info = self._session.info
        self.remarkButton.setEnabled(self._session.may(Kind.ANNOTATION))
        self.visitButton.setEnabled(self._session.may(Kind.ANNOTATION))
        self.mineButton.setEnabled(self._session.may(Kind.ASSIGNMENT))
        if info is not None and not self._session.may(Kind.VERIFICATION):
            refused = rights.refusal(info)
        self.refusedLabel.setText(refused)
        self.refusedLabel.setVisible(bool(refused))
        self._show_chosen()

    def _button(self, choice: Choice) -> QPushButton:
        button = CutButton(choice.label(len(self._threats)), self)
        button.setIcon(status_icon(choice.status))
        button.setIconSize(QSize(16, 16))
        button.setStyleSheet("text-align: left; padding: 3px 6px;")
        button.setCheckable(True)
        button.setAutoDefault(False)
        # A long name is cut rather than the dock widened; the tool tip has it whole.
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        name = choice.status.label(language())
        button.setAccessibleName(tr("Decide: {status}").format(status=name))
        button.setToolTip(
            tr("{status}: key {digit}, needs a note").format(status=name, digit=choice.digit)
            if choice.note_required
            else tr("{status}: key {digit}").format(status=name, digit=choice.digit)
        )
        if not self._session.may(Kind.VERIFICATION):
            button.setEnabled(False)
            button.setToolTip(rights.refusal(self._session.info) if self._session.info else "")
        button.clicked.connect(lambda _=False, code=choice.status.code: self.press(code))
        return button

    def press_digit(self, digit: int) -> None:
        """The decision of a digit; nothing where it is not legal here."""
        for choice in self._choices:
            if choice.digit == digit:
                self.press(choice.status.code)

    def press(self, code: str) -> None:
        """Decides at once where no note is needed or one is written, else asks for the note."""
        if not self._session.may(Kind.VERIFICATION):
            return
        choice = next(choice for choice in self._choices if choice.status.code == code)
        if self._chosen != code:
            self._chosen = code
            self._show_chosen()
        if choice.note_required and not self.note.strip():
            self._buttons[code].setChecked(True)
            self.noteEdit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        reason = str(self.reasonBox.currentData() or "")
        self.decided.emit(code, self.note, reason)

    def _show_chosen(self) -> None:
        """Reasons and templates of the decision chosen, or of all that are possible."""
        dictionary = self._session.dictionary
        assert dictionary is not None
        codes = [self._chosen] if self._chosen else [choice.status.code for choice in self._choices]
        kept = self.reasonBox.currentData()
        self.reasonBox.clear()
        self.reasonBox.addItem(tr("not given"), "")
        polish = language() == "pl"
        for reason in dictionary.reasons:
            if reason.status in codes:
                self.reasonBox.addItem(reason.name_pl if polish else reason.name_en, reason.code)
        self.reasonBox.setCurrentIndex(max(0, self.reasonBox.findData(kept)))
        self._templates.clear()
        for template in dictionary.note_templates:
            if template.status in codes:
                text = template.text_pl if polish else template.text_en
                action = self._templates.addAction(status_icon(dictionary.workflow[template.status]), text)
                action.triggered.connect(
                    lambda _=False, text=text, code=template.status: self._take_template(text, code)
                )
        self.templateButton.setEnabled(not self._templates.isEmpty())
        for code, button in self._buttons.items():
            button.setChecked(code == self._chosen)
            font = button.font()
            font.setBold(code == self._chosen)
            button.setFont(font)
        needed = any(choice.note_required for choice in self._choices if choice.status.code == self._chosen)
        self.noteLabel.setText(tr("No&te (needed)") if needed else tr("No&te"))
        if self._chosen:
            name = wording.status_name(dictionary, self._chosen)
            text = tr("Ctrl+Enter: {status}").format(status=name)
            label = self.noteHint
            label.setText(label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, label.width()))
            label.setToolTip(text)
        else:
            self.noteHint.clear()
            self.noteHint.setToolTip("")

    def _take_template(self, text: str, code: str) -> None:
        self.noteEdit.setPlainText(text)
        self._chosen = code
        self._show_chosen()
        self.noteEdit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.noteEdit.moveCursor(self.noteEdit.textCursor().MoveOperation.End)

    def _on_reason(self, _: int) -> None:
        reason = self.reasonBox.currentData()
        dictionary = self._session.dictionary
        if reason and dictionary is not None:
            self._chosen = next(known.status for known in dictionary.reasons if known.code == reason)
            self._show_chosen()

    def _on_confirm(self) -> None:
        if self._chosen:
            self.press(self._chosen)
        elif len(self._choices) == 1:
            self.press(self._choices[0].status.code)
        else:
            self.noteHint.setText(tr("Choose the decision first: its digit stands on the button."))

    def open_templates(self) -> None:
        """Opens the menu of ready notes."""
        if self.templateButton.isEnabled() and self.templateButton.isVisible():
            self.templateButton.showMenu()

    def write_note(self) -> None:
        """Puts the cursor into the note."""
        self.noteEdit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- what is on its way --------------------------------------------------------------------------------------

    def show_held(self) -> None:
        """The quiet countdown while a decision can still be taken back."""
        held = self._session.outgoing.held()
        moment = now()
        seconds = max(chain((0.0,), ((entry.next_at - moment).total_seconds() for entry in held)))
        visible = bool(held) and seconds > 0
        self.heldLabel.setVisible(visible)
        self.withdrawButton.setVisible(visible)
        if visible:
            self.heldLabel.setText(tr("%n decisions go in {seconds} s.", len(held)).format(seconds=int(seconds) + 1))
