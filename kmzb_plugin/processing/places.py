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
    QgsProcessingParameterEnum,
)

from ..locale import number
from ..text import UserError, tr
from . import inputs
from .base import KmzbAlgorithm, progress, stop_if_cancelled
from .outputs import multi
from .report import Report
from .strays import stray_sentence

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ..analysis.grid import Extent, Grid
    from ..analysis.hexagons import Hexagons

CELL_SIZE = "CELL_SIZE"
SHAPE = "SHAPE"
SHAPES = ["square", "hexagon"]
MOST_CELLS = 1_000_000  # as polygons; a raster may hold more


def add_grid(algorithm: KmzbAlgorithm) -> None:
    """CELL_SIZE, SHAPE and MASK."""
    inputs.add_length(
        algorithm,
        CELL_SIZE,
        tr("Cell size"),
        tr("The side of a cell in metres. Left empty: a fiftieth of the shorter side of the extent."),
    )
    algorithm.add(
        QgsProcessingParameterEnum(SHAPE, tr("Cells"), SHAPES, defaultValue="square", usesStaticStrings=True),
        tr("square, or hexagon: all six neighbours of a hexagon are equally far away."),
    )
    inputs.add_mask(algorithm)


def check_places(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Refuses a grid beside AREAS."""
    if parameters.get(inputs.AREAS) is not None:
        for name in (CELL_SIZE, inputs.MASK):
            if parameters.get(name):
                text = tr("With AREAS there is no grid: leave {parameter} empty, or leave AREAS empty.")
                raise UserError(text.format(parameter=name))


@dataclass(frozen=True)
class Frame:
    """Where cells lie: over `extent` in metres, `size` across; `study_area` is None if the extent is all there is.

    `stray` names a point that stretches the extent, if there is one.
    """

    extent: Extent
    size: float
    shape: str
    study_area: shapely.Geometry | None
    stray: str = ""

    @property
    def area(self) -> shapely.Geometry:
        """The study area, else the rectangle."""
        import shapely

        return shapely.box(*self.extent) if self.study_area is None else self.study_area

    def least_number(self) -> float:
        """How many cells there are surely going to be."""
        return float(0.9 * self.area.area / self.size**2)

    def describe(self, n: int) -> str:
        """How many cells of what size."""
        text = tr("{n} squares of {size} m") if self.shape == "square" else tr("{n} hexagons of {size} m")
        return text.format(n=number(n), size=f"{self.size:g}")

    def check_any(self, n: int) -> None:
        """Refuses a study area that holds the centre of no cell, with a size that would work."""
        if not n:
            text = tr("No cell of {size} m has its centre in the study area. {fitting} m would make about 100 cells.")
            fitting = float(f"{(self.area.area / 100) ** 0.5:.2g}")
            raise UserError(text.format(size=f"{self.size:g}", fitting=f"{fitting:g}"))

    def check_number(self, n: float, most: int, hint: str, *, touching: bool = False) -> None:
        """Refuses more than `most` cells with the smallest size that would work."""
        from ..analysis.grid import smallest_cell_within

        if n <= most:
            return
        hexagon = self.shape == "hexagon"
        least = smallest_cell_within(self.area, most, hexagon=hexagon, touching=touching or self.study_area is None)
        text = tr("There would be more than {most} cells. Choose a cell size of at least {least} m.")
        sentence = text.format(most=number(most), least=f"{least:g}")
        raise UserError(" ".join(each for each in (sentence, hint, self.stray) if each))


def read_frame(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
) -> Frame:
    """The frame over MASK and EXTENT if given, else over the points; cells of CELL_SIZE, else of the default size."""
    import shapely

    from ..analysis.grid import default_cell

    study_area = inputs.read_mask(algorithm, parameters, context, feedback, data.crs)
    stray = ""
    extent: Extent
    if parameters.get(inputs.EXTENT):
        box = algorithm.parameterAsExtent(parameters, inputs.EXTENT, context, data.crs)
        extent = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
        if study_area is not None:
            study_area = shapely.intersection(study_area, shapely.box(*extent))
            if not study_area.area > 0:
                raise UserError(tr("The study area and the extent do not overlap. Check both."))
    if study_area is not None:
        extent = study_area.bounds
    elif not parameters.get(inputs.EXTENT):
        data.require()
        extent = float(data.x.min()), float(data.y.min()), float(data.x.max()), float(data.y.max())
        feedback.pushWarning(tr("No study area is given: the rectangle around the points is taken for it."))
        stray = stray_sentence(data)
        if stray:
            feedback.pushWarning(stray)
    size = inputs.length(algorithm, parameters, CELL_SIZE, context) or default_cell(extent)
    return Frame(extent, size, algorithm.parameterAsEnumString(parameters, SHAPE, context), study_area, stray)


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
    study_area: shapely.Geometry | None = None
    located: NDArray[np.int64] | None = None

    @property
    def kind(self) -> Qgis.WkbType:
        """The kind of geometry that is written."""
        return Qgis.WkbType.Polygon if self.polygons is None else Qgis.WkbType.MultiPolygon

    @property
    def cell(self) -> float:
        """The size of a cell in metres, 0 for areas."""
        if self.grid is not None:
            return self.grid.cell
        return 0.0 if self.hexagons is None else self.hexagons.size

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

    def into(self, report: Report) -> None:
        """Writes into the report's box which study area was taken and how many points lie outside."""
        if self.polygons is None:
            given = tr("given; a cell belongs to it if its centre does")
            none = tr("none given: the rectangle around the points, with all of its empty cells")
            report.method(tr("Study area"), none if self.study_area is None else given)
        text = tr("{n} points lie in none of the places and are not counted")
        report.method(tr("Outside"), text.format(n=number(self.outside)))

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
) -> Places:
    """The areas of AREAS with the points counted in them or, if it is not given, the cells of the grid.

    More than `most` cells are refused with the size that would work and the `hint`. Memory: 60 bytes a point; 10 bytes
    a square, 60 a hexagon.
    """
    data.require()
    if parameters.get(inputs.AREAS) is not None:
        areas = inputs.read_areas(algorithm, parameters, inputs.AREAS, context, feedback, data.crs)
        assert areas is not None
        places = _areas(areas, feedback, data)
    else:
        frame = read_frame(algorithm, parameters, context, feedback, data)
        stop_if_cancelled(feedback)
        places = (_squares if frame.shape == "square" else _hexagons)(frame, data, most, hint)
    if places.outside == len(data.x):
        text = tr("None of the {n} points lies in the study area or the areas. Check the coordinate systems of both.")
        raise UserError(text.format(n=number(places.outside)))
    return places


