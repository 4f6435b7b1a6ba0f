"""The radius by likelihood against spatstat's `bw.ppl`, adaptive densities against sparr, and the default rule alone.

Points as in `bench_density`, on a square of 8 km. Each run has a process of its own; its peak memory is the whole one.
Both compute the same: of the same 16 candidates the same sigma has to win (spatstat judges every point, ours 2,000 of
them, so that its neighbour may win where the curve is flat), and adaptive densities are compared pixel by pixel, with
the radii that sparr found.
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

from .peers import apt_peer

SIDE = 8_000.0
CANDIDATES = 16
LIKELIHOOD = (1_000, 5_000, 20_000)
ADAPTIVE = (1_000, 10_000)
RASTER = 256
DEFAULT = (10_000, 100_000, 1_000_000)

R_LIKELIHOOD = """
suppressMessages({library(spatstat.geom); library(spatstat.explore)})
folder <- commandArgs(TRUE)[1]
xy <- read.csv(file.path(folder, "points.csv"))
x <- ppp(xy$x, xy$y, window = square(%(side)f), check = FALSE)
sigma <- scan(file.path(folder, "candidates.txt"), quiet = TRUE)
begin <- proc.time()[["elapsed"]]
best <- bw.ppl(x, sigma = sigma, shortcut = TRUE, edge = FALSE, warn = FALSE)
cat(proc.time()[["elapsed"]] - begin, as.numeric(best), "\\n")
"""
R_ADAPTIVE = """
suppressMessages({library(spatstat.geom); library(sparr)})
folder <- commandArgs(TRUE)[1]
xy <- read.csv(file.path(folder, "points.csv"))
x <- ppp(xy$x, xy$y, window = square(%(side)f), check = FALSE)
begin <- proc.time()[["elapsed"]]
found <- bivariate.density(x, h0 = 200, adapt = TRUE, edge = "none", intensity = TRUE, resolution = %(raster)d,
                           verbose = FALSE)
cat(proc.time()[["elapsed"]] - begin, "\\n")
writeBin(found$h, file.path(folder, "sigma.bin"))
writeBin(as.vector(t(found$z$v)), file.path(folder, "density.bin"))
"""


@dataclass(frozen=True)
class Run:
    """Seconds, peak MB, and what else was said."""

    seconds: float
    megabytes: float
    said: list[float]


def main() -> None:
    apt_peer("r-cran-spatstat.explore", "r-cran-sparr")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _likelihood(folder)
        _adaptive(folder)
        _default(folder)


def _likelihood(folder: Path) -> None:
    print(f"Likelihood cross-validation of {CANDIDATES} sigmas against spatstat's bw.ppl.")
    _heads("points", "ours s", "spatstat s", "ratio", "ours MB", "R MB", "sigma", "spatstat")
    candidates = np.geomspace(10.0, 1_000.0, CANDIDATES)
    np.savetxt(folder / "candidates.txt", candidates)
    for n in LIKELIHOOD:
        write_points(folder, n)
        ours, peer = _python("likelihood", folder), _r(R_LIKELIHOOD, folder)
        apart = np.abs(np.log(ours.said[0] / peer.said[0])) / np.log(candidates[1] / candidates[0])
        _row(n, ours, peer, f"{ours.said[0]:>10.1f}", f"{peer.said[0]:>10.1f}")
        if apart > 1.01:
            raise SystemExit("Not the same sigma wins.")


def _adaptive(folder: Path) -> None:
    print(f"Adaptive density on {RASTER} × {RASTER} pixels against sparr's bivariate.density.")
    _heads("points", "ours s", "sparr s", "ratio", "ours MB", "R MB", "difference")
    for n in ADAPTIVE:
        write_points(folder, n)
        peer, ours = _r(R_ADAPTIVE, folder), _python("adaptive", folder)
        _row(n, ours, peer, f"{ours.said[0]:>10.1e}")
        if ours.said[0] > 1e-6:
            raise SystemExit("The densities differ.")


def _default(folder: Path) -> None:
    print("The default rule.")
    _heads("points", "ours s", "ours MB", "radius")
    for n in DEFAULT:
        write_points(folder, n)
        ours = _python("default", folder)
        print(f"{n:>10}  {ours.seconds:>10.2f}  {ours.megabytes:>10.0f}  {ours.said[0]:>10.0f}", flush=True)


def _heads(*heads: str) -> None:
    print("  ".join(f"{head:>10}" for head in heads))


def _row(n: int, ours: Run, peer: Run, *more: str) -> None:
    row = f"{n:>10}  {ours.seconds:>10.2f}  {peer.seconds:>10.2f}  {peer.seconds / ours.seconds:>9.1f}×"
    print("  ".join([f"{row}  {ours.megabytes:>10.0f}  {peer.megabytes:>10.0f}", *more]), flush=True)


def write_points(folder: Path, n: int) -> None:
    """n points, four fifths of them in 60 clusters, the same every time."""
    rng = np.random.default_rng(1)
    close = n * 4 // 5
    centres = rng.random((60, 2)) * SIDE
    clustered = centres[rng.integers(0, 60, close)] + rng.normal(0, SIDE / 40, (close, 2))
    xy = np.clip(np.vstack([clustered, rng.random((n - close, 2)) * SIDE]), 0, SIDE)
    np.savetxt(folder / "points.csv", xy, "%.3f", delimiter=",", header="x,y", comments="")


def _python(what: str, folder: Path) -> Run:
    return _run([sys.executable, "-m", "bench.bench_rules", what, str(folder)])


def _r(script: str, folder: Path) -> Run:
    (folder / "script.R").write_text(script % {"side": SIDE, "raster": RASTER})
    return _run(["Rscript", str(folder / "script.R"), str(folder)])


def _run(command: list[str]) -> Run:
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdout=said, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{command[0]} ended with code {child.returncode}.")
        said.seek(0)
        seconds, *rest = (float(each) for each in said.read().split())
    return Run(seconds, usage.ru_maxrss / 1024, rest)


def measure(what: str, folder: Path) -> list[float]:
    """Seconds and what was found, in this process."""
    from kmzb_plugin.analysis import bandwidth
    from kmzb_plugin.analysis.adaptive import adaptive_density
    from kmzb_plugin.analysis.grid import Grid
    from kmzb_plugin.analysis.kernels import gaussian_kernel
    from kmzb_plugin.analysis.likelihood import likelihood
    from kmzb_plugin.analysis.point_places import Places

    x, y = np.loadtxt(folder / "points.csv", delimiter=",", skiprows=1).T
    bandwidth.default(x[:100], y[:100])
    begin = time.perf_counter()
    if what == "likelihood":
        found = likelihood(Places.of(x, y), np.loadtxt(folder / "candidates.txt")).sigma
    elif what == "default":
        found = bandwidth.default(x, y).radius
    else:
        sigma, expected = (np.fromfile(folder / f"{name}.bin") for name in ("sigma", "density"))
        grid = Grid(0.0, 0.0, SIDE / RASTER, RASTER, RASTER)
        density = adaptive_density(x, y, 6.0 * sigma, grid, gaussian_kernel(6.0)) / 1e6
        seconds = time.perf_counter() - begin
        wanted = expected.reshape(RASTER, RASTER)[::-1]
        return [seconds, float(np.abs(density - wanted).max() / wanted.max())]
    return [time.perf_counter() - begin, found]


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], Path(sys.argv[2])))[1:-1].replace(",", " "), flush=True)
