"""What algorithms that try chance write: rasters of p values, tolerance contours, and their part of the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterDestination,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ..locale import number
from ..text import UserError, tr
from . import inputs
from .base import KmzbAlgorithm, stop_if_cancelled
from .outputs import REAL, TEXT, WHOLE, field, multi, opened_sink, write_rows
from .report import Report

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ..analysis.grid import Grid
    from ..analysis.simulation import Significance

SIMULATIONS = "SIMULATIONS"
OUTPUT_PVALUE = "OUTPUT_PVALUE"
CONTOURS = "CONTOURS"

DEFAULT_SIMULATIONS = 199  # the fewest that give a two-sided p of 0.01
FEWEST_SIMULATIONS = 39  # the fewest that give a two-sided p of 0.05
LEVELS = ((1, 0.05), (2, 0.01))  # class, two-sided level in each place
WHOLE_MAP = 3
CLASS_BAND = 6
SPECK = 0.02  # of the kernel's disc


def add_simulations(algorithm: KmzbAlgorithm) -> None:
    """SIMULATIONS and SEED."""
    inputs.add_chance(
        algorithm,
        SIMULATIONS,
        tr("Simulations"),
        DEFAULT_SIMULATIONS,
        tr(
            "How often chance is tried. 199 are the fewest for a p of 0.01; 999 for a result to publish. The smallest "
            "p is 2 / (simulations + 1)."
        ),
    )


def check_simulations(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Refuses so few that nothing could become significant."""
    if algorithm.parameterAsInt(parameters, SIMULATIONS, context) < FEWEST_SIMULATIONS:
        text = tr("With fewer than {least} simulations no p can be 0.05. Choose {least} or more; 199 are usual.")
        raise UserError(text.format(least=FEWEST_SIMULATIONS))


def add_outputs(algorithm: KmzbAlgorithm, *, contours_by_default: bool, p_values_by_default: bool = True) -> None:
    """OUTPUT_PVALUE and CONTOURS; what is not there by default is optional."""
    algorithm.add(
        QgsProcessingParameterRasterDestination(
            OUTPUT_PVALUE,
            tr("Significance"),
            optional=not p_values_by_default,
            createByDefault=p_values_by_default,
        ),
        tr(
            "A raster with the bands: p two-sided, p of the upper tail, p of the lower tail, p for the whole map "
            "(two-sided, corrected for looking at all places), q (false discovery rate), and the class shown, -3 to 3. "
            "An upper tail of 0.025 or 0.975 is a two-sided p of 0.05."
        ),
    )
    algorithm.add(
        QgsProcessingParameterFeatureSink(
            CONTOURS,
            tr("Tolerance contours"),
            QgsProcessing.SourceType.VectorPolygon,
            optional=not contours_by_default,
            createByDefault=contours_by_default,
        ),
        tr(
            "Outlines of the places with p at most 0.05 and 0.01, two-sided, and of those with p at most 0.05 for the "
            "whole map."
        ),
    )


def write_p_values(
    path: str,
    found: Significance,
    grid: Grid,
    crs: QgsCoordinateReferenceSystem,
    metadata: dict[str, str],
    feedback: QgsProcessingFeedback,
) -> None:
    """The raster OUTPUT_PVALUE."""
    import numpy as np

    from ..analysis.getisord import adjusted
    from ..analysis.progress import awaited
    from .rasters import write_raster

    classes = np.where(np.isnan(found.upper), np.nan, found.classes())
    rates = awaited(lambda: adjusted(found.two_sided, "fdr"), feedback.isCanceled)
    bands = [
        (tr("p, two-sided"), found.two_sided),
        (tr("p, upper tail"), found.upper),
        (tr("p, lower tail"), found.lower),
        (tr("p for the whole map, two-sided"), found.familywise),
        (tr("q (false discovery rate) of the two-sided p"), rates),
        (tr("class, -3 to 3"), classes),
    ]
    write_raster(path, bands, grid, crs, unit="", metadata=metadata, cancelled=feedback.isCanceled)


def style_p_values(change: bool) -> Callable[[QgsRasterLayer], None]:
    """What styles OUTPUT_PVALUE."""

    def style(layer: QgsRasterLayer) -> None:
        from ..layers.styles.surfaces import style_tolerance

        style_tolerance(layer, CLASS_BAND, change=change)

    return style


@dataclass(frozen=True)
class Region:
    """A connected part that is significant: `code` is its class, -3 to 3, `level` the two-sided p it stays below."""

    code: int
    level: float
    polygon: Any


