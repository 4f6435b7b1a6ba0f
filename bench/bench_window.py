"""How long the window is held: an officer's day in the real QGIS on a screen of its own, with 500,000 threats.

A heartbeat on the main thread measures each step: the longest time in which no click would have been heard, and what
lies over the bar in all. Drawing and reading go on in threads meanwhile, on the same processors. Then what the plugin
adds to QGIS's start, started with and without it in turn, and the memory that ten reloads leave behind.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from qgis.core import QgsApplication

from bench.runs import versions
from kmzb_plugin.domain.periods import now
from kmzb_plugin.domain.submission import Outcome, Receipt, verification
from kmzb_plugin.store.demo.create import create_demo_store
from kmzb_plugin.store.outbox import Outbox
from kmzb_plugin.store.postgres.people import add_person
from tests.desktop.desktop import run_qgis
from tools import nation

COUNT, YEARS = 500_000, 8
BAR_MS = 100
LOGIN = "officer"
ANSWERED = 5_000
"""Decisions of the last days that stand in the outbox with their answers."""

STARTS = 7
TASKS = Path(__file__).with_name("window_tasks.py")


def main(count: int = COUNT) -> None:
    QgsApplication([], False)  # its reference systems are wanted
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a person's QGIS keeps what it has compiled
    print(f"The window with {count:,} threats: {versions()}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        begin = time.perf_counter()
        path = folder / "store.gpkg"
        create_demo_store(str(path), count=count, years=YEARS, end=now())
        print(f"\na GeoPackage, made in {time.perf_counter() - begin:.0f} s", flush=True)
        print_day(str(path), folder / "file")
        print_starts(path, folder)
        print_reloads(path, folder / "reloads")
        with server(folder, count) as location:
            print_day(location, folder / "server", folder / "pgpass")


@contextmanager
def server(folder: Path, count: int) -> Iterator[str]:
    """The location of a national store on a server of its own."""
    begin = time.perf_counter()
    with nation.server(folder) as cluster:
        with closing(cluster.connect("nation")) as db:
            nation.fill(db, count)
            db.autocommit = False
            add_person(db, LOGIN, ["kmzb_verify", "kmzb_analyse"], "*", password=cluster.password)
        passfile = folder / "pgpass"
        passfile.touch(mode=0o600)
        passfile.write_text(f"127.0.0.1:{cluster.port}:*:{LOGIN}:{cluster.password}\n", encoding="utf-8")
        print(f"\nPostgreSQL, made in {time.perf_counter() - begin:.0f} s", flush=True)
        yield f"postgresql://{LOGIN}@127.0.0.1:{cluster.port}/nation"


def print_day(location: str, folder: Path, passfile: Path | None = None) -> None:
    """The table of an officer's day."""
    fill_outbox(folder / "data" / "kmzb_analyst" / "outbox.sqlite", location)
    answer = run(location, folder, "day", seconds=900, passfile=passfile)
    print(f"{'':48}{'done in s':>10}{'longest hold ms':>17}{'of the plugin':>15}{f'over {BAR_MS} ms in all':>20}")
    for row in answer["rows"]:
        note = "  held" if row["ours"] > BAR_MS else "  QGIS's own" if row["longest"] > BAR_MS else ""
        held = f"{row['longest']:>17.0f}{row['ours']:>15.0f}{row['over']:>20.0f}"
        print(f"{row['step']:48}{row['seconds']:>10.2f}{held}{note}")
    print(f"{'the longest of the plugin':75}{max(row['ours'] for row in answer['rows']):>15.0f}")
    alone = run(location, folder / "alone", "alone", plugin=False, passfile=passfile, KMZB_PROJECT=folder / "day.qgz")
    label = "QGIS without the plugin, after it has read the project"
    print(f"{label:58}{alone['longest']:>17.0f}", flush=True)


def fill_outbox(path: Path, location: str) -> None:
    """Decisions that were answered lately, as a busy month leaves them."""
    with closing(Outbox(path)) as box:
        box.put(location, [verification(f"threat {n}", 1, "verification") for n in range(ANSWERED)])
        entries = box.claim(location, ANSWERED)
        box.answered(Receipt(entry.submission.id, Outcome.ACCEPTED, {"version": 2}) for entry in entries)


def print_starts(store: Path, folder: Path) -> None:
    """What the plugin adds to QGIS's start; the first start of each kind warms the caches and is not counted."""
    seconds: dict[bool, list[float]] = {True: [], False: []}
    processor: dict[bool, list[float]] = {True: [], False: []}
    own, held, after = [], [], []
    for turn in range(STARTS + 1):
        for plugin in (True, False):
            begin = time.time()
            answer = run(str(store), folder / f"start{turn}{plugin}", "started", plugin=plugin)
            if turn:
                seconds[plugin].append(answer["at"] - begin)
                processor[plugin].append(answer["processor"])
                own += [answer["plugin"]] if plugin else []
                held += [answer["held"]] if plugin else []
                after += [answer["after"]] if plugin else []
    # The fastest: whatever else goes on makes a start longer, by more than the difference that is looked for.
    print(f"\nQGIS's start, the fastest of {STARTS}: with the plugin, without it, the difference (bar {BAR_MS} ms)")
    for name, measured in (("seconds", seconds), ("seconds of the processors", processor)):
        with_it, without = min(measured[True]), min(measured[False])
        print(f"{name:36}{with_it:>8.2f}{without:>8.2f}{(with_it - without) * 1000:>8.0f} ms")
    print(f"{'classFactory and initGui alone':36}{median(own) * 1000:>24.0f} ms of the processors")
    print(f"{'all of it has come after':36}{median(after) * 1000:>24.0f} ms")
    print(f"{'longest hold until then':36}{median(held):>24.0f} ms", flush=True)


def print_reloads(store: Path, folder: Path) -> None:
    """The memory before and after ten reloads."""
    first, second, *_, last = run(str(store), folder, "reloaded", seconds=600)["megabytes"]
    print(
        f"\nmemory with the plugin unloaded: {first:.0f} MB, after one reload {second:.0f} MB, after ten {last:.0f} MB"
    )


def run(
    location: str,
    folder: Path,
    task: str,
    *,
    plugin: bool = True,
    seconds: float = 180,
    passfile: Path | None = None,
    **more: Path,
) -> dict[str, Any]:
    """Runs a task in QGIS; `more` goes into its environment. Ends if it fails."""
    folder.mkdir(exist_ok=True)
    more |= {"PGPASSFILE": passfile} if passfile else {}
    environment = {"KMZB_TASK": task} | {name: str(path) for name, path in more.items()}
    picture = folder / "unused.png"
    answer = run_qgis(TASKS, location, picture, folder, language="pl", plugin=plugin, seconds=seconds, **environment)  # type: ignore[arg-type]
    if "error" in answer:
        raise SystemExit(str(answer["error"]))
    return answer


if __name__ == "__main__":
    main()
    os._exit(0)
