"""Pictures for reports: a raster in its classes, areas in their colours, each with legend and scale bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFillSymbol, QgsRenderContext
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen, QPolygonF

from ..locale import number

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    from ..analysis.grid import Grid
    from ..analysis.hexagons import Hexagons
    from .places import Places

MOST_DOTS = 20_000
SIDE = 640  # pixels of the longer side of a map
DISC = 19.0  # pixels across
HAIRLINES_FROM = 5.0  # pixels of an area's side: closer together they would make everything grey
PICTURED = 50_000  # areas that are drawn one by one; of more hexagons each pixel shows the one at its centre
LEGEND_WIDTH, LEGEND_ROW, UNDER = 250, 24, 32
DOTS_PER_INCH = 96  # by which symbols measure their millimetres

_WHITE = 0xFFFFFFFF

Legend = Sequence[tuple[str, str]]
"""Colour and label of each class."""

Numbered = Sequence[tuple[Any, str]]
"""Geometries in metres that are outlined on top, each with its text."""


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

    pooled = _pooled(np.nan_to_num(values), np.maximum)
    palette = np.array([_WHITE, *(_argb(colour) for colour, _ in legend)], dtype=np.uint32)
    classes = np.where(pooled > 0, np.searchsorted(np.asarray(breaks), pooled, side="left") + 1, 0)
    return _grid_picture(palette[classes], grid, legend, outline)


def classes_picture(
    classes: NDArray[np.floating],
    grid: Grid,
    colours: Mapping[int, str],
    legend: Legend,
    outline: shapely.Geometry | None,
    numbered: Numbered = (),
) -> QImage:
    """A raster of classes, from negative to positive, in their colours; the rest as in `density_picture`.

    `classes` (nrows, ncols), NaN is left white; a pixel of the picture shows the class farthest from 0 under it.
    """
    import numpy as np

    high, low = _pooled(classes, np.fmax), _pooled(classes, np.fmin)
    farthest = np.where(-low > high, low, high)
    pixels = np.full(farthest.shape, _WHITE, dtype=np.uint32)
    for code, colour in colours.items():
        pixels[farthest == code] = _argb(colour)
    return _grid_picture(pixels, grid, legend, outline, numbered)


def cells_picture(places: Places, classes: NDArray[Any], colours: Mapping[int, str], legend: Legend) -> QImage:
    """Squares or hexagons by their `classes` (n,) as in `classes_picture`, however many they are."""
    if places.grid is not None:
        return classes_picture(places.image(classes), places.grid, colours, legend, places.study_area)
    assert places.hexagons is not None
    return classes_picture(*sampled(places.hexagons, classes), colours, legend, places.study_area)


def sampled(hexagons: Hexagons, values: NDArray[Any]) -> tuple[NDArray[np.float64], Grid]:
    """Many hexagons as a raster of the picture's pixels: the value at the centre of each, NaN outside."""
    import numpy as np

    from ..analysis.grid import Grid

    x, y = hexagons.centres()
    west, south, east, north = (float(each) for each in (x.min(), y.min(), x.max(), y.max()))
    grid = Grid.covering((west, south, east, north), max(east - west, north - south) / SIDE)
    px, py = (each.ravel() for each in np.meshgrid(*grid.centres()))
    number_of = hexagons.cell_index(px, py)
    return np.where(number_of >= 0, values[number_of], np.nan).reshape(grid.shape), grid


