"""Units divided into areas, as `balancedareas` writes and reports them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem

from ...locale import number
from ...text import tr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.balance import Balanced
    from ...analysis.contiguity import Borders
    from ..area_inputs import Areas


@dataclass(frozen=True)
class Division:
    """Areas made of units: `of_unit` (n,) is the area of each feature of `units`, from 0, -1 without a geometry.

    `workload` (n,) is that of each feature, 0 where `unknown` of them had none; `shapes` (k,) are the areas. `bridged`
    units lie across a gap from the rest of the map. `outside` points lie in no unit, None if no points were counted.
    """

    units: Areas
    workload: NDArray[np.float64]
    unknown: int
    of_unit: NDArray[np.int64]
    found: Balanced
    shapes: NDArray[Any]
    borders: Borders
    apart: bool
    tolerance: float
    seed: int
    outside: int | None
    source: str
    crs: QgsCoordinateReferenceSystem
    crs_reason: str

    @property
    def count(self) -> int:
        return len(self.found.loads)

    @cached_property
    def names(self) -> list[str]:
        return [tr("Area {n}").format(n=each) for each in range(1, self.count + 1)]

    @property
    def without_shape(self) -> int:
        return int((self.of_unit < 0).sum())

    @cached_property
    def compactness(self) -> NDArray[np.float64]:
        """4π · area / perimeter² of the areas (Polsby and Popper 1991): 1 for a circle."""
        import numpy as np
        import shapely

        compactness: NDArray[np.float64] = 4 * np.pi * shapely.area(self.shapes) / shapely.length(self.shapes) ** 2
        return compactness

    @cached_property
    def colours(self) -> list[str]:
        """A colour for each area, where it can be had another one than its neighbours have."""
        import numpy as np

        from ...layers.styles.balance import COLOURS

        kept = self.of_unit[self.of_unit >= 0]
        sides = kept[self.borders.pairs]
        chosen: list[int] = []
        for each in range(self.count):
            near = np.unique(sides[(sides == each).any(axis=1)])
            taken = {chosen[other] for other in near if other < each}
            used = [chosen.count(colour) if colour not in taken else 10**6 for colour in range(len(COLOURS))]
            chosen.append(int(np.argmin(used)))
        return [COLOURS[each] for each in chosen]

    def load_text(self, load: float) -> str:
        """A workload, with a decimal if any has one."""
        whole = bool((self.workload == self.workload.round()).all())
        return number(load, 0 if whole else 1)


def from_the_north(shapes: NDArray[Any], area: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The areas from north to south by the middle of their units (k,)."""
    import numpy as np
    import shapely

    weight, y = shapely.area(shapes), shapely.get_y(shapely.centroid(shapes))
    middle = np.bincount(area, weights=weight * y, minlength=count) / np.bincount(area, weights=weight, minlength=count)
    return np.argsort(-middle, kind="stable")


def joined(shapes: NDArray[Any], gap: float) -> Any:
    """Units as one geometry, without the slivers between them."""
    import shapely

    whole = shapely.get_parts(shapely.union_all(shapes))
    solid = []
    for each in whole:
        rings = shapely.get_rings(each)
        holes = [ring for ring in rings[1:] if not shapely.is_empty(shapely.buffer(shapely.polygons(ring), -gap))]
        solid.append(shapely.polygons(rings[0], holes or None))
    return shapely.multipolygons(solid)
