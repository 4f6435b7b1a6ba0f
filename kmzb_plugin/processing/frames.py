"""Where the cells of a grid lie, how large they are, and how many there may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterEnum

from ..locale import number
from ..text import UserError, figure, tr
from . import inputs
from .base import KmzbAlgorithm
from .strays import stray_sentence

if TYPE_CHECKING:
    import shapely

    from ..analysis.grid import Extent

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
