"""Gi* on cells against esda, counts in cells against QGIS, and what a million of each costs.

Each run has a process of its own, which does the same work in small first, so that loading libraries is not measured;
peak memory is the whole process's. Where two programs are compared, what they computed is compared too.

Gi*: counts on a square grid, queen contiguity and the cell itself; measured from the array of values to z, p and the
corrected p (esda: to z and p); its neighbour lists count.
Counts: points in a GeoPackage to 8,000 squares in a GeoPackage; QGIS makes the squares by `native:creategrid` and
counts by `native:countpointsinpolygon`. With a spatial index on the points, as every GeoPackage that QGIS writes has
one; with a filter on the layer, as layers of a store have one, which lets all points through here; and without an
index: a million points take QGIS a quarter of an hour then. "CPU" are seconds of the processor, all threads together,
which other work on the machine changes less. "Walk" is what SQLite alone needs, in one thread, to go through the
points: nothing that reads the file row by row is faster.
"""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from bench.peers import pip_peer

ESDA = ("esda==2.9.0", "libpysal==4.14.1", "numba")
SIDES = (100, 250, 500)
LARGE = 2000
WIDE, HIGH, CELL = 100, 80, 100.0
CORNER = (630_000.0, 480_000.0)
INDEXED, FILTERED, BARE = (10_000, 100_000, 1_000_000), (1_000_000,), (10_000, 1_000_000)


def main() -> None:
    print(versions())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compare_gi_star(folder)
        print()
        compare_counts(folder)
        print()
        measure_millions(folder)


def versions() -> str:
    import scipy
    import shapely
    from qgis.core import Qgis

    parts = [f"QGIS {Qgis.version()}", f"Python {platform.python_version()}", f"numpy {np.__version__}"]
    parts += [f"scipy {scipy.__version__}", f"shapely {shapely.__version__}", ", ".join(ESDA)]
    return ", ".join([*parts, f"{os.cpu_count()} cores"])


def compare_gi_star(folder: Path) -> None:
    python = pip_peer(*ESDA)
    print("Gi* on a grid against esda.G_Local.")
    _heads("cells", "ours s", "esda s", "ratio", "ours MB", "esda MB", "z apart")
    for side in SIDES:
        np.save(folder / "values.npy", values(side))
        ours, peer = run(sys.executable, folder, "gi-ours"), run(python, folder, "gi-esda")
        apart = np.abs(np.load(folder / "gi-ours.npy") - np.load(folder / "gi-esda.npy")).max()
        _row(side * side, ours, peer, f"{apart:.0e}")
        if apart > 1e-8:
            raise SystemExit("The two have not computed the same.")
    np.save(folder / "values.npy", values(LARGE))
    for task, label in (("gi-ours", ""), ("gi-ours-999", "with 999 permutations")):
        ours = run(sys.executable, folder, task)
        print(f"{LARGE * LARGE:>9}  {ours['seconds']:>9.2f}  {'–':>9}  {'–':>9}  {ours['megabytes']:>9.0f}  {label}")


def compare_counts(folder: Path) -> None:
    print(f"kmzb:gridcounts against native:creategrid + native:countpointsinpolygon, {WIDE} × {HIGH} cells.")
    heads = ("points", "ours s", "QGIS s", "ratio", "ours MB", "QGIS MB", "index")
    _heads(*heads, "ours CPU", "QGIS CPU", "ratio", "walk CPU")
    write_points(folder / "warm.gpkg", 100, index=True)
    for kind, numbers in (("yes", INDEXED), ("filtered", FILTERED), ("no", BARE)):
        for n in numbers:
            write_points(folder / "points.gpkg", n, index=kind != "no")
            tasks = [f"counts-{which}{'-filtered' * (kind == 'filtered')}" for which in ("ours", "qgis")]
            ours, peer = (run(sys.executable, folder, task) for task in tasks)
            cpu = (ours["processor"], peer["processor"])
            more = (f"{cpu[0]:.3f}", f"{cpu[1]:.2f}", f"{cpu[1] / cpu[0]:.0f}×", f"{walk(folder / 'points.gpkg'):.3f}")
            _row(n, ours, peer, kind, *more)
            first, second = (read_counts(folder / f"{task}.gpkg") for task in tasks)
            if first != second or sum(first.values()) != n:
                raise SystemExit("The two have not counted the same.")


