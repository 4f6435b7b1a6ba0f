"""Run as a program: kills children that hand in, at every statement in turn or at random moments, and looks after.

`python -m tests.store.killing steps FOLDER`, or `moments FOLDER COUNT` until COUNT are killed; FOLDER holds
template.gpkg. As a module: beside this file lies an `http` which is not the standard library's.
Prints how many children were killed. Forks, which a process with QGIS in it must not do: so it is a program of its own.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

from kmzb_plugin.domain.submission import Submission, annotation, verification
from kmzb_plugin.store import open_store, outbox
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.outbox import Outbox, State
from kmzb_plugin.store.sender import send

FOLDER = Path(sys.argv[2])
STORE, OUTBOX, MARK = FOLDER / "store.gpkg", FOLDER / "box" / "outbox.sqlite", FOLDER / "put-returned"


def submissions() -> list[Submission]:
    """A chain of three on one threat, a decision on another, and a conflict with a chained one behind it."""
    store = open_store(str(STORE))
    first, second, third = store.threats(ThreatFilter(), limit=3)
    store.close()
    return [
        verification(first.id, 1, "verification"),
        verification(second.id, 1, "verification"),
        verification(first.id, 2, "confirmed", note="x"),
        annotation(first.id, "x"),
        verification(third.id, 7, "verification"),
        verification(third.id, 8, "confirmed", note="x"),
    ]


def hand_in(batch: list[Submission]) -> None:
    """What a QGIS does with a decision."""
    box = Outbox(OUTBOX)
    box.put(str(STORE), batch)
    MARK.touch()
    send(box, open_store(str(STORE)))


def kill_at_statement(number: int) -> None:
    """From now on the process ends as by a power cut before its statement of that number."""
    left = number
    connect = sqlite3.connect

    def count(statement: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def traced(*args: Any, **more: Any) -> sqlite3.Connection:
        db = connect(*args, **more)
        db.set_trace_callback(count)
        return db

    sqlite3.connect = traced  # type: ignore[assignment]


def run_child(batch: list[Submission], statement: int | None, seconds: float | None) -> bool:
    """Forks a child that hands in; returns whether it was killed."""
    child = os.fork()
    if child == 0:
        try:
            if statement is not None:
                kill_at_statement(statement)
            hand_in(batch)
        except BaseException as error:
            sys.stderr.write(f"{error!r}\n")
            os._exit(1)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, status
    return os.WIFSIGNALED(status)


def look_after(batch: list[Submission]) -> None:
    """Reopens what the child left, sends what is still there, and checks that nothing is lost or doubled."""
    box, store = Outbox(OUTBOX), open_store(str(STORE))
    found = [entry.submission.id for entry in box.entries()]
    assert found in ([], [submission.id for submission in batch])
    assert found or not MARK.exists(), "what put had taken is lost"
    if not found:
        # The officer saw an error or nothing at all, and decides again.
        box.put(str(STORE), batch)
    deadline = time.monotonic() + 20
    while box.entries(states=outbox.UNFINISHED):
        assert time.monotonic() < deadline, "entries never end"
        send(box, store)
    states = [entry.state for entry in box.entries()]
    accepted = [State.ACCEPTED] * 4
    assert states == [*accepted, State.CONFLICT, State.BLOCKED], states
    for entry in box.entries():
        if entry.receipt is not None:
            assert entry.receipt == store.receipt(entry.submission.id)
    kinds = [[event.kind for event in store.history(submission.threat_id or "")] for submission in batch[:2]]
    assert kinds == [["import", "verification", "verification", "annotation"], ["import", "verification"]], kinds
    versions = {threat.id: threat.version for threat in store.threats(ThreatFilter())}
    assert [versions[batch[index].threat_id or ""] for index in (0, 1, 4)] == [3, 2, 1]
    assert store.verify_audit().valid
    store.close()
    box.close()


def once(statement: int | None = None, seconds: float | None = None) -> bool:
    """One child on a fresh store and a fresh outbox; returns whether it was killed."""
    shutil.rmtree(OUTBOX.parent, ignore_errors=True)
    for leftover in FOLDER.glob("store.gpkg*"):
        leftover.unlink()
    MARK.unlink(missing_ok=True)
    shutil.copyfile(FOLDER / "template.gpkg", STORE)
    batch = submissions()
    killed = run_child(batch, statement, seconds)
    look_after(batch)
    return killed


def main() -> None:
    # The child's claims end soon after it, so that the check need not wait for a minute.
    outbox.LEASE_SECONDS = 0.05  # type: ignore[assignment]
    if sys.argv[1] == "steps":
        killed = 0
        while once(statement=killed + 1):
            killed += 1
    else:
        killed, longest = 0, 0.5
        while killed < int(sys.argv[3]):
            # The moments close in on the time the child takes, whatever else the machine is doing.
            if once(seconds=random.uniform(0, longest)):
                killed, longest = killed + 1, longest * 1.1
            else:
                longest *= 0.8
    sys.stdout.write(f"{killed}\n")


if __name__ == "__main__":
    main()
