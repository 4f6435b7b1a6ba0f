"""The fields and rows of the outputs of `clusters`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from qgis.core import QgsField, QgsFields, QgsGeometry
from qgis.PyQt.QtCore import QDate

from ...text import tr
from ..outputs import DATE, REAL, TEXT, WHOLE, field, multi

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from ...analysis.clusters import Clusters

CORE, BORDER, NOISE = "core", "border", "noise"
_SMALL = 0.25  # of the radius: how wide the outline of a cluster without an area is drawn


def point_fields() -> list[QgsField]:
    """What a point gets."""
    return [
        field("cluster", WHOLE, tr("Cluster")),
        field("cluster_size", WHOLE, tr("Points in the cluster")),
        field("role", TEXT, tr("Role: core, border, noise")),
    ]


def point_columns(found: Clusters, sizes: NDArray[np.int64]) -> list[list[Any]]:
    """The values of these fields (points,), with the sizes of the clusters; these count from 1."""
    import numpy as np

    noise = found.label < 0
    number = (found.label + 1).astype(object)
    size = np.append(sizes, 0)[found.label].astype(object)
    number[noise] = size[noise] = None
    role = np.where(noise, NOISE, np.where(found.core, CORE, BORDER))
    return [number.tolist(), size.tolist(), role.tolist()]


def area_fields() -> QgsFields:
    """What a cluster has."""
    fields = QgsFields()
    for each in (
        field("cluster", WHOLE, tr("Cluster")),
        field("count", WHOLE, tr("Points")),
        field("core", WHOLE, tr("Core points")),
        field("share", REAL, tr("Share of all points")),
        field("area_km2", REAL, tr("Area of the outline, km²")),
        field("per_km2", REAL, tr("Points per km² of the outline")),
        field("x", REAL, tr("Mean centre, easting, m")),
        field("y", REAL, tr("Mean centre, northing, m")),
        field("semi_major", REAL, tr("Ellipse of spread, longer half axis, m")),
        field("semi_minor", REAL, tr("Ellipse of spread, shorter half axis, m")),
        field("azimuth", REAL, tr("Ellipse of spread, direction, degrees from north")),
        field("first_date", DATE, tr("First date")),
        field("last_date", DATE, tr("Last date")),
        field("days_active", WHOLE, tr("Days with a point")),
        field("weeks_active", WHOLE, tr("Weeks with a point")),
        field("active_share", REAL, tr("Share of the weeks between first and last date")),
        field("persistence", REAL, tr("Share of all weeks of the data")),
        field("categories", WHOLE, tr("Number of categories")),
        field("category_1", TEXT, tr("Most frequent category")),
        field("share_1", REAL, tr("Its share")),
        field("category_2", TEXT, tr("Second category")),
        field("share_2", REAL, tr("Its share")),
        field("category_3", TEXT, tr("Third category")),
        field("share_3", REAL, tr("Its share")),
        field("nearest", WHOLE, tr("Nearest cluster")),
        field("nearest_m", REAL, tr("Distance of its centre, m")),
    ):
        fields.append(each)
    return fields


def drawn_hulls(table: pd.DataFrame, radius: float) -> NDArray[np.object_]:
    """The outlines (clusters,); points without an area between them are drawn half a radius wide."""
    import shapely

    hulls: NDArray[np.object_] = table["hull"].to_numpy(dtype=object).copy()
    flat = table["area"].to_numpy() <= 0
    hulls[flat] = shapely.buffer(hulls[flat], _SMALL * radius)
    return hulls


def area_rows(table: pd.DataFrame, radius: float) -> Iterator[tuple[QgsGeometry | None, list[Any]]]:
    """Outline and values of each cluster."""
    import numpy as np
    import shapely

    hulls = shapely.to_wkb(drawn_hulls(table, radius))
    for i, (row, wkb) in enumerate(zip(table.itertuples(index=False), hulls, strict=True)):
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        km2 = row.area / 1e6
        mix = [
            value for rank in (1, 2, 3) for value in (getattr(row, f"category_{rank}"), getattr(row, f"share_{rank}"))
        ]
        nearest = (row.nearest + 1, row.nearest_distance) if row.nearest >= 0 else (None, None)
        yield (
            multi(geometry),
            [
                i + 1,
                row.count,
                row.core,
                row.share,
                km2,
                row.count / km2 if km2 > 0 else np.nan,
                row.x,
                row.y,
                row.semi_major,
                row.semi_minor,
                row.azimuth,
                _date(row.first),
                _date(row.last),
                _whole(row.days_active),
                _whole(row.weeks_active),
                row.active_share,
                row.persistence,
                row.categories,
                *mix,
                *nearest,
            ],
        )


def _date(moment: Any) -> QDate | None:
    return None if moment != moment else QDate(moment.year, moment.month, moment.day)


def _whole(value: float) -> int | None:
    return None if value != value else int(value)
