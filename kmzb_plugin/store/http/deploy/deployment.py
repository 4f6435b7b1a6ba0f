"""What is served, to whom, and where things stand on the server."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from ....text import UserError, tr

GATEWAY = "kmzb_gateway"
"""The login that QGIS Server connects with. It may nothing by itself but become one of the officers."""

PREFIX = "/kmzb"
"""The path under which a store is found: https://server/kmzb."""


@dataclass(frozen=True)
class Deployment:
    """One store served over the web.

    `database` are libpq's words for the store's database without user and password. `folder` is where the files will
    stand on the server, `name` the server's name in its certificate. `workers` processes of QGIS Server listen in
    the folder `sockets`, where nobody but nginx can reach them: whoever talks to them may name any project. With no
    certificate nginx speaks plain HTTP on loopback alone, as for a test or behind another proxy.

    `secret` is part of the names of the projects: whoever found a way to name a project in a question would still have
    to guess it.
    """

    database: tuple[tuple[str, str], ...]
    logins: tuple[str, ...]
    crs: str
    extent: tuple[float, float, float, float]
    folder: str = "/etc/kmzb"
    name: str = "localhost"
    port: int = 443
    certificate: str = "/etc/kmzb/tls/server.crt"
    key: str = "/etc/kmzb/tls/server.key"
    sockets: str = "/run/kmzb"
    workers: int = 4
    secret: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)

    def __post_init__(self) -> None:
        for text in (self.folder, self.name, self.certificate, self.key, self.sockets):
            if any(letter in text for letter in "\"'\\;{}$\n\r\t "):
                raise UserError(
                    tr(
                        "«{text}» cannot stand in the configuration of a server. Leave out spaces, quotes, "
                        "semicolons, braces and dollar signs."
                    ).format(text=text)
                )
