"""`kmzb:kerneldensity` against QGIS's own heatmap, from GeoPackage to GeoTIFF.

Same points, radius and kernel, pixels of 50 m on the same grid (the points' extent and a radius around it).
Each run has a process of its own, which does the same work on 100 points first, so that loading libraries is not
measured; peak memory is the whole process's.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal

KERNELS = {"quartic": 0, "triangular": 1, "gaussian": None}  # QGIS's heatmap has no Gaussian: its quartic stands in
TASKS = (  # points, kernels, radii in pixels
    (10_000, ("quartic",), (10, 20, 50)),
    (100_000, ("quartic",), (10, 20, 50)),
    (1_000_000, ("quartic", "triangular", "gaussian"), (10, 20, 50)),
    (5_000_000, ("quartic",), (10,)),
)
PIXEL = 50.0
SIDE = 40_000.0
CORNER = (630_000.0, 480_000.0)
OURS, PEER = "kmzb:kerneldensity", "qgis:heatmapkerneldensityestimation"


@dataclass(frozen=True)
class Run:
    """Seconds, peak MB, and of the result: pixels and the sum over the area, which must be the number of points."""

    seconds: float
    megabytes: float
    shape: tuple[int, int]
    mass: float


def main() -> None:
    print(f"{OURS} against {PEER}, {PIXEL:g} m pixels, {SIDE / 1000:g} × {SIDE / 1000:g} km.")
    print(versions())
    heads = ("points", "kernel", "R/pixel", "raster", "ours s", "QGIS s", "ratio", "ours MB", "QGIS MB", "mass")
    print("  ".join(f"{head:>10}" for head in (*heads, "mass QGIS")))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_points(folder / "warm.gpkg", 100)
        for n, kernels, radii in TASKS:
            write_points(folder / "points.gpkg", n)
            for kernel in kernels:
                for radius in radii:
                    compare(folder, n, kernel, radius)


def compare(folder: Path, n: int, kernel: str, radius: int) -> None:
    """A line of the table: the quicker of two runs of ours, one of QGIS's."""
    ours, peer = (run(which, folder, kernel, radius) for which in (OURS, PEER))
    ours = min(ours, run(OURS, folder, kernel, radius), key=lambda each: each.seconds)
    size = f"{ours.shape[1]}×{ours.shape[0]}"
    row = f"{n:>10}  {kernel:>10}  {radius:>10}  {size:>10}  {ours.seconds:>10.2f}  {peer.seconds:>10.2f}"
    row += f"  {peer.seconds / ours.seconds:>9.1f}×  {ours.megabytes:>10.0f}  {peer.megabytes:>10.0f}"
    print(f"{row}  {ours.mass / n:>10.5f}  {peer.mass / n:>10.5f}", flush=True)
    if np.abs(np.subtract(ours.shape, peer.shape)).max() > 2:
        raise SystemExit(f"The rasters differ: {ours.shape} and {peer.shape}.")


def versions() -> str:
    import scipy
    from qgis.core import Qgis

    parts = [f"QGIS {Qgis.version()}", f"GDAL {gdal.__version__}", f"Python {platform.python_version()}"]
    return ", ".join([*parts, f"numpy {np.__version__}", f"scipy {scipy.__version__}", f"{os.cpu_count()} cores"])


def write_points(path: Path, n: int) -> None:
    """n points, four fifths of them in 60 clusters, the same every time."""
    rng = np.random.default_rng(1)
    close = n * 4 // 5
    centres = rng.random((60, 2)) * SIDE
    clustered = centres[rng.integers(0, 60, close)] + rng.normal(0, SIDE / 40, (close, 2))
    xy = np.clip(np.vstack([clustered, rng.random((n - close, 2)) * SIDE]), 0, SIDE) + CORNER
    table = path.with_suffix(".csv")
    np.savetxt(table, xy, "%.3f", delimiter=",", header="x,y", comments="")
    path.unlink(missing_ok=True)
    source = gdal.OpenEx(str(table), open_options=["X_POSSIBLE_NAMES=x", "Y_POSSIBLE_NAMES=y", "KEEP_GEOM_COLUMNS=NO"])
    gdal.VectorTranslate(str(path), source, layerName="points", srcSRS="EPSG:2180", dstSRS="EPSG:2180")


def run(algorithm: str, folder: Path, kernel: str, radius: int) -> Run:
    """Runs the algorithm in a process of its own."""
    output = folder / "density.tif"
    output.unlink(missing_ok=True)
    command = [sys.executable, "-m", "bench.bench_density", algorithm, str(folder), kernel, str(radius * PIXEL)]
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdout=said, env={"XDG_RUNTIME_DIR": str(folder), **os.environ})
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{algorithm} ended with code {child.returncode}.")
        said.seek(0)
        seconds = json.loads(said.read().splitlines()[-1])["seconds"]
    raster = gdal.Open(str(output))
    band = raster.GetRasterBand(1)
    values = band.ReadAsArray().astype(float)
    values[values == band.GetNoDataValue()] = 0.0
    per_pixel = PIXEL**2 / 1e6 if algorithm == OURS else PIXEL**2  # per km² and per m²
    return Run(seconds, usage.ru_maxrss / 1024, values.shape, values.sum() * per_pixel)


def measure(algorithm: str, folder: Path, kernel: str, radius: float) -> float:
    """Seconds from the GeoPackage to the GeoTIFF, in this process."""
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(os.path.join(QgsApplication.pkgDataPath(), "python", "plugins"))
    if algorithm == OURS:
        from kmzb_plugin.processing.kerneldensity import KernelDensity

        made = KernelDensity()
        options: dict[str, object] = {"KERNEL": kernel}
    else:
        from processing.algs.qgis.Heatmap import Heatmap

        made = Heatmap()
        options = {"KERNEL": KERNELS[kernel] or 0, "OUTPUT_VALUE": 1}
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
    print(json.dumps({"seconds": measure(sys.argv[1], Path(sys.argv[2]), sys.argv[3], float(sys.argv[4]))}), flush=True)
    os._exit(0)  # QGIS tears itself down too slowly for a child that has said what it had to say
