"""Other programs' kernel densities beside the exact one: seconds, memory, and how far they are from it.

The grid is one of whole pixels around the points. SAGA goes from file to file, and so does ours beside it; spatstat and
libkdv from arrays to an array. spatstat counts the points in pixels before anything else. libkdv is exact, but knows
the Epanechnikov kernel only, says values relative to the highest, and takes half the radius as its bandwidth.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from bench.peers import apt_peer, pip_peer
from bench.runs import Found, command, say, table, task

RADII = (10, 20, 50)
PIXELS = 200  # at which sums over all points are compared
SPATSTAT = """
suppressPackageStartupMessages({library(spatstat.geom); library(spatstat.explore)})
told <- commandArgs(TRUE)
numbers <- as.numeric(told[-1])
radius <- numbers[1]; extent <- numbers[2:5]; size <- numbers[6:7]
values <- readBin(file.path(told[1], "xy.bin"), "double", file.size(file.path(told[1], "xy.bin")) / 8)
x <- values[c(TRUE, FALSE)]; y <- values[c(FALSE, TRUE)]
began <- proc.time()[["elapsed"]]
seen <- ppp(x, y, window = owin(extent[1:2], extent[3:4]), check = FALSE)
found <- density(seen, sigma = radius / sqrt(8), kernel = "quartic", edge = FALSE, dimyx = size)
seconds <- proc.time()[["elapsed"]] - began
writeBin(as.vector(t(found$v[size[1]:1, ])), file.path(told[1], "density.bin"))
cat(sprintf('{"seconds": %f}\\n', seconds))
"""

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """Points (n, 2), also in `points.gpkg` and `xy.bin` in the folder, the grid's extent and shape, the radius."""

    folder: Path
    xy: Values
    pixel: float
    radius: float

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """xmin, xmax, ymin, ymax."""
        low = np.floor((self.xy.min(axis=0) - self.radius) / self.pixel) * self.pixel
        high = np.ceil((self.xy.max(axis=0) + self.radius) / self.pixel) * self.pixel
        return float(low[0]), float(high[0]), float(low[1]), float(high[1])

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        xmin, xmax, ymin, ymax = self.extent
        return round((ymax - ymin) / self.pixel), round((xmax - xmin) / self.pixel)

    def density(self, kernel: str) -> Values:
        """The exact one, per m²."""
        from kmzb_plugin.analysis.density import kernel_density
        from kmzb_plugin.analysis.grid import Grid

        xmin, _, ymin, _ = self.extent
        rows, columns = self.shape
        grid = Grid(xmin, ymin, self.pixel, columns, rows)
        return kernel_density(self.xy[:, 0], self.xy[:, 1], grid, self.radius, kernel) / 1e6

    def check(self, values: Values) -> float:
        """How far quartic densities are from sums over all points at some pixels, relative to the highest."""
        rng = np.random.default_rng(1)
        some = np.append(rng.integers(0, values.size, PIXELS), values.argmax())
        worst = 0.0
        for row, column in zip(*np.unravel_index(some, self.shape), strict=True):
            x, y = self.extent[0] + (column + 0.5) * self.pixel, self.extent[3] - (row + 0.5) * self.pixel
            height = 1.0 - ((self.xy - (x, y)) ** 2).sum(axis=1) / self.radius**2
            expected = 3.0 / (np.pi * self.radius**2) * (height[height > 0] ** 2).sum()
            worst = max(worst, abs(values[row, column] - expected))
        return worst / float(values.max())


def compare(folder: Path, xy: Values, pixel: float, file_to_file: Callable[[int], Found]) -> None:
    """The table; `file_to_file` runs ours with a radius in pixels from `points.gpkg` to a raster."""
    apt_peer("saga", "r-cran-spatstat.explore")
    (folder / "xy.bin").write_bytes(np.ascontiguousarray(xy).tobytes())
    (folder / "density.R").write_text(SPATSTAT)
    gdal.VectorTranslate(str(folder / "points.shp"), str(folder / "points.gpkg"), format="ESRI Shapefile")
    print(f"Others, {len(xy):,} points; off: how far from the exact density, relative to its peak.")
    print(table("program", "kernel", "R/pixel", "seconds", "ours s", "ratio", "MB", "ours MB", "off"))
    for radius in RADII:
        case = Case(folder, xy, pixel, radius * pixel)
        quartic, epanechnikov = case.density("quartic"), case.density("epanechnikov")
        print(f"Ours is off sums over all points at {PIXELS + 1} pixels by {case.check(quartic):.0e}.")
        ours = array_to_array(case, "quartic")
        _row("SAGA", "quartic", radius, *_saga(case), file_to_file(radius), quartic)
        _row("spatstat", "quartic", radius, *_spatstat(case), ours, quartic)
        ours = array_to_array(case, "epanechnikov")
        _row("libkdv", "epanech.", radius, *_libkdv(case), ours, epanechnikov / epanechnikov.max())


