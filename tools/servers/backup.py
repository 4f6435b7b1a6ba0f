"""Backups and restores of a central store: a base backup, the archived log, and a server that plays it back.

A base backup is the state of one moment; the log that the primary archives behind it leads to any moment since. What
was not archived when the primary died stands in its own `pg_wal`, if its disk is there.
"""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

from tools.servers.postgres import Cluster
from tools.servers.replication import wait_until


def archiving(archive: Path) -> dict[str, str]:
    """Settings of a server that copies each finished piece of its log into `archive`, never over one that is there."""
    into = shlex.quote(str(archive))
    return {
        "archive_mode": "on",
        "archive_command": (
            f"mkdir -p {into} && test ! -f {into}/%f && cp %p {into}/.%f && sync {into}/.%f && mv {into}/.%f {into}/%f"
        ),
        "archive_timeout": "60",
    }


def archive_now(cluster: Cluster) -> None:
    """Finishes the piece of the log that is being written and waits until it is archived. Raises TimeoutError."""
    ((last,),) = cluster.execute("SELECT pg_walfile_name(pg_switch_wal())")
    wait_until(
        lambda: cluster.execute("SELECT last_archived_wal >= %s FROM pg_stat_archiver", (last,)) == [(True,)],
        f"the log was not archived up to {last}",
    )


class Restored(Cluster):
    """A new server on a copy of a base backup. It archives nothing and has no standbys until it is told to."""

    @classmethod
    def play_back(
        cls, backup: Path, archive: Path, password: str, name: str, *, until: str = "", rescued: Path | None = None
    ) -> Restored:
        """Starts it in a folder `name` beside the backup, plays the log back, and opens it for writing.

        `until` is a moment with its zone: what was committed after it is left out; without one everything is played.
        `rescued` is the `pg_wal` of the server that died, for what it had not archived. `password` is the superuser's.
        Raises RuntimeError: the archived log does not reach the moment.
        """
        made = cls(backup.parent, name, restore_command=f"cp {shlex.quote(str(archive))}/%f %p")
        made.password = password
        subprocess.run(["cp", "-a", str(backup), str(made.data)], check=True)
        if rescued is not None:
            for piece in sorted(rescued.glob("[0-9A-F]" * 24)):
                subprocess.run(["cp", "-a", str(piece), str(made.data / "pg_wal" / piece.name)], check=True)
        if until:
            made.settings |= {"recovery_target_time": until, "recovery_target_action": "promote"}
        made._configure()
        signal = made.data / "recovery.signal"
        signal.touch()
        made._give_away(signal)
        made.start()
        wait_until(made._is_open, f"the server «{name}» does not come out of recovery")
        return made

    def _is_open(self) -> bool:
        if self.pid is None:
            raise RuntimeError(f"the log does not reach the moment: {self.log.read_text(encoding='utf-8')[-500:]}")
        return self.execute("SELECT pg_is_in_recovery()") == [(False,)]
