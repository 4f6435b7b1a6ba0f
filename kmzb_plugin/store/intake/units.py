"""The import of police units: their areas and who stands above whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureSource,
    QgsGeometry,
    QgsWkbTypes,
)

from ...analysis.progress import Cancelled
from ...text import UserError, tr
from ..base import ImportSource, Store
from .importing import patience
from .reading import as_text
from .report import ImportReport
from .transform import reference_system
from .whole import whole

_COLUMNS = ["code", "name", "parent_code", "valid_from", "valid_to", "area_wkb"]


@dataclass(frozen=True)
class UnitFields:
    """Which fields of the layer hold what; an empty `parent` means that no unit stands above another."""

    code: str
    name: str
    parent: str = ""


def import_units(
    store: Store,
    source: QgsFeatureSource,
    fields: UnitFields,
    *,
    name: str,
    valid_from: str,
    source_system: str = "units",
    progress: Callable[[float], object] = lambda fraction: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Imports the features of a polygon layer as units valid from an ISO date on.

    Areas are brought into the store's system and made valid. Raises UserError where nothing can be imported, Cancelled
    where `cancelled` said so: then nothing was.
    """
    _check_fields(source, fields, name)
    _check_date(valid_from)
    frame, rows = _read(store, source, fields, valid_from, cancelled)
    if frame.empty:
        raise UserError(tr("«{name}» has no rows. Nothing was imported.").format(name=name))
    progress(0.5)
    _check_parents(rows, {unit.code for unit in store.units()})
    kept = (rows["reason"] == "").to_numpy()
    taken = rows.loc[kept, _COLUMNS].reset_index(drop=True)
    repeated = taken["code"].duplicated().to_numpy()
    with patience(), store.bulk_import(ImportSource("", source_system, name)) as importer:
        counts = importer.add_units(taken[~repeated])
        if cancelled():
            raise Cancelled
    progress(1.0)
    rejected = frame[~kept].copy()
    rejected.insert(0, "reason", rows.loc[~kept, "reason"].to_numpy(), allow_duplicates=True)
    rejected.insert(0, "row", np.flatnonzero(~kept) + 1, allow_duplicates=True)
    return ImportReport(
        name=name,
        form=tr("layer"),
        profile=tr("units"),
        crs=source.sourceCrs().authid(),
        read=len(frame),
        accepted=counts.accepted,
        duplicate=counts.duplicate + int(repeated.sum()),
        rejected=rejected.reset_index(drop=True),
        reasons=Counter(rejected.iloc[:, 1].tolist()).most_common(),
        notes=_notes(rows[kept]),
    )


def _check_fields(source: QgsFeatureSource, fields: UnitFields, name: str) -> None:
    present = [field.name() for field in source.fields()]
    missing = [field for field in (fields.code, fields.name, fields.parent) if field and field not in present]
    if missing:
        raise UserError(
            tr("«{name}» lacks the fields {missing}. It has the fields {present}. Nothing was imported.").format(
                name=name, missing=", ".join(missing), present=", ".join(present)
            )
        )


def _check_date(text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise UserError(tr("«{text}» is no date. Write it as 2026-01-31.").format(text=text)) from error


def _read(
    store: Store, source: QgsFeatureSource, fields: UnitFields, valid_from: str, cancelled: Callable[[], bool]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The file's own columns as text, and the units with a reason where one cannot be taken."""
    target = reference_system(store.describe().crs)
    step = QgsCoordinateTransform(source.sourceCrs(), target, QgsCoordinateTransformContext())
    cells, units = [], []
    for feature in whole(source):
        if cancelled():
            raise Cancelled
        cells.append([as_text(value) for value in feature.attributes()])
        code, unit_name = (as_text(feature[field]).strip() for field in (fields.code, fields.name))
        parent = as_text(feature[fields.parent]).strip() if fields.parent else ""
        area, reason = _area(feature, step)
        if not code:
            reason = tr("The field «{field}» is empty: a unit needs a code.").format(field=fields.code)
        units.append([code, unit_name or code, parent, valid_from, "", area, reason])
    names = [field.name() for field in source.fields()]
    return pd.DataFrame(cells, columns=names, dtype=object), pd.DataFrame(units, columns=[*_COLUMNS, "reason"])


def _area(feature: QgsFeature, step: QgsCoordinateTransform) -> tuple[bytes | None, str]:
    """The area as the WKB of a valid MultiPolygon, None without one; and why it cannot be taken."""
    geometry = QgsGeometry(feature.geometry())
    if geometry.isNull() or geometry.isEmpty():
        return None, ""
    if geometry.type() != QgsWkbTypes.GeometryType.PolygonGeometry:
        return None, tr("The area of a unit must be a polygon.")
    try:
        geometry.transform(step)
    except QgsCsException:
        return None, tr("The area cannot be brought into the reference system of the store.")
    geometry.convertToStraightSegment()
    shape = shapely.force_2d(shapely.make_valid(shapely.from_wkb(bytes(geometry.asWkb()))))
    polygons = [part for part in shapely.get_parts(shape).tolist() if part.geom_type.endswith("Polygon")]
    if not polygons:
        return None, tr("The area has no extent.")
    united = shapely.union_all(polygons)
    return shapely.to_wkb(shapely.multipolygons(shapely.get_parts(united))), ""


def _check_parents(rows: pd.DataFrame, known: set[str]) -> None:
    """Notes a reason for units whose superior unit is nowhere (or not taken), or that stand above themselves."""
    parents = dict(zip(rows["code"], rows["parent_code"], strict=True))
    circle = tr("The unit stands above itself, through «{code}».")
    for i, code, parent in zip(rows.index, rows["code"], rows["parent_code"], strict=True):
        seen, above = {code}, parent
        while above and above not in seen:
            seen.add(above)
            above = parents.get(above, "")
        if above == code and not rows.at[i, "reason"]:
            rows.at[i, "reason"] = circle.format(code=parent)
    orphan = tr("The superior unit «{code}» is neither in the store nor among the rows that can be taken.")
    while True:
        possible = known | set(rows.loc[rows["reason"] == "", "code"]) | {""}
        orphans = (rows["reason"] == "") & ~rows["parent_code"].isin(possible)
        if not orphans.any():
            return
        rows.loc[orphans, "reason"] = [orphan.format(code=code) for code in rows.loc[orphans, "parent_code"]]


def _notes(units: pd.DataFrame) -> tuple[str, ...]:
    without = int(units["area_wkb"].isna().sum())
    return (tr("%n units have no area: no threat will be put to them by its place.", without),) if without else ()
