"""Layers of hot spots, and the browser over a canvas."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from kmzb_plugin.gui.hot_spots import HotSpotsPanel
from kmzb_plugin.gui.hot_spots_model import HotSpotsModel

from ..conftest import wait_for

FIELDS = (
    "field=rank:integer&field=name:string&field=count:integer&field=expected:double&field=ratio:double"
    "&field=share:double&field=area_km2:double&field=density:double&field=q_min:double"
    "&field=category:string&field=category_share:double"
)
WHOLE = QgsRectangle(600_000, 400_000, 640_000, 430_000)


def square(x: float, y: float, side: float = 1000.0) -> QgsGeometry:
    return QgsGeometry.fromRect(QgsRectangle(x, y, x + side, y + side))


def spot_layer(n: int = 5, name: str = "Ranked hot spots", fields: str = FIELDS) -> QgsVectorLayer:
    """Hot spots a kilometre wide, the last one first in the layer."""
    layer = QgsVectorLayer(f"MultiPolygon?crs=EPSG:2180&{fields}", name, "memory")
    features = []
    for rank in range(n, 0, -1):
        feature = QgsFeature(layer.fields())
        values = [
            rank,
            f"ul. Żółkiewskiego {rank}, Radom",
            100 - rank,
            2.5,
            12.26,
            8.9,
            6.72,
            66.4,
            0.001,
            "Noise",
            34.0,
        ]
        feature.setAttributes(values[: layer.fields().count()])
        feature.setGeometry(square(605_000 + 5000 * (rank % 7), 405_000 + 1500 * (rank // 7)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


@dataclass
class Browser:
    """The panel over a canvas, what was flashed, and what it said."""

    panel: HotSpotsPanel
    canvas: QgsMapCanvas
    flashed: list[list[QgsGeometry]] = field(default_factory=list)
    left: list[bool] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    errors: list[Any] = field(default_factory=list)

    @property
    def model(self) -> HotSpotsModel:
        return self.panel.model

    def names(self) -> list[str]:
        return [self.model.index(row, 1).data() for row in range(self.model.rowCount())]

    def wait(self, rows: int) -> None:
        wait_for(lambda: self.model.rowCount() == rows, f"{rows} hot spots")

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.panel.spotView, key)

    def row(self) -> int:
        return int(self.panel.spotView.currentIndex().row())


def add(layer: QgsVectorLayer) -> QgsVectorLayer:
    QgsProject.instance().addMapLayer(layer)
    return layer
