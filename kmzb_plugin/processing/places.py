"""The cells or areas that points are counted in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
)

from ..locale import number
from ..text import UserError, tr
from . import area_inputs, inputs
from .base import KmzbAlgorithm, progress, stop_if_cancelled
from .frames import CELL_SIZE, MOST_CELLS, Frame, read_frame
from .outputs import multi
from .report import Report

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ..analysis.grid import Grid
    from ..analysis.hexagons import Hexagons

_TOGETHER = 50_000  # points looked up between two looks at the cancel button


def check_places(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Refuses a grid beside AREAS."""
    if parameters.get(area_inputs.AREAS) is not None:
        for name in (CELL_SIZE, area_inputs.MASK):
            if parameters.get(name):
                text = tr("With AREAS there is no grid: leave {parameter} empty, or leave AREAS empty.")
                raise UserError(text.format(parameter=name))


@dataclass(frozen=True)
class Places:
    """The cells or areas and what was counted in them; arrays have shape (n,).

    `own` are the attributes of areas and `fields` their definitions; cells have none. `default_band` is how far apart,
    in metres, the centres of neighbours may lie; 0 means that areas which touch are neighbours. Areas have `polygons`;
    hexagons are `hexagons`; squares are the cells of `grid`, row by row, that are `inside` (nrows, ncols), None: all.
    `located` (points,) says which place each point lies in, -1 in none.
    """

    counts: NDArray[np.float64]
    outside: int
    default_band: float
    description: str
    names: list[str]
    crs: QgsCoordinateReferenceSystem
    shapes: list[QgsGeometry] = field(default_factory=list)
    fields: QgsFields = field(default_factory=QgsFields)
    own: list[list[Any]] = field(default_factory=list)
    polygons: NDArray[Any] | None = None
    grid: Grid | None = None
    inside: NDArray[np.bool_] | None = None
    hexagons: Hexagons | None = None
    frame: Frame | None = None
    located: NDArray[np.int64] | None = None

    @property
    def kind(self) -> Qgis.WkbType:
        """The kind of geometry that is written."""
        return Qgis.WkbType.Polygon if self.polygons is None else Qgis.WkbType.MultiPolygon

    @property
    def study_area(self) -> shapely.Geometry | None:
        """The study area of cells if one is given."""
        return None if self.frame is None else self.frame.study_area

    @property
    def cell(self) -> float:
        """The size of a cell in metres, 0 for areas."""
        if self.grid is not None:
            return self.grid.cell
        return 0.0 if self.hexagons is None else self.hexagons.size

    @property
    def mask(self) -> NDArray[np.bool_]:
        """Which squares (nrows, ncols) of the grid these are."""
        import numpy as np

        assert self.grid is not None
        return np.ones(self.grid.shape, dtype=bool) if self.inside is None else self.inside

    @cached_property
    def geometries(self) -> NDArray[Any]:
        """Polygons (n,) in metres; None among them where an area has no geometry."""
        import numpy as np

        return self.some(np.arange(len(self.counts))) if self.polygons is None else self.polygons

    def some(self, which: NDArray[np.int64]) -> NDArray[Any]:
        """The geometries with these numbers; those of cells are made anew, so that a million need not be held."""
        if self.polygons is not None:
            return self.polygons[which]
        if self.hexagons is not None:
            return self.hexagons.polygons(which)
        assert self.grid is not None
        return self.grid.polygons(which if self.inside is None else self._numbers[which])

    @cached_property
    def _numbers(self) -> NDArray[np.int64]:
        """Which cells of the grid these are."""
        import numpy as np

        assert self.inside is not None
        return np.flatnonzero(self.inside)

    def some_features(self, which: NDArray[np.int64]) -> list[QgsGeometry | None]:
        """The geometries with these numbers as QGIS writes them: areas as they were read."""
        import shapely

        if self.polygons is not None:
            return [multi(self.shapes[i]) for i in which]
        return [geometry_of(wkb) for wkb in shapely.to_wkb(self.some(which))]

    def features(self, first: int, last: int) -> list[QgsGeometry | None]:
        """Those from `first` up to `last`."""
        import numpy as np

        return self.some_features(np.arange(first, last))

    def cells(self, first: int, last: int) -> NDArray[Any] | None:
        """The same as shapely geometries; None for areas, which are written as they were read."""
        import numpy as np

        return None if self.polygons is not None else self.some(np.arange(first, last))

    @property
    def _totals(self) -> tuple[int, float, float]:
        """How many cells there are, their km² and the reports in one of them."""
        lattice = self.hexagons if self.grid is None else self.grid
        assert lattice is not None
        n = len(self.counts)
        return n, n * lattice.cell_area / 1e6, float(self.counts.mean())

    def tell(self, feedback: QgsProcessingFeedback) -> None:
        """Says in the log which study area and cells were taken, and how many points lie outside."""
        if self.frame is not None:
            self.frame.tell(feedback, *self._totals)
        if self.outside:
            feedback.pushInfo(f"{self._outside_sentence}.")

    def into(self, report: Report) -> None:
        """Writes the same into the report's box."""
        if self.frame is not None:
            self.frame.into(report, *self._totals)
        if self.study_area is not None:
            report.method(tr("Edge"), tr("a cell belongs to the study area if its centre does"))
        report.method(tr("Outside"), self._outside_sentence)

    @property
    def _outside_sentence(self) -> str:
        return tr("Points in none of the places, not counted: {n}").format(n=number(self.outside))

    def image(self, values: NDArray[Any]) -> NDArray[np.float64]:
        """Values (n,) of squares as a raster (nrows, ncols), NaN outside."""
        import numpy as np

        assert self.grid is not None
        if self.inside is None:
            return np.asarray(values, dtype=float).reshape(self.grid.shape)
        image = np.full(self.grid.shape, np.nan)
        image[self.inside] = values
        return image

    def of_image(self, image: NDArray[Any]) -> NDArray[Any]:
        """The values (n,) of such a raster at the squares."""
        return image.ravel() if self.inside is None else image[self.inside]


