"""Where a store is: a file, a PostgreSQL database, or an address on the web. A password is never part of it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from ..text import UserError, tr

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
DEFAULT_PORT = 5432
_SERVICE = re.compile(r"service=([\w.-]+)(?: user=([\w.@-]+))?")


class Kind(Enum):
    """What stands behind a location."""

    FILE = "file"
    POSTGRESQL = "postgresql"
    HTTP = "http"


@dataclass(frozen=True)
class Location:
    """`address` is one spelling for one store, whoever asks; `user` is who asks, where that was written.

    `shown` is for people. `words` are libpq's keywords of a database: host, port, dbname, user, service and what else
    was written.
    """

    kind: Kind
    address: str
    shown: str
    user: str = ""
    words: tuple[tuple[str, str], ...] = ()

    @property
    def canonical(self) -> str:
        """One spelling for one login to one store: opens it again, and keeps the decisions of two logins apart."""
        return self.of(self.user)

    def of(self, user: str) -> str:
        """The canonical spelling for a login."""
        if not user or self.kind is Kind.FILE:
            return self.address
        if self.address.startswith("service="):
            return f"{self.address} user={user}"
        scheme, rest = self.address.split("://", 1)
        return f"{scheme}://{quote(user, safe='')}@{rest}"

    @property
    def path(self) -> Path:
        """The path of a file."""
        return Path(self.address)


def parse(text: str) -> Location:
    """Reads what a person or a project wrote. Raises UserError, with a sentence that repeats no password."""
    text = text.strip()
    scheme = text.partition(":")[0].lower()
    if service := _SERVICE.fullmatch(text):
        name, user = service.groups(default="")
        words = {"service": name} | ({"user": user} if user else {})
        return Location(Kind.POSTGRESQL, f"service={name}", f"service={name}", user, tuple(words.items()))
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
    shown = f"postgresql://{','.join(_joined(*pair) for pair in pairs)}/{quote(unquote(database), safe='')}"
    address = f"{shown}?{urlencode(sorted(more.items()))}" if more else shown
    return Location(Kind.POSTGRESQL, address, shown, unquote(who), tuple(words.items()))


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
    if parts.password is not None:
        raise _with_password()
    if not host or parts.query or parts.fragment:
        raise _unreadable()
    if parts.scheme == "http" and host not in LOOPBACK:
        raise UserError(
            tr("The address of the store begins with http:// and would send your password in clear. Use https://.")
        )
    name = f"[{host}]" if ":" in host else host
    address = f"{parts.scheme}://{name}{f':{port}' if port else ''}{parts.path.rstrip('/')}"
    return Location(Kind.HTTP, address, address, unquote(parts.username or ""))


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
            "An address with a password in it would be seen by others. Leave it out and choose a login of QGIS's "
            "authentication instead."
        )
    )
