"""A position as a person writes it: easting and northing in the store's system, or latitude and longitude."""

from __future__ import annotations

import re

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsPointXY,
)

from ..text import UserError, tr

_WGS84 = "EPSG:4326"
_MARGIN = 0.5
"""Degrees beyond the ground that a reference system is made for, as borders are."""


def written(x: float, y: float) -> str:
    """Easting and northing in metres, as `read_position` reads them."""
    return f"{x:.1f}, {y:.1f}"


def read_position(text: str, crs: str) -> tuple[float, float]:
    """Easting and northing in the store's system `crs`; numbers that can be degrees are latitude and longitude.

    Raises UserError: not two numbers, or no place in that system.
    """
    parts = [part.strip(" ,;°NEne") for part in re.split(r";|,\s|\s", text.strip())]
    if len(parts := [part for part in parts if part]) == 1:
        parts = parts[0].split(",")
    try:
        first, second = (float(part.replace(",", ".")) for part in parts)
    except ValueError:
        raise UserError(
            tr("«{text}» is no position. Write easting and northing in metres, or latitude and longitude.").format(
                text=text.strip()
            )
        ) from None
    store, globe = QgsCoordinateReferenceSystem(crs), QgsCoordinateReferenceSystem(_WGS84)
    to_globe = QgsCoordinateTransform(globe, store, QgsCoordinateTransformContext())
    bounds = store.bounds().buffered(_MARGIN)
    try:
        if abs(first) <= 90 and abs(second) <= 180:
            degrees = QgsPointXY(second, first)
            point = to_globe.transform(degrees)
        else:
            point = QgsPointXY(first, second)
            degrees = to_globe.transform(point, QgsCoordinateTransform.TransformDirection.ReverseTransform)
        inside = bounds.contains(degrees)
    except QgsCsException:
        inside = False
    if not inside:
        raise UserError(
            tr("The position {text} lies outside the ground of {crs}. Are the two numbers in the right order?").format(
                text=text.strip(), crs=crs
            )
        )
    return point.x(), point.y()
