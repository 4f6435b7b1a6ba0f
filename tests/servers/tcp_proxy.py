"""A TCP proxy on loopback that does to a connection what networks do: cut it, hold it for ever, refuse it."""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import suppress
from typing import Self

_CHUNK = 65_536
_RESET = struct.pack("ii", 1, 0)  # closed with these words for SO_LINGER, a socket answers with RST


class TcpProxy:
    """Passes connections to its own `port` on to the port of a server, until it is told otherwise."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._change = threading.Condition()
        self._held = False
        self._budget: dict[str, int | None] = {"sent": None, "received": None}
        self._open: set[socket.socket] = set()
        self._listener: socket.socket | None = None
        self.port = 0
        self.connections = 0
        self._listen()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.refuse()

    # --- what the network does -----------------------------------------------------------------------------------

    def let_pass(self) -> None:
        """Everything gets through again; what was held goes on."""
        with self._change:
            self._held = False
            self._budget = {"sent": None, "received": None}
            self._change.notify_all()
        self._listen()

    def cut(self) -> None:
        """Resets the connections that are open; new ones pass."""
        with self._change:
            for end in self._open:
                _reset(end)
            self._open.clear()

    def cut_after(self, *, sent: int | None = None, received: int | None = None) -> None:
        """From now on lets so many bytes to the server or from it through, then resets all and goes on passing."""
        with self._change:
            self._budget = {"sent": sent, "received": received}

    @property
    def waits_to_cut(self) -> bool:
        """Whether what `cut_after` said has not happened yet."""
        with self._change:
            return any(left is not None for left in self._budget.values())

    def hold(self) -> None:
        """Accepts, and says nothing more: neither to who is connected nor to who comes."""
        with self._change:
            self._held = True

    def refuse(self) -> None:
        """Resets what is open and refuses new connections, as when no server runs."""
        if self._listener is not None:
            listener, self._listener = self._listener, None
            # Closing alone would leave the thread in accept(), and the port open with it.
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        self.cut()
        with self._change:
            self._held = False
            self._change.notify_all()

    # --- inside --------------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        if self._listener is not None:
            return
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(128)
        self.port = int(listener.getsockname()[1])
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            self.connections += 1
            with self._change:
                self._open.add(client)
            threading.Thread(target=self._join, args=(client,), daemon=True).start()

    def _join(self, client: socket.socket) -> None:
        self._wait_while_held()
        try:
            server = socket.create_connection(("127.0.0.1", self._target))
        except OSError:
            _reset(client)
            return
        with self._change:
            alive = client in self._open
            self._open |= {server} if alive else set()
        if not alive:
            _reset(server)
            return
        for source, sink, side in ((client, server, "sent"), (server, client, "received")):
            with suppress(OSError):  # it may have been cut this very moment
                source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._pump, args=(source, sink, side), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, side: str) -> None:
        with suppress(OSError):
            while data := source.recv(_CHUNK):
                self._wait_while_held()
                allowed, cut = self._allowed(side, len(data))
                if allowed:
                    sink.sendall(data[:allowed])
                if cut:
                    # The bytes that were allowed are read before the reset throws the rest away.
                    threading.Event().wait(0.02)
                    self.cut()
                    return
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            with self._change:
                self._open.discard(end)
            end.close()

    def _wait_while_held(self) -> None:
        with self._change:
            self._change.wait_for(lambda: not self._held)

    def _allowed(self, side: str, size: int) -> tuple[int, bool]:
        """How many bytes pass, and whether everything is cut then; the cut happens once."""
        with self._change:
            left = self._budget[side]
            if left is None or size <= left:
                self._budget[side] = None if left is None else left - size
                return size, False
            self._budget = {"sent": None, "received": None}
            return left, True


def _reset(end: socket.socket) -> None:
    with suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        end.shutdown(socket.SHUT_RDWR)
    end.close()