def _areas(areas: inputs.Areas, feedback: QgsProcessingFeedback, data: inputs.MetricPoints) -> Places:
    import numpy as np

    from ..analysis.areas import locate

    index = locate(data.x, data.y, areas.geometries, progress(feedback, 30, 60), feedback.isCanceled)
    counts, outside = counted(index, data.weights, len(areas.features))
    counts[[geometry is None or geometry.is_empty for geometry in areas.geometries]] = np.nan
    return Places(
        counts,
        outside,
        0.0,
        tr("{n} areas").format(n=number(len(areas.features))),
        areas.names(),
        areas.source.sourceCrs(),
        [feature.geometry() for feature in areas.features],
        areas.source.fields(),
        [feature.attributes() for feature in areas.features],
        polygons=areas.geometries,
        located=index,
    )


def _squares(frame: Frame, data: inputs.MetricPoints, most: int, hint: str) -> Places:
    """The squares whose centre is in the study area."""
    import numpy as np

    from ..analysis.grid import Grid

    frame.check_number(frame.least_number(), most, hint)
    grid = Grid.covering(frame.extent, frame.size)
    inside = None if frame.study_area is None else grid.rasterize_mask(frame.study_area)
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
        study_area=frame.study_area,
        located=index,
    )


def _hexagons(frame: Frame, data: inputs.MetricPoints, most: int, hint: str) -> Places:
    """The hexagons whose centre is in the study area; without one those that touch the rectangle."""
    import shapely

    from ..analysis.hexagons import Hexagons

    frame.check_number(frame.least_number(), most, hint)
    hexagons = Hexagons.covering(frame.extent, frame.size)
    if frame.study_area is None:
        hexagons = hexagons.touching(frame.extent)
    else:
        shapely.prepare(frame.study_area)
        hexagons = hexagons.only(shapely.contains_xy(frame.study_area, *hexagons.centres()))
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
        study_area=frame.study_area,
        located=index,
    )


def counted(index: NDArray[np.int64], weights: NDArray[np.float64] | None, n: int) -> tuple[NDArray[np.float64], int]:
    """Number (or sum of weights) of the points in each of n places, and how many points are in none (index -1)."""
    import numpy as np

    inside = index >= 0
    chosen = None if weights is None else weights[inside]
    return np.bincount(index[inside], weights=chosen, minlength=n).astype(float), int((~inside).sum())
