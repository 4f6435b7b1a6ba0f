"""`kmzb:findduplicates` against QGIS's join by nearest and against recordlinkage, on demo garrisons.

Each run has a process of its own; peak memory is the whole process's. Ours runs from GeoPackage to GeoPackage with
pairs and groups. QGIS's own way to near pairs is `native:joinbynearest` with many neighbours and a greatest distance,
from GeoPackage to GeoPackage: the pairs in reach alone, before categories, times and words, which ours has looked at
too. recordlinkage blocks by category and compares place, time and words (Jaro-Winkler, its default) of all pairs in a
block, from arrays to features of pairs: it grows with the square of the reports.

"missed" are pairs of ours that the join does not have; there must be none. Precision and recall are those of the
planted duplicates, the pairs of bursts, jokes and the new gathering place apart, which are planted too.
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
import pandas as pd

from bench.peers import pip_peer

SIZES = ((5_000, 2), (20_000, 2), (500_000, 8))  # reports, years
MOST_JOINED, MOST_LINKED = 20_000, 5_000
NEIGHBOURS = 1_000
METRES = 150.0
CROWDED = 100_000
ROOT = Path(__file__).parents[1]

Found = dict[str, Any]


def main() -> None:
    python = pip_peer("recordlinkage==0.16")
    print("Duplicates in demo garrisons (KWP-KAT), the last line all at one address.")
    heads = ("reports", "pairs", "ours s", "ours MB", "precision", "recall")
    _row(*heads, "join s", "ratio", "join MB", "missed", "linkage s", "ratio", "linkage MB")
    for n, years in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            run(sys.executable, "write", folder, n, years)
            ours = run(sys.executable, "ours", folder, n, years)
            cells = [n, ours["pairs"], f"{ours['seconds']:.1f}", f"{ours['megabytes']:.0f}"]
            cells += [f"{ours['precision']:.3f}", f"{ours['recall']:.3f}"]
            if n <= MOST_JOINED:
                joined = run(sys.executable, "join", folder, n, years)
                cells += [*_beside(ours, joined), joined["missed"]]
                if joined["missed"]:
                    raise SystemExit(f"The join lacks {joined['missed']} of our pairs.")
            else:
                cells += ["–"] * 4
            cells += _beside(ours, run(python, "linkage", folder, n, years)) if n <= MOST_LINKED else ["–"] * 3
            _row(*cells)
    with tempfile.TemporaryDirectory() as name:
        run(sys.executable, "write_crowded", Path(name), CROWDED, 1)
        ours = run(sys.executable, "ours", Path(name), CROWDED, 1)
        _row(CROWDED, ours["pairs"], f"{ours['seconds']:.1f}", f"{ours['megabytes']:.0f}")


def _beside(ours: Found, peer: Found) -> list[str]:
    return [f"{peer['seconds']:.1f}", f"{peer['seconds'] / ours['seconds']:.1f}×", f"{peer['megabytes']:.0f}"]


def _row(*cells: object) -> None:
    print("  ".join(f"{cell:>10}" for cell in cells), flush=True)


def run(python: str, task: str, folder: Path, n: int, years: int) -> Found:
    """Runs a task in a process of its own."""
    command = [python, "-m", "bench.bench_duplicates", task, str(folder), str(n), str(years)]
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


def write(folder: Path, n: int, years: int) -> Found:
    """The reports of a demo garrison as a layer, and what is planted."""
    from kmzb_plugin.domain.redaction import mask
    from kmzb_plugin.store.demo import generate, geography

    reports, truth = generate.reports(geography.read("KWP-KAT"), n, years, np.datetime64("2026-07-01T00:00:00"), 3)
    described = [mask(text).text for text in reports["description"]]
    moments = reports["reported"].to_numpy().astype("datetime64[s]").astype(str)
    table = reports[["x", "y", "category", "tag"]].assign(
        id=reports["source_ref"], description_masked=described, reported_at=np.char.add(moments, "Z")
    )
    _as_layer(table, folder)
    (folder / "planted.json").write_text(json.dumps(truth.duplicates))
    return {}


def write_crowded(folder: Path, n: int, years: int) -> Found:
    """As many reports at one address, all in the same words, over the years."""
    rng = np.random.default_rng(1)
    moments = np.datetime64("2026-01-01T00:00:00") - rng.integers(0, years * 365 * 86_400, n).astype("timedelta64[s]")
    table = pd.DataFrame({"x": 500_000.0, "y": 250_000.0, "category": "speeding", "tag": "", "id": range(n)})
    words = "Samochody jeżdżą tu za szybko, proszę o patrol."
    _as_layer(table.assign(description_masked=words, reported_at=np.char.add(moments.astype(str), "Z")), folder)
    (folder / "planted.json").write_text("[]")
    return {}


def _as_layer(table: pd.DataFrame, folder: Path) -> None:
    from osgeo import gdal

    path = folder / "points.csv"
    table.to_csv(path, index=False)
    path.with_suffix(".csvt").write_text(",".join(['"Real"'] * 2 + ['"String"'] * 5), encoding="utf-8")
    source = gdal.OpenEx(str(path), open_options=["X_POSSIBLE_NAMES=x", "Y_POSSIBLE_NAMES=y", "KEEP_GEOM_COLUMNS=NO"])
    target = str(folder / "points.gpkg")
    gdal.VectorTranslate(target, source, layerName="points", srcSRS="EPSG:2180", dstSRS="EPSG:2180")


def ours(folder: Path, n: int, years: int) -> Found:
    from kmzb_plugin.processing.category.findduplicates import FindDuplicates

    outputs = {name: str(folder / f"{name}.gpkg") for name in ("OUTPUT_PAIRS", "OUTPUT_GROUPS")}
    if not json.loads((folder / "planted.json").read_text()):
        del outputs["OUTPUT_PAIRS"]  # all are alike: more than can be drawn
    seconds = _timed(FindDuplicates(), folder, outputs)
    if "OUTPUT_PAIRS" not in outputs:
        return {"seconds": seconds, "pairs": "–"}
    pairs = _table(folder / "OUTPUT_PAIRS.gpkg", "SELECT earlier_id, later_id FROM OUTPUT_PAIRS")
    tags = dict(_table(folder / "points.gpkg", "SELECT id, tag FROM points"))
    planted = {frozenset(pair) for pair in json.loads((folder / "planted.json").read_text())}
    hands = ("burst", "joke", "emerging")
    found = {frozenset(pair) for pair in pairs if not (tags[pair[0]] == tags[pair[1]] and tags[pair[0]] in hands)}
    right = len(found & planted)
    return {
        "seconds": seconds,
        "pairs": len(pairs),
        "precision": right / len(found),
        "recall": right / len(planted),
    }


def join(folder: Path, n: int, years: int) -> Found:
    """QGIS's join by nearest of the layer with itself; how many of our pairs it does not have."""
    from qgis.analysis import QgsNativeAlgorithms
    from qgis.core import QgsApplication

    _application()
    QgsApplication.processingRegistry().addProvider(QgsNativeAlgorithms())
    algorithm = QgsApplication.processingRegistry().algorithmById("native:joinbynearest").create()
    more = {
        "INPUT_2": f"{folder / 'points.gpkg'}|layername=points",
        "FIELDS_TO_COPY": ["id"],
        "PREFIX": "other_",
        "NEIGHBORS": NEIGHBOURS,
        "MAX_DISTANCE": METRES,
        "OUTPUT": str(folder / "joined.gpkg"),
    }
    seconds = _timed(algorithm, folder, more, initialised=True)
    joined = {frozenset(pair) for pair in _table(folder / "joined.gpkg", "SELECT id, other_id FROM joined")}
    query = "SELECT earlier_id, later_id FROM OUTPUT_PAIRS WHERE why != 'burst'"
    pairs = {frozenset(pair) for pair in _table(folder / "OUTPUT_PAIRS.gpkg", query)}
    return {"seconds": seconds, "missed": len(pairs - joined)}