def regions(
    found: Significance,
    grid: Grid,
    within: shapely.Geometry | None,
    radius: float,
    feedback: QgsProcessingFeedback,
) -> list[Region]:
    """The parts of every class, each drawn at its own level: those of 0.05 hold those of 0.01.

    Specks of the classes 1 and 2 that are far smaller than what the kernel of this radius can show are left out: there
    the rank among the simulations just happens to change.
    """
    import numpy as np
    import shapely

    from ..analysis.progress import awaited
    from .contours import outlines_below

    result: list[Region] = []
    for side, tail in ((1, found.upper), (-1, found.lower)):
        for code, level in LEVELS:
            limit = _between_ranks(level / 2, found.simulations)
            stop_if_cancelled(feedback)
            parts = awaited(partial(outlines_below, tail, limit, grid, within), feedback.isCanceled)
            parts = parts[shapely.area(parts) >= SPECK * np.pi * radius**2]
            result += [Region(side * code, level, part) for part in parts]
        # elsewhere it is 1, but where nothing is known it stays unknown
        one_way = np.where((found.direction == side) | np.isnan(found.familywise), found.familywise, 1.0)
        limit = _between_ranks(0.05, found.simulations)
        parts = awaited(partial(outlines_below, one_way, limit, grid, within), feedback.isCanceled)
        result += [Region(side * WHOLE_MAP, 0.05, part) for part in parts]
    return result


def _between_ranks(level: float, simulations: int) -> float:
    """Midway between the largest p that is at most `level` and the next one; p are multiples of 1/(m + 1)."""
    ranks = int(level * (simulations + 1) * (1 + 1e-9))
    return (ranks + 0.5) / (simulations + 1)


Measure = Callable[["NDArray[Any]"], "Sequence[Any]"]
"""Polygons (n,) to a value for each."""


def write_contours(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    parts: list[Region],
    measures: Sequence[tuple[QgsField, Measure]],
    crs: QgsCoordinateReferenceSystem,
    name: str,
    written: list[str],
    *,
    change: bool,
) -> str:
    """The layer CONTOURS: class, level, scope, area, and what the algorithm measures in each part.

    Where it is written to is returned, and added to `written` before the first row.
    """
    import numpy as np

    from ..analysis.progress import awaited
    from ..layers.styles.areas import set_aliases
    from ..layers.styles.surfaces import style_tolerance_contours

    added = [
        field("class", WHOLE, tr("Class, -3 to 3")),
        field("level", REAL, tr("p at most, two-sided")),
        field("scope", TEXT, tr("Holds for (place or map)")),
        field("area_km2", REAL, tr("Area, km²")),
        *(each for each, _ in measures),
    ]
    fields = _fields(added)
    polygons = np.array([*(part.polygon for part in parts), None], dtype=object)[:-1]
    measured = awaited(lambda: [measure(polygons) for _, measure in measures], feedback.isCanceled)
    sink, destination = opened_sink(algorithm, parameters, CONTOURS, context, fields, Qgis.WkbType.MultiPolygon, crs)
    written.append(destination)
    rows = (
        (multi(_geometry(part.polygon)), [*_attributes(part), *(values[i] for values in measured)])
        for i, part in enumerate(parts)
    )
    write_rows(sink, fields, rows, feedback)
    del sink
    aliases = {each.name(): each.alias() for each in added}

    def style(layer: QgsVectorLayer) -> None:
        style_tolerance_contours(layer, change=change)
        set_aliases(layer, aliases)

    algorithm.load_styled(context, destination, name, style)
    return destination


def _attributes(part: Region) -> list[Any]:
    import shapely

    scope = "map" if abs(part.code) == WHOLE_MAP else "place"
    return [part.code, part.level, scope, float(shapely.area(part.polygon)) / 1e6]


def _fields(added: Sequence[QgsField]) -> Any:
    from qgis.core import QgsFields

    fields = QgsFields()
    for each in added:
        fields.append(each)
    return fields


def _geometry(polygon: Any) -> QgsGeometry:
    import shapely

    geometry = QgsGeometry()
    geometry.fromWkb(shapely.to_wkb(polygon))
    return geometry


def points_in(x: NDArray[np.float64], y: NDArray[np.float64]) -> Measure:
    """How many of the points lie in each polygon; polygons may overlap."""
    import numpy as np
    import shapely

    order = np.argsort(x, kind="stable")
    px, py = x[order], y[order]

    def count(polygons: NDArray[Any]) -> list[int]:
        counts = []
        for polygon in polygons:
            xmin, ymin, xmax, ymax = shapely.bounds(polygon)
            near = slice(*np.searchsorted(px, [xmin, np.nextafter(xmax, np.inf)]))
            chosen = near.start + np.flatnonzero((py[near] >= ymin) & (py[near] <= ymax))
            shapely.prepare(polygon)
            counts.append(int(shapely.intersects_xy(polygon, px[chosen], py[chosen]).sum()))
        return counts

    return count


