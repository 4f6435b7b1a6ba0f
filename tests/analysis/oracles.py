"""Readers of the known answers in tests/data/oracles, and direct sums."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernels import KERNELS, Kernel

FOLDER = Path(__file__).parents[1] / "data" / "oracles"


def table(name: str, **options: object) -> pd.DataFrame:
    return pd.read_csv(FOLDER / name, **options)


def columbus_queen() -> sparse.csr_matrix:
    """Queen contiguity of Columbus with each area its own neighbour."""
    weights = sparse.lil_matrix((49, 49))
    for line in (FOLDER / "columbus_nb_queen.txt").read_text().splitlines():
        area, *others = (int(number) - 1 for number in line.split())
        weights[area, [area, *others]] = 1.0
    return weights.tocsr()


def direct_density(
    x: np.ndarray, y: np.ndarray, grid: Grid, radius: float, kernel: str | Kernel, weights: np.ndarray | None = None
) -> np.ndarray:
    """Σ w_i k(|c - x_i|) per km², point by point, as the definition says."""
    kernel = KERNELS[kernel] if isinstance(kernel, str) else kernel
    weights = np.ones(len(x)) if weights is None else weights
    cx, cy = grid.centres()
    total = np.zeros(grid.shape)
    for px, py, weight in zip(x, y, weights, strict=True):
        total += weight * kernel.density(np.hypot(cx[None, :] - px, cy[:, None] - py), radius)
    return total * 1e6
