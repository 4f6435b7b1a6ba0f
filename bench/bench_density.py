"""`kmzb:kerneldensity` against QGIS's own heatmap, SAGA, spatstat and libkdv.

Same points, radius and kernel, pixels of 50 m on the same grid (the points' extent and a radius around it). Each run
has a process of its own, which does the same work on 100 points first, so that loading libraries is not measured; peak
memory is the whole process's. Ours runs before and after the other and counts by the quicker of its runs. The sum of a
raster over its area must be the number of points.

QGIS's heatmap has no Gaussian; its quartic stands in. The last table says how far each program's raster is from the
exact density, which is first compared with sums over all points at some pixels.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from bench import density_peers
from bench.runs import Found, say, table, task, versions

KERNELS = {"quartic": 0, "triangular": 1, "gaussian": 0}  # as QGIS's heatmap numbers them
RADII = (10, 20, 50)
LARGE, MOST_FOR_PEER = 5_000_000, 20  # points; radius of the longest run of QGIS's with so many
TASKS = ((10_000, ("quartic",)), (100_000, ("quartic",)), (1_000_000, tuple(KERNELS)), (LARGE, ("quartic",)))
RUNS = 3
OTHERS = 1_000_000  # points for the other programs
PIXEL = 50.0
SIDE = 40_000.0
CORNER = (630_000.0, 480_000.0)
OURS, PEER = "kmzb:kerneldensity", "qgis:heatmapkerneldensityestimation"


def main() -> None:
    print(f"{OURS} against {PEER}, {PIXEL:g} m pixels, {SIDE / 1000:g} × {SIDE / 1000:g} km.")
    print(versions())
    heads = ("points", "kernel", "R/pixel", "raster", "ours s", "QGIS s", "ratio", "ours MB", "QGIS MB", "mass")
    print(table(*heads, "mass QGIS"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_points(folder / "warm.gpkg", points(100))
        for n, kernels in TASKS:
            write_points(folder / "points.gpkg", points(n))
            for radius in RADII:
                found: dict[int, Found] = {}
                for kernel in kernels:
                    compare(folder, n, kernel, radius, found)
        print()
        xy = points(OTHERS)
        write_points(folder / "points.gpkg", xy)
        density_peers.compare(folder, xy, PIXEL, lambda radius: run(OURS, folder, "quartic", radius))


def compare(folder: Path, n: int, kernel: str, radius: int, found: dict[int, Found]) -> None:
    """A line of the table; `found` keeps QGIS's runs with this radius."""
    ours = run(OURS, folder, kernel, radius)
    which = KERNELS[kernel]
    if which not in found and not (n == LARGE and radius > MOST_FOR_PEER):
        found[which] = run(PEER, folder, kernel, radius)
    again = [run(OURS, folder, kernel, radius) for _ in range(RUNS - 1)]
    ours = min([ours, *again], key=lambda each: each["seconds"])
    rows, columns = ours["shape"]
    cells = [f"{n}", kernel, f"{radius}", f"{columns}×{rows}", f"{ours['seconds']:.2f}"]
    peer = found.get(which)
    if peer is None:
        cells += ["–", "–", f"{ours['megabytes']:.0f}", "–", f"{ours['mass'] / n:.5f}", "–"]
    else:
        cells += [f"{peer['seconds']:.2f}", f"{peer['seconds'] / ours['seconds']:.1f}×", f"{ours['megabytes']:.0f}"]
        cells += [f"{peer['megabytes']:.0f}", f"{ours['mass'] / n:.5f}", f"{peer['mass'] / n:.5f}"]
        if np.abs(np.subtract(ours["shape"], peer["shape"])).max() > 2:
            raise SystemExit(f"The rasters differ: {ours['shape']} and {peer['shape']}.")
    print(table(*cells), flush=True)


def points(n: int) -> NDArray[np.float64]:
    """n points (n, 2), four fifths of them in 60 clusters, the same every time."""
    rng = np.random.default_rng(1)
    close = n * 4 // 5
    centres = rng.random((60, 2)) * SIDE
    clustered = centres[rng.integers(0, 60, close)] + rng.normal(0, SIDE / 40, (close, 2))
    xy = np.clip(np.vstack([clustered, rng.random((n - close, 2)) * SIDE]), 0, SIDE) + CORNER
    return np.round(xy, 3)


def write_points(path: Path, xy: NDArray[np.float64]) -> None:
    csv = path.with_suffix(".csv")
    np.savetxt(csv, xy, "%.3f", delimiter=",", header="x,y", comments="")
    path.unlink(missing_ok=True)
    source = gdal.OpenEx(str(csv), open_options=["X_POSSIBLE_NAMES=x", "Y_POSSIBLE_NAMES=y", "KEEP_GEOM_COLUMNS=NO"])
    options = {"layerCreationOptions": ["SPATIAL_INDEX=NO"], "srcSRS": "EPSG:2180", "dstSRS": "EPSG:2180"}
    gdal.VectorTranslate(str(path), source, layerName="points", **options)


def run(algorithm: str, folder: Path, kernel: str, radius: int) -> Found:
    """Runs the algorithm and looks at its raster: `shape` and `mass`."""
    output = folder / "density.tif"
    output.unlink(missing_ok=True)
    found = task("bench.bench_density", algorithm, folder, kernel, radius * PIXEL)
    values = density_peers.raster(output)
    per_pixel = PIXEL**2 / 1e6 if algorithm == OURS else PIXEL**2  # per km² and per m²
    return {**found, "shape": values.shape, "mass": float(values.sum() * per_pixel)}


def measure(algorithm: str, folder: Path, kernel: str, radius: float) -> float:
    """Seconds from the GeoPackage to the GeoTIFF, in this process."""
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(os.path.join(QgsApplication.pkgDataPath(), "python", "plugins"))
    if algorithm == OURS:
        from kmzb_plugin.processing.density.kerneldensity import KernelDensity

        made = KernelDensity()
        options: dict[str, object] = {"KERNEL": kernel}
    else:
        from processing.algs.qgis.Heatmap import Heatmap

        made = Heatmap()
        options = {"KERNEL": KERNELS[kernel], "OUTPUT_VALUE": 1}
    made.initAlgorithm({})
    seconds = 0.0
    for name in ("warm", "points"):
        output = folder / ("density.tif" if name == "points" else f"warm{os.getpid()}.tif")
        parameters = {"INPUT": f"{folder / name}.gpkg|layername=points", "RADIUS": radius, "PIXEL_SIZE": PIXEL}
        begin = time.perf_counter()
        _, done = made.run(
            {**parameters, **options, "OUTPUT": str(output)}, QgsProcessingContext(), QgsProcessingFeedback()
        )
        seconds = time.perf_counter() - begin
        if not done:
            raise SystemExit(f"{algorithm} failed.")
    return seconds


if __name__ == "__main__":
    say(seconds=measure(sys.argv[1], Path(sys.argv[2]), sys.argv[3], float(sys.argv[4])))
