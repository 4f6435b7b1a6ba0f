"""A central store that does not stand still: one primary, streaming standbys, a promotion where the primary is gone.

`synchronous_standby_names = 'ANY 1 (...)'` names the other servers: whoever commits waits until one of them has it
(applied, where the session says `synchronous_commit = remote_apply`, as hand-ins do). So of two standbys the further
one has every answer that was given; which one that is can only be told while both answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import psycopg2

from tools.servers.postgres import START_SECONDS, Cluster

_POLL = 0.05
# Without it a vacuum would stop long counts on a standby, or long counts would keep decisions waiting for it.
_STANDBY = {"hot_standby_feedback": "on"}


class Replicated:
    """A primary and its standbys in one folder; `primary` is the one that was promoted last."""

    def __init__(self, primary: Cluster, standbys: Sequence[Cluster]) -> None:
        self.primary = primary
        self.standbys = list(standbys)
        self.hosts = ",".join(f"127.0.0.1:{cluster.port}" for cluster in self.all)
        """All servers as a location has them, `host:port,host:port`: the same whoever of them is the primary."""
        self._settle()

    @classmethod
    def make(cls, folder: Path, **settings: str) -> Replicated:
        """A new primary and two standbys, started. `settings` are lines of every server's postgresql.conf."""
        primary = Cluster(folder, "one", **settings).make().start()
        return cls(primary, [primary.standby(name, **{**_STANDBY, **settings}) for name in ("two", "three")])

    @property
    def all(self) -> list[Cluster]:
        """The primary and its standbys."""
        return [self.primary, *self.standbys]

    def caught_up(self) -> None:
        """Waits until every standby shows what the primary has committed. Raises TimeoutError."""
        ((target,),) = self.primary.execute("SELECT pg_current_wal_flush_lsn()::text")
        question = "SELECT COALESCE(pg_last_wal_replay_lsn() >= %s::pg_lsn, false)"
        for standby in self.standbys:
            ask = partial(standby.execute, question, (target,))
            wait_until(lambda ask=ask: ask() == [(True,)], f"«{standby.data.name}» lags behind")  # type: ignore[misc]

    def fail_over(self) -> Cluster:
        """Promotes the furthest standby, points the others at it; returns the former primary, which must not run.

        All standbys have to answer. One that was just started has played back its log first (`caught_up`), else it
        would not say how far it is. Raises RuntimeError where the primary still runs: two would answer.
        """
        if self.primary.pid is not None:
            raise RuntimeError("stop the primary first, or two servers will answer as the primary")
        former = self.primary
        chosen = max(self.standbys, key=_received)
        chosen.promote()
        self.standbys.remove(chosen)
        self.primary = chosen
        for standby in self.standbys:
            self._follow(standby)
        self._settle()
        return former

    def rejoin(self, former: Cluster) -> None:
        """Makes a former primary a standby of the new one."""
        former.settings |= _STANDBY
        former.rejoin(self.primary)
        self.standbys.append(former)
        self._settle()

    def stop(self) -> None:
        """Ends all servers and removes their data."""
        for cluster in [*self.standbys, self.primary]:
            cluster.remove()

    def _settle(self) -> None:
        """Whoever is the primary waits for one of the others; a standby keeps the setting for when it is promoted."""
        for cluster in self.all:
            others = ", ".join(f'"{other.data.name}"' for other in self.all if other is not cluster)
            cluster.reload(synchronous_standby_names=f"ANY 1 ({others})" if others else "")

    def _follow(self, standby: Cluster) -> None:
        # A reload would do, but for a standby that has received half a record of the server that is gone: it goes on
        # waiting for the other half, which the new primary's log does not have.
        standby.restart(
            primary_conninfo=self.primary.dsn(
                "postgres", application_name=standby.data.name, password=self.primary.password
            )
        )


def wait_until(done: Callable[[], bool], otherwise: str) -> None:
    """Waits until `done`, a question to a server that may not answer yet. Raises TimeoutError with `otherwise`."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        with suppress(psycopg2.Error):
            if done():
                return
        time.sleep(_POLL)
    raise TimeoutError(otherwise)


def _received(standby: Cluster) -> int:
    """How many bytes of the log a standby has on its disk."""
    ((lsn,),) = standby.execute(
        "SELECT pg_wal_lsn_diff(GREATEST(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()), '0/0')::bigint"
    )
    return int(lsn)
