"""Where a store is: a file, a PostgreSQL database, or an address on the web. A password is never part of it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from ..text import UserError, tr

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
DEFAULT_PORT = 5432
_SERVICE = re.compile(r"service=([\w.-]+)")


class Kind(Enum):
    """What stands behind a location."""

    FILE = "file"
    POSTGRESQL = "postgresql"
    HTTP = "http"


@dataclass(frozen=True)
class Location:
    """`canonical` is one spelling for one store, whoever asks; `shown` is for people.

    `words` are libpq's keywords of a database: host, port, dbname, user, service and what else was written.
    """

    kind: Kind
    canonical: str
    shown: str
    words: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> Path:
        """The path of a file."""
        return Path(self.canonical)


def parse(text: str) -> Location:
    """Reads what a person or a project wrote. Raises UserError, with a sentence that repeats no password."""
    text = text.strip()
    scheme = text.partition(":")[0].lower()
    if _SERVICE.fullmatch(text):
        return Location(Kind.POSTGRESQL, text, text, (("service", text.partition("=")[2]),))
    if scheme in {"postgresql", "postgres"}:
        return _database(text)
    if scheme in {"http", "https"}:
        return _web(text)
    if not text:
        raise UserError(tr("No store was named. Choose a file, or write the address of a server."))
    return Location(Kind.FILE, os.path.realpath(text), text)


def _database(text: str) -> Location:
    parts = re.fullmatch(r"postgres(?:ql)?://(?:([^/@]*)@)?([^/?@]*)/?([^?]*)(?:\?(.*))?", text, re.IGNORECASE)
    if parts is None:
        raise _unreadable()
    who, hosts, database, options = parts.groups(default="")
    more = dict(parse_qsl(options))
    if ":" in who or {"password", "passfile", "sslpassword"} & set(more):
        raise _with_password()
    if not hosts or not database:
        raise _unreadable()
    pairs = [_host(host) for host in hosts.split(",")]
    words = {"host": ",".join(host for host, _ in pairs), "port": ",".join(port for _, port in pairs)}
    words |= {"dbname": unquote(database)} | ({"user": unquote(who)} if who else {}) | more
    # Who asks is no part of which store it is.
    canonical = f"postgresql://{','.join(_joined(*pair) for pair in pairs)}/{quote(unquote(database), safe='')}"
    return Location(Kind.POSTGRESQL, canonical, canonical, tuple(words.items()))


def _joined(host: str, port: str) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _host(text: str) -> tuple[str, str]:
    found = re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[^:\[\]]+)(?::(\d{1,5}))?", text)
    if found is None or int(found[2] or DEFAULT_PORT) > 65535:
        raise _unreadable()
    return unquote(found[1]).strip("[]").lower(), found[2] or str(DEFAULT_PORT)


def _web(text: str) -> Location:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _unreadable() from error
    if parts.password is not None or parts.username is not None:
        raise _with_password()
    if not host or parts.query or parts.fragment:
        raise _unreadable()
    if parts.scheme == "http" and host not in LOOPBACK:
        raise UserError(
            tr("The address of the store begins with http:// and would send your password in clear. Use https://.")
        )
    name = f"[{host}]" if ":" in host else host
    canonical = f"{parts.scheme}://{name}{f':{port}' if port else ''}{parts.path.rstrip('/')}"
    return Location(Kind.HTTP, canonical, canonical)


def _unreadable() -> UserError:
    return UserError(
        tr(
            "The address of the store cannot be read. Write postgresql://server/database, service=name or "
            "https://server/path."
        )
    )


def _with_password() -> UserError:
    return UserError(
        tr(
            "An address with a name or a password in it would be seen by others. Leave them out and choose a login of "
            "QGIS's authentication instead."
        )
    )
