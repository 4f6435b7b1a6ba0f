"""How the window speaks up: QGIS's message bar, with the details behind a button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import Qgis, QgsMessageLog
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QInputDialog, QLabel, QMessageBox, QPushButton, QWidget

from ..domain.redaction import mask_for_log
from ..text import UserError, tr

TITLE = "KMZB"
SECONDS = 6
ASKED_WIDTH = 420


def ask(parent: QWidget, title: str, text: str, yes: str, no: str = "") -> bool:
    """Asks whether to do what the button `yes` says; the other one leaves it.

    Where that one has a name of its own, `no`, it is the one that Enter presses: something would be lost.
    """
    box = QMessageBox(QMessageBox.Icon.Question, title, text, parent=parent)
    button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    other = box.addButton(no or tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(other if no else button)
    box.exec()
    return box.clickedButton() is button


def ask_text(parent: QWidget, title: str, text: str, yes: str, choices: Sequence[str] = ()) -> str | None:
    """Asks for a line of text, one of `choices` where there are any; None where nobody answers."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(text)
    if choices:
        dialog.setComboBoxItems(list(choices))
    dialog.setTextValue(choices[0] if choices else "")
    dialog.setOkButtonText(yes)
    dialog.setCancelButtonText(tr("&Cancel"))
    for label in dialog.findChildren(QLabel):
        label.setWordWrap(True)
        label.setMinimumWidth(ASKED_WIDTH)  # the dialog itself keeps to what its parts need
    for button in dialog.findChildren(QPushButton):
        button.setIcon(QIcon())
    return str(dialog.textValue()).strip() if dialog.exec() else None


class Messages:
    """Says things in the message bar; errors stay until they are read."""

    def __init__(self, bar: Any, window: QWidget | None) -> None:
        self._bar = bar
        self._window = window
        self._held: Any = None
        self._hint: Any = None
        self._failures: dict[str, Any] = {}

    def say(self, text: str, button: QPushButton | None = None) -> None:
        """A result, gone after a moment; with a button that leads there."""
        self._push(text, Qgis.MessageLevel.Info, button, SECONDS)

    def hint(self, text: str) -> None:
        """What a tool on the map has to say, gone after a moment; it takes the place of the hint before."""
        self.drop_hint()
        self._hint = self._bar.pushWidget(self._bar.createMessage(TITLE, text), Qgis.MessageLevel.Info, SECONDS)

    def drop_hint(self) -> None:
        """The hint is no longer about what is on the map."""
        if self._hint is not None and self._hint in self._bar.items():
            self._bar.popWidget(self._hint)
        self._hint = None

    def warn(self, text: str, button: QPushButton | None = None) -> None:
        """Something to look at; with a button that leads there."""
        self._push(text, Qgis.MessageLevel.Warning, button)

    def fail(self, error: UserError) -> None:
        """What went wrong, what is safe; the details for support stand behind a button and in the log.

        Several that read the same store meet the same fault: a sentence that is still there takes its own place.
        """
        button = None
        if error.details:
            QgsMessageLog.logMessage(
                f"{error.text}\n{mask_for_log(error.details)}", TITLE, Qgis.MessageLevel.Warning, False
            )
            button = QPushButton(tr("Details"))
            button.clicked.connect(lambda: self._show(error))
        there = self._bar.items()
        self._failures = {text: item for text, item in self._failures.items() if item in there}
        if (before := self._failures.get(error.text)) is not None:
            self._bar.popWidget(before)
        self._failures[error.text] = self._push(error.text, Qgis.MessageLevel.Critical, button)

    def hold(self, text: str, details: str) -> None:
        """Something that goes on; stays until `release`."""
        self.release()
        button = QPushButton(tr("Details"))
        button.clicked.connect(lambda: self._show(UserError(text, details)))
        self._held = self._push(text, Qgis.MessageLevel.Warning, button)

    def release(self) -> None:
        """What was held is over."""
        if self._held is not None and self._held in self._bar.items():
            self._bar.popWidget(self._held)
        self._held = None

    def _push(self, text: str, level: Qgis.MessageLevel, button: QPushButton | None, seconds: int = 0) -> Any:
        item = self._bar.createMessage(TITLE, text)
        if button is not None:
            item.layout().addWidget(button)
        return self._bar.pushWidget(item, level, seconds)

    def _show(self, error: UserError) -> None:
        box = QMessageBox(QMessageBox.Icon.Information, TITLE, error.text, parent=self._window)
        # Not Qt's own details: their button is in English where Qt's translations are not installed.
        box.setInformativeText(error.details)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        box.addButton(tr("&Close"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
