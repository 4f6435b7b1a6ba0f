"""The line under the store's name: which server, whose login, what it may; and what is said when it stops answering."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QLabel

from ..store.location import Kind, parse
from ..text import tr
from . import rights
from .messages import Messages
from .session import Session
from .tasks import Away


class ServerLine(QObject):
    """Fills the label; says once that the connection is lost, and once that it is back."""

    def __init__(self, label: QLabel, session: Session, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._label = label
        self._session = session
        self._messages = messages
        self._undo: list[Callable[[], Any]] = []
        for signal, slot in (
            (session.opened, self._on_change),
            (session.closed, self._on_closed),
            (session.lost, self._on_lost),
            (session.back, self._on_back),
        ):
            signal.connect(slot)
            self._undo.append(partial(signal.disconnect, slot))
        self._show()

    def unload(self) -> None:
        """Lets go of the session."""
        while self._undo:
            self._undo.pop()()

    def _show(self) -> None:
        info = self._session.info
        on_server = info is not None and parse(info.location).kind is not Kind.FILE
        self._label.setVisible(on_server)
        if info is None or not on_server:
            return
        # Where the name of the server stands in an address; a service has no other name than its own.
        shown = parse(info.location).shown
        first, *standbys = (shown.partition("://")[2].partition("/")[0] or shown).split(",")
        server = f"{first} (+{len(standbys)})" if standbys else first
        self._label.setToolTip(shown)
        parts = [server, info.actor, tr("you may: {rights}").format(rights=rights.named(info))]
        if self._session.is_lost:
            parts.insert(0, "⚠ " + tr("no connection"))
        self._label.setText(" · ".join(parts))

    def _on_change(self, _: object = None) -> None:
        self._show()

    def _on_closed(self) -> None:
        self._show()
        self._messages.release()

    def _on_lost(self, error: Away) -> None:
        self._show()
        if error.refused:
            self._messages.fail(error)
            return
        text = tr("The connection to the store is lost. What you decide is kept and goes by itself when it is back.")
        self._messages.hold(text, str(error))

    def _on_back(self) -> None:
        self._show()
        self._messages.release()
        self._messages.say(tr("The store answers again."))
