"""A national store against QGIS on a plain PostgreSQL table of the same rows, at 1 and 5 million threats.

The store: rights by row, one door, audit, kept counts. The peer: a copy of the table `threat` without any of it, with
a primary key and a spatial index, added as a PostgreSQL layer; it is edited and drawn as QGIS does. Both are on one
server on this machine, under the login of an analyst of the whole nation. Every task has a process of its own; what is
measured begins when QGIS has started, peak memory is the whole process's. Each task runs as often as it says, the
median counts; the first run of all is not counted, it warms the server's caches for both.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from qgis.core import QgsApplication

from kmzb_plugin.store.postgres.people import add_person
from tools import nation
from tools.servers.postgres import Cluster

SIZES = (1_000_000, 5_000_000)
DECISIONS = 10_000
BATCH = 200  # what a client hands in at once
LOGIN = "analyst"
WIDTH, HEIGHT = 1200, 800
CITY = (551_500.0, 233_500.0, 581_500.0, 253_500.0)  # Kraków and what lies about it, 30 × 20 km
POLAND = (144_000.0, 125_000.0, 877_000.0, 909_000.0)
CATEGORY = "public_alcohol"
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
    for statement in (
        "CREATE TABLE public.plain AS SELECT * FROM kmzb.threat ORDER BY fid",
        "ALTER TABLE public.plain ADD PRIMARY KEY (fid)",
        "CREATE INDEX ON public.plain USING gist (geom)",
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
    show("decided and answered", a, b)
    show("through the outbox", run("outbox", cluster, database, folder), b)


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
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"The task {task} ended with code {child.returncode}.")
        said.seek(0)
        answer = json.loads(said.read().splitlines()[-1])
    return Run(answer["seconds"], usage.ru_maxrss / 1024, answer["found"])


# --- in a process of its own -----------------------------------------------------------------------------------------


def draw(layers: list[Any], extent: tuple[float, float, float, float]) -> None:
    """Draws the map as the canvas would, and waits for it."""
    from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle
    from qgis.PyQt.QtCore import QSize

    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[-1].crs())
    settings.setOutputSize(QSize(WIDTH, HEIGHT))
    settings.setOutputDpi(96)
    settings.setExtent(QgsRectangle(*extent))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    for error in job.errors():
        raise SystemExit(error.message)


def drawn_extent(extent: tuple[float, float, float, float]) -> tuple[tuple[float, float, float, float], float]:
    """What the map of that extent shows, in the picture's shape, and its scale."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsMapSettings, QgsRectangle
    from qgis.PyQt.QtCore import QSize

    settings = QgsMapSettings()
    settings.setOutputSize(QSize(WIDTH, HEIGHT))
    settings.setOutputDpi(96)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(nation.CRS))
    settings.setExtent(QgsRectangle(*extent))
    seen = settings.visibleExtent()
    return (seen.xMinimum(), seen.yMinimum(), seen.xMaximum(), seen.yMaximum()), settings.scale()


class Ours:
    """The store as the workbench opens it."""

    def __init__(self, location: str) -> None:
        from qgis.core import QgsProject

        from kmzb_plugin.layers.group import open_layers
        from kmzb_plugin.store import open_store

        self.location = location
        self.store = open_store(location)
        self.project = QgsProject.instance()
        self.group = open_layers(self.store, self.project)

    def look(self, extent: tuple[float, float, float, float]) -> int:
        """Counts and draws a view of the map; returns what the overview counts in it."""
        from kmzb_plugin.layers.overview import OVERVIEW_SCALE, count_squares

        view, scale = drawn_extent(extent)
        found = 0
        if scale >= OVERVIEW_SCALE:
            squares = count_squares(self.store, self.group.counted(), view, scale)
            self.group.show_overview(squares)
            found = int(squares.cells["n"].sum())
        draw(self.project.layerTreeRoot().layerOrder(), extent)
        return found


class Plain:
    """The copy of the table as anybody adds it."""

    def __init__(self, location: str) -> None:
        from qgis.core import QgsDataSourceUri, QgsVectorLayer

        from kmzb_plugin.store.location import parse

        words = dict(parse(location).words)
        uri = QgsDataSourceUri()
        uri.setConnection(words["host"], words["port"], words["dbname"], words["user"], "")
        uri.setDataSource("public", "plain", "geom", "", "fid")
        self.layer = QgsVectorLayer(uri.uri(False), "plain", "postgres")
        if not self.layer.isValid():
            raise SystemExit(self.layer.error().message())

    def look(self, extent: tuple[float, float, float, float]) -> None:
        draw([self.layer], extent)


def timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def open_task(location: str, folder: Path) -> tuple[float, int]:
    made: list[Ours] = []

    def work() -> None:
        made.append(Ours(location))
        made[0].look(POLAND)

    seconds = timed(work)
    from kmzb_plugin.store.filter import ThreatFilter

    return seconds, made[0].store.count(ThreatFilter())


def plain_open_task(location: str, folder: Path) -> tuple[float, int]:
    made: list[Plain] = []

    def work() -> None:
        made.append(Plain(location))
        made[0].look(POLAND)

    seconds = timed(work)
    return seconds, made[0].layer.featureCount()


def city_task(location: str, folder: Path) -> tuple[float, int]:
    from kmzb_plugin.store.filter import ThreatFilter

    ours = Ours(location)
    seconds = timed(lambda: ours.look(CITY))
    return seconds, ours.store.count(ThreatFilter(extent=CITY))