def geometry_of(wkb: bytes) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry


def read_places(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
    most: int = MOST_CELLS,
    hint: str = "",
    steps: int = 1,
) -> Places:
    """The areas of AREAS with the points counted in them or, if it is not given, the cells of the grid.

    `steps` as in `read_frame`. More than `most` cells are refused with the size that would work and the `hint`. Memory:
    60 bytes a point; 10 bytes a square, 60 a hexagon.
    """
    data.require()
    if parameters.get(area_inputs.AREAS) is not None:
        areas = area_inputs.read_areas(algorithm, parameters, area_inputs.AREAS, context, feedback, data.crs)
        assert areas is not None
        places = _areas(areas, feedback, data)
    else:
        frame = read_frame(algorithm, parameters, context, feedback, data, steps)
        stop_if_cancelled(feedback)
        if frame.shape == "square":
            places = squares(frame, data, most, hint)
        else:
            places = _hexagons(frame, data, most, hint, feedback)
    places.tell(feedback)
    if places.outside == len(data.x):
        text = tr("No point lies in the study area or the areas ({n} read). Check the coordinate systems of both.")
        raise UserError(text.format(n=number(places.outside)))
    return places


def _areas(areas: area_inputs.Areas, feedback: QgsProcessingFeedback, data: inputs.MetricPoints) -> Places:
    import numpy as np
    import shapely

    from ..analysis.areas import locate

    index = locate(data.x, data.y, areas.geometries, progress(feedback, 30, 60), feedback.isCanceled)
    counts, outside = counted(index, data.weights, len(areas.features))
    counts[shapely.is_missing(areas.geometries) | shapely.is_empty(areas.geometries)] = np.nan
    return Places(
        counts,
        outside,
        0.0,
        tr("areas ({n})").format(n=number(len(areas.features))),
        areas.names(),
        areas.source.sourceCrs(),
        [feature.geometry() for feature in areas.features],
        areas.source.fields(),
        [feature.attributes() for feature in areas.features],
        polygons=areas.geometries,
        located=index,
    )


def squares(frame: Frame, data: inputs.MetricPoints, most: int = MOST_CELLS, hint: str = "") -> Places:
    """The squares whose centre is in the study area."""
    import numpy as np

    frame.check_number(frame.least_number(), most, hint)
    grid, inside = frame.squares()
    if frame.study_area is not None:
        inside = grid.rasterize_mask(frame.study_area)
    n = grid.nrows * grid.ncols if inside is None else int(inside.sum())
    frame.check_number(n, most, hint)
    frame.check_any(n)
    index = grid.cell_index(data.x, data.y)
    if inside is not None:
        numbers = np.full(inside.size + 1, -1)  # of the cells; the last is for points outside the grid
        numbers[np.flatnonzero(inside)] = np.arange(n)
        index = numbers[index]
    counts, outside = counted(index, data.weights, n)
    return Places(
        counts,
        outside,
        1.5 * frame.size,
        frame.describe(n),
        [],
        data.crs,
        grid=grid,
        inside=inside,
        frame=frame,
        located=index,
    )


def _hexagons(frame: Frame, data: inputs.MetricPoints, most: int, hint: str, feedback: QgsProcessingFeedback) -> Places:
    """The hexagons whose centre is in the study area."""
    frame.check_number(frame.least_number(), most, hint)
    hexagons = frame.hexagons()
    if frame.study_area is not None:
        hexagons = hexagons.only(_inside(frame.study_area, *hexagons.centres(), feedback))
    frame.check_number(len(hexagons), most, hint)
    frame.check_any(len(hexagons))
    index = hexagons.cell_index(data.x, data.y)
    counts, outside = counted(index, data.weights, len(hexagons))
    return Places(
        counts,
        outside,
        1.5 * frame.size,
        frame.describe(len(hexagons)),
        [],
        data.crs,
        hexagons=hexagons,
        frame=frame,
        located=index,
    )


def _inside(
    area: shapely.Geometry, x: NDArray[np.float64], y: NDArray[np.float64], feedback: QgsProcessingFeedback
) -> NDArray[np.bool_]:
    """Which points (n,) lie in the area."""
    import numpy as np
    import shapely

    shapely.prepare(area)
    inside = np.empty(len(x), dtype=bool)
    for first in range(0, len(x), _TOGETHER):
        stop_if_cancelled(feedback)
        some = slice(first, first + _TOGETHER)
        inside[some] = shapely.contains_xy(area, x[some], y[some])
    return inside


def counted(index: NDArray[np.int64], weights: NDArray[np.float64] | None, n: int) -> tuple[NDArray[np.float64], int]:
    """Number (or sum of weights) of the points in each of n places, and how many points are in none (index -1)."""
    import numpy as np

    inside = index >= 0
    chosen = None if weights is None else weights[inside]
    return np.bincount(index[inside], weights=chosen, minlength=n).astype(float), int((~inside).sum())
