"""`kmzb:clusters` against QGIS's own ST-DBSCAN and scikit-learn's DBSCAN, and the Knox test against pointpats.

Each run has a process of its own, which does the same work on 100 points first, so that loading libraries is not
measured; peak memory is the whole process's.

ST-DBSCAN runs from GeoPackage to GeoPackage; the layer holds each moment as QGIS's needs it and, for ours, as text as
stores keep it; "dated" is ours by the field that QGIS's reads. QGIS's looks at all points within the radius whatever
their time, so it grows with the square of the points. "CPU" are seconds of the processor, all threads together, which
other work on the machine changes less; "its i/o" is what QGIS's needs for reading and writing alone, by a run with a
radius of nothing: where that is a large part of its time a ratio says little of the clusters. Both have found the same
where the same points are in clusters and the core points are parted the same way; border points may differ, which QGIS
gives to the first cluster it meets.

DBSCAN is measured from the arrays to the labels, and so is the Knox test, from the arrays to counts and p. Both have
counted the same where the four cells of one limit in space and one in time are equal; p comes from other permutations.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from bench.peers import pip_peer

SIDE = 10_000.0
CORNER = (630_000.0, 480_000.0)
MIN_SIZE = 10
TIME_RADIUS = 7.0
TIMED = ((10_000, 300.0), (100_000, 300.0), (100_000, 1000.0), (100_000, 2000.0))  # points, radius
NOTHING = 0.001  # a radius within which there is nobody: what is left is reading and writing
PLAIN = ((100_000, 100.0), (1_000_000, 20.0), (1_000_000, 50.0))
KNOX = ((5_000, 99), (20_000, 99), (50_000, 999))
DELTA, TAU = 200.0, 14
MOST_FOR_PEER = 20_000  # events: it keeps a table of all pairs of them
ROOT = Path(__file__).parents[1]

Found = dict[str, Any]


def main() -> None:
    python = pip_peer("pointpats==2.5.5", "scikit-learn==1.9.1")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for compare in (clusters_in_time, plain_clusters, near_repeats):
            compare(folder, python)
            print(flush=True)


def clusters_in_time(folder: Path, python: str) -> None:
    print(f"ST-DBSCAN, GeoPackage to GeoPackage, {TIME_RADIUS:g} days, at least {MIN_SIZE} points.")
    _heads(
        *("points", "radius m", "clusters", "ours s", "QGIS s", "ratio", "ours MB", "QGIS MB", "same"),
        *("ours CPU", "QGIS CPU", "ratio", "dated CPU", "ratio", "its i/o"),
    )
    _write_layer(folder / "warm.gpkg", 100)
    base: dict[int, float] = {}
    for n, radius in TIMED:
        _write_layer(folder / "points.gpkg", n)
        base[n] = base.get(n) or run(sys.executable, "timed_qgis", folder, NOTHING)["processor"]
        dated = run(sys.executable, "timed_dated", folder, radius)["processor"]
        ours, peer = (run(sys.executable, f"timed_{which}", folder, radius) for which in ("ours", "qgis"))
        same = same_clusters(folder)
        cpu, theirs = ours["processor"], peer["processor"]
        more = [f"{cpu:.2f}", f"{theirs:.2f}", f"{theirs / cpu:.0f}×", f"{dated:.2f}", f"{theirs / dated:.0f}×"]
        _row(n, radius, ours["found"], ours, peer, "yes" if same else "no", *more, f"{base[n]:.2f}")
        if not same:
            raise SystemExit("The two have not found the same clusters.")


def plain_clusters(folder: Path, python: str) -> None:
    print(f"DBSCAN, arrays to labels, at least {MIN_SIZE} points.")
    _heads("points", "radius m", "clusters", "ours s", "sklearn s", "ratio", "ours MB", "sklrn MB", "same")
    for n, radius in PLAIN:
        np.save(folder / "points.npy", points(n))
        ours, peer = run(sys.executable, "plain_ours", folder, radius), run(python, "plain_sklearn", folder, radius)
        same = same_clusters(folder)
        _row(n, radius, ours["found"], ours, peer, "yes" if same else "no")
        if not same:
            raise SystemExit("The two have not found the same clusters.")


def near_repeats(folder: Path, python: str) -> None:
    print(f"Knox test, arrays to counts and p, {DELTA:g} m and {TAU} days.")
    _heads("events", "draws", "pairs", "ours s", "ptpats s", "ratio", "ours MB", "ptpats MB", "p", "p ptpats")
    for n, draws in KNOX:
        np.save(folder / "points.npy", points(n))
        ours = run(sys.executable, "knox_ours", folder, draws)
        if n > MOST_FOR_PEER:
            _row(n, draws, ours["pairs"], ours, None, f"{ours['p']:.3f}")
            continue
        peer = run(python, "knox_pointpats", folder, draws)
        _row(n, draws, ours["pairs"], ours, peer, f"{ours['p']:.3f}", f"{peer['p']:.3f}")
        if ours["cells"] != peer["cells"]:
            raise SystemExit(f"The two have not counted the same: {ours['cells']} and {peer['cells']}.")


def _heads(*names: str) -> None:
    print("  ".join(f"{name:>9}" for name in names))


def _row(n: int, second: float, third: int, ours: Found, peer: Found | None, *rest: str) -> None:
    cells = [f"{n}", f"{second:g}", f"{third}", f"{ours['seconds']:.2f}"]
    if peer is None:
        cells += ["–", "–", f"{ours['megabytes']:.0f}", "–"]
    else:
        cells += [f"{peer['seconds']:.2f}", f"{peer['seconds'] / ours['seconds']:.0f}×"]
        cells += [f"{ours['megabytes']:.0f}", f"{peer['megabytes']:.0f}"]
    print("  ".join(f"{cell:>9}" for cell in (*cells, *rest)), flush=True)


def points(n: int) -> np.ndarray:
    """x, y and second of the year (n, 3), four fifths in 60 clusters, the same every time."""
    rng = np.random.default_rng(1)
    close = n * 4 // 5
    centres = rng.random((60, 2)) * SIDE
    clustered = centres[rng.integers(0, 60, close)] + rng.normal(0, SIDE / 40, (close, 2))
    xy = np.clip(np.vstack([clustered, rng.random((n - close, 2)) * SIDE]), 0, SIDE) + CORNER
    return np.column_stack([np.round(xy, 2), rng.integers(0, 365 * 86_400, n)])


def _write_layer(path: Path, n: int) -> None:
    from osgeo import gdal

    table = path.with_suffix(".csv")
    moments = np.datetime64("2025-01-01T00:00:00") + points(n)[:, 2].astype("timedelta64[s]")
    lines = [f"{x},{y},{moment}Z,{moment}Z\n" for (x, y, _), moment in zip(points(n), moments, strict=True)]
    table.write_text("x,y,moment,reported_at\n" + "".join(lines), encoding="utf-8")
    table.with_suffix(".csvt").write_text('"Real","Real","DateTime","String"', encoding="utf-8")
    path.unlink(missing_ok=True)
    source = gdal.OpenEx(str(table), open_options=["X_POSSIBLE_NAMES=x", "Y_POSSIBLE_NAMES=y", "KEEP_GEOM_COLUMNS=NO"])
    gdal.VectorTranslate(str(path), source, layerName="points", srcSRS="EPSG:2180", dstSRS="EPSG:2180")


def same_clusters(folder: Path) -> bool:
    """Whether the labels of both say the same of the points in clusters and of how core points are parted."""
    ours, core, theirs = (np.load(folder / f"{name}.npy") for name in ("ours", "core", "theirs"))
    pairs = set(zip(ours[core].tolist(), theirs[core].tolist(), strict=True))
    one_to_one = len(pairs) == len({one for one, _ in pairs}) == len({other for _, other in pairs})
    return one_to_one and bool(((ours < 0) == (theirs < 0)).all())


def run(python: str, task: str, folder: Path, value: float) -> Found:
    """Runs a task in a process of its own."""
    command = [python, "-m", "bench.bench_pairs", task, str(folder), str(value)]
    quiet = {"XDG_RUNTIME_DIR": str(folder), "PYTHONWARNINGS": "ignore"}
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdout=said, cwd=ROOT, env=quiet | os.environ)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{task} ended with code {child.returncode}.")
        said.seek(0)
        found: Found = json.loads(said.read().splitlines()[-1])
    return {**found, "megabytes": usage.ru_maxrss / 1024}


def timed_ours(folder: Path, radius: float) -> Found:
    options = {"RADIUS": radius, "MIN_SIZE": MIN_SIZE, "TIME_RADIUS": TIME_RADIUS}
    times = _algorithm("kmzb:clusters", folder, options)
    rows = _table(folder / "found.gpkg", "SELECT cluster, role FROM found ORDER BY fid")
    label = np.array([-1 if cluster is None else cluster for cluster, _ in rows])
    np.save(folder / "ours.npy", label)
    np.save(folder / "core.npy", np.array([role == "core" for _, role in rows]))
    return {**times, "found": int(label.max(initial=0))}


def timed_dated(folder: Path, radius: float) -> Found:
    options = {"RADIUS": radius, "MIN_SIZE": MIN_SIZE, "TIME_RADIUS": TIME_RADIUS, "TIME_FIELD": "moment"}
    return _algorithm("kmzb:clusters", folder, options)


def timed_qgis(folder: Path, radius: float) -> Found:
    milliseconds = TIME_RADIUS * 86_400_000
    options = {"EPS": radius, "MIN_SIZE": MIN_SIZE, "DATETIME_FIELD": "moment", "EPS2": milliseconds}
    times = _algorithm("native:stdbscanclustering", folder, options)
    rows = _table(folder / "found.gpkg", "SELECT CLUSTER_ID FROM found ORDER BY fid")
    np.save(folder / "theirs.npy", np.array([-1 if cluster is None else cluster for (cluster,) in rows]))
    return times


def _algorithm(name: str, folder: Path, options: dict[str, Any]) -> Found:
    """Seconds, of the clock and of the processor, from the layer to `found.gpkg`, in this process."""
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(os.path.join(QgsApplication.pkgDataPath(), "python", "plugins"))
    if name.startswith("kmzb:"):
        from kmzb_plugin.processing.hotspots.clusters import Clusters

        made: Any = Clusters()
        made.initAlgorithm({})
    else:
        from qgis.analysis import QgsNativeAlgorithms

        QgsApplication.processingRegistry().addProvider(QgsNativeAlgorithms())
        made = QgsApplication.processingRegistry().algorithmById(name).create()
    seconds = processor = 0.0
    for layer in ("warm", "points"):
        output = folder / "found.gpkg"
        output.unlink(missing_ok=True)
        parameters = {"INPUT": f"{folder / layer}.gpkg|layername=points", "OUTPUT": str(output), **options}
        begin, busy = time.perf_counter(), time.process_time()
        _, done = made.run(parameters, QgsProcessingContext(), QgsProcessingFeedback(False))
        seconds, processor = time.perf_counter() - begin, time.process_time() - busy
        if not done:
            raise SystemExit(f"{name} failed.")
    return {"seconds": seconds, "processor": processor}


def _table(path: Path, query: str) -> list[tuple[Any, ...]]:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def plain_ours(folder: Path, radius: float) -> Found:
    from kmzb_plugin.analysis.clusters import dbscan

    x, y, _ = np.load(folder / "points.npy").T
    dbscan(x[:100], y[:100], radius, MIN_SIZE)
    begin = time.perf_counter()
    found = dbscan(x, y, radius, MIN_SIZE)
    seconds = time.perf_counter() - begin
    np.save(folder / "ours.npy", found.label)
    np.save(folder / "core.npy", found.core)
    return {"seconds": seconds, "found": found.count}


def plain_sklearn(folder: Path, radius: float) -> Found:
    from sklearn.cluster import DBSCAN

    xy = np.load(folder / "points.npy")[:, :2]
    DBSCAN(eps=radius, min_samples=MIN_SIZE).fit(xy[:100])
    begin = time.perf_counter()
    found = DBSCAN(eps=radius, min_samples=MIN_SIZE).fit(xy)
    seconds = time.perf_counter() - begin
    np.save(folder / "theirs.npy", found.labels_)
    return {"seconds": seconds}


def _days(folder: Path) -> np.ndarray:
    """x, y and whole day of each event: pointpats includes its limits, and a day's limit is clear."""
    table = np.load(folder / "points.npy")
    table[:, 2] = table[:, 2] // 86_400
    return table


