"""The maps of a verification card: the place close up with what was reported around it, and where in the unit it is."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from qgis.core import (
    QgsGeometry,
    QgsMarkerSymbol,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ..domain.statuses import Workflow
from ..store.base import Unit
from ..text import tr
from .card import AROUND_METRES, CardContent
from .charts import ACCENT
from .place_names import marks_of
from .sheet_map import SheetMap, bounds_of

MARK_MM, OTHER_MM = 5.0, 2.4
RING_MM = 11.0
SMALL_RING = 0.4  # of its size where the whole unit is shown


def threat_map(
    project: QgsProject,
    content: CardContent,
    units: Sequence[Unit],
    workflow: Workflow,
    size: tuple[float, float],
    base_map: QgsRasterLayer | None = None,
) -> SheetMap:
    """The place, 300 m to each side; on the user's base map, where there is one."""
    threat = content.threat
    map_ = SheetMap(project, QgsRectangle.fromCenterAndSize(_place(content), AROUND_METRES, AROUND_METRES), size, units)
    if base_map is None:
        map_.add_neighbours(content.unit)
    map_.add_base_map(base_map)
    map_.add_outlines(content.unit)
    map_.legend.clear()  # the boundary seldom crosses a map of this scale
    map_.add_places(content.unit, [(threat.x, threat.y, RING_MM / 2), *marks_of(content.around, OTHER_MM)])
    if len(content.around):
        map_.add(map_.threats(tr("Other reports"), content.around, workflow, OTHER_MM), legend=True)
    map_.add(_ring(map_, content), legend=True)
    own = pd.DataFrame({"x": [threat.x], "y": [threat.y], "status": [threat.status]})
    map_.add(map_.threats(tr("This threat"), own, workflow, MARK_MM))
    return map_


def overview_map(
    project: QgsProject, content: CardContent, units: Sequence[Unit], size: tuple[float, float]
) -> SheetMap:
    """Where in the area of the unit it is."""
    bounds = bounds_of(content.unit) or QgsRectangle.fromCenterAndSize(_place(content), 20_000, 20_000)
    map_ = SheetMap(project, bounds, size, units)
    map_.add_neighbours(content.unit)
    map_.add_outlines(content.unit)
    map_.add_places(content.unit, [(content.threat.x, content.threat.y, RING_MM * SMALL_RING / 2)])
    map_.add(_ring(map_, content, SMALL_RING))
    return map_


def _place(content: CardContent) -> QgsPointXY:
    return QgsPointXY(content.threat.x, content.threat.y)


def _ring(map_: SheetMap, content: CardContent, scale: float = 1.0) -> QgsVectorLayer:
    layer = map_.memory("Point", tr("This threat"), [], [(QgsGeometry.fromPointXY(_place(content)), [])])
    symbol = QgsMarkerSymbol.createSimple(
        {
            "name": "circle",
            "color": "0,0,0,0",
            "outline_color": ACCENT,
            "outline_width": "0.6",
            "size": str(RING_MM * scale),
        }
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer
