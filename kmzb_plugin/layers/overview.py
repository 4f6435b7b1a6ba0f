"""The overview: squares of counts, for views so wide that single threats would only cover one another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    QgsFeature,
    QgsFeatureSink,
    QgsFillSymbol,
    QgsGeometry,
    QgsGraduatedSymbolRenderer,
    QgsRendererRange,
    QgsVectorLayer,
)

from ..locale import number
from ..store.base import Store
from ..store.filter import ThreatFilter
from ..text import tr
from .threat_style import OVERVIEW_SCALE, between

SQUARE = 0.005  # a square is about this wide on the map, in metres
MOST_SQUARES = 20_000  # a map cannot show more, and a store should not send more
COLOURS = ("#fdd9b0", "#fbac6c", "#ee7b3c", "#cf4a1c", "#8f2109")

Extent = tuple[float, float, float, float]


@dataclass(frozen=True)
class Squares:
    """Counts of threats: columns cx, cy, n of `cells`, each square `cell` metres wide; the same as features."""

    cells: pd.DataFrame
    cell: float
    shapes: list[QgsFeature]


def square_size(scale: float) -> float:
    """The width of a square in metres at a map scale: 1, 2 or 5 times a power of ten."""
    wanted = scale * SQUARE
    power = 10.0 ** np.floor(np.log10(wanted))
    return float(max(step * power for step in (1, 2, 5) if step * power <= wanted * (1 + 1e-9)))


def count_squares(store: Store, where: ThreatFilter, extent: Extent | None, scale: float) -> Squares:
    """Counts for a view of the map, in the store; no layer is touched, so it may run in a task.

    `extent` is (xmin, ymin, xmax, ymax) in the store's CRS, widened to whole squares; None counts everywhere.
    """
    cell = square_size(scale)
    if extent is not None:
        width, height = extent[2] - extent[0], extent[3] - extent[1]
        while width * height / cell**2 > MOST_SQUARES:
            cell *= 2
        where = where.inside(_whole_squares(extent, cell))
    cells = store.count_cells(where, cell)
    return Squares(cells, cell, _shapes(cells, cell))


def _whole_squares(extent: Extent, cell: float) -> Extent:
    xmin, ymin, xmax, ymax = np.asarray(extent) / cell
    return (
        float(np.floor(xmin) * cell),
        float(np.floor(ymin) * cell),
        float(np.ceil(xmax) * cell),
        float(np.ceil(ymax) * cell),
    )


def create_overview(crs: str) -> QgsVectorLayer:
    """An empty overview layer in the store's CRS."""
    layer = QgsVectorLayer(f"Polygon?crs={crs}&field=n:integer", tr("Overview"), "memory")
    between(layer, OVERVIEW_SCALE, 0)
    layer.setOpacity(0.85)
    layer.setMapTipTemplate(f'[% "n" %] {tr("threats")}')
    layer.setReadOnly(True)
    return layer


def _shapes(cells: pd.DataFrame, cell: float) -> list[QgsFeature]:
    """The squares as features: to make thousands would hold the window."""
    x, y = cells["cx"].to_numpy(float) * cell, cells["cy"].to_numpy(float) * cell
    features = []
    for shape, n in zip(shapely.to_wkb(shapely.box(x, y, x + cell, y + cell)), cells["n"].tolist(), strict=True):
        feature = QgsFeature()
        geometry = QgsGeometry()
        geometry.fromWkb(shape)
        feature.setGeometry(geometry)
        feature.setAttributes([int(n)])
        features.append(feature)
    return features


def fill_overview(layer: QgsVectorLayer, squares: Squares) -> None:
    """Puts the squares into the layer, with classes on round numbers. On the main thread."""
    provider = layer.dataProvider()
    provider.truncate()
    provider.addFeatures(squares.shapes, QgsFeatureSink.Flag.FastInsert)
    layer.setRenderer(_renderer(squares.cells["n"].to_numpy()))
    layer.setName(tr("Overview: threats per square of {width}").format(width=_width(squares.cell)))
    layer.updateExtents()
    layer.triggerRepaint()


def class_breaks(counts: np.ndarray, most: int = len(COLOURS)) -> list[int]:
    """Upper bounds of at most `most` classes, each a few times the one before, on 1, 2, 5, 10, 20 ...

    The last one is the largest count. Counts per square are so skewed that equal shares would put every square of
    a town into one class.
    """
    if len(counts) == 0:
        return []
    largest = int(counts.max())
    round_numbers = [step * 10**power for power in range(10) for step in (1, 2, 5)]
    breaks: list[int] = []
    for wanted in np.geomspace(1, largest, most + 1)[1:-1]:
        upper = next(number for number in round_numbers if number >= wanted)
        if upper < largest and upper not in breaks:
            breaks.append(upper)
    return [*breaks, largest]


def _renderer(counts: np.ndarray) -> QgsGraduatedSymbolRenderer:
    breaks = class_breaks(counts)
    first = len(COLOURS) - len(breaks)
    ranges = []
    for colour, (below, upper) in zip(COLOURS[first:], pairwise([0, *breaks]), strict=True):
        symbol = QgsFillSymbol.createSimple({"color": colour, "outline_color": "#ffffff", "outline_width": "0.15"})
        label = number(upper) if upper == below + 1 else f"{number(below + 1)}–{number(upper)}"
        ranges.append(QgsRendererRange(below + 0.5, upper + 0.5, symbol, label))
    return QgsGraduatedSymbolRenderer("n", ranges)


def _width(cell: float) -> str:
    return f"{number(cell / 1000, 0 if cell % 1000 == 0 else 1)} km" if cell >= 1000 else f"{number(cell)} m"
