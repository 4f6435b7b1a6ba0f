"""The administrator's guide: exactly its blocks, one after the other, on a machine of loopback."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from kmzb_plugin.domain.submission import Submission, report
from kmzb_plugin.store import location
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.errors import StoreUnavailable
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.http.store import HttpStore
from kmzb_plugin.store.http.transport import DirectTransport
from tools.servers.postgres import Cluster, free_port

ROOT = Path(__file__).parents[2]
MACHINE = Path(__file__).parent / "machine"
GUIDE = (ROOT / "docs" / "administrator.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```sh( standby)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STANDS_FOR = {
    "nothing.sh": ("apt-get", "useradd", "usermod"),
    "owner.py": ("install", "chown"),
    "runuser.sh": ("runuser",),
    "systemctl.py": ("systemctl",),
}


class Machine:
    """A folder that stands for a server. `values` are what its administrator writes into the guide's first block."""

    def __init__(self, folder: Path, values: dict[str, str], **environment: str) -> None:
        self.folder = folder
        self.values = values
        self.environment = folder / "environment.sh"
        folder.mkdir(exist_ok=True)
        programs = folder / "programs"
        programs.mkdir()
        for source, names in STANDS_FOR.items():
            for name in names:
                if source.endswith(".py"):
                    text = f'#!/bin/sh\nexec {sys.executable} {MACHINE / source} {name} "$@"\n'
                else:
                    text = (MACHINE / source).read_text(encoding="utf-8")
                (programs / name).write_text(text, encoding="utf-8")
                (programs / name).chmod(0o755)
        words = {
            "PATH": f"{programs}:{os.environ['PATH']}:/usr/sbin",
            "MACHINE": str(folder),
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            # What the packages of a newer Debian bring.
            "PYTHONPATH": sysconfig.get_path("purelib"),
            "QGIS_CUSTOM_CONFIG_PATH": str(folder / "qgis"),
            "XDG_DATA_HOME": str(folder / "data"),
            **environment,
        }
        lines = [f"export {name}='{value}'\n" for name, value in words.items()]
        self.environment.write_text("".join(lines), encoding="utf-8")

    def begin(self, block: str) -> None:
        """Runs the guide's first block with this machine's values."""
        for name, value in self.values.items():
            block, count = re.subn(rf"\b{name}=[^\s]+", f"{name}={value}", block)
            assert count == 1, name
        self.run(block)

    def run(self, block: str, code: int = 0) -> str:
        """Runs a block in bash, as one that stops at the first failure; what it exports stays. It ends with `code`."""
        script = f"set -euo pipefail\n. {self.environment}\n{block}\nexport -p > {self.environment}\n"
        done = subprocess.run(
            ["/bin/bash", "-c", script], cwd=self.folder, capture_output=True, text=True, timeout=240, env={}
        )
        assert done.returncode == code, f"{block}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        return done.stdout

    def stop(self) -> None:
        """Ends what the blocks have started."""
        for path in self.folder.glob("*.pid"):
            with suppress(ProcessLookupError, ValueError):
                os.kill(int(path.read_text(encoding="utf-8")), signal.SIGTERM)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short path, because the paths of sockets have to be short."""
    made = Path(tempfile.mkdtemp(prefix="kmzb-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def cluster(folder: Path) -> Iterator[Cluster]:
    """PostgreSQL as its package starts it: the user `postgres` comes in by a socket of its own without a password."""
    made = Cluster(folder / "pg", "main", unix_socket_directories=str(folder / "pg"), fsync="off").make()
    rules = made.data / "pg_hba.conf"
    local = "local all postgres trust\nlocal replication postgres trust\n"
    standby = "host replication kmzb_standby 127.0.0.1/32 scram-sha-256\n"
    rules.write_text(local + standby + rules.read_text(encoding="utf-8"), encoding="utf-8")
    yield made.start()
    made.stop("immediate")


@pytest.fixture
def machines(folder: Path, cluster: Cluster) -> Iterator[tuple[Machine, Machine]]:
    """The server, and its standby."""
    archive = shutil.make_archive(str(folder / "kmzb_plugin"), "zip", ROOT, "kmzb_plugin")
    values = {
        "KMZB_HOST": "localhost",
        "KMZB_PORT": str(free_port()),
        "KMZB_ETC": f"{folder}/etc",
        "KMZB_RUN": f"{folder}/run",
        "KMZB_SHARE": f"{folder}/share",
        "KMZB_BACKUP": f"{folder}/pg/backup",
        "KMZB_ZIP": archive,
        "KMZB_SITES": f"{folder}/sites",
        "KMZB_UNITS": f"{folder}/units",
        "KMZB_STANDBY_PASS": f"{folder}/pg/standby.pgpass",
        "PGPORT": str(cluster.port),
        "PGSOCKET": f"{folder}/pg",
        "PGDATA": str(cluster.data),
    }
    for name in ("run", "sites", "units"):
        (folder / name).mkdir()
    server = Machine(folder / "server", values)
    standby_values = values | {"PGDATA": f"{folder}/pg/standby", "PGPORT": str(free_port())}
    primary = f"host=127.0.0.1 port={cluster.port}"
    standby = Machine(folder / "standby", standby_values, PRIMARY=primary)
    yield server, standby
    with suppress(AssertionError):
        standby.run("systemctl stop postgresql")
    server.stop()


def blocks() -> list[tuple[str, bool, str]]:
    """Heading, whether it is for the standby, and text of each block."""
    found = []
    for match in BLOCK.finditer(GUIDE):
        heading = re.findall(r"^## (.*)$", GUIDE[: match.start()], re.MULTILINE)[-1]
        found.append((heading, bool(match[1]), match[2]))
    return found


def opened(folder: Path, machine: Machine, login: str, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store over the web, as a person with a password in ~/.netrc has it without QGIS."""
    monkeypatch.setenv("NETRC", str(folder / "etc" / f"first-{login}.netrc"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(folder / "etc" / "tls" / "server.crt"))
    place = location.parse(f"https://localhost:{machine.values['KMZB_PORT']}/kmzb")
    until = time.monotonic() + 30
    while True:
        try:
            return HttpStore(place, way=DirectTransport())
        except StoreUnavailable:
            # What systemctl has started needs a moment.
            assert time.monotonic() < until
            time.sleep(0.2)


def a_report() -> Submission:
    return report("speeding", {"type": "Point", "coordinates": [637_000, 390_000]}, description="Szkoła.")


@pytest.mark.timeout(600)
def test_an_empty_server_becomes_a_store_that_is_kept(
    machines: tuple[Machine, Machine], folder: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch, qgis_app: Any
) -> None:
    """Between the blocks officers report; after each way back every accepted report is there."""
    server, standby = machines
    accepted: list[str] = []
    said = ""

    def work() -> None:
        store = opened(folder, server, "a.kowalska", monkeypatch)
        assert store.describe().actor == "a.kowalska"
        assert store.describe().name == "KMP Radom"
        item = a_report()
        assert store.submit([item])[0].accepted
        accepted.append(item.id)
        assert {threat.id for threat in store.threats(ThreatFilter())} == set(accepted)
        assert store.verify_audit().valid
        store.close()

    (_, _, first), *others = blocks()
    server.begin(first)
    standby.begin(first)
    for _, is_standby, block in others:
        if "export KMZB_UNTIL=" in block:
            # A moment that never was ends the block, and does not end the way back.
            server.run(block.replace("export KMZB_UNTIL=", "export KMZB_UNTIL='2099-01-01 12:00:00+01'"), code=1)
        said += (standby if is_standby else server).run(block)
        if "pg_basebackup --host" in block:
            # Every night again, but not within the second that its folder is named by.
            time.sleep(1.0)
            server.run(block)
        if any(words in block for words in ("curl ", "pg_basebackup --host", "RESET restore_command", "ANY 1")):
            work()
    assert len(accepted) == 4
    assert "restored" in said
    assert len(list((folder / "pg" / "backup").glob("base-*"))) == 2
    assert re.search(r"VALID:\s+(true|1)", said)
    promoted = psycopg2.connect(
        host="127.0.0.1",
        port=standby.values["PGPORT"],
        user="postgres",
        dbname="kmzb",
        passfile=str(folder / "etc" / "administrator.pgpass"),
    )
    with promoted, promoted.cursor() as cursor:
        cursor.execute("SELECT id FROM kmzb.threat")
        assert {id_ for (id_,) in cursor} == set(accepted)
        cursor.execute("SELECT pg_is_in_recovery()")
        assert cursor.fetchone() == (False,)
    promoted.close()