def measure_millions(folder: Path) -> None:
    print("1,000,000 points, from GeoPackage to what is said; QGIS's grid holds no counts.")
    write_points(folder / "points.gpkg", 1_000_000, index=True)
    for task, label in (
        ("million-raster", "kmzb:hotspots, 4,000,000 cells as a raster"),
        ("million-polygons", "kmzb:hotspots, 1,000,000 cells as polygons"),
        ("million-grid", "native:creategrid, 1,000,000 cells"),
    ):
        found = run(sys.executable, folder, task)
        print(f"{label:<45}  {found['seconds']:>7.2f} s  {found['megabytes']:>6.0f} MB", flush=True)


def _heads(*heads: str) -> None:
    print("  ".join(f"{head:>9}" for head in heads))


def walk(path: Path) -> float:
    """Seconds of the processor in which SQLite goes through the geometries of all points."""
    with closing(sqlite3.connect(path)) as database:
        begin = time.process_time()
        database.execute("SELECT total(length(geom)) FROM points").fetchone()
        return time.process_time() - begin


def _row(n: int, ours: dict[str, Any], peer: dict[str, Any], *last: str) -> None:
    row = f"{n:>9}  {ours['seconds']:>9.3f}  {peer['seconds']:>9.2f}  {peer['seconds'] / ours['seconds']:>8.0f}×"
    print(
        f"{row}  {ours['megabytes']:>9.0f}  {peer['megabytes']:>9.0f}",
        *(f"{each:>9}" for each in last),
        sep="  ",
        flush=True,
    )


def values(side: int) -> np.ndarray:
    """Counts (side, side) with a few centres, the same every time."""
    rng = np.random.default_rng(1)
    x, y = np.meshgrid(np.arange(side) / side, np.arange(side) / side)
    centres = rng.random((8, 2))
    intensity = sum(np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / 0.004) for cx, cy in centres)
    return rng.poisson(0.3 + 3 * np.asarray(intensity)).astype(float)


def write_points(path: Path, n: int, *, index: bool) -> None:
    """n points, four fifths of them in 60 clusters, the same every time."""
    from osgeo import gdal

    rng = np.random.default_rng(1)
    size = np.array([WIDE, HIGH]) * CELL
    close = n * 4 // 5
    centres = rng.random((60, 2)) * size
    clustered = centres[rng.integers(0, 60, close)] + rng.normal(0, size / 40, (close, 2))
    xy = np.clip(np.vstack([clustered, rng.random((n - close, 2)) * size]), 0.001, size - 0.001) + CORNER
    xy = np.floor(xy * 1000) / 1000 + 0.0005  # none on a line between cells
    table = path.with_suffix(".csv")
    np.savetxt(table, xy, "%.4f", delimiter=",", header="x,y", comments="")
    path.unlink(missing_ok=True)
    source = gdal.OpenEx(str(table), open_options=["X_POSSIBLE_NAMES=x", "Y_POSSIBLE_NAMES=y", "KEEP_GEOM_COLUMNS=NO"])
    options = ["-lco", f"SPATIAL_INDEX={'YES' if index else 'NO'}", "-nln", "points", "-a_srs", "EPSG:2180"]
    gdal.VectorTranslate(str(path), source, options=options)


def read_counts(path: Path) -> dict[tuple[int, int], int]:
    """The count of each cell by its column and row."""
    from osgeo import ogr

    layer = (dataset := ogr.Open(str(path))).GetLayer(0)
    counts = {}
    for feature in layer:
        west, _, south, _ = feature.GetGeometryRef().GetEnvelope()
        counts[round(west / CELL), round(south / CELL)] = int(feature.GetField("count"))
    del layer, dataset
    return counts


def run(python: str, folder: Path, task: str) -> dict[str, Any]:
    """Runs a task in a process of its own: seconds and peak MB; what it computed is left in the folder."""
    command = [python, "-m", "bench.bench_places", task, str(folder)]
    environment = {"XDG_RUNTIME_DIR": str(folder), **os.environ}
    done = subprocess.run(command, stdout=subprocess.PIPE, env=environment, check=False)
    if done.returncode:
        raise SystemExit(f"{task} ended with code {done.returncode}.")
    return json.loads(done.stdout.splitlines()[-1])


