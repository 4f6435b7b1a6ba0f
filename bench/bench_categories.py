"""Reports by area and category: `kmzb:categorysummary` against QGIS's join by location and its statistics.

Points with a category, a status and two times in a GeoPackage, areas (a Voronoi mosaic) in another, both with a spatial
index. QGIS joins the area to each point (`native:joinattributesbylocation`) and counts by area and category
(`qgis:statisticsbycategories`). "Ours" is the same cross-tabulation, with shares and location quotients; "all" also
reads status and times and counts by status, with confirmed shares and medians. Each run has a process of its own, which
has done the same in small before; what both have counted is compared. Seconds are those of the processor, all threads
together, which other work on the machine changes less.

QGIS is run on fewer points than the largest number and its seconds there are those of its line through the two
largest runs; that is marked by ~.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from bench.runs import say, table, task, versions

AREAS = 2_500
POINTS = (10_000, 50_000, 1_000_000)
MOST_FOR_QGIS = 50_000
SIDE = 50_000.0
CORNER = (600_000.0, 450_000.0)
CATEGORIES, STATUSES = 26, ("new", "verification", "confirmed", "not_confirmed", "confirmed_eliminated")


def main() -> None:
    print(versions())
    print(f"Reports by area and category, {AREAS:,} areas, {CATEGORIES} categories; seconds, and MB at most.")
    print(table("points", "ours s", "QGIS s", "ratio", "all s", "ours MB", "all MB", "QGIS MB"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_areas(folder / "areas.gpkg", AREAS)
        write_areas(folder / "warm-areas.gpkg", 20)
        write_points(folder / "warm-points.gpkg", 200)
        measured: list[tuple[int, float]] = []
        for n in POINTS:
            write_points(folder / "points.gpkg", n)
            own, whole = (task("bench.bench_categories", name, folder) for name in ("ours", "all"))
            if n <= MOST_FOR_QGIS:
                peer = task("bench.bench_categories", "qgis", folder)
                measured.append((n, peer["processor"]))
                if own["sum"] != peer["sum"]:
                    raise SystemExit("The two have not counted the same.")
                seconds, mark, memory = peer["processor"], "", f"{peer['megabytes']:.0f}"
            else:
                seconds, mark, memory = extrapolated(measured, n), "~", "–"
            cells = [f"{n:,}", f"{own['processor']:.2f}", f"{mark}{seconds:.1f}"]
            cells += [f"{mark}{seconds / own['processor']:.0f}×", f"{whole['processor']:.2f}"]
            print(table(*cells, f"{own['megabytes']:.0f}", f"{whole['megabytes']:.0f}", memory), flush=True)


def extrapolated(measured: list[tuple[int, float]], n: int) -> float:
    """Seconds for n points on the line through the last two runs."""
    (n1, s1), (n2, s2) = measured[-2:]
    return s2 + (s2 - s1) / (n2 - n1) * (n - n2)


def write_areas(path: Path, n: int) -> None:
    """A mosaic of n areas over the square, numbered."""
    import shapely

    rng = np.random.default_rng(2)
    centres = shapely.multipoints(rng.random((n, 2)) * SIDE + CORNER)
    ground = shapely.box(*CORNER, CORNER[0] + SIDE, CORNER[1] + SIDE)
    cells = shapely.get_parts(shapely.voronoi_polygons(centres, extend_to=ground))
    wkt = shapely.to_wkt(shapely.intersection(cells, ground), rounding_precision=3)
    _write(path, "POLYGON", wkt, pd.DataFrame({"area": np.arange(len(cells))}))


def write_points(path: Path, n: int) -> None:
    """n reports, four fifths of them in 200 clusters, with category, status and times, the same every time."""
    rng = np.random.default_rng(1)
    close = n * 4 // 5
    centres = rng.random((200, 2)) * SIDE
    clustered = centres[rng.integers(0, 200, close)] + rng.normal(0, SIDE / 60, (close, 2))
    xy = np.clip(np.vstack([clustered, rng.random((n - close, 2)) * SIDE]), 1.0, SIDE - 1.0) + CORNER
    day = np.datetime64("2025-01-01T00:00:00") + rng.integers(0, 365 * 86_400, n).astype("timedelta64[s]")
    decided = day + rng.integers(3_600, 30 * 86_400, n).astype("timedelta64[s]")
    kinds = [f"category_{i:02}" for i in range(CATEGORIES)]
    table = pd.DataFrame(
        {
            "category": np.array(kinds)[np.minimum(rng.geometric(0.12, n) - 1, CATEGORIES - 1)],
            "status": np.array(STATUSES)[rng.integers(0, len(STATUSES), n)],
            "reported_at": np.char.add(day.astype(str), "Z"),
            "updated_at": np.char.add(decided.astype(str), "Z"),
        }
    )
    wkt = [f"POINT ({x:.3f} {y:.3f})" for x, y in xy]
    _write(path, "POINT", wkt, table)


def _write(path: Path, kind: str, wkt: Any, attributes: pd.DataFrame) -> None:
    from osgeo import gdal

    gdal.UseExceptions()
    text = path.with_suffix(".csv")
    attributes.assign(WKT=wkt).to_csv(text, index=False)
    path.unlink(missing_ok=True)
    options = ["GEOM_POSSIBLE_NAMES=WKT", "KEEP_GEOM_COLUMNS=NO", "AUTODETECT_TYPE=YES"]
    source = gdal.OpenEx(str(text), open_options=options)
    gdal.VectorTranslate(
        str(path), source, dstSRS="EPSG:2180", srcSRS="EPSG:2180", geometryType=kind, layerName="layer"
    )
    text.unlink()


def ours(folder: Path, prefix: str, whole: bool = False) -> tuple[str, str, int]:
    """By area and category; the table, its column of numbers, and where the areas begin to be counted."""
    from tools.demo import run

    output, rows = (str(folder / f"ours-{prefix}{name}.gpkg") for name in ("areas", "table"))
    parameters = {"INPUT": f"{folder / f'{prefix}points'}.gpkg", "AREAS": f"{folder / f'{prefix}areas'}.gpkg"}
    without = {"STATUS_FIELD": "", "TIME_FIELD": "", "DECIDED_FIELD": ""} if not whole else {}
    run("categorysummary", **parameters, **without, OUTPUT=output, OUTPUT_TABLE=rows)
    return rows, "n", 1


def everything(folder: Path, prefix: str) -> tuple[str, str, int]:
    """With status and times."""
    return ours(folder, prefix, whole=True)


def qgis(folder: Path, prefix: str) -> tuple[str, str, int]:
    """The same by QGIS alone."""
    from qgis import processing

    joined, rows = (str(folder / f"qgis-{prefix}{name}.gpkg") for name in ("joined", "table"))
    points, areas = (f"{folder / f'{prefix}{name}'}.gpkg" for name in ("points", "areas"))
    parameters = {"INPUT": points, "JOIN": areas, "PREDICATE": [0], "METHOD": 1, "OUTPUT": joined}
    processing.run("native:joinattributesbylocation", parameters)
    by = ["area", "category"]
    processing.run("qgis:statisticsbycategories", {"INPUT": joined, "CATEGORIES_FIELD_NAME": by, "OUTPUT": rows})
    return rows, "count", 0


def checksum(path: str, n: str, first: int) -> int:
    """Numbers of all areas and categories as one: counts times a number of their own, added up."""
    from osgeo import ogr

    dataset = ogr.Open(path)
    name = dataset.GetLayer(0).GetName()
    kind = "CAST(substr(category, -2) AS INTEGER)"
    query = f'SELECT sum("{n}" * ((area - {first}) * {CATEGORIES} + {kind} + 1)) AS total FROM "{name}"'
    result = dataset.ExecuteSQL(query)
    total = int(result.GetNextFeature().GetField("total"))
    dataset.ReleaseResultSet(result)
    return total


if __name__ == "__main__":
    from tools.demo import qgis as window

    tasks: dict[str, Callable[[Path, str], tuple[str, str, int]]] = {"ours": ours, "all": everything, "qgis": qgis}
    work = tasks[sys.argv[1]]
    where = Path(sys.argv[2])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with window("en"):
        work(where, "warm-")
        begin, busy = time.perf_counter(), time.process_time()
        found = work(where, "")
        seconds, processor = time.perf_counter() - begin, time.process_time() - busy
        say(seconds=seconds, processor=processor, sum=checksum(*found))