def plain_city_task(location: str, folder: Path) -> tuple[float, int]:
    from qgis.core import QgsFeatureRequest, QgsRectangle

    plain = Plain(location)
    seconds = timed(lambda: plain.look(CITY))
    request = QgsFeatureRequest(QgsRectangle(*CITY)).setNoAttributes()
    return seconds, sum(1 for _ in plain.layer.getFeatures(request))


def filter_task(location: str, folder: Path) -> tuple[float, int]:
    from kmzb_plugin.store.filter import ThreatFilter

    ours, where = Ours(location), ThreatFilter(categories=(CATEGORY,))
    ours.look(POLAND)

    def work() -> None:
        ours.group.apply_filter(where)
        ours.look(POLAND)

    return timed(work), ours.store.count(where)


def plain_filter_task(location: str, folder: Path) -> tuple[float, int]:
    plain = Plain(location)

    def work() -> None:
        plain.layer.setSubsetString(f"\"category\" = '{CATEGORY}'")
        plain.look(POLAND)

    return timed(work), plain.layer.featureCount()


def cells_task(location: str, folder: Path) -> tuple[float, int]:
    from kmzb_plugin.store import open_store
    from kmzb_plugin.store.filter import ThreatFilter

    with closing(open_store(location)) as store:
        codes = [category.code for category in store.dictionary().categories]
        found: list[int] = []
        seconds = timed(
            lambda: found.extend(len(store.count_cells(ThreatFilter(categories=(code,)), 10_000.0)) for code in codes)
        )
    return seconds, sum(found)


def plain_cells_task(location: str, folder: Path) -> tuple[float, int]:
    from qgis.core import QgsFeatureRequest

    plain = Plain(location)
    counts: dict[tuple[int, int, str], int] = {}

    def work() -> None:
        request = QgsFeatureRequest().setSubsetOfAttributes(["category"], plain.layer.fields())
        position = plain.layer.fields().indexOf("category")
        for feature in plain.layer.getFeatures(request):
            point = feature.geometry().asPoint()
            key = (int(point.x() // 10_000), int(point.y() // 10_000), feature.attribute(position))
            counts[key] = counts.get(key, 0) + 1

    return timed(work), len(counts)


def decisions(location: str, status: str) -> tuple[Any, list[Any]]:
    """The store, and a legal next status for as many threats as are decided."""
    from kmzb_plugin.domain.submission import verification
    from kmzb_plugin.store import open_store
    from kmzb_plugin.store.filter import ThreatFilter

    store = open_store(location)
    threats = store.threats(ThreatFilter(statuses=(status,)), limit=DECISIONS)
    return store, [verification(one.id, one.version, "verification", note="Ponowna ocena.") for one in threats]


def decide_task(location: str, folder: Path) -> tuple[float, int]:
    store, batch = decisions(location, "confirmed_eliminated")
    accepted: list[bool] = []

    def work() -> None:
        for start in range(0, len(batch), BATCH):
            accepted.extend(receipt.accepted for receipt in store.submit(batch[start : start + BATCH]))

    return timed(work), sum(accepted)


def outbox_task(location: str, folder: Path) -> tuple[float, int]:
    from kmzb_plugin.store.outbox import Outbox, State
    from kmzb_plugin.store.sender import send

    store, batch = decisions(location, "not_confirmed")
    box = Outbox(folder / "box" / "outbox.sqlite")

    def work() -> None:
        box.put(location, batch)
        send(box, store)

    return timed(work), len(box.entries(states=[State.ACCEPTED]))


def plain_edit_task(location: str, folder: Path) -> tuple[float, int]:
    from qgis.core import QgsFeatureRequest
    from qgis.PyQt.QtCore import QDateTime

    plain = Plain(location)
    request = QgsFeatureRequest().setFilterExpression("\"status\" = 'confirmed_eliminated'").setLimit(DECISIONS)
    rows = [(feature.id(), feature["version"]) for feature in plain.layer.getFeatures(request)]
    status, version, updated, due = (
        plain.layer.fields().indexOf(name) for name in ("status", "version", "updated_at", "due_at")
    )

    def work() -> None:
        now = QDateTime.currentDateTimeUtc()
        plain.layer.startEditing()
        for fid, known in rows:
            values = {status: "verification", version: known + 1, updated: now, due: now.addDays(5)}
            plain.layer.changeAttributeValues(fid, values)
        if not plain.layer.commitChanges():
            raise SystemExit("; ".join(plain.layer.commitErrors()))

    return timed(work), len(rows)


def measure(task: str, location: str, folder: Path) -> dict[str, float]:
    """Starts QGIS and runs a task in this process."""
    application = QgsApplication([], False)
    application.initQgis()
    # What the workbench has loaded by the time somebody opens a store.
    import kmzb_plugin.layers.group
    import kmzb_plugin.layers.overview
    import kmzb_plugin.store.postgres.store  # noqa: F401

    seconds, found = globals()[f"{task}_task"](location, folder)
    return {"seconds": seconds, "found": found}


if __name__ == "__main__":
    if sys.argv[1:2] and not sys.argv[1].isdigit():
        print(json.dumps(measure(sys.argv[1], sys.argv[2], Path(sys.argv[3]))), flush=True)
        os._exit(0)  # QGIS tears itself down too slowly for a child that has said what it had to say
    main(tuple(map(int, sys.argv[1:])) or SIZES)