def peak_megabytes() -> float:
    """Of this process alone; what the system reports to the parent counts the parent's own memory before the start."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(float(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def measure(task: str, folder: Path) -> dict[str, float]:
    """Seconds of the task in this process, of the clock and the processor, once it has done it in small."""
    work: Any = gi_star if task.startswith("gi-") else Algorithms()
    found: dict[str, float] = {}
    for small in (True, False):
        begin, busy = time.perf_counter(), time.process_time()
        work(task, folder, small)
        found = {"seconds": time.perf_counter() - begin, "processor": time.process_time() - busy}
    return found


def gi_star(task: str, folder: Path, small: bool) -> None:
    array = values(20) if small else np.load(folder / "values.npy")
    if task == "gi-esda":
        import warnings

        from esda import G_Local
        from libpysal.weights import fill_diagonal, lat2W

        warnings.simplefilter("ignore")
        weights = fill_diagonal(lat2W(*array.shape, rook=False), 1.0)
        z = G_Local(array.ravel(), weights, transform="B", permutations=0, star=True).Zs.reshape(array.shape)
    else:
        from kmzb_plugin.analysis.getisord import gi_star_grid

        z = gi_star_grid(array, CELL, permutations=999 if task.endswith("999") else 0).z
    np.save(folder / f"{task}.npy", z)


class Algorithms:
    """Runs the algorithms of a task; QGIS lives as long as this does."""

    def __init__(self) -> None:
        from qgis.analysis import QgsNativeAlgorithms
        from qgis.core import QgsApplication

        self._application = QgsApplication([], False)
        self._application.initQgis()
        self._registry = QgsApplication.processingRegistry()
        self._native = QgsNativeAlgorithms(self._registry)
        self._registry.addProvider(self._native)

    def __call__(self, task: str, folder: Path, small: bool) -> None:
        points = f"{folder / ('warm' if small else 'points')}.gpkg|layername=points"
        if task.endswith("-filtered"):
            points += "|subset=fid > 0"
        output = folder / (f"warm{os.getpid()}" if small else task)
        extent = f"{CORNER[0]},{CORNER[0] + WIDE * CELL},{CORNER[1]},{CORNER[1] + HIGH * CELL} [EPSG:2180]"
        gpkg = f"{output}.gpkg"
        Path(gpkg).unlink(missing_ok=True)
        if task.startswith("counts-ours"):
            self._run("kmzb:gridcounts", {"INPUT": points, "CELL_SIZE": CELL, "EXTENT": extent, "OUTPUT": gpkg})
        elif task.startswith("counts-qgis"):
            grid = f"{output}-grid.gpkg"
            self._run("native:creategrid", _grid(extent, CELL, grid))
            parameters = {"POLYGONS": grid, "POINTS": points, "FIELD": "count", "OUTPUT": gpkg}
            self._run("native:countpointsinpolygon", parameters)
        elif task == "million-grid":
            self._run("native:creategrid", _grid(extent, 500.0 if small else 8.944, gpkg))
        else:
            area = folder / "area.gpkg"  # all of the rectangle, not only what is near a point
            if not area.exists():
                self._run("native:extenttolayer", {"INPUT": extent, "OUTPUT": str(area)})
            wanted = {"OUTPUT": gpkg} if task == "million-polygons" else {"OUTPUT_RASTER": f"{output}.tif"}
            size = 500.0 if small else 8.96 if task == "million-polygons" else 4.474
            self._run("kmzb:hotspots", {"INPUT": points, "MASK": str(area), "CELL_SIZE": size, **wanted})

    def _run(self, name: str, parameters: dict[str, Any]) -> None:
        from qgis.core import QgsProcessingContext, QgsProcessingFeedback

        from kmzb_plugin.processing.provider import algorithm_class

        provider, algorithm_id = name.split(":")
        if provider == "kmzb":
            made = algorithm_class(algorithm_id)()
            made.initAlgorithm({})
        else:
            made = self._registry.createAlgorithmById(name)
        feedback = QgsProcessingFeedback(False)
        _, good = made.run(parameters, QgsProcessingContext(), feedback)
        if not good:
            raise SystemExit(f"{name} failed: {feedback.textLog()}")


def _grid(extent: str, size: float, output: str) -> dict[str, Any]:
    return {"TYPE": 2, "EXTENT": extent, "HSPACING": size, "VSPACING": size, "CRS": "EPSG:2180", "OUTPUT": output}


if __name__ == "__main__":
    print(json.dumps({**measure(sys.argv[1], Path(sys.argv[2])), "megabytes": peak_megabytes()}), flush=True)
    os._exit(0)  # QGIS tears itself down too slowly for a child that has said what it had to say
