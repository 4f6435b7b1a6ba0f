"""`python -m tools.soak [SUBMISSIONS] [CLIENTS] [KILLS] [SEED]`: many clients, servers killed at random, nothing lost.

A primary with two synchronous standbys holds a synthetic nation. Every client is a process with a login and an outbox
of its own that decides, remarks and assigns, partly on the same threats as the others. Meanwhile the primary is killed
and started again or replaced by a standby, standbys and clients are killed and started again. Clients go on by
themselves, with the same ids. Afterwards outboxes, store, standbys and audit have to agree to the last row.
"""

from __future__ import annotations

import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2
from qgis.core import QgsApplication

from kmzb_plugin.domain.statuses import Workflow
from kmzb_plugin.domain.submission import Kind, Submission, annotation, assignment, verification
from kmzb_plugin.store import open_store, outbox
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.errors import StoreUnavailable
from kmzb_plugin.store.outbox import Outbox
from kmzb_plugin.store.postgres.people import add_person
from kmzb_plugin.store.sender import send
from kmzb_plugin.text import UserError
from tools import nation
from tools.servers.replication import Replicated
from tools.soak_check import disagreements

SUBMISSIONS, CLIENTS, KILLS, SEED = 10_000, 8, 24, 1
DATABASE = "nation"
MINUTES = 30.0
SHARED = 0.05  # of the threats, decided by everybody
_LEASE_SECONDS = 5.0  # a killed client's claims end soon after it, so that it need not wait for a minute
_PAUSE = 0.05
_HANDED_IN = 0.85  # of what is decided, at least; what is blocked is never handed in
# Restarted or replaced; the primary is what everything hangs on.
_TARGETS = {"primary restarted": 4, "primary replaced": 3, "standby": 3, "client": 3}


@dataclass
class Outcome:
    """How the entries ended, what was killed, what does not agree (nothing, if all is well), and how long it took."""

    states: Counter[str]
    kills: Counter[str]
    problems: list[str]
    seconds: float


@dataclass
class Soak:
    """The servers, the clients' processes and their files in one folder."""

    folder: Path
    servers: Replicated
    clients: int
    running: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    def location(self, client: int) -> str:
        """Where the store is for a client: all servers, under its own login."""
        return f"postgresql://{officer(client)}@{self.servers.hosts}/{DATABASE}"

    def outbox(self, client: int) -> Path:
        return self.folder / f"client{client}" / "outbox.sqlite"

    def plan(self, client: int) -> Path:
        return self.folder / f"plan{client}.jsonl"

    def allow(self, share: float) -> None:
        """How much of their plans the clients may have decided by now."""
        draft = self.folder / "allowed.new"
        draft.write_text(str(share), encoding="utf-8")
        draft.replace(self.folder / "allowed")

    def start(self, client: int) -> None:
        """Starts a client's process; one that was killed takes up its outbox."""
        command = [sys.executable, "-m", "tools.soak", "--client", self.location(client)]
        with (self.folder / f"client{client}.log").open("ab") as said:
            self.running[client] = subprocess.Popen(
                [*command, str(self.outbox(client)), str(self.plan(client)), str(self.folder / "allowed")],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                env={**os.environ, "PGPASSFILE": str(self.folder / "pgpass")},
            )

    def unfinished(self) -> list[int]:
        """The clients that are at work. Raises RuntimeError for one that ended by an error of its own."""
        for client, process in self.running.items():
            if process.poll():
                said = (self.folder / f"client{client}.log").read_text(encoding="utf-8", errors="replace")
                raise RuntimeError(f"client {client} ended with {process.returncode}: {said[-2000:]}")
        return [client for client, process in self.running.items() if process.returncode is None]

    def kill(self, target: str, chance: random.Random) -> None:
        """Kills one of the servers or clients and brings it back."""
        if target == "client":
            client = chance.choice(self.unfinished() or list(self.running))
            self.running[client].kill()
            self.running[client].wait()
            self.start(client)
        elif target == "standby":
            standby = chance.choice(self.servers.standbys)
            standby.kill()
            standby.start()
        else:
            self.servers.primary.kill()
            if target == "primary restarted":
                self.servers.primary.start()
            else:
                self.servers.rejoin(self.servers.fail_over())
        # The next one may replace the primary: a standby has to say how far it is by then.
        self.servers.caught_up()

    def handed_in(self) -> int:
        """How many submissions the store has answered."""
        with suppress(psycopg2.Error):
            return int(self.servers.primary.execute("SELECT count(*) FROM kmzb.submission", (), DATABASE)[0][0])
        return 0

    def end(self) -> None:
        """Kills what still runs."""
        for process in self.running.values():
            process.kill()
            process.wait()
        self.servers.stop()


