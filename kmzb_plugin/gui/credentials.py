"""Keeps QGIS from asking for a password where the server of the open store is only away."""

from __future__ import annotations

from qgis.core import QgsCredentials, QgsDataSourceUri
from qgis.PyQt import sip

from .session import Session


class QuietCredentials(QgsCredentials):
    """Stands before QGIS's own: says no for the server of the open store, hands everything else on.

    The store's own connection was opened with that login a moment ago, so it is right. Without this QGIS asks for a
    name and a password in a dialog, from any thread that draws, whenever the server restarts: the window then stands
    still until somebody answers what nobody can know.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._before = QgsCredentials.instance()
        self._server = ""
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_closed)
        self._on_opened(None)
        self.setInstance(self)

    def unload(self) -> None:
        """Gives QGIS its own back."""
        self._session.opened.disconnect(self._on_opened)
        self._session.closed.disconnect(self._on_closed)
        del self._session
        if QgsCredentials.instance() is self:
            self.setInstance(self._before)
        # A thread of QGIS's that asks just now goes on in here, and crashes QGIS if Python ends this with the window.
        sip.transferto(self, None)

    def _on_opened(self, _: object) -> None:
        source = self._session.store.layer_source("threat") if self._session.store is not None else None
        if source is not None and source.provider == "postgres":
            self._server = QgsDataSourceUri(source.uri).connectionInfo(False)

    def _on_closed(self) -> None:
        self._server = ""

    def request(self, realm: str, username: str, password: str, message: str = "") -> tuple[bool, str, str]:
        """QGIS asks for the login of a server."""
        if self._server and realm == self._server:
            return False, username, password
        answer: tuple[bool, str, str] = self._before.get(realm, username, password, message)
        return answer

    def requestMasterPassword(self, password: str, stored: bool = False) -> tuple[bool, str]:
        """QGIS asks for the password over all its logins."""
        answer: tuple[bool, str] = self._before.getMasterPassword(password, stored)
        return answer
