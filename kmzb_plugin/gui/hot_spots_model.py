"""Ranked hot spots as a table: read from a layer in the background, spoken by screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    NULL,
    Qgis,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayer,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ..text import tr
from .wording import number

NEEDED = ("rank", "name", "count")
"""The fields by which a layer of hot spots is known."""

NUMBERS = ("ratio", "share", "area_km2", "density", "category_share")
MOST = 1000
RANK, NAME, COUNT, RATIO = range(4)


@dataclass(frozen=True)
class HotSpot:
    """A row: what the layer says of one hot spot; None or empty where it does not."""

    id: int
    rank: int | None
    name: str
    count: float
    geometry: QgsGeometry
    category: str = ""
    ratio: float | None = None
    share: float | None = None
    area_km2: float | None = None
    density: float | None = None
    category_share: float | None = None


def holds_hot_spots(layer: QgsMapLayer | None) -> bool:
    """Whether a layer has what the list needs: polygons with a rank, a name and a count."""
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        return False
    if layer.geometryType() != Qgis.GeometryType.Polygon:
        return False
    fields = layer.fields()
    index = [fields.lookupField(name) for name in NEEDED]
    return min(index) >= 0 and all(fields.at(i).isNumeric() for i in (index[RANK], index[COUNT]))


def read_spots(source: QgsVectorLayerFeatureSource) -> list[HotSpot]:
    """The first hot spots by rank. It may be called on any thread; `source` was made on the layer's own."""
    fields = source.fields()
    request = QgsFeatureRequest()
    request.addOrderBy("rank", True, False)  # those without a rank are the last
    request.setLimit(MOST)
    request.setSubsetOfAttributes([*NEEDED, *NUMBERS, "category"], fields)
    return [_spot(feature) for feature in source.getFeatures(request)]


def _spot(feature: QgsFeature) -> HotSpot:
    def value(name: str) -> Any:
        index = feature.fields().lookupField(name)
        found = feature[index] if index >= 0 else None
        return None if found == NULL else found

    return HotSpot(
        feature.id(),
        None if (rank := value("rank")) is None else int(rank),
        str(value("name") or ""),
        float(value("count") or 0),
        QgsGeometry(feature.geometry()),
        str(value("category") or ""),
        **{name: None if (found := value(name)) is None else float(found) for name in NUMBERS},
    )


def shortly(value: float) -> str:
    """A number with a decimal where it is small and has any."""
    return number(value, 1 if value < 100 and value % 1 else 0)


class HotSpotsModel(QAbstractTableModel):
    """Rank, name, reports, and how many times the expected number they are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spots: tuple[HotSpot, ...] = ()

    def set_spots(self, spots: Sequence[HotSpot]) -> None:
        """Shows other hot spots."""
        self.beginResetModel()
        self._spots = tuple(spots)
        self.endResetModel()

    def spot(self, row: int) -> HotSpot:
        """The hot spot of a row."""
        return self._spots[row]

    def row_of(self, id_: int) -> int:
        """The row of a feature, or -1."""
        return next((row for row, spot in enumerate(self._spots) if spot.id == id_), -1)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._spots)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return ("#", tr("Hot spot"), tr("Reports"), "×")[section]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return (tr("Rank"), tr("Hot spot"), tr("Reports"), tr("Times the expected"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        spot, column = self._spots[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            ratio = "" if spot.ratio is None else shortly(spot.ratio)
            return ("" if spot.rank is None else str(spot.rank), spot.name, shortly(spot.count), ratio)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            rank = "" if spot.rank is None else f"{spot.rank}. "
            return f"{rank}{spot.name}: {details(spot)}"
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == NAME else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def details(spot: HotSpot) -> str:
    """Everything that the layer says of a hot spot beside rank and name."""
    parts = [tr("{n} reports").format(n=shortly(spot.count))]
    if spot.ratio is not None:
        parts.append(tr("{times} times the expected").format(times=shortly(spot.ratio)))
    if spot.share is not None:
        parts.append(tr("{share} % of all").format(share=number(spot.share, 1)))
    if spot.area_km2 is not None:
        parts.append(f"{number(spot.area_km2, 2)} km²")
    if spot.density is not None:
        parts.append(tr("{n} per km²").format(n=shortly(spot.density)))
    if spot.category:
        share = "" if spot.category_share is None else f" ({number(spot.category_share)} %)"
        parts.append(tr("most reported: {category}").format(category=spot.category) + share)
    return "\N{NO-BREAK SPACE}· ".join(parts)  # no line begins with the dot
