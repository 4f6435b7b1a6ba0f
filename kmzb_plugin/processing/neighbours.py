"""Who is whose neighbour among cells or areas, and the parameters of tests that are made at every place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterEnum

from ..locale import number
from ..text import UserError, figure, tr
from . import inputs
from .base import KmzbAlgorithm, progress
from .frames import CELL_SIZE
from .places import Places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy import sparse

    from ..analysis.getisord import GetisOrd
    from ..analysis.neighbours import NeighbourSums

DISTANCE_BAND = "DISTANCE_BAND"
CORRECTION = "CORRECTION"
PERMUTATIONS = "PERMUTATIONS"
CORRECTIONS = ["fdr", "bonferroni", "none"]
MOST_PERMUTATIONS = 99_999
FEWEST_REPORTS = 5.0


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


def correction_titles() -> dict[str, str]:
    """The corrections for many tests in words, by their codes."""
    return {
        "fdr": tr("FDR (few false finds)"),
        "bonferroni": tr("Bonferroni (hardly any false finds)"),
        "none": tr("no correction"),
    }


def add_correction(algorithm: KmzbAlgorithm) -> None:
    """CORRECTION, among the advanced parameters."""
    algorithm.add(
        QgsProcessingParameterEnum(
            CORRECTION, tr("Correction for many tests"), CORRECTIONS, defaultValue="fdr", usesStaticStrings=True
        ),
        tr("Of many tests some find something by chance. FDR is usual; Bonferroni also misses many true finds."),
        advanced=True,
        titles=correction_titles(),
    )


def add_permutations(algorithm: KmzbAlgorithm, default: int) -> None:
    """PERMUTATIONS and SEED, among the advanced parameters."""
    inputs.add_chance(
        algorithm,
        PERMUTATIONS,
        tr("Permutations"),
        default,
        tr(
            "How often the counts are shuffled to see what chance does; 9999 is usual. p cannot be below 2 / "
            "(permutations + 1), so 999 find little or nothing among thousands of cells. 0 takes p from the normal "
            "distribution."
        ),
    )


def check_band(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Refuses a DISTANCE_BAND below CELL_SIZE."""
    cell, band = (inputs.length(algorithm, parameters, name, context) for name in (CELL_SIZE, DISTANCE_BAND))
    if cell and band:
        require_band(band, cell)


def require_band(band: float, cell: float) -> None:
    """Refuses a distance of neighbours below a cell."""
    if band < cell:
        text = tr("The distance of neighbours must be at least a cell: {least} m. Otherwise no cell has any.")
        raise UserError(text.format(least=figure(cell)))


def band_text(band: float) -> str:
    """Who is a neighbour, for a report."""
    near = tr("places that touch") if not band else tr("centres at most {band} m apart")
    return near.format(band=number(band))


def chance_text(permutations: int, seed: int) -> str:
    """Where the probabilities come from, for a report."""
    chance = tr("normal distribution") if not permutations else tr("permutations: {n}, seed {seed}")
    return chance.format(n=number(permutations), seed=seed)


def gi_star_of(
    places: Places, band: float, correction: str, permutations: int, seed: int, feedback: QgsProcessingFeedback
) -> GetisOrd:
    """Gi* of the places whose centres are at most `band` metres apart; 0: of those that touch. Arrays have shape (n,).

    Raises UserError with the smallest distance that works where no place has a neighbour.
    """
    from ..analysis.getisord import gi_star_areas, gi_star_grid, gi_star_hexagons
    from ..analysis.progress import awaited

    chance = (correction, permutations, seed, progress(feedback, 60, 80), feedback.isCanceled)
    require_band(band, places.cell)
    if places.grid is not None:
        found = gi_star_grid(places.image(places.counts), places.grid.cell, band, places.inside, *chance)
        return found.mapped(places.of_image)
    if places.hexagons is not None:
        return gi_star_hexagons(places.counts, places.hexagons, band, *chance)
    weights = awaited(lambda: _weights(places.geometries, band), feedback.isCanceled)
    return gi_star_areas(places.counts, weights, *chance)


def neighbour_sums(places: Places, band: float) -> NeighbourSums:
    """Sums over the places whose centres are at most `band` metres apart; 0: over those that touch.

    Takes and gives arrays (n,). Raises UserError with the smallest distance that works where no place has a neighbour.
    Memory: 30 bytes a square or hexagon of the grid; 40 bytes a pair of neighbours among areas.
    """
    import numpy as np

    from ..analysis.neighbours import grid_sums, hexagon_sums, matrix_sums

    require_band(band, places.cell)
    if places.hexagons is not None:
        return hexagon_sums(places.hexagons, band / places.cell)
    if places.grid is None:
        return matrix_sums(_weights(places.geometries, band))
    of_image = grid_sums(band / places.cell)
    return lambda values: places.of_image(of_image(np.nan_to_num(places.image(values))))


def _weights(areas: NDArray[Any], band: float) -> sparse.csr_matrix:
    """Binary weights (n, n) of areas by the distance of their centres, or by touching; each is its own neighbour."""
    import numpy as np
    import shapely
    from scipy.spatial import cKDTree

    from ..analysis.getisord import distance_band, queen

    middle = shapely.centroid(areas)
    weights = distance_band(shapely.get_x(middle), shapely.get_y(middle), band) if band else queen(areas)
    centres = shapely.get_coordinates(middle)  # of those that have one
    if weights.nnz > len(areas) or len(centres) < 2:
        return weights
    if band:
        text = tr("The distance of neighbours must be at least {least} m. Otherwise no area has any.")
    else:
        text = tr("No two areas touch. Give a DISTANCE_BAND of at least {least} m.")
    nearest = float(cKDTree(centres).query(centres, k=2)[0][:, 1].min())
    raise UserError(text.format(least=number(np.ceil(nearest))))


def too_few_reports(places: Places, neighbours: NDArray[np.integer]) -> str:
    """What to do where a place and its `neighbours` (n,) hold so few reports that the normal distribution misleads.

    Empty where on average there are at least `FEWEST_REPORTS`, the usual limit of that approximation.
    """
    import numpy as np

    average = float(np.nanmean(places.counts)) * float(neighbours[neighbours > 0].mean())
    if average >= FEWEST_REPORTS:
        return ""
    found = number(average, 2)
    if not places.cell:
        text = tr(
            "Only {n} reports lie on average in an area and its neighbours: two or three close together already seem a "
            "hot spot. Choose larger areas, or let PERMUTATIONS say what chance does."
        )
        return text.format(n=found)
    text = tr(
        "Only {n} reports lie on average in a cell and its neighbours: two or three close together already seem a hot "
        "spot. Choose cells of about {size} m, or «Optimized hot spots», which chooses them from the reports."
    )
    # a grid of larger cells may reach further beyond the reports
    size = float(f"{1.2 * places.cell * (FEWEST_REPORTS / average) ** 0.5:.2g}")
    return text.format(n=found, size=figure(size))


def too_few_permutations(
    p: NDArray[np.float64],
    q: NDArray[np.float64],
    neighbours: NDArray[np.integer],
    permutations: int,
    correction: str,
    level: float,
) -> str:
    """What to do where so few permutations were made that no `q` (p after the correction) can be at most `level`.

    Arrays (n,). Empty where it is not their number that hides a result.
    """
    from ..analysis.permutation import MOST_DRAWN, permutations_needed

    needed = permutations_needed(p, q, permutations, correction, level)
    if needed is None:
        return ""
    if needed > min(MOST_PERMUTATIONS, MOST_DRAWN // (int(neighbours.max(initial=0)) + 1)):
        text = tr(
            "With {n} permutations p cannot be small enough for so many places to be significant at {confidence} %. "
            "Choose larger cells, or 0 permutations to take p from the normal distribution."
        )
    else:
        text = tr(
            "With {n} permutations p cannot be small enough for so many places to be significant at {confidence} %. "
            "Choose at least {needed} permutations."
        )
    return text.format(n=number(permutations), needed=needed, confidence=number(100 * (1 - level)))
