"""The metric coordinate system an analysis computes in, and arrays of coordinates taken into it."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsDistanceArea,
    QgsGeometry,
    QgsPointXY,
)

from ..text import UserError, tr

POLAND = "EPSG:2180"
WGS84 = "EPSG:4326"
SAMPLE = 10_000  # points that say where the others are
MOST_STRETCH = 0.01  # of a distance: further off, a metre on the map is no metre on the ground


@dataclass(frozen=True)
class MetricCrs:
    """A coordinate system in metres, and the sentence that says why it was chosen."""

    crs: QgsCoordinateReferenceSystem
    reason: str


def is_metric(crs: QgsCoordinateReferenceSystem) -> bool:
    """Whether its coordinates are metres; whether they are true metres here `stretch` tells."""
    return crs.isValid() and not crs.isGeographic() and crs.mapUnits() == Qgis.DistanceUnit.Meters


def choose_crs(
    source: QgsCoordinateReferenceSystem,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    given: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> MetricCrs:
    """The given system, else the layer's own if metric and true here, else EPSG:2180 in Poland, else the UTM zone.

    "Here" is the median of the coordinates `x`, `y` in `source`, so that a stray point decides nothing. Raises
    UserError if the given system is not metric, or there is none at all.
    """
    if given.isValid():
        if not is_metric(given):
            text = tr("The coordinate system {crs} is not in metres. Choose a metric one, for example EPSG:2180.")
            raise UserError(text.format(crs=given.authid() or given.description()))
        return MetricCrs(given, tr("chosen in the parameters"))
    if not source.isValid():
        raise UserError(
            tr("The layer has no coordinate system. Set it in the layer's properties, or choose the parameter CRS.")
        )
    if not len(x):
        if is_metric(source):
            return MetricCrs(source, tr("the layer's own"))
        return MetricCrs(QgsCoordinateReferenceSystem(POLAND), tr("no points to choose by"))
    some = slice(None, None, max(1, len(x) // SAMPLE))
    here = QgsPointXY(float(np.median(x[some])), float(np.median(y[some])))
    if is_metric(source) and _inside(source, source, here, context) and stretch(source, here, context) <= MOST_STRETCH:
        return MetricCrs(source, tr("the layer's own"))
    poland = QgsCoordinateReferenceSystem(POLAND)
    if _inside(poland, source, here, context):
        return MetricCrs(poland, tr("the points lie in Poland"))
    place = _transformed(source, QgsCoordinateReferenceSystem(WGS84), here, context)
    if place is None:
        text = tr("The coordinates do not fit the layer's coordinate system {crs}. Set the right one.")
        raise UserError(text.format(crs=source.authid() or source.description()))
    zone = int(np.clip((place.x() + 180) // 6 + 1, 1, 60))
    utm = QgsCoordinateReferenceSystem(f"EPSG:{(32600 if place.y() >= 0 else 32700) + zone}")
    return MetricCrs(utm, tr("the UTM zone of the points' centre"))


def stretch(crs: QgsCoordinateReferenceSystem, here: QgsPointXY, context: QgsCoordinateTransformContext) -> float:
    """By which part a kilometre in `crs` differs from one on the ground at `here` (in `crs`); infinite off the map."""
    measure = QgsDistanceArea()
    measure.setSourceCrs(crs, context)
    measure.setEllipsoid(crs.ellipsoidAcronym() or "EPSG:7030")
    try:
        lengths = [
            measure.measureLine(here, QgsPointXY(here.x() + dx, here.y() + dy)) for dx, dy in ((1000, 0), (0, 1000))
        ]
    except QgsCsException:
        return float("inf")
    worst = max(abs(length / 1000 - 1) for length in lengths)
    return worst if np.isfinite(worst) else float("inf")


def _inside(
    crs: QgsCoordinateReferenceSystem,
    source: QgsCoordinateReferenceSystem,
    here: QgsPointXY,
    context: QgsCoordinateTransformContext,
) -> bool:
    """Whether `here` (in `source`) lies in the area of use of `crs`; one that states none is used anywhere."""
    bounds = crs.bounds()
    if bounds.isNull() or bounds.isEmpty():
        return True
    place = _transformed(source, QgsCoordinateReferenceSystem(WGS84), here, context)
    return place is not None and bounds.contains(place)


def _transformed(
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    here: QgsPointXY,
    context: QgsCoordinateTransformContext,
) -> QgsPointXY | None:
    try:
        place = QgsCoordinateTransform(source, target, context).transform(here)
    except QgsCsException:
        return None
    return place if np.isfinite(place.x()) and np.isfinite(place.y()) else None


def transformed(
    x: NDArray[np.float64], y: NDArray[np.float64], transform: QgsCoordinateTransform
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The coordinates (n,) by QGIS's transformation; NaN where there is none."""
    if transform.isShortCircuited() or not len(x):
        return x, y
    xy = np.empty((len(x), 2))
    xy[:, 0], xy[:, 1] = x, y
    _transform_rows(xy, transform)
    return xy[:, 0].copy(), xy[:, 1].copy()


def _transform_rows(xy: NDArray[np.float64], transform: QgsCoordinateTransform) -> None:
    """In place; one call takes all rows as a line, and where that fails the halves are tried."""
    single = len(xy) == 1
    rows = np.repeat(xy, 2, axis=0) if single else xy  # a line has two points at least
    line = QgsGeometry()
    line.fromWkb(struct.pack("<BII", 1, 2, len(rows)) + np.ascontiguousarray(rows, dtype="<f8").tobytes())
    try:
        line.transform(transform)
    except QgsCsException:
        if single:
            xy[:] = np.nan
            return
        half = len(xy) // 2
        _transform_rows(xy[:half], transform)
        _transform_rows(xy[half:], transform)
        return
    result = np.frombuffer(line.asWkb().data(), dtype="<f8", offset=9).reshape(-1, 2)
    xy[:] = result[:1] if single else result
