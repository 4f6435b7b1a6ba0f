"""Where the cells of a grid lie, how large they are, and how many there may be."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterEnum

from ..locale import number
from ..text import UserError, figure, tr
from . import area_inputs, inputs
from .base import KmzbAlgorithm
from .strays import stray_sentence

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ..analysis.grid import Extent, Grid
    from ..analysis.hexagons import Hexagons
    from ..analysis.scale import Spacing
    from .report import Report

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
        tr(
            "The side of a cell in metres. Left empty: twice the typical distance from a place with a report to the "
            "nearest other one, unless that makes too few or too many cells."
        ),
    )
    algorithm.add(
        QgsProcessingParameterEnum(SHAPE, tr("Cells"), SHAPES, defaultValue="square", usesStaticStrings=True),
        tr("All six neighbours of a hexagon are equally far away; squares are easier to describe."),
        titles={"square": tr("squares"), "hexagon": tr("hexagons")},
    )
    add_study_area(algorithm)


def add_study_area(algorithm: KmzbAlgorithm) -> None:
    """MASK of algorithms over cells."""
    area_inputs.add_mask(algorithm, tr("Left empty: the cells within three cells of a report."))


@dataclass(frozen=True)
class Frame:
    """Where cells lie: over `extent` in metres, `size` across.

    `study_area` is None if there is none: then it is all cells that touch the extent or, where `near` holds x and y of
    reports, those at most `reach` cells from one of them. `why` the cells are so large is said as `choose_frame` does
    ("given": nobody chose), with the distances it looked at and in how many `steps` of time reports are counted.
    `strays` says which points the frame leaves out, if any.
    """

    extent: Extent
    size: float
    shape: str
    study_area: shapely.Geometry | None
    near: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None
    reach: float = 0.0
    why: str = "given"
    between: Spacing | None = None
    steps: int = 1
    strays: str = ""

    @property
    def area(self) -> shapely.Geometry:
        """The study area given, else the rectangle."""
        import shapely

        return shapely.box(*self.extent) if self.study_area is None else self.study_area

    def least_number(self) -> float:
        """How many cells there are surely going to be."""
        return 0.0 if self.near is not None else float(0.9 * self.area.area / self.size**2)

    def squares(self) -> tuple[Grid, NDArray[np.bool_] | None]:
        """The squares over the extent, and which of them (nrows, ncols) lie near a report; None if all count."""
        from ..analysis.grid import Grid
        from ..analysis.scale import reached

        grid = Grid.covering(self.extent, self.size)
        return grid, None if self.near is None else reached(grid.counts(*self.near), self.reach)

    def hexagons(self) -> Hexagons:
        """The hexagons that touch the extent, or of them those near a report."""
        from ..analysis.hexagons import Hexagons
        from ..analysis.scale import reached_hexagons

        if self.near is None:
            return Hexagons.covering(self.extent, self.size).touching(self.extent)
        return reached_hexagons(*self.near, self.size, self.reach).touching(self.extent)

    def outline(self) -> shapely.Geometry:
        """The squares near a report as one polygon, cut at the extent."""
        import numpy as np
        import shapely

        grid, near = self.squares()
        assert near is not None
        return shapely.intersection(shapely.union_all(grid.polygons(np.flatnonzero(near))), self.area)

    def choices(self, cells: int, km2: float, each: float) -> list[tuple[str, str]]:
        """Label and sentence of what was chosen and why: `cells` of `km2` together, with so many reports in each."""
        return [(tr("Study area"), self.area_sentence(km2)), (tr("Cell size"), self._size_sentence(cells, each))]

    def area_sentence(self, km2: float) -> str:
        """What the study area is, and why."""
        if self.near is not None:
            text = tr(
                "not given: the cells within {reach} m of a report, {area} km², are taken for it, since among empty "
                "ground far from all reports every settled place would stand out"
            )
        elif self.study_area is not None:
            text = tr("as given; its cells cover {area} km²")
        else:
            text = tr("the extent as given, and each cell counts as a whole; its cells cover {area} km²")
        return text.format(reach=number(self.reach * self.size), area=number(km2, 1 if km2 < 100 else 0))

    def _size_sentence(self, cells: int, each: float) -> str:
        if self.between is None:
            text = tr("{size} m: given; {cells} cells, {each} reports each")
            return text.format(size=figure(self.size), cells=number(cells), each=number(each, 2))
        reasons = {
            "spacing": tr("twice the typical distance from a place with a report to the nearest other one"),
            "few": tr("smaller than twice the typical distance between places, which would have given too few cells"),
            "many": tr("larger than twice the typical distance between places, which would have given too many cells"),
            "wide": tr(
                "larger, because the pattern is wider than ten of the cells that the distances between places gave"
            ),
        }
        text = tr(
            "{size} m: {reason} (mean {mean} m, median {median} m, {places} places); {cells} cells, {each} reports each"
        )
        sentence = text.format(
            size=figure(self.size),
            reason=reasons[self.why],
            mean=number(self.between.mean),
            median=number(self.between.median),
            places=number(self.between.places),
            cells=number(cells),
            each=number(each, 2),
        )
        if self.steps == 1:
            return sentence
        more = tr("in each of {steps} steps there are fewer reports, so the distance is taken √{steps} times")
        return f"{sentence}; {more.format(steps=self.steps)}"

    def tell(self, feedback: QgsProcessingFeedback, cells: int, km2: float, each: float) -> None:
        """Says the choices in the log."""
        for label, sentence in self.choices(cells, km2, each):
            feedback.pushInfo(f"{label}: {sentence}.")

    def into(self, report: Report, cells: int, km2: float, each: float) -> None:
        """Writes the choices into the report's box, and which points are left out."""
        for label, sentence in self.choices(cells, km2, each):
            report.method(label, sentence)
        if self.strays:
            report.method(tr("Far from the rest"), self.strays)

    def describe(self, n: int) -> str:
        """How many cells of what size."""
        text = tr("squares of {size} m ({n})") if self.shape == "square" else tr("hexagons of {size} m ({n})")
        return text.format(n=number(n), size=figure(self.size))

    def check_any(self, n: int) -> None:
        """Refuses a study area that holds the centre of no cell, with a size that would work."""
        if not n:
            text = tr("No cell of {size} m has its centre in the study area. {fitting} m would make about 100 cells.")
            fitting = float(f"{(self.area.area / 100) ** 0.5:.2g}")
            raise UserError(text.format(size=figure(self.size), fitting=figure(fitting)))

    def check_number(self, n: float, most: int, hint: str, *, touching: bool = False) -> None:
        """Refuses more than `most` cells with the smallest size that would work."""
        from ..analysis.grid import smallest_cell_within

        if n <= most:
            return
        hexagon = self.shape == "hexagon"
        least = smallest_cell_within(self.area, most, hexagon=hexagon, touching=touching or self.study_area is None)
        text = tr("There would be more than {most} cells. Choose a cell size of at least {least} m.")
        sentence = text.format(most=number(most), least=figure(least))
        raise UserError(f"{sentence} {hint}".strip())


