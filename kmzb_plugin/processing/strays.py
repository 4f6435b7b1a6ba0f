"""Names the points that would explode a grid."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject

from ..locale import number
from ..text import tr
from .inputs import MetricPoints


def stray_sentence(data: MetricPoints) -> str:
    """How many points lie far from the rest, how far, where, and what to do about them; empty if there is none."""
    import numpy as np

    if not data.astray.any():
        return ""
    x, y = data.x[data.astray], data.y[data.astray]
    away = np.hypot(x - np.median(data.x), y - np.median(data.y)) / 1000
    farthest = int(away.argmax())
    km = list(dict.fromkeys(number(round(float(each))) for each in (away.min(), away.max())))
    text = tr(
        "Points far from the rest: {n} of {all}, {km} km from the middle, the farthest at {where}. If they are "
        "errors, correct them or leave them out by the filter; else give a study area or an extent."
    )
    where = described(float(x[farthest]), float(y[farthest]), data.crs)
    return text.format(n=number(len(x)), all=number(len(data.x)), km="–".join(km), where=where)


def described(x: float, y: float, crs: QgsCoordinateReferenceSystem) -> str:
    """A place in metres and in degrees."""
    return f"{number(x)}, {number(y)} ({_degrees(x, y, crs)})"


def _degrees(x: float, y: float, crs: QgsCoordinateReferenceSystem) -> str:
    """Longitude and latitude: a point that was never located shows itself as 0, 0."""
    try:
        place = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()).transform(
            QgsPointXY(x, y)
        )
    except QgsCsException:
        return "?"
    return f"{number(place.x(), 3)}°, {number(place.y(), 3)}°"
