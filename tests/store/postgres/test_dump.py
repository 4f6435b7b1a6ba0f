"""A store that moves to another server by a dump: every answer, the chain, the rights, and it goes on."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.domain.submission import verification
from kmzb_plugin.store import open_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.postgres import migrations
from tests.servers.postgres import Database
from tests.store.conftest import some_threats
from tests.store.samples import fill
from tools.servers.postgres import Cluster, programs


@pytest.fixture
def other(server_folder: Path) -> Iterator[Cluster]:
    """A server that has given few transactions their numbers yet."""
    made = Cluster(server_folder, "other", fsync="off").make().start()
    yield made
    made.remove()


def run(program: str, cluster: Cluster, *arguments: str) -> None:
    """A program of PostgreSQL as the superuser of a server."""
    subprocess.run(
        [str(programs() / program), "--host", "127.0.0.1", "--port", str(cluster.port), "-U", "postgres", *arguments],
        env={**os.environ, "PGPASSWORD": cluster.password},
        check=True,
        capture_output=True,
    )


def until(cluster: Cluster, number: int) -> None:
    """Lets transactions pass up to a number."""
    with closing(cluster.connect()) as db, db.cursor() as cursor:
        last = 0
        while last < number:
            cursor.execute("SELECT pg_current_xact_id()::text::bigint")
            ((last,),) = cursor.fetchall()


def decide(store: Store, count: int) -> list[Any]:
    new = store.threats(ThreatFilter(statuses=("new",)), limit=count)
    return [store.submit([verification(threat.id, threat.version, "verification")])[0] for threat in new]


def test_a_store_moves_by_a_dump(database: Database, other: Cluster, tmp_path: Path, qgis_app: Any) -> None:
    until(database.cluster, 20_000)
    store = open_store(database.location())
    fill(store, 40)
    receipts = decide(store, 20)
    before = store.verify_audit()
    store.close()
    ((first,),) = database.execute("SELECT min(tx::text::bigint) FROM kmzb.submission")

    dump, roles = tmp_path / "store.dump", tmp_path / "roles.sql"
    run("pg_dumpall", database.cluster, "--roles-only", "--file", str(roles))
    run("pg_dump", database.cluster, "--format=custom", "--file", str(dump), database.name)
    wanted = [line for line in roles.read_text().splitlines() if "kmzb_" in line or database.person in line]
    roles.write_text("\n".join(wanted))
    run("psql", other, "--quiet", "--file", str(roles))
    other.execute(f'CREATE DATABASE "{database.name}"')
    run("pg_restore", other, "--exit-on-error", "--dbname", database.name, str(dump))
    with closing(other.connect(database.name)) as db:
        db.autocommit = False
        now = migrations.latest()
        assert migrations.migrate(db, "Test") == (now, now)

    ((last,),) = other.execute("SELECT pg_current_xact_id()::text::bigint")
    assert last < first, "the dump's numbers were given already: nothing is tried here"
    until(other, first - 1)  # the next ones have the numbers of those in the dump
    moved = open_store(Database(other, database.name, database.passfile).location())
    assert [moved.receipt(receipt.id) for receipt in receipts] == receipts
    assert moved.verify_audit() == before
    after = decide(moved, 20)
    assert all(receipt.accepted for receipt in after)
    heads = [receipt.audit_head for receipt in [*receipts, *after]]
    assert len(set(heads)) == 40, "each answer has the block of its own transaction"
    verdict = moved.verify_audit(heads[0])
    assert (verdict.valid, verdict.knows_head, verdict.head) == (True, True, heads[-1])
    assert len(some_threats(moved, 100)) == 40
    moved.close()
    leakproof = "SELECT proleakproof FROM pg_proc WHERE oid = 'geometry_overlaps(geometry, geometry)'::regprocedure"
    assert other.execute(leakproof, (), database.name) == [(True,)]
    stranger = "SELECT has_database_privilege('kmzb_read', current_database(), 'TEMPORARY')"
    assert other.execute(stranger, (), database.name) == [(False,)]