def read_frame(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
    steps: int = 1,
) -> Frame:
    """The frame over MASK and EXTENT if given, else near the points; cells of CELL_SIZE, else as the points ask for.

    In one of several `steps` of time there are fewer points, and they ask for larger cells.
    """
    import shapely

    from ..analysis.scale import REACH_CELLS

    study_area = area_inputs.read_mask(algorithm, parameters, context, feedback, data.crs)
    size = inputs.length(algorithm, parameters, CELL_SIZE, context)
    hexagons = algorithm.parameterDefinition(SHAPE) is not None
    shape = algorithm.parameterAsEnumString(parameters, SHAPE, context) if hexagons else "square"
    if study_area is None and not parameters.get(inputs.EXTENT):
        return frame_near(data, feedback, REACH_CELLS, size, shape, steps)
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
    frame = Frame(extent, size or 0.0, shape, study_area, steps=steps)
    if size:
        return frame
    area = frame.area
    shapely.prepare(area)
    inside = shapely.intersects_xy(area, data.x, data.y)
    if not inside.any():
        text = tr("No point lies in the study area ({n} read). Check the coordinate systems of both.")
        raise UserError(text.format(n=number(len(inside))))
    return _sized(frame, data.x[inside], data.y[inside], feedback)


def frame_near(
    data: inputs.MetricPoints,
    feedback: QgsProcessingFeedback,
    reach: float,
    size: float | None = None,
    shape: str = "square",
    steps: int = 1,
) -> Frame:
    """The cells at most `reach` cells from a point; points astray do not count and are named."""
    data.require()
    strays = stray_sentence(data)
    if strays:
        strays = f"{strays} {tr('The study area leaves them out.')}"
        feedback.pushWarning(strays)
    x, y = data.x[~data.astray], data.y[~data.astray]
    frame = Frame(data.extent(), size or 0.0, shape, None, (x, y), reach, steps=steps, strays=strays)
    return frame if size else _sized(frame, x, y, feedback)


def _sized(frame: Frame, x: NDArray[np.float64], y: NDArray[np.float64], feedback: QgsProcessingFeedback) -> Frame:
    """The frame with cells of the size that the points in it (n,) ask for."""
    from ..analysis.scale import choose_frame, spacing

    between = spacing(x, y, feedback.isCanceled)
    area = None if frame.near is not None else frame.area
    in_a_step = between.typical * math.sqrt(frame.steps)  # of points at random
    chosen, why = choose_frame(x, y, in_a_step, area, cancelled=feedback.isCanceled)
    return replace(frame, size=chosen.grid.cell, why=why, between=between)
