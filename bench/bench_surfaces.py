"""`kmzb:densitysignificance` against a loop of spatstat's `density.ppp`, which is how it is done in R.

999 simulations of 1000 × 800 pixels from GeoPackage to GeoTIFF, p values, contours and all; spatstat makes 9 of the
same kind (draw as many points, quartic kernel of the same width on the same raster, compare pixel by pixel) and is
compared by the simulation. Each run has a process of its own; peak memory is the whole process's. Both compute the
same: the observed surfaces are compared, spatstat's being of points moved to the centres of pixels as ours that is
ranked.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal

from .peers import apt_peer

COLUMNS, ROWS, PIXEL = 1000, 800, 10.0
CORNER = (630_000.0, 480_000.0)
RADIUS = 200.0
SIMULATIONS, OF_THE_PEER = 999, 9
CASES = ((5_000, 0), (50_000, 0), (500_000, 0), (20_000, 200_000))
"""Reports, and points at risk that they are a part of; 0: anywhere in the area."""

SCRIPT = """
suppressMessages({library(spatstat.geom); library(spatstat.random); library(spatstat.explore)})
argument <- commandArgs(TRUE)
folder <- argument[1]; n <- as.integer(argument[2]); risk <- as.integer(argument[3]); m <- as.integer(argument[4])
xy <- as.matrix(read.csv(file.path(folder, "points.csv")))
area <- owin(c(%(x0)f, %(x1)f), c(%(y0)f, %(y1)f))
smooth <- function(xy) density(ppp(xy[, 1], xy[, 2], window = area, check = FALSE), sigma = %(sigma)f,
  kernel = "quartic", dimyx = c(%(rows)d, %(columns)d), edge = FALSE)$v
