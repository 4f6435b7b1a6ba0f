"""What hot spots are called: after the place that reports name, their area, the nearest town, or where they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsProcessingContext

from ...domain import ground
from ...locale import number
from ...text import tr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.progress import IsCancelled
    from ...analysis.spots import HotSpot
    from .optimized import Analysis

MIDDLE = 300.0  # metres from the middle of a town within which no direction is said
UNNAMED = ""


@dataclass(frozen=True)
class NamedSpot:
    """A hot spot with its place in the ranking, its name and what is reported there most (empty if unknown)."""

    rank: int
    name: str
    spot: HotSpot
    shape: Any
    category: str
    category_share: float

    @property
    def square_kilometres(self) -> float:
        return self.spot.area / 1e6

    @property
    def density(self) -> float:
        """Reports per km²."""
        return self.spot.count / self.square_kilometres


def named_spots(
    analysis: Analysis, category: str, place: str, context: QgsProcessingContext, cancelled: IsCancelled
) -> list[NamedSpot]:
    """The hot spots with their names, what is reported there most, and their shapes."""
    import numpy as np
    import shapely

    from ...analysis.progress import stop_if
    from ..times import texts

    spots, places, data = analysis.spots, analysis.places, analysis.data
    group_of = np.full(len(places.counts) + 1, -1, dtype=np.int64)  # the last one is for points in no place
    for i, spot in enumerate(spots):
        group_of[spot.members] = i
    groups = group_of[places.located]
    none = [("", 0.0)] * len(spots)
    columns = {name: texts(data.points.columns[name], cancelled) for name in (category, place) if name}
    said = most_frequent(columns[place], groups, len(spots), data.weights) if place else none
    main = most_frequent(columns[category], groups, len(spots), data.weights) if category else none
    names = [name for name, _ in said]
    if places.names:
        names = [places.names[spot.members[np.argmax(places.counts[spot.members])]] for spot in spots]
    peaks = shapely.centroid(places.some(np.array([spot.peak for spot in spots], dtype=int)))
    by_ground = names_of_ground(shapely.get_x(peaks), shapely.get_y(peaks), data.crs, context)
    names = told_apart([name or other for name, other in zip(names, by_ground, strict=True)])
    merge = shapely.union_all if places.names else shapely.coverage_union_all
    named = []
    for rank, (name, spot, (code, share)) in enumerate(zip(names, spots, main, strict=True), 1):
        stop_if(cancelled)
        named.append(NamedSpot(rank, name, spot, merge(places.some(spot.members)), _category_name(code), share))
    return named


def _category_name(code: str) -> str:
    from ..codes import category_name

    return category_name(code) if code else ""


def most_frequent(values: Any, groups: NDArray[np.int64], count: int, weights: Any = None) -> list[tuple[str, float]]:
    """For each of `count` groups the text that occurs most (by weight, if given) and its share of the group.

    `values` (n,) are texts, empty ones do not stand for anything but count in the whole; `groups` (n,), -1 is in none.
    Equally frequent ones: the first by the alphabet. ("", 0) where there is none.
    """
    import pandas as pd

    table = pd.DataFrame({"group": groups, "value": values, "n": 1.0 if weights is None else weights})
    table = table[table["group"] >= 0]
    whole = table.groupby("group")["n"].sum()
    named = table[table["value"] != UNNAMED].groupby(["group", "value"], as_index=False)["n"].sum()
    named = named.sort_values(["group", "n", "value"], ascending=[True, False, True]).drop_duplicates("group")
    found = dict(zip(named["group"], zip(named["value"], named["n"], strict=True), strict=True))
    return [
        (found[i][0], float(found[i][1] / whole[i])) if i in found and whole[i] > 0 else (UNNAMED, 0.0)
        for i in range(count)
    ]


def names_of_ground(
    x: Sequence[float], y: Sequence[float], crs: QgsCoordinateReferenceSystem, context: QgsProcessingContext
) -> list[str]:
    """`Radom, 1.4 km NE` for places in Poland, latitude and longitude for others; `x`, `y` in the metric `crs`."""
    degrees = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), context.transformContext())
    names = []
    for easting, northing in zip(x, y, strict=True):
        try:
            point = degrees.transform(float(easting), float(northing))
        except QgsCsException:  # beyond where the system is true, as in a made-up example
            names.append(f"{easting:.0f}, {northing:.0f}")
            continue
        bearing = ground.nearest(point.y(), point.x())
        names.append(town_name(bearing) if bearing else f"{point.y():.4f}, {point.x():.4f}")
    return names


def town_name(bearing: ground.Bearing) -> str:
    """`Radom`, or `Radom, 1.4 km NE` away from its middle."""
    if bearing.distance < MIDDLE:
        return bearing.place.name
    directions = [tr("N"), tr("NE"), tr("E"), tr("SE"), tr("S"), tr("SW"), tr("W"), tr("NW")]
    direction = directions[round(bearing.degrees / 45.0) % 8]
    text = tr("{place}, {distance} km {direction}")
    return text.format(place=bearing.place.name, distance=number(bearing.distance / 1000.0, 1), direction=direction)


def told_apart(names: Sequence[str]) -> list[str]:
    """The same names, each one that occurred before with its number: `Radom`, `Radom (2)`."""
    seen: Counter[str] = Counter()
    result = []
    for name in names:
        seen[name] += 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return result
