"""Cells of which only the part in the study area counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry, QgsProcessingFeedback

from .frames import MOST_CELLS, Frame
from .places import geometry_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..analysis.grid import Grid
    from ..analysis.hexagons import Hexagons


@dataclass(frozen=True)
class Cells:
    """Some cells of a grid of squares or hexagons; arrays have shape (n,).

    `numbers` are those of the lattice's cells that these are; `parts` are the polygons of what lies in the study area,
    for the cells `partly` (positions among the n) that do so in part.
    """

    lattice: Grid | Hexagons
    numbers: NDArray[np.int64]
    partly: NDArray[np.int64]
    parts: NDArray[Any]
    crs: QgsCoordinateReferenceSystem
    kind = Qgis.WkbType.Polygon

    def __len__(self) -> int:
        return len(self.numbers)

    def polygons(self, which: NDArray[np.int64]) -> NDArray[Any]:
        """The whole cells `which`, counted among the n."""
        return self.lattice.polygons(self.numbers[which])

    def parts_of(self, which: NDArray[np.int64]) -> NDArray[Any]:
        """What lies in the study area of the cells `which`."""
        polygons = self.polygons(which)
        part = self._part_number[which]
        polygons[part >= 0] = self.parts[part[part >= 0]]
        return polygons

    def features(self, first: int, last: int) -> list[QgsGeometry | None]:
        """Some of the cells as QGIS writes them."""
        import shapely

        return [geometry_of(wkb) for wkb in shapely.to_wkb(self.cells(first, last))]

    def cells(self, first: int, last: int) -> NDArray[Any]:
        """The same as shapely geometries."""
        import numpy as np

        return self.polygons(np.arange(first, last))

    @cached_property
    def square_metres(self) -> NDArray[np.float64]:
        """The area of each cell's part in the study area."""
        import numpy as np
        import shapely

        area = np.full(len(self), self.lattice.cell_area)
        area[self.partly] = shapely.area(self.parts)
        return area

    @cached_property
    def _part_number(self) -> NDArray[np.int64]:
        import numpy as np

        numbers = np.full(len(self), -1)
        numbers[self.partly] = np.arange(len(self.partly))
        return numbers

    @cached_property
    def _position(self) -> NDArray[np.int64]:
        """Where each cell of the lattice stands among the n, -1 if it is none of them."""
        import numpy as np

        positions = np.full(len(self.lattice), -1)
        positions[self.numbers] = np.arange(len(self))
        return positions

    def locate(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        """Which of the n cells each point is in, -1 if in none or outside the study area."""
        import numpy as np
        import shapely

        found = self.lattice.cell_index(x, y)
        if len(self) < len(self.lattice):
            found[found >= 0] = self._position[found[found >= 0]]
        if len(self.partly):
            part = np.where(found >= 0, self._part_number[found], -1)
            doubtful = np.flatnonzero(part >= 0)
            shapely.prepare(self.parts)
            outside = ~shapely.intersects_xy(self.parts[part[doubtful]], x[doubtful], y[doubtful])
            found[doubtful[outside]] = -1
        return found


def cells_of(frame: Frame, crs: QgsCoordinateReferenceSystem, feedback: QgsProcessingFeedback) -> Cells:
    """The cells that touch the study area; without one those of the frame, and they count as a whole.

    Refuses more than a million with the size that would work. Memory: 60 bytes a cell of the extent.
    """
    import numpy as np

    from ..analysis.clipping import clip_cells

    frame.check_number(frame.least_number(), MOST_CELLS, "", touching=True)
    lattice: Grid | Hexagons
    if frame.shape == "square":
        lattice, near = frame.squares()
    else:
        lattice, near = frame.hexagons(), None
    numbers = np.arange(len(lattice)) if near is None else np.flatnonzero(near)
    if frame.study_area is None:
        frame.check_number(len(numbers), MOST_CELLS, "")
        nothing = np.empty(0, dtype=np.int64)
        return Cells(lattice, numbers, nothing, np.empty(0, dtype=object), crs)
    x, y = lattice.all_centres()
    cover = clip_cells(x, y, lattice.reach, lattice.polygons, frame.study_area, feedback.isCanceled)
    numbers = np.concatenate([cover.wholly, cover.partly])
    frame.check_number(len(numbers), MOST_CELLS, "", touching=True)
    order = np.argsort(numbers)
    position = np.empty_like(order)
    position[order] = np.arange(len(order))
    return Cells(lattice, numbers[order], position[len(cover.wholly) :], cover.parts, crs)
