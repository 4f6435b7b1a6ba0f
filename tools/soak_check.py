"""Whether outboxes, store, standbys and audit agree after a soak: every difference is a line that says which."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from kmzb_plugin.domain.submission import Kind, Submission
from kmzb_plugin.store.outbox import Entry, Outbox, State
from tools.servers.postgres import Cluster
from tools.servers.replication import Replicated

_VERSIONED = {Kind.VERIFICATION.value, Kind.CORRECTION.value}
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'kmzb' ORDER BY 1"
Answered = Mapping[str, dict[str, Any]]


def disagreements(
    servers: Replicated, database: str, plans: Mapping[int, Sequence[Submission]], boxes: Mapping[int, Path]
) -> tuple[Counter[str], list[str]]:
    """How many entries ended in which state, and what does not agree. All servers run and have caught up."""
    entries: dict[str, Entry] = {}
    problems: list[str] = []
    for client, path in boxes.items():
        with closing(Outbox(path)) as box:
            found = box.entries()
        problems += _of_plan(client, plans[client], found)
        entries |= {entry.submission.id: entry for entry in found}
    answered = _answers(servers.primary, database)
    problems += _of_entries(entries, answered)
    problems += _of_threats(servers.primary, database, answered)
    problems += _of_audit(servers.primary, database, answered)
    problems += _of_standbys(servers, database)
    return Counter(entry.state.value for entry in entries.values()), problems


def content(cluster: Cluster, database: str) -> dict[str, str]:
    """How many rows each table of the store has, and a digest of all of them."""
    return {
        table: cluster.execute(
            "SELECT count(*) || ' ' || COALESCE(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '')"
            f" FROM kmzb.{table} AS t",
            (),
            database,
        )[0][0]
        for (table,) in cluster.execute(_TABLES, (), database)
    }


def _answers(primary: Cluster, database: str) -> Answered:
    """Everything that was handed in, by id, in the order in which it was decided."""
    names = ("id", "kind", "threat_id", "expected_version", "outcome", "detail", "actor", "audit_head")
    rows = primary.execute(
        "SELECT r.id::text, r.kind, r.threat_id, r.expected_version, r.outcome, r.detail, r.actor, r.audit_head"
        " FROM kmzb.receipt r JOIN kmzb.submission s USING (id) ORDER BY s.fid",
        (),
        database,
    )
    return {row[0]: dict(zip(names, row, strict=True)) for row in rows}


def _of_plan(client: int, plan: Sequence[Submission], found: Sequence[Entry]) -> Iterator[str]:
    """Every decision made is in the outbox once, in its order, with its content, and has ended."""
    if [entry.submission.content for entry in found] != [submission.content for submission in plan]:
        yield f"the outbox of client {client} does not hold what was decided"
    if [entry.submission.id for entry in found] != [submission.id for submission in plan]:
        yield f"the outbox of client {client} has other ids than were decided"
    for entry in found:
        if entry.state not in {State.ACCEPTED, State.CONFLICT, State.REJECTED, State.BLOCKED}:
            yield f"{entry.submission.id} of client {client} has not ended: {entry.state.value} {entry.last_error}"


def _of_entries(entries: Mapping[str, Entry], answered: Answered) -> Iterator[str]:
    """The store has exactly what was answered, with the same answers and the heads that sealed them."""
    handed_in = {id_ for id_, entry in entries.items() if entry.receipt is not None}
    yield from (f"{id_} is in the store and no outbox has its answer" for id_ in sorted(set(answered) - handed_in))
    yield from (f"{id_} was answered and is not in the store" for id_ in sorted(handed_in - set(answered)))
    for id_ in sorted(handed_in & set(answered)):
        receipt, row = entries[id_].receipt, answered[id_]
        assert receipt is not None
        told = (receipt.outcome.value, dict(receipt.detail), receipt.audit_head)
        if told != (row["outcome"], json.loads(row["detail"]), row["audit_head"]) or not receipt.audit_head:
            yield f"{id_} was answered with {told}, the store says {row}"


def _of_threats(primary: Cluster, database: str, answered: Answered) -> Iterator[str]:
    """Every threat stands where its accepted decisions lead, one winner a version, and nothing is counted twice."""
    accepted = [row for row in answered.values() if row["outcome"] == "accepted"]
    by_threat: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in accepted:
        if row["kind"] in _VERSIONED:
            by_threat[row["threat_id"]].append(row)
    stands = primary.execute("SELECT id, version, status FROM kmzb.threat", (), database)
    for threat, version, status in stands:
        decided = by_threat.get(threat, [])
        if [row["expected_version"] for row in decided] != list(range(1, version)):
            yield f"threat {threat} has version {version} after decisions on {decided}"
        if decided and json.loads(decided[-1]["detail"])["status"] != status:
            yield f"threat {threat} is {status} after {decided[-1]['detail']}"
    for kind in (Kind.VERIFICATION, Kind.ANNOTATION, Kind.ASSIGNMENT):
        rows = primary.execute(f"SELECT submission_id::text FROM kmzb.{kind.value} ORDER BY 1", (), database)
        wanted = sorted(row["id"] for row in accepted if row["kind"] == kind.value)
        if [id_ for (id_,) in rows] != wanted:
            yield f"{len(rows)} rows of {kind.value} for {len(wanted)} accepted ones"
    counted = "SELECT plane, status, {} FROM kmzb.{} GROUP BY 1, 2 ORDER BY 1, 2"
    kept = primary.execute(counted.format("sum(n)::bigint", "cell_counts WHERE size = 10000"), (), database)
    if kept != primary.execute(counted.format("count(*)", "threat"), (), database):
        yield "the kept cells are not the counts"


def _of_audit(primary: Cluster, database: str, answered: Answered) -> Iterator[str]:
    """The chain is whole; every answer has one line in it, by the officer who handed in, under the head it names."""
    ((valid, broken),) = primary.execute("SELECT valid, first_broken FROM kmzb.verify_audit()", (), database)
    if not valid:
        yield f"the audit chain is broken at block {broken}"
    lines = primary.execute(
        "SELECT split_part(a.object, ' ', 2), a.operation, a.actor, h.hash FROM kmzb.audit a"
        " JOIN kmzb.audit_head h USING (block) WHERE a.object LIKE 'submission %'",
        (),
        database,
    )
    told = Counter(lines)
    wanted = Counter(
        (id_, f"{row['kind']} {row['outcome']}", row["actor"], row["audit_head"]) for id_, row in answered.items()
    )
    yield from (f"the audit lacks {line}" for line in sorted((wanted - told).elements()))
    yield from (f"the audit has {line} too much" for line in sorted((told - wanted).elements()))


def _of_standbys(servers: Replicated, database: str) -> Iterator[str]:
    """Every standby has the same rows."""
    wanted = content(servers.primary, database)
    for standby in servers.standbys:
        found = content(standby, database)
        yield from (
            f"«{standby.data.name}» has another {table}: {found.get(table)} instead of {digest}"
            for table, digest in wanted.items()
            if found.get(table) != digest
        )
