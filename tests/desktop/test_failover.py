"""The real QGIS window on three servers: the primary dies, another takes over, and the officer works on."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.postgres.create import create
from tests.servers.postgres import GARRISON, Database
from tests.store.samples import fill
from tools.servers.replication import Replicated, wait_until

from .desktop import run_qgis

DRIVE = Path(__file__).parent / "drive_failover.py"
FROZEN_SECONDS = 3.0
"""What would be a frozen window: every wait for a server is longer. The map's own work on two cores is shorter."""


@pytest.fixture
def servers(server_folder: Path) -> Iterator[Replicated]:
    """A primary and two standbys."""
    folder = server_folder / "failover"
    folder.mkdir(mode=0o755)
    made = Replicated.make(folder, fsync="off")
    yield made
    made.stop()


@pytest.mark.timeout(300)
def test_the_window_lives_through_the_death_of_the_primary(servers: Replicated, passfile: Path, tmp_path: Path) -> None:
    servers.primary.execute("CREATE DATABASE store_failover")
    with closing(servers.primary.connect("store_failover")) as db:
        db.autocommit = False
        create(db, name="KMP Białystok", garrison=GARRISON, crs="EPSG:2180")
    database = Database(servers.primary, "store_failover", passfile)
    officer = database.add("officer", ["verify", "import"])
    location = f"postgresql://{officer}@{servers.hosts}/store_failover"
    # Reading goes to a standby, which does not know a login before it has caught up.
    servers.caught_up()
    store = open_store(location)
    fill(store, 40)
    store.close()
    servers.caught_up()

    kill, promoted = tmp_path / "kill", tmp_path / "promoted"
    with ThreadPoolExecutor(1) as pool:
        window = pool.submit(
            run_qgis,
            DRIVE,
            location,
            tmp_path / "window.png",
            tmp_path,
            KMZB_KILL=str(kill),
            KMZB_PROMOTED=str(promoted),
        )
        wait_until(lambda: kill.exists() or window.done(), "the window decides nothing")
        assert not window.done(), window.result()
        servers.primary.kill()
        servers.fail_over()
        promoted.touch()
        answer = window.result(timeout=200)
    assert "error" not in answer, answer["error"]
    assert len(answer["decided"]) == 12
    assert answer["attention"] == 0
    assert answer["longest"] < FROZEN_SECONDS

    with closing(open_store(location)) as after:
        decided = after.threats(ThreatFilter(ids=tuple(answer["decided"])))
        assert {(threat.status, threat.version) for threat in decided} == {("verification", 2)}
        assert len(decided) == 12
        assert after.verify_audit().valid
