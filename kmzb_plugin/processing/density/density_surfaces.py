"""The surfaces that `kerneldensity` writes: densities or rates, of all reports and of each category."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingFeedback

from ...locale import number
from ...text import UserError, tr
from ..base import progress

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ...analysis.adaptive import AdaptiveRadii
    from ...analysis.bandwidth import Bandwidth
    from ...analysis.edge import StudyArea
    from ..inputs import MetricPoints
    from ..surfaces import SurfaceFrame
    from .rates import Population

MOST_CATEGORIES = 99
MOST_VALUES = 64_000_000  # cells of all bands together: 0.25 GB as float32


@dataclass(frozen=True)
class Setting:
    """How a density is computed: over `frame`, with `kernel` and `bandwidth`, corrected at the edge by `correction`."""

    frame: SurfaceFrame
    study_area: shapely.Geometry | None
    kernel: str
    bandwidth: Bandwidth
    correction: str
    adaptive: AdaptiveRadii | None
    population: Population | None


@dataclass(frozen=True)
class Category:
    """A band of its own: how many points it holds and the largest value of its band."""

    name: str
    points: int
    peak: float


@dataclass(frozen=True)
class Density:
    """What was computed: `values` (nrows, ncols) of all reports, NaN where there is none, and a band a category.

    `without` is the share of the study area that has no rate because too little population lies there; `outside` are
    the points outside the study area that an edge correction leaves out. `overall` is the rate of the whole area.
    """

    setting: Setting
    values: NDArray[np.float64]
    unit: str
    bands: list[tuple[str, NDArray[np.float32]]]
    categories: list[Category]
    uncategorised: int
    outside: int
    without: float
    overall: float


def compute_density(
    setting: Setting,
    data: MetricPoints,
    categories: NDArray[Any] | None,
    feedback: QgsProcessingFeedback,
) -> Density:
    """The surface of all points and, if `categories` (n,) are given, one of each; 45 to 95 % of the progress bar.

    Memory: 4 bytes a cell and category beside what one density takes.
    """
    import numpy as np

    from ...analysis.rates import rate
    from ...layers.styles.scales import reports_per_km2

    grid = setting.frame.grid
    surface = _Surface(setting, data, feedback)
    chosen = list(_chosen(data, categories, grid.nrows * grid.ncols))
    stages = len(chosen) + (setting.population is not None)
    base, per_km2 = None, reports_per_km2()
    if setting.population is not None:
        people = setting.population
        base = surface.of(people.x, people.y, people.weight, None, 0, stages)
    total = np.zeros(grid.shape)
    bands: list[tuple[str, NDArray[np.float32]]] = []
    found: list[Category] = []

    def finished(values: NDArray[np.float64]) -> NDArray[np.float64]:
        if base is None or setting.population is None:
            return values
        people = setting.population
        return rate(values, base, setting.bandwidth.radius, people.per, people.least)

    for i, (name, points) in enumerate(chosen, stages - len(chosen)):
        weights = None if data.weights is None else data.weights[points]
        values = surface.of(data.x[points], data.y[points], weights, points, i, stages)
        total += values
        if name:
            band = finished(values).astype(np.float32)
            bands.append((name, band))
            found.append(Category(name, len(data.x[points]), float(np.nanmax(band, initial=0.0))))
    values = finished(total)
    inside = np.isfinite(total)
    without = float((inside & ~np.isfinite(values)).sum() / max(inside.sum(), 1))
    overall = float("nan")
    if base is not None and setting.population is not None and base[inside].sum() > 0:
        overall = float(setting.population.per * total[inside].sum() / base[inside].sum())
    unit = per_km2 if setting.population is None else setting.population.unit
    uncategorised = len(data.x) - sum(each.points for each in found) if categories is not None else 0
    return Density(setting, values, unit, bands, found, uncategorised, surface.outside(), without, overall)


def _chosen(
    data: MetricPoints, categories: NDArray[Any] | None, cells: int
) -> Iterator[tuple[str, slice | NDArray[np.bool_]]]:
    """All points without a name or, by category, the most frequent first and those without one last."""
    if categories is None:
        yield "", slice(None)
        return
    import pandas as pd

    counts = pd.Series(categories[categories != ""]).value_counts()
    if len(counts) > MOST_CATEGORIES:
        text = tr("There are {n} categories, but at most {most} bands can be made. Choose another field or a filter.")
        raise UserError(text.format(n=number(len(counts)), most=number(MOST_CATEGORIES)))
    if (len(counts) + 1) * cells > MOST_VALUES:
        text = tr(
            "The raster would be too large: bands {n}, pixels in each {cells}. Choose pixels {factor} times as wide,"
            " or fewer categories by the filter."
        )
        factor = math.sqrt((len(counts) + 1) * cells / MOST_VALUES) * 1.05
        raise UserError(text.format(n=number(len(counts) + 1), cells=number(cells), factor=number(factor, 1)))
    names = sorted(counts.index, key=lambda name: (-counts[name], name))
    for name in names:
        yield name, categories == name
    yield "", categories == ""


class _Surface:
    """Densities of different points in one setting."""

    def __init__(self, setting: Setting, data: MetricPoints, feedback: QgsProcessingFeedback) -> None:
        from ...analysis.edge import StudyArea

        self.setting, self.data, self.feedback = setting, data, feedback
        frame = setting.frame
        self.area: StudyArea | None = None
        self._cut = (slice(None), slice(None))
        if setting.correction != "none" and setting.study_area is not None:
            # beyond an extent that cuts the study area the points are known and need no correction
            margin = 0 if frame.covers(setting.study_area) else 2 * math.ceil(self._reach() / frame.grid.cell)
            grid = frame.grid.widened(margin)
            self.area = StudyArea(grid, grid.rasterize_mask(setting.study_area))
            self._cut = (slice(margin, margin + frame.grid.nrows), slice(margin, margin + frame.grid.ncols))

    def _reach(self) -> float:
        adaptive = self.setting.adaptive
        return self.setting.bandwidth.radius if adaptive is None else float(adaptive.radius.max(initial=0.0))

    def outside(self) -> int:
        """How many points a correction leaves out because they lie outside the study area."""
        import shapely

        if self.area is None or self.setting.study_area is None:
            return 0
        if self.area.grid == self.setting.frame.grid:
            return int((~self.area.holds(self.data.x, self.data.y)).sum())
        shapely.prepare(self.setting.study_area)
        return int((~shapely.contains_xy(self.setting.study_area, self.data.x, self.data.y)).sum())

    def of(
        self,
        x: NDArray[np.float64],
        y: NDArray[np.float64],
        weights: NDArray[np.float64] | None,
        points: slice | NDArray[np.bool_] | None,
        stage: int,
        stages: int,
    ) -> NDArray[np.float64]:
        """The density of some points; `points` says which of the data they are, None: none of them."""
        from ...analysis.adaptive import adaptive_density
        from ...analysis.density import kernel_density
        from ...analysis.edge import corrected_density

        setting, frame = self.setting, self.setting.frame
        begin, end = (45.0 + 50.0 * each / stages for each in (stage, stage + 1))
        calls: dict[str, Callable[..., Any]] = {
            "progress": progress(self.feedback, begin, end),
            "cancelled": self.feedback.isCanceled,
        }
        radius, kernel = setting.bandwidth.radius, setting.kernel
        grid, mask = frame.grid, frame.mask
        if self.area is not None:
            grid, mask = self.area.grid, self.area.mask
        if setting.adaptive is not None and points is not None:
            radii = setting.adaptive.radius[points]
            diggle = setting.correction == "diggle"
            values = adaptive_density(x, y, radii, grid, kernel, weights, mask, diggle, **calls)
        elif self.area is not None:
            values = corrected_density(x, y, self.area, radius, kernel, weights, setting.correction, **calls)
        else:
            values = kernel_density(x, y, grid, radius, kernel, weights, mask, **calls)
        return values[self._cut]
