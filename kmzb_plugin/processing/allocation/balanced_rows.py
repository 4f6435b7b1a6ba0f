"""The rows that `balancedareas` writes: areas, and units with their area."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFields, QgsGeometry

from ...text import tr
from ..outputs import REAL, TEXT, WHOLE, field, fields_beside, multi
from ..places import geometry_of

if TYPE_CHECKING:
    from .division import Division

Row = tuple[QgsGeometry | None, list[Any]]


def area_fields() -> QgsFields:
    """The columns of an area."""
    fields = QgsFields()
    for name, kind, alias in (
        ("area", WHOLE, tr("Area number")),
        ("name", TEXT, tr("Name of the area")),
        ("units", WHOLE, tr("Units")),
        ("workload", REAL, tr("Workload")),
        ("share", REAL, tr("Share of the workload [%]")),
        ("deviation", REAL, tr("Deviation from the mean [%]")),
        ("area_km2", REAL, tr("Area [km²]")),
        ("compactness", REAL, tr("Compactness (1 is a circle)")),
    ):
        fields.append(field(name, kind, alias))
    return fields


def area_rows(division: Division) -> Iterator[Row]:
    """Geometry and values of each area."""
    import numpy as np
    import shapely

    found = division.found
    units = np.bincount(found.area, minlength=division.count)
    for i, name in enumerate(division.names):
        shape = division.shapes[i]
        yield (
            geometry_of(shapely.to_wkb(shape)),
            [
                i + 1,
                name,
                int(units[i]),
                float(found.loads[i]),
                round(100 * float(found.loads[i] / found.loads.sum()), 3),
                round(100 * float(found.deviations[i]), 3),
                round(shape.area / 1e6, 6),
                round(float(division.compactness[i]), 4),
            ],
        )


def unit_fields(own: QgsFields) -> tuple[QgsFields, list[int]]:
    """The columns of a unit, and which of the layer's own stay."""
    added = [
        field("area", WHOLE, tr("Area number")),
        field("area_name", TEXT, tr("Name of the area")),
        field("workload", REAL, tr("Workload")),
    ]
    return fields_beside(own, added)


def unit_rows(division: Division, kept: list[int]) -> Iterator[Row]:
    """Geometry and values of each unit, those without a geometry too."""
    rows = zip(division.units.features, division.of_unit.tolist(), division.workload.tolist(), strict=True)
    for feature, area, load in rows:
        of_area = [area + 1, division.names[area]] if area >= 0 else [None, None]
        yield multi(feature.geometry()), [*(feature[i] for i in kept), *of_area, load]
