"""Names the point that would explode a grid."""

from __future__ import annotations

import math

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject

from ..locale import number
from ..text import tr
from .inputs import MetricPoints


def stray_sentence(data: MetricPoints) -> str:
    """Where the stray point lies, how far off, and what to do about it; empty if there is none."""
    import numpy as np

    from ..analysis.strays import stray

    found = stray(data.x, data.y)
    if found is None:
        return ""
    x, y = float(data.x[found]), float(data.y[found])
    km = math.hypot(x - float(np.median(data.x)), y - float(np.median(data.y))) / 1000
    text = tr(
        "The point at {x}, {y} ({degrees}) lies {km} km from the middle of the points and stretches the extent. Leave "
        "it out by the filter, or give a study area."
    )
    return text.format(x=number(x), y=number(y), degrees=_degrees(x, y, data.crs), km=number(km))


def _degrees(x: float, y: float, crs: QgsCoordinateReferenceSystem) -> str:
    """Longitude and latitude: a point that was never located shows itself as 0, 0."""
    try:
        place = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()).transform(
            QgsPointXY(x, y)
        )
    except QgsCsException:
        return "?"
    return f"{number(place.x(), 3)}°, {number(place.y(), 3)}°"