def knox_ours(folder: Path, draws: float) -> Found:
    from kmzb_plugin.analysis.nearrepeat import knox

    x, y, days = _days(folder).T
    limits = [float(np.nextafter(DELTA, DELTA + 1))], [TAU + 1]
    knox(x[:100], y[:100], days[:100], *limits, simulations=9)
    begin = time.perf_counter()
    result = knox(x, y, days, *limits, simulations=int(draws))
    seconds = time.perf_counter() - begin
    near, far = result.observed[:2].sum(axis=0).tolist(), result.observed[2].tolist()
    cells = [near[0], far[0], near[1], far[1]]
    return {"seconds": seconds, "cells": cells, "pairs": sum(near), "p": float(result.p[1, 0])}


def knox_pointpats(folder: Path, draws: float) -> Found:
    from pointpats import Knox

    table = _days(folder)
    Knox(table[:100, :2], table[:100, 2:], delta=DELTA, tau=TAU, permutations=9)
    begin = time.perf_counter()
    result = Knox(table[:, :2], table[:, 2:], delta=DELTA, tau=TAU, permutations=int(draws))
    seconds = time.perf_counter() - begin
    (both, space), (only_time, neither) = result.observed.astype(int).tolist()
    return {"seconds": seconds, "cells": [both, only_time, space, neither], "p": float(result.p_sim)}


TASKS: dict[str, Callable[[Path, float], Found]] = {
    "timed_ours": timed_ours,
    "timed_dated": timed_dated,
    "timed_qgis": timed_qgis,
    "plain_ours": plain_ours,
    "plain_sklearn": plain_sklearn,
    "knox_ours": knox_ours,
    "knox_pointpats": knox_pointpats,
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](Path(sys.argv[2]), float(sys.argv[3]))), flush=True)
    os._exit(0)  # QGIS tears itself down too slowly for a child that has said what it had to say
