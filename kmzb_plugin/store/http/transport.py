"""How questions travel: by requests itself, or inside QGIS by QGIS's own network. Both are adapters of requests.

QGIS's network knows its user's proxy, certificates and logins.
"""

from __future__ import annotations

import io
import socket
import threading
import weakref
from contextlib import suppress
from typing import Any

import requests
from requests.adapters import BaseAdapter, HTTPAdapter
from requests.structures import CaseInsensitiveDict
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from ...text import UserError, tr

MOST_BYTES = 64 * 2**20
"""An answer may be so large, unpacked."""


_SECONDS = 60.0


class TooLarge(requests.RequestException):
    """An answer has more than MOST_BYTES."""


class Transport(BaseAdapter):
    """An adapter of requests whose waits another thread can end."""

    def interrupt(self) -> None:
        """Ends what is being waited for now."""
        raise NotImplementedError


def transport(authcfg: str = "") -> Transport:
    """QGIS's network where there is a QGIS application, else requests' own. Raises UserError: no such login."""
    try:
        from qgis.core import QgsApplication
    except ImportError:
        inside = False
    else:
        inside = QgsApplication.instance() is not None
    if inside:
        return QgisTransport(authcfg)
    if authcfg:
        raise UserError(tr("A login of QGIS can be used inside QGIS only. Leave it out and write it into ~/.netrc."))
    return DirectTransport()


class DirectTransport(Transport, HTTPAdapter):
    """Requests' own way. The sockets in use are known, so that a wait can be ended by shutting them down."""

    def __init__(self) -> None:
        self._sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **more: Any) -> None:
        """Requests' hook: the pools get connections that say which socket they opened."""
        super().init_poolmanager(*arguments, **more)
        self._watch(self.poolmanager)

    def proxy_manager_for(self, *arguments: Any, **more: Any) -> Any:
        """Requests' hook for the pools behind a proxy."""
        manager = super().proxy_manager_for(*arguments, **more)
        self._watch(manager)
        return manager

    def _watch(self, manager: Any) -> None:
        sockets = self._sockets

        def watched(kind: type[Any]) -> type[Any]:
            class Watched(kind):
                def connect(self) -> None:
                    super().connect()
                    sockets.add(self.sock)

            return Watched

        plain = type("_Plain", (HTTPConnectionPool,), {"ConnectionCls": watched(HTTPConnection)})
        secure = type("_Secure", (HTTPSConnectionPool,), {"ConnectionCls": watched(HTTPSConnection)})
        manager.pool_classes_by_scheme = {"http": plain, "https": secure}

    def interrupt(self) -> None:
        """Shuts every open socket down; one that lay idle is opened anew when it is needed."""
        for each in list(self._sockets):
            with suppress(OSError):
                # Beside TLS, whose own objects are another thread's now.
                line = socket.socket(fileno=each.fileno())
                try:
                    line.shutdown(socket.SHUT_RDWR)
                finally:
                    line.detach()


class QgisTransport(Transport):
    """QGIS's network: its proxy, its certificates, and the login kept under the id `authcfg`.

    QgsBlockingNetworkRequest is not used: it follows redirects with the login in its hand, and a cancel that comes too
    early leaves it waiting for ever.
    """

    def __init__(self, authcfg: str = "") -> None:
        super().__init__()
        self._authcfg = authcfg
        self._lock = threading.Lock()
        self._waiting: set[_Wait] = set()

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: Any = None,
    ) -> requests.Response:
        """Sends a GET or POST and waits for its answer. QGIS decides about certificates and proxies."""
        wait = _Wait()  # before there is a reply, whose own timers want a thread with a loop
        with self._lock:
            self._waiting.add(wait)
        try:
            seconds = timeout[1] if isinstance(timeout, tuple) else timeout or _SECONDS
            return self._answer(request, wait, float(seconds))
        finally:
            with self._lock:
                self._waiting.discard(wait)
                wait.over()

    def _answer(self, request: requests.PreparedRequest, wait: _Wait, seconds: float) -> requests.Response:
        from qgis.core import QgsApplication
        from qgis.PyQt import sip

        reply = self._asked(request)
        try:
            if self._authcfg:
                QgsApplication.authManager().updateNetworkReply(reply, self._authcfg)
            wait.until_finished(reply, seconds)
            return _response(request, reply, wait)
        except RuntimeError as error:
            # Seen on a busy machine, once in thousands of requests: Qt's reply was gone before the answer was read.
            if sip.isdeleted(reply):
                raise requests.ConnectionError("ended before the answer", request=request) from error
            raise
        finally:
            with suppress(RuntimeError):
                reply.abort()
                reply.deleteLater()

    def _asked(self, request: requests.PreparedRequest) -> Any:
        from qgis.core import QgsNetworkAccessManager
        from qgis.PyQt.QtCore import QByteArray

        asked = self._prepared(request)
        network = QgsNetworkAccessManager.instance()
        if request.method == "POST":
            body = request.body or b""
            return network.post(asked, QByteArray(body if isinstance(body, bytes) else str(body).encode()))
        return network.get(asked)

    def _prepared(self, request: requests.PreparedRequest) -> Any:
        from qgis.core import QgsApplication
        from qgis.PyQt.QtCore import QUrl
        from qgis.PyQt.QtNetwork import QNetworkRequest

        asked = QNetworkRequest(QUrl.fromEncoded((request.url or "").encode()))
        for name, value in request.headers.items():
            # Qt says these itself; it unpacks what it has asked to be packed.
            if name.lower() not in {"content-length", "accept-encoding", "connection"}:
                asked.setRawHeader(name.encode(), value.encode() if isinstance(value, str) else value)
        attributes = QNetworkRequest.Attribute
        asked.setAttribute(attributes.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork)
        asked.setAttribute(attributes.CacheSaveControlAttribute, False)
        for attribute, value in (
            (attributes.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy),
            (attributes.CookieLoadControlAttribute, QNetworkRequest.LoadControl.Manual),
            (attributes.CookieSaveControlAttribute, QNetworkRequest.LoadControl.Manual),
        ):
            # Qt 5 takes the number alone.
            asked.setAttribute(attribute, int(getattr(value, "value", value)))
        if self._authcfg:
            done, asked = QgsApplication.authManager().updateNetworkRequest(asked, self._authcfg)
            if not done:
                raise refused_login(self._authcfg)
        return asked

    def interrupt(self) -> None:
        """Ends the waits."""
        with self._lock:
            for wait in self._waiting:
                wait.end()

    def close(self) -> None:
        """Nothing is kept open here."""


