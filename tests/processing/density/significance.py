"""An area with a planted hot spot, and all bands of what is computed of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from kmzb_plugin.analysis.grid import Grid

from ..conftest import read_raster

AREA = "POLYGON((630000 390000, 636000 390000, 636000 396000, 633000 397500, 630000 396000, 630000 390000))"
HOT = (634_000.0, 392_000.0)


def planted(n: int = 400, more: int = 60, seed: int = 4) -> tuple[np.ndarray, np.ndarray]:
    """Points anywhere in the area and more of them within about 200 m of a place."""
    rng = np.random.default_rng(seed)
    area = shapely.from_wkt(AREA)
    x, y = rng.uniform(630_000, 636_000, 3 * n), rng.uniform(390_000, 397_500, 3 * n)
    kept = np.flatnonzero(shapely.contains_xy(area, x, y))[:n]
    return np.r_[x[kept], HOT[0] + rng.normal(0, 90, more)], np.r_[y[kept], HOT[1] + rng.normal(0, 90, more)]


def all_bands(path: str) -> tuple[list[np.ndarray], Grid, Any]:
    _, (left, cell, _, top, _, _), dataset = read_raster(path)
    rows, cols = dataset.RasterYSize, dataset.RasterXSize
    bands = [dataset.GetRasterBand(i + 1).ReadAsArray().astype(float) for i in range(dataset.RasterCount)]
    return [np.where(b == -9999, np.nan, b) for b in bands], Grid(left, top - rows * cell, cell, cols, rows), dataset
