"""The mark of a status: shape and colour both, so that it reads in grey and for the colour-blind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsMarkerSymbol,
    QgsMarkerSymbolLayer,
    QgsProperty,
    QgsSimpleMarkerSymbolLayer,
    QgsSvgMarkerSymbolLayer,
    QgsSymbolLayer,
    QgsSymbolLayerUtils,
)
from qgis.PyQt.QtCore import QPointF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPixmap

from ..domain.statuses import Status

ICONS = Path(__file__).resolve().parent.parent / "icons"
ICONS_VARIABLE = "kmzb_icons"  # layer variable: where the category icons are on this machine

DETAIL_SCALE = 15_000  # from here on a mark is large enough to hold the icon of its category
SIZE = 3.2
DETAIL_SIZE = 7.2
HALO = 0.4
LINE = 0.25
UNKNOWN_COLOUR = "#8c8c8c"
INK = "#2b2b2b"
CHOSEN = "#1f3a5f"

OVERDUE = '"due_at" IS NOT NULL AND "due_at" <> \'\' AND to_datetime("due_at") < now()'

_NEAR = f"@map_scale <= {DETAIL_SCALE}"
_FAR = f"@map_scale > {DETAIL_SCALE}"

_Shape = Qgis.MarkerShape


@dataclass(frozen=True)
class _Form:
    """How a status is drawn: `grow` levels the optical size of the shapes, `drop` centres the icon (share of size)."""

    shape: Qgis.MarkerShape
    filled: bool = True
    grow: float = 1.0
    line: float = LINE
    icon: float = 0.6
    drop: float = 0.0
    half: bool = False
    struck: bool = False
    query: bool = False


_FORMS = {
    "new": _Form(_Shape.Circle),
    "verification": _Form(_Shape.Circle, filled=False, half=True),
    "confirmed": _Form(_Shape.Triangle, grow=1.2, icon=0.44, drop=0.14),
    "confirmed_referred": _Form(_Shape.Diamond, grow=1.25, icon=0.46),
    "confirmed_eliminated": _Form(_Shape.Square, grow=0.9, icon=0.68),
    "not_confirmed": _Form(_Shape.Circle, filled=False, line=0.7, icon=0.56),
    "joke_or_mistake": _Form(_Shape.Cross2, grow=0.85, line=0.8, struck=True),
}
_UNKNOWN = _Form(_Shape.Circle, filled=False, query=True)


def _scaled(factor: float) -> QgsProperty:
    """A length that is larger from the detail scale on."""
    return QgsProperty.fromExpression(f"if({_NEAR}, {DETAIL_SIZE * factor:.3f}, {SIZE * factor:.3f})")


def _marker(
    shape: Qgis.MarkerShape, size: float, fill: str | None, stroke: str, width: float, *, detail: bool
) -> QgsSimpleMarkerSymbolLayer:
    """A simple marker; `fill` None is hollow, `detail` lets it grow with the scale."""
    layer = QgsSimpleMarkerSymbolLayer(shape, SIZE * size)
    layer.setFillColor(QColor(fill) if fill else QColor(0, 0, 0, 0))
    layer.setStrokeColor(QColor(stroke))
    layer.setStrokeWidth(width)
    layer.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    layer.setPenCapStyle(Qt.PenCapStyle.RoundCap)
    if detail:
        layer.setDataDefinedProperty(QgsSymbolLayer.Property.Size, _scaled(size))
    return layer


def _only(layer: QgsMarkerSymbolLayer, condition: str) -> QgsMarkerSymbolLayer:
    """The layer is drawn only where the condition holds; the legend, which knows no threat, leaves it out.

    It looks at no expression, so the size that it sees is zero.
    """
    layer.setDataDefinedProperty(QgsSymbolLayer.Property.LayerEnabled, QgsProperty.fromExpression(condition))
    layer.setDataDefinedProperty(QgsSymbolLayer.Property.Size, QgsProperty.fromValue(layer.size()))
    layer.setSize(0)
    return layer


def _is_dark(colour: QColor) -> bool:
    return 0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue() < 150


def _category_icon_layer(form: _Form, colour: QColor) -> QgsSymbolLayer:
    """The icon of the feature's category inside the mark."""
    size = DETAIL_SIZE * form.grow * form.icon
    layer = QgsSvgMarkerSymbolLayer(str(ICONS / "categories" / "unknown.svg"), size)
    ink = QColor("white") if form.filled and _is_dark(colour) else QColor(INK)
    layer.setFillColor(ink)
    layer.setStrokeColor(ink)
    layer.setOffset(QPointF(0, DETAIL_SIZE * form.grow * form.drop))
    known = sorted(path.stem for path in (ICONS / "categories").glob("*.svg"))
    codes = ", ".join(f"'{code}'" for code in known)
    layer.setDataDefinedProperty(
        QgsSymbolLayer.Property.Name,
        QgsProperty.fromExpression(
            f"@{ICONS_VARIABLE} || '/categories/' || if(\"category\" IN ({codes}), \"category\", 'unknown') || '.svg'"
        ),
    )
    return _only(layer, _NEAR)


