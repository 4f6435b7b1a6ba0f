"""One login's way to a server: bounded in time and size, stopped from another thread, faults as sentences."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests

from ...text import tr
from ..errors import Interrupted, StoreFailing, StoreUnavailable, WayRefused
from ..location import Location
from .transport import MOST_BYTES, TooLarge, Transport, transport

CONNECT_SECONDS, READ_SECONDS = 5.0, 90.0
PROBE_SECONDS = 10.0
_PIECE = 2**16
_LATER = {408, 425, 429}


class NotTaken(WayRefused):
    """The server calls a question bad (HTTP 400), which QGIS Server does as well while its database is away."""


@dataclass(frozen=True)
class Answer:
    """The properties of the features that came, and how many the server says there are."""

    rows: list[dict[str, Any]]
    matched: int


class Session:
    """Questions to the collections of one server; any thread may ask. `place` is an HTTP location."""

    def __init__(self, place: Location, authcfg: str = "", way: Transport | None = None) -> None:
        self.place = place
        self._transport = way or transport(authcfg)
        self._requests = requests.Session()
        self._requests.mount("https://", self._transport)
        self._requests.mount("http://", self._transport)
        self._requests.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._requests.headers["User-Agent"] = "KMZB Analyst"
        self._lock = threading.Lock()
        self._at_work: set[_Work] = set()
        self._here = threading.local()
        self._closed = False

    def get(self, collection: str, question: Mapping[str, str], seconds: float = READ_SECONDS) -> Answer:
        """The features of a collection that answer a question.

        Raises WayRefused, StoreFailing, StoreUnavailable or Interrupted, each with a sentence.
        """
        return self._features(self._ask("GET", collection, seconds, params=dict(question)))

    def post(self, collection: str, properties: Mapping[str, Any], seconds: float = READ_SECONDS) -> None:
        """Adds one feature without a geometry. That nothing is raised says no more than that it has arrived."""
        feature = {"type": "Feature", "id": properties["id"], "geometry": None, "properties": dict(properties)}
        body = json.dumps(feature, ensure_ascii=False, separators=(",", ":")).encode()
        self._ask("POST", collection, seconds, data=body, headers={"Content-Type": "application/geo+json"})

    def interrupt(self) -> None:
        """Ends what other threads are asking now; they get `Interrupted`."""
        with self._lock:
            for work in self._at_work:
                work.stopped = True
        self._transport.interrupt()

    def close(self) -> None:
        """Lets go of the connections; nothing can be asked afterwards."""
        self._closed = True
        self._requests.close()

    # --- asking --------------------------------------------------------------------------------------------------

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Everything asked inside, in this thread, is one piece of work, which an interrupt ends as a whole."""
        if getattr(self._here, "work", None) is not None:
            yield
            return
        self._here.work = work = _Work()
        with self._lock:
            self._at_work.add(work)
        try:
            yield
        finally:
            self._here.work = None
            with self._lock:
                self._at_work.discard(work)

    def _ask(self, method: str, collection: str, seconds: float, **more: Any) -> bytes:
        if self._closed:
            raise ValueError("the store is closed")
        url = f"{self.place.address}/ogc/collections/{collection}/items"
        # Where a server sends its visitors on to is not where the store is.
        more |= {"stream": True, "allow_redirects": False, "timeout": (min(CONNECT_SECONDS, seconds), seconds)}
        until = time.monotonic() + seconds
        with (
            self.at_work(),
            self._speaking(),
            self._requests.request(method, url, **more) as response,
        ):
            body = _body(response, until)
            self._stop_if_told()
        _check_status(response.status_code, self.place)
        if method == "GET" and "json" not in response.headers.get("Content-Type", "").lower():
            raise _not_a_store(self.place)
        return body

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        self._stop_if_told()
        try:
            yield
        except (requests.RequestException, OSError) as error:
            self._stop_if_told(error)
            raise _explained(error, self.place) from error

    def _stop_if_told(self, error: Exception | None = None) -> None:
        if self._here.work.stopped:
            raise Interrupted(tr("It was stopped.")) from error

    def _features(self, body: bytes) -> Answer:
        try:
            answer = json.loads(body, parse_constant=_refuse)
            return Answer([_properties(feature) for feature in answer["features"]], int(answer["numberMatched"]))
        # Too deep an answer ends the parser by recursion; too long a number is a ValueError.
        except (ValueError, RecursionError, KeyError, TypeError) as error:
            raise unreadable(self.place) from error


