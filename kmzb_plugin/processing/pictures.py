"""Pictures for reports: a raster in its classes, areas in their colours, each with legend and scale bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPolygonF

from ..locale import number

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ..analysis.grid import Grid

MOST_DOTS = 20_000
SIDE = 640  # pixels of the longer side of a map
LEGEND_WIDTH, LEGEND_ROW, UNDER = 250, 24, 32

Legend = Sequence[tuple[str, str]]
"""Colour and label of each class."""


def density_picture(
    values: NDArray[np.floating],
    grid: Grid,
    breaks: Sequence[float],
    legend: Legend,
    outline: shapely.Geometry | None,
) -> QImage:
    """The raster in its classes with the outline of the area, a scale bar and the legend, on white.

    `values` (nrows, ncols), NaN or zero is left white; a pixel of the picture shows the greatest value under it.
    """
    import numpy as np

    step = max(1, -(-max(grid.shape) // SIDE))
    rows, cols = np.arange(0, grid.nrows, step), np.arange(0, grid.ncols, step)
    pooled = np.maximum.reduceat(np.maximum.reduceat(np.nan_to_num(values), rows, axis=0), cols, axis=1)
    palette = np.array([0xFFFFFFFF, *(0xFF000000 | int(colour[1:], 16) for colour, _ in legend)], dtype=np.uint32)
    classes = np.where(pooled > 0, np.searchsorted(np.asarray(breaks), pooled, side="left") + 1, 0)
    pixels = np.ascontiguousarray(palette[classes])
    raster = QImage(pixels.tobytes(), len(cols), len(rows), 4 * len(cols), QImage.Format.Format_RGB32)

    scale = SIDE / max(grid.shape)  # picture pixels a cell
    width, height = max(round(grid.ncols * scale), 1), max(round(grid.nrows * scale), 1)
    picture, painter = _sheet(width, height, legend, scale / grid.cell)
    painter.drawImage(0, 0, raster.scaled(width, height))
    if outline is not None:
        _draw_outline(painter, outline, grid, scale / grid.cell)
    painter.end()
    return picture


def areas_picture(
    geometries: NDArray[Any],
    colours: Sequence[str],
    legend: Legend,
    labels: Sequence[str] = (),
    dots: NDArray[np.float64] | None = None,
) -> QImage:
    """Areas in their colours with hairlines between them, scale bar and legend, north up, on white.

    `geometries` (n,) in metres; None among them is passed over. `labels` stand beside the first areas; `dots` (m, 2)
    are drawn small below all, some of them where there are very many.
    """
    import numpy as np
    import shapely

    bounds = shapely.total_bounds(geometries)
    if dots is not None and len(dots):
        dots = dots[:: -(-len(dots) // MOST_DOTS)]
        bounds = np.concatenate([np.minimum(bounds[:2], dots.min(axis=0)), np.maximum(bounds[2:], dots.max(axis=0))])
    scale = (SIDE - 2) / max(bounds[2] - bounds[0], bounds[3] - bounds[1], 1e-9)
    width, height = (int(np.ceil((high - low) * scale)) + 2 for low, high in zip(bounds[:2], bounds[2:], strict=True))
    picture, painter = _sheet(width, height, legend, scale)
    if dots is not None and len(dots):
        painter.setPen(QPen(QColor("#a8a8a8"), 1.2))
        painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in (dots - bounds[[0, 3]]) * (scale, -scale) + 1]))
    painter.setPen(QPen(QColor("#b0b0b0"), 0.4))
    for geometry, colour in zip(shapely.simplify(geometries, 0.3 / scale), colours, strict=True):
        painter.setBrush(QColor(colour))
        for part in shapely.get_parts(geometry):
            painter.drawPath(_path(part, bounds[0], bounds[3], scale))
    for geometry, label in zip(geometries, labels, strict=False):
        _draw_label(painter, label, (geometry.bounds[2] - bounds[0]) * scale, (bounds[3] - geometry.bounds[3]) * scale)
    painter.end()
    return picture


def _draw_label(painter: QPainter, label: str, x: float, y: float) -> None:
    """Text from there on, with a white halo."""
    path = QPainterPath()
    path.addText(QPointF(x + 2, max(y, 12)), painter.font(), label)
    painter.strokePath(path, QPen(QColor("white"), 3))
    painter.fillPath(path, QColor("#202020"))


def _sheet(width: int, height: int, legend: Legend, scale: float) -> tuple[QImage, QPainter]:
    """White paper for a map of that size with its legend beside and the scale bar under it, and its open painter.

    `scale` is picture pixels a metre.
    """
    picture = QImage(
        width + LEGEND_WIDTH, max(height + UNDER, 16 + LEGEND_ROW * len(legend)), QImage.Format.Format_RGB32
    )
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont("DejaVu Sans")
    font.setPixelSize(13)
    painter.setFont(font)
    painter.setPen(QColor("#202020"))
    for i, (colour, label) in enumerate(legend):
        painter.fillRect(QRectF(width + 16, 8 + LEGEND_ROW * i, 20, 16), QColor(colour))
        painter.drawText(QPointF(width + 44, 21 + LEGEND_ROW * i), label)
    _draw_scale_bar(painter, width, height, scale)
    return picture, painter


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


def _draw_outline(painter: QPainter, outline: shapely.Geometry, grid: Grid, scale: float) -> None:
    import shapely

    painter.setPen(QPen(QColor("#606060"), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    simple = shapely.simplify(outline, 0.5 / scale)
    for line in shapely.get_parts(shapely.boundary(shapely.get_parts(simple))):
        xy = shapely.get_coordinates(line)
        ring = [QPointF((x - grid.x0) * scale, (grid.y1 - y) * scale) for x, y in xy]
        painter.drawPolyline(QPolygonF(ring))


def _draw_scale_bar(painter: QPainter, width: int, height: int, scale: float) -> None:
    """A bar of a round length of about a fifth of the picture, under it."""
    wanted = max(width, 50) / 5 / scale
    power = 10.0 ** int(f"{wanted:e}".split("e")[1])
    length = max(step * power for step in (1, 2, 5) if step * power <= wanted)
    y = height + 16
    painter.setPen(QPen(QColor("#202020"), 2))
    painter.drawLine(QPointF(4, y), QPointF(4 + length * scale, y))
    text = f"{number(length / 1000)} km" if length >= 1000 else f"{number(length)} m"
    painter.drawText(QPointF(10 + length * scale, y + 5), text)
