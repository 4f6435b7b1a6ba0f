"""A server that answers as a script says: for faults that no real server has when a test needs them."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest

from kmzb_plugin.store.postgres.migrations import latest

Rows = list[dict[str, Any]]


@dataclass
class Answer:
    """What is sent for one question; `promised` is a Content-Length that the body does not keep."""

    status: int = 200
    body: bytes = b""
    type: str = "application/geo+json"
    headers: Mapping[str, str] = field(default_factory=dict)
    promised: int | None = None
    silent: bool = False
    reset: bool = False
    endless: bool = False


def features(*rows: dict[str, Any], matched: int | None = None) -> Answer:
    """Rows as a store sends them; `matched` is how many it says there are."""
    found = [{"type": "Feature", "geometry": None, "properties": row} for row in rows]
    count = len(rows) if matched is None else matched
    text = json.dumps({"type": "FeatureCollection", "features": found, "numberMatched": count})
    return Answer(body=text.encode())


STORE = {
    "store_id": "5f6a1d39-3f62-4d0b-9d5e-4f8f8a0f2b11",
    "name": "Scripted",
    "garrison": "KWP-BIA",
    "reference_system": "EPSG:2180",
    "schema_version": str(latest()),
    "synthetic": "0",
    "actor": "officer",
    "rights": "kmzb_verify",
}

HEAD = {"hash": "ab" * 32}

Script = Callable[[str, str], Answer]


class ScriptedServer:
    """Answers by `script(method, collection)` in threads of its own, on a port of loopback."""

    def __init__(self) -> None:
        self.script: Script = lambda method, collection: features(STORE)
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []
        self._over = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.location = f"http://127.0.0.1:{self.port}/kmzb"
        self._lines: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def answer(self, **by_collection: Answer) -> None:
        """These collections are answered so, the store as itself, every other one with nothing in it."""
        known = {"store": features(STORE), "head": features(HEAD)} | by_collection
        self.script = lambda method, collection: known.get(collection, features())

    def stop(self) -> None:
        """Ends everything, also what is being waited for."""
        self._over.set()
        # Closing alone would leave the thread in accept(), one more with every test.
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for line in self._lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            self._lines.append(line)
            threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with suppress(OSError), line, line.makefile("rb") as words:
            while (first := words.readline()).strip():
                headers: dict[str, str] = {}
                while (text := words.readline().decode("latin-1").strip()) != "":
                    name, _, value = text.partition(":")
                    headers[name.lower()] = value.strip()
                body = words.read(int(headers.get("content-length", "0")))
                method, path, _ = first.decode("latin-1").split(" ", 2)
                self.asked.append((method, path, headers, body))
                collection = path.partition("?")[0].removesuffix("/items").rpartition("/")[2]
                if not self._send(line, self.script(method, collection)):
                    return

    def _send(self, line: socket.socket, answer: Answer) -> bool:
        """Returns whether the connection may be used again."""
        if answer.silent:
            self._over.wait(60)
            return False
        if answer.reset:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return False
        length = len(answer.body) if answer.promised is None else answer.promised
        headers = {"Content-Type": answer.type, **answer.headers}
        if not answer.endless:
            headers["Content-Length"] = str(length)
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        line.sendall(f"HTTP/1.1 {answer.status} Scripted\r\n{head}\r\n".encode() + answer.body)
        while answer.endless and not self._over.is_set():
            line.sendall(answer.body)
        return answer.promised is None and not answer.endless


@pytest.fixture
def scripted() -> Iterator[ScriptedServer]:
    """A scripted server that at first is a store without anything in it."""
    made = ScriptedServer()
    made.answer()
    yield made
    made.stop()


__all__ = ["HEAD", "STORE", "Answer", "ScriptedServer", "features", "scripted"]
