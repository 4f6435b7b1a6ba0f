"""A national store against QGIS on a plain PostgreSQL table of the same rows, at 1 and 5 million threats.

The store: rights by row, one door, audit, kept counts. The peer: a copy of the table `threat` with the same indexes and
without the rest, added as a PostgreSQL layer; it is edited and drawn as QGIS does. Both are on one server on this
machine, under the login of an analyst of the whole nation. Every task has a process of its own; what is measured
begins when QGIS has started, peak memory is the whole process's. Each task runs as often as it says, the median
counts; the first run of all is not counted, it warms the server's caches for both.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from qgis.core import QgsApplication

from bench.store_tasks import DECISIONS, measure
from kmzb_plugin.store.postgres.people import add_person
from tools import nation
from tools.servers.postgres import Cluster

SIZES = (1_000_000, 5_000_000)
LOGIN = "analyst"
RUNS = 3

# What is compared: (what it says, our task, the peer's, how often the peer's runs).
PAIRS = (
    ("first map of the whole country", "open", "plain_open", 1),
    ("points of 30 × 20 km", "city", "plain_city", RUNS),
    ("filter by category, whole country", "filter", "plain_filter", 1),
    ("counts by cell × category", "cells", "plain_cells", 1),
)


@dataclass(frozen=True)
class Run:
    """Seconds, peak MB, and what was counted, which has to be the same on both sides."""

    seconds: float
    megabytes: float
    found: int


def main(sizes: tuple[int, ...] = SIZES) -> None:
    QgsApplication([], False)  # its reference systems are wanted
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with nation.server(folder, work_mem="64MB", effective_cache_size="4GB", random_page_cost="1.1") as cluster:
            print(f"A national store against a plain table in {version(cluster)}, {os.cpu_count()} cores.")
            for count in sizes:
                database = f"nation{count}"
                prepare(cluster, database, count, folder / "pgpass")
                compare(cluster, database, count, folder)
            decide(cluster, f"nation{sizes[0]}", folder)


def version(cluster: Cluster) -> str:
    """PostgreSQL's and PostGIS's versions."""
    ((said,),) = cluster.execute("SELECT split_part(version(), ' (', 1) || ', PostGIS ' || postgis_lib_version()",
                                 (), "nation")  # fmt: skip
    return str(said)


def prepare(cluster: Cluster, database: str, count: int, passfile: Path) -> None:
    """The store, the plain copy of its threats, and the analyst of both."""
    begin = time.perf_counter()
    cluster.execute(f"CREATE DATABASE {database}")
    with closing(cluster.connect(database)) as db:
        db.autocommit = False
        nation.make_store(db)
        nation.fill(db, count)
        db.autocommit = False
        add_person(db, LOGIN, ["kmzb_verify", "kmzb_analyse"], "*", password=cluster.password)
    found = cluster.execute("SELECT pg_get_indexdef(indexrelid), indisprimary FROM pg_index"
                            " WHERE indrelid = 'kmzb.threat'::regclass", (), database)  # fmt: skip
    indexes = [
        "ALTER TABLE public.plain ADD PRIMARY KEY (fid)"
        if primary
        else re.sub(r"INDEX \S+ ON kmzb\.threat", "INDEX ON public.plain", definition)
        for definition, primary in found
    ]
    for statement in (
        "CREATE TABLE public.plain AS SELECT * FROM kmzb.threat ORDER BY fid",
        *indexes,
        "VACUUM ANALYZE public.plain",
        f"GRANT SELECT, UPDATE ON public.plain TO {LOGIN}",
    ):
        cluster.execute(statement, (), database)
    passfile.touch(mode=0o600)
    passfile.write_text(f"127.0.0.1:{cluster.port}:*:{LOGIN}:{cluster.password}\n", encoding="utf-8")
    size = cluster.execute("SELECT pg_size_pretty(pg_database_size(%s))", (database,), database)[0][0]
    print(f"\n{count:,} threats, made in {time.perf_counter() - begin:.0f} s, {size} with the plain copy")
    heads = ("ours s", "QGIS s", "ratio", "ours MB", "QGIS MB", "found")
    print(f"{'':36}" + "  ".join(f"{head:>9}" for head in heads), flush=True)


def compare(cluster: Cluster, database: str, count: int, folder: Path) -> None:
    """The tasks that only read."""
    for title, ours, peers, times in PAIRS:
        run(ours, cluster, database, folder)
        a = several(ours, cluster, database, folder, RUNS)
        b = several(peers, cluster, database, folder, times)
        show(title, a, b)
        if a.found != b.found:
            raise SystemExit(f"{title}: {a.found} and {b.found} of {count} were found.")


def decide(cluster: Cluster, database: str, folder: Path) -> None:
    """10,000 decisions handed in, each answered and audited, against the same rows edited by a layer and saved."""
    print(f"\n{DECISIONS:,} decisions")
    a = run("decide", cluster, database, folder)
    b = run("plain_edit", cluster, database, folder)
    show("in one go, as QGIS saves them", a, b)
    show("through the outbox, 200 at a time", run("outbox", cluster, database, folder), b)


def several(task: str, cluster: Cluster, database: str, folder: Path, times: int) -> Run:
    """The median of some runs; peak memory is the largest."""
    runs = [run(task, cluster, database, folder) for _ in range(times)]
    return Run(median(one.seconds for one in runs), max(one.megabytes for one in runs), runs[-1].found)


def show(title: str, ours: Run, peers: Run) -> None:
    row = f"{ours.seconds:>9.2f}  {peers.seconds:>9.2f}  {peers.seconds / ours.seconds:>8.1f}×"
    row += f"  {ours.megabytes:>9.0f}  {peers.megabytes:>9.0f}  {ours.found:>9,}"
    print(f"{title:36}{row}", flush=True)


def run(task: str, cluster: Cluster, database: str, folder: Path) -> Run:
    """Runs one task in a process of its own."""
    location = f"postgresql://{LOGIN}@127.0.0.1:{cluster.port}/{database}"
    command = [sys.executable, "-m", "bench.bench_store", task, location, str(folder)]
    runtime = folder / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    environment = {"XDG_RUNTIME_DIR": str(runtime), **os.environ, "PGPASSFILE": str(folder / "pgpass")}
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdout=said, env=environment)
        if child.wait():
            raise SystemExit(f"The task {task} ended with code {child.returncode}.")
        said.seek(0)
        answer = json.loads(said.read().splitlines()[-1])
    return Run(answer["seconds"], answer["megabytes"], answer["found"])


if __name__ == "__main__":
    if sys.argv[1:2] and not sys.argv[1].isdigit():
        print(json.dumps(measure(sys.argv[1], sys.argv[2], Path(sys.argv[3]))), flush=True)
        os._exit(0)  # QGIS tears itself down too slowly for a child that has said what it had to say
    main(tuple(map(int, sys.argv[1:])) or SIZES)