def soak(
    folder: Path,
    submissions: int = SUBMISSIONS,
    clients: int = CLIENTS,
    kills: int = KILLS,
    seed: int = SEED,
    *,
    said: Callable[[str], object] = lambda line: None,
    look: Callable[[Soak], object] = lambda made: None,
) -> Outcome:
    """Hands `submissions` in from `clients` processes while `kills` servers and clients are killed; then compares.

    `look` is called before the comparison. Raises TimeoutError where the clients do not end within half an hour,
    RuntimeError where one fails.
    """
    started, chance = time.monotonic(), random.Random(seed)
    made = Soak(folder, Replicated.make(folder / "servers"), clients)
    try:
        prepare(made, submissions, seed)
        said(f"{submissions:,} submissions planned on {made.servers.hosts}")
        made.allow(1 / (kills + 1))
        for client in range(clients):
            made.start(client)
        killed = _kill_meanwhile(made, submissions, kills, chance, said)
        made.servers.caught_up()
        look(made)
        plans = {client: list(read_plan(made.plan(client))) for client in range(clients)}
        boxes = {client: made.outbox(client) for client in range(clients)}
        states, problems = disagreements(made.servers, DATABASE, plans, boxes)
    finally:
        made.end()
    return Outcome(states, killed, problems, time.monotonic() - started)


def _kill_meanwhile(
    made: Soak, submissions: int, kills: int, chance: random.Random, said: Callable[[str], object]
) -> Counter[str]:
    """Kills until the clients have ended. They may go as far as the next kill, so that each one meets some at work."""
    killed: Counter[str] = Counter()
    until = time.monotonic() + MINUTES * 60
    due = [submissions * _HANDED_IN * (number + chance.random()) / (kills + 1) for number in range(kills)]
    while made.unfinished():
        if time.monotonic() > until:
            raise TimeoutError("the clients do not end")
        if due and made.handed_in() >= due[0]:
            at, target = due.pop(0), chance.choices(list(_TARGETS), list(_TARGETS.values()))[0]
            killed[target] += 1
            made.allow((killed.total() + 1) / (kills + 1))
            made.kill(target, chance)
            said(f"{made.handed_in():6,} handed in; killed after {at:,.0f}: {target}")
        time.sleep(_PAUSE)
    return killed


def officer(client: int) -> str:
    """The login of a client."""
    return f"officer{client}"


# --- before ----------------------------------------------------------------------------------------------------------


def prepare(made: Soak, submissions: int, seed: int) -> None:
    """A nation with an officer for each client, and what each of them is going to hand in."""
    primary = made.servers.primary
    primary.execute(f"CREATE DATABASE {DATABASE}")
    passwords = made.folder / "pgpass"
    passwords.touch(mode=0o600)
    with closing(primary.connect(DATABASE)) as db:
        db.autocommit = False
        nation.make_store(db)
        nation.fill(db, max(nation.SMALLEST, submissions), seed)
        db.autocommit = False
        for client in range(made.clients):
            password = uuid.uuid4().hex
            add_person(db, officer(client), ["kmzb_verify"], "*", password=password)
            with passwords.open("a", encoding="utf-8") as lines:
                lines.write(f"127.0.0.1:*:*:{officer(client)}:{password}\n")
    threats = primary.execute("SELECT id, status FROM kmzb.threat ORDER BY id", (), DATABASE)
    for client in range(made.clients):
        share = submissions // made.clients + (client < submissions % made.clients)
        chance = random.Random(f"{seed} {client}")
        planned = decisions(threats, client, made.clients, share, chance)
        with made.plan(client).open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(submission.as_row()) + "\n" for submission in planned)


