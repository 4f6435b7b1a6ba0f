"""The proxy does to a connection what the tests say it does."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from tests.servers.tcp_proxy import TcpProxy


@pytest.fixture
def echo() -> Iterator[int]:
    """A server that sends back what it gets; its port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve(client: socket.socket) -> None:
        while data := client.recv(1000):
            client.sendall(data)

    def accept() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(client,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    yield listener.getsockname()[1]
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()


@pytest.fixture
def proxy(echo: int) -> Iterator[TcpProxy]:
    with TcpProxy(echo) as made:
        yield made


def connected(proxy: TcpProxy) -> socket.socket:
    return socket.create_connection(("127.0.0.1", proxy.port), timeout=10)


def said(client: socket.socket, size: int) -> bytes:
    """Up to so many bytes; fewer where the connection ends."""
    got = b""
    try:
        while len(got) < size and (data := client.recv(size - len(got))):
            got += data
    except ConnectionResetError:
        pass
    return got


def test_passes_both_ways(proxy: TcpProxy) -> None:
    with connected(proxy) as client:
        client.sendall(b"abc")
        assert said(client, 3) == b"abc"


@pytest.mark.parametrize(("side", "count"), [("sent", 0), ("sent", 2), ("received", 0), ("received", 2)])
def test_cuts_after_so_many_bytes_and_then_passes(proxy: TcpProxy, side: str, count: int) -> None:
    with connected(proxy) as client:
        client.sendall(b"abc")
        assert said(client, 3) == b"abc"
        proxy.cut_after(**{side: count})
        client.sendall(b"defg")
        assert said(client, 4) in (b"defg"[:count], b"")
    assert not proxy.waits_to_cut
    with connected(proxy) as client:
        client.sendall(b"abc")
        assert said(client, 3) == b"abc"


def test_holds_who_is_there_and_who_comes_until_it_passes(proxy: TcpProxy) -> None:
    with connected(proxy) as before:
        before.sendall(b"a")
        assert said(before, 1) == b"a"
        proxy.hold()
        with connected(proxy) as after:
            for client in (before, after):
                client.sendall(b"b")
                client.settimeout(0.2)
                with pytest.raises(TimeoutError):
                    client.recv(1)
            proxy.let_pass()
            for client in (before, after):
                client.settimeout(10)
                assert said(client, 1) == b"b"


def test_refuses_and_comes_back_on_the_same_port(proxy: TcpProxy) -> None:
    client = connected(proxy)
    proxy.refuse()
    assert said(client, 1) == b""
    with pytest.raises(ConnectionRefusedError):
        connected(proxy)
    proxy.let_pass()
    with connected(proxy) as client:
        client.sendall(b"abc")
        assert said(client, 3) == b"abc"
