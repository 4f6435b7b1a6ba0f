"""A web server of our own on loopback: nginx before QGIS Server's FastCGI processes, started and stopped by pid.

What nginx serves is the configuration that `deployserver` wrote; only what surrounds it in a machine's nginx.conf is
made here.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

START_SECONDS = 60.0
QGIS_SERVER = Path("/usr/lib/cgi-bin/qgis_mapserv.fcgi")

_NGINX = """\
{user}
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log warn;
worker_processes 1;
daemon off;
events {{ worker_connections 256; }}
http {{
    access_log {folder}/nginx-access.log;
    client_body_temp_path {folder}/body;
    fastcgi_temp_path {folder}/fastcgi;
    proxy_temp_path {folder}/proxy;
    scgi_temp_path {folder}/scgi;
    uwsgi_temp_path {folder}/uwsgi;
    include {site};
}}
"""


def certificate(folder: Path, host: str = "127.0.0.1") -> tuple[Path, Path]:
    """A self-signed certificate for a loopback address and its key, in `folder`."""
    made, key = folder / "server.crt", folder / "server.key"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", f"/CN={host}"]
    more = ["-addext", f"subjectAltName=IP:{host},DNS:localhost", "-keyout", str(key), "-out", str(made)]
    subprocess.run([*command, *more], check=True, capture_output=True)
    key.chmod(0o600)
    return made, key


def password_file(path: Path, passwords: Mapping[str, str]) -> None:
    """The file of names and hashed passwords that nginx asks."""
    lines = [f"{login}:{hashed(password)}\n" for login, password in passwords.items()]
    path.write_text("".join(lines), encoding="utf-8")


def hashed(password: str) -> str:
    """A password's salted hash, which glibc's crypt() can check; the password stands on no command line."""
    command = ["openssl", "passwd", "-6", "-stdin"]
    return subprocess.run(command, input=password, text=True, check=True, capture_output=True).stdout.strip()


def nginx_command(folder: Path, site: Path | str) -> list[str]:
    """What starts nginx with the site (a file, or a pattern of files) and everything else of it in `folder`."""
    configuration = folder / "nginx.conf"
    # As root the workers would become somebody who may not read the folders of a test.
    user = "user root;" if os.geteuid() == 0 else ""
    configuration.write_text(_NGINX.format(user=user, folder=folder, site=site), encoding="utf-8")
    return [_program("nginx"), "-c", str(configuration), "-e", str(folder / "nginx-error.log")]


class WebServer:
    """nginx with the site of the file `site`, and a QGIS Server process for each path in `sockets`.

    `environment` is what the QGIS Server processes get besides PATH. Logs and pids are in `folder`; `port` is the one
    that the site listens on.
    """

    def __init__(
        self, folder: Path, site: Path, port: int, sockets: Sequence[str], environment: Mapping[str, str]
    ) -> None:
        self.folder = folder
        self.port = port
        self._site = site
        self._sockets = tuple(sockets)
        self._environment = dict(environment)
        self._running: list[subprocess.Popen[bytes]] = []
        self._workers: list[subprocess.Popen[bytes]] = []

    def start(self) -> WebServer:
        """Starts everything and waits until nginx and each QGIS Server process listen."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.start_workers()
        self._start_nginx()
        self._wait_for(self.port)
        return self

    def start_workers(self) -> None:
        """Starts the QGIS Server processes, at first or after they were killed."""
        self._workers = [self._start_worker(number, path) for number, path in enumerate(self._sockets, 1)]
        for path in self._sockets:
            self._wait_for(path)

    def stop(self) -> None:
        """Ends what was started here, in the reverse order, and waits until it is gone."""
        while self._running:
            process = self._running.pop()
            with suppress(ProcessLookupError):
                process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    @property
    def pid(self) -> int:
        """The process of nginx, which reads its configuration anew on SIGHUP."""
        return int((self.folder / "nginx.pid").read_text(encoding="utf-8"))

    def kill_workers(self) -> None:
        """Kills the QGIS Server processes, as a crash would; nginx goes on."""
        for process in self._workers:
            process.send_signal(signal.SIGKILL)
            process.wait()
            self._running.remove(process)
        self._workers = []

    def log(self) -> str:
        """Everything that the servers wrote, for a failed test and for looking for secrets."""
        return "\n".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("*.log")))

    def __enter__(self) -> WebServer:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _start_worker(self, number: int, path: str) -> subprocess.Popen[bytes]:
        home = self.folder / f"worker-{number}"
        home.mkdir(exist_ok=True)
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), **self._environment}
        command = [_program("spawn-fcgi"), "-n", "-s", path, "-M", "0660", "--", str(QGIS_SERVER)]
        return self._run(command, self.folder / f"qgis-{number}.log", environment)

    def _start_nginx(self) -> None:
        self._run(nginx_command(self.folder, self._site), self.folder / "nginx.log", {"PATH": os.environ["PATH"]})

    def _run(self, command: list[str], log: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
        with log.open("ab") as output:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment, cwd=self.folder
            )
        self._running.append(process)
        return process

    def _wait_for(self, place: int | str) -> None:
        """Until somebody listens on a port of loopback or at a path."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and all(process.poll() is None for process in self._running):
            family = socket.AF_UNIX if isinstance(place, str) else socket.AF_INET
            with suppress(OSError), closing(socket.socket(family)) as probe:
                probe.connect(place if isinstance(place, str) else ("127.0.0.1", place))
                return
            time.sleep(0.05)
        log = self.log()
        self.stop()
        raise RuntimeError(f"Nothing listens at {place}:\n{log[-4000:]}")


def _program(name: str) -> str:
    """Servers stand in folders that are not on an ordinary user's path. Raises RuntimeError."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if found is None:
        raise RuntimeError(f"There is no {name} on this machine: apt-get install nginx-light spawn-fcgi qgis-server")
    return found