def decisions(
    threats: list[tuple[str, str]], client: int, clients: int, count: int, chance: random.Random
) -> list[Submission]:
    """What one client hands in: chains on threats of its own, single decisions on those that everybody decides on."""
    workflow = Workflow.seed()
    shared = int(len(threats) * SHARED)
    own = threats[shared + client :: clients]
    chance.shuffle(own)
    planned: list[Submission] = []
    while len(planned) < count:
        kind = chance.random()
        if kind < 0.1:
            threat, status = threats[chance.randrange(shared)]
            planned.append(verification(threat, 1, _next(workflow, status, chance), note="Wspólne."))
        elif kind < 0.13:
            threat, _ = own[chance.randrange(len(own))]
            planned.append(annotation(threat, f"Uwaga {client}."))
        elif kind < 0.15:
            threat, status = own[-1]
            planned.append(verification(threat, 1, "no_such_status", note="Błędne."))
        else:
            threat, status = own.pop(0)
            planned += _chain(workflow, threat, status, chance)
    return [_with_id(submission, chance) for submission in planned[:count]]


def _chain(workflow: Workflow, threat: str, status: str, chance: random.Random) -> Iterator[Submission]:
    for version in range(1, chance.randint(2, 4)):
        status = _next(workflow, status, chance)
        yield verification(threat, version, status, note="Sprawdzono na miejscu.")
    yield assignment(threat, "dzielnicowy", expected_owner=None)
    yield annotation(threat, "Ponowna wizyta.")


def _next(workflow: Workflow, status: str, chance: random.Random) -> str:
    return chance.choice(workflow.next_statuses(status)).status.code


def _with_id(submission: Submission, chance: random.Random) -> Submission:
    made = str(uuid.UUID(int=chance.getrandbits(128), version=4))
    return Submission(submission.kind, submission.threat_id, submission.expected_version, submission.payload, made)


def read_plan(path: Path) -> Iterator[Submission]:
    """The submissions of a plan, in its order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            payload = json.loads(row["payload"])
            yield Submission(Kind(row["kind"]), row["threat_id"], row["expected_version"], payload, row["id"])


# --- a client --------------------------------------------------------------------------------------------------------


def run_client(location: str, box: Path, plan: Path, allowed: Path) -> None:
    """Puts the plan into the outbox in portions and sends until every entry has ended, whatever the servers do."""
    outbox.LEASE_SECONDS = _LEASE_SECONDS  # type: ignore[assignment]
    chance = random.Random()
    queue = Outbox(box)
    store: Store | None = None
    planned = list(read_plan(plan))
    done = 0
    while done < len(planned) or queue.entries(states=outbox.UNFINISHED):
        most = math.ceil(float(allowed.read_text(encoding="utf-8")) * len(planned))
        portion = planned[done : min(most, done + chance.randint(1, 20))]
        # What an earlier life of this client has put is left as it is.
        queue.put(location, portion)
        done += len(portion)
        store = store or _opened(location)
        if store is not None:
            send(queue, store)
        time.sleep(_PAUSE * chance.random())
    if store is not None:
        store.close()
    queue.close()


def _opened(location: str) -> Store | None:
    try:
        return open_store(location)
    except (StoreUnavailable, UserError):
        return None


def main() -> None:
    numbers = [int(argument) for argument in sys.argv[1:]]
    QgsApplication([], False)  # its reference systems are wanted
    started = time.monotonic()

    def said(line: str) -> None:
        print(f"{time.monotonic() - started:7.1f} s  {line}", flush=True)

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        outcome = soak(Path(name), *numbers, said=said)
    said("ended: " + ", ".join(f"{state} {n:,}" for state, n in sorted(outcome.states.items())))
    said("killed: " + ", ".join(f"{target} {n}" for target, n in sorted(outcome.kills.items())))
    if outcome.problems:
        raise SystemExit("Outboxes, store and audit do NOT agree:\n" + "\n".join(outcome.problems[:50]))
    said("outboxes, store, standbys and audit agree to the last row")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--client"]:
        run_client(sys.argv[2], *map(Path, sys.argv[3:]))
    else:
        main()