class _Work:
    """What one thread is doing with the server."""

    stopped = False


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _properties(feature: Any) -> dict[str, Any]:
    found = feature["properties"]
    if not isinstance(found, dict) or not all(
        value is None or isinstance(value, str | int | float | bool) for value in found.values()
    ):
        raise TypeError("a feature's properties are texts, numbers and truths")
    return found


def _body(response: requests.Response, until: float) -> bytes:
    """The whole body, and no more of it than a client can bear, in bytes and in time."""
    pieces, size = [], 0
    for piece in response.iter_content(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            raise TooLarge
        if time.monotonic() > until:
            raise requests.Timeout("the answer takes too long")
    promised = response.headers.get("Content-Length", "")
    if promised.isdecimal() and "Content-Encoding" not in response.headers and size < int(promised):
        raise requests.ConnectionError("the answer was cut off")
    return b"".join(pieces)


# --- faults ------------------------------------------------------------------------------------------------------


def _check_status(code: int, place: Location) -> None:
    """Raises for every answer that is no success."""
    if 200 <= code < 300:
        return
    name = place.shown
    if 300 <= code < 400:
        raise StoreUnavailable(
            tr(
                "The server «{store}» sends its visitors to another address. Ask its administrator which address the "
                "store has now."
            ).format(store=name)
        )
    if code == 401:
        raise WayRefused(
            tr(
                "The server of the store «{store}» does not accept this login. Choose another one, or ask its "
                "administrator."
            ).format(store=name)
        )
    if code == 403:
        raise not_allowed(place)
    if code == 404:
        raise _not_a_store(place)
    if code in _LATER:
        raise StoreUnavailable(
            tr("The server of the store «{store}» has too much to do now.").format(store=name),
            passes=True,
        )
    if code == 413:
        raise WayRefused(tr("The server of the store «{store}» takes no text so long.").format(store=name))
    if code < 500:
        kind = NotTaken if code == 400 else WayRefused
        raise kind(
            tr("The server of the store «{store}» does not take what was sent (HTTP {code}).").format(
                store=name, code=code
            )
        )
    raise StoreFailing(
        tr("The server of the store «{store}» fails now (HTTP {code}).").format(store=name, code=code),
        passes=True,
    )


def _explained(error: Exception, place: Location) -> StoreUnavailable:
    name = place.shown
    if isinstance(error, TooLarge):
        return StoreUnavailable(
            tr(
                "The answer of the store «{store}» is larger than 64 MB. Filter by place, period or status, or use the "
                "store's PostgreSQL address."
            ).format(store=name)
        )
    if isinstance(error, requests.exceptions.SSLError):
        return WayRefused(
            tr(
                "The certificate of the server «{store}» cannot be trusted. Ask its administrator for the certificate "
                "of the authority and add it to QGIS."
            ).format(store=name)
        )
    if isinstance(error, requests.exceptions.ProxyError):
        return StoreUnavailable(
            tr("The proxy on the way to the store «{store}» does not let it through.").format(store=name)
        )
    if isinstance(error, requests.Timeout):
        return StoreUnavailable(
            tr("The server of the store «{store}» does not answer in time.").format(store=name),
            passes=True,
        )
    return silent(place)


def silent(place: Location) -> StoreUnavailable:
    """Nothing came, or nothing that was whole."""
    return StoreUnavailable(
        tr("The server of the store «{store}» does not answer now.").format(store=place.shown),
        passes=True,
    )


def not_allowed(place: Location) -> WayRefused:
    """The login is known, and has no business there."""
    return WayRefused(
        tr("Your login may not use the store «{store}». Ask its administrator.").format(store=place.shown)
    )


def _not_a_store(place: Location) -> WayRefused:
    return WayRefused(
        tr("There is no store of KMZB Analyst at «{store}». Check the address.").format(store=place.shown)
    )


def unreadable(place: Location) -> StoreUnavailable:
    """What the server sent is not what a store sends."""
    return StoreUnavailable(
        tr("The answer of the server «{store}» cannot be read.").format(store=place.shown),
        passes=True,
    )