def _pooled(values: NDArray[np.floating], pool: Any) -> NDArray[np.floating]:
    """The values of blocks of cells, so many that they fit the picture."""
    import numpy as np

    step = max(1, -(-max(values.shape) // SIDE))
    rows, cols = (np.arange(0, length, step) for length in values.shape)
    return pool.reduceat(pool.reduceat(values, rows, axis=0), cols, axis=1)


def _argb(colour: str) -> int:
    return 0xFF000000 | int(colour[1:], 16)


def _grid_picture(
    pixels: NDArray[np.uint32],
    grid: Grid,
    legend: Legend,
    outline: shapely.Geometry | None,
    numbered: Numbered = (),
) -> QImage:
    """A block of cells a pixel, scaled to the size of the picture, with the outline over it."""
    import numpy as np

    data = np.ascontiguousarray(pixels).tobytes()  # the image does not keep it
    nrows, ncols = pixels.shape
    raster = QImage(data, ncols, nrows, 4 * ncols, QImage.Format.Format_RGB32)
    scale = SIDE / max(grid.shape)  # picture pixels a cell
    width, height = max(round(grid.ncols * scale), 1), max(round(grid.nrows * scale), 1)
    picture, painter = _sheet(width, height, legend, scale / grid.cell)
    painter.drawImage(0, 0, raster.scaled(width, height))
    if outline is not None:
        _draw_outline(painter, outline, grid, scale / grid.cell)
    _draw_numbered(painter, numbered, grid.x0, grid.y1, scale / grid.cell)
    painter.end()
    return picture


def areas_picture(
    geometries: NDArray[Any],
    colours: Sequence[str],
    legend: Legend,
    numbered: Numbered = (),
    dots: NDArray[np.float64] | None = None,
) -> QImage:
    """Areas in their colours with hairlines between them, scale bar and legend, north up, on white.

    `geometries` (n,) in metres; None among them is passed over. `numbered` are outlined with a text in a disc; `dots`
    (m, 2) are drawn small below all, some of them where there are very many.
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
    side = float(np.sqrt(np.nanmedian(shapely.area(geometries)))) * scale
    painter.setPen(QPen(QColor("#b0b0b0"), 0.4) if side >= HAIRLINES_FROM else Qt.PenStyle.NoPen)
    drawn, of_part = shapely.get_parts(shapely.simplify(geometries, 0.3 / scale), return_index=True)
    for rings, of in zip(_polygons(drawn, bounds[0], bounds[3], scale), of_part.tolist(), strict=True):
        path = QPainterPath()
        for ring in rings:
            path.addPolygon(ring)
            path.closeSubpath()
        painter.setBrush(QColor(colours[of]))
        painter.drawPath(path)
    _draw_numbered(painter, numbered, bounds[0], bounds[3], scale)
    painter.end()
    return picture


def _draw_numbered(painter: QPainter, numbered: Numbered, left: float, top: float, scale: float) -> None:
    """Outlines, and over all of them their texts in little discs, the first on top: beside what they would cover."""
    import shapely

    painter.setPen(QPen(QColor("#202020"), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for geometry, _ in numbered:
        for part in shapely.get_parts(geometry):
            painter.drawPath(_path(part, left, top, scale))
    for geometry, text in reversed(numbered):
        point = shapely.point_on_surface(geometry)
        x, y = (point.x - left) * scale + 1, (top - point.y) * scale + 1
        west, _, east, north = geometry.bounds
        if (east - west) * scale < 1.3 * DISC:
            x, y = (east - left) * scale + DISC / 2, (top - north) * scale - DISC / 3
        disc = QRectF(x - DISC / 2, y - DISC / 2, DISC, DISC)
        painter.setBrush(QColor(255, 255, 255, 225))
        painter.drawEllipse(disc)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, text)


def lines_picture(
    lines: NDArray[Any], classes: NDArray[np.integer], colours: Mapping[int, str], legend: Legend
) -> QImage:
    """Lines in the colours of their classes, 0 thin and below the others; the rest as in `areas_picture`.

    `lines` and `classes` (n,); class 1 is drawn last and widest.
    """
    import numpy as np
    import shapely

    bounds = shapely.total_bounds(lines)
    scale = (SIDE - 2) / max(bounds[2] - bounds[0], bounds[3] - bounds[1], 1e-9)
    width, height = (int(np.ceil((high - low) * scale)) + 2 for low, high in zip(bounds[:2], bounds[2:], strict=True))
    picture, painter = _sheet(width, height, legend, scale)
    simple = shapely.simplify(lines, 0.5 / scale)
    for code in sorted(colours, key=lambda code: (code != 0, -code)):
        painter.setPen(QPen(QColor(colours[code]), 0.7 if code == 0 else max(4.0 - code, 1.2)))
        for part in shapely.get_parts(simple[classes == code]):
            xy = shapely.get_coordinates(part)
            painter.drawPolyline(
                QPolygonF([QPointF((x - bounds[0]) * scale + 1, (bounds[3] - y) * scale + 1) for x, y in xy])
            )
    painter.end()
    return picture


def route_picture(
    lines: Sequence[NDArray[np.float64]],
    station: tuple[float, float],
    numbered: Sequence[tuple[tuple[float, float], str]],
    others: Sequence[tuple[float, float]],
    legend: Legend,
) -> QImage:
    """A route of lines (k, 2) in metres through numbered places, from and to a station; the rest as `areas_picture`.

    The colours are those of the legend: the first of route and numbers, the second of the `others`.
    """
    import numpy as np

    every = np.vstack([*lines, [station], *([place] for place in others)])
    low, high = every.min(axis=0), every.max(axis=0)
    scale = (SIDE - 2 * DISC) / max(*(high - low), 1.0)
    width, height = (int(np.ceil(each * scale + 2 * DISC)) for each in high - low)
    picture, painter = _sheet(width, height, legend, scale)

    def pixel(place: Sequence[float]) -> QPointF:
        return QPointF((place[0] - low[0]) * scale + DISC, (high[1] - place[1]) * scale + DISC)

    painter.setPen(QPen(QColor(legend[0][0]), 2.2))
    for line in lines:
        painter.drawPolyline(QPolygonF([pixel(place) for place in line.tolist()]))
    painter.setPen(QPen(QColor(legend[-1][0]), 2))
    for place in others:
        at = pixel(place)
        painter.drawLine(at + QPointF(-4, -4), at + QPointF(4, 4))
        painter.drawLine(at + QPointF(-4, 4), at + QPointF(4, -4))
    painter.setPen(QPen(QColor(legend[0][0]), 1.5))
    painter.setBrush(QColor("white"))
    for place, text in reversed(numbered):
        disc = QRectF(-DISC / 2, -DISC / 2, DISC, DISC).translated(pixel(place))
        painter.drawEllipse(disc)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, text)
    painter.fillRect(QRectF(-5, -5, 10, 10).translated(pixel(station)), QColor("black"))
    painter.end()
    return picture


def _sheet(width: int, height: int, legend: Legend, scale: float) -> tuple[QImage, QPainter]:
    """White paper for a map of that size with its legend beside and the scale bar under it, and its open painter.

    `scale` is picture pixels a metre.
    """
    font = QFont("DejaVu Sans")
    font.setPixelSize(13)
    beside = max([LEGEND_WIDTH, *(52 + QFontMetrics(font).horizontalAdvance(label) for _, label in legend)])
    picture = QImage(width + beside, max(height + UNDER, 16 + LEGEND_ROW * len(legend)), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
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


def symbols_picture(
    geometries: NDArray[Any], classes: NDArray[np.integer], legend: Sequence[tuple[QgsFillSymbol, str]]
) -> QImage:
    """Areas as the map draws them, each in the symbol of its class, with scale bar and legend, north up, on white.

    `geometries` (n,) in metres, None among them is passed over; `classes` (n,) say which of the legend's symbols.
    """
    import numpy as np
    import shapely

    bounds = shapely.total_bounds(geometries)
    scale = (SIDE - 2) / max(bounds[2] - bounds[0], bounds[3] - bounds[1], 1e-9)
    width, height = (int(np.ceil((high - low) * scale)) + 2 for low, high in zip(bounds[:2], bounds[2:], strict=True))
    picture, painter = _sheet(width, height, [("#ffffff", label) for _, label in legend], scale)
    context = QgsRenderContext.fromQPainter(painter)
    context.setScaleFactor(DOTS_PER_INCH / 25.4)
    drawn, of_part = shapely.get_parts(shapely.simplify(geometries, 0.3 / scale), return_index=True)
    polygons = _polygons(drawn, bounds[0], bounds[3], scale)
    class_of = classes[of_part].tolist()
    for i, (symbol, _) in enumerate(legend):
        symbol.startRender(context)
        for rings, of in zip(polygons, class_of, strict=True):
            if of == i and rings:
                symbol.renderPolygon(rings[0], rings[1:], None, context)
        swatch = QRectF(width + 16, 8 + LEGEND_ROW * i, 20, 16)
        symbol.renderPolygon(QPolygonF(swatch), [], None, context)
        symbol.stopRender(context)
    painter.end()
    return picture


def _polygons(parts: NDArray[Any], left: float, top: float, scale: float) -> list[list[QPolygonF]]:
    """The rings of each polygon in pixels, its outer one first."""
    import numpy as np
    import shapely

    rings, of_polygon = shapely.get_rings(parts, return_index=True)
    xy, of_ring = shapely.get_coordinates(rings, return_index=True)
    pixels = ((xy - (left, top)) * (scale, -scale) + 1).tolist()
    ends = np.cumsum(np.bincount(of_ring, minlength=len(rings))).tolist()
    polygons: list[list[QPolygonF]] = [[] for _ in parts]
    for start, end, polygon in zip([0, *ends], ends, of_polygon.tolist(), strict=False):
        polygons[polygon].append(QPolygonF([QPointF(x, y) for x, y in pixels[start:end]]))
    return polygons
