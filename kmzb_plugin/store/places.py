"""Which unit a place belongs to: the smallest valid unit whose area contains it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely

from .base import Unit


@dataclass(frozen=True)
class UnitMap:
    """Areas of shape (m,) with their ids, largest first."""

    ids: np.ndarray
    areas: np.ndarray

    @classmethod
    def of(cls, units: Iterable[Unit], day: str) -> UnitMap:
        """The units that have an area and are valid on the day (ISO date)."""
        found = sorted(
            (unit for unit in units if unit.area_wkb and unit.valid_from <= day <= (unit.valid_to or "9999")),
            key=lambda unit: (unit.code, unit.id),
        )
        areas = shapely.from_wkb(np.array([unit.area_wkb for unit in found], dtype=object))
        order = np.argsort(-shapely.area(areas), kind="stable")
        return cls(np.array([unit.id for unit in found], dtype=object)[order], areas[order])

    def find(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """The unit's id for each of n places, None outside all areas; a place on a border belongs to the smaller."""
        found = np.full(len(x), None, dtype=object)
        if len(self.ids) == 0 or len(x) == 0:
            return found
        # The tree holds the places and is asked with the areas, because GEOS prepares the geometry it asks with.
        area, place = shapely.STRtree(shapely.points(x, y)).query(self.areas, predicate="intersects")
        smallest = np.full(len(x), -1)
        np.maximum.at(smallest, place, area)
        inside = smallest >= 0
        found[inside] = self.ids[smallest[inside]]
        return found

    def at(self, point: shapely.Point) -> str | None:
        """The unit's id at one place."""
        return self.find(np.array([point.x]), np.array([point.y]))[0]