def _overdue_layers() -> list[QgsSymbolLayer]:
    """An exclamation mark beside the threat whose limit has passed: small, and larger at the detail scale."""
    layers = []
    for size, offset, scale in (
        (2.6, 2.2, _FAR),
        (3.8, 4.4, _NEAR),
    ):
        layer = QgsSvgMarkerSymbolLayer(str(ICONS / "marks" / "overdue.svg"), size)
        layer.setFillColor(QColor("#b00020"))
        layer.setStrokeColor(QColor("white"))
        layer.setOffset(QPointF(offset, -offset))
        layers.append(_only(layer, f"{scale} AND {OVERDUE}"))
    return layers


def _body(form: _Form, colour: QColor, *, detail: bool) -> list[QgsSymbolLayer]:
    """Halo and shape."""
    rim = colour.darker(135).name()
    stroke = rim if form.line == LINE else colour.name()
    fill = colour.name() if form.filled else "#ffffff"
    layers = [_marker(form.shape, form.grow, "#ffffff", "#ffffff", form.line + 2 * HALO, detail=detail)]
    if form.struck and detail:
        ground = _marker(_Shape.Circle, 0.85 * DETAIL_SIZE / SIZE, "#ffffff", "#ffffff", 2 * HALO, detail=False)
        layers.append(_only(ground, _NEAR))
    layers.append(_marker(form.shape, form.grow, fill, stroke, form.line, detail=detail))
    if form.half:
        half = _marker(_Shape.SemiCircle, form.grow, colour.name(), rim, LINE, detail=detail)
        half.setAngle(-90)
        layers.append(half)
    if form.query:
        layers[-1].setStrokeStyle(Qt.PenStyle.DotLine)
        query = QgsSvgMarkerSymbolLayer(str(ICONS / "categories" / "unknown.svg"), SIZE * 0.75)
        query.setFillColor(QColor(INK))
        if detail:
            query.setDataDefinedProperty(QgsSymbolLayer.Property.LayerEnabled, QgsProperty.fromExpression(_FAR))
        layers.append(query)
    return layers


def symbol_of(layers: list[QgsSymbolLayer]) -> QgsMarkerSymbol:
    """A symbol that owns its layers: QgsMarkerSymbol(list) leaves them to Python, which deletes them."""
    symbol = QgsMarkerSymbol()
    for layer in layers:
        symbol.appendSymbolLayer(layer)
    symbol.deleteSymbolLayer(0)
    return symbol


def mark(status: Status | None, *, detail: bool = True) -> QgsMarkerSymbol:
    """The symbol of a status, in the store's colour; None is the mark of a status the store does not know.

    With `detail` it follows the map's scale: from 1:15,000 on it is larger and holds the icon of the category, and
    a passed limit is shown by an exclamation mark. It then needs the fields `category` and `due_at` and the layer
    variable ICONS_VARIABLE.
    """
    form = _FORMS.get(status.code, _UNKNOWN) if status else _UNKNOWN
    colour = QColor(status.colour if status else UNKNOWN_COLOUR)
    layers = _body(form, colour, detail=detail)
    if detail:
        layers.append(_category_icon_layer(form, colour))
        if form.struck:  # the strokes lie over the icon: struck out
            layers.append(layers.pop(-2))
        layers += _overdue_layers()
    symbol = symbol_of(layers)
    symbol.setClipFeaturesToExtent(False)
    return symbol


def chosen_mark(statuses: Iterable[Status]) -> QgsMarkerSymbol:
    """The symbol of threats that are selected: the mark of each one's status within a ring.

    QGIS would fill the whole mark with its colour for selections, and nobody could see the status.
    """
    ring = QgsSimpleMarkerSymbolLayer(_Shape.Circle, SIZE)
    ring.setFillColor(QColor(255, 255, 255, 160))
    ring.setStrokeColor(QColor(CHOSEN))
    ring.setStrokeWidth(0.7)
    ring.setDataDefinedProperty(QgsSymbolLayer.Property.Size, _scaled(1.7))
    layers: list[QgsSymbolLayer] = [ring]
    for status in statuses:
        symbol = mark(status)  # it owns its layers
        for part in symbol.symbolLayers():
            layer = part.clone()
            also = layer.dataDefinedProperties().property(QgsSymbolLayer.Property.LayerEnabled).expressionString()
            condition = f"\"status\" = '{status.code}'" + (f" AND ({also})" if also else "")
            layer.setDataDefinedProperty(QgsSymbolLayer.Property.LayerEnabled, QgsProperty.fromExpression(condition))
            layers.append(layer)
    return symbol_of(layers)


@lru_cache(maxsize=64)
def status_icon(status: Status | None, size: int = 16) -> QIcon:
    """The mark of a status for lists and buttons; drawn once, a card shows a dozen."""
    return QIcon(QgsSymbolLayerUtils.symbolPreviewPixmap(mark(status, detail=False), QSize(size, size)))


def category_icon(code: str, colour: QColor, size: int = 16) -> QIcon:
    """The icon of a category in one colour, for lists: take the colour from the palette's text."""
    path = ICONS / "categories" / f"{code}.svg"
    if not path.is_file():
        path = ICONS / "categories" / "unknown.svg"
    image, _ = QgsApplication.svgCache().svgAsImage(str(path), size, colour, colour, 0, 1.0)
    return QIcon(QPixmap.fromImage(image))
