"""The quiet sign in QGIS's status bar: how many decisions are on their way, how many came back."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ..text import tr
from .icons import icon
from .session import Session
from .wording import number


class OutboxButton(QToolButton):
    """Seen only while there is something to see; a click opens the outbox."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("KmzbOutboxButton")
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._session = session
        session.outgoing.changed.connect(self._show)
        session.closed.connect(self._show)
        self._show()

    def unload(self) -> None:
        """Listens no more."""
        self._session.outgoing.changed.disconnect(self._show)
        self._session.closed.disconnect(self._show)

    def _show(self) -> None:
        pending, attention = len(self._session.outgoing.pending()), len(self._session.outgoing.attention())
        self.setVisible(bool(pending or attention))
        self.setIcon(icon("conflict" if attention else "outbox"))
        self.setText(number(attention or pending))
        texts = [tr("%n decisions are on their way", pending)] if pending else []
        texts += [tr("%n decisions were not applied.", attention)] if attention else []
        self.setToolTip("\n".join(texts))
        self.setAccessibleName(tr("KMZB outbox") + ": " + "; ".join(texts))
