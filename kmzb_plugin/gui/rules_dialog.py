"""The dialog in which a unit's administrator writes its reasons, ready notes and limits."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QLabel, QSpinBox, QWidget

from ..domain.submission import Kind
from ..locale import language
from ..store.base import Dictionary
from ..text import tr
from . import rights, rules
from .forms import follow, form, resize_within_screen
from .messages import Messages, ask
from .problem import say
from .rules_table import TextsTable
from .session import Session

MOST_DAYS = 9999


class RulesDialog(QDialog, form("rules")):  # type: ignore[misc]
    """Shows the rules as they stand and hands in what becomes another; `handed_in` with how many."""

    handed_in = pyqtSignal(int)

    def __init__(self, session: Session, dictionary: Dictionary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._dictionary = session, dictionary
        statuses = list(dictionary.workflow)
        self._names = {status.code: status.label(language()) for status in statuses}
        self.reasons = TextsTable(statuses, tr("&Reasons offered with a decision"), self.reasonsTab)
        self.reasonsLayout.addWidget(self.reasons)
        self.templates = TextsTable(statuses, tr("&Ready notes for a decision"), self.templatesTab)
        self.templatesLayout.addWidget(self.templates)
        self.reasons.set_texts(rules.reasons(dictionary))
        self.templates.set_texts(rules.templates(dictionary))
        self._fill_limits()
        follow(
            self.tabs,
            *self.reasons.in_tab_order(),
            *self.templates.in_tab_order(),
            self.holdBox,
            self.handlingEdit,
            self.retentionBox,
            *self._limits.values(),
            self.saveButton,
            self.cancelButton,
        )
        self.problemLabel.hide()
        self.saveButton.clicked.connect(self._save)
        self.cancelButton.clicked.connect(self.close)
        session.closed.connect(self.leave)
        resize_within_screen(self, 820, 460)

    def _fill_limits(self) -> None:
        settings = self._dictionary.settings
        self.holdBox.setValue(int(self._session.hand_in.hold_seconds))
        self.handlingEdit.setText(settings.get("handling_line", ""))
        self._limits: dict[str, QSpinBox] = {}
        self.retentionBox.setValue(_number(settings.get("retention_days", "")))
        for status in self._dictionary.workflow:
            if not status.open and status.due_days is None:
                continue  # nobody waits for what is closed
            box = QSpinBox(self.limitsTab)
            box.setRange(0, MOST_DAYS)
            box.setSpecialValueText(tr("no limit"))
            box.setSuffix(" " + tr("days"))
            box.setValue(status.due_days or 0)
            label = QLabel(self._names[status.code], self.limitsTab)
            label.setBuddy(box)
            box.setAccessibleName(tr("Days to leave the status {status}").format(status=self._names[status.code]))
            self.limitsForm.addRow(label, box)
            self._limits[status.code] = box

    def _refuse(self, text: str, tab: QWidget) -> None:
        self.tabs.setCurrentWidget(tab)
        say(self.problemLabel, text)

    def _changes(self) -> rules.Rules | None:
        """What becomes another; None where something cannot be taken, which is shown."""
        for table, tab, longest in (
            (self.reasons, self.reasonsTab, rules.LONGEST_REASON),
            (self.templates, self.templatesTab, rules.LONGEST_TEMPLATE),
        ):
            found = rules.problem(table.texts(), longest, self._names)
            if found is not None:
                self._refuse(found.text, tab)
                table.show_problem(found)
                return None
        line = self.handlingEdit.text().strip()
        if len(line) > rules.LONGEST_LINE:
            text = tr("The line on briefings may have {n} characters at most.").format(n=rules.LONGEST_LINE)
            self._refuse(text, self.limitsTab)
            return None
        return self._rules(line)

    def _rules(self, line: str) -> rules.Rules:
        wanted = {"outbox_hold_seconds": str(self.holdBox.value()), "handling_line": line}
        wanted["retention_days"] = str(self.retentionBox.value())
        wanted |= {f"due_days:{code}": str(box.value() or "") for code, box in self._limits.items()}
        return [
            *rules.changed_reasons(rules.reasons(self._dictionary), self.reasons.texts()),
            *rules.changed_templates(rules.templates(self._dictionary), self.templates.texts()),
            *rules.changed_settings(self._dictionary, wanted),
        ]

    def reject(self) -> None:
        """Asks before texts that took a while to write are lost."""
        if self._rules(self.handlingEdit.text().strip()):
            text = tr("You have changed rules that are not saved. Discard them?")
            if not ask(self, self.windowTitle(), text, tr("&Discard")):
                return
        super().reject()

    def leave(self) -> None:
        """Closes without asking: there is no store to write to any more."""
        self.done(QDialog.DialogCode.Rejected)

    def _save(self) -> None:
        self.problemLabel.hide()
        changes = self._changes()
        if changes is None:
            return
        if changes:
            self._session.hand_in.set_rules(changes)
        self.handed_in.emit(len(changes))
        self.accept()


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


class Rules(QObject):
    """Opens the dialog for those who may change the rules, with the rules as the store has them now."""

    def __init__(self, session: Session, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._messages, self._window = session, messages, window
        self.dialog: RulesDialog | None = None

    def open(self) -> None:
        """Reads the rules first: another may have changed them."""
        info = self._session.info
        if info is None:
            return
        if not self._session.may(Kind.SETTING):
            self._messages.say(rights.no_rules(info))
        elif self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
        else:
            self._session.read_rules(self._open)

    def _open(self) -> None:
        dictionary = self._session.dictionary
        if dictionary is None or self.dialog is not None:
            return
        self.dialog = RulesDialog(self._session, dictionary, self._window)
        self.dialog.handed_in.connect(self._on_handed_in)
        self.dialog.finished.connect(self._forget)
        self.dialog.show()

    def _on_handed_in(self, count: int) -> None:
        if count:
            self._messages.say(tr("The new rules are on their way; they hold as soon as the store has accepted them."))
        else:
            self._messages.say(tr("Nothing was changed."))

    def _forget(self) -> None:
        self.dialog = None

    def unload(self) -> None:
        """Closes the dialog."""
        if self.dialog is not None:
            self.dialog.leave()
