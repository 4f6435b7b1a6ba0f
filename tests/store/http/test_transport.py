"""The two ways of travelling: certificates, logins, and that they say the same of the same server."""

from __future__ import annotations

import socket
import ssl
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.store import location, open_store
from kmzb_plugin.store.errors import StoreUnavailable
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.http import transport
from kmzb_plugin.store.http.store import HttpStore
from kmzb_plugin.store.http.transport import DirectTransport, QgisTransport, Transport
from kmzb_plugin.text import UserError
from tests.servers.scripted_http import Answer, ScriptedServer
from tests.servers.web import kept_login
from tools.servers.web import certificate


@pytest.fixture
def untrusted(tmp_path: Path) -> Iterator[str]:
    """A server whose certificate nobody has signed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate(tmp_path))
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                line, _ = listening.accept()
                with suppress(OSError), context.wrap_socket(line, server_side=True) as safe:
                    safe.recv(1000)

    threading.Thread(target=serve, daemon=True).start()
    yield f"https://127.0.0.1:{listening.getsockname()[1]}/kmzb"
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()


def test_a_server_that_nobody_vouches_for_is_told_nothing(untrusted: str, way: Transport) -> None:
    with pytest.raises(UserError, match="certificate"):
        HttpStore(location.parse(untrusted), way=way)


def test_inside_qgis_its_network_is_used_and_outside_its_logins_are_not_there(
    qgis_app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(transport.transport(), QgisTransport)
    monkeypatch.setattr("qgis.core.QgsApplication.instance", lambda: None)
    assert isinstance(transport.transport(), DirectTransport)
    with pytest.raises(UserError, match="netrc"):
        transport.transport("abc1234")


def said_by(scripted: ScriptedServer) -> set[str]:
    return {headers.get("authorization", "") for _, _, headers, _ in scripted.asked}


def test_a_login_of_qgis_is_said_in_the_request_alone(scripted: ScriptedServer, qgis_app: Any) -> None:
    store = open_store(scripted.location, kept_login("a.kowalska", "żółw"))
    store.count(ThreatFilter())
    expected = "Basic " + b64encode("a.kowalska:żółw".encode()).decode()
    assert said_by(scripted) == {expected}
    assert "kowalska" not in "".join(path for _, path, _, _ in scripted.asked)
    source = store.layer_source("threat")
    assert "żółw" not in source.uri
    assert "kowalska" not in source.uri
    store.close()


def test_a_login_in_netrc_is_said_by_both_ways(
    scripted: ScriptedServer, way: Transport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login anna password abc\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    HttpStore(location.parse(scripted.location), way=way).close()
    assert said_by(scripted) == {"Basic " + b64encode(b"anna:abc").decode()}


def test_cookies_are_not_kept(scripted: ScriptedServer, way: Transport) -> None:
    usual = scripted.script
    scripted.script = lambda method, collection: Answer(
        body=usual(method, collection).body, headers={"Set-Cookie": "who=somebody; Path=/"}
    )
    store = HttpStore(location.parse(scripted.location), way=way)
    store.audit_head()
    assert not any("cookie" in headers for _, _, headers, _ in scripted.asked)
    store.close()


def test_many_threads_ask_at_once(scripted: ScriptedServer, way: Transport) -> None:
    store = HttpStore(location.parse(scripted.location), way=way)
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(store.count(ThreatFilter(text="x")))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert counts == [0] * 8
    store.close()


def test_what_qt_waits_with_ends_in_the_thread_that_waited(
    scripted: ScriptedServer, qgis_app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another thread ended an event loop, QGIS crashed now and then."""
    from qgis.PyQt.QtCore import Qt

    waits, ended = [], []

    class Watched(transport._Wait):
        def __init__(self) -> None:
            super().__init__()
            waits.append(self)
            self._loop.destroyed.connect(
                lambda: ended.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
            )

    monkeypatch.setattr(transport, "_Wait", Watched)
    store = HttpStore(location.parse(scripted.location), way=QgisTransport())
    store.state()
    store.close()
    # Everything has ended although somebody still holds the waits.
    assert ended == [threading.get_ident()] * len(waits)
    assert waits


def test_a_reply_that_is_gone_before_its_answer_is_no_answer(scripted: ScriptedServer, qgis_app: Any) -> None:
    """Seen once in thousands of requests: what was asked is asked again later, like after a line that broke."""
    from qgis.core import QgsNetworkAccessManager
    from qgis.PyQt import sip
    from qgis.PyQt.QtCore import QTimer
    from qgis.PyQt.QtNetwork import QNetworkReply

    gone = []

    def end() -> None:
        for reply in QgsNetworkAccessManager.instance().findChildren(QNetworkReply):
            if not reply.isFinished():
                sip.delete(reply)
                gone.append(None)

    store = HttpStore(location.parse(scripted.location), way=QgisTransport())
    QTimer.singleShot(0, end)
    with pytest.raises(StoreUnavailable, match="does not answer now"):
        store.count(ThreatFilter(text="x"))
    assert len(gone) == 1
    assert store.count(ThreatFilter(text="x")) == 0
    store.close()
