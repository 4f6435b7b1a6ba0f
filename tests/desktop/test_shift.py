"""A whole shift in the real QGIS window, on a file and on a server that dies in the middle of it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.store import create_store, open_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.postgres.create import create
from tests.servers.postgres import GARRISON, Database
from tests.store.samples import fill
from tools.servers.postgres import Cluster
from tools.servers.replication import wait_until

from .desktop import run_qgis

DRIVE = Path(__file__).parent / "drive_shift.py"
REPORTS = 12
FROZEN_SECONDS = 3.0
"""Every wait for a server is longer; the map's own work on two busy cores is shorter."""


def _work(location: str, folder: Path) -> dict[str, Any]:
    return run_qgis(
        DRIVE,
        location,
        folder / "window.png",
        folder,
        KMZB_BRIEFING=str(folder / "briefing"),
        KMZB_HALF=str(folder / "half"),
    )


def _check(answer: dict[str, Any], location: str, folder: Path) -> None:
    assert "error" not in answer, answer["error"]
    assert len(answer["decided"]) == REPORTS
    assert answer["attention"] == 0
    assert answer["boxes"] == []
    assert answer["tasks"] == 0
    assert answer["longest"] < FROZEN_SECONDS
    (sheet,) = (folder / "briefing").glob("*.pdf")
    assert sheet.read_bytes().startswith(b"%PDF")
    with closing(open_store(location)) as store:
        after = {threat.id: threat for threat in store.threats(ThreatFilter(ids=tuple(answer["decided"])))}
        assert {id_: threat.status for id_, threat in after.items()} == answer["decided"]
        assert {threat.version for threat in after.values()} == {2}
        assert store.verify_audit().valid


@pytest.mark.timeout(300)
def test_a_shift_on_a_file(tmp_path: Path) -> None:
    location = str(tmp_path / "bialystok.gpkg")
    with closing(create_store(location, "KMP Białystok", GARRISON)) as store:
        fill(store, REPORTS)
    answer = _work(location, tmp_path)
    _check(answer, location, tmp_path)
    assert f"{REPORTS}" in answer["empty"]  # where the rest is, not only that nothing is here


@pytest.fixture
def server(server_folder: Path) -> Iterator[Cluster]:
    """A server of this test's own, which it may kill."""
    made = Cluster(server_folder / "shift").make().start()
    yield made
    made.remove()


@pytest.mark.timeout(300)
def test_a_shift_on_a_server_that_dies_in_the_middle(server: Cluster, passfile: Path, tmp_path: Path) -> None:
    server.execute("CREATE DATABASE store_shift")
    with closing(server.connect("store_shift")) as db:
        db.autocommit = False
        create(db, name="KMP Białystok", garrison=GARRISON, crs="EPSG:2180")
    database = Database(server, "store_shift", passfile)
    database.add("officer", ["verify", "import"])
    location = database.location("officer")
    with closing(open_store(location)) as store:
        fill(store, REPORTS)
    half = tmp_path / "half"
    with ThreadPoolExecutor(1) as pool:
        shift = pool.submit(_work, location, tmp_path)
        wait_until(lambda: half.exists() or shift.done(), "nothing is decided")
        assert not shift.done(), shift.result()
        server.kill()
        server.start()
        answer = shift.result(timeout=200)
    _check(answer, location, tmp_path)
