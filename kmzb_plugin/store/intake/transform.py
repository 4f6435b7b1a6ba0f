"""Coordinates from one reference system to another, a whole column at a time, always as easting, northing."""

from __future__ import annotations

import numpy as np
from osgeo import gdal, osr
from qgis.core import Qgis, QgsCoordinateReferenceSystem

from ...text import UserError, tr
from .pieces import pieces

WGS84 = "EPSG:4326"
_FARTHEST = 1e8  # metres: no projected coordinate of the Earth is larger


def reference_system(text: str) -> QgsCoordinateReferenceSystem:
    """A reference system by its code or WKT. Raises UserError where it is not known."""
    crs = QgsCoordinateReferenceSystem(text)
    if not crs.isValid():
        raise UserError(
            tr("The reference system «{crs}» is not known. Write it as EPSG:2180, for instance.").format(crs=text)
        )
    return crs


def transform(
    x: np.ndarray, y: np.ndarray, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> tuple[np.ndarray, np.ndarray]:
    """Easting and northing (n,) in the target system; NaN where there is no answer."""
    if source == target:
        return x.astype(float), y.astype(float)
    found = np.full((len(x), 2), np.nan)
    finite = np.isfinite(x) & np.isfinite(y)
    if source.isGeographic():
        finite &= (np.abs(x) <= 180) & (np.abs(y) <= 90)
    else:
        finite &= (np.abs(x) <= _FARTHEST) & (np.abs(y) <= _FARTHEST)
    if finite.any():
        step = osr.CoordinateTransformation(_spatial_reference(source), _spatial_reference(target))
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        try:
            points = np.column_stack([x[finite], y[finite]])
            found[finite] = np.concatenate([_steps(step, piece) for piece in pieces(points)])
        finally:
            gdal.PopErrorHandler()
    found[~np.isfinite(found).all(axis=1)] = np.nan
    return found[:, 0], found[:, 1]


def _steps(step: osr.CoordinateTransformation, points: np.ndarray) -> np.ndarray:
    """Points (n, 2) after the step. Where another plugin has switched GDAL's exceptions on, one point outside the
    projection fails the whole call: then the halves are tried, so that it fails alone.
    """
    try:
        return np.array(step.TransformPoints(points.tolist()), dtype=float)[:, :2]
    except RuntimeError:
        if len(points) == 1:
            return np.full((1, 2), np.nan)
    half = len(points) // 2
    return np.concatenate([_steps(step, points[:half]), _steps(step, points[half:])])


def _spatial_reference(crs: QgsCoordinateReferenceSystem) -> osr.SpatialReference:
    reference = osr.SpatialReference()
    reference.ImportFromWkt(crs.toWkt(Qgis.CrsWktVariant.Preferred))
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference
