"""The names of places on a map: which of them, and where each stands so that it keeps off the marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..domain.ground import Place, town_radius
from ..store.base import Unit

PLACES = 28  # names on a map
OWN_PLACES = 20  # of them at least, where there are as many, in the unit itself
APART_MM = 6.0  # a part of a town nearer to the town's name than this is left out
NAME_MM = 0.6  # from a point to its name
LETTER_MM = {False: (1.3, 2.3), True: (1.9, 2.8)}
"""Width and height of a letter of a name, in bold or not."""

Mark = tuple[float, float, float]
"""A mark: metres east and north, and how far it reaches in millimetres of the paper."""


@dataclass(frozen=True)
class Spot:
    """A place and where it is on the map, in metres."""

    x: float
    y: float
    place: Place


def marks_of(points: Any, size: float) -> list[Mark]:
    """The marks of points (columns x, y) of that size in millimetres."""
    return [(x, y, size / 2) for x, y in zip(points["x"], points["y"], strict=True)]


def chosen_places(spots: Sequence[Spot], unit: Unit | None, apart: float) -> list[Spot]:
    """The largest places, those in the unit's area first, which get most of the names.

    A part of a town within `apart` metres of the town's own name is left out: there is no room for both.
    """
    inside = np.zeros(len(spots), dtype=bool)
    if spots and unit is not None and unit.area_wkb:
        inside = shapely.contains_xy(shapely.from_wkb(unit.area_wkb), np.array([(spot.x, spot.y) for spot in spots]))
    found: tuple[list[Spot], list[Spot]] = ([], [])  # elsewhere, in the unit
    centres = np.empty((0, 3))  # metres east and north, and within how many there is no room for another
    for i in sorted(range(len(spots)), key=lambda i: -spots[i].place.population):
        spot, names = spots[i], found[int(inside[i])]
        if len(names) == PLACES or (np.hypot(*(centres[:, :2] - (spot.x, spot.y)).T) < centres[:, 2]).any():
            continue
        names.append(spot)
        centres = np.vstack([centres, (spot.x, spot.y, min(apart, town_radius(spot.place.population)))])
    others, own = found
    first = own[: max(OWN_PLACES, PLACES - len(others))]
    return first + others[: PLACES - len(first)]


def name_place(name: str, marks: NDArray[np.float64], *, bold: bool) -> tuple[float, str]:
    """How far from its point a place's name stands, in millimetres, and at which sides, the best first.

    `marks` (n, 3) are millimetres east and north of the point, and how far each reaches.
    """
    east, north, reach = marks.T
    on_point = np.hypot(east, north) < reach + NAME_MM
    distance = float(reach[on_point].max() + NAME_MM) if on_point.any() else NAME_MM
    letter, height = LETTER_MM[bold]
    width, slant = letter * len(name), distance * np.sqrt(0.5)
    right, left, middle = slant, -slant - width, -height / 2
    corners = {  # of the name's lower left, from the side that is read best to the worst
        "TR": (right, slant),
        "TL": (left, slant),
        "BR": (right, -slant - height),
        "BL": (left, -slant - height),
        "R": (distance, middle),
        "L": (-distance - width, middle),
        "T": (-width / 2, distance),
        "B": (-width / 2, -distance - height),
    }

    def met(side: str) -> int:
        x, y = corners[side]
        across = (east > x - reach) & (east < x + width + reach)
        return int((across & (north > y - reach) & (north < y + height + reach)).sum())

    return distance, ",".join(sorted(corners, key=met))
