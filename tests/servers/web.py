"""A web server for the whole run, nginx before QGIS Server, and stores in databases that it serves."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests

from kmzb_plugin.store.http.deploy import bundle, web
from kmzb_plugin.store.http.deploy.deployment import GATEWAY, Deployment
from kmzb_plugin.store.http.deploy.services import ENVIRONMENT
from tests.servers.postgres import Database
from tools.servers.postgres import free_port
from tools.servers.web import WebServer, certificate, hashed

CRS = "EPSG:2180"
EXTENT = (140_000.0, 120_000.0, 870_000.0, 790_000.0)
MASTER = "only for these tests"
# Each process reads the project of a login anew: one is enough to test with, and all logins share it.
WORKERS = 1
SITES = ("pg_service.conf", "logins.map")


@dataclass
class Web:
    """What `deployserver` writes for each database, put together on one server."""

    folder: Path
    server: WebServer
    certificate: Path
    deployment: Deployment
    passwords: dict[str, str] = field(default_factory=dict)

    @property
    def location(self) -> str:
        """Where every store here is: who asks decides which one it is."""
        return f"https://127.0.0.1:{self.server.port}/kmzb"

    def serve(self, database: Database, logins: Sequence[str]) -> None:
        """Serves a database to some of its logins as well."""
        words = (("host", "127.0.0.1"), ("port", str(database.cluster.port)), ("dbname", database.name))
        deployment = Deployment(words, tuple(logins), CRS, EXTENT, str(self.folder), secret=self.deployment.secret)
        texts = bundle.files(deployment)
        for name, text in texts.items():
            if name.startswith("projects/"):
                (self.folder / name).write_text(text, encoding="utf-8")
        for name in SITES:
            with (self.folder / name).open("a", encoding="utf-8") as file:
                file.write(texts[name] + "\n")
        database.execute(texts["gateway.sql"])
        database.execute(f"ALTER ROLE {GATEWAY} PASSWORD 'gateway'")
        with (self.folder / "htpasswd").open("a", encoding="utf-8") as file:
            for login in logins:
                self.passwords[login] = secrets.token_hex(8)
                file.write(f"{login}:{hashed(self.passwords[login])}\n")
        self._reload(logins[-1])

    def _reload(self, login: str) -> None:
        """Lets nginx read the logins anew, and waits until it has."""
        os.kill(self.server.pid, signal.SIGHUP)
        until = time.monotonic() + 20
        while (code := self.ask(login, "ogc/collections/store/items").status_code) != 200:
            assert time.monotonic() < until, (code, self.server.log())
            time.sleep(0.02)

    def ask(self, login: str, path: str, method: str = "GET", **more: object) -> requests.Response:
        """A request as a login, without the client."""
        return requests.request(
            method,
            f"{self.location}/{path}",
            auth=(login, self.passwords.get(login, "")),
            verify=str(self.certificate),
            timeout=60,
            allow_redirects=False,
            **more,
        )

    def login(self, name: str) -> str:
        """The id of a login kept by QGIS."""
        return kept_login(name, self.passwords[name])


def kept_login(name: str, password: str) -> str:
    """Keeps a name and a password in QGIS's authentication and returns their id."""
    from qgis.core import QgsApplication, QgsAuthMethodConfig

    manager = QgsApplication.authManager()
    assert manager.setMasterPassword(MASTER, True)
    config = QgsAuthMethodConfig("Basic")
    config.setName(name)
    config.setConfig("username", name)
    config.setConfig("password", password)
    assert manager.storeAuthenticationConfig(config)
    return str(config.id())


def trust(path: Path) -> None:
    """Lets QGIS trust a certificate."""
    from qgis.core import QgsApplication, QgsAuthCertUtils
    from qgis.PyQt.QtNetwork import QSslCertificate

    manager = QgsApplication.authManager()
    assert manager.setMasterPassword(MASTER, True)
    (made,) = QSslCertificate.fromPath(str(path))
    assert manager.storeCertAuthority(made)
    assert manager.storeCertTrustPolicy(made, QgsAuthCertUtils.CertTrustPolicy.Trusted)
    manager.rebuildCaCertsCache()
    manager.rebuildTrustedCaCertsCache()


@pytest.fixture(scope="session")
def web_server(qgis_app: Any) -> Iterator[Web]:
    """One server for all tests of this process, which serves nothing yet."""
    # Paths of sockets have to be short.
    folder = Path(tempfile.mkdtemp(prefix="kmzb-"))
    made, key = certificate(folder)
    deployment = Deployment(
        (), (), CRS, EXTENT, str(folder), "127.0.0.1", free_port(), str(made), str(key), str(folder), WORKERS
    )
    bundle.write(deployment, folder)
    (folder / "projects").mkdir()
    (folder / "htpasswd").touch()
    (folder / "pgpass").write_text(f"*:*:*:{GATEWAY}:gateway\n", encoding="utf-8")
    (folder / "pgpass").chmod(0o600)
    server = WebServer(
        folder / "server", folder / "nginx/kmzb.conf", deployment.port, web.sockets(deployment), ENVIRONMENT
    )
    trust(made)
    with server:
        yield Web(folder, server, made, deployment)
    shutil.rmtree(folder)


__all__ = ["CRS", "EXTENT", "Web", "kept_login", "trust", "web_server"]
