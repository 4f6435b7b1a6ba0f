"""The layer of police statistics: a disc at the seat of each powiat or voivodeship, its area growing with the count.

A store has no boundaries of powiats; `importareastatistics` joins the counts to a layer that has them.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsLayerNotesUtils,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProperty,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ..domain import ground, teryt
from ..locale import number
from ..store.intake import regions
from ..store.intake.transform import transform
from ..text import tr
from .area_counts import AreaCounts, period_name
from .styles.areas import set_aliases
from .styles.halo import halo_text
from .threat_style import ACCENT, CLUSTER_SCALE, between

LARGEST = "kmzb_largest"  # layer variable: the largest count, which the largest disc shows
_SIZE = f'max(1.4, 14 * sqrt("n" / coalesce(@{LARGEST}, 1)))'  # mm
_WGS84 = "EPSG:4326"

Seat = tuple[str, float, float]
"""Name, longitude and latitude."""


def create_statistics(crs: str) -> QgsVectorLayer:
    """The empty layer in the store's CRS."""
    fields = "&field=teryt:string&field=name:string&field=period:string&field=n:integer&field=side:integer"
    layer = QgsVectorLayer(f"Point?crs={crs}{fields}", tr("Police statistics"), "memory")
    set_aliases(
        layer,
        {"teryt": tr("TERYT code"), "name": tr("Area"), "period": tr("Period"), "n": tr("Count"), "side": tr("Side")},
    )
    layer.setReadOnly(True)
    return layer


def style_statistics(layer: QgsVectorLayer) -> None:
    """Pale discs with their counts, the small ones over the large ones: a background to the threats."""
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": "31,58,95,70", "outline_color": ACCENT, "outline_width": "0.3", "size": "4"}
    )
    disc = symbol.symbolLayer(0)
    disc.setDataDefinedProperty(QgsSymbolLayer.Property.Size, QgsProperty.fromExpression(_SIZE))
    beside = f"to_string(\"side\" * {_SIZE} / 2) || ',0'"
    disc.setDataDefinedProperty(QgsSymbolLayer.Property.Offset, QgsProperty.fromExpression(beside))
    renderer = QgsSingleSymbolRenderer(symbol)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause('"n"', False)]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)
    settings = QgsPalLayerSettings()
    settings.fieldName = 'format_number("n", 0)'
    settings.isExpression = True
    settings.setFormat(halo_text(7, ACCENT))
    settings.placement = QgsPalLayerSettings.Placement.OverPoint
    settings.quadOffset = Qgis.LabelQuadrantPosition.Over
    properties = settings.dataDefinedProperties()
    offset = QgsProperty.fromExpression(f"to_string(\"side\" * {_SIZE} / 2) || ',0'")
    properties.setProperty(QgsPalLayerSettings.Property.OffsetXY, offset)
    settings.setDataDefinedProperties(properties)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    layer.setMapTipTemplate('[% "name" %] ([% "teryt" %]), [% "period" %]: [% "n" %]')
    between(layer, CLUSTER_SCALE, 0)


def fill_statistics(layer: QgsVectorLayer, found: AreaCounts) -> None:
    """Puts the counts at their seats; codes without a known seat are counted in the notes. On the main thread."""
    totals = found.totals
    seats = _seats(found.digits)
    placed = [code for code in totals.index if code in seats]
    crs = QgsCoordinateReferenceSystem(layer.crs())
    longitude, latitude = (np.array([seats[code][i] for code in placed], dtype=float) for i in (1, 2))
    x, y = transform(longitude, latitude, QgsCoordinateReferenceSystem(_WGS84), crs)
    sides = _sides(placed, seats)
    features = []
    for code, easting, northing in zip(placed, x.tolist(), y.tolist(), strict=True):
        feature = QgsFeature(layer.fields())
        n = int(totals[code])
        feature.setAttributes([code, seats[code][0], found.period.code, n, sides[code]])
        if np.isfinite(easting) and np.isfinite(northing):
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(easting, northing)))
        features.append(feature)
    provider = layer.dataProvider()
    provider.truncate()
    provider.addFeatures(features)
    # Another period, maybe, than the last time the store was opened.
    layer.setName(title(found))
    QgsLayerNotesUtils.setLayerNotes(layer, f"<p>{notes(found)}</p>")
    QgsExpressionContextUtils.setLayerVariable(layer, LARGEST, int(max(totals.max(), 1)) if len(totals) else 1)
    layer.updateExtents()
    layer.triggerRepaint()


def notes(found: AreaCounts) -> str:
    """What the layer shows, in words."""
    said = [
        tr("Counts of police statistics, all categories together: {period}, source system {system}.").format(
            period=period_name(found.period), system=found.source_system
        ),
        tr("A disc stands at the seat of its area; its area grows with the count."),
    ]
    if found.summed_from:
        said.append(tr("The counts of smaller areas were added up."))
    without = len(set(found.totals.index) - set(_seats(found.digits)))
    if without:
        said.append(tr("Codes without a known place: {n}. They are not on the map.").format(n=number(without)))
    said.append(tr("What is recorded is not all that happens."))
    return " ".join(said)


def title(found: AreaCounts) -> str:
    """The name of the layer."""
    return tr("Police statistics, {period}").format(period=period_name(found.period))


@lru_cache(maxsize=2)
def _seats(digits: int) -> dict[str, Seat]:
    """The seats of powiats, or the middles of voivodeships, by TERYT code."""
    if digits == teryt.POWIAT:
        return {code: (name, longitude, latitude) for code, name, longitude, latitude in ground.powiat_seats()}
    names, middles = regions.voivodeship_names(), {}
    for code, outline in regions.voivodeships().items():
        point = outline.representative_point()
        middles[code] = names[code], point.x, point.y
    return middles


def _sides(codes: list[str], seats: dict[str, Seat]) -> dict[str, int]:
    """On which side of its seat a disc stands: -1 left, 1 right, 0 on it.

    A city and the powiat around it share a seat: their discs stand side by side, the city's on the left.
    """
    at: dict[tuple[float, float], list[str]] = {}
    for code in codes:
        at.setdefault(seats[code][1:3], []).append(code)
    sides = dict.fromkeys(codes, 0)
    for together in at.values():
        if len(together) == 2:
            right, left = sorted(together)  # cities have the larger numbers
            sides[left], sides[right] = -1, 1
    return sides
