"""Which unit a place belongs to: the smallest valid unit whose area contains it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import numpy as np
import shapely

from . import blob


@dataclass(frozen=True)
class UnitMap:
    """Areas of shape (m,) with their ids, largest first."""

    ids: np.ndarray
    areas: np.ndarray

    @classmethod
    def read(cls, db: sqlite3.Connection, day: str) -> UnitMap:
        """The units that have an area and are valid on the day (ISO date)."""
        found = db.execute(
            "SELECT id, geom FROM unit WHERE geom IS NOT NULL AND valid_from <= ?1"
            " AND (valid_to IS NULL OR valid_to >= ?1) ORDER BY code, id",
            (day,),
        ).fetchall()
        areas = shapely.from_wkb(np.array([blob.wkb(row["geom"]) for row in found], dtype=object))
        order = np.argsort(-shapely.area(areas), kind="stable")
        return cls(np.array([row["id"] for row in found], dtype=object)[order], areas[order])

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
