"""`systemctl` for a machine without systemd: runs what the units say, and remembers the processes in $MACHINE."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from tools.servers.postgres import _as_server_user, programs  # noqa: E402
from tools.servers.web import nginx_command  # noqa: E402

MACHINE = Path(os.environ["MACHINE"])


def unit(name: str, instance: str) -> None:
    """Starts an instance of a unit anew."""
    stop(f"{name}@{instance}")
    text = (Path(os.environ["KMZB_UNITS"]) / f"{name}@.service").read_text(encoding="utf-8")
    found = dict(re.findall(r"^Environment=(\w+)=(.*)$", text, re.MULTILINE))
    (command,) = re.findall(r"^ExecStart=(.*)$", text, re.MULTILINE)
    start(f"{name}@{instance}", shlex.split(command.replace("%i", instance)), {"PATH": os.environ["PATH"], **found})


def start(name: str, command: list[str], environment: dict[str, str]) -> None:
    """Starts a process that outlives this one."""
    with (MACHINE / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    (MACHINE / f"{name}.pid").write_text(str(process.pid), encoding="utf-8")


def stop(name: str) -> None:
    """Ends a process and waits until it is gone."""
    path = MACHINE / f"{name}.pid"
    if not path.exists():
        return
    pid = int(path.read_text(encoding="utf-8"))
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
        for _ in range(200):
            if re.search(r"\) [ZX]", Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")):
                break
            time.sleep(0.05)
    with suppress(FileNotFoundError):
        path.unlink()


def postgresql(verb: str) -> None:
    """Starts, stops or restarts the server in $PGDATA. As the package's unit it says nothing of one that fails."""
    if verb == "stop" and not (Path(os.environ["PGDATA"]) / "postmaster.pid").exists():
        return
    more = ["-o", f"-p {os.environ['PGPORT']}", "-l", str(Path(os.environ["PGDATA"]).with_suffix(".log"))]
    command = [str(programs() / "pg_ctl"), "-D", os.environ["PGDATA"], "-w", "-m", "fast"]
    with (MACHINE / "pg_ctl.txt").open("ab") as output:
        words = [*_as_server_user(), *command, *(more if verb != "stop" else []), verb]
        subprocess.run(words, check=verb == "stop", stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd="/")


def nginx(verb: str) -> None:
    """Starts nginx with the sites there are, or lets it read them anew."""
    path = MACHINE / "nginx.pid"
    if verb == "reload":
        os.kill(int(path.read_text(encoding="utf-8")), signal.SIGHUP)
        return
    sites = Path(os.environ["KMZB_SITES"]) / "*.conf"
    start("nginx", nginx_command(MACHINE, str(sites)), {"PATH": os.environ["PATH"]})
    for _ in range(200):
        if path.exists() and path.read_text(encoding="utf-8").strip():
            return
        time.sleep(0.05)


def main(verb: str, *names: str) -> None:
    """What the guide asks of systemctl."""
    for name in names:
        base, _, instance = name.partition("@")
        if instance:
            unit(base, instance)
        elif name == "postgresql":
            postgresql(verb)
        elif name == "nginx":
            nginx(verb)
        elif not name.startswith("--"):
            sys.exit(f"systemctl: nobody knows {name}")


if __name__ == "__main__":
    main(*sys.argv[2:])