def _row(name: str, kernel: str, radius: int, peer: Found, values: Values, ours: Found, exact: Values) -> None:
    off = np.abs(values - exact).max() / exact.max()
    cells = [name, kernel, f"{radius}", f"{peer['seconds']:.2f}", f"{ours['seconds']:.2f}"]
    cells += [f"{peer['seconds'] / ours['seconds']:.1f}×", f"{peer['megabytes']:.0f}", f"{ours['megabytes']:.0f}"]
    print(table(*cells, f"{off:.0e}"), flush=True)


def array_to_array(case: Case, kernel: str) -> Found:
    return task("bench.density_peers", "ours", case.folder, case.pixel, case.radius, kernel)


def _saga(case: Case) -> tuple[Found, Values]:
    names = ("XMIN", "XMAX", "YMIN", "YMAX")
    sides = [f"-TARGET_USER_{name}={side}" for name, side in zip(names, case.extent, strict=True)]
    output = case.folder / "density.sdat"
    found = command(
        "saga_cmd", "--flags=s", "grid_gridding", "6", f"-POINTS={case.folder / 'points.shp'}",
        f"-RADIUS={case.radius}", "-KERNEL=0", f"-TARGET_USER_SIZE={case.pixel}", "-TARGET_USER_FITS=1", *sides,
        f"-TARGET_OUT_GRID={output.with_suffix('.sgrd')}",
    )  # fmt: skip
    return found, raster(output) / case.pixel**2  # per pixel


def _spatstat(case: Case) -> tuple[Found, Values]:
    numbers = (case.radius, *case.extent, *case.shape)
    found = command("Rscript", str(case.folder / "density.R"), str(case.folder), *map(repr, numbers))
    return found, np.fromfile(case.folder / "density.bin").reshape(case.shape)


def _libkdv(case: Case) -> tuple[Found, Values]:
    python = pip_peer("libkdv==1.1.20")
    found = task("bench.density_peers", "libkdv", case.folder, case.pixel, case.radius, python=python)
    return found, np.load(case.folder / "libkdv.npy")


def raster(path: Path) -> Values:
    """Its values, zero where there is none."""
    dataset = gdal.Open(str(path))  # its bands need it
    band = dataset.GetRasterBand(1)
    values = band.ReadAsArray().astype(float)
    values[values == band.GetNoDataValue()] = 0.0
    return values


def run_ours(case: Case, kernel: str) -> float:
    Case(case.folder, case.xy[:100], case.pixel, case.radius).density(kernel)
    begin = time.perf_counter()
    case.density(kernel)
    return time.perf_counter() - begin


def run_libkdv(case: Case) -> float:
    """Leaves values relative to the highest in `libkdv.npy`."""
    import pandas as pd
    from libkdv import kdv

    points = pd.DataFrame(case.xy, columns=["x", "y"])
    xmin, xmax, ymin, ymax = case.extent
    half = case.pixel / 2
    low = case.xy.min(axis=0)  # what it subtracts from the points, but not from the bounds
    bound = [xmin + half - low[0], xmax - half - low[0], ymin + half - low[1], ymax - half - low[1]]
    rows, columns = case.shape
    begin = time.perf_counter()
    made = kdv(
        points, GPS=False, bound=bound, num_threads=os.cpu_count(), row_pixels=columns, col_pixels=rows,
        bandwidth=case.radius / 2,
    )  # fmt: skip
    found = made.compute()
    seconds = time.perf_counter() - begin
    column = np.round((found["x"].to_numpy() - xmin - half) / case.pixel).astype(int)
    row = np.round((ymax - half - found["y"].to_numpy()) / case.pixel).astype(int)
    values = np.zeros(case.shape)
    values[row, column] = found["val"]
    np.save(case.folder / "libkdv.npy", values)
    return seconds


if __name__ == "__main__":
    which, folder = sys.argv[1], Path(sys.argv[2])
    told = Case(folder, np.fromfile(folder / "xy.bin").reshape(-1, 2), float(sys.argv[3]), float(sys.argv[4]))
    say(seconds=run_ours(told, sys.argv[5]) if which == "ours" else run_libkdv(told))