def mean_in(density: NDArray[np.floating], grid: Grid) -> Measure:
    """The mean over the pixels whose centre lies in each polygon."""

    def mean(polygons: NDArray[Any]) -> list[float]:
        import numpy as np

        found = (np.nan_to_num(density[window][inside]) for window, inside in _pixels(polygons, grid))
        return [float(each.mean()) if each.size else float("nan") for each in found]

    return mean


def greatest_in(values: NDArray[np.floating], grid: Grid) -> Measure:
    """The value that is farthest from zero among the pixels whose centre lies in each polygon."""

    def greatest(polygons: NDArray[Any]) -> list[float]:
        import numpy as np

        found = (np.nan_to_num(values[window][inside]) for window, inside in _pixels(polygons, grid))
        return [float(each[np.abs(each).argmax()]) if each.size else float("nan") for each in found]

    return greatest


def _pixels(polygons: NDArray[Any], grid: Grid) -> Any:
    """For each polygon the window of the raster that it lies in, and which of its pixels are inside."""
    import numpy as np
    import shapely

    x, y = grid.centres()
    for polygon in polygons:
        xmin, ymin, xmax, ymax = shapely.bounds(polygon)
        cols = slice(np.searchsorted(x, xmin), np.searchsorted(x, xmax, side="right"))
        rows = slice(np.searchsorted(-y, -ymax), np.searchsorted(-y, -ymin, side="right"))
        shapely.prepare(polygon)
        yield (rows, cols), shapely.contains_xy(polygon, x[None, cols], y[rows, None])


@dataclass(frozen=True)
class SignificantPlaces:
    """Significant places for a table: polygons (n,), which of them hold a part that is sure for the whole map (n,), and
    the level they were drawn at."""

    polygons: NDArray[Any]
    sure: NDArray[np.bool_]
    level: float

    def order(self, excess: NDArray[np.float64], most: int) -> list[int]:
        """The numbers of the first places: those that are sure, then those of the largest excess."""
        import numpy as np

        return [int(i) for i in np.lexsort((-excess, ~self.sure))[:most]]


def significant_places(parts: list[Region], side: int) -> SignificantPlaces:
    """The places on a side (1: more, -1: fewer) with p at most 0.01, or 0.05 if there are none of those."""
    import numpy as np
    import shapely

    def polygons(code: int) -> NDArray[Any]:
        return np.array([*(part.polygon for part in parts if part.code == code * side), None], dtype=object)[:-1]

    sure = polygons(WHOLE_MAP)
    (_, level), (_, wider) = LEVELS[::-1]
    found = polygons(2)
    if not len(found):
        found, level = polygons(1), wider
    holds = np.zeros(len(found), dtype=bool)
    if len(found) and len(sure):
        holds[shapely.STRtree(found).query(shapely.point_on_surface(sure), predicate="intersects")[1]] = True
    return SignificantPlaces(found, holds, level)


def tolerance_into(report: Report, found: Significance, seed: int) -> None:
    """Writes into the report's box how chance was tried."""
    report.method(tr("Simulations"), tr("{n}, seed {seed}").format(n=number(found.simulations), seed=seed))
    text = tr(
        "Two-sided p = 2 · min(upper, lower tail), each (r + 1) / (m + 1); the smallest possible p is {least}. Ties "
        "count against significance on both sides. Observed and simulated reports are moved to the centres of the same "
        "pixels before they are ranked, so the test holds exactly; the density shown is not rounded so."
    )
    report.method(tr("p in each place"), text.format(least=f"{2 / (found.simulations + 1):.2g}"))
    report.method(
        tr("p for the whole map"),
        tr(
            "Two-sided, from the largest departure anywhere in each simulation (Westfall and Young 1993), measured in "
            "units of even spread: with 5 in 100 maps of pure chance any place at all falls below 0.05."
        ),
    )
    report.method(
        tr("Tolerance contours"),
        tr("Kelsall and Diggle (1995); Davies, Jones and Hazelton (2016). q: Benjamini and Hochberg over all pixels."),
    )


def brief(value: float) -> str:
    """A number with as many decimals as make two or more of its digits visible; a minus sign where it is negative."""
    from math import floor, log10

    decimals = 0 if not value else max(0, 1 - floor(log10(abs(value))))
    return number(value, decimals).replace("-", "−")


def shares(found: Significance) -> dict[int, float]:
    """Which share of the pixels is in each class, -3 to 3, in percent."""
    import numpy as np

    classes = found.classes()[np.isfinite(found.upper)]
    return {code: 100.0 * float((classes == code).mean()) if classes.size else 0.0 for code in range(-3, 4)}
