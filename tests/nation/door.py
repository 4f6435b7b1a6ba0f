"""Handing in by plain SQL, and looking at everything a store holds."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from kmzb_plugin.domain.submission import Submission, verification
from kmzb_plugin.store.postgres.people import add_person
from tools import nation
from tools.servers.postgres import Cluster

DATABASE = "nation"
OFFICER = "officer"
PASSWORD = secrets.token_hex(16)
SMALL = nation.SMALLEST


def national_store(cluster: Cluster, passfile: Path) -> None:
    """A small nation in the database `nation`, an eighth of it not read yet, and an officer of the whole of it."""
    cluster.execute(f"CREATE DATABASE {DATABASE}")
    with closing(cluster.connect(DATABASE)) as db:
        db.autocommit = False
        nation.make_store(db)
        nation.fill(db, SMALL)
        with db.cursor() as cursor:
            cursor.execute("UPDATE kmzb.threat SET status = 'new', version = 1 WHERE fid % 8 = 0")
        db.autocommit = False
        add_person(db, OFFICER, ["kmzb_verify"], "*", password=PASSWORD)
    with passfile.open("a", encoding="utf-8") as lines:
        lines.write(f"127.0.0.1:*:*:{OFFICER}:{PASSWORD}\n")


def new_threats(cluster: Cluster, count: int) -> list[tuple[str, int]]:
    """Threats that nobody has read yet, with their versions, in the order of their ids."""
    return cluster.execute(
        "SELECT id, version FROM kmzb.threat WHERE status = 'new' ORDER BY id LIMIT %s", (count,), DATABASE
    )


def first_readings(cluster: Cluster, count: int) -> list[Submission]:
    """Decisions that take up threats that nobody has read yet."""
    return [verification(threat, version, "verification") for threat, version in new_threats(cluster, count)]


def hand_in(cluster: Cluster, batch: Sequence[Submission]) -> dict[str, tuple[str, str]]:
    """Hands in as the officer and reads back: outcome and audit head by id."""
    with closing(cluster.connect(DATABASE, OFFICER, PASSWORD)) as db, db.cursor() as cursor:
        db.autocommit = False
        with db:
            cursor.execute("SET LOCAL synchronous_commit = remote_apply")
            for submission in batch:
                row = submission.as_row()
                cursor.execute(
                    "INSERT INTO kmzb.submission (id, kind, threat_id, expected_version, payload, client_at)"
                    " VALUES (%(id)s, %(kind)s, %(threat_id)s, %(expected_version)s, %(payload)s, %(client_at)s)",
                    row,
                )
        return receipts(cluster, batch)


def receipts(cluster: Cluster, batch: Sequence[Submission]) -> dict[str, tuple[str, str]]:
    """Outcome and audit head of what a server has seen of a batch, by id."""
    ids = [submission.id for submission in batch]
    found = cluster.execute(
        "SELECT id::text, outcome, audit_head FROM kmzb.receipt WHERE id = ANY (%s::uuid[])", (ids,), DATABASE
    )
    return {id_: (outcome, head) for id_, outcome, head in found}


def heads(cluster: Cluster) -> set[str]:
    """The hashes of all sealed blocks."""
    return {hash_ for (hash_,) in cluster.execute("SELECT hash FROM kmzb.audit_head", (), DATABASE)}


def audit_is_whole(cluster: Cluster) -> bool:
    """Whether the chain fits from its first block."""
    return cluster.execute("SELECT valid FROM kmzb.verify_audit()", (), DATABASE) == [(True,)]
