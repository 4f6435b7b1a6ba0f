"""What the citizen wrote, on the card: masked, and in clear for a while after the store has logged why."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..domain.submission import Kind
from ..domain.threat import Threat
from ..text import tr
from .disclosures import OPEN_SECONDS
from .session import Session

OPEN_MS = OPEN_SECONDS * 1000
"""A store closes a clear text after so long, and so does the card."""


class Description(QObject):
    """The text of one threat; `ui` is the form of the card. `wanted` asks for the clear text."""

    wanted = pyqtSignal()

    def __init__(self, ui: Any, session: Session) -> None:
        super().__init__(ui)
        self._ui, self._session = ui, session
        self._threat: Threat | None = None
        self._clear: str | None = None
        self._hide = QTimer(self)
        self._hide.setSingleShot(True)
        self._hide.setInterval(OPEN_MS)
        self._hide.timeout.connect(self.hide_clear)
        ui.showButton.clicked.connect(self.press)

    def show(self, threat: Threat | None) -> None:
        """The text of this threat, None for no text; of another one it is masked again."""
        if threat is None or self._threat is None or threat.id != self._threat.id:
            self._clear = None
            self._hide.stop()
        self._threat = threat
        masked, clear = threat.description_masked if threat is not None else "", self._clear is not None
        ui = self._ui
        ui.descriptionLabel.setText(tr("“{text}”").format(text=self._clear if clear else masked))
        ui.descriptionLabel.setVisible(bool(masked))
        ui.showButton.setText(tr("Hide description") if clear else tr("Show description…"))
        ui.showButton.setVisible(bool(masked) and self._session.may(Kind.DISCLOSURE))
        ui.clearLabel.setText(tr("shown in clear, logged in the store") if clear else "")
        ui.clearLabel.setVisible(clear)

    def press(self) -> None:
        """Asks for the clear text, or hides it."""
        if self._clear is not None:
            self.hide_clear()
        elif not self._ui.showButton.isHidden():
            self.wanted.emit()

    def show_clear(self, threat_id: str, text: str) -> None:
        """The clear text, until another threat is chosen and for as long as the store keeps it open."""
        if self._threat is not None and self._threat.id == threat_id:
            self._clear = text
            self._hide.start()
            self.show(self._threat)

    def hide_clear(self) -> None:
        """Back to the masked text."""
        self._clear = None
        self._hide.stop()
        self.show(self._threat)
