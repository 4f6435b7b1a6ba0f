"""The map of change: the units below one, by whether there are more or fewer reports than chance would have it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
)

from ..store.base import Unit
from .charts import ACCENT
from .garrison import FOR_SURE, GarrisonContent
from .garrison_wording import change_names
from .map_styles import map_text
from .sheet_map import NOWHERE, SheetMap, bounds_of, geometry, label

WIDE_MM = 130.0  # of the frame: from here on units have room for their names
# Full, white and dotted: told apart on a grey printer, too.
_FILLS = {
    FOR_SURE: {"color": "#5b7ba6", "style": "solid"},
    -FOR_SURE: {"color": "#5b7ba6", "style": "dense6"},
    0: {"color": "#ffffff", "style": "solid"},
}


LETTER_MM, LINE_MM = 1.25, 2.9
"""How much room a letter and a line of a label take."""
BEYOND = 1.5  # so far a label may reach beyond the largest circle in an area


def name_with_room(unit: Unit, metre_per_mm: float) -> str:
    """The name of a unit, a line a word under its number; empty where its area is too small for that."""
    words = unit.name.split()
    half = math.hypot(max(map(len, words), default=0) * LETTER_MM, (1 + len(words)) * LINE_MM) / 2
    _, radius = geometry(unit).poleOfInaccessibility(metre_per_mm)
    return unit.name if half <= BEYOND * radius / metre_per_mm else ""


def change_map(
    project: QgsProject, content: GarrisonContent, units: Sequence[Unit], size: tuple[float, float]
) -> SheetMap:
    """The units with their number in the table; in a wide frame with their name, too, where it has room."""
    map_ = SheetMap(project, bounds_of(content.unit) or QgsRectangle(NOWHERE), size, units)
    map_.add_neighbours(content.unit)
    classes = content.change.classes()
    rows = [
        (geometry(unit), [_shown(int(classes[i])), str(i + 1), name_with_room(unit, map_.metre_per_mm)])
        for i, unit in enumerate(content.units)
        if unit.area_wkb and (unit.id != content.unit.id or len(content.units) == 1)
    ]
    layer = map_.memory("Polygon", "change", ["change:integer", "number:string", "name:string"], rows)
    names, there = change_names(), {values[0] for _, values in rows}
    categories = []
    for change, name in names.items():
        if change in there:
            symbol = QgsFillSymbol.createSimple({**_FILLS[change], "outline_color": ACCENT, "outline_width": "0.25"})
            categories.append(QgsRendererCategory(change, symbol, name))
    layer.setRenderer(QgsCategorizedSymbolRenderer("change", categories))
    label(layer, _numbers(map_.width >= WIDE_MM))
    map_.add(layer, legend=True)
    return map_


def _shown(change: int) -> int:
    """What p alone says is within chance here, as it is in the table."""
    return change if abs(change) == FOR_SURE else 0


def _numbers(named: bool) -> QgsPalLayerSettings:
    settings = QgsPalLayerSettings()
    settings.fieldName = '"number" || \' \' || "name"' if named else "number"
    settings.isExpression = named
    settings.wrapChar = " "
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    settings.setFormat(map_text(6.5, "#000000", bold=not named))
    settings.placement = Qgis.LabelPlacement.Horizontal
    overlap = settings.placementSettings()
    overlap.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
    settings.setPlacementSettings(overlap)
    return settings