invisible(smooth(xy[1:100, ]))
begin <- proc.time()[["elapsed"]]
observed <- smooth(xy[seq_len(n), ])
upper <- matrix(0L, %(rows)d, %(columns)d)
for (i in seq_len(m)) {
  drawn <- if (risk > 0) xy[sample.int(risk, n), ] else coords(runifpoint(n, area))
  upper <- upper + (smooth(as.matrix(drawn)) >= observed)
}
seconds <- proc.time()[["elapsed"]] - begin
writeBin(as.vector(observed), file.path(folder, "observed.bin"))
cat(seconds, "\\n")
"""


@dataclass(frozen=True)
class Run:
    seconds: float
    megabytes: float


def main() -> None:
    apt_peer("r-base-core", "r-cran-spatstat.explore", "r-cran-spatstat.random", "r-cran-spatstat.geom")
    print(
        f"kmzb:densitysignificance, {SIMULATIONS} simulations of {COLUMNS} × {ROWS} pixels, R = {RADIUS:g} m, quartic,"
    )
    print(f"against {OF_THE_PEER} of spatstat's density.ppp; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}.")
    heads = ("reports", "at risk", "ours s", "a sim. ms", "R a sim. ms", "ratio", "ours MB", "R MB", "differ by")
    print("  ".join(f"{head:>11}" for head in heads))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for n, risk in CASES:
            write_points(folder, n, risk)
            ours, peer = run_ours(folder, n, risk), run_peer(folder, n, risk)
            each, theirs = 1000 * ours.seconds / SIMULATIONS, 1000 * peer.seconds / OF_THE_PEER
            cells = f"{n:>11}  {risk or '-':>11}  {ours.seconds:>11.1f}  {each:>11.1f}  {theirs:>11.0f}"
            cells += f"  {theirs / each:>10.1f}×  {ours.megabytes:>11.0f}  {peer.megabytes:>11.0f}"
            print(f"{cells}  {difference(folder, n):>10.2%}", flush=True)


def write_points(folder: Path, n: int, risk: int) -> None:
    """Points, a tenth of them in ten clusters, the same every time; the first n are the reports."""
    rng = np.random.default_rng(1)
    total = max(n, risk)
    sides = np.array([COLUMNS, ROWS]) * PIXEL
    xy = rng.random((total, 2)) * sides
    close = rng.random(total) < 0.1
    centres = rng.random((10, 2)) * sides
    xy[close] = centres[rng.integers(0, 10, int(close.sum()))] + rng.normal(0, 150, (int(close.sum()), 2))
    xy = np.clip(xy, 0.01, sides - 0.01) + CORNER
    np.savetxt(folder / "points.csv", xy, "%.3f", delimiter=",", header="x,y", comments="")
    np.savetxt(folder / "reports.csv", xy[:n], "%.3f", delimiter=",", header="x,y", comments="")
    for name in ("points", "reports"):
        (folder / f"{name}.gpkg").unlink(missing_ok=True)
        options = ["X_POSSIBLE_NAMES=x", "Y_POSSIBLE_NAMES=y", "KEEP_GEOM_COLUMNS=NO"]
        source = gdal.OpenEx(str(folder / f"{name}.csv"), open_options=options)
        gdal.VectorTranslate(
            str(folder / f"{name}.gpkg"), source, layerName="points", srcSRS="EPSG:2180", dstSRS="EPSG:2180"
        )


def run_ours(folder: Path, n: int, risk: int) -> Run:
    return measured([sys.executable, "-m", "bench.bench_surfaces", str(folder), str(risk)])


def run_peer(folder: Path, n: int, risk: int) -> Run:
    (x0, y0), script = CORNER, folder / "peer.R"
    places = {"x0": x0, "x1": x0 + COLUMNS * PIXEL, "y0": y0, "y1": y0 + ROWS * PIXEL}
    script.write_text(SCRIPT % {**places, "sigma": RADIUS / 8**0.5, "rows": ROWS, "columns": COLUMNS})
    return measured(["Rscript", "--vanilla", str(script), str(folder), str(n), str(risk), str(OF_THE_PEER)])


def measured(command: list[str]) -> Run:
    """The seconds that a process says it needed, and the most memory it had."""
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdout=said)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{command[0]} ended with code {child.returncode}.")
        said.seek(0)
        return Run(float(said.read().split()[-1]), usage.ru_maxrss / 1024)


def difference(folder: Path, n: int) -> float:
    """By how much the two observed surfaces differ at most, of the peak, after bringing them to the same mass."""
    from kmzb_plugin.analysis.binned_kernel import BinnedKernel
    from kmzb_plugin.analysis.grid import Grid

    x, y = np.loadtxt(folder / "reports.csv", delimiter=",", skiprows=1).T
    kernel = BinnedKernel(Grid(*CORNER, PIXEL, COLUMNS, ROWS), RADIUS)
    ours = kernel.sums(kernel.counts(kernel.cells(x, y)).astype(float))
    theirs = np.fromfile(folder / "observed.bin").reshape(COLUMNS, ROWS).T[::-1]
    theirs = theirs * (ours.sum() / theirs.sum())
    return float(np.abs(ours - theirs).max() / ours.max())


def measure(folder: Path, risk: int) -> float:
    """Seconds of the whole algorithm in this process."""
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

    application = QgsApplication([], False)
    application.initQgis()
    from kmzb_plugin.processing.density.densitysignificance import DensitySignificance

    made = DensitySignificance()
    made.initAlgorithm({})
    east, north = CORNER[0] + COLUMNS * PIXEL, CORNER[1] + ROWS * PIXEL
    parameters = {
        "INPUT": f"{folder}/reports.gpkg|layername=points",
        "AT_RISK": f"{folder}/points.gpkg|layername=points" if risk else None,
        "EXTENT": f"{CORNER[0]},{east},{CORNER[1]},{north} [EPSG:2180]",
        "RADIUS": RADIUS,
        "PIXEL_SIZE": PIXEL,
        "SIMULATIONS": SIMULATIONS,
        "OUTPUT": f"{folder}/density.tif",
        "OUTPUT_PVALUE": f"{folder}/p.tif",
        "CONTOURS": f"{folder}/contours.gpkg",
    }
    for each in ("density.tif", "p.tif", "contours.gpkg"):
        (folder / each).unlink(missing_ok=True)
    feedback = QgsProcessingFeedback()
    made.run({**parameters, "SIMULATIONS": 39}, QgsProcessingContext(), feedback)
    (folder / "contours.gpkg").unlink(missing_ok=True)
    begin = time.perf_counter()
    _, done = made.run(parameters, QgsProcessingContext(), feedback)
    if not done:
        raise SystemExit("It failed.")
    raster = gdal.Open(parameters["OUTPUT"])
    if (raster.RasterXSize, raster.RasterYSize) != (COLUMNS, ROWS):
        raise SystemExit("The raster has another size.")
    return time.perf_counter() - begin


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))), flush=True)
    os._exit(0)  # QGIS tears itself down too slowly for a child that has said what it had to say
