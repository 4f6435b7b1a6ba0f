"""A PostgreSQL server of our own on loopback: made in a folder, started, stopped, killed, copied to standbys.

PostgreSQL refuses to run as root: then it runs as the user `postgres` that its package brings.
"""

from __future__ import annotations

import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import psycopg2

SUPERUSER = "postgres"
START_SECONDS = 60.0

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "wal_level": "replica",
    "hot_standby": "on",
    "wal_log_hints": "on",
    "max_wal_senders": "6",
    "wal_keep_size": "256MB",
    "log_line_prefix": "%m [%p] %u@%d ",
    "timezone": "UTC",
    "password_encryption": "scram-sha-256",
}


def programs() -> Path:
    """The folder of the newest PostgreSQL server here. Raises RuntimeError where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise RuntimeError(
            "There is no PostgreSQL server on this machine: apt-get install postgresql postgresql-postgis"
        )
    return found[-1].parent


def free_port() -> int:
    """A port on loopback that nobody listens on now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _as_server_user() -> list[str]:
    return ["setpriv", "--reuid", SUPERUSER, "--regid", SUPERUSER, "--init-groups"] if os.geteuid() == 0 else []


class Cluster:
    """One server with its data in `folder / name`. `settings` are lines of postgresql.conf."""

    def __init__(self, folder: Path, name: str = "primary", **settings: str) -> None:
        self.data = folder / name
        self.log = folder / f"{name}.log"
        self.port = free_port()
        self.password = secrets.token_hex(16)
        self.settings = {**_SETTINGS, **settings}

    # --- making and running --------------------------------------------------------------------------------------

    def make(self) -> Cluster:
        """Makes the data folder, with a password for the superuser and none for anybody without one."""
        self._own_folder()
        secret = self.data.parent / f"{self.data.name}.secret"
        secret.write_text(self.password + "\n", encoding="utf-8")
        self._give_away(secret)
        self._call(
            "initdb",
            "--pgdata", str(self.data),
            "--username", SUPERUSER,
            "--pwfile", str(secret),
            "--auth", "scram-sha-256",
            "--encoding", "UTF8",
            "--locale", "C.UTF-8",
            "--no-sync",
        )  # fmt: skip
        secret.unlink()
        self._configure()
        return self

    def start(self) -> Cluster:
        """Starts the server and waits until it answers."""
        self._call("pg_ctl", "--pgdata", str(self.data), "--log", str(self.log), "-o", f"-p {self.port}", "--wait",
                   "--timeout", str(int(START_SECONDS)), "start")  # fmt: skip
        return self

    def stop(self, mode: str = "fast") -> None:
        """Stops the server if it runs: `smart`, `fast` or `immediate`."""
        if self.pid is not None:
            self._call("pg_ctl", "--pgdata", str(self.data), "--mode", mode, "--wait", "stop")

    def kill(self) -> None:
        """Kills the server and all its processes with SIGKILL, as a power cut would, and waits until they are gone."""
        if (pid := self.pid) is None:
            return
        os.kill(pid, signal.SIGSTOP)  # so that no child comes after they are counted
        group = [pid, *_children(pid)]
        for process in group:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        until = time.monotonic() + START_SECONDS
        while any(_runs(process) for process in group) and time.monotonic() < until:
            time.sleep(0.02)
        # Whoever inherits the dead process may leave it unburied for a while, and then it counts as a running server.
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def restart(self, **settings: str) -> None:
        """Stops and starts, with these lines of postgresql.conf."""
        self.stop()
        self.settings |= settings
        self._configure()
        self.start()

    def reload(self, **settings: str) -> None:
        """Sets lines of postgresql.conf that need no restart."""
        self.settings |= settings
        self._configure()
        self._call("pg_ctl", "--pgdata", str(self.data), "reload")

    def remove(self) -> None:
        """Stops the server and removes its data."""
        self.stop("immediate")
        shutil.rmtree(self.data, ignore_errors=True)

    @property
    def pid(self) -> int | None:
        """The server's process; None where none runs."""
        try:
            pid = int((self.data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return None
        return pid if _runs(pid) else None

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop("immediate")

    # --- standbys ------------------------------------------------------------------------------------------------

    def standby(self, name: str, **settings: str) -> Cluster:
        """A streaming standby of this server, made from a base backup and started; `name` is its application name."""
        made = Cluster(self.data.parent, name, **settings)
        made.password = self.password
        made._copy_from(self)
        made.start()
        return made

    def promote(self) -> None:
        """Makes a standby the primary, and waits until it is."""
        self._call("pg_ctl", "--pgdata", str(self.data), "--wait", "promote")

    def rejoin(self, primary: Cluster) -> None:
        """Makes this stopped former primary a standby of the new one, from a fresh base backup."""
        self.stop("immediate")
        shutil.rmtree(self.data)
        self._copy_from(primary)
        self.start()

    def base_backup(self, target: Path) -> None:
        """A base backup with the write-ahead log it needs, in the folder `target`."""
        source = self.dsn("postgres", application_name=target.name)
        self._call(
            "pg_basebackup",
            "--pgdata", str(target),
            "--checkpoint", "fast",
            "--wal-method", "stream",
            "--no-sync",
            "--dbname", source,
            password=self.password,
        )  # fmt: skip

    def _copy_from(self, primary: Cluster) -> None:
        self._own_folder()
        primary.base_backup(self.data)
        (self.data / "standby.signal").touch()
        self._give_away(self.data / "standby.signal")
        self.settings["primary_conninfo"] = primary.dsn(
            "postgres", application_name=self.data.name, password=primary.password
        )
        self._configure()

    # --- talking to it -------------------------------------------------------------------------------------------

    def dsn(self, database: str = "postgres", user: str = SUPERUSER, **more: str) -> str:
        """libpq's words for a connection, without a password unless one is given in `more`."""
        words = {"host": "127.0.0.1", "port": str(self.port), "dbname": database, "user": user, **more}
        return " ".join(f"{key}={_quoted(value)}" for key, value in words.items())

    def connect(self, database: str = "postgres", user: str = SUPERUSER, password: str | None = None) -> Any:
        """A connection in autocommit; as the superuser unless another user and password are given."""
        db = psycopg2.connect(self.dsn(database, user), password=self.password if password is None else password)
        db.autocommit = True
        return db

    def execute(self, statement: str, values: Sequence[object] = (), database: str = "postgres") -> list[tuple]:
        """Runs one statement as the superuser and returns its rows."""
        with closing(self.connect(database)) as db, db.cursor() as cursor:
            cursor.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []

    # --- inside --------------------------------------------------------------------------------------------------

    def _own_folder(self) -> None:
        self.data.parent.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            # Every folder on the way has to let the server's user through, and this one has to be its own.
            self._give_away(self.data.parent)
            for folder in self.data.parent.parents:
                if folder.stat().st_mode & 0o001:
                    continue
                if not folder.is_relative_to(tempfile.gettempdir()):
                    raise RuntimeError(f"The user {SUPERUSER} cannot reach «{self.data}» through «{folder}».")
                folder.chmod(folder.stat().st_mode | 0o011)

    def _give_away(self, path: Path) -> None:
        if os.geteuid() == 0:
            user = pwd.getpwnam(SUPERUSER)
            os.chown(path, user.pw_uid, user.pw_gid)

    def _configure(self) -> None:
        conf = self.data / "postgresql.auto.conf"
        lines = [f"{name} = {_quoted(value)}" for name, value in self.settings.items()]
        conf.write_text("\n".join([f"port = {self.port}", *lines, ""]), encoding="utf-8")
        self._give_away(conf)

    def _call(self, program: str, *arguments: str, password: str = "") -> str:
        # Output goes to a file: a server that was started keeps the pipe open for as long as it lives.
        said = self.data.parent / f"{self.data.name}-{program}.txt"
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PGPASSWORD": password}
        with said.open("w", encoding="utf-8") as output:
            code = subprocess.call(
                [*_as_server_user(), str(programs() / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=environment,
                cwd="/",
            )
        text = said.read_text(encoding="utf-8", errors="replace")
        if code:
            log = self.log.read_text(encoding="utf-8", errors="replace")[-2000:] if self.log.exists() else ""
            raise RuntimeError(f"{program} failed with {code}: {text}\n{log}")
        return text


def _quoted(value: str) -> str:
    return "'" + str(value).replace("\\", "\\\\").replace("'", "\\'") + "'"


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return not re.search(r"\) [ZX]", state)


def _children(pid: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, IndexError, ValueError):
            text = stat.read_text(encoding="utf-8", errors="replace")
            if int(text.rpartition(")")[2].split()[1]) == pid:
                found.append(int(stat.parent.name))
    return found
