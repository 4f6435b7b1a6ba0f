"""Vector outputs: sinks with fields in the user's language, and the picture of areas in a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
)
from qgis.PyQt.QtCore import QMetaType, QPointF
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from ..text import tr
from .base import stop_if_cancelled

if TYPE_CHECKING:
    from numpy.typing import NDArray

TEXT = QMetaType.Type.QString
WHOLE = QMetaType.Type.LongLong
REAL = QMetaType.Type.Double

PICTURE = 640  # pixels of its longer side


def field(name: str, kind: QMetaType.Type, alias: str) -> QgsField:
    """A field with its name in the user's language."""
    made = QgsField(name, kind)
    made.setAlias(alias)
    return made


def fields_beside(own: QgsFields, added: Sequence[QgsField]) -> tuple[QgsFields, list[int]]:
    """A layer's own fields, without those that the added ones replace, and the added; and which of the own stay."""
    replaced = {each.name().lower() for each in added}
    kept = [i for i in range(own.count()) if own.at(i).name().lower() not in replaced]
    fields = QgsFields()
    for i in kept:
        fields.append(own.at(i))
    for each in added:
        fields.append(each)
    return fields, kept


def write_rows(
    sink: QgsFeatureSink,
    fields: QgsFields,
    rows: Iterable[tuple[QgsGeometry | None, Sequence[Any]]],
    feedback: QgsProcessingFeedback,
) -> None:
    """Adds a feature for each geometry and its attributes; numbers that are none become NULL."""
    for geometry, values in rows:
        stop_if_cancelled(feedback)
        feature = QgsFeature(fields)
        feature.setAttributes([plain(value) for value in values])
        if geometry is not None:
            feature.setGeometry(geometry)
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            text = tr("A row of the result could not be written: {reason}.")
            raise QgsProcessingException(text.format(reason=sink.lastError()))
    if not sink.flushBuffer():
        text = tr("A row of the result could not be written: {reason}.")
        raise QgsProcessingException(text.format(reason=sink.lastError()))


def plain(value: Any) -> Any:
    """A value as QGIS takes it: numpy's numbers as Python's, NaN as NULL."""
    if hasattr(value, "item"):
        value = value.item()
    return None if isinstance(value, float) and value != value else value


def multi(geometry: QgsGeometry) -> QgsGeometry | None:
    """The geometry as one of many parts, as sinks of polygons want it; None if there is none."""
    if geometry.isNull():
        return None
    geometry.convertToMultiType()
    return geometry


def areas_picture(geometries: NDArray[Any], colours: Sequence[str]) -> QImage:
    """Areas in their colours with hairlines between them, north up, on white; None among them is passed over."""
    import numpy as np
    import shapely

    bounds = shapely.total_bounds(geometries)
    scale = (PICTURE - 2) / max(bounds[2] - bounds[0], bounds[3] - bounds[1], 1e-9)
    width, height = (int(np.ceil((high - low) * scale)) + 2 for low, high in zip(bounds[:2], bounds[2:], strict=True))
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#b0b0b0"), 0.4))
    for geometry, colour in zip(shapely.simplify(geometries, 0.3 / scale), colours, strict=True):
        painter.setBrush(QColor(colour))
        for part in shapely.get_parts(geometry):
            painter.drawPath(_path(part, bounds[0], bounds[3], scale))
    painter.end()
    return picture


def _path(polygon: Any, left: float, top: float, scale: float) -> QPainterPath:
    import shapely

    path = QPainterPath()
    for ring in shapely.get_rings(polygon):
        corners = [QPointF((x - left) * scale + 1, (top - y) * scale + 1) for x, y in shapely.get_coordinates(ring)]
        path.moveTo(corners[0])
        for corner in corners[1:]:
            path.lineTo(corner)
        path.closeSubpath()
    return path
