"""Sums over the neighbours of every place, however it is known who they are."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kmzb_plugin.analysis.getisord import disc_sums, hexagonal_disc, window_sums
from kmzb_plugin.analysis.hexagons import Hexagons

Floats = NDArray[np.float64]
NeighbourSums = Callable[[Floats], Floats]
"""Takes an array over the places to one of the same shape: the sums over each place's neighbours, itself left out.

Being neighbours holds both ways.
"""


def matrix_sums(weights: sparse.csr_matrix) -> NeighbourSums:
    """Places (n,) whose neighbours are in binary symmetric `weights` (n, n); a diagonal is left out."""
    others = (weights - sparse.diags(weights.diagonal())).tocsr()
    others.eliminate_zeros()
    return lambda values: others @ values


def grid_sums(radius: float) -> NeighbourSums:
    """Cells of a grid (nrows, ncols) whose neighbours are the cells with centres at most `radius` cells away."""
    return lambda image: disc_sums(image, radius) - image


def hexagon_sums(hexagons: Hexagons, radius: float) -> NeighbourSums:
    """Hexagons (n,) whose neighbours have centres at most `radius` hexagons away."""
    window = hexagonal_disc(radius)
    return lambda values: hexagons.of_image(window_sums(hexagons.image(values, 0.0), window)) - values