def _application() -> None:
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(os.path.join(QgsApplication.pkgDataPath(), "python", "plugins"))
    globals()["_kept"] = application


def _timed(algorithm: Any, folder: Path, more: dict[str, Any], *, initialised: bool = False) -> float:
    """Seconds of the clock that the algorithm takes over the layer."""
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    if not initialised:
        _application()
        algorithm.initAlgorithm({})
    parameters = {"INPUT": f"{folder / 'points.gpkg'}|layername=points", **more}
    begin = time.perf_counter()
    _, done = algorithm.run(parameters, QgsProcessingContext(), QgsProcessingFeedback(False))
    if not done:
        raise SystemExit("The algorithm failed.")
    return time.perf_counter() - begin


def _table(path: Path, query: str) -> list[tuple[Any, ...]]:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def linkage(folder: Path, n: int, years: int) -> Found:
    """recordlinkage's features of all pairs within a category."""
    import recordlinkage

    table = pd.read_csv(folder / "points.csv").fillna({"description_masked": ""})
    table["day"] = pd.to_datetime(table["reported_at"]).astype("int64") / 86_400e9
    begin = time.perf_counter()
    index = recordlinkage.Index()
    index.block("category")
    pairs = index.index(table)
    compare = recordlinkage.Compare()
    for name in ("x", "y"):
        compare.numeric(name, name, method="step", offset=METRES)
    compare.numeric("day", "day", method="step", offset=30)
    compare.string("description_masked", "description_masked", method="jarowinkler")
    compare.compute(pairs, table)
    return {"seconds": time.perf_counter() - begin}


TASKS: dict[str, Callable[[Path, int, int], Found]] = {
    "write": write,
    "write_crowded": write_crowded,
    "ours": ours,
    "join": join,
    "linkage": linkage,
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))), flush=True)
    os._exit(0)  # QGIS tears itself down too slowly for a child that has said what it had to say
