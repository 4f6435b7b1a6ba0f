"""Who is whose neighbour among cells or areas, and the parameters of tests that are made at every place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterEnum

from ..locale import number
from ..text import UserError, tr
from . import inputs
from .base import KmzbAlgorithm
from .places import CELL_SIZE, Places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..analysis.neighbours import NeighbourSums

DISTANCE_BAND = "DISTANCE_BAND"
CORRECTION = "CORRECTION"
CELLS = 1.5  # cells in the default distance
CORRECTIONS = ["fdr", "bonferroni", "none"]


def add_band(algorithm: KmzbAlgorithm) -> None:
    """DISTANCE_BAND, among the advanced parameters."""
    inputs.add_length(
        algorithm,
        DISTANCE_BAND,
        tr("Neighbours within"),
        tr(
            "Distance of centres in metres up to which cells or areas are neighbours. Left empty: 1.5 cells, or "
            "the areas that touch."
        ),
        advanced=True,
    )


def add_correction(algorithm: KmzbAlgorithm) -> None:
    """CORRECTION, among the advanced parameters."""
    algorithm.add(
        QgsProcessingParameterEnum(
            CORRECTION, tr("Correction for many tests"), CORRECTIONS, defaultValue="fdr", usesStaticStrings=True
        ),
        tr("fdr keeps false finds rare among the finds (usual), bonferroni allows hardly any, none corrects nothing."),
        advanced=True,
    )


def check_band(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Refuses a DISTANCE_BAND below CELL_SIZE."""
    cell, band = (inputs.length(algorithm, parameters, name, context) for name in (CELL_SIZE, DISTANCE_BAND))
    if cell and band and band < cell:
        text = tr("The distance of neighbours must be at least a cell: {least} m. Otherwise no cell has any.")
        raise UserError(text.format(least=f"{cell:g}"))


def neighbour_sums(places: Places, band: float, shape: str) -> NeighbourSums:
    """Sums over the places whose centres are at most `band` metres apart; 0: over those that touch.

    `shape` is that of cells. Raises UserError, with a distance that works, where no place has a neighbour. Memory: 30
    bytes a square of the grid; 40 bytes a pair of other neighbours.
    """
    import numpy as np
    import shapely
    from scipy import sparse
    from scipy.spatial import cKDTree

    from ..analysis.getisord import distance_band, queen
    from ..analysis.neighbours import matrix_sums

    there = np.flatnonzero(~(shapely.is_missing(places.geometries) | shapely.is_empty(places.geometries)))
    if not len(there):
        return np.zeros_like
    centres = shapely.get_coordinates(shapely.centroid(places.geometries[there]))
    if places.default_band and shape == "square" and band >= places.default_band / CELLS:
        return _in_squares(centres, places.default_band / CELLS, band)
    if not band:
        weights = queen(places.geometries)
    else:
        near = distance_band(centres[:, 0], centres[:, 1], band).tocoo()
        pairs = there[near.row], there[near.col]
        weights = sparse.csr_matrix((near.data, pairs), shape=(len(places.geometries),) * 2)
    if weights.nnz > len(there) or len(there) < 2:
        return matrix_sums(weights)
    if band:
        text = tr("No two places lie within {band} m of each other. Give a DISTANCE_BAND of at least {least} m.")
    else:
        text = tr("No two areas touch. Give a DISTANCE_BAND of at least {least} m.")
    nearest = float(cKDTree(centres).query(centres, k=2)[0][:, 1].min())
    raise UserError(text.format(band=f"{band:g}", least=number(np.ceil(nearest))))


def _in_squares(centres: NDArray[np.float64], size: float, band: float) -> NeighbourSums:
    """Sums by shifts of the grid that squares with these centres (n, 2) lie on."""
    import numpy as np

    from ..analysis.neighbours import grid_sums

    col, row = np.rint((centres - centres.min(axis=0)) / size).astype(int).T
    of_image = grid_sums(band / size)

    def sums(values: NDArray[np.float64]) -> NDArray[np.float64]:
        image = np.zeros((row.max() + 1, col.max() + 1))
        image[row, col] = values
        return of_image(image)[row, col]

    return sums