class _Wait:
    """Waits in the thread of a reply until it has finished, is late, too large, or somebody ends it.

    Its loop and timer belong to that thread and end in it, by `over`: another thread may hold the wait last, and Qt's
    objects crash where another thread ends them.
    """

    def __init__(self) -> None:
        from qgis.PyQt.QtCore import QEventLoop, QTimer

        self._loop = QEventLoop()
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._is_late)
        self.late = False
        self.large = False

    def until_finished(self, reply: Any, seconds: float) -> None:
        """Returns when there is nothing more to wait for."""
        from qgis.PyQt.QtCore import QEventLoop

        reply.finished.connect(self._loop.quit)
        reply.destroyed.connect(self._loop.quit)
        reply.downloadProgress.connect(self._measure)
        self._timer.start(int(seconds * 1000))
        if not reply.isFinished():
            self._loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._timer.stop()
        reply.finished.disconnect(self._loop.quit)
        reply.destroyed.disconnect(self._loop.quit)
        reply.downloadProgress.disconnect(self._measure)

    def end(self) -> None:
        """Ends the wait, from any thread, also before it has begun: the call waits in the loop's own queue."""
        from qgis.PyQt.QtCore import QMetaObject, Qt

        QMetaObject.invokeMethod(self._loop, "quit", Qt.ConnectionType.QueuedConnection)

    def over(self) -> None:
        """Lets go of everything of Qt's; in the thread that waited, and nobody may call `end` after it."""
        self._loop = self._timer = None

    def _is_late(self) -> None:
        self.late = True
        self._loop.quit()

    def _measure(self, received: int, total: int) -> None:
        if max(received, total) > MOST_BYTES:
            self.large = True
            self._loop.quit()


def _response(request: requests.PreparedRequest, reply: Any, wait: _Wait) -> requests.Response:
    """Qt's answer as requests' own. Raises what requests raises."""
    from qgis.PyQt.QtNetwork import QNetworkRequest

    _check(request, reply, wait)
    response = requests.Response()
    response.request = request
    response.url = request.url or ""
    response.status_code = int(reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute))
    names = [bytes(name).decode("latin-1") for name in reply.rawHeaderList()]
    headers = CaseInsensitiveDict({name: bytes(reply.rawHeader(name.encode())).decode("latin-1") for name in names})
    if headers.pop("Content-Encoding", None):
        # Qt has unpacked the body, and its size is another one now.
        headers.pop("Content-Length", None)
    response.headers = headers
    response.raw = io.BytesIO(bytes(reply.readAll()))
    return response


# Qt's numbers of errors: below the network's, then the proxy's, then what a server says.
_FIRST_OF_PROXY, _FIRST_OF_CONTENT = 101, 201


def _check(request: requests.PreparedRequest, reply: Any, wait: _Wait) -> None:
    """Raises where there is no whole answer."""
    from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

    error, kinds = reply.error(), QNetworkReply.NetworkError
    if wait.large:
        raise TooLarge(request=request)
    # QGIS aborts what has taken longer than its own settings allow.
    if wait.late or error in {kinds.TimeoutError, kinds.OperationCanceledError}:
        raise requests.Timeout("no answer in time", request=request)
    if not reply.isFinished():
        raise requests.ConnectionError("ended before the answer", request=request)
    if error == kinds.SslHandshakeFailedError:
        raise requests.exceptions.SSLError(reply.errorString(), request=request)
    number = int(getattr(error, "value", error))
    if _FIRST_OF_PROXY <= number < _FIRST_OF_CONTENT:
        raise requests.exceptions.ProxyError(reply.errorString(), request=request)
    if 0 < number < _FIRST_OF_PROXY or reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute) is None:
        raise requests.ConnectionError(reply.errorString(), request=request)


def refused_login(authcfg: str) -> UserError:
    """QGIS has no such login, or cannot open it."""
    return UserError(
        tr(
            "QGIS does not have the login «{id}» with a name and a password. Choose another one, or unlock QGIS's "
            "authentication with the master password."
        ).format(id=authcfg)
    )
